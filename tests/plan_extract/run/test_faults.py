"""A fault of this program on one plan costs that plan; a program that fails on many publishes nothing."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from dataset_files import table_files

from extract.ground.errors import InternalError
from extract.ground.options import AS_USUAL
from extract.ground.source import SourceText
from normalize.document_rows import document_rows
from normalize.schema.keys import PlanRows
from parsers import admission
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument
from plan_extract import cli
from plan_extract.commands import codes
from plan_extract.engine import documents
from plan_extract.engine.parts import PlanFiles
from plan_extract.engine.pool import in_this_process
from plan_extract.run import pipeline
from plan_extract.run.choice import fingerprint as prints
from plan_extract.run.choice import unchanged
from plan_extract.run.choice.policy import Policy

CLEAN = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three plans that can be read, and a program that fails on every file whose name begins with ``odd``."""
    monkeypatch.setattr(unchanged, "_SETTLED_NS", 0)
    monkeypatch.setattr(admission, "parse_plan", fails_on_odd)
    folder = tmp_path / "raw"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"{CLEAN}\n{name}\n", encoding="utf-8")
    return folder


def fails_on_odd(source: SourceText, *known: Any) -> PlanDocument:
    if source.path.startswith("odd"):
        raise ZeroDivisionError("a fault\nplan-extract: ok")
    return parse_plan(source, *known)


def odd(raw: Path, *numbers: int) -> None:
    for number in numbers:
        (raw / f"odd{number}.txt").write_text(f"{CLEAN}\n{number}\n", encoding="utf-8")


