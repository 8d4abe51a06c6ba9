"""What a page is made of: printed lines, texts over several lines, cells between rulings, tables of them.

In: letters and rulings of a page. Out: lines, cells, tables.
May import: ``extract.pdf.letters``, ``extract.ground``.
"""
