"""What a page holds and does not show, what is struck out, what is filled in: small documents made here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

import pdf_files
from extract.ground.options import ReadOptions
from extract.ground.source import SourceText
from extract.pdf.letters.page import Glyph, RawPage
from extract.pdf.letters.visible import with_struck
from extract.pdf.open_document import Document
from extract.pdf.read_pdf import read_pdf

FORMS = Path(__file__).parents[3] / "cases" / "forms" / "plans"
SEEN = pdf_files.text("Budget for the year 2566", y=700)


def read(*operators: str, annotations: str = "", turned: int = 0) -> SourceText:
    data = pdf_files.pdf([pdf_files.content(SEEN, *operators)])
    extra = (f"/Annots [{annotations}] " if annotations else "") + (f"/Rotate {turned} " if turned else "")
    at = data.rindex(b"/Type /Page /Parent")
    data = data[:at] + extra.encode() + data[at:]
    return read_pdf(data, "a.pdf")


def words(source: SourceText) -> list[str]:
    return " ".join(source.lines).split()


def number(shown: str, *, before: str = "", x: float = 50, y: float = 600) -> str:
    return f"q {before} BT /F1 12 Tf {x} {y} Td ({shown}) Tj ET Q"


HIDDEN = {
    "unpainted": "3 Tr",
    "white": "1 1 1 rg",
    "white in grey": "1 g",
    "white in inks": "0 0 0 0 k",
    "cut off": "300 300 10 10 re W n",
}


@pytest.mark.parametrize("before", HIDDEN.values(), ids=HIDDEN)
def test_what_nobody_sees_is_not_read_and_counted(before: str) -> None:
    source = read(number("9", before=before), number("20,000", x=60))
    assert words(source)[-1] == "20,000"
    assert source.page_facts[0].hidden == 1


def test_text_beside_the_page_is_not_read() -> None:
    source = read(number("99", x=700), number("20,000"))
    assert (words(source)[-1], source.page_facts[0].hidden) == ("20,000", 2)


def test_a_number_below_a_white_box_gives_way_to_the_one_on_it() -> None:
    """Equal digits at one place: a library that tells one of them must tell the one that is seen."""
    source = read(number("29,999"), "q 1 1 1 rg 45 595 80 20 re f Q", number("22,900"))
    assert words(source)[-1] == "22,900"
    assert source.page_facts[0].hidden > 0


LINES = [f"{x} 500 m {x} 700 l S" for x in (40, 200, 300)] + [f"40 {y} m 300 {y} l S" for y in (500, 600, 700)]
"""The rulings of a table of two rows and two columns."""

TEXTS = [pdf_files.text(f"title {row}", x=60, y=740 - 100 * row) for row in (1, 2)]


@pytest.mark.parametrize(
    ("patch", "rows"),
    [
        ("q 1 1 1 rg 201 630 98 20 re f Q", 2),
        ("q 1 1 1 rg 201 630 98 20 re B Q", 4),  # its sides are seen
        ("q 1 1 0 rg 201 630 98 20 re f Q", 4),
    ],
)
def test_the_sides_of_a_white_box_over_a_number_are_no_rulings(patch: str, rows: int) -> None:
    values = [number("29,999", x=220, y=635), patch, number("22,900", x=220, y=635), number("500", x=220, y=535)]
    lines = read(*LINES, *TEXTS, *values).lines
    assert sum("<tr>" in line for line in lines) == rows
    if rows == 2:
        assert "<tr><td>title 1</td><td>22,900</td></tr>" in lines


@pytest.mark.parametrize(("size", "stamped"), [(60, True), (12, False)])
def test_what_is_stamped_across_a_page_is_none_of_its_text(size: int, stamped: bool) -> None:
    """Slanted heads of columns are no larger than other text."""
    stamp = f"q 0.8 g BT /F1 {size} Tf 0.7 0.7 -0.7 0.7 90 505 Tm (COPY) Tj ET Q"
    found = read(*LINES, *TEXTS, number("22,900", x=220, y=635), number("500", x=220, y=535), stamp)
    whole = "<tr><td>title 2</td><td>500</td></tr>" in found.lines
    assert (whole, "C" in "".join(found.lines)) == (stamped, not stamped)
    assert [fact.stamp for fact in found.page_facts] == ["COPY" if stamped else ""]


def test_the_rest_of_a_number_of_which_a_part_is_cut_off_is_none() -> None:
    assert words(read(number("1,250,000", before="50 590 16 30 re W n")))[-1] == "\ufffd,\ufffd"
    assert words(read(number("1,250,000", before="50 590 16 30 re W n 0 0 600 800 re W n")))[-1] == "\ufffd,\ufffd"


def test_a_letter_that_is_cut_off_ends_where_it_is_cut() -> None:
    """What stands beside the cell that cuts it does not touch it."""
    data = pdf_files.pdf([pdf_files.content(SEEN, number("mm", before="50 590 16 30 re W n"))])
    with Document(data) as document:
        *_, whole, cut = document.page(1).glyphs
    assert (whole.x1 < cut.x0 + 2, round(cut.x1, 1)) == (True, 66.0)


def image(entries: str = "/BitsPerComponent 8 /ColorSpace /DeviceGray", data: bytes = b"\x80") -> bytes:
    return pdf_files.stream(data, entries=f"/Type /XObject /Subtype /Image /Width 1 /Height 1 {entries} ")


def on_page(*operators: str, resources: str = "/XObject << /Im 4 0 R >>", more: tuple[bytes, ...]) -> SourceText:
    data = pdf_files.pdf([pdf_files.content(SEEN, *operators, number("5", y=500))], resources=resources, more=more)
    return read_pdf(data, "a.pdf", ReadOptions(ocr="never"))


PICTURE = "q 60 0 0 20 45 595 cm /Im Do Q"


@pytest.mark.parametrize(
    ("operators", "pictures", "shown"),
    [
        ((number("20,000"), PICTURE), (image(),), []),
        ((PICTURE, number("20,000")), (image(),), ["20,000"]),
        ((number("20,000"), PICTURE), (image("/BitsPerComponent 1 /ImageMask true"),), ["20,000"]),
        (
            (number("20,000"), PICTURE),
            (image("/BitsPerComponent 8 /ColorSpace /DeviceGray /SMask 5 0 R"), image()),
            ["20,000"],
        ),
    ],
)
def test_a_picture_hides_what_is_painted_before_it(
    operators: tuple[str, ...], pictures: tuple[bytes, ...], shown: list[str]
) -> None:
    source = on_page(*operators, more=pictures)
    assert (words(source)[5:-1], source.page_facts[0].hidden) == (shown, 0 if shown else 6)


LAYER = b"<< /Type /OCG /Name (L) >>"
OFF = {
    "off": "/D << /OFF [4 0 R] >>",
    "all but others": "/D << /BaseState /OFF >>",
}


def layered(layers: str, *, inside: bool = False) -> SourceText:
    """A page with a 9 in a layer, or in a form of one."""
    entries = "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /OC 4 0 R /Resources << /Font << /F1 3 0 R >> >> "
    form_of_layer = pdf_files.stream(number("9").encode(), entries=entries)
    nine = "q /Fm Do Q" if inside else f"/OC /La BDC {number('9')} EMC"
    data = pdf_files.pdf(
        [pdf_files.content(SEEN, nine, number("20,000", x=60))],
        resources="/Properties << /La 4 0 R >> /XObject << /Fm 5 0 R >>",
        more=[LAYER, form_of_layer],
    )
    at = data.index(b"/Type /Catalog")
    return read_pdf(data[:at] + f"/OCProperties << /OCGs [4 0 R] {layers} >> ".encode() + data[at:], "a.pdf")


@pytest.mark.parametrize("inside", [False, True])
@pytest.mark.parametrize("layers", OFF.values(), ids=OFF)
def test_a_layer_that_is_switched_off_is_not_read(layers: str, inside: bool) -> None:
    source = layered(layers, inside=inside)
    assert (words(source)[5:], source.page_facts[0].hidden) == (["20,000"], 1)


@pytest.mark.parametrize("inside", [False, True])
def test_a_layer_that_is_switched_on_is_read(inside: bool) -> None:
    source = layered("/D << /ON [4 0 R] /OFF [] >>", inside=inside)
    assert ("9" in words(source), source.page_facts[0].hidden) == (True, 0)


def test_a_box_over_a_part_of_a_text_hides_that_part() -> None:
    covered = read(number("29,999 30,000"), "q 1 g 45 595 42 20 re f Q")
    assert (words(covered)[5:], covered.page_facts[0].hidden) == (["30,000"], 6)


@pytest.mark.parametrize(
    "operators",
    [
        ("q 0 g 45 595 80 20 re f Q", number("20,000")),  # black on black
        ("q 0.9 1 0.9 rg 45 595 80 20 re f Q", number("20,000", before="0.95 1 0.95 rg")),
        (
            number("20,000"),
            "q 1 g 45 600 m 45 615 l 47 618 50 620 55 620 c 120 620 l 120 592 l 50 592 l 45 598 l h f Q",
        ),
    ],
)
def test_what_has_the_colour_of_its_ground_or_a_cover_of_any_shape_is_not_read(operators: tuple[str, ...]) -> None:
    source = read(*operators, number("5", y=500))
    assert (words(source)[-2:], source.page_facts[0].hidden) == (["2566", "5"], 6)


def test_a_colour_beside_its_ground_is_read() -> None:
    source = read("q 1 0 0 rg 45 595 80 20 re f Q", number("20,000", before="0 0.3 0 rg"))
    assert (words(source)[-1], source.page_facts[0].hidden) == ("20,000", 0)


def test_a_text_printed_twice_below_a_mark_is_read_once_and_nothing_is_hidden() -> None:
    half = "/ExtGState << /Half << /ca 0.4 >> >>"
    mark = "q /Half gs 1 1 0 rg 45 595 80 20 re f Q"
    data = pdf_files.pdf([pdf_files.content(SEEN, number("20,000"), number("20,000", x=50.2), mark)], resources=half)
    source = read_pdf(data, "a.pdf")
    assert (words(source)[-1], source.page_facts[0].hidden) == ("20,000", 0)


def form(*operators: str, first: str = "") -> SourceText:
    """A page that prints a form with these operators, above it what ``first`` paints."""
    entries = "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> "
    inner = pdf_files.stream("\n".join(operators).encode(), entries=entries)
    page = pdf_files.content(SEEN, first, "q /Fm Do Q", number("20,000", y=500))
    return read_pdf(pdf_files.pdf([page], resources="/XObject << /Fm 4 0 R >>", more=[inner]), "a.pdf")


@pytest.mark.parametrize(
    ("inside", "behind", "before"),
    [
        (number("20,000"), "q 1 g 45 595 80 20 re f Q", ""),
        (number("20,000"), "", "0 0 40 40 re W n"),
    ],
)
def test_text_inside_of_a_form_is_covered_and_cut_off_as_other_text(inside: str, behind: str, before: str) -> None:
    entries = "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> "
    inner = pdf_files.stream(inside.encode(), entries=entries)
    page = pdf_files.content(SEEN, f"q {before} /Fm Do Q", behind, number("5", y=500))
    source = read_pdf(pdf_files.pdf([page], resources="/XObject << /Fm 4 0 R >>", more=[inner]), "a.pdf")
    assert (words(source)[-2:], source.page_facts[0].hidden) == (["2566", "5"], 6)


def test_white_text_inside_of_a_form_is_not_read_where_the_page_is_white() -> None:
    source = form(number("9", before="1 g"))
    assert (words(source)[-2:], source.page_facts[0].hidden) == (["2566", "20,000"], 1)
    assert "9" in words(form(number("9")))


@pytest.mark.parametrize(("first", "inside"), [("q 0 g 45 595 80 20 re f Q", ""), ("", "0 g 45 595 80 20 re f")])
def test_white_text_inside_of_a_form_may_stand_on_a_dark_box(first: str, inside: str) -> None:
    assert "9" in words(form(inside, number("9", before="1 g"), first=first))


@pytest.mark.parametrize(
    ("matrix", "seen"), [("0.5 0 0 0.5", False), ("0.05 0 0 0.05", False), ("1 0 0 1", True), ("6 0 0 6", True)]
)
def test_letters_smaller_than_a_point_are_not_read(matrix: str, seen: bool) -> None:
    source = read(f"BT /F1 1 Tf {matrix} 50 600 Tm (9) Tj ET", number("20,000", x=60))
    assert (source.page_facts[0].hidden == 0) == seen
    assert words(source)[-1] == "20,000"


SHOWN = {
    "white on black": ("q 0 g 45 595 80 20 re f Q", "1 g"),
    "on a box that is painted first": ("q 1 g 45 595 80 20 re f Q", ""),
    "grey": ("", "0.6 g"),
    "outlined": ("", "1 Tr 1 g"),
    "inside its clip": ("", "0 0 600 800 re W n"),
}


@pytest.mark.parametrize(("first", "before"), SHOWN.values(), ids=SHOWN)
def test_what_is_seen_is_read(first: str, before: str) -> None:
    source = read(first, number("20,000", before=before))
    assert (words(source)[-1], source.page_facts[0].hidden) == ("20,000", 0)


def test_a_box_that_lets_text_through_hides_nothing() -> None:
    states = "/ExtGState << /Half << /ca 0.4 >> /Mark << /BM /Multiply >> >>"
    for state in ("Half", "Mark"):
        marked = f"q /{state} gs 1 1 0 rg 45 595 80 20 re f Q"
        data = pdf_files.pdf([pdf_files.content(SEEN, number("20,000"), marked)], resources=states)
        assert words(read_pdf(data, "a.pdf"))[-1] == "20,000"


def test_on_a_turned_page_hidden_text_is_hidden_too() -> None:
    def up(shown: str, x: int, before: str = "") -> str:
        return f"q {before} BT /F1 12 Tf 0 1 -1 0 {x} 100 Tm ({shown}) Tj ET Q"

    data = pdf_files.pdf([pdf_files.content(up("Budget", 100), up("99", 200, "3 Tr"), up("20,000", 300))])
    at = data.rindex(b"/Type /Page /Parent")
    source = read_pdf(data[:at] + b"/Rotate 90 " + data[at:], "a.pdf")
    assert (words(source), source.page_facts[0].hidden) == (["Budget", "20,000"], 2)


@pytest.mark.parametrize(("line", "struck"), [("293 99 m 299 137 l S", True), ("293 99 m 299 117 l 293 99 l S", False)])
def test_on_a_turned_page_a_slanted_line_strikes_too(line: str, struck: bool) -> None:
    up = "BT /F1 12 Tf 0 1 -1 0 {} 100 Tm ({}) Tj ET"
    data = pdf_files.pdf([pdf_files.content(up.format(100, "Budget"), up.format(300, "20,000"), line)])
    at = data.rindex(b"/Type /Page /Parent")
    assert words(read_pdf(data[:at] + b"/Rotate 90 " + data[at:], "a.pdf"))[-1] == (
        "~~20,000~~" if struck else "20,000"
    )


def test_text_over_a_scan_is_its_text() -> None:
    """An OCR program lays its text unpainted over the picture: it is all that can be read, and flagged as OCR's."""
    entries = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray "
    image = pdf_files.stream(b"\xff", entries=entries)
    layer = pdf_files.content("q 600 0 0 800 0 0 cm /Im Do Q", f"3 Tr {pdf_files.text('Budget of the year 20,000')}")
    data = pdf_files.pdf([layer], resources="/XObject << /Im 4 0 R >>", more=[image])
    source = read_pdf(data, "a.pdf", ReadOptions(ocr="never"))
    assert words(source)[-1] == "20,000"
    assert (source.page_facts[0].method, source.page_facts[0].hidden) == ("ocr", 0)


