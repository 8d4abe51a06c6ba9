"""A whole plan from its text: the parsers in their order. Composition only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from extract.ground.spans import Spans
from extract.text.dress import undressed
from parsers.account.account import keep_account
from parsers.account.inputs import TextParts, WhatWasRead
from parsers.blocks.counted_titles import with_counted_titles
from parsers.blocks.detail_tables import detail_tables, without_blocks_elsewhere
from parsers.blocks.indicators import COUNTED_FIELDS, find_indicators
from parsers.blocks.lines_of_amounts import with_lines_of_amounts
from parsers.blocks.matching import Match, match_titles
from parsers.blocks.read_blocks import read_blocks, read_table_blocks
from parsers.budget.budget_grids import are_left_out, budget_grids
from parsers.budget.captions_above import of_changes, of_own_budget
from parsers.budget.items.branches import with_own_top
from parsers.budget.items.headings_above import headings_above
from parsers.budget.lists_beside import lists_beside
from parsers.budget.printed_again import printed_again, tables_again
from parsers.budget.reading_order_blocks import proved_by_blocks
from parsers.budget.scattered_rows import scattered_rows
from parsers.budget.settling.amendments import Amended, amended, in_force
from parsers.budget.settling.claims import Claim, claim_of
from parsers.budget.settling.mending import mend_rows
from parsers.budget.settling.repeats import without_contradicted
from parsers.budget.settling.shared_cells import shared_cells
from parsers.budget.settling.solver import settle
from parsers.budget.settling.unit_proof import units_by_blocks
from parsers.budget.summary_tables import with_summaries
from parsers.budget.table import KnownOfPlan, read_budget_table
from parsers.budget.totals.below import with_totals_below
from parsers.budget.unread_rows import unread_rows
from parsers.budget.unread_tables import unread_lists, unread_summaries, unread_tables
from parsers.budget.unread_values import unread_values
from parsers.facts.contents import contents
from parsers.facts.damage import damage_issues
from parsers.facts.declared_counts import declared_counts
from parsers.facts.listed_targets import listed_targets
from parsers.facts.plan_info import plan_facts
from parsers.facts.risks import risks
from parsers.facts.statements import statements
from parsers.facts.swot import swot
from parsers.facts.target_lines import target_lines
from parsers.facts.targets import targets
from parsers.facts.unfilled import unfilled_blanks
from parsers.other_lines.double_spacing import single_spaced
from parsers.other_lines.note_marks import without_note_marks
from parsers.other_lines.rows_apart import put_back, rows_apart
from parsers.other_lines.scan_noise import without_scan_noise
from parsers.other_lines.spreadsheet_text import as_text_with_tables
from parsers.other_lines.whole_words import as_printed, with_whole_words
from parsers.records.blocks import DetailBlock, FieldName, Indicator
from parsers.records.budget import BudgetTable
from parsers.records.facts import PlanFacts
from parsers.records.plan import PlanDocument, Project
from parsers.records.structure import Section
from parsers.records.table import Grid, Tables, apart_from
from parsers.structure import handbook
from parsers.structure.sections import SectionTree, find_sections
from parsers.structure.several_plans import titles_left
from parsers.structure.torn_labels import with_whole_labels
from parsers.tables.grid import find_grids
from parsers.tables.legible import legible
from parsers.tables.marked.entry_lines import line_tables
from parsers.tables.marked.list_rows import list_tables
from parsers.tables.marked.said_lists import said_lists
from parsers.tables.one_form.in_one_form import in_one_form
from parsers.tables.pages.running_heads import without_running_heads
from parsers.values.organisations import bare_name
from parsers.values.spacing import known_spellings
from parsers.values.years import Years


def parse_plan(source: SourceText, without_dress: tuple[SourceText, Sequence[Issue]] | None = None) -> PlanDocument:
    """Everything that can be read from one plan's text. Raises nothing for odd content: that becomes issues.

    ``without_dress`` is what :func:`dress.undressed` gives for the source, where that is known already.
    """
    for otherwise in (as_text_with_tables, single_spaced):
        if apart := otherwise(source):
            return put_back(parse_plan(apart.source), apart, source)
    if whole := with_whole_words(source):
        return as_printed(_with_rows_apart(whole.source), whole, source)
    return _with_rows_apart(source, without_dress)


def _with_rows_apart(
    source: SourceText, without_dress: tuple[SourceText, Sequence[Issue]] | None = None
) -> PlanDocument:
    apart = rows_apart(source)
    return _parsed(source, without_dress) if apart is None else put_back(_parsed(apart.source), apart, source)


def _parsed(source: SourceText, without_dress: tuple[SourceText, Sequence[Issue]] | None = None) -> PlanDocument:
    """The plan of a text whose words and rows stand apart: its parts, its budget, then all else."""
    plain, dress_issues = without_dress or undressed(source)
    plain, noise_issues = without_scan_noise(plain)
    plain, mark_issues = without_note_marks(plain)
    pages = without_running_heads(plain)
    parts = _parts_of(pages)
    blocks = with_lines_of_amounts(parts.blocks, parts.text, pages)
    table, blocks, matches, again, settled = _read_budget(parts, blocks, pages)
    projects = _projects(table, blocks, matches)
    issues = (
        *dress_issues,
        *noise_issues,
        *mark_issues,
        *titles_left(plain),
        *parts.tree.issues,
        *_with_projects(table.issues, projects),
        *printed_again(again),
        *_unread(parts, pages, table, blocks),
        *settled,
        *parts.block_issues,
        *damage_issues(source, parts.tree.sections),
        *unfilled_blanks(source),
    )
    return _composed(source, pages, parts, table, projects, issues)


class _Parts(NamedTuple):
    """What a text is made of, before the budget is read."""

    grids: Tables
    text: SourceText
    """The lines with the rows of tables as prose parsers read them."""

    tree: SectionTree
    facts: PlanFacts
    budget: tuple[Grid, ...]
    details: tuple[Grid, ...]
    """The tables whose rows are project blocks."""

    blocks: tuple[DetailBlock, ...]
    block_issues: tuple[Issue, ...]


def _parts_of(pages: SourceText) -> _Parts:
    """Tables, the tree of sections, what is said of the plan, and the project blocks in text and tables."""
    grids = in_one_form(
        find_grids(pages),
        pages,
        plan_years=cache(lambda: plan_facts(pages, (), ()).years_be),  # few tables ask for it
        detail_tables=lambda grids, heads: detail_tables(grids, heads, pages),
    )
    text = with_whole_labels(legible(pages, grids))
    budget, budget_years = budget_grids(grids, text, lambda: plan_facts(text, (), ()).years_be)
    details = detail_tables(grids, budget, pages)
    tree = find_sections(text, grids, _in_order({*budget, *details}) if details else budget)
    facts = plan_facts(text, tree.sections, budget_years)
    years = facts.years_be
    if not budget and years and (listed := _listed(text, years)):
        budget = of_own_budget(listed, text, grids)
        grids, tree = _with_lists(text, grids, budget, budget, details)
    elif years and (lists := lists_beside(text, years, budget)):
        budget = _in_order((*budget, *lists))
        grids, tree = _with_lists(text, grids, lists, budget, details)
    blocks, issues = read_blocks(text, tree, years)
    by_blocks = _by_blocks(pages, text, budget, blocks, years) if years else budget
    if tuple(by_blocks) != tuple(budget):
        grids, tree = _with_lists(text, apart_from(grids, budget), by_blocks, by_blocks, details)
        budget = by_blocks
        blocks, issues = read_blocks(text, tree, years)
    if details := without_blocks_elsewhere(details, blocks):
        budget = tuple(apart_from(budget, details))
        rows, row_issues = read_table_blocks(text, tree, years, details)
        blocks = tuple(sorted((*blocks, *rows), key=lambda block: block.span.start))
        issues = (*issues, *row_issues)
    return _Parts(grids, text, tree, facts, budget, details, with_counted_titles(blocks), issues)


def _listed(text: SourceText, years: Years) -> tuple[Grid, ...]:
    """The lists that stand for the budget table of a plan without one."""
    return list_tables(text, years) or line_tables(text, years) or said_lists(text, years)


def _by_blocks(
    pages: SourceText, text: SourceText, budget: tuple[Grid, ...], blocks: Sequence[DetailBlock], years: Years
) -> tuple[Grid, ...]:
    """The budget tables with what the blocks prove of them; the one that blocks and sums prove, where there is no other
    or a reading by rows left some open.
    """
    if not budget:
        return scattered_rows(text, blocks, years)
    proved = proved_by_blocks(pages, budget, blocks, years)
    if any(grid.dialect != "flat" for grid in proved):
        return proved
    whole = sum(not row.torn and len(row.cells) > 1 for grid in proved for row in grid.rows)
    scattered = scattered_rows(pages, blocks, years, more_than=whole)
    spans = Spans(grid.span for grid in scattered)
    return scattered if scattered and all(spans.meet(grid.span) for grid in proved) else proved


def _in_order(grids: Iterable[Grid]) -> Tables:
    return Tables(sorted(grids, key=lambda grid: grid.span.start))


def _read_budget(
    parts: _Parts, blocks: tuple[DetailBlock, ...], pages: SourceText
) -> tuple[BudgetTable, tuple[DetailBlock, ...], Sequence[Match], Sequence[Grid], tuple[Issue, ...]]:
    """The budget table, settled by the blocks; these in the table's tree, and matched with its rows; the tables that
    print it again; and what could not be settled.

    It is read once more without tables that print it again, and once more where blocks prove another unit of its money.
    """
    budget, grids, years = parts.budget, parts.grids, parts.facts.years_be
    spellings, above = _spellings(parts.tree.sections, blocks), headings_above(pages, budget, grids)
    known = KnownOfPlan(spellings, pages, above, grids)
    organisation = bare_name(parts.facts.org_name) if parts.facts.org_name else None

    def as_amended(table: BudgetTable) -> Amended:
        return amended(table, of_changes((head.span.start for head in table.heads), pages, Tables(grids)))

    def with_all_totals(table: BudgetTable) -> BudgetTable:
        summed = with_summaries(table, grids, budget, parts.text, years)
        return with_totals_below(summed, grids, budget, pages)

    table = read_budget_table(budget, years, known)
    again = tables_again(table, budget)
    first = tuple(apart_from(budget, again))
    if again:
        table = read_budget_table(first, years, known)
    table, own_blocks = _with_own_tree(with_all_totals(table), blocks)
    amendment = as_amended(table)
    table = amendment.table
    matches = match_titles(table.items, own_blocks, organisation)
    claims = _claims(table, own_blocks, matches, years)
    if units := units_by_blocks(table, claims):
        table = read_budget_table(first, years, known._replace(units=units))
        table, own_blocks = _with_own_tree(with_all_totals(table), blocks)
        amendment = as_amended(table)
        table = amendment.table
        matches = match_titles(table.items, own_blocks, organisation)
        claims = _claims(table, own_blocks, matches, years)
    table, settled = _settled(table, claims)
    return in_force(amendment, without_contradicted(table)), own_blocks, matches, again, settled


def _unread(parts: _Parts, pages: SourceText, table: BudgetTable, blocks: Sequence[DetailBlock]) -> Iterator[Issue]:
    """What looks like rows of a budget and is read as nothing. Money a line a year is read in a budget field alone."""
    grids, budget, years = parts.grids, parts.budget, parts.facts.years_be
    lines_read, money_read = _lines_read(table, blocks), _lines_read(table, blocks, only="budget")
    found = [
        *unread_tables(apart_from(grids, parts.details), budget, pages, lines_read),
        *(unread_lists(parts.text, years, budget, lines_read, money_read) if years else ()),
        *unread_rows(parts.text, budget, grids, lines_read),
        *unread_summaries(pages, grids, lines_read),
    ]
    yield from found
    spans = (*(grid.span for grid in grids), *lines_read, *(issue.span for issue in found if issue.span))
    of_targets = (Span(line, line) for line in sorted(parts.text.once(target_lines).lines))
    yield from unread_values(parts.text, Spans((*spans, *of_targets)))


def _composed(
    source: SourceText,
    pages: SourceText,
    parts: _Parts,
    table: BudgetTable,
    projects: tuple[Project, ...],
    issues: tuple[Issue, ...],
) -> PlanDocument:
    """The document: its projects and totals, all other facts of the text, and the account of every number."""
    grids, text, sections = parts.grids, parts.text, parts.tree.sections
    as_it_was = [replace(item, cells=item.as_it_was) for item in table.items]
    shared = shared_cells(as_it_was, table.shared, table.totals)
    others = apart_from(grids, parts.budget)
    account = keep_account(
        source,
        pages,
        TextParts(
            budget=parts.budget,
            heads=[head.span for head in table.heads],
            others=others,
            counts=are_left_out(others, parts.budget, text)[0],
            headings={section.span.start for section in sections},
        ),
        WhatWasRead(projects, table.totals, shared, issues),
    )
    found_risks, controls = risks(grids, pages)
    listed = listed_targets(text, sections, parts.facts.years_be)
    on_lines = text.once(target_lines)
    return PlanDocument(
        source=source,
        facts=parts.facts,
        sections=sections,
        projects=projects,
        totals=table.totals,
        declared_counts=declared_counts(text, sections, table.totals, grids),
        risks=found_risks,
        risk_controls=controls,
        swot=swot(text, sections, grids),
        targets=(*targets(grids, text, parts.facts.years_be), *on_lines.targets, *listed.targets),
        statements=statements(text.with_lines(dict.fromkeys(listed.lines | on_lines.lines, "")), sections, grids),
        contents=contents(text, sections, grids),
        issues=(*issues, *account.issues),
        account=account,
        heads=table.heads,
        shared=shared,
    )


def _with_lists(
    text: SourceText, grids: Sequence[Grid], lists: Sequence[Grid], budget: Sequence[Grid], details: Sequence[Grid]
) -> tuple[Tables, SectionTree]:
    """All tables with the ``lists`` that are read as tables, and the tree of sections that knows them."""
    every = _in_order((*grids, *lists))
    return every, find_sections(text, every, _in_order((*budget, *details)))


def _lines_read(table: BudgetTable, blocks: Iterable[DetailBlock], only: FieldName | None = None) -> list[Span]:
    """The lines of totals, which may stand in a table of their own, and of the blocks' fields, or of one kind alone."""
    fields = (field for block in blocks for field in block.fields if only in (None, field.field))
    items = [item.span for field in fields for item in field.items]
    return [*(total.span for total in table.totals), *items]


