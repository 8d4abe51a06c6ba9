"""Where rows stand in the plan's tree: cells that are carried down, and rows that are places."""

from __future__ import annotations

import pytest
from tables_read import Read


def test_dimension_and_mission_are_carried_down(read: Read) -> None:
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t-\t-\t", "\t\t๒) โครงการ ง\t-\t-\t", "\t๑.๒ จ\t๓) โครงการ ฉ\t-\t-\t")
    places = [
        (item.branch.dimension.number, item.branch.mission.number)
        for item in table.items
        if item.branch.dimension and item.branch.mission
    ]
    assert places == [("1", "1.1"), ("1", "1.1"), ("1", "1.2")]


def test_a_mission_of_another_dimension_moves_the_dimension(read: Read) -> None:
    """The dimension cell was lost at a page break; its title is not invented."""
    table = read("๑. ก\t๑.๑ ข\t๑) โครงการ ค\t-\t-\t", "\t๒.๑ ง\t๒) โครงการ จ\t-\t-\t")
    node = table.items[1].branch.dimension
    assert node is not None
    assert (node.number, node.title) == ("2", None)


def test_a_dimension_across_the_table_is_carried_down(read: Read) -> None:
    """Tables without a มิติ column print it as a row of its own."""
    header = "ภารกิจตามมิติ\tโครงการ/กิจกรรม/มาตรการ\tปี ๒๕๖๖\tหมายเหตุ"
    table = read(
        "มิติที่ ๒ ก\t\t\t", "๒.๑ ข\t๑) โครงการ ค\t๕๐๐\t", "มิติที่ ๓ ง\t\t\t", "๓.๑ จ\t๒) โครงการ ฉ\t-\t", header=header
    )
    assert [
        item.branch.dimension and (item.branch.dimension.number, item.branch.dimension.title) for item in table.items
    ] == [
        ("2", "ก"),
        ("3", "ง"),
    ]


@pytest.mark.parametrize(
    ("row", "mission", "titles"),
    [
        ("\t2.3 มาตรการลดดุลพินิจ\t\t\t", "2.3", ["โครงการ ก", "โครงการ ข"]),  # the next mission, in its own words
        ("\t2.3 มาตรการลดดุลพินิจ\t-\t-\t", "2.2", ["โครงการ ก", "2.3 มาตรการลดดุลพินิจ", "โครงการ ข"]),  # a row with values
        ("\tของประชาชน 2.3 ล้านคน\t\t\t", "2.2", ["โครงการ ก ของประชาชน 2.3 ล้านคน", "โครงการ ข"]),  # the rest of a title
    ],
)
def test_a_mission_that_begins_like_a_measure_counts_on_in_rows_of_its_own(
    row: str, mission: str, titles: list[str], read: Read
) -> None:
    table = read(
        "\tมิติที่ 2 การบริหารราชการด้วยความโปร่งใส\t\t\t",
        "\t2.2 มาตรการส่งเสริมคุณธรรมและความโปร่งใส\t\t\t",
        "1\tโครงการ ก\t5,000\t\tกองคลัง",
        row,
        "2\tโครงการ ข\t-\t6,000\tกองช่าง",
        header="ที่\tมิติ / ภารกิจ / โครงการ\tปี 2566\tปี 2567\tหน่วยงานรับผิดชอบ",
    )
    assert [item.title for item in table.items] == titles
    place = table.items[-1].branch.mission
    assert place is not None
    assert place.number == mission
