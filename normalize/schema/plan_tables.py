"""The tables that describe a plan as a whole: what every column means."""

from __future__ import annotations

from normalize.schema import labels
from normalize.schema.columns import (
    PLAN_ID,
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
    year_ce,
)

PLANS = table(
    "plans",
    "one row a plan: who issued it, for which place and years",
    "แผนละหนึ่งแถว: หน่วยงาน พื้นที่ และช่วงปีของแผน",
    ("plan_id",),
    (
        PLAN_ID,
        text(
            "source_path",
            "path of the source file under the raw folder; of several the first",
            "ที่อยู่ของไฟล์ต้นทางในโฟลเดอร์ข้อมูลดิบ ถ้ามีหลายไฟล์คือไฟล์แรก",
        ),
        text("source_format", "format of the source file", "รูปแบบไฟล์ต้นทาง", labels=labels.SOURCE_FORMATS),
        text(
            "source_sha256",
            "SHA-256 of the source file's bytes, hexadecimal; of several files that of their sums, a line each",
            "ค่า SHA-256 ของไฟล์ต้นทาง (เลขฐานสิบหก) ถ้ามีหลายไฟล์คือค่าของรายการค่า SHA-256 ของทุกไฟล์ บรรทัดละค่า",
        ),
        text("title", "title as printed on the cover", "ชื่อแผนตามที่พิมพ์บนปก", null=True),
        text(
            "kind",
            "whether the plan is of one fiscal year or of several; null where its years are not known",
            "เป็นแผนปีเดียวหรือหลายปี ว่างเมื่อไม่ทราบช่วงปี",
            null=True,
            labels=labels.PLAN_KINDS,
        ),
        text(
            "scope_note",
            "what to know where the plan is not a local government's own; null where it is",
            "ข้อควรทราบเมื่อแผนไม่ใช่ขององค์กรปกครองส่วนท้องถิ่นเอง ว่างเมื่อเป็น",
            null=True,
        ),
        text("org_name", "the local government that issued the plan", "ชื่อองค์กรปกครองส่วนท้องถิ่นที่ออกแผน", null=True),
        text(
            "org_type",
            "kind of local government",
            "ประเภทขององค์กรปกครองส่วนท้องถิ่น",
            null=True,
            labels=labels.ORG_TYPES,
        ),
        text(
            "org_key",
            "kind, bare name and province of the organisation: the same over the years; null where one is not known",
            "ประเภท ชื่อ และจังหวัดของหน่วยงาน เป็นค่าเดียวกันทุกปี ว่างเมื่อไม่ทราบ",
            null=True,
        ),
        text("subdistrict", "subdistrict (tambon) without its prefix", "ตำบล (ไม่มีคำนำหน้า)", null=True),
        text(
            "subdistrict_code",
            "code of the subdistrict (Department of Provincial Administration); null where not certain",
            "รหัสตำบลของกรมการปกครอง ว่างเมื่อไม่แน่ชัด",
            null=True,
        ),
        text("district", "district (amphoe) without its prefix", "อำเภอ (ไม่มีคำนำหน้า)", null=True),
        text(
            "district_code",
            "code of the district (Department of Provincial Administration); null where not certain",
            "รหัสอำเภอของกรมการปกครอง ว่างเมื่อไม่แน่ชัด",
            null=True,
        ),
        text("province", "province without its prefix", "จังหวัด (ไม่มีคำนำหน้า)", null=True),
        text("province_iso", "ISO 3166-2 code of the province", "รหัสจังหวัดตาม ISO 3166-2", null=True),
        flag(
            "province_stated",
            "true where it is printed as a province; false where it is taken from the organisation's name or unknown",
            "จริงเมื่อพิมพ์คำว่าจังหวัดไว้ เท็จเมื่ออนุมานจากชื่อหน่วยงานหรือไม่ทราบ",
        ),
        year_be("start_year_be", "first year of the plan", "ปีแรกของแผน (พ.ศ.)"),
        year_be("end_year_be", "last year of the plan", "ปีสุดท้ายของแผน (พ.ศ.)"),
        year_ce("start_year_ce", "start_year_be - 543", "ปีแรกของแผน (ค.ศ.) คือ start_year_be ลบ 543"),
        year_ce("end_year_ce", "end_year_be - 543", "ปีสุดท้ายของแผน (ค.ศ.) คือ end_year_be ลบ 543"),
        date("announced_on", "date of the announcement of the plan", "วันที่ประกาศใช้แผน"),
        text("signatory_name", "who signed the announcement", "ผู้ลงนามในประกาศ", null=True),
        text("signatory_position", "office of the signatory", "ตำแหน่งผู้ลงนาม", null=True),
        text("document_month", "month and year of the document as printed", "เดือนและปีของเอกสารตามที่พิมพ์", null=True),
        text("digit_style", "the digits that the document prints", "ตัวเลขที่พิมพ์ในเอกสาร", labels=labels.DIGIT_STYLES),
        integer("project_count", "rows of this plan in projects", "จำนวนแถวของแผนในตาราง projects", unit="rows"),
        text("extractor_version", "version of plan-extract that read the source", "รุ่นของโปรแกรม plan-extract ที่อ่านไฟล์นี้"),
        text("schema_version", "version of this schema (semantic)", "รุ่นของโครงสร้างข้อมูล"),
    ),
    foreign_keys=(),
)

