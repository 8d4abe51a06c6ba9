"""Which column of a budget table means what: its whole head, all rows joined, as data about its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from extract.ground.characters import arabic_digits
from parsers.records.blocks import Per, YearBasis
from parsers.records.table import GridRow
from parsers.structure.field_labels import field_label
from parsers.structure.headings import title_label
from parsers.tables.columns.column import Column
from parsers.tables.columns.figure_of_year import BESIDE_BUDGET, left_as_they_were, with_one_figure_a_year
from parsers.tables.columns.names import is_column_name
from parsers.tables.columns.parts_of_years import (
    PART_OF_A_YEAR,
    column_of_sums,
    parts_without_year,
    quarters_of,
    sums_of_quarters,
    with_money_of_parts,
    with_ticks,
    year_of,
)
from parsers.tables.columns.roles import Role, full_name, is_damaged, names_projects, role_of, speaks_of_money, squeezed
from parsers.tables.columns.stretches import each_year, stretches_of
from parsers.tables.columns.years import YearHead, read_years
from parsers.values.dates import parse_year, parse_year_range
from parsers.values.kinds import kind_of
from parsers.values.money.cells import parse_cell, split_values
from parsers.values.money.units import COUNTED, factor_in_head
from parsers.values.sums import OF_ALL
from parsers.values.years import PLAN_YEAR_OF_AN_ERA, Years

_LEAST_HEADER = 3
_LONGEST_HEAD = 60
_TWO_FIELDS = 4
_LONGEST_LOWER = 40
_MOST_LOWER = 3
_LOOKED_AT = 12
_COUNTED = re.compile(r"\(?(\d{1,3})[.)]*")
_LEAST_COUNTED = 2
"""Numbers that each follow the one above them."""

_YEAR = re.compile(PLAN_YEAR_OF_AN_ERA)
_WORDS_OF_YEAR = re.compile(r"^(?:ปี|งบประมาณ|พศ)+")
_DAMAGED_YEAR = re.compile(r"2(?=.*\d)[\dA-Za-z|]{2,4}|[25][5-7oO]\d{1,2}")
_FILLED = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?:\.-|บาท)?|\d{1,3}[.)]?|\d{3,}(?:\.\d+)?(?:\.?-|บาท)?|[-–—]|\d+\.\d+"
)
_COLUMN_NUMBER = re.compile(r"[(\[]?(\d{1,2})[)\]]?")
_SUM = re.compile(rf"รวม|{OF_ALL}|ตลอด")
_TWO_DIGITS = re.compile(r"(?:25)?(\d\d)")
_BESIDE_PROJECTS: frozenset[Role] = frozenset(
    {"mission", "dimension", "year", "budget", "revised", "quarter", "month", "sum", "price"}
)
_BANDS: frozenset[Role] = frozenset(
    {"year", "budget", "target", "quarter", "sum", "paid", "indicator", "other", "period", "month"}
)
_LOWER: frozenset[Role] = BESIDE_BUDGET.union(
    ("year", "budget", "sum", "target", "indicator", "quarter", "month", "paid", "period", "place")
)
_OF_A_YEAR: frozenset[Role] = BESIDE_BUDGET.union(("target", "indicator", "quarter", "month", "paid", "sum"))
_COUNTED_OF_A_YEAR: frozenset[Role] = frozenset({"target", "indicator"})
_OPEN_END = re.compile(r"\d\)?(?:เป็นต้น|\+|ขึ้นไป|ลงไป)|(?:^|[^ก-๎])(?:หลัง|ก่อน)(?:ปี|งบประมาณ|พศ)*\d{2}")
_PLANNED = re.compile(r"(?:ตาม|ยอด|ที่|ได้รับ|ขอ)*(?:แผน|ตั้ง|อนุมัติ|จัดสรร|ประมาณการ|ข้อบัญญัติ|เทศบัญญัติ)")
_SAYS_NUMBER = re.compile(r"[(\[]?(?:จำนวน|เงิน|หน่วย|วงเงิน|[:：]|(?:สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)*บาท|฿|[(\[])+[)\]]*")


@dataclass(frozen=True, slots=True)
class ColumnRoles:
    """The columns of a budget table by index.

    ``years`` maps a column of money to its year (BE); ``undated`` are columns of money without one; ``quarters`` maps a
    year that has no figure of its own to the columns of its quarters or months. ``factors`` turns figures of a column
    into baht, None where two places disagree about the unit. ``damaged`` are the header cells that were read through
    OCR damage, each with what it was read as; ``even`` is false where the header row with the years has fewer cells
    than another: it lost one, and the years may be shifted. ``unknown`` are the columns whose head no rule knows,
    ``restored`` the damaged heads with the years that their neighbours leave them. ``heads`` are all columns by their
    heads, ``unit_lines`` the lines that say another unit than baht, by column. ``year_of_title`` is set where the one
    year is the plan's and stands in no head, ``year_of_row`` where rows print the years. ``total`` is the column of
    money that sums the years up. ``stretches`` maps a column of money for several years together to these. ``former``
    maps a column of changed budgets to the one that it replaces, where a dash in it may mean that nothing changed.
    """

    width: int
    project: int
    years: dict[int, int] = field(hash=False)
    unread_years: tuple[tuple[int, str], ...] = ()
    number: int | None = None
    dimension: int | None = None
    mission: int | None = None
    remark: int | None = None
    factors: dict[int, Decimal | None] = field(default_factory=dict, hash=False)
    damaged: tuple[tuple[str, str], ...] = ()
    even: bool = True
    responsible: int | None = None
    undated: tuple[int, ...] = ()
    quarters: dict[int, tuple[int, ...]] = field(default_factory=dict, hash=False)
    unknown: tuple[tuple[int, str], ...] = ()
    restored: tuple[tuple[str, int], ...] = ()
    heads: tuple[Column, ...] = ()
    unit_lines: dict[int, int] = field(default_factory=dict, hash=False)
    year_of_title: bool = False
    total: int | None = None
    year_of_row: bool = False
    former: dict[int, int] = field(default_factory=dict, hash=False)
    stretches: dict[int, tuple[int, ...]] = field(default_factory=dict, hash=False)

    @property
    def of_money(self) -> tuple[int, ...]:
        """The columns of money of a year or of several, from left to right."""
        return tuple(sorted((*self.years, *self.stretches)))

    @property
    def complete(self) -> bool:
        """Whether all columns of money have a year: what a row sums up are then its years."""
        return self.even and not self.unread_years and not self.undated and not self.quarters

    @property
    def years_in_order(self) -> tuple[int, ...]:
        """The years from left to right."""
        return tuple(year for _, year in sorted(self.years.items()))

    def year_basis(self, index: int) -> YearBasis:
        """What says the year of a column of money."""
        if self.year_of_title or self.year_of_row:
            return "title" if self.year_of_title else "row"
        return "restored" if any(year == self.years[index] for _, year in self.restored) else "head"

    def per(self, index: int) -> Per:
        """What the head of a column of several years says that its amounts are for."""
        return "total" if any(_SUM.search(text) for text in self.heads[index].texts) else "unstated"

    def undated_as_printed(self) -> ColumnRoles:
        """The same with no year for what took it from the plan's title."""
        undated = tuple(sorted({*self.undated, *self.years}))
        return replace(self, years={}, undated=undated, quarters={}, year_of_title=False)

    def factor(self, index: int) -> Decimal | None:
        """By what the figures of a column are multiplied to be baht; None where that is not known."""
        return self.factors.get(index, Decimal(1))

    def with_unit(
        self, factor: Decimal | None, line: int | None, against: frozenset[Decimal | None], *, elsewhere: bool
    ) -> ColumnRoles:
        """The same beside a line that says a unit for all columns.

        The unit of a column is not known where its head, the line and those ``against`` it do not agree, nor where
        neither head nor line says one while another head does, or a line ``elsewhere``.
        """
        sums = () if self.total is None else (self.total,)
        money = (*self.of_money, *self.undated, *(i for columns in self.quarters.values() for i in columns), *sums)
        unsaid = elsewhere or bool({*self.factors.values(), *against} - {Decimal(1)})
        factors = dict(self.factors)
        for place in money:
            if place in self.factors:
                said = {self.factors[place], *against, self.factors[place] if factor is None else factor} - {COUNTED}
            elif factor is not None:
                said = {factor, *against}
            else:
                said = {None} if unsaid else {Decimal(1)}
            if place in factors or said != {Decimal(1)} or factor is not None:
                factors[place] = said.pop() if len(said) == 1 else None
        lines = dict.fromkeys(money, line) if line is not None and factor != 1 else {}
        return replace(self, unit_lines={**lines, **self.unit_lines}, factors=factors)


