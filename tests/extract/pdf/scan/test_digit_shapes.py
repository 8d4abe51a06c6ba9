"""Thai and Arabic digits told apart by how they are drawn, in scans made here."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageOps

import pdf_files
from digit_specimens import printed, upright
from extract.ground.options import ReadOptions
from extract.ground.source import SourceText
from extract.pdf.letters.page import DigitShapes
from extract.pdf.read_pdf import read_pdf
from extract.pdf.scan import digit_shapes, ocr
from extract.pdf.scan.digit_shapes import DIGITS, SPECIMENS, TILE, are_thai, look_at

ARABIC, THAI = DIGITS[:10], DIGITS[10:]
TELLING = [digit for digit in DIGITS if digit not in "0๐"]
fonts = pytest.mark.skipif(not upright(), reason="no Thai fonts: apt install fonts-thai-tlwg")


def specimen(digit: str, row: int, height: int) -> Image.Image:
    """A digit of the specimens in another size, with white around it."""
    width, tall = TILE
    column = DIGITS.index(digit)
    with Image.open(SPECIMENS) as sheet:
        tile = sheet.convert("L").crop((column * width, row * tall, (column + 1) * width, (row + 1) * tall))
    picture = Image.new("L", (width + 20, tall + 20), 255)
    picture.paste(tile, (10, 10))
    scale = height / tall
    return picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.BICUBIC)


def scanned(picture: Image.Image, *, turned: float = 0.0, grain: float = 0.0) -> np.ndarray:
    """The ink of a picture as a scanner gives it."""
    crooked = picture.rotate(turned, fillcolor=255, resample=Image.Resampling.BICUBIC)
    noise = np.random.default_rng(1).normal(0, grain, (crooked.height, crooked.width))
    grey = Image.fromarray(np.clip(np.asarray(crooked) + noise, 0, 255).astype(np.uint8))
    return np.asarray(grey.filter(ImageFilter.GaussianBlur(0.6))) < ocr._DARK


@pytest.mark.slow
@pytest.mark.parametrize(("height", "turned", "grain"), [(46, 0, 0), (60, 1.5, 20), (90, -1.5, 30)])
@pytest.mark.parametrize("digit", TELLING)
def test_a_digit_of_a_scan_is_of_its_kind(digit: str, height: int, turned: float, grain: float) -> None:
    rows = Image.open(SPECIMENS).height // TILE[1]
    pictures = [scanned(specimen(digit, row, height), turned=turned, grain=grain) for row in range(0, rows, 4)]
    told = look_at(pictures)
    assert told.looked_at >= len(pictures) - 2
    assert told.thai == (told.looked_at if digit in THAI else 0)


@pytest.mark.parametrize("digit", "0๐")
def test_noughts_tell_nothing(digit: str) -> None:
    assert look_at(scanned(specimen(digit, row, 60)) for row in range(0, 24, 4)) == (0, 0)


@fonts
@pytest.mark.parametrize("text", [",", ".", "-", "'", "|", "0"])
def test_what_is_no_digit_is_not_called_thai(text: str) -> None:
    picture = printed("8" + text + "8", next(font for font in upright() if font.stem == "Laksaman"), 40)
    assert look_at([scanned(picture)]) == (2, 0)


@fonts
def test_fonts_without_specimens_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each family without its own specimens: a page of amounts is of its kind."""
    families = [font.stem.split("-")[0] for font in upright()]
    known = digit_shapes._specimens().reshape(len(families), len(DIGITS), -1)
    for font, family in zip(upright(), families, strict=True):
        others = known[[one != family for one in families]].reshape(-1, known.shape[-1])
        monkeypatch.setattr(digit_shapes, "_specimens", lambda others=others: others)
        for text in ("8,400 76,900 52,130", "๘,๔๐๐ ๗๖,๙๐๐ ๕๒,๑๓๐"):
            told = look_at([scanned(printed(text, font, 40), turned=0.5, grain=15)])
            assert told.looked_at >= 3, (font.stem, text, told)
            assert are_thai([told]) == (text[0] in THAI), (font.stem, text, told)


def test_a_neighbour_at_the_edge_of_the_picture_is_not_looked_at() -> None:
    ink = scanned(specimen("๘", 0, 60))
    assert look_at([ink]) == (1, 1)
    rows = np.flatnonzero(ink.any(axis=1))
    assert look_at([ink[rows[0] :]]) == (0, 0)


@pytest.mark.parametrize(
    ("pages", "thai"),
    [
        ([], False),
        ([(0, 0)], False),
        ([(2, 2)], False),  # two may be mistakes
        ([(3, 3)], True),
        ([(93, 2), (500, 1)], False),
        ([(500, 0), (12, 12)], True),  # one page in a long document
        ([(5, 1), (5, 1), (5, 1)], True),
    ],
)
def test_a_few_mistakes_make_no_document_thai(pages: Sequence[tuple[int, int]], thai: bool) -> None:
    assert are_thai(DigitShapes(*page) for page in pages) is thai


# Documents: a table in a picture, read by a stand-in for Tesseract that gives the digits of its model.

AS_READ = str.maketrans(THAI, "0123535535")
"""What a model without ๔ ๖ ๗ ๘ ๙ makes of them, all as Arabic digits."""

TITLE = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)"
AMOUNTS = (("8,400", "76,900"), ("8,400", "76,900"))


