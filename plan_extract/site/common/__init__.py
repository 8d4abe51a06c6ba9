"""What all pages share: words, numbers, links, charts, templates, files.

In: rows and values. Out: markup.
May import: ``plan_extract.dataset``, ``normalize.schema``, ``extract.ground``.
"""
