"""What a plan says beside its projects: whose it is, counts, risks, SWOT, targets, statements, contents.

In: ``Section``s, ``Grid``s and lines. Out: a record each.
May import: ``parsers.tables`` and below.
"""
