"""The account of a plan: all numbers that may be money are entered, then claimed by what was read from them.

The lexer knows no table. Every number of a budget table and of a budget field is entered, and each with baht beside it
anywhere. A number that no record claims and no rule names is ``unaccounted``, and an issue says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from extract.ground.scales import SATANG_IN_FULL
from extract.ground.source import SourceText, Span
from extract.text.latex.unprinted import with_unprinted_blank
from extract.text.raised_satang import with_satang_joined
from parsers.account.beside import is_of_numbers, lines_beside
from parsers.account.ledger import Entry, Ledger
from parsers.account.leftover import by_its_words, is_lone_year, is_year_of
from parsers.account.lexer import keys_in, tokens, value_of
from parsers.records.account import Account, Became, FoundIn
from parsers.records.blocks import DetailBlock, FieldBlock, FieldName
from parsers.records.budget import BudgetCell, RowCell, SharedCell, TotalRow
from parsers.records.plan import Project
from parsers.records.table import Grid
from parsers.values.money.cell_forms import figure_and_beside
from parsers.values.money.cells import broken_figure

_SAYS_MONEY = ("บาท", "฿", ".-", ".–")
_UNITS = frozenset(Decimal(10) ** power for power in range(10))
_LINES_OF_AMOUNT = 3
_LONGEST_ROW = 40
_YEARS_MONEY = re.compile(r"(?:ปี|พ\.ศ\.)\s*25[0-9]{2}[^0-9\n]{0,20}งบ(?:ประมาณ)?[^0-9\n]{0,20}[0-9][0-9,.]*\s*บาท")
"""The budget of a year, in a sentence."""

_BUDGET_BEFORE = re.compile(r"งบ(?:ประมาณ)?[^0-9\n]{0,20}$")
_BUDGET_BEGINS = re.compile(r"\s*งบประมาณ[^0-9\n]{0,20}")
_LONGEST_BEFORE = 30
_OF_FEW_WORDS: frozenset[FieldName] = frozenset({"target_group", "target_output", "location", "period", "responsible"})
"""Fields in which the word for a budget is another field's label."""

_LAST = 10_000
"""The place of a cell that has no column of its own: behind all others."""

_OWN: frozenset[FoundIn] = frozenset({"table_cell", "table_total", "budget_field"})
_PRINTED_AGAIN = ("repeated_row", "repeated_table", "carried_sum")
_UNREADABLE = ("unreadable_amount", "year_uncertain", "unnamed_budget")


def keep_account(
    source: SourceText,
    budget: Sequence[Grid],
    others: Sequence[Grid],
    heads: Sequence[Span],
    projects: Sequence[Project],
    totals: Sequence[TotalRow],
    issues: Iterable[Issue],
    shared: Sequence[SharedCell] = (),
    read: SourceText | None = None,
    counts: Sequence[Grid] = (),
    headings: Collection[int] = (),
) -> Account:
    """Every number that may be money and what it became.

    ``budget`` are the budget tables, ``others`` the other tables, ``heads`` the lines of the heads; ``issues`` are
    those that were raised so far: they say which rows were printed twice or not read; ``shared`` are the cells that are
    printed for several projects. ``read`` is the source as the parsers saw it, without running heads and struck text;
    ``counts`` are the tables that look like the rest of a budget table and count people or things by their captions,
    ``headings`` the lines where a section begins.
    """
    source = with_satang_joined(with_unprinted_blank(source))
    keeper = _Keeper(source, read or source, shared)
    issues = list(issues)
    for grid in budget:
        keeper.ledger.enter(_lines(grid.span), "table_cell")
    for total in totals:
        keeper.ledger.enter(_lines(total.span), "table_total")  # of a summary that stands by itself
        keeper.ledger.place(total.span, "table_total")
    fields = {project.ordinal: budget_fields(project.detail, source) for project in projects if project.detail}
    for spans in fields.values():
        for span in spans:
            keeper.ledger.enter(_lines(span), "budget_field")
    unread = [issue.span for issue in issues if issue.code == "unread_table" and issue.span]
    for span in unread:
        keeper.ledger.enter(_lines(span), "other_table")
    for grid in counts:
        keeper.ledger.enter(_lines(grid.span), "other_table")
    keeper.enter_beside(budget, others, headings, [p.detail.span for p in projects if p.detail])
    keeper.enter_text(others)
    for _, group in groupby((p for p in projects if p.item), key=lambda p: p.item.span if p.item else None):
        keeper.claim_row(list(group))
    for index, total in enumerate(totals):
        keeper.claim_total(index, total)
    for project in projects:
        if project.detail:
            keeper.claim_block(project, project.detail, fields[project.ordinal])
    again = [issue.span for issue in issues if issue.code in _PRINTED_AGAIN and issue.span]
    keeper.name_the_rest(heads, again)
    keeper.name_counts(counts)
    return keeper.closed(
        _owners(projects, fields), [issue.span for issue in issues if issue.code == "unaccounted_amount"]
    )


