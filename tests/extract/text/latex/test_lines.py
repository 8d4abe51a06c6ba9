"""Lines in LaTeX: what stands around them is taken off, and what is printed before an entry of a list is put there."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText
from extract.text.dress import undressed
from extract.text.latex.unprinted import with_unprinted_blank
from extract.text.read_txt import read_txt


def plain(*lines: str) -> list[str | None]:
    """The lines without their dress, None where nothing is left."""
    source, _ = undressed(read_txt("\n".join(lines).encode(), "a.md"))
    return [None if source.is_blanked(n) else source.line(n) for n in range(1, len(lines) + 1)]


def codes(*lines: str) -> list[str]:
    _, issues = undressed(read_txt("\n".join(lines).encode(), "a.md"))
    return [issue.code for issue in issues]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (r"\section*{1. ชื่อโครงการ : โครงการ ก}", "1. ชื่อโครงการ : โครงการ ก"),
        (r"\subsection*{ข้อมูล 100\% ของ Q\&A @a\_b}", "ข้อมูล 100% ของ Q&A @a_b"),
        (r"\section*{\textbf{ส่วนที่ 1} บทนำ} ต่อ", "ส่วนที่ 1 บทนำ ต่อ"),
        (r"\section*{แผน\\ปฏิบัติการ}", "แผน ปฏิบัติการ"),
        (r"\section*{ที่ไม่มีใครปิด", "ที่ไม่มีใครปิด"),
        (r"\caption{ตารางที่ 1}", "ตารางที่ 1"),
        (r"(นายสมชาย บุญค้ำ) \\", "(นายสมชาย บุญค้ำ)"),
        (r"จำนวน \(35,000\) บาท", "จำนวน 35,000 บาท"),
        (r"$\underline{\mathbf{35{,}000}}$ บาท", "35,000 บาท"),
        (r"{\bf งบประมาณ} {\color{red} 5}", "งบประมาณ 5"),
        (r"\begin{figure}[h]", None),
        (r"\includegraphics[max width=\textwidth]{a-1}", None),
        (r"\captionsetup{labelformat=empty}", None),
        (r"\unknown{35,000} บาท", r"\unknown{35,000} บาท"),
    ],
)
def test_a_line(line: str, expected: str | None) -> None:
    (*_, found) = plain(r"\begin{document}", line)
    assert (found and found.strip()) == expected


def test_a_heading_over_lines() -> None:
    assert plain(r"\title{", "แผน", "ปฏิบัติการ", "}", "ก")[:4] == [None, "แผน", "ปฏิบัติการ", None]
    assert plain(r"\section*{แผน", "ปฏิบัติการ}") == ["แผน", "ปฏิบัติการ"]
    assert plain(r"\section*{แผน", "", "ปฏิบัติการ}") == ["แผน", "", "ปฏิบัติการ}"]


def test_lists_have_the_signs_that_are_printed() -> None:
    lines = (r"\begin{enumerate}", r"\item ก", r"\begin{enumerate}", r"\item ข", r"\end{enumerate}", r"  \item ค")
    assert plain(*lines, r"\end{enumerate}") == [None, "1. ก", None, "(a) ข", None, "2. ค", None]
    assert plain(r"\begin{itemize}", r"\item ก", r"\item[(1)] ข", r"\end{itemize}") == [None, "- ก", "(1) ข", None]
    assert plain(r"\begin{enumerate}", r"\setcounter{enumi}{6}", r"\item งบประมาณ")[2] == "7. งบประมาณ"


def test_formulas_on_lines_of_their_own() -> None:
    assert plain("$$", r"\mathrm { 3 5 , 0 0 0 }", "$$") == [None, "35,000", None]
    aligned = ("$$", r"\begin{aligned}", r"& \text { ก } 5,000 \\", r"\end{aligned}", "$$")
    assert plain(*aligned) == [None, None, "ก  5,000", None, None]
    assert plain(r"\[", "5,000", r"\]") == ["[", "5,000", "]"]  # nothing else is LaTeX: a sign of Markdown


@pytest.mark.parametrize("line", [r"1\. บทนำ 5\,000 บาท", r"C:\temp\text.doc", "ราคา $5 และ $6", r"\(1\) ข้อแรก"])
def test_another_text_is_left_as_it_was(line: str) -> None:
    (found,) = plain(line)
    assert found == line.replace("\\.", ".").replace("\\,", ",").replace("\\(", "(").replace("\\)", ")")


def test_what_changes_a_number_is_said() -> None:
    begin, end = r"\begin{tabular}{ll}", r"\end{tabular}"
    assert codes(begin, r"ก & $10,000^{1}$ \\", end) == ["raised_mark"]
    assert codes(begin, r"ก & 10,000\textsuperscript{1} \\", end) == ["raised_mark"]
    assert codes(begin, r"ก & \sout{40,000} 30,000 \\", end) == ["struck_text"]
    assert codes(r"\[", r"\begin{array}{ll}", r"ก & 10,000^{1} \\", r"\end{array}", r"\]") == ["raised_mark"]


def test_the_lines_of_a_table_show_its_rows_and_what_stands_around_it() -> None:
    lines = (r"ตาราง \begin{tabular}{ll}", r"\hline ก & \multirow{2}{*}{$5{,}000$} \\", r"\hline", r"ข & \\")
    assert plain(*lines, r"\end{tabular} (บาท)") == ["ตาราง", "ก\t5,000", None, "ข", "(บาท)"]


def test_what_is_not_printed_has_no_number() -> None:
    line = r"\cline { 2 - 3 } \multicolumn{2}{|p{3cm}|}{ก} & $\mathbf{5,000}$ & 3 5 , 0 0 0 & Q\&A \\[2pt] \foo{7}"
    source = with_unprinted_blank(SourceText("a.md", "txt", "", (r"\begin{tabular}{ll}", line)))
    assert len(source.key(2)) == len(line)
    assert source.key(2).split() == ["ก", "5,000", "3\0005\0,\0000\0000\0000", r"Q\&A", r"\foo", "7"]
    assert source.line(2) == line
    cell = SourceText("a.md", "txt", "", ("<td>$ 3 5 , 0 0 0 $</td>",))
    assert with_unprinted_blank(cell).key(1) == "<td>  3\x005\x00,\x000\x000\x000  </td>"
    other = SourceText("a.md", "txt", "", (r"1\. ก $5$ & 3 {4}",))
    assert with_unprinted_blank(other) is other
