"""Rows whose cells stand in the middle, above and below the line of their values, with no empty line between rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.records.table import Grid
from parsers.tables.layout.table import layout_tables

Make = Callable[[str], SourceText]

HEAD = (
    """
ที    โครงการ/กิจกรรม/      ป 2566    ป 2567    ป 2568   ตวชวด             ผูรบผดชอบ
           มาตรการ          (บาท)     (บาท)     (บาท)
""".replace("ที ", "ที่")
    .replace("ป 2", "ปี 2")
    .replace("ตวชวด", "ตัวชี้วัด")
    .replace("ผูรบผดชอบ", "ผู้รับผิดชอบ")
)

ROWS = """
มิติที่ 1 การสรางวฒนธรรม
      โครงการพฒนา                                         ผูเขารวมไมนอย
      คณธรรม                                              กวารอยละ 85
 1    สำหรบคณะผบรหาร        60,000    62,000    64,000    ของกลมเปา         กองคลง
      สมาชกสภา                                            ผานการประเมน
      และพนกงาน                                           ความร
      มาตรการใหความร
 2                               -         -         -    เผยแพรสอ          กองชาง
      เรองผลประโยชน
      โครงการอบรมอาสา
      สมครเฝาระวง                                                           กอง
 3                               -    55,000         -    มอาสา             สวสดการ
      ชมชนละสองคน                                                          สงคม
      รวม 23 ชมชน
      รวมมิติที่ 1
      2 โครงการ 1           60,000   117,000    64,000
      มาตรการ
"""


def read(source: Make, text: str) -> Grid:
    lines = source(text)
    (grid,) = layout_tables(lines, 1, len(lines.lines))
    return grid


def rows(grid: Grid) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in grid.rows[1:] if not row.torn]


def test_each_row_has_as_many_lines_of_its_cells_above_its_values_as_below(source: Make) -> None:
    grid = read(source, HEAD + ROWS)
    assert not any(row.torn for row in grid.rows)
    assert [row[:3] for row in rows(grid) if len(row) > 1] == [
        ("1", "โครงการพฒนา คณธรรม สำหรบคณะผบรหาร สมาชกสภา และพนกงาน", "60,000"),
        ("2", "มาตรการใหความร เรองผลประโยชน", "-"),
        ("3", "โครงการอบรมอาสา สมครเฝาระวง ชมชนละสองคน รวม 23 ชมชน", "-"),
        ("", "รวมมิติที่ 1 2 โครงการ 1 มาตรการ", "60,000"),
    ]
    assert [row[-1] for row in rows(grid) if len(row) > 1] == ["กองคลง", "กองชาง", "กอง สวสดการ สงคม", ""]


@pytest.mark.parametrize("mark", ["- 5 -", "                                       ~ 5 ~"])
def test_a_row_whose_title_the_page_s_end_cut_goes_on_below_the_next_head(mark: str, source: Make) -> None:
    text = (HEAD + ROWS).replace("      ชมชนละสองคน  ", f"{mark}\n{HEAD.strip()}\n      ชมชนละสองคน  ")
    found = rows(read(source, text))
    assert [row[1] for row in found if row[0] == "3"] == ["โครงการอบรมอาสา สมครเฝาระวง ชมชนละสองคน รวม 23 ชมชน"]
    assert [row for row in found if any("5 ~" in cell for cell in row)] == []


@pytest.mark.parametrize(
    ("gone", "torn"),
    [
        ("      สมาชกสภา                                            ผานการประเมน\n", False),  # still begins as one
        (" 2                               -         -         -    เผยแพรสอ          กองชาง\n", True),
    ],
)
def test_a_line_lost_from_a_cell_moves_no_title_and_lost_values_make_two_rows_uncertain(
    gone: str, torn: bool, source: Make
) -> None:
    grid = read(source, HEAD + ROWS.replace(gone, ""))
    assert any(row.torn for row in grid.rows) == torn
    titles = [row[1] for row in rows(grid) if len(row) > 1 and row[0]]
    assert all(title.startswith(("โครงการ", "มาตรการ")) for title in titles)
    assert "60,000" not in [row[2] for row in rows(grid) if len(row) > 1 and row[0] not in ("1", "")]


UNNUMBERED = """
      โครงการ/กิจกรรม/มาตรการ                  ปี 2566       ปี 2567

      โครงการอบรมคณธรรม
                                             20,000        21,000
      แกพนกงาน
      กิจกรรมเชญผแทน
      มาตรการใหความร
                                             30,000         1,000
      แกประชาชน
