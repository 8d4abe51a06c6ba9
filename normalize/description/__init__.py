"""The schema for people and programs: Data Package, dictionary, Fiscal Data Package.

In: the schema. Out: JSON and Markdown values.
May import: ``normalize.schema``, ``extract.ground``.
"""
