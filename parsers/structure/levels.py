"""Texts that name a dimension, a mission or a strategy by their number, wherever they stand."""

from __future__ import annotations

import re
from typing import Literal

from extract.ground.characters import arabic_digits
from extract.ground.scales import BAHT, SCALES
from parsers.records.structure import Node
from parsers.structure.handbook import is_node
from parsers.values.kinds import KIND_WORD
from parsers.values.money.units import unit_behind

Level = Literal["dimension", "mission", "strategy"]

_DIMENSION = re.compile(
    r"^(?:ม.{0,2}ต[ิี]?\s*(?:ท[ีิ]?่?)?\s*(?P<named>[1-9]\d?)\s*[.:)]?|(?P<bare>[1-9]\d?)\s*[.)](?!\d))\s*(?P<title>.*)$",
    re.DOTALL,
)
_MISREAD = re.compile(r"^(?P<word>[^\s\d.,:()]{2,6})\s*(?P<number>[1-9])\s+(?P<title>\D{12,200})$")
"""``AGN 2 การบริหาร…``: the word of a dimension as an OCR may leave it, told by what stands behind it alone."""

_AMOUNT = rf"\s*+(?:{BAHT}|{SCALES}\s*+(?:{BAHT}|[^ก-๎]|$))"
"""What stands behind a figure of money that may be read as a number: ``1.2 ล้านบาท``."""

_MISSION = re.compile(
    r"^(?:ภารกิจ(?:ตามมิติ)?(?:ที่?)?\s*)?(?P<number>[1-9]\d?\.[1-9]\d?)"
    rf"(?!\.?\d|{_AMOUNT})[.)]?\s*(?P<title>.*)$",
    re.DOTALL,
)
_STRATEGY = re.compile(r"^(?P<number>[1-9]\d?(?:\.[1-9]\d?){2})\.?\s*(?P<title>.*)$", re.DOTALL)
_NAMED_STRATEGY = re.compile(
    r"^(?:(?:ประเด็น)?ยุทธศาสตร์|ประเด็น|กลยุทธ์|แนวทาง)(?:การพัฒนา|การดำเนินงาน)?\s*ที่\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?!\d)[.:)]?\s*(?P<title>\D.*)$",
    re.DOTALL,
)
_NAMED_MEASURE = re.compile(
    r"^มาตรการ(?:หลัก)?\s*(?:ที่\s*)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?!\d)[.:)]?\s*(?P<title>\D.*)$", re.DOTALL
)
_PLACE_BESIDE_LABEL = re.compile(
    r"(?P<level>มิติ|ภารกิจ)(?:ตามมิติ)?\s*+[:：]\s*+(?:(?:มิติ|ภารกิจ(?:ตามมิติ)?)(?:ที่)?\s*+)?"
    r"(?P<number>\d(?:\.\d{1,2})?)\.?\s++(?P<title>\D.{3,200})"
)
"""'มิติ : มิติที่ 1 การสร้าง…', 'ภารกิจตามมิติ : 1.1 การเสริมสร้าง…', as forms of portals print them."""

_PLACE_ALONE = re.compile(
    r"(?:(?P<level>มิติ|ภารกิจ|(?:ประเด็น)?ยุทธศาสตร์|กลยุทธ์)(?:ตามมิติ)?\s*(?:ที่)?\s*:?\s*"
    r"(?P<number>[1-9]\d?(?:\.[1-9]\d?){0,2})(?![.\d])(?:\s*[|·•,/>–-]\s*|\s+|$))"
)
_PLACE_STATED = re.compile(
    r"(?:(?P<dimension>มิติ)\s*+(?:ที่|:)|ภารกิจ(?:ตามมิติ)?)\s*+(?:ที่)?\s*+:?\s*+(?P<number>[1-9](?:\.[1-9]\d?+)?+)(?!\.?\d)[.:)]*+"
)
"""A place in a field that says where a project belongs: ``มิติที่ 1 การสร้าง… / ภารกิจที่ 1.1``."""

_END_OF_TITLE = re.compile(r"[/|,;\n]|\s(?:และ|กับ)?$")
_LEVELS: dict[str, Level] = {"มิติ": "dimension", "ภารกิจ": "mission"}
_COUNT_BEHIND = re.compile(
    rf"[(\[]\s*+(?:รวม|จำนวน|ทั้งหมด|มี|\s)*+(?:\d{{1,3}}\s*+{KIND_WORD}(?:\s*+(?:/|และ)\s*+{KIND_WORD})*+[\s,]*+)++[)\]]\s*+$"
)
_KIND_FOLLOWS = re.compile(rf"^[\d.)\s]+{KIND_WORD}")


