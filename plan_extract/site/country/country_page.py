"""The charts and tables of the country page, from its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from parsers.rules.load import load
from plan_extract.site.common import charts, numbers
from plan_extract.site.common.cells import status_word
from plan_extract.site.common.charts import Bars, Share
from plan_extract.site.common.texts import Text, text
from plan_extract.site.country.figures import Country, SharedSum

MOST_YEARS = 14
"""Years that a chart has room for; more stand in the table alone."""


def dimension_name(code: str | None) -> Text:
    """A dimension of the handbook, by its number."""
    return text("word.no_dimension") if code is None else text("word.dimension_n", number=code)


def dimension_title(code: str | None) -> Text:
    """A dimension of the handbook, by its number and its newest title."""
    name = dimension_name(code)
    if code not in dict(handbook_dimensions()):
        return name
    said = text(f"dimension.{code}")
    return Text(f"{name.th} {said.th}", f"{name.en}: {said.en}")


def handbook_dimensions() -> list[tuple[str, list[tuple[str, str]]]]:
    """The handbook's dimensions: for each number its titles, with the years of the edition."""
    titles: dict[str, list[tuple[str, str]]] = {}
    for template in load("handbook")["template"]:
        for number, name in template["nodes"].items():
            if "." not in number:
                titles.setdefault(number, []).append((template["name"], name))
    return sorted(titles.items())


def names(country: Country) -> Mapping[str, Any]:
    """What the template of the country page shows beside the numbers themselves."""
    known = {year for _, year in (*country.dimension_years, *country.shared)}
    years = sorted(year for year in known if year is not None)
    some = _with_most_money(country, years)
    return {
        "country": country,
        "dimension_years": years + ([None] if None in known else []),
        "money_chart": _money_chart(country, some),
        "most_years": MOST_YEARS,
        "totals_chart": _totals_chart(country),
        "coverage_chart": charts.shares(
            [Share(text(f"country.{name}"), part) for name, part in country.coverage.items()], country.plans
        ),
        "years_chart": _years_chart(country),
        "handbook": handbook_dimensions(),
        "dimension_name": dimension_name,
        "year_total": lambda year: numbers.total(
            amount for (_, one), amount in country.dimension_years.items() if one == year
        ),
        "shared_by": lambda code: _together(one for (name, _), one in country.shared.items() if name == code),
        "shared_in": lambda year: _together(one for (_, be), one in country.shared.items() if be == year),
        "shared_all": _together(country.shared.values()),
        "status_word": status_word,
        "percent": numbers.percent,
        "compared": sum(check.compared for check in country.totals),
        "agreeing": sum(check.agree for check in country.totals),
    }


def _together(sums: Iterable[SharedSum]) -> SharedSum | None:
    """What they add together, of no number of projects: one may be in several; None where there are none."""
    found = list(sums)
    least, most = (numbers.total(getattr(one, name) for one in found) for name in ("least", "most"))
    return None if least is None or most is None else SharedSum(least, most)


def _with_most_money(country: Country, years: list[int]) -> list[int]:
    """The years that the chart shows: all, or those with the most money, in order."""
    money = {
        year: sum((amount for (_, one), amount in country.dimension_years.items() if one == year), Decimal(0))
        for year in years
    }
    return sorted(sorted(years, key=lambda year: (-money[year], year))[:MOST_YEARS])


def _money_chart(country: Country, years: list[int]) -> Markup:
    rows = [
        Bars(dimension_title(group.name), [country.dimension_years.get((group.name, year)) for year in years])
        for group in country.dimensions
        if any((group.name, year) in country.dimension_years for year in years)
    ]
    return charts.small_multiples(rows, [numbers.year(year) for year in years]) if rows else Markup("")


def _totals_chart(country: Country) -> Markup:
    some = sorted(sorted(country.totals_years, key=lambda one: -one.declared)[:MOST_YEARS], key=lambda one: one.year)
    if not some:
        return Markup("")
    return charts.pairs(
        Bars(text("country.declared"), [one.declared for one in some]),
        Bars(text("country.computed"), [one.computed for one in some]),
        [numbers.year(one.year) for one in some],
    )


def _years_chart(country: Country) -> Markup:
    items = sorted(sorted(country.years_covered.items(), key=lambda item: -item[1])[:MOST_YEARS])
    return charts.columns([plans for _, plans in items], [numbers.year(be) for be, _ in items]) if items else Markup("")
