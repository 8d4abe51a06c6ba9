"""What the columns of the budget tables were read as, and which of their numbers nothing was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from normalize.schema.labels import ROW_CELL_ROLES, YEAR_BASES, Labels
from parsers.records.account import PrintedNumber
from parsers.records.budget import HeadColumn, TableHead, years_text
from parsers.records.plan import PlanDocument
from parsers.records.table import Grid
from plan_extract.printing.listing import Listing, Value, lines_of

MEANINGS: Labels = {
    "number": ("number of the row", "ลำดับที่"),
    "dimension": ("dimension", "มิติ"),
    "mission": ("mission", "ภารกิจ"),
    "project": ("project, activity or measure", "โครงการ กิจกรรม หรือมาตรการ"),
    "year": ("money of {year}", "จำนวนเงินของปี {year}"),
    "years": ("money of {year} together", "จำนวนเงินของปี {year} รวมกัน"),
    "unread_year": ("money of a year that cannot be read; its amounts are left out", "จำนวนเงินของปีที่อ่านไม่ได้ จึงไม่นำมาใช้"),
    "undated": ("money of no year that is said; its amounts are left out", "จำนวนเงินที่ไม่ระบุปี จึงไม่นำมาใช้"),
    **ROW_CELL_ROLES,
    "other": ("no rule knows what it holds", "ไม่ทราบความหมาย"),
}
"""What a column holds, in English and Thai."""

_OF_A_YEAR = ("{meaning} of {year}", "{meaning} ของปี {year}")
_BASIS = (", by {basis}", " ปีจาก{basis}")
_TIMES = ("; times {factor} (line {line})", " คูณ {factor} (บรรทัด {line})")
_BAHT = ("; in baht", " หน่วยบาท")
_UNCERTAIN = ("; its unit is not certain", " หน่วยไม่แน่ชัด")


def meaning_of(column: HeadColumn) -> tuple[str, str]:
    """What a column was read as in plain words, in English and Thai.

    >>> column = HeadColumn(3, "ปี 2566", "year", True, 2566, "head", 1000, 12)
    >>> print(*meaning_of(column), sep="\\n")
    money of 2566, by the head of its column; times 1,000 (line 12)
    จำนวนเงินของปี 2566 ปีจากหัวคอลัมน์ คูณ 1,000 (บรรทัด 12)
    >>> meaning_of(HeadColumn(4, "เป้าหมาย ปี 2566", "target", False, 2566))
    ('target of 2566', 'เป้าหมาย ของปี 2566')
    >>> meaning_of(HeadColumn(4, "ปี 2566-2567", "years", True, unit_factor=1, years=(2566, 2567)))[0]
    'money of 2566-2567 together; in baht'
    """
    english, thai = (_meaning(column, language) for language in (0, 1))
    return english, thai


def _meaning(column: HeadColumn, language: int) -> str:
    said = MEANINGS[column.meaning][language].format(year=years_text(column.years) or column.year_be)
    if column.year_be is not None and column.meaning != "year":
        said = _OF_A_YEAR[language].format(meaning=said, year=column.year_be)
    if column.year_basis:
        said += _BASIS[language].format(basis=YEAR_BASES[column.year_basis][language])
    if column.money and column.unit_factor is None:
        said += _UNCERTAIN[language]
    elif column.unit_factor == 1:
        said += _BAHT[language]
    elif column.unit_factor is not None:
        said += _TIMES[language].format(factor=f"{column.unit_factor:,}", line=column.unit_line)
    return said


def column_listing(grids: Sequence[Grid], document: PlanDocument) -> Listing:
    """The columns of all budget tables, one a row; tables and columns count from 1, as in the listing of the cells."""
    rows = tuple(
        {
            "table": _table_at(grids, head.span.start),
            "column": column.place + 1,
            "lines": lines_of(head.span),
            "role": column.meaning,
            "year": years_text(column.years) or column.year_be,
            "year_basis": column.year_basis,
            "unit_factor": _unit(column),
            "unit_line": column.unit_line,
            "meaning": words[0],
            "meaning_th": words[1],
            "head": column.header,
        }
        for head in document.heads
        for column in head.columns
        for words in (meaning_of(column),)
    )
    names = ("table", "column", "lines", "role", "year", "year_basis", "unit_factor", "unit_line")
    return Listing((*names, "meaning", "meaning_th", "head"), rows, "head")


def _unit(column: HeadColumn) -> Value:
    """The unit of a column of money, else the word that says why it has none."""
    return "unit_uncertain" if column.money and column.unit_factor is None else column.unit_factor


def unaccounted_listing(grids: Sequence[Grid], document: PlanDocument) -> Listing:
    """The numbers of the tables that may be money and that nothing was read from, one a row."""
    rows = tuple(
        {
            "table": table,
            "line": number.line,
            "project": number.project,
            "found_in": number.found_in,
            "raw": number.raw,
        }
        for table, number in _unaccounted(grids, document)
    )
    return Listing(("table", "line", "project", "found_in", "raw"), rows, "raw")


def _unaccounted(grids: Sequence[Grid], document: PlanDocument) -> Iterator[tuple[int, PrintedNumber]]:
    for number in document.account.numbers:
        if number.became == "unaccounted":
            table = _table_at(grids, number.line)
            if table is not None:
                yield table, number


def _table_at(grids: Sequence[Grid], line: int) -> int | None:
    return next((place for place, grid in enumerate(grids, 1) if grid.span.start <= line <= grid.span.end), None)


@dataclass(slots=True)
class _Alike:
    """Tables with the same columns, as a head that returns on every page gives them."""

    head: TableHead
    tables: list[int] = field(default_factory=list)
    lost: list[PrintedNumber] = field(default_factory=list)


def columns_as_text(grids: Sequence[Grid], document: PlanDocument) -> str:
    """The columns of the budget tables for a reader, and below those of a table its numbers that are unaccounted.

    Tables with the same columns are told once; a table without a head goes on with the columns of the one above.
    """
    groups: list[_Alike] = []
    at_line = {head.span.start: head for head in document.heads}
    lost = list(_unaccounted(grids, document))
    for table, grid in enumerate(grids, 1):
        for head in (at_line[line] for line in grid.span.lines if line in at_line):
            same = next((group for group in groups if _kind(group.head) == _kind(head)), None)
            if same is None:
                groups.append(same := _Alike(head))
            if table not in same.tables:
                same.tables.append(table)
    for table, number in lost:
        owner = next((group for group in groups if table in group.tables), None) or _before(groups, table)
        if owner:
            owner.lost.append(number)
    return "\n\n".join("\n".join(_told(group)) for group in groups)


def _kind(head: TableHead) -> tuple[HeadColumn, ...]:
    return tuple(column._replace(unit_line=None) for column in head.columns)


def _before(groups: Sequence[_Alike], table: int) -> _Alike | None:
    """The tables whose last one above ``table`` is nearest to it."""
    above = [(max(n for n in group.tables if n < table), group) for group in groups if min(group.tables) < table]
    return max(above, key=lambda found: found[0])[1] if above else None


def _told(group: _Alike) -> Iterator[str]:
    tables = ", ".join(map(str, group.tables))
    one = len(group.tables) == 1
    yield f"columns of {'table' if one else 'tables'} {tables} (line {group.head.span.start}) / คอลัมน์ของตาราง {tables}"
    for column in group.head.columns:
        english, thai = meaning_of(column)
        yield f"{column.place + 1:>4}  {column.header or '–'}"
        yield f"      {english} / {thai}"
    if not group.lost:
        yield "      no number is unaccounted / ไม่มีตัวเลขที่ไม่ทราบว่าเป็นอะไร"
        return
    yield "      numbers that are unaccounted / ตัวเลขที่ไม่ทราบว่าเป็นอะไร:"
    for number in group.lost:
        raw = " ".join(number.raw.split())
        yield f"      line {number.line} / บรรทัด {number.line}: {raw}"
