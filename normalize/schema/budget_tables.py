"""The tables of a plan's money and of what it says about its own sums: what every column means."""

from __future__ import annotations

from normalize.schema import labels
from normalize.schema.columns import (
    AMOUNT_ORDINAL,
    PLAN_ID,
    PROJECT_ID,
    TO_AMOUNT,
    TO_PLAN,
    TO_PROJECT,
    UNIT_FACTOR,
    ForeignKey,
    baht,
    integer,
    ordinal,
    printed_number,
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
            "fiscal year; null where the detail block names none, or the amount is for several together (years_be)",
            "ปีงบประมาณ (พ.ศ.) ว่างเมื่อรายละเอียดโครงการไม่ระบุปี หรือจำนวนเงินเป็นของหลายปีรวมกัน (years_be)",
        ),
        ordinal(
            "position within project, source and fiscal year, from 1", "ลำดับภายในโครงการ แหล่งข้อมูล และปีงบประมาณ เริ่มที่ 1"
        ),
        PLAN_ID,
        year_ce("fiscal_year_ce", "fiscal_year_be - 543", "ปีงบประมาณ (ค.ศ.) คือ fiscal_year_be ลบ 543"),
        text(
            "year_basis",
            "what says the fiscal year; null where there is none",
            "สิ่งที่บอกปีงบประมาณ ว่างเมื่อไม่มีปี",
            null=True,
            labels=labels.YEAR_BASES,
        ),
        text(
            "years_be",
            "the years (Buddhist Era) that the amount is for together, with spaces; null where it is for one or none",
            "ปี พ.ศ. ที่จำนวนเงินนี้ครอบคลุมร่วมกัน คั่นด้วยช่องว่าง ว่างเมื่อเป็นของปีเดียวหรือไม่ระบุปี",
            null=True,
        ),
        baht(
            "amount_baht",
            "the amount; null where status says that there is none to give",
            "จำนวนเงิน ว่างเมื่อสถานะบอกว่าไม่มีจำนวนเงิน",
        ),
        text(
            "per",
            "what the plan says the amount is for",
            "แผนระบุว่าจำนวนเงินนี้เป็นของอะไร",
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
        UNIT_FACTOR,
        integer(
            "unit_line",
            "the line that says a unit other than baht; null where none does or it stands beside the number",
            "บรรทัดที่ระบุหน่วยอื่นนอกจากบาท ว่างเมื่อไม่มี หรือหน่วยอยู่ข้างตัวเลข",
            null=True,
            unit="line",
        ),
        AMOUNT_ORDINAL,
    ),
    foreign_keys=(TO_PLAN, TO_PROJECT, TO_AMOUNT),
)

