"""Only what changed is read again, and the dataset is the one that reading everything would give."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract import readers
from extract import sources as sources_module
from extract.ground.errors import ShrunkError, UsageError
from extract.ground.options import ReadOptions
from normalize.store.destination import PUBLISHED
from plan_extract.engine import quarantined, read_plan
from plan_extract.engine.deadline import Deadline
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.parts import PlanFiles
from plan_extract.engine.pool import in_this_process
from plan_extract.run import pipeline
from plan_extract.run.choice import fingerprint as prints
from plan_extract.run.choice import raw_files, unchanged
from plan_extract.run.choice.policy import AS_NEEDED, Policy
from plan_extract.run.outcome.result import RunResult

pytestmark = pytest.mark.slow

CLEAN = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")


class Reader:
    """An engine that notes what it is asked to read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(
        self, tasks: Sequence[PlanFiles], options: ReadOptions, folder: Path, deadline: Deadline
    ) -> Iterator[Outcome]:
        self.read += [name for files in tasks for _, name in files.parts]
        return in_this_process(tasks, options, folder, deadline)


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as settled at once: the tests do not wait for two seconds."""
    monkeypatch.setattr(unchanged, "_SETTLED_NS", 0)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"{CLEAN}\n{name}\n", encoding="utf-8")
    return folder


def run(raw: Path, out: Path, policy: Policy = AS_NEEDED) -> tuple[RunResult, list[str]]:
    reader = Reader()
    result = pipeline.run(raw, out, engine=reader, policy=policy)
    return result, sorted(reader.read)


def files(out: Path) -> dict[str, bytes]:
    """The published files but for the manifest, which has a clock."""
    return {name: (out / name).read_bytes() for name in PUBLISHED if name != "manifest.json"}


def afresh(raw: Path, tmp_path: Path) -> dict[str, bytes]:
    """What reading everything into an empty folder gives."""
    out = tmp_path / f"afresh{time.monotonic_ns()}"
    pipeline.run(raw, out)
    return files(out)


def sources(out: Path) -> dict[str, dict[str, Any]]:
    return {entry["path"]: entry for entry in json.loads((out / "manifest.json").read_bytes())["sources"]}


def test_nothing_to_do_reads_nothing_and_leaves_every_published_file(raw: Path, tmp_path: Path) -> None:
    first, _ = run(raw, tmp_path / "out")
    published = [path for path in (tmp_path / "out").iterdir() if path.name[0] != "."]
    before = [(path.stat().st_ino, path.stat().st_mtime_ns) for path in published]
    second, read = run(raw, tmp_path / "out")
    assert read == []
    assert (first.published, second.published) == (True, False)
    assert [(path.stat().st_ino, path.stat().st_mtime_ns) for path in published] == before
    assert (second.money, second.issues) == (first.money, first.issues)
    assert [outcome.name for outcome in second.outcomes] == [outcome.name for outcome in first.outcomes]


def test_a_changed_file_replaces_its_rows_and_no_others_are_read(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "out")
    (raw / "b.txt").write_text(f"{CLEAN.replace('๒๐,๐๐๐', '๖๐,๐๐๐')}\nb\n", encoding="utf-8")
    result, read = run(raw, tmp_path / "out")
    assert read == ["b.txt"]
    assert result.published
    assert files(tmp_path / "out") == afresh(raw, tmp_path)


def test_a_changed_content_is_seen_although_size_and_time_are_the_same(raw: Path, tmp_path: Path) -> None:
    """``cp -p`` and ``touch -d`` keep a file's time; the time of its last change of state tells."""
    run(raw, tmp_path / "out")
    then = (raw / "b.txt").stat()
    (raw / "b.txt").write_bytes((raw / "b.txt").read_bytes()[:-2] + b"x\n")
    os.utime(raw / "b.txt", ns=(then.st_atime_ns, then.st_mtime_ns))
    assert (raw / "b.txt").stat().st_size == then.st_size
    assert run(raw, tmp_path / "out")[1] == ["b.txt"]


def test_a_file_that_was_only_touched_is_not_read(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "out")
    os.utime(raw / "b.txt")
    result, read = run(raw, tmp_path / "out")
    assert (read, result.published) == ([], False)


