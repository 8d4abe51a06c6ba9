"""Every place where the plan says how many projects it has: foreword, introduction of part 2, the table's รวม rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.budget import TotalRow
from parsers.records.facts import CountKind, CountPlace, DeclaredCount
from parsers.records.structure import Section, SectionKind
from parsers.records.table import Grid
from parsers.tables.grid import is_row

_KINDS: dict[str, CountKind] = {"โครงการ": "project", "กิจกรรม": "activity", "มาตรการ": "measure"}
_WORD = r"(?:โครงการ|กิจกรรม|มาตรการ)"
_ALL_KINDS = re.compile(rf"{_WORD}\s*/\s*{_WORD}")
_COUNT = re.compile(rf"(?<![0-9.,])([0-9]{{1,4}})\s*+(?:/\s*+)?({_WORD})((?:\s*/\s*{_WORD})*)")
"""'4 โครงการ', '17 /โครงการ/กิจกรรม/มาตรการ' (Arabic digits)."""

_STATED = re.compile(
    rf"(?:จำนวน(?:โครงการ)?(?:ทั้งสิ้น|ทั้งหมด|รวม)?|รวม(?:ทั้งสิ้น|ทั้งหมด)?(?:เป็น)?|ประกอบด้วย|ไว้ทั้งสิ้น|ไว้ทั้งหมด)"
    rf"\s*{_COUNT.pattern}"
)
_CUT_OFF = re.compile(rf"(?:{_WORD}|จำนวน|รวม|ทั้งสิ้น|ทั้งหมด|ประกอบด้วย)[^0-9]{{0,5}}(?<![0-9.,])[0-9]{{1,3}}\s*$")
_KINDS_FIRST = re.compile(rf"\s*{_WORD}(?:\s*/\s*{_WORD})*")
"""A count whose kind stands on the next line: 'รวมทั้งสิ้น 14', '6 โครงการ 2 กิจกรรม 4'."""

_PLAN_BEFORE = re.compile(r"[0-9]\s*มิติ\s*[^0-9]{0,30}$")
_NEXT_KIND = re.compile(rf"\s*+(?:,|และ)?\s*+(?<![0-9.,])[0-9]{{1,4}}\s*+({_WORD})")
_THIS_PLAN = re.compile(
    r"(?:จัดทำ|ประกาศใช้)แผน[^0-9]{0,60}\(?\s*(?:[^0-9]{0,30}(?:25|26)[0-9]{2}\s*(?:[-–]|ถึง)?\s*)*\)?\s*$"
)
"""'จัดทำแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)', right before a count of all kinds."""

_KINDS_NAMED = re.compile(
    rf"{_WORD}(?:\s*+/\s*+|\s*+,?\s*+(?:และ)?\s*+){_WORD}(?:(?:\s*+/\s*+|\s*+,?\s*+(?:และ)?\s*+){_WORD})?\s*+(?:ไว้|ทั้งหมด)?\s*+$"
)
"""'ประกอบด้วยโครงการ กิจกรรม และมาตรการ จำนวน 13 โครงการ': all kinds are named, then counted."""

_AS_LISTED = re.compile(
    r"\s*+(?:(?:แยก|จำแนก|แบ่ง)?\s*+(?:ตาม|ออกเป็น|เป็น|ใน|ภายใต้)?\s*+(?:ทั้ง)?\s*+[0-9]{1,2}\s*+มิติ)?\s*+(?:รายละเอียด|ปรากฏ|แสดง)?\s*+(?:ดัง|ตาม)(?:ตาราง|รายละเอียด|ต่อไปนี้|นี้|บัญชี)"
)
_TOTAL_WORD = re.compile(r"รวม|ทั้งสิ้น|ทั้งหมด")
_PAST = re.compile(r"ที่ผ่านมา|ปีก่อน|ดำเนินการแล้ว|แล้วเสร็จ")
_PRESENT = re.compile(r"แผน(?:ฉบับ|ปฏิบัติการ)?นี้|ประกอบด้วย")
"""What speaks of this plan, behind what was before it."""

_COUNT_COLUMN = re.compile(rf"^จำนวน\s*({_WORD}(?:\s*/\s*{_WORD})*)$")
_GRAND_TOTAL = re.compile(r"^[\s*]*รวม(?:ทั้งสิ้น|ทั้งหมด|ทุกมิติ|ทั้ง\s*[0-9]\s*มิติ)")
_DIMENSION = re.compile(r"^[\s\-–•]*ม.{0,2}ต[ิี]?\s*(?:ที่?)?\s*([0-9]{1,2})(?![0-9])")
"""'มิติที่ 1 การสร้าง…', misread as มติ or มิตี."""

_NODES: frozenset[SectionKind] = frozenset({"dimension", "mission", "strategy"})
_LONGEST_WRAP = 2
"""A dimension's count stands at most two printed lines below its title."""