def _with_projects(issues: Iterable[Issue], projects: Sequence[Project]) -> Iterator[Issue]:
    """The issues of the budget table, each with the project on whose row it is, where it is that of one alone."""
    on_line: dict[int, list[int]] = {}
    for project in projects:
        if project.item:
            for line in project.item.span.lines:
                on_line.setdefault(line, []).append(project.ordinal)
    for issue in issues:
        lines = issue.span.lines if issue.span and issue.table == "budget_lines" else ()
        found = {ordinal for line in lines for ordinal in on_line.get(line, ())}
        yield replace(issue, subject=found.pop()) if issue.subject is None and len(found) == 1 else issue


def _spellings(sections: Iterable[Section], blocks: Iterable[DetailBlock]) -> dict[str, str]:
    """How the document itself, then the handbook, spaces its headings and titles outside narrow table cells."""
    headings = (section.title for section in sections if section.kind in ("dimension", "mission", "strategy"))
    titles = (text for block in blocks for text in (block.title, block.alternative_title) if text)
    return handbook.spellings() | known_spellings((*headings, *titles))


def _with_own_tree(table: BudgetTable, blocks: tuple[DetailBlock, ...]) -> tuple[BudgetTable, tuple[DetailBlock, ...]]:
    """Table and blocks with strategies in the place of dimensions, where neither names a dimension."""
    if not table.own_tree or any(block.branch.dimension or block.branch.mission for block in blocks):
        return table, blocks
    items = tuple(replace(item, branch=with_own_top(item.branch)) for item in table.items)
    return replace(table, items=items), tuple(replace(one, branch=with_own_top(one.branch)) for one in blocks)


