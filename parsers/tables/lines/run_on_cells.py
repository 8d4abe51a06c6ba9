"""The cells of a row whose lines hold the end of one cell and the next ones, told by what they are.

A purpose begins with its word; the money is the one value behind which the next column begins, a period or a unit. What
a target counts is no money: the thing that is counted follows it. Where any of them is missing or may be two, nothing
is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from extract.ground.characters import arabic_digits
from parsers.tables.lines.words_behind import REPEATS, is_of_unit
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters, names_unit
from parsers.tables.rows.fit import TAKES_NUMBER
from parsers.tables.rows.row_begins import number_alone
from parsers.values.counters import THINGS
from parsers.values.dates import months_named
from parsers.values.kinds import KIND_WORD
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.cells import is_damaged_figure, parse_cell, says_no_budget
from parsers.values.money.words import find_amount_words
from parsers.values.numerals import PERSONS_NAMED

Place = Literal["number", "title", "purpose", "target", "aims", "money", "period", "unit"]
"""What a column holds; ``aims`` are a purpose and a target, whose border no line says."""

_PURPOSE, _WORK = "เพื่อ", "งาน"
_NEGATION = "ไม่"
_ALL = "ทุก"
_OF_TARGETS: frozenset[Place] = frozenset({"target", "aims"})
_OF_PURPOSES: frozenset[Place] = frozenset({"purpose", "aims"})
_BEHIND: frozenset[Place] = frozenset({"money", "period", "unit"})

_ENUMERATOR = re.compile(r"[-•]|\(?[0-9๐-๙][.)]|[0-9๐-๙]\.[0-9๐-๙]")
_END_OF_PERIOD = re.compile(r"(?:[–—-]|ถึง)\s*$")
_BEGIN_OF_REST = re.compile(r"[–—-]|ถึง")
_YEAR = re.compile(r"(?:พ\.?\s?ศ\.?\s*)?(?:\d{2}|25\d{2})")
_DAY = r"(?:3[01]|[12]\d|[1-9])"
_BEFORE_MONTHS = re.compile(rf"(?:ระหว่าง\s?)?(?:(?:วัน|สัปดาห์)ที่|เดือน)?\s?(?:{_DAY}(?:\s?[–—-]\s?{_DAY})?(?!\S))?\s*")
"""What a period may begin with before its first month: ``วันที่ 15 - 20``, ``เดือน``."""

_MAY_BE_MONEY = re.compile(r"\d[,.]\s?\d{3}(?!\d)|(?<!บท)บาท|\d{5}")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d\d)?|[1-9]\d{4,}(?:\.\d\d)?")
_COUNTED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?P<unit>[ก-ฮเ-ไ][ก-๎]*)?")
_THING = re.compile(
    r"(?!ชุมชน|หมู่บ้าน|กลุ่ม|เครือข่าย|โรงเรียน|หน่วยงาน|โครงการ|กิจกรรม)"
    rf"(?:{THINGS}|ต้น|ตัว|ตัน|ใบ|เมตร|กิโลกรัม|หลัง|หลังคาเรือน|ครอบครัว)(?:ขึ้นไป)?(?![ก-๎])"
)
"""What is counted by thousands. ``ชุมชน 25,000`` may go on with ``เทศบาล 10,000``: who pays."""

_COUNTS = re.compile(
    r"(?:กว่า|เกิน|จำนวน|เท่ากับ|เป็น|เหลือ|อย่าง(?:น้อย|ต่ำ|มาก)|(?<![สแ])ละ|(?<!เข้า)ถึง|ครบ|(?<!งบ)ประมาณ|[<>≥≤=])$"
)
"""Words behind which a figure is no money of a column."""

_OF_RANGES = re.compile(r"\d|ไตรมาส|สัปดาห์|วันที่")
"""What goes on behind the dash between two figures of a period."""

_COUNTED_OFFICES = frozenset({"งาน", "หน่วย", "ศูนย์", "โรงเรียน"})
"""What a figure may count: no name of a unit goes on with it."""

_OF_NO_UNIT = re.compile(rf"\d{{3}}|\d\s?(?:{THINGS})")
_COUNTED_THING = re.compile(r"[ก-ฮเ-ไ][ก-๎]*(?:/[ก-ฮเ-ไ][ก-๎]*)?")
_BARE_FIGURE = re.compile(r"(?:(?<=\s)|(?<=\()|^)[0-9][0-9.,]*")
_DIGITS = re.compile(r"[0-9]")
_OF_MONEY = re.compile("(?<!ปี)งบ|เงิน|สมทบ|ทุน")
_HUNDREDS = re.compile(r"\d{3,}")
_KIND = re.compile(KIND_WORD)
_FIGURE = re.compile(r"[\d.,]*\d")
_TAKING = 4
"""Words among which stand those that take a figure, and the figure."""

_MOST_TITLE = 4
"""Lines of a title."""

_MOST_MORE = 3
"""Lines with which a unit goes on."""

_MOST_TORN = 4
"""Pieces that line ends make of ``ไม่ใช้งบประมาณ``."""

_BEGIN_OF_PERIOD = 6
"""Words down to the first month of a period."""

_LONGEST_PERIOD = 12
"""Words of the columns between the words and the money."""


class Part(NamedTuple):
    """The words of a cell on a line."""

    text: str
    line: int


def cells_of_item(
    texts: Sequence[Part], places: Sequence[Place], *, on_one: bool = False
) -> dict[Place, list[Part]] | None:
    """The parts of each cell of an item that begins with its number, the money's and the title's at least; None where
    they leave a choice. ``on_one`` says that title and target stand on one line.
    """
    number, _, rest = texts[0].text.partition(" ")
    lines = [Part(rest.strip(), texts[0].line), *texts[1:]]
    if any(number_of_item(part.text) is not None for part in lines):
        return None  # a number that is not due
    tokens = [Part(word, part.line) for part in lines for word in part.text.split()]
    tail = [place for place in places if place in _BEHIND]
    money = tail.index("money")
    before, behind = tail[:money], tail[money + 1 :]
    values = [span for span in _values(tokens) if _may_follow(tokens, span, before, behind)]
    if len(values) != 1:
        return None
    start, end = values[0]
    cells = _cells_around(tokens, start, end, before, behind)
    words = cells and _cells_of_words(tokens[: cells[0]], tokens[cells[0]].line, places, on_one=on_one)
    if not cells or not words:
        return None
    of_number = [Part(number, texts[0].line)]
    return {"number": of_number, **words, **cells[1], "money": _lines(tokens[start:end])}


def cells_of_wrapped_item(texts: Sequence[Part], places: Sequence[Place]) -> dict[Place, list[Part]] | None:
    """The same where an item has all its cells on its first line, and the lines below go on with its title."""
    found = cells_of_item(texts[:1], places, on_one=True)
    more = texts[1:]
    if not found or not more:
        return found
    if len(more) >= _MOST_TITLE or not all(_goes_on_with_title(part.text) for part in more):
        return None
    return {**found, "title": [*found["title"], *more]}


def _goes_on_with_title(text: str) -> bool:
    """Whether a line may be words of a title, and is of no row that lost its number.

    >>> [_goes_on_with_title(text) for text in ("และตำบล ปี 2567", "(แบบ สขร.1)", "ไฟป่า 9500", "งบ 5 พัน", "ก - ข")]
    [True, True, False, False, False]
    """
    key, words = arabic_digits(text), text.split()
    figures = list(_BARE_FIGURE.finditer(key))
    if any(not TAKES_NUMBER.search(key[: figure.start()].rstrip("( ")) for figure in figures):
        return False
    if begins_with_item(text) or not has_letters(text) or any(not word.strip(DASHES) for word in words):
        return False
    return not (_may_be_money(text) or any(map(months_named, words)) or (_DIGITS.search(key) and _OF_MONEY.search(key)))


def cells_of_total(texts: Sequence[Part]) -> dict[Place, list[Part]] | None:
    """A total's words and its value, which a line below it may say in words; None where it has no value, or several."""
    in_words = [text for text in texts[1:] if says_amount(text.text)]
    texts = [text for text in texts if text not in in_words]
    whole = [word for text in texts for word in text.text.split()]
    words, _, value = texts[-1].text.rpartition(" ")
    if not is_grouped(value) or sum(map(_may_be_money, whole)) != 1 or len(texts) > 2 or len(in_words) > 1:
        return None
    title = [*texts[:-1], *([Part(words, texts[-1].line)] if words else [])]
    return {"title": title, "money": [Part(value, texts[-1].line), *in_words]} if title else None


