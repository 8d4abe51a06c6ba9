"""The handbook's tree of dimensions, missions and strategies, for recognising a plan's headings by their titles."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from parsers.rules.load import load
from parsers.values.spacing import known_spellings, wording_key

_LEAST = 85.0
_LEAST_CUT = 92.0
_LEAST_PART = 70.0
"""Of a part alone: it is short."""

_MOST_BEHIND = 2
_LONG = 25
_MORE = "และ"
_MARGIN = 3.0
"""A title that is that much nearer than another one is not the other one damaged."""


class HandbookNode(NamedTuple):
    """A dimension, mission or strategy of a template: ``2566-2570``, ``2.1.3``."""

    template: str
    number: str

    def is_below(self, other: HandbookNode) -> bool:
        """Whether it is the other node or stands below it in the same template."""
        return self.template == other.template and f"{self.number}.".startswith(f"{other.number}.")


@cache
def _nodes_by_title(levels: int) -> dict[str, frozenset[HandbookNode]]:
    """The nodes of one depth by their bare titles; a title may stand in several places."""
    nodes_of: dict[str, set[HandbookNode]] = {}
    for template in load("handbook")["template"]:
        for number, title in template["nodes"].items():
            if number.count(".") == levels - 1:
                nodes_of.setdefault(wording_key(title), set()).add(HandbookNode(template["name"], number))
    return {title: frozenset(nodes) for title, nodes in nodes_of.items()}


@lru_cache(maxsize=4096)
def nodes_like(title: str, levels: int) -> frozenset[HandbookNode]:
    """The nodes of ``levels`` levels (1 dimensions, 2 missions, 3 strategies) with about this title, in any template.

    The same title (spaces, digit style and punctuation aside) is one; else those that are nearest, where OCR damage and
    a changed word allow it; else those of which it is the greater part, cut off. Several where titles are alike.

    >>> sorted(nodes_like("การส่งเสริมบทบาทและการมีส่วนร่วม ของภาคประชาชน", 1))
    [HandbookNode(template='2561-2564', number='3'), HandbookNode(template='2566-2570', number='3')]
    >>> nodes_like("การเปิดเผยข้อมูลการบรืหารเงินงบประมาน", 3), nodes_like("การต่อต้านการทุจริต", 3)
    (frozenset({HandbookNode(template='2566-2570', number='2.1.2')}), frozenset())
    """
    by_title, key = _nodes_by_title(levels), wording_key(title).replace("อปท", "องค์กรปกครองส่วนท้องถิ่น")
    if key in by_title:
        return by_title[key]
    near = process.extract(key, by_title.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST, limit=None)
    if not near and len(key) >= _LONG:
        whole = [title_key for title_key in by_title if len(key) < len(title_key) <= 2 * len(key)]
        near = process.extract(key, whole, scorer=fuzz.partial_ratio, score_cutoff=_LEAST_CUT, limit=None)
    best = max((score for _, score, _ in near), default=0.0)
    return frozenset(node for title_near, score, _ in near if score > best - _MARGIN for node in by_title[title_near])


@cache
def _keys_by_number() -> dict[str, tuple[str, ...]]:
    """The bare titles of every node number, over all templates."""
    titles: dict[str, tuple[str, ...]] = {}
    for template in load("handbook")["template"]:
        for number, title in template["nodes"].items():
            titles[number] = (*titles.get(number, ()), wording_key(title))
    return titles


def titles_of(number: str) -> tuple[str, ...]:
    """The bare titles that a dimension, a mission or a strategy of a number has in any template.

    >>> titles_of("2.2"), titles_of("9")
    (('มาตรการส่งเสริมคุณธรรมและความโปร่งใส', 'มาตรการสร้างความโปร่งใสในการปฏิบัติราชการ'), ())
    """
    return _keys_by_number().get(number, ())


@cache
def spellings() -> dict[str, str]:
    """All titles of the handbook with their own spacing, by their bare form."""
    return known_spellings(title for template in load("handbook")["template"] for title in template["nodes"].values())


def is_node(number: str, title: str) -> bool:
    """Whether a template has a node ``number`` with about this title (spaces and OCR damage aside), or the plan says
    more behind it: ``และ…``.

    >>> is_node("1.3", "การสร้างจิตสำนึกและความ ตระหนักแก่เด็ก และเยาวชน"), is_node("3.1", "เพื่อให้คนพิการได้มีความรู้")
    (True, False)
    >>> title = "มาตรการลดการใช้ดุลพินิจในการปฏิบัติงาน"
    >>> is_node("2.3", f"{title}และสร้างความโปร่งใสในการให้บริการ"), is_node("2.3", f"{title}ของกองช่างในการอนุญาต")
    (True, False)
    """
    known = _keys_by_number().get(number)
    if known is None:
        return False
    key = wording_key(title)
    return any(fuzz.ratio(key, one, score_cutoff=_LEAST) or key.startswith(f"{one}{_MORE}") for one in known)


def goes_on_title(number: str, begun: str, part: str) -> bool:
    """Whether a title of a template's node ``number``, of which ``begun`` is the beginning, goes on with ``part``, OCR
    damage aside.

    >>> goes_on_title("1.1", "การสร้างจิตสำนึกและ", "ความตระหนักแก่บุคลากร"), goes_on_title("1.1", "การสร้าง", "แก่บุคลากร")
    (True, False)
    """
    key = wording_key(f"{begun}{part}")
    more = len(wording_key(part))
    return any(
        len(key) <= len(one) + _MOST_BEHIND
        and fuzz.ratio(key[-more:], one[max(0, len(key) - more) : len(key)], score_cutoff=_LEAST_PART)
        and fuzz.ratio(key, one[: len(key)], score_cutoff=_LEAST)
        for one in _keys_by_number().get(number, ())
    )


def ends_title(number: str, begun: str, rest: str) -> bool:
    """Whether a template's node ``number`` has about this title, of which ``begun`` is the beginning, and its own words
    end in ``rest``.

    >>> begun = "การเสริมสร้างจิตสำนึกและความ"
    >>> ends_title("1.2", begun, "ตระหนักแก่ประชาชน ทุกภาคส่วนในท้องถิ่น"), ends_title("1.2", begun, "ตระหนักแก่ประชาชน")
    (True, False)
    """
    key, end = wording_key(f"{begun}{rest}"), wording_key(rest)
    known = _keys_by_number().get(number, ())
    return bool(end) and any(one.endswith(end) and fuzz.ratio(key, one, score_cutoff=_LEAST) for one in known)


def node_number_of(title: str, levels: int) -> str | None:
    """The number of the node with about this title among those of ``levels`` levels (1 dimensions, 2 missions).

    None where no title of any template is near.

    >>> node_number_of("การบริหาร ราชการด้วยความโปร่งใส", levels=1), node_number_of("ท้องถิ่น และฝ่ายประจำ", levels=2)
    ('2', None)
    """
    key = wording_key(title)
    for number, known in _keys_by_number().items():
        if number.count(".") == levels - 1 and any(fuzz.ratio(key, known_key) >= _LEAST for known_key in known):
            return number
    return None