BUDGET_TOTALS = table(
    "budget_totals",
    "the totals that the budget table prints against the sum of its rows",
    "ยอดรวมที่พิมพ์ในตารางงบประมาณ เทียบกับผลรวมของรายการ",
    ("plan_id", "scope", "dimension_no", "mission_no", "fiscal_year_be", "ordinal"),
    (
        PLAN_ID,
        text("scope", "what the total is of", "ขอบเขตของยอดรวม", labels=labels.TOTAL_SCOPES),
        integer("dimension_no", "the dimension; null for the whole plan", "หมายเลขมิติ ว่างเมื่อเป็นของทั้งแผน", null=True),
        text(
            "mission_no",
            "the mission in Arabic digits; null for a dimension or the whole plan",
            "หมายเลขภารกิจ แปลงเป็นเลขอารบิก ว่างเมื่อเป็นของมิติหรือทั้งแผน",
            null=True,
        ),
        year_be(
            "fiscal_year_be",
            "fiscal year of the column; null for a total over all years, or over those of years_be",
            "ปีงบประมาณ (พ.ศ.) ว่างเมื่อเป็นยอดรวมทุกปี หรือรวมปีใน years_be",
        ),
        ordinal(
            "position among the totals that are printed for the same, from 1",
            "ลำดับในยอดรวมที่พิมพ์ซ้ำของสิ่งเดียวกัน เริ่มที่ 1",
        ),
        text(
            "years_be",
            "the years (Buddhist Era) of a column of several together, with spaces; null where it is of one or all",
            "ปี พ.ศ. ของคอลัมน์ที่รวมหลายปี คั่นด้วยช่องว่าง ว่างเมื่อเป็นของปีเดียวหรือทุกปี",
            null=True,
        ),
        baht("declared_baht", "the total as printed; null where none is printed", "ยอดรวมตามที่พิมพ์ ว่างเมื่อไม่ได้พิมพ์ไว้"),
        baht(
            "computed_baht",
            "sum of what is assigned to the rows (rows without an amount add nothing); null where a row's value is "
            "ambiguous and not among the shared ones, or no row has this column; of a table that rows below change, "
            "what its rows said before",
            "ผลรวมของจำนวนเงินที่กำหนดให้รายการได้ (รายการที่ไม่มีจำนวนเงินไม่นับ) ว่างเมื่อมีค่าที่กำกวมซึ่งไม่ใช่ค่าร่วม "
            "หรือไม่มีรายการใดมีคอลัมน์นี้ หากมีตารางแก้ไขต่อท้าย เป็นผลรวมตามตารางเดิม",
        ),
        baht("difference_baht", "declared_baht - computed_baht", "ผลต่าง คือ declared_baht ลบ computed_baht"),
        baht(
            "shared_min_baht",
            "what the values that several rows share add at least; null where there are none",
            "ค่าที่หลายรายการใช้ร่วมกันเพิ่มยอดอย่างน้อยเท่านี้ ว่างเมื่อไม่มี",
        ),
        baht(
            "shared_max_baht",
            "what the values that several rows share add at most; null where there are none",
            "ค่าที่หลายรายการใช้ร่วมกันเพิ่มยอดอย่างมากเท่านี้ ว่างเมื่อไม่มี",
        ),
        AMOUNT_ORDINAL,
    ),
    foreign_keys=(TO_PLAN, TO_AMOUNT),
)

AMOUNTS = table(
    "amounts",
    "the account: every number of the document that may be money, and what became of it; each stands here once",
    "บัญชีตัวเลข: ทุกตัวเลขในเอกสารที่อาจเป็นเงิน และสิ่งที่ได้จากตัวเลขนั้น ตัวเลขละหนึ่งแถว",
    ("plan_id", "ordinal"),
    (
        PLAN_ID,
        ordinal("position in the document, from 1", "ลำดับในเอกสาร เริ่มที่ 1"),
        integer(
            "char_start",
            "its first character in line_start, from 0",
            "ตำแหน่งอักขระแรกในบรรทัด line_start เริ่มที่ 0",
            unit="characters",
        ),
        integer(
            "char_end",
            "the character after its last in line_end, from 0",
            "ตำแหน่งถัดจากอักขระสุดท้ายในบรรทัด line_end เริ่มที่ 0",
            unit="characters",
        ),
        text("raw", "the number as printed", "ตัวเลขตามที่พิมพ์"),
        printed_number(
            "value",
            "its value as printed, not scaled by a unit; null where it cannot be read or is too large",
            "ค่าตามที่พิมพ์ ไม่คูณหน่วย ว่างเมื่ออ่านไม่ได้หรือใหญ่เกินไป",
        ),
        text("found_in", "where it stands", "ตำแหน่งที่พบ", labels=labels.FOUND_IN),
        text("became", "what became of it", "สิ่งที่ได้จากตัวเลขนี้", labels=labels.BECAME),
        text(
            "project_id",
            "the project whose row or block it stands in; null where it stands in none or in that of several",
            "โครงการของแถวหรือรายละเอียดที่พบตัวเลขนี้ ว่างเมื่อไม่อยู่ในโครงการใดหรืออยู่ในหลายโครงการ",
            null=True,
        ),
    ),
    foreign_keys=(TO_PLAN, TO_PROJECT),
)

