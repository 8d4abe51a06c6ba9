"""From a file to the published rows: a number that an unseen character parts is null, reported, its text kept."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from dataset_files import table_path

from plan_extract.run import pipeline

CLEAN = (Path(__file__).parent / "cases" / "clean.txt").read_text(encoding="utf-8")


def published(text: str, folder: Path, name: str = "plan.txt") -> dict[str, list[dict[str, object]]]:
    raw = folder / "raw"
    raw.mkdir(parents=True)
    (raw / name).write_text(text, encoding="utf-8")
    pipeline.run(raw, folder / "out")
    return {table: pq.read_table(table_path(folder / "out", table)).to_pylist() for table in ("budget_lines", "issues")}


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", "\u2060"])
def test_a_cell_of_the_table(unseen: str, tmp_path: Path) -> None:
    parted = f"๒{unseen}๐,๐๐๐"
    rows = published(CLEAN.replace("\t๒๐,๐๐๐", f"\t{parted}", 1), tmp_path)
    (cell,) = [row for row in rows["budget_lines"] if row["raw"] == parted]
    assert (cell["amount_baht"], cell["status"]) == (None, "ambiguous")
    assert [row["found"] for row in rows["issues"] if row["code"] == "unreadable_amount"] == [parted]


def test_a_budget_field_and_a_letter(tmp_path: Path) -> None:
    """Between letters the character is taken out, as ever."""
    text = CLEAN.replace("ปีละ ๒๐,๐๐๐ บาท", "ปี\u200bละ ๒๐\u2060,๐๐๐ บาท", 1)
    rows = published(text, tmp_path)
    assert [row["found"] for row in rows["issues"] if row["code"] == "unreadable_amount"] == ["๒๐\u2060,๐๐๐ บาท"]
    assert not [row for row in rows["budget_lines"] if "\u2060" in str(row["raw"]) and row["amount_baht"] is not None]
    assert {
        len(published(part, tmp_path / str(n))["issues"])
        for n, part in enumerate((CLEAN, CLEAN.replace("โค", "โ\u200bค")))
    } == {0}


def test_a_reference_in_a_table_of_html(tmp_path: Path) -> None:
    table = CLEAN[CLEAN.index("มิติ\t") :].split("\n\n")[0]
    cells = (f"<tr><td>{'</td><td>'.join(line.split(chr(9)))}</td></tr>" for line in table.split("\n"))
    html = CLEAN.replace(table, f"<table>{''.join(cells)}</table>").replace("<td>๒๐,๐๐๐", "<td>๒&#8203;๐,๐๐๐", 1)
    rows = published(html, tmp_path)
    assert [row["found"] for row in rows["issues"] if row["code"] == "unreadable_amount"] == ["๒\u200b๐,๐๐๐"]
