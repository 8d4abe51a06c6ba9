"""What running text says of the number of projects: each count with what it is of, the plan or a dimension."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.facts import CountKind, CountPlace, DeclaredCount
from parsers.rules.load import load
from parsers.structure.levels import level_named
from parsers.values.kinds import KIND_WORD
from parsers.values.money.words import value_of_words
from parsers.values.sums import OF_ALL
from parsers.values.years import PLAN_YEAR

_KINDS: dict[str, CountKind] = {"โครงการ": "project", "กิจกรรม": "activity", "มาตรการ": "measure"}
_ALL_KINDS = re.compile(rf"{KIND_WORD}\s*+/\s*+{KIND_WORD}")
_COUNT = re.compile(
    rf"([0-9](?<![0-9.,].)[0-9]{{0,3}})\s*+(?:\([ก-๎]{{2,30}}\)\s*+)?(?:/\s*+)?({KIND_WORD})((?:\s*+/\s*+{KIND_WORD})*)"
)
"""'4 โครงการ', '14 (สิบสี่) โครงการ', '17 /โครงการ/กิจกรรม/มาตรการ' (Arabic digits)."""

_ENTRIES = re.compile(r"([0-9](?<![0-9.,].)[0-9]{0,3})\s*+รายการ")
_IN_WORDS = re.compile(
    rf"(?:(?<=จำนวน)|(?<=ทั้งสิ้น)|(?<=ทั้งหมด)|(?<=รวม))(?P<words>\s*+(?:หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย){{1,8}}\s*+)(?={KIND_WORD})"
)
"""'รวมทั้งสิ้นสิบสี่โครงการ'."""

_BETWEEN = re.compile(rf"\s*+(?:,|และ|กับ)?\s*+(?:มี)?\s*+{KIND_WORD}?\s*+(?:จำนวน)?\s*+")
"""What stands between the counts of a list by kinds: '8 โครงการ กิจกรรม จำนวน 4 กิจกรรม'."""

_CUT_OFF = re.compile(rf"(?:{KIND_WORD}|จำนวน|รวม|{OF_ALL}|ประกอบด้วย)[^0-9]{{0,5}}(?<![0-9.,])[0-9]{{1,3}}\s*$")
_KINDS_FIRST = re.compile(rf"\s*+{KIND_WORD}(?:\s*+/\s*+{KIND_WORD})*")
"""A count whose kind stands on the next line: 'รวมทั้งสิ้น 14', '6 โครงการ 2 กิจกรรม 4'."""

_STATED = re.compile(
    rf"(?:จำนวน(?:โครงการ)?(?:{OF_ALL}|รวม)?|(?<!ส่วน)รวม{OF_ALL}?(?:เป็น|ได้)?|ประกอบด้วย|(?:ทั้ง)?(?:สิ้น|หมด)|มิติ|ภารกิจ)\s*[:=]?\s*$"
)
"""What stands right before a count that a sentence states."""

_THIS_PLAN = re.compile(
    r"(?:จัดทำ|ประกาศใช้)แผน(?:(?!\sและ)[^0-9]){0,60}"
    rf"\(?\s*+(?:[^0-9]{{0,30}}{PLAN_YEAR}\s*+(?:[-–]|ถึง)?\s*+)*\)?\s*+(?:ขึ้น)?\s*+(?:จำนวน|รวม)?\s*+$"
)
"""'จัดทำแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)', right before a count."""

_KINDS_NAMED = re.compile(
    rf"{KIND_WORD}(?:\s*+/\s*+|\s*+,?\s*+(?:และ)?\s*+){KIND_WORD}(?:(?:\s*+/\s*+|\s*+,?\s*+(?:และ)?\s*+){KIND_WORD})?\s*+(?:ไว้|ทั้งหมด)?\s*+$"
)
"""'ประกอบด้วยโครงการ กิจกรรม และมาตรการ จำนวน 13 โครงการ': all kinds are named, then counted."""

_HOW_MANY = re.compile(r"(?:(?:ไว้|อยู่)?\s*(?:จำนวน|รวม)?(?:ทั้ง)?(?:สิ้น|หมด)?|[(])\s*$")
_TOTAL_WORD = re.compile(rf"(?<!ส่วน)รวม|{OF_ALL}")
_DIMENSION = re.compile(r"^[\s\-–•]*ม.{0,2}ต[ิี]?\s*(?:ที่?)?\s*([0-9]{1,2})(?![0-9])")
"""'มิติที่ 1 การสร้าง…', misread as มติ or มิตี."""

_DIMENSION_WITHIN = re.compile(r"ม.{0,2}ต[ิี]?\s*ที่?\s*([0-9]{1,2})(?![0-9])")
_BY_NUMBER = re.compile(r"^\s*([0-9])\s*[.)]")
_BEHIND_TITLE = re.compile(r"\s*+(?:[(:=–-]|มี|จำนวน|รวม)*+\s*+(?:มี|จำนวน)?\s*+$")
_ENDS_LINE = re.compile(r"[\s).,;]*(?:งบประมาณ.*|เป็นเงิน.*|ดังนี้.*|ได้แก่.*|คือ.*|รวม.*)?$")
_LONE = re.compile(r"[\s(]*(?:มี)?(?:จำนวน|รวม)?\s*$")
_NEAR, _BEHIND = 60, 25
_SHORTEST_CLAUSE = 20
_LONGEST_WRAP = 2
"""A dimension's count stands at most two printed lines below its title."""


