"""Flattened tables whose columns were read one after the other.

In: the lines of a text. Out: ``Grid``s.
May import: ``parsers.tables.flat.heads`` and below.

``column_tables`` reads columns of a line a cell, and asks ``wrapped_columns`` where words stand on several lines.
"""
