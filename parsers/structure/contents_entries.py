"""The lines of a table of contents: which of them are its entries, and where it ends."""

from __future__ import annotations

import re

from extract.ground.characters import BULLETS
from parsers.structure.headings import chapter_of, heading_of
from parsers.structure.listed_pages import end_of_list
from parsers.structure.walk import Walk, open_section
from parsers.values.page_marks import is_blanked_or_rule

_MOST_BETWEEN_ROWS = 3
_BEFORE_ENTRY = f"-–* {BULLETS}"
_LONGEST_ENTRY = 110
_MOST_ENTRIES = 200
_LONGEST_ANNOUNCEMENT = 30
DATED = re.compile(r"(?:จึง)?ประกาศ.{0,40}ณ\s*วันที่|(?:ประกาศ|ให้ไว้)\s*(?:ณ|เมื่อ)?\s*วันที่")
"""How the line begins that dates an announcement."""

_LISTED_ONCE = ("part", "dimension", "foreword", "appendix")
_LEADER = re.compile(r"(?:[.…_]\s?){4,}")
_LEADER_TO_PAGE = re.compile(
    r"[.…_·](?<![.…_·].)(?<![.…_·]\s.)\s?(?:[.…_·]\s?){3,}+\s*(?:[0-9]{1,3}|[ก-ฮ])(?:\s*[-–]\s*[0-9]{1,3})?$"
)
"""A dotted leader with a page behind it: the line is an entry of the contents, wherever it stands."""

_SHORTEST_LEADER = 4
_PAGE_BEHIND = re.compile(r"[\s.…_·](?<![\s.…_·].)[\s.…_·]*+(?:[0-9]{1,3}|[ก-ฮ])$")
"""The page of an entry, with the tab, the blank or the leader before it."""


def open_contents(walk: Walk, number: int) -> None:
    """Note that a table of contents begins below line ``number``, and up to where its pages prove it."""
    last = min((start for start in walk.table_starts if start > number), default=len(walk.source.lines) + 1) - 1
    lines = end_of_list(walk.source.digits[number : min(last, number + _MOST_ENTRIES)])
    walk.contents_open, walk.contents_end = True, number + lines if lines else 0
    rows = (line for line in range(number + 1, walk.contents_end + 1) if walk.in_grid[line])
    for line in rows:  # no line of a table is read
        _note(walk, line)


def is_contents_entry(walk: Walk, number: int, key: str, line: str) -> bool:
    """Whether a line is still of the table of contents; the first that is not ends it.

    Up to the last page that its entries lead to each is. Else a line outside tables must look like an entry.
    """
    heading = walk.heading(number)
    if heading and heading.rule == "contents":
        return True
    listed = number <= walk.contents_end
    begins_anew = heading is not None and heading.rule in ("foreword", "announcement") and not listed
    if begins_anew and (walk.phase != "contents" or walk.contents_end or _announces_plan(walk, number)):
        _close_contents(walk)
        return False
    above = number - 1
    while above and not walk.source.lines[above - 1].strip():
        above -= 1
    ended = len(_LEADER.sub(" ", key)) > _LONGEST_ENTRY
    if 0 < above < number - 1 and walk.in_grid[above] and above > walk.marks[-1].start and not leads_to_page(key):
        ended = True  # the table of contents was a printed table: it is over; a line right below it is one of its rows
    entry = _entry(walk, number)
    if entry in walk.listed_in_contents:
        ended = True  # the heading itself, after its entry
    if not heading and not _looks_like_entry(key) and not _stands_among_entries(walk, number):
        ended = True
    if listed or not ended:
        _note(walk, number)
        return True
    _close_contents(walk)
    if heading is None and chapter_of(key, line) is None and not is_blanked_or_rule(walk.source, number):
        open_section(walk, "other", None, line, number)
    return False


def leads_to_page(key: str) -> bool:
    """Whether a line ends in a dotted leader and a page."""
    signs = key.count(".") + key.count("…") + key.count("_") + key.count("·")
    return signs >= _SHORTEST_LEADER and bool(_LEADER_TO_PAGE.search(key))


def _entry(walk: Walk, number: int) -> str:
    """What a line of a table of contents lists, as its heading says it below: the part by its number, else the line."""
    key, heading = walk.key(number), walk.heading(number)
    bare = _LEADER_TO_PAGE.sub("", key).strip().lstrip(_BEFORE_ENTRY)
    named = heading or (heading_of(bare, bare) if bare != key and bare else None)
    return f"{named.rule} {named.number}" if named and named.rule in _LISTED_ONCE else _without_bullet(key)


def _note(walk: Walk, number: int) -> None:
    walk.listed_in_contents.add(_entry(walk, number))
    walk.listed_titles.add(_without_bullet(_PAGE_BEHIND.sub("", walk.key(number))))


def _without_bullet(key: str) -> str:
    return key.lstrip(f"{BULLETS} ") if key[:1] in BULLETS else key


def _close_contents(walk: Walk) -> None:
    walk.contents_open = False
    walk.phase = "cover" if walk.phase == "contents" else walk.phase


def _announces_plan(walk: Walk, number: int) -> bool:
    """Whether the heading of an announcement has its subject and its date below: the contents only name it."""
    following = walk.next_line(number)
    if following is None or not walk.key(following).startswith("เรื่อง"):
        return False
    return any(map(DATED.match, walk.source.stripped_digits[following : following + _LONGEST_ANNOUNCEMENT]))


def _stands_among_entries(walk: Walk, number: int) -> bool:
    """Whether a row of a printed table of contents stands below a line, with nothing blank and few lines between."""
    for following in range(number + 1, min(number + _MOST_BETWEEN_ROWS, len(walk.source.lines)) + 1):
        if walk.in_grid[following]:
            return bool(walk.source.lines[number - 2].strip())
        if not walk.source.lines[following - 1].strip():
            break
    return False


def _looks_like_entry(key: str) -> bool:
    if key in ("เรื่อง", "หน้า", "เรื่อง หน้า") or key.startswith(("-", *BULLETS, "ประกาศ", "บรรณานุกรม", "เรื่อง", "คำนำ")):
        return True
    return key[:1].isdecimal() or key.split()[-1].isdecimal() or "...." in key or "…" in key