def names_node(text: str) -> bool:
    """Whether a text names a dimension or a mission by itself.

    >>> names_node("มิติที่ ๑ การสร้างวัฒนธรรมสุจริต"), names_node("๑.๑ การเสริมสร้างจิตสำนึก")
    (True, True)
    >>> names_node("๑.๑ โครงการอบรม"), names_node("๑.๑.๑ สร้างจิตสำนึก"), names_node("๑) โครงการอบรม")
    (False, False, False)
    >>> names_node("๐.๐๐ ไม่ใช้งบประมาณ"), names_node("20.00 บาท"), names_node("มิติที 3 การมีส่วนร่วม")
    (False, False, True)
    >>> [names_node(f"AGN {number} การบริหารราชการด้วยความโปร่งใส") for number in (2, 3)], names_node("มตท4 การยกระดับ")
    ([True, False], True)
    >>> names_node("๑.๒ ล้านบาท"), names_node("1.5 แสน"), names_node("1.2 ล้านนาสุจริต")
    (False, False, True)
    """
    return level_named(text) is not None


def names_place(text: str) -> bool:
    """Whether a line by itself names a dimension, a mission, or a strategy by that word: :func:`named_strategy`."""
    return names_node(text) or named_strategy(text) is not None


def level_named(text: str) -> Literal["dimension", "mission"] | None:
    """The level that a text names by itself, whatever its column: a dimension or a mission."""
    key = arabic_digits(text)
    dimension = _DIMENSION.match(key)
    if dimension and (dimension["named"] or is_node(dimension["bare"], dimension["title"])):
        return "dimension"
    mission = _MISSION.match(key)
    if mission and (not _KIND_FOLLOWS.search(key) or is_node(mission["number"], mission["title"])):
        return "mission"
    return "dimension" if _misread_dimension(key) else None


def _misread_dimension(key: str) -> re.Match[str] | None:
    """The parts of a text whose word is misread, with the number and the title of a template's dimension."""
    match = _MISREAD.match(key)
    return match if match and is_node(match["number"], match["title"]) else None


_DEPTHS: dict[Level | None, int] = {"dimension": 0, None: 1, "mission": 2}
_STRATEGY_DEPTH = -1


def depth_of(text: str, *, above_all: bool = False) -> int:
    """How deep the heading of a place stands; the smaller is above: a strategy above dimensions by its name, or where
    headings that name no level stand ``above_all``; one with a number in two parts stands below another.

    >>> [depth_of(text) for text in ("ยุทธศาสตร์ที่ 2 ก", "มิติที่ 1 ก", "แนวทางที่ 1 ก", "ภารกิจที่ 1.1 การก")]
    [-1, 0, 1, 2]
    >>> depth_of("แนวทางที่ 1.2 ก", above_all=True)
    1
    """
    level = level_named(text)
    strategy = named_strategy(text) if level is None else None
    below = strategy is not None and "." in (strategy.number or "")
    return _STRATEGY_DEPTH if level is None and not below and (above_all or "ยุทธศาสตร์" in text) else _DEPTHS[level]


def says_level(text: str) -> bool:
    """Whether a text that names a level says so by its word, or has the number and title of a template's.

    >>> says_level("มิติที่ ๑ ก"), says_level("ภารกิจที่ 1.1 ก"), says_level("๑. การสร้างวัฒนธรรมสุจริต")
    (True, True, True)
    >>> says_level("1.1 การจัดทำคู่มือ"), says_level("มิติใหม่ของการบริการ"), says_level("ภารกิจพิชิตโกง")
    (False, False, False)
    """
    key = arabic_digits(text)
    dimension, mission = _DIMENSION.match(key), _MISSION.match(key)
    if dimension:
        return bool(dimension["named"]) or is_node(dimension["bare"], dimension["title"])
    if mission is None:
        return _misread_dimension(key) is not None
    return key.startswith("ภารกิจ") or is_node(mission["number"], mission["title"])


def places_alone(text: str) -> dict[Level, Node]:
    """The places whose words and numbers are all that a line says, as one below a project's title does, or the one that
    stands beside its label; else none.

    >>> {level: node.number for level, node in places_alone("มิติที่ ๑ | ภารกิจตามมิติ ๑.๑").items()}
    {'dimension': '1', 'mission': '1.1'}
    >>> places_alone("ภารกิจตามมิติ 1.1 การเสริมสร้าง"), places_alone("1.1"), places_alone("มิติ")
    ({}, {}, {})
    >>> places_alone("ภารกิจตามมิติ :\\t1.1 การเสริมสร้าง"), places_alone("มิติ : ไม่มี")
    ({'mission': Node(number='1.1', title='การเสริมสร้าง')}, {})
    """
    key = arabic_digits(text).strip(" -•()[]")
    if beside := _PLACE_BESIDE_LABEL.fullmatch(key):
        return {_LEVELS.get(beside["level"], "strategy"): Node(beside["number"], beside["title"])}
    found: dict[Level, Node] = {}
    place = 0
    while place < len(key):
        match = _PLACE_ALONE.match(key, place)
        if match is None:
            return {}
        found[_LEVELS.get(match["level"], "strategy")] = Node(match["number"], None)
        place = match.end()
    return found


