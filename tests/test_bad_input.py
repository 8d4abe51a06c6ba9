"""Input that is broken, foreign or missing: a clear message, the good files published, nothing half written."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.ground.errors import UsageError
from plan_extract import cli
from plan_extract.engine.documents import load_plan
from plan_extract.engine.read_plan import read_single_file
from plan_extract.run import pipeline

PLANS = sorted((Path(__file__).parent.parent / "data" / "raw").glob("*.txt"))

REPORT = """รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต

ประจำปีงบประมาณ พ.ศ. 2565

ขององค์การบริหารส่วนตำบลตัวอย่าง

ตารางรายงานผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต รอบ 12 เดือน
ลำดับ\tโครงการ\tงบประมาณที่ใช้\tผลการดำเนินการ
1\tโครงการอบรมคุณธรรม\t20,000\tดำเนินการแล้ว
"""

BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "blank.txt": b"\n \n\t\n" * 40,
    "binary.txt": bytes(range(256)) * 64,
    "zip.txt": b"PK\x03\x04" + b"\x00\x01" * 2000,
    "letter.txt": ("เรียน ผู้ว่าราชการจังหวัด\n\nขอแสดงความนับถือ\n" * 20).encode(),
    "english.txt": b"Lorem ipsum dolor sit amet.\n" * 200,
    "report.txt": REPORT.encode(),
}
"""Files that must be set aside, whatever their suffix says."""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder with one real plan, ``good.txt``."""
    folder = tmp_path / "raw"
    folder.mkdir()
    shutil.copyfile(PLANS[0], folder / "good.txt")
    return folder


def published(out: Path) -> list[str]:
    import pyarrow.parquet as pq

    names: list[str] = pq.read_table(out / "plans.parquet")["plan_id"].to_pylist()
    return names


def test_the_good_file_among_bad_ones_is_published_alone(raw: Path, tmp_path: Path) -> None:
    for name, content in BAD.items():
        (raw / name).write_bytes(content)
    result = pipeline.run(raw, tmp_path / "out")
    assert sorted(outcome.name for outcome in result.quarantined) == sorted(BAD)
    assert published(tmp_path / "out") == ["good"]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_says_what_is_wrong_and_what_to_do(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    outcome = read_single_file(tmp_path / name, name)
    assert outcome.status == "quarantined"
    assert outcome.problem is not None
    assert outcome.problem.code in {"empty", "binary", "undecodable", "not_a_plan", "unsupported"}
    assert len(outcome.problem.message) > 10
    assert len(outcome.problem.remedy) > 10


@pytest.mark.process
def test_where_all_files_are_bad_the_empty_tables_are_published(raw: Path, tmp_path: Path) -> None:
    (raw / "good.txt").write_bytes(b"")
    assert cli.main(["run", str(raw), "--out", str(tmp_path / "out"), "--quiet"]) == 1
    assert published(tmp_path / "out") == []


@pytest.mark.parametrize("tenths", range(1, 10))
@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem[:3])
@pytest.mark.slow
def test_a_plan_that_breaks_off_is_read_or_refused_but_never_a_fault(plan: Path, tenths: int, tmp_path: Path) -> None:
    """Cut in the middle of a line, a table or a detail block; by characters, so that every cut is still text."""
    text = plan.read_text(encoding="utf-8")
    (tmp_path / "cut.txt").write_text(text[: len(text) * tenths // 10], encoding="utf-8")
    outcome = read_single_file(tmp_path / "cut.txt", "cut.txt")
    assert (outcome.status == "ok") == (outcome.plan is not None) == (outcome.problem is None)


def without_lines(keep: Callable[[str], bool]) -> str:
    return "\n".join(line for line in PLANS[0].read_text(encoding="utf-8").split("\n") if keep(line))


def test_a_plan_without_a_table_is_published_with_an_error_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(without_lines(lambda line: "\t" not in line), encoding="utf-8")
    outcome = read_single_file(tmp_path / "plan.txt", "plan.txt")
    assert outcome.status == "ok"
    assert ("error", "missing_table") in outcome.issues
    assert outcome.money.cells == {}


def test_a_plan_with_a_table_does_not_miss_it() -> None:
    assert ("error", "missing_table") not in read_single_file(PLANS[0], "plan.txt").issues


def test_a_plan_without_details_is_published_with_its_table(tmp_path: Path) -> None:
    whole = read_single_file(PLANS[0], "plan.txt")
    document = load_plan(PLANS[0], "plan.txt")
    first = min(project.detail.span.start for project in document.projects if project.detail)
    kept = PLANS[0].read_text(encoding="utf-8").split("\n")[: first - 1]
    (tmp_path / "plan.txt").write_text("\n".join(kept), encoding="utf-8")
    outcome = read_single_file(tmp_path / "plan.txt", "plan.txt")
    assert ("warning", "missing_details") in outcome.issues
    assert outcome.money.baht == whole.money.baht


def test_an_empty_folder_is_a_mistake_of_use(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    with pytest.raises(UsageError, match="no plan was found"):
        pipeline.run(tmp_path / "raw", tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("out", ["file", "file/below"])
def test_out_cannot_be_a_file_or_below_one(
    out: str, raw: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert cli.main(["run", str(raw), "--out", str(tmp_path / out)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_folder_in_a_table_s_place_stops_the_run_before_anything_is_written(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "risks.parquet").mkdir(parents=True)
    with pytest.raises(UsageError):
        pipeline.run(raw, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir() if path.name[0] != "."] == ["risks.parquet"]


@pytest.mark.usefixtures("permissions_hold")
def test_a_folder_that_may_not_be_written_is_a_mistake_of_use(raw: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(UsageError, match="cannot be written"):
        pipeline.run(raw, tmp_path / "out")


@pytest.mark.usefixtures("permissions_hold")
def test_a_file_that_may_not_be_read_is_set_aside(raw: Path, tmp_path: Path) -> None:
    shutil.copyfile(PLANS[1], raw / "locked.txt")
    (raw / "locked.txt").chmod(0)
    result = pipeline.run(raw, tmp_path / "out")
    assert [(outcome.name, outcome.problem and outcome.problem.code) for outcome in result.quarantined] == [
        ("locked.txt", "unreadable")
    ]


def test_a_link_to_nothing_does_not_stop_the_others(raw: Path, tmp_path: Path) -> None:
    (raw / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert pipeline.run(raw, tmp_path / "out").plans[0].name == "good.txt"
    assert published(tmp_path / "out") == ["good"]
