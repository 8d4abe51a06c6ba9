"""What a row's cells hold, whether they fit the columns of their table, and which of two readings fits better.

In: cells and what the columns mean. Out: cells, items, readings that are proved or refused.
May import: ``parsers.tables.columns``, ``parsers.structure`` and below.
"""