@pytest.mark.parametrize(
    "line",
    [
        "50 604 m 86 604 l S",
        "50 603.5 36 1 re f",
        "2 w 50 604 m 86 604 l S",
        "50 603 m 86 603 l S 50 605 m 86 605 l S",  # two lines
        "50 604 m 68 604 l S 68 604 m 86 604 l S",  # one in two pieces
        "50 602 m 86 607 l S",
        "49 599 m 87 611 l S",
        "49 598 m 87 612 l S 49 612 m 87 598 l S",  # crossed out
        "49 604 m 55 606 l 60 602 l 65 606 l 70 602 l 75 606 l 87 604 l S",
        "49 604 m 60 612 75 598 87 605 c S",  # by hand
    ],
)
def test_a_number_with_a_line_through_it_is_marked(line: str) -> None:
    source = read(number("20,000"), line, number("30,000", x=100))
    assert words(source)[-2:] == ["~~20,000~~", "30,000"]


@pytest.mark.parametrize(
    ("line", "shown"), [("50 604 m 70 604 l S", "~~20,000~~ 5"), ("93 604 m 97 604 l S", "20,000 ~~5~~")]
)
def test_of_a_number_that_is_struck_in_part_nothing_is_left(line: str, shown: str) -> None:
    assert " ".join(words(read(number("20,000 5"), line))[-2:]) == shown


