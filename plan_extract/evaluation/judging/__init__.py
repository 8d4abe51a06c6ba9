"""Rows held against gold: facts that are right or not, and their scores.

In: gold and rows. Out: verdicts and scores.
May import: ``plan_extract.evaluation.gold``, ``extract.ground``.
"""
