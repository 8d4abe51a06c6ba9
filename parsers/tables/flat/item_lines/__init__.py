"""Tables of a line for each line of a cell, whose items count on.

In: the lines of a text. Out: ``Grid``s, where totals count and sum up what is above them.
May import: ``parsers.tables.flat.by_row`` and below.

``item_tables`` makes the tables and proves them; ``parts`` tells dimensions, missions, items and totals by their
beginnings, ``words`` whose the words between two items are.
"""
