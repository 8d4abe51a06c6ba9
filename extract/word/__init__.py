"""Word documents.

In: bytes of .docx. Out: a ``SourceText``, tables as HTML rows.
May import: ``extract.text``, ``extract.ground``.
"""
