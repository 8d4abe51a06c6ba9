"""Processes that read plans: what they give, and what a file costs that takes too long or ends its process."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from dataset_files import table_files

from deadly import deadly_batch, deadly_begin, endless_batch
from extract.ground.errors import InternalError, UsageError
from extract.ground.options import AS_USUAL
from extract.sources import discover
from faulty import faulty
from normalize.schema.tables import TABLES
from normalize.store.encoded import EncodedPlan, unpacked
from normalize.store.spill import SpilledPlan, SpillReader
from plan_extract.engine import pool
from plan_extract.engine.deadline import Deadline
from plan_extract.engine.parts import PlanFiles
from plan_extract.engine.pool import PlanLimits, Processes, in_this_process
from plan_extract.run import pipeline

CLEAN = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(6):
        (folder / f"p{number}.txt").write_text(f"{CLEAN}\n{number}\n", encoding="utf-8")
    return folder


def plans(raw: Path) -> list[PlanFiles]:
    return [PlanFiles(name.removesuffix(".txt"), ((path, name),)) for path, name in discover(raw).files]


@pytest.fixture(params=["one by one", "in batches"])
def _tasks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six plans are too few for batches; with a share a worker they are two of three."""
    if request.param == "in batches":
        monkeypatch.setattr(pool, "_SHARES", 1)


def workers() -> list[psutil.Process]:
    """The processes of a pool of this process, but for those that only watch resources."""
    found = []
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):  # gone, or going
            if "spawn_main" in " ".join(child.cmdline()):
                found.append(child)
    return found


def has_worked(worker: psutil.Process) -> bool:
    with suppress(psutil.Error):
        return bool(sum(worker.cpu_times()[:2]) > 0.2)
    return False


@contextmanager
def killed(times: int) -> Iterator[list[int]]:
    """Kill workers while something runs, one after the other as they begin to work."""
    hit: list[int] = []
    over = threading.Event()

    def kill() -> None:
        while not over.is_set() and len(hit) < times:
            for worker in workers():
                if worker.pid not in hit and has_worked(worker):
                    os.kill(worker.pid, signal.SIGKILL)
                    hit.append(worker.pid)
                    break
            time.sleep(0.01)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield hit
    finally:
        over.set()
        thread.join()


@pytest.mark.process
@pytest.mark.usefixtures("_tasks")
def test_processes_give_what_one_gives(raw: Path, tmp_path: Path) -> None:
    alone = {outcome.name: outcome for outcome in in_this_process(plans(raw), AS_USUAL, tmp_path / "rows")}
    together = {outcome.name: outcome for outcome in Processes(2)(plans(raw), AS_USUAL, tmp_path / "rows")}
    assert together.keys() == alone.keys()
    for name, outcome in together.items():
        assert (outcome.counts, outcome.sha256, outcome.issues) == (
            alone[name].counts,
            alone[name].sha256,
            alone[name].issues,
        )
        assert outcome.plan is not None


@pytest.mark.process
def test_workers_leave_their_rows_in_the_folder_and_send_only_where(raw: Path, tmp_path: Path) -> None:
    alone = {outcome.name: outcome.plan for outcome in in_this_process(plans(raw), AS_USUAL, tmp_path)}
    with SpillReader() as reader:
        for outcome in Processes(2)(plans(raw), AS_USUAL, tmp_path / "rows"):
            left, held = outcome.plan, alone[outcome.name]
            assert isinstance(left, SpilledPlan)
            assert isinstance(held, EncodedPlan)
            assert Path(left.path).parent == tmp_path / "rows"
            for name, count in left.counts.items():
                if count:
                    batch = unpacked(TABLES[name], reader.rows(left, name)).slice(left.start(name), count)
                    assert batch == held.batch(name)


def test_no_plan_starts_no_process(tmp_path: Path) -> None:
    assert list(Processes(2)([], AS_USUAL, tmp_path / "rows")) == []


def test_plans_come_in_batches_where_there_are_many_and_slow_ones_alone(raw: Path) -> None:
    some = [*plans(raw), PlanFiles("scan", ((raw / "scan.pdf", "scan.pdf"),))]
    few = list(Processes(2)._tries(some))
    many = list(Processes(2)._tries(some * 40))
    assert [len(one.plans) for one in few] == [1] * 7
    assert {len(one.plans) for one in many} == {1, pool._BATCH}
    assert all(len(one.plans) == 1 for one in many if one.plans[0].plan_id == "scan")
    assert sorted(files.plan_id for one in many for files in one.plans) == sorted(files.plan_id for files in some * 40)


