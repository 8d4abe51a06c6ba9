"""Panels of web pages: a tab or the part of an accordion that a visitor opens by a click is text of the page."""

from __future__ import annotations

import pytest

from extract.text.dress import HIDDEN_TEXT
from extract.web.read_html import read_html


def page(body: str, css: str = "") -> str:
    """The lines of a page, without the empty ones, as one text."""
    source = read_html(f"<html><head><style>{css}</style></head><body>{body}</body></html>".encode(), "a.html")
    return " ".join(line for line in source.lines if line)


OPENED = {
    "a tab by its role": "<div role=tab>5</div><div role=tabpanel hidden>6</div>",
    "by what the control says that it opens": "<a aria-controls='b c'>5</a><div id=c style='display:none'>6</div>",
    "by what the panel says that opens it": "<a id=a>5</a><div aria-labelledby=a hidden>6</div>",
    "by its target": "<button data-bs-target='#c'>5</button><div id=c hidden>6</div>",
    "by a name without a sign": "<button data-tab=c>5</button><div id=c hidden>6</div>",
    "by a link": "<a href='#c'>5</a><div id=c style='visibility:hidden'>6</div>",
    "by what runs at a click": """<button onclick="openTab(event, 'c')">5</button><div id=c hidden>6</div>""",
    "drawn without letters": "<a href='#c'>5</a><div id=c style='opacity:0'>6</div>",
    "in a box of no height": "<a href='#c'>5</a><div id=c style='height:0;overflow:hidden'>6</div>",
    "one inside of the other": "<a href='#c'>5</a><div id=c hidden><a href='#d'></a><div id=d hidden>6</div></div>",
    "by a control whose words are a link": "<div id=a role=button><a>5</a></div><div aria-labelledby=a hidden>6</div>",
    "details": "<details><summary>5</summary><p>6</details>",
    "details in details": "<details><summary>5</summary><details><p>6</details></details>",
}


@pytest.mark.parametrize("body", OPENED.values(), ids=OPENED)
def test_what_a_click_on_a_control_of_the_page_opens_is_read(body: str) -> None:
    assert page(body) == "5 6"


HIDDEN = {
    "without a control": "5<div id=c hidden>9</div>",
    "whose control is another's": "<a href='#b'>5</a><div id=c hidden>9</div>",
    "whose control is hidden": "<a href='#c' hidden>9</a>5<div id=c hidden>9</div>",
    "whose control stands in it": "5<div id=c hidden>9<button data-target='#c'>9</button></div>",
    "a panel of tabs without a tab": "5<div role=tabpanel hidden>9</div>",
    "a dialog": "<button data-target='#c'>5</button><div id=c role=dialog hidden>9</div>",
    "a dialog of another element": "<button data-toggle=modal data-target='#c'>5</button><div id=c hidden>9</div>",
    "a menu that opens": "<button aria-haspopup=true aria-controls=c>5</button><ul id=c hidden><li>9</ul>",
    "a menu": "<nav><a href='#c'>5</a><div id=c hidden>9</div></nav>",
    "links alone": "<button data-target='#c'>5</button><div id=c hidden><ul><li><a href=x>9</a></ul></div>",
    "a word inside of a line": "<a href='#c'>5</a><span id=c hidden>9</span>",
    "a part of a table": "<a href='#c'>5</a><table><tr id=c hidden><td>9</table>",
    "inside of a table": "<a href='#c'>5</a><table><tr><td><div id=c hidden>9</div></table>",
    "inside of what is hidden": "<a href='#c'>5</a><div hidden><div id=c>9</div></div>",
    "what an open panel hides": "<a href='#c'>5</a><div id=c hidden><p hidden>9</p></div>",
    "a dialog that a link names, too": "<a data-toggle=modal href='#c'>5</a><a href='#c'></a><div id=c hidden>9</div>",
    "a former plan by its tab": "<a href='#c'>5 ฉบับเดิม</a><div id=c hidden>9</div>",
    "a former plan by its label": "<a id=t role=tab>5 (ยกเลิก)</a><div role=tabpanel aria-labelledby=t hidden>9</div>",
    "a former plan in details": "<details><summary>5 ร่างเดิม</summary>9<details><p>9</details></details>",
    "a part of the site": "<button aria-controls=c>ตั้งค่าคุกกี้</button>5<div id=c hidden>9</div>",
    "off the page": "<a href='#c'>5</a><div id=c style='position:absolute;left:-9999px'>9</div>",
}


@pytest.mark.parametrize("body", HIDDEN.values(), ids=HIDDEN)
def test_what_is_hidden_and_no_panel_is_not_read(body: str) -> None:
    text = page(body)
    assert "9" not in text
    assert HIDDEN_TEXT in text


TICKED = ".tab{display:none} #a:checked ~ .first, #b:checked ~ .second{display:block}"


@pytest.mark.parametrize("first", ["", "checked"])
def test_a_tab_that_a_box_shows_is_read_ticked_or_not(first: str) -> None:
    boxes = f"<input type=radio name=t id=a {first}><input type=radio name=t id=b>"
    assert page(f"{boxes}<div class='tab first'>5</div><div class='tab second'>6</div>", TICKED) == "5 6"
    assert page(f"{boxes}<div class='tab third'>9</div>", TICKED) == HIDDEN_TEXT


def test_panels_are_lines_where_they_stand_and_leave_no_mark() -> None:
    body = "<a role=tab>1</a><div role=tabpanel><table><tr><td>2</table></div><div role=tabpanel hidden><p>3</div>4"
    assert page(body) == "1 <table> <tr><td>2</tr> </table> 3 4"


def test_a_page_of_many_controls_is_looked_at_once() -> None:
    body = "".join(f"<a href='#c{n}'>ก</a><div id=c{n} hidden>ข</div>" for n in range(5_000))
    assert page(f"{body}{'<div hidden>9' * 500}").count("ข") == 5_000


@pytest.mark.parametrize(
    ("panel", "text"),
    [
        ("<details><summary>5</summary><p>6</details>", "5 6"),
        ("<a href='#c'>5</a><div id=c hidden>6</div>", "5 6"),
        ("<nav><details><summary>5</summary><p>9</details></nav>", f"5 {HIDDEN_TEXT}"),
    ],
)
def test_a_table_that_only_places_others_is_a_part_of_the_page(panel: str, text: str) -> None:
    placed = f"<table><tr><td>{panel}<table><tr><td>7</table></table>"
    assert page(placed) == f"{text} <table> <tr><td>7</tr> </table>"
