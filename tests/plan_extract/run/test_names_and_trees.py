"""No name of a file, no folder and no copy to the quarantine ends a run: each is an outcome of that file."""

from __future__ import annotations

import errno
import json
import os
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from dataset_files import table_files

from extract.ground.errors import ShrunkError, UsageError
from fuzzed_trees import clear
from plan_extract.run import pipeline
from plan_extract.run.choice import unchanged
from plan_extract.run.choice.policy import Policy
from plan_extract.run.outcome.quarantine import file_path, reason_path
from plan_extract.run.outcome.report import summary
from plan_extract.run.outcome.result import RunResult

pytestmark = pytest.mark.slow
"""Each is one run or several."""

CLEAN = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(unchanged, "_SETTLED_NS", 0)
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "good.txt").write_text(CLEAN, encoding="utf-8")
    return folder


def put(raw: Path, name: str | bytes, text: str = "") -> None:
    path = raw / os.fsdecode(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text and f"{text}\n{len(list(raw.rglob('*')))}\n", encoding="utf-8")


def run(raw: Path, out: Path) -> RunResult:
    """A run that publishes the good plan, and after which another run has nothing to do."""
    result = pipeline.run(raw, out)
    assert "good.txt" in [outcome.name for outcome in result.plans]
    assert not pipeline.run(raw, out).published
    return result


def copies(out: Path) -> list[str]:
    """The copies in the quarantine by the paths of their files."""
    kept = out / "quarantine" / "files"
    return sorted(path.relative_to(kept).as_posix() for path in kept.rglob("*") if path.is_file())


def entries(out: Path) -> dict[str, Any]:
    listed = json.loads((out / "manifest.json").read_bytes())["sources"]
    found = {entry["path"]: entry for entry in listed}
    assert len(found) == len(listed)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("ท่\u0e38.txt", "ท\u0e38\u0e48.txt", id="marks in another order"),
        pytest.param("cafe\u0301.txt", "café.txt", id="NFD and NFC"),
        pytest.param("a\nb.txt", "a\\x0ab.txt", id="a line break and how it is written"),
        pytest.param("ท่า.txt".encode("tis-620"), "\\xb7\\xe8\\xd2.txt", id="TIS-620 and how it is written"),
        pytest.param("cafe\u0301/1.txt", "café/1.txt", id="two folders"),
    ],
)
@pytest.mark.parametrize("text", ["", CLEAN], ids=["bad files", "plans"])
def test_two_names_that_read_the_same_are_two_sources(
    one: str | bytes, other: str, text: str, raw: Path, tmp_path: Path
) -> None:
    put(raw, one, text)
    put(raw, other, text)
    result = run(raw, tmp_path / "out")
    assert len({outcome.plan_id for outcome in result.outcomes}) == 3
    assert len(entries(tmp_path / "out")) == 3
    assert len(result.plans) == (3 if text else 1)


def test_two_suffixes_of_one_odd_name_are_an_outcome_of_the_second(raw: Path, tmp_path: Path) -> None:
    put(raw, "a.md", CLEAN)
    put(raw, "a.txt", CLEAN)
    (aside,) = run(raw, tmp_path / "out").quarantined
    assert (aside.name, aside.problem and aside.problem.code) == ("a.txt", "duplicate_name")


LONG = "ก" * 83


@pytest.mark.process  # a PDF is read in the guard's process, one that is none too
@pytest.mark.parametrize(
    "names",
    [
        pytest.param([f"{LONG}.pdf"], id="a name of 253 bytes"),
        pytest.param([f"{LONG}.pdf", f"{LONG[:-1]}ข.pdf"], id="two that begin alike"),
        pytest.param([f"{LONG}ab/{LONG}ab/{LONG}ab/x.pdf"], id="folders of 251 bytes"),
        pytest.param([b"\xa1" * 255], id="255 bytes that are no UTF-8"),
        pytest.param(["plan", "plan.json/x.txt"], id="a folder named as a reason"),
        pytest.param(["plan.json%/x.txt", "plan.json/x.txt", "plan.json.json"], id="folders named as that one is kept"),
        pytest.param(["%~/a", "%25~/a", "%/a"], id="names with per cent signs"),
        pytest.param(["\\/a", "~/b", "con.txt"], id="signs that mean something elsewhere"),
    ],
)
@pytest.mark.process
def test_a_bad_file_with_an_odd_name_is_copied_and_its_reason_told(
    names: list[str | bytes], raw: Path, tmp_path: Path
) -> None:
    for name in names:
        put(raw, name)
    result = run(raw, tmp_path / "out")
    assert len(result.quarantined) == len(names)
    for outcome in result.quarantined:
        assert (tmp_path / "out" / file_path(outcome.name)).read_bytes() == b""
        reason = json.loads((tmp_path / "out" / reason_path(outcome.name)).read_bytes())
        assert reason["path"] == outcome.name
    assert {entry["not_copied"] for entry in entries(tmp_path / "out").values()} == {None}


