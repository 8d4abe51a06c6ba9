"""From a file to the published rows: a number that an unseen character parts is null, reported, its text kept."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from dataset_files import table_path

from extract.text.repair import repair
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


CONTROLS = ["\0", "\x01", "\x0b", "\x0c", "\x1c", "\x1f", "\x7f", "\x85", "\u2028", "\r", "\x01\u200b"]


@pytest.mark.parametrize("control", CONTROLS)
@pytest.mark.parametrize("printed", ["๒{}๐,๐๐๐", "๒๐{},๐๐๐", "๒๐,{}๐๐๐", "20,0{}00", "200{}00"])
def test_a_control_character_inside_a_number_parts_it(control: str, printed: str, tmp_path: Path) -> None:
    """As a blank it would be read as a number that an OCR has torn. No file shows it: U+FFFD stands for it."""
    text = CLEAN.replace("\t๒๐,๐๐๐", f"\t{printed.format(control)}", 1)
    assert text != CLEAN
    rows = published(text, tmp_path)
    shown = printed.format("\ufffd" * len(control))
    (cell,) = [row for row in rows["budget_lines"] if row["raw"] == shown]
    assert (cell["amount_baht"], cell["status"]) == (None, "ambiguous")
    assert [row["found"] for row in rows["issues"] if row["code"] == "unreadable_amount"] == [shown]


@pytest.mark.parametrize("control", [one for one in CONTROLS[:-1] if one != "\f"])  # which begins a page
def test_a_control_character_beside_a_number_is_a_blank(control: str, tmp_path: Path) -> None:
    rows = published(CLEAN.replace("\t๒๐,๐๐๐", f"\t{control}๒๐,๐๐๐{control}", 1), tmp_path)
    assert rows == published(CLEAN, tmp_path / "clean")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20,000\f30,000", "20,000 30,000"),  # pages and lines that end between two numbers
        ("๒๕๖๖\u2028๒๐,๐๐๐", "๒๕๖๖ ๒๐,๐๐๐"),
        ("2566\x852567", "2566 2567"),
        ("20,000\x0b5", "20,000 5"),
        ("20,000\x0130,000", "20,000\ufffd30,000"),  # what ends no line
        ("1\f5,000", "1\ufffd5,000"),  # 15,000, or 1 and 5,000: nobody knows
        ("1,2\x0b50,000.50", "1,2\ufffd50,000.50"),
        ("1.\x0b ก", "1.  ก"),
    ],
)
def test_what_ends_a_line_or_a_page_between_two_numbers_is_a_blank(text: str, expected: str) -> None:
    assert repair(text)[0] == expected


@pytest.mark.parametrize(
    ("reference", "shown"), [("&#133;", "…"), ("&#x81;", "\ufffd"), ("&#x2028;", "\ufffd"), ("&#x2063;", "\u2063")]
)
@pytest.mark.parametrize("name", ["plan.txt", "plan.html"])
def test_a_reference_to_what_no_file_shows(name: str, reference: str, shown: str, tmp_path: Path) -> None:
    table = CLEAN[CLEAN.index("มิติ\t") :].split("\n\n")[0]
    cells = (f"<tr><td>{'</td><td>'.join(line.split(chr(9)))}</td></tr>" for line in table.split("\n"))
    html = CLEAN.replace(table, f"<table>{''.join(cells)}</table>").replace("<td>๒๐,๐๐๐", f"<td>๒๐,{reference}๐๐๐", 1)
    rows = published(html if name.endswith("txt") else html.replace("\n", "<br>\n"), tmp_path, name)
    amounts = {str(row["raw"]): row["amount_baht"] for row in rows["budget_lines"] if row["source"] == "table"}
    assert [amount for raw, amount in amounts.items() if shown in raw] == [None]
    assert any(row["found"] and shown in str(row["found"]) for row in rows["issues"])
