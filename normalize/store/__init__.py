"""Rows of many plans to the files of a version, published all or nothing, on a disk or in a bucket.

In: encoded rows. Out: a published version.
May import: ``normalize.description``, ``normalize.rows.likeness``, ``normalize.schema``, ``extract.ground``.
"""
