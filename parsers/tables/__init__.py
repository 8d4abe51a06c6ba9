"""Printed tables: lines to grids of cells, a module a dialect; what a column and a project cell hold.

In: a ``SourceText``. Out: ``Grid``s.
May import: ``parsers.structure`` and below.

``grid`` calls the dialects. What is marked comes first (``markup``, ``pipes``, ``drawn_tables``), then tabs, where a
cell may begin a line of its own (``cell_rows``). Where no head of these is whole: rows of tabs that line ends tear
(``broken_rows``). Where none has a budget's head: what nothing marks, parted by gaps, line ends or blanks (``flat``,
``flat_columns``, ``flat_mixed``); and, unless all of that is proved, by place (``layout_table``) or a line a cell
(``line_cells``). ``readings.prove`` chooses between readings of the same lines.
"""
