"""Rows that name no project: headings with money, rows of dashes, the rest of a title."""

from __future__ import annotations

from decimal import Decimal

from tables_read import Read, codes, statuses

from extract.ground.source import Span


def test_money_on_a_heading_row_makes_the_rows_below_doubtful(read: Read) -> None:
    """The amounts of the whole page slipped one row up: no row keeps its figure."""
    table = read(
        "๑. ก\t๑.๑ ข\t๑.๑.๑ เสริมสร้าง\t๑๐๐\t๑๐๐\t",
        "\t\t๑) โครงการ ค\t๒๐๐\t๒๐๐\t",
        "\t\t๒) โครงการ ง\t\t\t",
        "\t๑.๒ จ\t๓) โครงการ ฉ\t๓๐๐\t๓๐๐\t",
    )
    assert [[status for status, _, _ in row] for row in statuses(table)] == [
        ["ambiguous"] * 2,
        ["ambiguous"] * 2,
        ["amount"] * 2,
    ]
    assert codes(table) == ["amount_on_heading_row"]


def test_a_row_of_dashes_without_an_item_changes_nothing(read: Read) -> None:
    """It is one issue, however many stand together: a title may be lost."""
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t๔๐๐\t๔๐๐\t", "\t\t\t-\t-\t", "\t\t\t-\t-\tกองคลัง")
    assert statuses(table) == [[("amount", Decimal(400), "exact")] * 2]
    (issue,) = table.issues
    assert (issue.code, issue.found, issue.rank()) == ("headless_row", "- -; - - กองคลัง", "warning")
    assert issue.span == Span(4, 5)


def test_a_title_broken_over_a_page_goes_on(read: Read, header: str) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการส่งเสริม\t๔๐๐\t-\t", header, "\t\tความโปร่งใส\t\t\t", "\t\t๒) โครงการ ง\t-\t-\t")
    assert [item.title for item in table.items] == ["โครงการส่งเสริม ความโปร่งใส", "โครงการ ง"]
