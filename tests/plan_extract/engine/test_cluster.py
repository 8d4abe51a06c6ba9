"""A dask cluster gives the tables that processes give, also where it loses a worker."""

from __future__ import annotations

import io
import os
import signal
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import dask.config
import psutil
import pytest
from dataset_files import table_files
from distributed import LocalCluster

from deadly import deadly_batch, held_batch
from extract.ground.errors import InternalError, UsageError
from extract.ground.options import AS_USUAL
from faulty import faulty
from plan_extract import cli
from plan_extract.commands import codes, runs
from plan_extract.engine import cluster
from plan_extract.engine.cluster import Cluster
from plan_extract.engine.deadline import Deadline
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.parts import PlanFiles
from plan_extract.run import pipeline

pytestmark = [pytest.mark.process, pytest.mark.xdist_group("cluster")]

CLEAN = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def local() -> Iterator[Any]:
    """Two workers of this machine. A task that lost a worker is not given to a third: the tests do not wait for it."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as found,
    ):
        yield found


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cluster, "_BATCH", 3)
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(20):
        (folder / f"p{number:02}.txt").write_text(f"{CLEAN}\n{number}\n", encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"")
    # a worker reads it in a process of its own: dask's are daemons, which may have none
    (folder / "word.docx").write_bytes(document(CLEAN))
    return folder


def document(text: str) -> bytes:
    """A Word document, a paragraph a line."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.splitlines())
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return data.getvalue()


def tables(out: Path) -> dict[str, bytes]:
    return table_files(out)


def test_a_cluster_gives_the_same_bytes(local: Any, raw: Path, tmp_path: Path) -> None:
    pipeline.run(raw, tmp_path / "here")
    code = cli.main(
        ["run", str(raw), "--out", str(tmp_path / "there"), "--engine", "dask", "--scheduler", local.scheduler_address]
    )
    assert code == codes.SET_ASIDE
    assert tables(tmp_path / "there") == tables(tmp_path / "here")
    assert b"word" in tables(tmp_path / "there")["plans.parquet"]


def test_a_worker_that_is_killed_costs_nothing(local: Any, raw: Path, tmp_path: Path) -> None:
    pipeline.run(raw, tmp_path / "here")
    victims: list[int] = []

    def kill(_outcome: Outcome, done: int, _total: int) -> None:
        if done >= 4 and not victims:
            victims.append(next(worker.process.pid for worker in local.workers.values() if worker.process))
            os.kill(victims[0], signal.SIGKILL)

    result = pipeline.run(raw, tmp_path / "there", engine=Cluster(local.scheduler_address), on_progress=kill)
    assert victims
    assert not psutil.pid_exists(victims[0]) or psutil.Process(victims[0]).status() == psutil.STATUS_ZOMBIE
    assert [outcome.name for outcome in result.quarantined] == ["bad.txt"]
    assert tables(tmp_path / "there") == tables(tmp_path / "here")


def test_a_plan_that_ends_every_worker_is_set_aside_and_its_batch_is_read(
    local: Any, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workers are killed whenever they work on a batch of the first plan, until the scheduler gives it up."""
    monkeypatch.setattr(cluster, "read_batch", deadly_batch)
    plans = [PlanFiles(f"p{number:02}", ((raw / f"p{number:02}.txt", f"p{number:02}.txt"),)) for number in range(6)]
    outcomes = {outcome.name: outcome for outcome in Cluster(local.scheduler_address)(plans, AS_USUAL, raw)}
    assert outcomes.keys() == {f"p{number:02}.txt" for number in range(6)}
    assert {name: outcome.problem.code for name, outcome in outcomes.items() if outcome.problem} == {
        "p00.txt": "limits"
    }


def test_a_fault_of_ours_on_a_worker_costs_its_plan(local: Any, raw: Path, tmp_path: Path) -> None:
    (raw / "odd.txt").write_text(CLEAN, encoding="utf-8")
    result = pipeline.run(raw, tmp_path / "out", engine=faulty(Cluster(local.scheduler_address)))
    assert {outcome.name: outcome.problem.code for outcome in result.quarantined if outcome.problem} == {
        "bad.txt": "empty",
        "odd.txt": "internal_error",
    }
    assert len(result.plans) == 21


def test_too_many_faults_on_a_cluster_stop_the_run(local: Any, raw: Path, tmp_path: Path) -> None:
    for number in range(4):
        (raw / f"odd{number}.txt").write_text(CLEAN, encoding="utf-8")
    with pytest.raises(InternalError, match=r"odd\d\.txt"):
        pipeline.run(raw, tmp_path / "out", engine=faulty(Cluster(local.scheduler_address)))
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_a_cluster_whose_time_is_up_leaves_the_rest(local: Any, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One batch does not end: what the others gave is taken, and the plans that were under way are named."""
    monkeypatch.setattr(cluster, "read_batch", held_batch)
    plans = [PlanFiles(f"p{number:02}", ((raw / f"p{number:02}.txt", f"p{number:02}.txt"),)) for number in range(9)]
    deadline = Deadline(8)
    (raw.parent / "held").touch()
    try:
        outcomes = [outcome.name for outcome in Cluster(local.scheduler_address)(plans, AS_USUAL, raw, deadline)]
    finally:
        (raw.parent / "held").unlink()  # dask cannot stop it
    left = [files.name for files in deadline.cut_off]
    assert left[0] == "p00.txt"
    assert sorted([*outcomes, *left]) == [f"p{number:02}.txt" for number in range(9)]


def test_no_plan_asks_no_cluster(tmp_path: Path) -> None:
    assert list(Cluster("tcp://127.0.0.1:1")([], AS_USUAL, tmp_path)) == []


def test_a_scheduler_that_is_not_there_is_the_user_s_to_mend(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "_CONNECT_SECONDS", 1)
    args = ["run", str(raw), "--out", str(tmp_path / "out"), "--engine", "dask"]
    assert cli.main([*args, "--scheduler", "tcp://127.0.0.1:1"]) == codes.USAGE
    assert "does not answer" in capsys.readouterr().err
    assert cli.main(args) == codes.USAGE
    with pytest.raises(UsageError):
        runs.engine_of("processes", None, "tcp://127.0.0.1:1")


def test_rows_do_not_pile_up_in_the_cluster(local: Any, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many tasks are under way as the workers need; what was taken is let go."""
    monkeypatch.setattr(cluster, "_BATCH", 1)
    plans = [PlanFiles(f"p{number:02}", ((raw / f"p{number:02}.txt", f"p{number:02}.txt"),)) for number in range(20)]
    held: list[int] = []
    over = threading.Event()

    def watch() -> None:
        while not over.is_set():
            held.append(len(local.scheduler.tasks))
            time.sleep(0.01)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        assert len(list(Cluster(local.scheduler_address)(plans, AS_USUAL, raw))) == 20
    finally:
        over.set()
        thread.join()
    assert max(held) <= 2 * cluster._AHEAD + 1