@pytest.mark.parametrize(
    "line",
    [
        "50 598 m 86 598 l S",  # below it
        "50 616 m 86 616 l S",  # above it
        "20 604 m 400 604 l S",  # a ruling, longer than the number
        "10 300 m 400 700 l S",  # across the page
        "45 590 m 120 650 l S",  # of a cell in two halves
        "49 597 m 55 599 l 60 596 l 65 599 l 70 596 l 87 598 l S",  # a wave below it
        "50 596 m 86 596 l 90 598 90 612 86 613 c 50 613 l 46 612 46 598 50 596 c s",  # a frame with round corners
        "46 605 m 46 614 90 614 90 605 c 90 596 46 596 46 604 c S",  # around it, by hand
    ],
)
def test_another_line_strikes_nothing(line: str) -> None:
    assert words(read(number("20,000"), line))[-1] == "20,000"


def ruled(
    *lines: str, words: Sequence[Sequence[str]] = (("A", "9 items", "20,000"), ("B", "5", "30,000"))
) -> list[str]:
    """The lines of a table with rulings at 620, 600, 580 …, and lines drawn over its rows."""
    bottom = 620 - 20 * len(words)
    across = [f"50 {620 - 20 * row} m 350 {620 - 20 * row} l S" for row in range(len(words) + 1)]
    down = [f"{x} 620 m {x} {bottom} l S" for x in (50, 150, 250, 350)]
    cells = [
        number(text, x=55 + 100 * place, y=605 - 20 * row)
        for row, some in enumerate(words)
        for place, text in enumerate(some)
    ]
    source = read(*across, *down, *cells, *lines)
    return ["|".join(" ".join(cell.texts) for cell in row.cells) for table in source.tables for row in table.rows]