def is_header(row: GridRow) -> bool:
    """Whether a row is the header of a budget table: it names the project column and another one beside it.

    A row with a title, an amount or a filled number cell is none, whatever its other cells say: ``ตั้งจ่ายปี 2567`` is a
    remark.
    """
    return len(row.cells) >= _LEAST_HEADER and _name_columns(tuple([cell.text for cell in row.cells if cell.text]))


@lru_cache(maxsize=1024)  # a row is asked by whoever looks for tables, then by whoever reads one
def _name_columns(texts: tuple[str, ...]) -> bool:
    """Whether the texts of a row's cells are the names of columns, that of projects among them."""
    if _is_two_fields(texts):
        return False
    roles = [role_of(text) for text in texts if len(text) <= _LONGEST_HEAD]
    beside = {"mission", "dimension", "year", "budget", "revised", "quarter", "month", "sum", "price"}.intersection(
        roles
    )
    if "project" not in roles or not beside or len(roles) < _LEAST_HEADER:
        return False
    projects = [text for text in texts if role_of(text) == "project"]
    return any(map(names_projects, projects)) and not any(map(_is_filled, texts))


def _is_two_fields(texts: Sequence[str]) -> bool:
    """Whether a row is two fields of a detail block: ``ชื่อโครงการ | โครงการอบรม | ระยะเวลา | ปี 2566``."""
    if len(texts) != _TWO_FIELDS or kind_of(texts[1]) == "unspecified" or title_label(texts[0]) is None:
        return False
    label = field_label(arabic_digits(texts[2]))
    return label is not None and label.sure and label.start is None


