"""What is printed on every page and is no part of the text: running heads, page numbers, a program's stamps.

In: a ``SourceText``. Out: the same with their lines blanked.
May import: ``parsers.tables.rows``, ``parsers.tables.columns``, ``parsers.structure`` and below.

``running_heads`` asks the others. ``page_numbers`` says which numbers alone on a line are pages', by their order and
what stands beside them; ``counted_pages`` where nothing does, ``misread_pages`` where an OCR misread them;
``printed_stamps`` knows a program's line of when a page was printed.
"""
