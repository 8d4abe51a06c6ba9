"""Rows and lines that print sums: of what each is one, and what it counts.

In: rows of a grid and the items above them. Out: ``BudgetTotal``s.
May import: ``parsers.budget.items``, ``parsers.tables`` and below.
"""
