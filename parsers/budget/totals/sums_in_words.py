"""Sums that words say, with baht behind each: those of a line of text, and those of a total row's cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from extract.ground.characters import arabic_digits
from extract.ground.source import Span
from parsers.budget.items.cell_values import in_baht, is_positive
from parsers.budget.totals.counted import counts_projects
from parsers.budget.totals.open_total import OfYears, OpenTotal
from parsers.budget.totals.what_is_summed import Summed, named_in
from parsers.records.budget import TotalRow
from parsers.values.money.words import find_amount_words
from parsers.values.years import PLAN_YEAR

_ALL_YEARS = re.compile(
    r"(?<![\d.,])\d{1,2}\s*ปี(?!\s*\d)|ทุกปี|ทุก\s*ๆ?\s*ปี|ตลอด(?:ทั้ง)?(?:แผน|ระยะเวลา|ช่วง)"
    rf"|{PLAN_YEAR}\s*[-–]\s*{PLAN_YEAR}"
)
_YEAR = re.compile(rf"(?<!\d){PLAN_YEAR}(?!\d)")
_MONEY_AT_THE_END = re.compile(r"(\d(?<![\d.,]\d)(?:\d{0,2}(?:,\d{3})+|\d{2,8})(?:\.\d{2})?\s*(?:บาท)?)(?:ถ้วน)?\s*$")
_SAID_IN_BAHT = re.compile(r"(?<![0-9,.])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{2})?\s*บาท.*$")
_IN_WORDS = re.compile(r"\(\s*+(?P<words>[ก-๎][ก-๎ ]{5,80})\)\s*$")
_MONEY = re.compile(r"\d{1,3}(?:,\d{3})+|\d\s*บาท")
_SUM_EXPLAINED = re.compile(
    r"(?P<sum>\d{1,3}(?:,\d{3})+(?:\.\d{2})?\s*บาท)(?:ถ้วน)?\s*(?:\([ก-๎ ]{6,80}\)\s*)?"
    r"(?:\(?\s*(?:โดย|หรือ|คิดเป็น)?\s*เฉลี่ย[^0-9]{0,20}ปี(?:งบประมาณ)?ละ\s*\d[\d,.]*\s*บาท\s*\)?)?"
)
"""A sum with what it is in words, and for a year: '420,000 บาท (สี่แสนสองหมื่นบาทถ้วน) เฉลี่ยปีละ 84,000 บาท'."""

_EACH_YEAR = re.compile(
    r"(?<![\d,.])(\d[\d,.]*+\s*+บาท)\s*+(?:ต่อ|/)\s*+ปี\s*+$|ปี(?:งบประมาณ)?ละ\s*+(\d[\d,.]*+\s*+บาท)\s*+$"
)
"""A sum that comes again in each year: '29,500 บาทต่อปี', 'ปีละ 29,500 บาท'."""

_YEAR_AND_SUM = re.compile(
    rf"(?:ปี(?:งบประมาณ)?|พ\.ศ\.)[^0-9]{{0,8}}(?P<year>{PLAN_YEAR})\s*(?:เป็นเงิน|จำนวน(?:เงิน)?|รวม|งบประมาณ|เงิน|[:=])*\s*"
    r"(?P<sum>\d[\d,.]*\s*บาท|-(?!\s*\d))"
)
"""'ปี 2566 เป็นเงิน 5,000 บาท': a year and its sum."""

_YEAR_BEFORE = re.compile(rf"{PLAN_YEAR}\s*+(?:และ|กับ|ถึง|[,/–-])?\s*+(?:(?:ปี(?:งบประมาณ)?|พ\.ศ\.)\s*+)*+$")
"""'ปี 2566 และ ปี 2567 จำนวน 5,000 บาท': what stands before the last of several years that have one sum."""


def total_in_words(text: str, years: Sequence[int], span: Span, *, only_table: bool = False) -> TotalRow | None:
    """The total that a line of text says, in Arabic digits: of all years, of one of ``years``, of each of them alike,
    or of several one by one, with baht behind each. Below the ``only_table`` of a plan one that names nothing is the
    plan's.

    >>> where = Span(1, 1)
    >>> total = total_in_words("รวมทั้งสิ้น 3 ปี เป็นเงิน 111,000 บาท", (2566, 2567, 2568), where)
    >>> total and (total.scope, total.amounts)
    ('plan', {None: Decimal('111000')})
    >>> total_in_words("รวมทั้งสิ้น 111,000 บาท", (2566, 2567), where) is None  # of which year?
    True
    >>> total = total_in_words("รวมมิติที่ 1 เป็นเงิน 29,500 บาทต่อปี", (2566, 2567), where)
    >>> total and total.amounts
    {2566: Decimal('29500'), 2567: Decimal('29500')}
    """
    if sums := _sums_of_years(text, years):
        amounts = {one: in_baht(sum_, Decimal(1)).amount for one, sum_ in sums.items()}
        before = text[: _first_sum(text)]
        summed = named_in(before) or (Summed("plan") if only_table else None)
        return _total_of(summed, amounts, span) if any(amounts.values()) else None
    if each := _EACH_YEAR.search(text):
        amount = in_baht(each[1] or each[2], Decimal(1)).amount
        alone = amount is not None and len(_MONEY.findall(text)) == 1 and not _YEAR.search(text)
        return _total_of(named_in(text[: each.start()]), dict.fromkeys(years, amount), span) if alone else None
    figure = _MONEY_AT_THE_END.search(text)
    if figure is None or not figure[1].endswith("บาท") or len(_MONEY.findall(text)) > 1:
        return None
    words = text[: figure.start()]
    named = {int(year) for year in _YEAR.findall(words)} if not _ALL_YEARS.search(words) else set()
    amount = in_baht(figure[1], Decimal(1)).amount
    year = None if len(years) > 1 and _ALL_YEARS.search(words) else named.pop() if len(named) == 1 else 0
    if amount is None or (year is not None and year not in years):
        return None
    return _total_of(named_in(words), {year: amount}, span)


def _total_of(summed: Summed | None, amounts: dict[int | None, Decimal | None], span: Span) -> TotalRow | None:
    if summed is None:
        return None
    return TotalRow(summed.scope, summed.dimension_no, amounts, "", span, summed.mission_no)


def _sums_of_years(text: str, years: Collection[int]) -> dict[int | None, str]:
    """The sums that words say of several of ``years``, each once, and of all behind them; nothing where an amount has
    no year, or several, or no baht behind it.
    """
    found = list(_YEAR_AND_SUM.finditer(text))
    if any(_YEAR_BEFORE.search(text, 0, match.start("year")) for match in found):
        return {}
    amounts: dict[int | None, str] = {int(match["year"]): match["sum"] for match in found}
    if not found or len(amounts) < len(found) or not amounts.keys() <= set(years):
        return {}
    behind = text[found[-1].end() :]
    whole = _MONEY_AT_THE_END.search(behind)
    if whole and len(found) > 1 and _ALL_YEARS.search(behind, 0, whole.start()):
        amounts[None] = whole[1]
        text = text[: found[-1].end()] + behind[: whole.start()]
    return {} if _MONEY.search(_YEAR_AND_SUM.sub("", text)) else amounts


def _first_sum(text: str) -> int:
    first = _YEAR_AND_SUM.search(text)
    return first.start() if first else len(text)


def sums_in_only_cell(total: OpenTotal) -> dict[OfYears, str]:
    """The sums that a row's only cell says of years of the table: ``รวมมิติที่ 1 … ปี 2566 เป็นเงิน 5,000 บาท ปี 2567 …``, and
    of all years behind them (``รวม 5 ปี เป็นเงิน …``).

    Nothing where another cell says anything, or an amount has no year, or no baht behind it.
    """
    if not total.stands_alone:
        return {}
    sums = _sums_of_years(arabic_digits(total.first.text), total.columns.years.values())
    return {year: text for year, text in sums.items()}  # noqa: C416


def sum_of_only_cell(total: OpenTotal) -> str | None:
    """The one sum of baht at the end of a row's only cell: ``รวม 2 โครงการ งบประมาณทั้งสิ้น 99,000 บาท``."""
    if not total.stands_alone:
        return None
    text = _without_amount_in_words(arabic_digits(total.first.text))
    at_end = _MONEY_AT_THE_END.search(text)
    return at_end[1] if at_end and at_end[1].endswith("บาท") and len(_MONEY.findall(text)) == 1 else None