def test_rows_that_do_not_fit_cost_their_plan_alone(raw: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def odd_rows(document: PlanDocument, plan_id: str, version: str) -> PlanRows:
        rows = document_rows(document, plan_id, version)
        if plan_id == "b":
            rows["plans"][0]["kind"] = "programme"
        return rows

    monkeypatch.setattr("plan_extract.engine.documents.document_rows", odd_rows)
    tasks = [PlanFiles(name, ((raw / f"{name}.txt", f"{name}.txt"),)) for name in ("a", "b", "c")]
    outcomes = {outcome.plan_id: outcome for outcome in in_this_process(tasks, AS_USUAL, tmp_path)}
    assert {name: outcome.status for name, outcome in outcomes.items()} == {"a": "ok", "b": "quarantined", "c": "ok"}
    assert outcomes["b"].is_fault
    assert "plans.kind" in str(outcomes["b"].trace)


def run(raw: Path, out: Path, *args: str) -> int:
    return cli.main(["run", str(raw), "--out", str(out), "--workers", "1", *args])


def entries(out: Path) -> dict[str, Any]:
    return {entry["path"]: entry for entry in json.loads((out / "manifest.json").read_bytes())["sources"]}


def published(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.name[0] != "." and path.is_file()}


def test_a_fault_costs_the_plan_and_the_others_are_published(raw: Path, tmp_path: Path) -> None:
    odd(raw, 1)
    result = pipeline.run(raw, tmp_path / "out")
    assert [outcome.name for outcome in result.plans] == ["a.txt", "b.txt", "c.txt"]
    (aside,) = result.quarantined
    assert aside.problem is not None
    assert (aside.name, aside.problem.code) == ("odd1.txt", "internal_error")
    assert "ZeroDivisionError" in aside.problem.message
    assert "fails_on_odd" in (aside.trace or "")
    assert entries(tmp_path / "out")["odd1.txt"]["error"]["code"] == "internal_error"
    reason = json.loads((tmp_path / "out" / "quarantine" / "reasons" / "odd1.txt.json").read_bytes())
    assert "fails_on_odd" in reason["trace"]
    assert (tmp_path / "out" / "quarantine" / "files" / "odd1.txt").read_bytes() == (raw / "odd1.txt").read_bytes()
    assert json.loads((tmp_path / "out" / ".last-run.json").read_bytes())["faults"] == 1


def test_the_rows_of_the_others_are_those_of_a_run_without_it(raw: Path, tmp_path: Path) -> None:
    pipeline.run(raw, tmp_path / "without")
    odd(raw, 1)
    pipeline.run(raw, tmp_path / "with")
    assert table_files(tmp_path / "with") == table_files(tmp_path / "without")


@pytest.mark.parametrize("part", ["read", "rows"])
def test_a_fault_anywhere_on_the_way_to_the_rows_costs_the_plan(
    part: str, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule file of our own that is missing must not pass for a source that cannot be read."""

    def misses_a_rule_file(*_: object) -> Any:
        raise FileNotFoundError(2, "No such file", "rules/headings.toml")

    def fails_to_read(*_: object) -> Any:
        raise KeyError("a fault")

    if part == "read":
        monkeypatch.setattr("plan_extract.engine.read_plan.read_source", fails_to_read)
    else:
        monkeypatch.setattr(documents, "document_rows", misses_a_rule_file)
    result = pipeline.run(raw, tmp_path / "out")
    assert {outcome.problem.code for outcome in result.quarantined if outcome.problem} == {"internal_error"}
    assert len(result.quarantined) == 3


@pytest.mark.parametrize(
    ("faults", "args", "code"),
    [
        (3, [], codes.SET_ASIDE),
        (4, [], codes.BUG),
        (4, ["--max-faults", "4"], codes.SET_ASIDE),
        (1, ["--max-faults", "0"], codes.BUG),
        (0, ["--max-faults", "0"], codes.CLEAN),
    ],
)
@pytest.mark.process
def test_more_faults_than_allowed_publish_nothing(
    faults: int, args: list[str], code: int, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert run(raw, out) == codes.CLEAN
    before = published(out)
    odd(raw, *range(faults))
    monkeypatch.setattr("plan_extract.engine.pool.Processes", lambda _workers: in_this_process)
    assert run(raw, out, *args) == code
    assert (published(out) == before) == (code == codes.BUG or not faults)
    last = json.loads((out / ".last-run.json").read_bytes())
    assert (last["result"] == "failed") == (code == codes.BUG)


def test_the_default_is_three_or_one_per_cent_of_the_files_that_are_read() -> None:
    assert [Policy().faults_allowed(files) for files in (1, 399, 400, 7850)] == [3, 3, 4, 78]


def test_a_plan_with_a_fault_is_read_again_by_another_program_and_when_asked(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same program would fail again, every night."""
    odd(raw, 1)
    out = tmp_path / "out"
    pipeline.run(raw, out)
    again = pipeline.run(raw, out)
    assert (again.read, again.published) == ((), False)
    assert [outcome.is_fault for outcome in again.quarantined] == [True]
    asked = pipeline.run(raw, out, policy=Policy(retry=frozenset({"odd1.txt"})))
    assert [outcome.name for outcome in asked.read] == ["odd1.txt"]
    forced = pipeline.run(raw, out, policy=Policy(force=True))
    assert len(forced.read) == 4
    monkeypatch.setattr(admission, "parse_plan", parse_plan)
    monkeypatch.setattr(prints, "_program", lambda: "a program that was mended")
    assert pipeline.run(raw, out).quarantined == ()


def test_a_fault_on_a_copy_that_is_read_once_more_costs_that_copy(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.run(raw, tmp_path / "out")
    (raw / "aa.txt").write_bytes((raw / "b.txt").read_bytes())

    def fails_on_b(source: SourceText, *known: Any) -> PlanDocument:
        if source.path == "b.txt":
            raise ZeroDivisionError
        return parse_plan(source, *known)

    monkeypatch.setattr(admission, "parse_plan", fails_on_b)
    result = pipeline.run(raw, tmp_path / "out")
    assert [(outcome.name, outcome.is_fault) for outcome in result.quarantined] == [("b.txt", True)]
    assert [outcome.name for outcome in result.plans] == ["a.txt", "aa.txt", "c.txt"]


@pytest.mark.parametrize("form", ["text", "json", "quiet"])
def test_the_trace_stands_in_the_log_and_writes_no_line_of_it(
    form: str, raw: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd(raw, 1)
    monkeypatch.setattr("plan_extract.engine.pool.Processes", lambda _workers: in_this_process)
    args = ["--quiet"] if form == "quiet" else ["--log-format", form]
    assert run(raw, tmp_path / "out", *args) == codes.SET_ASIDE
    lines = capsys.readouterr().err.splitlines()
    if form == "json":
        (entry,) = (entry for entry in map(json.loads, lines) if entry.get("file") == "odd1.txt")
        assert "fails_on_odd" in entry["error"]["trace"]
    else:
        assert any(line.startswith("  ") and "fails_on_odd" in line for line in lines)
        assert not any(line.startswith("plan-extract: ok") for line in lines)
        assert any(line.startswith("odd1.txt: quarantined (internal_error)") for line in lines)


def test_an_internal_error_survives_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(InternalError("a.txt", "ZeroDivisionError()", "the trace")))
    assert (error.name, error.what, error.trace) == ("a.txt", "ZeroDivisionError()", "the trace")