@dataclass(frozen=True, slots=True)
class Count:
    """One stated number; ``combined`` where it is printed for all kinds at once."""

    kind: CountKind
    declared: int
    combined: bool


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    key: str


def counts_in(text: str) -> tuple[Count, ...]:
    """The counts of projects, activities and measures in a total's cell or a sentence.

    >>> counts_in("๑ โครงการ ๔ กิจกรรม")
    (Count(kind='project', declared=1, combined=False), Count(kind='activity', declared=4, combined=False))
    >>> counts_in("จำนวน 17 /โครงการ/กิจกรรม/มาตรการ")
    (Count(kind='project', declared=17, combined=True),)
    >>> counts_in("จำนวน ๗,๘๕๐ แห่ง"), counts_in("จำนวน ๗๕,๐๐๐ บาท")
    ((), ())
    """
    return tuple(
        Count("project", int(match[1]), True) if match[3] else Count(_KINDS[match[2]], int(match[1]), False)
        for match in _COUNT.finditer(arabic_digits(text))
    )


def declared_counts(
    source: SourceText, sections: Sequence[Section], totals: Sequence[TotalRow], grids: Sequence[Grid] = ()
) -> tuple[DeclaredCount, ...]:
    """The counts that the plan declares, in the order foreword, introduction, table.

    In prose only a number behind จำนวน or รวม counts. A dimension's line (``มิติที่ ๑ …``) gives that dimension's count,
    printed there or on the next line; any other gives the plan's if its sentence says รวม or ทั้งสิ้น. A number for all
    kinds together is ``combined`` with kind ``project``: where it is printed with ``โครงการ/กิจกรรม/มาตรการ``, or
    where the sentence or the whole table counts in โครงการ alone and so calls each of them that. Counts that are split
    by kind are never combined. Where no budget table counts the whole plan, the last row of a table among ``grids``
    that sums the plan up does.
    """
    foreword = _in_prose(_foreword_lines(source, sections), "foreword")
    tables = frozenset(grid.span.start for grid in grids)
    intro = _in_prose(_intro_lines(source, sections, tables), "part_intro")
    table = list(_in_totals(totals))
    if not any(count.scope == "plan" for count in table):
        table += _in_summary(grids)
    if _projects_alone(table):
        table = [replace(count, combined=True) for count in table]
        foreword, intro = (
            [replace(count, combined=True) for count in prose] if _projects_alone(prose) else prose
            for prose in (foreword, intro)
        )
    return (*foreword, *intro, *table)


def _projects_alone(counts: Sequence[DeclaredCount]) -> bool:
    return all(count.kind == "project" for count in counts)


def _in_totals(totals: Sequence[TotalRow]) -> Iterator[DeclaredCount]:
    for row in totals:
        if row.scope == "group":
            continue  # of rows that no count of the dataset is about
        where: CountPlace = "table_grand_total" if row.scope == "plan" else "table_subtotal"
        for count in counts_in(row.count_text):
            yield DeclaredCount(
                where,
                row.scope,
                row.dimension_no,
                count.kind,
                count.declared,
                count.combined,
                row.span,
                row.mission_no,
            )


def _in_summary(grids: Sequence[Grid]) -> list[DeclaredCount]:
    """The counts of the first row that sums up the whole plan in a table that is none of projects."""
    for grid in grids:
        kinds: dict[int, str] = {}
        for row in grid.rows:
            kinds |= {at: found[1] for at, cell in enumerate(row.cells) if (found := _COUNT_COLUMN.match(cell.text))}
            texts = [cell.text for cell in row.cells if cell.text]
            if not texts or not _GRAND_TOTAL.match(arabic_digits(texts[0])):
                continue
            columns = [f"{row.cells[at].text} {kind}" for at, kind in kinds.items() if at < len(row.cells)]
            counts = counts_in(" ".join(texts[:2])) or counts_in(" ".join(columns))
            if counts:
                return [
                    DeclaredCount("table_grand_total", "plan", None, one.kind, one.declared, one.combined, row.span)
                    for one in counts
                ]
    return []


def _foreword_lines(source: SourceText, sections: Sequence[Section]) -> list[_Line]:
    return [line for s in sections if s.kind == "foreword" for line in _lines(source, s.span.start + 1, s.span.end)]


