"""Where a detail block begins that has no label ``ชื่อโครงการ``: a title, and right below it a run of fields."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from rapidfuzz import fuzz, process

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.records.blocks import FieldName
from parsers.records.table import Grid
from parsers.structure.handbook import is_node
from parsers.structure.headings import NOISE, Heading
from parsers.structure.labels.label_rules import ONLY_BLOCKS_STATE, FieldLabel
from parsers.structure.levels import places_alone
from parsers.structure.line_facts import LineFacts
from parsers.values.enumerators import head
from parsers.values.kinds import KIND_WORD
from parsers.values.said_in_captions import OF_FORMER_YEARS, leaves_out
from parsers.values.spacing import join_lines, wording_key

_HEAD = re.compile(
    rf"""^\s*(?:[-•#*]+\s*)?(?:
      (?P<word>(?:โครงการ|กิจกรรม|มาตรการ|แผนงาน|(?:โครงการ)?(?:ลำดับ|ลําดับ))\s*ที่)\s*[:.]?\s*(?P<counted>\d{{1,3}})\s*[.:)]?\s+
    | รายการ\s*ที่\s*[:.]?\s*(?P<listed>\d{{1,3}})\s*[.:)]?\s+
    | รหัส\s*(?:{KIND_WORD})?\s*[:.]?\s*
      (?P<coded>(?:[ก-ฮA-Za-z]{{1,3}}\.?\s*)?\d{{1,3}}(?:[-./]\d{{1,3}}){{0,3}})\s*[:]?\s+
    | [(\[]\s*(?P<code>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}(?:\s*[-–/]\s*\d{{1,3}})?)\s*[)\]]\.?\s*
    | (?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?:[-–]\d{{1,3}})?(?:\s*\(\d{{1,2}}\))?)\s*[.)]?\s*
    | (?:ข้อ\s*(?:ที่\s*)?)?(?P<number>\d{{1,3}})\s*(?:[.)]|(?=\s{KIND_WORD}))\s*
    | (?P<letter>\(\s*[ก-ฮ]\s*\)|[ก-ฮ]\s*[.)])\s*
    )?(?:(?P<label>{KIND_WORD})\s*[:：\t]\s*)?(?P<title>.+)$""",
    re.VERBOSE,
)
_NUMBERS = ("counted", "listed", "coded", "code", "dotted", "number", "letter")
_NAMES_PROJECT = re.compile(rf"[\"“”'‘]?{KIND_WORD}(?!\s*(?:/|นี้|ดังกล่าว|ต่าง|ได้|จะ|มี|เป็น|ที่\s*\d|$))")
_ENTRY = re.compile(r"\s(?=[-•]?\s*\(?\d{1,3}\s*[.)]\s*[^\d\s])")
"""Where another project begins in a cell: ``1) โครงการ ก 2) โครงการ ข``."""

_ROW_NUMBER = re.compile(r"\(?\d{1,3}[.)]*")
_NUMBER_AND_TITLE = 2
"""The first cells of a row: what stands beside its number is a title, also without the word of a kind."""

_LONGEST_TITLE = 300
_MOST_LINES = 3
_FARTHEST = 8
"""Lines, empty ones too, between a title and the first field."""

_SAME_TITLE = 88.0
_MOST_SHORTER = _SAME_TITLE / (200 - _SAME_TITLE)
"""The shorter of two texts that are so alike has at least this share of the longer one's letters."""

_SHORTEST = 8
_LEAST_RUN = 3
_LEAST_RUN_OF_KNOWN = 2
_LEAST_SAME = 2
_OF_ONE_BLOCK: frozenset[FieldName] = frozenset({"period", "budget", "responsible"})


@dataclass(frozen=True, slots=True)
class BlockTitle:
    """A block's title on the lines ``start`` to ``end``. ``number`` is what its enumerator prints, in Arabic digits."""

    number: str | None
    title: str
    start: int
    end: int
    shape: str
    known: bool
    first: int
    """The line of the first field's label."""


def counted_title(key: str) -> tuple[str, int] | None:
    """The number of a line that counts a project before its title, and where that begins; ``key`` has Arabic digits.

    >>> counted_title("ลำดับที่ 9 โครงการอบรม"), counted_title("โครงการที่ 2: อบรม"), counted_title("9. โครงการอบรม")
    (('9', 11), ('2', 14), None)
    """
    match = _HEAD.match(key)
    return (match["counted"], match.start("title")) if match and match["word"] else None


