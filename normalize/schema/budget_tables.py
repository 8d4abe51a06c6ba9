"""The tables of a plan's money and of what it says about its own sums: what every column means."""

from __future__ import annotations

from normalize.schema import labels
from normalize.schema.columns import (
    PLAN_ID,
    PROJECT_ID,
    TO_PLAN,
    TO_PROJECT,
    baht,
    integer,
    ordinal,
    table,
    text,
    year_be,
    year_ce,
)

BUDGET_LINES = table(
    "budget_lines",
    "what the budget table and the detail blocks say about each project's money; a row without an amount says why",
    "สิ่งที่ตารางงบประมาณและรายละเอียดโครงการระบุเรื่องเงินของแต่ละโครงการ แถวที่ไม่มีจำนวนเงินมีสถานะบอกเหตุผล",
    ("project_id", "source", "fiscal_year_be", "ordinal"),
    (
        PROJECT_ID,
        text("source", "the place that says it", "ตำแหน่งที่ระบุไว้", labels=labels.BUDGET_SOURCES),
        year_be(
            "fiscal_year_be",
            "fiscal year; null where the detail block names none",
            "ปีงบประมาณ (พ.ศ.) ว่างเมื่อรายละเอียดโครงการไม่ระบุปี",
        ),
        ordinal(
            "position within project, source and fiscal year, from 1", "ลำดับภายในโครงการ แหล่งข้อมูล และปีงบประมาณ เริ่มที่ 1"
        ),
        PLAN_ID,
        year_ce("fiscal_year_ce", "fiscal_year_be - 543", "ปีงบประมาณ (ค.ศ.) คือ fiscal_year_be ลบ 543"),
        baht(
            "amount_baht",
            "the amount; null where status says that there is none to give",
            "จำนวนเงิน ว่างเมื่อสถานะบอกว่าไม่มีจำนวนเงิน",
        ),
        text(
            "per",
            "what the amount is for: a year, all of it, or one unit",
            "จำนวนเงินนี้เป็นของหนึ่งปี ของทุกปีรวมกัน หรือของหนึ่งหน่วย",
            labels=labels.PER,
        ),
        text(
            "status",
            "what is printed; it says why there is no amount",
            "สิ่งที่พิมพ์ไว้ บอกเหตุผลเมื่อไม่มีจำนวนเงิน",
            labels=labels.CELL_STATUSES,
        ),
        text(
            "alignment",
            "how the value came to this project",
            "วิธีที่ค่านี้มาเป็นของโครงการนี้",
            labels=labels.ALIGNMENTS,
        ),
        text("raw", "the cell or amount as printed", "ข้อความตามที่พิมพ์", null=True),
    ),
    foreign_keys=(TO_PLAN, TO_PROJECT),
)

BUDGET_TOTALS = table(
    "budget_totals",
    "the totals that the budget table prints against the sum of its rows",
    "ยอดรวมที่พิมพ์ในตารางงบประมาณ เทียบกับผลรวมของรายการ",
    ("plan_id", "scope", "dimension_no", "fiscal_year_be"),
    (
        PLAN_ID,
        text("scope", "what the total is of", "ขอบเขตของยอดรวม", labels=labels.SCOPES),
        integer("dimension_no", "the dimension; null for the whole plan", "หมายเลขมิติ ว่างเมื่อเป็นของทั้งแผน", null=True),
        year_be("fiscal_year_be", "fiscal year of the column", "ปีงบประมาณ (พ.ศ.)", null=False),
        baht("declared_baht", "the total as printed; null where none is printed", "ยอดรวมตามที่พิมพ์ ว่างเมื่อไม่ได้พิมพ์ไว้"),
        baht(
            "computed_baht",
            "sum of the rows' amounts (rows without one add nothing); null where a row's value is ambiguous or no row "
            "has this column",
            "ผลรวมของจำนวนเงินในรายการ (รายการที่ไม่มีจำนวนเงินไม่นับ) ว่างเมื่อมีค่าที่กำกวม หรือไม่มีรายการใดมีคอลัมน์นี้",
        ),
        baht("difference_baht", "declared_baht - computed_baht", "ผลต่าง คือ declared_baht ลบ computed_baht"),
    ),
)

DECLARED_COUNTS = table(
    "declared_counts",
    "every place where the plan says how many projects it has",
    "จำนวนโครงการที่แผนระบุไว้ในที่ต่าง ๆ",
    ("plan_id", "ordinal"),
    (
        PLAN_ID,
        ordinal("position in the document, from 1", "ลำดับในเอกสาร เริ่มที่ 1"),
        text(
            "stated_in",
            "where the count stands",
            "ตำแหน่งที่ระบุ",
            labels=labels.COUNT_PLACES,
        ),
        text("scope", "what is counted", "นับของมิติเดียวหรือทั้งแผน", labels=labels.SCOPES),
        integer("dimension_no", "the dimension; null for the whole plan", "หมายเลขมิติ ว่างเมื่อเป็นของทั้งแผน", null=True),
        text(
            "kind",
            "what is counted; project where the plan counts all kinds together",
            "สิ่งที่นับ เป็น project เมื่อแผนนับทุกประเภทรวมกัน",
            labels=labels.COUNTED_KINDS,
        ),
        integer("declared", "the count as the plan states it", "จำนวนที่แผนระบุ", unit="projects"),
        integer(
            "extracted",
            "entries of the budget table that were found (of the detail blocks where there is no table)",
            "จำนวนรายการที่พบในตารางงบประมาณ (หรือในรายละเอียดโครงการ เมื่อไม่มีตาราง)",
            unit="projects",
        ),
    ),
)