def _intro_lines(source: SourceText, sections: Sequence[Section], tables: Collection[int]) -> list[_Line]:
    """The lines of each part or chapter before its table, up to the first project's details.

    The first table may stand in a dimension or a mission below. A part without a table has none: what it counts in
    prose is about something else.
    """
    lines: list[_Line] = []
    for index, section in enumerate(sections):
        if section.kind == "project_detail":
            break
        if section.kind not in ("part", "chapter", "other"):
            continue
        own = range(section.heading.start, section.span.end + 1)
        table = next((number for number in own if number in tables or is_row(source.key(number))), None)
        if table is None:
            nodes = [one.span for one in takewhile(lambda one: one.kind in _NODES, sections[index + 1 :])]
            below = range(nodes[0].start, nodes[-1].end + 1) if nodes else ()
            table = nodes[0].start if any(n in tables or is_row(source.key(n)) for n in below) else None
        if table is not None:
            lines.extend(_lines(source, section.heading.start, table - 1))
    return lines


def _lines(source: SourceText, start: int, end: int) -> list[_Line]:
    """The lines that are not blank. Where one ends in a count, the kind that the next begins with is put behind it."""
    keys = [source.key(number) for number in range(start, end + 1)]
    for index, below in enumerate(keys[1:]):
        kinds = _KINDS_FIRST.match(below)
        if kinds and _CUT_OFF.search(keys[index]):
            keys[index] += f" {kinds[0].strip()}"
    return [_Line(number, key) for number, key in enumerate(keys, start) if key.strip()]


def _in_prose(lines: Sequence[_Line], stated_in: CountPlace) -> list[DeclaredCount]:
    """Counts of running text. A dimension's title may wrap: its count then stands on a line below."""
    counts: list[DeclaredCount] = []
    all_kinds = False
    for position, line in enumerate(lines):
        if not _COUNT.search(line.key):
            continue
        all_kinds = all_kinds or _says_all_kinds(lines, position)
        dimension, start = _dimension_of(lines, position)
        for match in _STATED.finditer(line.key):
            if dimension is None and not _is_plan_total(lines, position, match, stated_in):
                continue
            scope: Literal["plan", "dimension"] = "plan" if dimension is None else "dimension"
            counts.extend(
                DeclaredCount(
                    stated_in, scope, dimension, count.kind, count.declared, count.combined, Span(start, line.number)
                )
                for count in counts_in(line.key[match.start() :].split("บาท")[0])
            )
            break
    if all_kinds and _projects_alone(counts):
        return [replace(count, combined=True) for count in counts]
    return counts


def _says_all_kinds(lines: Sequence[_Line], position: int) -> bool:
    above = lines[position - 1].key if position else ""
    return bool(_ALL_KINDS.search(lines[position].key) or _ALL_KINDS.search(above))


def _is_plan_total(lines: Sequence[_Line], position: int, match: re.Match[str], stated_in: CountPlace) -> bool:
    """Whether a count is the plan's: รวม or ทั้งสิ้น stands just before it, or it is the first of a list by kinds behind
    the number of the plan's dimensions (``4 มิติ จำนวน 7 โครงการ 2 กิจกรรม``). In the foreword a list by kinds, or a
    count behind the names of all kinds, is of the whole plan, too; above a table where it says that this lists them.
    """
    key = lines[position].key
    following = _NEXT_KIND.match(key, match.end())
    split = following is not None and following[1] not in match[0]
    if split and (_PLAN_BEFORE.search(key[: match.start()]) or (stated_in == "foreword" and "ประกอบด้วย" in match[0])):
        return True
    if _KINDS_NAMED.search(key[: match.start()]) and (stated_in == "foreword" or _AS_LISTED.match(key, match.end())):
        return True
    if stated_in == "foreword" and _ALL_KINDS.search(match[0]) and _THIS_PLAN.search(key[: match.start()]):
        return True
    above = lines[position - 1].key[-80:] if position and len(key[: match.start()].strip()) < 20 else ""
    before = f"{above} {lines[position].key[max(0, match.start() - 60) : match.end()]}"
    sentence = _PRESENT.split(key[max(0, match.start() - 60) : match.end() + 25])[-1]
    return bool(_TOTAL_WORD.search(before)) and not _PAST.search(sentence)


def _dimension_of(lines: Sequence[_Line], position: int) -> tuple[int | None, int]:
    """The dimension that a line's count belongs to, and the line where its title begins."""
    for back in range(_LONGEST_WRAP + 1):
        if back > position:
            break
        line = lines[position - back]
        if back and _COUNT.search(line.key):
            break
        match = _DIMENSION.match(line.key)
        if match:
            return int(match[1]), line.number
    return None, lines[position].number
