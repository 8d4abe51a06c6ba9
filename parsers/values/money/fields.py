"""Money in the budget fields of detail blocks: amounts of baht with the years and the share that they are for.

What stands where an amount is due and cannot be read is reported, never repaired; what is printed and is not the
project's budget is named. The cells of tables are read in ``cells``; its functions are here too, so that
``money`` has all that is read of money.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from extract.ground.characters import arabic_digits
from parsers.records.blocks import BudgetStatus, Per, YearBasis
from parsers.values.money.boxes import chosen
from parsers.values.money.cell_forms import DASH, DASHES
from parsers.values.money.cells import CellValue, parse_cell, says_no_budget, split_values
from parsers.values.money.field_amounts import Role, Tabled
from parsers.values.money.found import Found, find_amounts, signs_of_multiplication
from parsers.values.money.roles import Roles, roles_of
from parsers.values.money.tables import TableAmount, in_unit_of_lines, read_tables
from parsers.values.money.year_groups import (
    YearGroup,
    YearsOf,
    find_year_groups,
    same_again,
    with_none_before,
    with_years_apart,
)
from parsers.values.money.years import years_of_each
from parsers.values.years import Years

__all__ = ["BudgetAmount", "BudgetNote", "BudgetReading", "CellValue", "parse_budget", "parse_cell", "split_values"]

_PLACEHOLDER = re.compile(r"\s*+(?:(?:จำนวน(?:เงิน)?|เป็นเงิน|งบประมาณ)(?=\s*+[.…_]))?[.…_\s*]*+(?:บาท)?[.…_\s*]*")
_DOTS = re.compile(r"(?<![0-9,.…_])[.…_]{3,}+|(?<=[0-9])[.…_]{3,}+(?![0-9,])")
"""What a form prints where an amount is due, and leaves around it: ``จำนวน ......8,000...... บาท``."""

_LEFT_OPEN = re.compile(r"\(\s*+[.…_]{3,}+[.…_\s]*+(?:บาท)?(?:ถ้วน)?[.…_\s]*+\)")
"""Where a form leaves room for the amount in words."""

_LEADERS = re.compile(r"[.…_]{3,}+")
_YEAR_CELL = r"(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.\s?ศ\.\s*)?2[45][0-9]{2}"
_YEARS_OVER_DASHES = re.compile(
    rf"\s*(?P<years>{_YEAR_CELL}(?:\s*\t\s*{_YEAR_CELL})+)[^\S\n]*\n(?P<dashes>(?:\s*[-–—]){{2,}})\s*"
)
"""A table of a budget field with a dash below each year."""

_ALL_DASHES = re.compile(
    rf"(?:(?:จำนวน|วงเงิน|เป็นเงิน|เงิน|รวม|ทั้งสิ้น|งบประมาณ)\s*+)*+(?:{DASH}\s*+)+(?:บาท)?\s*+(?:\([\s=*–—-]*+\))?"
)
# whitespace aside: words that say so anywhere, and words that say where else the money comes from
_NO_BUDGET = re.compile(
    r"(?:ไม่|มิ(?=ได้))(?:ได้|ต้อง|ขอ|มีการ|จำเป็นต้อง)?(?:ใช้จ่าย|เบิกจ่าย|ใช้|มี|ตั้ง|เสีย|รับ)(?:เงิน)?(?:งบ(?!การเงิน)|ค่าใช้จ่าย|วงเงิน)"
)
_OTHER_FUNDS = re.compile(
    r"แต่(?!อย่างใด|ประการใด)|เบิก|กองทุน|อุดหนุน|เงินรายได้|เงินบำรุง|เงินสะสม|สนับสนุนจาก|งบประมาณ(?:ของ|จาก)|ยกเว้น|(?<!ไม่)(?<!ไม่ได้)(?:ที่|รับ)จัดสรร|จ่ายจริง"
    r"|ส่วน(?:ปี|ที่เหลือ|ค่า)|(?<!ไม่)(?<!ไม่ได้)(?<!ไม่ต้อง)(?<!ไม่ขอ)(?:ใช้|ตั้ง)(?:จ่าย|งบประมาณ|งบ|เงิน)*(?:ตาม|จาก|ใน)(?:ข้อ|เทศ)บัญญัติ"
)
_NONE_USED = re.compile(
    r"(?<!ถ้า)(?<!หาก)(?<!กรณี)(?<!เมื่อ)(?:ไม่|มิ(?=ได้))(?:ได้|ต้อง|ขอ|มีการ|จำเป็นต้อง)?ใช้(?:จ่าย)?(?:เงิน)?งบ(?!การเงิน)"
)
_ENTRIES = re.compile(
    r"\n|ที่\s*[0-9]|(?<!ไม่)(?<!ไม่ได้)(?<!ไม่ต้อง)ใช้(?:งบประมาณ|งบ|เงิน|\s*[0-9])|(?<!มูล)ค่า(?!ใช้จ่าย)|เดิม|ก่อน"
)
"""What parts a field, so that none is used for one thing and some for another."""

_UNNAMED = re.compile(
    r"งบ(?:ประมาณ)?(?:บริหาร|ปกติ|ประจำ|ดำเนินงาน|ดำเนินการ|กลาง|ของหน่วยงาน|ตามแผน|รายจ่าย|อุดหนุน|ของ|จาก|ตาม)"
    r"|(?:ตาม|เท่า)(?:ที่)?(?:เบิก|จ่าย|ใช้)*จริง|จัดสรร|งบ(?:ประมาณ)?(?:ที่ได้รับ|เดียวกับ|ร่วมกับ)|(?:ตาม|จาก|ใน)(?:ที่ตั้ง(?:จ่าย)?ไว้|ที่ได้รับ|ข้อบัญญัติ|เทศบัญญัติ|เงิน|งบ|กองทุน|หมวด)|กองทุน|เงินรายได้|เงินอุดหนุน|เงินสะสม"
)
_NO_AMOUNTS = re.compile(
    r"(?:หน้า|ข้อ|แผนงาน|ลำดับ|ฉบับ|ที่|เล่ม|โรงเรียน|ศูนย์)(?:ที่)?\s*[0-9]{1,4}(?:\s*(?:,|และ|-)\s*[0-9]{1,3})*(?![0-9,.])"
)
_NOTHING = re.compile(rf"[{DASHES}]*ไม่(?:มี|ใช้|ได้ใช้|ขอใช้|ใช้เงิน)[{DASHES}.]*")
_FIGURE = re.compile(r"[0-9]|บาท|\ufffd")
_SPACE = re.compile(r"\s+")
_WRAPPED = re.compile(
    r"(?<=[0-9] ปี)\n(?=\s*เป็นเงิน)|(?<=เป็น)\n(?=\s*เงิน)|(?:(?<=เงิน)|(?<=จำนวน))\n(?=\s*[0-9][0-9,.]*\s*บาท)"
)
"""A line's end inside the words before an amount: ``รวม 3 ปี เป็น``, ``เงิน 360,000 บาท``."""


