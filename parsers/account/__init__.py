"""The account: every printed number that may be money, and what became of it.

In: a source and what the other rooms read in it. Out: an ``Account``.
May import: ``parsers.values``, ``parsers.records``, ``extract.ground``, ``extract.text.latex.unprinted``,
``extract.text.raised_satang``, ``parsers.tables.rows.row_begins``.
"""
