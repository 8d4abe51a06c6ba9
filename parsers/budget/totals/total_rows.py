"""A row of a budget table that prints a sum: of what it is one, of which years, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal, NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from extract.ground.source import Span
from parsers.budget.items.branches import BranchCursor
from parsers.budget.items.cell_values import in_baht, is_positive, names_items, says_each_year, values_of
from parsers.budget.items.row_cells import columns_beside
from parsers.records.budget import PrintedValue, RowRole, TotalRow
from parsers.records.table import Cell, GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.figure_of_year import BESIDE_BUDGET
from parsers.tables.columns.names import COUNTS, FEW, TOTAL
from parsers.tables.rows.cell_kinds import has_letters, is_money, kinds_of
from parsers.tables.rows.row_begins import number_due
from parsers.tables.rows.torn_figures import is_begin_alone
from parsers.values.kinds import KIND_WORD
from parsers.values.money.cells import broken_figure
from parsers.values.money.fields import parse_cell
from parsers.values.money.words import find_amount_words
from parsers.values.sums import OF_ALL
from parsers.values.years import PLAN_YEAR

_GRAND_TOTAL = re.compile(
    r"^(?:ยอด|ผล)?รวม\s*(?:งบประมาณ|จำนวน|เป็น|เงิน|วงเงิน|โครงการ|กิจกรรม|มาตรการ|/|\s)*(?:ทั?้?ง|ทุก|ยอด|\d\s*มิติ|ตลอด)"
    r"|^(?:ยอด(?:เงิน|งบประมาณ)?(?:สุทธิ)?|คิดเป็นเงิน|งบประมาณ)\s*+(?:ของ|ตาม)?\s*+(?:ทั้ง|ทุก)\s*(?:แผน|ฉบับ|\d?\s*มิติ)"
)
# not '๔ มิติ ๑๕ โครงการ', which counts dimensions and projects
_NAMED_DIMENSION = re.compile(r"(?<!\d)(?<!\d\s)มิติ(?:ที่?)?\s*(\d{1,2})(?!\d|\s*(?:โครงการ|กิจกรรม|มาตรการ|รายการ))")
_OF_ITS_DIMENSION = re.compile(r"(?:ทั้ง|ของ|ใน)\s*มิติ(?!\s*(?:ที่|\d))")
"""'รวมเป็นเงินทั้งมิติ': of the one that it stands in; not 'ทั้ง 4 มิติ'."""

_SEVERAL_DIMENSIONS = re.compile(r"มิติ(?:ที่?)?\s*\d{1,2}\s*(?:[-–]|ถึง)\s*(?:มิติ(?:ที่?)?\s*)?\d")
_NAMED_MISSION = re.compile(r"(?:ภารกิจ(?:ตามมิติ)?(?:ที่?)?|รวม)\s*(\d{1,2}\.\d{1,2})(?![\d.]*\d)")
_NAMED_TOP = re.compile(r"(?:ยุทธศาสตร์|ประเด็น|แนวทาง)(?:การพัฒนา|การดำเนินงาน)?(?:ที่)?\s*(\d{1,2})(?![\d.])")
_NAMED_BELOW_TOP = re.compile(r"กลยุทธ์(?:ที่)?\s*(\d{1,2}\.\d{1,2})(?![\d.]*\d)")
"""What the totals of a plan with a tree of its own name, in the place of dimensions and missions."""

_SAYS_MISSION = re.compile(rf"รวม\s*+{OF_ALL}?\s*+(?:ตาม|ทั้ง|ของ|ทุกโครงการใน)?\s*+ภารกิจ")
_ALL_YEARS = re.compile(
    r"(?<![\d.,])\d{1,2}\s*ปี(?!\s*\d)|ทุกปี|ทุก\s*ๆ?\s*ปี|ตลอด(?:ทั้ง)?(?:แผน|ระยะเวลา|ช่วง)"
    rf"|{PLAN_YEAR}\s*[-–]\s*{PLAN_YEAR}"
)
_YEAR = re.compile(rf"(?<!\d){PLAN_YEAR}(?!\d)")
_COUNT = re.compile(rf"\d\s*+(?:\([ก-๎]{{2,30}}\)\s*+)?/?\s*+{KIND_WORD}")
_COUNT_BEGINS = re.compile(r"จำนวน\s*\d{1,3}\s*$")
_SAYS_ALL = re.compile(OF_ALL)
# a project cell that only counts, as in a total row, also where รวม is damaged: 'จำนวน 9 โครงการ', '4 โครงกาธ'
_COUNTS_ONLY = re.compile(
    r"^[(\[\-–•\s]*(?:[ก-๎]{3,8}\s*)?(?:\d{1,3}\s*+(?:/\s*+)?[ก-๎]{6,9}(?:\s*/\s*[ก-๎]{6,9})*+\s*+)+(?:ดังนี้)?[)\]\s]*$"
)
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

_PARTS: frozenset[RowRole] = frozenset({"quarter", "month", "paid"})
_NO_MONEY: frozenset[RowRole] = frozenset({"target", "indicator", "tick", "period", "other"})


_Years = int | tuple[int, ...] | None
"""A year, several together, or all."""


class _Sums(NamedTuple):
    """The sums that a row prints: the ``years`` that have a column, the text that is ``printed`` for each, and by what
    its figure is multiplied, None where that is not certain.
    """

    years: tuple[_Years, ...]
    printed: dict[_Years, str]
    factors: dict[_Years, Decimal | None]


class PrintedTotal(NamedTuple):
    """A total where it stands: whether its words ``name`` what it sums up, and how many rows of items stand above."""

    row: TotalRow
    named: bool
    rows_above: int


def total_cell(row: GridRow, first: Cell, columns: ColumnRoles) -> Cell | None:
    """The cell that makes a row a total: รวม in its first cell or in one before its years, or a bare count of
    projects where their titles stand; of other things it is a title where the row has a number of its own: ``3``,
    ``สายด่วน 24 ชั่วโมง``.
    """
    years = columns.of_money[0] if columns.of_money else columns.width
    places = (columns.project, columns.mission, columns.dimension)
    for index, cell in enumerate(row.cells[:years]):
        if cell.text and (cell is first or index in places) and TOTAL.match(cell.text):
            return cell
    project = arabic_digits(row.text(columns.project))
    if not _COUNTS_ONLY.match(project):
        return None
    numbered = number_due(row.text(columns.number)) is not None
    return first if not numbered or _COUNT.search(project) else None


def read_total(
    row: GridRow, first: Cell, columns: ColumnRoles, cursor: BranchCursor, *, ruled: bool, above: bool
) -> tuple[TotalRow, bool, list[Issue]]:
    """The total of a row whose words begin in ``first``, whether it names what it sums up, and what cannot be read.

    Without such a name it is of the dimension where rows stand ``above`` it that no total has summed up, else of the
    plan.
    """
    issues: list[Issue] = []
    words = arabic_digits(" ".join(cell.text for cell in row.cells[: row.cells.index(first) + 1]))
    count = next((cell for cell in row.cells if _counts_projects(cell.text)), None)
    sums = _printed_sums(row, first, words, count, columns, issues, ruled=ruled)
    amounts, broken = _in_baht(sums, row, columns, issues)
    scope, dimension_no, mission_no, named = _summed_up(words, first, cursor, above=above)
    total = TotalRow(
        scope,
        dimension_no,
        {year: amount for year, amount in amounts.items() if not isinstance(year, tuple)},
        _whole_count(row, count) if count else _count_over_cells(row, columns),
        row.span,
        mission_no,
        tuple(_counted(row, columns)),
        tuple(_not_budget(row, columns)),
        {years: amount for years, amount in amounts.items() if isinstance(years, tuple)},
        broken=broken,
    )
    return total, named, issues


def _printed_sums(
    row: GridRow, first: Cell, words: str, count: Cell | None, columns: ColumnRoles, issues: list[Issue], *, ruled: bool
) -> _Sums:
    """The sums that a row prints: in the words of its only cell, as one figure for all years, or in its columns."""
    years: tuple[_Years, ...] = (*columns.years_in_order, *columns.stretches.values())
    factors: dict[_Years, Decimal | None] = {year: columns.factor(i) for i, year in columns.years.items()}
    factors |= {of_several: columns.factor(i) for i, of_several in columns.stretches.items()}
    if columns.total is not None and columns.complete:
        factors[None] = columns.factor(columns.total)
    if in_words := _in_words(row, first, columns):
        printed = _without_sums_of_rates(in_words, row, columns, issues)
        return _Sums(years, printed, factors | dict.fromkeys(in_words, Decimal(1)))  # baht stands behind each
    over_years = _of_all_years(row, first, words, columns)
    alone = _alone_in_words(row, first) if over_years is None else None
    if alone and len(columns.of_money) > 1 and _SAYS_ALL.search(words):
        over_years, alone = alone, None
    if over_years is not None:
        said = set(factors.values())
        return _Sums((), {None: over_years}, {None: said.pop() if len(said) == 1 else None})
    if alone and len(columns.of_money) == 1 and len(set(years)) == 1:
        printed = dict.fromkeys(years, alone)
    elif alone:
        issues.append(Issue("unreadable_amount", row.span, "budget_totals", found=alone))  # of which year?
        printed = {}
    else:
        printed = _by_year(row, first, count, columns, ruled, issues)
        alone_in_row = not any(cell.text for cell in row.cells if cell is not first)
        if alone_in_row and (sentence := _SAID_IN_BAHT.search(arabic_digits(first.text))):
            issues.append(Issue("unreadable_amount", row.span, "budget_totals", found=sentence[0]))
    return _Sums(years, _without_sums_of_rates(printed, row, columns, issues), factors)


def _without_sums_of_rates(
    printed: dict[_Years, str], row: GridRow, columns: ColumnRoles, issues: list[Issue]
) -> dict[_Years, str]:
    """The sums without those of columns of several years whose values come again in each of them: they are of no year
    that is known.
    """
    for index, of_several in columns.stretches.items():
        text = printed.pop(of_several, "") if says_each_year(columns, index) else ""
        if is_positive(text):
            issues.append(Issue("unreadable_amount", row.span, "budget_totals", found=text))
    return printed


def _in_baht(
    sums: _Sums, row: GridRow, columns: ColumnRoles, issues: list[Issue]
) -> tuple[dict[_Years, Decimal | None], dict[int, PrintedValue]]:
    """The sums in baht, and what the broken ones of a year are if nothing but blanks or letters broke them."""
    amounts: dict[_Years, Decimal | None] = dict.fromkeys(sums.years)
    broken: dict[int, PrintedValue] = {}
    for year, text in sums.printed.items():
        value = in_baht(text, columns.of_text(sums.factors[year], text), own_unit=columns.own_units)
        if value.status is None:
            figure = broken_figure(text, points=False) if isinstance(year, int) else None
            if isinstance(year, int) and figure and (whole := in_baht(figure, sums.factors[year]).amount):
                broken[year] = PrintedValue(text, whole, "amount", row.span)
            issues.append(Issue("unreadable_amount", row.span, "budget_totals", found=text))
        amounts[year] = value.amount
    return amounts, broken


def _summed_up(
    words: str, first: Cell, cursor: BranchCursor, *, above: bool
) -> tuple[Literal["dimension", "mission", "plan"], int | None, str | None, bool]:
    """What a total sums up: the scope, the numbers of its dimension and mission, and whether its words name it."""
    dimension, mission = _named_dimension(words), _NAMED_MISSION.search(words)
    if not cursor.has_dimensions:
        dimension, mission = dimension or _NAMED_TOP.search(words), mission or _NAMED_BELOW_TOP.search(words)
    mission_no = mission[1] if mission else cursor.mission_no if _SAYS_MISSION.search(words) else None
    if mission_no is not None:
        return "mission", int(mission_no.partition(".")[0]), mission_no, True
    if dimension:
        return "dimension", int(dimension[1]), None, True
    of_plan = bool(_GRAND_TOTAL.match(arabic_digits(first.text))) and not _OF_ITS_DIMENSION.search(words)
    if of_plan or not above:
        return "plan", None, None, of_plan
    return "dimension", cursor.dimension_no, None, False


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
        return _total_named(before, amounts, span, only_table=only_table) if any(amounts.values()) else None
    if each := _EACH_YEAR.search(text):
        amount = in_baht(each[1] or each[2], Decimal(1)).amount
        alone = amount is not None and len(_MONEY.findall(text)) == 1 and not _YEAR.search(text)
        return _total_named(text[: each.start()], dict.fromkeys(years, amount), span) if alone else None
    figure = _MONEY_AT_THE_END.search(text)
    if figure is None or not figure[1].endswith("บาท") or len(_MONEY.findall(text)) > 1:
        return None
    words = text[: figure.start()]
    named = {int(year) for year in _YEAR.findall(words)} if not _ALL_YEARS.search(words) else set()
    amount = in_baht(figure[1], Decimal(1)).amount
    year = None if len(years) > 1 and _ALL_YEARS.search(words) else named.pop() if len(named) == 1 else 0
    if amount is None or (year is not None and year not in years):
        return None
    return _total_named(words, {year: amount}, span)


def _total_named(
    words: str, amounts: dict[int | None, Decimal | None], span: Span, *, only_table: bool = False
) -> TotalRow | None:
    """The total of what its words name; None where they do not say what it sums up."""
    dimension, mission = _named_dimension(words), _NAMED_MISSION.search(words)
    if mission:
        number = int(mission[1].partition(".")[0])
        return TotalRow("mission", number, amounts, "", span, mission[1])
    if dimension:
        return TotalRow("dimension", int(dimension[1]), amounts, "", span)
    return TotalRow("plan", None, amounts, "", span) if only_table or _GRAND_TOTAL.match(words) else None


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


def _named_dimension(words: str) -> re.Match[str] | None:
    """The dimension that the words of a total name; none where they name several: ``มิติที่ 1 - 4``."""
    return None if _SEVERAL_DIMENSIONS.search(words) else _NAMED_DIMENSION.search(words)


def _in_words(row: GridRow, first: Cell, columns: ColumnRoles) -> dict[_Years, str]:
    """The sums that a row's only cell says of years of the table: ``รวมมิติที่ 1 … ปี 2566 เป็นเงิน 5,000 บาท ปี 2567 …``, and
    of all years behind them (``รวม 5 ปี เป็นเงิน …``).

    Nothing where another cell says anything, or an amount has no year, or no baht behind it.
    """
    if any(cell.text and cell is not first for cell in row.cells):
        return {}
    sums = _sums_of_years(arabic_digits(first.text), columns.years.values())
    return {year: text for year, text in sums.items()}  # noqa: C416


def _alone_in_words(row: GridRow, first: Cell) -> str | None:
    """The one sum of baht at the end of a row's only cell: ``รวม 2 โครงการ งบประมาณทั้งสิ้น 99,000 บาท``."""
    if any(cell.text and cell is not first for cell in row.cells):
        return None
    text = _without_amount_in_words(arabic_digits(first.text))
    at_end = _MONEY_AT_THE_END.search(text)
    return at_end[1] if at_end and at_end[1].endswith("บาท") and len(_MONEY.findall(text)) == 1 else None


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


