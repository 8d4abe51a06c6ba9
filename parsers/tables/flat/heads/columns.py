"""The columns that the names of a head make: which are of years or of money, in which order, and which kinds of cells
stand below the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.ground.characters import arabic_digits
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.columns.years import YearHead, read_years
from parsers.tables.flat.ground.flat_head import KINDS, FlatHead, Form
from parsers.tables.flat.ground.pieces import FlatPiece
from parsers.tables.flat.heads.names import YEAR_NAMED, is_unit_of_money, role_in_head
from parsers.values.dates import parse_year, parse_year_range
from parsers.values.money.units import factor_in_head

_CLASSIC = frozenset({"dimension", "mission", "project"})
OF_NUMBERS: frozenset[Role] = frozenset({"target", "indicator", "paid", "sum", "quarter", "month", "other"})
_OF_SEVERAL: frozenset[Role] = frozenset(
    {"sum", "paid", "quarter", "month", "cumulative", "former", "revised", "change", "price"}
)


def head_of(
    found: Sequence[FlatPiece], end: int, form: Form, *, beside_people: bool = False, of_one_year: bool = False
) -> FlatHead | None:
    """The header whose names are these, to line ``end``; None where they are not those of a budget table."""
    if any((factor_in_head(piece.text) or 1) != 1 for piece in found):
        return None
    if any(role_of(piece.text) == "budget" and any(map(str.isdecimal, piece.text)) for piece in found):
        return None  # a damaged year perhaps: 'ปีงบประมาณ 256'
    found = _with_years_in_band(found) if form == "mixed" else found
    money = _money_without_years(found, beside_people=beside_people) if form == "lines" else []
    money = _money_of_one_year(found) if of_one_year else money
    units = frozenset(piece.text for piece in found if is_unit_of_money(piece) and piece not in money)
    band = _band(found, units)
    found = [piece for piece in found if piece.text not in units]
    roles = [role_in_head(piece.text) for piece in found]
    years = [index for index, role in enumerate(roles) if role == "year" or found[index] in money]
    several = _several_a_year(found, roles) if form == "lines" and not money else []
    years = several or years
    stretches = form in ("lines", "gaps") and _are_stretches([found[index] for index in years])
    if len(years) < 2 and not money and not stretches:
        return None
    if roles.count("project") != 1 or years[-1] - years[0] + 1 != len(years):
        return None
    in_order = bool(money or several or stretches)
    if not in_order and _years_in_order([found[index] for index in years]) is None:
        return None
    before, after = roles[: years[0]], roles[years[-1] + 1 :]
    if "project" not in before or {"number", "dimension", "mission"} & set(after) or roles.count("number") > 1:
        return None
    classic = before[-1] == "project" and set(before) <= _CLASSIC and after in ([], ["remark"], ["responsible"])
    if form == "blanks" and not classic:
        return None
    words = frozenset({"target", "indicator"})
    kinds = tuple(
        "money" if index in years and role not in words else KINDS.get(role, "any") for index, role in enumerate(roles)
    )
    exact = bool(several) or bool(OF_NUMBERS & set(roles)) or (of_one_year and bool(money))
    return FlatHead(tuple(found), kinds, units, len(before), len(years), end, form, classic, exact, band=band)


def _band(found: Sequence[FlatPiece], units: frozenset[str]) -> int | None:
    """How many columns, without the years, stand before the name of all the money; None where it stands twice."""
    others = [piece for piece in found if piece.text in units or role_in_head(piece.text) != "year"]
    places = [index for index, piece in enumerate(others) if piece.text in units]
    together = bool(places) and places[-1] - places[0] + 1 == len(places)
    return places[0] if together else None


def _years_in_order(heads: Sequence[FlatPiece]) -> list[int] | None:
    """The years of heads that count on; None where they do not."""
    read, unread = read_years([YearHead(i, head.text, parse_year(head.text)) for i, head in enumerate(heads)], None)
    named = [read[index] for index in sorted(read)]
    return None if unread or any(after != before + 1 for before, after in pairwise(named)) else named


def _are_stretches(heads: Sequence[FlatPiece]) -> bool:
    """Whether heads are of several years together (``ปี 2566 - 2568``), or single ones beside such, that count on."""
    ranges = [parse_year_range(head.text) for head in heads]
    years = [parse_year(head.text) for head in heads]
    ends = [of or (year and (year, year)) for of, year in zip(ranges, years, strict=True)]
    return any(ranges) and all(a and b and b[0] == a[1] + 1 for a, b in pairwise(ends)) and bool(ends[0])


def _several_a_year(found: Sequence[FlatPiece], roles: Sequence[Role]) -> list[int]:
    """The columns of a head that names several of each year, the same for all: ``งบประมาณ ปี 2566``, ``สะสม ปี 2566``."""
    by_year: dict[int, list[str]] = {}
    for piece in found:
        if (year := parse_year(piece.text)) is not None:
            by_year.setdefault(year, []).append(YEAR_NAMED.sub("", arabic_digits(piece.text)))
    names = list(by_year.values())
    in_order = all(b == a + 1 for a, b in pairwise(by_year))
    if len(names) < 2 or not in_order or any(one != names[0] for one in names) or len(set(names[0])) < 2:
        return []
    places = [index for index, piece in enumerate(found) if parse_year(piece.text) is not None]
    return places if {"year", "revised"}.intersection(roles) else []


def _money_without_years(found: Sequence[FlatPiece], *, beside_people: bool) -> list[FlatPiece]:
    """The columns of money of a numbered table for one year, which names none: quarters or months with their sum, or
    the one column of the budget; ``beside_people``: this where one of targets stands right before it.
    """
    roles = [role_in_head(piece.text) for piece in found]
    if "number" not in roles or {"year", "paid"} & set(roles):
        return []
    if "target" in roles:
        right = (
            roles.count("target") == roles.count("budget") == 1 and roles.index("budget") - roles.index("target") == 1
        )
        return [found[roles.index("budget")]] if beside_people and right else []
    parts = [piece for piece, role in zip(found, roles, strict=True) if role in ("quarter", "month", "sum")]
    whole = [piece for piece, role in zip(found, roles, strict=True) if role == "budget"]
    return parts if len(parts) > 1 else [*parts, *whole] if len(parts) + len(whole) == 1 else []


def _money_of_one_year(found: Sequence[FlatPiece]) -> list[FlatPiece]:
    """The one column of money of a numbered table for one year whose cells gaps part, where no other holds any."""
    roles = [role_in_head(piece.text) for piece in found]
    if roles[:1] != ["number"] or _OF_SEVERAL.intersection(roles):
        return []
    money = [piece for piece, role in zip(found, roles, strict=True) if role in ("budget", "year")]
    return money if len(money) == 1 else []


def _with_years_in_band(found: Sequence[FlatPiece]) -> Sequence[FlatPiece]:
    """The same, with years that stand below all other names put where the one name of money is: it is over them. What
    stands behind the values may have its name below the years, too.
    """
    bands = [index for index, piece in enumerate(found) if is_unit_of_money(piece)]
    years = [piece for piece in found if role_in_head(piece.text) == "year"]
    upper = [piece for piece in found if piece not in years]
    if len(bands) != 1 or not years:
        return found
    lower = [piece for piece in upper if piece.line >= years[0].line]
    if any(role_of(piece.text) not in ("responsible", "remark") or piece.line == years[0].line for piece in lower):
        return found
    band = upper.index(found[bands[0]])
    return [*upper[: band + 1], *years, *upper[band + 1 :]]
