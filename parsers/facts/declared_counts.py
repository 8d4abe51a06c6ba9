"""Every place where the plan says how many projects it has: foreword, introduction of part 2, the table's รวม rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.facts.counts_in_prose import Line, counts_in, counts_in_prose, lines_of
from parsers.records.budget import TotalRow
from parsers.records.facts import CountPlace, DeclaredCount
from parsers.records.structure import Section, SectionKind
from parsers.records.table import Grid
from parsers.tables.tabs import is_row
from parsers.values.kinds import KIND_WORD
from parsers.values.sums import OF_ALL

_COUNT_COLUMN = re.compile(rf"^จำนวน\s*({KIND_WORD}(?:\s*/\s*{KIND_WORD})*)$")
_GRAND_TOTAL = re.compile(rf"^[\s*]*รวม(?:{OF_ALL}|ทุกมิติ|ทั้ง\s*[0-9]\s*มิติ)")
_NODES: frozenset[SectionKind] = frozenset({"dimension", "mission", "strategy"})


def declared_counts(
    source: SourceText, sections: Sequence[Section], totals: Sequence[TotalRow], grids: Sequence[Grid] = ()
) -> tuple[DeclaredCount, ...]:
    """The counts that the plan declares, in the order foreword, introduction, table.

    What counts in prose is for :mod:`counts_in_prose` to say. A number for all
    kinds together is ``combined`` with kind ``project``: where it is printed with ``โครงการ/กิจกรรม/มาตรการ``, or
    where the sentence or the whole table counts in โครงการ alone and so calls each of them that. Counts that are split
    by kind are never combined. Where no budget table counts the whole plan, the last row of a table among ``grids``
    that sums the plan up does.
    """
    foreword = counts_in_prose(_foreword_lines(source, sections), "foreword")
    tables = frozenset(grid.span.start for grid in grids)
    intro = counts_in_prose(_intro_lines(source, sections, tables), "part_intro")
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
                as_it_was=row.as_it_was,
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
            once = len(set(kinds.values())) == len(kinds)  # else they count each year
            counts = counts_in(" ".join(texts[:2])) or (once and counts_in(" ".join(columns)))
            if counts:
                return [
                    DeclaredCount("table_grand_total", "plan", None, one.kind, one.declared, one.combined, row.span)
                    for one in counts
                ]
    return []


def _foreword_lines(source: SourceText, sections: Sequence[Section]) -> list[Line]:
    return [line for s in sections if s.kind == "foreword" for line in lines_of(source, s.span.start + 1, s.span.end)]


def _intro_lines(source: SourceText, sections: Sequence[Section], tables: Collection[int]) -> list[Line]:
    """The lines of each part or chapter before its table, up to the first project's details.

    The first table may stand in a dimension or a mission below, or right behind it in a section of its own. A part
    without a table has none: what it counts in prose is about something else. Without a foreword and parts, what stands
    first introduces the tables.
    """
    lines: list[Line] = []
    for index, section in enumerate(sections):
        if section.kind == "project_detail":
            break
        if section.kind not in ("part", "chapter", "other"):
            continue
        own = range(section.heading.start, section.span.end + 1)
        table = next((number for number in own if number in tables or is_row(source.key(number))), None)
        table = section.span.end + 1 if table is None and section.span.end + 1 in tables else table
        if table is None:
            nodes = [one.span for one in takewhile(lambda one: one.kind in _NODES, sections[index + 1 :])]
            below = range(nodes[0].start, nodes[-1].end + 1) if nodes else ()
            table = nodes[0].start if any(n in tables or is_row(source.key(n)) for n in below) else None
        if table is not None:
            lines.extend(lines_of(source, section.heading.start, table - 1))
    if sections and sections[0].kind == "cover" and not any(one.kind in ("foreword", "part") for one in sections):
        cover = sections[0].span
        if not any(cover.start <= number <= cover.end for number in tables):
            lines[:0] = lines_of(source, cover.start, cover.end)
    return lines
