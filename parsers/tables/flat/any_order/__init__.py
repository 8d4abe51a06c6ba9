"""Tables of pages that were read in their own order.

In: the lines of a text, or values and what is known of rows. Out: ``Grid``s, or the cell of each value.
May import: ``parsers.tables.flat.heads`` and below.

``reading_order`` makes the tables: ``scattered_texts`` tells their texts (``loose_words`` those of narrow columns that
no empty line parts, ``values_with_words`` what stands behind a last value, ``beside_table`` what the document prints
elsewhere, ``printed_together`` which texts stand together there), ``rows_and_titles`` gives titles to numbers,
``columns_in_order`` puts the values into columns. ``sparse_columns`` does so where cells are empty and the details of
the rows are known (``sparse_rows``), by the ``sparse_ways`` in which the values may stand; ``rows_of_values`` where
each row's stand side by side, whatever the order of the rows.
``one_year`` reads tables with one column of money.
"""