def budget_fields(detail: DetailBlock, source: SourceText) -> tuple[Span, ...]:
    """The lines of each budget field of a block, its heading among them; to the end of a row of markup. Where a budget
    field is empty, the unknown field right behind it is one too: ``งบประมาณ``, then ``แหล่งเงิน : อบต. 15,000 บาท``. So
    is a field ``other`` that says a year's budget: ``หมายเหตุ : ปี 2567 ใช้งบประมาณ 30,000 บาท``.
    """
    before: Sequence[FieldBlock | None] = (None, *detail.fields)
    return tuple(
        _whole_rows(block.heading | block.items[-1].span if block.items else block.heading, source)
        for above, block in zip(before, detail.fields, strict=False)
        if block.field == "budget" or (block.field == "other" and _tells_money(block, above))
    )


def _tells_money(block: FieldBlock, above: FieldBlock | None) -> bool:
    if above and above.field == "budget" and not above.items:
        return True
    return any("บาท" in item.text and _YEARS_MONEY.search(arabic_digits(item.text)) for item in block.items)


def _whole_rows(span: Span, source: SourceText) -> Span:
    """A row of a table in markup is known by its first line: the lines to where it ends."""
    if "<tr" not in source.line(span.end) or "</tr" in source.line(span.end):
        return span
    for number in range(span.end + 1, min(span.end + _LONGEST_ROW, len(source.lines)) + 1):
        if "</tr" in source.line(number):
            return Span(span.start, number)
    return span


def _lines(span: Span) -> range:
    return range(span.start, span.end + 1)


