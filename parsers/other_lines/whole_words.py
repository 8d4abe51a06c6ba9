"""A text whose marks are lost, read with those of the grammar's own words, and what was read with the words as printed.

``ป 2566 – 2567 ปละ 35,000 บาท`` says nothing to patterns that look for ``ปี`` and ``ปีละ``. In a text that lost marks
such words are read whole; all others stay, and so do all words that are published.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.issues import Issue
from extract.ground.scales import FACTORS
from extract.ground.source import SourceText, Span, Table
from extract.text.lost_marks import (
    USUAL,
    Lost,
    has_slipped,
    lost_marks,
    may_have_lost,
    windows,
    with_slipped,
    without_lost,
)
from extract.text.torn_lines import Piece
from parsers.other_lines.rows_apart import Apart, put_back
from parsers.records.plan import PlanDocument
from parsers.rules.load import load
from parsers.structure import handbook

_SHORTEST = 4
"""Letters of a word that may stand anywhere, years aside: ``ครง`` is in every ``โครงการ``."""

_LEAST_WORDS, _LEAST_LETTERS, _STRETCH = 3, 6, 800
"""How many words prove that headings lost their marks, letters of each, and letters among which they stand: OCR loses
one here and there.
"""

_MOST_NUMBERS = 20
"""Words of a number."""

_AROUND = 8
"""Letters beside a word that tell which of its forms stands there."""

_BLANKS = re.compile(r"\s+")
_NO_MARK_BEHIND = "(?![\u0e30-\u0e3a\u0e47-\u0e4e])"
_ENDS_IN_P = "".join(f"(?<!{before}{first})" for first in ("ร", "[กคทส][รล]") for before in ("^", "[^ก-๎]"))
"""The letters of words that end like a year without their marks, where these begin: ``รูป`` ``คลิป`` ``ทริป`` ``สลิป``."""

_BEFORE = {
    "ปี": r"(?<![\u0e34-\u0e39\u0e40-\u0e44])(?<!ยุโร)(?<!เข)(?<!สร)(?<!ฏร)(?<!ปล่อย)(?<!ปลอย)(?<!เท)"
    + f"(?<!สงฆร)(?<!เณรร)(?<!พระร){_ENDS_IN_P}",
    "ค่า": "(?<!รา)",
}
"""What does not stand before a word: ``สรุปงบประมาณ`` ``ต่อไปงบประมาณ`` ``ปล่อยปละละเลย`` ``รูปละ`` ``ราคาของ``."""

_ENDS_BEHIND = r"(?=$|[^\u0e01-\u0e4e]|งบ|และ|จำนวน|ใช|ไม|เป็?น|ตาม|โดย|ที่|ตั้ง|รวม|พ\s?\.)"
_ANY_WORD = re.compile("[\u0e01-\u0e4e]")


class _Words(NamedTuple):
    """The words as a text has them, by that: where they may stand anywhere, and the patterns of the others."""

    whole: Mapping[str, str]
    pattern: re.Pattern[str]
    rules: tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """A source with whole words; ``apart`` has the places of its lines. ``printed`` are the words that were read, each
    with the forms that the text has of it; ``count`` is how many were.
    """

    apart: Apart
    printed: Mapping[str, frozenset[str]]
    count: int

    @property
    def source(self) -> SourceText:
        """The source as it is to be read."""
        return self.apart.source


def with_whole_words(source: SourceText) -> Whole | None:
    """The source with the marks of the words that the grammar knows; None where no marks are lost."""
    lost, slipped = _lost(source.joined), has_slipped(source.joined)
    if not lost and not slipped:
        return None
    words = _words(lost, slipped)
    changed: dict[int, str] = {}
    places: list[tuple[Piece, ...]] = []
    printed: dict[str, set[str]] = {}
    count = 0
    for number, (line, key) in enumerate(zip(source.lines, source.digits, strict=True), 1):
        text, pieces, found = _whole(line, key, words)
        places.append(tuple(Piece(at, number, moved) for at, moved in pieces))
        if found:
            changed[number] = text
            count += len(found)
            for word, damaged in found:
                printed.setdefault(word, set()).add(damaged)
    if not changed:
        return None
    tables = tuple(_whole_table(table, words) for table in source.tables)
    apart = Apart(source.with_lines(changed, tables), tuple(places))
    return Whole(apart, {word: frozenset(forms) for word, forms in printed.items()}, count)


def _lost(text: str) -> frozenset[frozenset[Lost]]:
    """What a text lost in whole parts, or in its headings and labels alone, as one does whose bold letters lost theirs:
    that has several of their words without marks, each more often than with them.
    """
    if not may_have_lost(text):
        return frozenset()
    return lost_marks(text) or frozenset(kinds for kinds in USUAL if _words_lost(text, kinds))


def _words_lost(text: str, kinds: frozenset[Lost]) -> bool:
    """Whether a stretch of a text has several words without some kinds of marks, more often so than with them."""
    words = _words(frozenset({kinds}), False)
    for stretch in windows(text, _STRETCH):
        found = Counter(match[0] for match in words.pattern.finditer(stretch) if len(match[0]) >= _LEAST_LETTERS)
        if sum(count > stretch.count(words.whole[damaged]) for damaged, count in found.items()) >= _LEAST_WORDS:
            return True
    return False


def as_printed(plan: PlanDocument, whole: Whole, source: SourceText) -> PlanDocument:
    """A plan that was read from whole words, with those that its file has, on the places of its file."""
    words = _Printed(whole.printed, source)
    found = words.moved(replace(plan, source=source), None)
    assert isinstance(found, PlanDocument)
    issue = Issue("lost_marks", source.span, "sections", found=str(whole.count))
    return put_back(replace(found, issues=(issue, *found.issues)), whole.apart, source)


class _Printed:
    """The texts of records with words as the file prints them."""

    def __init__(self, printed: Mapping[str, frozenset[str]], source: SourceText) -> None:
        self._printed = printed
        self._pattern = _any_of(printed)
        self._source = source
        self._all = _BLANKS.sub("", source.joined)
        self._of_span: dict[Span, str] = {}

    def moved(self, value: Any, span: Span | None) -> Any:
        """A record, a collection or a text with all that it holds; ``span`` are the lines that it was read from."""
        if isinstance(value, str):
            return self._text(value, span)
        if isinstance(value, SourceText | Span):
            return value
        if isinstance(value, Issue):
            params = {
                name: text if name.endswith("_th") else self._text(text, span) for name, text in value.params.items()
            }
            return replace(
                value, found=self.moved(value.found, span), expected=self.moved(value.expected, span), params=params
            )
        own = getattr(value, "span", None)
        span = own if isinstance(own, Span) else span
        if is_dataclass(value) and not isinstance(value, type):
            parts = {one.name: self.moved(getattr(value, one.name), span) for one in fields(value) if one.init}
            return replace(value, **parts)
        if isinstance(value, tuple):
            moved = [self.moved(part, span) for part in value]
            return type(value)(*moved) if hasattr(value, "_fields") else tuple(moved)
        if isinstance(value, dict):
            return {key: self.moved(part, span) for key, part in value.items()}
        return value

    def _text(self, text: str, span: Span | None) -> str:
        """A text with each word in the form that it has beside the same letters on its lines, or in the file."""
        if not _ANY_WORD.search(text):
            return text
        done, end = "", 0
        for match in self._pattern.finditer(text):
            done += text[end : match.start()]
            end = match.end()
            done += self._form(match[0], done, text[end:], span)
        return done + text[end:]

    def _form(self, word: str, before: str, behind: str, span: Span | None) -> str:
        left, right = _BLANKS.sub("", before)[-_AROUND:], _BLANKS.sub("", behind)[:_AROUND]
        forms = (*sorted(self._printed[word]), word)
        for place in (self._lines(span), self._all):
            for around in ((left, right), (left, ""), ("", right), ("", "")):
                for form in forms:
                    if _BLANKS.sub("", form).join(around) in place:
                        return form
        return forms[0]

    def _lines(self, span: Span | None) -> str:
        if span is None:
            return ""
        if span not in self._of_span:
            self._of_span[span] = _BLANKS.sub("", self._source.text(span))
        return self._of_span[span]


def _whole_table(table: Table, words: _Words) -> Table:
    def whole(text: str) -> str:
        return _whole(text, arabic_digits(text), words)[0]

    return replace(
        table,
        rows=tuple(
            row._replace(cells=tuple(cell._replace(texts=tuple(map(whole, cell.texts))) for cell in row.cells))
            for row in table.rows
        ),
    )


def _whole(line: str, key: str, words: _Words) -> tuple[str, list[tuple[int, int]], list[tuple[str, str]]]:
    """A line with its words whole; the places behind them, and how many farther left each stands in the file; and the
    words, each as printed.
    """
    pieces = [(0, 0)]
    found: list[tuple[str, str]] = []
    parts: list[str] = []
    end = moved = length = 0
    for start, last, word in _places(key, words):
        if start < end:
            continue
        parts += (line[end:start], word)
        length += start - end + len(word)
        moved += len(word) - (last - start)
        pieces.append((length, moved))
        found.append((word, line[start:last]))
        end = last
    return ("".join((*parts, line[end:])) if found else line), pieces, found


def _places(key: str, words: _Words) -> list[tuple[int, int, str]]:
    """Where words stand without their marks: start, end and the word; the longer first where two begin."""
    found = [(match.start(), match.end(), words.whole[match[0]]) for match in words.pattern.finditer(key)]
    found += [(*match.span("lost"), word) for pattern, word in words.rules for match in pattern.finditer(key)]
    return sorted(found, key=lambda one: (one[0], -one[1]))


@cache
def _words(lost: frozenset[frozenset[Lost]], slipped: bool) -> _Words:
    known = dict.fromkeys(_known_words())
    # Of two words that look alike without their marks the first: rules have the right spelling before a misread one.
    words = list(reversed(known))
    whole = {damaged: word for word in words for kinds in lost if (damaged := without_lost(word, kinds)) != word}
    if slipped:
        whole |= {damaged: word for word in words if (damaged := with_slipped(word)) != word}
    whole = {damaged: word for damaged, word in whole.items() if _may_stand(damaged, word) and damaged not in known}
    rules = tuple(
        (re.compile(rule["pattern"]), rule["word"])
        for rule in load("lost_marks")["rule"]
        if any(without_lost(rule["word"], kinds) == rule["lost"] for kinds in lost)
    )
    rules += tuple((re.compile(pattern), word) for kinds in lost for pattern, word in short_words(kinds))
    pattern = _pattern(whole)
    return _Words(whole, pattern, rules)


def short_words(kinds: frozenset[Lost]) -> Iterator[tuple[str, str]]:
    """The patterns of the words that are too short to stand anywhere, as a text has them that lost some marks, with the
    words; those of numbers in a run of them up to บาท.
    """
    for rule in load("lost_marks")["short"]:
        if (damaged := without_lost(rule["word"], kinds)) != rule["word"]:
            before = f"(?:{rule['before']})" if rule["before"] else ""
            behind = f"(?={rule['behind']})" if rule["behind"] else ""
            yield f"{before}(?P<lost>{re.escape(damaged)}){_NO_MARK_BEHIND}{behind}", rule["word"]
    numbers = load("lost_marks")["numbers"]
    words = (*numbers["words"], *FACTORS)
    forms = {form for word in words for form in (word, without_lost(word, kinds))}
    run = "|".join(sorted(forms, key=lambda form: (-len(form), form)))
    begins = "".join(f"|(?<={form})" for form in sorted({*forms, *numbers["before"]}))
    for word in words:
        if (damaged := without_lost(word, kinds)) != word:
            yield (
                rf"(?:(?<![\u0e01-\u0e4e]){begins})(?P<lost>{re.escape(damaged)}){_NO_MARK_BEHIND}"
                rf"(?=\s?(?:(?:{run})\s?){{0,{_MOST_NUMBERS}}}บาท)",
                word,
            )


def _known_words() -> Iterator[str]:
    """The words of money and years, the labels of fields, heads of columns and statements, the handbook's titles."""
    yield from load("lost_marks")["words"]
    for rule in (*load("fields")["rule"], *load("columns")["rule"], *load("statements")["rule"]):
        yield from rule["examples"]
    yield from handbook.spellings().values()


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def _may_stand(damaged: str, word: str) -> bool:
    return len(damaged) >= _SHORTEST or word.startswith("ปี") or word.endswith("ปี")


def _pattern(whole: Mapping[str, str]) -> re.Pattern[str]:
    """What finds words without their marks, the longest first: no mark or vowel follows one, and a year is no piece of
    another word. Those that begin alike are found together, which takes a third of the time.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for damaged in sorted(whole, key=lambda one: (-len(one), one)):
        before = next((guard for start, guard in _BEFORE.items() if whole[damaged].startswith(start)), "")
        behind = _ENDS_BEHIND if whole[damaged].endswith("ปี") else _NO_MARK_BEHIND
        groups.setdefault((before, damaged[0]), []).append(re.escape(damaged[1:]) + behind)
    found = (f"{before}{first}(?:{'|'.join(rests)})" for (before, first), rests in groups.items())
    return re.compile("|".join(found) or r"(?!)")
