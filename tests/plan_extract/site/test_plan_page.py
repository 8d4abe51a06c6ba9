"""The page of a plan: every value with its state and its lines, whatever the document says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from dataset_files import table_path

from extract.readers import read_source
from normalize.schema.labels import CELL_STATUSES
from normalize.schema.tables import TABLES
from plan_extract.dataset.version import open_version
from plan_extract.site.common.cells import ABSENT, status_word
from plan_extract.site.common.file_names import file_name
from plan_extract.site.common.reading import PublishedRow, rows_of, tables_of
from plan_extract.site.country.project_data import _cell
from plan_extract.site.plan.plan_page import plan_page
from report_pages import Element, Page

pytestmark = pytest.mark.xdist_group("plan page")

RAW = Path(__file__).parents[3] / "data" / "raw"
COUNTRY = (Path(__file__).parents[3] / "plan_extract/site/templates/country.html").read_text(encoding="utf-8")
SITE = {"version": "1", "date": "today", "only": "", "made": 1, "set_aside": 0}
SIGNS = {"exact": "●", "by_order": "≡", "by_detail": "◆", "ambiguous": "?"}
WORDS = {"dash": "–", "blank": "blank", "none": "no budget", "ambiguous": "ambiguous"}
HOSTILE = "</script><img src=x onerror=alert(1)>\"'&amp;{{ 7*7 }}\u2028"


def table(published: Path, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(table_path(published, name)).to_pylist()
    return rows


@pytest.fixture(scope="module")
def pages(published: Path, report: Path) -> dict[str, Element]:
    return {
        plan["plan_id"]: Page.read(report / "plan" / file_name(plan["plan_id"])).root
        for plan in table(published, "plans")
    }


@pytest.fixture
def rows(published: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of one plan, to be changed."""
    plan_id = "001_7eb38fa67ca7a04f"
    ((_, found),) = rows_of(tables_of(open_version(published)), [plan_id])
    return {name: [dict(row) for row in some] for name, some in found.items()}


def drawn(rows: Mapping[str, Sequence[PublishedRow]]) -> Element:
    return Page(plan_page(rows, SITE)).root


def shown_amount(line: PublishedRow) -> str:
    amount = line["amount_baht"]
    if amount is None:
        return WORDS[line["status"]]
    return f"{amount:,.2f}".removesuffix(".00")


def value(link: Element) -> tuple[str, str, str, int]:
    """What a cell shows, its sign, its state in words, the line that it leads to."""
    (said,) = [*link.all("span", class_="n"), *link.all("span", class_="w")]
    line = int(link.attributes["href"].removeprefix("#L"))
    return said.text("en"), link.one("span", class_="s").text(), link.one("span", class_="vh").text("en"), line


@pytest.mark.slow
def test_every_amount_of_the_table_stands_in_its_place_with_its_state(
    published: Path, pages: dict[str, Element]
) -> None:
    found: Counter[object] = Counter()
    for plan_id, page in pages.items():
        budget = page.one("table", class_="budget")
        years = [int(one.text("th")) for one in budget.all("thead")[0].all("th", class_="num")]
        for row in budget.all("tr"):
            if not row.all("a", class_="more"):
                continue
            project = row.one("a", class_="more").attributes["href"].removeprefix("#p")
            for year, cell in zip(years, row.all("td", class_="num"), strict=True):
                for link in cell.all("a"):
                    shown, sign, state, line = value(link)
                    assert state
                    found[f"{plan_id}/{int(project):03d}", year, shown, sign, line] += 1
    lines = [line for line in table(published, "budget_lines") if line["source"] == "table"]
    expected = Counter(
        (one["project_id"], one["fiscal_year_be"], shown_amount(one), SIGNS[one["alignment"]], one["line_start"])
        for one in lines
    )
    assert sum(expected.values()) > 900
    assert found == expected


def test_every_amount_of_a_detail_block_stands_with_its_project(published: Path, pages: dict[str, Element]) -> None:
    found: Counter[object] = Counter()
    for plan_id, page in pages.items():
        for block in page.all("details"):
            ordinal = int(block.attributes["id"].removeprefix("p"))
            for link in (sign.parent for sign in block.all("span", class_="s")):
                assert link
                shown, sign, _, line = value(link)
                found[f"{plan_id}/{ordinal:03d}", shown, sign, line] += 1
    lines = [line for line in table(published, "budget_lines") if line["source"] == "detail"]
    assert found == Counter(
        (one["project_id"], shown_amount(one), SIGNS[one["alignment"]], one["line_start"]) for one in lines
    )


