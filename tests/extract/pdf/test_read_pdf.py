"""PDF documents: small ones made here for each trap, real ones where they lie beside the project."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pdfplumber.page import Page
from pypdfium2 import PdfDocument

import pdf_files
from extract.ground.errors import SourceError
from extract.ground.options import ReadOptions
from extract.ground.source import SourceText
from extract.pdf.layout.pieces.cells import cell_boxes
from extract.pdf.layout.pieces.tables import page_tables
from extract.pdf.letters import pdfium_texts, read_by_pdfium, read_by_pdfplumber
from extract.pdf.letters.glyphs import clusters
from extract.pdf.letters.learned import FontTable
from extract.pdf.letters.page import Glyph, RawPage
from extract.pdf.open_document import Document
from extract.pdf.read_pdf import read_pdf
from extract.pdf.scan import ocr
from parsers.tables.grid import find_grids
from plan_extract.evaluation.dataset import load_dataset
from plan_extract.evaluation.row_changes import row_changes
from plan_extract.run import pipeline

SHARED = Path(__file__).parents[4] / "shared"
PDFS, RENDITIONS = SHARED / "pdfs", SHARED / "renditions"
real = pytest.mark.skipif(not PDFS.exists(), reason="the real PDFs are kept elsewhere")


def read(path: Path) -> SourceText:
    return read_pdf(path.read_bytes(), path.name)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@real
@pytest.mark.slow
def test_the_report_of_e_laas_is_one_table_that_adds_up() -> None:
    """Thirty pages, a font that pdfium cannot read; leaf rows, programmes and the grand total say the same."""
    source = read(PDFS / "poknoi-budget-report-2561.pdf")
    (grid,) = find_grids(source)
    assert (grid,) == find_grids(replace(source, tables=()))  # its typed cells say what its lines say
    rows = [(row.cells[0].text, [number(cell.text) for cell in row.cells[1:]]) for row in grid.rows]
    assert (
        sum(name == "" and row.cells[1].text == "ปี 2557" for row, (name, _) in zip(grid.rows, rows, strict=True)) == 1
    )
    amounts = [(name, values) for name, values in rows if values and values[0] is not None]
    (total,) = (values for name, values in amounts if name == "รวมทุกแผนงาน")
    leaves = [values for name, values in amounts if not name.startswith("รวม")]
    programmes = [values for name, values in amounts if name.startswith("รวมแผนงาน")]
    assert len(leaves) == 304
    for column in (1, 2, 3, 5):  # 2558, 2559, 2560, 2561; 2557 is 0, and one column has percentages
        assert sum(values[column] or 0 for values in leaves) == total[column]
        assert sum(values[column] or 0 for values in programmes) == total[column]
    assert total[5] == Decimal(49_931_550)


def number(text: str) -> Decimal | None:
    plain = text.replace(",", "")
    return Decimal(plain) if re.fullmatch(r"\d+(?:\.\d+)?", plain) else None


@real
def test_exports_of_word_and_excel_read_as_thai() -> None:
    word = read(PDFS / "poknoi-word-e3.pdf")
    assert "ประกาศเทศบาลตำบลพอกน้อย" in word.lines
    assert any("ได้ดำเนินการจัดทำแผนการจัดหาพัสดุ" in line for line in word.lines)
    assert {repair.name: repair.count for repair in word.repairs}["torn_sara_am"] > 5
    excel = read(PDFS / "poknoi-excel-d1.pdf")
    grid = next(grid for grid in find_grids(excel) if grid.dialect == "html")
    row = next(row for row in grid.rows if row.cells[1].text == "ทรายรองพื้น")
    assert [cell.text for cell in row.cells[2:9]] == [
        "ลบ.ม",
        "27.00",
        "420.00",
        "11,340",
        "15.00",
        "405.00",
        "11,745.00",
    ]
    assert "อำเภอพรรณานิคม" in excel.joined


@pytest.mark.slow
@real
@pytest.mark.parametrize(("name", "step"), [("thai-budget-2565-31.pdf", 6), ("poknoi-excel-d1.pdf", 1)])
def test_both_ways_to_read_a_page_give_the_same_cells(name: str, step: int) -> None:
    """pdfium is used where it gives what pdfplumber gives; cells are compared on every sixth page of the volume."""
    data = (PDFS / name).read_bytes()
    import pypdfium2 as pdfium

    fast, slow = pdfium.PdfDocument(data), read_by_pdfplumber.opened(data, None)
    compared = 0
    try:
        for number_ in range(1, len(fast) + 1, step):
            pages = read_by_pdfium.read_page(fast, number_), read_by_pdfplumber.read_page(slow.pages[number_ - 1])
            one, other = (
                {
                    (place, cell.row, cell.column, cell.rows, cell.columns): squeezed(cell.text)
                    for place, table in enumerate(page_tables([*clusters(page.glyphs), *page.blanks], page.edges)[0])
                    for row in table.rows
                    for cell in row
                }
                for page in pages
            )
            assert one == other, number_
            compared += len(one)
    finally:
        fast.close()
        slow.close()
    assert compared > 200


@real
def test_cells_are_those_of_pdfplumber() -> None:
    """The boxes of the national volume's cells, by pdfplumber's own finder on pdfplumber's own page."""
    data = (PDFS / "thai-budget-2565-31.pdf").read_bytes()
    with Document(data) as document:
        slow = read_by_pdfplumber.opened(data, None)
        for number_ in (21, 24, 48, 64):
            theirs = [
                {tuple(round(side) for side in cell) for cell in table.cells}
                for table in slow.pages[number_ - 1].find_tables()
            ]
            ours = [
                {tuple(round(side) for side in cell) for cell in table}
                for table in cell_boxes(document.page(number_).edges)
            ]
            assert [len(table) for table in ours] == [len(table) for table in theirs]
            for one, other in zip(ours, theirs, strict=True):
                assert all(any(max(abs(a - b) for a, b in zip(x, y, strict=True)) <= 2 for y in other) for x in one)
        slow.close()


