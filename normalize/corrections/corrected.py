"""A plan with a person's corrections: put into what was read, so that sums, checks and all other rows follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from extract.ground.issue_codes import Severity
from extract.ground.issues import Issue
from extract.ground.source import Span
from normalize.corrections.read_corrections import Correction
from normalize.corrections.values import AMOUNT, WITHOUT_AMOUNT, Value, shown
from normalize.rows.canonical import CanonicalNode
from normalize.rows.plan import plan_row
from normalize.rows.projects import budget_line_rows, project_row, project_span
from normalize.schema.keys import DataRow, Origin
from parsers.records.blocks import DetailBlock, Period
from parsers.records.budget import BudgetCell, TableItem
from parsers.records.facts import PlanFacts
from parsers.records.plan import PlanDocument, Project
from parsers.records.structure import Branch
from parsers.values.geography import provinces

_IN_TABLE = {"kind": "kind", "alternative_title": "alternative_title", "table_title": "title", "remark": "remark"}
_IN_DETAIL = {
    "kind": "kind",
    "alternative_title": "alternative_title",
    "title": "title",
    "responsible_unit": "responsible",
    "target_group": "target_group",
    "target_count": "target_count",
    "location": "location",
    "budget_text": "budget_text",
    "budget_status": "budget_status",
}
_IN_PERIOD = {
    "period_text": "text",
    "period_start_be": "start_be",
    "period_end_be": "end_be",
    "period_start_on": "start_on",
    "period_end_on": "end_on",
}
"""Where the parsers keep what a column of ``projects`` shows: table row, detail block and its period."""

_UNSETTLED = ("ambiguous_alignment", "unreadable_amount")
"""What parsers say of table cells without an amount, and what is over once each of those cells has one by hand."""

_NOTHING = ("nothing", "ไม่มีค่า")
_OTHER_SOURCE = ("the source is another one than it was made for", "ไฟล์ต้นทางไม่ใช่ไฟล์เดิมที่ใช้ตรวจแก้")
_NO_CELL = ("its row of the budget table has no cell for that year", "โครงการไม่มีช่องของปีนั้นในตารางงบประมาณ")
_NO_PLACE = ("the project has no place that could hold it", "โครงการไม่มีส่วนที่จะใส่ค่านี้ได้")
_HAS_AMOUNTS = ("its detail block states amounts", "รายละเอียดโครงการระบุจำนวนเงินไว้")
_Record = TypeVar("_Record", TableItem, DetailBlock, Period)
_Why = tuple[str, str]
"""A reason in English and Thai."""


class _StaleError(Exception):
    """Why a correction does not fit; ``now`` is what is read in its place."""

    def __init__(self, why: _Why, now: Value = None) -> None:
        super().__init__(why[0])
        self.why = why
        self.now = now


def corrected(document: PlanDocument, plan_id: str, corrections: Iterable[Correction]) -> PlanDocument:
    """The plan with those of its corrections that fit, and an issue for each: applied, or stale.

    One fits where the source has its SHA-256 and what is read now is its ``old``. All are compared with the plan as it
    was read, so that their order makes no difference. One that no record can hold, or that undoes another one, is stale
    too. One that stands among the plans is applied with a warning: who could write it may be anybody. An issue of the
    parsers about table cells that all have a value by hand is dropped.
    """
    origin = Origin(plan_id, document.source)
    now = document
    issues: list[Issue] = []
    applied: list[Correction] = []
    for correction in sorted(corrections, key=lambda correction: correction.cell):
        try:
            _check_fits(origin, document, correction)
            now = _with_checked(origin, now, applied, correction)
        except _StaleError as stale:
            issues.append(_issue(document, correction, stale))
        else:
            applied.append(correction)
            issues.append(_issue(document, correction))
    return replace(now, issues=(*_issues_left(now, applied), *issues))


def _check_fits(origin: Origin, document: PlanDocument, correction: Correction) -> None:
    if correction.source_sha256 != document.source.sha256:
        raise _StaleError(_OTHER_SOURCE)
    if correction.title:
        row = project_row(origin, _project_of(document, correction), Branch(), CanonicalNode())
        if correction.title not in (row["title"], row["table_title"]):
            raise _StaleError(
                (
                    f"project {correction.project} is {row['title']}",
                    f"โครงการลำดับที่ {correction.project} คือ {row['title']}",
                )
            )
    now = _shown_now(origin, document, correction)
    if correction.old != now and not (correction.old is None and correction.year and now in WITHOUT_AMOUNT):
        en, th = _shown_in_both(now)
        raise _StaleError((f"{en} is read there", f"ปัจจุบันอ่านได้ {th}"), now)


def _with_checked(
    origin: Origin, document: PlanDocument, applied: Iterable[Correction], correction: Correction
) -> PlanDocument:
    """The plan with a correction, if the dataset then shows its value and still those of the ones before it."""
    after = _with_correction(document, correction)
    of_project = [earlier for earlier in applied if earlier.project == correction.project]
    if all(_shown_now(origin, after, earlier) == earlier.new for earlier in (*of_project, correction)):
        return after
    raise _StaleError(_NO_PLACE, _shown_now(origin, document, correction))


def _shown_now(origin: Origin, document: PlanDocument, correction: Correction) -> Value:
    """What the dataset shows where a correction points; of a cell without an amount its status."""
    value_shown: Any
    if correction.project is None:
        value_shown = plan_row(origin, document, "")[correction.column]
    elif correction.year is None:
        value_shown = project_row(origin, _project_of(document, correction), Branch(), CanonicalNode())[
            correction.column
        ]
    else:
        rows = [
            row
            for row in budget_line_rows(origin, _project_of(document, correction), document.account)
            if _is_cell(row, correction.year)
        ]
        if len(rows) != 1:
            raise _StaleError(_NO_CELL)
        value_shown = rows[0]["status"] if rows[0][AMOUNT] is None else rows[0][AMOUNT]
    value: Value = value_shown
    return value


def _is_cell(row: DataRow, year: int) -> bool:
    return row["source"] == "table" and row["fiscal_year_be"] == year


def _project_of(document: PlanDocument, correction: Correction) -> Project:
    for project in document.projects:
        if project.ordinal == correction.project:
            return project
    raise _StaleError((f"the plan has no project {correction.project}", f"แผนไม่มีโครงการลำดับที่ {correction.project}"))


def _with_correction(document: PlanDocument, correction: Correction) -> PlanDocument:
    if correction.project is None:
        return replace(document, facts=_corrected_facts(document.facts, correction))
    before = _project_of(document, correction)
    after = replace(
        before, item=_corrected_item(before, correction), detail=_corrected_detail(before.detail, correction)
    )
    return replace(document, projects=tuple(after if each is before else each for each in document.projects))


def _corrected_facts(facts: PlanFacts, correction: Correction) -> PlanFacts:
    changes: dict[str, Any] = {correction.column: correction.new}
    if correction.column == "province":
        # whether it is printed as a province is no less true of the right name
        changes["province_iso"] = provinces()[str(correction.new)] if correction.new else None
        changes["province_stated"] = facts.province_stated and correction.new is not None
    return replace(facts, **changes)


def _corrected_item(project: Project, correction: Correction) -> TableItem | None:
    item = project.item
    if item is None:
        return None
    if correction.year is not None:
        cells = tuple(
            _corrected_cell(cell, correction.new) if cell.year_be == correction.year else cell for cell in item.cells
        )
        return replace(item, cells=cells)
    if correction.column in _IN_TABLE or (correction.column == "title" and project.detail is None):
        return _with_field(item, _IN_TABLE.get(correction.column, "title"), correction.new)
    return item


def _corrected_cell(cell: BudgetCell, new: Any) -> BudgetCell:
    if isinstance(new, Decimal):
        return cell._replace(amount=new, status="amount" if new else "zero", alignment="by_hand")
    return cell._replace(amount=None, status=new, alignment="ambiguous" if new == "ambiguous" else "by_hand")


def _corrected_detail(detail: DetailBlock | None, correction: Correction) -> DetailBlock | None:
    if detail is None:
        return None
    if correction.column in _IN_PERIOD:
        period = _with_field(detail.period or Period(""), _IN_PERIOD[correction.column], correction.new)
        return replace(detail, period=None if period == Period("") else period)
    if correction.column == "budget_status" and detail.amounts:
        raise _StaleError(_HAS_AMOUNTS, detail.budget_status)
    return (
        _with_field(detail, _IN_DETAIL[correction.column], correction.new)
        if correction.column in _IN_DETAIL
        else detail
    )


def _with_field(record: _Record, name: str, new: Value) -> _Record:
    """A record with one value changed. A title or a period's text is empty, and never None, where there is none."""
    changes: dict[str, Any] = {name: "" if new is None and name in ("title", "text") else new}
    return replace(record, **changes)


