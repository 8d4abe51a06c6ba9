"""The rows of the budget tables one by one: items, headings, torn rows and totals."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from plan_extract.extract.characters import arabic_digits
from plan_extract.extract.issues import Issue
from plan_extract.extract.source import Span
from plan_extract.parsers.budget_groups import Group, GroupItem, Run, in_baht, share_remark, values_of
from plan_extract.parsers.budget_places import PlaceCursor
from plan_extract.parsers.kinds import kind_of
from plan_extract.parsers.money import parse_cell
from plan_extract.parsers.records import Cell, Row, TotalRow
from plan_extract.parsers.table_cells import Piece, split_cell
from plan_extract.parsers.table_columns import Columns

_TOTAL = re.compile(r"^(?:ยอด)?รวม")
_GRAND_TOTAL = re.compile(r"^(?:ยอด)?รวม\s*(?:ทั?้?ง|ทุก|ยอด|\d\s*มิติ)")
_NAMED_DIMENSION = re.compile(r"มิติ(?:ที่)?\s*(\d{1,2})")
_COUNT = re.compile(r"\d\s*/?\s*(?:โครงการ|กิจกรรม|มาตรการ)")
# a project cell that only counts, as in a total row, also where รวม is damaged: 'จำนวน 9 โครงการ', '4 โครงกาธ'
_COUNTS_ONLY = re.compile(r"^(?:[ก-๎]{3,8}\s*)?(?:\d{1,3}\s*/?\s*[ก-๎]{6,9}(?:\s*/\s*[ก-๎]{6,9})*\s*)+$")


@dataclass(slots=True)
class RowReader:
    """What is carried down the rows of all budget tables of a plan, and what was found in them."""

    groups: list[Group] = field(default_factory=list)
    totals: list[TotalRow] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    cursor: PlaceCursor = field(default_factory=PlaceCursor)
    last_number: int | None = None
    run: Run | None = None
    items_since_total: int = 0

    def open_table(self, columns: Columns, span: Span) -> None:
        """Begin below a header; what it prints and cannot be read, or only through damage, becomes issues."""
        self.run = None
        if columns.damaged:
            found, expected = (" | ".join(texts) for texts in zip(*columns.damaged, strict=True))
            self.issues.append(Issue("fuzzy_heading", span, "budget_lines", expected=expected, found=found))
        for _, text in columns.unread_years:
            self.issues.append(Issue("unreadable_year", span, "budget_lines", found=text))

    def take(self, row: Row, columns: Columns) -> None:
        """Read one row below a header."""
        if row.blank:
            return
        first = next(cell for cell in row.cells if cell.text)
        if _TOTAL.match(first.text) or _COUNTS_ONLY.match(arabic_digits(_text(row, columns.project))):
            self._take_total(row, first, columns)
            return
        if self.cursor.take_row_across(row, first):
            return
        if self.cursor.move(_text(row, columns.dimension), _text(row, columns.mission)):
            self.run = None
        project = row.cells[columns.project] if columns.project < len(row.cells) else None
        pieces = split_cell(project, self.last_number) if project else ()
        values = {i: values_of(row.cells[i]) if i < len(row.cells) else [] for i in columns.years}
        raws = {i: _text(row, i) for i in columns.years}
        spans = {i: row.cells[i].span if i < len(row.cells) else row.span for i in columns.years}
        items = self._items(pieces, row, columns)
        if items:
            self.groups.append(Group(items, values, raws, spans, columns, row.span, self.run))
            if self.run:
                self.run.rows.append(self.groups[-1])
            self.items_since_total += len(items)
        elif any(_positive(text) for texts in values.values() for text in texts):
            heading = bool(pieces or _text(row, columns.mission) or _text(row, columns.dimension))
            self._take_loose_money(Group([], values, raws, spans, columns, row.span), heading=heading)
        elif not pieces and any(values.values()) and not self._join_torn_row(row.span, values, raws):
            lost = [text for texts in values.values() for text in texts if parse_cell(text).status is None]
            if lost:
                self.issues.append(Issue("unreadable_amount", row.span, "budget_lines", found=" ".join(lost)))

    def _items(self, pieces: tuple[Piece, ...], row: Row, columns: Columns) -> list[GroupItem]:
        items: list[GroupItem] = []
        number = arabic_digits(_text(row, columns.number)).strip(" .()") if columns.number is not None else ""
        for piece in pieces:
            if piece.kind == "strategy":
                self.cursor.to_strategy(piece.number, piece.text)
                continue
            if piece.kind == "text" and len(pieces) == 1:
                if self._goes_on(piece, row, columns):
                    self._append_to_last(piece.text, row.span)
                    continue
                piece = replace(piece, kind="item", number=number if number.isdecimal() else None)
            if piece.kind == "item":
                items.append(GroupItem(piece, self.cursor.place, row.span))
                if piece.number:
                    self.last_number = int(piece.number)
            elif piece.kind == "text" and self.groups:
                self._append_to_last(piece.text, row.span)
        share_remark(items, row, columns)
        return items

    def _goes_on(self, piece: Piece, row: Row, columns: Columns) -> bool:
        """Whether a text without number, kind word and values goes on with the title above it, over a page break."""
        if not self.groups or not self.items_since_total or _text(row, columns.mission) or _text(row, columns.number):
            return False
        return kind_of(piece.text) == "unspecified" and not any(_text(row, i) for i in columns.years)

    def _append_to_last(self, text: str, span: Span) -> None:
        last = self.groups[-1].items[-1]
        last.piece = replace(last.piece, text=f"{last.piece.text} {text}")
        last.span |= span

    def _take_loose_money(self, row: Group, *, heading: bool) -> None:
        """Amounts on a row without an item: the values of the rows below may be shifted by one, and where it is no
        heading that of the row above too.
        """
        if not heading and self._join_torn_row(row.span, row.values, row.raws):
            return
        found = " ".join(raw for raw in row.raws.values() if raw)
        self.issues.append(Issue("amount_on_heading_row", row.span, "budget_lines", found=found))
        above = self.groups[-1] if self.groups and not heading else None
        if above and above.values.keys() == row.values.keys():
            self.run = above.run or Run([above])
            above.run = self.run
        elif self.run is None:
            self.run = Run()
        self.run.rows.append(row)
        row.run = self.run

    def _join_torn_row(self, span: Span, values: dict[int, list[str]], raws: dict[int, str]) -> bool:
        return bool(self.groups and self.items_since_total) and self.groups[-1].join(span, values, raws)

    def _take_total(self, row: Row, first: Cell, columns: Columns) -> None:
        key = arabic_digits(first.text)
        count = next((cell for cell in row.cells if _counts(cell.text)), None)
        named = _NAMED_DIMENSION.search(key)
        amounts: dict[int, Decimal | None] = dict.fromkeys(columns.years_in_order)
        for year, text in self._printed_totals(row, first, count, columns).items():
            value = in_baht(text, columns)
            if value.status is None:
                self.issues.append(Issue("unreadable_amount", row.span, "budget_totals", found=text))
            amounts[year] = value.amount
        count_text = count.text if count else ""
        if named is None and (_GRAND_TOTAL.match(key) or not self.items_since_total):
            self.totals.append(TotalRow("plan", None, amounts, count_text, row.span))
        else:
            number = int(named[1]) if named else self.cursor.dimension_no
            self.totals.append(TotalRow("dimension", number, amounts, count_text, row.span))
        self.items_since_total, self.run = 0, None

    def _printed_totals(self, row: Row, first: Cell, count: Cell | None, columns: Columns) -> dict[int, str]:
        """The cells of a total row by year. A row shorter than the table has รวม, the count, then one cell a year."""
        if len(row.cells) >= columns.width:
            return {year: _text(row, index) for index, year in columns.years.items()}
        start = max(row.cells.index(first), row.cells.index(count) if count else 0) + 1
        rest = [cell.text for cell in row.cells[start:]]
        years = columns.years_in_order
        if len(rest) not in (0, len(years), len(years) + 1):
            self.issues.append(Issue("unreadable_amount", row.span, "budget_totals", found=" ".join(rest).strip()))
            return {}
        return dict(zip(years, rest, strict=False))


def _text(row: Row, index: int | None) -> str:
    return row.cells[index].text if index is not None and index < len(row.cells) else ""


def _positive(text: str) -> bool:
    amount = parse_cell(text).amount
    return amount is not None and amount > 0


def _counts(text: str) -> bool:
    key = arabic_digits(text)
    return bool(_COUNT.search(key) or _COUNTS_ONLY.match(key))
