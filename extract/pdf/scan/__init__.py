"""Pages that are pictures: rulings found in the ink, text read by Tesseract.

In: a picture of a page. Out: lines and tables.
May import: ``extract.pdf.layout``, ``extract.pdf.letters``, ``extract.ground``.
"""
