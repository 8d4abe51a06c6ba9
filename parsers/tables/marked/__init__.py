"""Tables whose cells signs or labels mark: tags, pipes, padded bars, drawn borders, entries with a label a column.

In: the lines of a text, or a typed ``Table`` of what the file marks as one. Out: ``Grid``s.
May import: ``parsers.tables.columns``, ``parsers.tables.rows``, ``parsers.structure`` and below.
"""
