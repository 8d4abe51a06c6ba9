"""The tables that describe a plan's projects, and the issues: what every column means."""

from __future__ import annotations

from extract.ground.issue_codes import CATALOGUE
from normalize.schema import labels
from normalize.schema.columns import (
    PLAN_ID,
    PROJECT_ID,
    TO_PLAN,
    TO_PROJECT,
    ForeignKey,
    date,
    flag,
    integer,
    number,
    ordinal,
    table,
    text,
    year_be,
)
from normalize.schema.issue_labels import ISSUE_CODES

PROJECTS = table(
    "projects",
    "one row a project, activity or measure, from the budget table, a detail block or both; its lines are the detail "
    "block's where there is one, else the table row's",
    "โครงการ กิจกรรม หรือมาตรการละหนึ่งแถว จากตารางงบประมาณ รายละเอียดโครงการ หรือทั้งสองแห่ง "
    "บรรทัดที่ระบุเป็นของรายละเอียดโครงการ ถ้าไม่มีจึงเป็นของแถวในตาราง",
    ("project_id",),
    (
        PROJECT_ID,
        PLAN_ID,
        ordinal("position within the plan, from 1", "ลำดับในแผน เริ่มที่ 1"),
        text(
            "kind",
            "project, activity or measure; unspecified where neither place says",
            "โครงการ กิจกรรม หรือมาตรการ เป็น unspecified เมื่อไม่ระบุทั้งสองแห่ง",
            labels=labels.PROJECT_KINDS,
        ),
        text(
            "title",
            "title, from the detail block where it has one, else from the table",
            "ชื่อตามรายละเอียดโครงการ ถ้าไม่มีจึงใช้ชื่อในตาราง",
            null=True,
        ),
        text("table_title", "title in the budget table", "ชื่อในตารางงบประมาณ", null=True),
        text(
            "title_key",
            "title without organisation, years, spaces, digit style and kind word: equal for the same project of "
            "other plans",
            "ชื่อที่ตัดชื่อหน่วยงาน ปี ช่องว่าง รูปแบบตัวเลข และคำบอกประเภทออก ใช้เทียบโครงการเดียวกันข้ามแผน",
            null=True,
        ),
        text("alternative_title", "the other title that stands in *( … )", "ชื่ออื่นที่พิมพ์ไว้ใน *( … )", null=True),
        text(
            "parent_project_id",
            "the row whose amounts its own are parts of; null where they are no parts",
            "โครงการที่จำนวนเงินของแถวนี้เป็นส่วนย่อย ว่างเมื่อไม่ใช่ส่วนย่อย",
            null=True,
        ),
        integer("dimension_no", "number of its dimension", "หมายเลขมิติ", null=True),
        text("dimension_title", "title of its dimension", "ชื่อมิติ", null=True),
        text("mission_no", "number of its mission in Arabic digits", "หมายเลขภารกิจ แปลงเป็นเลขอารบิก", null=True),
        text("mission_title", "title of its mission", "ชื่อภารกิจ", null=True),
        text("strategy_no", "number of its strategy in Arabic digits", "หมายเลขแนวทาง แปลงเป็นเลขอารบิก", null=True),
        text("strategy_title", "title of its strategy", "ชื่อแนวทาง", null=True),
        text(
            "dimension_code",
            "number of its dimension in the handbook, by its title, whatever the plan prints; null where not certain",
            "หมายเลขมิติตามคู่มือ พิจารณาจากชื่อ ไม่ว่าแผนจะพิมพ์หมายเลขใด ว่างเมื่อไม่แน่ชัด",
            null=True,
        ),
        text(
            "mission_code",
            "number of its mission in the handbook, by its title; null where not certain",
            "หมายเลขภารกิจตามคู่มือ พิจารณาจากชื่อ ว่างเมื่อไม่แน่ชัด",
            null=True,
        ),
        text(
            "strategy_code",
            "number of its strategy in the handbook, by its title; null where not certain",
            "หมายเลขแนวทางตามคู่มือ พิจารณาจากชื่อ ว่างเมื่อไม่แน่ชัด",
            null=True,
        ),
        text(
            "template",
            "the handbook's template that has this node; null where none or several have it and the plan names none",
            "ฉบับของคู่มือที่มีหัวข้อนี้ ว่างเมื่อไม่มีฉบับใดหรือมีหลายฉบับและแผนไม่ได้ระบุ",
            null=True,
            labels=labels.TEMPLATES,
        ),
        integer("table_number", "number that the budget table prints", "หมายเลขที่พิมพ์ในตารางงบประมาณ", null=True),
        integer("detail_number", "number that the detail block prints", "หมายเลขที่พิมพ์ในรายละเอียดโครงการ", null=True),
        flag("in_table", "true where the budget table lists it", "จริงเมื่อมีอยู่ในตารางงบประมาณ"),
        flag("in_detail", "true where a detail block describes it", "จริงเมื่อมีรายละเอียดโครงการ"),
        text(
            "match_method",
            "how table row and detail block were taken for the same project; null where one is missing",
            "วิธีจับคู่แถวในตารางกับรายละเอียดโครงการ ว่างเมื่อมีเพียงแห่งเดียว",
            null=True,
            labels=labels.MATCH_METHODS,
        ),
        number(
            "match_score",
            "similarity of the two titles, 0 to 1",
            "ความคล้ายของชื่อในตารางกับชื่อในรายละเอียด ตั้งแต่ 0 ถึง 1",
            null=True,
        ),
        text("responsible_unit", "the unit in charge", "หน่วยงานรับผิดชอบ", null=True),
        text(
            "responsible_from",
            "the place that names it; null where none does",
            "ตำแหน่งที่ระบุหน่วยงานรับผิดชอบ ว่างเมื่อไม่ระบุ",
            null=True,
            labels=labels.RESPONSIBLE_SOURCES,
        ),
        text(
            "responsible_key",
            "the unit without its organisation's name: equal for the same office of other plans",
            "หน่วยงานที่ตัดชื่อองค์กรออก ใช้เทียบหน่วยงานเดียวกันข้ามแผน",
            null=True,
        ),
        text("remark", "remark of its table row", "หมายเหตุของแถวในตารางงบประมาณ", null=True),
        text("target_group", "the target group as printed", "กลุ่มเป้าหมายตามที่พิมพ์", null=True),
        integer("target_count", "people in the target group", "จำนวนกลุ่มเป้าหมาย (คน)", null=True, unit="persons"),
        text(
            "target_count_comparator",
            "how target_count is meant; null where the plan does not say",
            "ความหมายของจำนวนกลุ่มเป้าหมาย เช่น ไม่น้อยกว่า ว่างเมื่อแผนไม่ระบุ",
            null=True,
            labels=labels.COMPARATORS,
        ),
        text("location", "where it takes place", "สถานที่ดำเนินการ", null=True),
        text("period_text", "the period as printed", "ระยะเวลาตามที่พิมพ์", null=True),
        year_be("period_start_be", "first year of the period as printed", "ปีแรกของระยะเวลาตามที่พิมพ์ (พ.ศ.)"),
        year_be("period_end_be", "last year of the period as printed", "ปีสุดท้ายของระยะเวลาตามที่พิมพ์ (พ.ศ.)"),
        date(
            "period_start_on",
            "first day of the period; null where only years are printed",
            "วันแรกของระยะเวลา ว่างเมื่อพิมพ์เฉพาะปี",
        ),
        date(
            "period_end_on",
            "last day of the period; null where only years are printed",
            "วันสุดท้ายของระยะเวลา ว่างเมื่อพิมพ์เฉพาะปี",
        ),
        text(
            "budget_text",
            "the budget field of the detail block as printed",
            "หัวข้องบประมาณในรายละเอียดโครงการตามที่พิมพ์",
            null=True,
        ),
        text(
            "budget_status",
            "what the detail block says about money; null where there is no detail block or it was not read",
            "สิ่งที่รายละเอียดโครงการระบุเรื่องเงิน ว่างเมื่อไม่มีรายละเอียดโครงการหรืออ่านไม่ได้",
            null=True,
            labels=labels.BUDGET_STATUSES,
        ),
        integer(
            "table_line_start", "first line of its table row", "บรรทัดแรกของแถวในตารางงบประมาณ", null=True, unit="line"
        ),
        integer(
            "table_line_end", "last line of its table row", "บรรทัดสุดท้ายของแถวในตารางงบประมาณ", null=True, unit="line"
        ),
        integer(
            "detail_line_start", "first line of its detail block", "บรรทัดแรกของรายละเอียดโครงการ", null=True, unit="line"
        ),
        integer(
            "detail_line_end", "last line of its detail block", "บรรทัดสุดท้ายของรายละเอียดโครงการ", null=True, unit="line"
        ),
    ),
    foreign_keys=(TO_PLAN, ForeignKey(("parent_project_id",), "projects", ("project_id",))),
)

