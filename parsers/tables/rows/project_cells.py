"""What one project cell of a budget table holds: its items, the strategy headings between them, and the plan's
``ไม่มีโครงการ``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from extract.ground.characters import arabic_digits
from parsers.records.table import Cell
from parsers.values.kinds import KIND_WORD

PieceKind = Literal["item", "strategy", "none", "text"]

_OPENER = re.compile(
    rf"""(?=[\s\d(ไ•↳–-])(?:(?<=\s)|^)(?:  # what all begin with stands first: so they are found fast
        (?P<path>\d{{1,2}}\.\d{{1,2}}\.\d{{1,3}}(?=[.)]?\s*{KIND_WORD})|\d{{1,2}}\.\d{{1,2}}(?=[.)]?\s*(?:โครงการ|กิจกรรม)))
            [.)]?\s*                                     # '๑.๑.๑ โครงการ ก', '๑.๒ กิจกรรม ข': a project's own number
      | (?P<strategy>\d{{1,2}}\.\d{{1,2}}\.\d{{1,2}})\.?\s*(?=[\u0e01-\u0e5b])     # '๑.๑.๒ เสริมสร้าง…'
      | (?P<none>-?\s*ไม่มี\s*+(?:(?:{KIND_WORD}\s*/?\s*)+|-?\s*+$))                    # '- ไม่มีโครงการ/กิจกรรม'
      | \(?(?P<round>\d{{1,3}})\s*\)+\s*\.?\s*(?=\S)   # '๕) โครงการ', '(๓๕) โครงการ', '๑๖)) มาตรการ'
      | (?P<dot>\d{{1,3}})\s*\.(?!\d)\s*(?=\S)                                     # '1.โครงการ', '50. มาตรการ'
      | (?P<glued>\d{{1,3}})(?={KIND_WORD})                                         # '3กิจกรรม'
      | [-–•↳]\s*(?P<bullet>(?={KIND_WORD}))                                       # '- โครงการ', '↳ กิจกรรม'
    )""",
    re.VERBOSE,
)
_NOTHING = ("", "-", "–", "—")
_NONE = "ไม่มี"
_WORD_OF_STRATEGY = re.compile(r"(?<!\S)(?:(?:ประเด็น)?ยุทธศาสตร์|กลยุทธ์)(?:การพัฒนา)?\s*(?:ที่)?\s*[:：]?\s*\Z")
_LONGEST_WORD = 40
"""What stands before a strategy's number and says that it is one: ``กลยุทธ์ที่ 1.1.2``."""

_LONGEST_NUMBER = 4
_BEGINS_TITLE = re.compile(rf"(?=[กคมโ])(?<!\S){KIND_WORD}(?!ที่|\s*/)")
_KIND_FOLLOWS = re.compile(rf"[\s\"“”'‘’.]*{KIND_WORD}")


class CellPiece(NamedTuple):
    """A part of a project cell. ``number`` is the printed item number or the strategy's (``1.1.2``); ``opener`` what an
    item begins with, by which it may be part of another: two levels (``1.1``), brackets (``(1)``), a dash (``-``).
    """

    kind: PieceKind
    number: str | None
    text: str
    opener: str | None = None


def split_cell(cell: Cell, last_number: int | None) -> tuple[CellPiece, ...]:
    """The pieces of a project cell, in order.

    A number opens an item at the head of the cell or of one of its parts; inside running text only where it
    goes on counting from the item before (``last_number`` is the one above this cell) or a kind word follows
    it. So a number inside a title does not split it. One that touches the kind word opens an item at the head of the
    cell, where it counts on or is the first. A number of three levels before a kind word is a project's
    (missions may begin with มาตรการ, strategies begin with no kind word); its last level is the item's number.

    >>> from extract.ground.source import Span
    >>> text = "๑.๑.๒ เสริมสร้าง ๕) โครงการ ก (ตามมาตรา ๙) และ ๒) ข ๖) ส่งเสริม"
    >>> [(piece.kind, piece.number, piece.text) for piece in split_cell(Cell(text, (text,), Span(1, 1)), 4)]
    [('strategy', '1.1.2', 'เสริมสร้าง'), ('item', '5', 'โครงการ ก (ตามมาตรา ๙) และ ๒) ข'), ('item', '6', 'ส่งเสริม')]
    >>> [piece[2:] for piece in split_cell(Cell("↳ กิจกรรมอบรม", ("↳ กิจกรรมอบรม",), Span(1, 1)), 4)]
    [('กิจกรรมอบรม', '-')]
    >>> [split_cell(Cell("3กิจกรรม 5 ส", ("3กิจกรรม 5 ส",), Span(1, 1)), last)[0].number for last in (2, 4, None)]
    ['3', None, None]
    """
    return () if cell.text in _NOTHING else _pieces(cell.text, cell.parts, last_number)


def split_text(text: str) -> tuple[CellPiece, ...]:
    """The same of a text on one line, whatever stands above it."""
    return () if text in _NOTHING else _pieces(text, (text,), None)


