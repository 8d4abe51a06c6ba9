"""Pages read from their picture. Tesseract itself is tried where it is installed; what is made of it, everywhere."""

from __future__ import annotations

import dataclasses
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw
from rapidfuzz.distance import Levenshtein

from extract.ground.errors import SourceError
from extract.ground.options import ReadOptions
from extract.ground.source import PageFacts, SourceText
from extract.pdf.layout.one_page import laid_out
from extract.pdf.layout.pieces.cells import cell_boxes
from extract.pdf.layout.pieces.lines import lines_of
from extract.pdf.layout.pieces.tables import page_tables
from extract.pdf.letters.glyphs import clusters
from extract.pdf.letters.page import Glyph, RawPage
from extract.pdf.open_document import Document
from extract.pdf.read_pdf import draw_page, read_pdf
from extract.pdf.scan import ocr
from extract.pdf.scan.rulings import rulings
from normalize.document_rows import document_rows
from normalize.schema.keys import DataRow
from parsers.document import parse_plan

SHARED = Path(__file__).parents[5] / "shared"
SCAN, RENDITION = SHARED / "pdfs" / "poknoi-scan.pdf", SHARED / "renditions" / "seed001.pdf"
CLEAN = (Path(__file__).parents[3] / "cases" / "clean.txt").read_text(encoding="utf-8")
tesseract = pytest.mark.skipif(not ocr.available(), reason=f"no Tesseract with Thai: {ocr.INSTALL}")
real = pytest.mark.skipif(not RENDITION.exists(), reason="the renditions are kept elsewhere")