def _issues_left(document: PlanDocument, applied: Iterable[Correction]) -> Sequence[Issue]:
    """The issues without those of cells that all have a value by hand now; one that has none keeps its issue."""
    if not any(correction.year for correction in applied):
        return document.issues
    cells = [cell for project in document.projects if project.item for cell in project.item.cells]
    by_hand = [cell.span for cell in cells if cell.alignment == "by_hand"]
    still_open = [cell.span for cell in cells if cell.alignment == "ambiguous"]
    return [
        issue
        for issue in document.issues
        if not (issue.code in _UNSETTLED and issue.table == "budget_lines" and issue.span)
        or any(_overlap(issue.span, span) for span in still_open)
        or not any(_overlap(issue.span, span) for span in by_hand)
    ]


def _overlap(first: Span, second: Span) -> bool:
    return first.start <= second.end and second.start <= first.end


def _issue(document: PlanDocument, correction: Correction, stale: _StaleError | None = None) -> Issue:
    """The issue that says what became of a correction, on the lines of the value."""
    project = next((each for each in document.projects if each.ordinal == correction.project), None)
    old, old_th = _shown_in_both(correction.old)
    new, new_th = _shown_in_both(correction.new)
    params = {
        "what": correction.what,
        "old": old,
        "old_th": old_th,
        "new": new,
        "new_th": new_th,
        "reason": correction.reason,
    }
    if stale:
        params |= {"why": stale.why[0], "why_th": stale.why[1]}
    return Issue(
        "stale_correction" if stale else "corrected_by_hand",
        span=_span_of(project, correction) if project else None if correction.project else document.facts.span,
        table="plans" if correction.project is None else "projects" if correction.year is None else "budget_lines",
        subject=project.ordinal if project else None,
        expected=shown(correction.old),
        found=shown(stale.now) if stale else shown(correction.new),
        params=params,
        severity=Severity.WARNING if correction.in_raw else None,
    )


def _shown_in_both(value: Value) -> tuple[str, str]:
    text = shown(value)
    return _NOTHING if text is None else (text, text)


def _span_of(project: Project, correction: Correction) -> Span:
    if project.item and correction.year is not None:
        cells = [cell.span for cell in project.item.cells if cell.year_be == correction.year]
        return cells[0] if cells else project.item.span
    return (
        project.item.span if project.item and correction.column in ("table_title", "remark") else project_span(project)
    )
