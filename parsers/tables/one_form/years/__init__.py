"""Years that stand in rows, in cells, over rows or several in one head: as a column a year.

In: grids. Out: as many, each amount below the year that is printed beside it, or over all that it may be of.
May import: ``parsers.tables.columns``, ``parsers.structure`` and below.
"""