def _of_all_years(row: GridRow, first: Cell, words: str, columns: ColumnRoles) -> str | None:
    """The one figure of a row whose words name all years: ``รวมทั้งสิ้น 5 ปี``, beside it or at the end of the words."""
    if len(columns.of_money) <= 1 or not _ALL_YEARS.search(words):
        return None
    cells = row.cells[row.cells.index(first) + 1 :]
    behind = [cell.text for cell in cells if cell.text and not _counts_projects(cell.text)]
    if not behind:
        at_end = _MONEY_AT_THE_END.search(words)
        return at_end[1] if at_end else None
    if len(behind) != 1:
        return None
    explained = _SUM_EXPLAINED.fullmatch(arabic_digits(behind[0]))
    return explained["sum"] if explained else behind[0] if is_positive(behind[0]) else None


def _by_year(
    row: GridRow, first: Cell, count: Cell | None, columns: ColumnRoles, ruled: bool, issues: list[Issue]
) -> dict[_Years, str]:
    """The cells of a total row by year or years, None for their sum. A row shorter than the table has รวม, the count,
    then one cell a column of money. One with the beginning of a figure alone may have its rest in any other cell.
    """

    def unreadable(found: str) -> dict[_Years, str]:
        issues.append(Issue("unreadable_amount", row.span, "budget_totals", found=found.strip()))
        return {}

    if not columns.even or any(is_begin_alone(cell.text) for cell in row.cells):
        values = " ".join(cell.text for cell in row.cells if is_positive(cell.text))
        return unreadable(values) if values else {}
    places: dict[int, _Years] = {**columns.years, **columns.stretches}
    if columns.total is not None and columns.complete:
        places[columns.total] = None
    if ruled:
        complete = len(row.cells) == columns.width
    else:
        complete = len(row.cells) >= columns.width and not runs_beyond_columns(row, columns)
    if complete and (loose := list(_sums_beside_years(row, columns))):
        return unreadable(" ".join(loose))
    if complete:
        return {year: _total_text(row, index, places) for index, year in places.items()}
    start = max(row.cells.index(first), row.cells.index(count) if count else 0) + 1
    while start < len(row.cells) and COUNTS.fullmatch(row.cells[start].text):
        start += 1
    behind_count = [_total_text(row, index) for index in range(start, len(row.cells))]
    years = [places[index] for index in sorted(places)]
    if count is None and _may_begin_with_count(row.cells[start - 1], behind_count):
        if len(behind_count) <= len(years):
            return unreadable(" ".join(behind_count))
        del behind_count[0]
    more = behind_count[-1] if len(behind_count) == len(years) + 1 else ""
    beyond = any(map(str.isdecimal, more)) and not has_letters(more)
    filled = [bool(text) for text in behind_count[: len(years)]]
    uneven = len(behind_count) not in (0, len(years), len(years) + 1) or (any(filled) and not all(filled))
    if uneven or beyond:  # one figure more than years: which of them is none of theirs is not said
        return unreadable(" ".join(behind_count))
    return dict(zip(years, behind_count, strict=False))


