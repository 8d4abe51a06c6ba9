"""The facts about projects: the items of the budget table and the detail blocks, each judged at its own row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from extract.ground.source import Span
from plan_extract.evaluation.gold.truths import AmountTruth, CellTruth, DetailTruth, FieldTruth, Gold, ItemTruth
from plan_extract.evaluation.judging.facts import Findings, PublishedPlan, PublishedRow, lines_of, shown
from plan_extract.evaluation.judging.project_pairs import gold_projects, pair_details, pair_items
from plan_extract.evaluation.judging.texts import Matching, bare, matchings

REMARK, RESPONSIBLE, FIELD = 0.8, 0.85, 0.97
"""Similarities that are enough for wordings that cells and lines tear."""

_SIGNS = str.maketrans("", "", "-–.()")


def judge_projects(findings: Findings, gold: Gold, rows: PublishedPlan, *, by_lines: bool) -> int:
    """Judge table items and detail blocks; gives the number of the gold's projects.

    Not ``by_lines``: rows are found by title and number alone, and where the fields of a block stand is not judged.
    """
    of_item, of_detail = gold_projects(gold)
    budget: dict[tuple[str, str], list[PublishedRow]] = defaultdict(list)
    for line in rows["budget_lines"]:
        budget[line["project_id"], line["source"]].append(line)
    fields: dict[tuple[str, str], list[PublishedRow]] = defaultdict(list)
    for entry in rows["project_items"]:
        fields[entry["project_id"], entry["field"]].append(entry)

    listed = [row for row in rows["projects"] if row["in_table"]]
    chosen = pair_items(gold.items, listed, by_lines=by_lines)
    for index, item in enumerate(gold.items):
        row = listed[chosen[index]] if index in chosen else None
        judge = _Judge(findings, f"item {item.order}", item.lines, of_item[item.order])
        _judge_item(judge, item, row, budget[row["project_id"], "table"] if row else [])
    _extras(findings, "table_item", listed, set(chosen.values()), "table", budget)

    described = [row for row in rows["projects"] if row["in_detail"]]
    chosen = pair_details(gold.details, described, by_lines=by_lines)
    for index, detail in enumerate(gold.details):
        row = described[chosen[index]] if index in chosen else None
        judge = _Judge(findings, f"detail {detail.order}", detail.lines, of_detail[detail.order])
        lines = budget[row["project_id"], "detail"] if row else []
        repeats = _repeats(detail, gold.details)
        _judge_detail(judge, detail, row, fields, lines, repeats=repeats, by_lines=by_lines)
    _extras(findings, "detail", described, set(chosen.values()), "detail", budget)
    return max((*of_item.values(), *of_detail.values()), default=-1) + 1


def _repeats(detail: DetailTruth, details: Sequence[DetailTruth]) -> bool:
    """Whether an earlier block describes the same item: only the first can be linked to it."""
    return any(
        other.order < detail.order
        and other.table_number == detail.table_number
        and bare(other.title) == bare(detail.title)
        for other in details
    )


def _extras(
    findings: Findings,
    group: str,
    rows: Sequence[PublishedRow],
    used: set[int],
    source: str,
    budget: dict[tuple[str, str], list[PublishedRow]],
) -> None:
    """The rows that no project of the gold answers for; an amount that stands there is silently wrong."""
    title, number, place = (
        ("table_title", "table_number", "table_") if source == "table" else ("title", "detail_number", "detail_")
    )
    for row in (row for index, row in enumerate(rows) if index not in used):
        lines = lines_of(row, place)
        findings.extra(group, f"no. {shown(row[number])}", row[title], lines)
        for line in budget[row["project_id"], source]:
            if line["amount_baht"] and line["alignment"] != "ambiguous":
                what = f"{source} no. {shown(row[number])}, {shown(line['fiscal_year_be'])}"
                findings.silent_amount("extra", what, expected=None, found=line["amount_baht"], lines=lines_of(line))


@dataclass(frozen=True, slots=True)
class _Judge:
    """Adds the facts of one table item or detail block, with what they have in common."""

    findings: Findings
    about: str
    lines: Span | None
    project: int

    def __call__(
        self, group: str, name: str, right: bool | frozenset[Matching], expected: object, found: object
    ) -> None:
        what = f"{self.about}, {name}" if name else self.about
        self.findings.add(group, what, right, expected=expected, found=found, lines=self.lines, project=self.project)

    def silent(self, where: Literal["table", "detail"], name: str, expected: object, found: object) -> None:
        what = f"{self.about}, {name}"
        self.findings.silent_amount(where, what, expected=expected, found=found, lines=self.lines, project=self.project)


def _judge_item(judge: _Judge, item: ItemTruth, row: PublishedRow | None, lines: Sequence[PublishedRow]) -> None:
    judge("table_item", "", row is not None, item.title, row and row["table_title"])
    cells = {line["fiscal_year_be"]: line for line in lines}
    for cell in item.cells:
        _judge_cell(judge, cell, cells.pop(cell.year_be, None))
    if row is None:
        return
    for year, line in cells.items():
        if line["amount_baht"] is not None and line["alignment"] != "ambiguous":
            judge.silent("table", shown(year), None, line["amount_baht"])
    title = row["table_title"] or row["title"]
    judge("table_title", "title", matchings(title, item.title), item.title, title)
    attributes = {"table_number": item.number} | {
        name: getattr(item, name) for name in ("kind", "dimension_no", "mission_no", "strategy_no")
    }
    for name, wanted in attributes.items():
        if name != "strategy_no" or wanted:
            judge("table_attrs", name, row[name] == wanted, wanted, row[name])
    if item.remark:
        judge("remark", "remark", matchings(row["remark"], item.remark, REMARK), item.remark, row["remark"])


def _judge_cell(judge: _Judge, cell: CellTruth, line: PublishedRow | None) -> None:
    """A cell is its status and amount. One that the table leaves open may be open, or settled by the detail blocks."""
    year = shown(cell.year_be)
    expected = (cell.status, cell.amount if cell.settled is None else cell.settled)
    if line is None:
        judge("budget_cell", year, False, expected, None)
        return
    amount, alignment = line["amount_baht"], line["alignment"]
    if cell.status == "ambiguous":
        settled = alignment == "by_detail" and cell.settled in (None, amount)
        right = settled or (line["status"], amount) == ("ambiguous", None)
    else:
        right = (line["status"], amount) == (cell.status, cell.amount)
    judge("budget_cell", year, right, expected, (line["status"], amount))
    certain = amount is not None and alignment != "ambiguous"
    if certain and not right and amount != cell.amount:
        judge.silent("table", year, expected, amount)


def _judge_detail(
    judge: _Judge,
    detail: DetailTruth,
    row: PublishedRow | None,
    fields: Mapping[tuple[str, str], Sequence[PublishedRow]],
    lines: Sequence[PublishedRow],
    *,
    repeats: bool,
    by_lines: bool,
) -> None:
    judge("detail", "", row is not None, detail.title, row and row["title"])
    if row is None:
        for field in detail.fields:
            if by_lines or field.texts is not None:
                judge("detail_field", field.name, False, _text_of(field) or _extent(field.content), None)
        return
    if detail.title:
        judge("detail_title", "title", matchings(row["title"], detail.title), detail.title, row["title"])
    if detail.table_number is not None and not repeats:
        number = row["table_number"] if row["in_table"] else None
        judge("link", "table number", number == detail.table_number, detail.table_number, number)
    for field in detail.fields:
        entries = fields.get((row["project_id"], field.name), ())
        if field.name == "target_output" and not entries:
            # The two templates name the same field differently, and a block may follow either.
            entries = fields.get((row["project_id"], "target_group"), ())
        _judge_field(judge, field, entries, by_lines=by_lines)
    status = row["budget_status"]
    judge("detail_budget", "status", status == detail.budget_status, detail.budget_status, status)
    _judge_amounts(judge, detail.amounts, lines)
    if detail.period:
        period = (row["period_start_be"], row["period_end_be"])
        judge("detail_period", "period", period == detail.period, detail.period, period)
    if detail.responsible:
        unit = row["responsible_unit"]
        judge("responsible", "responsible", matchings(unit, detail.responsible, RESPONSIBLE), detail.responsible, unit)
    if detail.target_count is not None:
        count = row["target_count"]
        judge("target_count", "target count", count == detail.target_count, detail.target_count, count)
    for name in ("mission_no", "dimension_no"):
        if wanted := getattr(detail, name):
            judge("detail_place", name, row[name] == wanted, wanted, row[name])


def _judge_field(judge: _Judge, field: FieldTruth, entries: Sequence[PublishedRow], *, by_lines: bool) -> None:
    """A field is where its content begins and ends, or its text; its list has as many entries as that."""
    if field.texts is not None:
        wanted, found = _text_of(field), _plain("".join(entry["text"] or "" for entry in entries))
        judge("detail_field", field.name, matchings(found, wanted, FIELD), wanted, found)
        return
    spans = [span for span in map(lines_of, entries) if span]
    start, end = min((span.start for span in spans), default=None), max((span.end for span in spans), default=None)
    content = field.content
    if by_lines:
        right = end == content.end and start in (content.start, field.heading_line) if content else not spans
        judge("detail_field", field.name, right, _extent(content), _extent(Span(start, end) if start and end else None))
    if content and field.entries:
        listed = [entry for entry in entries if entry["enumerator"]]
        first_level = [entry for entry in listed if (entry["level"] or 1) == 1]
        counts = (len(listed), len(first_level), len(entries))
        judge("detail_items", f"{field.name} entries", field.entries in counts, field.entries, len(first_level))


def _text_of(field: FieldTruth) -> str:
    return _plain("".join(field.texts or ()))


def _plain(text: str) -> str:
    """A text without the signs that a list has in one file and not in another."""
    return text.translate(_SIGNS)


def _extent(lines: Span | None) -> str | None:
    return f"lines {lines.start}-{lines.end}" if lines else None


def _judge_amounts(judge: _Judge, amounts: Sequence[AmountTruth], lines: Sequence[PublishedRow]) -> None:
    """Each amount of the gold must be there, in its year where it has one; no other budget may be."""
    have = [(line["fiscal_year_be"], line["amount_baht"]) for line in lines if line["amount_baht"] is not None]
    for number, truth in enumerate(amounts, 1):
        right = any(amount == truth.amount and (not truth.year_be or year == truth.year_be) for year, amount in have)
        judge("detail_budget", f"amount {number}", right, (truth.year_be, truth.amount), have)
    budgets = [line for line in lines if line["amount_baht"] is not None and line["per"] not in ("unit", "part")]
    for year, amount in ((line["fiscal_year_be"], line["amount_baht"]) for line in budgets):
        known = any(amount == truth.amount and truth.year_be in (None, year) for truth in amounts)
        if not known:
            judge.silent("detail", shown(year), [truth.amount for truth in amounts], amount)
