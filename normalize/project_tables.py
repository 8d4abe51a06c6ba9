"""The tables that describe a plan's projects and their money, and the issues: what every column means."""

from __future__ import annotations

from plan_extract.extract.issues import CATALOGUE, Severity
from plan_extract.normalize.columns import (
    COMPARATORS,
    FIELDS,
    KINDS,
    PLAN_ID,
    PROJECT_ID,
    SCOPES,
    TO_PLAN,
    TO_PROJECT,
    baht,
    date,
    flag,
    integer,
    number,
    ordinal,
    table,
    text,
    year_be,
    year_ce,
)

PROJECTS = table(
    "projects",
    "one row a project, activity or measure, from the budget table, a detail block or both; its lines are the detail "
    "block's where there is one, else the table row's",
    "โครงการ กิจกรรม หรือมาตรการละหนึ่งแถว จากตารางงบประมาณ รายละเอียดโครงการ หรือทั้งสองแห่ง",
    ("project_id",),
    (
        PROJECT_ID,
        PLAN_ID,
        ordinal("position within the plan, from 1", "ลำดับในแผน เริ่มที่ 1"),
        text(
            "kind",
            "project, activity or measure; unspecified where neither place says",
            "ประเภท: โครงการ กิจกรรม หรือมาตรการ",
            enum=(*KINDS, "unspecified"),
        ),
        text("title", "title, from the detail block where it has one, else from the table", "ชื่อโครงการ", null=True),
        text("table_title", "title in the budget table", "ชื่อในตารางงบประมาณ", null=True),
        text("alternative_title", "the other title that stands in *( … )", "ชื่ออื่นใน *( … )", null=True),
        integer("dimension_no", "number of its dimension", "หมายเลขมิติ", null=True),
        text("dimension_title", "title of its dimension", "ชื่อมิติ", null=True),
        text("mission_no", "number of its mission in Arabic digits", "หมายเลขภารกิจ", null=True),
        text("mission_title", "title of its mission", "ชื่อภารกิจ", null=True),
        text("strategy_no", "number of its strategy in Arabic digits", "หมายเลขแนวทาง", null=True),
        text("strategy_title", "title of its strategy", "ชื่อแนวทาง", null=True),
        text(
            "dimension_code",
            "number of its dimension in the handbook, by its title, whatever the plan prints; null where not certain",
            "หมายเลขมิติตามคู่มือ",
            null=True,
        ),
        text("mission_code", "number of its mission in the handbook", "หมายเลขภารกิจตามคู่มือ", null=True),
        text("strategy_code", "number of its strategy in the handbook", "หมายเลขแนวทางตามคู่มือ", null=True),
        text(
            "template",
            "the handbook's template that has this node; null where both have it and the plan names neither",
            "แม่แบบของคู่มือ",
            null=True,
            enum=("2561-2564", "2566-2570"),
        ),
        integer("table_number", "number that the budget table prints", "หมายเลขในตารางงบประมาณ", null=True),
        integer("detail_number", "number that the detail block prints", "หมายเลขในรายละเอียดโครงการ", null=True),
        flag("in_table", "true where the budget table lists it", "มีในตารางงบประมาณ"),
        flag("in_detail", "true where a detail block describes it", "มีรายละเอียดโครงการ"),
        text(
            "match_method",
            "how table row and detail block were taken for the same project; null where one is missing",
            "วิธีจับคู่ตารางกับรายละเอียด",
            null=True,
            enum=("title", "title_fuzzy", "number"),
        ),
        number("match_score", "similarity of the two titles, 0 to 1", "ความคล้ายของชื่อทั้งสอง 0 ถึง 1", null=True),
        text("responsible_unit", "the unit in charge", "หน่วยงานรับผิดชอบ", null=True),
        text("remark", "remark of its table row", "หมายเหตุในตาราง", null=True),
        text("target_group", "the target group as printed", "กลุ่มเป้าหมายตามที่พิมพ์", null=True),
        integer("target_count", "people in the target group", "จำนวนกลุ่มเป้าหมาย (คน)", null=True, unit="persons"),
        text("location", "where it takes place", "สถานที่ดำเนินการ", null=True),
        text("period_text", "the period as printed", "ระยะเวลาตามที่พิมพ์", null=True),
        year_be("period_start_be", "first year of the period as printed", "ปีเริ่มต้น (พ.ศ.)"),
        year_be("period_end_be", "last year of the period as printed", "ปีสิ้นสุด (พ.ศ.)"),
        date("period_start_on", "first day of the period; null where only years are printed", "วันเริ่มต้น"),
        date("period_end_on", "last day of the period; null where only years are printed", "วันสิ้นสุด"),
        text("budget_text", "the budget field of the detail block as printed", "ข้อความงบประมาณตามที่พิมพ์", null=True),
        text(
            "budget_status",
            "what the detail block says about money; null where there is no detail block or it was not read",
            "สถานะงบประมาณในรายละเอียดโครงการ",
            null=True,
            enum=("amount", "none", "dash", "blank", "missing_field"),
        ),
        integer("table_line_start", "first line of its table row", "บรรทัดแรกในตาราง", null=True, unit="line"),
        integer("table_line_end", "last line of its table row", "บรรทัดสุดท้ายในตาราง", null=True, unit="line"),
        integer("detail_line_start", "first line of its detail block", "บรรทัดแรกของรายละเอียด", null=True, unit="line"),
        integer("detail_line_end", "last line of its detail block", "บรรทัดสุดท้ายของรายละเอียด", null=True, unit="line"),
    ),
)

