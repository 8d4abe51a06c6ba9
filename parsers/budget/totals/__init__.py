"""Rows and lines that print sums. A row (``total_rows``) is of what its words name (``what_is_summed``); its sums stand
in words (``sums_in_words``) or in its columns (``sums_in_columns``); beside them it counts (``counted``).

In: rows of a grid and the items above them. Out: ``BudgetTotal``s.
May import: ``parsers.budget.items``, ``parsers.tables`` and below.
"""
