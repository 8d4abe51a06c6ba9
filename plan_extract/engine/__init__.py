"""The files of one plan to its outcome, and many plans through processes or a cluster.

In: ``PlanFiles``. Out: ``Outcome``s.
May import: ``normalize`` and below.
"""
