"""Which row of a dataset is which project of the gold."""

from __future__ import annotations

from collections.abc import Sequence

from extract.ground.source import Span
from plan_extract.evaluation.gold.truths import DetailTruth, Gold, ItemTruth
from plan_extract.evaluation.judging.facts import PublishedRow, lines_of
from plan_extract.evaluation.judging.pairing import assign
from plan_extract.evaluation.judging.texts import similarity

ITEM, ITEM_NUMBER = 0.85, 0.35
"""A row is taken for a table item from this similarity of their titles on; the same printed number adds to it."""

DETAIL, DETAIL_NUMBER, DETAIL_LINE = 0.9, 0.5, 1.0
"""The same for a detail block, where beginning on the same line adds even more."""

_NEAR = 3
"""Lines that the beginning of a block may be away from where a person saw it."""

_SAME_LINES = 1e-3
"""What common lines are worth for a table item: they decide between rows of the same title and number."""


def gold_projects(gold: Gold) -> tuple[dict[int, int], dict[int, int]]:
    """The number of the project (from 0) of each table item and of each detail block, by their ``order``.

    A block belongs to the item that its note names (``table_order=N``), else to the item of its ``table_number`` with
    the most similar title. Two blocks of one item are two projects.
    """
    of_item = {item.order: index for index, item in enumerate(gold.items)}
    of_detail: dict[int, int] = {}
    taken: set[int] = set()
    count = len(of_item)
    for detail in gold.details:
        order = detail.item if detail.item in of_item else _item_of(detail, gold.items)
        if order is not None and order not in taken:
            taken.add(order)
            of_detail[detail.order] = of_item[order]
        else:
            of_detail[detail.order] = count
            count += 1
    return of_item, of_detail


def _item_of(detail: DetailTruth, items: Sequence[ItemTruth]) -> int | None:
    same = [item for item in items if detail.table_number is not None and item.number == detail.table_number]
    return max(same, key=lambda item: similarity(item.title, detail.title)).order if same else None


def pair_items(items: Sequence[ItemTruth], rows: Sequence[PublishedRow], *, by_lines: bool) -> dict[int, int]:
    """Which row (index) is which table item (index): by title, printed number and, between equals, lines."""
    weights = {}
    for w, item in enumerate(items):
        for f, row in enumerate(rows):
            number = ITEM_NUMBER if item.number is not None and row["table_number"] == item.number else 0.0
            weight = number + similarity(row["table_title"] or row["title"] or "", item.title, ITEM - number)
            if weight >= ITEM:
                lines = lines_of(row, "table_") if by_lines else None
                common = lines is not None and item.lines is not None and _meet(lines, item.lines)
                weights[w, f] = weight + _SAME_LINES * common
    return assign(weights)


def _meet(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def pair_details(details: Sequence[DetailTruth], rows: Sequence[PublishedRow], *, by_lines: bool) -> dict[int, int]:
    """Which row (index) is which detail block (index): by the line it begins on, printed number and title."""
    weights = {}
    for w, detail in enumerate(details):
        for f, row in enumerate(rows):
            start = row["detail_line_start"]
            lines = detail.lines if by_lines else None
            weight = DETAIL_LINE * (lines is not None and start is not None and abs(start - lines.start) <= _NEAR)
            weight += DETAIL_NUMBER * (detail.number is not None and row["detail_number"] == detail.number)
            if detail.title:
                weight += similarity(row["title"] or "", detail.title, max(0.0, DETAIL - weight))
            if weight >= DETAIL:
                weights[w, f] = weight
    return assign(weights)
