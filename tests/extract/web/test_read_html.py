"""Web pages: the words that a visitor sees, their tables with merged cells, and nothing that runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.errors import SourceError
from extract.text.dress import HIDDEN_TEXT
from extract.web.read_html import read_html
from plan_extract.engine.documents import load_plan, plan_rows

CLEAN = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")


def lines(body: str) -> list[str]:
    return [line for line in read_html(f"<html><body>{body}</body></html>".encode(), "a.html").lines if line]


def test_blocks_are_lines_with_an_empty_one_between() -> None:
    source = read_html("<h1>ส่วนที่ 1</h1>\n<p>บท\nนำ<br>ต่อ</p>".encode(), "a.html")
    assert (source.lines, source.format) == (("ส่วนที่ 1", "", "บท นำ", "ต่อ"), "html")


def test_what_a_visitor_does_not_see_is_left_out() -> None:
    assert lines("<script>var a = 'ลับ';</script><style>p{}</style><p>เห็น</p><!-- ลับ -->") == ["เห็น"]


@pytest.mark.parametrize(
    "hidden",
    [
        '<span style="display:none">9</span>',
        '<span style="color:red; visibility: hidden">9</span>',
        "<span hidden>9</span>",
        "<span hidden><b>9</b></span>",
        '<span style="font-size:0">9</span>',
        '<span style="opacity: 0.0">9</span>',
        '<span style="color:#fff">9</span>',
        '<span style="color: White">9</span>',
        '<font color="#FFFFFF">9</font>',
        '<span style="color:transparent">9</span>',
        '<span style="color:rgba(0,0,0,0)">9</span>',
        '<b style="color:rgb(0, 0, 0);background:#000">9</b>',
        '<span style="display:inline-block;text-indent:-9999px">9</span>',
        '<span style="position:absolute;left:-9999px">9</span>',
        '<span style="position:absolute;clip:rect(0,0,0,0)">9</span>',
        '<span style="position:absolute;clip-path:inset(50%)">9</span>',
        '<span style="height:0;overflow:hidden">9</span>',
        '<span style="transform:scale(0)">9</span>',
        '<span style="filter:opacity(0)">9</span>',
        '<span style="clip-path:inset(100%)">9</span>',
        '<span style="clip-path:circle(0)">9</span>',
        '<span style="font-size:1px">9</span>',
        '<span style="color:hsl(0, 0%, 100%)">9</span>',
        '<span style="color:rgb(100%, 100%, 100%)">9</span>',
        '<span style="-webkit-text-fill-color:transparent">9</span>',
    ],
)
def test_what_a_browser_hides_is_not_read_and_leaves_a_mark(hidden: str) -> None:
    assert lines(f"<p>{hidden}20,000</p>") == ["<!--hidden-->20,000"]
    assert lines(f"<table><tr><td>{hidden}20,000</td></tr></table>")[1] == "<tr><td><!--hidden-->20,000</tr>"


@pytest.mark.parametrize(
    "shown",
    [
        '<p style="background:#000;color:#fff">20,000</p>',
        '<p style="background:url(a.png);color:#fff">20,000</p>',
        '<p style="background-image:url(a.png);color:#fff">20,000</p>',
        '<p style="background:linear-gradient(red, blue) no-repeat;color:#fff">20,000</p>',
        '<table style="color:#fff"><tr bgcolor="navy"><td>20,000</table>',
        '<table style="color:#fff"><tr><td background="a.png">20,000</table>',
        '<p style="color:#fff"><span style="color:#000">20,000</span></p>',
        '<p style="color:#fffffe">20,000</p>',
        '<p style="position:absolute;left:-20px">20,000</p>',
        '<p style="overflow:hidden;height:100px">20,000</p>',
        '<p style="clip:rect(0,0,0,0)">20,000</p>',
        '<p style="clip-path:circle(50%)">20,000</p>',
        '<p style="color:hsl(120, 50%, 50%)">20,000</p>',
        '<p style="color:transparent;text-shadow:0 0 #000">20,000</p>',
        '<p style="color:transparent;background:linear-gradient(red, blue);background-clip:text">20,000</p>',
        '<p style="color:transparent;-webkit-text-fill-color:red">20,000</p>',
        '<p style="filter:opacity(0.5)">20,000</p>',
    ],
)
def test_letters_on_another_ground_or_inside_the_page_are_read(shown: str) -> None:
    assert "20,000" in "".join(lines(shown))
    assert "hidden" not in "".join(lines(shown))


def test_of_a_page_whose_styles_stand_elsewhere_the_ground_is_not_known() -> None:
    body = '<p class="dark" style="color:#fff">20,000</p>'
    page = f'<html><head><link rel="stylesheet" href="a.css"></head><body>{body}</body></html>'
    assert "20,000" in read_html(page.encode(), "a.html").lines
    assert lines(body) == ["<!--hidden-->"]


@pytest.mark.parametrize("tag", ["iframe", "audio", "video", "canvas", "progress", "meter", "noframes"])
def test_what_stands_in_for_a_drawing_or_a_player_is_not_read(tag: str) -> None:
    assert lines(f"<p>ก<{tag}>9</{tag}></p><p>5</p>") == ["ก", "5"]


def styled(css: str, body: str) -> list[str]:
    page = f"<html><head><style>{css}</style></head><body>{body}</body></html>"
    return [line for line in read_html(page.encode(), "a.html").lines if line]


HIDES = {
    "class": (".x{display:none}", 'class="a x"'),
    "tag and class": ("span.x , b { VISIBILITY : Hidden ; color: red }", 'class="x"'),
    "id": ("#x{opacity:0}", 'id="x"'),
    "tag": ("span{font-size:0px}", ""),
    "two classes": (".x.y{display:none}", 'class="y x"'),
    "inside of a class": ("p.old > .x{display:none}", 'class="x"'),
    "inside of anything": (".old .x{display:none}", 'class="x"'),
    "for screens": ("@media screen { .x{display:none} }", 'class="x"'),
    "for readers of screens": (
        ".x{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0, 0, 0, 0)}",
        'class="x"',
    ),
    "white": (".x{color:white}", 'class="x"'),
    "in a comment, as old pages have it": ("<!-- .x{display:none} -->", 'class="x"'),
    "behind other rules": ("@import url(a.css); @font-face{src:x} .b:hover{color:red} .x{display:none}", 'class="x"'),
    "in spite of the element's own": (".x{display:none !important}", 'class="x" style="display:inline"'),
}


@pytest.mark.parametrize(("css", "attributes"), HIDES.values(), ids=HIDES)
def test_what_a_style_sheet_hides_is_not_read(css: str, attributes: str) -> None:
    body = f'<p class="old"><span {attributes}>9</span>20,000</p>'
    assert styled(css, body) == ["<!--hidden-->20,000"]


SHOWS = {
    "another class": (".x{display:none}", 'class="xy"'),
    "another tag": ("b.x{display:none}", 'class="x"'),
    "one class of two": (".x.y{display:none}", 'class="x"'),
    "inside of what it is not in": (".new .x{display:none}", 'class="x"'),
    "for print": ("@media print { .x{display:none} }", 'class="x"'),
    "for small screens": ("@media (max-width: 600px) { .x{display:none} }", 'class="x"'),
    "under the pointer": (".x:hover{display:none}", 'class="x"'),
    "a comment": ("/* .x{display:none} */", 'class="x"'),
    "shown again": (".x{display:none} .x.on{display:inline}", 'class="x on"'),
    "shown by its own style": (".x{display:none}", 'class="x" style="display:inline"'),
    "for those who do not see": ("", 'aria-hidden="true"'),
    "small": (".x{font-size:0.8em; opacity:0.9}", 'class="x"'),
}


@pytest.mark.parametrize(("css", "attributes"), SHOWS.values(), ids=SHOWS)
def test_what_a_style_sheet_does_not_hide_is_read(css: str, attributes: str) -> None:
    assert styled(css, f'<p class="old"><span {attributes}>9</span></p>') == ["9"]


def test_a_style_for_print_alone_hides_nothing() -> None:
    page = "<style media='print'>.x{display:none}</style><p class=x>5</p>"
    assert "5" in read_html(page.encode(), "a.html").lines


@pytest.mark.parametrize(
    "css", ["@a" * 50_000, "a" * 100_000, "@media screen{" * 20_000, ".x{" * 30_000, "a:" * 50_000]
)
def test_a_style_sheet_that_means_nothing_takes_no_time(css: str) -> None:
    assert styled(css, "<p>5</p>") == ["5"]


def test_a_cell_that_is_not_seen_keeps_its_place_and_one_that_is_gone_does_not() -> None:
    body = "<table><tr><td>ก<td{}>9</td><td>5</td></tr></table>"
    assert lines(body.format(' style="visibility:hidden"'))[1] == "<tr><td>ก<td><!--hidden--><td>5</tr>"
    assert lines(body.format(' style="display:none"'))[1] == "<tr><td>ก<!--hidden--><td>5</tr>"
    assert styled(".x{opacity:0}", body.format(" class=x"))[1] == "<tr><td>ก<td><!--hidden--><td>5</tr>"


SHOWN_AGAIN = {
    "in a hidden block": ('<div style="visibility:hidden">ก<b style="visibility:visible">9</b></div>', True),
    "in a hidden row": ('<table><tr style="visibility:hidden"><td>ก<td style="visibility:visible">9</table>', True),
    "as a child of what may be shown": ('<div style="visibility:hidden"><p><b>9</b></p></div>', False),
    "in what takes no place": (
        '<div style="display:none"><b style="visibility:visible;display:block">9</b></div>',
        False,
    ),
    "in what is clear": ('<div style="opacity:0"><b style="visibility:visible;opacity:1">9</b></div>', False),
    "in letters of no height": ('<div style="font-size:0">ก<b style="font-size:16px">9</b></div>', True),
    "as a share of no height": ('<div style="font-size:0">ก<b style="font-size:1.5em">9</b></div>', False),
    "as a share of the page's height": ('<div style="font-size:0">ก<b style="font-size:1rem">9</b></div>', True),
    "beside an indent": ('<div style="text-indent:-9999px">ก<p style="text-indent:0">9</p></div>', True),
    "what is hidden, by its style": ('<div hidden style="display:block">9</div>', True),
    "what is hidden, as it was": ('<div hidden style="display:revert">9</div>', False),
    "a dialog, by its style": ('<dialog style="display:block">9</dialog>', True),
}


@pytest.mark.parametrize(("body", "shown"), SHOWN_AGAIN.values(), ids=SHOWN_AGAIN)
def test_what_is_shown_again_inside_of_what_is_hidden_is_read_where_a_browser_shows_it(body: str, shown: bool) -> None:
    text = "".join(lines(body))
    assert ("9" in text) == shown
    assert "ก" not in text
    assert (HIDDEN_TEXT in text) == ("ก" in body or not shown)


@pytest.mark.parametrize("style", ["visibility:hidden", "opacity:0"])
def test_what_is_not_seen_ends_where_a_browser_ends_it(style: str) -> None:
    """End tags that are left out: the cell behind was lost without a word."""
    assert lines(f'<table><tr><td style="{style}">9<td>5<tr><td>6<td>7</table>') == [
        "<table>",
        "<tr><td><!--hidden--><td>5</tr>",
        "<tr><td>6<td>7</tr>",
        "</table>",
    ]
    assert lines(f'<ul><li style="{style}">9<li>5</ul><p style="{style}">9<p>6') == [
        HIDDEN_TEXT,
        "- 5",
        HIDDEN_TEXT,
        "6",
    ]


def test_a_gone_cell_item_or_section_ends_before_the_next_one() -> None:
    gone = 'style="display:none"'
    assert lines(f"<table><tr><td {gone}>9<td>5<tr {gone}><td>9<tr><td>6</table>")[1:-1] == [
        "<tr><!--hidden--><td>5</tr>",
        HIDDEN_TEXT,
        "<tr><td>6</tr>",
    ]
    assert lines(f"<table><thead {gone}><tr><td>9<tbody><tr><td>5</table>")[1:-1] == [HIDDEN_TEXT, "<tr><td>5</tr>"]
    assert lines(f"<table><tr><td><ul><li {gone}>9<td>5</table>")[1] == "<tr><td><p><!--hidden--><td>5</tr>"


def test_an_end_of_what_is_not_open_in_a_cell_ends_nothing_around_it() -> None:
    body = '<div style="visibility:hidden"><table><tr><td></div>9<td style="visibility:visible">5</table></div><p>6'
    assert lines(body) == ["<table>", "<tr><td><!--hidden--><td>5</tr>", "</table>", "6"]


COLUMNS = {
    "one": ('<col><col style="visibility:collapse"><tr><td>1<td>9<td>3', "<td>1<!--hidden--><td>3"),
    "some": ('<col><col span=2 style="visibility:collapse"><tr><td>1<td>9<td>9<td>3', "<td>1<!--hidden--><td>3"),
    "a group": (
        '<col><colgroup span=2 style="visibility:collapse"><tr><td>1<td>9<td>9<td>3',
        "<td>1<!--hidden--><td>3",
    ),
    "one of a group": (
        '<colgroup><col><col style="visibility:collapse"></colgroup><tr><td>1<td>9<td>3',
        "<td>1<!--hidden--><td>3",
    ),
    "below a wide cell": ('<col><col style="visibility:collapse"><tr><td colspan=2>1<td>3', '<td colspan="1">1<td>3'),
    "beside a long cell": (
        '<col><col style="visibility:collapse"><tr><td rowspan=2>1<td>9<td>3<tr><td>9<td>4',
        '<td rowspan="2">1<!--hidden--><td>3</tr><tr><!--hidden--><td>4',
    ),
    "hidden only": ('<col><col style="visibility:hidden"><tr><td>1<td>2<td>3', "<td>1<td>2<td>3"),
    "displayed as none": ('<col><col style="display:none"><tr><td>1<td>2<td>3', "<td>1<td>2<td>3"),
    "counted by a style": (
        "<style>td:nth-child(2){display:none}</style><tr><td>1<td>9<td>3",
        "<td>1<!--hidden--><td>3",
    ),
    "another one by a style": (
        "<style>td:nth-child(2):hover, th:nth-child(2){display:none}</style><tr><td>1<td>2<td>3",
        "<td>1<td>2<td>3",
    ),
}


@pytest.mark.parametrize(("body", "rows"), COLUMNS.values(), ids=COLUMNS)
def test_the_cells_of_a_column_are_hidden_as_in_a_browser(body: str, rows: str) -> None:
    assert "".join(lines(f"<table>{body}</table>")[1:-1]) == f"<tr>{rows}</tr>"


def test_the_columns_of_one_table_are_not_those_of_the_next() -> None:
    body = '<table><col style="visibility:collapse"><tr><td>9<td>1</table><table><tr><td>2<td>3</table>'
    assert [line for line in lines(body) if "<tr>" in line] == ["<tr><!--hidden--><td>1</tr>", "<tr><td>2<td>3</tr>"]


CLOSED = {
    "what a browser finds": ("<div hidden=until-found>9</div>5", "<!--hidden-->5"),
    "a template": ("<template><table><tr><td>9</table></template>5", "5"),
    "a part without its content": ('<div style="content-visibility:hidden">9</div>5', "<!--hidden-->5"),
    "a part that waits": ('<div style="content-visibility:auto">5</div>', "5"),
    "a field": ('<input value=9 style="display:none">5', "<!--hidden-->5"),
    "details in a row of a table": (
        "<table><tr><td><details><summary>5</summary>9</details></table>",
        "<table><tr><td><p><p>5<!--hidden--></tr></table>",
    ),
    "details of a menu": ("<nav><details><summary>5</summary>9</details></nav>", "5<!--hidden-->"),
}


@pytest.mark.parametrize(("body", "shown"), CLOSED.values(), ids=CLOSED)
def test_what_is_closed_on_the_page_is_not_read(body: str, shown: str) -> None:
    assert "".join(lines(body)) == shown


@pytest.mark.parametrize(
    "head", ["<head><title>x</title><body>", "<head><title>x</title>", "<head><title>x</title></head>"]
)
def test_a_head_ends_where_the_page_begins(head: str) -> None:
    assert [line for line in read_html(f"<html>{head}<p>5</p>".encode(), "a.html").lines if line] == ["5"]


def test_a_hidden_table_does_not_shift_what_is_layout() -> None:
    hidden = "<table hidden><tr><td>9</td></tr></table>"
    body = f"{hidden}<table><tr><td><p>หัว</p><table><tr><td>1</td></tr></table></td></tr></table>"
    assert lines(body) == ["<!--hidden-->", "หัว", "<table>", "<tr><td>1</tr>", "</table>"]


@pytest.mark.parametrize(
    ("css", "body", "row"),
    [
        (
            ".old{text-decoration:line-through}",
            "<tr><td>ก<td class=old>40,000<td>5",
            "<tr><td>ก<td><del>40,000</del><td>5</tr>",
        ),
        (
            "",
            '<tr><td>ก<td style="text-decoration-line:line-through">4<b>0</b><td>5',
            "<tr><td>ก<td><del>40</del><td>5</tr>",
        ),
        (
            "tr.old{text-decoration:line-through red}",
            "<tr class=old><td>1<td>2<tr><td>3",
            "<tr><td><del>1</del><td><del>2</del></tr>",
        ),
        (
            "p.old{text-decoration:line-through}",
            "<tr><td><p class=old>40,000<p>30,000",
            "<tr><td><p><del>40,000</del><p>30,000</tr>",
        ),
        (".up{vertical-align:super}", "<tr><td>500<span class=up>1</span>", "<tr><td>500<sup>1</sup></tr>"),
        (".old{text-decoration:underline}", "<tr><td class=old>5", "<tr><td>5</tr>"),
    ],
)
def test_a_style_sheet_strikes_and_raises(css: str, body: str, row: str) -> None:
    assert styled(css, f"<table>{body}</table>")[1] == row


def test_a_hidden_row_is_none() -> None:
    body = '<table><tr><td>1</td></tr><tr style="display:none"><td>9</td><td>9</td></tr><tr><td>2</td></tr></table>'
    assert lines(body) == ["<table>", "<tr><td>1</tr>", "<!--hidden-->", "<tr><td>2</tr>", "</table>"]


@pytest.mark.parametrize(
    "style", ["display:block", "visibility:visible", "color:none", "font-size:0.9em", "opacity:0.5"]
)
def test_what_is_shown_is_read(style: str) -> None:
    assert lines(f'<p><span style="{style}">9</span></p>') == ["9"]


def test_marks_that_change_a_number_stay() -> None:
    assert lines("<p>500<sup>1</sup> <s>40,000</s> <strike>1</strike></p>") == [
        "500<sup>1</sup> <del>40,000</del> <del>1</del>"
    ]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p><del>1<br>2</del><br>3</p>", ["<del>1</del>", "<del>2</del>", "3"]),
        ("<del><p>1</p><p>2</p></del><p>3</p>", ["<del>1</del>", "<del>2</del>", "3"]),
        ("<s><div>1<p>2</div></s>3", ["<del>1</del>", "<del>2</del>", "3"]),
        ("<p><span style='text-decoration:line-through'>1<br>2</span>3", ["<del>1</del>", "<del>2</del>3"]),
        ("<pre><s>1\n\n2</s>\n3</pre>", ["<del>1</del>", "<del>2</del>", "3"]),
        ("<p><del>1<b>2</b> 3</del><p>4", ["<del>12 3</del>", "4"]),
        ("<p><del>1<p>2", ["<del>1</del>", "2"]),  # its end tag is left out
        ("<p>1<del> </del>2", ["1 2"]),
        ("<ul><li><s>1</s><li>2</ul>", ["- <del>1</del>", "- 2"]),
    ],
)
def test_each_line_of_what_is_struck_has_its_own_mark(body: str, shown: list[str]) -> None:
    assert lines(body) == shown


def test_a_struck_text_over_paragraphs_of_a_cell_is_struck_in_each() -> None:
    body = "<table><tr><td><del><p>1</p><p>2</p></del>3<td>4</table>"
    assert lines(body)[1] == "<tr><td><p><del>1</del><p><del>2</del>3<td>4</tr>"


def test_a_style_strikes_and_raises_as_tags_do() -> None:
    struck = '<span style="color:red;text-decoration:line-through">9,<b>000</b></span>20,000'
    assert lines(f"<p>{struck}<a>1</a></p>") == ["<del>9,000</del>20,0001"]
    assert lines("<p>500<font style='vertical-align: super'>1</font> <span>2</span></p>") == ["500<sup>1</sup> 2"]
    assert lines("<p>5<span style='text-decoration: underline'>1</span></p>") == ["51"]


def test_a_picture_in_a_cell_is_the_text_that_it_stands_for() -> None:
    body = "<table><tr><td><img src='a.png' alt='30,000'></td><td><img src='b.png'>5</td></tr></table>"
    assert lines(body)[1] == "<tr><td> 30,000 <td> 5</tr>"
    assert lines("<p>ก<img alt='โลโก้ 2566'></p>") == ["ก"]
    assert lines("<p>งบ<img alt='๓๐,๐๐๐ บาท'></p>") == ["งบ ๓๐,๐๐๐ บาท"]


def test_what_is_typed_or_chosen_is_text() -> None:
    body = '<p><input value="20,000"> <input type="checkbox" value="9"><select><option>1<option selected>2</select></p>'
    assert " ".join(lines(body)[0].split()) == "20,000 2"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<select><option>1<option>2</select>", "1"),
        ("<select><option>1</option><option selected>2</option></select>", "2"),
        ("<select multiple><option>1<option>2</select>", ""),
        ("<select size=3><option>1<option>2</select>", ""),
        ("<datalist><option>1<option>2</datalist>", ""),
        ("<select><option selected>1</select><select><option>3<option>4</select>", "13"),
        ("<dialog>9</dialog>5", "<!--hidden-->5"),
        ("<dialog open>9</dialog>", "9"),
        ("<textarea>9</textarea>", "9"),
        ("<input type=hidden value=9><input type=text value=5>", "5"),
    ],
)
def test_what_a_form_shows_is_text(body: str, shown: str) -> None:
    assert "".join(lines(f"<p>ก{body}</p>")).replace(" ", "") == f"ก{shown}"


def test_references_become_characters_and_never_tags() -> None:
    assert lines("<p>&#3585;&nbsp;&amp;</p>") == ["ก &"]
    assert lines("<p>&lt;table&gt;&lt;tr&gt;&lt;td&gt;1</p>") == ["< table>< tr>< td>1"]
    assert lines("<table><tr><td>&lt;b&gt; 5</td></tr></table>")[1] == "<tr><td>&lt;b&gt; 5</tr>"


def test_the_numbers_of_a_list_count_as_text() -> None:
    body = "<ol start=3><li>ก<ul><li>ข</li></ul></li><li>ค</li></ol><ul><li>ง</li></ul>"
    assert lines(body) == ["3. ก", "- ข", "4. ค", "- ง"]


def test_the_numbers_of_lists_in_cells_are_seen_too() -> None:
    """A column of numbers may be lists of an empty entry each, as word processors write automatic numbers."""
    row = "<tr><td><ol{}><li{}><p></p></ol></td><td><ol><li>ก</li><li>ข</li></ol></td><td><ul><li>ค</ul></td></tr>"
    body = f"<table>{row.format('', ' value=7')}{row.format(' start=8', '')}</table><ol><li>ง</ol>"
    cells = "<td><p><p>1. ก<p>2. ข<td><p><p>ค</tr>"
    assert lines(body) == [
        "<table>",
        f"<tr><td><p><p>7. <p>{cells}",
        f"<tr><td><p><p>8. <p>{cells}",
        "</table>",
        "1. ง",
    ]


@pytest.mark.parametrize("end", ["", "</li>"])
def test_the_number_of_an_entry_without_words_is_no_number_of_what_stands_below(end: str) -> None:
    assert lines(f"<ol start=4><li><p></p>{end}</ol><p>ภารกิจตามมิติที่ 1.3 การสร้าง</p>") == ["ภารกิจตามมิติที่ 1.3 การสร้าง"]


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("li { list-style: none; margin: 0 }", "(1) ก"),  # as word processors write pages: the number is in the text
        ("ol { list-style-type: none } ul { list-style: disc }", "(1) ก"),
        ("ol { list-style: none } li { list-style: decimal }", "1. (1) ก"),
        ("li { list-style: none } li::before { content: counter(item) }", "1. (1) ก"),  # numbers of the page's own
        ("ul { list-style: none }", "1. (1) ก"),
    ],
)
def test_a_list_without_numbers_has_none(style: str, shown: str) -> None:
    assert lines(f"<style>{style}</style><ol><li><span>(1)</span> ก</li></ol>") == [shown]


def test_a_list_inside_of_one_without_numbers_has_its_own() -> None:
    """Browsers give each ``<ol>`` numbers that no style takes off; a style of the outer list is not its."""
    style = "<style>.p { list-style: none }</style>"
    inner = "<ol><li>ชื่อโครงการ</li><li>งบประมาณ</li></ol>"
    assert lines(f'{style}<ol class="p"><li>ลำดับที่ 1{inner}</li></ol>') == ["ลำดับที่ 1", "1. ชื่อโครงการ", "2. งบประมาณ"]
    assert lines(f'{style}<ol class="p"><li>ก<ul><li>ข</li></ul></li></ol>') == ["ก", "- ข"]


def test_a_table_keeps_its_merged_cells() -> None:
    body = (
        "<table><tbody><tr><th style='x' colspan=2>ก</th></tr>"
        "<tr><td rowspan='2'><p>ข</p><p>ค</p></td><td>1<br>2<tr><td>3</tbody></table>"
    )
    assert lines(body) == [
        "<table>",
        '<tr><td colspan="2">ก</tr>',
        '<tr><td rowspan="2"><p>ข<p>ค<td>1<br>2</tr>',
        "<tr><td>3</tr>",
        "</table>",
    ]


def test_a_table_around_others_is_the_page_s_layout() -> None:
    body = "<table><tr><td><p>หัว</p><table><tr><td>1</td></tr></table></td><td>ข้าง</td></tr></table>"
    assert lines(body) == ["หัว", "<table>", "<tr><td>1</tr>", "</table>", "ข้าง"]


@pytest.mark.parametrize("data", [b"", b"<html><body></body></html>", b"<script>1</script>"])
def test_a_page_without_text_is_empty(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        read_html(data, "a.html")
    assert caught.value.code == "empty"


def test_pages_of_thai_offices_may_be_tis_620() -> None:
    assert read_html("<p>แผนปฏิบัติการป้องกันการทุจริต</p>".encode("cp874"), "a.htm").lines[0] == "แผนปฏิบัติการป้องกันการทุจริต"


@given(
    st.lists(
        st.sampled_from(
            ["<table>", "</table>", "<tr>", "<td>", "</td>", "<p>", "<ol>", "</ol>", "<li>", "<br>", "ก", "5"]
        )
    )
)
def test_no_markup_is_too_odd(pieces: list[str]) -> None:
    found = lines("ข" + "".join(pieces))
    words = [piece for piece in pieces if piece == "ก"]
    assert "".join(found).count("ก") <= len(words)


def test_a_plan_as_a_web_page_gives_the_rows_of_its_text(tmp_path: Path) -> None:
    body, table = [], []
    for line in [*CLEAN.split("\n"), ""]:
        if "\t" in line:
            table.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("\t")) + "</tr>")
            continue
        if table:
            body.append(f"<table>{''.join(table)}</table>")
            table = []
        body.append(f"<p>{line}</p>")
    (tmp_path / "plan.html").write_text("".join(body), encoding="utf-8")
    (tmp_path / "plan.txt").write_text(CLEAN, encoding="utf-8")
    page, text = (plan_rows(load_plan(tmp_path / name, name), name) for name in ("plan.html", "plan.txt"))
    money = ("project_id", "fiscal_year_be", "source", "amount_baht", "status", "alignment")
    assert [[row[key] for key in money] for row in page["budget_lines"]] == [
        [row[key] for key in money] for row in text["budget_lines"]
    ]
    facts = ("title", "table_title", "responsible_unit", "period_start_be", "mission_no", "template")
    assert [[row[key] for key in facts] for row in page["projects"]] == [
        [row[key] for key in facts] for row in text["projects"]
    ]
    assert page["issues"] == text["issues"] == []


def test_preformatted_text_keeps_its_lines_and_tabs() -> None:
    page = b"<p>a\nb</p><pre>one\n\ttwo\tthree\n\n<b>four</b> five\nsix</pre><p>c\nd</p>"
    assert [line for line in read_html(page, "a.html").lines if line] == [
        "a b",
        "one",
        "\ttwo\tthree",
        "four five",
        "six",
        "c d",
    ]


WHITE = "<style>td.a { color: #fff }"
DARK = "td:nth-child(odd) { background: #060 }"


def _is_hidden(markup: str) -> bool:
    """Whether the 10,000 of a page is not in its lines; its hidden text is said then."""
    text = "\n".join(read_html(f"<p>x</p>{markup}<p>y</p>".encode(), "a.html").lines)
    assert ("10,000" in text) != (HIDDEN_TEXT in text)
    return "10,000" not in text


@pytest.mark.parametrize(
    ("rules", "hidden"),
    [
        ("", True),
        (DARK, False),
        ("tr:not(:hover) { background-color: #060 }", False),
        ("tr + tr > td, :is(table, .b) { background: #060 }", False),
        ("@media (min-width: 600px) { td { background: #060 } }", False),
        ("@supports (color: red) { td { background: #060 } }", False),
        ("td:first-child { color: #000 }", False),
        ("td:nth-child(odd) { padding: 0 }", True),
        ("td:hover, td::before { background: #060 }", True),
        ("@media print { td { background: #060 } }", True),
        ("p:nth-child(odd) { background: #060 }", True),
        ("td.b:nth-child(odd) { background: #060 }", True),
    ],
)
def test_text_is_not_of_the_colour_of_a_ground_that_a_rule_may_change(rules: str, hidden: bool) -> None:
    assert _is_hidden(f"{WHITE} {rules}</style><table><tr><td class=a>10,000<td>z</table>") == hidden


@pytest.mark.parametrize(
    ("style", "hidden"), [("background: #fff", True), ("background: #060", False), ("padding: 0", False)]
)
def test_an_own_ground_stands_above_rules_that_are_not_read(style: str, hidden: bool) -> None:
    page = f'{WHITE} {DARK}</style><table><tr><td class=a style="{style}">10,000<td>z</table>'
    assert _is_hidden(page) == hidden


@pytest.mark.parametrize(
    ("style", "hidden"),
    [
        ("max-height: 0; overflow: hidden", False),
        ("height: 0; overflow: hidden; transition: height .3s", False),
        ("height: 0; overflow: hidden", True),
        ("width: 0; overflow: hidden; transition: none", True),
        ("max-height: 0; overflow: hidden; display: none", True),
        ("max-height: 0; overflow: hidden; visibility: hidden", True),
        ("text-indent: -150px; padding-left: 150px", False),
        ("text-indent: -9999px", True),
    ],
)
def test_what_a_reader_opens_is_text(style: str, hidden: bool) -> None:
    assert _is_hidden(f'<div style="{style}"><p>10,000</p></div>') == hidden


@pytest.mark.parametrize(
    ("around", "style", "hidden"),
    [
        ("position: relative; left: 300px", "position: absolute; left: -150px", False),
        ("", "position: absolute; left: -150px", False),
        ("", "position: absolute; top: -998px", False),
        ("", "position: absolute; left: -999px", True),
        ("", "position: fixed; top: -100em", True),
        ("", "position: absolute; left: -50in", True),
        ("", "position: absolute; left: -5mm", False),
        ("", "position: relative; left: -9999px", False),
        ("", "left: -9999px", False),
        ("position: relative; left: 1500px", "position: absolute; left: -1500px", False),
        ("position: relative; left: 1500px", "position: fixed; left: -1500px", True),
        ("position: relative; left: 300px", "position: absolute; left: -9999px", True),
        ("left: 1500px", "position: absolute; left: -1500px", True),
        ("position: relative", "position: absolute; left: -100%", False),
        ("", "position: absolute; left: -100%", True),
    ],
)
def test_only_what_is_clearly_off_the_page_is_hidden(around: str, style: str, hidden: bool) -> None:
    assert _is_hidden(f'<div style="{around}"><p style="{style}">10,000</p></div>') == hidden


BACK = '<p>{}</p><p><a href="#{}">{}</a></p>'


@pytest.mark.parametrize(
    ("target", "said", "left"),
    [
        ("top", "กลับด้านบน", []),
        ("a", "<i></i> กลับ <b>ด้านบน</b>", []),
        ("b", "วัตถุประสงค์", ["วัตถุประสงค์"] * 3),  # opens what stands below
        ("", "วัตถุประสงค์", ["วัตถุประสงค์"] * 3),
        ("a", "5,000 บาท", ["5,000 บาท"] * 3),
    ],
)
def test_links_back_up_the_page_are_no_text(target: str, said: str, left: list[str]) -> None:
    body = "".join(BACK.format(f"โครงการ {name}", target, said) for name in "กขค")
    found = lines(f'<h1 id="a">แผน</h1>{body}<p id="b">จบ</p>')
    assert [line for line in found if "โครงการ" not in line] == ["แผน", *left, "จบ"]


def test_a_line_of_which_a_link_is_but_a_part_stays() -> None:
    body = '<h1 id="a">แผน</h1>' + '<p>ดู <a href="#a">แผน</a></p>' * 3 + '<p><a href="#a">แผน</a> ข้างต้น</p>' * 3
    assert lines(body) == ["แผน", *["ดู แผน"] * 3, *["แผน ข้างต้น"] * 3]


PARTED, TOGETHER = ["โครงการ ก", "กองคลัง", "ข"], ["โครงการ กกองคลัง ข"]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("small{display:block}", PARTED),
        ("small{display:flex}", PARTED),
        ("div{display:flex}", PARTED),
        ("div{display:inline-grid}", PARTED),
        ("small{display:inline-block}", TOGETHER),
        ("small{display:block;float:left}", TOGETHER),  # the number of a list's entry, as Writer has it
        ("section{display:flex}", TOGETHER),  # what it parts is the paragraph
    ],
)
def test_a_word_that_a_style_gives_a_line_of_its_own(style: str, expected: list[str]) -> None:
    body = "<section><div>โครงการ ก<small>กองคลัง</small> ข</div></section>"
    assert lines(f"<style>{style}</style>{body}") == expected


def test_such_words_of_a_cell_are_its_paragraphs() -> None:
    found = lines("<style>b{display:block}</style><table><tr><td>โครงการ ก<b>กองคลัง</b>ข<td>5</table>")
    assert found[1] == "<tr><td>โครงการ ก<p>กองคลัง<p>ข<td>5</tr>"


@pytest.mark.parametrize(
    ("style", "cell"),
    [
        ("background:#c00; margin-left: 8px", "500 2"),
        ("background-color:#c00; padding: 2px 6px", "500 2"),
        ("background:#c00", "5002"),
        ("margin-left: 8px", "5002"),
        ("background:#c00; padding: 4px 0", "5002"),
    ],
)
def test_a_badge_stands_apart_from_the_figure_beside_it(style: str, cell: str) -> None:
    page = (
        f"<style>.badge {{ {style} }}</style><table><tr><td>500<span class=badge>2</span></td><td>ก</td></tr></table>"
    )
    assert f"<td>{cell}<" in "".join(lines(page)).replace(" <", "<")
    assert lines('<p><span style="background:#c00; padding: 4px">20,000</span></p>') == ["20,000"]


def test_a_frame_around_text_of_several_lines_is_no_table() -> None:
    rows = "".join(f"<tr><td>ลำดับที่ {n}<br>1. ชื่อโครงการ : ก<p>2. งบประมาณ : 5,000 บาท</p></td></tr>" for n in (1, 2))
    block = ["1. ชื่อโครงการ : ก", "2. งบประมาณ : 5,000 บาท"]
    assert lines(f"<table>{rows}</table>") == ["ลำดับที่ 1", *block, "ลำดับที่ 2", *block]


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>ก<br>ข</td></tr><tr><td>ค<br>ง</td></tr>",  # a title over two lines
        "<tr><td>ก<br>ข<br>ค</td></tr><tr><td>1</td><td>2</td></tr>",
        "<tr><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr>",
    ],
)
def test_a_table_of_few_lines_or_several_columns_is_one(rows: str) -> None:
    assert lines(f"<p>{'หัว' * 9}</p><table>{rows}</table>")[1] == "<table>"


def test_what_a_style_lowers_is_lowered() -> None:
    """Satang are raised, never lowered."""
    style = "<style>.l { vertical-align: sub } .r { vertical-align: super }</style>"
    assert lines(f"{style}<p>5,000<span class=l>50</span> 6<span class=r>1</span></p>") == [
        "5,000<sub>50</sub> 6<sup>1</sup>"
    ]