STRUCK_ROW, WHOLE_ROW = "~~A~~|~~9 items~~|~~20,000~~", "A|9 items|20,000"


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("50 609 m 350 609 l S", [STRUCK_ROW, "B|5|30,000"]),
        ("30 609 m 400 609 l S", [STRUCK_ROW, "B|5|30,000"]),
        ("50 608.5 300 1 re f", [STRUCK_ROW, "B|5|30,000"]),
        ("50 606 m 350 611 l S", [STRUCK_ROW, "B|5|30,000"]),  # slanted
        ("50 608 m 350 608 l S 50 610 m 350 610 l S", [STRUCK_ROW, "B|5|30,000"]),  # twice
        ("150 609 m 350 609 l S", ["A|~~9 items~~|~~20,000~~", "B|5|30,000"]),  # two cells
        ("50 589 m 350 589 l S", [WHOLE_ROW, "~~B~~|~~5~~|~~30,000~~"]),
        ("50 601 m 350 601 l S", [WHOLE_ROW, "B|5|30,000"]),  # below the letters
        ("50 609 m 270 609 l S", [STRUCK_ROW, "B|5|30,000"]),  # ends inside of a number
        ("170 609 m 400 609 l S", ["A|9 i~~tems~~|~~20,000~~", "B|5|30,000"]),  # begins inside of a word
    ],
)
def test_a_line_through_the_letters_of_a_row_strikes_it_and_is_no_ruling(line: str, rows: list[str]) -> None:
    assert ruled(line) == rows


