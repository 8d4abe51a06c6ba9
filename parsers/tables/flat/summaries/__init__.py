"""Tables that sum a plan up by dimension and year, with blanks or line ends between cells.

In: the lines of a text. Out: ``FlatSummary``s, each with a ``Grid`` where its cells are sure.
May import: ``parsers.tables.flat.ground`` and below.

``flat_summaries`` finds them: ``summary_heads`` reads their names, ``dimension_rows`` their dimensions and values.
"""
