"""Two datasets -> the rows that are new, gone or changed, without any gold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, Literal

from normalize.schema.columns import PROVENANCE
from normalize.schema.tables import TABLES
from plan_extract.evaluation.dataset import JudgedDataset
from plan_extract.evaluation.judging.facts import NOTHING, PublishedRow, shown
from plan_extract.evaluation.judging.pairing import assign
from plan_extract.evaluation.judging.texts import similarity

_OF_THE_RUN = {"plan_id", "source_path", "source_format", "source_sha256", "extractor_version", "schema_version"}
"""Columns that say which file and program, not what the plan says; they are never compared."""

_OF_THE_LINES = {column.name for column in PROVENANCE} | {
    f"{place}_line_{end}" for place in ("table", "detail") for end in ("start", "end")
}
_COUNTERS = {"ordinal", "parent_ordinal"}
"""Columns that number rows: one row more above changes them all and says nothing."""

Content = tuple[Any, ...]

_TITLE, _NUMBER = 0.6, 0.2
"""A project is taken for the same from this similarity of titles on; each common number adds to it."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that is new or gone, or a column of it that changed. ``key`` names the row within its plan and table."""

    plan_id: str
    table: str
    change: Literal["new", "gone", "changed"]
    key: str
    column: str
    before: str
    now: str


def row_changes(
    before: JudgedDataset, now: JudgedDataset, plans: Sequence[tuple[str, str]], *, by_lines: bool = True
) -> Iterator[RowChange]:
    """The changes in all tables of some plans, given as pairs (plan of ``before``, plan of ``now``).

    A plan that one of them has not is one row of ``plans``. A project is known by its title and numbers: one more
    project above it changes its key and is no change of it. Rows that are only counted (``ordinal``) are compared in
    their order. Not ``by_lines`` leaves lines and pages out.
    """
    ignored = _OF_THE_RUN | _COUNTERS | (set() if by_lines else _OF_THE_LINES)
    for old_id, new_id in plans:
        if change := _whole_plan(before, now, old_id, new_id):
            yield change
            continue
        if by_lines and old_id == new_id and _equal(before, now, old_id):
            continue
        old, new = before.rows(old_id), now.rows(new_id)
        old_labels, new_labels = _labels(old["projects"], new["projects"])
        for name, table in TABLES.items():
            a = [_labelled(row, old_labels) for row in old[name]]
            b = [_labelled(row, new_labels) for row in new[name]]
            columns = [column for column in table.names if column not in ignored]
            if a and b:
                # A dataset of another version of the schema lacks columns: that is no change of a row.
                columns = [column for column in columns if column in a[0] and column in b[0]]
            for pair in _aligned(a, b, table.key, columns):
                yield from _changes(new_id, name, table.key, columns, *pair)


def _whole_plan(before: JudgedDataset, now: JudgedDataset, old_id: str, new_id: str) -> RowChange | None:
    """The one change of a plan that only one of the datasets has."""
    if now.piece("plans", new_id) is None:
        return RowChange(old_id, "plans", "gone", old_id, "", "the plan and all its rows", NOTHING)
    if before.piece("plans", old_id) is None:
        return RowChange(new_id, "plans", "new", new_id, "", NOTHING, "the plan and all its rows")
    return None


def _equal(before: JudgedDataset, now: JudgedDataset, plan_id: str) -> bool:
    """Whether all tables hold the same of a plan, told without making a row."""
    for name in TABLES:
        a, b = before.piece(name, plan_id), now.piece(name, plan_id)
        if a is not b and (a is None or b is None or not a.equals(b)):
            return False
    return True


def _labels(old: Sequence[PublishedRow], new: Sequence[PublishedRow]) -> tuple[dict[str, str], dict[str, str]]:
    """What to call each project, by its key before and by its key now: the same for the same project."""
    weights: dict[tuple[int, int], float] = {}
    for a, row in enumerate(old):
        for b, other in enumerate(new):
            alike = similarity(_title(row), _title(other), _TITLE)
            if alike:
                numbers = sum(row[name] == other[name] for name in ("table_number", "detail_number"))
                weights[a, b] = alike + _NUMBER * numbers
    new_labels = {row["project_id"]: _ordinal(row) for row in new}
    old_labels = {row["project_id"]: f"{_ordinal(row)} (before)" for row in old}
    old_labels |= {old[a]["project_id"]: _ordinal(new[b]) for a, b in assign(weights).items()}
    return old_labels, new_labels


def _title(project: PublishedRow) -> str:
    return project["table_title"] or project["title"] or ""


def _ordinal(project: PublishedRow) -> str:
    return str(project["project_id"]).rsplit("/", 1)[-1]


def _labelled(row: PublishedRow, labels: dict[str, str]) -> PublishedRow:
    key = row.get("project_id")
    return {**row, "project_id": labels.get(key, key)} if key else row


def _aligned(
    old: Sequence[PublishedRow], new: Sequence[PublishedRow], key: Sequence[str], columns: Sequence[str]
) -> Iterator[tuple[PublishedRow | None, PublishedRow | None]]:
    """The rows of two tables side by side that are not the same: equal keys together, in the order of their rows."""
    places = [name for name in key if name not in _COUNTERS and name != "plan_id"]
    groups: dict[Content, tuple[list[PublishedRow], list[PublishedRow]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((old, new)):
        for row in rows:
            groups[_content(row, places)][side].append(row)
    for a, b in groups.values():
        left, right = ([_content(row, columns) for row in rows] for rows in (a, b))
        for change, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
            if change != "equal":
                yield from zip_longest(a[i:j], b[k:m])


def _content(row: PublishedRow, columns: Sequence[str]) -> Content:
    return tuple(row[name] for name in columns)


def _changes(
    plan_id: str,
    table: str,
    key: Sequence[str],
    columns: Sequence[str],
    old: PublishedRow | None,
    new: PublishedRow | None,
) -> Iterator[RowChange]:
    row = new or old or {}
    name = ", ".join(shown(row[part]) for part in key if part != "plan_id")
    if old is None or new is None:
        content = " | ".join(shown(row[column]) for column in columns if column not in key and row[column] is not None)
        before, now = (NOTHING, content) if old is None else (content, NOTHING)
        yield RowChange(plan_id, table, "new" if old is None else "gone", name, "", before, now)
        return
    for column in columns:
        if old[column] != new[column]:
            yield RowChange(plan_id, table, "changed", name, column, shown(old[column]), shown(new[column]))