def test_plans_that_were_cut_off_come_last_and_alone_whatever_their_format(raw: Path) -> None:
    """A PDF is begun first, but not one that hung before."""
    texts = [replace(files, cut_off=times) for files, times in zip(plans(raw), (2, 0, 1, 0, 0, 0), strict=True)]
    scans = [PlanFiles(f"s{times}", ((raw / "s.pdf", f"s{times}.pdf"),), cut_off=times) for times in (0, 1, 3)]
    tries = list(Processes(1)._tries([*texts, *scans]))
    assert [files.plan_id for one in tries for files in one.plans] == [
        *("s0", "p1", "p3", "p4", "p5"),
        *("p2", "s1", "p0", "s3"),
    ]
    assert all(len(one.plans) == 1 for one in tries if one.rank)


@pytest.mark.process
@pytest.mark.usefixtures("_tasks")
def test_a_plan_that_takes_too_long_is_set_aside_and_the_others_are_read(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "read_batch_to_file", endless_batch)
    outcomes = {
        outcome.name: outcome
        for outcome in Processes(2, PlanLimits(seconds=3))(plans(raw), AS_USUAL, tmp_path / "rows")
    }
    slow = outcomes.pop("p0.txt")
    assert slow.problem is not None
    assert (slow.problem.code, slow.read_with) == ("limits", ("p0.txt",))
    assert "retry" in slow.problem.remedy
    assert [outcome.status for outcome in outcomes.values()] == ["ok"] * 5


@pytest.mark.process
@pytest.mark.usefixtures("_tasks")
def test_a_plan_that_needs_too_much_memory_is_set_aside(raw: Path, tmp_path: Path) -> None:
    (raw / "big.txt").write_text(CLEAN + "\n" + "ก" * 15_000_000, encoding="utf-8")
    tight = Processes(1, PlanLimits(mebibytes=900))
    outcomes = {outcome.name: outcome for outcome in tight(plans(raw), AS_USUAL, tmp_path / "rows")}
    problem = outcomes.pop("big.txt").problem
    assert problem is not None
    assert problem.code == "limits"
    assert {outcome.status for outcome in outcomes.values()} == {"ok"}


@pytest.mark.process
@pytest.mark.usefixtures("_tasks")
def test_a_worker_that_is_killed_costs_nothing(raw: Path, tmp_path: Path) -> None:
    pipeline.run(raw, tmp_path / "calm")
    with killed(1) as hit:
        result = pipeline.run(raw, tmp_path / "hit", engine=Processes(1))
    assert len(hit) == 1
    assert result.quarantined == ()
    assert table_files(tmp_path / "hit") == table_files(tmp_path / "calm")


@pytest.mark.process
@pytest.mark.usefixtures("_tasks")
def test_a_file_that_ends_every_worker_is_set_aside(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "read_batch_to_file", deadly_batch)
    outcomes = {outcome.name: outcome for outcome in Processes(2)(plans(raw), AS_USUAL, tmp_path / "rows")}
    assert len(outcomes) == 6
    assert {name: found.problem.code for name, found in outcomes.items() if found.problem} == {"p0.txt": "limits"}


@pytest.mark.process
def test_workers_that_are_ended_before_they_read_are_said(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "_begin", deadly_begin)
    with pytest.raises(UsageError, match="ended from outside"):
        list(Processes(1)(plans(raw)[:1], AS_USUAL, tmp_path / "rows"))


@pytest.mark.process
@pytest.mark.usefixtures("_tasks")
def test_a_fault_of_ours_costs_its_plan_and_not_those_of_its_batch(raw: Path, tmp_path: Path) -> None:
    (raw / "odd.txt").write_text(CLEAN, encoding="utf-8")
    outcomes = {
        outcome.name: outcome for outcome in faulty(Processes(2))(plans(raw), AS_USUAL, tmp_path / "rows", Deadline())
    }
    odd = outcomes.pop("odd.txt")
    assert odd.is_fault
    assert "Traceback" in (odd.trace or "")
    assert odd.read_with == ("odd.txt",)
    assert [outcome.status for outcome in outcomes.values()] == ["ok"] * 6


@pytest.mark.process
def test_too_many_faults_stop_the_workers(raw: Path, tmp_path: Path) -> None:
    of_others = workers()  # the guard of a test before, where one process runs several
    for number in range(4):
        (raw / f"odd{number}.txt").write_text(CLEAN, encoding="utf-8")
    with pytest.raises(InternalError, match=r"odd\d\.txt"):
        pipeline.run(raw, tmp_path / "out", engine=faulty(Processes(2)))
    deadline = time.monotonic() + 10
    while set(workers()) - set(of_others) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert set(workers()) <= set(of_others)
    assert not (tmp_path / "out" / "manifest.json").exists()
