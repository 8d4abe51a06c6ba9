"""Tables that lost their form: gaps, line ends or single blanks between cells and nothing else.

In: the lines of a text. Out: ``Grid``s, of rows whose values leave no choice.
May import: ``parsers.tables.columns``, ``parsers.tables.rows``, ``parsers.structure`` and below.
"""
