"""From records to the published dataset: rows, checks, and files that take their place together.

In: a ``PlanDocument``. Out: rows of every table; a version of a dataset.
May import: ``parsers`` and ``extract.ground``.
"""
