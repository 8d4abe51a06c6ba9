"""How right a dataset is: judged by gold, held against a record, compared with another dataset.

In: OUT and gold. Out: verdicts, scores, changes.
May import: ``plan_extract.dataset`` and below.
"""
