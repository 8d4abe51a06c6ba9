"""Where a flattened table begins, and what its columns are.

In: the lines of a text. Out: a ``FlatHead``, or the names of a head of another kind.
May import: ``parsers.tables.flat.ground`` and below.

``find_heads`` tries the forms: one thing parts all names (``even_heads``), or now this, now that (``mixed_heads``).
``names`` are those on a line, ``torn_names`` those that go on over lines; ``columns`` makes the head of them.
``line_heads`` finds heads of tables whose rows begin with a number and end with values. Two are put together for
readers of their own: ``scattered_heads``, with other texts between, and ``torn_heads``, whose names narrow columns
tore.
"""