def places_stated(text: str) -> dict[Level, Node]:
    """The dimension and the mission that a text states by their words and numbers among others; none where it states
    several of one level, or a mission of another dimension.

    >>> places_stated("มิติที่ ๑ การสร้างวัฒนธรรม  ภารกิจตามมิติที่ ๑.๑ การเสริมสร้าง")
    {'dimension': Node(number='1', title='การสร้างวัฒนธรรม'), 'mission': Node(number='1.1', title='การเสริมสร้าง')}
    >>> places_stated("มิติที่ 2 / ภารกิจที่ 2.1"), places_stated("ยุทธศาสตร์ที่ 3 มิติใหม่")
    ({'dimension': Node(number='2', title=None), 'mission': Node(number='2.1', title=None)}, {})
    >>> places_stated("มิติที่ 1 และมิติที่ 2"), places_stated("มิติที่ 1 ภารกิจที่ 2.1"), places_stated("4 มิติ 9 ภารกิจ")
    ({}, {}, {})
    """
    found: dict[Level, Node] = {}
    places = list(_PLACE_STATED.finditer(arabic_digits(text)))
    ends = [*(match.start() for match in places[1:]), len(text)]
    for match, end in zip(places, ends, strict=False):
        level: Level = "dimension" if match["dimension"] else "mission"
        number = match["number"]
        if level in found or ("." in number) != (level == "mission"):
            return {}
        title = _END_OF_TITLE.split(text[match.end() : end], maxsplit=1)[0].strip(" -–:\t")
        found[level] = Node(number, title or None)
    dimension, mission = found.get("dimension"), found.get("mission")
    apart = dimension and mission and not (mission.number or "").startswith(f"{dimension.number}.")
    return {} if apart else found


def dimension_in(text: str) -> Node | None:
    """The dimension that a text begins with a number of: ``มิติที่ ๑ …``, ``๑. …``."""
    found = _node_named(_DIMENSION, text)
    return found or (_node_named(_MISREAD, text) if _misread_dimension(arabic_digits(text)) else None)


def mission_in(text: str) -> Node | None:
    """The mission that a text begins with a number of: ``ภารกิจตามมิติที่ ๑.๑ …``, ``๑.๑ …``."""
    return _node_named(_MISSION, text)


def strategy_in(text: str) -> Node | None:
    """The strategy that a text begins with a number of: ``๑.๑.๑ …``."""
    return _node_named(_STRATEGY, text)


def named_strategy(text: str) -> Node | None:
    """The strategy that a text names by that word and a number, as plans with a tree of their own do.

    >>> named_strategy("ยุทธศาสตร์ที่ ๒ ปลูกฝังค่านิยมสุจริต"), named_strategy("ยุทธศาสตร์ที่ 2")
    (Node(number='2', title='ปลูกฝังค่านิยมสุจริต'), None)
    >>> named_strategy("ยุทธศาสตร์ที่ 2 ปลูกฝัง (3 โครงการ) (หน่วย : พันบาท)").title
    'ปลูกฝัง'
    >>> named_strategy("ประเด็นยุทธศาสตร์ที่ 1 สร้างสังคม"), named_strategy("แนวทางที่ 3 ปลูกฝัง"), named_strategy("แนวทาง")
    (Node(number='1', title='สร้างสังคม'), Node(number='3', title='ปลูกฝัง'), None)
    """
    return _node_named(_NAMED_STRATEGY, text)


def named_measure(text: str) -> Node | None:
    """The measure that a text names by that word and a number: a level where a column of measures stands before one of
    projects, and else a project as well.

    >>> named_measure("มาตรการที่ ๑.๑ เสริมสร้างคุณธรรม"), named_measure("มาตรการ No Gift"), named_measure("1.1 ก")
    (Node(number='1.1', title='เสริมสร้างคุณธรรม'), None, None)
    """
    return _node_named(_NAMED_MEASURE, text)


def _node_named(pattern: re.Pattern[str], text: str) -> Node | None:
    match = pattern.match(arabic_digits(text))
    if match is None:
        return None
    groups = match.groupdict()
    number = groups.get("number") or groups.get("named") or groups.get("bare")
    end = len(text) - len(unit_behind(text))
    end -= len(count_behind(text[:end]))
    title = text[match.start("title") : max(end, match.start("title"))].strip()
    return Node(number, title or None)


def count_behind(text: str) -> str:
    """What a heading says in brackets behind its title of how many projects stand below it, to the end of the text.

    >>> count_behind("มิติที่ ๑ ก (รวม ๖ โครงการ/กิจกรรม/มาตรการ)"), count_behind("มิติที่ 2 ก (2 โครงการ 1 มาตรการ)")
    ('(รวม ๖ โครงการ/กิจกรรม/มาตรการ)', '(2 โครงการ 1 มาตรการ)')
    >>> [count_behind(text) for text in ("มิติที่ 3 ก (ภาคประชาชน)", "โครงการ (ระยะที่ 2)", "(6 โครงการ) และ")]
    ['', '', '']
    """
    if not text.rstrip().endswith((")", "]")):
        return ""
    found = _COUNT_BEHIND.search(arabic_digits(text))
    return text[found.start() :] if found else ""
