"""When a page was printed is no part of a row; a date or a title that a plan prints of itself is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.tables.pages.printed_stamps import printed_stamps

Make = Callable[[str], SourceText]


@pytest.mark.parametrize(
    "line",
    [
        "พิมพ์เมื่อ 15/10/2565 เวลา 10:25:38      หน้า 3/12",
        "วันที่พิมพ์ ๑๕ ต.ค. ๒๕๖๕ ๑๐.๒๕ น.",
        "Printed on 15/10/2022 10:25  Page 3 of 12",
    ],
)
def test_a_line_of_when_it_was_printed(line: str, source: Make) -> None:
    assert set(printed_stamps(source(f"2   โครงการ ก   5,000\n{line}\n3   โครงการ ข   6,000"))) == {2}


@pytest.mark.parametrize(
    "line",
    [
        "พิมพ์เอกสารเผยแพร่ 15/10/2565 จำนวน 5,000 บาท",
        "พิมพ์เมื่อ 15/10/2565 โครงการ ค",
        "15/10/2565",
        "กิจกรรมพิมพ์แผ่นพับ ต.ค. 2565",
    ],
)
def test_what_says_more_is_content(line: str, source: Make) -> None:
    assert not set(printed_stamps(source(f"2   โครงการ ก   5,000\n{line}\n3   โครงการ ข   6,000")))


def test_the_title_with_its_code_goes_where_it_stands_next_to_a_stamp_and_alone_elsewhere(source: Make) -> None:
    title, stamp = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)", "พิมพ์เมื่อ 15/10/2565"
    head = f"{title}      รหัสเอกสาร PA-003"
    assert set(printed_stamps(source(f"{title}\n\n{stamp}\n\n{head}\nข้อความ\n{head}"))) == {3, 5}
    assert set(printed_stamps(source(f"คำนำ\n\n{stamp}\n\n{head}"))) == {3}
    assert set(printed_stamps(source(f"{title}\n\n{stamp}\n\n{title}"))) == {3}
