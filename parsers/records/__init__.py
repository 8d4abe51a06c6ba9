"""What the parsers find in a plan. Frozen values; each knows the lines it was read from.

In and out: plain values. May import: ``extract.ground``.

Texts keep the document's own wording and digits. Numbers, years and dates are converted; an amount is a
``Decimal`` of baht or None, and a None always has a status that says why (absent, ``-`` and ``0`` are three
things).
"""