class KnownTitles:
    """The titles of a plan's tables. A text is among them if one is the same, or nearly: only those of about its length
    are compared.
    """

    def __init__(self, keys: Collection[str]) -> None:
        self._keys = frozenset(keys)
        self._shortest = max(_SHORTEST, math.floor(min(map(len, keys), default=0) * _MOST_SHORTER))
        self._by_length = sorted(keys, key=len)
        self._lengths = [len(key) for key in self._by_length]

    def __contains__(self, text: str) -> bool:
        if len(text) < self._shortest:
            return False
        key = wording_key(text)
        if key in self._keys:
            return True
        first = bisect_left(self._lengths, math.floor(len(key) * _MOST_SHORTER))
        last = bisect_right(self._lengths, math.ceil(len(key) / _MOST_SHORTER))
        near = self._by_length[first:last] if len(key) >= _SHORTEST else ()
        return process.extractOne(key, near, scorer=fuzz.ratio, score_cutoff=_SAME_TITLE) is not None


class Marks(NamedTuple):
    """What lines say of themselves: the labels of fields by their lines, and the lines that open a block."""

    labels: dict[int, FieldLabel]
    openers: list[int]


def block_marks(facts: LineFacts, tables: Collection[int]) -> Marks:
    """The labels and openers of all lines but those of budget tables (``tables``)."""
    marks = Marks({}, [])
    known = facts.of_lines
    for number in facts.headed:
        if number in tables:
            continue
        fact = known[number - 1]
        if fact.field_label:
            marks.labels[number] = fact.field_label
        elif fact.title_label or (fact.heading and _is_project_number(fact.heading, facts.source.key(number))):
            marks.openers.append(number)
    return marks


def table_titles(grids: Sequence[Grid]) -> frozenset[str]:
    """The project titles in budget tables as wording keys, without asking what row or column they stand in."""
    found = set()
    for grid in grids:
        for row in grid.rows:
            for cell in row.cells:
                for part in _ENTRY.split(arabic_digits(cell.text)) if len(cell.text) >= _SHORTEST else ():
                    text = part[enumerator.end :] if (enumerator := head(part)) else part
                    if enumerator or _NAMES_PROJECT.match(text):
                        found.add(wording_key(text))
            filled = [cell.text for cell in row.cells if cell.text][:_NUMBER_AND_TITLE]
            if len(filled) == _NUMBER_AND_TITLE and _ROW_NUMBER.fullmatch(arabic_digits(filled[0])):
                found.add(wording_key(arabic_digits(filled[1])))
    return frozenset(key for key in found if len(key) >= _SHORTEST and not key.isdecimal())


def block_titles(
    facts: LineFacts, marks: Marks, tables: Collection[int], known: Collection[str]
) -> dict[int, BlockTitle]:
    """The titles of blocks without a title's label, by their first line. ``tables`` are the lines of budget tables,
    ``known`` the titles in them (:func:`table_titles`).

    A title is confirmed by the table, by a project's number before it (``โครงการที่ 1``), or by the plan's own form: it
    names a project, is printed as other titles of the plan are, and the field that begins the plan's blocks follows, or
    its number is the next one. The only title of a plan needs more: money, time and a unit in charge below it.
    What follows must be a run of fields, of which one is stated by blocks alone, not by chapters.
    """
    whole = Counter(label.field for label in marks.labels.values() if label.sure and label.style == "")
    labels = {number: label for number, label in marks.labels.items() if _is_told(label, whole)}
    opened = marks.openers
    if len(labels) < _LEAST_RUN:
        return {}
    candidates = list(_candidates(facts, labels, opened, tables, KnownTitles(known)))
    if not candidates:
        return {}
    shapes = Counter(title.shape for title in candidates)
    firsts = Counter(labels[title.first].field for title in candidates)
    shape, first = shapes.most_common(1)[0][0], firsts.most_common(1)[0][0]
    returns = bool(shape) or len(candidates) > 1 or _is_block_alone(candidates[0], labels, opened)
    fitting: list[BlockTitle] = []
    for title, below in zip(candidates, (*candidates[1:], None), strict=True):
        alike = returns and title.shape == shape
        counts = _counts_on(title, fitting) or (below is not None and not fitting and _counts_on(below, [title]))
        if title.known or (alike and (labels[title.first].field == first or counts)):
            fitting.append(title)
    return {title.start: title for title in _in_order(facts, fitting, labels, opened)}