ROW_CELLS = table(
    "row_cells",
    "what a row of the budget table says beside its money, a cell a row",
    "สิ่งที่แถวของตารางงบประมาณระบุนอกจากจำนวนเงิน ช่องละหนึ่งแถว",
    ("project_id", "ordinal"),
    (
        PROJECT_ID,
        ordinal("position within the project, from 1", "ลำดับในโครงการ เริ่มที่ 1"),
        PLAN_ID,
        text(
            "header",
            "the head of the column, upper and lower rows joined; null where it has none",
            "หัวคอลัมน์ รวมทุกแถวของหัวตาราง ว่างเมื่อไม่มี",
            null=True,
        ),
        text("role", "what the column holds", "ความหมายของคอลัมน์", labels=labels.ROW_CELL_ROLES),
        year_be("fiscal_year_be", "fiscal year of the column, where it has one", "ปีงบประมาณของคอลัมน์ (พ.ศ.) ถ้ามี"),
        integer(
            "period_no",
            "the quarter of the fiscal year (1-4) or the month (1-12)",
            "ไตรมาสของปีงบประมาณ (1-4) หรือเดือน (1-12)",
            null=True,
        ),
        text("text", "the cell as printed", "ข้อความตามที่พิมพ์"),
        printed_number(
            "value",
            "its number as printed, where it is one number; null where it is none, several or a text",
            "ค่าตัวเลขตามที่พิมพ์ เมื่อเป็นตัวเลขเดียว ว่างเมื่อไม่ใช่",
        ),
        text("unit", "percent, baht, or the Thai counter", "หน่วยของค่า: percent (ร้อยละ) baht หรือลักษณนาม", null=True),
        UNIT_FACTOR,
        AMOUNT_ORDINAL,
    ),
    foreign_keys=(TO_PLAN, TO_PROJECT, TO_AMOUNT),
)

SHARED_AMOUNTS = table(
    "shared_amounts",
    "amounts that are printed for several projects and that nothing settles; they are in no budget line",
    "จำนวนเงินที่พิมพ์ไว้สำหรับหลายโครงการโดยไม่มีสิ่งใดบอกว่าเป็นของโครงการใด ไม่อยู่ใน budget_lines",
    ("plan_id", "ordinal"),
    (
        PLAN_ID,
        ordinal("position in the document, from 1", "ลำดับในเอกสาร เริ่มที่ 1"),
        year_be("fiscal_year_be", "fiscal year; null where none is known", "ปีงบประมาณ (พ.ศ.) ว่างเมื่อไม่ทราบ"),
        baht("amount_baht", "the amount", "จำนวนเงิน"),
        integer("dimension_no", "the dimension of its projects", "หมายเลขมิติของโครงการเหล่านั้น", null=True),
        text(
            "mission_no",
            "the mission of its projects in Arabic digits; null where they are of several or none",
            "หมายเลขภารกิจของโครงการเหล่านั้น แปลงเป็นเลขอารบิก ว่างเมื่ออยู่หลายภารกิจหรือไม่มี",
            null=True,
        ),
        text("counted", "how often it counts", "นับกี่ครั้ง", labels=labels.COUNTED),
        baht("shared_min_baht", "what it adds to a sum at least", "เพิ่มยอดรวมอย่างน้อยเท่านี้"),
        baht("shared_max_baht", "what it adds to a sum at most", "เพิ่มยอดรวมอย่างมากเท่านี้"),
        AMOUNT_ORDINAL,
    ),
    foreign_keys=(TO_PLAN, TO_AMOUNT),
)

SHARED_AMOUNT_PROJECTS = table(
    "shared_amount_projects",
    "the projects that a shared amount is printed for",
    "โครงการที่จำนวนเงินร่วมพิมพ์ไว้ให้",
    ("plan_id", "ordinal", "project_id"),
    (
        PLAN_ID,
        integer("ordinal", "the shared amount, by its ordinal", "ลำดับของจำนวนเงินร่วมใน shared_amounts"),
        PROJECT_ID,
    ),
    foreign_keys=(TO_PLAN, ForeignKey(("plan_id", "ordinal"), "shared_amounts", ("plan_id", "ordinal")), TO_PROJECT),
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
            "entries of the budget table that were found (of the detail blocks where there is no table); of a table "
            "that rows below change, those that it had before",
            "จำนวนรายการที่พบในตารางงบประมาณ (หรือในรายละเอียดโครงการ เมื่อไม่มีตาราง) หากมีตารางแก้ไขต่อท้าย เป็นจำนวนตามตารางเดิม",
            unit="projects",
        ),
    ),
)
