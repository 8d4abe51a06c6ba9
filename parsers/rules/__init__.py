"""What can be listed: patterns, names and trees as TOML, each with examples and counterexamples.

In: a name. Out: the content of its file.
May import: ``extract.ground``.
"""
