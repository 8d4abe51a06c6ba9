"""The country page: its sums are those of the dataset, and what they leave out is said."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from plan_extract.dataset.version import open_version
from plan_extract.site.build import write_report
from plan_extract.site.common.reading import connection, tables_of
from plan_extract.site.common.texts import text
from plan_extract.site.country import country_page
from plan_extract.site.country.country_page import handbook_dimensions
from plan_extract.site.country.figures import Country, YearTotals, country
from plan_extract.site.country.plan_list import listed_plans
from report_pages import Element, Page

pytestmark = pytest.mark.xdist_group("country")


@pytest.fixture(scope="module")
def counted(published: Path) -> Country:
    with connection(tables_of(open_version(published))) as database:
        return country(database)


@pytest.fixture(scope="module")
def page(report: Path) -> Element:
    return Page.read(report / "index.html").root


def baht(text: str) -> Decimal | None:
    """The sum of a cell, without what amounts of several projects may add to it."""
    own = text.partition(" + ")[0]
    return None if own == "–" else Decimal(own.replace(",", ""))


def asked(published: Path, query: str) -> list[tuple[object, ...]]:
    """Straight from the Parquet files, by another way than the report's."""
    return duckdb.connect().execute(query.replace("@", f"{published}/")).fetchall()


def cells_of(table: Element) -> list[list[str]]:
    return [
        [cell.text("en") for cell in row.content if isinstance(cell, Element)] for row in table.one("tbody").all("tr")
    ]


def section(page: Element, heading: str) -> list[Element]:
    """The tables of a section, by the name of its heading."""
    found = page.one(None, id=heading).above("section")
    assert found
    return found.all("table")


def test_money_by_dimension_and_year_is_that_of_the_tables_alone(published: Path, page: Element) -> None:
    table = section(page, "money-h")[0]
    names = [one.text("en") for one in table.one("thead").all("th")[1:-1]]
    shown = {
        (name, int(row[0][:4])): amount
        for row in cells_of(table)
        for name, amount in zip(names, map(baht, row[1:-1]), strict=True)
        if amount is not None
    }
    expected = asked(
        published,
        "select 'Dimension ' || dimension_code, fiscal_year_be, sum(amount_baht) from '@budget_lines.parquet' "
        "join '@projects.parquet' using (project_id) where source = 'table' group by all having sum(amount_baht) > -1",
    )
    assert shown == {(name, year): amount for name, year, amount in expected}
    foot = [baht(cell.text("en")) or Decimal(0) for cell in table.one("tfoot").all("tr")[0].all("td")]
    assert foot[-1] == sum(foot[:-1]) == sum(shown.values())


def test_what_several_projects_share_stands_beside_every_sum_as_a_range(published: Path, page: Element) -> None:
    table = section(page, "money-h")[0]
    rows = {row[0][:4]: row[1:] for row in cells_of(table)}
    assert rows["2562"][3] == "50,000 + 20,000–60,000 printed for 3 projects together"
    assert rows["2563"][3] == "– + 20,000–60,000 printed for 3 projects together"
    assert rows["2562"][-1] == "7,700,000 + 20,000–60,000 printed for several projects together"
    assert "+" not in "".join(rows["2562"][:3] + rows["2566"])
    foot = table.one("tfoot").all("tr")[0].all("td")
    assert foot[3].text("en").endswith("+ 60,000–180,000 printed for several projects together")
    assert foot[-1].text("en").endswith("+ 60,000–180,000 printed for several projects together")
    assert "60,000–180,000 baht printed for several projects" in page.one("div", class_="left-out").text("en")
    # by another way than the report's: the cells that are printed for several
    (sums,) = asked(
        published,
        "select sum(amount_baht), sum(amount_baht * 3) from '@shared_amounts.parquet' where counted = 'unknown'",
    )
    assert sums == (60000, 180000)


@pytest.mark.parametrize("heading", ["by_year-h", "by_province-h", "by_kind-h"])
def test_each_way_of_grouping_adds_up_to_the_whole(counted: Country, page: Element, heading: str) -> None:
    column = 2 if heading == "by_year-h" else 3
    sums = [baht(row[column]) for row in cells_of(section(page, heading)[0])]
    assert sum((one for one in sums if one is not None), Decimal(0)) == counted.baht


def test_plans_and_projects_are_counted_once(published: Path, counted: Country) -> None:
    ((plans, projects),) = asked(
        published, "select (select count(*) from '@plans.parquet'), (select count(*) from '@projects.parquet')"
    )
    for groups in (counted.provinces, counted.kinds):
        assert (sum(one.plans for one in groups), sum(one.projects for one in groups)) == (plans, projects)
    assert sum(one.projects for one in counted.dimensions) == projects


def test_numbers_that_may_be_money_are_counted_and_those_that_became_nothing(published: Path, page: Element) -> None:
    ((numbers, flagged),) = asked(
        published,
        "select count(*), sum(case when became = 'unaccounted' or became = 'unreadable' then 1 else 0 end)::int "
        "from '@amounts.parquet'",
    )
    (said,) = [one.text("en") for one in page.all("p") if "may be money" in one.text("en")]
    assert said.startswith(f"Plans print {numbers:,} numbers that may be money; {flagged:,} of them")


