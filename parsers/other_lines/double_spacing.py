"""A text with an empty line behind every line, read without these lines.

A copy between systems that write line ends otherwise (``\\r\\r\\n``), and an export that sets each line apart as a
paragraph, double them all. A table of a cell a line, or of bars, then has no two lines together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

from extract.ground.source import SourceText
from extract.text.torn_lines import Piece
from parsers.other_lines.rows_apart import Apart

_LEAST_LINES = 30
_MOST_TOGETHER = 0.02
"""The share of lines with another right below: texts that part their paragraphs by empty lines have a tenth or more."""


def single_spaced(source: SourceText) -> Apart | None:
    """The source without every second line between any two filled ones; None where some lines stand together.

    Documents with typed tables have lines that no file has: they are as their reader made them.

    >>> found = single_spaced(SourceText("a.txt", "txt", "", ("ก", "", "ข", "", "", "", "ค", "") * 10))
    >>> found.source.lines[:6], [found.first(number) for number in range(1, 5)]
    (('ก', 'ข', '', 'ค', 'ก', 'ข'), [1, 3, 5, 7])
    >>> single_spaced(SourceText("a.txt", "txt", "", ("ก", "", "ข", "ค") * 10))
    """
    if source.tables or _stand_together(source.lines):
        return None
    filled = [number for number, line in enumerate(source.lines, 1) if line and not line.isspace()]
    together = sum(below - above == 1 for above, below in pairwise(filled))
    if len(filled) < _LEAST_LINES or together > _MOST_TOGETHER * len(filled):
        return None
    kept = list(range(1, filled[0]))
    for above, below in pairwise((*filled, len(source.lines) + 1)):
        kept += range(above, below, 2)  # a line of a blank or a tab may be a cell: what came in are the others
    pages = tuple(source.pages[number - 1] for number in kept) if source.pages else ()
    lines = tuple(source.lines[number - 1] for number in kept)
    return Apart(replace(source, lines=lines, pages=pages, parts=()), tuple((Piece(0, number),) for number in kept))


def _stand_together(lines: Sequence[str]) -> bool:
    """Whether more lines with another right below are filled than a text with doubled line ends has, were all its lines
    filled: known after a page or two of most texts.

    >>> _stand_together(("ก",) * 50), _stand_together(("ก", "") * 50), _stand_together(("ก", " ", "ข", "ค") * 10)
    (True, False, True)
    """
    most = int(_MOST_TOGETHER * len(lines))
    together = (
        number
        for number, (above, below) in enumerate(pairwise(lines))
        if above and below and not above.isspace() and not below.isspace()
    )
    return next(islice(together, most, None), None) is not None