@lru_cache(maxsize=1024)  # a cell is asked by whoever looks for rows, then by whoever reads them
def _pieces(text: str, parts: tuple[str, ...], last_number: int | None) -> tuple[CellPiece, ...]:
    """The pieces of a cell with some wording."""
    key = arabic_digits(text)
    heads = _part_heads(parts)
    openers: list[tuple[int, int, PieceKind, str | None]] = []
    begins: dict[int, str] = {}
    expected = None if last_number is None else last_number + 1
    numbered = False
    for match in _OPENER.finditer(key):
        at_head = match.start() in heads
        if match["path"]:
            number_text = match["path"].split(".")[-1]
            openers.append((match.start(), match.end(), "item", number_text))
            if match["path"].count(".") == 1:
                begins[match.start()] = match["path"]
            expected, numbered = None, True
        elif match["strategy"]:
            openers.append((match.start(), match.end(), "strategy", match["strategy"]))
        elif match["none"]:
            if match.start() and match[0].strip(" -") == _NONE:
                continue  # the end of a title
            openers.append((match.start(), match.end(), "none", None))
        elif match["round"] or match["dot"]:
            number = int(match["round"] or match["dot"])
            follows = bool(_KIND_FOLLOWS.match(key, match.end()))
            after_heading = bool(openers) and openers[-1][2] == "strategy"
            counts_on = number == expected and (match["round"] is not None or follows)
            if not (at_head or follows or counts_on or (after_heading and number == expected)):
                continue
            if match["dot"] and not at_head and not follows:
                continue
            openers.append((match.start(), match.end(), "item", str(number)))
            if match["round"] and match[0].startswith("("):
                begins[match.start()] = f"({number})"
            expected, numbered = number + 1, True
        elif match["glued"]:
            if match.start() == 0 and int(match["glued"]) == (expected or 1):
                openers.append((0, match.end(), "item", match["glued"]))
                expected, numbered = int(match["glued"]) + 1, True
        elif not numbered and (at_head or openers):
            openers.append((match.start(), match.end(), "item", None))
            begins[match.start()] = "-"
    pieces: list[CellPiece] = []
    first = openers[0][0] if openers else len(text)
    if above := _before(text[:first], openers[:1]):
        pieces.append(CellPiece("text", None, above))
    for position, (start, end, kind, number_text) in enumerate(openers):
        stop = openers[position + 1][0] if position + 1 < len(openers) else len(text)
        body = _before(text[end:stop], openers[position + 1 : position + 2])
        if kind == "item" and body in ("", "-", "–"):
            continue
        pieces.append(CellPiece(kind, number_text, body, begins.get(start)))
    return tuple(pieces)


def _before(text: str, following: Sequence[tuple[int, int, PieceKind, str | None]]) -> str:
    """What stands before the opener that follows, if one does, without the word that is a strategy's."""
    text = text.strip()
    if not following or following[0][2] != "strategy":
        return text
    word = _WORD_OF_STRATEGY.search(text, max(0, len(text) - _LONGEST_WORD))
    return text[: word.start()].rstrip() if word else text


def items_by_numbers(numbers: Cell, projects: Cell) -> tuple[CellPiece, ...]:
    """The items of a row that stacks several: where the cell of numbers counts on over as many as the projects' cell
    has parts, or kind words that begin a title, the first at its beginning. Nothing where it does not, so that a title
    over several lines is one.

    >>> from extract.ground.source import Span
    >>> here = Span(1, 1)
    >>> titles = Cell("โครงการ ก กิจกรรม ข", ("โครงการ ก", "กิจกรรม ข"), here)
    >>> [(piece.number, piece.text) for piece in items_by_numbers(Cell("๑ ๒", ("๑", "๒"), here), titles)]
    [('1', 'โครงการ ก'), ('2', 'กิจกรรม ข')]
    >>> items_by_numbers(Cell("1", ("1",), here), titles), items_by_numbers(Cell("1 3", ("1", "3"), here), titles)
    ((), ())
    >>> on_a_line = Cell("โครงการ ก และ ข กิจกรรม ค", ("โครงการ ก และ ข กิจกรรม ค",), here)
    >>> [piece.text for piece in items_by_numbers(Cell("1 2", ("1 2",), here), on_a_line)]
    ['โครงการ ก และ ข', 'กิจกรรม ค']
    """
    printed = [number.strip(" .()") for number in arabic_digits(numbers.text).split()]
    if len(printed) < 2 or not all(number.isdecimal() and len(number) <= _LONGEST_NUMBER for number in printed):
        return ()
    if any(int(below) != int(above) + 1 for above, below in pairwise(printed)):
        return ()
    titles: Sequence[str] = projects.parts
    if len(titles) != len(printed):
        titles = _titles_by_kind(projects.text)
    if len(titles) != len(printed) or not all(any(sign.isalpha() for sign in title) for title in titles):
        return ()
    return tuple(CellPiece("item", number, title) for number, title in zip(printed, titles, strict=True))


def _titles_by_kind(text: str) -> list[str]:
    """The titles in a text that begins with a kind word, each from such a word at a word's beginning to the next one;
    nothing where a kind word has no title.
    """
    starts = [match.start() for match in _BEGINS_TITLE.finditer(text)]
    if not starts or starts[0]:
        return []
    titles = [text[start:stop].strip() for start, stop in pairwise([*starts, len(text)])]
    return titles if all(_BEGINS_TITLE.sub("", title).strip() for title in titles) else []


def _part_heads(parts: Sequence[str]) -> frozenset[int]:
    """The offsets in a cell's text at which its parts begin."""
    heads, offset = set(), 0
    for part in parts:
        heads.add(offset)
        offset += len(part) + 1
    return frozenset(heads | {0})
