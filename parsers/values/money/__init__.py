"""Money in a piece of text: in cells of tables and in the budget fields of blocks, with years, roles and totals.

In: ``str``. Out: amounts of baht as ``Decimal``, each with its place and its words, or why there is none.
May import: ``parsers.values``, ``parsers.records``, ``parsers.rules``, ``extract.ground``.
"""
