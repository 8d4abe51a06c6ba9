"""Which lines of a table of contents end in a page: the whole list says so, for a single blank may part the two."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from extract.ground.characters import THAI_CONSONANTS

_PAGE = r"(?:[0-9]{1,3}|[ก-ฮ])"
LABEL = rf"{_PAGE}(?:\s*[-–—]\s*{_PAGE})?"
"""'1', 'ก', '5 - 9', '13-97' (Arabic digits)."""

_BEHIND = re.compile(
    rf"(?<!\s)(?P<apart>\s*\t\s*|\s*(?:\.{{3,}}|…|_{{3,}}|(?:[.·]\s){{3,}}|·{{3,}}|-{{3,}}|—{{2,}})[.…_·—\s-]*+|\s{{3,}}|\s+หน้า(?:ที่)?\s*|\s+)"
    rf"(?P<open>[(\[\-–]\s*)?(?P<label>{LABEL})(?(open)\s*[)\]\-–])\s*$"
)
_CLOSING = ")]-– \t\v"
_MAY_END = re.compile(rf"(?:[\s.…_·—\-–(\[]|หน้า(?:ที่)?){_PAGE}$")
_LONGEST_END = 12
"""How such a line ends, brackets and blanks behind the page aside: it spares nearly all prose the pattern."""

_SURE = re.compile(r"\t|\.\s?\.\s?\.|…|___|···|---|——|\s{3}|หน้า")
_ALONE = re.compile(rf"^\s*(?:หน้า(?:ที่)?\s*)?\(?\s*(?P<label>{LABEL})\s*\)?\s*$")
_OF_THE_TITLE = re.compile(
    r"(?:ที่|มิติ|ส่วน|บท|ตอน|พ\s*\.\s*ศ\s*\.|ปี|ข้อ|ลำดับ|ฉบับ|ครั้ง|ระยะ|ภารกิจ|กลยุทธ์|จำนวน|แบบ|ตาราง|แผนภูมิ|รุ่น|หมู่|[-–—(/,:]|^\s*)$"
)
"""What claims the figure behind it: 'มิติที่ 1' has no page."""

_OF_THE_TITLE_LETTERS = re.compile(r"(?:ภาคผนวก|แบบ|ข้อ|ตอน|[-–—(/,:]|^\s*)$")
HEAD = re.compile(r"^(?:สารบัญ|สาระบัญ|เรื่อง|หัวข้อ|รายการ|หน้า(?:ที่)?|ที่|ลำดับ(?:ที่)?|\(?ต่อ\)?|บทที่|ส่วนที่|\.{3,}|…+|_{3,}|\s)++$")
"""What stands above the columns of a list: 'เรื่อง หน้า', 'เรื่อง.....หน้า', 'สารบัญ (ต่อ)'."""

_LEAST = 3
_LEAST_BELOW_HEAD = 2
"""Where a head says that pages stand below."""

_MOST_WRAPPED = 3
_LONGEST = 200
_NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class ListedPage:
    """The page behind a title: where the title ends, and from where to where the page is printed in the line."""

    title_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Found:
    line: int
    page: ListedPage
    place: int
    sure: bool
    alone: bool


def listed_pages(keys: Sequence[str]) -> dict[int, ListedPage]:
    """The pages at the ends of the lines of a table of contents, by their place in ``keys`` (Arabic digits).

    A page stands behind a tab, leaders, a wide gap or ``หน้า``. One behind a single blank, in brackets or on the line
    below counts where most lines have such, and they never go back: letters (``ก``), then figures. A figure that
    its title claims (``มิติที่ 1``) is none.

    >>> listed_pages(["คำนำ ก", "ส่วนที่ 1 บทนำ 1", "ส่วนที่ 2 แผน 5"]).keys()
    dict_keys([0, 1, 2])
    >>> listed_pages(["ส่วนที่ 1", "ส่วนที่ 2", "ส่วนที่ 3"]), listed_pages(["เสาหลัก 3", "เสาหลัก 2", "เสาหลัก 1"])
    ({}, {})
    """
    return _listed(keys, _candidates(keys))


def _listed(keys: Sequence[str], found: Sequence[_Found]) -> dict[int, ListedPage]:
    sure = {one.line: one.page for one in found if one.sure}
    kept = _never_back(found)
    wording = sum(bool(key.strip()) and not HEAD.match(key) for key in keys)
    alone = sum(one.alone for one in kept)
    if alone < _LEAST or 2 * alone < len(kept):  # a page number of the document itself
        kept, wording = [one for one in kept if not one.alone], wording - sum(one.alone for one in found)
        alone = 0
    if len(kept) < _least(keys) or 2 * len(kept) < wording - alone:
        return sure
    return sure | {one.line: one.page for one in kept}


def end_of_list(keys: Sequence[str]) -> int | None:
    """How many of ``keys``, the lines below the heading of a table of contents, are surely of it: up to its last page.

    None where too few lines have a page to tell. A long line, a line that repeats an entry, and several lines without
    a page end the list. Pages may be a column of their own, read behind all titles: ``หน้า``, then a number a line.
    """
    if column := _end_of_column(keys):
        return column
    without, titles = 0, set[str]()
    found: list[_Found] = []
    for place, one in _looked_at(keys):
        text = keys[place].strip()
        title = "".join((keys[place][: one.page.title_end] if one else text).split())
        if (one is None or not one.alone) and title and title in titles:
            break
        without = 0 if one else without + 1
        if without > _MOST_WRAPPED or (one is None and len(text) > _LONGEST):
            break
        titles.add(title)
        found += [one] if one else []
    if _is_own_page(keys, found):
        del found[-1]
    limit = found[-1].line + 1 if found else 0
    pages = _listed(keys[:limit], found)
    return max(pages) + 1 if len(pages) >= _least(keys[:limit]) else None


def _is_own_page(keys: Sequence[str], found: Sequence[_Found]) -> bool:
    """Whether the last page is the list's own: ``เทศบาลตำบล… หน้า ค`` below page 9, where no other is called one."""
    return (
        len(found) > _LEAST
        and "หน้า" in keys[found[-1].line]
        and found[-1].place < found[-2].place
        and not any("หน้า" in keys[one.line] for one in found[:-1])
    )