def page_of(amounts: Sequence[Sequence[str]], font: str) -> Image.Image:
    """A page of 200 dpi with a table of two years; only its amounts are drawn, the stand-in knows the words."""
    picture = Image.new("L", (1650, 1000), 255)
    pen = ImageDraw.Draw(picture)
    for line in range(len(amounts) + 2):
        pen.line((100, 200 + 100 * line, 1500, 200 + 100 * line), fill=0, width=3)
    for x in (100, 700, 1100, 1500):
        pen.line((x, 200, x, 200 + 100 * (len(amounts) + 1)), fill=0, width=3)
    drawn = next(file for file in upright() if file.stem == font)

    def shown(text: str) -> Image.Image:
        whole = printed(text, drawn, 40)
        return whole.crop(ImageOps.invert(whole).getbbox())

    for row in range(len(amounts) + 1):
        for column, text in enumerate([None, *amounts[row - 1]] if row else [None, None, None]):
            picture.paste(shown(text or "งาน"), ((120, 720, 1120)[column], 230 + 100 * row))
    return picture


def scan_of(picture: Image.Image, *layer: str) -> bytes:
    """A PDF that holds the picture and what is laid over it."""
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=85)
    entries = (
        f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} /BitsPerComponent 8 "
        "/ColorSpace /DeviceGray /Filter /DCTDecode "
    )
    size = (round(picture.width * 72 / 200), round(picture.height * 72 / 200))
    show = pdf_files.content(f"q {size[0]} 0 0 {size[1]} 0 0 cm /Im Do Q", *layer)
    image = pdf_files.stream(packed.getvalue(), entries=entries)
    return pdf_files.pdf([show], resources="/XObject << /Im 4 0 R >>", more=[image], size=size)


@pytest.fixture
def read_as_arabic(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[str]]]:
    """Tesseract's stand-in: the cells of each page as the test sets them, in Arabic digits."""
    texts: list[list[str]] = []

    def read(pictures: Sequence[Image.Image]) -> list[list[str]]:
        cells = texts.pop(0)
        assert len(cells) == len(pictures)
        return [[cell.translate(AS_READ)] for cell in cells]

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "_cells", read)
    monkeypatch.setattr(ocr, "_text_lines", lambda _picture, _scale: ([], []))
    yield texts
    assert texts == []


def read(amounts: Sequence[Sequence[str]], font: str, texts: list[list[str]]) -> SourceText:
    head = ["โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567"]
    rows = [["1) โครงการอบรม", *amounts[0]], ["รวม", *amounts[1]]]
    texts.append([*head, *rows[0], *rows[1]])
    return read_pdf(scan_of(page_of(amounts, font)), "scan.pdf")


@fonts
@pytest.mark.parametrize("font", ["Laksaman", "Norasi", "Garuda", "Umpush-Bold"])
def test_a_scan_in_thai_digits_that_ocr_read_as_arabic_ones_has_no_amounts(
    font: str, read_as_arabic: list[list[str]]
) -> None:
    """Its total is misread as its row is, and agrees with it: that proves nothing."""
    thai = [[text.translate(str.maketrans(ARABIC, THAI)) for text in row] for row in AMOUNTS]
    source = read(thai, font, read_as_arabic)
    assert not any("0" in line or "5,300" in line for line in source.lines if "โครงการอบรม" in line)
    assert source.page_facts[0].withheld == 4
    assert "ปี 2566" in source.joined


@fonts
@pytest.mark.parametrize("font", ["Laksaman", "Norasi", "Garuda", "Umpush-Bold"])
def test_a_scan_in_arabic_digits_stays_as_it_was_read(font: str, read_as_arabic: list[list[str]]) -> None:
    source = read(AMOUNTS, font, read_as_arabic)
    assert source.page_facts[0].withheld == 0
    assert source.joined.count("8,400") == source.joined.count("76,900") == 2


@fonts
@pytest.mark.process
@pytest.mark.skipif(not ocr.available(), reason=f"no Tesseract with Thai: {ocr.INSTALL}")
@pytest.mark.parametrize("font", ["Laksaman", "Norasi"])
def test_what_tesseract_itself_makes_of_both(font: str) -> None:
    thai = [[text.translate(str.maketrans(ARABIC, THAI)) for text in row] for row in AMOUNTS]
    misread, well_read = (read_pdf(scan_of(page_of(amounts, font)), "scan.pdf") for amounts in (thai, AMOUNTS))
    assert not re.search(r"[0-9๐-๙][.,][0-9๐-๙]{2,3}", misread.joined)
    assert misread.page_facts[0].withheld > 0
    assert well_read.page_facts[0].withheld == 0
    assert well_read.joined.count("76,900") == 2


@fonts
@pytest.mark.parametrize(("drawn", "laid", "believed"), [("๘,๔๕๙", "5,359", False), ("8,459", "8,459", True)])
def test_text_that_a_scanner_lays_over_its_picture(drawn: str, laid: str, believed: bool) -> None:
    """Its program, too, may have made Arabic digits of Thai ones."""
    picture = Image.new("L", (1650, 1000), 255)
    font = next(file for file in upright() if file.stem == "Laksaman")
    for line in range(3):
        picture.paste(printed(drawn, font, 40), (170, 150 + 200 * line))
    places = (f"3 Tr {pdf_files.text(laid, x=75, y=360 - (235 + 200 * line) * 72 / 200)}" for line in range(3))
    data = scan_of(picture, *places, f"3 Tr {pdf_files.text('Budget of the year', y=20)}")
    source = read_pdf(data, "layer.pdf", ReadOptions(ocr="never"))
    assert source.page_facts[0].method == "ocr"
    assert [line for line in source.lines if laid in line] == ([laid] * 3 if believed else [])
    assert (source.page_facts[0].withheld == 0) is believed
