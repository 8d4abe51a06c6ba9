"""Cells that several projects share, and rows that lost a cell: whose each value is, by totals and blocks.

In: items with open cells, totals, claims of blocks. Out: the items settled, and ``SharedCell``s.
May import: ``parsers.budget.items``, ``parsers.structure`` and below.
"""
