"""Plans whose money has no year, or no figure of one: through a run, its summary, the exports and the report."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from plan_extract.dataset.frames import open_dataset
from plan_extract.export.export import export
from plan_extract.run import pipeline
from plan_extract.run.outcome.report import summary
from plan_extract.run.outcome.result import RunResult
from plan_extract.site.build import write_report

pytestmark = pytest.mark.slow

TITLE = """แผนปฏิบัติการป้องกันการทุจริต
({})
เทศบาลตำบลบ้านสมมุติ
อำเภอเมือง จังหวัดลำปาง

ส่วนที่ 2
แผนปฏิบัติการป้องกันการทุจริต

"""
ANNUAL, SEVERAL = "ประจำปีงบประมาณ พ.ศ. 2568", "พ.ศ. 2566 - 2568"
PLANS = {
    "annual": (ANNUAL, "ที่|โครงการ|งบประมาณ|หมายเหตุ\n1|โครงการอบรม|20,000|\n2|กิจกรรมจิตอาสา|ไม่ใช้งบประมาณ|\n|รวม|20,000|"),
    "quarters": (ANNUAL, "ที่|โครงการ|ไตรมาส 1|ไตรมาส 2|ไตรมาส 3|ไตรมาส 4|หมายเหตุ\n1|โครงการวินัย|5,000|-|6,000|-|"),
    "undated": (SEVERAL, "ที่|โครงการ|งบประมาณ|หมายเหตุ\n1|โครงการรักน้ำ|30,000|"),
    "together": (
        SEVERAL,
        "ที่|โครงการ|ปี 2566 - 2567|ปี 2568|หมายเหตุ\n1|โครงการรักป่า|7,000|500|\n2|กิจกรรมจิตอาสา|-|-|\n|รวม|7,000|500|",
    ),
    "block": (
        SEVERAL,
        "ที่|โครงการ|ปี 2566|ปี 2567|ปี 2568|หมายเหตุ\n1|โครงการปลูกป่า|1,000|1,000|1,000|\n\nส่วนที่ 3\nรายละเอียดโครงการ\n\n"
        "1. ชื่อโครงการ : โครงการปลูกป่า\n2. หลักการและเหตุผล\nเพื่อป่า\n3. วัตถุประสงค์\nเพื่อป่า\n4. งบประมาณ\n3,000 บาท\n",
    ),
}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> tuple[RunResult, Path]:
    folder = tmp_path_factory.mktemp("null_years")
    (folder / "raw").mkdir()
    for name, (period, table) in PLANS.items():
        text = TITLE.format(period)
        (folder / "raw" / f"{name}.txt").write_text(text + table.replace("|", "\t"), encoding="utf-8")
    return pipeline.run(folder / "raw", folder / "out"), folder / "out"


def test_the_summary_adds_up_what_has_a_year_and_says_what_is_left_out(result: tuple[RunResult, Path]) -> None:
    said = re.sub(r" +", " ", summary(result[0]))
    assert "2566 1,000.00" in said
    assert "2568 21,500.00" in said
    assert "2566-2567 7,000.00" in said
    assert "1 cell whose amount, or whose project, is not certain" in said


def test_lines_without_a_year_are_published_with_an_empty_one(result: tuple[RunResult, Path]) -> None:
    lines = pq.read_table(result[1] / "budget_lines.parquet").to_pylist()
    found = {(line["plan_id"], line["source"], line["fiscal_year_be"], line["amount_baht"]) for line in lines}
    assert ("block", "detail", None, 3000) in found
    assert ("quarters", "table", 2568, None) in found
    assert ("together", "table", None, 7000) in found
    assert not any(plan == "undated" for plan, *_ in found)


def test_csv_has_empty_cells_and_no_word_for_nothing(result: tuple[RunResult, Path], tmp_path: Path) -> None:
    export(result[1], "csv", tmp_path / "csv")
    with (tmp_path / "csv" / "budget_lines.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"", "2566", "2567", "2568"} == {row["fiscal_year_be"] for row in rows}
    assert not {"None", "null", "nan", "<NA>"} & {cell for row in rows for cell in row.values()}


def test_duckdb_has_nulls(result: tuple[RunResult, Path], tmp_path: Path) -> None:
    export(result[1], "duckdb", tmp_path / "out.duckdb")
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as database:
        query = "select plan_id, count(*) from budget_lines where fiscal_year_be is null group by 1 order by 1"
        assert database.execute(query).fetchall() == [("block", 1), ("together", 2)]


def test_a_workbook_has_empty_cells(result: tuple[RunResult, Path], tmp_path: Path) -> None:
    export(result[1], "xlsx", tmp_path / "out.xlsx")
    workbook = load_workbook(tmp_path / "out.xlsx", read_only=True)
    said = {cell for sheet in workbook.worksheets for row in sheet.iter_rows(values_only=True) for cell in row}
    assert "โครงการรักน้ำ" in said
    assert not {"None", "null", "nan", "<NA>"} & {cell for cell in said if isinstance(cell, str)}


def test_the_tidy_budget_keeps_them_out_of_no_sum(result: tuple[RunResult, Path]) -> None:
    budget = open_dataset(result[1]).budget()
    assert int(budget[budget.plan_id == "annual"].amount_baht.sum()) == 20_000
    assert budget[budget.plan_id == "quarters"].amount_baht.isna().all()
    assert "undated" not in set(budget.plan_id)
    together = budget[(budget.plan_id == "together") & budget.fiscal_year_be.isna()]
    assert set(together.years_be) == {"2566 2567"}
    assert int(budget[budget.plan_id == "together"].amount_baht.sum()) == 7_500


def test_the_report_has_a_page_for_each_and_prints_no_word_for_nothing(
    result: tuple[RunResult, Path], tmp_path: Path
) -> None:
    write_report(result[1], tmp_path / "report")
    for name in PLANS:
        page = (tmp_path / "report" / "plan" / f"{name}.html").read_text(encoding="utf-8")
        shown = re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL)
        assert not re.search(r"\b(?:None|null|nan|undefined)\b", shown)
        assert ("ambiguous" in shown) or name != "quarters"
        assert ("2566–2567" in shown) or name != "together"
