"""Web pages, and the tables in their markup and in that of text files.

In: bytes of HTML, or a ``SourceText``. Out: a ``SourceText``, or ``Table``s.
May import: ``extract.text``, ``extract.ground``.
"""