@real
def test_a_scan_needs_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(SourceError) as caught:
        read(PDFS / "poknoi-scan.pdf")
    assert caught.value.code == "needs_ocr"
    assert "tesseract-ocr-tha" in caught.value.remedy


@pytest.mark.process
@real
def test_documents_that_are_no_plans_are_quarantined_with_the_reason(tmp_path: Path) -> None:
    result = pipeline.run(PDFS, tmp_path / "out", options=ReadOptions(ocr="never"))
    assert not result.plans
    assert {outcome.problem.code for outcome in result.quarantined if outcome.problem} <= {"not_a_plan", "needs_ocr"}
    assert len(result.quarantined) == 5


@pytest.fixture(scope="module")
def as_text_and_pdf(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The plan that was rendered, as its text and as its rendition."""
    folder = tmp_path_factory.mktemp("rendition")
    for form, source in (
        ("txt", SHARED / "plans" / "001_7eb38fa67ca7a04f.txt"),
        ("pdf", RENDITIONS / "seed001.pdf"),
    ):
        (folder / form).mkdir()
        (folder / form / f"plan.{form}").write_bytes(source.read_bytes())
        pipeline.run(folder / form, folder / f"out_{form}")
    return folder / "out_txt", folder / "out_pdf"


@pytest.mark.process
@pytest.mark.skipif(not RENDITIONS.exists(), reason="the renditions are kept elsewhere")
def test_a_rendition_gives_the_same_dataset_as_its_text(as_text_and_pdf: tuple[Path, Path]) -> None:
    """But for blanks at line ends, and one line of the text that is wrapped and so became two paragraphs in Word."""
    before, now = map(load_dataset, as_text_and_pdf)
    told = [
        (change.table, change.key, change.column)
        for change in row_changes(before, now, [("plan", "plan")], by_lines=False)
        if change.table not in ("amounts", "sections", "sources", "pages")
        and change.column != "amount_ordinal"
        and squeezed(change.before) != squeezed(change.now)
    ]
    assert sorted(told) == [
        ("indicators", "015, 1", "text"),
        ("project_items", "015, output, 1", "text"),
        ("project_items", "015, output, 2", ""),
    ]


def test_a_page_in_another_font_of_a_learned_name_is_not_left_with_its_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few of its glyphs look odd: codes of a font may look like other digits."""
    asked: list[int] = []
    meanings = read_by_pdfplumber.meanings

    def noted(page: Page) -> tuple[list[Glyph], list[FontTable]]:
        asked.append(page.page_number)
        return meanings(page)

    monkeypatch.setattr(read_by_pdfplumber, "meanings", noted)
    with Document(pdf_files.pdf([pdf_files.content(pdf_files.text("Budget 250"))])) as document:
        (font,) = {glyph.font for glyph in document.page(1).glyphs}
        assert asked == []
        codes = [Glyph(chr(0x391 + n), 5.0 * n, 5.0 * n + 5, 90, 100, 10, font) for n in range(3)]
        meant = [replace(glyph, text="x") for glyph in codes]
        document._fonts.learn(codes, meant, [lambda _code: "x"] * 3, {font: [lambda _code: "x"]})
        page = document.page(1)
    assert asked == [1]
    assert "".join(glyph.text for glyph in page.glyphs).replace(" ", "") == "Budget250"


@pytest.mark.skipif(not SHARED.exists(), reason="the real PDFs are kept elsewhere")
def test_a_page_whose_marks_stand_beside_blanks_goes_to_the_other_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (SHARED / "unseen" / "cases" / "doc-08-printed-by-chromium.pdf").read_bytes()
    right = read_pdf(data, "plan.pdf").lines
    monkeypatch.setattr(pdfium_texts, "ink_is_shared", lambda *_: False)
    assert read_pdf(data, "plan.pdf").lines == right


@pytest.mark.skipif(not SHARED.exists(), reason="the real PDFs are kept elsewhere")
def test_a_page_whose_letters_make_no_words_goes_to_the_other_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A font may say other letters than it prints, to one library alone."""
    data = (SHARED / "unseen" / "plans" / "d2-buengkradon.pdf").read_bytes()
    right = read_pdf(data, "plan.pdf").lines
    read_page = read_by_pdfium.read_page
    thai = [chr(code) for code in range(0x0E01, 0x0E2F)]
    letters = dict(zip(thai, [*thai[7:], *thai[:7]], strict=True))

    def moved(document: PdfDocument, number: int, **layers: bool) -> RawPage:
        page = read_page(document, number, **layers)
        glyphs = (
            replace(glyph, text="".join(letters.get(letter, letter) for letter in glyph.text)) for glyph in page.glyphs
        )
        return replace(page, glyphs=tuple(glyphs)) if number == 6 else page

    monkeypatch.setattr(read_by_pdfium, "read_page", moved)
    assert read_pdf(data, "plan.pdf").lines == right


def _line(y: float, *texts: str) -> str:
    """Operators that print texts in the columns of a small table."""
    return "\n".join(pdf_files.text(text, x=x, y=y) for x, text in zip((60, 110, 260, 360), texts, strict=True))


def test_a_head_with_rulings_has_the_rows_below_it_that_have_none() -> None:
    levels, sides = (700, 730), (50, 100, 250, 350, 450)
    head = [f"50 {y} m 450 {y} l S" for y in levels] + [f"{x} 700 m {x} 730 l S" for x in sides]
    rows = (("1", "Fair", "5,000.00", "-"), ("2", "Camp", "250.00", "7,000.00"), ("3", "Forum", "-", "-"))
    printed = [_line(710, "No", "Project", "2566", "2567"), *(_line(680 - 20 * n, *row) for n, row in enumerate(rows))]
    (table,) = read_pdf(pdf_files.pdf([pdf_files.content(*head, *printed)]), "a.pdf").tables
    assert [tuple(" ".join(cell.texts) for cell in row.cells) for row in table.rows] == [
        ("No", "Project", "2566", "2567"),
        *rows,
    ]