def test_lines_through_the_letters_of_all_rows_are_their_rulings() -> None:
    """A font whose letters stand higher than it says: rulings between the rows seem to run through them."""
    rows = [[name, "5", "20,000"] for name in "ABC"]
    cells = [
        number(text, x=55 + 100 * at, y=596 - 20 * row) for row, some in enumerate(rows) for at, text in enumerate(some)
    ]
    across = [f"50 {620 - 20 * row} m 350 {620 - 20 * row} l S" for row in range(4)]
    down = [f"{x} 620 m {x} 560 l S" for x in (50, 150, 250, 350)]
    assert "~~" not in " ".join(read(*across, *down, *cells).lines)


def unruled(*lines: str, rows: Sequence[Sequence[str]]) -> str:
    """The text of rows at 605, 585, 565 … without rulings, and with lines drawn over them."""
    cells = [
        number(text, x=55 + 100 * place, y=605 - 20 * row)
        for row, some in enumerate(rows)
        for place, text in enumerate(some)
    ]
    text = " ".join(read(*cells, *lines).lines).replace("</td><td>", " ")
    return " ".join(re.sub("<[^>]*>", "", text).split()[5:])


ROWS = [["A", "9", "20,000"], ["B", "5", "30,000"], ["C", "7", "40,000"]]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("30 589 m 400 589 l S", "A 9 20,000 ~~B~~ ~~5~~ ~~30,000~~ C 7 40,000"),
        ("30 588.5 370 1 re f", "A 9 20,000 ~~B~~ ~~5~~ ~~30,000~~ C 7 40,000"),
        ("30 609 m 400 609 l S", "~~A~~ ~~9~~ ~~20,000~~ B 5 30,000 C 7 40,000"),
        ("30 589 m 400 589 l S 30 640 m 400 640 l S", "A 9 20,000 ~~B~~ ~~5~~ ~~30,000~~ C 7 40,000"),  # below a head
        ("30 581 m 400 581 l S", "A 9 20,000 B 5 30,000 C 7 40,000"),  # below the letters
        ("30 609 m 400 609 l S 30 589 m 400 589 l S", "A 9 20,000 B 5 30,000 C 7 40,000"),  # through most rows
        (
            "30 608.5 m 400 608.5 l S 30 588.5 m 400 588.5 l S 30 568.5 m 400 568.5 l S",
            "A 9 20,000 B 5 30,000 C 7 40,000",
        ),
    ],
)
def test_a_line_through_a_whole_row_strikes_it_where_no_ruling_stands(line: str, text: str) -> None:
    assert unruled(line, rows=ROWS) == text


