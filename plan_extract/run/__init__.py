"""A folder of plans to a published dataset; what is unchanged is not read again.

In: RAW and OUT. Out: a ``RunResult``, and OUT.
May import: ``plan_extract.engine``, ``plan_extract.printing`` and below.
"""
