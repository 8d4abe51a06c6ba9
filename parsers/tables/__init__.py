"""Printed tables: lines to grids of cells, a module a dialect; what a column and a project cell hold.

In: a ``SourceText``. Out: ``Grid``s.
May import: ``parsers.structure`` and below.
"""
