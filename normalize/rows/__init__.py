"""Records to rows, a module a part of the plan.

In: records of ``parsers``. Out: rows as plain values in schema order.
May import: ``normalize.schema``, ``parsers``, ``extract.ground``.
"""
