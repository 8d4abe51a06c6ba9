"""Documents that stand beside a plan are set aside with the reason; plans that look like one are read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plan_extract.engine.read_plan import read_single_file
from plan_extract.run import pipeline

CASES = Path(__file__).parent / "cases"
CLEAN = (CASES / "clean.txt").read_text(encoding="utf-8")
KINDS = {
    "operations_plan": "แผนการดำเนินงาน",
    "results_report": "รายงานผล",
    "budget_ordinance": "เทศบัญญัติ",
    "development_plan": "แผนพัฒนาท้องถิ่น",
    "ita_report": "ITA",
    "order": "คำสั่ง",
    "announcement": "ประกาศ",
    "minutes": "รายงานการประชุม",
}


def test_every_neighbour_has_its_case() -> None:
    assert {path.stem for path in (CASES / "neighbours").iterdir()} == KINDS.keys()


@pytest.mark.parametrize("name", KINDS)
def test_a_neighbour_is_set_aside_with_what_it_is(name: str) -> None:
    outcome = read_single_file(CASES / "neighbours" / f"{name}.txt", f"{name}.txt")
    assert outcome.problem is not None
    assert outcome.problem.code == "not_a_plan"
    assert KINDS[name] in outcome.problem.message
    assert outcome.plan is None


@pytest.mark.parametrize(
    "front",
    [
        "ประกาศเทศบาลตำบลตัวอย่าง\nเรื่อง ประกาศใช้แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)\n\n"
        "ให้รายงานผลการดำเนินการตามแผนทุก ๖ เดือน\n\n",
        "แผนป้องกัน ปราบปรามการทุจริตและประพฤติมิชอบ (พ.ศ. ๒๕๖๖ - ๒๕๗๐)\nเทศบาลตำบลตัวอย่าง\n\n",
        "บันทึกข้อความ\nส่วนราชการ สำนักปลัดเทศบาลตำบลตัวอย่าง\nเรื่อง ขอส่งแผน\n\n",
    ],
)
def test_a_plan_under_another_front_is_read(front: str, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(front + CLEAN, encoding="utf-8")
    outcome = read_single_file(tmp_path / "plan.txt", "plan.txt")
    assert outcome.problem is None
    assert outcome.counts["projects"] == 4


def test_two_plans_in_a_file_are_refused_with_their_lines(tmp_path: Path) -> None:
    shutil.copyfile(CASES / "several_plans.txt", tmp_path / "both.txt")
    (tmp_path / "one.txt").write_text(CLEAN, encoding="utf-8")
    result = pipeline.run(tmp_path, tmp_path / "out")
    (refused,) = result.quarantined
    assert refused.problem is not None
    assert refused.problem.code == "several_plans"
    for said in ("line 1: เทศบาลตำบลตัวอย่าง", f"line {CLEAN.count(chr(10)) + 2}: องค์การบริหารส่วนตำบลบ้านใหม่"):
        assert said in refused.problem.message
    assert [outcome.name for outcome in result.plans] == ["one.txt"]


def test_two_periods_of_one_office_are_two_plans(tmp_path: Path) -> None:
    later = CLEAN.replace("๒๕๖๖ - ๒๕๗๐", "๒๕๗๑ - ๒๕๗๕")
    (tmp_path / "both.txt").write_text(CLEAN + later, encoding="utf-8")
    problem = read_single_file(tmp_path / "both.txt", "both.txt").problem
    assert problem is not None
    assert "2571-2575" in problem.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ส่วนที่ ๓", "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)\nเทศบาลตำบลตัวอย่าง\n\nส่วนที่ ๓"),  # repeated
        ("๑. หลักการ", "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๑ - ๒๕๖๔)\nของเทศบาลตำบลตัวอย่าง สิ้นสุดแล้ว\n\n๑. หลักการ"),
        ("๑. หลักการ", "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)\nขององค์การบริหารส่วนจังหวัดลำปาง\n\n๑. หลักการ"),
    ],
)
def test_a_plan_that_names_another_plan_is_one(old: str, new: str, tmp_path: Path) -> None:
    assert old in CLEAN
    (tmp_path / "plan.txt").write_text(CLEAN.replace(old, new, 1), encoding="utf-8")
    assert read_single_file(tmp_path / "plan.txt", "plan.txt").problem is None


def test_plans_with_their_office_above_the_title_are_two(tmp_path: Path) -> None:
    title = "แผนปฏิบัติการป้องกันการทุจริต\n(พ.ศ. ๒๕๖๖ - ๒๕๗๐)\n\n"
    office = "เทศบาลตำบลตัวอย่าง\nอำเภอเมืองลำปาง จังหวัดลำปาง\n\n"
    assert title + office in CLEAN
    one = CLEAN.replace(title + office, f"เทศบาลตำบลตัวอย่าง\n{title}", 1)
    other = one.replace("เทศบาลตำบลตัวอย่าง", "เทศบาลตำบลบ้านใหม่")
    (tmp_path / "both.txt").write_text(one + other, encoding="utf-8")
    problem = read_single_file(tmp_path / "both.txt", "both.txt").problem
    assert problem is not None
    assert problem.code == "several_plans"


@pytest.mark.parametrize("above", ["ตามประกาศขององค์การบริหารส่วนจังหวัดลำปาง", "เทศบาลตำบลตัวอย่าง"])
def test_a_line_above_a_repeated_title_begins_no_plan(above: str, tmp_path: Path) -> None:
    heading = "ส่วนที่ ๒\nแผนปฏิบัติการป้องกันการทุจริต"
    assert heading in CLEAN
    text = CLEAN.replace(heading, heading.replace("\n", f"\n{above}\n"), 1)
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    assert read_single_file(tmp_path / "plan.txt", "plan.txt").problem is None
