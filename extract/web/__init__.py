"""Web pages.

In: bytes of HTML. Out: a ``SourceText``, tables as HTML rows.
May import: ``extract.text``, ``extract.ground``.
"""
