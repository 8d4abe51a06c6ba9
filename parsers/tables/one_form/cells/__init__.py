"""Cells that hold more than one thing, or less: as cells of what their column's head says.

In: grids. Out: as many, with names, fields, counts and the money of others out of the cells, and satang behind baht.
May import: ``parsers.tables.columns``, ``parsers.structure`` and below.
"""
