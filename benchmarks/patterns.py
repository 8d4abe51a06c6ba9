"""Every pattern of the code on texts that stand on end: none may take more than the square of their length.

    python benchmarks/patterns.py [--length 300] [--seconds 0.3]

Thai documents have runs of hundreds of blanks, dots and stars, and models that repeat themselves; what goes back over
them, once for each way to part them, takes minutes or never ends. Prints each pattern that took longer than SECONDS on
one text, with the piece that the text repeats; the exit code is 1 where there is one. Linux and macOS (an alarm ends
what does not).
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from types import FrameType, ModuleType
from typing import TypeAlias

import regex

import extract
import normalize
import parsers
import plan_extract

PACKAGES: tuple[ModuleType, ...] = (extract, normalize, parsers, plan_extract)
PIECES = (
    *(" ", "\t", "\u00a0", "*", "_", "-", "–", ".", ",", "|", "\\", "#", "/", "$", "<", "&", "(", "[", "\u0e48"),
    *("1", "1 ", "1,", "1-", "1)", "1 2 ", "2566", "2566 ", "ก", "กก ", "A", "1. ", "...... ", ". ", "- ", "• "),
    *(
        "<td>",
        "ปี ",
        "ปี 2566 ",
        "บาท ",
        "1 บาท ",
        "ที่ ",
        "มิติที่ 1 ",
        "รวม ",
        "โครงการ",
        "โครงการ ",
        "ลำดับที่",
        "หน้าที่",
        "ร้อยละ ",
        "จำนวน ",
    ),
)
BEFORE = ("", "ปี", "โครงการ")
BEHIND = ("", "x", "ๆ")

Pattern: TypeAlias = re.Pattern[str] | regex.Pattern[str]


class _TooLongError(Exception):
    """An alarm rang."""


def patterns() -> Iterator[tuple[str, Pattern]]:
    """The patterns of text that modules hold under a name, each once."""
    seen: set[tuple[str, int]] = set()
    for package in PACKAGES:
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if found.name.endswith("__main__"):
                continue
            for name, value in vars(importlib.import_module(found.name)).items():
                known = isinstance(value, re.Pattern | regex.Pattern) and isinstance(value.pattern, str)
                if known and (value.pattern, value.flags) not in seen:
                    seen.add((value.pattern, value.flags))
                    yield f"{found.name}.{name}", value


def longest(pattern: Pattern, length: int, limit: float) -> tuple[float, str]:
    """The longest time that the pattern took on one text, and the piece of that text; no more than ``limit`` seconds
    for one.
    """
    worst = (0.0, "")
    for piece in PIECES:
        run = (piece * (length // len(piece) + 1))[:length]
        for text in (before + run + behind for before in BEFORE for behind in BEHIND):
            for look in (pattern.search, pattern.fullmatch):
                began = time.perf_counter()
                signal.setitimer(signal.ITIMER_REAL, 2 * limit)
                try:
                    look(text)
                except _TooLongError:
                    return 2 * limit, piece
                finally:
                    signal.setitimer(signal.ITIMER_REAL, 0)
                worst = max(worst, (time.perf_counter() - began, piece))
    return worst


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise _TooLongError


def main() -> int:
    """Look at all patterns and print the slow ones."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--length", type=int, default=300, help="characters of a text")
    parser.add_argument("--seconds", type=float, default=0.3, help="what a text may take")
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, _ring)
    slow = count = 0
    for name, pattern in patterns():
        count += 1
        seconds, piece = longest(pattern, options.length, options.seconds)
        if seconds > options.seconds:
            slow += 1
            print(f"{seconds:6.2f} s  {name}  on {piece!r}", flush=True)
    print(f"{count} patterns, {slow} slow")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