def _end_of_column(keys: Sequence[str]) -> int | None:
    """Where the pages end that stand below the word for them and all titles, at most one each; None where none do."""
    filled = [place for place, key in enumerate(keys) if key.strip()]
    for at, place in enumerate(filled):
        key = keys[place].strip()
        if len(key) > _LONGEST:
            return None
        if at < _LEAST or "หน้า" not in key or not HEAD.match(key):
            continue
        below = list(takewhile(lambda line: _ALONE.match(keys[line]), filled[at + 1 :]))
        numbers = [_place(match["label"]) for line in below if (match := _ALONE.match(keys[line]))]
        titles = sum(not HEAD.match(keys[line]) for line in filled[:at])
        rising = next((n for n, (one, two) in enumerate(pairwise(numbers), 1) if two < one), len(numbers))
        return below[rising - 1] + 1 if _LEAST <= rising <= titles else None
    return None


def _least(keys: Sequence[str]) -> int:
    """How many pages make a list."""
    return _LEAST_BELOW_HEAD if any("หน้า" in key and HEAD.match(key) for key in keys) else _LEAST


def _candidates(keys: Sequence[str]) -> list[_Found]:
    return [one for _, one in _looked_at(keys) if one]


def _looked_at(keys: Sequence[str]) -> Iterator[tuple[int, _Found | None]]:
    """The place of each line with words, and the page that may stand at its end."""
    above_has_page = True
    for line, key in enumerate(keys):
        text = key.strip()
        if not text or HEAD.match(key):
            continue
        alone = _ALONE.match(key)
        ends = None if alone else _MAY_END.search(text.rstrip(_CLOSING)[-_LONGEST_END:])
        match = _BEHIND.search(key) if ends else None
        if alone and not above_has_page:
            page = ListedPage(0, alone.start("label"), alone.end("label"))
            above_has_page = True
            yield line, _Found(line, page, _place(alone["label"]), False, True)
            continue
        if match:
            title, apart = key[: match.start()], match["apart"]
            claimed = (_OF_THE_TITLE if match["label"][0].isdecimal() else _OF_THE_TITLE_LETTERS).search(title)
            sure = bool(_SURE.search(apart)) and not match["open"]
            if sure or not claimed:
                page = ListedPage(match.start(), match.start("label"), match.end("label"))
                above_has_page = True
                yield line, _Found(line, page, _place(match["label"]), sure, False)
                continue
        above_has_page = bool(alone)
        yield line, None


def _place(label: str) -> int:
    """Where a page stands in the document: letters before figures."""
    number = _NUMBER.match(label)
    return int(number[0]) if number else THAI_CONSONANTS.find(label[0]) - len(THAI_CONSONANTS)


def _never_back(found: Sequence[_Found]) -> list[_Found]:
    """The longest run of pages none of which is before the one above it."""
    lasts: list[int] = []
    ends: list[int] = []
    above: list[int | None] = []
    for index, one in enumerate(found):
        at = bisect_right(lasts, one.place)
        lasts[at : at + 1], ends[at : at + 1] = [one.place], [index]
        above.append(ends[at - 1] if at else None)
    kept: list[_Found] = []
    last = ends[-1] if ends else None
    while last is not None:
        kept.insert(0, found[last])
        last = above[last]
    return kept
