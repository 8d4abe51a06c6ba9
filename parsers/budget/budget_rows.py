"""The rows of the budget tables one by one: items, headings, torn rows and totals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue, Severity
from extract.ground.source import Span
from parsers.budget.branches import BranchCursor
from parsers.budget.budget_groups import GroupItem, ItemGroup, Share, ShiftedRun, in_baht, share_remark, values_of
from parsers.records.budget import TotalRow
from parsers.records.table import Cell, GridRow
from parsers.structure.levels import level_named
from parsers.tables.project_cells import CellPiece, split_cell
from parsers.tables.row_fit import row_fits
from parsers.tables.table_columns import ColumnRoles
from parsers.values.kinds import kind_of
from parsers.values.money import parse_cell

_TOTAL = re.compile(r"^(?:ยอด)?รวม")
_GRAND_TOTAL = re.compile(r"^(?:ยอด)?รวม\s*(?:ทั?้?ง|ทุก|ยอด|\d\s*มิติ)")
_NAMED_DIMENSION = re.compile(r"มิติ(?:ที่)?\s*(\d{1,2})")
_COUNT = re.compile(r"\d\s*/?\s*(?:โครงการ|กิจกรรม|มาตรการ)")
# a project cell that only counts, as in a total row, also where รวม is damaged: 'จำนวน 9 โครงการ', '4 โครงกาธ'
_COUNTS_ONLY = re.compile(r"^(?:[ก-๎]{3,8}\s*)?(?:\d{1,3}\s*+(?:/\s*+)?[ก-๎]{6,9}(?:\s*/\s*[ก-๎]{6,9})*+\s*+)+$")


@dataclass(slots=True)
class RowReader:
    """What is carried down the rows of all budget tables of a plan, and what was found in them."""

    groups: list[ItemGroup] = field(default_factory=list)
    totals: list[TotalRow] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    cursor: BranchCursor = field(default_factory=BranchCursor)
    last_number: int | None = None
    run: ShiftedRun | None = None
    items_since_total: int = 0
    shares: dict[int, Share] = field(default_factory=dict)
    headless_at: tuple[int, int] | None = None

    def open_table(self, columns: ColumnRoles, span: Span) -> None:
        """Begin below a header; what it prints and cannot be read, or only through damage, becomes issues."""
        self.run = None
        self.shares.clear()
        if columns.damaged:
            found, expected = (" | ".join(texts) for texts in zip(*columns.damaged, strict=True))
            self.issues.append(Issue("fuzzy_heading", span, "budget_lines", expected=expected, found=found))
        for _, text in columns.unread_years:
            self.issues.append(Issue("unreadable_year", span, "budget_lines", found=text))

    def take_headings(self, texts: Sequence[str], columns: ColumnRoles) -> None:
        """Move by the headings that stand above a table, where no column of it says more."""
        for text in texts:
            level = level_named(text)
            if (columns.dimension if level == "dimension" else columns.mission) is None:
                self.cursor.take_by_name(text)

    def take(self, row: GridRow, columns: ColumnRoles, *, ruled: bool = False) -> None:
        """Read one row below a header. In a ``ruled`` table a row must have as many cells as the header.

        In another one it may have fewer, and words beyond the last column, but no values there.
        """
        if row.blank:
            return
        first = next(cell for cell in row.cells if cell.text)
        if _TOTAL.match(first.text) or _COUNTS_ONLY.match(arabic_digits(_text(row, columns.project))):
            self._take_total(row, first, columns, ruled)
            return
        if self.cursor.take_row_across(row, first):
            return
        if not row_fits(row, columns, ruled=ruled):
            self._take_uneven(row, columns)
            return
        if self.cursor.move(_text(row, columns.dimension), _text(row, columns.mission)):
            self.run = None
        project = row.cells[columns.project] if columns.project < len(row.cells) else None
        pieces = split_cell(project, self.last_number) if project else ()
        values = {i: values_of(row.cells[i]) if i < len(row.cells) else [] for i in columns.years}
        raws = {i: _text(row, i) for i in columns.years}
        spans = {i: row.cells[i].span if i < len(row.cells) else row.span for i in columns.years}
        shares = self._shares(row, columns) if ruled else {}
        if project and project.rows == 0 and self.groups and any(values.values()):
            self._take_second_row(row, raws)
            return
        items = self._items(pieces, row, columns)
        if items:
            merged = {i: (share, share.items) for i, share in shares.items()}
            for share in {id(share): share for share in shares.values()}.values():
                share.items += len(items)
            own = {i: [] if i in shares else texts for i, texts in values.items()}
            self._add(ItemGroup(items, own, raws, spans, columns, row.span, self.run, shares=merged))
        elif any(_positive(text) for texts in values.values() for text in texts):
            heading = bool(pieces or _text(row, columns.mission) or _text(row, columns.dimension))
            self._take_loose_money(ItemGroup([], values, raws, spans, columns, row.span), heading=heading)
        elif any(values.values()) and not (not pieces and self._join_torn_row(row.span, values, raws)):
            self._take_headless(row, columns, pieces, values)

    def _take_headless(
        self, row: GridRow, columns: ColumnRoles, pieces: tuple[CellPiece, ...], values: dict[int, list[str]]
    ) -> None:
        """A row without an item that has no amount: words in its years, or dashes that were beside a title once.

        ``ไม่มีโครงการ`` or a dash in the project column says that there is none; so does a mission alone.
        """
        unread = [text for texts in values.values() for text in texts if parse_cell(text).status is None]
        if unread:
            self.issues.append(Issue("unreadable_amount", row.span, "budget_lines", found=" ".join(unread)))
            return
        remark = _text(row, columns.remark)
        said_none = _text(row, columns.project) and all(piece.kind != "strategy" for piece in pieces)
        if said_none or (not pieces and not remark and _text(row, columns.mission)):
            return
        found = " ".join(text for texts in values.values() for text in texts)
        self._report_headless(row.span, f"{found} {remark}".strip(), None if remark else Severity.INFO)

    def _report_headless(self, span: Span, found: str, severity: Severity | None) -> None:
        """One issue for rows that stand together: what they lost may be one beginning."""
        params = {"what": "the budget table", "what_th": "ตารางงบประมาณ"}
        issue = Issue("headless_row", span, "budget_lines", found=found, params=params, severity=severity)
        here = (len(self.groups), len(self.totals))
        last = self.issues[-1] if self.issues else None
        if last and last.code == issue.code and last.span and self.headless_at == here:
            worst = None if None in (last.severity, severity) else severity
            self.issues.pop()
            issue = replace(issue, span=last.span | span, found=f"{last.found}; {found}", severity=worst)
        self.issues.append(issue)
        self.headless_at = here

    def _add(self, group: ItemGroup) -> None:
        self.groups.append(group)
        if group.run:
            group.run.rows.append(group)
        self.items_since_total += len(group.items)

    def _shares(self, row: GridRow, columns: ColumnRoles) -> dict[int, Share]:
        """The merged cells that reach into the row's years, by column: those that begin here and those from above."""
        found: dict[int, Share] = {}
        heads: dict[int, Share] = {}
        for i in columns.years:
            cell = row.cells[i]
            if cell.rows == 0:
                # Where another header stands between, what the cell above holds is not known.
                found[i] = self.shares.setdefault(i, Share([], "…", cell.span))
                continue
            self.shares.pop(i, None)
            if not cell.merged:
                continue
            head = next(j for j in range(i, -1, -1) if row.cells[j].columns)
            first = row.cells[head]
            if head not in heads:
                # A title that runs into the years says nothing about them.
                texts = values_of(first) if head in columns.years else []
                heads[head] = Share(texts, first.text, first.span, first.columns)
            found[i] = self.shares[i] = heads[head]
        return found

    def _take_second_row(self, row: GridRow, raws: dict[int, str]) -> None:
        """Values below the first row of a project whose cell reaches over several: it has more than one a year."""
        group = self.groups[-1]
        group.suspect = True
        for index, raw in raws.items():
            group.raws[index] = f"{group.raws.get(index, '')} {raw}".strip()
        found = " ".join(filter(None, raws.values()))
        count = str(len(group.items))
        params = {"values": "2", "items": count, "years": ", ".join(map(str, group.columns.years_in_order))}
        params |= {"why": "the project's row is printed as two", "why_th": "แถวของโครงการพิมพ์เป็นสองแถว"}
        self.issues.append(
            Issue("ambiguous_alignment", row.span, "budget_lines", expected=count, found=found, params=params)
        )

    def _take_uneven(self, row: GridRow, columns: ColumnRoles) -> None:
        """A row with more or fewer cells than its table, or with a title among the amounts: which column a cell belongs
        to is not known.

        The one cell that names items gives them, without amounts. A row without such a cell is lost but for its issue;
        if it holds money, that may be the next row's, whose own is then the one's after it.
        """
        named = [cell for cell in row.cells if _names_items(cell)]
        lost = len(named) != 1
        self.issues.append(
            Issue(
                "uneven_row",
                row.span,
                "budget_lines",
                expected=str(columns.width),
                found=str(len(row.cells)),
                severity=Severity.ERROR if lost else None,
            )
        )
        if lost:
            pieces = [piece for cell in row.cells for piece in split_cell(cell, None)]
            if any(_positive(value) for cell in row.cells for value in values_of(cell)):
                # A word beside the money: which value is in which column cannot be told, so none can be settled.
                raw = " | ".join(cell.text for cell in row.cells)
                raws, spans = dict.fromkeys(columns.years, raw), dict.fromkeys(columns.years, row.span)
                unread: dict[int, list[str]] = {i: [raw] for i in columns.years}
                heading = any(piece.kind == "strategy" for piece in pieces)
                self._begin_run(ItemGroup([], unread, raws, spans, columns, row.span), heading=heading)
            return
        project = named[0]
        for cell in row.cells[: row.cells.index(project)]:
            self.cursor.take_by_name(cell.text)
        items = self._items(split_cell(project, self.last_number), GridRow((), row.span), columns)
        if items:
            raw = " | ".join(cell.text for cell in row.cells if cell is not project)
            raws, spans = dict.fromkeys(columns.years, raw), dict.fromkeys(columns.years, row.span)
            values: dict[int, list[str]] = {i: [] for i in columns.years}
            self._add(ItemGroup(items, values, raws, spans, columns, row.span, self.run, suspect=True))

    def _items(self, pieces: tuple[CellPiece, ...], row: GridRow, columns: ColumnRoles) -> list[GroupItem]:
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
                items.append(GroupItem(piece, self.cursor.branch, row.span))
                if piece.number:
                    self.last_number = int(piece.number)
            elif piece.kind == "text" and self.groups:
                self._append_to_last(piece.text, row.span)
        share_remark(items, row, columns)
        return items

    def _goes_on(self, piece: CellPiece, row: GridRow, columns: ColumnRoles) -> bool:
        """Whether a text without number, kind word and values goes on with the title above it, over a page break."""
        if not self.groups or not self.items_since_total or _text(row, columns.mission) or _text(row, columns.number):
            return False
        return kind_of(piece.text) == "unspecified" and not any(_text(row, i) for i in columns.years)

    def _append_to_last(self, text: str, span: Span) -> None:
        last = self.groups[-1].items[-1]
        last.piece = replace(last.piece, text=f"{last.piece.text} {text}")
        last.span |= span

    def _take_loose_money(self, row: ItemGroup, *, heading: bool) -> None:
        """Amounts on a row without an item: the values of the rows below may be shifted by one, and where it is no
        heading that of the row above too.
        """
        if not heading and self._join_torn_row(row.span, row.values, row.raws):
            return
        found = " ".join(raw for raw in row.raws.values() if raw)
        self.issues.append(Issue("amount_on_heading_row", row.span, "budget_lines", found=found))
        self._begin_run(row, heading=heading)

    def _begin_run(self, row: ItemGroup, *, heading: bool) -> None:
        """From a row with values but no item on, the values may be shifted; those above it too if it is no heading."""
        above = self.groups[-1] if self.groups and not heading else None
        if above and above.values.keys() == row.values.keys():
            self.run = above.run or ShiftedRun([above])
            above.run = self.run
        elif self.run is None:
            self.run = ShiftedRun()
        self.run.rows.append(row)
        row.run = self.run

    def _join_torn_row(self, span: Span, values: dict[int, list[str]], raws: dict[int, str]) -> bool:
        return bool(self.groups and self.items_since_total) and self.groups[-1].join(span, values, raws)

    def _take_total(self, row: GridRow, first: Cell, columns: ColumnRoles, ruled: bool) -> None:
        key = arabic_digits(first.text)
        count = next((cell for cell in row.cells if _counts(cell.text)), None)
        named = _NAMED_DIMENSION.search(key)
        amounts: dict[int, Decimal | None] = dict.fromkeys(columns.years_in_order)
        for year, text in self._printed_totals(row, first, count, columns, ruled).items():
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

    def _printed_totals(
        self, row: GridRow, first: Cell, count: Cell | None, columns: ColumnRoles, ruled: bool
    ) -> dict[int, str]:
        """The cells of a total row by year. A row shorter than the table has รวม, the count, then one cell a year."""
        if ruled:
            whole = columns.even and len(row.cells) == columns.width
        else:
            whole = len(row.cells) >= columns.width and not _runs_over(row, columns)
        if whole:
            return {year: _whole(row, index) for index, year in columns.years.items()}
        start = max(row.cells.index(first), row.cells.index(count) if count else 0) + 1
        rest = [_whole(row, index) for index in range(start, len(row.cells))]
        years = columns.years_in_order
        values = [bool(text) for text in rest[: len(years)]]
        if len(rest) not in (0, len(years), len(years) + 1) or (any(values) and not all(values)):
            self.issues.append(Issue("unreadable_amount", row.span, "budget_totals", found=" ".join(rest).strip()))
            return {}
        return dict(zip(years, rest, strict=False))


def _text(row: GridRow, index: int | None) -> str:
    return row.cells[index].text if index is not None and index < len(row.cells) else ""


def _whole(row: GridRow, index: int) -> str:
    """The text of a total's cell; with a sign that no amount has where the cell reaches over others."""
    cell = row.cells[index]
    return f"[{cell.text}]" if cell.merged and cell.text else cell.text


def _runs_over(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row of a table without rulings has values or items beyond its last column: it is shifted, or two rows
    on one line. Words there are a remark that a tab parts."""
    return any(
        _names_items(cell) or any(parse_cell(text).status is not None for text in values_of(cell))
        for cell in row.cells[columns.width :]
        if cell.text
    )


def _names_items(cell: Cell) -> bool:
    return any(kind_of(piece.text) != "unspecified" for piece in split_cell(cell, None))


def _positive(text: str) -> bool:
    amount = parse_cell(text).amount
    return amount is not None and amount > 0


def _counts(text: str) -> bool:
    key = arabic_digits(text)
    return bool(_COUNT.search(key) or _COUNTS_ONLY.match(key))