def test_every_cell_of_the_tables_is_counted_by_what_it_says(published: Path, counted: Country) -> None:
    expected = asked(
        published,
        "select fiscal_year_be, status, count(*) from '@budget_lines.parquet' where source = 'table' group by all",
    )
    found = {(one.year, status, cells) for one in counted.years for status, cells in one.cells.items()}
    assert found == set(expected)
    assert sum(count for *_, count, _ in counted.cells) == sum(cells for *_, cells in found)


def test_totals_agree_differ_or_cannot_be_compared(published: Path, counted: Country) -> None:
    expected = asked(
        published,
        """select scope, case when declared_baht is null and computed_baht is null then 'neither'
            when declared_baht is null then 'not_declared' when computed_baht is null then 'not_computed'
            when declared_baht = computed_baht then 'agree' else 'differ' end as found, count(*)
        from '@budget_totals.parquet' group by all""",
    )
    names = ("agree", "differ", "not_declared", "not_computed", "neither")
    assert {(one.scope, name, count) for one in counted.totals for name in names if (count := getattr(one, name))} == {
        *expected
    }


def test_declared_and_computed_by_year_are_of_the_same_totals(published: Path, counted: Country) -> None:
    expected = asked(
        published,
        "select fiscal_year_be, count(*), sum(declared_baht), sum(computed_baht) from '@budget_totals.parquet' "
        "where declared_baht is not null and computed_baht is not null and scope = 'plan' group by 1 order by 1",
    )
    assert [(one.year, one.totals, one.declared, one.computed) for one in counted.totals_years] == expected


@pytest.mark.parametrize(("declared", "met"), [(24, False), (25, True), (40, True), (45, True), (46, False)])
def test_totals_of_a_year_compare_as_a_range_where_projects_share(declared: int, met: bool) -> None:
    total = YearTotals(2566, 1, Decimal(declared), Decimal(5), Decimal(20), Decimal(40))
    assert total.met is met


def test_issues_are_counted_with_their_meaning(published: Path, page: Element) -> None:
    expected = asked(
        published, "select code, severity, count(*), count(distinct plan_id) from '@issues.parquet' group by all"
    )
    rows = cells_of(next(one for one in section(page, "checks-h") if "code" in one.one("thead").text("en")))
    assert {(code, severity, int(times), int(plans)) for severity, _, code, times, plans in rows} == set(expected)
    assert all(len(meaning) > 10 for _, meaning, *_ in rows)


def test_what_the_sums_leave_out_is_said(counted: Country, page: Element) -> None:
    said = page.one("div", class_="left-out").text("en")
    assert f"{counted.left_out.ambiguous} cells whose amount, or whose project, is not certain" in said
    assert counted.left_out.ambiguous == 18
    assert f"{counted.left_out.detail_projects} projects that stand in a detail block alone" in said


def test_every_chart_is_named_described_and_followed_by_its_numbers(page: Element) -> None:
    figures = page.all("figure")
    assert len(figures) == 4
    for figure in figures:
        assert figure.one("svg").all("rect")
        for name in ("aria-labelledby", "aria-describedby"):
            said = page.one(None, id=figure.attributes[name])
            assert said.text("th") != said.text("en") != ""
        around = figure.parent
        assert around
        after = around.content[around.content.index(figure) + 1 :]
        assert any(isinstance(one, Element) and one.all("table") for one in after)


def test_a_chart_shows_every_amount_of_its_table_in_both_languages(counted: Country, page: Element) -> None:
    chart = page.one("svg") if len(page.all("svg")) == 1 else page.all("svg")[0]
    for language in ("th", "en"):
        values = [
            one for one in chart.all("text", class_="chart-value") if one.attributes.get("lang", language) == language
        ]
        assert len(values) == len(counted.dimension_years)


def test_plans_are_listed_with_their_own_money_and_issues(published: Path) -> None:
    with connection(tables_of(open_version(published))) as database:
        country(database)
        plans = listed_plans(database)
    found = {plan.plan_id: (plan.baht, plan.errors, plan.warnings, plan.ambiguous) for plan in plans}
    expected = asked(
        published,
        """select plan_id, (select sum(amount_baht) from '@budget_lines.parquet' l
                where l.plan_id = p.plan_id and source = 'table'),
            (select count(*) from '@issues.parquet' i where i.plan_id = p.plan_id and severity = 'error'),
            (select count(*) from '@issues.parquet' i where i.plan_id = p.plan_id and severity = 'warning'),
            (select count(*) from '@budget_lines.parquet' l where l.plan_id = p.plan_id and status = 'ambiguous')
        from '@plans.parquet' p""",
    )
    assert found == {plan_id: tuple(rest) for plan_id, *rest in expected}


def test_the_dimensions_are_called_as_the_handbook_calls_them() -> None:
    for number, titles in handbook_dimensions():
        assert text(f"dimension.{number}").th in [name for _, name in titles]


def test_a_chart_that_leaves_years_out_says_so(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(country_page, "MOST_YEARS", 3)
    write_report(published, tmp_path / "report", only=["003*"])
    figures = Page.read(tmp_path / "report" / "index.html").root.all("figure")
    said = [figure.text("en") for figure in figures]
    assert ["The chart shows 3 years; 5 more are in the table." in one for one in said] == [True, False, False, True]
    assert "The chart shows 3 years; 2 more are in the table." in said[1]
