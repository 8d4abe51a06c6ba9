"""The budget tables of part 2: grids to items with a cell a year, and total rows; shared cells settled.

In: ``Grid``s. Out: a ``BudgetTable``.
May import: ``parsers.tables`` and below.
"""
