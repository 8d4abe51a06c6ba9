"""Words of a table whose cells lie in any order with no empty line between: those of offices told from those of titles.

Where a line stands says nothing there. What goes on with a title as the document has it elsewhere is the title's. Names
of offices are told by how they begin, and put together as whole names are known. Each row has one: only where that
comes out, and each part of a name is there as often as its beginning, is it sure that what is left is the titles'.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from parsers.tables.columns.roles import squeezed
from parsers.tables.flat.ground.pieces import FlatPiece, letters_of
from parsers.tables.rows.cell_kinds import names_unit

_MOST = 1000
"""Lines of words that are looked at."""

_MOST_RESTS = 4
"""Lines of an office behind its first."""

_SHORTENED = "ฯ"
_TARGET = re.compile(
    r"(?:(?:จำนวน|อย่างน้อย|ไม่(?:น้อย|ต่ำ)กว่า|ร้อยละ)\s*)*\d(?:[\d,.]*\d)?\s*(?:%|[^\d\s.)(].{0,24})?|(?:ทุก|ตลอด).{1,20}"
)
"""'120 คน', '12 ครั้ง/ปี', 'ร้อยละ 80', 'ทุกเดือน'; a bare number is a row's, or money."""

_BARE = re.compile(r"[\d,.]+")


@dataclass(slots=True)
class LooseWords:
    """A line of words, and the title that began before it, if any."""

    piece: FlatPiece
    title: list[FlatPiece] | None


def is_target(key: str) -> bool:
    """Whether a line of Arabic digits says how much or how often, and nothing else.

    >>> [is_target(key) for key in ("120 คน", "12 ครั้ง/ปี", "ร้อยละ 80", "ทุกเดือน", "ภายใน 15 วัน", "15", "1. กลุ่ม", "2566")]
    [True, True, True, True, False, False, False, False]
    """
    return bool(_TARGET.fullmatch(key)) and not _BARE.fullmatch(key)


def give_words(loose: Sequence[LooseWords], elsewhere: str, rows: int, offices: Collection[str] | None = None) -> bool:
    """Give each title the words that are its own, in their order; whether all words are told: each of so many rows has
    an office, of the names in ``offices`` (None where there is no column of them), and none lacks a part. ``elsewhere``
    is what stands beside the table.
    """
    if len(loose) > _MOST:
        return False
    known = _of_known_titles(loose, elsewhere)
    texts = [letters_of(words.piece.text) for words in loose]
    left = [at for at in range(len(loose)) if at not in known]
    begins = Counter(texts[at] for at in left if offices is not None and names_unit(texts[at]))
    printed = Counter(texts[at] for at in left if texts[at] not in begins)
    rests = {begin: _rests_of(begin, count, printed, offices or ()) for begin, count in begins.items()}
    due = Counter(rest for begin, own in rests.items() for rest in (own or ()) * begins[begin])
    sure = None not in rests.values() and all(printed[rest] == count for rest, count in due.items())
    sure = sure and begins.total() == (rows if offices is not None else 0)
    for at, words in enumerate(loose):
        if at not in known and (texts[at] in begins or texts[at] in due):
            continue
        if words.title is None:
            sure = False
        else:
            words.title.append(words.piece)
    return sure


def _of_known_titles(loose: Sequence[LooseWords], elsewhere: str) -> set[int]:
    """The lines that go on with their title as it stands elsewhere."""
    whole: dict[int, str] = {}
    found: set[int] = set()
    for at, words in enumerate(loose):
        if words.title is None:
            continue
        begun = whole.get(id(words.title)) or squeezed("".join(piece.text for piece in words.title))
        further = begun + squeezed(words.piece.text)
        if further in elsewhere:
            whole[id(words.title)] = further
            found.add(at)
    return found


def _rests_of(begin: str, count: int, printed: Counter[str], offices: Collection[str]) -> tuple[str, ...] | None:
    """The texts with which the beginning of an office's name, which stands there so many times, is whole: the longest
    name of which each part is printed as often at least. None where there is none.
    """
    parts = sorted(text for text in printed if printed[text] >= count)
    begin, shortened = begin.removesuffix(_SHORTENED), begin.endswith(_SHORTENED)
    for name in sorted((name for name in offices if name.startswith(begin)), key=len, reverse=True):
        found = () if shortened else _parted(name[len(begin) :], parts, _MOST_RESTS)
        if found is not None:
            return found
    return None


def _parted(rest: str, parts: Sequence[str], most: int) -> tuple[str, ...] | None:
    """A text as some of the parts, one behind the other; the last may be shortened."""
    if not rest:
        return ()
    for part in parts if most else ():
        if part.endswith(_SHORTENED) and len(part) > 1 and rest.startswith(part[:-1]):
            return (part,)
        if rest.startswith(part) and (more := _parted(rest[len(part) :], parts, most - 1)) is not None:
            return (part, *more)
    return None