def _is_filled(text: str) -> bool:
    """Whether a cell holds what the rows of a table hold: an amount, a number, a dash."""
    bare = squeezed(text)
    return bool(_FILLED.fullmatch(bare)) and not _YEAR.fullmatch(bare)


def _is_header_below(row: GridRow, above: Sequence[GridRow]) -> bool:
    """Whether a row goes on with the header above it: it says years, money, targets, quarters or months below a band,
    or numbers the columns.
    """
    texts = [cell.text for cell in row.cells if cell.text]
    if not texts:
        return False
    if _numbers_columns(texts):
        return True
    if any(map(_lists_years, texts)) and all(_lists_years(text) or is_column_name(text) for text in texts):
        return True
    roles = {role_of(text) if len(text) <= _LONGEST_LOWER else "other" for text in texts}
    if len(texts) == 1:
        return roles <= {"budget"} or (roles <= _LOWER and _below_band(row, above) and not _is_filled(texts[0]))
    if roles <= _LOWER and not any(map(_is_filled, texts)):
        return True
    if roles & _LOWER and not any(map(_is_filled, texts)) and _completes(row, above):
        return True
    if not _below_band(row, above):
        return False
    return _are_short_years(texts) or _are_damaged_years(texts) or _parts_every_band(row, above)


def _parts_every_band(row: GridRow, above: Sequence[GridRow]) -> bool:
    """Whether a row says the same words, two or more, below each of several years, or others in each place below one:
    ``งบ อบต. | งบอุดหนุน | รวม``. A band that reaches over several places has names below it, whatever they are.
    """
    bands: list[list[str]] = []
    upper = above[-1]
    for cell, over, text in zip(row.cells, upper.cells, _spread(upper), strict=False):
        if text and role_of(text) in ("year", "budget"):
            if over.text:
                bands.append([])
            bands[-1].append(cell.text)
        elif cell.text:
            return False
    names = bands[0] if bands else []
    return (
        len(set(names)) == len(names) > 1
        and all(names)
        and not any(map(_is_filled, names))
        and all(band == names for band in bands)
    )


def _completes(row: GridRow, above: Sequence[GridRow]) -> bool:
    """Whether a row has but what a lower row has, names that stand above it already (a merged cell written in each row)
    and the rest of names above: ``ที่`` below ``ลำดับ``.
    """
    for index, cell in enumerate(row.cells):
        if cell.text and (len(cell.text) > _LONGEST_LOWER or role_of(cell.text) not in _LOWER):
            texts = [other.cells[index].text for other in above if index < len(other.cells)]
            if cell.text in texts:
                continue
            over = "".join(texts)
            whole = over + cell.text
            if not over or role_of(whole) != role_of(over) or not is_column_name(whole):
                return False
    return True


