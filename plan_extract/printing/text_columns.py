"""Text laid out in columns, by the width that a terminal gives it: Thai marks take none. Counts and names in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

Align = Literal["left", "right"]

_NAMED = 5


@lru_cache(maxsize=4096)
def _char_width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def width(text: str) -> int:
    """The number of terminal cells that ``text`` takes.

    Sara am (U+0E33) is a letter of its own and takes one cell. Wrong on a terminal that does not combine Thai marks.

    >>> width("ที่นี่"), width("จำนวน"), width("baht")
    (2, 5, 4)
    """
    return len(text) if text.isascii() else sum(map(_char_width, text))


def pad(text: str, cells: int, align: Align = "left") -> str:
    """``text`` filled with spaces up to ``cells``; a longer one is left as it is.

    >>> pad("ปี", 3) + "|", pad("7", 3, "right")
    ('ปี  |', '  7')
    """
    filler = " " * max(0, cells - width(text))
    return text + filler if align == "left" else filler + text


def shorten(text: str, cells: int) -> str:
    """``text`` cut to at most ``cells``, with an ellipsis in the last one; a letter keeps its marks.

    >>> shorten("ที่นี่ที่นั่น", 4)
    'ที่นี่ที่…'
    """
    if width(text) <= cells:
        return text
    kept: list[str] = []
    used = 0
    for char in text:
        used += _char_width(char)
        if used >= cells:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def columns(rows: Sequence[Sequence[str]], aligns: Sequence[Align], gap: str = "  ") -> list[str]:
    """One line a row, every column as wide as its widest text; no line ends in spaces.

    All rows have the length of ``aligns``.

    >>> columns([["2571", "1,000.00"], ["2572", "50.00"]], ["left", "right"])
    ['2571  1,000.00', '2572     50.00']
    """
    widths = [max((width(row[index]) for row in rows), default=0) for index in range(len(aligns))]
    return [
        gap.join(pad(text, cells, align) for text, cells, align in zip(row, widths, aligns, strict=True)).rstrip()
        for row in rows
    ]


def moment(time: str) -> str:
    """A time of the manifest as people write it.

    >>> moment("2028-01-01T12:00:00.000+00:00")
    '2028-01-01 12:00 UTC'
    """
    return f"{time[:16].replace('T', ' ')} UTC"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "plan"), counted(1200, "plan"), counted(2, "copy", "copies")
    ('1 plan', '1,200 plans', '2 copies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def named(names: Sequence[str]) -> str:
    """The first names of many.

    >>> named(["a", "b"]), named(list("abcdefg"))
    ('a, b', 'a, b, c, d, e …')
    """
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
