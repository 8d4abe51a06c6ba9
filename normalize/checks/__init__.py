"""What a plan's records and rows say against each other.

In: a ``PlanDocument`` and its rows. Out: issues.
May import: ``normalize.rows``, ``normalize.schema``, ``parsers``, ``extract.ground``.

``plan`` puts all checks together; each of the others compares one thing:

- ``missing``: what a plan lacks.
- ``places``: names of places with the country's list.
- ``tree``: headings of projects with the handbooks that are known.
- ``years``: the plan's years with those of its tables and its announcement.
- ``totals``: printed totals with the sums of their rows, and with each other.
- ``row_sums``: a row with its total, its sources of money and its parts.
- ``counts``: declared counts of projects with what was found.
- ``targets``: targets of one year with each other.
- ``risks``: rows of the risk table with each other.
- ``projects``: the budget table with the detail blocks; of these ``branches`` the headings, ``budget_agreement`` the
  money, ``units`` the offices.
- ``plausibility``: amounts with what else they may be.
- ``pages``: amounts with how well their pages were read.
- ``numbering``: printed numbers with those that are due.
- ``parts_of_plan``: the words for the part that an issue is about.
"""