def test_a_printed_zero_a_dash_a_blank_and_no_cell_are_four_things(rows: dict[str, list[dict[str, Any]]]) -> None:
    lines = [line for line in rows["budget_lines"] if line["source"] == "table"]
    first = [line for line in lines if line["project_id"] == lines[0]["project_id"]]
    assert len(first) == 5
    for line, status in zip(first[:4], ("zero", "dash", "blank", "none"), strict=True):
        line |= {"status": status, "amount_baht": Decimal(0) if status == "zero" else None}
    rows["budget_lines"].remove(first[4])
    (row,) = [
        row
        for row in drawn(rows).one("table", class_="budget").all("tr")
        if any(link.attributes["href"] == "#p1" for link in row.all("a", class_="more"))
    ]
    said = [cell.text("en") for cell in row.all("td", class_="num")]
    assert [text.partition("●")[0] for text in said] == ["0", "–", "blank", "no budget", "no cell"]
    meanings = [link.one("span", class_="vh").text("th") for link in row.all("a") if link.all("span", class_="vh")]
    assert len(set(meanings)) == len(meanings)


@pytest.mark.parametrize("status", sorted(set(CELL_STATUSES) - {"amount", "zero"}))
def test_every_status_without_an_amount_has_a_word_and_a_code_of_its_own(status: str) -> None:
    """The whole report failed at the first cell of a status that its search did not know."""
    codes = [_cell([{"status": one, "amount_baht": None}]) for one in CELL_STATUSES if one not in ("amount", "zero")]
    assert codes.count(_cell([{"status": status, "amount_baht": None}])) == 1
    assert status_word(status) not in (None, ABSENT)
    assert f"'{status}'" in COUNTRY


def test_a_value_corrected_by_hand_says_so(rows: dict[str, list[dict[str, Any]]]) -> None:
    line = next(line for line in rows["budget_lines"] if line["source"] == "table")
    line["alignment"] = "by_hand"
    signs = [one.text() for one in drawn(rows).one("table", class_="budget").all("span", class_="s")]
    assert signs.count("✎") == 1


def test_the_source_is_every_line_of_the_plan(pages: dict[str, Element]) -> None:
    for plan_id, page in pages.items():
        source = read_source(RAW / f"{plan_id}.txt", plan_id)
        lines = page.one("ol", class_="lines").all("li")
        assert [line.text() for line in lines] == list(source.lines)
        assert [line.attributes["id"] for line in lines] == [f"L{number}" for number in range(1, len(lines) + 1)]


def test_tags_of_a_table_are_marked_and_every_character_stays(rows: dict[str, list[dict[str, Any]]]) -> None:
    lines = ['<table border="1">', "<TR><td>ก &lt; ข</td><td>๑,๐๐๐</td></TR>", "<b>ค</b> a<tr b>c", "<tr"]
    first = rows["sections"][0]
    rows["sections"] = [first | {"line_start": 1, "line_end": len(lines), "text": "\n".join(lines)}]
    shown = drawn(rows).one("ol", class_="lines").all("li")
    assert [line.text() for line in shown] == lines
    assert [[tag.text() for tag in line.all("i")] for line in shown] == [
        ['<table border="1">'],
        ["<TR><td>", "</td><td>", "</td></TR>"],
        ["<tr b>"],
        [],
    ]


def test_every_issue_leads_to_its_lines(published: Path, pages: dict[str, Element]) -> None:
    for plan_id, page in pages.items():
        issues = [one for one in table(published, "issues") if one["plan_id"] == plan_id]
        found = {one.attributes["id"]: one for one in page.one("ol", class_="issues").all("li")}
        assert len(found) == len(issues)
        for issue in issues:
            shown = found[f"i{issue['ordinal']}"]
            link = next(link for link in shown.all("a") if link.attributes["href"].startswith("#L"))
            assert link.attributes["href"] == f"#L{issue['line_start']}"
            assert int(link.attributes.get("data-to", issue["line_start"])) == issue["line_end"]
            assert (link.text("th"), link.text("en")) == (issue["message_th"], issue["message"])