def _lists_years(text: str) -> bool:
    """Whether a cell is the years of several columns that lost what parts them: ``2566 2567 2568``."""
    words = text.split()
    if len(words) < 2 or not words[0].isdecimal() or not all(_YEAR.fullmatch(arabic_digits(word)) for word in words):
        return False
    return all(int(b) == int(a) + 1 for a, b in pairwise(words))


def _are_damaged_years(texts: Sequence[str]) -> bool:
    """Whether cells are years in full, half of them and two at least, and others that may be: ``2566 2567 256B``, each
    perhaps behind the words for one.
    """
    bare = [_WORDS_OF_YEAR.sub("", squeezed(text)) for text in texts]
    others = [text for text in bare if not _YEAR.fullmatch(text)]
    return len(texts) - len(others) >= max(2, len(others)) and all(map(_DAMAGED_YEAR.fullmatch, others))


def _numbers_columns(texts: Sequence[str]) -> bool:
    """Whether cells are ``(1) (2) (3)``: what forms print below a head."""
    found = (_COLUMN_NUMBER.fullmatch(squeezed(text)) for text in texts)
    return len(texts) >= _LEAST_HEADER and all(
        match is not None and int(match[1]) == number for number, match in enumerate(found, 1)
    )


def _are_short_years(texts: Sequence[str]) -> bool:
    """Whether cells are ``66 67 68``, which count on."""
    found = [_TWO_DIGITS.fullmatch(squeezed(text)) for text in texts]
    numbers = [int(match[1]) for match in found if match]
    return (
        len(texts) > 1
        and len(numbers) == len(texts)
        and all(b == a + 1 for a, b in pairwise(numbers))
        and numbers[0] > 50
    )


def _below_band(row: GridRow, above: Sequence[GridRow]) -> bool:
    """Whether every cell with text stands below money, a year or a target, or below an empty cell of such a band."""
    for index, cell in enumerate(row.cells):
        if cell.text:
            over = [_spread(other)[index] if index < len(other.cells) else "" for other in above]
            if not any(text and role_of(text) in _BANDS for text in over):
                return False
    return True


def _spread(row: GridRow) -> list[str]:
    """The texts of a row, a merged cell's in all its places, and a band's in the empty places to its right."""
    texts: list[str] = []
    band = ""
    for cell in row.cells:
        if cell.text:
            band = cell.text if role_of(cell.text) in _BANDS else ""
            texts.append(cell.text)
        elif cell.rows == 0:
            band = ""
            texts.append("")
        else:
            texts.append(band)
    return texts


def header_rows(rows: Sequence[GridRow], start: int) -> tuple[list[list[str]], list[int], int]:
    """The head that begins with ``rows[start]``: the texts of each of its rows by column, the number of cells that each
    row had, and the index of the first row below.
    """
    below = start + 1
    while below < len(rows) and below - start <= _MOST_LOWER and _is_header_below(rows[below], rows[start:below]):
        below += 1
    head = list(rows[start:below])
    widths = [len(row.cells) for row in head]
    texts = [[cell.text for cell in row.cells] for row in head]
    widest = max(widths)
    for place, row in enumerate(head):
        if len(row.cells) < widest and place == 0 and len(head) > 1:
            texts[0] = _stretched(row, head[1:], widest)
    for place, row in enumerate(head[:-1]):
        lower = [line for line in texts[place + 1 :] if any(line)]
        if len(texts[place]) == len(row.cells):
            spread = _spread(row)
            texts[place] = [
                text or (spread[i] if any(i < len(line) and line[i] for line in lower) else "")
                for i, text in enumerate(texts[place])
            ]
    return texts, widths, below


def _stretched(row: GridRow, lower: Sequence[GridRow], widest: int) -> list[str]:
    """A head row with one cell over the years below it, as an OCR writes it: that cell stands for all of them."""
    texts = [cell.text for cell in row.cells]
    more = widest - len(texts) + 1
    bands = [index for index, text in enumerate(texts) if text and role_of(text) in _BANDS - {"other"}]
    if len(bands) != 1:
        return texts  # which of them it stands over is not said
    (index,) = bands
    for line in lower:
        if len(line.cells) == widest and all(cell.text for cell in line.cells[index : index + more]):
            return [*texts[:index], *[texts[index]] * more, *texts[index + 1 :]]
    return texts