def _claims(
    table: BudgetTable, blocks: Sequence[DetailBlock], matches: Sequence[Match], years: Years | None
) -> list[Claim]:
    """The claim of each item's block. One that is matched by its number says nothing."""
    block_of_item = {match.item: blocks[match.detail] for match in matches if match.method != "number"}
    return [claim_of(block_of_item.get(index), years) for index in range(len(table.items))]


def _settled(table: BudgetTable, claims: Sequence[Claim]) -> tuple[BudgetTable, tuple[Issue, ...]]:
    """The table with its shared cells settled and its torn rows mended by the blocks and the declared totals."""
    if not table.shared and not table.torn and not any(total.broken for total in table.totals):
        return table, ()
    items, issues = settle(table.items, table.shared, claims, table.totals)
    return mend_rows(replace(table, items=items), claims), issues


def _projects(table: BudgetTable, blocks: Sequence[DetailBlock], matches: Sequence[Match]) -> tuple[Project, ...]:
    """Table items with their detail blocks, in the table's order; then the blocks that no row names, in
    document order.
    """
    match_of = {match.item: match for match in matches}
    matched = {match.detail for match in matches}
    projects: list[Project] = []
    for index, item in enumerate(table.items):
        match = match_of.get(index)
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
        Indicator(item.field, item.text, measure.comparator, measure.value, measure.unit, item.span, measure.value_to)
        for block in detail.fields
        if block.field in COUNTED_FIELDS
        for item in block.items
        for measure in find_indicators(item.field, item.text)
    )
