"""Plans that are the same, newer or amended: told from small keys, counted once everywhere."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest

from plan_extract.dataset.query import answer
from plan_extract.dataset.version import open_version
from plan_extract.export.export import export
from plan_extract.run import pipeline
from plan_extract.run.outcome.result import RunResult

pytestmark = pytest.mark.slow
"""Each runs over several plans, more than once."""

CLEAN = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")
TITLE = "แผนปฏิบัติการป้องกันการทุจริต\n"
ANNOUNCED = "ประกาศเทศบาลตำบลตัวอย่าง\nเรื่อง ประกาศใช้แผนปฏิบัติการป้องกันการทุจริต\nประกาศ ณ วันที่ {} ตุลาคม ๒๕๖๕\n\nคำนำ\n"


def published(tmp_path: Path, **files: str) -> RunResult:
    raw = tmp_path / "raw"
    raw.mkdir(exist_ok=True)
    for name, text in files.items():
        (raw / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return pipeline.run(raw, tmp_path / "out")


def relations(tmp_path: Path) -> list[tuple[str, str, str]]:
    rows = pq.read_table(tmp_path / "out" / "plan_relations.parquet").to_pylist()
    return [(row["plan_id"], row["relation"], row["other_plan_id"]) for row in rows]


def budget(tmp_path: Path) -> Decimal:
    _, rows = answer(open_version(tmp_path / "out"), "select sum(amount_baht) from budget")
    ((total,),) = rows
    assert isinstance(total, Decimal)
    return total


def announced(day: str, text: str = CLEAN) -> str:
    return text.replace("คำนำ\n", ANNOUNCED.format(day), 1)


def test_three_copies_count_once_everywhere(tmp_path: Path) -> None:
    """The same bytes, one blank more, and another type of file."""
    result = published(tmp_path, a_txt=CLEAN, b_txt=CLEAN, c_txt=CLEAN.replace("คำนำ", "คำนำ ", 1), d_md=CLEAN)
    assert relations(tmp_path) == [(name, "duplicate", "a") for name in "bcd"]
    assert sum(result.money.baht.values()) == budget(tmp_path) == 125_000
    assert [outcome.plan_id for outcome in result.copies] == ["b", "c", "d"]


def test_copies_of_a_plan_that_says_not_whose_it_is_count_once(tmp_path: Path) -> None:
    unnamed = CLEAN.replace("เทศบาลตำบลตัวอย่าง", "หน่วยงาน")
    published(tmp_path, a_txt=unnamed, b_txt=unnamed, c_txt=f"{unnamed}\n")
    assert relations(tmp_path) == [("b", "duplicate", "a")]


def test_a_run_that_reads_nothing_knows_them_too(tmp_path: Path) -> None:
    files = {"a_txt": CLEAN, "c_txt": CLEAN.replace("คำนำ", "คำนำ ", 1)}
    published(tmp_path, **files)
    again = published(tmp_path, **files)
    assert not again.published
    assert sum(again.money.baht.values()) == 125_000
    (tmp_path / "raw" / "a.txt").unlink()
    alone = pipeline.run(tmp_path / "raw", tmp_path / "out")
    assert alone.read == ()
    assert relations(tmp_path) == []
    assert budget(tmp_path) == 125_000


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("เทศบาลตำบลตัวอย่าง", "เทศบาลตำบลบ้านใหม่"),  # another office that took its wording over
        ("๒๕๖๖ - ๒๕๗๐", "๒๕๗๑ - ๒๕๗๕"),
        ("๒๐,๐๐๐", "๓๐,๐๐๐"),  # half of its money is another
    ],
)
def test_plans_of_others_and_of_other_years_are_no_copies(old: str, new: str, tmp_path: Path) -> None:
    published(tmp_path, a_txt=CLEAN, b_txt=CLEAN.replace(old, new))
    assert relations(tmp_path) == []


def test_of_two_announcements_the_newer_counts(tmp_path: Path) -> None:
    published(tmp_path, a_txt=announced("๑"), b_txt=announced("๒๐", CLEAN.replace("๕,๐๐๐", "๖,๐๐๐")))
    assert relations(tmp_path) == [("a", "newer_edition", "b")]
    assert budget(tmp_path) == 130_000


def test_an_amendment_that_repeats_the_plan_takes_its_place(tmp_path: Path) -> None:
    published(tmp_path, a_txt=CLEAN.replace(TITLE, f"{TITLE}แก้ไขเพิ่มเติม ครั้งที่ ๑\n", 1), b_txt=CLEAN)
    assert relations(tmp_path) == [("b", "newer_edition", "a")]
    assert budget(tmp_path) == 125_000


def test_an_amendment_with_other_projects_counts_beside_the_plan(tmp_path: Path) -> None:
    other = CLEAN.replace(TITLE, f"{TITLE}เพิ่มเติม ฉบับที่ ๒\n", 1).replace("๒๐,๐๐๐", "๑๐,๐๐๐").replace("๕,๐๐๐", "๒,๐๐๐")
    for word, instead in (("อบรม", "ค่าย"), ("ประโยชน์ทับซ้อน", "ของขวัญ"), ("ประเมิน", "สำรวจ"), ("เผยแพร่", "แจก")):
        other = other.replace(word, instead)
    published(tmp_path, a_txt=CLEAN, b_txt=other)
    assert relations(tmp_path) == [("b", "amendment", "a")]
    assert budget(tmp_path) == 125_000 + 60_000


def test_families_count_a_copy_once(tmp_path: Path) -> None:
    other = CLEAN.replace("เทศบาลตำบลตัวอย่าง", "เทศบาลตำบลบ้านใหม่")
    published(tmp_path, a_txt=CLEAN, b_txt=CLEAN, c_txt=other)
    query = "select title_key, plans, organisations, amount_baht from project_families order by title_key"
    _, rows = answer(open_version(tmp_path / "out"), query)
    assert [row for row in rows if row[0] == "อบรมคุณธรรมจริยธรรม"] == [("อบรมคุณธรรมจริยธรรม", 2, 2, Decimal(200_000))]


def test_the_table_is_sorted_and_read_by_others(tmp_path: Path) -> None:
    published(tmp_path, b_txt=CLEAN, a_txt=CLEAN, c_txt=CLEAN)
    path = tmp_path / "out" / "plan_relations.parquet"
    with duckdb.connect() as database:
        assert database.execute(f"select plan_id from '{path}'").fetchall() == [("b",), ("c",)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("จริยธรรม", "จริยธรม"),  # an OCR lost a letter of a title
        ("๕,๐๐๐ -", "๕,x๐๐ -"),  # and could not read an amount
        ("เทศบาลตำบลตัวอย่าง", "เทศบาลตำบลตัวอยาง"),  # and lost a mark of the office's name
        ("เทศบาลตำบลตัวอย่าง", "ทต.ตัวอย่าง"),
        ("อำเภอเมืองลำปาง จังหวัดลำปาง", ""),
        ("๒๐,๐๐๐", "๒๐,๐๐๐.๐๐"),
    ],
)
def test_a_copy_that_is_read_a_little_otherwise_counts_once(old: str, new: str, tmp_path: Path) -> None:
    assert old in CLEAN
    published(tmp_path, a_txt=CLEAN, b_txt=CLEAN.replace(old, new))
    assert relations(tmp_path) == [("b", "duplicate", "a")]
    assert budget(tmp_path) == 125_000


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("เมืองลำปาง จังหวัดลำปาง", "เมืองตรัง จังหวัดตรัง"),  # a namesake in another province
        ("โครงการอบรมคุณธรรมจริยธรรม", "โครงการค่ายเยาวชน"),  # one project of four is another, for the same money
    ],
)
def test_a_plan_that_differs_in_what_it_says_is_no_copy(old: str, new: str, tmp_path: Path) -> None:
    assert old in CLEAN
    published(tmp_path, a_txt=CLEAN, b_txt=CLEAN.replace(old, new))
    assert relations(tmp_path) == []
    assert budget(tmp_path) == 250_000


def test_a_namesake_whose_province_is_not_known_is_no_copy_without_the_same_money(tmp_path: Path) -> None:
    without = CLEAN.replace("อำเภอเมืองลำปาง จังหวัดลำปาง", "").replace("๒๐,๐๐๐", "-").replace("๕,๐๐๐", "-")
    published(tmp_path, a_txt=CLEAN, b_txt=without)
    assert relations(tmp_path) == []


@pytest.mark.parametrize(
    ("district", "counted"),
    [
        pytest.param("ภูเวียง", 250_000, id="another one of the province"),
        pytest.param("บานฝาง", 125_000, id="the same without its mark"),
    ],
)
def test_namesakes_of_one_province_are_told_by_their_district(district: str, counted: int, tmp_path: Path) -> None:
    """Model titles, an older date: the plan of one was left out as an older edition of the other's."""
    place = "เทศบาลตำบลตัวอย่าง\nอำเภอ{} จังหวัดขอนแก่น\n"
    here, there = (CLEAN.replace("เทศบาลตำบลตัวอย่าง\n", place.format(name), 1) for name in ("บ้านฝาง", district))
    assert here != CLEAN
    published(tmp_path, a_txt=announced("๓", here), b_txt=announced("๒๐", there))
    assert budget(tmp_path) == counted


def test_of_two_amendments_the_later_number_counts(tmp_path: Path) -> None:
    def amended(number: str, baht: str) -> str:
        return CLEAN.replace(TITLE, f"{TITLE}แก้ไขเพิ่มเติม ครั้งที่ {number}\n", 1).replace("๕,๐๐๐", baht)

    published(tmp_path, a_txt=amended("๑๐", "๗,๐๐๐"), b_txt=amended("๒", "๖,๐๐๐"), c_txt=CLEAN)
    assert relations(tmp_path) == [("b", "newer_edition", "a"), ("c", "newer_edition", "a")]
    assert budget(tmp_path) == 135_000


def test_a_workbook_leaves_copies_out_and_says_so(tmp_path: Path) -> None:
    published(tmp_path, a_txt=CLEAN, b_txt=CLEAN.replace("คำนำ", "คำนำ ", 1))
    export(tmp_path / "out", "xlsx", tmp_path / "plans.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plans.xlsx", read_only=True)
    assert {row[0] for row in book["budget"].iter_rows(min_row=2, values_only=True)} == {"a"}
    said = [str(row[0]) for row in book[book.sheetnames[0]].iter_rows(values_only=True)]
    assert any("plan_relations" in line and "budget" in line for line in said)
