"""The answer to a query, in three ways to print it, a line at a time: an answer may have a country's rows."""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from normalize.schema.inert_text import inert
from plan_extract.printing.text_columns import Align, columns, shorten, width

AnswerRow = Sequence[Any]
"""What DuckDB gives for a row: text, numbers, exact decimals, dates, True and False, None, lists."""

NULL = "null"
"""How a table shows a missing value: never as nothing, which an empty text is."""

_LEAST_CELLS = 8


def json_lines(names: Sequence[str], rows: Iterable[AnswerRow]) -> Iterator[str]:
    """An array of objects, a line each. Decimals are strings: a JSON number would become a float.

    >>> print("\\n".join(json_lines(["baht", "n"], [(Decimal("0.10"), 1), (None, 2)])))
    [
     {"baht": "0.10", "n": 1},
     {"baht": null, "n": 2}
    ]
    """
    yield "["
    before = None
    keys = _told_apart(names)
    for row in rows:
        if before is not None:
            yield f"{before},"
        before = f" {json.dumps(dict(zip(keys, map(_finite, row), strict=True)), ensure_ascii=False, default=str)}"
    if before is not None:
        yield before
    yield "]"


def csv_lines(names: Sequence[str], rows: Iterable[AnswerRow], *, raw: bool = False) -> Iterator[str]:
    """A header and one record a row (RFC 4180 but for line ends). A missing value is nothing, an empty text in quotes.

    A text that a spreadsheet would run has an apostrophe before it; with ``raw`` it is as it stands.

    >>> list(csv_lines(["title", "raw"], [("ก,ข", None), ("-", ""), ("=1+1", "-5")]))
    ['title,raw', '"ก,ข",', '-,""', "'=1+1,-5"]
    """
    field = _field if raw else _inert_field
    yield ",".join(map(field, names))
    for row in rows:
        # a line of nothing would be passed over: in a column that is alone a missing value is an empty text
        yield ",".join(map(field, row)) or '""'


def table_text(names: Sequence[str], rows: Sequence[AnswerRow], room: int | None = None) -> str:
    """Aligned columns, decimals with thousands separators and all their digits. Years and counts are as they are.

    In a terminal that has ``room`` for so many cells texts are cut so that the rows fit; numbers never are.

    >>> print(table_text(["title", "baht"], [("อบรม", Decimal("20000.00")), ("ประกาศ", None)]))
    title        baht
    อบรม    20,000.00
    ประกาศ       null
    """
    aligns = [_align([row[at] for row in rows]) for at in range(len(names))]
    texts = [list(names), *([_shown(value) for value in row] for row in rows)]
    if room is not None:
        widths = [max(map(width, column)) for column in zip(*texts, strict=True)]
        most = _widest_text(widths, aligns, room - 2 * (len(names) - 1))
        texts = [
            [shorten(text, most) if align == "left" else text for text, align in zip(row, aligns, strict=True)]
            for row in texts
        ]
    return "\n".join(columns(texts, aligns))


def _widest_text(widths: Sequence[int], aligns: Sequence[Align], room: int) -> int:
    """How wide a column of text may be, so that all columns fit.

    >>> _widest_text([10, 40, 30], ["right", "left", "left"], 60)
    25
    """
    texts = sorted(cells for cells, align in zip(widths, aligns, strict=True) if align == "left")
    left = room - (sum(widths) - sum(texts))
    for at, cells in enumerate(texts):
        share = left // (len(texts) - at)
        if cells > share:
            return max(_LEAST_CELLS, share)
        left -= cells
    return max(texts, default=0)


def _align(values: Sequence[Any]) -> Align:
    return "right" if any(isinstance(v, int | float | Decimal) and not isinstance(v, bool) for v in values) else "left"


def _shown(value: Any) -> str:
    if value is None:
        return NULL
    if isinstance(value, Decimal | float):
        return f"{value:,}"
    text = _text(value).replace("\r\n", "⏎").replace("\n", "⏎")
    return text if text.isprintable() else "".join(" " if unicodedata.category(c) == "Cc" else c for c in text)


def _text(value: Any) -> str:
    """A value as text: exact, True and False as SQL has them, lists as JSON."""
    if isinstance(value, bool | list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _field(value: Any) -> str:
    if value is None:
        return ""
    return _quoted(_text(value))


def _inert_field(value: Any) -> str:
    if value is None:
        return ""
    # an infinite number is no text of anybody's
    return _quoted(_text(value) if isinstance(value, int | float | Decimal) else inert(_text(value)))


def _quoted(text: str) -> str:
    quoted = not text or any(char in text for char in '",\r\n')
    return '"' + text.replace('"', '""') + '"' if quoted else text


def _finite(value: Any) -> Any:
    """JSON has no word for a number that is none: it becomes text."""
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def _told_apart(names: Sequence[str]) -> list[str]:
    """Names of which none is the same: an object would keep one of two values.

    >>> _told_apart(["title", "baht", "title"])
    ['title', 'baht', 'title_2']
    """
    taken: list[str] = []
    for name in names:
        number = 1
        while (apart := name if number == 1 else f"{name}_{number}") in taken:
            number += 1
        taken.append(apart)
    return taken
