"""Letters and rulings of pages to printed lines, tables, and tables over pages.

In: ``RawPage``s. Out: paragraphs and ``LongTable``s in reading order.
``one_page`` lays out a page, ``written_pages`` puts those of a document in order.
May import: ``extract.pdf.letters``, ``extract.text``, ``extract.ground``.
"""
