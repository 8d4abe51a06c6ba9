"""Whose the words between two items are: the rest of a mission, of a title, or of a remark."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, combinations
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.structure.handbook import goes_on_title, titles_of
from parsers.tables.flat.ground.pieces import FlatPiece, letters_of
from parsers.tables.flat.mixed_ends.titles_over_pages import is_whole_elsewhere, places_behind, rest_of_title
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.values.kinds import KIND_WORD
from parsers.values.money.cells import parse_cell
from parsers.values.spacing import join_lines, wording_key

_NUMBER = re.compile(r"(?:มิติ(?:ที่)?\s*)?(?P<number>\d(?:\.\d{1,2})?)\.?\s*")
_COUNT = re.compile(rf"จำนวน\s*\d{{1,3}}\s*(?:{KIND_WORD}|รายการ)")
_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")
_LEAST = 85
"""How near words must be to those of a known title, or of other rows that say that there is no money."""

_MOST_OTHERS = 8
"""Letters more or less than a known title has."""

_LAST = 4
"""Letters right before words that go on, as the title has them."""

_MOST_OF_REMARK = 3
"""Lines of a remark."""


class Text(NamedTuple):
    """Words between an item and the next; ``behind`` its values, on the ``page`` where they stand."""

    piece: FlatPiece
    page: int
    behind: bool


@dataclass
class Part:
    """A dimension, a mission, an item or a total; ``texts`` are the lines of an item below its first."""

    kind: Literal["dimension", "mission", "item", "total"]
    first: FlatPiece
    page: int
    words: list[FlatPiece] = field(default_factory=list)
    values: list[FlatPiece] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    remark: list[FlatPiece] = field(default_factory=list)
    scattered: bool = False
    """Whether its values do not stand side by side, or it can have none."""

    doubtful: bool = False
    """Whether its title may be another one."""

    def __post_init__(self) -> None:
        self.words.append(self.first)

    @property
    def line(self) -> int:
        """Its first line."""
        return self.first.line

    def take(self, piece: FlatPiece, page: int) -> None:
        """Add words below its first line."""
        self.texts.append(Text(piece, page, behind=bool(self.values)))


def titles_and_remarks(source: SourceText, parts: Sequence[Part], *, remarks: bool) -> None:
    """Give the words between items to missions, titles and remarks; an item of which that is not sure is ``doubtful``.

    Where words of missions stand between those of items on one page, all cells do; else a title stands before its
    values and a remark behind them.
    """
    table = range(parts[0].line, max(piece.line for piece in (*parts[-1].words, *parts[-1].values)) + 1)
    line_by_line = False
    place: _Place | None = None
    places: dict[int, _Place | None] = {}
    for part in parts:
        if part.kind in ("dimension", "mission"):
            place = _Place(source, table, part) if part.kind == "mission" else None
        elif part.kind == "item":
            places[part.line] = place
            for text in [text for text in part.texts if place and place.takes(text)]:
                part.texts.remove(text)
                line_by_line = line_by_line or text.page == part.page
    items = [part for part in parts if part.kind == "item"]
    line_by_line = line_by_line or any(_has_none_before(part) for part in items)
    nothing = _remarks_of_none(items)
    named = any(part.kind == "mission" for part in parts)
    for part in items:
        place = places[part.line]
        unsure = not place.is_whole if place else named
        over_page = any(text.page != part.page for text in part.texts)
        if line_by_line:
            _divide_line_by_line(part, nothing, remarks=remarks)
            again = place is not None and any(piece.text in place.lines for piece in part.words)
            if again or (unsure and len(part.words) > 1 and not is_whole_elsewhere(source, table, part.words)):
                part.doubtful = True
        elif over_page and unsure and not _is_rest_of_title(source, table, part):
            part.doubtful = True
            part.words += [text.piece for text in part.texts]
        else:
            _divide_by_cells(source, table, part, nothing, remarks=remarks)
        part.doubtful = part.doubtful or _has_words_of_others(part, nothing)


@dataclass
class _Place:
    """A mission whose title may go on between the words of its items."""

    source: SourceText
    table: range
    mission: Part
    _behind: dict[int, list[int]] = field(default_factory=dict)
    """Where its words stand beside the table, by how many lines they are."""

    @property
    def number(self) -> str:
        """Its number."""
        found = _NUMBER.match(arabic_digits(self.mission.first.text))
        return found["number"] if found else ""

    @property
    def lines(self) -> set[str]:
        """What its lines say."""
        return {piece.text for piece in self.mission.words}

    @property
    def begun(self) -> str:
        """What is printed of its title."""
        return _NUMBER.sub("", arabic_digits(join_lines(piece.text for piece in self.mission.words)), count=1)

    @cached_property
    def is_whole(self) -> bool:
        """Whether what is printed, all words of its items being told, is the title as the handbook or the document has
        it, or all its lines begin one: the plan may leave out the end, which does not stand between these words.
        """
        if is_whole_elsewhere(self.source, self.table, self.mission.words):
            return True
        key, last = wording_key(self.begun), wording_key(arabic_digits(self.mission.words[-1].text))
        titles = titles_of(self.number)
        if any(title.endswith(last) and fuzz.ratio(key, title) >= _LEAST for title in titles):
            return True
        return key in titles or (len(self.mission.words) > 1 and any(title.startswith(key) for title in titles))

    def takes(self, text: Text) -> bool:
        """Whether words go on with its title, which has them then: as it stands beside the table or in the handbook."""
        words = arabic_digits(text.piece.text)
        if begins_with_item(words):
            return False
        count = len(self.mission.words)
        if count not in self._behind:
            self._behind[count] = places_behind(self.source, self.table, self.mission.words)
        if found := self._behind[count]:
            rest = letters_of([words])
            goes_on = any(self.source.closed_up[0].startswith(rest, place) for place in found)
        else:
            key, titles = wording_key(self.begun), titles_of(self.number)
            goes_on = key not in titles and (
                goes_on_title(self.number, self.begun, words)
                or any(_goes_on(key, wording_key(words), title) for title in titles)
            )
        if goes_on:
            self.mission.words.append(text.piece)
        return goes_on


def _goes_on(begun: str, words: str, title: str) -> bool:
    """Whether words stand in a title behind about what is begun: ``การเสริมสร้าง`` for ``การสร้าง``."""
    places = range(max(1, len(begun) - _MOST_OTHERS), len(begun) + _MOST_OTHERS + 1)
    behind = (at for at in places if title.startswith(f"{begun[-_LAST:]}{words}", at - _LAST))
    return any(fuzz.ratio(begun, title[:at]) >= _LEAST for at in behind)


def _says_none(texts: Sequence[FlatPiece]) -> bool:
    return parse_cell("".join(piece.text for piece in texts)).status == "none"


def _has_none_before(part: Part) -> bool:
    """Whether words that say that there is no money stand before values."""
    before = [text.piece for text in part.texts if not text.behind]
    return bool(part.values) and any(_says_none([piece]) for piece in before)


def _remarks_of_none(items: Sequence[Part]) -> Counter[str]:
    """How often items with a value for each year have which words, line by line, that say that there is no money: what
    several have alike.
    """
    found: Counter[str] = Counter()
    for part in items:
        pieces = [text.piece for text in part.texts]
        found.update({_lines(some) for some in _some(pieces) if part.values and _says_none(some)})
    return Counter({text: times for text, times in found.items() if times > 1})


def _lines(pieces: Sequence[FlatPiece]) -> str:
    return "\n".join(piece.text for piece in pieces)


def _some(pieces: Sequence[FlatPiece]) -> Iterator[list[FlatPiece]]:
    """Lines that may be one remark, in their order: the most first."""
    for count in range(min(_MOST_OF_REMARK, len(pieces)), 0, -1):
        yield from (list(some) for some in combinations(pieces, count))


def _divide_line_by_line(part: Part, nothing: Counter[str], *, remarks: bool) -> None:
    """The words of an item whose cells stand line by line beside each other: those are its remark that say that there
    is no money, or of which year; the others go on with its title.
    """
    pieces = [text.piece for text in part.texts]
    remark: list[FlatPiece] = []
    if remarks:
        known = {text.replace("\n", "") for text in nothing}
        same = (some for some in _some(pieces) if _lines(some) in nothing)
        near = (some for some in _some(pieces) if _is_near("".join(piece.text for piece in some), known))
        of_year = ([piece] for piece in pieces if _YEAR.search(arabic_digits(piece.text)))
        remark = next(chain(same, near, of_year), [])
    part.remark = remark
    part.words += [piece for piece in pieces if piece not in remark]


def _has_words_of_others(part: Part, nothing: Counter[str]) -> bool:
    """Whether the count of a total, a remark, or a line of one that others have as a whole, stands in a title, or such
    a line is all of the remark: it is another row's, as where remarks begin above their titles.
    """
    halves = {line for text in nothing if "\n" in text for line in text.split("\n")}
    counted = any(_COUNT.fullmatch(arabic_digits(piece.text)) for piece in part.words)
    of_title = counted or any(piece.text in halves or _says_none([piece]) for piece in part.words)
    return of_title or (len(part.remark) == 1 and part.remark[0].text in halves)


def _is_near(text: str, known: set[str]) -> bool:
    return any(fuzz.ratio(text, one) >= _LEAST for one in known)


def _divide_by_cells(source: SourceText, table: range, part: Part, nothing: Counter[str], *, remarks: bool) -> None:
    """The words of an item whose cells stand one behind the other: its title before its values, its remark behind them,
    on the next page the rests of both.
    """
    title = [text.piece for text in part.texts if not text.behind]
    behind = [text.piece for text in part.texts if text.behind and text.page == part.page]
    rest = [text.piece for text in part.texts if text.behind and text.page != part.page]
    if not part.values:
        whole = next((some for some in _ends(title) if _lines(some) in nothing), [])
        part.doubtful = not whole and any(_says_none(some) for some in _ends(title))
        title, behind = title[: len(title) - len(whole)], whole
    elif rest and behind:
        more = next((some for some in _ends(rest) if _ends_remark(behind, some, nothing)), [])
        alone = not more and _lines(behind) in nothing
        if not more and not alone:
            proved = rest_of_title(source, table, [part.first, *title], rest)
            part.doubtful = not proved or proved.start > 0
            more = rest[proved.stop :]
        title, behind = [*title, *rest[: len(rest) - len(more)]], [*behind, *more]
    else:
        title = [*title, *rest]
    part.doubtful = part.doubtful or bool(behind and not remarks)
    part.words += title
    part.remark = behind


def _ends(pieces: Sequence[FlatPiece]) -> Iterator[list[FlatPiece]]:
    """The last lines, as many as a remark may have, the most first."""
    return (list(pieces[-count:]) for count in range(min(_MOST_OF_REMARK, len(pieces)), 0, -1))


def _ends_remark(behind: Sequence[FlatPiece], more: Sequence[FlatPiece], nothing: Counter[str]) -> bool:
    """Whether lines end a remark as other rows have it as a whole."""
    return _lines([*behind, *more]) in nothing


def _is_rest_of_title(source: SourceText, table: range, part: Part) -> bool:
    """Whether what goes on over a page is, from its first line on, the rest of a title that the document prints."""
    title = [part.first, *(text.piece for text in part.texts if not text.behind)]
    rest = [text.piece for text in part.texts if text.behind and text.page != part.page]
    found = rest_of_title(source, table, title, rest)
    return bool(found) and found.start == 0
