"""Tables whose rows are no projects, or not all of one: as tables with a row a project, below a head that says so.

In: grids. Out: as many or fewer, turned upright, put side by side, with headings alone on their rows.
May import: ``parsers.tables.columns``, ``parsers.structure`` and below.
"""
