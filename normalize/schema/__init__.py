"""The contract with who loads the data: every table and column described once, and the check that rows fit it.

In: nothing, or rows. Out: tables, Arrow schemas, errors.
May import: ``extract.ground``, ``parsers.rules``.
"""
