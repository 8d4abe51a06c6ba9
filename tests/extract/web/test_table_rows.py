"""A table's rows stand where a browser shows them, and a cell ends with the section that it stands in."""

from __future__ import annotations

import pytest

from extract.web.read_html import read_html


def rows(body: str) -> list[str]:
    return [line for line in read_html(body.encode(), "a.html").lines if line.startswith("<tr>")]


@pytest.mark.parametrize(
    ("sections", "shown"),
    [
        (("tfoot", "tbody", "thead"), "thead tbody tfoot"),
        (("thead", "tfoot", "tbody", "tbody"), "thead tbody tbody tfoot"),
        (("tbody", "thead", "tbody", "thead"), "thead tbody tbody thead"),  # a second head stands where it is written
        (("tfoot", "tbody", "tfoot"), "tbody tfoot tfoot"),
        (("thead", "thead", "thead"), "thead thead thead"),
        (("tbody", "tbody"), "tbody tbody"),
    ],
)
def test_the_head_stands_above_and_the_foot_below(sections: tuple[str, ...], shown: str) -> None:
    body = "".join(f"<{tag}><tr><td>{tag}</td><td>1</td></tr></{tag}>" for tag in sections)
    for written in (body, body.replace("</td>", "").replace("</tr>", ""), body.replace("</tbody>", "")):
        found = [row.split("<td>")[1] for row in rows(f"<table>{written}</table>")]
        assert " ".join(found) == shown


@pytest.mark.parametrize(("rowspan", "reach"), [("0", 2), ("6", 2), ("999999999", 2), ("2", 2), ("1", 1), (" 6.5", 2)])
def test_a_cell_ends_with_its_section(rowspan: str, reach: int) -> None:
    body = f"<tbody><tr><td rowspan='{rowspan}'>ก</td><td>1</td></tr><tr><td>2</td></tr></tbody>"
    assert rows(f"<table>{body}<tbody><tr><td>ข</td><td>3</td></tr></tbody></table>") == [
        f'<tr><td rowspan="{reach}">ก<td>1</tr>',
        "<tr><td>2</tr>",
        "<tr><td>ข<td>3</tr>",
    ]


@pytest.mark.parametrize("between", ["</tbody>", "</table><table>", "<tbody>", "<tfoot>"])
def test_a_row_outside_of_sections_is_in_none_of_them(between: str) -> None:
    body = f"<table><tbody><tr><td rowspan=9>ก</td></tr><tr><td>1</td></tr>{between}<tr><td>ข</td></tr></table>"
    assert rows(body)[0] == '<tr><td rowspan="2">ก</tr>'


def test_a_cell_that_reaches_to_an_end_that_is_not_there_ends_with_the_table() -> None:
    table = "<table><tr><td rowspan=0 colspan=2>ก</td></tr><tr><td>ข</td></tr></table>"
    assert rows(table) == ['<tr><td rowspan="2" colspan="2">ก</tr>', "<tr><td>ข</tr>"]


def test_sections_of_a_table_in_a_cell_are_not_those_around_it() -> None:
    inner = "<table><tfoot><tr><td>2</td></tr></tfoot><tbody><tr><td>1</td></tr></tbody></table>"
    row = f"<td>x</td><td>y</td><td>{inner}</td></tr>"
    body = f"<table><tr><td rowspan=3>ก</td>{row}<tr>{row}<tr><td>z</td>{row}</table>"
    assert [line[:22] for line in rows(body)] == [
        '<tr><td rowspan="3">ก<',
        "<tr><td>x<td>y<td><p><",
        "<tr><td>z<td>x<td>y<td",
    ]


def test_a_hidden_section_takes_no_row() -> None:
    body = "<thead hidden><tr><td>1</td></tr></thead><tbody><tr><td rowspan=3>2</td></tr></tbody>"
    assert rows(f"<table>{body}<thead><tr><td>3</td></tr></thead></table>") == [
        "<tr><td>3</tr>",
        '<tr><td rowspan="1">2</tr>',
    ]


def test_a_row_that_the_end_of_the_page_cuts_is_not_read() -> None:
    """Nobody knows whether its last number is whole."""
    page = read_html("<p>ก</p><table><tr><td>1</td></tr><tr><td>12,4".encode(), "a.html")
    assert page.lines[:4] == ("ก", "", "<table>", "<tr><td>1</tr>")


LABELLED = "<style>.r td:before { content: attr(data-label) ' : ' }</style>"


def card(**cells: str) -> str:
    return f"<tr>{''.join(f'<td data-label={label}>{text}</td>' for label, text in cells.items())}</tr>"


CARDS = (card(ก="โครงการ 1", ข="5,000", ค="6,000"), card(ก="โครงการ 2", ค="7,000"))


def test_cards_stand_below_their_labels() -> None:
    head = "<thead style='display:none'><tr><th>ก</th><th>ข</th><th>ค</th></tr></thead>"
    assert rows(f"{LABELLED}<table class=r>{head}{''.join(CARDS)}</table>") == [
        "<tr><td>ก<td>ข<td>ค</tr>",
        "<tr><td>โครงการ 1<td>5,000<td>6,000</tr>",
        "<tr><td>โครงการ 2<td><td>7,000</tr>",
    ]


@pytest.mark.parametrize(
    ("style", "body"),
    [
        ("", CARDS),  # nobody sees the labels
        (LABELLED, ("<tr><th>x</th><th>y</th><th>z</th></tr>", *CARDS)),  # it has a head
        (LABELLED, (*CARDS, "<tr><td colspan=2>รวม</td><td>9</td></tr>")),
        (LABELLED, (*CARDS, card(ง="1"))),  # words that lead to a single cell
        (LABELLED, CARDS[:1]),
        (LABELLED, (CARDS[0], "<tr><td data-label=ก>1</td><td data-label=ก>2</td></tr>")),
        (LABELLED, (CARDS[0], "<tr><td data-label=ก rowspan=2>1</td></tr>")),
    ],
)
def test_rows_that_are_no_cards_stay(style: str, body: tuple[str, ...]) -> None:
    assert len(rows(f"{style}<table class=r>{''.join(body)}</table>")) == len(body)


@pytest.mark.parametrize(("below", "reach"), [("<td>2566<td>2567", 2), ("<td>1<td>ก<td>5,000", 1), ("<td>2566", 1)])
def test_a_head_goes_on_in_the_section_below_where_a_row_leaves_room_for_it(below: str, reach: int) -> None:
    head = "<thead><tr><th rowspan=2>ที่<th colspan=2>งบประมาณ</tr></thead>"
    assert rows(f"<table>{head}<tbody><tr>{below}</tr><tr><td>1<td>2<td>3</tr></tbody></table>")[0] == (
        f'<tr><td rowspan="{reach}">ที่<td colspan="2">งบประมาณ</tr>'
    )
