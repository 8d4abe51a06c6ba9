"""The lines of a page while it is read: what stands before, behind and between their texts."""

from __future__ import annotations

import pytest

from extract.text.dress import HIDDEN_TEXT
from extract.web.open_elements import OpenElements
from extract.web.page_lines import PageLines
from extract.web.seen_before import seen_before
from extract.web.styles import style_sheet


@pytest.fixture
def elements() -> OpenElements:
    return OpenElements(seen_before(""), style_sheet(""))


@pytest.fixture
def page(elements: OpenElements) -> PageLines:
    return PageLines(elements)


def test_a_bullet_waits_for_words(page: PageLines) -> None:
    page.bullet = "1. "
    page.write_text(" ")
    page.end_line()
    for text in (" ก", "ข", " "):
        page.write_text(text)
    page.end_line()
    page.write_text("ค")
    page.end_line(blank=False)
    assert page.lines == ["1. กข", "", "ค"]


def test_one_empty_line_stands_between_blocks_and_none_above_the_first(page: PageLines) -> None:
    page.end_line()
    page.write_text("ก")
    page.end_line()
    page.end_line()
    assert page.lines == ["ก", ""]


def test_no_text_is_read_as_a_table(page: PageLines) -> None:
    page.write_text("<td>1</td><b>")
    page.end_line()
    assert page.lines == ["< td>1< /td><b>", ""]


def test_what_is_hidden_is_said_once_a_line(page: PageLines) -> None:
    for _ in range(2):
        page.say_hidden()
        page.say_hidden()
        page.end_line(blank=False)
    assert page.lines == [HIDDEN_TEXT, HIDDEN_TEXT]


def test_a_preformatted_line_keeps_the_blanks_at_its_beginning(page: PageLines) -> None:
    page.write_text("  ก  \r")
    page.end_preformatted()
    assert page.lines == ["  ก"]


def test_a_line_leads_where_all_of_it_does_if_that_is_above(elements: OpenElements, page: PageLines) -> None:
    for address in ("#top", "#ข้างล่าง"):
        elements.begin("a", [("href", address)], in_table=False)
        page.write_text("กลับ")
        page.end_line(blank=False)
        elements.end("a")
    elements.begin("a", [("href", "#top")], in_table=False)
    page.write_text("กลับ")
    elements.end("a")
    page.write_text("ด้านบน")
    page.end_line(blank=False)
    assert page.leading == {0: ("top", "กลับ")}


def test_a_line_is_placed_as_its_first_text_is(elements: OpenElements, page: PageLines) -> None:
    page.write_text(" ")
    elements.begin("span", [("style", "position: absolute; left: 5px; top: 7px")], in_table=False)
    page.write_text("ก ")
    elements.end("span")
    page.end_line(blank=False)
    page.write_text("ข")
    page.end_line(blank=False)
    assert {place: (mark.spot.left, mark.spot.down, mark.ends_blank) for place, mark in page.marks.items()} == {
        0: (5.0, 7.0, True)
    }