PROJECT_ITEMS = table(
    "project_items",
    "the contents of the detail blocks: one row a paragraph or list entry",
    "เนื้อหาของรายละเอียดโครงการ ย่อหน้าหรือข้อละหนึ่งแถว",
    ("project_id", "field", "ordinal"),
    (
        PROJECT_ID,
        text("field", "the field of the detail block", "หัวข้อของรายละเอียดโครงการ", labels=labels.FIELDS),
        ordinal("position within the field, from 1", "ลำดับในหัวข้อ เริ่มที่ 1"),
        PLAN_ID,
        text("heading", "heading of the field as printed", "หัวข้อตามที่พิมพ์", null=True),
        text("enumerator", "number or bullet as printed", "หมายเลขข้อหรือสัญลักษณ์หัวข้อย่อยตามที่พิมพ์", null=True),
        integer("level", "1, or 2 for an entry below another", "ระดับของข้อ: 1 หรือ 2 สำหรับข้อย่อย"),
        text("text", "the paragraph or entry, its wrapped lines joined", "ข้อความ"),
    ),
    foreign_keys=(TO_PLAN, TO_PROJECT),
    in_parts=True,
)

INDICATORS = table(
    "indicators",
    "what can be counted in an output, outcome or indicator",
    "สิ่งที่นับได้ในผลผลิต ผลลัพธ์ หรือตัวชี้วัดของโครงการ",
    ("project_id", "ordinal"),
    (
        PROJECT_ID,
        ordinal("position within the project, from 1", "ลำดับในโครงการ เริ่มที่ 1"),
        PLAN_ID,
        text("field", "the field that it stands in", "หัวข้อที่พบข้อความนี้", labels=labels.FIELDS),
        text("text", "the item as printed", "ข้อความตามที่พิมพ์"),
        text(
            "comparator",
            "how the value is meant; ge and le also where it is more or less than the value, as text says",
            "ความหมายของค่า เช่น ไม่น้อยกว่า (ge และ le รวมมากกว่าและน้อยกว่าด้วย ตามข้อความใน text)",
            null=True,
            labels=labels.COMPARATORS,
        ),
        number("value", "the value in its unit", "ค่าตามหน่วย"),
        number("value_to", "the upper value where the comparator is between", "ค่าบนเมื่อเป็นช่วง (between)", null=True),
        text("unit", "percent, or the Thai counter", "หน่วยของค่า: percent (ร้อยละ) หรือลักษณนาม", null=True),
    ),
    foreign_keys=(TO_PLAN, TO_PROJECT),
)