def test_every_item_of_a_detail_block_is_there(published: Path, pages: dict[str, Element]) -> None:
    found: Counter[object] = Counter()
    for plan_id, page in pages.items():
        for block in page.all("details"):
            ordinal = int(block.attributes["id"].removeprefix("p"))
            for item in [item for list_ in block.all("ul", class_="items") for item in list_.all("li")]:
                found[f"{plan_id}/{ordinal:03d}", item.text()] += 1
    assert found == Counter(
        (
            one["project_id"],
            " ".join(filter(None, [one["enumerator"], one["text"]]))
            if one["text"]
            else f"{one['enumerator']} "
            if one["enumerator"]
            else "",
        )
        for one in table(published, "project_items")
    )


def test_totals_show_what_is_declared_computed_and_between(published: Path, pages: dict[str, Element]) -> None:
    for plan_id, page in pages.items():
        totals = [one for one in table(published, "budget_totals") if one["plan_id"] == plan_id]
        section = page.one("section", id="totals")
        shown = section.all("table")[0].all("tr")[1:] if totals else []
        assert len(shown) == len(totals)
        differing = [one for one in totals if one["difference_baht"]]
        assert sum("≠" in row.text("en") for row in shown) == len(differing)
        assert sum("agrees" in row.text("en") for row in shown) == sum(one["difference_baht"] == 0 for one in totals)


def headline(page: Element) -> list[int]:
    """How many numbers are printed, published, no money, flagged."""
    figures = page.one("section", id="account").one("dl", class_="headline").all("dd")
    return [int(one.text().replace(",", "")) for one in figures]


def flagged(page: Element) -> list[tuple[str, str, str]]:
    """The numbers that are given to nothing: as printed, why, the line that each leads to."""
    section = page.one("section", id="account")
    entries = [entry for one in section.all("ul", class_="flagged") for entry in one.all("li")]
    links = [entry.all("a")[0] for entry in entries]
    why = [entry.text("en").split(" · ")[1] for entry in entries]
    return [(one.text(), said, one.attributes["href"]) for one, said in zip(links, why, strict=True)]


def test_each_number_is_published_no_money_or_flagged(published: Path, pages: dict[str, Element]) -> None:
    numbers = table(published, "amounts")
    for plan_id, page in pages.items():
        printed, *parts = headline(page)
        assert printed == sum(parts) == sum(one["plan_id"] == plan_id for one in numbers)
        counted = page.one("section", id="account").one("tbody").all("td", class_="num")
        assert sum(int(one.text().replace(",", "")) for one in counted) == printed
        assert len(flagged(page)) == parts[-1]


@pytest.mark.parametrize(
    ("became", "why"),
    [("unaccounted", "nothing: nobody can say what it is"), ("unreadable", "a number that cannot be read")],
)
def test_a_number_that_became_nothing_is_listed_with_its_line(
    rows: dict[str, list[dict[str, Any]]], became: str, why: str
) -> None:
    before, known = headline(drawn(rows)), len(flagged(drawn(rows)))
    number = next(one for one in rows["amounts"] if one["became"] == "budget_total")
    number["became"] = became
    page = drawn(rows)
    assert headline(page) == [before[0], before[1] - 1, before[2], before[3] + 1]
    assert len(flagged(page)) == known + 1
    assert (number["raw"], why, f"#L{number['line_start']}") in flagged(page)


def test_a_number_of_a_cell_that_is_given_to_nobody_is_flagged_and_its_neighbour_is_not(
    rows: dict[str, list[dict[str, Any]]],
) -> None:
    """A cell of 5,000 that nobody has says nothing about 15,000 on its line."""
    line = next(one for one in rows["budget_lines"] if one["source"] == "table" and one["status"] == "amount")
    number = next(one for one in rows["amounts"] if one["ordinal"] == line["amount_ordinal"])
    assigned = number | {"ordinal": 10_001}  # the same figure of another year
    of_another_year = line | {"amount_ordinal": 10_001}
    known = len(flagged(drawn(rows)))
    line |= {"status": "ambiguous", "alignment": "ambiguous", "amount_baht": None, "raw": f"- {number['raw']} -"}
    number["line_start"] = number["line_end"] = line["line_start"]
    neighbour = number | {"ordinal": 10_000, "raw": f"1{number['raw']}"}
    rows["amounts"] = [one for one in rows["amounts"] if one["line_start"] != line["line_start"]] + [
        number,
        neighbour,
        assigned,
    ]
    rows["budget_lines"].append(of_another_year)
    found = flagged(drawn(rows))
    why = "a value of which it cannot be told how much it is, or whose"
    assert (number["raw"], why, f"#L{line['line_start']}") in found
    assert neighbour["raw"] not in {raw for raw, said, _ in found if said == why}
    assert len(found) == known + 1