def sentence_of_only_cell(total: OpenTotal) -> str | None:
    """What a row's only cell says from its first sum of baht on."""
    said = _SAID_IN_BAHT.search(arabic_digits(total.first.text)) if total.stands_alone else None
    return said[0] if said else None


def _without_amount_in_words(text: str) -> str:
    """A text without the words in brackets at its end that say the same amount as the figure before them.

    >>> [_without_amount_in_words(f"รวม 40,000 บาท ({words}บาทถ้วน)") for words in ("สี่หมื่น", "ห้าหมื่น")]
    ['รวม 40,000 บาท ', 'รวม 40,000 บาท (ห้าหมื่นบาทถ้วน)']
    """
    match = _IN_WORDS.search(text)
    figure = _MONEY_AT_THE_END.search(text, 0, match.start()) if match else None
    if match is None or figure is None:
        return text
    said = [amount for _, _, amount in find_amount_words(match["words"])]
    return text[: match.start()] if said == [in_baht(figure[1], Decimal(1)).amount] else text


def sum_of_all_years(total: OpenTotal) -> str | None:
    """The one figure of a row whose words name all years: ``รวมทั้งสิ้น 5 ปี``, beside it or at the end of the words."""
    if len(total.columns.of_money) <= 1 or not _ALL_YEARS.search(total.words):
        return None
    cells = total.row.cells[total.row.cells.index(total.first) + 1 :]
    behind = [cell.text for cell in cells if cell.text and not counts_projects(cell.text)]
    if not behind:
        at_end = _MONEY_AT_THE_END.search(total.words)
        return at_end[1] if at_end else None
    if len(behind) != 1:
        return None
    explained = _SUM_EXPLAINED.fullmatch(arabic_digits(behind[0]))
    return explained["sum"] if explained else behind[0] if is_positive(behind[0]) else None