"""


def test_an_item_without_values_between_two_others_takes_none_of_theirs(source: Make) -> None:
    whole = UNNUMBERED.replace("      กิจกรรมเชญผแทน\n", "")
    assert rows(read(source, whole)) == [
        ("โครงการอบรมคณธรรม แกพนกงาน", "20,000", "21,000"),
        ("มาตรการใหความร แกประชาชน", "30,000", "1,000"),
    ]
    assert rows(read(source, UNNUMBERED)) == [
        *rows(read(source, whole))[:1],
        ("กิจกรรมเชญผแทน", "", ""),
        *rows(read(source, whole))[1:],
    ]
    above = UNNUMBERED.replace("      แกพนกงาน\n", "")  # whose the first values are is not said
    assert "20,000" not in [cell for row in rows(read(source, above)) for cell in row]


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("                              ไม่ใช้งบประมาณ                             ", ["ไม่ใช้งบประมาณ"] * 3),
        ("                      ไม่ใช้งบ                                            ", ["ไม่ใช้งบ", "", ""]),
    ],
)
def test_that_there_is_no_budget_is_said_of_all_years_in_the_middle_of_them_alone(
    words: str, years: list[str], source: Make
) -> None:
    line = " 2                               -         -         -    เผยแพรสอ          กองชาง"
    grid = read(source, HEAD + ROWS.replace(line, f" 2{words[2:]}กองชาง"))
    found = [[cell.text for cell in row.cells[2:5]] for row in grid.rows if row.cells[0].text == "2"]
    assert found == [years]


COUNTED = """
    มิติ/ภารกิจตามมิติ        โครงการ/กิจกรรม/มาตรการ           ปี 2566     ปี 2567    หมายเหตุ

1.1 การเสรมสราง           1) โครงการฝกอบรม
จตสำนก                    จรยธรรม                           35,000      36,500     กองคลง
แกบคลากร                  ประจำป
1.2 การสราง
ความตระหนก                2) กจกรรมคาย                       4,500       5,000     กองชาง
แกประชาชน
                                 จำนวน 2
      รวม                                                   39,500      41,500
                          โครงการ/กิจกรรม/มาตรการ
      รวมทั้งสิ้น              จำนวน 2                         39,500      41,500
                          โครงการ/กิจกรรม/มาตรการ
โครงการที่ 1 โครงการฝกอบรม
"""


def test_a_mission_taller_than_its_title_begins_above_it_and_a_count_stands_around_its_total(source: Make) -> None:
    assert rows(read(source, COUNTED))[-4:] == [
        ("1.1 การเสรมสราง จตสำนก แกบคลากร", "1) โครงการฝกอบรม จรยธรรม ประจำป", "35,000", "36,500", "กองคลง"),
        ("1.2 การสราง ความตระหนก แกประชาชน", "2) กจกรรมคาย", "4,500", "5,000", "กองชาง"),
        ("รวม", "จำนวน 2 โครงการ/กิจกรรม/มาตรการ", "39,500", "41,500", ""),
        ("รวมทั้งสิ้น", "จำนวน 2 โครงการ/กิจกรรม/มาตรการ", "39,500", "41,500", ""),
    ]


OPENED = """
มิติที่ 2 การบริหาร
ภารกิจที่ 2.1 การเสริมสรางจตสำนกและความตระหนกแกบคลากร ขาราชการการเมอง และฝาย
ประจำขององคกรปกครองสวนทองถน
 1    โครงการศกษาดงาน        70,000         -         -    ผเขารวม            กองคลง
      องคกรตนแบบ
      ดานความโปรงใส
 2    มาตรการปลกจต                -         -         -    -                  กองชาง
      สำนกในการแยกแยะ
      ผลประโยชน
      รวมมิติที่ 2           70,000         -         -
"""


def test_each_page_s_rows_are_parted_in_their_own_way(source: Make) -> None:
    """Cells stand in the middle of their rows on one page and begin them on the other, as their tables were set."""
    for text in (HEAD + ROWS + HEAD + OPENED, HEAD + OPENED + HEAD + ROWS):
        grid = read(source, text)
        assert not any(row.torn for row in grid.rows)
        assert {row[1] for row in rows(grid) if len(row) > 1} >= {
            "โครงการศกษาดงาน องคกรตนแบบ ดานความโปรงใส",
            "มาตรการปลกจต สำนกในการแยกแยะ ผลประโยชน",
            "มาตรการใหความร เรองผลประโยชน",
        }


def test_a_heading_that_goes_on_below_is_one_line(source: Make) -> None:
    headings = [row[0] for row in rows(read(source, HEAD + OPENED)) if len(row) == 1]
    assert headings[1].endswith("และฝาย ประจำขององคกรปกครองสวนทองถน")
