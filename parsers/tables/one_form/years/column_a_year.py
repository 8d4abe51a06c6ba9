"""A row with a column for each of several years in the place of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell, GridRow
from parsers.values.years import find_year_ranges


def with_column_a_year(
    row: GridRow, years: Mapping[int, Sequence[int | None]], values: Callable[[int, Cell], Iterable[Cell]] | None
) -> GridRow:
    """A row with as many cells as a column has ``years``, by its place: those that ``values`` makes of its cell; in the
    row of a head (None) its name with each year, or as that of their sum (None). A merged cell reaches over as many
    more.
    """
    cells: list[Cell] = []
    for place, cell in enumerate(row.cells):
        own = years.get(place, ())
        more = sum(len(years[at]) - 1 for at in years if place <= at < place + cell.columns)
        wide = cell._replace(columns=cell.columns + more) if cell.columns else cell
        if not own:
            cells.append(wide)
        elif cell.columns != 1:
            cells += [wide, *covered(cell, len(own))]
        elif values is None:
            cells += (cell.with_text(name_of_year(cell.text, year)) if cell.text else cell for year in own)
        else:
            cells += values(place, cell)
    return replace(row, cells=tuple(cells))


def name_of_year(name: str, year: int | None) -> str:
    """The name of a column of one year: that year in the place of those that it names, or behind it; or of the sum.

    >>> name_of_year("งบประมาณ พ.ศ. 2566 - 2570 (ปีละ)", 2566), name_of_year("งบประมาณ (บาท)", 2566)
    ('งบประมาณ ปี 2566 (ปีละ)', 'งบประมาณ (บาท) ปี 2566')
    >>> name_of_year("งบประมาณ (พันบาท)", None)
    'รวมงบประมาณ (พันบาท)'
    """
    if year is None:
        return f"รวม{name}"
    ranges = find_year_ranges(arabic_digits(name), None)
    start, end = ranges[0][:2] if len(ranges) == 1 else (len(name), len(name))
    return " ".join(f"{name[:start]} ปี {year} {name[end:]}".split())


def over_years(cell: Cell, count: int) -> list[Cell]:
    """A cell over the columns of several years: which of them has its value is left open."""
    return [cell._replace(columns=count), *covered(cell, count)]


def covered(cell: Cell, count: int) -> list[Cell]:
    """The further places of a cell that reaches over ``count`` columns."""
    return [cell._replace(text="", parts=(), columns=0)] * (count - 1)