def test_a_line_through_the_one_text_of_a_line_is_a_ruling_where_no_other_stands() -> None:
    assert "~~" not in unruled("30 589 m 400 589 l S", rows=[["A", "9"], ["30,000"], ["C", "7"], ["D", "8"]])


def test_a_line_through_a_row_strikes_the_two_lines_of_a_cell_beside_it() -> None:
    two = [number("first", x=155, y=611), number("1,000", x=155, y=602)]
    found = ruled(*two, "50 609 m 350 609 l S", words=(("A", "", "20,000"), ("B", "5", "30,000")))
    assert found[0].replace(" ", "") == "~~A~~|~~first~~~~1,000~~|~~20,000~~"
    assert found[1] == "B|5|30,000"


def test_a_ruling_beside_a_long_cell_strikes_nothing_in_it() -> None:
    across = ["50 620 m 350 620 l S", "150 600 m 350 600 l S", "50 580 m 350 580 l S"]
    down = [f"{x} 620 m {x} 580 l S" for x in (50, 150, 250, 350)]
    cells = [number("A", x=55, y=596), *(number(f"{n},000", x=x, y=y) for n, x, y in ((1, 155, 605), (2, 255, 605)))]
    cells += [number(f"{n},000", x=x, y=y) for n, x, y in ((3, 155, 585), (4, 255, 585))]
    source = read(*across, *down, *cells)
    assert ["|".join(" ".join(cell.texts) for cell in row.cells) for row in source.tables[0].rows] == [
        "A|1,000|2,000",
        "3,000|4,000",
    ]


