"""A run finds ``corrections.csv`` by itself, reads what it bears on, and gives what reading everything would give."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import shutil
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from dataset_files import table_files, table_path

from extract.ground.errors import UsageError
from extract.ground.options import ReadOptions
from extract.ground.raw import BucketFile
from normalize.corrections.read_corrections import COLUMNS
from normalize.corrections.values import CORRECTABLE
from plan_extract import cli
from plan_extract.engine.deadline import Deadline
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.parts import PlanFiles, joined_sha256
from plan_extract.engine.pool import Processes, in_this_process
from plan_extract.run import pipeline
from plan_extract.run.choice import by_hand, unchanged
from plan_extract.run.choice.policy import AS_NEEDED, Policy
from plan_extract.run.outcome.report import summary
from plan_extract.run.outcome.result import RunResult

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[4]
TEXT = (ROOT / "tests" / "cases" / "clean.txt").read_text(encoding="utf-8")


class Reader:
    """An engine that notes what it is asked to read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(
        self, tasks: Sequence[PlanFiles], options: ReadOptions, folder: Path, deadline: Deadline
    ) -> Iterator[Outcome]:
        self.read += [name for files in tasks for name in files.names]
        return in_this_process(tasks, options, folder, deadline)


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as settled at once: the tests do not wait for two seconds."""
    monkeypatch.setattr(unchanged, "_SETTLED_NS", 0)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    (folder / "north").mkdir(parents=True)
    for name in ("a", "b", "north/c"):
        (folder / f"{name}.txt").write_text(f"{text_of(name)}\n{name}\n", encoding="utf-8")
    return folder


def text_of(name: str) -> str:
    """A plan of an office of its own: of one office they would be copies of each other."""
    return TEXT.replace("เทศบาลตำบลตัวอย่าง", f"เทศบาลตำบลตัวอย่าง{'กขค'['abc'.index(name[-1])]}")


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def correct(raw: Path, *rows: tuple[str, str, str, str, str], sha: str | None = None) -> None:
    """Write the file; each row has plan_id, project, column, old, new."""
    with (raw / "corrections.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for row in rows:
            path = raw / f"{row[0]}.txt"
            writer.writerow([*row, "ดูหน้า 3", sha or (sha256(path) if path.exists() else "0" * 64)])


def run(raw: Path | str, out: Path, policy: Policy = AS_NEEDED) -> tuple[RunResult, list[str]]:
    reader = Reader()
    result = pipeline.run(raw, out, engine=reader, policy=policy)
    return result, sorted(reader.read)


def files(out: Path) -> dict[str, bytes]:
    return table_files(out)


def afresh(raw: Path, tmp_path: Path) -> dict[str, bytes]:
    """What reading everything into an empty folder gives."""
    out = tmp_path / "afresh"
    shutil.rmtree(out, ignore_errors=True)
    pipeline.run(raw, out)
    return files(out)


def table(out: Path, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(table_path(out, name)).to_pylist()
    return rows


def said(out: Path) -> Counter[tuple[str, str]]:
    """The issues about corrections, by plan and code."""
    return Counter((row["plan_id"], row["code"]) for row in table(out, "issues") if "correct" in row["code"])


def severities(out: Path) -> dict[str, str]:
    return {row["code"]: row["severity"] for row in table(out, "issues") if "correct" in row["code"]}


def set_aside(result: RunResult) -> str:
    """What is wrong with the one file that was set aside: that of the corrections."""
    (outcome,) = result.quarantined
    assert outcome.name == "corrections.csv"
    assert outcome.problem is not None
    assert outcome.problem.code == "unusable_corrections"
    assert result.warnings == (outcome.problem.message,)
    return outcome.problem.message


AMOUNT = ("amount_baht[2566]", "20000", "30,000")
TITLE = ("title", "โครงการอบรมคุณธรรมจริยธรรม", "โครงการอบรมคุณธรรม")


def test_a_run_finds_its_corrections_and_the_sums_follow(raw: Path, tmp_path: Path) -> None:
    plain, _ = run(raw, tmp_path / "plain")
    correct(raw, ("b", "1", *AMOUNT), ("north/c", "north/c/001", *TITLE))
    result, _ = run(raw, tmp_path / "out")
    assert [outcome.name for outcome in result.outcomes] == ["a.txt", "b.txt", "north/c.txt"]
    assert result.money.baht[2566] - plain.money.baht[2566] == 10_000
    assert said(tmp_path / "out") == {("b", "corrected_by_hand"): 1, ("north/c", "corrected_by_hand"): 1}
    lines = [row for row in table(tmp_path / "out", "budget_lines") if row["alignment"] == "by_hand"]
    assert [(row["project_id"], row["amount_baht"]) for row in lines] == [("b/001", Decimal(30_000))]
    assert "2 corrections by hand applied" in summary(result)


def test_the_summary_says_what_is_stale_and_what_names_no_plan(raw: Path, tmp_path: Path) -> None:
    (raw / "bad.txt").write_bytes(b"")
    rows = [("a", "1", "title", "โครงการอื่น", "ก"), ("b", "1", *AMOUNT), ("nowhere", "1", *TITLE), ("bad", "1", *TITLE)]
    correct(raw, *rows)
    result, _ = run(raw, tmp_path / "out")
    text = summary(result)
    assert "1 correction by hand applied\n" in text
    assert "1 correction stale and not applied: see stale_correction in issues\n" in text
    assert "2 corrections name no plan: line 4 (nowhere), line 5 (bad)\n" in text
    again, read = run(raw, tmp_path / "out")
    assert (read, again.published) == ([], False)
    assert all(line in summary(again) for line in text.splitlines() if "correction" in line)
    (raw / "corrections.csv").unlink()
    assert "correction" not in summary(run(raw, tmp_path / "out")[0])


def test_only_the_plan_whose_corrections_changed_is_read_again(raw: Path, tmp_path: Path) -> None:
    run(raw, tmp_path / "out")
    plain = files(tmp_path / "out")
    correct(raw, ("b", "1", *AMOUNT))
    assert run(raw, tmp_path / "out")[1] == ["b.txt"]
    assert run(raw, tmp_path / "out")[1] == []
    assert files(tmp_path / "out") == afresh(raw, tmp_path)
    correct(raw, ("a", "1", *TITLE), ("b", "1", *AMOUNT))
    assert run(raw, tmp_path / "out")[1] == ["a.txt"]  # that of b stands on another line now
    assert files(tmp_path / "out") == afresh(raw, tmp_path)
    correct(raw, ("b", "001", *AMOUNT), ("a", "1", *TITLE))
    assert run(raw, tmp_path / "out")[1] == []
    (raw / "corrections.csv").unlink()
    assert run(raw, tmp_path / "out")[1] == ["a.txt", "b.txt"]
    assert files(tmp_path / "out") == plain


def test_a_source_that_changes_makes_its_corrections_stale_and_no_others(raw: Path, tmp_path: Path) -> None:
    correct(raw, ("a", "1", *AMOUNT), ("b", "1", *AMOUNT))
    run(raw, tmp_path / "out")
    (raw / "b.txt").write_text(f"{text_of('b')}\nanother\n", encoding="utf-8")
    result, read = run(raw, tmp_path / "out")
    assert read == ["b.txt"]
    assert said(tmp_path / "out") == {("a", "corrected_by_hand"): 1, ("b", "stale_correction"): 1}
    assert result.money.baht[2566] == 25_000 * 3 + 10_000
    assert files(tmp_path / "out") == afresh(raw, tmp_path)
    correct(raw, ("a", "1", *AMOUNT), ("b", "1", *AMOUNT))
    run(raw, tmp_path / "out")
    assert said(tmp_path / "out") == {("a", "corrected_by_hand"): 1, ("b", "corrected_by_hand"): 1}


@pytest.mark.process
def test_only_and_retry_apply_the_corrections_of_what_they_read(raw: Path, tmp_path: Path) -> None:
    (raw / "bad.txt").write_bytes(b"")
    run(raw, tmp_path / "out")
    correct(raw, ("a", "1", *AMOUNT), ("b", "1", *AMOUNT))
    assert run(raw, tmp_path / "out", Policy(only=("b*",)))[1] == ["b.txt"]
    assert said(tmp_path / "out") == {("b", "corrected_by_hand"): 1}
    (raw / "bad.txt").write_text(f"{TEXT}\nmended\n", encoding="utf-8")
    correct(raw, ("a", "1", *AMOUNT), ("b", "1", *AMOUNT), ("bad", "1", *AMOUNT))
    assert cli.main(["quarantine", "retry", str(tmp_path / "out"), "--workers", "1"]) == 0
    assert said(tmp_path / "out") == {("b", "corrected_by_hand"): 1, ("bad", "corrected_by_hand"): 1}
    assert run(raw, tmp_path / "out")[1] == ["a.txt"]
    assert files(tmp_path / "out") == afresh(raw, tmp_path)


@pytest.mark.process
def test_a_correction_travels_to_other_processes(raw: Path, tmp_path: Path) -> None:
    correct(raw, ("a", "1", *AMOUNT), ("north/c", "1", *TITLE))
    pipeline.run(raw, tmp_path / "out", engine=Processes(2))
    assert len(said(tmp_path / "out")) == 2
    assert files(tmp_path / "out") == afresh(raw, tmp_path)


def test_a_plan_in_several_files_is_corrected_by_the_sum_of_them_all(raw: Path, tmp_path: Path) -> None:
    lines = TEXT.splitlines(keepends=True)
    parts = [raw / "p (1).txt", raw / "p (2).txt"]
    parts[0].write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")
    parts[1].write_text("".join(lines[len(lines) // 2 :]), encoding="utf-8")
    sha = joined_sha256(map(sha256, parts))
    run(raw, tmp_path / "out")
    assert {row["plan_id"]: row["source_sha256"] for row in table(tmp_path / "out", "plans")}["p"] == sha
    correct(raw, ("p", "1", *AMOUNT), sha=sha)
    assert run(raw, tmp_path / "out")[1] == ["p (1).txt", "p (2).txt"]
    assert said(tmp_path / "out") == {("p", "corrected_by_hand"): 1}
    assert run(raw, tmp_path / "out")[1] == []


def test_files_that_are_parts_by_name_alone_have_each_their_own(raw: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        (raw / f"q ({number}).txt").write_text(f"{TEXT}\nโครงการ {number}\n", encoding="utf-8")
    correct(raw, ("q (2)", "1", *AMOUNT))
    run(raw, tmp_path / "out")
    assert said(tmp_path / "out") == {("q (2)", "corrected_by_hand"): 1}
    assert run(raw, tmp_path / "out")[1] == []
    correct(raw, ("q (1)", "1", *AMOUNT), ("q (2)", "1", *AMOUNT))
    assert run(raw, tmp_path / "out")[1] == ["q (1).txt", "q (2).txt"]  # they are looked at together
    assert files(tmp_path / "out") == afresh(raw, tmp_path)


def test_a_copy_of_another_plan_keeps_its_corrections(raw: Path, tmp_path: Path) -> None:
    """Which plan is the copy is known at the end: it is read once more."""
    shutil.copyfile(raw / "a.txt", raw / "d.txt")
    correct(raw, ("d", "1", *AMOUNT))
    result, _ = run(raw, tmp_path / "out")
    assert [outcome.name for outcome in result.copies] == ["d.txt"]
    assert said(tmp_path / "out") == {("d", "corrected_by_hand"): 1}
    assert run(raw, tmp_path / "out")[1] == []


def test_a_plan_that_was_set_aside_does_not_stop_the_others(raw: Path, tmp_path: Path) -> None:
    correct(raw, ("b", "1", *AMOUNT))
    (raw / "b.txt").write_bytes(b"")
    result, _ = run(raw, tmp_path / "out")
    assert [outcome.name for outcome in result.quarantined] == ["b.txt"]
    assert [one.plan_id for one in result.of_no_plan] == ["b"]


def test_corrections_that_were_asked_for_stop_the_run_where_they_cannot_be_used(
    raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    correct(raw, ("b", "1", "amount_baht[2566]", "20000", "มาก"))
    file = (raw / "corrections.csv").rename(tmp_path / "reviewed.csv")
    arguments = ["run", str(raw), "--out", str(tmp_path / "out"), "--corrections"]
    assert cli.main([*arguments, str(file)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"{file}, line 2: new (มาก) is no amount. Write 1234.50" in said
    for nothing in ("absent.csv", "", "https://example.org/a.csv"):
        assert cli.main([*arguments, str(tmp_path / nothing) if "://" not in nothing else nothing]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_corrections_outside_of_raw_are_applied_without_a_warning(raw: Path, tmp_path: Path) -> None:
    correct(raw, ("b", "1", *AMOUNT))
    reviewed = (raw / "corrections.csv").rename(tmp_path / "reviewed.csv")
    result = pipeline.run(raw, tmp_path / "out", corrections=reviewed)
    assert severities(tmp_path / "out") == {"corrected_by_hand": "info"}
    assert result.warnings == ()
    assert "1 correction by hand applied" in summary(result)
    assert pipeline.run(raw, tmp_path / "out", corrections=str(reviewed)).published is False
    # without the file the plan is what the program reads
    result, read = run(raw, tmp_path / "out")
    assert (read, said(tmp_path / "out")) == (["b.txt"], {})


def test_corrections_found_in_raw_are_used_and_warned_of(raw: Path, tmp_path: Path) -> None:
    correct(raw, ("b", "1", *AMOUNT))
    result, _ = run(raw, tmp_path / "out")
    assert severities(tmp_path / "out") == {"corrected_by_hand": "warning"}
    (warning,) = result.warnings
    assert f"corrections are taken from {raw}/corrections.csv, which whoever can write plans can write" in warning
    assert f"Warning: {warning}\n1 correction by hand applied" in summary(result)
    # the same rows from a file that a reviewer keeps are another matter: the plan is read again for it
    reviewed = (raw / "corrections.csv").rename(tmp_path / "reviewed.csv")
    assert pipeline.run(raw, tmp_path / "out", corrections=reviewed).published
    assert severities(tmp_path / "out") == {"corrected_by_hand": "info"}


def test_who_asks_for_a_file_gets_that_one_and_hears_of_the_other(raw: Path, tmp_path: Path) -> None:
    correct(raw, ("a", "1", *AMOUNT))
    reviewed = (raw / "corrections.csv").rename(tmp_path / "reviewed.csv")
    correct(raw, ("b", "1", *AMOUNT))
    result = pipeline.run(raw, tmp_path / "out", corrections=reviewed)
    assert said(tmp_path / "out") == {("a", "corrected_by_hand"): 1}
    assert [warning.split(": ")[0] for warning in result.warnings] == [f"{raw}/corrections.csv is passed over"]
    assert not result.quarantined


def test_a_file_that_was_asked_for_and_stands_in_raw_is_no_plan_and_is_warned_of(raw: Path, tmp_path: Path) -> None:
    correct(raw, ("a", "1", *AMOUNT))
    reviewed = (raw / "corrections.csv").rename(raw / "north" / "reviewed.csv")
    result = pipeline.run(raw, tmp_path / "out", corrections=reviewed)
    assert severities(tmp_path / "out") == {"corrected_by_hand": "warning"}
    assert len(result.warnings) == 1
    assert not result.quarantined


@pytest.mark.process
def test_a_retry_takes_the_corrections_that_it_is_given(raw: Path, tmp_path: Path) -> None:
    (raw / "bad.txt").write_bytes(b"")
    run(raw, tmp_path / "out")
    (raw / "bad.txt").write_text(f"{TEXT}\nmended\n", encoding="utf-8")
    correct(raw, ("bad", "1", *AMOUNT))
    reviewed = (raw / "corrections.csv").rename(tmp_path / "reviewed.csv")
    retry = ["quarantine", "retry", str(tmp_path / "out"), "--workers", "1", "--corrections", str(reviewed)]
    assert cli.main(retry) == 0
    assert said(tmp_path / "out") == {("bad", "corrected_by_hand"): 1}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"plan_id,project\n", b'a,"', b"x" * 200_000])
def test_a_file_of_raw_that_cannot_be_used_is_set_aside_and_the_plans_are_read(
    content: bytes, raw: Path, tmp_path: Path
) -> None:
    """Whoever can write RAW could stop every run."""
    (raw / "corrections.csv").write_bytes(content)
    result, read = run(raw, tmp_path / "out")
    assert read == ["a.txt", "b.txt", "north/c.txt"]
    set_aside(result)
    again, read = run(raw, tmp_path / "out")
    assert (read, again.published) == ([], False)
    set_aside(again)
    correct(raw, ("b", "1", *AMOUNT))
    assert not run(raw, tmp_path / "out")[0].quarantined
    assert said(tmp_path / "out") == {("b", "corrected_by_hand"): 1}


def test_a_file_of_raw_that_is_still_unusable_is_there_and_not_gone(raw: Path, tmp_path: Path) -> None:
    """It stood in the manifest twice from the next publish on, as set aside and as removed, and each run published."""
    (raw / "corrections.csv").write_bytes(b"\0\0")
    pipeline.run(raw, tmp_path / "out")
    (raw / "new.txt").write_text(f"{TEXT}\nnew\n", encoding="utf-8")
    result = pipeline.run(raw, tmp_path / "out")
    assert result.published
    assert result.removed == ()
    listed = [entry["path"] for entry in json.loads((tmp_path / "out" / "manifest.json").read_bytes())["sources"]]
    assert listed.count("corrections.csv") == 1
    assert not pipeline.run(raw, tmp_path / "out").published
    (raw / "corrections.csv").unlink()
    assert pipeline.run(raw, tmp_path / "out").removed == ("corrections.csv",)


def test_a_raw_that_is_one_file_has_no_corrections(raw: Path, tmp_path: Path) -> None:
    correct(raw, ("b", "1", *AMOUNT))
    result, read = run(raw / "b.txt", tmp_path / "out")
    assert (read, result.of_no_plan) == (["b.txt"], ())
    assert said(tmp_path / "out") == {}
    alone, _ = run(raw / "corrections.csv", tmp_path / "other")
    assert [outcome.problem.code for outcome in alone.quarantined if outcome.problem] == ["unsupported"]


def test_a_file_of_that_name_elsewhere_is_none(raw: Path, tmp_path: Path) -> None:
    """Forgotten silently would be worse: it is set aside as any table is."""
    correct(raw, ("b", "1", *AMOUNT))
    (raw / "corrections.csv").rename(raw / "north" / "corrections.csv")
    result, _ = run(raw, tmp_path / "out")
    assert [outcome.name for outcome in result.quarantined] == ["north/corrections.csv"]
    assert said(tmp_path / "out") == {}


def test_corrections_alone_are_no_plans(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    correct(tmp_path / "raw")
    with pytest.raises(UsageError, match="no plan was found"):
        run(tmp_path / "raw", tmp_path / "out")


def test_a_link_that_leads_out_of_raw_is_not_passed_over_in_silence(raw: Path, tmp_path: Path) -> None:
    correct(raw, ("b", "1", *AMOUNT))
    (raw / "corrections.csv").rename(tmp_path / "reviewed.csv")
    (raw / "corrections.csv").symlink_to(tmp_path / "reviewed.csv")
    result, _ = run(raw, tmp_path / "out")
    assert "corrections.csv is a link that leads out of RAW" in set_aside(result)
    assert said(tmp_path / "out") == {}
    (raw / "corrections.csv").unlink()
    (tmp_path / "reviewed.csv").rename(raw / "north" / ".reviewed.csv")
    (raw / "corrections.csv").symlink_to(Path("north") / ".reviewed.csv")
    run(raw, tmp_path / "out")
    assert said(tmp_path / "out") == {("b", "corrected_by_hand"): 1}


@pytest.mark.slow
@pytest.mark.process
def test_the_worked_example_of_the_docs_is_true(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
    raw, out = tmp_path / "raw", tmp_path / "out"
    shutil.copytree(ROOT / "data" / "raw", raw)
    assert cli.main(["run", str(raw), "--out", str(out), "--quiet"]) == 0
    (query,) = re.findall(r'sql OUT "\n(.*?)" --format csv', text, re.DOTALL)
    assert cli.main(["sql", str(out), query, "--format", "csv"]) == 0
    drafted = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    (written,) = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    filled = list(csv.DictReader(written.splitlines()))
    assert [
        row | {"new": full["new"], "reason": full["reason"]} for row, full in zip(drafted, filled, strict=True)
    ] == filled
    reviewed = tmp_path / "corrections.csv"
    reviewed.write_text(written, encoding="utf-8")
    assert cli.main(["run", str(raw), "--out", str(out), "--corrections", str(reviewed)]) == 0
    printed = capsys.readouterr().out.splitlines()
    command = r"\$ plan-extract run RAW --out OUT --corrections corrections\.csv"
    shown = re.findall(rf"{command}\n(.*?)\n\n", text, re.DOTALL)[0].splitlines()
    quoted = [line.removeprefix("    ") for line in shown if not re.search(r" s$|UTC|…", line)]
    assert quoted == [line for line in printed if line in quoted]
    assert len(quoted) == 3
    (message,) = re.findall(r"^    (amount_baht.*)$", text, re.MULTILINE)
    assert message in {row["message"] for row in table(out, "issues")}


def test_the_docs_name_every_column_that_can_be_corrected() -> None:
    text = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
    assert [name for names in CORRECTABLE.values() for name in names if f"`{name}`" not in text] == []


@pytest.mark.usefixtures("permissions_hold")
def test_a_file_that_may_not_be_read_stops_the_run_that_asked_for_it_alone(raw: Path, tmp_path: Path) -> None:
    correct(raw, ("b", "1", *AMOUNT))
    (raw / "corrections.csv").chmod(0)
    result, _ = run(raw, tmp_path / "out")
    assert "corrections.csv cannot be read" in set_aside(result)
    reviewed = (raw / "corrections.csv").rename(tmp_path / "reviewed.csv")
    with pytest.raises(UsageError, match=r"reviewed\.csv cannot be read"):
        pipeline.run(raw, tmp_path / "out", corrections=reviewed)


@pytest.mark.parametrize("name", ["fifo", "/dev/zero", "/dev/stdin"])
def test_what_is_no_regular_file_is_refused_before_it_is_read(name: str, raw: Path, tmp_path: Path) -> None:
    """It may have no end."""
    os.mkfifo(tmp_path / "fifo")
    if not stat.S_ISREG((tmp_path / name).stat().st_mode):
        with pytest.raises(UsageError, match="is no regular file"):
            pipeline.run(raw, tmp_path / "out", corrections=tmp_path / name)


def test_a_file_that_is_larger_than_it_says_is_not_used(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an object of a bucket, whose size nobody has asked for."""
    monkeypatch.setattr(by_hand, "_LARGEST", 100)
    monkeypatch.setattr(BucketFile, "read_bytes", lambda _: b"x" * 101)
    with pytest.raises(UsageError, match="has more than"):
        pipeline.run(raw, tmp_path / "out", corrections="s3://there/corrections.csv")