def _is_block_alone(title: BlockTitle, labels: Mapping[int, FieldLabel], opened: Sequence[int]) -> bool:
    """Whether the only title of a plan that no label opens has below it what a block alone says of a project."""
    below = {label.field for number, label in labels.items() if number > title.end and not label.fuzzy}
    return not opened and below >= _OF_ONE_BLOCK


def _counts_on(title: BlockTitle, above: Sequence[BlockTitle]) -> bool:
    """Whether a title's number is the one behind that of the last title ``above`` it."""
    numbers = [one.number or "" for one in (*above[-1:], title)]
    return len(numbers) > 1 and all(map(str.isdecimal, numbers)) and int(numbers[1]) == int(numbers[0]) + 1


def _is_told(label: FieldLabel, whole: Mapping[FieldName, int]) -> bool:
    """Whether a label may begin a block. A misread one must be numbered, or the plan has the same label whole in other
    blocks (``whole``: how often, by field).
    """
    return not label.fuzzy or label.number is not None or whole.get(label.field, 0) >= _LEAST_SAME


def _candidates(
    facts: LineFacts,
    labels: Mapping[int, FieldLabel],
    opened: Sequence[int],
    tables: Collection[int],
    known: KnownTitles,
) -> Iterator[BlockTitle]:
    """The titles above labels with which a block may begin: the first of a block, and those that it has already.

    In a block that a line has opened, a field that it does not have yet begins no other: nothing is looked for above.
    Between a title's label and the first field only a known title counts: all else says something of that project.
    """
    openers = iter(opened)
    opener = next(openers, None)
    above: set[str] = set()
    of_opened: set[str] | None = None
    labelled = False
    for line, label in labels.items():
        while opener is not None and opener < line:
            labelled = facts[opener].title_label is not None
            above, of_opened, opener = set(), set(), next(openers, None)
        goes_on = of_opened is not None and bool(of_opened) and label.field not in of_opened
        title = None if goes_on else _above(facts, line, labels, tables, known)
        if title and not title.known and labelled and not of_opened:
            title = None  # the block has its title already
        # Chapters of part 1 are labels too: a field that none of them had may still be the first of a known project.
        if title and (title.known or not above or label.field in above):
            above = set()
            yield title
        above.add(label.field)
        if of_opened is not None:
            of_opened.add(label.field)


def _above(
    facts: LineFacts, line: int, labels: Mapping[int, FieldLabel], tables: Collection[int], known: KnownTitles
) -> BlockTitle | None:
    """The title that stands right above a label, if one does: on one line, or on a few."""
    lines: list[int] = []
    keys = facts.source.stripped_digits
    for number in range(line - 1, max(0, line - _FARTHEST), -1):
        fact = facts[number]
        if number in tables or number in labels or fact.title_label:
            break
        if fact.carries_nothing:
            if lines and not keys[number - 1] and not _is_counted(keys[number - 2]):
                break
            continue
        if not lines and places_alone(keys[number - 1]):
            continue
        if fact.heading and fact.heading.rule not in ("mission", "strategy", "named_strategy"):
            break
        lines.insert(0, number)
        title = _title(facts.source, lines, line, known)
        if title:
            return _announced(facts, title)
        if len(lines) == _MOST_LINES:
            break
    return None


def _is_counted(key: str) -> bool:
    """Whether a line counts a project before its title: an empty line may part it from the rest of that."""
    match = _HEAD.match(key)
    return match is not None and bool(match["word"])


def _announced(facts: LineFacts, title: BlockTitle) -> BlockTitle | None:
    """The title with the line ``โครงการที่ 1`` above it; None below a bare ``ชื่อโครงการ``: that opens the block."""
    lines, keys = range(title.start - 1, max(0, title.start - _FARTHEST), -1), facts.source.stripped_digits
    above = next((one for one in lines if keys[one - 1] and not NOISE.match(keys[one - 1])), None)
    if above is None:
        return title
    if facts[above].title_label:
        return None
    heading = facts[above].heading
    if heading and _is_project_number(heading, keys[above - 1]):
        return replace(title, number=heading.number, start=above, shape="counted", known=True)
    return title


