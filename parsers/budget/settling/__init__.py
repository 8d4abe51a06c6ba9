"""Cells that several projects share: whose each value is, by totals and blocks, and what stays shared.

In: items with open cells, totals, claims of blocks. Out: the items settled, and ``SharedAmount``s.
May import: ``parsers.structure`` and below.
"""
