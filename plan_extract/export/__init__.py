"""A dataset as files for other programs: Excel, CSV, DuckDB. Whole, or not at all.

In: OUT. Out: a file or folder.
May import: ``plan_extract.dataset`` and below.
"""
