"""A run whose time is up publishes what it has read and leaves the rest; a file that hung hangs no later run."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import psutil
import pytest
from dataset_files import table_files

from deadly import endless_batch
from extract.ground.errors import ShrunkError
from plan_extract import cli
from plan_extract.commands import codes
from plan_extract.engine import pool
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.pool import Processes
from plan_extract.run import pipeline
from plan_extract.run.choice import unchanged
from plan_extract.run.choice.policy import Policy
from plan_extract.run.outcome.result import RunResult
from slow import SlowEngine

pytestmark = pytest.mark.slow
"""Each is one run or several."""

CLEAN = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")
NAMES = [f"p{number}.txt" for number in range(5)]


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(unchanged, "_SETTLED_NS", 0)
    folder = tmp_path / "raw"
    folder.mkdir()
    for name in NAMES:
        put(folder, name)
    return folder


def put(raw: Path, name: str, text: str = "") -> None:
    (raw / name).write_text(f"{CLEAN}\n{name}\n{text}\n", encoding="utf-8")


def run(raw: Path, out: Path, policy: Policy | None = None, **slow: Any) -> tuple[RunResult, list[str]]:
    engine = SlowEngine(**slow)
    return pipeline.run(raw, out, engine=engine, policy=policy or Policy()), engine.read


def tables(out: Path) -> dict[str, bytes]:
    return table_files(out)


def manifest(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "manifest.json").read_bytes())
    return found


def last_run(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / ".last-run.json").read_bytes())
    return found


def test_what_was_read_is_published_and_the_rest_is_read_by_the_next_run(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result, _ = run(raw, out, hangs=["p2.txt"])
    assert [outcome.name for outcome in result.plans] == ["p0.txt", "p1.txt"]
    assert (result.published, result.left) == (True, ("p2.txt", "p3.txt", "p4.txt"))
    assert manifest(out)["left"] == ["p2.txt", "p3.txt", "p4.txt"]
    assert manifest(out)["run"]["left"] == 3
    assert [entry["path"] for entry in manifest(out)["sources"]] == ["p0.txt", "p1.txt"]
    assert last_run(out)["left"] == ["p2.txt", "p3.txt", "p4.txt"]
    again, read = run(raw, out)
    assert read == ["p3.txt", "p4.txt", "p2.txt"]
    assert (again.left, manifest(out)["left"]) == ((), [])
    pipeline.run(raw, tmp_path / "afresh")
    assert tables(out) == tables(tmp_path / "afresh")


def test_a_file_that_hangs_every_night_keeps_no_other_from_being_read(raw: Path, tmp_path: Path) -> None:
    """It is read after all others by the next run, also where it was the first one."""
    out = tmp_path / "out"
    result, read = run(raw, out, hangs=["p0.txt"])
    assert (read, result.published) == (["p0.txt"], False)
    assert not (out / "manifest.json").exists()
    result, read = run(raw, out, hangs=["p0.txt"])
    assert read == ["p1.txt", "p2.txt", "p3.txt", "p4.txt", "p0.txt"]
    assert result.left == ("p0.txt",)
    result, read = run(raw, out, hangs=["p0.txt"])
    assert (read, result.published, result.left) == (["p0.txt"], False, ("p0.txt",))
    assert len(result.plans) == 4


def test_two_files_that_hang_in_turn_keep_no_other_from_being_read(raw: Path, tmp_path: Path) -> None:
    """One worker meets one of them a night: what hung two nights ago still comes after what never did."""
    out = tmp_path / "out"
    nights = [run(raw, out, hangs=["p0.txt", "p1.txt"]) for _ in range(6)]
    assert [read for _, read in nights[:3]] == [["p0.txt"], ["p1.txt"], ["p2.txt", "p3.txt", "p4.txt", "p0.txt"]]
    assert [read for _, read in nights[3:]] == [["p1.txt"], ["p0.txt"], ["p1.txt"]]
    assert [outcome.name for outcome in nights[-1][0].plans] == NAMES[2:]
    assert json.loads((out / ".slow.json").read_bytes())["cut_off"] == {"p0.txt": 3, "p1.txt": 3}
    assert run(raw, out)[1] == ["p0.txt", "p1.txt"]
    assert not (out / ".slow.json").exists()


def test_a_file_that_was_cut_off_stays_behind_the_others_when_a_run_does_not_look_at_it(
    raw: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run(raw, out, hangs=["p0.txt"])
    run(raw, out, Policy(only=("p1.txt",)))
    assert run(raw, out)[1] == ["p2.txt", "p3.txt", "p4.txt", "p0.txt"]


def test_what_was_left_stays_so_while_no_run_looks_at_it(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(raw, out, hangs=["p2.txt"])
    put(raw, "p0.txt", "changed")
    result, _ = run(raw, out, Policy(only=("p0.txt",)))
    assert (result.published, result.left) == (True, ())
    assert manifest(out)["left"] == last_run(out)["left"] == ["p2.txt", "p3.txt", "p4.txt"]
    result, _ = run(raw, out, Policy(only=("p0.txt",)))
    assert not result.published
    assert last_run(out)["left"] == ["p2.txt", "p3.txt", "p4.txt"]


def test_a_run_that_fails_when_its_time_is_up_remembers_what_hung(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(raw, out)
    for name in NAMES:
        put(raw, name, "changed")
    (raw / "p4.txt").unlink()
    (raw / "p3.txt").unlink()
    with pytest.raises(ShrunkError):
        run(raw, out, Policy(max_drop=10), hangs=["p0.txt"])
    assert run(raw, out)[1] == ["p1.txt", "p2.txt", "p0.txt"]


def test_the_rows_of_a_changed_plan_that_was_not_read_stay_as_they_were(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(raw, out)
    before = tables(out)
    put(raw, "p1.txt", "changed")
    put(raw, "p3.txt", "changed")
    put(raw, "p9.txt")
    result, _ = run(raw, out, hangs=["p1.txt"])
    assert result.left == ("p1.txt", "p3.txt", "p9.txt")
    assert (result.published, len(result.plans)) == (False, 5)
    assert tables(out) == before
    assert sorted(run(raw, out)[1]) == ["p1.txt", "p3.txt", "p9.txt"]
    pipeline.run(raw, tmp_path / "afresh")
    assert tables(out) == tables(tmp_path / "afresh")


def test_a_plan_that_takes_the_name_of_one_that_was_left(raw: Path, tmp_path: Path) -> None:
    """``p (1)`` and ``p (2)`` were the plan ``p``; now ``p.md`` is, and they wait for the next run."""
    lines = CLEAN.splitlines(keepends=True)
    (raw / "p (1).txt").write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")
    (raw / "p (2).txt").write_text("".join(lines[len(lines) // 2 :]), encoding="utf-8")
    out = tmp_path / "out"
    run(raw, out)
    put(raw, "p.md")
    shutil.rmtree(out / "quarantine", ignore_errors=True)
    run(raw, out, hangs=["p (1).txt"])
    result, read = run(raw, out)
    assert "p.md" in read or "p.md" in [outcome.name for outcome in result.plans]
    pipeline.run(raw, tmp_path / "afresh")
    assert tables(out) == tables(tmp_path / "afresh")


class Stopped(Exception):  # noqa: N818  what stops a run from outside
    pass


def test_a_file_that_hung_is_remembered_by_a_run_that_published_nothing(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = []

    def stop(outcome: Outcome, *_: int) -> None:
        done.append(outcome.name)
        if outcome.name == "p3.txt":
            raise Stopped

    with pytest.raises(Stopped):
        pipeline.run(raw, out, engine=SlowEngine(given_up=["p1.txt"]), on_progress=stop)
    assert done == ["p0.txt", "p1.txt", "p2.txt", "p3.txt"]
    result, read = run(raw, out)
    assert read == ["p0.txt", "p2.txt", "p3.txt", "p4.txt"]
    (aside,) = result.quarantined
    assert (aside.name, aside.kept, aside.problem and aside.problem.code) == ("p1.txt", True, "limits")
    assert [entry["status"] for entry in manifest(out)["sources"]].count("quarantined") == 1
    assert not (out / ".slow.json").exists()
    assert not run(raw, out)[0].published
    assert run(raw, out, Policy(retry=frozenset({"p1.txt"})))[1] == ["p1.txt"]


def test_a_file_that_hung_is_read_when_it_changes_and_when_asked(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(raw, out)
    put(raw, "p1.txt", "slow")
    for name in ("p2.txt", "p3.txt", "p4.txt"):
        (raw / name).unlink()
    with pytest.raises(ShrunkError):
        run(raw, out, Policy(max_drop=10), given_up=["p1.txt"])
    again = SlowEngine()
    with pytest.raises(ShrunkError):
        pipeline.run(raw, out, engine=again, policy=Policy(max_drop=10))
    assert again.read == []
    put(raw, "p1.txt", "mended")
    result, read = run(raw, out)
    assert (read, result.quarantined) == (["p1.txt"], ())


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"[]",
        b'{"sources": [1], "cut_off": 3}',
        b'{"sources": [{"path": "p1.txt"}]}',
        b'{"cut_off": {"p1.txt": "often", "p2.txt": null, "p3.txt": -1}}',
    ],
)
def test_a_record_that_somebody_spoiled_is_passed_over(record: bytes, raw: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".slow.json").write_bytes(record)
    assert len(run(raw, tmp_path / "out")[0].plans) == 5


@pytest.mark.process
def test_processes_that_hang_are_stopped_and_the_next_run_reads_the_others(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of two workers never ends its first plan."""
    monkeypatch.setattr(pool, "read_batch_to_file", endless_batch)
    out = tmp_path / "out"
    result = pipeline.run(raw, out, engine=Processes(2), policy=Policy(max_time=8))
    assert "p0.txt" in result.left
    assert {outcome.status for outcome in result.outcomes} <= {"ok"}
    assert not [child for child in psutil.Process().children() if "pebble" in " ".join(child.cmdline())]
    again = pipeline.run(raw, out, engine=Processes(2), policy=Policy(max_time=8))
    assert again.left == ("p0.txt",)
    assert [outcome.name for outcome in again.plans] == NAMES[1:]


def test_no_time_at_all_reads_nothing(raw: Path, tmp_path: Path) -> None:
    for engine in (pool.in_this_process, Processes(1)):
        result = pipeline.run(raw, tmp_path / "out", engine=engine, policy=Policy(max_time=0))
        assert (result.published, result.left) == (False, tuple(NAMES))


@pytest.mark.process
def test_the_command_line_says_what_was_left_and_exits_1(
    raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    args = ["run", str(raw), "--out", str(tmp_path / "out"), "--workers", "1"]
    assert cli.main([*args, "--max-time", "0s"]) == codes.SET_ASIDE
    assert "5 files left for the next run" in capsys.readouterr().out
    assert cli.main([*args, "--max-time", "soon"]) == codes.USAGE
    assert cli.main([*args, "--max-time", "2h"]) == codes.CLEAN
    assert "left for the next run" not in capsys.readouterr().out
