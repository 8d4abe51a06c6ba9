"""A plan with a person's corrections: put into what was read, so that sums, checks and all other rows follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

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
    too. An issue of the parsers about table cells that all have a value by hand is dropped.
    """
    origin = Origin(plan_id, document.source)
    now = document
    issues: list[Issue] = []
    applied: list[Correction] = []
    for one in sorted(corrections, key=lambda one: one.cell):
        try:
            _check_fits(origin, document, one)
            now = _with_one_more(origin, now, applied, one)
        except _StaleError as stale:
            issues.append(_issue(document, one, stale))
        else:
            applied.append(one)
            issues.append(_issue(document, one))
    return replace(now, issues=(*_still_true(now, applied), *issues))


def _check_fits(origin: Origin, document: PlanDocument, one: Correction) -> None:
    if one.source_sha256 != document.source.sha256:
        raise _StaleError(_OTHER_SOURCE)
    if one.title:
        row = project_row(origin, _project(document, one), Branch(), CanonicalNode())
        if one.title not in (row["title"], row["table_title"]):
            raise _StaleError(
                (f"project {one.project} is {row['title']}", f"โครงการลำดับที่ {one.project} คือ {row['title']}")
            )
    now = _reads(origin, document, one)
    if one.old != now and not (one.old is None and one.year and now in WITHOUT_AMOUNT):
        en, th = _said(now)
        raise _StaleError((f"{en} is read there", f"ปัจจุบันอ่านได้ {th}"), now)


def _with_one_more(
    origin: Origin, document: PlanDocument, applied: Iterable[Correction], one: Correction
) -> PlanDocument:
    """The plan with a correction, if the dataset then shows its value and still those of the ones before it."""
    after = _applied(document, one)
    beside = [each for each in applied if each.project == one.project]
    if all(_reads(origin, after, each) == each.new for each in (*beside, one)):
        return after
    raise _StaleError(_NO_PLACE, _reads(origin, document, one))


def _reads(origin: Origin, document: PlanDocument, one: Correction) -> Value:
    """What the dataset shows where a correction points; of a cell without an amount its status."""
    found: Any
    if one.project is None:
        found = plan_row(origin, document, "")[one.column]
    elif one.year is None:
        found = project_row(origin, _project(document, one), Branch(), CanonicalNode())[one.column]
    else:
        rows = [row for row in budget_line_rows(origin, _project(document, one)) if _is_cell(row, one.year)]
        if len(rows) != 1:
            raise _StaleError(_NO_CELL)
        found = rows[0]["status"] if rows[0][AMOUNT] is None else rows[0][AMOUNT]
    value: Value = found
    return value


def _is_cell(row: DataRow, year: int) -> bool:
    return row["source"] == "table" and row["fiscal_year_be"] == year


def _project(document: PlanDocument, one: Correction) -> Project:
    for project in document.projects:
        if project.ordinal == one.project:
            return project
    raise _StaleError((f"the plan has no project {one.project}", f"แผนไม่มีโครงการลำดับที่ {one.project}"))


def _applied(document: PlanDocument, one: Correction) -> PlanDocument:
    if one.project is None:
        return replace(document, facts=_facts(document.facts, one))
    before = _project(document, one)
    after = replace(before, item=_item(before, one), detail=_detail(before.detail, one))
    return replace(document, projects=tuple(after if each is before else each for each in document.projects))


def _facts(facts: PlanFacts, one: Correction) -> PlanFacts:
    changes: dict[str, Any] = {one.column: one.new}
    if one.column == "province":
        # whether it is printed as a province is no less true of the right name
        changes["province_iso"] = provinces()[str(one.new)] if one.new else None
        changes["province_stated"] = facts.province_stated and one.new is not None
    return replace(facts, **changes)


def _item(project: Project, one: Correction) -> TableItem | None:
    item = project.item
    if item is None:
        return None
    if one.year is not None:
        cells = tuple(_cell(cell, one.new) if cell.year_be == one.year else cell for cell in item.cells)
        return replace(item, cells=cells)
    if one.column in _IN_TABLE or (one.column == "title" and project.detail is None):
        return _with(item, _IN_TABLE.get(one.column, "title"), one.new)
    return item


def _cell(cell: BudgetCell, new: Any) -> BudgetCell:
    if isinstance(new, Decimal):
        return cell._replace(amount=new, status="amount" if new else "zero", alignment="by_hand")
    return cell._replace(amount=None, status=new, alignment="ambiguous" if new == "ambiguous" else "by_hand")


def _detail(detail: DetailBlock | None, one: Correction) -> DetailBlock | None:
    if detail is None:
        return None
    if one.column in _IN_PERIOD:
        period = _with(detail.period or Period(""), _IN_PERIOD[one.column], one.new)
        return replace(detail, period=None if period == Period("") else period)
    if one.column == "budget_status" and detail.amounts:
        raise _StaleError(_HAS_AMOUNTS, detail.budget_status)
    return _with(detail, _IN_DETAIL[one.column], one.new) if one.column in _IN_DETAIL else detail


def _with(record: _Record, name: str, new: Value) -> _Record:
    """A record with one value changed. A title or a period's text is empty, and never None, where there is none."""
    changes: dict[str, Any] = {name: "" if new is None and name in ("title", "text") else new}
    return replace(record, **changes)


def _still_true(document: PlanDocument, applied: Iterable[Correction]) -> Sequence[Issue]:
    """The issues without those of cells that all have a value by hand now; one that has none keeps its issue."""
    if not any(one.year for one in applied):
        return document.issues
    cells = [cell for project in document.projects if project.item for cell in project.item.cells]
    by_hand = [cell.span for cell in cells if cell.alignment == "by_hand"]
    still_open = [cell.span for cell in cells if cell.alignment == "ambiguous"]
    return [
        issue
        for issue in document.issues
        if not (issue.code in _UNSETTLED and issue.table == "budget_lines" and issue.span)
        or any(_meet(issue.span, span) for span in still_open)
        or not any(_meet(issue.span, span) for span in by_hand)
    ]


def _meet(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _issue(document: PlanDocument, one: Correction, stale: _StaleError | None = None) -> Issue:
    """The issue that says what became of a correction, on the lines of the value."""
    project = next((each for each in document.projects if each.ordinal == one.project), None)
    old, old_th = _said(one.old)
    new, new_th = _said(one.new)
    params = {"what": one.what, "old": old, "old_th": old_th, "new": new, "new_th": new_th, "reason": one.reason}
    if stale:
        params |= {"why": stale.why[0], "why_th": stale.why[1]}
    return Issue(
        "stale_correction" if stale else "corrected_by_hand",
        span=_span(project, one) if project else None if one.project else document.facts.span,
        table="plans" if one.project is None else "projects" if one.year is None else "budget_lines",
        subject=project.ordinal if project else None,
        expected=shown(one.old),
        found=shown(stale.now) if stale else shown(one.new),
        params=params,
    )


def _said(value: Value) -> tuple[str, str]:
    text = shown(value)
    return _NOTHING if text is None else (text, text)


def _span(project: Project, one: Correction) -> Span:
    if project.item and one.year is not None:
        cells = [cell.span for cell in project.item.cells if cell.year_be == one.year]
        return cells[0] if cells else project.item.span
    return project.item.span if project.item and one.column in ("table_title", "remark") else project_span(project)
