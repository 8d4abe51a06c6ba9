"""Whose the words are that go on with titles in a table whose cells came in the order in which they lie on the page.

What the detail blocks, headings or the handbook have of a title is taken away first: the rest of a project's, of a
dimension's, of a mission's. What is left goes on with a title that nothing else prints, where the titles that are known
show that each stands whole between its number and the next one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.budget.scattered_cells import NO_BUDGET, ScatteredCells, ScatteredItem
from parsers.structure.handbook import titles_of
from parsers.structure.levels import names_node
from parsers.tables.columns.names import is_column_name
from parsers.tables.columns.roles import role_of, squeezed
from parsers.tables.flat.ground.pieces import FlatPiece
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.values.spacing import join_lines, wording_key

_LEVEL = re.compile(r"(?:มิติ(?:ที่)?\s*|ภารกิจ(?:ที่)?\s*)?(?P<number>[1-9๑-๙](?:\.[1-9๑-๙]\d?)?)[.)]?\s*(?P<words>[ก-๎].*)")
_OF = "ของ"
_MOST_APART = 8
"""Letters that a dimension or a mission may have more or less than the handbook's before a line of it."""

_LEAST_KNOWN = 3
"""Titles that show where the lines of one stand."""


class PrintedNode(NamedTuple):
    """A dimension or a mission that the table prints: its number, its title where it is known, and its first line."""

    number: str
    title: str | None
    line: int