def says_amount(text: str) -> bool:
    """Whether a line is nothing but an amount in words.

    >>> says_amount("(ห้าหมื่นบาทถ้วน)"), says_amount("ใช้งบห้าหมื่นบาท"), says_amount("50,000")
    (True, False, False)
    """
    bare = text.strip("() ")
    return any((start, end) == (0, len(bare)) for start, end, _ in find_amount_words(bare))


def number_of_item(text: str) -> int | None:
    """The number of a row that begins on a line with it and its item: ``๑ โครงการอบรม``."""
    first, _, rest = text.partition(" ")
    return number_alone(first) if begins_with_item(rest.strip()) else None


def is_grouped(text: str) -> bool:
    """Whether a text is a figure that money has, and nothing else.

    >>> is_grouped("5,000.00"), is_grouped("25000"), is_grouped("2567"), is_grouped("0,000")
    (True, True, False, False)
    """
    return _GROUPED.fullmatch(arabic_digits(text)) is not None


def _values(tokens: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Where each value begins and ends that can be nothing else: the day of ``30 ม.ค. 67`` may be one, too."""
    end = 0
    for at, token in enumerate(tokens):
        if at < end:
            continue
        if token.text.startswith(_NEGATION):
            longest = range(min(len(tokens), at + _MOST_TORN), at, -1)
            ends = (stop for stop in longest if says_no_budget("".join(word.text for word in tokens[at:stop])))
            end = next(ends, at)
            if end > at:
                yield at, end
        elif parse_cell(token.text).status in ("dash", "none", "zero") or is_grouped(token.text):
            yield at, at + 1


def _may_follow(
    tokens: Sequence[Part], value: tuple[int, int], before: Sequence[Place], behind: Sequence[Place]
) -> bool:
    """Whether the next column begins right behind a value, which is neither in a period nor a bullet, and no word
    before it says that it is a count.
    """
    start, end = value
    if not (_begins(tokens, end, behind[0]) if behind else end == len(tokens)):
        return False
    if tokens[start].text.strip(DASHES):
        return not (start and _COUNTS.search(tokens[start - 1].text))
    if _is_in_range(tokens, start) or _goes_on_with_work(tokens, start):
        return False
    if "period" in before:
        return True
    ends_line = end < len(tokens) and tokens[end].line != tokens[start].line
    alone = not start or tokens[start - 1].line != tokens[start].line
    return not _ends_period(tokens, start) and (alone or not ends_line)


def _goes_on_with_work(tokens: Sequence[Part], at: int) -> bool:
    """Whether a dash stands between words and those of a work, which is no unit's name: ``ขั้นตอน - งานบริการ``."""
    if not 0 < at < len(tokens) - 1 or tokens[at - 1].line != tokens[at].line or names_unit(tokens[at + 1].text):
        return False
    above = tokens[at - 1].text
    counted = _THING.fullmatch(above) or arabic_digits(above[-1:]).isdecimal()
    return tokens[at + 1].text.startswith(_WORK) and not counted


def _is_in_range(tokens: Sequence[Part], at: int) -> bool:
    """Whether a dash stands between two figures: of days, weeks or quarters."""
    if not 0 < at < len(tokens) - 1:
        return False
    above = arabic_digits(" ".join(token.text for token in tokens[max(0, at - 2) : at]))
    going_on = _OF_RANGES.match(arabic_digits(tokens[at + 1].text))
    return above[-1:].isdecimal() and going_on is not None and (going_on[0].isdecimal() or going_on[0] in above)


def _begins(tokens: Sequence[Part], at: int, place: Place) -> bool:
    """Whether a period or a unit may begin with a token."""
    if at >= len(tokens):
        return False
    text = tokens[at].text
    if place == "unit":
        return is_of_unit(text) and text not in _COUNTED_OFFICES
    if _is_period(text):
        return True
    words = arabic_digits(" ".join(token.text for token in tokens[at : at + _BEGIN_OF_PERIOD]))
    begin = _BEFORE_MONTHS.match(words)
    return begin is not None and begin[0] != "" and bool(months_named(words[begin.end() :].partition(" ")[0]))


def _ends_period(tokens: Sequence[Part], at: int) -> bool:
    """Whether a period, or its year, stands right before a token."""
    words = [token.text for token in tokens[max(0, at - 2) : at]]
    of_year = len(words) > 1 and _YEAR.fullmatch(arabic_digits(words[-1]))
    return bool(words) and bool(_is_period(words[-1]) or (of_year and months_named(words[0])))


def _cells_around(
    tokens: Sequence[Part], start: int, end: int, before: Sequence[Place], behind: Sequence[Place]
) -> tuple[int, dict[Place, list[Part]]] | None:
    """Where the words before a value and its period end, and the cells beside the value; None where there are none."""
    rest = _last_cells(_lines(tokens[end:]), behind)
    if rest is None or any(_may_be_money(part.text) for part in _lines(tokens[end:])):
        return None
    if not before:
        return start, rest
    if before[-1] == "unit" and _ends_in_figure(tokens[:start]):
        return None
    for first in range(max(0, start - _LONGEST_PERIOD), start):
        if _begins(tokens, first, before[0]) and (
            (found := _last_cells(_lines(tokens[first:start]), before)) is not None
        ):
            if any(_may_be_money(part.text) for part in found.get("unit", ())):
                return None
            return first, {**found, **rest}
    return None


def _cells_of_words(
    tokens: Sequence[Part], below: int, places: Sequence[Place], *, on_one: bool
) -> dict[Place, list[Part]] | None:
    """The title before the money or the period, and the purpose or target behind it; None where a figure may be money,
    or nothing says where the title ends: a target alone begins where it has but the line on which the next cell
    begins (``below``), or, ``on_one`` with its title, is what that counts.
    """
    counts = not _OF_TARGETS.isdisjoint(places)
    if not tokens or _has_money(tokens, counts=counts) or _has_bare_figure(tokens, below) or _ends_row(tokens):
        return None
    last = next((place for place in places if place in _OF_PURPOSES | _OF_TARGETS), None)
    at: int | None = len(tokens)
    if last in _OF_PURPOSES:
        at = _begin_of_purpose(tokens)
    elif last:
        at = next((index for index, token in enumerate(tokens) if token.line == below), None)
        at = _begin_of_count(tokens) if at == 0 and on_one else at
    title = _lines(tokens[:at])
    lettered = all(has_letters(part.text) for part in (title if counts else _lines(tokens)))
    if not at or not lettered or len(title) > _MOST_TITLE or (at == 1 and _KIND.fullmatch(tokens[0].text)):
        return None
    return {"title": title, **({last: _lines(tokens[at:])} if last else {})}


def _begin_of_count(tokens: Sequence[Part]) -> int:
    """The word with which the target begins that ends a title's line: a figure and what it counts, or all of something
    (``ทุกส่วนราชการ``); 0 where neither does, or the word above names people, who may be of the target or of the title.

    >>> [_begin_of_count([Part(word, 1) for word in text.split()]) for text in ("อบรม ๖ คน", "อบรม ทุกกอง", "เด็ก 9 คน")]
    [1, 1, 0]
    """
    if len(tokens) > 1 and tokens[-1].text.startswith(_ALL) and has_letters(tokens[-1].text.removeprefix(_ALL)):
        return len(tokens) - 1
    figure = arabic_digits(tokens[-2].text) if len(tokens) > 1 else ""
    counts = _FIGURE.fullmatch(figure) and _COUNTED_THING.fullmatch(tokens[-1].text)
    above = " ".join(token.text for token in tokens[-_TAKING:-2])
    if not counts or TAKES_NUMBER.search(above) or PERSONS_NAMED.match(above.rpartition(" ")[2]):
        return 0
    return len(tokens) - 2


def _begin_of_purpose(tokens: Sequence[Part]) -> int | None:
    """The word with which the one purpose begins, at the begin of a line or on that of a title of one line. Purposes
    that are counted are one.
    """
    on_lines, on_first, counted = [], [], 0
    for at, token in enumerate(tokens):
        if not at or not token.text.startswith(_PURPOSE):
            continue
        begin = at - (tokens[at - 1].line == token.line and bool(_ENUMERATOR.fullmatch(tokens[at - 1].text)))
        if begin and tokens[begin - 1].line != token.line:
            on_lines.append(begin)
            counted += begin < at
        elif begin and token.line == tokens[0].line:
            on_first.append(begin)
    if len(on_lines) == counted and on_lines and not on_first:
        return on_lines[0]
    found = on_first + on_lines
    return found[0] if len(found) == 1 else None


def _has_money(tokens: Sequence[Part], *, counts: bool) -> bool:
    """Whether words have a figure that may be money: with ``counts``, one that no counted thing follows."""
    left = []
    for token, following in zip(tokens, [*(token.text for token in tokens[1:]), ""], strict=True):
        count = _COUNTED.fullmatch(arabic_digits(token.text)) if counts else None
        if not count or not _THING.match(count["unit"] or following):
            left.append(token.text)
    return _may_be_money(" ".join(left)) or any(map(is_damaged_figure, left))


def _ends_row(tokens: Sequence[Part]) -> bool:
    """Whether words hold the last cells of a row above, whose money may be blank: a unit beside a period, or either
    before a line that begins an item.
    """
    for at, (above, here) in enumerate(pairwise(tokens), 1):
        of_unit, of_period = is_of_unit(above.text), _ends_period(tokens, at)
        if (of_period and is_of_unit(here.text)) or (of_unit and _is_period(here.text)):
            return True
        if (of_unit or of_period) and here.line != above.line and begins_with_item(here.text):
            return True
    return False


def _has_bare_figure(tokens: Sequence[Part], line: int) -> bool:
    """Whether the words end in a figure, which may be a part of the next one, or have one like money on the line where
    the next cell begins: none of the words before it takes it, and it counts nothing.
    """
    if _ends_in_figure(tokens):
        return True
    for at, (token, following) in enumerate(pairwise(tokens), 1):
        bare = token.line == line and _HUNDREDS.fullmatch(arabic_digits(token.text))
        if bare and not _THING.match(following.text) and _ends_in_figure(tokens[:at]):
            return True
    return False


def _ends_in_figure(tokens: Sequence[Part]) -> bool:
    """Whether the last word is a figure that none of the words before it takes."""
    *above, last = (token.text for token in tokens[-_TAKING:])
    return bool(_FIGURE.fullmatch(arabic_digits(last))) and not TAKES_NUMBER.search(" ".join(above))


def _last_cells(rests: Sequence[Part], due: Sequence[Place]) -> dict[Place, list[Part]] | None:
    """The period and the unit on some lines, in their order; None where a column has nothing, or a line may be of
    neither.
    """
    found: dict[Place, list[Part]] = {}
    for part in (piece for rest in rests for piece in _parted(rest, due)):
        period, unit = found.get("period", []), found.get("unit", [])
        open_period = bool(period) and next(reversed(found)) == "period"
        going_on = open_period and (
            _END_OF_PERIOD.search(period[-1].text)
            or _YEAR.fullmatch(arabic_digits(part.text))
            or _BEGIN_OF_REST.match(part.text)
        )
        if (_is_period(part.text) and not period) or going_on:
            found.setdefault("period", []).append(part)
        elif _OF_NO_UNIT.search(arabic_digits(part.text)):
            return None  # a figure like money, or a count
        elif is_of_unit(part.text) and not unit:
            found["unit"] = [part]
        elif unit and next(reversed(found)) == "unit" and _may_end_unit(part.text) and len(unit) <= _MOST_MORE:
            unit.append(part)
        else:
            return None
    return found if [*found] == [*due] else None


def _may_end_unit(text: str) -> bool:
    """Whether a line may go on with a unit's name, and is of no other row."""
    return has_letters(text) and text[0].isalpha() and not _is_period(text) and not begins_with_item(text)


def _parted(part: Part, due: Sequence[Place]) -> Iterator[Part]:
    """A line beside the money as its period and its unit, or the other way round, where it has both."""
    words = part.text.split()
    tokens = [Part(word, part.line) for word in words]
    of_unit = [*due] == ["unit", "period"]
    for at in range(1, len(words)):
        before, behind = " ".join(words[:at]), " ".join(words[at:])
        if of_unit:
            here = _begins(tokens, at, "period") and has_letters(before) and not _is_period(before)
        else:
            here = is_of_unit(behind) and (_is_period(before) or bool(_YEAR.fullmatch(arabic_digits(before))))
        if here:
            yield from (Part(before, part.line), Part(behind, part.line))
            return
    yield part


@lru_cache(maxsize=1024)  # the words of a table's periods are few
def _is_period(text: str) -> bool:
    return bool(months_named(text)) or REPEATS.match(text) is not None


def _may_be_money(text: str) -> bool:
    return bool(_MAY_BE_MONEY.search(arabic_digits(text))) or is_damaged_figure(text)


def _lines(tokens: Sequence[Part]) -> list[Part]:
    """Words as the parts of a cell, a line each."""
    return [
        Part(" ".join(token.text for token in words), line)
        for line, words in groupby(tokens, key=lambda token: token.line)
    ]
