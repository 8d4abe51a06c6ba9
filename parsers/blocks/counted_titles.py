"""Numbers of blocks that stand in the cell of the title: ``ชื่อโครงการ | 1. โครงการอบรม``, ``2. กิจกรรม…`` in the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.ground.characters import arabic_digits
from parsers.records.blocks import DetailBlock
from parsers.values.enumerators import Enumerator, head
from parsers.values.kinds import kind_of

_LEAST = 3
"""Blocks in order whose titles count on: less may be titles that begin with numbers of their own."""


def with_counted_titles(blocks: Sequence[DetailBlock]) -> tuple[DetailBlock, ...]:
    """``blocks`` without the numbers before their titles where these count on by one from block to block, three times
    at least and in one form: such a number is the block's. One that has another number keeps its title.
    """
    counted = [_enumerator(block) for block in blocks]
    found = list(blocks)
    start = 0
    for end in range(1, len(blocks) + 1):
        if end < len(blocks) and _counts_on(counted[end - 1], counted[end]):
            continue
        if end - start >= _LEAST:
            found[start:end] = map(_without, blocks[start:end], counted[start:end])
        start = end
    return tuple(found)


def _enumerator(block: DetailBlock) -> Enumerator | None:
    """The number with which the title of a block begins, unless the block has another one."""
    found = None if block.orphan else head(arabic_digits(block.title))
    if found is None or found.bullet or len(found.numbers) != 1 or found.style == "ก.":
        return None
    return found if block.number in (None, found.number) else None


def _counts_on(above: Enumerator | None, below: Enumerator | None) -> bool:
    return (
        above is not None
        and below is not None
        and above.style == below.style
        and below.numbers == (above.numbers[0] + 1,)
    )


def _without(block: DetailBlock, counted: Enumerator | None) -> DetailBlock:
    if counted is None:
        return block
    title = block.title[counted.end :]
    return replace(block, number=counted.number, title=title, kind=kind_of(title))
