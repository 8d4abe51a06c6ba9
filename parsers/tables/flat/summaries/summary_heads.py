"""The head of a table that sums a plan up by dimension: what it says, and the columns that this makes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from extract.ground.scales import BAHT, SCALED_BAHT, SCALES
from extract.ground.source import Span
from parsers.records.table import Cell, GridRow
from parsers.tables.rows.printed_cells import printed_cell
from parsers.values.kinds import KIND_WORD
from parsers.values.years import PLAN_YEAR

BEGINS_HEAD = re.compile(r"(?:(?:ลำดับ\s?(?:ที่)?|ที่)\s)?มิติ(?:ที่)?(?:\s?/\s?ด้าน)?(?=\s|$)")
_COUNT = "จำนวน"
_KINDS = rf"(?:{KIND_WORD}(?:\s?/\s?{KIND_WORD})*|รายการ)"
_NAMES = {
    "first": BEGINS_HEAD,
    "year": re.compile(rf"(?:ปี|งบประมาณ|พ\.?\s?ศ\.?|\s)*{PLAN_YEAR}"),
    "sum": re.compile(r"(?:งบประมาณ\s?)?รวม(?:\s?(?:\d{1,2}\s?ปี|ทั้ง(?:สิ้น|หมด)|ทุกปี|งบประมาณ|เงิน|เป็นเงิน))*"),
    "unit": re.compile(rf"\(?(?:หน่วย\s?[:：]?\s?)?{SCALED_BAHT}\)?"),
    "band": re.compile(
        r"(?:จำนวน)?(?:วงเงิน|งบประมาณ|เงิน)(?:\s?(?:งบประมาณ|ราย(?:จ่าย|ปี)|แยกรายปี|แต่ละปี|ประจำปี))*"
        r"|ปีงบประมาณ(?:\s?พ\.?\s?ศ\.?)?(?!\s?\d)"
    ),
    "count": re.compile(rf"จำนวน\s?\(?{_KINDS}\)?|\(?{_KINDS}\)?|จำนวน"),
}
"""What a head of such a table may say, in the order in which it is tried."""

YEAR, _SCALED = re.compile(PLAN_YEAR), re.compile(SCALES + BAHT)


@dataclass(frozen=True, slots=True)
class SumName:
    """What a head says in one place: ``first``, ``count``, ``year``, ``sum``, or the ``band`` over all the money."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class SumHead:
    """The columns that a head names, and the name of all the money where one stands above the years."""

    first: SumName
    columns: tuple[SumName, ...]
    band: SumName | None

    def rows(self) -> list[GridRow]:
        """Its rows: one, or two with the band above the years."""
        years = [name.kind == "year" for name in self.columns]
        lower = [name if of_year and self.band else None for name, of_year in zip(self.columns, years, strict=True)]
        upper = [None if below else name for name, below in zip(self.columns, lower, strict=True)]
        if self.band:
            upper[years.index(True)] = self.band
        rows = [[self.first, *upper], [None, *lower]]
        return [_head_row(names) for names in rows if any(names)]


def names_in_head(keys: Sequence[str], start: int) -> list[SumName] | None:
    """What the lines of a head say, in the order of their words; None where they say anything else."""
    text = " ".join(keys)
    ends = list(accumulate(len(key) + 1 for key in keys))
    found: list[SumName] = []
    place = 0
    while place < len(text):
        tried = ((kind, name.match(text, place)) for kind, name in _NAMES.items())
        kind, match = next(((kind, match) for kind, match in tried if match), ("", None))
        if match is None:
            return None
        above = found[-1] if found else None
        begun = next((at for at, name in enumerate(found) if name.text == _COUNT), None) if kind == "count" else None
        if above and (kind == "unit" or (kind == above.kind and kind in ("count", "band"))):
            found[-1] = replace(above, text=f"{above.text} {match[0]}")
        elif begun is not None and match[0] != _COUNT:  # the lower line of its name
            found[begun] = replace(found[begun], text=f"{_COUNT} {match[0]}")
        else:
            found.append(SumName(kind, match[0].strip(), start + bisect_right(ends, match.start())))
        place = match.end()
        while text[place : place + 1] == " ":
            place += 1
    return found


def head_of_years(found: Sequence[SumName] | None) -> SumHead | None:
    """The columns of a head; None where it says a thing twice, or not of all money of which unit it is.

    Years in a lower row stand in the place of the name of all the money above them.
    """
    kinds = [name.kind for name in found or ()]
    years = [place for place, kind in enumerate(kinds) if kind == "year"]
    if not found or not years or kinds[0] != "first" or years[-1] - years[0] + 1 != len(years):
        return None
    if any(kinds.count(kind) > 1 for kind in ("first", "count", "sum", "band")):
        return None
    named = [int(number[0]) for place in years if (number := YEAR.search(found[place].text))]
    band = next((name for name in found if name.kind == "band"), None)
    place = found.index(band) if band else years[0]
    if place > years[0] or any(after != before + 1 for before, after in pairwise(named)):
        return None
    if (band and "count" in kinds[place:]) or not _has_unit(found, banded=band is not None):
        return None  # above which of the lower names it stands is not said
    of_years = [found[at] for at in years]
    before = [name for name in found[1:place] if name.kind != "year"]
    behind = [name for name in found[place:] if name.kind in ("count", "sum")]
    return SumHead(found[0], (*before, *of_years, *behind), band)


def head_of_one_sum(found: Sequence[SumName] | None) -> SumHead | None:
    """The columns of a head without years: what is counted, then all the money."""
    if [name.kind for name in found or ()] != ["first", "count", "band"]:
        return None
    return SumHead(found[0], tuple(found[1:]), None) if found and _has_unit(found, banded=True) else None


def _has_unit(found: Sequence[SumName], *, banded: bool) -> bool:
    """Whether thousands are said of all the money or of none, and no unit stands behind a name of something else."""
    if any("บาท" in name.text for name in found if name.kind in ("first", "count")):
        return False
    of_money = ("band", "sum") if banded else ("year", "sum")
    scaled = {bool(_SCALED.search(name.text)) for name in found if name.kind in of_money}
    return len(scaled) < 2


def _head_row(names: Sequence[SumName | None]) -> GridRow:
    lines = [name.line for name in names if name]
    span = Span(min(lines), max(lines))
    cells = [printed_cell([name.text], Span(name.line, name.line)) if name else Cell("", (), span) for name in names]
    return GridRow(tuple(cells), span)
