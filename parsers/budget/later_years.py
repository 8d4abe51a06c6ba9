"""Budget tables that stand one below the other for different years, or for each year and all together: one project's
years from all of them.

In: the items of each printed table, in order. Out: the items of the whole, and where each item went.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from parsers.records.budget import BudgetCell, RowCell, TableItem
from parsers.values.spacing import wording_key

_DIGIT = re.compile("[0-9]")
_NEARLY, _MOST_MISREAD = 85.0, 3
"""How much of a title must be the same where all around it are, and how many letters of a scan may differ: a word that
is another (``บุคลากร``, ``สมาชิกสภา``) has more of them."""

_ALIKE = 94.0
"""How much of a title must be the same in tables that list each year's projects: two words or signs differ. Titles of
two offices (``บุคลากร``, ``สมาชิกสภา``) have less in common."""

_GOES_ON = 90.0
"""The same where one only has a word more at its end (``ผู้ควบคุมงาน``, ``ผู้ควบคุมงานก่อสร้าง``)."""

_CLEAR = 4.0
"""How much less alike every other title must be."""

_IN_FULL = {"อบต.": "องค์การบริหารส่วนตำบล", "อบจ.": "องค์การบริหารส่วนจังหวัด"}
_SHORT = re.compile("|".join(map(re.escape, _IN_FULL)))


class JoinedItems(NamedTuple):
    """The items of all tables as one; ``index_of`` gives the index in ``items`` of each item that was there before."""

    items: tuple[TableItem, ...]
    index_of: tuple[int, ...]


def with_later_years(items: Sequence[TableItem], tables: Sequence[Sequence[int]]) -> JoinedItems:
    """The items of tables for different years, each project once; ``tables`` are the indexes of each table's items.

    A table whose head returns on another page is one. A lower table gives its years to the projects of the one above
    where it has the same titles in the same order, some of which it may leave out and more than half of which it has;
    what it has besides are projects of their own. So it is where one of the two has but the sums over the years of the
    other: they are the totals of its rows. Parents are indexes into the new items.

    Wrong for two plans of the same projects in one document, which are set apart before.
    """
    below_of: dict[int, int] = {}
    whole: list[int] = []
    years: set[int] = set()
    for table, own_years in _by_years(items, tables):
        apart = years.isdisjoint(own_years) or _sums_up(items, whole, table) or _sums_up(items, table, whole)
        pairs = _pairs(items, whole, table) if apart else {}
        below_of.update(pairs)
        whole, years = (_with_new(whole, table, pairs), years) if pairs else (list(table), set())
        years |= own_years
    if not below_of:
        return JoinedItems(tuple(items), tuple(range(len(items))))
    kept = [index for index in range(len(items)) if index not in below_of]
    place = {index: new for new, index in enumerate(kept)}
    root = {index: index for index in kept}
    joined = {index: items[index] for index in kept}
    for below in sorted(below_of):
        root[below] = root[below_of[below]]
        joined[root[below]] = _in_both_tables(joined[root[below]], items[below])
    index_of = tuple(place[root[index]] for index in range(len(items)))
    moved = (item if item.parent is None else replace(item, parent=index_of[item.parent]) for item in joined.values())
    return JoinedItems(tuple(moved), index_of)


def _by_years(items: Sequence[TableItem], tables: Sequence[Sequence[int]]) -> list[tuple[list[int], set[int]]]:
    """The tables with their years, a table that goes on below another head of the same years as one."""
    found: list[tuple[list[int], set[int]]] = []
    of_last: set[str] = set()
    for table in tables:
        years, titles = _years(items, table), _titles(items, table)
        if found and found[-1][1] == years and of_last.isdisjoint(titles):
            found[-1][0].extend(table)
            of_last |= titles
        else:
            found.append((list(table), years))
            of_last = titles
    return found


def _sums_up(items: Sequence[TableItem], table: Sequence[int], other: Sequence[int]) -> bool:
    """Whether all money of a table is of several years together, and that of another of these years one by one."""
    together = {cell.of_years for index in table for cell in items[index].cells}
    each = {cell.of_years for index in other for cell in items[index].cells}
    if len(together) != 1 or not each or any(len(years) != 1 for years in each):
        return False
    (years,) = together
    return len(years) > 1 and {year for (year,) in each} <= set(years)


def _with_new(whole: Sequence[int], table: Sequence[int], pairs: Mapping[int, int]) -> list[int]:
    """``whole`` with what a table has besides, each right behind the project that it follows there."""
    found, place = list(whole), 0
    for index in table:
        if index in pairs:
            place = found.index(pairs[index]) + 1
        else:
            found.insert(place, index)
            place += 1
    return found


def _pairs(items: Sequence[TableItem], above: Sequence[int], below: Sequence[int]) -> dict[int, int]:
    """For each item of a table that is one of the table above, that one; empty where the tables are no such two."""
    keys = {index: wording_key(items[index].title) for index in (*above, *below)}
    if len(above) == len(below) > 0:
        same = [keys[a] == keys[b] for a, b in zip(above, below, strict=True)]
        alone = {keys[index] for index in above} ^ {keys[index] for index in below}
        misread = all(
            one or ({keys[a], keys[b]} <= alone and _is_misread(keys[a], keys[b]))
            for one, a, b in zip(same, above, below, strict=True)
        )
        if misread and 2 * sum(same) > len(below):
            return dict(zip(below, above, strict=True))
    by_key = {keys[index]: index for index in above}
    pairs = {index: by_key[keys[index]] for index in below if keys[index] in by_key}
    if len(by_key) < len(above) or len(set(pairs.values())) < len(pairs):
        return {}
    pairs |= _alike(items, above, below, pairs)
    place = {index: at for at, index in enumerate(above)}
    places = [place[pairs[index]] for index in below if index in pairs]
    return pairs if places == sorted(places) and 2 * len(pairs) > len(below) else {}


def _alike(
    items: Sequence[TableItem], above: Sequence[int], below: Sequence[int], pairs: Mapping[int, int]
) -> dict[int, int]:
    """The items of two tables, beside ``pairs``, that are one project by titles that one writes a little otherwise: in
    the same place of the tree, of the same numbers but for the table's own year, each far the likest to the other.
    """
    taken = set(pairs.values())
    left = [index for index in below if index not in pairs]
    free = [index for index in above if index not in taken]
    if not left or not free:
        return {}
    keys = {index: _without_own_years(items[index]) for index in (*left, *free)}
    scores = process.cdist([keys[index] for index in left], [keys[index] for index in free], scorer=fuzz.ratio)
    found: dict[int, int] = {}
    for row, index in enumerate(left):
        for column, other in enumerate(free):
            rivals = [*(float(one) for one in scores[row]), *(float(one[column]) for one in scores)]
            clear = sum(one > scores[row][column] - _CLEAR for one in rivals) == 2  # itself, by row and by column
            same = items[index].branch == items[other].branch and items[index].kind == items[other].kind
            if clear and same and _is_alike(float(scores[row][column]), keys[index], keys[other]):
                found[index] = other
    return found


def _is_alike(score: float, title: str, other: str) -> bool:
    least = _GOES_ON if title.startswith(other) or other.startswith(title) else _ALIKE
    return score >= least and _DIGIT.findall(title) == _DIGIT.findall(other)


def _without_own_years(item: TableItem) -> str:
    """An item's title for comparison, without the year that is its table's own (``ประจำปีงบประมาณ พ.ศ. 2567``), and
    with the kind of its organisation in full.
    """
    key = wording_key(_SHORT.sub(lambda found: _IN_FULL[found[0]], item.title))
    for year in {year for cell in item.cells for year in cell.of_years}:
        key = key.replace(str(year), "")
    return key


def _is_misread(title: str, other: str) -> bool:
    """Whether two titles differ in a letter or two, and in no number: another village is another project."""
    near = Levenshtein.distance(title, other, score_cutoff=_MOST_MISREAD) <= _MOST_MISREAD
    return near and fuzz.ratio(title, other) >= _NEARLY and _DIGIT.findall(title) == _DIGIT.findall(other)


def _in_both_tables(above: TableItem, below: TableItem) -> TableItem:
    """An item with the years of two tables, its remark and its unit from the first that has them. A row's printed sum
    is kept where it is not that of its own table's years alone.
    """
    for sums, each in ((above, below), (below, above)):
        if sums.cells and all(cell.years for cell in sums.cells) and not any(cell.years for cell in each.cells):
            return _with_sum(above, below, sums, each)
    total = next((one.row_total for one in (below, above) if one.row_total not in (None, _own_sum(one))), None)
    known = _own_sum(above) is not None and _own_sum(below) is not None
    return replace(
        above,
        cells=(*above.cells, *below.cells),
        beside=(*above.beside, *below.beside),
        remark=above.remark or below.remark,
        responsible=above.responsible or below.responsible,
        row_total=total if known else None,
    )


def _with_sum(above: TableItem, below: TableItem, sums: TableItem, each: TableItem) -> TableItem:
    """An item of two tables with its money of each year, and as its row's total what the other has of them all."""
    cell = sums.cells[0]
    return replace(
        above,
        cells=each.cells,
        places=each.places if each is above else (),
        beside=(*above.beside, *below.beside, _total_of_row(cell)),
        remark=above.remark or below.remark,
        responsible=above.responsible or below.responsible,
        row_total=Decimal(0) if cell.status in ("zero", "dash", "none") else cell.amount,
    )


def _total_of_row(cell: BudgetCell) -> RowCell:
    value = cell.amount / cell.unit_factor if cell.amount is not None else None
    unit = None if value is None else "baht"
    return RowCell(None, "row_total", None, None, cell.raw, cell.span, value, unit, cell.unit_factor if unit else None)


def _own_sum(item: TableItem) -> Decimal | None:
    """The sum of an item's years; None where one of them is not known."""
    if any(cell.status == "ambiguous" for cell in item.cells):
        return None
    return sum((cell.amount for cell in item.cells if cell.amount is not None), Decimal(0))


def _titles(items: Sequence[TableItem], table: Sequence[int]) -> set[str]:
    return {wording_key(items[index].title) for index in table}


def _years(items: Sequence[TableItem], table: Sequence[int]) -> set[int]:
    together = {cell.of_years for index in table for cell in items[index].cells}  # nearly all rows have the same
    return {year for years in together for year in years}
