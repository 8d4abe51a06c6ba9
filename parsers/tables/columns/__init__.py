"""What a column of a table means: its role, year and unit, from its whole head, its cells and the plan's years.

In: the rows of a grid, lines around it. Out: the columns with their meaning.
May import: ``parsers.structure`` and below.
"""
