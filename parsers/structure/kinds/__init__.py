"""Which documents are plans against corruption, whose several are in one file, which files are parts of one.

In: lines and file names. Out: what a document is, or why it is refused.
May import: ``parsers.values`` and below.
"""
