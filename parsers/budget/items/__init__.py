"""The items of a printed row, with their place in the tree, their cells, and the rows that are parts of them.

In: rows of a grid and what its columns mean. Out: drafts of items, each with a value or an issue for every year.
May import: ``parsers.tables`` and below.
"""
