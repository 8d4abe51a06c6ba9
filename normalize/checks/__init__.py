"""What a plan's records and rows say against each other.

In: a ``PlanDocument`` and its rows. Out: issues.
May import: ``normalize.rows``, ``normalize.schema``, ``parsers``, ``extract.ground``.
"""