def test_a_file_that_becomes_a_folder_and_a_file_again(raw: Path, tmp_path: Path) -> None:
    put(raw, "x")
    run(raw, tmp_path / "out")
    (raw / "x").unlink()
    put(raw, "x/y")
    put(raw, "x.json/y")
    run(raw, tmp_path / "out")
    assert copies(tmp_path / "out") == ["x.json/y", "x/y"]
    assert {entry["not_copied"] for entry in entries(tmp_path / "out").values()} == {None}
    (raw / "x" / "y").unlink()
    (raw / "x").rmdir()
    put(raw, "x")
    result = run(raw, tmp_path / "out")
    assert [outcome.name for outcome in result.quarantined] == ["x", "x.json/y"]
    assert copies(tmp_path / "out") == ["x", "x.json/y"]


@pytest.mark.parametrize("link", ["quarantine", "quarantine/files", "quarantine/files/north"])
def test_a_link_in_the_place_of_the_quarantine_leads_to_no_file_of_another(
    link: str, raw: Path, tmp_path: Path
) -> None:
    """Nothing there is written over or removed; that there is no copy is a line in the manifest."""
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    for name in ("keep", "files/keep", "reasons/keep", "north/bad.txt", "files/north/bad.txt", "bad.txt"):
        (elsewhere / name).parent.mkdir(parents=True, exist_ok=True)
        (elsewhere / name).write_text("precious", encoding="utf-8")
    before = sorted(elsewhere.rglob("*"))
    (out / link).parent.mkdir(parents=True)
    (out / link).symlink_to(elsewhere)
    put(raw, "north/bad.txt")
    run(raw, out)
    assert entries(out)["north/bad.txt"]["not_copied"] == f"{link} is a link"
    put(raw, "north/bad.txt", CLEAN)
    assert run(raw, out).quarantined == ()
    assert sorted(elsewhere.rglob("*")) == before
    assert {path.read_text(encoding="utf-8") for path in before if path.is_file()} == {"precious"}


