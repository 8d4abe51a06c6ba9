"""The lines below a head of a table set by position: where its body ends and the next head begins, what of them is none
of the table, and what goes on over two of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.structure.headings import ends_table
from parsers.structure.levels import level_named
from parsers.tables.columns.roles import role_of
from parsers.tables.flat.ground.pieces import FARTHEST
from parsers.tables.layout.gutters import LayoutHead
from parsers.tables.layout.placed_lines import ITEM_NUMBER
from parsers.tables.layout.placed_words import Word, joined, overlap, pieces, words
from parsers.tables.rows.cell_kinds import begins_with_item, is_figure
from parsers.tables.rows.row_begins import begins_total
from parsers.tables.rows.torn_figures import is_begin_alone, lacks_digits, tears_satang
from parsers.values.money.units import factor_on_line, unit_in_cell
from parsers.values.page_marks import MAYBE_PAGE_MARK, is_blanked_or_rule

_GRAND_TOTAL = re.compile(r"(?:ยอด)?รวม\s*ทั?้?ง")
_COUNTED = re.compile(r"(?:(?:\d++|โครงการ|กิจกรรม|มาตรการ|และ|/|\.)\s*+)++")
_FIGURES = re.compile(r"[\d,.]+")
_LETTER = re.compile("[ก-ฮ]")
_OF_A_GROUP = 3
_NEAR = 2
"""Places that the rest of a figure may stand aside."""

_LONGEST_CELL = 40
"""Lines of a cell that goes on over a page's end, more than which none has."""

BodyLine = tuple[tuple[int, bool], list[Word]]
"""A line below a head, whether an empty one stands above it, and its words."""


class Heads(NamedTuple):
    """A kind of heads: how many columns a line names, the head around such a line, that with its columns where the
    values below stand (None where these do not say which is whose), and how many texts stand one below the other.
    """

    named_on: Callable[[SourceText, int], int]
    find: Callable[[SourceText, int, int, int, bool], LayoutHead | None]
    fit: Callable[[LayoutHead, Sequence[Sequence[Word]]], LayoutHead | None]
    aligned: Callable[[Sequence[Sequence[Word]]], int]


def find_again(
    source: SourceText, anchor: int, head: LayoutHead, last: int, kind: Heads, *, drawn: bool
) -> LayoutHead | None:
    """The head around a line below another head: of as many lines as that one where it is the same one, for words of a
    row right below it may be taken for parts of its names.
    """
    above, below = head.anchor - head.start, head.end - head.anchor
    same = kind.find(source, anchor, max(head.end + 1, anchor - above), min(last, anchor + below), drawn)
    if same is not None and [one.text for one in same.columns] == [one.text for one in head.columns]:
        return same
    return kind.find(source, anchor, head.end + 1, last, drawn)


def body_below(
    source: SourceText, head: LayoutHead, last: int, kind: Heads, *, leads: bool, drawn: bool
) -> tuple[list[BodyLine], int | None, bool]:
    """The lines below a head with whether an empty line stands above, the line of years that begins the next head,
    and whether the table is over: a grand total ends it, but where it stands above all values, right below the first
    head (``leads``).
    """
    body: list[BodyLine] = []
    above, blank, goes_on = head.end, False, False
    valued = not leads
    for number in range(head.end + 1, last + 1):
        key = source.key(number).strip()
        if not key or is_blanked_or_rule(source, number):
            blank = blank or not key
            continue
        if kind.named_on(source, number):
            following = find_again(source, number, head, last, kind, drawn=drawn)
            if following is not None:
                while body and body[-1][0][0] >= following.start:
                    body.pop()
                return body, number, False
        if ends_table(key):
            break
        if number - above > FARTHEST and not goes_on:
            goes_on = _head_below(source, number, last, kind)
            if not goes_on:
                break
        here = words(source, number, drawn=drawn)
        if _says_units_alone(key, here):
            continue  # above the next head, or below the table
        if _is_page_mark(source, number, here, head, body):
            continue
        body.append(((number, blank), here))
        blank = False
        if any(map(_holds_values, pieces(here))):
            above = number
            if valued and any(_GRAND_TOTAL.match(joined(piece)) for piece in pieces(here)):
                rest, below = _rest_of_total(source, body, last, kind, drawn=drawn)
                return [*body, *rest], below, below is None
            valued = True
    return [*_until(body, above)], None, True


def _says_units_alone(key: str, here: Sequence[Word]) -> bool:
    """Whether a line says a unit, for all columns or in brackets for each, and names no place of the tree."""
    if factor_on_line(key) is not None:
        return level_named(key) is None
    return len(here) > 1 and all(word.text.startswith("(") and unit_in_cell(word.text) for word in here)


def _holds_values(piece: Sequence[Word]) -> bool:
    """Whether words are a value, or values that fill their columns so that one blank alone parts them."""
    return is_figure(joined(piece)) or all(is_figure(word.text) for word in piece)


def _is_page_mark(
    source: SourceText, number: int, found: Sequence[Word], head: LayoutHead, body: Sequence[BodyLine]
) -> bool:
    """Whether a line says on which page it is: a number that is no row's and no figure's last digits, or a letter alone
    at a page's end.
    """
    key = source.key(number).strip()
    if _LETTER.fullmatch(key):
        below = next((n for n in range(number + 1, len(source.lines) + 1) if source.key(n).strip()), None)
        return below is None or source.page(below) != source.page(number)
    if not MAYBE_PAGE_MARK.fullmatch(key):
        return False
    above = body[-1][1] if body else []
    of_row = _in_number_column(found, head) or any(lacks_digits(word.text, key) for word in above)
    if len(found) == 1 and body and body[-1][0][0] == number - 1:
        of_row = of_row or any(_is_last_digit(found[0], word) for word in above)
    return not (key.isdecimal() and (of_row or _ends_figures_around_total(body, found)))


