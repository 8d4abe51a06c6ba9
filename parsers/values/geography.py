"""Where the organisation is: subdistrict, district and province, from the places that the text prints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from extract.ground.characters import line_around, text_before
from parsers.rules.load import load
from parsers.values.organisations import Organisation

_LETTERS = "ก-ฮะ-ฺเ-ๅ็-๎"
_DISTRICT = rf"(?P<district>[{_LETTERS}]{{2,30}}?)\s*,?\s*(?:จังหวัด|จ\.)\s*(?P<province>[{_LETTERS}]{{2,40}})"
_EXPRESSIONS = (re.compile(rf"อำเภอ\s*{_DISTRICT}"), re.compile(rf"อ\.\s*{_DISTRICT}"))
"""'อำเภอพรรณานิคม จังหวัดสกลนคร', 'อ.เมือง จ.ตรัง'; over a line's end too."""

_SUBDISTRICT = re.compile(
    rf"(?P<owner>เทศบาล|ส่วน)?(?:ตำบล|(?<![{_LETTERS}.])ต\.)\s*(?P<name>[{_LETTERS}]{{2,30}})\s*,?\s*$"
)
_DISTRICT_ALONE = re.compile(rf"(?:อำเภอ|(?<=\s)อ\.)\s*(?P<name>[{_LETTERS}]{{2,30}})[^\S\n]*(?:\n|$)")
"""'เทศบาลตำบลเกาะคา อำเภอเกาะคา' to the end of a line."""

_SUBDISTRICT_BESIDE = re.compile(rf"\s(?:ตำบล|ต\.)\s*[{_LETTERS}]{{2,30}}\s*$")
_CAPITAL, _WHOLE_CAPITAL = "กรุงเทพมหานคร", "มหานคร"
_QUARTER = re.compile(rf"แขวง\s*(?P<name>[{_LETTERS}]{{2,30}}?)\s*,?\s*เขต\s*(?P<district>[{_LETTERS}]{{2,30}})")
"""'แขวงสีลม เขตบางรัก'."""

_LOOSE = re.compile(rf"จังหวัด[^\S\n]?([{_LETTERS}]{{2,40}})")
_OWN, _BESIDE_NAME, _OTHER, _MENTION = 100, 30, 10, 1
"""Votes for a province: the organisation's own address, จังหวัด beside its name, another address, any mention."""

_SHORTEST_PREFIX = 4
"""Shorter names (ตาก, เลย) begin ordinary words; they count only as a whole."""


@dataclass(frozen=True, slots=True)
class Location:
    """Bare Thai names; ``stated`` is False where the province is taken from the organisation's name. ``misprint`` is
    the province as printed, where no place of the text prints its name right.
    """

    subdistrict: str | None
    district: str | None
    province: str | None
    iso: str | None
    stated: bool
    misprint: str | None = None


@dataclass(frozen=True, slots=True)
class _Address:
    subdistrict: str | None
    district: str
    province: str
    own: bool
    printed: str
    """The province's name as it stands there."""


@cache
def provinces() -> dict[str, str]:
    """The 77 provinces: bare Thai name to ISO 3166-2 code."""
    return {row["thai"]: row["iso"] for row in load("provinces")["province"]}