def _columns(texts: Sequence[Sequence[str]], width: int, plan_years: Years | None) -> Iterator[Column]:
    for index in range(width):
        yield _column(index, tuple(row[index] for row in texts if index < len(row) and row[index]), plan_years)


@lru_cache(maxsize=1024)  # heads are the same on every page and nearly the same in every plan
def _column(index: int, texts: tuple[str, ...], plan_years: Years | None) -> Column:
    """What the heads over one column say together: the lowest decides, a year or money above completes it. A unit, or
    a bare word for a number, decides nothing: ``(บาท)`` below ``เบิกจ่ายจริง`` is what was spent.
    """
    texts = tuple(
        text
        for place, text in enumerate(texts)
        if (text not in texts[:place] and not _COLUMN_NUMBER.fullmatch(squeezed(text)))
        or _TWO_DIGITS.fullmatch(squeezed(text))
    )
    short = next((text for text in reversed(texts) if _TWO_DIGITS.fullmatch(squeezed(text))), None)
    year_text = next(
        (
            text
            for text in reversed(texts)
            if parse_year(text, plan_years) is not None and not (short and parse_year_range(text))
        ),
        None,
    )
    looks_like_year = next((text for text in reversed(texts) if role_of(text) == "year"), None) if not short else None
    roles = [role_of(text) for text in texts]
    money = any(map(speaks_of_money, texts))
    if not texts:
        return Column(index, texts, "other", None, False)
    year = year_text or looks_like_year or short
    unit = baht = False
    for text, role in zip(reversed(texts), reversed(roles), strict=True):
        if role in _COUNTED_OF_A_YEAR and not baht:
            both = speaks_of_money(text)
            return Column(index, texts, "other" if both else role, year, money and not both)
        if role in _OF_A_YEAR - _COUNTED_OF_A_YEAR:
            return Column(index, texts, role, year, money)
        if role not in ("year", "budget", "other", *_COUNTED_OF_A_YEAR):
            if unit:
                break
            return Column(index, texts, role, None, False)
        if role == "budget" and not PART_OF_A_YEAR.intersection(roles):
            if not _SAYS_NUMBER.fullmatch(squeezed(text)):
                break  # what stands over the word for a budget is a band of it, unless it is a part of a year
            unit, baht = True, baht or speaks_of_money(text)
    if year:
        return Column(index, texts, "year", year, money)
    return Column(index, texts, "budget" if "budget" in roles else "other", None, money)


