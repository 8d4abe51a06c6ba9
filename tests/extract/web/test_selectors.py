"""Selectors: which elements of a page a style is for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.web.selectors import Children, Element, Selector, selector


def page(*tags: str) -> tuple[Element, Sequence[Element]]:
    """The last of some elements, each inside of the one before; ``a+b`` stands behind another one there."""
    around: list[Element] = []
    for tag in tags:
        children = Children()
        for one in tag.split("+"):
            name, *pairs = one.split(" ")
            values = {key: value for key, _, value in (pair.partition("=") for pair in pairs)}
            element = children.add(name, values, linked=True)
        around.append(element)
    return around[-1], around[:-1]


def known(text: str) -> Selector:
    found = selector(text)
    assert found is not None
    return found


CELL = page("table class=t", "tr+tr class=odd", "th+td+td class=money data-x=no-1")


@pytest.mark.parametrize(
    "text",
    [
        "td",
        "*",
        ".money",
        "tr td",
        "table.t > tr > td",
        "td:nth-child(3)",
        "td:nth-child(2n + 1)",
        "td:nth-child(-n+3)",
        "td:nth-of-type(2)",
        "th + td + td",
        "th ~ td",
        "tr:not(:first-child) > td",
        "td:not(:hover)",
        "td:not(.old, .new)",
        ":is(th, td.money)",
        ":where(table) td",
        "[data-x]",
        "[data-x^=no]",
        "[data-x|='no']",
        '[class~="money"]',
        "[DATA-X$='1']",
        "table tr.odd > td",
    ],
)
def test_a_selector_means_a_cell(text: str) -> None:
    assert known(text).matches(*CELL)


@pytest.mark.parametrize(
    "text",
    [
        "th",
        ".mone",
        "table > td",
        "td td",
        "td:nth-child(2)",
        "td:nth-child(even)",
        "td:nth-child(n+4)",
        "td:nth-of-type(3)",
        "td:first-child",
        "th + td.money",
        "td ~ th",
        "tr:first-child td",
        "td:hover",
        "td::before",
        "td:not(.money)",
        "td:not(:nth-child(3))",
        ":is(th, td.old)",
        "[data-y]",
        "[data-x=no]",
        "[data-x*='']",
        "td:checked",
    ],
)
def test_a_selector_does_not_mean_a_cell(text: str) -> None:
    assert not known(text).matches(*CELL)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "td >",
        "> td",
        "td:last-child",
        "td:nth-last-child(2)",
        "tr:has(td)",
        "td:not(:last-child)",
        "td:nth-child(2 of .a)",
        "td:first-child(2)",
        "#a#b",
        "td..a",
        "td[",
        "a" * 501,
    ],
)
def test_a_selector_that_asks_what_is_not_known_is_none(text: str) -> None:
    assert selector(text) is None


def test_the_nearest_ancestor_need_not_be_the_one_that_is_meant() -> None:
    cell = page("div class=a", "div class=b", "section", "div class=b", "p")
    assert known(".a > .b p").matches(*cell)
    assert not known("section > .a p").matches(*cell)


def test_boxes_are_checked_as_the_page_is_sent() -> None:
    for tag, checked in {
        "input type=radio checked": True,
        "input type=CHECKBOX checked": True,
        "input type=text checked": False,
        "input type=radio": False,
        "option selected": True,
        "option": False,
    }.items():
        assert known(":checked").matches(*page(tag)) == checked


def test_heavier_selectors_win() -> None:
    texts = ["*", "td", "tr td", ".a", "td.a", "td:nth-child(2)", ".a.b", "#a", "td:is(#a, b)"]
    weights = [known(text).weight for text in texts]
    assert weights == sorted(weights)
    assert known(":where(#a) td").weight == known("td").weight


def test_a_selector_that_could_match_in_countless_ways_is_given_up() -> None:
    deep = page(*["b"] * 400)
    many = known("i " + "b > b " * 80)
    assert not many.matches(*deep)


def test_only_so_many_elements_before_another_one_are_remembered() -> None:
    children = Children()
    first = children.add("a", {}, linked=True)
    last = [children.add("b", {}, linked=True) for _ in range(5_000)][-1]
    assert (last.place, last.of_tag) == (5_001, 5_000)
    assert known("b + b").matches(last, [])
    assert not known("a ~ b").matches(last, [])
    assert known("a ~ b").matches(Children(1, {"a": 1}, first).add("b", {}, linked=True), [])
