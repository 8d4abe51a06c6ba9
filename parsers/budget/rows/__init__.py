"""The rows below the heads of budget tables one by one: what each is, and what it leaves to those below it.

In: rows of a grid and what its columns mean. Out: ``RowsSoFar``: drafts of items, totals, issues.
May import: ``parsers.budget.items``, ``parsers.budget.totals``, ``parsers.tables`` and below.

``read_row`` tells what a row is: a sum (``sums``), more of the row above it (``of_row_above``), the items of projects
(``items_of_row``), money without one (``no_item``, ``shifted``), or cells that fit no columns (``uneven``). Where it
stands in the tree is for ``places``.
"""
