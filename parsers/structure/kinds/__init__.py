"""Which documents are plans against corruption, and which files are parts of one.

In: lines and file names. Out: what a document is, or why it is refused.
May import: ``parsers.values`` and below.
"""
