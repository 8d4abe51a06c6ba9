"""What a person, a program and a monitor are told of a dataset, and the files that were set aside."""

from __future__ import annotations

import datetime
import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from normalize.store.folder import Folder
from plan_extract import cli
from plan_extract.commands import codes
from plan_extract.run.choice import unchanged
from plan_extract.run.outcome import status as of

CLEAN = (Path(__file__).parents[3] / "cases" / "clean.txt").read_text(encoding="utf-8")
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(unchanged, "_SETTLED_NS", 0)
    folder = tmp_path / "raw"
    (folder / "north").mkdir(parents=True)
    (folder / "a.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "north" / "bad.txt").write_bytes(b"")
    return folder


def run(raw: Path, out: Path, *args: str) -> int:
    return cli.main(["run", str(raw), "--out", str(out), "--quiet", *args])


def told(out: Path, capsys: Captured, *args: str) -> tuple[int, str]:
    capsys.readouterr()
    code = cli.main(["status", str(out), *args])
    return code, capsys.readouterr().out


def as_object(out: Path, capsys: Captured, *args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(told(out, capsys, "--format", "json", *args)[1])
    return found


@pytest.mark.process
def test_a_dataset_after_its_first_run(raw: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "out"
    assert run(raw, out) == codes.SET_ASIDE
    code, text = told(out, capsys)
    assert code == codes.CLEAN
    assert "1 ok, 1 quarantined" in text
    assert "north/bad.txt: the file has no text" in text
    assert "there was none" in text
    found = as_object(out, capsys)
    assert found["healthy"]
    assert found["last_run"]["result"] == "published"
    assert found["version"]["sources"] == {"ok": 1, "quarantined": 1, "removed": 0}
    assert found["drift_rows"] == {}
    assert [entry["path"] for entry in found["quarantined"]] == ["north/bad.txt"]


@pytest.mark.process
def test_what_changed_since_the_version_before(raw: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "out"
    run(raw, out)
    before = as_object(out, capsys)["version"]["rows"]
    (raw / "b.txt").write_text(f"{CLEAN}\nb\n", encoding="utf-8")
    run(raw, out)
    found = as_object(out, capsys)
    assert found["drift_rows"]["plans"] == 1
    assert found["drift_rows"]["projects"] == before["projects"]
    assert "plans +1" in told(out, capsys)[1]


@pytest.mark.process
def test_a_run_with_nothing_to_do_counts_as_a_good_run(raw: Path, tmp_path: Path, capsys: Captured) -> None:
    """Otherwise a dataset whose sources never change would look as if nobody looked after it."""
    out = tmp_path / "out"
    run(raw, out)
    manifest = (out / "manifest.json").resolve()
    content = json.loads(manifest.read_bytes())
    long_ago = "2020-01-01T00:00:00.000+00:00"
    content["history"][-1]["finished_at"] = content["run"]["finished_at"] = long_ago
    manifest.write_text(json.dumps(content), encoding="utf-8")
    last = json.loads((out / ".last-run.json").read_bytes())
    (out / ".last-run.json").write_text(json.dumps(last | {"finished_at": long_ago}), encoding="utf-8")
    assert told(out, capsys, "--max-age", "36h")[0] == codes.SET_ASIDE
    run(raw, out)
    assert as_object(out, capsys)["last_run"]["result"] == "unchanged"
    assert told(out, capsys, "--max-age", "36h")[0] == codes.CLEAN


@pytest.mark.process
def test_a_failed_run_is_told_until_one_ends_well(raw: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "out"
    for name in ("b", "c"):
        (raw / f"{name}.txt").write_text(f"{CLEAN}\n{name}\n", encoding="utf-8")
    run(raw, out)
    for name in ("b", "c"):
        (raw / f"{name}.txt").unlink()
    assert run(raw, out, "--max-drop", "10") == codes.SHRUNK
    code, text = told(out, capsys)
    assert code == codes.SET_ASIDE
    assert "would shrink" in text
    assert not as_object(out, capsys)["healthy"]
    run(raw, out, "--max-drop", "100")
    assert told(out, capsys)[0] == codes.CLEAN


@pytest.mark.parametrize(("age", "allowed"), [(3599.0, True), (3601.0, False)])
def test_too_old_is_older_than_allowed(age: float, allowed: bool) -> None:
    found = of.Status("out", {}, {"id": "r"}, None, [], age, of.seconds("1h"))
    assert found.healthy is allowed


@pytest.mark.process
def test_metrics_are_whole_numbers_that_a_collector_can_read(raw: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "out"
    run(raw, out)
    code, text = told(out, capsys, "--format", "prometheus")
    assert code == codes.CLEAN
    values = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    assert values['plan_extract_sources{status="quarantined"}'] == "1"
    assert values["plan_extract_healthy"] == "1"
    assert "e+" not in "".join(values.values())
    now = datetime.datetime.now(datetime.UTC).timestamp()
    assert abs(float(values["plan_extract_last_good_run_timestamp_seconds"]) - now) < 60
    told(out, capsys, "--format", "prometheus", "--output", str(tmp_path / "metrics.prom"))
    assert (tmp_path / "metrics.prom").read_text(encoding="utf-8").splitlines()[0] == text.splitlines()[0]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_where_there_is_no_dataset_that_is_said(tmp_path: Path, capsys: Captured) -> None:
    assert cli.main(["status", str(tmp_path / "nothing")]) == codes.USAGE
    assert "holds no dataset" in capsys.readouterr().err
    assert cli.main(["status", str(tmp_path), "--max-age", "soon"]) == codes.USAGE
    assert not (tmp_path / "nothing").exists()


@pytest.mark.process
def test_a_file_that_was_set_aside_can_be_listed_shown_and_tried_again(
    raw: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "out"
    run(raw, out)
    capsys.readouterr()
    assert cli.main(["quarantine", "list", str(out), "--format", "json"]) == codes.CLEAN
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["path"], listed["code"]) == ("north/bad.txt", "empty")
    assert listed["what"].endswith(".")
    assert not listed["what"].endswith("..")
    assert cli.main(["quarantine", "show", str(out), "north/bad.txt"]) == codes.CLEAN
    shown = capsys.readouterr().out
    copy = out / "quarantine" / "files" / "north" / "bad.txt"
    assert str(copy) in shown
    assert copy.read_bytes() == b""
    (raw / "north" / "bad.txt").write_text(f"{CLEAN}\nmended\n", encoding="utf-8")
    (raw / "a.txt").unlink()
    assert cli.main(["quarantine", "retry", str(out), "--workers", "1"]) == codes.CLEAN
    assert "1 plan more in the dataset" in capsys.readouterr().out  # the source that is gone is another run's business
    assert not (out / "quarantine").exists()
    assert cli.main(["quarantine", "retry", str(out)]) == codes.USAGE
    assert "no file is set aside" in capsys.readouterr().err


@pytest.mark.process
@pytest.mark.parametrize("command", ["show", "retry"])
def test_a_file_that_is_not_set_aside_is_the_user_s_mistake(
    command: str, raw: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "out"
    run(raw, out)
    assert cli.main(["quarantine", command, str(out), "a.txt"]) == codes.USAGE
    assert "a.txt is not set aside" in capsys.readouterr().err


@pytest.mark.process
def test_a_retry_leaves_the_rows_that_an_earlier_run_kept(raw: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "out"
    (raw / "b.txt").write_text(f"{CLEAN}\nb\n", encoding="utf-8")
    run(raw, out)
    (raw / "b.txt").unlink()
    run(raw, out, "--removed", "keep")
    rows = as_object(out, capsys)["version"]["rows"]
    assert rows["plans"] == 2
    cli.main(["quarantine", "retry", str(out)])
    assert as_object(out, capsys)["version"]["rows"] == rows


@pytest.mark.process
def test_after_a_first_run_that_failed_it_says_what_failed(
    raw: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no dataset yet, and a monitor has to know why."""

    def full(*_: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("plan_extract.run.pipeline.publish", full)
    out = tmp_path / "out"
    assert run(raw, out) == codes.USAGE
    code, text = told(out, capsys)
    assert code == codes.SET_ASIDE
    assert "No space left on device" in text
    assert "nothing was published yet" in text
    found = as_object(out, capsys, "--max-age", "36h")
    assert (found["healthy"], found["age_seconds"], found["version"]) == (False, None, {})
    assert found["last_run"]["result"] == "failed"
    metrics = told(out, capsys, "--format", "prometheus")[1]
    assert "plan_extract_last_run_failed 1" in metrics
    assert "plan_extract_healthy 0" in metrics
    capsys.readouterr()
    assert cli.main(["quarantine", "list", str(out)]) == codes.USAGE
    assert "holds no dataset" in capsys.readouterr().err


@pytest.mark.parametrize("time", ["0s", None])
@pytest.mark.process
def test_files_that_wait_are_named_and_without_a_dataset_nothing_is_well(
    time: str | None, raw: Path, tmp_path: Path, capsys: Captured
) -> None:
    """The first run reads nothing; the second leaves what is new, and publishes nothing either."""
    out = tmp_path / "out"
    if time is None:
        (raw / "north" / "bad.txt").unlink()
        run(raw, out)
        (raw / "b.txt").write_text(f"{CLEAN}\nb\n", encoding="utf-8")
    left = ["b.txt"] if time is None else ["a.txt", "north/bad.txt"]
    assert run(raw, out, "--max-time", "0s") == codes.SET_ASIDE
    code, text = told(out, capsys)
    assert code == (codes.CLEAN if time is None else codes.SET_ASIDE)
    assert ", ".join(left) in text
    found = as_object(out, capsys)
    assert (found["healthy"], found["left"]) == (time is None, left)
    metrics = told(out, capsys, "--format", "prometheus")[1]
    assert f"plan_extract_healthy {int(time is None)}" in metrics
    assert f"plan_extract_left_files {len(left)}" in metrics


def test_metrics_on_a_full_disk_leave_nothing_behind_and_name_the_file(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".last-run.json").write_text(
        json.dumps({"result": "failed", "finished_at": "2027-01-01T00:00:00+00:00", "seconds": 1}), encoding="utf-8"
    )
    (tmp_path / "metrics.prom").write_text("before", encoding="utf-8")
    write = Path.write_text

    def full(self: Path, *args: Any, **options: Any) -> int:
        write(self, *args, **options)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    metrics = tmp_path / "metrics.prom"
    assert told(tmp_path / "out", capsys, "--format", "prometheus", "--output", str(metrics))[0] == codes.USAGE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["metrics.prom", "out"]
    assert metrics.read_text(encoding="utf-8") == "before"
    cli.main(["status", str(tmp_path / "out"), "--output", str(metrics)])
    assert f"{metrics} cannot be written (No space left on device)" in capsys.readouterr().err


@pytest.mark.process
def test_a_run_that_fails_on_a_full_disk_is_told_although_nothing_can_be_written(
    raw: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run before kept room for it on the disk."""
    out = tmp_path / "out"
    run(raw, out)
    (raw / "a.txt").write_text(f"{CLEAN}\nchanged\n", encoding="utf-8")

    def full(self: Path, _data: bytes) -> int:
        self.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert run(raw, out) == codes.USAGE
    monkeypatch.undo()
    code, text = told(out, capsys)
    assert code == codes.SET_ASIDE
    assert "No space left on device" in text
    assert [path.name for path in out.iterdir() if path.name.startswith(".link")] == []


def test_a_record_that_cannot_be_written_whole_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a record would be none: nobody would know how the last run ended."""
    folder, record = Folder(tmp_path), tmp_path / ".last-run.json"
    folder.write(".last-run.json", b'{"result": "published"}')
    written = os.write

    def full(descriptor: int, data: bytes) -> int:
        if len(data) < 9:
            raise OSError(errno.ENOSPC, "No space left on device")
        return written(descriptor, data[:9])

    monkeypatch.setattr(Path, "write_bytes", _on_a_full_disk)
    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space left"):
        folder.write(".last-run.json", b'{"result": "failed"}')
    assert record.read_bytes() == b'{"result": "published"}'
    monkeypatch.setattr(os, "write", written)
    folder.write(".last-run.json", b'{"result": "failed"}')
    assert record.read_bytes() == b'{"result": "failed"}'
    with pytest.raises(OSError, match="No space left"):  # the room is taken
        folder.write(".last-run.json", b"{}")
    assert [path.name for path in tmp_path.iterdir()] == [".last-run.json"]


def test_room_for_a_record_is_kept_again_when_the_disk_has_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, record = Folder(tmp_path), tmp_path / ".last-run.json"
    for text in (b"1", b"2"):
        folder.write(".last-run.json", b"{}")
        with monkeypatch.context() as full:
            full.setattr(Path, "write_bytes", _on_a_full_disk)
            folder.write(".last-run.json", text)
        assert record.read_bytes() == text


def _on_a_full_disk(*_: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("link", ["symlink_to", "hardlink_to"])
def test_no_record_is_written_over_a_file_of_another(
    link: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "precious").write_text("mine", encoding="utf-8")
    (tmp_path / "out").mkdir()
    getattr(tmp_path / "out" / ".last-run.spare", link)(tmp_path / "precious")
    monkeypatch.setattr(Path, "write_bytes", _on_a_full_disk)
    with pytest.raises(OSError, match=r"symbolic|second name"):
        Folder(tmp_path / "out").write(".last-run.json", b"{}")
    assert (tmp_path / "precious").read_text(encoding="utf-8") == "mine"
