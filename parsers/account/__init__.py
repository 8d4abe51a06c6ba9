"""The account: every printed number that may be money, and what became of it.

What may be money is entered in the ``ledger`` by where it stands (``entering``); what was read claims it
(``claims_of_rows``, ``claims_of_totals``, ``claims_of_blocks``), and rules name the rest (``unclaimed``, ``leftover``).

In: a source and what the other rooms read in it. Out: an ``Account``.
May import: ``parsers.values``, ``parsers.records``, ``extract.ground``, ``extract.text.latex.unprinted``,
``extract.text.raised_satang``, ``parsers.tables.rows.row_begins``.
"""
