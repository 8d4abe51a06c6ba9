"""The names of columns that go on over the next lines of a head, and the total that is none of them."""

from __future__ import annotations

from collections.abc import Sequence

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.tables.columns.names import EACH_YEAR_IN_HEAD, TOTAL, is_column_name, is_unit
from parsers.tables.columns.roles import role_of
from parsers.tables.flat.ground.pieces import FlatPiece, pieces_of
from parsers.tables.flat.heads.names import LONGEST_NAME, YEAR_NAMED, YEAR_WORDS, names_in
from parsers.values.dates import parse_year

MOST_LINES = 3
"""Lines over which a name goes on."""

_LONGEST_PART = 6
_IN_CHARGE = "รับผิดชอบ"
_LONGEST_END = len(_IN_CHARGE)


def torn_name(source: SourceText, number: int, last: int) -> FlatPiece | None:
    """The name of a column that goes on over the next lines, which are none by themselves: ``ปี``, ``2566``. Its line is
    the last.
    """
    texts: list[str] = []
    found: FlatPiece | None = None
    for line in range(number, min(number + MOST_LINES, last + 1)):
        pieces = pieces_of(source, line)
        if len(pieces) != 1:
            break
        texts.append(pieces[0].text)
        joined, of_years = "".join(texts), texts[0] in YEAR_WORDS
        if len(joined) > LONGEST_NAME and not of_years:
            break
        if len(texts) == 1:
            continue
        spaced = " ".join(texts)
        if of_years and role_of(spaced) == "year" and parse_year(spaced):
            return FlatPiece(spaced, line)
        if role_of(joined) == "budget" and is_column_name(joined) and not is_unit(texts[-1]):
            found = FlatPiece(joined, line)
    return found


def with_whole_names(found: Sequence[FlatPiece]) -> list[FlatPiece]:
    """The same with the name of the offices' column as one where it stands on two lines: ``หน่วยงาน``, ``รับผิดชอบ``;
    that of the projects' where a slash says that it goes on: ``โครงการ/กิจกรรม/``, ``มาตรการ``; and that of a year with
    ``(ปีละ)`` below it.
    """
    whole: list[FlatPiece] = []
    for piece in found:
        above = whole[-1] if whole else None
        if above and role_of(above.text) == "year" and is_unit(piece.text) and EACH_YEAR_IN_HEAD.search(piece.text):
            whole[-1] = FlatPiece(f"{above.text} {piece.text}", piece.line)  # what its amounts are of
            continue
        together = f"{above.text}{piece.text}" if above and piece.line - above.line == 1 else ""
        roles = {role_of(text) for text in (above.text, piece.text, together)} if above and together else set()
        slash = bool(above and (above.text.endswith("/") or piece.text.startswith("/")))
        if above and (roles == {"responsible"} or (slash and roles == {"project"})):
            whole[-1] = FlatPiece(together, piece.line)
        else:
            whole.append(piece)
    return whole


def names_of_line(source: SourceText, number: int, last: int) -> list[FlatPiece]:
    """The names of columns on a line, the last of which may go on over the next lines; nothing where a word is left."""
    torn = torn_name(source, number, last)
    pieces = [torn] if torn else pieces_of(source, number)
    parts = [names_in(piece) for piece in pieces]
    if parts and not parts[-1]:
        before, _, begin = pieces[-1].text.rpartition(" ")
        whole = _rest_of_name(begin, source, number, last)
        parts[-1] = [*names_in(FlatPiece(before, number)), whole] if whole and before else [whole] if whole else []
    return [name for part in parts for name in part] if all(parts) else []


def _rest_of_name(begin: str, source: SourceText, number: int, last: int) -> FlatPiece | None:
    """The longest name of a column that begins at the end of a line and goes on over the next ones: ``หมา``, ``ยเหตุ``;
    or its year: ``ปี``, ``2568``.
    """
    of_years, found = begin in YEAR_WORDS, None
    for line in range(number + 1, min(number + MOST_LINES, last) + 1):
        pieces = pieces_of(source, line)
        if len(pieces) != 1 or len(pieces[0].text) > _LONGEST_PART:
            break
        if of_years:
            spaced = f"{begin} {pieces[0].text}"
            return FlatPiece(spaced, line) if role_of(spaced) == "year" and parse_year(spaced) else None
        begin += pieces[0].text
        if role_of(begin) not in ("other", "budget", "year") and is_column_name(begin):
            found = FlatPiece(begin, line)
    return found


def begun_above(found: Sequence[FlatPiece], name: FlatPiece) -> int | None:
    """The last column's name, begun on a line above, that ``name`` ends: ``หน่วยงาน``, ``รับผิดชอบ`` below the years."""
    role = role_of(name.text)
    if role not in ("responsible", "remark"):
        return None
    return next(
        (
            place
            for place, above in enumerate(found[:-1])
            if above.line < name.line
            and role_of(above.text) == role
            and is_column_name(joined := f"{above.text}{name.text}")
            and role_of(joined) == role
        ),
        None,
    )


def name_ended_by(found: Sequence[FlatPiece], pieces: Sequence[FlatPiece]) -> int | None:
    """The column of offices whose name a line ends that names nothing by itself: ``หน่วยงานที่รับ``, ``ผิดชอบ``."""
    if len(pieces) != 1 or len(pieces[0].text) > _LONGEST_END:
        return None
    names = [f"{above.text}{pieces[0].text}" if role_of(above.text) == "responsible" else "" for above in found]
    whole = [place for place, name in enumerate(names) if name.endswith(_IN_CHARGE) and is_column_name(name)]
    return whole[0] if len(whole) == 1 else None


def begins_total_of_rows(source: SourceText, piece: FlatPiece, last: int) -> bool:
    """Whether a text begins a total, and is no column of sums: what follows such a column is no value, or is the first
    row's number.
    """
    named = is_column_name(piece.text) or is_column_name(YEAR_NAMED.sub("", arabic_digits(piece.text)))
    if not TOTAL.match(piece.text) or not named:
        return bool(TOTAL.match(piece.text))
    below = range(piece.line + 1, min(piece.line + MOST_LINES, last) + 1)
    following = [found[0] for line in below if (found := pieces_of(source, line))][:2]
    if len(following) == 2 and following[0].text.strip(".() ") in ("1", "๑") and following[1].names_items:
        return False
    return not following or following[0].is_value