def _ends_figures_around_total(body: Sequence[BodyLine], found: Sequence[Word]) -> bool:
    """Whether words right below a total are the last digits of as many figures alone on the line right above it, each
    below its own or beside that.
    """
    if len(body) < 2 or not any(begins_total(joined(piece)) for piece in pieces(body[-1][1])):
        return False
    above = body[-2][1]
    return len(above) == len(found) and all(map(_is_last_digit, found, above))


def _is_last_digit(lower: Word, upper: Word) -> bool:
    """Whether a word may be the last digit of the figure that stands above it or beside that."""
    near = overlap((upper.start - _NEAR, upper.end + _NEAR), (lower.start, lower.end))
    return near and tears_satang(arabic_digits(upper.text), arabic_digits(lower.text))


def _rest_of_total(
    source: SourceText, body: Sequence[BodyLine], last: int, kind: Heads, *, drawn: bool
) -> tuple[list[BodyLine], int | None]:
    """The lines below a total, the last line of a ``body``, that say what it counts (``โครงการ/กิจกรรม/มาตรการ``,
    ``กิจกรรม 1 มาตรการ``) or hold the rest of its figures, and the line of years of the next head where these go on
    below it.
    """
    rest: list[BodyLine] = []
    (total, _), found = body[-1]
    number = total
    for number in range(total + 1, last + 1):
        key = source.key(number).strip()
        if not key:
            continue
        here = words(source, number, drawn=drawn)
        figures = [word for word in here if _FIGURES.fullmatch(arabic_digits(word.text))]
        counted = joined([word for word in here if word not in figures])
        goes_on = len(figures) > 1 or lacks_digits(found[-1].text, key) or _ends_figures_around_total(body, here)
        if (counted and not _COUNTED.fullmatch(counted)) or not (counted or goes_on):
            break
        rest.append(((number, False), here))
        found = figures if goes_on else found
    figures_of_total = [word.text for word in found if _FIGURES.fullmatch(arabic_digits(word.text))]
    if not any(map(is_begin_alone, figures_of_total)) and any(len(text) > _OF_A_GROUP for text in figures_of_total):
        return rest, None  # whole
    below = range(number, min(number + _LONGEST_CELL, last) + 1)
    return rest, next((n for n in below if kind.named_on(source, n)), None)


def _head_below(source: SourceText, first: int, last: int, kind: Heads) -> bool:
    """Whether a head returns soon below a line: a cell may be longer than a page."""
    for number in range(first, min(first + _LONGEST_CELL, last) + 1):
        key = source.key(number).strip()
        if kind.named_on(source, number):
            return True
        if ends_table(key):
            return False
    return False


def without_rest_of_name(body: Sequence[BodyLine], head: LayoutHead, first: LayoutHead) -> list[BodyLine]:
    """The lines below a head without the rest of the name of its first column, which its narrow cell goes on with
    beside the words of a row: ``ที่`` below ``ลำดับ``, where the ``first`` head of the table has ``ลำดับที่``.
    """
    whole, name = first.columns[0].text, head.columns[0].text
    if not body or not whole.startswith(name) or whole == name:
        return list(body)
    place, found = body[0]
    if len(found) < 2 or name + found[0].text != whole or found[0].start > head.columns[0].end:
        return list(body)
    return [(place, found[1:]), *body[1:]]


def with_whole_headings(body: Sequence[BodyLine], head: LayoutHead) -> list[BodyLine]:
    """The lines of a table with each heading on one, which goes on below where it reaches over the years."""
    found: list[BodyLine] = []
    for place, rest in body:
        if found and not place[1] and _goes_on(found[-1][1], rest, head):
            above, heading = found[-1]
            beyond = heading[-1].end + 1 - rest[0].start
            moved = (word._replace(start=word.start + beyond, end=word.end + beyond) for word in rest)
            found[-1] = above, [*heading, *moved]
        else:
            found.append((place, rest))
    return found


def _goes_on(above: Sequence[Word], rest: Sequence[Word], head: LayoutHead) -> bool:
    """Whether words alone on a line go on with a heading above them: they begin where it does, among the rows' numbers,
    and it reaches over the years.
    """
    if above[-1].end <= head.columns[head.years[0]].start or not _in_number_column(rest, head):
        return False
    if rest[0].start > above[0].start + 1 or len(list(pieces(rest))) > 1 or is_figure(rest[0].text):
        return False
    text = joined(rest)
    begins = level_named(text) is not None or begins_total(text) or begins_with_item(text)
    return level_named(joined(above)) is not None and not begins


def _until(body: Sequence[BodyLine], above: int) -> Iterator[BodyLine]:
    """The lines of a table that no total ends: to the last value, then what goes on with it, then items without any."""
    begins = {piece[0].start for (number, _), found in body if number <= above for piece in pieces(found)}
    for (number, blank), found in body:
        if number > above:
            known = all(any(abs(piece[0].start - place) <= 1 for place in begins) for piece in pieces(found))
            if not known or (blank and not ITEM_NUMBER.match(arabic_digits(joined(found)))):
                return
        yield (number, blank), found


def _in_number_column(found: Sequence[Word], head: LayoutHead) -> bool:
    return role_of(head.columns[0].text) == "number" and found[0].start <= head.columns[0].end
