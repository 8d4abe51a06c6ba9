"""What became of a run: results, its record, files set aside, the lines for a person, how a dataset is.

In: what became of each file. Out: records and text.
May import: ``plan_extract.run.choice``, ``plan_extract.engine``, ``plan_extract.printing``, ``normalize``, ``extract``.
"""
