"""The sums of the budget: what belongs to one project, and beside it what amounts of several may add."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from plan_extract import open_dataset
from plan_extract.engine.outcome import SharedBaht
from plan_extract.run import pipeline
from plan_extract.run.outcome.result import RunResult

pytestmark = pytest.mark.slow

HEAD = "มิติ\tภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี ๒๕๖๖\tปี ๒๕๖๗\tหมายเหตุ\n\t\t\tงบประมาณ (บาท)\tงบประมาณ (บาท)\t"
SHARED = (
    f"แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๖๗)\nเทศบาลตำบลตัวอย่าง\n\n{HEAD}\n"
    "๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๕,๐๐๐\t๖,๐๐๐\t\n"
    "\t๑.๒ จ\t๒) โครงการ ฉ ๓) โครงการ ช\t๒๐,๐๐๐\t๗,๐๐๐ ๘,๐๐๐\t\n"
)
ACROSS = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๖๗) เทศบาลตำบลอื่น

<table><tr><th>มิติ</th><th>ภารกิจตามมิติ</th><th>โครงการ</th><th>ปี ๒๕๖๖</th><th>ปี ๒๕๖๗</th></tr>
<tr><td>๑. ก</td><td>๑.๑ ข</td><td>๑) โครงการ ค</td><td rowspan=2>20,000</td><td>1,000</td></tr>
<tr><td>๒. ง</td><td>๒.๑ จ</td><td>๒) โครงการ ฉ</td><td>2,000</td></tr></table>
"""

Row = tuple[object, ...]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, RunResult]:
    """A plan of one dimension, its copy, and one whose amount stands across two dimensions."""
    raw, out = (tmp_path_factory.mktemp("sums") / name for name in ("raw", "out"))
    raw.mkdir()
    for name, text in (("a", SHARED), ("b", SHARED + "\n"), ("c", ACROSS)):
        (raw / f"{name}.txt").write_text(text, encoding="utf-8")
    return out, pipeline.run(raw, out)


def sums_of(out: Path) -> list[Row]:
    columns = ["plan_id", "dimension_no", "fiscal_year_be", "amount_baht", "shared_min_baht", "shared_max_baht"]
    sums = open_dataset(out).budget_sums()[[*columns, "shared_projects", "not_certain"]]
    return [tuple(None if str(value) == "<NA>" else value for value in row) for row in sums.itertuples(index=False)]


def test_a_sum_has_beside_it_what_several_projects_share(run: tuple[Path, RunResult]) -> None:
    """The copy counts nowhere; what stands across dimensions is of none of them."""
    assert sums_of(run[0]) == [
        ("a", 1, 2566, 5000, 20000, 40000, 2, 2),
        ("a", 1, 2567, 21000, None, None, 0, 0),
        ("c", 1, 2566, None, None, None, 0, 1),
        ("c", 1, 2567, 1000, None, None, 0, 0),
        ("c", 2, 2566, None, None, None, 0, 1),
        ("c", 2, 2567, 2000, None, None, 0, 0),
        ("c", None, 2566, None, 20000, 40000, 2, 0),
    ]


def test_the_summary_of_the_run_says_the_same(run: tuple[Path, RunResult]) -> None:
    out, result = run
    years = open_dataset(out).sql(
        "select fiscal_year_be, sum(amount_baht), sum(shared_min_baht), sum(shared_max_baht), "
        "sum(shared_projects)::integer from budget_sums group by 1 order by 1"
    )
    (first, second) = years.itertuples(index=False, name=None)
    assert first == (2566, Decimal(5000), Decimal(40000), Decimal(80000), 4)
    assert second[:2] == (2567, Decimal(24000))
    money = result.money
    assert dict(money.baht) == {2566: 5000, 2567: 24000}
    assert dict(money.shared) == {2566: SharedBaht(Decimal(40000), Decimal(80000), 2, 4)}
