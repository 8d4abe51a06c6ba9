"""Flattened tables that were printed row by row.

In: the lines of a text. Out: ``Grid``s.
May import: ``parsers.tables.flat.mixed_ends`` and below.

``flat_tables`` reads cells one by one: ``classic_rows`` where a head has dimension, mission, projects, years and one
remark, ``fitted_rows`` where it has other columns, ``mixed_ends`` where they are parted now so, now so. ``anchored``
reads rows whose values stand on one line (``anchored_rows``), ``merged_columns`` those beside merged cells,
``numbered_lines`` rows that begin with their number and end with their values: ``numbered_cells`` are theirs,
``units_behind_titles`` says where a title ends before a unit. ``last_cells`` says where a row of a cell a line ends,
``loose_cells`` in which of two columns a text stands, ``people_for_money`` which money may be a target,
``order_of_columns`` where the years are. ``scanned_rows`` reads the lines of a picture's table as an OCR gives them:
``scanned_lines`` what each is, ``scanned_sums`` which its totals prove, ``scanned_places`` the cells beside its rows.
"""
