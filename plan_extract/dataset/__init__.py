"""One published version to read: SQL, the tidy budget, data frames.

In: OUT. Out: tables and frames.
May import: ``plan_extract.printing``, ``normalize`` and below.
"""