def test_what_somebody_else_keeps_beside_the_copies_stays(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "quarantine").mkdir(parents=True)
    (tmp_path / "out" / "quarantine" / "notes.txt").write_text("mine", encoding="utf-8")
    put(raw, "bad.txt")
    run(raw, tmp_path / "out")
    put(raw, "bad.txt", CLEAN)
    run(raw, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out" / "quarantine").rglob("*")] == ["notes.txt"]


@pytest.mark.parametrize("where", ["what", "trace"])
def test_a_fault_that_names_bytes_costs_its_plan_alone(
    where: str, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Python writes for such bytes is no text that a file can have as it is."""
    from extract.ground.errors import InternalError
    from extract.readers import read_source
    from plan_extract.engine import read_plan

    def fails(path: Any, name: str, *args: Any) -> Any:
        if name == "good.txt":
            return read_source(path, name, *args)
        fault = os.fsdecode(b"fault at \xa1")
        raise InternalError(name, fault, "") if where == "what" else ValueError(fault)

    monkeypatch.setattr(read_plan, "read_source", fails)
    put(raw, b"\xa1.txt", CLEAN)
    out = tmp_path / "out"
    (aside,) = run(raw, out).quarantined
    assert aside.is_fault
    assert entries(out)[aside.name]["not_copied"] is None
    reason = json.loads((out / reason_path(aside.name)).read_bytes())
    assert "fault at \udca1" in reason["message"] + reason["trace"]


@pytest.mark.parametrize("name", [b"\xa1.txt", "cafe\u0301/1.txt", "cafe\u0301"])
def test_only_takes_a_name_as_the_file_system_has_it(name: str | bytes, raw: Path, tmp_path: Path) -> None:
    put(raw, b"\xa1.txt", CLEAN)
    put(raw, "cafe\u0301/1.txt", CLEAN)
    result = pipeline.run(raw, tmp_path / "out", policy=Policy(only=(os.fsdecode(name),)))
    assert (len(result.plans), result.warnings) == (1, ())
    assert result.plans[0].name != "good.txt"


def test_a_pattern_that_no_file_is_like_is_told(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "out")
    result = pipeline.run(raw, tmp_path / "out", policy=Policy(only=("good*", "god.txt")))
    assert result.warnings == ("no file is like --only god.txt",)
    assert "Warning: no file is like --only god.txt" in summary(result)


def test_raw_may_have_a_name_of_bytes_and_out_is_refused_in_words(raw: Path, tmp_path: Path) -> None:
    odd = raw.rename(raw.with_name(os.fsdecode(b"raw\xa1")))
    run(odd, tmp_path / "out")
    assert json.loads((tmp_path / "out" / ".last-run.json").read_bytes())["raw"] == str(odd)
    with pytest.raises(UsageError, match="is no UTF-8"):
        pipeline.run(odd, tmp_path / os.fsdecode(b"out\xa1"))
    (odd / "good.txt").write_bytes(b"")
    with pytest.raises(ShrunkError):
        pipeline.run(odd, tmp_path / "out", policy=Policy(max_drop=0))
    assert json.loads((tmp_path / "out" / ".last-run.json").read_bytes())["result"] == "failed"


def test_a_copy_that_cannot_be_made_is_a_line_in_the_manifest(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from normalize.store.folder import Folder

    write = Folder.write

    def fails(self: Folder, name: str, data: bytes) -> None:
        if name.startswith("quarantine/files/bad"):
            raise OSError(errno.ENAMETOOLONG, "File name too long")
        write(self, name, data)

    monkeypatch.setattr(Folder, "write", fails)
    put(raw, "bad.txt")
    put(raw, "worse.txt")
    run(raw, tmp_path / "out")
    found = entries(tmp_path / "out")
    assert found["bad.txt"]["not_copied"] == "File name too long"
    assert found["worse.txt"]["not_copied"] is None
    put(raw, "new.txt", CLEAN)
    run(raw, tmp_path / "out")
    assert entries(tmp_path / "out")["bad.txt"]["not_copied"] == "File name too long"
    monkeypatch.undo()
    pipeline.run(raw, tmp_path / "out", policy=Policy(retry=frozenset({"bad.txt"})))
    assert entries(tmp_path / "out")["bad.txt"]["not_copied"] is None


def deep(raw: Path, folders: int) -> None:
    """A file at the end of so many folders, made step by step: such a path is too long to be named."""
    here = os.getcwd()  # noqa: PTH109
    os.chdir(raw)
    try:
        for _ in range(folders):
            os.mkdir("d")  # noqa: PTH102
            os.chdir("d")
        Path("bad.txt").write_bytes(b"")
        Path("plan.txt").write_text(f"{CLEAN}\ndeep\n", encoding="utf-8")
    finally:
        os.chdir(here)


@pytest.mark.parametrize("folders", [1100, 2500])
@pytest.mark.process
def test_a_deep_tree_ends_no_run(folders: int, raw: Path, tmp_path: Path) -> None:
    """1,100 folders are more than Python calls within each other, 2,500 more than a path may have."""
    deep(raw, folders)
    try:
        result = run(raw, tmp_path / "out")
    finally:
        clear(raw, tmp_path)  # pytest would call itself for each folder
    assert len(result.quarantined) == 1
    assert len(result.plans) == (2 if folders < 2000 else 1)
    (name,) = (outcome.name for outcome in result.quarantined)
    assert name.endswith("d/bad.txt" if folders < 2000 else "d/")


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Folders by name that the system does not let us list, also where this process may read all."""
    names: list[str] = []
    scandir = os.scandir

    def refuses(path: Any) -> Any:
        if isinstance(path, Path) and path.name in names:
            raise PermissionError(errno.EACCES, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("extract.sources.os.scandir", refuses)
    return names


def test_a_folder_that_cannot_be_listed_is_named_and_the_rows_below_it_stay(
    raw: Path, tmp_path: Path, locked: list[str]
) -> None:
    put(raw, "north/plan.txt", CLEAN)
    put(raw, "north.txt", CLEAN)
    run(raw, tmp_path / "out")
    tables = table_files(tmp_path / "out")
    locked.append("north")
    (raw / "north.txt").touch()
    result = run(raw, tmp_path / "out")
    (aside,) = result.quarantined
    assert (aside.name, aside.problem and aside.problem.code) == ("north/", "unreadable")
    assert aside.problem is not None
    assert "Permission denied" in aside.problem.message
    assert entries(tmp_path / "out")["north/plan.txt"]["status"] == "ok"
    assert table_files(tmp_path / "out") == tables
    locked.clear()
    (raw / "north" / "plan.txt").unlink()
    assert run(raw, tmp_path / "out").quarantined == ()
    assert entries(tmp_path / "out")["north/plan.txt"]["status"] == "removed"


LETTERS = [
    "a",
    "b",
    ".",
    "..",
    "~",
    "\\",
    "\\x0a",
    "\n",
    "\u0301",
    "e",
    "é",
    "ท",
    "\u0e48",
    "\u0e38",
    "%",
    " ",
    "ก" * 40,
]
ENDS = [".json", ".txt", ".md", "(1)", "(2)", "1", "2", "_part2", "_2of3", os.fsdecode(b"\xa1"), "\\xa1", "\u202e"]


def random_name(rng: random.Random) -> str:
    """A path of one to three names."""
    names = ["".join(rng.choices(LETTERS + ENDS, k=rng.randint(1, 4)))[:60] for _ in range(rng.choice((1, 1, 2, 3)))]
    return "/".join(name for name in names if name.strip(".")) or "a"


@pytest.mark.slow
def test_any_names_in_any_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of letters that join, break lines, lead elsewhere or look like others; two nights each."""
    monkeypatch.setattr(unchanged, "_SETTLED_NS", 0)
    for number in range(20):
        rng = random.Random(number)
        raw, out = tmp_path / str(number) / "raw", tmp_path / str(number) / "out"
        raw.mkdir(parents=True)
        (raw / "good.txt").write_text(CLEAN, encoding="utf-8")
        for _night in range(2):
            for _ in range(12):
                path = raw / random_name(rng)
                text = "" if rng.random() < 0.7 else f"{CLEAN}\n{rng.random()}\n"
                with suppress(OSError):  # a file of that name is a folder, or the other way; or the name is too long
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(text, encoding="utf-8")
            run(raw, out)
            entries(out)