def field(value: str, *, kind: str = "/Tx", flags: int = 4, box: str = "50 595 120 610") -> str:
    return f"<< /Type /Annot /Subtype /Widget /FT {kind} /T (a) /V ({value}) /F {flags} /Rect [{box}] >>"


def test_notes_that_are_typed_are_read_and_drawn_ones_counted() -> None:
    typed = "<< /Type /Annot /Subtype /FreeText /Contents (24,000) /F 4 /Rect [50 595 120 610] >>"
    stamp = "<< /Type /Annot /Subtype /Stamp /F 4 /Rect [300 595 320 610] >>"
    link = "<< /Type /Annot /Subtype /Link /F 4 /Rect [300 595 320 610] >>"
    source = read(annotations=typed + stamp + link)
    assert words(source)[-1] == "24,000"
    assert source.page_facts[0].unread_fields == 1


@pytest.mark.parametrize("kind", ["Line /L [50 604 86 604]", "Ink /InkList [[50 604 86 604]]"])
def test_a_line_that_somebody_drew_over_a_number_strikes_it_and_is_counted(kind: str) -> None:
    source = read(number("20,000"), annotations=f"<< /Type /Annot /Subtype /{kind} /F 4 /Rect [50 601 86 607] >>")
    assert (words(source)[-1], source.page_facts[0].unread_fields) == ("~~20,000~~", 1)


def test_a_line_that_somebody_drew_around_a_number_strikes_nothing() -> None:
    ink = "Ink /InkList [[48 604 68 611 90 604 68 597 49 603]]"
    source = read(number("20,000"), annotations=f"<< /Type /Annot /Subtype /{ink} /F 4 /Rect [48 597 90 611] >>")
    assert (words(source)[-1], source.page_facts[0].unread_fields) == ("20,000", 1)


def test_a_strike_out_note_strikes() -> None:
    note = "<< /Type /Annot /Subtype /StrikeOut /F 4 /Rect [50 597 86 611] /QuadPoints [50 611 86 611 50 597 86 597] >>"
    assert words(read(number("20,000"), annotations=note))[-1] == "~~20,000~~"


@pytest.mark.parametrize(("flags", "seen"), [(4, True), (2, False), (32, False)])
def test_a_field_without_a_form_is_read_where_it_is_shown(flags: int, seen: bool) -> None:
    source = read(annotations=field("24,000", flags=flags))
    assert (words(source)[-1] == "24,000") is seen
    assert source.page_facts[0].hidden == (0 if seen else 6)


