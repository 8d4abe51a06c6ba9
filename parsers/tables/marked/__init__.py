"""Tables whose cells signs or labels mark: HTML, pipes, drawn borders, entries with a label a column.

In: the lines of a text. Out: ``Grid``s.
May import: ``parsers.tables.columns``, ``parsers.tables.rows``, ``parsers.structure`` and below.
"""
