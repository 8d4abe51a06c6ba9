"""Tables in LaTeX: the same cells as the same table in HTML; what is broken stays in the lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.source import Span, Table
from extract.text.dress import undressed
from extract.text.latex.tables import latex_tables
from extract.text.read_txt import read_txt
from extract.web.markup import tables_of
from steps import growth


def table(*lines: str) -> Table:
    (found,) = latex_tables(lines)
    return found


def texts(found: Table) -> list[list[tuple[str, ...]]]:
    return [[cell.texts for cell in row.cells] for row in found.rows]


def test_a_table_of_mathpix() -> None:
    found = table(
        r"\begin{tabular}{|l|p{3cm}|c|}",
        r"\hline \multirow{2}{*}{มิติ} & \multicolumn{2}{|c|}{งบ (บาท)} \\",
        r"\cline { 2 - 3 } & ปี 2566 & ปี 2567 \\",
        r"\hline \multirow[t]{2}{*}{ก} & $35{,}000$ & $\mathbf{8,000}$ \\",
        r"\cline { 2 - 3 }  & - &  \\",
        r"\hline",
        r"\end{tabular}",
    )
    assert texts(found) == [
        [("มิติ",), ("งบ (บาท)",)],
        [("ปี 2566",), ("ปี 2567",)],
        [("ก",), ("35,000",), ("8,000",)],
        [("-",), ()],
    ]
    assert [[(cell.rows, cell.columns) for cell in row.cells] for row in found.rows[:2]] == [
        [(2, 1), (1, 2)],
        [(1, 1), (1, 1)],
    ]
    assert [row.span.start for row in found.rows] == [2, 3, 4, 5]
    assert found.span == Span(1, 7)


def test_lines_of_a_cell() -> None:
    nested = r"ก & \begin{tabular}{l}ปี 2566 \\ (บาท)\end{tabular} & \makecell[c]{ข \\ ค} & ง \newline จ & ฉ \par ช \\"
    (row,) = table(r"\begin{tabular}{lllll}", nested, r"\end{tabular}").rows
    assert [cell.texts for cell in row.cells] == [("ก",), ("ปี 2566", "(บาท)"), ("ข", "ค"), ("ง", "จ"), ("ฉ", "ช")]
    assert [cell.wrapped for cell in row.cells] == [False, True, True, True, False]


@pytest.mark.parametrize(
    "cell",
    [
        r"$\begin{array}{r}35{,}000 \\ \text{บาท}\end{array}$",
        r"$\begin{aligned}& 35,000 \\ & \text { บาท }\end{aligned}$",
        r"\( \left.\begin{array}{l}35,000 \\ \text{บาท}\end{array}\right\} \)",
        r"\begin{tabular}[c]{@{}l@{}}$35,000$ \\ บาท\end{tabular}",
    ],
)
def test_a_formula_of_lines_in_a_cell(cell: str) -> None:
    (row,) = table(r"\begin{tabular}{ll}", rf"ก & {cell} \\", r"\end{tabular}").rows
    assert [found.texts for found in row.cells] == [("ก",), ("35,000", "บาท")]


def test_a_row_and_a_cell_over_lines() -> None:
    lines = (r"\begin{tabular}{ll}", r"\hline 1) โครงการ", r"อบรม & \begin{tabular}{l}", r"5,000 \\", r"บาท")
    found = table(*lines, r"\end{tabular} \\", r"\end{tabular}")
    assert texts(found) == [[("1) โครงการ อบรม",), ("5,000", "บาท")]]
    assert found.rows[0].span == Span(2, 6)
    assert found.rows[0].cells[1].lines == (4, 5)


@pytest.mark.parametrize(
    "cell", [r"\&", r"{a & b}", r"\text{a & b}", r"$\text{a & b}$", r"\begin{tabular}{l} a & b \end{tabular}"]
)
def test_a_sign_that_parts_no_cells(cell: str) -> None:
    (row,) = table(r"\begin{tabular}{ll}", rf"{cell} & 5 \\", r"\end{tabular}").rows
    assert len(row.cells) == 2


def test_words_in_brackets_behind_a_ruling_or_a_row_are_no_option() -> None:
    lines = (r"\hline (1) ก & 5 \\", r"\hline [ข] & 6 \\[2pt]", r"\cmidrule(lr){1-2} (2) ค & 7 \\")
    found = table(r"\begin{tabular}{ll}", *lines, r"\end{tabular}")
    assert texts(found) == [[("(1) ก",), ("5",)], [("[ข]",), ("6",)], [("(2) ค",), ("7",)]]


def test_all_rows_on_one_line() -> None:
    found = table(r"ตาราง \begin{tabular}{ll} \hline ก & 5 \\ \hline ข & 6 \\ \hline \end{tabular}")
    assert texts(found) == [[("ก",), ("5",)], [("ข",), ("6",)]]
    assert {row.span for row in found.rows} == {Span(1, 1)}


def test_a_formula_s_table() -> None:
    row = r"\hline \text { โครงการ } & 3 5 , 0 0 0 & \mathbf{8{,}000} & \mathrm { ๕ , ๐ ๐ ๐ } & 5 000 \\"
    found = table(r"\[", r"\left[\begin{array}{|l|l|l|l|l|}", row, r"\end{array}\right]", r"\]")
    assert texts(found) == [[("โครงการ",), ("35,000",), ("8,000",), ("๕,๐๐๐",), ("5 000",)]]


def test_a_cell_that_reaches_up_and_one_whose_place_is_taken() -> None:
    lines = (r"& 1 \\", r"\multirow{-2}{*}{ก} & 2 \\", r"\multirow{3}{*}{ข} & 3 \\", r" & 4 \\", r"ค & 5 \\")
    found = table(r"\begin{tabular}{ll}", *lines, r"\end{tabular}")
    assert texts(found) == [[("ก",), ("1",)], [("2",)], [("ข",), ("3",)], [("4",)], [("ค",), ("5",)]]
    assert [row.cells[0].rows for row in found.rows] == [2, 1, 2, 1, 1]


def test_a_table_without_end_is_over_below_its_rows_and_its_last_row_is_not_read_without_its_sign() -> None:
    found = table(r"\begin{tabular}{ll}", r"\hline ก & 5,000 \\", r"\hline ข & 6,0", "", "ส่วนที่ 3")
    assert (texts(found), found.span) == ([[("ก",), ("5,000",)]], Span(1, 2))


def test_a_table_without_end_is_over_at_the_next() -> None:
    first, second = latex_tables(
        (r"\begin{tabular}{ll}", r"ก & 5 \\", "", r"\begin{tabular}{ll}", r"ข & 6 \\", r"\end{tabular}")
    )
    assert (texts(first), texts(second)) == ([[("ก",), ("5",)]], [[("ข",), ("6",)]])


@pytest.mark.parametrize("closed", [(), (r"\end{tabular}",)])
def test_a_table_is_over_at_a_heading(closed: tuple[str, ...]) -> None:
    lines = (r"\begin{tabular}{ll}", r"ก & 5,000 \\", r"\section*{8. ผู้รับผิดชอบ}", "สำนักปลัด", r"ข & 6 \\", *closed)
    (found,) = latex_tables(lines)
    assert (texts(found), found.span) == ([[("ก",), ("5,000",)]], Span(1, 2))


def test_a_heading_above_parts_no_table() -> None:
    (found,) = latex_tables((r"\section{ก}", r"\begin{tabular}{l}", r"5 \\", r"\end{tabular}", r"\section{ข}"))
    assert (texts(found), found.span) == ([[("5",)]], Span(2, 4))


@pytest.mark.parametrize("broken", [r"ข & \multirow{2}{*}{6,000 \\", r"ข & 6,000} \\", r"ข & {6,000 & 7 \\"])
def test_a_row_with_a_group_that_nothing_closes_parts_its_table(broken: str) -> None:
    lines = (r"\begin{tabular}{ll}", r"ก & 5,000 \\", broken, r"ค & 7,000 \\", r"\end{tabular}")
    above, below = latex_tables(lines)
    assert (texts(above), texts(below)) == ([[("ก",), ("5,000",)]], [[("ค",), ("7,000",)]])
    assert (above.span, below.span) == (Span(1, 2), Span(4, 5))


@pytest.mark.parametrize(
    "line", ["ก & 5 \\\\", r"\end{tabular}", r"\begin{tabular}", r"\begin{tabular}{l", r"\begin{itemize}", ""]
)
def test_what_is_no_table(line: str) -> None:
    assert latex_tables((line,)) == ()


@pytest.mark.parametrize(
    "line", [r"\begin{tabular}{l}", r"\begin{tabular}{l} a & {", r"\multirow{2}{*}{", r"\text{", r"\makecell{", "{"]
)
def test_a_longer_text_is_read_in_steps_by_its_length(line: str) -> None:
    def over_lines(times: int) -> object:
        return undressed(read_txt("\n".join(["ก", *[line] * times]).encode(), "a.md"))

    def on_a_line(times: int) -> object:
        return undressed(read_txt((r"\begin{tabular}{l}" + line * times).encode(), "a.md"))

    assert growth(over_lines, 1500) < 2.3
    assert growth(on_a_line, 5000) < 2.3


class Cell(NamedTuple):
    words: tuple[str, ...]
    columns: int


WORDS = st.sampled_from(("โครงการ ก", "5,000", "-", "100%", "A & B", "ม_1", "ปี 2566"))
CELLS = st.builds(Cell, st.lists(WORDS, max_size=2).map(tuple), st.integers(1, 3))
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5)


def as_latex(words: Sequence[str]) -> str:
    escaped = [word.replace("&", r"\&").replace("%", r"\%").replace("_", r"\_") for word in words]
    return r" \newline ".join(escaped)


@given(ROWS, st.booleans())
def test_a_table_reads_as_the_same_one_in_html(rows: list[list[Cell]], formula: bool) -> None:
    def words(cell: Cell) -> str:
        text = as_latex(cell.words)
        text = f"${text}$" if formula and text in ("5,000", "-") else text
        return rf"\multicolumn{{{cell.columns}}}{{c}}{{{text}}}" if cell.columns > 1 else text

    latex = [r"\begin{tabular}{*{12}{l}}", *(" & ".join(map(words, row)) + r" \\" for row in rows), r"\end{tabular}"]
    markup = ["<table>"]
    for row in rows:
        cells = (f'<td colspan="{cell.columns}">{"<br>".join(cell.words).replace("&", "&amp;")}</td>' for cell in row)
        markup.append(f"<tr>{''.join(cells)}</tr>")
    markup.append("</table>")
    assert read(latex) == read(markup)


def read(lines: Sequence[str]) -> list[list[tuple[tuple[str, ...], int, int]]]:
    """The texts of all cells that are not empty, and where they stand."""
    plain, _ = undressed(read_txt("\n".join(lines).encode(), "a.md"))
    found = []
    for one in tables_of(plain):
        for row in one.rows:
            cells = [
                (tuple(" ".join(text.replace("&amp;", "&").split()) for text in cell.texts if text), cell.columns)
                for cell in row.cells
            ]
            found.append([(words, columns, row.span.start) for words, columns in cells])
    return found