_LONGEST, _SHOWN = 10_000, 200
"""Characters of a budget field. Pages of text that ran into one are no statement about this project's money."""

NoteCode = Literal["not_budget", "parts_mismatch", "year_uncertain", "unnamed_budget"]


@dataclass(frozen=True, slots=True)
class BudgetAmount:
    """An amount in baht for the years (BE) that are named for it; several years have it together. ``raw`` as printed;
    ``line`` is the index (from 0) of the line that it begins on, ``factor`` what the printed number was multiplied by
    (``1.5 ล้านบาท``: 1000000).
    """

    years: tuple[int, ...]
    amount: Decimal
    per: Per
    raw: str
    line: int
    year_basis: YearBasis
    factor: int

    @property
    def year_be(self) -> int | None:
        """The one year that the amount is for."""
        return self.years[0] if len(self.years) == 1 else None


@dataclass(frozen=True, slots=True)
class BudgetNote:
    """What a reader should know of a budget field: an issue's code, what was found, and what it is or should be."""

    code: NoteCode
    found: str
    role: Role | None = None
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class BudgetReading:
    """What a budget field says. ``status`` None: its text is neither money nor "none"; ``unreadable`` has the text, or
    ``notes`` say why there is no amount. ``years_without`` are those said to have none, beside amounts of others.
    """

    status: BudgetStatus | None
    amounts: tuple[BudgetAmount, ...] = ()
    unreadable: tuple[str, ...] = ()
    notes: tuple[BudgetNote, ...] = ()
    years_without: tuple[int, ...] = ()


