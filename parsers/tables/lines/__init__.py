"""Tables that print a cell a line, or whose cells go on over line ends.

In: the lines of a text. Out: ``Grid``s.
May import: ``parsers.tables.flat`` and below.
"""
