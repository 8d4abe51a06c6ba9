"""Tables that lost their form: gaps, line ends or single blanks between cells and nothing else.

In: the lines of a text. Out: ``Grid``s, of rows whose values leave no choice.
May import: ``parsers.tables.columns``, ``parsers.tables.rows``, ``parsers.structure`` and below.

``heads`` finds where such a table begins, ``row_words`` says what the words of its rows are, ``last_cells`` where a
row ends. A reader for each way in which rows are printed: ``rows`` (cells one by one), ``anchored`` (values on one
line), ``numbered_lines`` (a row a line, its values known by their count: ``line_heads``, ``glued_words``), ``mixed``
(parted now so, now so: ``mixed_rows`` as they come, ``mixed_cells`` as columns), ``column_by_column`` and
``wrapped_columns`` (one column after the other), ``reading_order`` (a page that was read in its own order:
``scattered_heads`` finds its head, ``scattered_texts`` tells its texts, ``narrow_columns`` those of narrow columns
where no empty line parts them, by ``office_names``; ``columns_in_order`` puts its values into columns;
``sparse_columns`` does so where cells are empty and the details of the rows are known). ``titles_over_pages`` finds
what goes on with a title below the next page's head. ``other_orders`` moves the years where the head names them at
another place than the cells stand; ``out_of_order`` tells that a reading of ``rows`` is of a table that was not printed
row by row.
"""
