"""Text files, and the repairs that every text gets.

In: bytes. Out: a repaired ``SourceText``.
May import: ``extract.ground``.
"""
