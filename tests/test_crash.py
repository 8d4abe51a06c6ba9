"""A run that ends anywhere leaves one whole dataset, and the next run heals it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from dataset_files import table_path

from extract.ground.errors import LockedError
from normalize.schema.tables import TABLES
from normalize.store.destination import PUBLISHED
from normalize.store.folder import Folder
from plan_extract import cli
from plan_extract.run import pipeline
from plan_extract.run.choice import unchanged

pytestmark = [pytest.mark.process, pytest.mark.slow]

CLEAN = (Path(__file__).parent / "cases" / "clean.txt").read_text(encoding="utf-8")
LEAST_STEPS = 60
"""17 tables, two files, their syncs and the switch: with fewer steps the crashes would not be where they should."""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset ``before``, sources ``raw`` that give another one, and that one, ``after``."""
    folder = tmp_path_factory.mktemp("crash")
    raw = folder / "raw"
    raw.mkdir()
    for name in ("a", "b", "c"):
        (raw / f"{name}.txt").write_text(f"{CLEAN}\n{name}\n", encoding="utf-8")
    (raw / "bad.txt").write_bytes(b"")
    pipeline.run(raw, folder / "before")
    (raw / "a.txt").unlink()
    (raw / "b.txt").write_text(f"{CLEAN}\nchanged\n", encoding="utf-8")
    (raw / "bad.txt").write_bytes(b"\0\0")
    (raw / "worse.txt").write_bytes(b"")
    pipeline.run(raw, folder / "after")
    return folder


def version(out: Path) -> dict[str, str]:
    """The SHA-256 of all files that people open, after a look that they are those of one manifest."""
    manifest = json.loads((out / "manifest.json").read_bytes())
    found = {
        name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in PUBLISHED if name != "manifest.json"
    }
    assert found == {name: file["sha256"] for name, file in manifest["files"].items()}
    return found


@pytest.mark.parametrize("how", ["kill", "power", "full", "readonly"])
def test_a_run_that_is_stopped_at_any_step_leaves_a_whole_dataset_and_the_next_run_heals_it(
    how: str, prepared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "_SETTLED_NS", 0)
    before, after = version(prepared / "before"), version(prepared / "after")
    assert before != after
    script = Path(__file__).parent / "support" / "crash.py"
    command = [sys.executable, str(script), str(prepared), how]
    steps = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert steps > LEAST_STEPS
    seen = set()
    for number in range(1, steps):
        out = prepared / how / str(number) / "out"
        left = version(out)
        assert left in (before, after), number
        seen.add(left == after)
        pipeline.run(prepared / "raw", out)
        assert version(out) == after, number
        assert not list((out / ".versions").glob(".new-*")), number
        assert not list(out.glob(".link-*")), number
        aside = sorted(path.name for path in (out / "quarantine" / "reasons").iterdir())
        assert aside == ["bad.txt.json", "worse.txt.json"], number
        shutil.rmtree(out.parent)
    assert seen == {False, True}


def test_a_power_loss_would_be_seen(prepared: Path, tmp_path: Path) -> None:
    """The check above looks at the bytes: a table that lost its data is no whole dataset."""
    shutil.copytree(prepared / "after", tmp_path / "out", symlinks=True)
    os.truncate((tmp_path / "out" / "projects.parquet").resolve(), 0)
    with pytest.raises(AssertionError):
        version(tmp_path / "out")


PUBLISHER = """
import sys
from pathlib import Path
from plan_extract.run import pipeline
from plan_extract.run.choice.policy import Policy
raw, out, times = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
text = (raw / "z.txt").read_text(encoding="utf-8")
for number in range(times):
    for other in raw.glob("p*.txt"):
        other.unlink()
    for name in range(1 + number % 3):
        (raw / f"p{name}.txt").write_text(f"{text}\\n{number}\\n", encoding="utf-8")
    assert pipeline.run(raw, out).published
"""


def dangling(folder: Path) -> list[str]:
    """References between the tables of one folder that name no row."""
    rows = {name: pq.read_table(table_path(folder, name)) for name in TABLES}
    wrong = []
    for name, table in TABLES.items():
        for key in table.foreign_keys:
            named = {tuple(row.values()) for row in rows[name].select(list(key.columns)).to_pylist()}
            known = {tuple(row.values()) for row in rows[key.table].select(list(key.references)).to_pylist()}
            wrong += [f"{name} {key.columns} {row}" for row in named - known if None not in row]
    return wrong


def test_who_reads_all_tables_of_a_version_never_meets_another_one(tmp_path: Path) -> None:
    """200 publishes, and a reader that loads everything over and over while they go on."""
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "z.txt").write_text(CLEAN, encoding="utf-8")
    pipeline.run(raw, out)
    publisher = subprocess.Popen([sys.executable, "-c", PUBLISHER, str(raw), str(out), "200"])
    reads, versions = 0, set()
    while publisher.poll() is None:
        folder = (out / "manifest.json").resolve().parent
        assert dangling(folder) == []
        reads += 1
        versions.add(folder.name)
    assert publisher.returncode == 0
    assert reads > 20
    assert len(versions) > 10
    assert len(json.loads((out / "manifest.json").read_bytes())["history"]) == 100


KILLS = 12
"""Of 200 and more, which tests/support/kills.py does when it is asked to."""


def test_runs_that_are_killed_while_they_publish_are_no_matter_to_readers(tmp_path: Path) -> None:
    """Also that each kill leaves a whole version, and that the last run publishes."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "z.txt").write_text(CLEAN, encoding="utf-8")
    script = Path(__file__).parent / "support" / "kills.py"
    command = [sys.executable, str(script), str(tmp_path), str(KILLS)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    said = json.loads(done.stdout)
    assert said["killed"] == KILLS
    assert said["reads"] >= 3
    assert (said["failed"], said["mixed"], done.stderr) == (0, 0, "")


HOLDER = """
import sys, time
from pathlib import Path
from normalize.store.folder import Folder
with Folder(Path(sys.argv[1])).locked("run r1, process 1 on a machine"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_run_says_who_holds_the_lock_and_exits_75(
    prepared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(prepared / "before", tmp_path / "out", symlinks=True)
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path / "out")], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    before = version(tmp_path / "out")
    with pytest.raises(LockedError, match="run r1, process 1 on a machine"):
        pipeline.run(prepared / "raw", tmp_path / "out")
    assert cli.main(["run", str(prepared / "raw"), "--out", str(tmp_path / "out")]) == 75
    assert "is being written by run r1" in capsys.readouterr().err
    assert version(tmp_path / "out") == before
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    pipeline.run(prepared / "raw", tmp_path / "out")
    assert version(tmp_path / "out") == version(prepared / "after")


def test_the_lock_is_free_after_a_run_that_failed(prepared: Path, tmp_path: Path) -> None:
    def fails(*_: Any) -> Any:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        pipeline.run(prepared / "raw", tmp_path / "out", engine=fails)
    with Folder(tmp_path / "out").locked("another"):
        pass
