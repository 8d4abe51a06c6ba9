"""The real plans as Word documents and as what LibreOffice prints of them: the same projects, amounts and fields.

The fonts are those of Debian's fonts-thai-tlwg, one a plan. What differs is said here, and why.
"""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

import renditions
from plan_extract.evaluation.dataset import load_dataset
from plan_extract.evaluation.judging.texts import bare
from plan_extract.evaluation.row_changes import RowChange, row_changes
from plan_extract.run import pipeline

pytestmark = [
    pytest.mark.office,
    pytest.mark.xdist_group("office"),
    pytest.mark.skipif(
        renditions.office() is None, reason="no LibreOffice: apt install libreoffice-writer-nogui fonts-thai-tlwg"
    ),
]

OF_THE_FILE = {"amounts", "row_cells", "sections", "sources", "pages", "issues"}
WRAPPED = {("project_items", "text"), ("project_items", ""), ("indicators", "text")}
"""Lines that are wrapped in the texts become paragraphs of their own in Word, and so entries of their own."""

ONLY_PRINTED = {
    # A remark of several offices, one a line, in a row that a page breaks: nothing tells where one ends.
    ("projects", "remark"),
    # ``๔๐`` above ``๒,๐๐๐`` in a cell of its own is no amount for certain: null, with an issue.
    ("budget_totals", "declared_baht"),
    ("budget_totals", "difference_baht"),
    # A heading that runs into the line above it at the end of a page of 004.
    ("statements", "text"),
    ("statements", ""),
}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("renditions")
    renditions.render(list(renditions.RAW.glob("*.txt")), folder)
    for form in ("docx", "pdf"):
        pipeline.run(folder / form, folder / f"out_{form}")
    return folder


def changes(published: Path, rendered: Path, form: str) -> list[RowChange]:
    before, now = load_dataset(published), load_dataset(rendered / f"out_{form}")
    assert before.plan_ids == now.plan_ids
    plans = [(plan, plan) for plan in before.plan_ids]
    return [
        change
        for change in row_changes(before, now, plans, by_lines=False)
        if change.table not in OF_THE_FILE
        and change.column != "amount_ordinal"  # which of the text's amounts it is
        and re.sub(r"\s", "", change.before) != re.sub(r"\s", "", change.now)
    ]


def test_a_word_document_gives_the_same_dataset(published: Path, rendered: Path) -> None:
    assert {(change.table, change.column) for change in changes(published, rendered, "docx")} <= WRAPPED


def test_a_printed_document_gives_the_same_dataset(published: Path, rendered: Path) -> None:
    found = changes(published, rendered, "pdf")
    assert {(change.table, change.column) for change in found} <= WRAPPED | ONLY_PRINTED
    money = [change for change in found if change.column.endswith("_baht")]
    assert all(change.now == "nothing" for change in money), "an amount is right or null"
    assert len(money) <= 4


def test_lines_of_one_pitch_lose_no_block_and_no_amount(published: Path, tmp_path: Path) -> None:
    """Without space between paragraphs nothing but the wording tells where one ends: entries of lists may differ, and
    what a sentence of the front says once its lines are parted. Projects, their fields and amounts may not."""
    renditions.render(list(renditions.RAW.glob("*.txt")), tmp_path, renditions.TIGHT)
    pipeline.run(tmp_path / "pdf", tmp_path / "out_pdf")
    found = changes(published, tmp_path, "pdf")
    assert [change for change in found if change.table == "budget_lines"] == []
    projects = {change.column for change in found if change.table == "projects"}
    assert projects <= {"remark", "location", "strategy_title", "target_group", "period_text"}
    assert all(change.now == "nothing" for change in found if change.column.endswith("_baht"))


def budget(found: list[RowChange]) -> list[RowChange]:
    return [change for change in found if change.table == "budget_lines"]


def test_tables_with_rulings_across_alone(published: Path, tmp_path: Path) -> None:
    """Columns by the gaps between texts. SWOT and contents have two columns, which may be text beside text."""
    renditions.render(list(renditions.RAW.glob("*.txt")), tmp_path, rules="across")
    pipeline.run(tmp_path / "pdf", tmp_path / "out_pdf")
    found = changes(published, tmp_path, "pdf")
    assert budget(found) == []
    assert {change.column for change in found if change.table == "projects"} <= {"remark"}
    assert all(change.now == "nothing" for change in found if change.column.endswith("_baht"))