NOTES = {
    "typed": ("/Subtype /FreeText /Contents (24,000)", 595),
    "a field": ("/Subtype /Widget /FT /Tx /T (a) /V (24,000)", 595),
    "a strike-out": ("/Subtype /StrikeOut /QuadPoints [50 611 86 611 50 597 86 597]", 595),
    "a line": ("/Subtype /Line /L [50 604 86 604]", 601),
}
IN_A_LAYER = {
    "off": ("/OC 4 0 R", "/D << /OFF [4 0 R] >>", False),
    "all but others off": ("/OC 4 0 R", "/D << /BaseState /OFF >>", False),
    "on, all others off": ("/OC 4 0 R", "/D << /BaseState /OFF /ON [4 0 R] >>", True),
    "on, another off": ("/OC 4 0 R", "/D << /OFF [5 0 R] >>", True),
    "of none": ("", "/D << /OFF [4 0 R] >>", True),
    "of two, one on": ("/OC << /Type /OCMD /OCGs [4 0 R 5 0 R] >>", "/D << /OFF [4 0 R] >>", True),
    "of two, both asked for": ("/OC << /Type /OCMD /P /AllOn /OCGs [4 0 R 5 0 R] >>", "/D << /OFF [4 0 R] >>", False),
    "of one in a group": ("/OC << /Type /OCMD /OCGs 4 0 R >>", "/D << /OFF [4 0 R] >>", False),
}


@pytest.mark.parametrize(("entry", "layers", "seen"), IN_A_LAYER.values(), ids=IN_A_LAYER)
@pytest.mark.parametrize("kind", NOTES)
def test_a_note_in_a_layer_is_read_where_the_layer_is_on(kind: str, entry: str, layers: str, seen: bool) -> None:
    says, low = NOTES[kind]
    note = f"<< /Type /Annot {says} /F 4 /Rect [50 {low} 86 607] {entry} >>"
    typed = kind in ("typed", "a field")
    data = pdf_files.pdf([pdf_files.content(SEEN, "" if typed else number("20,000"))], more=[LAYER, LAYER])
    for where, more in (
        (b"/Type /Page /Parent", f"/Annots [{note}] "),
        (b"/Type /Catalog", f"/OCProperties << /OCGs [4 0 R 5 0 R] {layers} >> "),
    ):
        at = data.index(where)
        data = data[:at] + more.encode() + data[at:]
    source = read_pdf(data, "a.pdf")
    text = " ".join(words(source))
    assert ("24,000" in text or "~~20,000~~" in text) == seen
    assert source.page_facts[0].hidden == (6 if typed and not seen else 0)


@pytest.mark.parametrize("name", ["prose_fields", "word_annual_ticks", "three_years_ruled"])
def test_of_pages_that_may_hide_all_of_their_text_nothing_is_lost_that_is_drawn(name: str) -> None:
    """Each glyph is looked at, marks and dashes too: with layers that may be switched off all text is doubtful."""
    data = (FORMS / f"{name}.pdf").read_bytes()
    with Document(data) as document, Document(data) as doubtful:
        doubtful._layered = True
        for number in (1, 4, 7):
            page, looked_at = document.page(number), doubtful.page(number)
            assert [glyph.text for glyph in looked_at.glyphs] == [glyph.text for glyph in page.glyphs]
            assert looked_at.hidden == 0


def test_a_page_knows_how_its_text_was_read() -> None:
    with Document(pdf_files.pdf([pdf_files.content(SEEN)])) as document:
        page = document.page(1)
    assert (page.read_by, page.hidden, page.struck) == ("pdfium", 0, 0)


@pytest.mark.parametrize(("below", "struck"), [({}, 1), ({(100.0, 10.0): 4.9}, 0), ({(100.0, 10.0): 2.0}, 1)])
def test_a_line_below_letters_underlines_however_far_down_their_font_reaches(
    below: dict[tuple[float, float], float], struck: int
) -> None:
    """The box of a Thai font may reach half its size below the line: what runs through it there is no strike."""
    glyphs = tuple(Glyph(letter, 50 + 5 * at, 55 + 5 * at, 90, 100, 10) for at, letter in enumerate("30,000"))
    page = RawPage(1, 600, 800, glyphs, ((50.0, 80.0, 95.5, 95.5),), "pdfplumber", below=below)
    assert with_struck(page).struck == struck
