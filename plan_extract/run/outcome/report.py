"""What a person or a log reads about a run: one line a file while it goes, a summary at its end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any, Literal

from normalize.store.manifest import sentences
from plan_extract.engine.outcome import Money, Outcome, SharedBaht
from plan_extract.printing.text_columns import Align, columns, counted, moment, named
from plan_extract.run.outcome.result import RunResult

LISTED = 20
"""With more plans than this the summary does not list each one; ``manifest.json`` does."""


def baht(amount: Decimal) -> str:
    """An amount with thousands separators and satang.

    >>> baht(Decimal("1234567.5"))
    '1,234,567.50'
    """
    return f"{amount:,.2f}"


def text_line(outcome: Outcome) -> str:
    """One line of a text log about a file.

    >>> text_line(Outcome("a.txt", "a", "ok", counts={"projects": 24, "plans": 1}, issues={("error", "x"): 2}, ms=21.4))
    'a.txt: ok, 24 projects, 25 rows, 2 errors, 21 ms'
    """
    if outcome.problem:
        return f"{outcome.name}: quarantined ({outcome.problem.code}), {sentences(outcome.problem)}"
    parts = [
        "ok",
        counted(outcome.counts.get("projects", 0), "project"),
        counted(sum(outcome.counts.values()), "row"),
        _severities(outcome.severities),
        f"{outcome.ms:.0f} ms",
    ]
    return f"{outcome.name}: {', '.join(parts)}"


def trace_lines(outcome: Outcome) -> list[str]:
    """The trace of a fault of ours, indented so that no file can write a line of the log; nothing for other files."""
    lines = (outcome.trace or "").splitlines()
    return ["  " + "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in line) for line in lines]


class Log:
    """The log of one run: a line for each file and each stage, given to ``write``."""

    def __init__(self, run_id: str, form: Literal["text", "json"], write: Callable[[str], None]) -> None:
        self._run_id = run_id
        self._form = form
        self._write = write

    def file(self, outcome: Outcome, _done: int, _total: int) -> None:
        """A file was read."""
        if self._form == "json":
            self._write(json_line(outcome, self._run_id))
        else:
            self._write("\n".join([text_line(outcome), *trace_lines(outcome)]))

    def stage(self, name: str, facts: Mapping[str, Any]) -> None:
        """A stage of the run is over."""
        if self._form == "json":
            self._write(json.dumps({"run": self._run_id, "stage": name, **facts}, ensure_ascii=False))


def json_line(outcome: Outcome, run_id: str = "") -> str:
    """One line of a JSON log about a file.

    ``run`` ``stage`` (``file``) ``file`` ``plan_id`` ``status`` ``ms`` ``rows`` ``issues``, ``error``, which has the
    ``trace`` of a fault of ours.
    """
    entry: dict[str, object] = {
        "run": run_id,
        "stage": "file",
        "file": outcome.name,
        "plan_id": outcome.plan_id,
        "status": outcome.status,
        "ms": round(outcome.ms, 1),
        "rows": dict(outcome.counts),
        "issues": outcome.severities,
    }
    if outcome.problem:
        entry["error"] = asdict(outcome.problem) | ({"trace": outcome.trace} if outcome.trace else {})
    return json.dumps(entry, ensure_ascii=False)


def summary(result: RunResult) -> str:
    """The end of a run: plans, projects, baht by fiscal year and what is not in it, issues, quarantined files."""
    blocks = [_heading(result), _plans(result), _money(result), _issues(result), _quarantined(result), _dataset(result)]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _severities(issues: Mapping[str, int]) -> str:
    words = [f"{count:,} info" if name == "info" else counted(count, name) for name, count in issues.items()]
    return ", ".join(words) or "no issues"


def _indented(rows: list[list[str]], aligns: list[Align]) -> Iterator[str]:
    return ("  " + line for line in columns(rows, aligns))


def _heading(result: RunResult) -> list[str]:
    projects = sum(outcome.counts.get("projects", 0) for outcome in result.plans)
    read = f"{counted(len(result.plans), 'plan')}, {counted(projects, 'project')}"
    aside = f", {counted(len(result.quarantined), 'file')} quarantined" if result.quarantined else ""
    lines = [f"{read}{aside}, in {result.seconds:.1f} s"]
    if not result.published and not result.left:
        lines.append(f"Nothing has changed since {_since(result)}: nothing was read or published")
    elif len(result.read) < len(result.outcomes):
        again = sum(len(outcome.files) for outcome in result.read)
        lines.append(f"{counted(again, 'file')} read; the others are as they were on {_since(result)}")
    if result.left:
        lines.append(
            f"{counted(len(result.left), 'file')} left for the next run, the time was up: {named(result.left)}"
        )
    if result.damaged:
        lines.append("The dataset was not as the last run left it: everything was read again")
    if result.staying:
        lines.append(f"{counted(result.staying, 'plan')} more in the dataset whose sources were not found")
    if result.removed:
        lines.append(f"{counted(len(result.removed), 'source')} gone: {named(result.removed)}")
    return [*lines, *_corrections(result)]


def _corrections(result: RunResult) -> Iterator[str]:
    """What became of the corrections by hand; nothing where there are none."""
    yield from (f"Warning: {warning}" for warning in result.warnings)
    applied = result.issues["info", "corrected_by_hand"] + result.issues["warning", "corrected_by_hand"]
    stale = result.issues["warning", "stale_correction"]
    if applied:
        yield f"{counted(applied, 'correction')} by hand applied"
    if stale:
        yield f"{counted(stale, 'correction')} stale and not applied: see stale_correction in issues"
    if lost := result.of_no_plan:
        lines = named([f"line {one.line} ({one.plan_id})" for one in lost])
        yield f"{counted(len(lost), 'correction')} {'names' if len(lost) == 1 else 'name'} no plan: {lines}"


def _since(result: RunResult) -> str:
    return moment(result.since) if result.since else "the run before"


def _plans(result: RunResult) -> list[str]:
    if not 0 < len(result.plans) <= LISTED:
        return []
    rows = [
        [outcome.plan_id, counted(outcome.counts.get("projects", 0), "project"), _severities(outcome.severities)]
        for outcome in result.plans
    ]
    return ["Plans", *_indented(rows, ["left", "right", "left"])]


def _money(result: RunResult) -> list[str]:
    if not result.plans:
        return []
    money = result.money
    if years := sorted({*money.baht, *money.shared}, key=str):
        rows = [
            [str(year), baht(money.baht[year]) if year in money.baht else "none", shared_phrase(money.shared.get(year))]
            for year in years
        ]
        lines = ["Baht in the budget tables, by fiscal year (BE)", *_indented(rows, ["left", "right", "left"])]
    else:
        lines = ["Baht in the budget tables: no amount was read"]
    lines += [f"  {note}" for note in _notes(money, result)]
    return lines


def shared_phrase(shared: SharedBaht | None) -> str:
    """What stands behind the sum of a year where amounts are printed for several projects together.

    >>> shared_phrase(SharedBaht(Decimal(20000), Decimal(60000), 1, 3))
    'and 20,000.00 that belong to one of 3 projects (60,000.00 where each has it)'
    >>> shared_phrase(SharedBaht(Decimal(50000), Decimal(50000), 2, 5))
    'and 50,000.00 in 2 amounts that belong to some of 5 projects'
    >>> shared_phrase(None)
    ''
    """
    if shared is None:
        return ""
    one = shared.amounts == 1
    of = "that belong to one" if one else f"in {shared.amounts:,} amounts that belong to some"
    more = f" ({baht(shared.most)} where each has it)" if one else f" (at most {baht(shared.most)})"
    return f"and {baht(shared.least)} {of} of {shared.projects:,} projects{more if shared.most > shared.least else ''}"


def _notes(money: Money, result: RunResult) -> Iterator[str]:
    if ambiguous := money.cells.get("ambiguous", 0):
        yield f"not in these sums: {counted(ambiguous, 'cell')} whose amount, or whose project, is not certain"
    if unread := result.issues[("error", "unreadable_amount")]:
        yield f"not in these sums: {counted(unread, 'amount')} that could not be read"
    if copies := len(result.copies):
        yield f"{counted(copies, 'plan')} left out: the same as another, or an older edition of it (plan_relations)"


def _issues(result: RunResult) -> list[str]:
    issues = result.issues
    if not issues:
        return ["No issues"] if result.plans else []
    order = {"error": 0, "warning": 1, "info": 2}
    entries = sorted(issues.items(), key=lambda entry: (order[entry[0][0]], -entry[1], entry[0][1]))
    rows = [[severity, f"{count:,}", code] for (severity, code), count in entries]
    return ["Issues (error: a number is wrong or in doubt)", *_indented(rows, ["left", "right", "left"])]


def _quarantined(result: RunResult) -> list[str]:
    lines = [f"Quarantined ({counted(len(result.quarantined), 'file')}, not in the dataset)"]
    for outcome in result.quarantined:
        if outcome.problem:
            lines += [f"  {outcome.name}", f"    {sentences(outcome.problem)}"]
    return lines if result.quarantined else []


def _dataset(result: RunResult) -> list[str]:
    return [f"Dataset: {result.out} ({counted(result.tables, 'table')}, datapackage.json, manifest.json)"]
