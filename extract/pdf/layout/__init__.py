"""Letters and rulings of pages to printed lines, tables, and tables over pages.

In: ``RawPage``s. Out: paragraphs and ``LongTable``s in reading order.
May import: ``extract.pdf.letters``, ``extract.ground``.
"""
