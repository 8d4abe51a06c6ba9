"""In which unit the money of a budget table is printed: what lines beside it say (``lines_beside``), headings among its
rows (``of_headings``), other lines and rows there (``between_rows``), a row of itself (``of_rows``), the stars that a
line gives another unit (``of_starred_rows``), the sums of rows (``of_sums``).

In: grids, their columns and the source. Out: the columns of each row with the unit of their money, None where that is
not certain. What heads of columns say is for ``parsers.tables.columns``.
May import: ``parsers.tables`` and below.
"""