def _whole_count(row: GridRow, count: Cell) -> str:
    """The text of the cell that counts, with the next one where that closes its bracket."""
    place = row.cells.index(count)
    behind = row.text(place + 1)
    goes_on = count.text.count("(") > count.text.count(")") and behind.endswith(")") and "(" not in behind
    return f"{count.text} {behind}" if goes_on else count.text


def _count_over_cells(row: GridRow, columns: ColumnRoles) -> str:
    """What a row counts where two columns of words beside each other hold it: ``จำนวน 7 | โครงการ``."""
    if len(row.cells) != columns.width:
        return ""
    words = [cell.text for cell in row.cells[: min(columns.of_money, default=0)]]
    whole = (" ".join(pair) for pair in pairwise(words) if _COUNT_BEGINS.search(arabic_digits(pair[0])))
    return next(filter(_counts_projects, whole), "")


def _counted(row: GridRow, columns: ColumnRoles) -> Iterator[str]:
    """What a row of all columns says in those that hold no money: sums of targets."""
    if len(row.cells) != columns.width:
        return
    for column, role in columns_beside(columns):
        text = row.cells[column.place].text
        if text and role in _NO_MONEY and not column.money:
            yield text


def _not_budget(row: GridRow, columns: ColumnRoles) -> Iterator[str]:
    """What it says in columns of money that are no budget, or parts of one that has a figure of its own."""
    if len(row.cells) != columns.width:
        return
    alone = {index for indexes in columns.quarters.values() for index in indexes}
    for column, role in columns_beside(columns):
        text = row.cells[column.place].text
        parts = role in _PARTS or (role == "budget_source" and column.money) or column.role in BESIDE_BUDGET
        if text and parts and column.place not in alone and (column.money or role == "paid"):
            yield text
    yield from _figures_of_parts(row, columns)


