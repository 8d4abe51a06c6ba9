"""A text read with other lines or words than its file has, and what was read put back on those of the file.

In: a ``SourceText``. Out: a ``SourceText`` with the place of each of its lines in the file; a ``PlanDocument`` that was
read from it, on the file's lines.
May import: ``parsers.tables`` and below.
"""
