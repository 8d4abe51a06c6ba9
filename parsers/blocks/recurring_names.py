"""Names that stand once in most blocks of a plan: headings that no rule knows, whatever their dress."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from extract.ground.source import SourceText
from parsers.blocks.heading_names import (
    LONGEST_NAME,
    NEARLY_ALL,
    PARTING,
    is_name,
    label_named,
    lines_of_fields,
    names_money,
)
from parsers.blocks.labelled import Labelled
from parsers.structure.labels.label_rules import FieldLabel
from parsers.structure.line_facts import LineFacts
from parsers.values.spacing import wording_key

_SHORTEST = 4
_LEAST, _LEAST_IN_CELLS = 3, 2
"""Blocks that have a name."""

_ROW_OF_TWO = re.compile(r"(?P<name>[^\t]{2,60}?)\s*\t\s*[^\s\t][^\t]*")
_DIGIT = re.compile("[0-9]")


class _Name(NamedTuple):
    """A name on a line of a block; ``above`` is the field that it stands in, ``in_cell`` whether it is the first cell
    of a table of labels and contents.
    """

    block: Labelled
    above: str
    number: int
    label: FieldLabel
    in_cell: bool = False


def add_recurring(facts: LineFacts, blocks: Sequence[Labelled], tables: Collection[int]) -> None:
    """Add to ``unknown`` the names that stand once in most blocks, three or more, mostly behind the same field,
    whatever parts them from their content and however the other labels are printed.

    Where fewer than nearly all have one, or nothing but blanks part it, it is not ``sure``: it must be a field's. In a
    table of labels and contents each first cell is a name, if two blocks have it.
    """
    bare = [block for block in blocks if not block.numbered]
    if len(bare) < _LEAST_IN_CELLS:
        return
    keys = facts.source.stripped_digits
    lines = [(block, list(lines_of_fields(facts, block, tables))) for block in bare]
    begun = Counter(start for _, of_block in lines for start in {keys[line[1] - 1][:_SHORTEST] for line in of_block})
    found: dict[str, list[_Name]] = defaultdict(list)
    for block, of_block in lines:
        alike = [line for line in of_block if begun[keys[line[1] - 1][:_SHORTEST]] >= _LEAST_IN_CELLS]
        for name in _names(facts.source, block, alike):
            found[wording_key(name.label.name)].append(name)
    for same in found.values():
        if len({name.block.section.ordinal for name in same}) < len(same):
            continue
        in_cells = all(name.in_cell for name in same)
        least = _LEAST_IN_CELLS if in_cells else max(_LEAST, len(blocks) / 2)
        most = Counter(name.above for name in same).most_common(1)[0][1]
        if len(same) >= least and 2 * most >= len(same):
            sure = in_cells or len(same) >= NEARLY_ALL * len(blocks)
            for name in same:
                name.block.unknown[name.number] = name.label._replace(sure=name.label.sure and sure)


def leave_unanswered(blocks: Sequence[Labelled]) -> None:
    """Take away the names that are not sure, and no field's."""
    for block in blocks:
        for number, label in [*block.unknown.items()]:
            if not label.sure and label.field == "other":
                del block.unknown[number]


def _names(source: SourceText, block: Labelled, lines: Sequence[tuple[str, int, int]]) -> Iterator[_Name]:
    """Those of the ``lines`` of content (:func:`lines_of_fields`) that may begin with a name, or be one."""
    tabular = _is_tabular(source, block)
    for above, number, _ in lines:
        key = source.stripped_digits[number - 1]
        if number in block.unknown or (above == "budget" and names_money(source, block, number)):
            continue
        cell = _ROW_OF_TWO.fullmatch(key) if tabular else None
        if cell and not _DIGIT.search(cell["name"]):
            yield _Name(block, above, number, label_named(source, number, 0, cell["name"]), in_cell=True)
            continue
        parting = PARTING.search(key[: LONGEST_NAME + 2])
        end = parting.start() if parting else key.find(" ") if " " in key[:LONGEST_NAME] else len(key)
        if end >= _SHORTEST and is_name(key[:end]):
            behind = key[end:].strip(" :：\t")
            label = label_named(source, number, 0, key[:end])
            yield _Name(block, above, number, label._replace(sure=bool(parting and behind)))


def _is_tabular(source: SourceText, block: Labelled) -> bool:
    """Whether nearly all lines of a block are rows of two cells."""
    keys = source.stripped_digits[min(block.labels) - 1 : block.section.span.end]
    tabbed = [key for key in keys if "\t" in key]
    words = [key for key in keys if any(map(str.isalnum, key))] if tabbed else []
    return bool(words) and sum(map(bool, map(_ROW_OF_TWO.fullmatch, tabbed))) >= NEARLY_ALL * len(words)
