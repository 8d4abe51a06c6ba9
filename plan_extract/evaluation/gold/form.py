"""The gold form: what a person read in a plan, one JSON file a plan, as checked frozen values (docs/gold.md)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from extract.ground.errors import UsageError
from extract.ground.source import Span
from plan_extract.evaluation.gold.checked import Checked, read_json
from plan_extract.evaluation.gold.truths import (
    AmountTruth,
    CellTruth,
    CountTruth,
    DetailTruth,
    FieldTruth,
    Gold,
    ItemTruth,
    PlanTruth,
    SectionTruth,
    TargetTruth,
    TotalTruth,
)

RECORD = "scores.json"
"""The file of a gold folder that holds its recorded scores; it is no gold."""

ORG_TYPES = {
    "เทศบาลนคร": "city_municipality",
    "เทศบาลเมือง": "town_municipality",
    "เทศบาลตำบล": "subdistrict_municipality",
    "องค์การบริหารส่วนตำบล": "sao",
    "องค์การบริหารส่วนจังหวัด": "pao",
}
"""The gold's word for a type of local government -> the dataset's."""

FIELDS = {
    "rationale": "rationale",
    "objectives": "objective",
    "target_group": "target_group",
    "target_output": "target_output",
    "location": "location",
    "method": "method",
    "period": "period",
    "budget": "budget",
    "responsible": "responsible",
    "outputs": "output",
    "outcomes": "outcome",
    "indicators": "indicator",
    "monitoring": "monitoring",
    "other": "other",
}
"""The gold's name of a detail block's field -> the dataset's."""

COUNTED = {"projects": "project", "activities": "activity", "measures": "measure"}
"""The gold's name of a declared count -> the dataset's kind."""

STATED_IN = {"part2_intro": "part_intro"}
"""Places of a declared count that the gold and the dataset name differently."""

QUADRANTS = {
    "strengths": "strength",
    "weaknesses": "weakness",
    "opportunities": "opportunity",
    "threats": "threat",
}
STATEMENTS = {
    "objectives": "objective",
    "goals": "goal",
    "benefits": "benefit",
    "vision": "vision",
    "mission": "mission",
}
SCOPES = ("dimension", "plan")
KINDS = ("project", "activity", "measure", "unspecified")
CELL_STATUSES = ("amount", "zero", "dash", "blank", "none", "unnamed", "ambiguous")
BUDGET_STATUSES = ("amount", "unnamed", "none", "dash", "blank", "missing_field")

_TABLE_ORDER = re.compile(r"table_order=([0-9]+)")
_Ordered = TypeVar("_Ordered", "ItemTruth", "DetailTruth")


def load_gold(path: Path) -> list[Gold]:
    """The gold of one file, or of all ``*.json`` files of a folder but ``scores.json``, in order of their names.

    Raises ``UsageError`` where there is none, where one is not in the form, and where two are about one plan.
    """
    if path.is_dir():
        files = sorted(file for file in path.glob("*.json") if file.name != RECORD)
    elif path.is_file():
        files = [path]
    else:
        raise UsageError(f"{path} does not exist", "Give a gold file, or a folder of them.")
    if not files:
        raise UsageError(f"{path} holds no gold (*.json)", "Draft one with 'plan-extract gold new PLAN'.")
    gold = [read_gold(file) for file in files]
    first: dict[str, Gold] = {}
    for one in gold:
        if first.setdefault(one.plan_id, one) is not one:
            raise UsageError(f"{first[one.plan_id].file} and {one.file} are about the same plan", "Keep one of them.")
    return gold


def read_gold(path: Path) -> Gold:
    """The gold of one file. Raises ``UsageError`` where it is not in the form: the place, and what belongs there."""
    root = read_json(path)
    return Gold(
        file=str(path),
        source=root.text("source"),
        draft=bool(root.value.get("draft")),
        plan=_plan(root.key("plan")),
        counts=tuple(_count(entry) for entry in root.entries("declared_counts")),
        sections=tuple(_section(entry) for entry in root.entries("sections")),
        lists=_lists(root),
        targets=tuple(_target(entry) for entry in root.entries("targets")),
        items=_in_order(root.entries("table_items"), _item),
        totals=tuple(_total(entry) for entry in root.entries("subtotals")),
        details=_in_order(root.entries("details"), _detail),
    )


def _plan(node: Checked) -> PlanTruth:
    return PlanTruth(
        title=node.text_or_none("title"),
        org_name=node.text_or_none("org_name"),
        org_type=ORG_TYPES.get(node.word_or_none("org_type", tuple(ORG_TYPES)) or ""),
        subdistrict=node.text_or_none("subdistrict"),
        district=node.text_or_none("district"),
        province=node.text_or_none("province"),
        year_start_be=node.whole_or_none("year_start_be"),
        year_end_be=node.whole_or_none("year_end_be"),
        announced_date=node.text_or_none("announced_date"),
        signatory_name=node.text_or_none("signatory_name"),
        signatory_position=node.text_or_none("signatory_position"),
    )


def _count(node: Checked) -> CountTruth:
    where = node.text("where")
    counts = {kind: node.whole_or_none(name) for name, kind in COUNTED.items()}
    return CountTruth(
        stated_in=STATED_IN.get(where, where),
        scope=node.word("scope", SCOPES),
        dimension_no=node.whole_or_none("dimension_no"),
        counts={kind: count for kind, count in counts.items() if count is not None},
        line=node.line_or_none("line"),
    )


