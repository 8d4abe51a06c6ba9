"""The project detail blocks of part 3: lines to fields and items; a block matched with its row of the table.

In: ``Section``s and lines. Out: ``DetailBlock``s.
May import: ``parsers.tables.legible``, ``parsers.structure`` and below.
"""
