"""How text looks in a terminal: columns by their width, listings, answers to queries.

In: rows to look at. Out: lines.
May import: ``normalize`` and below.
"""
