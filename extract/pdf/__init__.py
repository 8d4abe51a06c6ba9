"""PDF documents: every line with its page.

In: bytes of .pdf. Out: a ``SourceText``.
May import: ``extract.text``, ``extract.ground``. The only room that knows PDF libraries.
"""
