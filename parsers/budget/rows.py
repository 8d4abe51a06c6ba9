"""The rows of the budget tables one by one: items, headings, torn rows and totals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue, Severity
from extract.ground.source import Span
from parsers.budget.items.branches import BranchCursor, heading_among_titles
from parsers.budget.items.cell_values import is_positive, names_items, values_of
from parsers.budget.items.item_groups import GroupItem, ItemGroup, ShiftedRun
from parsers.budget.items.merged_cells import MergedAbove, MergedCell, with_items
from parsers.budget.items.open_row import OpenRow, open_row, words_of_no_item
from parsers.budget.items.printed_before import PrintedRows
from parsers.budget.items.row_changes import change_said
from parsers.budget.items.row_doubts import (
    Erratum,
    as_mended,
    columns_left_as_they_were,
    doubtful_columns,
    of_no_item,
    quarter_cells,
    total_at_end,
    undated_amounts,
)
from parsers.budget.items.row_readings import (
    reading_in_columns,
    reading_of_line,
    readings_as_printed,
    readings_of,
    readings_of_broken_figures,
    readings_of_units,
)
from parsers.budget.items.row_words import give_words
from parsers.budget.items.sub_activities import PartsBelow
from parsers.budget.totals.more_of_totals import says_more_of_total
from parsers.budget.totals.total_rows import PrintedTotal, read_total, total_cell
from parsers.budget.totals.unsaid_sums import is_bare_sum, is_sum_so_far, rows_to_sum, sums_up
from parsers.records.structure import Branch
from parsers.records.table import Cell, GridRow
from parsers.structure.levels import count_behind, level_named
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.names import CARRIED
from parsers.tables.rows.cell_kinds import is_money
from parsers.tables.rows.fit import doubt_by_place, row_fits, with_first_cells
from parsers.tables.rows.lost_tabs import in_pieces, parts_words_from_figures, with_tabs_again
from parsers.tables.rows.project_cells import CellPiece, items_by_numbers, split_cell
from parsers.tables.rows.row_begins import bare_number
from parsers.values.kinds import KIND_WORD, kind_of
from parsers.values.money.cells import AS_DIGITS, broken_figure
from parsers.values.money.said import OF_ROW_ABOVE

_NEXT_ITEM = re.compile(rf"(?:^|\s)\(?[0-9๐-๙]{{1,3}}[.)]+\s*{KIND_WORD}(?!ที่)")
_NOTE = re.compile(r"\*{0,3}\s*หมายเหตุ(?:\s*[:：]|\s|$)")
"""What stands below a table, in its cells: ``หมายเหตุ | งบประมาณตามข้อบัญญัติ``."""

_LONGEST_NUMBER = 4

_Found = TypeVar("_Found")


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

    merged: MergedAbove = field(default_factory=MergedAbove)
    headless_at: tuple[int, int] | None = None
    printed: PrintedRows = field(default_factory=PrintedRows)
    parts: PartsBelow = field(default_factory=PartsBelow)
    loose: list[ItemGroup] = field(default_factory=list)
    """Rows with amounts and without items."""

    strategies: tuple[int, ...] = ()
    """The columns of strategies, where the table has none of dimensions and missions."""

    stars: frozenset[str] = frozenset()
    """Those that lead to notes which change amounts."""

    errata: tuple[Erratum, ...] = ()
    """What lines below the tables say to be wrong in them."""

    short_row: ItemGroup | None = None
    """The row right above, where it ended before its years."""

    has_places: bool = False
    """Whether the table has a column of dimensions or missions."""

    below_more: bool = False
    """Whether the row above said more of the total above it."""

    below_former: bool = False
    """Whether the row above said what the money of the one above it was."""

    left: Branch | None = None
    """The place at the end of a table with such a column, until the next one, without it, has a row."""

    def open_table(self, columns: ColumnRoles, span: Span) -> None:
        """Begin below a header; what it prints and cannot be read, or only through damage, becomes issues."""
        self.run = None
        self.printed.first_below_head = True
        self.merged = MergedAbove()
        levels = columns.dimension is not None or columns.mission is not None
        strategies = tuple(column.place for column in columns.heads if column.role == "strategy")
        self.strategies = () if levels else strategies
        self.left = self.cursor.branch if self.has_places and not levels else None
        self.has_places = levels
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
        filled = [cell for cell in row.cells if cell.text]
        if not filled:
            return
        short, self.short_row = self.short_row, None
        if self._read_by_itself(row, filled, columns, ruled=ruled):
            return
        fits = row_fits(row, columns, ruled=ruled)
        whole = row if fits else self._mended(row, columns)
        if whole is None and self.cursor.move_by_places(row):
            return
        if whole is None:
            if short and any(is_money(cell.text) for cell in row.cells):
                short.suspect = True  # its end may be this row
            self._read_uneven_row(row, columns)
            return
        unsure = not fits and parts_words_from_figures(row) and not _is_one_figure(whole, columns)
        if not fits:
            issue = Issue(
                "uneven_row", row.span, "budget_lines", expected=str(columns.width), found=str(len(row.cells))
            )
            self.issues.append(issue if unsure else as_mended(issue))
        line = self._open(whole, columns)
        if line is None:
            return
        project = line.project
        if project and not self.run and (told := sums_up(line, self.groups, self._since_total)):
            if told == "by figures":
                self.issues.append(Issue("unnamed_sum", whole.span, "budget_totals", found=project.text))
            self._read_total_row(whole, project, columns, ruled=ruled)
            return
        merged = self.merged.of_row(whole, columns) if ruled or any(cell.merged for cell in whole.cells) else {}
        if project and project.rows == 0 and self.groups and line.has_values:
            self._read_second_row(line)
            return
        items = self._items(line.pieces, whole, columns)
        if not items:
            self._read_row_without_items(line, ruled=ruled)
            return
        group = self._group(items, line, merged)
        group.mended = not fits
        if found := total_at_end(whole, columns):
            group.suspect = True
            self.issues.append(Issue("total_in_row", whole.span, "budget_lines", found=found))
        if unsure:
            group.suspect, group.readings = True, reading_in_columns(whole, columns)
        if by_place and (found := doubt_by_place(whole, columns)):
            group.suspect = True
            self.issues.append(Issue("uneven_row", whole.span, "budget_lines", found=found))
        self._take(group, whole, ruled=ruled)

    def _read_by_itself(self, row: GridRow, filled: Sequence[Cell], columns: ColumnRoles, *, ruled: bool) -> bool:
        """Read a row that is a note, a sum carried over the page, a total or a heading; False for any other."""
        first = filled[0]
        if _NOTE.match(first.text) and not any(is_money(cell.text) for cell in row.cells):
            return True
        if CARRIED.match(first.text):
            if is_sum_so_far(row, columns, rows_to_sum(self.groups, self._since_total)):
                found = " ".join(cell.text for cell in filled)
                self.issues.append(Issue("carried_sum", row.span, "budget_lines", found=found))
            return True
        if total := total_cell(row, first, columns):
            self._read_total_row(row, total, columns, ruled=ruled)
            return True
        return not row.torn and self.cursor.move_by_lone_cell(filled)

    def _open(self, row: GridRow, columns: ColumnRoles) -> OpenRow | None:
        """A row whose cells are in their columns, once the headings in it have moved the place; None for one that
        says what became of the row above.
        """
        if self.left is not None and arabic_digits(row.text(columns.number)).strip(" .)") == "1":
            self.cursor.leave(self.left)
        self.left = None
        if self.cursor.move(row.text(columns.dimension), row.text(columns.mission)):
            self.run = None
        if not self.cursor.has_dimensions:
            for index in self.strategies:
                self.cursor.move_by_name(row.text(index))
        level = heading_among_titles(row, columns)
        if level and self.cursor.move_by_name(level):
            self.run = None
        project = row.cells[columns.project] if columns.project < len(row.cells) else None
        pieces = split_cell(project, self.last_number) if project and not level else ()
        of_above = self._is_of_row_above(pieces, row, columns)
        self.below_more = of_above and not self.items_since_total
        if of_above:
            return None
        if project and len(pieces) == 1 and columns.number is not None:
            pieces = items_by_numbers(row.cells[columns.number], project) or pieces
        return open_row(row, columns, pieces, level, self.merged.with_words(row, columns))

    def _group(self, items: list[GroupItem], line: OpenRow, merged: Mapping[int, MergedCell]) -> ItemGroup:
        """The items of a row with its money, and the ways to read what of it is doubtful."""
        columns, values = line.columns, line.values
        if len(items) == 1:  # no two values are of one item: blanks inside a figure
            values |= {
                i: [line.raws[i]] for i, texts in values.items() if len(texts) > 1 and broken_figure(line.raws[i])
            }
        places = with_items(merged, len(items))
        own_texts = {i: [] if i in merged else texts for i, texts in values.items()}
        group = ItemGroup(
            items, own_texts, line.raws, line.spans, columns, line.span, self.run, words=line.words, merged_cells=places
        )
        group.quarters = tuple(self._said(quarter_cells(line)))
        doubtful = list(self._said(doubtful_columns(line, self.stars, self.errata)))
        group.unsaid = frozenset((*self._said(columns_left_as_they_were(line)), *doubtful))
        if len(items) == 1 and self.run is None and not places:
            group.readings = (
                readings_of_units(values, columns, line.span)
                or readings_of_broken_figures(values, line.spans, columns)
                or readings_as_printed(doubtful, values, line.spans, columns)
            )
        return group

    def _said(self, found: Iterable[tuple[_Found, Issue | None]]) -> Iterator[_Found]:
        """What was found in a row; the issue of each is said."""
        for one, issue in found:
            if issue:
                self.issues.append(issue)
            yield one

    def _take(self, group: ItemGroup, row: GridRow, *, ruled: bool) -> None:
        """Add a row's items to the table, if they were not printed before."""
        columns = group.columns
        if self._is_repeated(group, row):
            return
        for text in (row.text(columns.remark), row.text(columns.responsible)):
            if _NEXT_ITEM.search(text):  # a row without values, which went into this one's words
                self.issues.append(Issue("uneven_row", row.span, "budget_lines", found=text))
                break
        self._add(group)
        self.short_row = None if ruled or len(row.cells) > min(columns.of_money, default=0) else group
        self._name_undated(row, columns)

    def _read_row_without_items(self, line: OpenRow, *, ruled: bool) -> None:
        """A row that names no project: a sum, a heading with money, the rest of the row above, or the rest of a torn
        one.
        """
        row, columns = line.row, line.columns
        named = bool(line.pieces) or line.level is not None
        if not named and not self.run and is_bare_sum(line, self.groups, self._since_total):
            self._read_total_row(row, next(cell for cell in row.cells if cell.text), columns, ruled=ruled)
        elif (
            line.has_amount and not named and bare_number(row.text(columns.number)) == str((self.last_number or 0) + 1)
        ):
            self.last_number = (self.last_number or 0) + 1
            self._read_uneven_row(row, columns)  # a project by its number, whose title stands elsewhere
        elif line.has_amount:
            mission, dimension = row.text(columns.mission), row.text(columns.dimension)
            loose = ItemGroup([], line.values, line.raws, line.spans, columns, row.span, words=line.words)
            below_total = not self.items_since_total and words_of_no_item((), row, columns)
            if named or mission or dimension or below_total:
                alone = bool(dimension and not mission and not line.pieces)
                loose.of_dimension = level_named(line.level) == "dimension" if line.level else alone
                loose.heading = self.cursor.branch
                loose.counted = count_behind(line.level or "")
            self._read_loose_money(loose, heading=loose.heading is not None)
        elif line.has_values and (
            line.pieces or not self._join_torn_row(line.columns, row.span, line.values, line.raws)
        ):
            self._report_row_without_items(line)

    def _is_of_row_above(self, pieces: Sequence[CellPiece], row: GridRow, columns: ColumnRoles) -> bool:
        """Whether a row says what became of the one above it: what was spent or is left, how many took part; or more of
        the total above it, as one without a name may below such a row. Its figures are nobody's, and are said to be.
        It has no number, nor the word of a kind, as the row above it has.
        """
        text = words_of_no_item(pieces, row, columns)
        below_former, self.below_former = self.below_former, False
        if not text:
            return self.below_more and not pieces and not row.text(columns.number)
        above = self.groups[-1] if self.groups else None
        has_whole = self.parts.has_whole(has_numbers=columns.number is not None)
        change = above and change_said(text, above.items[-1].piece.text, below_former=below_former, has_whole=has_whole)
        if above and change and (printed := [row.text(place) for place in columns.of_money if row.text(place)]):
            self.below_former = change == "was"
            if change == "became":
                above.suspect = True  # what it prints is no more
                found = f"{text} | {' '.join(printed)}"
                self.issues.append(Issue("unreadable_amount", row.span, "budget_lines", found=found))
            return True
        if kind_of(text) != "unspecified" or not has_whole:
            return False
        figures = any(is_money(row.text(place)) for place in columns.of_money)
        below_total = not self.items_since_total and says_more_of_total(row, text, columns, self.totals, self.groups)
        return bool(OF_ROW_ABOVE.match(text)) or (figures and below_total)

    @property
    def _since_total(self) -> int:
        """The first row below the last total."""
        return self.totals[-1].rows_above if self.totals else 0

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
        printed = bare_number(row.text(columns.number))
        if not pieces and printed.isdecimal():
            numbers = [int(printed)]
        due = (self.last_number or 0) + 1
        return bool(numbers) and numbers == list(range(due, due + len(numbers)))

    def _is_repeated(self, group: ItemGroup, row: GridRow) -> bool:
        """Whether a row was printed before; that is said."""
        again = self.printed.take(group, tuple(cell.text for cell in row.cells[group.columns.project :]))
        if again:
            titles = "; ".join(item.piece.text for item in group.items)
            self.issues.append(Issue("repeated_row", row.span, "budget_lines", found=titles))
        return again

    def _name_undated(self, row: GridRow, columns: ColumnRoles) -> None:
        if issue := undated_amounts(row, columns):
            self.issues.append(issue)

    def _report_row_without_items(self, line: OpenRow) -> None:
        """One issue for rows without a beginning that stand together: what they lost may be one."""
        issue = of_no_item(line)
        if issue and issue.code == "headless_row":
            rows_before = (len(self.groups), len(self.totals))
            last = self.issues[-1] if self.issues else None
            if last and last.code == issue.code and last.span and self.headless_at == rows_before:
                worst = None if None in (last.severity, issue.severity) else issue.severity
                self.issues.pop()
                found, span = f"{last.found}; {issue.found}", last.span | line.span
                issue = replace(issue, span=span, found=found, severity=worst)
            self.headless_at = rows_before
        if issue:
            self.issues.append(issue)

    def _add(self, group: ItemGroup) -> None:
        self.groups.append(group)
        if group.run:
            group.run.rows.append(group)
        self.items_since_total += len(group.items)
        self.items_unsummed += len(group.items)

    def _read_second_row(self, line: OpenRow) -> None:
        """Values below the first row of a project whose cell reaches over several: it has more than one a year."""
        group = self.groups[-1]
        group.suspect = True
        for index, raw in line.raws.items():
            group.raws[index] = f"{group.raws.get(index, '')} {raw}".strip()
        found = " ".join(filter(None, line.raws.values()))
        count = str(len(group.items))
        params = {"values": "2", "items": count, "years": ", ".join(map(str, group.columns.years_in_order))}
        params |= {"why": "the project's row is printed as two", "why_th": "แถวของโครงการพิมพ์เป็นสองแถว"}
        self.issues.append(
            Issue("ambiguous_alignment", line.span, "budget_lines", expected=count, found=found, params=params)
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
            self._begin_run_at_uneven(row, columns)
        else:
            self._take_items_of_uneven(printed, row, naming_items[0], columns, alone=not several)

    def _begin_run_at_uneven(self, row: GridRow, columns: ColumnRoles) -> None:
        """A word beside the money of no item: which value is in which column cannot be told, so none can be settled."""
        if any(is_positive(value) for cell in row.cells for value in values_of(cell)):
            raw = " | ".join(cell.text for cell in row.cells)
            pieces = [piece for cell in row.cells for piece in split_cell(cell, None)]
            heading = any(piece.kind == "strategy" for piece in pieces)
            self._begin_run(_without_columns([], raw, [raw], row.span, columns), heading=heading)

    def _take_items_of_uneven(
        self, printed: GridRow, row: GridRow, project: Cell, columns: ColumnRoles, *, alone: bool
    ) -> None:
        """The items that a cell of an uneven row names, without amounts; where it is ``alone`` in naming any and names
        one, with the ways to read the row as it was ``printed``.
        """
        for cell in row.cells[: row.cells.index(project)]:
            self.cursor.move_by_name(cell.text)
        at = columns.number
        numbered = at is not None and at < row.cells.index(project) and bare_number(row.cells[at].text).isdecimal()
        before = row.cells[: at + 1] if at is not None and numbered else ()
        last_number = self.last_number
        items = self._items(split_cell(project, last_number), GridRow(before, row.span), columns)
        if items:
            raw = " | ".join(cell.text for cell in row.cells if cell is not project)
            group = _without_columns(items, raw, [], row.span, columns)
            group.run, group.suspect = self.run, True
            if len(items) == 1 and self.run is None and alone and not columns.stretches:
                group.readings = readings_of(printed, project.text, columns) or reading_of_line(
                    printed, items[0].piece.text, columns
                )
                group.counts_on = not row.torn and items[0].piece.number == str((last_number or 0) + 1)
            self._add(group)

    def _has_its_own_title(self, row: GridRow, columns: ColumnRoles) -> bool:
        even = not row.torn and columns.even and len(row.cells) == columns.width
        return even and names_items(row.cells[columns.project]) and self._counts_on(row, columns)

    def _items(self, pieces: Sequence[CellPiece], row: GridRow, columns: ColumnRoles) -> list[GroupItem]:
        items: list[GroupItem] = []
        number = bare_number(row.text(columns.number))
        if not number.isdecimal() and (digits := number.translate(AS_DIGITS)) == str((self.last_number or 0) + 1):
            number = digits  # letters that an OCR wrote for digits
        for piece in pieces:
            if piece.kind == "strategy":
                self.cursor.to_strategy(piece.number, piece.text)
                continue
            if piece.kind == "text" and len(pieces) == 1:
                if self._goes_on_with_title(piece, row, columns):
                    self._append_to_last(piece.text, row.span)
                    continue
                piece = piece._replace(kind="item", number=number if _is_number(number) else None)
            if piece.kind == "item":
                items.append(GroupItem(piece, self.cursor.branch, row.span))
                mark = number if piece.opener == "-" and number else piece.opener or number
                self.parts.take(items[-1], mark, has_numbers=columns.number is not None)
                if piece.number and items[-1].part_of is None:
                    self.last_number = int(piece.number)
            elif piece.kind == "text" and self.groups:
                self._append_to_last(piece.text, row.span)
        give_words(items, self.merged.with_words(row, columns), columns)
        return items

    def _goes_on_with_title(self, piece: CellPiece, row: GridRow, columns: ColumnRoles) -> bool:
        """Whether a text without number, kind word and values goes on with the title above it, over a page break."""
        if not self.groups or not self.items_since_total or row.text(columns.mission) or row.text(columns.number):
            return False
        return kind_of(piece.text) == "unspecified" and not any(row.text(i) for i in columns.of_money)

    def _append_to_last(self, text: str, span: Span) -> None:
        last = self.groups[-1].items[-1]
        last.piece = last.piece._replace(text=f"{last.piece.text} {text}")
        last.span |= span

    def _read_loose_money(self, row: ItemGroup, *, heading: bool) -> None:
        """Amounts on a row without an item: the values of the rows below may be shifted by one, and where it is no
        heading that of the row above too.
        """
        if not heading and self._join_torn_row(row.columns, row.span, row.values, row.raws):
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

    def _join_torn_row(
        self, columns: ColumnRoles, span: Span, values: dict[int, list[str]], raws: dict[int, str]
    ) -> bool:
        if not self.groups or not self.items_since_total or columns.factors != self.groups[-1].columns.factors:
            return False  # none, or in another unit
        return self.groups[-1].join(span, values, raws)

    def _read_total_row(self, row: GridRow, first: Cell, columns: ColumnRoles, *, ruled: bool) -> None:
        self._name_undated(row, columns)
        above = self.items_unsummed > 0
        total, named, issues = read_total(row, first, columns, self.cursor, ruled=ruled, above=above)
        self.totals.append(PrintedTotal(total, named, len(self.groups)))
        self.issues += issues
        self.items_since_total, self.run, self.below_more = 0, None, False
        if total.scope != "mission":
            self.items_unsummed = 0
        self.parts = self.parts.below_total()


def _without_columns(
    items: list[GroupItem], raw: str, values: Sequence[str], span: Span, columns: ColumnRoles
) -> ItemGroup:
    """A row whose cells are in no known columns: each column of money may hold the same."""
    of_each = {index: list(values) for index in columns.of_money}
    return ItemGroup(items, of_each, dict.fromkeys(of_each, raw), dict.fromkeys(of_each, span), columns, span)


def _is_one_figure(row: GridRow, columns: ColumnRoles) -> bool:
    """Whether a row prints the same figure in each of several years: none of them is another thing's."""
    return len(columns.years) > 1 and len({arabic_digits(row.cells[index].text) for index in columns.years}) == 1


def _is_number(text: str) -> bool:
    """Whether a text numbers a row: digits torn together do not."""
    return text.isdecimal() and len(text) <= _LONGEST_NUMBER
