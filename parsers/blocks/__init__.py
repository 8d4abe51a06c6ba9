"""The project detail blocks of part 3: lines to fields and items; a block matched with its row of the table.

In: ``Section``s and lines, ``Grid``s whose rows are blocks. Out: ``DetailBlock``s.
May import: ``parsers.tables``, ``parsers.structure`` and below.
"""
