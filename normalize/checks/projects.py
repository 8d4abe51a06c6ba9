"""What a plan's projects say against each other and against the plan: table and details, fields, numbers, periods."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from extract.ground.characters import arabic_digits
from extract.ground.issue_codes import Severity
from extract.ground.issues import Issue
from extract.ground.source import Span
from normalize.checks.branches import check_branches
from normalize.checks.budget_agreement import disagreement
from normalize.checks.numbering import jumps, number_issues
from normalize.checks.units import check_units
from normalize.schema.labels import FIELDS
from normalize.schema.money_text import baht_text
from parsers.records.blocks import DetailBlock, Period
from parsers.records.budget import BudgetCell, RowCell
from parsers.records.facts import PlanFacts
from parsers.records.plan import PlanDocument, Project
from parsers.values.money.cells import says_no_budget
from parsers.values.money.remarks import said_of_row
from parsers.values.spacing import wording_key
from parsers.values.years import find_years

_EXPECTED_BLOCKS: tuple[tuple[str, frozenset[str]], ...] = (
    ("หลักการและเหตุผล", frozenset({"rationale"})),
    ("วัตถุประสงค์", frozenset({"objective"})),
    ("กลุ่มเป้าหมาย", frozenset({"target_group", "target_output"})),
    ("วิธีดำเนินการ", frozenset({"method"})),
    ("ระยะเวลาดำเนินการ", frozenset({"period"})),
    ("งบประมาณดำเนินการ", frozenset({"budget"})),
    ("ผู้รับผิดชอบโครงการ", frozenset({"responsible"})),
    ("ผลผลิต/ผลลัพธ์", frozenset({"output", "outcome", "indicator"})),
)
"""The blocks that both templates of the handbook ask for, and the fields that serve each."""

_RESULTS = ("output", "outcome", "indicator")
_LEAST_BLOCKS = 4
_MOST_WITHOUT = 5
"""Of so many blocks one may be without a result that the others have: then its heading may be lost."""

_OF_A_YEAR = re.compile(r"\(?(?:ใน)?ปี(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?\s*)?25\d\d(?:\s*(?:[-–,]|และ)\s*25\d\d)*\)?")
_BAHT = re.compile(r"[0-9๐-๙]\s*(?:\.-)?\s*บาท")
_NO_HEADING = {"lacks": "has no heading for", "lacks_th": "ไม่มีหัวข้อ"}
_NO_CONTENT = {"lacks": "has nothing below its heading", "lacks_th": "ไม่มีข้อความใต้หัวข้อ"}


@cache
def _names_th() -> dict[str, str]:
    """Every field by the handbook's name of its block, or its own where the handbook asks for none."""
    own = {field: name_th for field, (_, name_th) in FIELDS.items()}
    return own | {field: name for name, fields in _EXPECTED_BLOCKS for field in fields}


def check_projects(document: PlanDocument) -> Iterator[Issue]:
    """The issues of single projects, and those that all projects of a plan show together."""
    for project in document.projects:
        if project.detail:
            yield from (replace(issue, subject=project.ordinal) for issue in project.detail.issues)
            if not project.detail.fields:
                yield Issue("unread_block", project.detail.span, "project_items", project.ordinal)
            elif not project.detail.orphan:
                yield from _missing_fields(project.detail, project.ordinal)
            yield from _list_number_gaps(project.detail, project.ordinal)
        if project.item and project.detail:
            yield from _fuzzy_title(project)
            yield from _budget_mismatch(project, document.facts)
        yield from _remark_against_amount(project)
        yield from _period_outside_plan(project, document.facts)
        yield from _row_outside_plan(project, document.facts)
    yield from _lost_results([project for project in document.projects if project.detail])
    yield from _in_one_place_alone(document.projects)
    lost_marks = any(issue.code == "lost_marks" for issue in document.issues)
    yield from check_branches(document.projects, lost_marks=lost_marks)
    yield from check_units(document.projects)
    yield from _project_numbers(document.projects)
    yield from _periods_without_year(document.projects)


def _missing_fields(detail: DetailBlock, ordinal: int) -> Iterator[Issue]:
    """Headings that the block lacks, and headings with nothing below. Those of results may only hold others."""
    printed = {block.field for block in detail.fields}
    filled = {block.field for block in detail.fields if block.items}
    for name, fields in _EXPECTED_BLOCKS:
        if not filled.isdisjoint(fields) or ("period" in fields and detail.period):
            continue
        params = {"field": name}
        if printed.isdisjoint(fields):
            params |= _NO_HEADING
            doubtful = "budget" in fields and _names_money(detail)
            severity = Severity.WARNING if doubtful else None
            yield Issue(
                "missing_field", detail.span, "project_items", ordinal, expected=name, params=params, severity=severity
            )
        elif "output" not in fields:
            params |= _NO_CONTENT
            heading = next(block.heading for block in detail.fields if block.field in fields)
            yield Issue("missing_field", heading, "project_items", ordinal, expected=name, params=params)