def test_a_file_that_was_touched_is_looked_into_once(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its new times are remembered although nothing is published."""
    run(raw, tmp_path / "out")
    os.utime(raw / "b.txt")
    run(raw, tmp_path / "out")

    def refused(_file: object) -> str:
        raise AssertionError("looked into again")

    monkeypatch.setattr(unchanged, "sha256_of", refused)
    assert run(raw, tmp_path / "out")[1] == []
    monkeypatch.undo()
    monkeypatch.setattr(unchanged, "_SETTLED_NS", 0)
    (raw / "b.txt").write_text(f"{CLEAN}\nother\n", encoding="utf-8")
    assert run(raw, tmp_path / "out")[1] == ["b.txt"]
    assert files(tmp_path / "out") == afresh(raw, tmp_path)


def test_a_file_that_was_changed_just_now_is_looked_at_twice(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its times may stay the same at the next change; so its content decides."""
    monkeypatch.setattr(unchanged, "_SETTLED_NS", 3_600_000_000_000)
    run(raw, tmp_path / "out")
    assert all(entry["seen"] is None for entry in sources(tmp_path / "out").values())
    assert run(raw, tmp_path / "out")[1] == []
    (raw / "a.txt").write_bytes((raw / "a.txt").read_bytes() + b"\n")
    assert run(raw, tmp_path / "out")[1] == ["a.txt"]


def test_another_version_of_the_program_reads_everything(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(raw, tmp_path / "out")
    monkeypatch.setattr(prints, "_program", lambda: "a changed rule")
    assert run(raw, tmp_path / "out")[1] == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.process
def test_options_count_for_the_files_that_they_bear_on() -> None:
    plain, never = ReadOptions(), ReadOptions(ocr="never", password="1")
    assert prints.fingerprint(".txt", plain) == prints.fingerprint(".txt", never)
    assert prints.fingerprint(".pdf", plain) != prints.fingerprint(".pdf", never)
    assert prints.fingerprint(".pdf", plain) != prints.fingerprint(".pdf", ReadOptions(password="1"))


def test_force_reads_everything(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "out")
    result, read = run(raw, tmp_path / "out", Policy(force=True))
    assert read == ["a.txt", "b.txt", "c.txt"]
    assert result.published


def test_only_looks_at_some_and_leaves_the_others_as_they_are(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "out")
    for name in ("a", "b", "new"):
        (raw / f"{name}.txt").write_text(f"{CLEAN}\nother {name}\n", encoding="utf-8")
    (raw / "c.txt").unlink()
    _, read = run(raw, tmp_path / "out", Policy(only=("b*",)))
    assert read == ["b.txt"]
    assert {path: entry["status"] for path, entry in sources(tmp_path / "out").items()} == dict.fromkeys(
        ("a.txt", "b.txt", "c.txt"), "ok"
    )
    assert run(raw, tmp_path / "out")[1] == ["a.txt", "new.txt"]
    assert files(tmp_path / "out") == afresh(raw, tmp_path)


def test_only_a_file_that_takes_the_place_of_one_that_is_gone(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "out")
    (raw / "b.txt").rename(raw / "b.md")
    assert run(raw, tmp_path / "out", Policy(only=("*.md",)))[1] == ["b.md"]
    assert files(tmp_path / "out") == afresh(raw, tmp_path)


@pytest.mark.parametrize("record", [b"", b"[]", b"{", b'{"run": 1}'])
def test_records_that_somebody_spoiled_are_passed_over(record: bytes, raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "out")
    for name in (".seen.json", ".last-run.json"):
        (tmp_path / "out" / name).write_bytes(record)
    assert not run(raw, tmp_path / "out")[0].published


@pytest.mark.parametrize("removed", ["keep", "drop"])
def test_rows_of_a_source_that_is_gone_stay_or_go(removed: Any, raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "out")
    all_three = files(tmp_path / "out")
    (raw / "b.txt").unlink()
    result, read = run(raw, tmp_path / "out", Policy(removed=removed))
    assert (read, result.removed) == ([], ("b.txt",))
    assert sources(tmp_path / "out")["b.txt"]["status"] == "removed"
    expected = all_three if removed == "keep" else afresh(raw, tmp_path)
    assert files(tmp_path / "out") == expected
    again, _ = run(raw, tmp_path / "out", Policy(removed=removed))
    assert not again.published
    (raw / "b.txt").write_text(f"{CLEAN}\nb\n", encoding="utf-8")
    run(raw, tmp_path / "out", Policy(removed=removed))
    assert files(tmp_path / "out") == all_three


def test_rows_that_were_kept_go_when_asked(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "out")
    (raw / "b.txt").unlink()
    run(raw, tmp_path / "out", Policy(removed="keep"))
    run(raw, tmp_path / "out", Policy(removed="drop"))
    assert files(tmp_path / "out") == afresh(raw, tmp_path)


def test_a_file_of_another_type_takes_the_place_of_one_that_is_gone(raw: Path, tmp_path: Path) -> None:
    """``b.md`` is the plan ``b`` that ``b.txt`` was: its rows are there once, whatever is kept."""
    run(raw, tmp_path / "out")
    (raw / "b.txt").rename(raw / "b.md")
    run(raw, tmp_path / "out", Policy(removed="keep"))
    assert files(tmp_path / "out") == afresh(raw, tmp_path)


def test_a_copy_is_known_when_the_other_file_comes_or_goes(raw: Path, tmp_path: Path) -> None:
    """Which plan is the copy depends on files that are not read again."""
    shutil.copyfile(raw / "b.txt", raw / "d.txt")
    run(raw, tmp_path / "out")
    assert sources(tmp_path / "out")["d.txt"]["copy_of"] == "b.txt"
    shutil.copyfile(raw / "b.txt", raw / "aa.txt")
    assert run(raw, tmp_path / "out")[1] == ["aa.txt"]
    assert files(tmp_path / "out") == afresh(raw, tmp_path)
    (raw / "aa.txt").unlink()
    (raw / "b.txt").unlink()
    run(raw, tmp_path / "out")
    assert sources(tmp_path / "out")["d.txt"]["copy_of"] is None
    assert files(tmp_path / "out") == afresh(raw, tmp_path)


def test_a_part_that_comes_or_changes_has_the_whole_plan_read(raw: Path, tmp_path: Path) -> None:
    lines = CLEAN.splitlines(keepends=True)
    (raw / "p (1).txt").write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")
    (raw / "p (2).txt").write_text("".join(lines[len(lines) // 2 :]), encoding="utf-8")
    run(raw, tmp_path / "out")
    assert run(raw, tmp_path / "out")[1] == []
    with (raw / "p (2).txt").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert run(raw, tmp_path / "out")[1] == ["p (1).txt", "p (2).txt"]
    assert files(tmp_path / "out") == afresh(raw, tmp_path)


def test_a_file_that_was_set_aside_is_read_again_when_it_changes_and_not_before(raw: Path, tmp_path: Path) -> None:
    (raw / "bad.txt").write_bytes(b"")
    first, _ = run(raw, tmp_path / "out")
    second, read = run(raw, tmp_path / "out")
    assert (read, len(second.quarantined)) == ([], 1)
    assert second.quarantined[0].problem == first.quarantined[0].problem
    (raw / "bad.txt").write_text(CLEAN, encoding="utf-8")
    third, read = run(raw, tmp_path / "out")
    assert (read, third.quarantined) == (["bad.txt"], ())
    assert run(raw, tmp_path / "out", Policy(retry=frozenset({"bad.txt"})))[1] == ["bad.txt"]


def test_a_file_that_could_not_be_read_is_tried_in_every_run(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A share that was away, a permission: the file itself is the same when that is over."""
    read_source = readers.read_source

    def away(path: Path, name: str, *options: Any) -> Any:
        if name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return read_source(path, name, *options)

    monkeypatch.setattr(read_plan, "read_source", away)
    first, _ = run(raw, tmp_path / "out")
    assert [outcome.problem.code for outcome in first.quarantined if outcome.problem] == ["unreadable"]
    assert run(raw, tmp_path / "out")[1] == ["b.txt"]
    monkeypatch.undo()
    monkeypatch.setattr(unchanged, "_SETTLED_NS", 0)
    assert run(raw, tmp_path / "out")[1] == ["b.txt"]
    assert files(tmp_path / "out") == afresh(raw, tmp_path)


@pytest.mark.parametrize("damage", ["gone", "cut", "changed"])
def test_published_files_that_are_damaged_are_made_again(damage: str, raw: Path, tmp_path: Path) -> None:
    """Rows are never taken from a file that is not byte by byte what was written."""
    run(raw, tmp_path / "out")
    expected = files(tmp_path / "out")
    path = (tmp_path / "out" / "projects.parquet").resolve()
    data = path.read_bytes()
    path.unlink()
    if damage != "gone":
        path.write_bytes(data[:-9] if damage == "cut" else data[:50] + b"?" + data[51:])
    if damage == "changed":  # costs a look at every byte: done where rows are needed
        (raw / "d.txt").write_text(f"{CLEAN}\nd\n", encoding="utf-8")
        expected = afresh(raw, tmp_path)
    result, read = run(raw, tmp_path / "out")
    assert result.damaged
    assert len(read) == len(result.outcomes)
    assert files(tmp_path / "out") == expected


def test_a_dataset_of_an_older_version_is_read_again_and_replaced(raw: Path, tmp_path: Path) -> None:
    """Its manifest does not say by what the rows were read."""
    run(raw, tmp_path / "made")
    out = tmp_path / "out"
    shutil.copytree((tmp_path / "made" / "manifest.json").resolve().parent, out)
    content = json.loads((out / "manifest.json").read_bytes())
    for entry in content["sources"]:
        for name in ("seen", "reader", "group", "files", "issues", "baht", "cells", "copy_of"):
            del entry[name]
    del content["history"]
    (out / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    assert run(raw, out)[1] == ["a.txt", "b.txt", "c.txt"]
    assert files(out) == files(tmp_path / "made")


def test_too_few_rows_publish_nothing(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "out")
    before = files(tmp_path / "out")
    (raw / "a.txt").unlink()
    (raw / "b.txt").unlink()
    with pytest.raises(ShrunkError):
        run(raw, tmp_path / "out", Policy(max_drop=50))
    assert files(tmp_path / "out") == before
    assert json.loads((tmp_path / "out" / ".last-run.json").read_bytes())["result"] == "failed"


def test_an_empty_folder_is_an_error_and_no_empty_dataset(raw: Path, tmp_path: Path) -> None:
    """A mount that is not there looks like that."""
    run(raw, tmp_path / "out")
    before = files(tmp_path / "out")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="no plan was found"):
        run(tmp_path / "empty", tmp_path / "out")
    assert files(tmp_path / "out") == before


Step = tuple[str, str, int]


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.lists(
            st.tuples(
                st.sampled_from(["write", "remove", "bad", "copy"]),
                st.sampled_from(["a.txt", "b.txt", "b.md", "n/c.txt", "n/c (2).txt"]),
                st.integers(0, 2),
            ),
            min_size=1,
            max_size=3,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_happens_to_the_files_the_dataset_is_that_of_reading_them_all(
    steps: list[list[Step]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    raw = folder / "raw"
    (raw / "n").mkdir(parents=True)
    (raw / "z.txt").write_text(f"{CLEAN}\nz\n", encoding="utf-8")
    for changes in steps:
        for action, name, number in changes:
            if action == "write":
                (raw / name).write_text(f"{CLEAN}\n{number}\n", encoding="utf-8")
            elif action == "bad":
                (raw / name).write_bytes(b"\0" * number)
            elif action == "remove":
                (raw / name).unlink(missing_ok=True)
            else:
                shutil.copyfile(raw / "z.txt", raw / name)
        pipeline.run(raw, folder / "out")
        assert files(folder / "out") == afresh(raw, folder)
        assert not pipeline.run(raw, folder / "out").published


def test_a_file_that_goes_while_a_run_looks_is_that_file_s_failure(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    discover = sources_module.discover

    def then_gone(folder: Path) -> Any:
        found = discover(folder)
        (raw / "b.txt").unlink()
        return found

    monkeypatch.setattr(raw_files, "discover", then_gone)
    result, _ = run(raw, tmp_path / "out")
    assert [(outcome.name, outcome.problem.code) for outcome in result.quarantined if outcome.problem] == [
        ("b.txt", "unreadable")
    ]


def test_a_file_that_fails_again_as_before_makes_no_new_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system does not let one file be read: it is tried every night, and nothing has changed."""

    def refuses(path: Any, name: str, *options: Any) -> Any:
        if name == "closed.txt" and closed:
            raise PermissionError(13, "Permission denied")
        return readers.read_source(path, name, *options)

    def digest(path: Path) -> str | None:
        return None if path.name == "closed.txt" and closed else readers.sha256_of(path)

    monkeypatch.setattr(read_plan, "read_source", refuses)
    for module in (quarantined, unchanged):
        monkeypatch.setattr(module, "sha256_of", digest)
    closed = True
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "plan.txt").write_text(CLEAN, encoding="utf-8")
    (raw / "closed.txt").write_text(CLEAN.replace("ตัวอย่าง", "บ้านใหม่"), encoding="utf-8")
    first = pipeline.run(raw, tmp_path / "out")
    again = pipeline.run(raw, tmp_path / "out")
    assert [one.published for one in (first, again)] == [True, False]
    assert [outcome.name for outcome in again.quarantined] == ["closed.txt"]
    closed = False
    assert pipeline.run(raw, tmp_path / "out").published
