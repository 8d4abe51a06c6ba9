"""Rows whose cells are parted now by a line end, now by a gap, now by a single blank.

In: a head and the lines below it. Out: ``GridRow``s.
May import: ``parsers.tables.flat.heads`` and below.

``mixed_reader`` gathers the pieces of a row (``mixed_rows``) as they come, ``mixed_cells`` puts them into columns.
``lines_behind`` says whose lines behind a row are, ``titles_over_pages`` which go on with a title below the next head.
"""