def read_header(rows: Sequence[GridRow], start: int, plan_years: Years | None) -> tuple[ColumnRoles, int] | None:
    """The columns that the header rows from ``rows[start]`` name, and the index of the first row below them.

    None where ``rows[start]`` is no header or names no column of money. A year column whose year cannot be read (two
    digits without ``plan_years``, a year that does not count on from its neighbours) is listed in ``unread_years`` and
    has no values. In a plan of one year a column of money without a year has the plan's.
    """
    if start >= len(rows) or not is_header(rows[start]):
        return None
    texts, widths, below = header_rows(rows, start)
    width = max(widths)
    columns = list(_columns(texts, width, plan_years))
    project = next((column.place for column in columns if column.role == "project"), None)
    if project is None:
        return None
    body = rows[below : below + _LOOKED_AT]
    columns = with_money_of_parts(with_ticks(_with_number(columns, project, body), body), body)
    columns = with_one_figure_a_year(columns, rows[below:], plan_years)
    even = next((n == width for line, n in zip(texts, widths, strict=True) if _has_years(line)), True)
    heads = list(_year_heads(columns, body if even else (), plan_years))
    unsaid = frozenset(_unsaid_of_years(columns, plan_years))
    stretches = stretches_of(columns, heads, body, plan_years) if even else {}
    years, unread = read_years(list(each_year(heads, stretches)), plan_years)
    lost = {head.place for head in unread} | unsaid
    stretches = {place: of_years for place, of_years in stretches.items() if place not in lost}
    years = {place: year for place, year in years.items() if place not in stretches and place not in lost}
    unread = [head for head in heads if head.place in lost]
    years, unread = _one_column_a_year(years, unread, heads)
    if len(texts) == 1 and _is_of_two_lines(columns, years):
        years, unread = {}, [*unread, *(head for head in heads if head.place in years)]
    undated = tuple(index for index in _of_money(columns, body) if index not in years and index not in stretches)
    undated = tuple(index for index in undated if even and index not in {head.place for head in unread})
    one_year = plan_years is not None and plan_years[0] == plan_years[1]
    none = not years and not unread and not undated and not stretches
    parts = tuple(parts_without_year(columns, body)) if none else ()
    if parts and one_year and plan_years:
        columns = [c._replace(year_text=f"ปี {plan_years[0]}") if c.place in parts else c for c in columns]
    elif parts:
        undated = parts
    if not parts and none:
        undated = tuple(column.place for column in columns if column.role == "sum" and column.money)
    of_title = one_year and not years and not unread and not stretches and len(undated) == 1
    if of_title and plan_years:
        years, undated = {undated[0]: plan_years[0]}, ()
    years |= sums_of_quarters(columns, years, plan_years, body)
    quarters = quarters_of(columns, years, plan_years, body)
    if not years and not unread and not undated and not quarters and not stretches:
        return None
    factors = dict(_factors(columns))
    unit_lines = {place: _unit_line(rows[start:below], place) for place, factor in factors.items() if factor != 1}
    total = column_of_sums(columns, years, factors)
    if total is not None and years and total not in factors and (first_year := min(years)) in factors:
        factors[total] = factors[first_year]
        unit_lines |= {total: unit_lines[first_year]} if first_year in unit_lines else {}
    at = {role: next((column.place for column in columns if column.role == role), None) for role in _PLACED}
    first = rows[start]
    return (
        ColumnRoles(
            width,
            project,
            years,
            tuple((head.place, head.text) for head in unread),
            at["number"],
            at["dimension"],
            at["mission"],
            at["remark"] if at["remark"] is not None else at["responsible"],
            factors,
            tuple((cell.text, full_name(cell.text)) for cell in first.cells if is_damaged(cell.text)),
            even,
            at["responsible"],
            undated,
            quarters,
            tuple(_unknown(columns, heads)),
            tuple((head.text, years[head.place]) for head in heads if years.get(head.place, head.year) != head.year),
            tuple(
                column._replace(year=year_of(column, plan_years), money=column.money or column.place == total)
                for column in columns
            ),
            unit_lines,
            of_title or bool(parts and one_year),
            total,
            former=left_as_they_were(columns, years, rows[below:]),
            stretches=stretches,
        ),
        below,
    )


def _with_number(columns: list[Column], project: int, body: Sequence[GridRow]) -> list[Column]:
    """The columns with the unknown one before the projects as their number, where its cells count on: its head may be
    misread.
    """
    before = columns[project - 1] if project else None
    if before is None or before.role != "other" or any(column.role == "number" for column in columns):
        return columns
    whole = (row.cells for row in body if len(row.cells) == len(columns))
    cells = [arabic_digits(row[project - 1].text).strip() for row in whole if row[project].text]
    numbers = [int(match[1]) if (match := _COUNTED.fullmatch(cell)) else None for cell in cells if cell]
    following = sum(a is not None and b == a + 1 for a, b in pairwise(numbers))
    if following < max(_LEAST_COUNTED, (len(numbers) - 1) / 2):
        return columns
    return [column._replace(role="number") if column is before else column for column in columns]


def _is_of_two_lines(columns: Sequence[Column], years: dict[int, int]) -> bool:
    """Whether a head has names twice behind the last column of its table: they belong below its years, and were joined
    to its end where a line's cells were told apart by gaps.
    """
    last = max((column.place for column in columns if column.role in ("remark", "responsible")), default=len(columns))
    behind = [column.texts for column in columns[last + 1 :] if column.role in _OF_A_YEAR or column.role == "budget"]
    return len(behind) > len(set(behind)) and all(place < last for place in years)


def _of_money(columns: Sequence[Column], body: Sequence[GridRow]) -> Iterator[int]:
    """The columns of money without a year by their heads, and those without a head to their right that hold amounts:
    the head reaches over them.
    """
    band = False
    for column in columns:
        band = column.role == "budget" or (band and not column.texts)
        if column.role == "budget" or (band and _holds_money(column.place, body)):
            yield column.place


