"""A table without a head has the one that stands at the head of its pages, where their columns are the same."""

from __future__ import annotations

import pytest

from extract.ground.source import Span, TableCell
from extract.word.page_heads import PageHead, head_above

EDGES = (0.0, 20.0, 120.0, 160.0, 200.0)


def rows(*texts: str) -> list[list[TableCell]]:
    return [[TableCell((cell,) if cell else (), Span(1, 1)) for cell in row.split("|")] for row in texts]


HEAD = rows("ที่|โครงการ|ปี 2566|ปี 2567")
BODY = rows("1|โครงการ ก|5,000|-", "2|โครงการ ข||7,000")


@pytest.mark.parametrize("edges", [EDGES, tuple(edge + 1.5 for edge in EDGES)])
def test_the_head_of_the_pages_is_that_of_the_table(edges: tuple[float, ...]) -> None:
    assert head_above(BODY, EDGES, [PageHead(HEAD, edges)] * 2) == HEAD


@pytest.mark.parametrize(
    ("body", "edges", "heads"),
    [
        ([*HEAD, *BODY], EDGES, [HEAD]),  # it has its own
        (rows("ที่|โครงการ|2566|2567"), EDGES, [HEAD]),  # so has this
        (BODY, (0.0, 40.0, 120.0, 160.0, 200.0), [HEAD]),
        (BODY, EDGES[:-1], [HEAD]),
        (BODY, (), [HEAD]),
        ([], EDGES, [HEAD]),
        (BODY, EDGES, [HEAD, rows("ที่|โครงการ|ปี 2568|ปี 2569")]),  # of two parts of the document
        (BODY, EDGES, [rows("|เทศบาลตำบล|แผน|หน้า 1")]),  # a seal
        (BODY, EDGES, [rows("1|เทศบาลตำบล|แผน|หน้า 1")]),
        (BODY, EDGES, [rows("ก|ข|ค|5,000")]),
    ],
)
def test_other_tables_are_left_as_they_are(
    body: list[list[TableCell]], edges: tuple[float, ...], heads: list[list[list[TableCell]]]
) -> None:
    assert head_above(body, edges, [PageHead(head, EDGES) for head in heads]) == ()
