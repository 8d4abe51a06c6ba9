"""A whole plan from its text: the parsers in their order. Composition only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from plan_extract.extract.characters import CYRILLIC_OR_GREEK
from plan_extract.extract.issues import Issue
from plan_extract.extract.source import SourceText, Span
from plan_extract.parsers import handbook
from plan_extract.parsers.budget_table import budget_grids, read_budget_table, table_years
from plan_extract.parsers.contents import contents
from plan_extract.parsers.declared_counts import declared_counts
from plan_extract.parsers.field_blocks import read_blocks
from plan_extract.parsers.grid import find_grids
from plan_extract.parsers.indicators import find_indicators
from plan_extract.parsers.legible import legible
from plan_extract.parsers.matching import match_titles
from plan_extract.parsers.numbering import number_issues
from plan_extract.parsers.plan_info import plan_facts
from plan_extract.parsers.records import BudgetTable, DetailBlock, Indicator, PlanDocument, Project, Section
from plan_extract.parsers.risks import risks
from plan_extract.parsers.running_heads import without_running_heads
from plan_extract.parsers.sections import find_sections
from plan_extract.parsers.spacing import known_spellings
from plan_extract.parsers.statements import statements
from plan_extract.parsers.swot import swot
from plan_extract.parsers.targets import targets

_COUNTED = ("output", "outcome", "indicator")


def parse_plan(source: SourceText) -> PlanDocument:
    """Everything that can be read from one plan's text. Raises nothing for odd content: that becomes issues."""
    pages = without_running_heads(source)
    grids = find_grids(pages)
    text = legible(pages, grids)
    budget = budget_grids(grids)
    tree = find_sections(text, grids, budget)
    facts = plan_facts(text, tree.sections, table_years(budget))
    years = (facts.start_year_be, facts.end_year_be) if facts.start_year_be and facts.end_year_be else None
    blocks, block_issues = read_blocks(text, tree, years)
    table = read_budget_table(budget, years, _spellings(tree.sections, blocks))
    projects = _projects(table, blocks)
    found_risks, controls = risks(text, grids)
    issues = (
        *tree.issues,
        *table.issues,
        *block_issues,
        *_project_issues(projects),
        *_homoglyphs(source),
    )
    return PlanDocument(
        source=source,
        facts=facts,
        sections=tree.sections,
        projects=projects,
        totals=table.totals,
        declared_counts=declared_counts(text, tree.sections, table.totals),
        risks=found_risks,
        risk_controls=controls,
        swot=swot(text, tree.sections, grids),
        targets=targets(text, tree.sections, grids),
        statements=statements(text, tree.sections),
        contents=contents(text, tree.sections, grids),
        issues=issues,
    )


def _spellings(sections: Iterable[Section], blocks: Iterable[DetailBlock]) -> dict[str, str]:
    """How the document itself, then the handbook, spaces its headings and titles outside narrow table cells."""
    headings = (section.title for section in sections if section.kind in ("dimension", "mission", "strategy"))
    titles = (text for block in blocks for text in (block.title, block.alternative_title) if text)
    return known_spellings((*headings, *titles, *handbook.spellings()))


def _projects(table: BudgetTable, blocks: Sequence[DetailBlock]) -> tuple[Project, ...]:
    """Table items with their detail blocks, in the table's order; then the blocks that no row names, in
    document order.
    """
    matches = {match.item: match for match in match_titles(table.items, blocks)}
    matched = {match.detail for match in matches.values()}
    projects: list[Project] = []
    for index, item in enumerate(table.items):
        match = matches.get(index)
        detail = blocks[match.detail] if match else None
        projects.append(
            Project(
                len(projects) + 1,
                item,
                detail,
                match.method if match else None,
                match.score if match else None,
                _indicators(detail),
            )
        )
    for index, block in enumerate(blocks):
        if index not in matched:
            projects.append(Project(len(projects) + 1, None, block, None, None, _indicators(block)))
    return tuple(projects)


def _indicators(detail: DetailBlock | None) -> tuple[Indicator, ...]:
    if detail is None:
        return ()
    return tuple(
        Indicator(item.field, item.text, measure.comparator, measure.value, measure.unit, item.span)
        for block in detail.fields
        if block.field in _COUNTED
        for item in block.items
        for measure in find_indicators(item.field, item.text)
    )


def _project_issues(projects: Sequence[Project]) -> tuple[Issue, ...]:
    """The issues that need a project's ordinal: those of its block, its match, its missing fields, and the
    numbering.
    """
    issues: list[Issue] = []
    for project in projects:
        if project.detail:
            issues += (replace(issue, subject=project.ordinal) for issue in project.detail.issues)
            issues += _missing_fields(project.detail, project.ordinal)
            if project.item and project.match_method != "title":
                issues.append(
                    Issue(
                        "fuzzy_title_match",
                        project.detail.span,
                        "projects",
                        project.ordinal,
                        expected=project.item.title,
                        found=f"{project.match_score:.2f}",
                    )
                )
    in_table = [(p.item.number, p.item.span, p.ordinal) for p in projects if p.item]
    in_detail = sorted(
        ((p.detail.number, p.detail.span, p.ordinal) for p in projects if p.detail), key=lambda entry: entry[1].start
    )
    issues += number_issues(in_table, "projects", "the budget table", "ตารางงบประมาณ")
    issues += number_issues(in_detail, "projects", "the detail blocks", "รายละเอียดโครงการ")
    return tuple(issues)


_EXPECTED: tuple[tuple[str, frozenset[str]], ...] = (
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


def _missing_fields(detail: DetailBlock, ordinal: int) -> list[Issue]:
    if detail.orphan:
        return []
    present = {block.field for block in detail.fields}
    return [
        Issue("missing_field", detail.span, "project_items", ordinal, expected=name, params={"field": name})
        for name, fields in _EXPECTED
        if not fields & present
    ]


def _homoglyphs(source: SourceText) -> tuple[Issue, ...]:
    """One issue a line on which letters of another alphabet stand."""
    if not CYRILLIC_OR_GREEK.search(source.joined):
        return ()
    issues = []
    for number, line in enumerate(source.lines, 1):
        if CYRILLIC_OR_GREEK.search(line):
            found = " ".join(sorted(set(CYRILLIC_OR_GREEK.findall(line))))
            issues.append(Issue("homoglyph", Span(number, number), "sections", found=found))
    return tuple(issues)