@pytest.mark.parametrize("rules", ["down", "none"])
def test_tables_without_rulings_across_have_amounts_that_are_right_or_null(
    published: Path, tmp_path: Path, rules: renditions.Rules
) -> None:
    """Without rulings nothing tells of some cells whose they are: values alone below others, items inside of lines.

    Every project has its row, and three of the five plans have every value of their texts.
    """
    renditions.render(list(renditions.RAW.glob("*.txt")), tmp_path, rules=rules)
    pipeline.run(tmp_path / "pdf", tmp_path / "out_pdf")
    found = budget(changes(published, tmp_path, "pdf"))
    assert not [change for change in found if change.column == "amount_baht" and change.now != "nothing"]
    assert {change.now for change in found if change.column == "status"} <= {"ambiguous"}
    assert all("ambiguous" in change.now for change in found if change.change == "new")
    assert not [change for change in found if change.change == "gone"]
    plans = {path.stem for path in renditions.RAW.glob("*.txt")}
    changed = {change.plan_id for change in found if change.column != "alignment"}
    assert len(plans - changed) >= 3


@pytest.mark.browser
@pytest.mark.skipif(renditions.browser() is None, reason="needs Chromium: apt install chromium")
@pytest.mark.parametrize("rules", ["all", "across"])
def test_what_a_browser_prints_has_the_same_budget(published: Path, tmp_path: Path, rules: renditions.Rules) -> None:
    """A browser draws no ruling where it breaks a row over pages."""
    renditions.render_web(list(renditions.RAW.glob("*.txt")), tmp_path, rules=rules)
    pipeline.run(tmp_path / "pdf", tmp_path / "out_pdf")
    found = changes(published, tmp_path, "pdf")
    assert budget(found) == []
    # ``ffi`` is one glyph, and a line of a title ends inside of a word
    projects = {change.column for change in found if change.table == "projects"}
    assert projects <= {"remark", "alternative_title", "title", "table_title", "title_key"}  # the key is the title's
    assert all(change.now == "nothing" for change in found if change.column.endswith("_baht"))


def test_a_document_saved_as_text_has_its_whole_table(published: Path, rendered: Path) -> None:
    """A line for each cell, an empty line for an empty one: the rows are told by the number of the head's columns."""
    (rendered / "txt").mkdir()
    renditions.as_text(sorted((rendered / "docx").iterdir()), rendered / "txt")
    pipeline.run(rendered / "txt", rendered / "out_txt")
    found = changes(published, rendered, "txt")
    assert [change for change in found if change.table in ("budget_lines", "budget_totals")] == []
    of_table = ("table_title", "table_number", "kind", "dimension_no", "mission_no", "strategy_no")
    assert [change for change in found if change.table == "projects" and change.column in of_table] == []


Cells = dict[tuple[str, str, int], set[Decimal | None]]


def cells_of(folder: Path) -> Cells:
    """What each project has in each year, by plan and title: several values where several projects have one title."""
    dataset = load_dataset(folder)
    found: Cells = defaultdict(set)
    for plan in dataset.plan_ids:
        rows = dataset.rows(plan)
        titles = {row["project_id"]: row["table_title"] for row in rows["projects"] if row["in_table"]}
        for line in rows["budget_lines"]:
            if line["source"] == "table" and line["alignment"] != "ambiguous":
                found[plan, bare(titles[line["project_id"]] or ""), line["fiscal_year_be"]].add(line["amount_baht"])
    return found


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext: apt install poppler-utils")
@pytest.mark.parametrize(("options", "least"), [(["-layout"], 0.55), (["-raw"], 0.45)])
def test_the_text_of_the_pages_gives_amounts_that_are_right_or_null(
    options: list[str], least: float, published: Path, rendered: Path, tmp_path: Path
) -> None:
    """The columns of these pages are so narrow that names, words and figures are torn over lines."""
    (tmp_path / "txt").mkdir()
    for pdf in (rendered / "pdf").iterdir():
        renditions.text_of_pages(pdf, tmp_path / "txt" / f"{pdf.stem}.txt", *options)
    pipeline.run(tmp_path / "txt", tmp_path / "out")
    truth, found = cells_of(published), cells_of(tmp_path / "out")
    common = found.keys() & truth.keys()
    assert {key: (found[key], truth[key]) for key in common if not found[key] <= truth[key]} == {}
    assert len(common) > least * len(truth)
