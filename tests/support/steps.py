"""How much work a program does, told without a clock: the calls of functions, Python's own and built-in ones."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType


def steps(work: Callable[[], object]) -> int:
    """The calls that ``work`` makes. What a pattern does inside of one call is not seen.

    >>> steps(lambda: [abs(number) for number in range(20)]) - steps(lambda: [abs(number) for number in range(10)])
    10
    """
    count = 0

    def seen(_frame: FrameType, event: str, _of: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times the steps of ``work`` at a size are those at twice the size: 2 where they go with the size, 4
    where they go with its square. What is the same at any size, and what is kept from call to call, does not count.

    >>> growth(lambda size: [abs(number) for number in range(size)], 10)
    2.0
    >>> growth(lambda size: [abs(number) for _ in range(size) for number in range(size)], 10)
    4.0
    """
    for small in (0, 1):
        work(small)
    none, once, twice = (steps(partial(work, of)) for of in (0, size, 2 * size))
    return (twice - none) / (once - none) if once > none else 1.0
