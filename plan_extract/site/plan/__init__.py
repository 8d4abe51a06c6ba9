"""The page of one plan.

In: a plan's rows. Out: a page.
May import: ``plan_extract.site.common`` and below.
"""
