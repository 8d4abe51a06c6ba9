"""The report: a dataset as static pages that open from the disk, for people who want to look before they compute.

In: OUT. Out: a folder of pages.
May import: ``plan_extract.dataset`` and below.
"""
