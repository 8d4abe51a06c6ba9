"""Rows that a page's end tore: what the row at the top of a page has to do with the last one of the page before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise

from extract.ground.characters import arabic_digits
from extract.pdf.layout.pieces.tables import FEW, PageCell
from extract.pdf.layout.pieces.wrapped import begins_entry, cell_pieces, joined, makes_amount
from extract.pdf.letters.glyphs import UNMAPPED

_TOTAL = re.compile(r"\s*(?:ยอด)?รวม|\s*ทั้ง(?:หมด|สิ้น)")
_NUMBER = re.compile(r"\d{1,3}[.)]?")
_HEADS_NUMBERS = re.compile(r"(?:ลำดับ|ข้อ|เลข)?(?:ที่)?|no\.?|#", re.IGNORECASE)
_MISSION = re.compile(r"\d(?:\.\d){1,2}")
_WHOLE = re.compile(r"[-–—]|0(?:\.\d{1,2})?|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,2})?|[1-9]\d*(?:\.\d{1,2})?")
_RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_VALUE = re.compile(rf"(?:[-–—]|[,.]?[0-9๐-๙\ufffd][0-9๐-๙,.\ufffd]*)[{_RAISED}]*")
"""A value, or the rest of one: ``,000``, or what stands for one that nobody can read."""

_BEGUN = re.compile(r",(\d{0,2})\Z")
_DIGITS = re.compile(r"\d+")
_GROUP = 3
"""Digits between two commas of an amount."""

_ENOUGH = 3
"""Rows with values: fewer do not tell what the rows of a table are like."""

_DIGIT = re.compile(r"[0-9๐-๙]")

Row = Sequence[PageCell]


class _Kin(Enum):
    """What a value is to the one above it."""

    ALONE = "nothing stands above it"
    TORN = "both make one amount, and neither would be one by itself"
    BESIDE = "both are amounts"
    BROKEN = "one of them is no amount, and both together are none"


def joined_rows(before: Sequence[Row], row: Row) -> tuple[PageCell, ...] | None:
    """The last row of a page with what the next page's first row adds to it; None where that is a row of its own.

    ``before`` are the rows of the table so far: the others tell whether it has items without a value.
    The rest of an amount joins its beginning. Where it cannot be told whether a value is a rest, or of which item it
    is, the values stand apart in one cell: as many as no item has, so that none is assigned.
    """
    above = before[-1]
    if not any(cell.text for cell in row) or any(_TOTAL.match(cell.text) for cell in row):
        return None
    if own_from(before, row) is not None:
        return None
    pairs = _pairs(above, row)
    if pairs is None:
        return None
    if not any(_is_value(piece) for _, cell in pairs for piece in cell.pieces):
        return _appended(above, pairs, {}) if _text_goes_on(before, row, pairs) else None
    if any(begins_entry(cell.pieces[0]) for _, cell in pairs) or _is_number(row[0]):
        torn = not _is_number(row[0]) and any(
            _ends_begun(old, cell) or _kin(old, cell) is _Kin.TORN for old, cell in pairs if _is_value(cell.text)
        )
        if not (torn or _waits(above) or _lacks(before, row)) or any(not old.text for old, _ in pairs):
            return None
        return _appended(above, pairs, {cell.column: _kin(old, cell) for old, cell in pairs if _is_value(cell.text)})
    shared = any(begins_entry(piece) for _, cell in pairs for piece in cell.pieces[1:])
    values = [(old, cell) for old, cell in pairs if _is_value(cell.text)]
    texts = [(old, cell) for old, cell in pairs if not _is_value(cell.text)]
    kin = {cell.column: _kin(old, cell) for old, cell in values}
    found = set(kin.values())
    if found & {_Kin.TORN, _Kin.BROKEN}:
        return _appended(above, pairs, kin)
    if any(not _may_go_on(old.text, cell.text) for old, cell in texts):
        return None
    has_values = any(_is_value(cell.text) for cell in above[1:])
    numbered = _is_number(above[0]) or any(begins_entry(cell.text) for cell in above) or _TOTAL.match(above[0].text)
    named = any(cell.text and not _is_value(cell.text) for cell in above)
    if named and not texts:
        return _appended(above, pairs, kin)
    if numbered and (shared or not has_values or _Kin.BESIDE in found):
        return _appended(above, pairs, kin)
    return None


def with_sharing_row(before: Sequence[Row], row: Row) -> tuple[PageCell, ...] | None:
    """The last row with the one below it, which no ruling parts from it and which lacks a value that all others have,
    or has the rest of one that was begun above: both may share theirs. None where it has its own.
    """
    pairs = _pairs(before[-1], row)
    if pairs is None or any(_TOTAL.match(cell.text) for cell in row):
        return None
    if not _lacks(before, row) and not any(_ends_begun(old, cell) for old, cell in pairs):
        return None
    return _appended(before[-1], pairs, {cell.column: _Kin.BESIDE for _, cell in pairs if _is_value(cell.text)})


def own_from(before: Sequence[Row], row: Row) -> int | None:
    """The column from which on a page's first row is surely one of its own, whatever stands before it: that of its
    number (:func:`_counted_in`), or of its title. None where it may be the rest of the last row, or share its cells.
    """
    if _waits(before[-1]):
        return None
    number = _counted_in(before, row)
    return _titled_in(before, row) if number is None else number


def _titled_in(before: Sequence[Row], row: Row) -> int | None:
    """The column of a row's title, where neither titles nor rows have numbers, so that no cell holds those of several
    rows, and a year has one value above and one in the row that cannot be its rest.
    """
    place = next((place for place, cell in enumerate(row) if _is_value(cell.text)), 0)
    title = next((cell for cell in reversed(row[:place]) if cell.text), None)
    pairs = _pairs(before[-1], row)
    if title is None or pairs is None or any(_is_number(cell) for cell in before[-1] if cell.column < title.column):
        return None
    if any(begins_entry(piece) for cell in _below_each_other((*before, row), title) for piece in cell.pieces):
        return None
    if any(_is_value(old.text) != _is_value(cell.text) for old, cell in pairs if old.text):
        return None
    values = [(old, cell) for old, cell in pairs if _is_value(cell.text)]
    if {_kin(old, cell) for old, cell in values} & {_Kin.TORN, _Kin.BROKEN}:
        return None
    twice = [(old.text, cell.text) for old, cell in values if old.text]
    return title.column if any(not makes_amount(two, among_words=True) for two in twice) else None


def _below_each_other(rows: Iterable[Row], of: PageCell) -> list[PageCell]:
    """The cells of rows that stand in the columns of a cell."""
    _, first, _, reach, *_ = of
    return [cell for row in rows for cell in row if cell[1] == first and cell[3] == reach]


def _counted_in(before: Sequence[Row], row: Row) -> int | None:
    """The column in which a table counts its rows, where ``row`` has the next number in it: a row of its own, though
    its number is not the first of its cells (``ภารกิจ | ที่ | โครงการ``). None where none is counted so.

    All figures of such a column count, each cell before it is empty or a text, and the title stands behind it. Where
    but one number is known, the column's head says so (``ที่``), or nothing stands before the row's own.
    """
    filled = [cell for cell in row if cell.text]
    place = next((place for place, cell in enumerate(filled) if _is_value(cell.text)), len(filled))
    if place + 1 >= len(filled) or not _is_number(filled[place]) or _is_value(filled[place + 1].text):
        return None
    number = filled[place]
    column = [cell.text for cell in _below_each_other(before, number)]
    known = [text for text in column if _is_value(text)]
    heads = any(text and _HEADS_NUMBERS.fullmatch("".join(text.split())) for text in column)
    if len(known) < (1 if heads or not place else 2):
        return None
    numbers = [_number(text) for text in (*known, number.text)]
    counts = all(below == above + 1 or (below == 1 < len(known)) for above, below in pairwise(numbers))
    return number.column if counts and 0 not in numbers else None


def _number(text: str) -> int:
    """The number of a row; 0 where a text is none."""
    found = arabic_digits(text.strip())
    return int(found.rstrip(".)")) if _NUMBER.fullmatch(found) else 0


def rows_of(rows: Sequence[Row], *, ruled: bool) -> list[tuple[PageCell, ...]]:
    """The rows of a page's table. Where no rulings part them, the rest of a value that was begun in the row above
    (``1,2`` above ``50,000``, in a narrow cell) tells that both share their values: they are one row.
    """
    found: list[tuple[PageCell, ...]] = []
    for row in rows:
        pairs = None if ruled or not found or any(_TOTAL.match(cell.text) for cell in row) else _pairs(found[-1], row)
        if pairs is not None and any(_ends_begun(old, cell) for old, cell in pairs):
            found[-1] = _appended(found[-1], pairs, dict.fromkeys((cell.column for _, cell in pairs), _Kin.BESIDE))
        else:
            found.append(tuple(row))
    return found


def _waits(above: Row) -> bool:
    """Whether a row has more values than items in a column: the next item shares its cells, or has the rest of one."""
    items = max(map(_items, above), default=0)
    return items > 0 and any(len(cell.text.split()) > items for cell in above[1:] if _is_value(cell.text))


def _lacks(before: Sequence[Row], row: Row) -> bool:
    """Whether a row with values has none in a column that all rows with values fill: it may share the row above."""
    if _is_number(row[0]) or not any(_is_value(cell.text) for cell in row[1:]) or _counted_in(before, row) is not None:
        return False
    texts = [cell for cell in row if cell.text and not _is_value(cell.text)]
    if len(texts) > 1 and not _are_rests(before, texts):
        return False  # a text beside its item, as an office, is its own
    filled = [columns for other in before if (columns := {cell.column for cell in other[1:] if _is_value(cell.text)})]
    empty = {cell.column for cell in row if not cell.text}
    return bool(filled) and not empty.isdisjoint(filled[0].intersection(*filled[1:]))


def _are_rests(before: Sequence[Row], texts: Sequence[PageCell]) -> bool:
    """Whether texts beside an item are rests of those above: of an entry, or neither piece stands alone elsewhere."""
    entries = [cell for cell in texts if begins_entry(cell.text)]
    beside = [cell for cell in texts if cell not in entries] if entries else texts[1:]
    above = {cell.column: cell.text for cell in before[-1]}
    enough = _with_values(before) >= _ENOUGH
    others = {(cell.column, "".join(cell.text.split())) for other in before[:-1] for cell in other}
    return len(entries) <= 1 and all(
        above.get(cell.column)
        and (begins_entry(above[cell.column]) or (enough and others.isdisjoint(_alone(cell, above[cell.column]))))
        for cell in beside
    )


def _with_values(rows: Sequence[Row]) -> int:
    return sum(any(_is_value(cell.text) for cell in row[1:]) for row in rows)


def _alone(cell: PageCell, above: str) -> set[tuple[int, str]]:
    return {(cell.column, "".join(text.split())) for text in (cell.text, above)}


def _ends_begun(above: PageCell, cell: PageCell) -> bool:
    """Whether a value has the digits that one lacks whose last line is no value by itself: ``,00`` above ``0``."""
    if not _is_value(above.text) or not _is_value(cell.text):
        return False
    begun = _BEGUN.search(arabic_digits(above.text))
    rest = _DIGITS.match(arabic_digits(cell.text))
    return begun is not None and rest is not None and len(begun[1]) + len(rest[0]) == _GROUP


def _pairs(above: Row, row: Row) -> list[tuple[PageCell, PageCell]] | None:
    """The filled cells of a row, each with the one above it; None where one has none, as below a merged cell."""
    by_column = {(cell.column, cell.columns): cell for cell in above}
    pairs = []
    for cell in row:
        if not cell.text:
            continue
        before = by_column.get((cell.column, cell.columns))
        if before is None:
            return None
        pairs.append((before, cell))
    return pairs


def _is_value(text: str) -> bool:
    words = text.split()
    return bool(words) and all(map(_VALUE.fullmatch, words))


def _may_go_on(above: str, text: str) -> bool:
    """Whether a text may go on in another one: not where a value, or nothing, stands above it.

    >>> _may_go_on("กองคลัง", "และ"), _may_go_on("1.1", "บุคลากร"), _may_go_on("5,000", "บุคลากร")
    (True, True, False)
    """
    return bool(above and text) and (not _is_value(above) or bool(_MISSION.fullmatch(arabic_digits(above))))


def _is_number(cell: PageCell) -> bool:
    return bool(_NUMBER.fullmatch(arabic_digits(cell.text.strip())))


def _kin(above: PageCell, cell: PageCell) -> _Kin:
    if not above.text:
        return _Kin.ALONE
    first, second = above.pieces[-1].split()[-1], cell.pieces[0].split()[0].rstrip(_RAISED)
    if makes_amount([first, second], among_words=False):
        return _Kin.TORN
    whole = all(_WHOLE.fullmatch(arabic_digits(part)) for part in (first, second))
    return _Kin.BESIDE if whole else _Kin.BROKEN


def _text_goes_on(rows: Sequence[Row], row: Row, pairs: Sequence[tuple[PageCell, PageCell]]) -> bool:
    """Whether a row without a value is what did not fit on the page before.

    Every text goes on below a text. A text that begins no entry plainly goes on. With two of those, entries may follow
    in other cells: the items of a shared cell were parted. With one, and none in the first column, no entry may follow
    a row with amounts: a new item may lack its own, but for one whose values stand above. Items alone are more of the
    cell above where each has its value there; where they have too few, nothing tells whose those are, unless it is the
    table's habit to leave cells blank. Of dashes alone that is said where enough rows show that it is not.
    """
    above = rows[-1]
    if any(not before.text for before, _ in pairs):
        return False
    entries = [begins_entry(cell.text) for _, cell in pairs]
    plain = len(entries) - sum(entries)
    if plain > 1 or (plain == sum(entries) == 1 and _waits(above)):
        return True
    amounts = [cell for cell in above[1:] if _is_value(cell.text)]  # the first may be the row's number
    if row[0].text or plain:
        return plain == 1 and not row[0].text and not (amounts and any(entries))
    if len(pairs) > 1 or not begins_entry(pairs[0][0].text) or not amounts:
        return False
    items = _items(pairs[0][0]) + _items(pairs[0][1])
    if {len(cell.text.split()) for cell in amounts} == {items}:
        return True
    known = any(_DIGIT.search(cell.text) for cell in amounts) or _with_values(rows) >= _ENOUGH
    return known and not _leaves_blank(rows[:-1])


def _items(cell: PageCell) -> int:
    return sum(map(begins_entry, cell.pieces))


def _leaves_blank(rows: Sequence[Row]) -> bool:
    """Whether a table has items without any value in rows of their own, and none that share a row."""
    blank = False
    for row in rows:
        items = max(map(_items, row), default=0)
        values = any(_is_value(cell.text) for cell in row[1:])
        if items > 1 and values:
            return False
        blank = blank or (items == 1 and not values)
    return blank


def _appended(above: Row, pairs: Sequence[tuple[PageCell, PageCell]], kin: dict[int, _Kin]) -> tuple[PageCell, ...]:
    more = {before.column: cell for before, cell in pairs}
    cells = []
    for before in above:
        cell = more.get(before.column)
        if cell is None:
            cells.append(before)
            continue
        *head, last = before.pieces or ("",)
        how = kin.get(before.column)
        if how is _Kin.TORN:
            pieces = [*head, last + cell.pieces[0], *cell.pieces[1:]]
        elif how is not None or begins_entry(cell.pieces[0]):
            pieces = [*filter(None, (*head, last)), *cell.pieces]
        else:
            pieces = cell_pieces([*head, joined(last, cell.pieces[0]), *cell.pieces[1:]])
        if how is not None:
            pieces = _unsure(pieces)
        cells.append(before._replace(pieces=tuple(pieces)))
    return tuple(cells)


def _unsure(pieces: Sequence[str]) -> list[str]:
    """The pieces of a cell that a page's end tore: ``1`` above ``2,500`` may be one amount, and is none for certain."""
    found: list[str] = []
    for piece in pieces:
        if found and FEW.fullmatch(found[-1].strip()) and makes_amount([found[-1], piece], among_words=True):
            found[-1] += UNMAPPED + piece
        else:
            found.append(piece)
    return found
