"""How a plan is built: headings, the section tree, the handbook's tree, and which documents are plans at all.

In: a ``SourceText``. Out: ``Section``s, heading kinds, a refusal.
May import: ``parsers.values`` and below.
"""