def _title(source: SourceText, lines: Sequence[int], first: int, known: KnownTitles) -> BlockTitle | None:
    key = source.key(lines[0])
    match = _HEAD.match(key)
    if match is None:
        return None
    title_key = match["title"] if len(lines) == 1 else join_lines([match["title"], *map(source.key, lines[1:])])
    if len(title_key) > _LONGEST_TITLE and len(join_lines([title_key])) > _LONGEST_TITLE:
        return None
    if match["dotted"] and is_node(match["dotted"], title_key):
        return None
    in_table = title_key in known
    names_project = _NAMES_PROJECT.match(title_key) is not None
    if not (in_table or match["word"] or match["label"] or names_project):
        return None
    text = join_lines([source.line(lines[0])[match.start("title") :], *map(source.line, lines[1:])])
    group = next((name for name in _NUMBERS if match[name]), "")
    number = "".join(match[group].split()) if group and group != "letter" else None
    shape = group or ("label" if match["label"] else "")
    counted = match["word"] or (match["listed"] and names_project)
    return BlockTitle(number, text, lines[0], lines[-1], shape, bool(in_table or counted), first)


def _in_order(
    facts: LineFacts, titles: Sequence[BlockTitle], labels: Mapping[int, FieldLabel], opened: Sequence[int]
) -> Iterator[BlockTitle]:
    """The titles that begin a block: where none is open, or where the fields of the open one begin again. Below
    a known title that may be behind a field that the open one lacks.
    One is enough in a list of projects (:func:`_lists`).
    """
    starts = sorted({*opened, *(title.start for title in titles)})
    all_fields = []
    for place, title in enumerate(titles):
        following = titles[place + 1].start if place + 1 < len(titles) else len(facts.source.lines) + 1
        all_fields.append([label.field for n, label in labels.items() if title.end < n < following])
    listed = _lists(facts, titles, all_fields)
    taken = 0
    for place, title in enumerate(titles):
        fields = all_fields[place]
        least = 1 if place in listed else _LEAST_RUN_OF_KNOWN if title.known else _LEAST_RUN
        if len(set(fields)) < least or not ONLY_BLOCKS_STATE & set(fields):
            continue
        begun = max((n for n in starts if n < title.start and (n in opened or n == taken)), default=0)
        above = {label.field for n, label in labels.items() if begun < n < title.start} if begun else set()
        if above and labels[title.first].field not in above:
            end = next((n for n in starts if n > title.start), len(facts.source.lines) + 1)
            again = above & {label.field for n, label in labels.items() if title.end < n < end}
            if not title.known or len(again) < _LEAST_RUN:
                continue
        taken = title.start
        yield title


def _lists(facts: LineFacts, titles: Sequence[BlockTitle], fields: Sequence[Sequence[FieldName]]) -> set[int]:
    """The places of titles in lists of projects that say little more than their money: two fields or more, one of them
    the budget, stand below several titles in one print. No list of a former plan, or of what is none of this one's.
    """
    shapes = Counter(
        (title.shape, *sorted({*own})) for title, own in zip(titles, fields, strict=True) if "budget" in own
    )
    several = {shape for (shape, *own), count in shapes.items() if count > 1 and len(own) >= _LEAST_RUN_OF_KNOWN}
    of_lists = [at for at, title in enumerate(titles) if title.shape in several and "budget" in fields[at]]
    if not of_lists:
        return set()
    keys, known = facts.source.stripped_digits, facts.of_lines
    others = [number for number, key in enumerate(keys, 1) if _is_of_no_plan(key)]
    headings = [number for number, fact in enumerate(known, 1) if fact.heading]

    def above(lines: Sequence[int], title: BlockTitle) -> int:
        at = bisect_left(lines, title.start)
        return lines[at - 1] if at else 0

    def is_of_others(title: BlockTitle) -> bool:
        other = above(others, title)
        return other > 0 and other >= above(headings, title)

    return {at for at in of_lists if not is_of_others(titles[at])}


def _is_of_no_plan(key: str) -> bool:
    """Whether a line says of what stands below it that it was done before, or is none of the plan's."""
    return len(key) <= _LONGEST_TITLE and (leaves_out(key) == "always" or OF_FORMER_YEARS.match(key) is not None)


def _is_project_number(heading: Heading, key: str) -> bool:
    return heading.rule == "project_number" and key.lstrip()[0] in "ลโกมรแ"
