"""The handbook's tree of dimensions, missions and strategies, for recognising a plan's headings by their titles."""

from __future__ import annotations

from functools import cache

from rapidfuzz import fuzz

from plan_extract.parsers.rules import load
from plan_extract.parsers.spacing import bare

_LEAST = 85.0


@cache
def _titles() -> dict[str, tuple[str, ...]]:
    """The bare titles of every node number, over all templates."""
    titles: dict[str, tuple[str, ...]] = {}
    for template in load("handbook")["template"]:
        for number, title in template["nodes"].items():
            titles[number] = (*titles.get(number, ()), bare(title))
    return titles


@cache
def spellings() -> tuple[str, ...]:
    """All titles of the handbook with their own spacing."""
    return tuple(title for template in load("handbook")["template"] for title in template["nodes"].values())


def is_node(number: str, title: str) -> bool:
    """Whether a template has a node ``number`` with about this title (spaces and OCR damage aside).

    >>> is_node("1.3", "การสร้างจิตสำนึกและความ ตระหนักแก่เด็ก และเยาวชน"), is_node("3.1", "เพื่อให้คนพิการได้มีความรู้")
    (True, False)
    """
    found = bare(title)
    return any(fuzz.ratio(found, known) >= _LEAST for known in _titles().get(number, ()))


def node_of(title: str, levels: int) -> str | None:
    """The number of the node with about this title among those of ``levels`` levels (1 dimensions, 2 missions).

    None where no title of any template is near.

    >>> node_of("การบริหาร ราชการด้วยความโปร่งใส", levels=1), node_of("ท้องถิ่น และฝ่ายประจำ", levels=2)
    ('2', None)
    """
    found = bare(title)
    for number, known in _titles().items():
        if number.count(".") == levels - 1 and any(fuzz.ratio(found, one) >= _LEAST for one in known):
            return number
    return None
