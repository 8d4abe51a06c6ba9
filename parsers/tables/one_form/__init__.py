"""Tables of any form as the readers of the budget know them: a row a project, a column a year.

``in_one_form`` has the steps in their order, a module each, in a room for what they change: ``cells``, ``projects``,
``years``. A step looks at heads and cells, changes the grids of its own kind and gives all others back as they came; no
value is changed, added or left out.

In: the grids of a document. Out: as many or fewer, each cell with its own lines.
May import: ``parsers.tables.columns``, ``parsers.structure`` and below.
"""
