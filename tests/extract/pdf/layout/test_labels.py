"""Labels beside texts: three of them make a form, chance gaps make none."""

from __future__ import annotations

from extract.pdf.layout.labels import labels_on_top, part_labels
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


def set_at(*rows: tuple[float, float, str]) -> list[str]:
    """The lines of texts, each with the height at which it stands."""
    glyphs = [
        Glyph(letter, x + 5 * n, x + 5 * n + 5, y - 12, y, 12) for y, x, text in rows for n, letter in enumerate(text)
    ]
    return texts(labels_on_top(lines_of(glyphs, columns=False)))


ONES = [
    (y, x, text) for y, words in ((20, "target"), (50, "place"), (80, "time")) for x, text in ((50, words), (100, "a"))
]
TWO = [(110.0, 100.0, "1,000 baht"), (118.0, 50.0, "budget"), (126.0, 100.0, "of the year")]
AS_ONES = ["target\ta", "place\ta", "time\ta"]


def test_a_label_between_two_lines_of_its_text_stands_on_the_first() -> None:
    assert set_at(*ONES, *TWO) == [*AS_ONES, "budget\t1,000 baht", "of the year"]


def test_where_labels_stand_in_the_middle_longer_texts_begin_above_them_too() -> None:
    three = [(156.0, 100.0, "1. ask"), (172.0, 50.0, "steps"), (172.0, 100.0, "2. do"), (188.0, 100.0, "3. tell")]
    four = [(y, 100.0, f"line {y:.0f}") for y in (218.0, 234.0, 250.0, 266.0)]
    end = [(242.0, 50.0, "goal"), (300.0, 50.0, "office"), (300.0, 100.0, "law")]
    assert set_at(*ONES, *TWO, *three, *four, *end)[5:] == [
        *("steps\t1. ask", "2. do", "3. tell"),
        *("goal\tline 218", "line 234", "line 250", "line 266"),
        "office\tlaw",
    ]


def test_a_label_on_the_first_line_of_its_text_stays_there() -> None:
    """What stands above it is of the label before, also where all lines are as far from each other."""
    first = [(110.0, 50.0, "steps"), (110.0, 100.0, "1. ask"), (126.0, 100.0, "2. do")]
    more = [(142.0, 50.0, "goal"), (142.0, 100.0, "b"), (158.0, 100.0, "c")]
    assert set_at(*ONES, *first, *more)[3:] == ["steps\t1. ask", "2. do", "goal\tb", "c"]


def test_a_label_that_is_nearer_to_one_of_two_lines_is_not_between_them() -> None:
    lines = [(110.0, 100.0, "1,000 baht"), (121.0, 50.0, "budget"), (126.0, 100.0, "of the year")]
    assert "budget\t1,000 baht" not in set_at(*ONES, *lines)


def test_lines_of_a_column_beside_another_are_no_labels() -> None:
    """Each stands between two of the other, which are set between them."""
    left = [(110.0 + 16 * n, 50.0, f"left {n}") for n in range(3)]
    right = [(118.0 + 16 * n, 100.0, f"right {n}") for n in range(3)]
    assert set_at(*ONES, *left, *right)[3:] == ["left 0", "right 0", "left 1", "right 1", "left 2", "right 2"]


ROWS = (("target", "a"), ("place", "b"), ("time", "c"), ("unit", "d"))


def rows_at(*more: tuple[float, float, str]) -> list[str]:
    """Rows of labels far apart, and lines of a text near each other below them."""
    rows = [
        (20.0 + 26 * n, x, text) for n, words in enumerate(ROWS) for x, text in zip((50.0, 100.0), words, strict=True)
    ]
    return set_at(*rows, *more)[len(ROWS) :]


def test_a_label_of_two_lines_is_put_together_on_its_first_line() -> None:
    two = [(124.0, 50.0, "why and"), (124.0, 100.0, "because"), (142.0, 50.0, "how"), (142.0, 100.0, "of this")]
    assert rows_at(*two, (160.0, 100.0, "and that")) == ["why and how\tbecause", "of this", "and that"]
    alone = [(124.0, 50.0, "why and"), (124.0, 100.0, "because"), (142.0, 50.0, "how"), (168.0, 50.0, "aim")]
    ends = [(168.0, 100.0, "to do"), (186.0, 100.0, "all")]
    assert rows_at(*alone, *ends) == ["why and how\tbecause", "aim\tto do", "all"]


def test_labels_that_stand_as_near_as_lines_of_a_text_are_each_their_own() -> None:
    rows = [
        (20.0 + 18 * n, x, text) for n, words in enumerate(ROWS) for x, text in zip((50.0, 100.0), words, strict=True)
    ]
    assert set_at(*rows, (92.0, 100.0, "and more")) == ["target\ta", "place\tb", "time\tc", "unit\td", "and more"]


def test_the_number_of_a_list_that_is_set_in_stands_behind_a_label() -> None:
    assert texts(printed(*FORM, ((50, "verylong"), (104, "1. text"))))[-1] == "verylong\t1. text"
    assert texts(printed(*FORM, ((50, "verylong"), (104, "text"))))[-1] == "verylong text"


def test_bullets_are_no_labels() -> None:
    rows = [((50, "•"), (60, "text of an entry")) for _ in range(4)]
    assert texts(printed(*rows, ((60, "that goes on"),)))[0] == "• text of an entry"