PLAN_RELATIONS = table(
    "plan_relations",
    "which plans resemble another: one row a pair, whose plan_id is the one to leave out of sums, but for an "
    "amendment, whose projects are others; its lines are those of that plan",
    "แผนที่สัมพันธ์กับแผนอื่น คู่ละหนึ่งแถว plan_id คือแผนที่ไม่ควรนับรวม ยกเว้นฉบับแก้ไขเพิ่มเติมซึ่งมีโครงการของตนเอง บรรทัดที่ระบุเป็นของแผนนั้น",
    ("plan_id", "other_plan_id", "relation"),
    (
        PLAN_ID,
        text("other_plan_id", "the plan that stays", "รหัสของแผนที่คงไว้"),
        text("relation", "what plan_id is to the other", "ความสัมพันธ์กับแผนอีกฉบับ", labels=labels.RELATIONS),
        number("score", "how alike they are, 0 to 1", "ความคล้าย ตั้งแต่ 0 ถึง 1", null=True),
        text("basis", "what they have in common", "สิ่งที่ตรงกัน"),
    ),
    foreign_keys=(TO_PLAN, ForeignKey(("other_plan_id",), "plans", ("plan_id",))),
)

RISKS = table(
    "risks",
    "the plan's assessment of corruption risks",
    "การประเมินความเสี่ยงการทุจริตของแผน",
    ("plan_id", "risk_ordinal", "ordinal"),
    (
        PLAN_ID,
        integer("risk_ordinal", "printed row of the risk table, from 1", "แถวที่พิมพ์ในตารางความเสี่ยง เริ่มที่ 1"),
        ordinal("position within the row, from 1", "ลำดับในแถว เริ่มที่ 1"),
        text("process", "the work or process that carries the risk", "กระบวนงานที่มีความเสี่ยง", null=True),
        text("risk_text", "the risk as printed", "เหตุการณ์ความเสี่ยงตามที่พิมพ์"),
        text("score_text", "the score as printed", "ระดับความเสี่ยงตามที่พิมพ์", null=True),
        text("score", "the score", "ระดับความเสี่ยง", null=True, labels=labels.RISK_SCORES),
    ),
)

