"""The pages about all plans: the country's numbers, the list, the search.

In: OUT. Out: pages and data for their scripts.
May import: ``plan_extract.site.common`` and below.
"""
