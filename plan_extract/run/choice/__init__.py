"""What a run reads and what it keeps: the files of RAW, what an earlier run knows of them, corrections.

In: a folder, the version published before. Out: the plans to read, the rest as they are.
May import: ``plan_extract.engine``, ``normalize``, ``extract``.
"""
