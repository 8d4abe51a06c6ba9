"""The words of a Thai dictionary, read once where something needs them: that costs as much as reading a plan."""

from __future__ import annotations

import os
from functools import cache

OUTSIDE = 10
"""What a letter outside of words costs, in words."""

LONGEST = 14
"""Letters of a word."""


@cache
def words() -> frozenset[str]:
    """The words of pythainlp's dictionary."""
    # pythainlp makes a folder in HOME when it is imported, and fails where it may not.
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.corpus import thai_words

    return frozenset(thai_words())


def cost(text: str) -> int:
    """How badly a text falls into words: each letter outside of words costs ten, each word one.

    >>> cost("โครงการอบรม"), cost("โครงการฎ")
    (2, 11)
    """
    known = words()
    best = [0] + [OUTSIDE * (end + 1) for end in range(len(text))]
    for end in range(1, len(text) + 1):
        best[end] = best[end - 1] + OUTSIDE
        for start in range(max(0, end - LONGEST), end):
            if best[start] + 1 < best[end] and text[start:end] in known:
                best[end] = best[start] + 1
    return best[-1]


def in_word(head: str, middle: str, tail: str) -> bool:
    """Whether a word of the dictionary holds ``middle``, perhaps with letters of what stands before and behind.

    >>> in_word("เ", "พื่", "อการ"), in_word("เ", "พฮ", "อการ")
    (True, False)
    """
    known = words()
    return any(
        head[start:] + middle + tail[:end] in known for start in range(len(head) + 1) for end in range(len(tail) + 1)
    )