@dataclass(slots=True)
class _Open:
    """A title that may go on: what is left of the forms that it may have; none where nothing else prints it."""

    rests: tuple[str, ...]
    item: ScatteredItem | None = None
    number: str = ""
    """Of a dimension or a mission."""

    parts: list[FlatPiece] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left of one of its forms."""
        return "" in self.rests


class TitlesOfTable:
    """The titles that the words of a table are, and the nodes above its projects."""

    def __init__(self, source: SourceText, span: Span, cells: ScatteredCells, items: Sequence[ScatteredItem]) -> None:
        self._source = source
        self._beside = wording_key("".join((*source.lines[: span.start - 1], *source.lines[span.end :])))
        """The letters of the document above and below the table."""

        self._known = _titles_by_number(items)
        self._titles = {item.number: _Open(tuple(_rests(item)), item) for item in items}
        self._nodes: list[PrintedNode] = []
        self._unsure: set[int] = set()
        """The numbers of projects whose titles may have other words."""

        self._items = items
        self._closed: list[ScatteredItem] = []
        """The projects of the last total."""

        self._in_order: dict[int, bool] = {}
        self._confirmed = 0
        self._read(cells, items)

    def title(self, item: ScatteredItem) -> str:
        """The title of a project; empty where it is not sure."""
        if item.block:
            return item.block.title
        own = self._titles[item.number]
        if item.number in self._unsure or self._confirmed < _LEAST_KNOWN:
            return ""
        return join_lines([item.title, *(piece.text for piece in own.parts)])

    def nodes_above(self, items: Sequence[ScatteredItem]) -> dict[int, list[PrintedNode]]:
        """The dimensions and missions that begin right above projects, by the place of these; none where a block says
        that its project belongs elsewhere.
        """
        found: dict[int, list[PrintedNode]] = {}
        places = sorted((item.line, at) for at, item in enumerate(items))
        for node in self._nodes:
            at = next((at for line, at in places if line >= node.line), None)
            if at is not None:
                found.setdefault(at, []).append(node)
        missions: list[str | None] = []
        for at in range(len(items)):
            own = [node.number for node in found.get(at, ()) if "." in node.number]
            missions.append(own[-1] if own else missions[-1] if missions else None)
        told = [(item, mission) for item, mission in zip(items, missions, strict=True) if item.block]
        blocks = [(item.block.branch.mission, mission) for item, mission in told if item.block]
        agree = all(node is None or node.number == mission for node, mission in blocks)
        printed = [node.number for node in self._nodes if "." in node.number]
        in_order = printed == sorted(set(printed), key=_as_numbers)
        sure = agree and in_order and sum(node is not None for node, _ in blocks) >= _LEAST_KNOWN
        return {at: sorted(nodes, key=lambda node: "." in node.number) for at, nodes in found.items()} if sure else {}

    def _page(self, line: int) -> int:
        return self._source.page(line) or 0

    def _read(self, cells: ScatteredCells, items: Sequence[ScatteredItem]) -> None:
        """Give the words of the table their places, in the order of its lines."""
        open_titles: list[_Open] = []
        last: _Open | None = None
        of_total: list[ScatteredItem] = []
        totals = {total.line for total in cells.totals}
        begins = {item.line: item for item in items}
        words: dict[int, list[str]] = {}
        for piece in cells.words:
            words.setdefault(piece.line, []).append(piece.text)
        for line in sorted({*totals, *begins, *words}):
            for text in words.get(line, ()):
                if node := self._node_on(FlatPiece(text, line)):
                    open_titles.append(node)
                elif not self._goes_on(open_titles, FlatPiece(text, line), last):
                    self._take_left(FlatPiece(text, line), last)
            if line in begins:
                last = self._titles[begins[line].number]
                open_titles.append(last)
                of_total.append(begins[line])
            elif line in totals:
                last = None
                self._closed, of_total = of_total or self._closed, []
        for one in open_titles:
            whole = not one.rests or any(map(is_column_name, one.rests)) if one.item else self._is_whole(one)
            if not (whole or one.is_whole):
                self._doubt_pages(self._pages_of(one))
        self._doubt_names(cells, open_titles)

    def _doubt_names(self, cells: ScatteredCells, open_titles: Sequence[_Open]) -> None:
        """What is printed as the name of a column, once more than heads have it, may be of a title: of a known one, of
        what says that no money is used, or of another.
        """
        printed = Counter(wording_key(piece.text) for piece in cells.names)
        rests = [NO_BUDGET.removeprefix(squeezed(piece.text)) for piece in cells.remarks]
        rests += [rest for one in open_titles if one.item for rest in one.rests]
        printed.subtract(rest for rest in rests if rest in printed)
        heads = max(1, sum(role_of(piece.text) == "project" for piece in cells.names))
        of_remarks = {piece.line + 1 for piece in cells.remarks}
        for piece in cells.names:
            if printed[wording_key(piece.text)] % heads and piece.line not in of_remarks:
                above = [item for item in self._items if item.line < piece.line]
                self._unsure |= {max(above, key=lambda item: item.line).number} if above else set()

    def _doubt_pages(self, pages: set[int]) -> None:
        """Words of these pages have no place that is sure."""
        self._unsure |= {item.number for item in self._items if self._page(item.line) in pages}

    def _pages_of(self, one: _Open) -> set[int]:
        lines = [piece.line for piece in one.parts] + ([one.item.line] if one.item else [])
        return {self._page(line) for line in lines}

    def _node_on(self, piece: FlatPiece) -> _Open | None:
        """The dimension or mission that a text begins."""
        match = _LEVEL.fullmatch(arabic_digits(piece.text))
        if not match or ("." not in match["number"] and begins_with_item(match["words"])):
            return None
        number, key = match["number"], wording_key(match["words"])
        titles = self._known.get(number, {})
        handbook = titles_of(number)
        forms = _but_for_beginnings((*titles, *handbook, *(f"การ{title}" for title in handbook)))
        rests = tuple(form[len(key) :] for form in forms if form.startswith(key))
        node = _Open(rests, number=number, parts=[piece])
        if not rests and not self._is_printed(node) and not names_node(piece.text):
            return None
        whole = [title for form, title in titles.items() if form in forms and form.startswith(key)]
        self._nodes.append(PrintedNode(number, whole[0] if len(whole) == 1 else None, piece.line))
        return node

    def _is_whole(self, node: _Open) -> bool:
        """Whether a dimension or a mission has come to its end, as far as the document or the handbook tells; who it is
        of may be left out.
        """
        length = len(_begun(node))
        ends = (abs(len(form) - length) <= _MOST_APART for form in titles_of(node.number))
        without_owner = any(rest.startswith(_OF) for rest in node.rests)
        return node.is_whole or without_owner or self._is_printed(node) or any(ends)

    def _is_printed(self, node: _Open, *more: FlatPiece) -> bool:
        """Whether the document prints a dimension or mission so far, with more words, beside the table."""
        return wording_key("".join(piece.text for piece in (*node.parts, *more))) in self._beside

    def _goes_on(self, open_titles: Sequence[_Open], piece: FlatPiece, last: _Open | None) -> bool:
        """Whether a text goes on with a title that is known."""
        key = wording_key(piece.text)
        if not key:
            return True
        for one in reversed(open_titles):
            rests = tuple(rest[len(key) :] for rest in one.rests if rest.startswith(key))
            if rests:
                one.rests = rests
                one.parts.append(piece)
                if one.item:
                    page = self._page(piece.line)
                    self._in_order[page] = self._in_order.get(page, True) and one is last
                    self._confirmed += one is last
                return True
        nodes = [one for one in reversed(open_titles) if one.item is None]
        node = next((one for one in nodes if self._is_printed(one, piece)), None)
        node = node or next((one for one in nodes if not one.rests and _goes_on_node(one, piece)), None)
        if node:
            node.parts.append(piece)
        return node is not None

    def _take_left(self, piece: FlatPiece, last: _Open | None) -> None:
        """Give words that are of no known title to the last one that begins above; or say that they are not sure."""
        if last is None:
            self._unsure |= {item.number for item in self._closed}
            return
        page = self._page(piece.line)
        above = last.parts[-1].line if last.parts else last.item.line if last.item else 0
        if last.rests or (piece.line != above + 1 and not self._in_order.get(page, True)):
            self._doubt_pages({page})
            return
        last.parts.append(piece)


def _goes_on_node(node: _Open, piece: FlatPiece) -> bool:
    """Whether a text goes on with a title of the handbook that a dimension or a mission has but for a few letters: with
    what stands about as far behind its beginning.
    """
    begun, key = _begun(node), wording_key(piece.text)
    return any(
        0 <= at - len(begun) + _MOST_APART <= 2 * _MOST_APART
        for form in titles_of(node.number)
        for at in (form.find(key, max(0, len(begun) - _MOST_APART)),)
    )


def _begun(node: _Open) -> str:
    """The letters of a dimension or a mission so far, without its number."""
    match = _LEVEL.fullmatch("".join(part.text for part in node.parts))
    return wording_key(match["words"]) if match else ""


def _rests(item: ScatteredItem) -> Iterator[str]:
    """What is left of a project's title behind the words beside its number, where a block has it."""
    if item.block:
        whole, begin = wording_key(item.block.title), wording_key(item.title)
        yield whole[len(begin) :] if whole.startswith(begin) else whole


def _titles_by_number(items: Sequence[ScatteredItem]) -> Mapping[str, Mapping[str, str]]:
    """The titles of dimensions and missions as the blocks of a table's projects stand below them, by their keys."""
    found: dict[str, dict[str, str]] = {}
    for item in items:
        for node in (item.block.branch.dimension, item.block.branch.mission) if item.block else ():
            if node and node.number and node.title:
                found.setdefault(node.number, {}).setdefault(wording_key(node.title), node.title)
    return found


def _but_for_beginnings(forms: Sequence[str]) -> list[str]:
    """Forms of a title without those that begin another one: a line's end cut them."""
    return [one for one in dict.fromkeys(forms) if not any(other != one and other.startswith(one) for other in forms)]


def _as_numbers(number: str) -> list[int]:
    return [int(part) for part in number.split(".")]
