"""Names of districts and subdistricts against the country's list, and their codes (Department of Provincial
Administration). The list is the package geothai's.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

_CAPITAL = "เมือง"
"""What the capital district of a province is called for short."""


class UnknownPlace(NamedTuple):
    """A printed name that the list does not have; ``nearest`` is the one that it may be a slip of, or None."""

    column: str
    name: str
    nearest: str | None


class PlaceCodes(NamedTuple):
    """The codes of a plan's place, None where a name is not known or not certain, and the names that are unknown."""

    district: str | None = None
    subdistrict: str | None = None
    unknown: tuple[UnknownPlace, ...] = ()


def place_codes(province_iso: str | None, district: str | None, subdistrict: str | None) -> PlaceCodes:
    """Look up a place from its province down: a district in its province, a subdistrict in its district.

    >>> place_codes("TH-47", "พรรณานิคม", "พอกน้อย")
    PlaceCodes(district='4704', subdistrict='470403', unknown=())
    >>> place_codes("TH-92", "เมือง", None).district, place_codes(None, "เมืองตรัง", None).district
    ('9201', None)
    >>> place_codes("TH-47", "พรรณานิดม", "พอกน้อย").unknown
    (UnknownPlace(column='district', name='พรรณานิดม', nearest='พรรณานิคม'),)
    """
    if province_iso is None or district is None:
        return PlaceCodes()
    districts = _districts(province_iso[-2:])
    code = districts.get(district) or (districts.get(_capital(province_iso[-2:])) if district == _CAPITAL else None)
    if code is None:
        return PlaceCodes(unknown=(UnknownPlace("district", district, _nearest(district, districts)),))
    if subdistrict is None:
        return PlaceCodes(code)
    subdistricts = _subdistricts(code)
    if subdistrict in subdistricts:
        return PlaceCodes(code, subdistricts[subdistrict])
    return PlaceCodes(code, None, (UnknownPlace("subdistrict", subdistrict, _nearest(subdistrict, subdistricts)),))


@cache
def _districts(province: str) -> dict[str, str]:
    """The codes of a province's districts by their bare names."""
    from geothai import districts

    return {found.name_th.removeprefix("เขต"): found.code for found in districts(province)}


@cache
def _capital(province: str) -> str:
    return next((name for name, code in _districts(province).items() if code == f"{province}01"), "")


@cache
def _subdistricts(district: str) -> dict[str, str]:
    from geothai import subdistricts

    return {found.name_th: found.code for found in subdistricts(district)}


def _nearest(name: str, known: dict[str, str]) -> str | None:
    """The one name that is nearest, with one wrong letter in five at most; None where two are as near."""
    ranked = sorted((OSA.distance(name, other), other) for other in known)
    if not ranked or ranked[0][0] > max(1, len(name) // 5):
        return None
    return ranked[0][1] if len(ranked) == 1 or ranked[1][0] > ranked[0][0] else None
