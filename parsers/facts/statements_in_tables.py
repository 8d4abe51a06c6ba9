"""What tables of part 1 state: the vision beside its heading, the mission below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.ground.characters import arabic_digits
from extract.ground.source import Span
from parsers.facts.entries import split_parts
from parsers.facts.statement_headings import HOSTS, may_announce, statement_heading
from parsers.records.facts import StatementKind
from parsers.records.structure import Section
from parsers.records.table import Grid, GridRow
from parsers.structure.headings import title_label
from parsers.structure.labels.field_labels import field_label
from parsers.structure.labels.label_rules import ONLY_BLOCKS_STATE

_WORDING = re.compile(r"[^\W\d_]")


Stated = tuple[StatementKind, str, Span]


def statements_in_tables(grids: Sequence[Grid], sections: Sequence[Section]) -> Iterator[Stated]:
    """The statements of tables of part 1: beside their heading, below it in its column, or below it in the same cell.

    A table with the title of a project or with fields that only blocks have is a project's.
    """
    details = next((section.span.start for section in sections if section.kind == "project_detail"), None)
    hosts = [section.span for section in sections if section.kind in HOSTS]
    for grid in grids:
        start = grid.span.start
        if (details and start >= details) or not any(one.start <= start <= one.end for one in hosts):
            continue
        cells = [cell for row in grid.rows for cell in row.cells if cell.text]
        if not may_announce("\n".join([text for cell in cells for text in (cell.text, *cell.parts[:1])])):
            continue
        texts = [arabic_digits(cell.text) for cell in cells]
        if any(title_label(text) or _is_field_of_blocks(text) for text in texts):
            continue
        columns: dict[int, StatementKind] = {}
        for row in grid.rows:
            yield from _in_row(row, columns)


def _in_row(row: GridRow, columns: dict[int, StatementKind]) -> Iterator[Stated]:
    """What a row states; ``columns`` are the headings of the row above by their column, then those of this one."""
    filled = {place: cell for place, cell in enumerate(row.cells) if _WORDING.search(cell.text)}
    kinds = {place: kind for place, cell in filled.items() if (kind := _kind_named(cell.text))}
    stated: list[tuple[StatementKind, tuple[str, ...]]] = []
    for place, cell in filled.items():
        if place in columns and not kinds:
            stated.append((columns[place], cell.parts))
        elif len(cell.parts) > 1 and (kind := _kind_named(cell.parts[0])):
            stated.append((kind, cell.parts[1:]))
        elif len(filled) == len(kinds) + 1 and place - 1 in kinds:
            stated.append((kinds[place - 1], cell.parts))
    columns.clear()
    if len(kinds) == len(filled):
        columns |= kinds
    for kind, parts in stated:
        yield from ((kind, text, row.span) for _, text in split_parts(parts, separate=True))


def _kind_named(text: str) -> StatementKind | None:
    """The kind of statements that a cell announces and says no more."""
    found = statement_heading(arabic_digits(text), text)
    return found[0] if found and not found[1] else None


def _is_field_of_blocks(text: str) -> bool:
    label = field_label(text)
    return label is not None and label.sure and label.field in ONLY_BLOCKS_STATE
