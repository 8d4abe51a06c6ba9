"""Numbers at the end of a title, at one blank from its words and below no year, are the title's."""

from __future__ import annotations

from lawful import baht_or_status, rows_of_text

ABOVE = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2567 - 2569)
เทศบาลตำบลบ้านสมมุติ

"""
HEAD = """ที่  โครงการ/กิจกรรม/มาตรการ                         ปี 2567       ปี 2568       ปี 2569   หน่วยงาน
                                                       (บาท)         (บาท)         (บาท)"""
COMPLETE = "3    โครงการนายกพบปะ                                 9,000         8,000         7,000   คลัง"


def budget(*lines: str) -> list[tuple[str, list[int | str]]]:
    rows = rows_of_text(ABOVE + "\n".join((HEAD, *lines)) + "\n")
    titles = {project["project_id"]: project["title"] for project in rows["projects"]}
    found: dict[str, list[int | str]] = {title: [] for title in titles.values()}
    for line in rows["budget_lines"]:
        found[titles[line["project_id"]]].append(baht_or_status(line))
    return list(found.items())


LAW = "1    โครงการให้ความรู้ พ.ร.บ.ข้อมูลข่าวสาร 2540       20,000                      20,000   สป."
LIMIT = "2    มาตรการจัดซื้อจัดจ้างวงเงินเกิน 100,000 บาท                                           คลัง"
TOTAL = "     รวมทั้งสิ้น                                      29,000         8,000        27,000"


def test_a_year_or_an_amount_at_the_end_of_a_title_is_in_no_column_of_years() -> None:
    """The trap: with it a row has as many figures as there are years."""
    assert budget(LAW, LIMIT, COMPLETE, TOTAL) == [
        ("โครงการให้ความรู้ พ.ร.บ.ข้อมูลข่าวสาร 2540", [20_000, "blank", 20_000]),
        ("มาตรการจัดซื้อจัดจ้างวงเงินเกิน 100,000 บาท", ["blank"] * 3),
        ("โครงการนายกพบปะ", [9_000, 8_000, 7_000]),
    ]


def test_it_is_none_without_totals_either() -> None:
    assert budget(LAW, LIMIT, COMPLETE)[0][1] == [20_000, "blank", 20_000]


def test_a_value_below_its_year_at_one_blank_from_a_title_is_its_years() -> None:
    """What must not happen: a title that fills its column takes the value of the first year."""
    long = "1    โครงการให้ความรู้กฎหมายข้อมูลข่าวสารของราชการแก่ทุกหมู่บ้าน 20,000        19,000        18,000   สป."
    found = budget(long, COMPLETE)[0][1]
    assert found in ([20_000, 19_000, 18_000], ["ambiguous"] * 3)