def _figures_of_parts(row: GridRow, columns: ColumnRoles) -> Sequence[str]:
    """What it says in columns of quarters or months whose heads say no money, if that is a year's figure in parts."""
    alone = {index for indexes in columns.quarters.values() for index in indexes}
    places = [column.place for column in columns.heads if column.role in _PARTS and not column.money]
    texts = [row.cells[place].text for place in places if place not in alone and row.cells[place].text]
    amounts = [parse_cell(text).amount for text in texts]
    whole = {parse_cell(row.cells[place].text).amount for place in columns.of_money} - {None}
    return texts if any(amounts) and sum(filter(None, amounts)) in whole else ()


def _may_begin_with_count(words: Cell, behind: Sequence[str]) -> bool:
    """Whether the first figure behind a total's words is, or may be, the count that they announce: ``รวม จำนวน``, 7."""
    return bool(behind) and bool(COUNTS.search(words.text)) and bool(FEW.fullmatch(behind[0]))


def _total_text(row: GridRow, index: int, years: Collection[int] = ()) -> str:
    """The text of a total's cell; with a sign that no amount has where the cell reaches over others. One that reaches
    over a single column of ``years`` and columns of no money is that year's.
    """
    start = next((place for place in range(index, -1, -1) if row.cells[place].columns), index)
    over = row.cells[start]
    if over.columns > 1 and over.rows == 1 and index in years and not TOTAL.match(over.text):
        reached = range(start, start + over.columns)
        if [place for place in reached if place in years] == [index]:
            return over.text
    cell = row.cells[index]
    return f"[{cell.text}]" if cell.merged and cell.text else cell.text