def test_what_a_document_says_is_never_markup(rows: dict[str, list[dict[str, Any]]]) -> None:
    for name, some in rows.items():
        free = [column.name for column in TABLES[name].columns if column.type == "string" and not column.labels]
        for row in some:
            for column in free:
                if row[column] is not None and not column.endswith("_id"):
                    row[column] = f"{HOSTILE}{row[column]}"
    page = drawn(rows)
    assert not page.all("img")
    assert [one.attributes["src"] for one in page.all("script")] == ["../static/language.js", "../static/plan.js"]
    assert HOSTILE in page.one("h1").text()
    assert "49" not in page.one("h1").text()
    assert sum(HOSTILE in one.text() for one in page.all("td") + page.all("th")) > 20


def test_pages_of_the_source_are_marked_where_they_are_known_to_begin(rows: dict[str, list[dict[str, Any]]]) -> None:
    for some in rows.values():
        for row in some:
            row["page_start"], row["page_end"] = 1 + row["line_start"] // 100, 1 + row["line_end"] // 100
    marked = {
        int(line.attributes["id"][1:]): int(line.attributes["data-page"])
        for line in drawn(rows).one("ol", class_="lines").all("li")
        if "data-page" in line.attributes
    }
    last = max(row["line_end"] for row in rows["sections"])
    assert sorted(marked.values()) == list(range(1, 2 + last // 100))
    assert all(line // 100 + 1 == page for line, page in marked.items())


def test_a_plan_without_pages_has_no_page_marks(pages: dict[str, Element]) -> None:
    assert not any("data-page" in one.attributes for page in pages.values() for one in page.all("li"))


def test_a_plan_of_nothing_but_text_has_a_page(rows: dict[str, list[dict[str, Any]]]) -> None:
    bare: dict[str, list[dict[str, Any]]] = {
        name: some if name in {"plans", "sections"} else [] for name, some in rows.items()
    }
    nullable = [column.name for column in TABLES["plans"].columns if column.nullable and column.unit != "page"]
    bare["plans"][0] |= dict.fromkeys(nullable)
    page = drawn(bare)
    assert page.one("h1").text("en") == "organisation not known"
    assert not page.all("table")
    assert [one.text("en") for one in page.all("p", class_="empty")] == [
        "No budget table was found in this plan.",
        "This plan has no totals to compare.",
        "No number that may be money was found.",
        "No issues were found.",
        "No projects were found in this plan.",
    ]


def test_headings_count_down_without_gaps(pages: dict[str, Element]) -> None:
    for page in pages.values():
        levels = [int(one.tag[1]) for one in page.all() if one.tag in {"h1", "h2", "h3", "h4", "h5"}]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_totals_of_missions_and_of_all_years_stand_beside_the_others(rows: dict[str, list[dict[str, Any]]]) -> None:
    """A total without a year makes no column of the budget table, and a mission's is not its dimension's."""
    years = {row["fiscal_year_be"] for row in rows["budget_lines"] if row["source"] == "table"}
    own = next(row for row in rows["budget_totals"] if row["scope"] == "dimension" and row["declared_baht"])
    amounts = {"declared_baht": Decimal(7007), "computed_baht": Decimal(7000), "difference_baht": Decimal(7)}
    rows["budget_totals"] += (
        own | amounts | {"scope": "mission", "mission_no": "1.1"},
        own | amounts | {"scope": "plan", "dimension_no": None, "fiscal_year_be": None},
    )
    page = drawn(rows)
    (table,) = (one for one in page.all("table") if "Totals that the table prints" in one.text("en"))
    listed = [[cell.text("en") for cell in row.all("th") + row.all("td")][:3] for row in table.all("tr")]
    assert ["The whole plan", "All years", "7,007"] in listed
    assert any(cells[0] == "Mission 1.1" and cells[2] == "7,007" for cells in listed)
    budget = page.all("table")[0]
    assert len(budget.all("tr")[0].all("th")) == 2 + len(years)
    assert "7,007" not in budget.text("en")


@pytest.mark.parametrize("scope", ["plan", "dimension"])
def test_a_plan_with_no_total_of_a_year_has_no_chart_of_totals(
    rows: dict[str, list[dict[str, Any]]], scope: str
) -> None:
    rows["budget_totals"] = [row | {"fiscal_year_be": None} for row in rows["budget_totals"][:1]]
    rows["budget_totals"][0]["scope"] = scope
    assert "chart-cap" not in {one.attributes.get("id") for one in drawn(rows).all("figcaption")}
