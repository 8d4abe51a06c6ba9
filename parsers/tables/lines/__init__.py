"""Tables that print a cell a line, or whose cells go on over line ends.

In: the lines of a text. Out: ``Grid``s.
May import: ``parsers.tables.flat`` and below.

A table of a cell a line is read by six, each told by what parts its cells. A tab before each: ``tabbed_cells``. Tabs
between some, so that a line ends one cell and begins another: ``counted_rows``, where rows have numbers,
``broken_rows``, where all have as many tabs, else ``copied_rows``. Nothing, and an empty line for an empty cell:
``even_rows``, where every row has all its lines, which ``whole_rows`` counts, else ``bare_cells``. The first and the
last put cells into rows by ``filling``. Nothing, and no line for an empty cell: ``flat.by_row``, where the values of a
row leave no choice (``flat.by_column``, where columns were read one after the other).
``run_on_rows`` reads annual tables whose lines hold the end of one cell and the next ones, which ``run_on_cells`` tells
by what they are. ``grid`` says which is asked, ``rows.readings`` which is believed.
``paired_marks`` reads rows of tabs in which two ends of cells side by side became a line break, as ``catdoc`` writes
them. ``other_subjects`` reads tables of any other subject whose rows are counted. Heads over several rows have their
merged cells from ``merged_heads``, sums theirs from ``merged_sums``. ``uneven_tabs`` mends tables of tabs between the
cells of a line where a row is not printed so.
"""