RISK_CONTROLS = table(
    "risk_controls",
    "what the plan does about its risks",
    "สิ่งที่แผนกำหนดไว้เพื่อควบคุมความเสี่ยง",
    ("plan_id", "risk_ordinal", "ordinal"),
    (
        PLAN_ID,
        integer("risk_ordinal", "printed row of the risk table, from 1", "แถวที่พิมพ์ในตารางความเสี่ยง เริ่มที่ 1"),
        ordinal("position within the row, from 1", "ลำดับในแถว เริ่มที่ 1"),
        text("process", "the work or process that carries the risk", "กระบวนงานที่มีความเสี่ยง", null=True),
        text("control_text", "the control as printed", "มาตรการควบคุมตามที่พิมพ์"),
        text(
            "project_id",
            "the plan's own project that the control names; null where it names none or several",
            "โครงการในแผนที่มาตรการนี้ระบุชื่อ ว่างเมื่อไม่ระบุหรือระบุหลายโครงการ",
            null=True,
        ),
        text("match_method", "how the project was found", "วิธีจับคู่กับโครงการ", labels=labels.CONTROL_MATCHES),
        number(
            "match_score",
            "similarity of the control and the project's title, 0 to 1; null where it names none or several",
            "ความคล้ายของมาตรการกับชื่อโครงการ ตั้งแต่ 0 ถึง 1 ว่างเมื่อไม่ระบุหรือระบุหลายโครงการ",
            null=True,
        ),
    ),
    foreign_keys=(TO_PLAN, TO_PROJECT),
)

SWOT = table(
    "swot",
    "the plan's analysis of strengths, weaknesses, opportunities and threats",
    "การวิเคราะห์จุดแข็ง จุดอ่อน โอกาส และอุปสรรค",
    ("plan_id", "quadrant", "ordinal"),
    (
        PLAN_ID,
        text(
            "quadrant",
            "quadrant of the analysis",
            "ด้านของการวิเคราะห์",
            labels=labels.QUADRANTS,
        ),
        ordinal("position within the quadrant, from 1", "ลำดับในด้านนั้น เริ่มที่ 1"),
        text("text", "the entry as printed", "ข้อความตามที่พิมพ์"),
    ),
)

TARGETS = table(
    "targets",
    "the plan's own targets, one row a year",
    "ค่าเป้าหมายของแผนเอง ปีละหนึ่งแถว",
    ("plan_id", "metric", "fiscal_year_be"),
    (
        PLAN_ID,
        text("metric", "what is measured", "สิ่งที่วัด", labels=labels.METRICS),
        text("metric_text", "what is measured, as printed", "สิ่งที่วัด ตามที่พิมพ์"),
        year_be("fiscal_year_be", "fiscal year of the target", "ปีงบประมาณ (พ.ศ.)", null=False),
        text(
            "comparator",
            "how the value is meant; ge and le also where it is more or less than the value, as raw says",
            "ความหมายของค่า เช่น ไม่น้อยกว่า (ge และ le รวมมากกว่าและน้อยกว่าด้วย ตามข้อความใน raw)",
            null=True,
            labels=labels.COMPARATORS,
        ),
        number("value", "the value in its unit", "ค่าเป้าหมายตามหน่วย", null=True),
        number("value_to", "the upper value where the comparator is between", "ค่าบนเมื่อเป็นช่วง (between)", null=True),
        text("unit", "percent, or the Thai unit as printed", "หน่วยของค่า: percent (ร้อยละ) หรือหน่วยตามที่พิมพ์", null=True),
        text("raw", "the target as printed", "ข้อความตามที่พิมพ์"),
    ),
)

STATEMENTS = table(
    "statements",
    "the plan's own objectives, goals, benefits, vision and mission",
    "วัตถุประสงค์ เป้าหมาย ประโยชน์ วิสัยทัศน์ และพันธกิจของแผน",
    ("plan_id", "kind", "ordinal"),
    (
        PLAN_ID,
        text("kind", "what the statement is", "ประเภทข้อความ", labels=labels.STATEMENT_KINDS),
        ordinal("position within the kind, from 1", "ลำดับในประเภทนั้น เริ่มที่ 1"),
        text("text", "the statement as printed", "ข้อความตามที่พิมพ์"),
    ),
)