class _Keeper:
    """The ledger with the links from records to their numbers."""

    def __init__(self, source: SourceText, read: SourceText, shared: Sequence[SharedCell]) -> None:
        self.source = source
        self._read = read
        self.ledger = Ledger(source)
        self._lines: dict[tuple[int, str, int], Entry] = {}
        self._totals: dict[tuple[int, int | tuple[int, ...] | None], Entry] = {}
        self._cells: dict[tuple[int, int], Entry] = {}
        self._shared: dict[tuple[int, int], Entry] = {}
        self._shared_cells = shared
        self._shared_of: dict[tuple[int, int | None], int] = {
            (item + 1, cell.year_be): place for place, cell in enumerate(shared) for item in cell.items
        }
        self._shared_done: set[int] = set()
        self._settled: dict[tuple[Span, str], Entry] = {}

    def enter_beside(
        self, budget: Sequence[Grid], others: Sequence[Grid], headings: Collection[int], blocks: Sequence[Span]
    ) -> None:
        """The money in lines beside the budget tables: what stands there as in a row is one that no reader took."""
        for number in lines_beside(
            self.source, budget, others, headings, {line for span in blocks for line in _lines(span)}
        ):
            line = self.source.digits[number - 1]
            found = tokens(line)
            self.ledger.enter_grouped(number, found, "table_cell" if is_of_numbers(line, found) else "text")

    def enter_text(self, others: Sequence[Grid]) -> None:
        """The numbers with baht beside them that stand in no budget table and field."""
        lines = dict.fromkeys(line for sign in _SAYS_MONEY for line in self.source.lines_with(sign))
        in_tables = {line for grid in others for line in _lines(grid.span)}
        self.ledger.enter_money((line for line in lines if line in in_tables), "other_table")
        self.ledger.enter_money((line for line in lines if line not in in_tables), "text")

    def claim_row(self, row: Sequence[Project]) -> None:
        """The numbers of one printed row: of titles, numbers, other columns, then the money, a column at a time."""
        items = [(project, project.item) for project in row if project.item]
        only = row[0].ordinal if len(row) == 1 else None
        for project, item in items:
            self.ledger.claim(item.title, item.span, "text", project.ordinal)
            self.ledger.claim(item.alternative_title, item.span, "text", project.ordinal)
        for project, item in items:
            if item.number is not None:
                self.ledger.claim(str(item.number), item.span, "label", project.ordinal)
        cells: dict[int, list[tuple[Project, int, BudgetCell]]] = {}
        beside: dict[int, list[tuple[Project, int, RowCell]]] = {}
        for project, item in items:
            for index, cell in enumerate(item.cells):
                place = item.places[index] if index < len(item.places) else _LAST
                cells.setdefault(place, []).append((project, index, cell))
            for index, other in enumerate(item.beside):
                beside.setdefault(other.place, []).append((project, index, other))
        if any(cell.alignment == "ambiguous" for _, item in items for cell in item.cells):
            for column in sorted(cells):  # before a cell that is left open claims the whole row
                self._claim_settled([one for one in cells[column] if one[2].alignment == "mended"])
        for column in sorted({*cells, *beside}):
            self._claim_money(cells.get(column, ()), only)
            self._claim_beside(beside.get(column, ()), only)
        for project, item in items:
            if item.number is not None:  # a table below for later years prints it once more
                for span in {cell.span: None for cell in item.cells if cell.span.start > item.span.end}:
                    self.ledger.claim(str(item.number), span, "label", project.ordinal)
            for node in item.branch:
                if node:
                    self.ledger.claim(node.number, item.span, "label")
                    self.ledger.claim(node.title, item.span, "text")

    def _claim_money(self, cells: Sequence[tuple[Project, int, BudgetCell]], only: int | None) -> None:
        """The amounts that items have in a column, then what is left of a cell that nothing settles."""
        self._claim_settled(cells)
        self._claim_open(cells, only)

    def _claim_settled(self, cells: Sequence[tuple[Project, int, BudgetCell]]) -> None:
        """The amounts that items have in a column; those that have their number already are left as they are."""
        for project, index, cell in cells:
            if (project.ordinal, "table", index) in self._lines:
                continue
            if cell.alignment == "mended" and (figure := broken_figure(cell.raw)):
                broken = self.ledger.claim_broken(cell.raw, figure, cell.span, project.ordinal)
                if broken := broken or self.ledger.claim(figure, cell.span, "budget_line", project.ordinal):
                    self._lines[project.ordinal, "table", index] = broken
            elif cell.amount is not None and cell.alignment != "ambiguous":
                one = (cell.span, cell.raw)
                printed = figure_and_beside(cell.raw)
                alone = len(keys_in(printed.figure)) == 1
                number = printed.figure if alone else cell.raw
                found = self.ledger.claim(number, cell.span, "budget_line", project.ordinal)
                if found is None and self.ledger.join_satang(value_of(arabic_digits(number)), cell.span):
                    found = self.ledger.claim(number, cell.span, "budget_line", project.ordinal)
                found = found or self._settled.get(one)  # one number that several items have, or several years
                if found:
                    found.found_in = "table_cell"  # also among the lines of a sum that stands beside it
                    self._settled[one] = found
                    self._lines[project.ordinal, "table", index] = found
                if alone:
                    self.ledger.claim(printed.beside, cell.span, printed.beside_is, project.ordinal)

    def _claim_open(self, cells: Sequence[tuple[Project, int, BudgetCell]], only: int | None) -> None:
        """What is left of a cell that nothing settles."""
        shared: dict[tuple[int | None, Span, str], Entry | None] = {}
        for project, index, cell in cells:
            place = self._shared_of.get((project.ordinal, cell.year_be))
            if place is not None and cell.alignment == "ambiguous":
                self._claim_shared(place)
                if len(self._shared_cells[place].values) == 1 and (place, 0) in self._shared:
                    self._lines[project.ordinal, "table", index] = self._shared[place, 0]
                continue
            key = (cell.year_be, cell.span, cell.raw)
            if cell.alignment == "ambiguous" and keys_in(cell.raw):
                if key not in shared:
                    shared[key] = self.ledger.claim(cell.raw, cell.span, "budget_line", only)
                if left := shared[key]:
                    self._lines[project.ordinal, "table", index] = left

    def _claim_shared(self, place: int) -> None:
        """The amounts of a cell that is printed for several projects, once for all of them."""
        if place in self._shared_done:
            return
        self._shared_done.add(place)
        for index, value in enumerate(self._shared_cells[place].amounts):
            if found := self.ledger.claim(value.raw, value.span, "shared_amount"):
                self._shared[place, index] = found
        for value in self._shared_cells[place].values:
            if not value.amount:
                self.ledger.claim(value.raw, value.span, "budget_line")  # a zero

    def _claim_beside(self, cells: Sequence[tuple[Project, int, RowCell]], only: int | None) -> None:
        """The numbers of the other cells in a column; one that several items have is claimed once."""
        shared: dict[tuple[Span, str], Entry | None] = {}
        for project, index, cell in cells:
            if keys_in(cell.text):
                key = (cell.span, cell.text)
                if key not in shared:
                    shared[key] = self.ledger.claim(cell.text, cell.span, "row_cell", only)
                if found := shared[key]:
                    self._cells[project.ordinal, index] = found

    def claim_total(self, index: int, total: TotalRow) -> None:
        """The sums that a total row declares, then what it counts, in words and by columns."""
        for year, amount in total.amounts.items():
            if amount is not None:
                self._claim_sum(index, year, amount, total)
        for years, amount in total.of_several.items():
            if amount is not None:
                self._claim_sum(index, years, amount, total)
        self.ledger.claim(total.mission_no, total.span, "label")
        number = str(total.dimension_no)
        if number in keys_in(total.count_text) and sum(one.key == number for one in self.ledger.free(total.span)) > 1:
            self.ledger.claim(number, total.span, "label")  # ``4. …`` of a dimension with four projects
        self.ledger.claim(total.count_text, total.span, "count_or_target")
        for text in total.counted:
            self.ledger.claim(text, total.span, "count_or_target")
        for text in total.not_budget:
            self.ledger.claim(text, total.span, "not_budget")

    def _claim_sum(self, index: int, of: int | tuple[int, ...] | None, amount: Decimal, total: TotalRow) -> None:
        self.ledger.join_satang(amount, total.span)
        free = self.ledger.free(total.span)
        if all(value_of(entry.key) != amount for entry in free):
            self.ledger.torn(f"{amount:f}", total.span)
        for make_whole in (self.ledger.torn_around, self.ledger.torn_column_by_column):
            if not any(_is_times(value_of(entry.key), amount) for entry in self.ledger.free(total.span)):
                make_whole(lambda key: _is_times(value_of(key), amount), total.span)
        for entry in sorted(self.ledger.free(total.span), key=lambda one: value_of(one.key) != amount):
            if _is_times(value_of(entry.key), amount) and self._rule(entry) is None:
                entry.became = "not_budget" if total.scope == "group" else "budget_total"
                if total.scope != "group":
                    self._totals[index, of] = entry
                return
        above = [entry for (at, _), entry in self._totals.items() if at == index]
        for entry in above[-1:]:  # one number is each year's, as its column's head says
            if _is_times(value_of(entry.key), amount) and total.scope != "group":
                self._totals[index, of] = entry

    def claim_block(self, project: Project, detail: DetailBlock, fields: Sequence[Span]) -> None:
        """The amounts of a block's budget fields, then those that the block says are no budget or cannot be read."""
        end = max((span.end for span in fields), default=detail.span.end)
        same: dict[tuple[str, Span], Entry | None] = {}
        for place, stated in enumerate(detail.amounts):
            key = (stated.raw, stated.span)
            if key not in same:
                where = Span(stated.span.start, max(stated.span.end, min(end, stated.span.end + _LINES_OF_AMOUNT)))
                satang = SATANG_IN_FULL in stated.raw
                found = self.ledger.claim_satang(stated.raw, where, project.ordinal) if satang else None
                same[key] = found or self.ledger.claim(stated.raw, where, "budget_line", project.ordinal)
            if found := same[key]:
                self._lines[project.ordinal, "detail", place] = found
        said: dict[str, Became] = {"not_budget": "not_budget", **dict.fromkeys(_UNREADABLE, "unreadable")}
        for issue in detail.issues:
            if issue.code in said and issue.found:
                for span in fields:
                    self.ledger.claim(issue.found, span, said[issue.code], project.ordinal)
        for span in fields:
            self._name_repeated(span, project.ordinal)
        self._doubt_money_of_others(project, detail)

    def _doubt_money_of_others(self, project: Project, detail: DetailBlock) -> None:
        """Money in a field of few words, or on a line that begins with its word, is of a budget field whose label
        nobody saw, but for an amount of the block.
        """
        known = {stated.amount for stated in detail.amounts}
        for field in detail.fields:
            span = field.heading | field.items[-1].span if field.items else field.heading
            for entry in self.ledger.free(span):
                line, end = self.source.digits[entry.line - 1], entry.token.start
                told = field.field == "responsible" or _BUDGET_BEGINS.fullmatch(line, 0, end)
                if not told and field.field in _OF_FEW_WORDS:
                    told = _BUDGET_BEFORE.search(line, max(0, end - _LONGEST_BEFORE), end)
                if entry.found_in == "text" and told and value_of(entry.key) not in known:
                    entry.found_in, entry.project = "budget_field", project.ordinal

    def _name_repeated(self, span: Span, project: int) -> None:
        """The same figure once more in one field is no other amount."""
        known = {
            value_of(entry.key) for entry in self.ledger.within(span) if entry.became in ("budget_line", "not_budget")
        }
        for entry in self.ledger.free(span):
            entry.project = project
            if value_of(entry.key) in known - {None} and self._rule(entry) is None:
                entry.became = "repeated"

    def _rule(self, entry: Entry) -> Became | None:
        line = self.source.digits[entry.line - 1]
        if entry.line > 1 and is_year_of(self.source.digits[entry.line - 2], line, entry.token):
            return "label"
        return by_its_words(line, entry.token)

    def name_the_rest(self, heads: Sequence[Span], again: Sequence[Span]) -> None:
        """What rules say of the numbers that nobody claims; the others stay as they are."""
        in_heads = {line for span in heads for line in _lines(span)}
        printed_again = {line for span in again for line in _lines(span)}
        # a page on one line has its head and its rows there
        of_money = {line for line, entries in self.ledger.by_line.items() if any(map(_is_of_a_row, entries))}
        in_rows = in_heads & of_money
        for line, entries in self.ledger.by_line.items():
            taken_off = self._taken_off(line, entries) if any(entry.became is None for entry in entries) else ()
            for entry in entries:
                if entry.became is not None:
                    continue
                if entry.found_in in _OWN and line in printed_again:
                    entry.became = "repeated"
                elif line in in_heads and not (line in in_rows and "," in entry.token.key):
                    entry.became = "label"
                elif entry.token.key in taken_off:
                    entry.became = "text"  # a running head, or struck: its own issue says so
                elif entry.found_in in _OWN:
                    entry.became = self._rule(entry)
                    if is_lone_year(self.source.digits[line - 1], entry.token):
                        entry.became = "label"
                elif entry.found_in == "text" or self._rule(entry) is not None:
                    entry.became = "text"

    def _taken_off(self, line: int, entries: Sequence[Entry]) -> Collection[str]:
        """The numbers that nobody claims of a line from which they were taken off before it was read; of equal ones as
        many as were taken off, where no more are left.
        """
        read = self._read.digits[line - 1]
        free = Counter(one.token.key for one in entries if one.became is None)
        gone = {key for key in free if key not in read}
        if read == self.source.digits[line - 1]:
            return gone
        printed = Counter(one.token.key for one in entries)
        kept = Counter(token.key for token in tokens(read))
        return gone | {key for key, count in free.items() if count <= printed[key] - kept[key]}

    def name_counts(self, grids: Sequence[Grid]) -> None:
        """What a table of counts holds and nobody claimed is counted."""
        for grid in grids:
            for entry in self.ledger.free(grid.span):
                entry.became = "count_or_target"

    def closed(self, owner: Mapping[int, int | None], said: Sequence[Span | None]) -> Account:
        """The account with its links, and an issue for each line with numbers that nobody claims; ``owner`` is the
        project of a line.
        """
        for line, entries in self.ledger.by_line.items():
            for entry in entries:
                of_several = entry.became == "shared_amount"
                if entry.project is None and entry.found_in in ("table_cell", "budget_field") and not of_several:
                    entry.project = owner.get(line)
        numbers = self.ledger.numbers()
        return Account(
            numbers,
            {key: entry.ordinal for key, entry in self._lines.items()},
            {key: entry.ordinal for key, entry in self._totals.items()},
            {key: entry.ordinal for key, entry in self._cells.items()},
            {key: entry.ordinal for key, entry in self._shared.items()},
            tuple(self._issues({line for span in said if span for line in _lines(span)})),
        )

    def _issues(self, said: set[int]) -> Iterator[Issue]:
        for line, entries in sorted(self.ledger.by_line.items()):
            if not entries or line in said:
                continue
            lost = [entry for entry in entries if entry.became is None and entry.found_in in _OWN]
            if lost:
                text = self.source.lines[line - 1]
                found = "; ".join(text[entry.token.start : entry.token.end] for entry in lost)
                yield Issue("unaccounted_amount", Span(line, line), "amounts", lost[0].project, found=found)


def _is_of_a_row(entry: Entry) -> bool:
    return entry.became in ("budget_line", "budget_total")


def _owners(projects: Sequence[Project], fields: Mapping[int, Sequence[Span]]) -> dict[int, int | None]:
    """The project of each line of a table or budget field; None for a line of several."""
    owner: dict[int, int | None] = {}
    for project in projects:
        spans = [project.item.span] if project.item else []
        spans += fields.get(project.ordinal, ())
        for span in spans:
            for line in _lines(span):
                owner[line] = None if line in owner else project.ordinal
    return owner


def _is_times(value: Decimal | None, amount: Decimal) -> bool:
    """Whether an amount is a printed value in some unit: itself, or a power of ten times it."""
    if value is None or not value:
        return value == amount
    return value == amount or amount / value in _UNITS
