"""From a file to a document: what stands in it, as lines with their numbers and pages.

In: a path. Out: a ``SourceText``.
May import: nothing of this project outside this folder.
"""