PROJECT_ITEMS = table(
    "project_items",
    "the contents of the detail blocks: one row a paragraph or list entry",
    "เนื้อหาของรายละเอียดโครงการ ย่อหน้าหรือข้อละหนึ่งแถว",
    ("project_id", "field", "ordinal"),
    (
        PROJECT_ID,
        text("field", "the field of the detail block", "หัวข้อในรายละเอียดโครงการ", enum=FIELDS),
        ordinal("position within the field, from 1", "ลำดับในหัวข้อ เริ่มที่ 1"),
        PLAN_ID,
        text("enumerator", "number or bullet as printed", "หมายเลขข้อตามที่พิมพ์", null=True),
        integer("level", "1, or 2 for an entry below another", "ระดับของข้อ 1 หรือ 2"),
        text("text", "the paragraph or entry, its wrapped lines joined", "ข้อความ"),
    ),
    foreign_keys=(TO_PLAN, TO_PROJECT),
)

INDICATORS = table(
    "indicators",
    "what can be counted in an output, outcome or indicator",
    "สิ่งที่นับได้ในผลผลิต ผลลัพธ์ หรือตัวชี้วัด",
    ("project_id", "ordinal"),
    (
        PROJECT_ID,
        ordinal("position within the project, from 1", "ลำดับในโครงการ เริ่มที่ 1"),
        PLAN_ID,
        text("field", "the field that it stands in", "หัวข้อที่พบ", enum=FIELDS),
        text("text", "the item as printed", "ข้อความตามที่พิมพ์"),
        text("comparator", "how the value is meant", "เครื่องหมายเปรียบเทียบ", null=True, enum=COMPARATORS),
        number("value", "the value in its unit", "ค่า"),
        text("unit", "percent, or the Thai counter", "หน่วย: percent หรือลักษณนาม", null=True),
    ),
    foreign_keys=(TO_PLAN, TO_PROJECT),
)

