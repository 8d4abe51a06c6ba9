"""From the lines of a plan to typed records: what the document means. No file, no click, no pandas, no pyarrow.

In: a ``SourceText``. Out: a ``PlanDocument``.
May import: ``extract.ground``, ``extract.text.repair``, ``extract.text.dress``, ``extract.text.torn_lines``,
``extract.text.lost_marks``, ``extract.text.latex.unprinted``, ``extract.text.raised_satang``,
``extract.text.page_units``, ``extract.web.markup``.
"""
