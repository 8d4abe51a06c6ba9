"""Money in the budget fields of detail blocks: amounts of baht with the year and the share that they are for.

What stands where an amount is due and cannot be read is reported, never repaired. The cells of tables are read in
``money_cells``; its functions are here too, so that ``money`` has all that is read of money.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.ground.characters import REPLACEMENT, arabic_digits, text_before
from parsers.records.blocks import BudgetStatus, Per
from parsers.rules.load import load
from parsers.values.amount_words import find_amount_words
from parsers.values.money_cells import DASH, DASHES, CellValue, parse_cell, says_no_budget, split_values
from parsers.values.numerals import MOST_BAHT, TOKEN, parse_decimal, torn
from parsers.values.years import Years, find_year_ranges, find_years

__all__ = ["BudgetAmount", "BudgetReading", "CellValue", "parse_budget", "parse_cell", "split_values"]

_SCALES = {"": 1, "ล้าน": 10**6, "แสน": 10**5, "หมื่น": 10**4, "พัน": 10**3}
_RUN = re.compile(
    # from its first sign: a run without a digit is looked at once
    r"""(?<![^\s\u0e00-\u0e7f():/"'=@*฿])[^\s\u0e00-\u0e7f():/"'=@*฿]*[0-9][^\s\u0e00-\u0e7f():/"'=@*]*"""
)
_RUN_TAIL = re.compile(rf"[.,]{DASH}$|[.,]+$")
_AFTER_RUN = re.compile(
    rf"(?P<tail>\s?[.,]\s?{DASH})?\s*+(?P<scale>(?:ล้าน|แสน|หมื่น|พัน|ร้อย)*)\s*+(?P<baht>บาท)(?:\s*ถ้วน)?"
    r"(?P<per>\s*(?:/|ต่อ)\s*(?:(?P<year>ปีงบประมาณ|ปี)|[ก-ฮ]))?"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?")
_MONEY_BEFORE = re.compile(r"(?:งบประมาณ|เป็นเงิน|จำนวนเงิน|วงเงิน|ปีละ|ปีงบประมาณละ)\s*(?:จำนวน)?\s*$")
_FILLER = r"\s*(?:ไม่เกิน|ประมาณ|จำนวน|เป็นเงิน|งบประมาณ|เงิน|\s)*$"
_PER_YEAR = re.compile(rf"(?:(?:ปีงบประมาณ|ปี)\s*(?:ๆ\s*)?ละ|ต่อปี|ทุกปี|แต่ละปี){_FILLER}")
_PER_UNIT = re.compile(rf"(?:(?<!แ)(?<!ร้อย)ละ|@){_FILLER}")
_AMOUNT_RANGE = re.compile(
    rf"(?<![0-9.,{REPLACEMENT}])[0-9][0-9,.{REPLACEMENT}]{{2,}}(?:\s*บาท)?"
    rf"[^\S\n]*(?:{DASH}|ถึง)[^\S\n]*[0-9][0-9,.{REPLACEMENT}]{{2,}}\s*บาท"
)
_PLACEHOLDER = re.compile(r"[.…_\s*]*+(?:บาท)?[.…_\s*]*")
_ALL_DASHES = re.compile(rf"(?:{DASH}\s*+)+(?:บาท)?")
_YEAR_LIST = re.compile(
    rf"\s*(?:,|และ|/|{DASH}|ถึง)\s*(?:ปี\s*(?:งบประมาณ\s*)?)?(?:พ\.ศ\.\s*)?(?:[0-9]{{4}}|[0-9]{{2}})(?![0-9]|[,.][0-9])(?!\s*บาท)"
)
_BEGINS_LINE = re.compile(rf"(?:^|\n)[{DASHES}\s•,;:]*(?:\(?[0-9]{{1,2}}[.)]\s*)?$")
_THINGS = "|".join(rule["pattern"] for rule in load("counters")["rule"] if rule["kind"] == "thing")
_COUNTED = re.compile(rf"\s*(?:{_THINGS})")
_WHOLE_LINE = re.compile(rf"{TOKEN}(?:\s?[.,]\s?{DASH})?")
_CURRENCY_TAIL = re.compile(rf"[0-9]{{3}}(?:\.[0-9]{{2}})?[.,]{DASH}$")
_HEAD_OF_TORN = re.compile(r"[0-9][0-9.,]*\s*(?:ล้าน|แสน|หมื่น|พัน)?\s*$")
_SCALE_BEFORE = re.compile(r"(?:ล้าน|แสน|หมื่น|พัน)\s*$")
# whitespace aside: words that say so anywhere, and words that say where else the money comes from
_NO_BUDGET = re.compile(r"ไม่(?:ได้|ต้อง|ขอ|จำเป็นต้อง)?(?:ใช้จ่าย|ใช้|มี|ตั้ง|เสีย)(?:เงิน)?(?:งบ(?!การเงิน)|ค่าใช้จ่าย)")
_OTHER_FUNDS = re.compile(r"แต่|เบิก|กองทุน|อุดหนุน|เงินรายได้|เงินบำรุง|เงินสะสม|สนับสนุนจาก|งบประมาณ(?:ของ|จาก)")
_SPACE = re.compile(r"\s+")


_LONGEST, _SHOWN = 10_000, 200
"""Characters of a budget field. Pages of text that ran into one are no statement about this project's money."""

_Year = tuple[int, int, int | None]
"""Start and end of a year in the text, and the year; None for a stretch or a list of years."""


@dataclass(frozen=True, slots=True)
class BudgetAmount:
    """An amount in baht. ``raw`` as printed; ``line`` is the index (from 0) of the line that it begins on."""

    year_be: int | None
    amount: Decimal
    per: Per
    raw: str
    line: int


@dataclass(frozen=True, slots=True)
class BudgetReading:
    """What a budget field says. ``status`` None: its text is neither money nor "none"; ``unreadable`` has the text."""

    status: BudgetStatus | None
    amounts: tuple[BudgetAmount, ...] = ()
    unreadable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """An amount, or (``amount`` None) what stands where one is due, with its place in the text."""

    start: int
    end: int
    amount: Decimal | None
    per: Per = "total"


def parse_budget(lines: Sequence[str], plan_years: Years | None) -> BudgetReading:
    """What the lines of a detail block's budget field say about money.

    An amount is a number before บาท (also ``1.5 ล้านบาท``, ``5,000 .- บาท``), one that ends in ``.-``, one that is a
    whole line, or words (``หนึ่งแสนบาทถ้วน``). A printed ``0 บาท`` is an amount of 0, its status ``amount``. Years are no
    amounts. ``year_be`` is set where one year alone goes with the amount: the one before it, on its own line if there
    is one, or, where years stand after the amounts, the one after it. A stretch or a list of years gives None.

    What stands where an amount is due and cannot be read, two amounts that make a range, and a figure that its own
    words contradict go to ``unreadable``, as does the text of a field with neither an amount nor "none", and the
    beginning of one that runs over pages.

    >>> reading = parse_budget(["๑๐ แห่งๆ ละ ๕๐๐,๐๐๐ บาท เป็นเงิน ๕,๐๐๐,๐๐๐ บาท"], (2566, 2570))
    >>> [(found.year_be, int(found.amount), found.per) for found in reading.amounts]
    [(None, 500000, 'unit'), (None, 5000000, 'total')]
    >>> reading = parse_budget(["ปี ๖๖ จำนวน ๓๕,๐๐๐ บาท", "ปี ๖๗ - ๖๙ ปีละ ๒๐,๐๐๐ บาท"], (2566, 2570))
    >>> [(found.year_be, int(found.amount), found.per, found.line) for found in reading.amounts]
    [(2566, 35000, 'year', 0), (None, 20000, 'year', 1)]
    >>> parse_budget(["-"], None).status, parse_budget([" "], None).status, parse_budget(["ไม่ใช่งบประมาณ"], None).status
    ('dash', 'blank', 'none')
    >>> parse_budget(["เบิกจ่ายจากเงินรายได้"], None)
    BudgetReading(status=None, amounts=(), unreadable=('เบิกจ่ายจากเงินรายได้',))
    """
    text = "\n".join(lines)
    if len(text) > _LONGEST:
        return BudgetReading(None, (), (f"{_SPACE.sub(' ', text[:_SHOWN]).strip()} …",))
    key = arabic_digits(text)
    if _PLACEHOLDER.fullmatch(key):
        return BudgetReading("blank")
    if _ALL_DASHES.fullmatch(key.strip()):
        return BudgetReading("dash")
    years = _years(key, plan_years)
    found = _amounts(key, years)
    amounts = tuple(
        BudgetAmount(
            year,
            one.amount,
            "year" if year is not None and one.per == "total" else one.per,
            _printed(text, one),
            text.count("\n", 0, one.start),
        )
        for one, year in zip(found, _year_of_each(key, found, years) if found else (), strict=True)
        if one.amount is not None
    )
    unreadable = tuple(_printed(text, one) for one in found if one.amount is None)
    if amounts:
        return BudgetReading("amount", amounts, unreadable)
    if unreadable:
        return BudgetReading(None, (), unreadable)
    bare = _SPACE.sub("", key)
    if says_no_budget(bare) or (_NO_BUDGET.search(bare) and not _OTHER_FUNDS.search(bare)):
        return BudgetReading("none")
    return BudgetReading(None, (), (_SPACE.sub(" ", text).strip(),))


def _printed(text: str, one: _Found) -> str:
    return _SPACE.sub(" ", text[one.start : one.end]).strip()


def _years(key: str, plan_years: Years | None) -> list[_Year]:
    """Start, end and value of the years that may go with an amount, laws' aside; None for a stretch or a list."""
    ranges = find_year_ranges(key, plan_years)
    found: list[_Year] = [(start, end, None) for start, end, _ in ranges]
    for start, end, year in find_years(key, plan_years):
        if any(first <= start < last for first, last, _ in ranges):
            continue
        inside = plan_years is not None and plan_years[0] <= year <= plan_years[1]
        said = key.startswith(("ปี", "ประจำปี"), start)
        if said or inside or _begins_line(key, start):
            found.append((start, end, None if _YEAR_LIST.match(key, end) else year))
    return sorted(found, key=lambda span: span[0])


def _begins_line(key: str, start: int) -> bool:
    before = text_before(key, start)
    # what is cut off in front is the rest of a line
    return bool(_BEGINS_LINE.search(before if len(before) == start else f"ก{before}"))


def _amounts(key: str, years: list[_Year]) -> list[_Found]:
    """Every amount of a text, readable or not, in order."""
    found = [_Found(match.start(), match.end(), None) for match in _AMOUNT_RANGE.finditer(key) if not _in(match, years)]
    for match in _RUN.finditer(key):
        if _in(match, years) or any(one.start <= match.start() < one.end for one in found):
            continue
        one = _figure(key, match)
        if one is not None:
            found.append(one)
    for start, end, value in find_amount_words(key):
        beside = next((one for one in found if key[one.end : start].strip(" (\n") == "" and one.end <= start), None)
        if beside is None:
            found.append(_Found(start, end, value, _per(key, start, None)))
        elif beside.amount != value:
            found[found.index(beside)] = _Found(beside.start, beside.end, None)
            found.append(_Found(start, end, None))
    return sorted(found, key=lambda one: one.start)


def _in(match: re.Match[str], years: list[_Year]) -> bool:
    return any(start < match.end() and match.start() < end for start, end, _ in years)


def _figure(key: str, match: re.Match[str]) -> _Found | None:
    """The amount whose figures a run of characters holds; None where the run is not money."""
    start, printed = match.start(), match[0]
    number = _RUN_TAIL.sub("", printed)
    amount = parse_decimal(number)
    after = _AFTER_RUN.match(key, match.end()) or _AFTER_RUN.match(key, start + len(number))
    if after:
        scale = _SCALES.get(after["scale"])
        torn_from = _torn_from(key, start, number, scaled=bool(after["scale"]))
        if amount is None or scale is None or amount * scale >= MOST_BAHT or torn_from is not None:
            return _Found(start if torn_from is None else torn_from, after.end("baht"), None)
        return _Found(start, after.end("baht"), amount * scale, _per(key, start, after))
    line_end = key.find("\n", start)
    line = key[key.rfind("\n", 0, start) + 1 : line_end if line_end >= 0 else len(key)].strip()
    if (line.startswith(printed) and _WHOLE_LINE.fullmatch(line)) or _CURRENCY_TAIL.search(printed):
        return _Found(start, match.end(), amount, _per(key, start, None))
    if _GROUPED.match(number) and not _COUNTED.match(key, match.end()):
        # not said to be money and not said to count anything: read only where the words before it leave no doubt
        told = line.endswith(printed) and _MONEY_BEFORE.search(text_before(key, start))
        return _Found(start, match.end(), amount if told else None, _per(key, start, None))
    return None


def _torn_from(key: str, start: int, number: str, *, scaled: bool) -> int | None:
    """Where a number begins of which ``number`` is only the end: ``15 000``, ``2 แสน 5 หมื่น``; None for a whole one."""
    before = text_before(key, start)
    if torn(before, number) or (scaled and _SCALE_BEFORE.search(before)):
        head = _HEAD_OF_TORN.search(before)
        return start - len(before) + head.start() if head else start
    return None


def _per(key: str, start: int, after: re.Match[str] | None) -> Per:
    before = key[max(0, start - 60) : start]
    if (after and after["year"]) or _PER_YEAR.search(before):
        return "year"
    if (after and after["per"]) or _PER_UNIT.search(before):
        return "unit"
    return "total"


def _year_of_each(key: str, found: list[_Found], years: list[_Year]) -> list[int | None]:
    """The year of every amount: the one before it, or the one after it where years stand after the amounts."""
    befores = [(last.end if last else 0, one.start) for last, one in zip([None, *found], found, strict=False)]
    tail = (found[-1].end, len(key))
    if not _within(years, befores[0]) and _within(years, tail):
        return [_only(_within(years, gap)) for gap in [*befores[1:], tail]]
    named = []
    for start, end in befores:
        own_line = max(start, key.rfind("\n", start, end))
        named.append(_only(_within(years, (own_line, end)) or _within(years, (start, end))))
    return named


def _within(years: list[_Year], gap: tuple[int, int]) -> list[int | None]:
    return [year for start, _, year in years if gap[0] <= start < gap[1]]


def _only(years: list[int | None]) -> int | None:
    return years[0] if len(years) == 1 else None
