"""Words of a table whose cells lie in any order with no empty line between: those of offices told from those of titles.

Where a line stands says nothing there. What goes on with a title as the document has it elsewhere is the title's. The
names of offices are told by how they begin, their rests by names that stand elsewhere. Each row has one office: only
where that comes out is it sure that what is left is the titles'.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from parsers.tables.columns.roles import squeezed
from parsers.tables.flat.heads import FlatPiece
from parsers.tables.rows.cell_kinds import names_unit

_MOST = 1000
"""Lines of words that are looked at."""

_MOST_RESTS = 4
"""Lines of an office behind its first."""

_SHORTENED = "ฯ"
_TARGET = re.compile(
    r"(?:(?:จำนวน|อย่างน้อย|ไม่(?:น้อย|ต่ำ)กว่า|ร้อยละ)\s*)*\d[\d,.]*\s*(?:%|[^\d\s.)(].{0,24})?|(?:ทุก|ตลอด).{1,20}"
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


def give_words(loose: Sequence[LooseWords], elsewhere: str, rows: int, *, with_offices: bool) -> bool:
    """Give each title the words that are its own, in their order; whether all words are told: each of so many rows has
    an office (where there is a column of them), and none lacks a part. ``elsewhere`` is what stands beside the table.
    """
    if len(loose) > _MOST:
        return False
    known = _of_known_titles(loose, elsewhere)
    texts = [squeezed(words.piece.text) for words in loose]
    begins = [at for at, text in enumerate(texts) if with_offices and at not in known and names_unit(text)]
    rests: dict[str, tuple[str, ...]] = {}
    alone: set[str] = set()
    for at in begins:
        behind = _right_behind(loose, at, {*known, *begins})
        chain = _rests_of(texts[at], [texts[place] for place in behind], elsewhere)
        rests[texts[at]] = max(rests.get(texts[at], ()), chain, key=len)
        if not behind:
            alone.add(texts[at])
    due = Counter(rest for at in begins for rest in rests[texts[at]])
    left = [at for at in range(len(loose)) if at not in known and at not in begins]
    printed = Counter(texts[at] for at in left)
    # An office with words behind it each time, none of them known to be its rest, may lack it.
    sure = all(chain or office in alone for office, chain in rests.items())
    sure = sure and len(begins) == (rows if with_offices else 0) and all(printed[rest] == n for rest, n in due.items())
    for at, words in enumerate(loose):
        of_title = at in known or (at in left and texts[at] not in due)
        if of_title and words.title is not None:
            words.title.append(words.piece)
        sure = sure and not (of_title and words.title is None)
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


def _right_behind(loose: Sequence[LooseWords], at: int, others: set[int]) -> list[int]:
    """The lines of no other words that stand right behind one."""
    line = loose[at].piece.line
    places = range(at + 1, min(at + 1 + _MOST_RESTS, len(loose)))
    return list(takewhile(lambda one: one not in others and loose[one].piece.line == line + one - at, places))


def _rests_of(office: str, behind: Sequence[str], elsewhere: str) -> tuple[str, ...]:
    """The first of some texts with which an office has a name that stands elsewhere; it may be shortened here."""
    for count in range(len(behind), 0, -1):
        if "".join((office, *behind[:count])).removesuffix(_SHORTENED) in elsewhere:
            return tuple(behind[:count])
    return ()
