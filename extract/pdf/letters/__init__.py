"""The letters and rulings of one page: glyphs made Thai again, by two libraries.

In: a page of an open PDF. Out: a ``RawPage``.
May import: ``extract.text``, ``extract.ground``.
"""