def _words(kind: str) -> re.Pattern[str]:
    """What ``rules/declared_counts.toml`` lists under a kind."""
    return re.compile("|".join(rule["pattern"] for rule in load("declared_counts")[kind]))


_PAST = _words("past")
_COMPARED = _words("compared")
_PRESENT = _words("present")
_OTHER_PLAN = _words("other_plan")
_OWN_PLAN = _words("own_plan")
_FORM_OF = _words("form_of")
_AGREES_WITH = _words("agrees_with")
_GOES_ON = _words("goes_on")
_PLAN_HAS = _words("plan_has")
_OF_PLAN = _words("of_plan")
_CONSISTS = _words("consists")
_OF_DIMENSIONS = _words("of_dimensions")
_IN_DIMENSIONS = _words("in_dimensions")
_AS_LISTED = _words("as_listed")


@dataclass(frozen=True, slots=True)
class Count:
    """One stated number; ``combined`` where it is printed for all kinds at once."""

    kind: CountKind
    declared: int
    combined: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of prose: its number, and its wording with Arabic digits."""

    number: int
    key: str


@dataclass(frozen=True, slots=True)
class _Group:
    """The counts of a list by kinds, from ``start`` to ``end`` in their line; ``before`` is what leads to them."""

    counts: tuple[Count, ...]
    start: int
    end: int
    before: str
    first: bool


def counts_in(text: str) -> tuple[Count, ...]:
    """The counts of projects, activities and measures in a total's cell or a sentence.

    >>> counts_in("๑ โครงการ ๔ กิจกรรม")
    (Count(kind='project', declared=1, combined=False), Count(kind='activity', declared=4, combined=False))
    >>> counts_in("จำนวน 17 /โครงการ/กิจกรรม/มาตรการ")
    (Count(kind='project', declared=17, combined=True),)
    >>> counts_in("จำนวน ๗,๘๕๐ แห่ง"), counts_in("จำนวน ๗๕,๐๐๐ บาท")
    ((), ())
    """
    return _counts_of(list(_COUNT.finditer(arabic_digits(text))))


def _counts_of(matches: Sequence[re.Match[str]]) -> tuple[Count, ...]:
    return tuple(
        Count("project", int(match[1]), True) if match[3] else Count(_KINDS[match[2]], int(match[1]), False)
        for match in matches
    )


def lines_of(source: SourceText, start: int, end: int) -> list[Line]:
    """The lines that are not blank. Where one ends in a count, the kind that the next begins with is put behind it."""
    keys = [source.key(number) for number in range(start, end + 1)]
    for index, below in enumerate(keys[1:]):
        kinds = _KINDS_FIRST.match(below)
        if kinds and _CUT_OFF.search(keys[index]):
            keys[index] += f" {kinds[0].strip()}"
    return [Line(number, _in_figures(key)) for number, key in enumerate(keys, start) if key.strip()]


def _in_figures(key: str) -> str:
    """A line with the figures of counts that it writes in words."""
    if "สิบ" not in key and "สอง" not in key and "สาม" not in key and "หนึ่ง" not in key:
        return key
    return _IN_WORDS.sub(lambda match: f" {value_of_words(match['words'].strip()) or match['words'].strip()} ", key)


def counts_in_prose(lines: Sequence[Line], stated_in: CountPlace) -> list[DeclaredCount]:
    """The counts of running text, each of the plan or of a dimension; what is said of anything else is left out.

    A dimension's line (``มิติที่ ๑ …``), or its place within a sentence that lists several, gives that dimension's
    count, printed there or, below a title that wraps, on the next line. Another is the plan's where the words around it
    say so (:func:`_is_plan_total`).
    """
    counts: list[DeclaredCount] = []
    all_kinds = False
    for position, line in enumerate(lines):
        groups = _groups(line.key)
        if not groups:
            continue
        all_kinds = all_kinds or _says_all_kinds(lines, position)
        listed = sum(_within(group) is not None for group in groups) > 1
        for group in groups:
            dimension, start = _dimension_of(lines, position, group)
            if dimension is None and listed:
                dimension = _within(group)
            if dimension is None and not _is_plan_total(lines, position, group, stated_in):
                continue
            counts += [
                DeclaredCount(
                    stated_in,
                    "plan" if dimension is None else "dimension",
                    dimension,
                    count.kind,
                    count.declared,
                    count.combined,
                    Span(start, line.number),
                )
                for count in group.counts
            ]
    if all_kinds and all(count.kind == "project" for count in counts):
        return [replace(count, combined=True) for count in counts]
    return counts


def _groups(key: str) -> list[_Group]:
    """The counts of a line, those of one list by kinds together."""
    found: list[list[re.Match[str]]] = []
    for match in _COUNT.finditer(key):
        if found and _BETWEEN.fullmatch(key, found[-1][-1].end(), match.start()):
            found[-1].append(match)
        else:
            found.append([match])
    groups: list[_Group] = []
    last = 0
    for matches in found:
        start, end = matches[0].start(), matches[-1].end()
        groups.append(_Group(_counts_of(matches), start, end, key[last:start], not last))
        last = end
    entries = None if found else _ENTRIES.search(key)
    if entries and _names_kinds(key[: entries.start()]):
        count = Count("project", int(entries[1]), True)
        groups.append(_Group((count,), entries.start(), entries.end(), key[: entries.start()], True))
    return groups


def _within(group: _Group) -> int | None:
    """The dimension that a sentence names before a count."""
    named = list(_DIMENSION_WITHIN.finditer(group.before))
    return int(named[-1][1]) if named else None


def _says_all_kinds(lines: Sequence[Line], position: int) -> bool:
    above = lines[position - 1].key if position else ""
    return bool(_ALL_KINDS.search(lines[position].key) or _ALL_KINDS.search(above))


def _names_kinds(before: str) -> bool:
    return _KINDS_NAMED.search(_HOW_MANY.sub("", before)) is not None


def _is_plan_total(lines: Sequence[Line], position: int, group: _Group, stated_in: CountPlace) -> bool:
    """Whether a count is the plan's. What is past, or of another plan, is not. It is

    - stated as a total (รวม, ทั้งสิ้น), beside the number of dimensions (``4 มิติ จำนวน 7 โครงการ``), or as what there
      is by the plan (``มีโครงการตามแผน จำนวน 16 โครงการ``),
    - in the foreword what the plan is said to have: a list by kinds, a count behind the names of all kinds or behind
      the plan's own name,
    - above a table a count of all kinds or a list by kinds that says that this lists them, or one alone on its line.
    """
    key, before = lines[position].key, group.before
    over = lines[position - 1].key[-80:] if position and group.first else ""
    if not before.strip() and _STATED.search(over):
        before = over  # the count stands on the next line: 'รวมทั้งสิ้น จำนวน', '20 โครงการ'
    behind = _COMPARED.split(key[group.end : group.end + _BEHIND])[0]
    sentence = _PRESENT.split(f"{before[-_NEAR:]}{key[group.start : group.end]}{behind}")[-1]
    if _PAST.search(sentence) or _is_of_another(key[: group.start]):
        return False
    stated = _STATED.search(before) is not None
    above = over if len(before.strip()) < _SHORTEST_CLAUSE else ""
    if stated and _TOTAL_WORD.search(f"{above} {before[-_NEAR:]}"):
        return True
    if _OF_DIMENSIONS.search(before) or ((stated or _names_kinds(before)) and _IN_DIMENSIONS.match(key[group.end :])):
        return True
    if _OF_PLAN.search(before):
        return True
    if stated_in != "foreword":
        by_kinds = len(group.counts) > 1 and _CONSISTS.search(before)
        listed = (by_kinds or _names_kinds(before)) and _AS_LISTED.match(key[group.end :])
        return bool(listed) or (_LONE.fullmatch(before) is not None and not key[group.end :].strip(" )*."))
    return bool(
        (len(group.counts) > 1 and _CONSISTS.search(before))
        or (stated and _names_kinds(_STATED.sub("", before)))
        or _THIS_PLAN.search(before)
        or _PLAN_HAS.search(before)
    )


def _is_of_another(before: str) -> bool:
    """Whether the plan that was named last, and not its form alone, is another one; not where this plan, named first,
    was made to agree with it and the sentence goes on with what this one has.
    """
    named = (match.start() for match in _OTHER_PLAN.finditer(before))
    other = max((at for at in named if not _FORM_OF.search(before[max(0, at - _NEAR) : at])), default=-1)
    if other < 0 or _OWN_PLAN.search(before, other + 1):
        return False
    agrees = _AGREES_WITH.search(before[:other])
    return not (agrees and _OWN_PLAN.search(before[: agrees.start()]) and _GOES_ON.search(before, other))


def _dimension_of(lines: Sequence[Line], position: int, group: _Group) -> tuple[int | None, int]:
    """The dimension whose title a count stands behind, and the line where that title begins."""
    here = lines[position]
    if not group.first:
        return None, here.number
    stated = _STATED.search(group.before) is not None
    ends = _ENDS_LINE.fullmatch(here.key, group.end) is not None
    for back in range(_LONGEST_WRAP + 1):
        if back > position:
            break
        line = lines[position - back]
        if back and (_COUNT.search(line.key) or not stated):
            break
        match = _DIMENSION.match(line.key)
        if match is None and not back and (title := _BEHIND_TITLE.sub("", group.before)) and _BY_NUMBER.match(title):
            match = _BY_NUMBER.match(title) if level_named(title) == "dimension" else None
        if match and (stated or ends):
            return int(match[1]), line.number
    return None, here.number
