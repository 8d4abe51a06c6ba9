"""What a row prints that makes its money doubtful, or none of a year's: each with the issue that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.issue_codes import Severity
from extract.ground.issues import Issue
from parsers.budget.items.cell_values import is_positive
from parsers.budget.items.open_row import OpenRow
from parsers.records.budget import BudgetCell
from parsers.records.table import GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.rows.row_begins import bare_number, begins_total
from parsers.values.money.cells import states_unit
from parsers.values.money.fields import parse_cell
from parsers.values.money.remarks import is_cancelled, marks_of, said_of_row, star_of
from parsers.values.money.units import counted_before_baht

_FIGURE_AT_THE_END = re.compile(r"[ก-๎)]\s*([1-9]\d{0,2}(?:,\d{3})+)$")


class Erratum(NamedTuple):
    """What the text of a line says to be wrong in a table: the amounts ``wrong``, or any but the one that is ``right``;
    in the rows with its ``numbers`` and the columns of its ``years``, or in all.
    """

    text: str
    numbers: frozenset[int]
    years: frozenset[int]
    wrong: frozenset[Decimal]
    right: Decimal


def as_mended(issue: Issue) -> Issue:
    """What is said of a row whose cells do not fit its table, or of a figure in it, where it is known what was meant.

    >>> as_mended(Issue("uneven_row", expected="7", found="6")).message().partition(";")[0]
    'the row has 6 of 7 cells'
    >>> as_mended(Issue("unreadable_amount", found="8,0O0")).message().partition(";")[0]
    'the row has the figure 8,0O0'
    """
    of_cells = issue.code == "uneven_row"
    what = f"{issue.found} of {issue.expected} cells" if of_cells else f"the figure {issue.found}"
    what_th = f" {issue.found} ช่องจาก {issue.expected} ช่อง" if of_cells else f"ตัวเลข {issue.found}"
    return replace(issue, code="mended_row", severity=None, params={"what": what, "what_th": what_th})


def doubtful_columns(line: OpenRow, stars: Set[str], errata: Sequence[Erratum] = ()) -> Iterator[tuple[int, Issue]]:
    """The columns with an amount that is perhaps not, or not as printed, the project's of that year; ``stars`` are
    those of notes that change amounts, ``errata`` what lines say to be wrong.
    """
    yield from columns_changed_by_notes(line, stars)
    yield from corrected_columns(line, errata)
    yield from cancelled_columns(line)
    yield from remarked_columns(line)
    yield from shifted_columns(line)
    yield from columns_of_two_measures(line)


def columns_changed_by_notes(line: OpenRow, stars: Set[str | None]) -> Iterator[tuple[int, Issue]]:
    """The columns with an amount of which a note makes another thing. The sign of the note (a star, or brackets around
    the figure) stands at the amount, its star also in the title, at the row's number or in the column's head; ``stars``
    are all such signs.
    """
    if not stars:
        return
    named = (line.row.text(line.columns.project), line.row.text(line.columns.number))
    title = any(star_of(text) in stars for text in named)
    for index, texts in line.values.items():
        of_head = any(star_of(text) in stars for text in line.columns.heads[index].texts)
        doubtful = [text for text in texts if title or of_head or not stars.isdisjoint(marks_of(text))]
        if found := " ".join(line.amounts(index, doubtful)):
            yield index, Issue("unreadable_amount", line.spans[index], "budget_lines", found=found)


def corrected_columns(line: OpenRow, errata: Sequence[Erratum]) -> Iterator[tuple[int, Issue]]:
    """The columns with an amount that one of ``errata`` says to be wrong."""
    for erratum in errata:
        printed = bare_number(line.row.text(line.columns.number))
        numbers = {int(text) for text in (printed, *(piece.number or "" for piece in line.pieces)) if text.isdecimal()}
        if erratum.numbers and numbers.isdisjoint(erratum.numbers):
            continue
        for index in line.values:
            if erratum.years and line.columns.years.get(index) not in erratum.years:
                continue
            amounts = {parse_cell(text).amount for text in line.amounts(index)} - {erratum.right, None}
            if amounts & erratum.wrong if erratum.wrong else amounts:
                found = f"{erratum.text} | {line.raws[index]}"
                yield index, Issue("unreadable_amount", line.spans[index], "budget_lines", found=found)


def cancelled_columns(line: OpenRow) -> Iterator[tuple[int, Issue]]:
    """The columns with an amount of a project whose title says that it is not carried out."""
    title = line.row.text(line.columns.project)
    if not is_cancelled(title) or not line.has_amount:
        return
    for index in line.values:
        if found := " ".join(line.amounts(index)):
            yield index, Issue("unreadable_amount", line.spans[index], "budget_lines", found=f"{title} | {found}")


def remarked_columns(line: OpenRow) -> Iterator[tuple[int, Issue]]:
    """The columns with an amount of a project whose remark says that it is another's too, that one figure in each year
    is for all of them, or that it was changed to another figure.
    """
    remark, _ = line.words
    said = said_of_row(remark) if remark else None
    if not said or not (said.shared or said.together or said.changed is not None):
        return
    if not line.has_amount or sum(piece.kind == "item" for piece in line.pieces) > 1:
        return
    amounts = {i: printed for i in line.values if (printed := line.amounts(i))}
    figures = {parse_cell(text).amount for texts in amounts.values() for text in texts}
    together = said.together and len(figures) == 1 < len(amounts)
    for index, texts in amounts.items():
        if said.years and line.columns.years.get(index) not in said.years:
            continue
        own = {parse_cell(text).amount for text in texts}
        baht = {amount * (line.columns.factor(index) or 1) for amount in own if amount}
        changed = said.changed is not None and said.changed not in own | baht
        if said.shared or together or changed:
            found = f"{remark} | {' '.join(texts)}"
            yield index, Issue("unreadable_amount", line.spans[index], "budget_lines", found=found)


def shifted_columns(line: OpenRow) -> Iterator[tuple[int, Issue]]:
    """The columns of a row whose title ends in an amount and whose last year alone is blank: the figures may stand one
    column too far to the left.
    """
    *others, last = line.columns.of_money or (0,)
    if line.row.text(last) or not others or not all(line.values.get(index) for index in others):
        return
    title = line.row.text(line.columns.project)
    figure = _FIGURE_AT_THE_END.search(arabic_digits(title))
    if figure is None:
        return
    for index in others:
        if found := " ".join(line.amounts(index)):
            yield index, Issue("unreadable_amount", line.spans[index], "budget_lines", found=f"{figure[1]} | {found}")


def columns_of_two_measures(line: OpenRow) -> Iterator[tuple[int, Issue]]:
    """The columns with a figure of which their head says that it may be a count: ``คน/บาท``."""
    for index in line.values:
        if not any(map(counted_before_baht, line.columns.heads[index].texts)):
            continue
        if found := " ".join(text for text in line.amounts(index) if not states_unit(arabic_digits(text))):
            yield index, Issue("unreadable_amount", line.spans[index], "budget_lines", found=found)


def columns_left_as_they_were(line: OpenRow) -> Iterator[tuple[int, Issue]]:
    """The columns of changed budgets that print none beside a former amount, where that may mean no change."""
    for index, former in line.columns.former.items():
        none = all(parse_cell(text).status in ("dash", "blank") for text in line.values.get(index, ()))
        if none and is_positive(before := line.row.text(former)):
            found = f"{before} | {line.row.text(index)}".strip()
            yield index, Issue("unreadable_amount", line.span, "budget_lines", found=found)


def quarter_cells(line: OpenRow) -> Iterator[tuple[BudgetCell, Issue | None]]:
    """The cells of the years that are printed by quarter or month alone: nobody adds them up."""
    row = line.row
    for year, indexes in line.columns.quarters.items():
        cells = [row.cells[i] for i in indexes if row.text(i)]
        raw = " | ".join(cell.text for cell in cells)
        span = cells[0].span | cells[-1].span if cells else row.span
        if all(parse_cell(cell.text).status == "dash" for cell in cells):
            yield BudgetCell(year, raw, None, "dash" if cells else "blank", "exact", span), None
        else:
            issue = Issue("quarter_only", span, "budget_lines", found=raw, params={"year": str(year)})
            yield BudgetCell(year, raw, None, "ambiguous", "ambiguous", span), issue


def undated_amounts(row: GridRow, columns: ColumnRoles) -> Issue | None:
    """Amounts in a column of money that names no year, in a plan of several, are of no year that is known."""
    found = [text for i in columns.undated if parse_cell(text := row.text(i)).status in (None, "amount")]
    return Issue("unaccounted_amount", row.span, "budget_lines", found=" | ".join(found)) if found else None


def of_no_item(line: OpenRow) -> Issue | None:
    """What is said of a row without an item that has no amount: words in its years, or dashes that were beside a title
    once.

    ``ไม่มีโครงการ`` or a dash in the project column says that there is none; so does a mission alone.
    """
    row, columns = line.row, line.columns
    texts = [text for texts in line.values.values() for text in texts]
    if unread := [text for text in texts if parse_cell(text).status in (None, "unnamed")]:
        return Issue("unreadable_amount", row.span, "budget_lines", found=" ".join(unread))
    remark = row.text(columns.remark)
    says_no_project = row.text(columns.project) and all(piece.kind != "strategy" for piece in line.pieces)
    if says_no_project or (not line.pieces and not remark and row.text(columns.mission)):
        return None
    found = f"{' '.join(texts)} {remark}".strip()
    params = {"what": "the budget table", "what_th": "ตารางงบประมาณ"}
    severity = None if remark else Severity.INFO
    return Issue("headless_row", row.span, "budget_lines", found=found, params=params, severity=severity)


def total_at_end(row: GridRow, columns: ColumnRoles) -> str | None:
    """The last line of a cell with words, where a total begins on it: of two rows one may have been made, whoever did.

    A figure behind it counts in columns that are neither of projects nor of units: ``รวม 5 ครั้ง``.
    """
    of_names = (columns.project, columns.responsible)
    for place, cell in enumerate(row.cells[: columns.width]):
        if len(cell.parts) < 2 or place in columns.of_money or not begins_total(cell.parts[-1], cell.parts[-2]):
            continue
        counts = any(sign.isdecimal() for sign in cell.parts[-1])
        if (place in of_names or not counts) and not any(map(begins_total, cell.parts[:-1])):
            return cell.parts[-1]
    return None