def parse_budget(
    lines: Sequence[str], plan_years: Years | None, period: Years | None = None, gaps: Collection[int] = ()
) -> BudgetReading:
    """What the lines of a detail block's budget field say about money.

    ``period`` is the project's own years (BE), ``gaps`` are those between them that it leaves out.

    An amount is a number before บาท (also ``1.5 ล้านบาท``, ``5,000 .- บาท``), one behind ``฿``, one that ends in ``.-``,
    one that is a whole line, a cell of a table, or words (``หนึ่งแสนบาทถ้วน``). A printed ``0 บาท`` is an amount of 0,
    its status ``amount``. Years are no amounts.

    ``years`` are those before the amount, on its own line if there are some, or, where years stand after the amounts,
    those after it. An amount a year for a stretch or a list of years is one for each of them, less those that are left
    out (``เว้นปี 2567``); another is one amount for all of them together. ``per`` is what the field says: ``year`` and
    ``total`` (for all years) where words say so, ``unit`` for a rate, ``part`` for a part of a stated whole.

    Amounts that are no budget of the project (what was spent, what a larger sum contains, prices, increases) are in
    ``notes`` alone. What stands where an amount is due and cannot be read, two amounts that make a range, and a figure
    that its own words contradict go to ``unreadable``, as does the text of a field with neither an amount nor "none",
    and the beginning of one that runs over pages. Money without an amount (``งบบริหาร``) is ``unnamed``.

    >>> reading = parse_budget(["๑๐ แห่งๆ ละ ๕๐๐,๐๐๐ บาท เป็นเงิน ๕,๐๐๐,๐๐๐ บาท"], (2566, 2570))
    >>> [(found.year_be, int(found.amount), found.per) for found in reading.amounts]
    [(None, 500000, 'unit'), (None, 5000000, 'unstated')]
    >>> reading = parse_budget(["ปี ๖๖ จำนวน ๓๕,๐๐๐ บาท", "ปี ๖๗ - ๖๘ ปีละ ๒๐,๐๐๐ บาท"], (2566, 2570))
    >>> [(found.year_be, int(found.amount), found.per, found.line) for found in reading.amounts]
    [(2566, 35000, 'year', 0), (2567, 20000, 'year', 1), (2568, 20000, 'year', 1)]
    >>> reading = parse_budget(["45,500 บาท (ค่าจ้าง 30,000 บาท ค่าเช่า 15,500 บาท)"], None)
    >>> [(int(found.amount), found.per) for found in reading.amounts]
    [(45500, 'unstated'), (30000, 'part'), (15500, 'part')]
    >>> parse_budget(["-"], None).status, parse_budget([" "], None).status, parse_budget(["ไม่ใช่งบประมาณ"], None).status
    ('dash', 'blank', 'none')
    >>> [parse_budget([text], None).status for text in ("-...บาท (....)", "...-...", "...บาท (...บาทถ้วน)", "-...5")]
    ['dash', 'dash', 'blank', None]
    >>> dotted = [parse_budget([text], None) for text in ("จำนวน ......... บาท", "....8,000.... บาท", "1...000 บาท")]
    >>> [(one.status, [int(found.amount) for found in one.amounts]) for one in dotted]
    [('blank', []), ('amount', [8000]), (None, [])]
    >>> parse_budget(["เบิกจ่ายจากเงินรายได้"], None).notes
    (BudgetNote(code='unnamed_budget', found='เบิกจ่ายจากเงินรายได้', role=None, expected=None),)
    """
    text = "\n".join(lines)
    if len(text) > _LONGEST:
        return BudgetReading(None, (), (f"{_SPACE.sub(' ', text[:_SHOWN]).strip()} …",))
    return _reading(text, plan_years, period, frozenset(gaps))


def _says_none_by_year(key: str) -> bool:
    """Whether a field is a row of years over as many dashes."""
    found = _YEARS_OVER_DASHES.fullmatch(key) if "\t" in key else None
    return found is not None and found["years"].count("\t") + 1 == len(found["dashes"].split())


@lru_cache(maxsize=256)  # most blocks of a plan say the same of their money
def _reading(text: str, plan_years: Years | None, period: Years | None, gaps: frozenset[int]) -> BudgetReading:
    ticked = chosen(_WRAPPED.sub(" ", arabic_digits(text)))
    if ticked is None:
        return BudgetReading(None, (), (_SPACE.sub(" ", text).strip(),))
    key = _LEFT_OPEN.sub("", ticked) if "(" in ticked else ticked
    if _PLACEHOLDER.fullmatch(key):
        return BudgetReading("blank")
    if _ALL_DASHES.fullmatch(_LEADERS.sub("", key).strip()) or _says_none_by_year(key):
        return BudgetReading("dash")
    key = ticked
    key = _DOTS.sub(lambda dots: " " * len(dots[0]), key) if "..." in key or "…" in key or "___" in key else key
    found, roles, groups = _read(with_years_apart(signs_of_multiplication(key)), plan_years, period, gaps)
    again = same_again(key, groups)
    bare = _SPACE.sub("", key)
    of_some = {group.kind == "named" for group in groups} == {True, False}  # years said to have none, and others
    of_all = _NO_BUDGET.search(bare) is not None and not (_OTHER_FUNDS.search(bare) or of_some)
    amounts = tuple(_amounts(text, found, roles))
    if amounts and of_all and not groups and _NONE_USED.search(bare) and not _ENTRIES.search(key):
        return BudgetReading(None, (), (_SPACE.sub(" ", text).strip(),))  # an amount, and no budget
    unreadable = tuple(_printed(text, one) for one in found if one.amount is None)
    notes = _notes(text, found, roles)
    if amounts:
        notes += tuple(BudgetNote("year_uncertain", _SPACE.sub(" ", text[start:end])) for start, end in again)
    if amounts:
        paid = {year for amount in amounts for year in amount.years}
        without = {year for group in groups if group.kind != "named" for year in group.years} - paid
        return BudgetReading("amount", amounts, unreadable, notes, tuple(sorted(without)) if paid else ())
    none = says_no_budget(bare) or of_all
    if unreadable or (notes and not none):
        return BudgetReading(None, (), unreadable, notes)
    if none:
        return BudgetReading("none", (), (), notes)
    if _NOTHING.fullmatch(bare):
        return BudgetReading("none")
    whole = _SPACE.sub(" ", text).strip()
    if _UNNAMED.search(bare) and not _FIGURE.search(_without_numbers(key, plan_years)):
        return BudgetReading("unnamed", (), (), (BudgetNote("unnamed_budget", whole),))
    return BudgetReading(None, (), (whole,))


