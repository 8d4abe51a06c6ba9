"""What all readers of flattened tables know: pieces, the columns of a head, what the words of rows are.

In: lines and pieces of them. Out: pieces, ``Cell``s and ``GridRow``s of them, a ``FlatHead``; what each word is.
May import: ``parsers.tables.columns``, ``parsers.tables.rows``, ``parsers.structure`` and below.

``pieces`` are the texts of a line, ``flat_head`` what a head says of the cells below it. ``row_words`` tells numbers of
rows and values from what looks like them, ``glued_words`` does so for a line that holds a whole row, ``rows_with_sums``
where it prints the sum of its values. ``values_between`` says whose the values between two rows are, ``office_names``
the names of units in charge.
"""
