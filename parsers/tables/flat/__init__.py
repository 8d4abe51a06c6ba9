"""Tables that lost their form: gaps, line ends or single blanks between cells and nothing else.

In: the lines of a text. Out: ``Grid``s, of rows whose values leave no choice.
May import: ``parsers.tables.rows``, ``parsers.tables.one_form``, ``parsers.tables.columns`` and below.

How such a table becomes rows of a grid:

1. ``torn_cells.whole_cells`` and ``lone_pipes.with_gaps_for_pipes`` mend the lines before any table is looked for.
2. ``parsers.tables.unmarked.without_form`` asks the reader of each order in which cells may stand for its tables:
   ``by_row`` (``flat_tables``, ``anchored_tables``, ``numbered_tables``), ``by_column`` (``column_tables``) and
   ``any_order`` (``tables_in_reading_order``), and ``item_lines`` (``item_tables``) for items that count on, whatever
   that order. ``parsers.tables.grid`` asks ``summaries`` (``flat_summaries``) before.
3. A reader finds a head, as ``heads.find_heads.find_head`` does: the names on its lines become the columns of a
   ``FlatHead``.
4. Below it ``ground.pieces.pieces_of`` takes each line apart, and ``ground.row_words`` says which pieces are the number
   that is due, which are values. They are gathered to rows: a row begins at a number, an item or a total.
5. A row whose pieces fill the columns of the head in one way gets its cells by ``cell_of`` and ``row_of``; any other is
   ``torn``: it keeps its pieces as printed, for the budget table to refuse or mend.
6. ``ground.flat_head.table_below`` makes the ``Grid``. ``by_row.order_of_columns.in_best_order`` moves its years where
   the cells say so; ``not_by_row.without_order`` tells that it was not printed row by row. Of several readings of the
   same lines ``without_form`` takes the one with the best proof.
"""
