"""What stands around words and numbers is taken off; numbers keep their digits, lines their numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.characters import BULLETS
from extract.ground.source import SourceText
from extract.text.dress import undressed


def plain(*lines: str) -> tuple[str, ...]:
    return undressed(SourceText("a.md", "txt", "0" * 64, lines))[0].lines


def codes(*lines: str) -> list[tuple[str, str | None]]:
    return [(issue.code, issue.found) for issue in undressed(SourceText("a.md", "txt", "0" * 64, lines))[1]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1\\. ชื่อโครงการ : โครงการ ก", "1. ชื่อโครงการ : โครงการ ก"),
        ("\\- ไม่ใช้งบประมาณ \\-", "- ไม่ใช้งบประมาณ -"),
        ("๓\\.๑ เพื่อเป็นกรอบ", "๓.๑ เพื่อเป็นกรอบ"),
        ("30,000.\\- บาท", "30,000.- บาท"),
        ("พ.ศ. 2566 \\", "พ.ศ. 2566 "),
        ('<span id="page-3-0"></span>ส่วนที่ 1 บทนำ', "ส่วนที่ 1 บทนำ"),
        ('<a name="x"></a><u>7. งบประมาณ</u>', "7. งบประมาณ"),
        ("<b>ส่วนที่ ๒</b> แผน", "ส่วนที่ ๒ แผน"),
        ("<p>ชื่อโครงการ : โครงการ ก</p>", "ชื่อโครงการ : โครงการ ก"),
        ("<h2>ส่วนที่ 1 บทนำ</h2>", "ส่วนที่ 1 บทนำ"),
        ("&nbsp;&nbsp;ยุทธศาสตร์", "  ยุทธศาสตร์"),
        ("&#3585;ข", "กข"),
        ("(Dos &amp; Don'ts)", "(Dos & Don'ts)"),
        ("$15,000$ บาท", "15,000 บาท"),
        ("ร้อยละ $\\geq 80\\%$", "ร้อยละ ≥ 80%"),
        ("$15{,}000$", "15,000"),
        ("> ส่วนที่ 1 บทนำ", "ส่วนที่ 1 บทนำ"),
        (">> ส่วนที่ 1 บทนำ", "ส่วนที่ 1 บทนำ"),
        (">", ""),
        ("> ", ""),
        ("> > ", ""),
        (">   1) อบรม", "  1) อบรม"),
        ("#ส่วนที่ 1 บทนำ", "ส่วนที่ 1 บทนำ"),
        ("*วิธีดำเนินการ*", "วิธีดำเนินการ"),
        ("* 3.1 เพื่อเป็นกรอบ", "3.1 เพื่อเป็นกรอบ"),
        ("[ส่วนที่ 1](#page-3)", "ส่วนที่ 1"),
        ("ก ![ตรา](images/logo.png) ข", "ก  ข"),
        ("โครงการอบรม<sup>1</sup>", "โครงการอบรม"),
    ],
)
def test_dress_goes(line: str, expected: str) -> None:
    assert plain(line) == (expected,)


def test_the_line_of_a_picture_is_not_read() -> None:
    source, _ = undressed(SourceText("a.md", "txt", "", ("![ตราเทศบาล](images/logo.png)", "---")))
    assert [source.is_blanked(number) for number in (1, 2)] == [True, False]


@pytest.mark.parametrize(
    "line",
    [
        "*(กิจกรรม ข)",  # a plan's own sign for another title
        "* พนักงาน",  # a bullet of a list keeps its place in the list
        "ก < ข และ ค > ง",
        "5 > 3",
        "# 5",
        "#####",
        "$5 และ $10",  # two prices, no formula
        "AT&T &c",
        "&amp;lt;",  # it would make another reference
        "a | b \\| c",
        "<table><tr><td>1</td></tr></table>",
        "๑.\t<p>๕) ก</p>\t10",  # paragraphs part what a cell holds
        "\\<table>",
        "[1] ชื่อโครงการ (ก)",
        "C:\\แผน",
    ],
)
def test_what_is_no_dress_stays(line: str) -> None:
    assert plain(line) == (line,)


@pytest.mark.parametrize(
    ("line", "expected", "found"),
    [
        ("10000<sup>1</sup>", "10000", "10000<sup>1</sup>"),
        ("๒๐,๐๐๐<sup>๒</sup>", "๒๐,๐๐๐", "๒๐,๐๐๐<sup>๒</sup>"),
        ("3000.5<sub>1</sub>", "3000.5", "3000.5<sub>1</sub>"),
        ("50,000<sup>1)</sup> บาท", "50,000 บาท", "50,000<sup>1)</sup>"),
        ("<sup>2</sup>50,000", "50,000", "<sup>2</sup>"),
        ("10,000¹", "10,000", "10,000¹"),
        ("10,000⁽²⁾\t5", "10,000\t5", "10,000⁽²⁾"),
        ("10,000$^{1}$", "10,000", "10,000$^{1}$"),
        ("$10,000^1$", "10,000", "$10,000^1$"),
        ("<td>10000<sup>1</sup></td>", "<td>10000</td>", "10000<sup>1</sup>"),
        ("| 10,000[^1] |", "| 10,000 |", "10,000[^1]"),
        ("| ๑๐,๐๐๐ [^note] |", "| ๑๐,๐๐๐  |", "๑๐,๐๐๐ [^note]"),
        ("10,000^1^", "10,000", "10,000^1^"),
    ],
)
def test_a_raised_mark_is_no_digit(line: str, expected: str, found: str) -> None:
    """10000 with a note 1 is not 100001."""
    assert plain(line) == (expected,)
    assert codes(line) == [("raised_mark", found)]


@pytest.mark.parametrize(
    ("line", "expected"), [("อบรม[^1]", "อบรม"), ("[^1]: 500 บาท", "[^1]: 500 บาท"), ("2^10", "2^10")]
)
def test_a_mark_beside_words_says_nothing_and_a_note_stays(line: str, expected: str) -> None:
    assert plain(line) == (expected,)
    assert codes(line) == []


@pytest.mark.parametrize("line", ["พื้นที่ 400 ม.<sup>2</sup> บาท", "เนื้อที่ 20 m<sup>3</sup>"])
def test_a_power_of_a_unit_is_no_note(line: str) -> None:
    assert "2" in plain(line)[0] or "3" in plain(line)[0]
    assert codes(line) == []


@pytest.mark.parametrize(
    ("line", "expected", "found"),
    [
        ("<del>40000</del>", " ", "40000"),
        ("<td><s>50,000</s> 45,000</td>", "<td>  45,000</td>", "50,000"),
        ("| ~~40,000~~ |", "|   |", "40,000"),
    ],
)
def test_what_is_struck_out_is_not_read(line: str, expected: str, found: str) -> None:
    assert plain(line) == (expected,)
    assert codes(line) == [("struck_text", found)]


@pytest.mark.parametrize("unit", ["<!--", "<!-- >", "<s>", "</del><s>", "![", "~~a", "<sup>"])
@pytest.mark.slow
def test_what_nobody_closes_is_gone_over_once(unit: str) -> None:
    """A line of a million comments that nobody closes took minutes: each looked for its end as far as the last."""
    assert len(plain(f"{unit * 300_000}<u>ก</u>](")[0]) > 300_000


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ก<!-- 5,000 --> ข <!-- 6,000 -->ค<!-- ง", "ก ข ค<!-- ง"),
        ("<s>1</s>ก<DEL class='x'>2</del >ข<s>ค", " ก ข<s>ค"),
        ("<del>1</s>2</del>ก", " ก"),
        ("<del><s>1</s>2</del>ก", " ก"),
    ],
)
def test_pairs_end_where_their_own_end_stands(line: str, expected: str) -> None:
    assert plain(line) == (expected,)


def test_a_line_without_a_sign_of_dress_is_the_same_beside_one_that_has_some() -> None:
    lines = ("ก 10,000 บาท_^", "ข (1) [2] - ; x", "– 1.1 ค")
    assert plain("<b>ง</b>", *lines) == ("ง", *lines)


@pytest.mark.parametrize("bullet", [*BULLETS, "*"])
def test_any_bullet_before_a_number_of_several_levels_goes(bullet: str) -> None:
    assert plain(f"{bullet} 1.1 โครงการ ก", f"{bullet} 10,000 บาท") == ("1.1 โครงการ ก", f"{bullet} 10,000 บาท")


def test_an_undressed_source_is_itself() -> None:
    source = SourceText("a.txt", "txt", "0" * 64, ("ส่วนที่ 1 บทนำ", "1. ชื่อโครงการ\t10,000"))
    assert undressed(source) == (source, ())
    assert undressed(source)[0] is source


def test_block_tags_inside_a_table_over_lines_stay() -> None:
    """There they part the paragraphs of a cell."""
    lines = ("<table><tr><td>", "<p>ก</p>", "</td></tr></table>", "<p>ข</p>")
    assert plain(*lines) == (*lines[:3], "ข")


@given(st.lists(st.text(alphabet="ก๑1.,*<>sup/\\$^~&;#[]() -\t|¹", max_size=30), max_size=6))
def test_lines_stay_in_their_places_and_to_undress_twice_changes_no_digit(lines: list[str]) -> None:
    once = plain(*lines)
    assert len(once) == len(lines)
    assert not any("\n" in line for line in once)


@given(
    st.decimals(min_value=0, max_value=10**9, places=2),
    st.sampled_from(["<sup>{}</sup>", "$^{{{}}}$", "<sub>{}</sub>"]),
)
def test_no_mark_ever_joins_a_number(value: object, mark: str) -> None:
    assert plain(f"{value:,}{mark.format(1)}") == (f"{value:,}",)


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("### โครงการ ก {#ลำดับที่-3 .unnumbered}", "โครงการ ก"),
        ("# คำนำ {.unnumbered}", "คำนำ"),
        ("งบประมาณ {5,000}", "งบประมาณ {5,000}"),  # what it says is no name of a heading
    ],
)
def test_what_a_converter_calls_a_heading_is_no_part_of_it(line: str, plain: str) -> None:
    source, _ = undressed(SourceText("a.md", "txt", "", (line,)))
    assert source.lines[0].lstrip("# ") == plain


@pytest.mark.parametrize(
    ("lines", "plain"),
    [
        (("ก", "<!--", "| 3 | 5,000 |", "-->", "ข"), ("ก", None, None, None, "ข")),
        (("ก <!-- x", "5,000", "y --> ข"), ("ก", None, " ข")),
        (("<!-- 1", "2 --> ก <!-- 3", "4 -->"), (None, " ก", None)),
        (("<!-- 1 --> ก", "5,000 -->"), (" ก", "5,000 -->")),
        (("ก", "<!--", "5,000"), ("ก", "<!--", "5,000")),  # nothing closes it
        (("ก --> ข", "5,000"), ("ก --> ข", "5,000")),
        (("<!--", *["5"] * 201, "-->"), ("<!--", *["5"] * 201, "-->")),  # another arrow
    ],
)
def test_a_comment_that_goes_on_over_lines_is_no_text(lines: tuple[str, ...], plain: tuple[str | None, ...]) -> None:
    source, issues = undressed(SourceText("a.md", "txt", "", lines))
    read = [None if source.is_blanked(number) else line for number, line in enumerate(source.lines, 1)]
    assert (read, issues) == ([*plain], ())


@pytest.mark.parametrize(
    ("printed", "plain", "said"),
    [
        ("20,000<sup>.50</sup>", "20,000.50", 0),
        ("20,000<sup> .50 </sup>", "20,000.50", 0),
        ('20,000<SUP class="s">.50</SUP>', "20,000.50", 0),
        ("20,000<sub>.50</sub>", "20,000", 1),
        ("20,000<sup>5.</sup>", "20,000", 1),
        ("บาท<sup>.50</sup>", "บาท.50", 0),
    ],
)
def test_raised_satang_are_part_of_the_amount(printed: str, plain: str, said: int) -> None:
    source, issues = undressed(SourceText("a.html", "html", "", (printed,)))
    assert (source.lines, len(issues)) == ((plain,), said)
