"""Tables whose rows are no projects, or not all of one: as tables with a row a project, below a head that says so.

In: grids. Out: as many or fewer, turned upright, put side by side, with headings alone on their rows, and a
total in a table of its own below the one above it.
May import: ``parsers.tables.columns``, ``parsers.structure`` and below.
"""
