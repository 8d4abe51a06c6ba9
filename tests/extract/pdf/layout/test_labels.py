"""Labels beside texts: three of them make a form, chance gaps make none."""

from __future__ import annotations

from extract.pdf.layout.labels import part_labels
from extract.pdf.layout.pieces.lines import PrintedLine, lines_of
from extract.pdf.letters.page import Glyph


def printed(*rows: tuple[tuple[float, str], ...]) -> list[PrintedLine]:
    glyphs = [
        Glyph(letter, x + 5 * n, x + 5 * n + 5, 20 * place + 8, 20 * place + 20, 12)
        for place, texts in enumerate(rows)
        for x, text in texts
        for n, letter in enumerate(text)
    ]
    return lines_of(glyphs, columns=True)


def texts(lines: list[PrintedLine]) -> list[str]:
    part_labels(lines)
    return [line.text for line in lines]


FORM = (
    ((50, "target"), (100, "people 180")),
    ((50, "place"), (100, "a hall")),
    ((50, "method"), (100, "1. ask")),
    ((100, "2. do"),),
)


def test_the_gap_behind_a_label_is_a_tab_however_wide_it_is() -> None:
    assert texts(printed(*FORM, ((50, "verylong"), (100, "text")))) == [
        "target\tpeople 180",
        "place\ta hall",
        "method\t1. ask",
        "2. do",
        "verylong\ttext",
    ]


def test_two_labels_are_none() -> None:
    assert "\t" not in "".join(texts(printed(*FORM[:2], FORM[3])))


def test_gaps_below_each_other_are_none_where_no_line_begins_there() -> None:
    assert "\t" not in "".join(texts(printed(*FORM[:3], ((50, "a line of text"),))))


def test_a_line_whose_text_runs_through_the_gap_stays_as_it_is() -> None:
    assert texts(printed(*FORM, ((50, "a line of words that goes on"),)))[-1] == "a line of words that goes on"