def _section(node: Checked) -> SectionTruth:
    line = node.line_or_none("line")
    if line is None:
        raise node.wrong("has no line", "Give it: a heading is known by its line")
    return SectionTruth(node.text("kind"), node.text_or_none("number"), node.text("title"), line)


def _lists(root: Checked) -> dict[tuple[str, str], tuple[str, ...]]:
    lists: dict[tuple[str, str], tuple[str, ...]] = {}
    for group, kinds in (("swot", QUADRANTS), ("statements", STATEMENTS)):
        node = root.key(group)
        lists |= {(group, kind): node.texts(name) for name, kind in kinds.items()}
    lists["contents", "contents"] = tuple(entry.text("title") for entry in root.entries("contents"))
    risks = root.entries("risks")
    lists["risks", "risk"] = tuple(text for risk in risks for text in risk.texts("risk_items"))
    lists["risk_controls", "control"] = tuple(text for risk in risks for text in risk.texts("control_items"))
    return lists


def _target(node: Checked) -> TargetTruth:
    return TargetTruth(node.text("metric"), node.whole("year_be"), node.amount("value"))


def _item(node: Checked) -> ItemTruth:
    return ItemTruth(
        order=node.whole("order"),
        number=node.whole_or_none("number"),
        kind=node.word("kind", KINDS),
        title=node.text("title"),
        dimension_no=node.whole_or_none("dimension_no"),
        mission_no=node.text_or_none("mission_no"),
        strategy_no=node.text_or_none("strategy_no"),
        cells=tuple(_cell(year, cell) for year, cell in node.members("budget")),
        remark=node.text_or_none("remark"),
        lines=_lines(node),
    )


def _cell(year: str, node: Checked) -> CellTruth:
    status, amount = node.word("status", CELL_STATUSES), node.amount_or_none("amount")
    cell = CellTruth(_year(year, node), amount, status, node.amount_or_none("settled"))
    if (cell.amount is not None) != (cell.status in ("amount", "zero")):
        raise node.wrong(
            f"has status {cell.status} and amount {cell.amount}",
            "An amount goes with amount or zero alone",
        )
    return cell


def _total(node: Checked) -> TotalTruth:
    printed = node.key("amounts")
    amounts = {_year(year, printed): printed.amount_or_none(year) for year, _ in node.members("amounts")}
    return TotalTruth(
        node.word("scope", SCOPES), node.whole_or_none("dimension_no"), amounts, node.line_or_none("line")
    )


def _year(text: str, node: Checked) -> int:
    if not re.fullmatch("[0-9]{4}", text):
        raise node.wrong("is no year", "Write years as four Arabic digits (2566)")
    return int(text)


def _detail(node: Checked) -> DetailTruth:
    period = node.key_or_none("period")
    start = period.whole_or_none("start_be") if period else None
    end = period.whole_or_none("end_be") if period else None
    named = _TABLE_ORDER.match(node.text_or_none("note") or "")
    return DetailTruth(
        order=node.whole("order"),
        number=node.whole_or_none("number"),
        title=node.text_or_none("title") or "",
        dimension_no=node.whole_or_none("dimension_no"),
        mission_no=node.text_or_none("mission_no"),
        lines=_lines(node),
        fields=_fields(node),
        period=(start, end or start) if start else None,
        budget_status=node.word_or_none("budget_status", BUDGET_STATUSES),
        amounts=tuple(
            AmountTruth(entry.whole_or_none("year_be"), entry.amount("amount"))
            for entry in node.entries("budget_amounts")
        ),
        responsible=node.text_or_none("responsible_raw"),
        target_count=node.whole_or_none("target_count"),
        table_number=node.whole_or_none("table_number"),
        item=int(named[1]) if named else None,
    )


def _lines(node: Checked) -> Span | None:
    lines = node.lines_or_none("lines")
    return Span(*lines) if lines else None


def _fields(node: Checked) -> tuple[FieldTruth, ...]:
    told = node.key_or_none("fields_text")
    texts = [(name, told.texts(name)) for name, _ in node.members("fields_text")] if told else []
    return (
        *(_field(name, field) for name, field in node.members("fields") if name in FIELDS),
        *(FieldTruth(FIELDS[name], None, None, 0, entries) for name, entries in texts if name in FIELDS),
    )


def _field(name: str, node: Checked) -> FieldTruth:
    first, last = node.line_or_none("first"), node.line_or_none("last")
    return FieldTruth(
        name=FIELDS[name],
        heading_line=node.line_or_none("heading_line"),
        content=Span(first, last) if first and last and last >= first else None,
        entries=node.whole_or_none("items") or 0,
    )


def _in_order(nodes: Sequence[Checked], read: Callable[[Checked], _Ordered]) -> tuple[_Ordered, ...]:
    """The entries of a list, each with an ``order`` of its own: other entries and reports refer to it."""
    entries = tuple(read(node) for node in nodes)
    seen: set[int] = set()
    for node, entry in zip(nodes, entries, strict=True):
        if entry.order in seen:
            raise node.wrong(f"has order {entry.order} like another", "Number the entries 1, 2, 3 …")
        seen.add(entry.order)
    return entries
