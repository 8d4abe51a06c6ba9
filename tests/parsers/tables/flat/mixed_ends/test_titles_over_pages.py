"""The rest of a title below the next page's head: found where the document has the whole title beside the table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.tables.flat.ground.pieces import FlatPiece
from parsers.tables.flat.mixed_ends.titles_over_pages import rest_of_title

Make = Callable[[str], SourceText]

TITLE = "9) โครงการจ้างเหมาปรับปรุง"
BELOW = ("ความโปร่งใส", "เว็บไซต์และ", "ระบบ ๒ ชุด", "2.2 การป้องกัน")
TABLE = ("head", TITLE, "head", *BELOW)


def pieces(*lines: str) -> list[FlatPiece]:
    return [FlatPiece(line, number) for number, line in enumerate(lines, start=1)]


def rest(source: SourceText, first: int, title: str = TITLE) -> range:
    return rest_of_title(source, range(first, first + len(TABLE)), pieces(title), pieces(*BELOW))


@pytest.mark.parametrize(
    ("elsewhere", "found"),
    [
        ("1. โครงการจ้างเหมาปรับปรุงเว็บไซต์และระบบ 2 ชุด", range(1, 3)),
        ("โครงการจ้างเหมา\nปรับปรุง เว็บ\nไซต์และ\nระบบ ๒ ชุด", range(1, 3)),  # wherever its lines end
        ("โครงการจ้างเหมาปรับปรุงถนน\nโครงการจ้างเหมาปรับปรุงเว็บไซต์และ\nท่อ", range(1, 2)),  # which goes on elsewhere
        ("โครงการจ้างเหมาปรับปรุง\n\nเว็บไซต์และ", range(0)),  # an empty line ends it
        ("โครงการจ้างเหมาปรับปรุงเว็บไซต์และระบบ 2 ชุดใหญ่", range(0)),  # another title
        ("โครงการจ้างเหมาปรับปรุง", range(0)),
    ],
)
@pytest.mark.parametrize("behind", [False, True])
def test_a_title_goes_on_with_the_most_lines_with_which_it_stands_elsewhere(
    elsewhere: str, found: range, behind: bool, source: Make
) -> None:
    lines = elsewhere.split("\n")
    text = [*TABLE, *lines] if behind else [*lines, *TABLE]
    assert rest(source("\n".join(text)), 1 if behind else len(lines) + 1) == found


def test_what_stands_in_the_table_itself_proves_nothing(source: Make) -> None:
    assert rest(source("\n".join(("โครงการจ้างเหมา", *TABLE, "ปรับปรุงเว็บไซต์และ"))), 2) == range(0)
    whole = pieces(TITLE + "เว็บไซต์และ")
    table = source("\n".join((*TABLE[:2], whole[0].text, *BELOW)))
    assert rest(table, 1) == range(0)


def test_a_long_document_is_closed_up_once(source: Make) -> None:
    """A plan of many pages has as many heads."""
    text = source("\n".join((*TABLE, *(f"โครงการจ้างเหมา ปรับปรุงถนนสายที่ {number}" for number in range(40)))))
    assert rest(text, 1) == range(0)
    assert text.closed_up is text.closed_up