def _lost_results(projects: Sequence[Project]) -> Iterator[Issue]:
    """Blocks with results that lack one that nearly all others of the plan have: it may stand in the field above."""
    details = [
        (one.ordinal, one.detail, {block.field for block in one.detail.fields})
        for one in projects
        if one.detail and one.detail.fields and not one.detail.orphan
    ]
    for field in _RESULTS if len(details) >= _LEAST_BLOCKS else ():
        without = [(n, detail) for n, detail, fields in details if field not in fields]
        if len(without) * _MOST_WITHOUT > len(details):
            continue
        name = FIELDS[field][1]
        for ordinal, detail in without:
            results = [block for block in detail.fields if block.field in _RESULTS]
            if results and not any(name in (block.title or "") for block in results):
                params = {"field": name} | _NO_HEADING
                yield Issue("missing_field", detail.span, "project_items", ordinal, expected=name, params=params)


def _names_money(detail: DetailBlock) -> bool:
    """Whether money stands in a block without a budget field: its label may not have been read."""
    return any(_BAHT.search(item.text) for block in detail.fields for item in block.items)


def _list_number_gaps(detail: DetailBlock, ordinal: int) -> Iterator[Issue]:
    """Numbers that jump or go back in a block's fields or a field's entries. A list may begin anew, a block not."""
    if any(below != above + 1 for above, below in pairwise(detail.numbers)):
        params = {"what": "the block's fields", "what_th": "หัวข้อ"}
        found = " ".join(map(str, detail.numbers))
        yield Issue("list_number_gap", detail.span, "project_items", ordinal, found=found, params=params)
    for block in detail.fields:
        numbers = [item.number for item in block.items if item.level == 1 and item.number is not None]
        if numbers and (numbers[0] != 1 or jumps(numbers)):
            found = " ".join(map(str, numbers))
            params = {"what": f"the entries of {block.field}", "what_th": f"รายการใน{_names_th()[block.field]}"}
            yield Issue("list_number_gap", block.span, "project_items", ordinal, found=found, params=params)


def _fuzzy_title(project: Project) -> Iterator[Issue]:
    if not (project.item and project.detail) or project.match_method == "title":
        return
    if project.item.title != project.detail.title:  # they are the same where a person has corrected one
        yield Issue(
            "fuzzy_title_match",
            project.detail.heading,
            "projects",
            project.ordinal,
            expected=project.item.title,
            found=project.detail.title,
            params={"score": f"{project.match_score:.2f}"},
        )


def _budget_mismatch(project: Project, facts: PlanFacts) -> Iterator[Issue]:
    mismatch = project.item and project.detail and disagreement(project.item, project.detail, facts.years_be)
    if mismatch:
        yield Issue(
            "states_one_year" if mismatch.states_one_year else "table_detail_budget_mismatch",
            mismatch.span,
            "budget_lines",
            project.ordinal,
            expected=mismatch.table,
            found=mismatch.detail,
            params={"expected_th": mismatch.table_th, "found_th": mismatch.detail_th},
        )


def _remark_against_amount(project: Project) -> Iterator[Issue]:
    item = project.item
    if item and item.remark and says_no_budget(_OF_A_YEAR.sub("", arabic_digits(item.remark))):
        years = said_of_row(item.remark).years
        cells = [cell for cell in item.cells if not years or years.intersection(cell.of_years)]
        amounts = [f"{cell.when}: {baht_text(cell.amount)}" for cell in cells if cell.amount]
        if amounts:
            found = "; ".join(amounts)
            yield Issue(
                "remark_contradicts_amount",
                item.span,
                "budget_lines",
                project.ordinal,
                expected=item.remark,
                found=found,
            )


def _period_outside_plan(project: Project, facts: PlanFacts) -> Iterator[Issue]:
    period = project.detail.period if project.detail else None
    if project.detail and period and _lies_outside(period, facts):
        years = dict.fromkeys(year for year in (period.start_be, period.end_be) if year)
        block = next((block for block in project.detail.fields if block.field == "period"), None)
        yield Issue(
            "period_outside_plan",
            block.span if block else project.detail.span,
            "projects",
            project.ordinal,
            expected=f"{facts.start_year_be or ''}-{facts.end_year_be or ''}",
            found="-".join(map(str, years)),
        )


def _row_outside_plan(project: Project, facts: PlanFacts) -> Iterator[Issue]:
    """A row with money that the plan's title dates, and beside it a period that names years of no plan year."""
    first, last = facts.start_year_be, facts.end_year_be
    item = project.item
    if item is None or first is None or last is None or not any(_is_dated_by_title(cell) for cell in item.cells):
        return
    for cell in item.beside:
        named = [year for _, _, year in find_years(arabic_digits(cell.text), (first, last))] if _is_period(cell) else []
        if named and not any(first - 1 <= year <= last for year in named):
            found = "-".join(map(str, dict.fromkeys(named)))
            plan = f"{first}-{last}"
            yield Issue("period_outside_plan", cell.span, "projects", project.ordinal, expected=plan, found=found)