def picture(*, grey: int = 0, slant: int = 0) -> Image.Image:
    """A table of two rows and three columns, 600 by 200 pixels, with a dash and a word that is no ruling."""
    image = Image.new("L", (800, 400), 255)
    pen = ImageDraw.Draw(image)
    for y in (100, 200, 300):
        pen.line((100, y, 700, y + slant), fill=grey, width=2)
    for x in (100, 300, 500, 700):
        pen.line((x, 100, x - slant // 3, 300), fill=grey, width=2)
    pen.rectangle((390, 250, 405, 253), fill=0)
    return image


@pytest.mark.parametrize(("grey", "slant"), [(0, 0), (200, 0), (0, 4)])
def test_rulings_are_found_in_ink(grey: int, slant: int) -> None:
    """Black, light grey as e-LAAS prints them, and a scan that is not straight."""
    found = rulings(np.asarray(picture(grey=grey, slant=slant)) < 232)
    (table,) = cell_boxes(found)
    assert len(table) == 6


def test_letters_are_no_rulings() -> None:
    image = Image.new("L", (800, 400), 255)
    pen = ImageDraw.Draw(image)
    for x in range(100, 700, 40):
        pen.rectangle((x, 100, x + 30, 104), fill=0)
        pen.rectangle((x, 100, x + 3, 145), fill=0)
    assert rulings(np.asarray(image) < 128) == []


def test_strokes_of_letters_that_touch_are_no_rulings() -> None:
    """Heads of bold letters side by side are one line; the bodies below tell."""
    page = Image.new("L", (800, 300), 255)
    draw = ImageDraw.Draw(page)
    draw.rectangle((50, 60, 250, 63), fill=0)
    for x in range(50, 250, 12):
        draw.rectangle((x, 60, x + 4, 90), fill=0)
    draw.rectangle((50, 200, 250, 203), fill=0)
    ink = np.asarray(page) < 128
    assert [round(edge[2]) for edge in rulings(ink)] == [62, 202]
    assert [round(edge[2]) for edge in rulings(ink, ink)] == [202]


@tesseract
def test_a_dash_in_a_cell_is_read_and_an_empty_cell_stays_empty() -> None:
    page = ocr.read_picture(picture(), RawPage(1, 800 * 72 / 200, 400 * 72 / 200, (), (), "tesseract"))
    (table,), _ = page_tables(clusters(page.glyphs), page.edges)
    assert [[cell.text for cell in row] for row in table.rows] == [["", "", ""], ["", "-", ""]]


@pytest.mark.parametrize(
    ("boxes", "dash"),
    [
        (((40, 30, 48, 31),), True),
        (((40, 30, 48, 31), (10, 10, 10, 11)), True),  # and a speck
        (((0, 0, 99, 0), (40, 30, 48, 31)), True),  # and what is left of a ruling
        (((40, 30, 48, 31), (60, 30, 68, 31)), False),
        (((40, 20, 48, 42),), False),  # a digit
        (((10, 10, 10, 11),), False),  # a speck alone
    ],
)
def test_a_short_bar_is_a_dash_among_specks_and_rims(boxes: tuple[tuple[int, int, int, int], ...], dash: bool) -> None:
    cell = Image.new("L", (100, 60), 255)
    for box in boxes:
        ImageDraw.Draw(cell).rectangle(box, fill=0)
    assert ocr._is_dash(np.asarray(ocr._without_rim(cell)) < 140) is dash


@pytest.mark.parametrize("text", ["100\f200", "100\f200\f", "100\n\f200\n\f\n"])
def test_a_form_feed_parts_cells_and_may_end_the_last(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(ocr, "_lines_and_places", lambda *_places: (text, []))
    assert ocr._cells([picture()] * 2) == [["100"], ["200"]]


@pytest.mark.parametrize("text", ["", "100\n200", "100\f200\f300", "100\f200\f\f"])
def test_cells_that_tesseract_does_not_part_are_unread_and_not_each_other_s(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(ocr, "_lines_and_places", lambda *_places: (text, []))
    assert ocr._cells([picture()] * 2) == [[], []]


def tesseract_rows(*lines: tuple[str, int, int, int, int, float]) -> tuple[str, list[dict[str, str]]]:
    """What Tesseract gives for lines with left, top, width, height and confidence: its text and its table."""
    rows = []
    for number, (text, left, top, width, height, sure) in enumerate(lines, 1):
        place = {"page_num": "1", "block_num": "1", "par_num": "1", "line_num": str(number), "left": str(left)}
        place |= {"top": str(top), "width": str(width), "height": str(height)}
        rows.append(place | {"level": "4", "conf": "-1", "text": ""})
        rows.append(place | {"level": "5", "conf": str(sure), "text": text})
    return "\n".join(line[0] for line in lines) + "\n", rows


PRINTED = ("เพื่อปลูกฝังนิสัยซื่อสัตย์", 200, 922, 900, 42, 95.0)


@pytest.mark.parametrize(
    ("above", "stays"),
    [
        (("ซ่ ร ๑ ระ ส่ณ", 250, 914, 700, 29, 51.0), False),  # tones and vowels above letters
        (("วัตถุประสงค์", 200, 860, 300, 41, 94.0), True),  # a line of its own
        (("ขี่ ๕ ๑", 250, 830, 700, 29, 51.0), True),  # unsure, and not upon the line below
        (("ขี่ ๕ ๑", 20, 914, 2000, 29, 51.0), True),  # wider than what it would be marks of
        (("2,500 บาท", 250, 914, 200, 29, 93.0), True),  # surely letters, however near
    ],
)
def test_marks_above_a_line_are_no_line_of_their_own(above: tuple[str, int, int, int, int, float], stays: bool) -> None:
    text, rows = tesseract_rows(above, PRINTED)
    assert [line.text for line in ocr._printed(text, rows)] == [above[0]] * stays + [PRINTED[0]]


@pytest.mark.process
@tesseract
@real
def test_cells_of_a_page_keep_their_order() -> None:
    """Tesseract itself: a blank picture between two keeps its place."""
    with Document(RENDITION.read_bytes()) as document:
        whole = document.picture(11)[0].convert("L")
    blank = Image.new("L", (200, 60), 255)
    first, last = whole.crop((0, 0, whole.width, 500)), whole.crop((0, 500, whole.width, 1000))
    read = ocr._cells([first, blank, last, blank])
    assert read == [*ocr._cells([first]), [], *ocr._cells([last]), []]
    assert read[0]
    assert read[2]
    assert read[0] != read[2]


@real
def test_pages_of_one_scan_are_read_at_one_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three readers wait for each other: one after the other they would wait in vain."""
    together = threading.Barrier(3)

    def read_together(_picture: Image.Image, raw: RawPage) -> RawPage:
        together.wait(timeout=20)
        return dataclasses.replace(raw, glyphs=(Glyph(f"page {raw.number}", 50, 100, 50, 60, 10),))

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "read_picture", read_together)
    source = read_pdf(SCAN.read_bytes(), "scan.pdf", ReadOptions(threads=3))
    assert [line for line in source.lines if line] == [f"page {number}" for number in range(1, 10)]


@pytest.mark.process
@tesseract
@real
def test_the_scan_is_read() -> None:
    source = read_pdf(SCAN.read_bytes(), "scan.pdf")
    assert "เทศบาลตำบลพอกน้อย" in source.lines
    assert "รายงานประมาณการรายจ่าย" in source.lines
    assert {(fact.method, fact.needs_ocr) for fact in source.page_facts} == {("ocr", True)}


@real
def test_without_ocr_a_scan_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    for options in (ReadOptions(), ReadOptions(ocr="never"), ReadOptions(ocr="always")):
        with pytest.raises(SourceError) as caught:
            read_pdf(SCAN.read_bytes(), "scan.pdf", options)
        assert caught.value.code == "needs_ocr"
        assert ocr.INSTALL in caught.value.remedy


@pytest.mark.process
@tesseract
@real
def test_a_rendered_page_is_read_nearly_without_fault() -> None:
    """Page 11 of the rendition is prose: its own text is the truth. Thai digits are read badly and left out."""
    with Document(RENDITION.read_bytes()) as document:
        truth = _prose(document.page(11))
        read = _prose(ocr.read_picture(*document.picture(11)))
    assert Levenshtein.distance(truth, read) / len(truth) < 0.03


def _prose(page: RawPage) -> str:
    text = "".join(line.text for line in lines_of(clusters(page.glyphs), columns=False)).replace(
        "\u0e4d\u0e32", "\u0e33"
    )
    return "".join(character for character in text if "\u0e01" <= character <= "\u0e4e")


@pytest.mark.process
@tesseract
@real
def test_a_table_is_read_cell_by_cell() -> None:
    with Document(RENDITION.read_bytes()) as document:
        page = ocr.read_picture(*document.picture(20))
        (truth,), _ = page_tables(clusters(document.page(20).glyphs), document.page(20).edges)
    (table,), _ = page_tables(clusters(page.glyphs), page.edges)
    assert [len(row) for row in table.rows] == [len(row) for row in truth.rows]
    for row, expected in zip(table.rows, truth.rows, strict=True):
        assert [cell.text == "-" for cell in row] == [cell.text == "-" for cell in expected]
        assert [not cell.text for cell in row] == [not cell.text for cell in expected]


@real
@pytest.mark.slow
def test_a_page_is_drawn_with_its_cells() -> None:
    image = draw_page(RENDITION.read_bytes(), 20, ReadOptions(ocr="never"))
    colours = {colour for _, colour in image.getcolors(maxcolors=1 << 24) or ()}
    assert (0, 90, 200) in colours
    assert image.width > image.height  # the table's pages are turned


def facts(page: int, method: str) -> PageFacts:
    return PageFacts(page, 100, 0, 0, 0, 0, 0, 0, 1.0, method, method != "text")  # type: ignore[arg-type]


def issues_of(text: str, *, table_by: str, last_by: str) -> list[DataRow]:
    """The issues of a plan on three pages: the front, the table, the rest; the last two read by these methods."""
    lines = tuple(text.split("\n"))
    first = next(number for number, line in enumerate(lines) if line.startswith("มิติ\t"))
    rest = next(number for number, line in enumerate(lines) if line.startswith("ส่วนที่ ๓"))
    pages = tuple(1 if number < first else 2 if number < rest else 3 for number in range(len(lines)))
    source = SourceText("plan.pdf", "pdf", "0" * 64, lines, pages=pages)
    source = dataclasses.replace(source, page_facts=(facts(1, "text"), facts(2, table_by), facts(3, last_by)))
    rows = document_rows(parse_plan(source), "plan", "0")
    assert [row["page"] for row in rows["pages"]] == [1, 2, 3]
    assert [(row["line_start"], row["line_end"]) for row in rows["pages"]] == [
        (1, first),
        (first + 1, rest),
        (rest + 1, len(lines)),
    ]
    return [row for row in rows["issues"] if row["code"] in ("ocr_amount", "unread_page")]


def test_amounts_of_ocr_are_flagged_and_totals_that_agree_lift_the_flag() -> None:
    rows = issues_of(CLEAN, table_by="ocr", last_by="text")
    assert [(row["project_id"], row["severity"], row["page_start"]) for row in rows] == [
        ("plan/001", "info", 2),
        ("plan/003", "info", 2),
    ]
    assert "2566: 20,000" in str(rows[0]["found"])
    without = "\n".join(line for line in CLEAN.split("\n") if "รวม" not in line)
    assert {row["severity"] for row in issues_of(without, table_by="ocr", last_by="text")} == {"warning"}


def test_an_amount_of_a_detail_block_from_ocr_is_flagged() -> None:
    rows = issues_of(CLEAN, table_by="text", last_by="ocr")
    assert [(row["severity"], row["found"], row["page_start"]) for row in rows] == [
        ("warning", "20,000", 3),
        ("warning", "5,000", 3),
    ]
    assert issues_of(CLEAN, table_by="text", last_by="text") == []


def test_a_page_that_nobody_could_read_is_an_error() -> None:
    (row,) = issues_of(CLEAN, table_by="text", last_by="failed")
    assert (row["code"], row["severity"], row["found"]) == ("unread_page", "error", "1")
    assert "3" in str(row["message"])


def test_a_stamp_across_a_page_is_said_with_its_lines() -> None:
    lines = tuple(CLEAN.split("\n"))
    stamped = dataclasses.replace(facts(2, "text"), stamp="ยกเลิก")
    pages = (*[1] * 5, *[2] * (len(lines) - 5))
    source = SourceText("plan.pdf", "pdf", "0" * 64, lines, pages=pages, page_facts=(facts(1, "text"), stamped))
    rows = document_rows(parse_plan(source), "plan", "0")["issues"]
    (row,) = (row for row in rows if row["code"] == "page_stamp")
    assert (row["found"], row["severity"], row["line_start"], row["page_start"]) == ("ยกเลิก", "warning", 6, 2)


@pytest.mark.parametrize("amount", ["๒๐,\ufffd๐๐", "\ufffd๐,๐๐๐", "2É,000"])
def test_an_amount_with_a_glyph_that_nothing_explains_is_null_and_flagged(amount: str) -> None:
    text = CLEAN.replace("จริยธรรม\t๒๐,๐๐๐", f"จริยธรรม\t{amount}")
    assert text != CLEAN
    source = SourceText("plan.pdf", "pdf", "0" * 64, tuple(text.split("\n")))
    rows = document_rows(parse_plan(source), "plan", "0")
    (line,) = (row for row in rows["budget_lines"] if row["raw"] == amount)
    assert line["amount_baht"] is None
    assert [row["code"] for row in rows["issues"] if row["severity"] == "error"] == ["unreadable_amount"]


def test_what_a_slanting_ruling_leaves_in_a_cell_is_no_ink_of_it() -> None:
    cell = Image.new("L", (150, 60), 240)
    draw = ImageDraw.Draw(cell)
    draw.line((3, 1, 40, 1), fill=60)  # the ruling runs out of the cell
    draw.rectangle((70, 30, 80, 32), fill=30)
    assert ocr._is_dash(np.asarray(ocr._without_rim(cell)) < 140)
    draw.line((100, 0, 100, 20), fill=30)  # a letter that reaches the edge stays whole
    assert np.asarray(ocr._without_rim(cell))[0, 100] == 30


def test_the_cells_of_a_scan_are_those_that_were_read() -> None:
    """Rulings down that slant are found a second time in pieces: where these end, no row ends."""
    across = [(0.0, 300.0, y, y) for y in (0.0, 100.0, 200.0)]
    down = [(x, x, 0.0, 200.0) for x in (0.0, 100.0, 200.0, 300.0)]
    pieces = [(x - 0.7, x - 0.7, 5.0, 45.0) for x in (100.0, 200.0, 300.0)]
    glyphs = [Glyph(text, x, x + 60, y, y + 15, 9) for text, x, y in (("ก", 5, 5), ("ข", 105, 60), ("ค", 205, 105))]
    raw = RawPage(1, 400, 300, glyphs, (*across, *down, *pieces), "tesseract")
    (table,) = laid_out(raw)[0].tables
    assert [[cell.text for cell in row] for row in table.rows] == [["ก", "ข", ""], ["", "", "ค"]]
