"""When a text that was found is the text that a person read: three matchings, each wider than the one before."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Indel

from extract.ground.characters import arabic_digits
from plan_extract.evaluation.judging.pairing import assign

Matching = Literal["strict", "normal", "fuzzy"]
MATCHINGS: tuple[Matching, ...] = ("strict", "normal", "fuzzy")
"""``strict`` takes the very characters; ``normal`` is blind to spaces, digit style, quotes and the punctuation at both
ends, and takes a long wording with a slip where a fact says so; ``fuzzy`` takes every wording that is close."""

CLOSE = 0.8
"""The similarity from which the fuzzy matching takes two wordings for one."""

ENTRY = 0.95
"""The similarity from which the normal matching takes two entries of a list for one."""

_QUOTES = "“”„\"'’‘"
_UNSEEN = "\u200b\u200c\u200d\ufeff…"


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """A text without what the normal matching does not look at.

    >>> bare(" โครงการ “โตไปไม่โกง” ปี ๒๕๖๖ .") == bare("โครงการโตไปไม่โกง ปี2566")
    True
    """
    text = arabic_digits(unicodedata.normalize("NFC", text).replace("\u0e4d\u0e32", "\u0e33"))
    kept = (char for char in text if not char.isspace() and char not in _QUOTES and char not in _UNSEEN)
    return "".join(kept).strip(".:-–—").lower()


def similarity(found: str, wanted: str, least: float = 0.0) -> float:
    """How alike two texts are without what the normal matching does not look at, 0 to 1; 0.0 where under ``least``.

    >>> similarity("โครงการ ๑", "โครงการ1"), similarity("กก", "ขข")
    (1.0, 0.0)
    """
    a, b = bare(found), bare(wanted)
    if a == b:
        return 1.0
    # difflib's matching blocks are one common subsequence, so the longest one bounds its ratio from above.
    if Indel.normalized_similarity(a, b) < least - 1e-9:
        return 0.0
    ratio = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return ratio if ratio >= least else 0.0


def matchings(found: str | None, wanted: str | None, least: float = 1.0) -> frozenset[Matching]:
    """The matchings under which ``found`` is ``wanted``; ``least`` is the similarity that is enough for the normal one.

    >>> sorted(matchings("พ.ศ. ๒๕๖๖", "พ.ศ. 2566")), sorted(matchings("กองคลัง", "สำนักปลัด"))
    (['fuzzy', 'normal'], [])
    """
    if found == wanted:
        return frozenset(MATCHINGS)
    found, wanted = found or "", wanted or ""
    if bare(found) == bare(wanted):
        return frozenset(("normal", "fuzzy"))
    if not bare(found) or not bare(wanted):
        return frozenset()
    alike = similarity(found, wanted, min(least, CLOSE))
    if alike >= least:
        return frozenset(("normal", "fuzzy"))
    return frozenset(("fuzzy",)) if alike >= CLOSE else frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """The text number ``found`` is the text number ``wanted`` (from 0) under ``right``."""

    found: int
    wanted: int
    right: frozenset[Matching]


def pair_texts(found: Sequence[str], wanted: Sequence[str]) -> list[Pair]:
    """Which of the texts found are which of those wanted, each used once.

    The stricter matching chooses first, so what is right under it is right under the wider ones. Within a matching
    the choice is the best for all together.
    """
    pairs: list[Pair] = []
    free = [index for index, text in enumerate(found) if bare(text)]
    open_ = [index for index, text in enumerate(wanted) if bare(text)]
    for least in (None, 1.0, ENTRY, CLOSE):
        alike = {
            (w, f): 1.0 if least is None else similarity(found[free[f]], wanted[open_[w]], least)
            for w in range(len(open_))
            for f in range(len(free))
            if least is not None or found[free[f]] == wanted[open_[w]]
        }
        chosen = assign({pair: score for pair, score in alike.items() if score})
        right = MATCHINGS[0 if least is None else 2 if least == CLOSE else 1 :]
        pairs += [Pair(free[f], open_[w], frozenset(right)) for w, f in chosen.items()]
        taken = set(chosen.values())
        free = [index for f, index in enumerate(free) if f not in taken]
        open_ = [index for w, index in enumerate(open_) if w not in chosen]
    return pairs
