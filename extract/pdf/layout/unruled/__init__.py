"""Tables that rulings do not part in full: columns and rows by the places of their texts.

In: lines of a page and its rulings. Out: tables.
May import: ``extract.pdf.layout.pieces``, ``extract.pdf.letters``, ``extract.ground``.
"""
