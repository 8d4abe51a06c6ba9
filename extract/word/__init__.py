"""Word documents.

In: bytes of .docx. Out: a ``SourceText``, tables as HTML rows.
May import: ``extract.web.read_html``, ``extract.text``, ``extract.ground``.
"""