def _unit_line(head: Sequence[GridRow], place: int) -> int:
    """The line of a head that says the unit of a column: the lowest cell at or left of it that says one."""
    for row in reversed(head):
        for cell in reversed(row.cells[: place + 1]):
            if cell.text and factor_in_head(cell.text) not in (None, 1):
                return cell.span.start
    return head[0].span.start


def _unknown(columns: Sequence[Column], heads: Sequence[YearHead]) -> Iterator[tuple[int, str]]:
    known = {head.place for head in heads}
    for column in columns:
        if column.role == "other" and column.texts and column.place not in known:
            yield column.place, " ".join(column.texts)


_PLACED: tuple[Role, ...] = ("number", "dimension", "mission", "remark", "responsible")


def _has_years(texts: Sequence[str]) -> bool:
    return any(role_of(text) == "year" or _TWO_DIGITS.fullmatch(squeezed(text)) for text in texts)


def _year_heads(columns: Sequence[Column], body: Sequence[GridRow], plan_years: Years | None) -> Iterator[YearHead]:
    """The columns that are, or by their place and contents may be, the money of a year."""
    printed = [column.place for column in columns if column.role == "year"]
    for column in columns:
        if column.role == "year":
            text = column.year_text or ""
            year = parse_year(text, plan_years)
            if year is None and (match := _TWO_DIGITS.fullmatch(squeezed(text))):
                year = parse_year(f"ปี {match[1]}", plan_years)
            yield YearHead(column.place, text, year)
        elif printed and column.role in ("other", "budget") and _stands_beside(column.place, printed):
            damaged = next(filter(_may_be_a_year, reversed(column.texts or ("",))), None)
            if damaged is not None and _holds_money(column.place, body, dashes=bool(damaged)):
                yield YearHead(column.place, damaged, None)


def _may_be_a_year(text: str) -> bool:
    return bool(re.search(r"\d\d", squeezed(text))) or squeezed(text) in ("", "ปี")


def _stands_beside(index: int, printed: Sequence[int]) -> bool:
    return min(printed) - 1 <= index <= max(printed) + 1


def _holds_money(index: int, body: Sequence[GridRow], *, dashes: bool = False) -> bool:
    """Whether most cells of a column are amounts, dashes or blank, and one is an amount; or a dash, where that is
    enough.
    """
    cells = [text for row in body if (text := row.text(index))]
    values = [[parse_cell(value) for value in split_values(text)] for text in cells]
    amounts = any(value.amount is not None or (dashes and value.status) for cell in values for value in cell)
    return amounts and 2 * sum(all(value.status for value in cell) for cell in values) > len(cells)


def _one_column_a_year(
    years: dict[int, int], unread: list[YearHead], heads: Sequence[YearHead]
) -> tuple[dict[int, int], list[YearHead]]:
    """Of two columns of one year none is believed: which is the plan and which something else is not said."""
    counts: dict[int, int] = {}
    for year in years.values():
        counts[year] = counts.get(year, 0) + 1
    twice = [head for head in heads if counts.get(years.get(head.place, 0), 0) > 1]
    return {index: year for index, year in years.items() if counts[year] == 1}, [*unread, *twice]


def _unsaid_of_years(columns: Sequence[Column], plan_years: Years | None) -> Iterator[int]:
    """The columns of a year whose lowest head no rule knows, where another column of that year says what it is: nothing
    says that they are its budget. And those of all years before or behind one.
    """
    of_years = [column for column in columns if column.year_text and column.role in {"year", *_OF_A_YEAR}]
    for column in of_years:
        if column.role == "year" and any(_OPEN_END.search(squeezed(text)) for text in column.texts):
            yield column.place
        lowest = column.texts[-1]
        if column.role != "year" or lowest == column.year_text or role_of(lowest) != "other":
            continue
        year = year_of(column, plan_years)
        beside = any(one is not column and year_of(one, plan_years) == year for one in of_years)
        if beside and not speaks_of_money(lowest) and not _PLANNED.match(squeezed(lowest)):
            yield column.place


def _factors(columns: Sequence[Column]) -> Iterator[tuple[int, Decimal | None]]:
    """The unit that the heads over each column say; None where they say two."""
    for column in columns:
        said = {factor for text in column.texts if (factor := factor_in_head(text)) is not None}
        if said:
            yield column.place, said.pop() if len(said) == 1 else None
