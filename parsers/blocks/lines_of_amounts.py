"""On which line an amount of a block stands, where the block's row of a table in markup goes over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.blocks import DetailBlock

_FIRST_NUMBER = re.compile(r"[0-9][0-9,.]*[0-9]|[0-9]")
_TAG = re.compile(r"<[^<>]*>")


def with_lines_of_amounts(
    blocks: Iterable[DetailBlock], read: SourceText, printed: SourceText
) -> tuple[DetailBlock, ...]:
    """``blocks`` whose amounts say on which line of ``printed`` they stand; in ``read``, which they were read from, a
    row of a table is all on its first line.

    An amount whose figure is on none of its row's lines stays where it is.
    """
    return tuple(_with_lines(block, read, printed) if block.amounts else block for block in blocks)


def _with_lines(block: DetailBlock, read: SourceText, printed: SourceText) -> DetailBlock:
    alike: dict[tuple[int, str], list[int]] = {}
    for index, amount in enumerate(block.amounts):
        row = amount.span.start
        if amount.span.end == row and read.line(row) != printed.line(row):
            alike.setdefault((row, amount.raw), []).append(index)
    amounts = list(block.amounts)
    for (row, raw), indexes in alike.items():
        lines = _lines_with(raw, row, read, printed)
        each = lines if len(lines) >= len(indexes) else lines[:1] * len(indexes)  # one print is for several years
        for index, line in zip(indexes, each, strict=False):
            amounts[index] = replace(amounts[index], span=Span(line, line))
    return replace(block, amounts=tuple(amounts))


def _lines_with(raw: str, row: int, read: SourceText, printed: SourceText) -> list[int]:
    """The lines of a row, which begins on the line ``row``, with the figure of an amount, or its words, once for each
    time.
    """
    figure = _FIRST_NUMBER.search(arabic_digits(raw))
    words = re.escape(figure[0]) if figure else r"\s*+".join(map(re.escape, "".join(raw.split())))
    whole = re.compile(rf"(?<![0-9,.]){words}(?![0-9]|[,.][0-9])")
    found: list[int] = []
    number = row
    while number <= len(printed.lines) and (number == row or read.is_blanked(number)):
        found += [number] * len(whole.findall(_TAG.sub(" ", printed.key(number))))
        number += 1
    return found