ISSUES = table(
    "issues",
    "what a reader should know before trusting a number; an issue about the whole plan has all its lines",
    "สิ่งที่ควรทราบก่อนเชื่อตัวเลข ประเด็นของทั้งแผนระบุทุกบรรทัดของแผน",
    ("plan_id", "ordinal"),
    (
        PLAN_ID,
        ordinal("position within the plan, from 1, by line", "ลำดับในแผน เริ่มที่ 1"),
        text(
            "code",
            "stable code of the issue",
            "รหัสของประเด็น ไม่เปลี่ยนแปลง",
            labels={code: ISSUE_CODES[code] for code in CATALOGUE},
        ),
        text(
            "severity",
            "what it does to a reader's number",
            "ผลของประเด็นนี้ต่อตัวเลข",
            labels=labels.SEVERITIES,
        ),
        text("table", "the table that it is about", "ตารางที่ประเด็นนี้เกี่ยวข้อง", null=True),
        text(
            "project_id",
            "the project that it is about; null for the plan",
            "โครงการที่ประเด็นนี้เกี่ยวข้อง ว่างเมื่อเป็นเรื่องของทั้งแผน",
            null=True,
        ),
        text("expected", "what was expected", "ค่าที่คาดไว้", null=True),
        text("found", "what was found", "ค่าที่พบ", null=True),
        text("message", "the finding in English", "ข้อค้นพบเป็นภาษาอังกฤษ"),
        text("message_th", "the finding in Thai", "ข้อค้นพบเป็นภาษาไทย"),
    ),
    foreign_keys=(TO_PLAN, TO_PROJECT),
)
