"""Printed tables: lines to grids of cells, a module a dialect; what a column and a project cell hold.

In: a ``SourceText``. Out: ``Grid``s.
May import: ``parsers.structure`` and below.

``grid`` calls the dialects, ``tabs`` and ``unmarked`` among them. What is ``marked`` comes first, then counted rows of
tabs over line ends or with merged cells (``lines.counted_rows``), such rows without numbers and with no cell below a
merged one (``lines.copied_rows``), rows that have a line for each of their cells
(``lines.even_rows``) and what sums a plan up by dimension, whatever parts its cells (``flat.summaries``), then
``tabs``, where a cell may begin a line of its own (``lines.tabbed_cells``).
Where no head of these is whole: rows of tabs that line ends tear (``lines.broken_rows``).
Where none has a budget's head, or such a head stands between them: what nothing marks (``unmarked``), parted by gaps,
line ends or blanks (``flat``); and, unless all of that is proved, by place (``layout``), a line a cell
(``lines.bare_cells``) or whatever the order of the texts (``flat.any_order``). ``rows.readings`` chooses between
readings of the same lines; ``fewer_figures`` tears rows that leave out a cell which no place tells; ``columns`` says
what their columns mean.
"""