def _is_dated_by_title(cell: BudgetCell) -> bool:
    return cell.year_basis == "title" and bool(cell.amount)


def _is_period(cell: RowCell) -> bool:
    return cell.role == "period"


def _periods_without_year(projects: Sequence[Project]) -> Iterator[Issue]:
    """Said once for the plan: a plan writes its periods in one way (``ไตรมาส 1 - ไตรมาส 4`` in all blocks of 004)."""
    details = [project.detail for project in projects if project.detail]
    without = [
        detail
        for detail in details
        if detail.period and detail.period.start_be is None and detail.period.end_be is None
    ]
    if without:
        where = Span(min(detail.span.start for detail in without), max(detail.span.end for detail in without))
        yield Issue("period_without_year", where, "projects", expected=str(len(details)), found=str(len(without)))


def _lies_outside(period: Period, facts: PlanFacts) -> bool:
    """Whether a period begins before the plan's first fiscal year or ends after its last year.

    A fiscal year begins in October of the year before, so a dated period is compared by its dates; the last calendar
    year is taken in full, because plans do not say which of the two they mean.
    """
    first, last = facts.start_year_be, facts.end_year_be
    start, end = period.start_be, period.end_be
    if first is not None and start is not None:
        opening = datetime.date(first - 544, 10, 1)
        if period.start_on < opening if period.start_on else start < first:
            return True
    return last is not None and end is not None and end > last


def _in_one_place_alone(projects: Sequence[Project]) -> Iterator[Issue]:
    """Projects that stand in one place only, in a plan that has both; an orphan block is its parser's to report."""
    if not (any(project.item for project in projects) and any(project.detail for project in projects)):
        return
    listed: dict[str, Span] = {}
    for project in projects:
        if project.item and project.detail:
            listed.setdefault(wording_key(project.detail.title), project.detail.heading)
    headless = {number for detail, number in _numbered_details(projects) if detail.orphan and number}
    for project in projects:
        if project.item and not project.detail:
            params = _PERHAPS if project.item.number in headless else {"perhaps": ""}
            yield Issue("project_without_detail", project.item.span, "projects", project.ordinal, params=params)
        elif project.detail and not project.item and not project.detail.orphan:
            twin = listed.get(wording_key(project.detail.title))
            code = "repeated_block" if twin else "detail_without_table_row"
            found = project.detail.title if twin else None
            yield Issue(code, project.detail.heading, "projects", project.ordinal, found=found)


_PERHAPS = {
    "perhaps": "; a block whose beginning is missing stands where its own is due",
    "perhaps_th": " (มีรายละเอียดที่ส่วนต้นหายไปอยู่ในตำแหน่งที่ควรเป็นของโครงการนี้)",
}


def _numbered_details(projects: Iterable[Project]) -> list[tuple[DetailBlock, int | None]]:
    """The blocks in the document's order with their numbers; one without its beginning has the number that is due.

    That is the number between its neighbours' (30, orphan, 32); where none or several are missing there, None.
    """
    details = sorted((p.detail for p in projects if p.detail), key=lambda detail: detail.span.start)
    numbered: list[tuple[DetailBlock, int | None]] = []
    for index, detail in enumerate(details):
        number = detail.number
        if detail.orphan and 0 < index < len(details) - 1:
            above, below = details[index - 1].number, details[index + 1].number
            number = above + 1 if above is not None and below == above + 2 else None
        numbered.append((detail, number))
    return numbered


def _project_numbers(projects: Sequence[Project]) -> Iterator[Issue]:
    ordinals = {id(project.detail): project.ordinal for project in projects if project.detail}
    in_table = [(p.item.number, p.item.span, p.ordinal) for p in projects if p.item]
    in_detail = [(number, detail.heading, ordinals[id(detail)]) for detail, number in _numbered_details(projects)]
    yield from number_issues(in_table, "projects", "the budget table", "ตารางงบประมาณ")
    yield from number_issues(in_detail, "projects", "the detail blocks", "รายละเอียดโครงการ")
    pairs = [(p.item.number, p.detail.number) for p in projects if p.item and p.detail]
    pairs = [pair for pair in pairs if None not in pair]
    table, detail = (len({pair[side] for pair in pairs}) for side in (0, 1))
    differing = sum(one != other for one, other in pairs)
    # Numbers that begin again in each mission are no names to compare.
    if differing and table == detail == len(pairs):
        yield Issue("numbering_differs", table="projects", expected=str(len(pairs)), found=str(differing))