def _amounts(text: str, found: Sequence[Found], roles: Roles) -> Iterator[BudgetAmount]:
    """The amounts that are the budget or a part of it; one for each of several years is an amount a year."""
    for index, (one, role, of) in enumerate(zip(found, roles.of_each, roles.years, strict=True)):
        if one.amount is None or role not in ("budget", "part"):
            continue
        per = "part" if role == "part" else one.per
        if per == "unstated":
            per = "total" if index in roles.totals else "year" if of.years and not of.together else per
        each = [of.years] if of.together or not of.years or per == "part" else [(year,) for year in of.years]
        for years in each:
            line = text.count("\n", 0, one.start)
            yield BudgetAmount(years, one.amount, per, _printed(text, one), line, of.basis, one.factor)


def _read(
    key: str, plan_years: Years | None, period: Years | None, gaps: Collection[int]
) -> tuple[list[Found], Roles, list[YearGroup]]:
    """The amounts of a text and of the tables in it, in order, with their roles and years; all years of the text."""
    in_tables, rest = read_tables(key, plan_years)
    groups = find_year_groups(rest, plan_years, period)
    in_text = find_amounts(rest, [(group.start, group.end) for group in groups])
    in_text = in_unit_of_lines(rest, in_text, tabled=bool(in_tables))
    groups = with_none_before(rest, groups, in_text)
    years = years_of_each(rest, in_text, groups, period)
    entries: list[tuple[Found, YearsOf, TableAmount | None]]
    entries = [(one, of, None) for one, of in zip(in_text, years, strict=True)]
    entries += [(one.found, YearsOf((one.year_be,) if one.year_be else ()), one) for one in in_tables]
    entries.sort(key=lambda entry: entry[0].start)
    found = [one for one, _, _ in entries]
    places = {index: entry[2] for index, entry in enumerate(entries) if entry[2]}
    tabled = Tabled(
        frozenset(index for index, one in places.items() if not one.is_spent),
        frozenset(index for index, one in places.items() if one.is_sum),
        frozenset(index for index, one in places.items() if one.is_cost),
        frozenset(index for index, one in places.items() if one.is_spent),
    )
    in_all = len(set(range(period[0], period[1] + 1)) - set(gaps)) if period else None
    return found, roles_of(rest, found, [of for _, of, _ in entries], tabled, in_all), groups


def _notes(text: str, found: Sequence[Found], roles: Roles) -> tuple[BudgetNote, ...]:
    aside: dict[Role, list[str]] = {}
    for one, role in zip(found, roles.of_each, strict=True):
        if one.amount is not None and role not in ("budget", "part", "repeated"):
            aside.setdefault(role, []).append(_printed(text, one))
    doubtful = [
        _printed(text, one)
        for one, role, years in zip(found, roles.of_each, roles.years, strict=True)
        if years.doubtful and role == "budget" and one.amount is not None
    ]
    return (
        *(BudgetNote("not_budget", "; ".join(printed), role) for role, printed in aside.items()),
        *(BudgetNote("parts_mismatch", parts, None, f"{whole:,f}") for whole, parts in roles.mismatches),
        *(BudgetNote("year_uncertain", printed) for printed in doubtful),
    )


def _printed(text: str, one: Found) -> str:
    return _SPACE.sub(" ", text[one.start : one.end]).strip()


def _without_numbers(key: str, plan_years: Years | None) -> str:
    """A text without its years and the numbers of pages, entries and schools, which are no amounts."""
    for group in reversed(find_year_groups(key, plan_years, None)):
        key = f"{key[: group.start]} {key[group.end :]}"
    return _NO_AMOUNTS.sub(" ", key)