def province_of(run: str, fuzzy: bool = False) -> str | None:
    """The province that a run of letters behind จังหวัด names: all of it, or its beginning.

    ``fuzzy`` allows one wrong letter in five of all of it and wants one clear winner.

    >>> province_of("ตรังลงวันที่"), province_of("เลยไป"), province_of("ศรีสะเกศ", fuzzy=True), province_of("ศรีสะเกศ")
    ('ตรัง', None, 'ศรีสะเกษ', None)
    """
    names = provinces()
    if run in names:
        return run
    longest = max((name for name in names if run.startswith(name)), key=len, default=None)
    if longest is not None and len(longest) >= _SHORTEST_PREFIX:
        return longest
    if not fuzzy or len(run) < _SHORTEST_PREFIX:
        return None
    ranked = sorted((OSA.distance(run, name), name) for name in names)
    (first, best), (second, _) = ranked[:2]
    return best if first <= max(1, len(best) // 5) and second > first else None


def find_location(text: str, organisation: Organisation | None) -> Location:
    """The organisation's place from ``text`` (Arabic digits).

    An address (``ตำบล… อำเภอ… จังหวัด…``) is the organisation's own where its name stands before it on the same line,
    where the address is a line by itself, or where the subdistrict has the organisation's name. Of several the one
    printed most often wins; district and subdistrict come from own addresses alone. The province is voted for by every
    mention, own addresses first. A provincial organisation's province is its name. A town's or city's name that is a
    province's is the last resort (``stated`` is False then); a subdistrict's is the name of its organisation.

    An office of the capital is in it: its district is its own, or the เขต of its address. A district printed below the
    organisation's name without a province is that of the place, whose province is then not known.

    Wrong where a subdistrict municipality is named for another subdistrict and prints no address.
    """
    if organisation and organisation.code == "bma":
        return _in_capital(text, organisation)
    addresses = list(_addresses(text, organisation))
    votes: Counter[str] = Counter()
    for address in addresses:
        votes[address.province] += _OWN if address.own else _OTHER
    for name, beside in _mentions(text, organisation):
        votes[name] += _BESIDE_NAME if beside else _MENTION
    code = organisation.code if organisation else None
    province: str | None
    named = organisation.bare_name if organisation and organisation.bare_name in provinces() else None
    if code == "pao" and named:
        province, stated = named, named in votes
    elif votes:
        province, stated = max(votes, key=lambda name: votes[name]), True
    else:
        province, stated = (named if code in ("city_municipality", "town_municipality") else None), False
    own = [address for address in addresses if address.own and address.province == province]
    district = _most([address.district for address in own]) or _district_alone(text, organisation, addresses)
    subdistrict = _most([a.subdistrict for a in own if a.subdistrict and a.district == district])
    if subdistrict is None and organisation and code in ("sao", "subdistrict_municipality"):
        subdistrict = organisation.bare_name
    misprint = next(
        (a.printed for a in addresses if a.province == province and stated and str(province) not in text), None
    )
    return Location(subdistrict, district, province, provinces()[province] if province else None, stated, misprint)


def _in_capital(text: str, organisation: Organisation) -> Location:
    """The place of an office of the capital: a district's is its name, with the แขวง before that name."""
    district = None if organisation.bare_name == _WHOLE_CAPITAL else organisation.bare_name
    found = (match["name"] for match in _QUARTER.finditer(text) if match["district"] == district)
    return Location(next(found, None) if district else None, district, _CAPITAL, provinces()[_CAPITAL], stated=False)


def _district_alone(text: str, organisation: Organisation | None, addresses: Sequence[_Address]) -> str | None:
    """The one district that stands behind the organisation's name, or right below it, where no address is printed."""
    if organisation is None or addresses or organisation.code == "pao":
        return None
    names = set()
    for match in _DISTRICT_ALONE.finditer(text):
        above = text_before(text, match.start()).rstrip()
        if _SUBDISTRICT_BESIDE.sub("", above).endswith(organisation.bare_name):
            names.add(match["name"])
    return names.pop() if len(names) == 1 else None


def _most(names: list[str]) -> str | None:
    return Counter(names).most_common(1)[0][0] if names else None


def _addresses(text: str, organisation: Organisation | None) -> Iterator[_Address]:
    for pattern in _EXPRESSIONS:
        for match in pattern.finditer(text):
            province = province_of(match["province"], fuzzy=True)
            if province is None:
                continue
            before = text_before(text, match.start())
            found = _SUBDISTRICT.search(before)
            named = found["name"] if found and not found["owner"] else None
            start = match.start() - (len(before) - found.start() if found and named else 0)
            own = _is_own(text, start, match.end(), organisation) or bool(
                organisation and organisation.code != "pao" and named == organisation.bare_name
            )
            yield _Address(named, match["district"], province, own, match["province"])


def _is_own(text: str, start: int, end: int, organisation: Organisation | None) -> bool:
    line_start, line_end = line_around(text, start, end)
    before = text[line_start:start]
    if organisation and organisation.bare_name in before:
        return True
    return not before.strip() and not text[end:line_end].strip()


def _mentions(text: str, organisation: Organisation | None) -> Iterator[tuple[str, bool]]:
    """Provinces behind จังหวัด, and whether the organisation's name stands just before; not those inside its name."""
    for match in _LOOSE.finditer(text):
        before = text_before(text, match.start()).rstrip()
        if before.endswith("ส่วน"):
            continue
        province = province_of(match[1])
        if province is not None:
            yield province, bool(organisation and before.endswith(organisation.bare_name))
