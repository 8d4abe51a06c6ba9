"""Spaces that a narrow table cell or a line break put into a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain, pairwise

from extract.ground.characters import arabic_digits

_IGNORED = re.compile(r"[\"“”„'‘’`´.…:,*()\[\]/\-–—_\u200b]")
_THAI = r"[\u0e00-\u0e7f]"
_AFTER_PREFIX = re.compile(rf"((?:^|[\s(“\"/])(?:การ|ความ)|และ|ของ|ซึ่ง|โดย|ด้วย|เพื่อ) (?={_THAI})")


@lru_cache(maxsize=2048)  # a plan's own titles and headings are compared many times
def wording_key(text: str) -> str:
    """``text`` for comparison: no spaces, quotes or punctuation, Arabic digits, lower case.

    >>> wording_key("มาตรการ “NO Gift  Policy” ปี ๒๕๖๖")
    'มาตรการnogiftpolicyปี2566'
    """
    return _IGNORED.sub("", "".join(arabic_digits(text).split())).lower()


def known_spellings(texts: Iterable[str]) -> dict[str, str]:
    """Spellings by their bare form; the first one of a form wins."""
    spellings: dict[str, str] = {}
    for text in texts:
        spellings.setdefault(wording_key(text), " ".join(text.split()))
    return spellings


def tidy(text: str, spellings: Mapping[str, str] | None = None) -> str:
    """``text`` on one line without the spaces that a narrow cell put into it.

    Where ``spellings`` has the same phrase, letter for letter, its spacing is taken. Otherwise a space between
    Thai letters goes only where no writer puts one: behind a prefix or a conjunction (``และ การมีส่วนร่วม``); others
    may be the document's own and stay.

    Wrong when the document itself writes a space there.

    >>> tidy("การบริหาร ราชการ", {"การบริหารราชการ": "การบริหารราชการ"}), tidy("บทบาทและ การมีส่วนร่วม ของ ภาคประชาชน")
    ('การบริหารราชการ', 'บทบาทและการมีส่วนร่วม ของภาคประชาชน')
    """
    text = " ".join(text.split())
    if spellings:
        known = spellings.get(wording_key(text))
        if known is not None:
            letters, known_letters = "".join(text.split()), "".join(known.split())
            if letters == known_letters:
                return known
            if arabic_digits(letters) == arabic_digits(known_letters):
                return _respaced(letters, known)
    return _AFTER_PREFIX.sub(r"\1", text) if " " in text else text


def _respaced(letters: str, known: str) -> str:
    """``letters``, which have no spaces, with those of ``known``; only the digits' style differs."""
    following = iter(letters)
    return "".join(" " if character == " " else next(following) for character in known)


def _is_thai(character: str) -> bool:
    """A Thai letter or mark; a Thai digit stands apart as an Arabic one does."""
    return "\u0e01" <= character <= "\u0e4e"


def join_lines(lines: Iterable[str]) -> str:
    """Wrapped lines as one: Thai runs on without a space, anything else gets one.

    >>> join_lines(["เทศบาลนคร", "ตรัง", "- ศูนย์"])
    'เทศบาลนครตรัง - ศูนย์'
    """
    pieces = [piece for line in lines if (piece := " ".join(line.split()))]
    if len(pieces) < 2:  # nearly always
        return "".join(pieces)
    gaps = ("" if _is_thai(above[-1]) and _is_thai(below[0]) else " " for above, below in pairwise(pieces))
    return "".join(chain.from_iterable(zip(("", *gaps), pieces, strict=True)))
