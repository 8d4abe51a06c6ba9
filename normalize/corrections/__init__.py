"""A person's corrections: read, checked, put into a plan before its rows are made.

In: ``corrections.csv`` and a ``PlanDocument``. Out: a corrected ``PlanDocument``.
May import: ``normalize.rows`` and below.
"""
