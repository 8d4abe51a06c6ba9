"""Data for the scripts of the report, as scripts: a page from the disk may load a script and may not fetch a file.

Each file is one call, ``planExtract("name", data)``. What documents say stands in it as JSON that is plain ASCII where
HTML or JavaScript could read something else than text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

_EXACT = 2**53 // 100
"""Baht up to this are exact to the satang as numbers of JavaScript."""


def as_script(data: object) -> str:
    r"""JSON that may stand in a script.

    >>> print(as_script(["</script>", "a\u2028b", "ก"]))
    ["\u003c/script\u003e","a\u2028b","ก"]
    """
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def amount(baht: Decimal | None) -> int | str | None:
    """An amount for a script: a number where that is exact, else its digits.

    >>> amount(Decimal("20000.00")), amount(Decimal("0.50")), amount(None)
    (20000, '0.50', None)
    """
    if baht is None:
        return None
    whole = baht == baht.to_integral_value() and abs(baht) < _EXACT
    return int(baht) if whole else str(baht)


def write_call(path: Path, name: str, members: Iterable[object]) -> None:
    """Write a file that calls with a list, a member a line, without holding all of them."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(name, members))


def _lines(name: str, members: Iterable[object]) -> Iterator[str]:
    yield f"planExtract({as_script(name)},[\n"
    for member in members:
        yield f"{as_script(member)},\n"
    yield "]);\n"