def runs_beyond_columns(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row of a table without rulings has values or items beyond its last column: it is shifted, or two rows
    on one line. Words there are a remark that a tab parts.
    """
    return any(
        names_items(cell) or any(parse_cell(text).status is not None for text in values_of(cell))
        for cell in row.cells[columns.width :]
        if cell.text
    )


def _sums_beside_years(row: GridRow, columns: ColumnRoles) -> Iterator[str]:
    """The figures of a total that stand where words are due, or before its years while its last one has none: its cells
    are shifted, and with them perhaps the years. Cells that are known to reach over several columns are not.
    """
    merged = any(cell.columns != 1 for cell in row.cells)
    first, last = 0 if merged else min(columns.of_money, default=0), max(columns.of_money, default=0)
    for index, (cell, kind) in enumerate(zip(row.cells, kinds_of(columns), strict=False)):
        if kind in ("title", "remark", "words") and parse_cell(cell.text).amount is not None:
            yield cell.text
        elif index < first and not row.text(last) and (amount := _amount_at_end(cell.text)):
            yield amount


def _amount_at_end(text: str) -> str:
    """The last word of a cell, where it is an amount in groups of digits."""
    last = (text.split() or [""])[-1]
    return last if "," in last and is_money(last) else ""


def _counts_projects(text: str) -> bool:
    key = arabic_digits(text)
    return bool(_COUNT.search(key) or _COUNTS_ONLY.match(key))
