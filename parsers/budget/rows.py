"""The rows of the budget tables one by one: items, headings, torn rows and totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue, Severity
from extract.ground.source import Span
from parsers.budget.items.branches import BranchCursor, heading_among_titles
from parsers.budget.items.cell_values import is_positive, names_items, values_of
from parsers.budget.items.item_groups import GroupItem, ItemGroup, ShiftedRun
from parsers.budget.items.merged_cells import MergedCell
from parsers.budget.items.row_readings import (
    reading_in_columns,
    readings_as_printed,
    readings_of,
    readings_of_torn_figures,
    readings_of_units,
)
from parsers.budget.items.row_words import give_words
from parsers.budget.items.sub_activities import PartsBelow
from parsers.budget.totals.subtotals import is_sum_of
from parsers.budget.totals.total_rows import PrintedTotal, read_total, total_cell
from parsers.records.budget import BudgetCell
from parsers.records.structure import Branch
from parsers.records.table import Cell, GridRow
from parsers.structure.levels import level_named
from parsers.tables.columns.meaning import ColumnRoles
from parsers.tables.columns.names import CARRIED
from parsers.tables.rows.fit import is_money, row_fits, value_among_words, value_of_unread_year, with_first_cells
from parsers.tables.rows.lost_tabs import in_pieces, parts_words_from_figures, with_tabs_again
from parsers.tables.rows.project_cells import CellPiece, items_by_numbers, split_cell
from parsers.values.kinds import KIND_WORD, kind_of
from parsers.values.money.cells import torn_figure
from parsers.values.money.fields import parse_cell
from parsers.values.money.remarks import star_of
from parsers.values.money.said import OF_ROW_ABOVE
from parsers.values.sums import OF_ALL

_NEXT_ITEM = re.compile(rf"(?:^|\s)\(?[0-9๐-๙]{{1,3}}[.)]+\s*{KIND_WORD}(?!ที่)")
_NOTE = re.compile(r"\*{0,3}\s*หมายเหตุ(?:\s*[:：]|\s|$)")
"""What stands below a table, in its cells: ``หมายเหตุ | งบประมาณตามข้อบัญญัติ``."""

_OF_SUMS = re.compile(
    rf"ยอด(?:เงิน|รวม|งบ)|{OF_ALL}|ผลรวม|สรุป|(?:เป็นเงิน|งบ(?:ประมาณ)?|เงิน)[ก-๎\s]{{0,12}}(?:มิติ|ภารกิจ|ยุทธศาสตร์|กลยุทธ์)(?:ที่|นี้|\s|$)"
)
"""What a total says that does not say รวม: of money and of what, or of all."""

_LONGEST_NUMBER = 4

_Print = tuple[tuple[tuple[str | None, str, Branch], ...], tuple[str, ...]]
"""A row as printed: number, title and place of each item, and the texts of its cells."""


@dataclass(slots=True)
class RowReader:
    """What is carried down the rows of all budget tables of a plan, and what was found in them."""

    groups: list[ItemGroup] = field(default_factory=list)
    totals: list[PrintedTotal] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    cursor: BranchCursor = field(default_factory=BranchCursor)
    last_number: int | None = None
    run: ShiftedRun | None = None
    items_since_total: int = 0
    items_unsummed: int = 0
    """Since a total that is none of a mission."""

    merged_cells: dict[int, MergedCell] = field(default_factory=dict)
    headless_at: tuple[int, int] | None = None
    printed: dict[_Print, list[dict[int, int]]] = field(default_factory=dict)
    """The years of the columns below which each row was printed."""

    last_print: _Print | None = None
    first_below_head: bool = False
    parts: PartsBelow = field(default_factory=PartsBelow)
    loose: list[ItemGroup] = field(default_factory=list)
    """Rows with amounts and without items."""

    strategies: tuple[int, ...] = ()
    """The columns of strategies, where the table has none of dimensions and missions."""

    stars: frozenset[str] = frozenset()
    """Those that lead to notes which change amounts."""

    short_row: ItemGroup | None = None
    """The row right above, where it ended before its years."""

    def open_table(self, columns: ColumnRoles, span: Span) -> None:
        """Begin below a header; what it prints and cannot be read, or only through damage, becomes issues."""
        self.run = None
        self.first_below_head = True
        self.merged_cells.clear()
        levels = columns.dimension is not None or columns.mission is not None
        strategies = tuple(column.place for column in columns.heads if column.role == "strategy")
        self.strategies = () if levels else strategies
        if columns.damaged:
            found, expected = (" | ".join(texts) for texts in zip(*columns.damaged, strict=True))
            self.issues.append(Issue("fuzzy_heading", span, "budget_lines", expected=expected, found=found))
        for _, text in columns.unread_years:
            self.issues.append(Issue("unreadable_year", span, "budget_lines", found=text))
        for text, year in columns.restored:
            self.issues.append(Issue("fuzzy_heading", span, "budget_lines", expected=str(year), found=text or "–"))
        for _, text in columns.unknown:
            self._once(Issue("unknown_column", span, "budget_lines", found=text))

    def _once(self, issue: Issue) -> None:
        """An issue about a head that returns on every page."""
        if not any(known.code == issue.code and known.found == issue.found for known in self.issues):
            self.issues.append(issue)

    def read_headings(self, texts: Sequence[str], columns: ColumnRoles) -> None:
        """Move by the headings that stand above a table, where no column of it says more."""
        for text in texts:
            level = level_named(text)
            if (columns.dimension if level == "dimension" else columns.mission) is None:
                self.cursor.move_by_name(text)

    def read_row(self, row: GridRow, columns: ColumnRoles, *, ruled: bool = False, by_place: bool = False) -> None:
        """Read one row below a header. In a ``ruled`` table a row must have as many cells as the header.

        In another one it may have fewer, and words beyond the last column, but no values there. Where cells were told
        apart ``by_place`` alone, a value may have gone into the words on its left.
        """
        if row.blank:
            return
        short, self.short_row = self.short_row, None
        first = next(cell for cell in row.cells if cell.text)
        if _NOTE.match(first.text) and not any(is_money(cell.text) for cell in row.cells):
            return
        if CARRIED.match(first.text):
            self._read_carried_sum(row, columns)
            return
        total = total_cell(row, first, columns)
        if total:
            self._read_total_row(row, total, columns, ruled)
            return
        if not row.torn and self.cursor.move_by_lone_cell(row, first):
            return
        mended = not row_fits(row, columns, ruled=ruled)
        unsure = False
        if mended:
            whole = self._mended(row, columns)
            if whole is None:
                if short and any(map(is_money, (cell.text for cell in row.cells))):
                    short.suspect = True  # its end may be this row
                self._read_uneven_row(row, columns)
                return
            unsure = parts_words_from_figures(row) and not _is_one_figure(whole, columns)
            code, cells = "uneven_row" if unsure else "mended_row", str(len(row.cells))
            self.issues.append(Issue(code, row.span, "budget_lines", expected=str(columns.width), found=cells))
            row = whole
        if self.cursor.move(_cell_text(row, columns.dimension), _cell_text(row, columns.mission)):
            self.run = None
        project = row.cells[columns.project] if columns.project < len(row.cells) else None
        if not self.cursor.has_dimensions:
            for index in self.strategies:
                self.cursor.move_by_name(_cell_text(row, index))
        level = heading_among_titles(row, columns)
        if level and self.cursor.move_by_name(level):
            self.run = None
        pieces = split_cell(project, self.last_number) if project and not level else ()
        if self._is_of_row_above(pieces, row, columns):
            return
        if project and len(pieces) == 1 and columns.number is not None:
            pieces = items_by_numbers(row.cells[columns.number], project) or pieces
        numbers = tuple(piece.number or "" for piece in pieces if piece.kind == "item")
        values = {i: values_of(row.cells[i], numbers) if i < len(row.cells) else [] for i in columns.of_money}
        if project and self._sums_up(pieces, row, columns, values):
            self._read_total_row(row, project, columns, ruled)
            return
        raws = {i: _cell_text(row, i) for i in columns.of_money}
        spans = {i: row.cells[i].span if i < len(row.cells) else row.span for i in columns.of_money}
        merged_cells = self._merged_cells(row, columns) if ruled else {}
        if project and project.rows == 0 and self.groups and any(values.values()):
            self._read_second_row(row, raws)
            return
        items = self._items(pieces, row, columns)
        if len(items) == 1:  # no two values are of one item: blanks inside a figure
            values |= {i: [raws[i]] for i, texts in values.items() if len(texts) > 1 and torn_figure(raws[i])}
        if items:
            merged_at = {i: (merged_cell, merged_cell.items) for i, merged_cell in merged_cells.items()}
            for merged_cell in {id(merged_cell): merged_cell for merged_cell in merged_cells.values()}.values():
                merged_cell.items += len(items)
            own_texts = {i: [] if i in merged_cells else texts for i, texts in values.items()}
            group = ItemGroup(items, own_texts, raws, spans, columns, row.span, self.run, merged_cells=merged_at)
            group.words = _words(row, columns)
            group.quarters = tuple(self._quarters(row, columns))
            starred = self._starred(row, columns, values, spans)
            group.unsaid = frozenset((*self._left_as_they_were(row, columns, values), *starred))
            if len(items) == 1 and self.run is None and not group.merged_cells:
                group.readings = readings_of_units(values, columns, row.span)
                group.readings = group.readings or readings_of_torn_figures(values, spans, columns)
                group.readings = group.readings or readings_as_printed(starred, values, spans, columns)
            group.mended = mended
            if unsure:
                group.suspect, group.readings = True, reading_in_columns(row, columns)
            if by_place and (found := value_among_words(row, columns) or value_of_unread_year(row, columns)):
                group.suspect = True
                self.issues.append(Issue("uneven_row", row.span, "budget_lines", found=found))
            if self._is_repeated(group, row, columns):
                return
            for text in (_cell_text(row, columns.remark), _cell_text(row, columns.responsible)):
                if _NEXT_ITEM.search(text):  # a row without values, which went into this one's words
                    self.issues.append(Issue("uneven_row", row.span, "budget_lines", found=text))
                    break
            self._add(group)
            self.short_row = None if ruled or len(row.cells) > min(columns.of_money, default=0) else group
            self._name_undated(row, columns)
        elif not pieces and not level and self._is_bare_sum(row, columns, values):
            self._read_total_row(row, first, columns, ruled)
        elif any(is_positive(text) for texts in values.values() for text in texts):
            mission, dimension = _cell_text(row, columns.mission), _cell_text(row, columns.dimension)
            loose = ItemGroup([], values, raws, spans, columns, row.span, words=_words(row, columns))
            if pieces or mission or dimension or level:
                alone = level_named(level) == "dimension" if level else bool(dimension and not mission and not pieces)
                loose.heading, loose.of_dimension = self.cursor.branch, alone
            self._read_loose_money(loose, heading=loose.heading is not None)
        elif any(values.values()) and not (not pieces and self._join_torn_row(row.span, values, raws)):
            self._read_headless_row(row, columns, pieces, values)

    def _is_of_row_above(self, pieces: Sequence[CellPiece], row: GridRow, columns: ColumnRoles) -> bool:
        """Whether a row says what became of the one above it: what was spent or is left, how many took part. Its
        figures are nobody's, and are said to be. It has no number, nor the word of a kind, as the row above it has.
        """
        if len(pieces) != 1 or pieces[0].number or _cell_text(row, columns.number):
            return False
        text = pieces[0].text
        said = OF_ROW_ABOVE.match(text) and kind_of(text) == "unspecified"
        return bool(said) and self.parts.has_whole(has_numbers=columns.number is not None)

    def _sums_up(
        self, pieces: Sequence[CellPiece], row: GridRow, columns: ColumnRoles, values: dict[int, list[str]]
    ) -> bool:
        """Whether a row says by its figures that it is a total: of all rows since the last one, or of all.

        It has no number among numbered rows, is called no project, and speaks of money or of what it sums up: it need
        not say รวม.
        """
        if len(pieces) != 1 or pieces[0].number or pieces[0].kind == "strategy" or self.run:
            return False
        words = f"{pieces[0].text} {_cell_text(row, columns.mission)}"
        if kind_of(words) != "unspecified" or _cell_text(row, columns.number) or not _OF_SUMS.search(words):
            return False
        head = ItemGroup([], values, {}, {}, columns, row.span)
        return any(len(rows) > 1 and is_sum_of(head, rows) for rows in self._rows_to_sum(numbered=True))

    def _is_bare_sum(self, row: GridRow, columns: ColumnRoles, values: dict[int, list[str]]) -> bool:
        """Whether a row of figures without a word is the sum of the numbered rows since the last total, or of all; of
        three at least where it is of one year.
        """
        words = any(cell.text for index, cell in enumerate(row.cells) if index not in columns.of_money)
        if words or self.run or len(row.cells) < columns.width:
            return False
        head = ItemGroup([], values, {}, {}, columns, row.span)
        least = 2 if sum(any(map(is_positive, texts)) for texts in values.values()) > 1 else 3
        return any(is_sum_of(head, rows, least=least) for rows in self._rows_to_sum(numbered=True))

    def _rows_to_sum(self, *, numbered: bool = False) -> Iterator[list[ItemGroup]]:
        """The rows that a sum at this place may be of: those since the last total, or all; with their parts or without.
        ``numbered``: none where one of them has no number.
        """
        since = self.groups[self.totals[-1].rows_above if self.totals else 0 :]
        for rows in (since, self.groups):
            whole = [row for row in rows if not row.is_part]
            if not numbered or all(row.numbered for row in whole):
                yield whole
                if len(whole) < len(rows):
                    yield list(rows)

    def _read_carried_sum(self, row: GridRow, columns: ColumnRoles) -> None:
        """``ยอดยกไป``: what is printed above, once more, if of one row alone. Where it is no sum, nobody claims it."""
        values = {i: values_of(row.cells[i]) if i < len(row.cells) else [] for i in columns.of_money}
        head = ItemGroup([], values, {}, {}, columns, row.span)
        if any(rows and is_sum_of(head, rows, least=1) for rows in self._rows_to_sum()):
            found = " ".join(cell.text for cell in row.cells if cell.text)
            self.issues.append(Issue("carried_sum", row.span, "budget_lines", found=found))

    def _mended(self, row: GridRow, columns: ColumnRoles) -> GridRow | None:
        """A row that left out its first cells or lost its tabs, where its number counts on from the one above."""
        for whole in (with_first_cells(row, columns), with_tabs_again(row, columns)):
            if whole is not None and self._counts_on(whole, columns):
                return whole
        return None

    def _counts_on(self, row: GridRow, columns: ColumnRoles) -> bool:
        """Whether the numbers of a row's items are those behind the last one."""
        pieces = [piece for piece in split_cell(row.cells[columns.project], self.last_number) if piece.kind == "item"]
        numbers = [int(piece.number) if piece.number else None for piece in pieces]
        printed = arabic_digits(_cell_text(row, columns.number)).strip(" .()") if columns.number is not None else ""
        if not pieces and printed.isdecimal():
            numbers = [int(printed)]
        due = (self.last_number or 0) + 1
        return bool(numbers) and numbers == list(range(due, due + len(numbers)))

    def _is_repeated(self, group: ItemGroup, row: GridRow, columns: ColumnRoles) -> bool:
        """Whether a row was printed before with the same numbers, titles, years and cells: over a page, or by a model.

        Rows without numbers are repeated only right below another head.
        """
        items = tuple((item.piece.number, item.piece.text, item.branch) for item in group.items)
        found: _Print = (items, tuple(cell.text for cell in row.cells[columns.project :]))
        numbered = all(number for number, _, _ in items)
        before = self.printed.setdefault(found, [])
        again = any(all(years.get(i, year) == year for i, year in columns.years.items()) for years in before)
        again = again and (numbered or (self.first_below_head and found == self.last_print))
        before.append(columns.years)
        self.last_print, self.first_below_head = found, False
        if again:
            titles = "; ".join(item.piece.text for item in group.items)
            self.issues.append(Issue("repeated_row", row.span, "budget_lines", found=titles))
        return again

    def _starred(
        self, row: GridRow, columns: ColumnRoles, values: Mapping[int, Sequence[str]], spans: Mapping[int, Span]
    ) -> list[int]:
        """The columns of a row with an amount whose star, or that of the title or the column's head, leads to a note
        that changes it; that becomes an issue.
        """
        found: list[int] = []
        title = star_of(_cell_text(row, columns.project)) in self.stars
        for index, texts in values.items() if self.stars else ():
            of_head = any(star_of(text) in self.stars for text in columns.heads[index].texts)
            doubtful = [text for text in texts if title or of_head or star_of(text) in self.stars]
            if any(map(is_positive, doubtful)):
                found.append(index)
                text = " ".join(filter(is_positive, doubtful))
                self.issues.append(Issue("unreadable_amount", spans[index], "budget_lines", found=text))
        return found

    def _left_as_they_were(self, row: GridRow, columns: ColumnRoles, values: dict[int, list[str]]) -> Iterator[int]:
        """The columns of changed budgets that print none beside a former amount, where that may mean no change."""
        for index, former in columns.former.items():
            none = all(parse_cell(text).status in ("dash", "blank") for text in values.get(index, ()))
            if none and is_positive(before := _cell_text(row, former)):
                found = f"{before} | {_cell_text(row, index)}".strip()
                self.issues.append(Issue("unreadable_amount", row.span, "budget_lines", found=found))
                yield index

    def _quarters(self, row: GridRow, columns: ColumnRoles) -> Iterator[BudgetCell]:
        """The cells of the years that are printed by quarter or month alone: nobody adds them up."""
        for year, indexes in columns.quarters.items():
            cells = [row.cells[i] for i in indexes if i < len(row.cells) and row.cells[i].text]
            raw = " | ".join(cell.text for cell in cells)
            span = cells[0].span | cells[-1].span if cells else row.span
            if all(parse_cell(cell.text).status == "dash" for cell in cells):
                yield BudgetCell(year, raw, None, "dash" if cells else "blank", "exact", span)
            else:
                self.issues.append(Issue("quarter_only", span, "budget_lines", found=raw, params={"year": str(year)}))
                yield BudgetCell(year, raw, None, "ambiguous", "ambiguous", span)

    def _name_undated(self, row: GridRow, columns: ColumnRoles) -> None:
        """Amounts in a column of money that names no year, in a plan of several, are of no year that is known."""
        found = [text for i in columns.undated if parse_cell(text := _cell_text(row, i)).status in (None, "amount")]
        if found:
            self.issues.append(Issue("unaccounted_amount", row.span, "budget_lines", found=" | ".join(found)))

    def _read_headless_row(
        self, row: GridRow, columns: ColumnRoles, pieces: tuple[CellPiece, ...], values: dict[int, list[str]]
    ) -> None:
        """A row without an item that has no amount: words in its years, or dashes that were beside a title once.

        ``ไม่มีโครงการ`` or a dash in the project column says that there is none; so does a mission alone.
        """
        words = (None, "unnamed")
        unread = [text for texts in values.values() for text in texts if parse_cell(text).status in words]
        if unread:
            self.issues.append(Issue("unreadable_amount", row.span, "budget_lines", found=" ".join(unread)))
            return
        remark = _cell_text(row, columns.remark)
        says_no_project = _cell_text(row, columns.project) and all(piece.kind != "strategy" for piece in pieces)
        if says_no_project or (not pieces and not remark and _cell_text(row, columns.mission)):
            return
        found = " ".join(text for texts in values.values() for text in texts)
        self._report_headless_row(row.span, f"{found} {remark}".strip(), None if remark else Severity.INFO)

    def _report_headless_row(self, span: Span, found: str, severity: Severity | None) -> None:
        """One issue for rows that stand together: what they lost may be one beginning."""
        params = {"what": "the budget table", "what_th": "ตารางงบประมาณ"}
        issue = Issue("headless_row", span, "budget_lines", found=found, params=params, severity=severity)
        rows_before = (len(self.groups), len(self.totals))
        last = self.issues[-1] if self.issues else None
        if last and last.code == issue.code and last.span and self.headless_at == rows_before:
            worst = None if None in (last.severity, severity) else severity
            self.issues.pop()
            issue = replace(issue, span=last.span | span, found=f"{last.found}; {found}", severity=worst)
        self.issues.append(issue)
        self.headless_at = rows_before

    def _add(self, group: ItemGroup) -> None:
        self.groups.append(group)
        if group.run:
            group.run.rows.append(group)
        self.items_since_total += len(group.items)
        self.items_unsummed += len(group.items)

    def _merged_cells(self, row: GridRow, columns: ColumnRoles) -> dict[int, MergedCell]:
        """The merged cells that reach into the row's years, by column: those that begin here and those from above."""
        by_column: dict[int, MergedCell] = {}
        heads: dict[int, MergedCell] = {}
        for i in columns.of_money:
            cell = row.cells[i]
            if cell.rows == 0:
                # Where another header stands between, what the cell above holds is not known.
                by_column[i] = self.merged_cells.setdefault(i, MergedCell([], "…", cell.span))
                continue
            self.merged_cells.pop(i, None)
            if not cell.merged:
                continue
            head = next(j for j in range(i, -1, -1) if row.cells[j].columns)
            first = row.cells[head]
            if head not in heads:
                # A title that runs into the years says nothing about them.
                texts = values_of(first) if head in columns.of_money else []
                factor = columns.factor(head)
                heads[head] = MergedCell(texts, first.text, first.span, first.columns, factor=factor)
            by_column[i] = self.merged_cells[i] = heads[head]
        return by_column

    def _read_second_row(self, row: GridRow, raws: dict[int, str]) -> None:
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

    def _read_uneven_row(self, row: GridRow, columns: ColumnRoles) -> None:
        """A row with more or fewer cells than its table, or with a title among the amounts: which column a cell belongs
        to is not known.

        The one cell that names items gives them, without amounts; of several that in the column of projects, if the
        row has the cells of its table and its number counts on. A row without such a cell is lost but for its issue; if
        it holds money, that may be the next row's, whose own is then the one's after it.
        """
        printed, row = row, in_pieces(row)
        naming_items = [cell for cell in row.cells if names_items(cell)]
        several = len(naming_items) > 1
        if several and self._has_its_own_title(printed, columns):
            row, naming_items = printed, [printed.cells[columns.project]]
        lost = len(naming_items) != 1
        self.issues.append(
            Issue(
                "uneven_row",
                row.span,
                "budget_lines",
                expected=str(columns.width),
                found=str(len(printed.cells)),
                severity=Severity.ERROR if lost or several else None,
            )
        )
        if lost:
            pieces = [piece for cell in row.cells for piece in split_cell(cell, None)]
            if any(is_positive(value) for cell in row.cells for value in values_of(cell)):
                # A word beside the money: which value is in which column cannot be told, so none can be settled.
                raw = " | ".join(cell.text for cell in row.cells)
                raws, spans = dict.fromkeys(columns.of_money, raw), dict.fromkeys(columns.of_money, row.span)
                unread: dict[int, list[str]] = {i: [raw] for i in columns.of_money}
                heading = any(piece.kind == "strategy" for piece in pieces)
                self._begin_run(ItemGroup([], unread, raws, spans, columns, row.span), heading=heading)
            return
        project = naming_items[0]
        for cell in row.cells[: row.cells.index(project)]:
            self.cursor.move_by_name(cell.text)
        at = columns.number
        numbered = at is not None and at < row.cells.index(project) and row.cells[at].text.strip(" .()").isdecimal()
        before = row.cells[: at + 1] if at is not None and numbered else ()
        last_number = self.last_number
        items = self._items(split_cell(project, last_number), GridRow(before, row.span), columns)
        if items:
            raw = " | ".join(cell.text for cell in row.cells if cell is not project)
            raws, spans = dict.fromkeys(columns.of_money, raw), dict.fromkeys(columns.of_money, row.span)
            values: dict[int, list[str]] = {i: [] for i in columns.of_money}
            group = ItemGroup(items, values, raws, spans, columns, row.span, self.run, suspect=True)
            if len(items) == 1 and self.run is None and not several and not columns.stretches:
                group.readings = readings_of(printed, project.text, columns)
                group.counts_on = not row.torn and items[0].piece.number == str((last_number or 0) + 1)
            self._add(group)

    def _has_its_own_title(self, row: GridRow, columns: ColumnRoles) -> bool:
        even = not row.torn and columns.even and len(row.cells) == columns.width
        return even and names_items(row.cells[columns.project]) and self._counts_on(row, columns)

    def _items(self, pieces: tuple[CellPiece, ...], row: GridRow, columns: ColumnRoles) -> list[GroupItem]:
        items: list[GroupItem] = []
        number = arabic_digits(_cell_text(row, columns.number)).strip(" .()") if columns.number is not None else ""
        for piece in pieces:
            if piece.kind == "strategy":
                self.cursor.to_strategy(piece.number, piece.text)
                continue
            if piece.kind == "text" and len(pieces) == 1:
                if self._goes_on_with_title(piece, row, columns):
                    self._append_to_last(piece.text, row.span)
                    continue
                piece = replace(piece, kind="item", number=number if _is_number(number) else None)
            if piece.kind == "item":
                items.append(GroupItem(piece, self.cursor.branch, row.span))
                mark = number if piece.opener == "-" and number else piece.opener or number
                self.parts.take(items[-1], mark, has_numbers=columns.number is not None)
                if piece.number and items[-1].part_of is None:
                    self.last_number = int(piece.number)
            elif piece.kind == "text" and self.groups:
                self._append_to_last(piece.text, row.span)
        give_words(items, row, columns)
        return items

    def _goes_on_with_title(self, piece: CellPiece, row: GridRow, columns: ColumnRoles) -> bool:
        """Whether a text without number, kind word and values goes on with the title above it, over a page break."""
        if (
            not self.groups
            or not self.items_since_total
            or _cell_text(row, columns.mission)
            or _cell_text(row, columns.number)
        ):
            return False
        return kind_of(piece.text) == "unspecified" and not any(_cell_text(row, i) for i in columns.of_money)

    def _append_to_last(self, text: str, span: Span) -> None:
        last = self.groups[-1].items[-1]
        last.piece = replace(last.piece, text=f"{last.piece.text} {text}")
        last.span |= span

    def _read_loose_money(self, row: ItemGroup, *, heading: bool) -> None:
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
        self.loose.append(row)
        row.run = self.run

    def _join_torn_row(self, span: Span, values: dict[int, list[str]], raws: dict[int, str]) -> bool:
        return bool(self.groups and self.items_since_total) and self.groups[-1].join(span, values, raws)

    def _read_total_row(self, row: GridRow, first: Cell, columns: ColumnRoles, ruled: bool) -> None:
        self._name_undated(row, columns)
        above = self.items_unsummed > 0
        total, named, issues = read_total(row, first, columns, self.cursor, ruled=ruled, above=above)
        self.totals.append(PrintedTotal(total, named, len(self.groups)))
        self.issues += issues
        self.items_since_total, self.run = 0, None
        if total.scope != "mission":
            self.items_unsummed = 0
        self.parts = PartsBelow()


def _is_one_figure(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row prints the same figure in each of several years: none of them is another thing's."""
    return len(columns.years) > 1 and len({arabic_digits(row.cells[index].text) for index in columns.years}) == 1


def _words(row: GridRow, columns: ColumnRoles) -> tuple[str | None, str | None]:
    return _cell_text(row, columns.remark) or None, _cell_text(row, columns.responsible) or None


def _is_number(text: str) -> bool:
    """Whether a text numbers a row: digits torn together do not."""
    return text.isdecimal() and len(text) <= _LONGEST_NUMBER


def _cell_text(row: GridRow, index: int | None) -> str:
    return row.cells[index].text if index is not None and index < len(row.cells) else ""