BUDGET_LINES = table(
    "budget_lines",
    "what the budget table and the detail blocks say about each project's money; a row without an amount says why",
    "งบประมาณของแต่ละโครงการจากตารางและรายละเอียด แถวที่ไม่มีจำนวนเงินมีสถานะบอกเหตุผล",
    ("project_id", "source", "fiscal_year_be", "ordinal"),
    (
        PROJECT_ID,
        text("source", "the place that says it", "แหล่งที่ระบุ", enum=("table", "detail")),
        year_be("fiscal_year_be", "fiscal year; null where the detail block names none", "ปีงบประมาณ (พ.ศ.)"),
        ordinal("position within project, source and fiscal year, from 1", "ลำดับ เริ่มที่ 1"),
        PLAN_ID,
        year_ce("fiscal_year_ce", "fiscal_year_be - 543", "ปีงบประมาณ (ค.ศ.)"),
        baht("amount_baht", "the amount; null where status says that there is none to give", "จำนวนเงิน"),
        text(
            "per",
            "what the amount is for: a year, all of it, or one unit",
            "จำนวนเงินต่อ",
            enum=("year", "total", "unit"),
        ),
        text(
            "status",
            "amount: printed; zero: 0 printed; dash: - printed; blank: nothing printed; none: the plan says that it "
            "uses no budget; ambiguous: it cannot be told whose the printed value is",
            "สถานะ: มีจำนวนเงิน เป็นศูนย์ ขีด ว่าง ไม่ใช้งบประมาณ หรือกำกวม",
            enum=("amount", "zero", "dash", "blank", "none", "ambiguous"),
        ),
        text(
            "alignment",
            "exact: own cell; by_order: shared cell with as many values as items; by_detail: shared cell settled by "
            "the detail blocks; ambiguous: not assigned",
            "วิธีกำหนดค่าให้โครงการ",
            enum=("exact", "by_order", "by_detail", "ambiguous"),
        ),
        text("raw", "the cell or amount as printed", "ข้อความตามที่พิมพ์", null=True),
    ),
    foreign_keys=(TO_PLAN, TO_PROJECT),
)

BUDGET_TOTALS = table(
    "budget_totals",
    "the totals that the budget table prints against the sum of its rows",
    "ยอดรวมที่พิมพ์ในตารางเทียบกับผลรวมของรายการ",
    ("plan_id", "scope", "dimension_no", "fiscal_year_be"),
    (
        PLAN_ID,
        text("scope", "what the total is of", "ขอบเขตของยอดรวม", enum=SCOPES),
        integer("dimension_no", "the dimension; null for the whole plan", "หมายเลขมิติ", null=True),
        year_be("fiscal_year_be", "fiscal year of the column", "ปีงบประมาณ (พ.ศ.)", null=False),
        baht("declared_baht", "the total as printed; null where none is printed", "ยอดรวมตามที่พิมพ์"),
        baht(
            "computed_baht",
            "sum of the rows' amounts (rows without one add nothing); null where a row's value is ambiguous or no row "
            "has this column",
            "ผลรวมของรายการ",
        ),
        baht("difference_baht", "declared_baht - computed_baht", "ผลต่าง"),
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
            enum=("foreword", "part_intro", "table_subtotal", "table_grand_total"),
        ),
        text("scope", "what is counted", "ขอบเขตของการนับ", enum=SCOPES),
        integer("dimension_no", "the dimension; null for the whole plan", "หมายเลขมิติ", null=True),
        text("kind", "what is counted; project where the plan counts all kinds together", "ประเภทที่นับ", enum=KINDS),
        integer("declared", "the count as the plan states it", "จำนวนที่แผนระบุ", unit="projects"),
        integer(
            "extracted",
            "entries of the budget table that were found (of the detail blocks where there is no table)",
            "จำนวนที่พบ",
            unit="projects",
        ),
    ),
)

ISSUES = table(
    "issues",
    "what a reader should know before trusting a number; an issue about the whole plan has all its lines",
    "สิ่งที่ควรทราบก่อนใช้ตัวเลข",
    ("plan_id", "ordinal"),
    (
        PLAN_ID,
        ordinal("position within the plan, from 1, by line", "ลำดับในแผน เริ่มที่ 1"),
        text("code", "stable code of the issue", "รหัสประเด็น", enum=tuple(CATALOGUE)),
        text(
            "severity",
            "error: a number is wrong or doubtful; warning: it may be; info: it is not",
            "ระดับความสำคัญ",
            enum=tuple(level.value for level in Severity),
        ),
        text("table", "the table that it is about", "ตารางที่เกี่ยวข้อง", null=True),
        text("project_id", "the project that it is about; null for the plan", "โครงการที่เกี่ยวข้อง", null=True),
        text("expected", "what was expected", "ค่าที่คาดไว้", null=True),
        text("found", "what was found", "ค่าที่พบ", null=True),
        text("message", "the finding in English", "ข้อความภาษาอังกฤษ"),
        text("message_th", "the finding in Thai", "ข้อความภาษาไทย"),
    ),
    foreign_keys=(TO_PLAN, TO_PROJECT),
)
