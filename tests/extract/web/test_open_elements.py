"""Which elements of a page are open: end tags may be left out, and those of what is not open end nothing."""

from __future__ import annotations

import pytest

from extract.web.open_elements import OpenElements
from extract.web.seen_before import seen_before
from extract.web.styles import style_sheet


def opened(tags: str, style: str = "", *, in_table: bool = False) -> OpenElements:
    elements = OpenElements(seen_before(""), style_sheet(f"<style>{style}</style>"))
    for tag in tags.split():
        elements.begin(tag, [], in_table=in_table)
    return elements


def tags_of(elements: OpenElements) -> str:
    return " ".join(one.element.tag for one in elements.path)


@pytest.mark.parametrize(
    ("tags", "path"),
    [
        ("ul li b li", "ul li"),
        ("ul li ul li", "ul li ul li"),  # an entry inside of a list inside of an entry
        ("table tbody tr td b tr", "table tbody tr"),
        ("table tr td table tr td", "table tr td table tr td"),
        ("table tr td ul li td", "table tr td"),
        ("p div", "div"),
        ("p b", "p b"),
        ("html head style", "html head style"),
        ("html head p", "html p"),
    ],
)
def test_what_begins_ends_what_was_left_open(tags: str, path: str) -> None:
    assert tags_of(opened(tags)) == path


@pytest.mark.parametrize(
    ("tags", "end", "path"),
    [
        ("div b i", "div", ""),
        ("div b i", "b", "div"),
        ("div b i", "p", "div b i"),
        ("div table tr td b", "div", "div table tr td b"),  # no end tag in a cell ends what is around the table
        ("div table tr td b", "tr", "div table"),
    ],
)
def test_an_end_tag_ends_its_element_and_what_is_in_it(tags: str, end: str, path: str) -> None:
    elements = opened(tags)
    ended = elements.end(end)
    assert tags_of(elements) == path
    assert (ended.element.tag if ended is not None else None) == (end if path != tags else None)


def test_what_is_around_tells_what_a_visitor_sees() -> None:
    elements = opened("div p", "div { visibility: hidden } b { visibility: visible } i { display: none }")
    assert not elements.here.is_seen
    elements.begin("b", [], in_table=False)
    assert elements.here.is_seen
    elements.begin("i", [], in_table=False)
    assert elements.here.gone
    elements.end("i")
    assert elements.here.is_seen
    assert elements.around.element.tag == "p"


@pytest.mark.parametrize("in_table", [True, False])
def test_what_a_control_opens_is_no_panel_in_a_table(in_table: bool) -> None:
    elements = OpenElements(seen_before(""), style_sheet(""))
    elements.begin("button", [("data-target", "#a")], in_table=False)
    elements.end("button")
    elements.begin("div", [("id", "a"), ("hidden", None)], in_table=in_table)
    assert elements.here.gone == in_table


def test_a_text_leads_where_the_innermost_link_around_it_does() -> None:
    elements = opened("p")
    elements.begin("a", [("href", "#top")], in_table=False)
    elements.begin("b", [("id", "ก")], in_table=False)
    assert elements.target() == "top"
    assert elements.names >= {"top", "ก"}
    elements.end("a")
    assert elements.target() is None


def test_what_is_around_does_not_hold_what_is_here() -> None:
    assert opened("colgroup").around_here("colgroup") is None
    around = opened("colgroup col").around_here("colgroup")
    assert around is not None
    assert around.children.count == 1
