"""Tables set by position, as a PDF's text printed with its layout: the place on the line tells the column.

In: the lines of a text. Out: ``Grid``s.
May import: ``parsers.tables.flat`` and below.
"""
