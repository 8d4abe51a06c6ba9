"""What a row's cells hold, whether they fit the columns of their table, and which of two readings fits better.

One text in a column is judged by ``cell_kinds.misfit``; a printed row by ``fit.row_fits``; texts without columns are
placed by ``best_columns``; a whole table, against another reading of its lines, is judged by ``readings.prove``. All
ask ``misfit``. Which line begins a row, and is joined to none, ``row_begins`` tells all who join lines.

In: cells and what the columns mean. Out: cells, items, readings that are proved or refused.
May import: ``parsers.tables.columns``, ``parsers.structure`` and below.
"""
