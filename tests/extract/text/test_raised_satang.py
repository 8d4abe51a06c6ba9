"""Raised figures behind an amount are its satang where the text proves it, or a note's mark; else nobody reads them."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText
from extract.text.dress import undressed
from extract.text.raised_satang import with_satang_joined
from lawful import baht_or_status, rows_of_text


def plain(*lines: str) -> tuple[str, ...]:
    return undressed(SourceText("a.html", "html", "", lines))[0].lines


@pytest.mark.parametrize(
    "said",
    [
        "งบประมาณ<br>บาท <sup>สต.</sup>",
        "(ตัวเลขยก หมายถึง สตางค์)",
        "หน่วย : บาท/สตางค์",
        "สตางค์พิมพ์เป็นตัวเลขยก",
        "30,000<sup>00</sup>",  # no note is called so
        "๓๐,๐๐๐<sup>๐๕</sup>",
    ],
)
def test_a_text_says_that_satang_are_raised(said: str) -> None:
    assert plain(said, "12,450<sup>50</sup>", "<td>๙๐๐<sup>๒๕</sup></td>")[1:] == ("12,450.50", "<td>๙๐๐.๒๕</td>")


@pytest.mark.parametrize(
    "said",
    [
        "รพ.สต. บ้านดง",
        "ยกย่องบุคลากรของ รพ.สต.",
        "ยกเลิกเหรียญสตางค์",
        "9,000⁰⁵⁷",
        "ก<sup>1</sup>",
        "30,000 บาท 50 สตางค์",
        "30,000.00",
        "30,000<sup>20</sup>",
    ],
)
def test_without_proof_two_raised_figures_are_nobody_knows_what(said: str) -> None:
    assert plain(said, "12,450<sup>50</sup>")[1] == "12,450\ufffd"


def test_marks_that_count_as_notes_do_are_notes() -> None:
    lines = [f"{number},000<sup>{number}</sup>" for number in range(1, 13)]
    assert plain(*lines) == tuple(f"{number},000" for number in range(1, 13))
    assert plain("9,000<sup>12</sup>", "<sup>12</sup> รวมค่าอาหาร")[0] == "9,000"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("12,450<sup>1</sup>", "12,450"),
        ("12,450<sup>5</sup>", "12,450\ufffd"),  # satang with one figure, or a note that no other one stands before
        ("12,450<sub>50</sub>", "12,450"),
        ("12,450.00<sup>50</sup>", "12,450.00"),
        ("ปี 2566<sup>12</sup>", "ปี 2566"),
        ("ปี ๒๕๖๖<sup>๑๒</sup>", "ปี ๒๕๖๖"),
        ("20<sup>12</sup>", "20\ufffd"),  # baht, or what is counted
        ("<td>2400<sup>50</sup></td>", "<td>2400\ufffd</td>"),  # baht, or a year
        ("20<sup>1</sup>", "20"),
        ("ข้อ 20<sup>12</sup>", "ข้อ 20"),
        ("ก<sup>50</sup>", "ก"),
        ("12,450⁵⁰", "12,450\ufffd"),
        ("12,450 บาท⁵⁰", "12,450\ufffd บาท⁵⁰"),
        ("12,450¹", "12,450"),
        ("400 ม²", "400 ม²"),
    ],
)
def test_what_is_no_pair_of_figures_behind_whole_baht_is_no_satang(printed: str, read: str) -> None:
    assert plain("(ตัวเลขยก คือ สตางค์)", printed)[1] == read


def test_marks_that_may_be_both_are_not_read() -> None:
    lines = [f"{number},000<sup>{number}</sup>" for number in range(1, 13)]
    assert plain("(ตัวเลขยก คือ สตางค์)", *lines)[10:] == tuple(f"{number},000\ufffd" for number in range(10, 13))


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("12,450 <sup>50</sup>", "12,450.50 "),
        ("12,450 บาท<sup>50</sup>", "12,450.50 บาท"),
        ("12,450บาท <sup>50</sup> ก", "12,450.50บาท  ก"),
        ("12,450 บาท <sup>5</sup>", "12,450\ufffd บาท "),
        ("12,450 คน<sup>50</sup>", "12,450 คน"),
    ],
)
def test_a_blank_or_baht_may_stand_before_satang(printed: str, read: str) -> None:
    assert plain("(ตัวเลขยก คือ สตางค์)", printed)[1] == read


@pytest.mark.parametrize("printed", ["12,450 <sup>50</sup>", "12,450 บาท<sup>50</sup>"])
def test_behind_a_blank_or_baht_they_are_not_read_without_proof(printed: str) -> None:
    assert plain(printed)[0].startswith("12,450\ufffd")


NOTES = ("12,450<sup>10</sup>", "12,450<sup>11</sup>", "<sup>11</sup> เงินสะสม")


@pytest.mark.parametrize(
    "said", ["ราคา (บาท) ดู (บาท/สต.)", "ให้เขียนจำนวนเงินเป็นบาท/สต. ทุกครั้ง", "<p>ดู (บาท/สต.)</p>", "บาท/สต. ดูหน้า 5"]
)
def test_prose_proves_no_satang(said: str) -> None:
    assert plain(said, *NOTES)[1:3] == ("12,450\ufffd", "12,450")


@pytest.mark.parametrize(
    "lines",
    [
        ("<table>", "<tr><th>บาท/สต.</th></tr>", "<td>12,450<sup>50</sup></td>", "</table>"),
        ("(บาท/สต.)", "<table>", "<td>12,450<sup>50</sup></td>", "</table>"),
        ("| งบประมาณ (บาท/สตางค์) |", "|---|", "| 12,450<sup>50</sup> |"),
    ],
)
def test_a_head_proves_satang_of_its_own_table_alone(lines: tuple[str, ...]) -> None:
    told = plain(*lines, "", "<table>", "<td>9,000<sup>50</sup></td>", "</table>", "8,000<sup>50</sup>")
    own, *others = [line.strip("| ") for line in told if "," in line]
    assert "12,450.50" in own
    assert others == ["<td>9,000\ufffd</td>", "8,000\ufffd"]


def test_a_line_keeps_its_length() -> None:
    source = SourceText(
        "a.html", "html", "", ("5<sup>1</sup> 12,450<SUP class='x'> 50 </SUP> บาท", "1,000 บาท <sup>00</sup>")
    )
    assert [len(line) for line in with_satang_joined(source).digits] == [len(line) for line in source.lines]


HEAD = """แผนปฏิบัติการป้องกันการทุจริต
ประจำปีงบประมาณ พ.ศ. 2568
เทศบาลตำบลบ้านสมมุติ
อำเภอเมืองลำปาง จังหวัดลำปาง
ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต
"""
ROWS = """<table><tr><td>ลำดับ</td><td>โครงการ</td><td>งบประมาณ (บาท)</td><td>ผู้รับผิดชอบ</td></tr>
<tr><td>1</td><td>โครงการ ก</td><td>12,450<sup>50</sup></td><td>กองคลัง</td></tr>
<tr><td>2</td><td>โครงการ ข</td><td>30,000<sup>75</sup></td><td>กองคลัง</td></tr></table>
"""


def test_satang_are_published_with_their_amount_and_their_number_is_accounted_for() -> None:
    rows = rows_of_text(f"{HEAD}(ตัวเลขยก คือ สตางค์)\n{ROWS}")
    assert [str(line["amount_baht"]) for line in rows["budget_lines"]] == ["12450.50", "30000.75"]
    assert {"raised_mark", "unaccounted_amount"}.isdisjoint(issue["code"] for issue in rows["issues"])


def test_an_amount_with_figures_that_may_be_satang_is_left_open_and_says_so() -> None:
    rows = rows_of_text(HEAD + ROWS)
    assert [baht_or_status(line) for line in rows["budget_lines"]] == ["ambiguous", "ambiguous"]
    assert "unreadable_amount" in {issue["code"] for issue in rows["issues"]}
