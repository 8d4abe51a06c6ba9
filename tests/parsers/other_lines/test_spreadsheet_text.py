"""Texts that a spreadsheet saved: cells in quotes, line ends in cells, tabs behind the last filled cell."""

from __future__ import annotations

from typing import Any

import pytest

from extract.text.read_txt import read_txt
from normalize.document_rows import document_rows
from parsers.document import parse_plan
from parsers.other_lines.spreadsheet_text import as_text_with_tables

HEAD = "มิติ\tโครงการ\tปี 2567\tปี 2568\tหมายเหตุ\r\n"
ROWS = (
    '1. สังคม\t"1) โครงการอบรม\nคุณธรรม"\t" 150,000 "\t -   \t\r\n'
    '\t"2) มาตรการ ""สุจริต"""\t" 2,500 "\t 850 \t"ไม่ใช้, หรือใช้"\r\n'
    'รวม\tจำนวน 2 โครงการ\t" 152,500 "\t 850 \t\r\n'
)
FRONT = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2567 - 2568)\t\t\t\t\r\nเทศบาลตำบลสมมุติ\t\t\t\t\r\n\t\t\t\t\r\n"
BLOCK = (
    "\t\t\t\t\r\n1. ชื่อโครงการ\tโครงการอบรมคุณธรรม\t\t\t\r\n"
    '2. วัตถุประสงค์\t"1) เพื่อดี, เก่ง\n2) เพื่อมีสุข"\t\t\t\r\n3. งบประมาณ\tปี 2567 จำนวน 150000 บาท\t\t\t\r\n'
)


def rows_of(text: str) -> dict[str, list[dict[str, Any]]]:
    return document_rows(parse_plan(read_txt(text.encode(), "plan.txt")), "plan", "0")


def test_table_and_block_of_a_saved_sheet() -> None:
    rows = rows_of(FRONT + HEAD + ROWS + BLOCK)
    titles = [row["table_title"] for row in rows["projects"]]
    assert titles == ["โครงการอบรมคุณธรรม", 'มาตรการ "สุจริต"']
    found = [(line["fiscal_year_be"], line["amount_baht"] or line["status"]) for line in rows["budget_lines"]]
    assert found == [(2567, 150000), (2567, 150000), (2568, "dash"), (2567, 2500), (2568, 850)]
    assert [item["text"] for item in rows["project_items"] if item["field"] == "objective"] == [
        "เพื่อดี, เก่ง",
        "เพื่อมีสุข",
    ]


def test_what_is_read_leads_to_the_lines_of_the_file() -> None:
    rows = rows_of(FRONT + HEAD + ROWS + BLOCK)
    spans = {row["table_title"]: (row["table_line_start"], row["table_line_end"]) for row in rows["projects"]}
    assert list(spans.values()) == [(5, 6), (7, 7)]
    printed = {row["raw"]: row["line_start"] for row in rows["amounts"]}
    assert printed["150,000"] == 6
    assert printed["2,500"] == 7


@pytest.mark.parametrize(
    "text",
    [
        HEAD + '1\t"โครงการอบรม"\t1500\t-\t\r\n' * 4,  # quotes that are print
        HEAD + ROWS + "\t3) โครงการสัญจร\t1,500\t-\t\r\n",  # a figure with a comma and without quotes
        HEAD + '1\t"โครงการ, อบรม\t1500\t-\t\r\n' * 4,  # a quote without its end
        '"ก, ข"\r\n"ค, ง"\r\n"จ, ฉ"\r\n',  # no tabs
    ],
    ids=["no need of quotes", "figure without", "no end", "no tabs"],
)
def test_other_quotes_are_print(text: str) -> None:
    assert as_text_with_tables(read_txt(text.encode(), "plan.txt")) is None
