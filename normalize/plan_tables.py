"""The tables that describe a plan as a whole: what every column means."""

from __future__ import annotations

from plan_extract.normalize.columns import (
    COMPARATORS,
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
        text("source_path", "path of the source file under the raw folder; of several the first", "ที่อยู่ไฟล์ต้นทาง"),
        text("source_format", "format of the source file", "รูปแบบไฟล์ต้นทาง", enum=("txt", "html", "pdf", "docx")),
        text(
            "source_sha256",
            "SHA-256 of the source file's bytes, hexadecimal; of several files that of their sums, a line each",
            "ค่า SHA-256 ของไฟล์ต้นทาง",
        ),
        text("title", "title as printed on the cover", "ชื่อแผนตามที่พิมพ์บนปก", null=True),
        text("org_name", "the local government that issued the plan", "ชื่อองค์กรปกครองส่วนท้องถิ่น", null=True),
        text(
            "org_type",
            "type of local government: pao provincial administrative organisation, city_municipality, "
            "town_municipality, subdistrict_municipality, sao subdistrict administrative organisation",
            "ประเภทองค์กรปกครองส่วนท้องถิ่น: pao อบจ., city_municipality เทศบาลนคร, town_municipality เทศบาลเมือง, "
            "subdistrict_municipality เทศบาลตำบล, sao อบต.",
            null=True,
            enum=("pao", "city_municipality", "town_municipality", "subdistrict_municipality", "sao"),
        ),
        text("subdistrict", "subdistrict (tambon) without its prefix", "ตำบล (ไม่มีคำนำหน้า)", null=True),
        text("district", "district (amphoe) without its prefix", "อำเภอ (ไม่มีคำนำหน้า)", null=True),
        text("province", "province without its prefix", "จังหวัด (ไม่มีคำนำหน้า)", null=True),
        text("province_iso", "ISO 3166-2 code of the province", "รหัสจังหวัดตาม ISO 3166-2", null=True),
        flag(
            "province_stated",
            "true where it is printed as a province; false where it is taken from the organisation's name or unknown",
            "จริงเมื่อพิมพ์คำว่าจังหวัดไว้ เท็จเมื่ออนุมานจากชื่อหน่วยงานหรือไม่ทราบ",
        ),
        year_be("start_year_be", "first year of the plan", "ปีแรกของแผน (พ.ศ.)"),
        year_be("end_year_be", "last year of the plan", "ปีสุดท้ายของแผน (พ.ศ.)"),
        year_ce("start_year_ce", "start_year_be - 543", "ปีแรกของแผน (ค.ศ.)"),
        year_ce("end_year_ce", "end_year_be - 543", "ปีสุดท้ายของแผน (ค.ศ.)"),
        date("announced_on", "date of the announcement of the plan", "วันที่ประกาศใช้แผน"),
        text("signatory_name", "who signed the announcement", "ผู้ลงนามในประกาศ", null=True),
        text("signatory_position", "office of the signatory", "ตำแหน่งผู้ลงนาม", null=True),
        text("document_month", "month and year of the document as printed", "เดือนและปีของเอกสารตามที่พิมพ์", null=True),
        text(
            "digit_style", "the digits that the document prints", "รูปแบบตัวเลขในเอกสาร", enum=("thai", "arabic", "mixed")
        ),
        integer("project_count", "rows of this plan in projects", "จำนวนแถวของแผนในตาราง projects", unit="rows"),
        text("extractor_version", "version of plan-extract that read the source", "รุ่นของโปรแกรม plan-extract"),
        text("schema_version", "version of this schema (semantic)", "รุ่นของโครงสร้างข้อมูล"),
    ),
    foreign_keys=(),
)

SOURCES = table(
    "sources",
    "the files that a plan was read from, each with the lines of the plan's text that it gave",
    "ไฟล์ต้นทางของแผน และบรรทัดของข้อความที่มาจากแต่ละไฟล์",
    ("plan_id", "ordinal"),
    (
        PLAN_ID,
        ordinal("position among the plan's files, from 1", "ลำดับไฟล์ของแผน เริ่มที่ 1"),
        text("source_path", "path under the raw folder", "ที่อยู่ไฟล์"),
        text("source_format", "format of the file", "รูปแบบไฟล์", enum=("txt", "html", "pdf", "docx")),
        text("source_sha256", "SHA-256 of the file's bytes, hexadecimal", "ค่า SHA-256 ของไฟล์"),
    ),
    foreign_keys=(TO_PLAN,),
)

PAGES = table(
    "pages",
    "the pages of a source that has pages, how well each could be read, and what returns on each and is no text",
    "หน้าของเอกสารที่มีหน้า คุณภาพการอ่านของแต่ละหน้า และหัวกระดาษท้ายกระดาษที่ไม่นับเป็นข้อความ",
    ("plan_id", "page"),
    (
        PLAN_ID,
        integer("page", "number of the page in the plan, from 1", "ลำดับหน้าของแผน เริ่มที่ 1", unit="page"),
        integer("characters", "glyphs on the page, without blanks", "จำนวนอักขระในหน้า ไม่นับช่องว่าง", unit="characters"),
        integer(
            "cid_count", "glyphs to which the font gives no character", "อักขระที่ฟอนต์ไม่บอกว่าเป็นตัวใด", unit="characters"
        ),
        integer("private_use_count", "characters of the private use area", "อักขระในพื้นที่ใช้ส่วนตัว", unit="characters"),
        integer("replacement_count", "replacement characters (U+FFFD)", "อักขระแทนที่ (U+FFFD)", unit="characters"),
        integer("bare_mark_count", "Thai marks that stand on no letter", "สระหรือวรรณยุกต์ที่ไม่มีพยัญชนะ", unit="characters"),
        integer("space_before_mark_count", "blanks before a Thai mark", "ช่องว่างหน้าสระหรือวรรณยุกต์", unit="places"),
        integer(
            "torn_sara_am_count",
            "places where a consonant, a blank and า stand for ำ, before they were restored",
            "จุดที่พยัญชนะ ช่องว่าง และ า แทน ำ ก่อนการซ่อม",
            unit="places",
        ),
        number(
            "thai_share",
            "share of Thai among the letters; null without letters",
            "สัดส่วนอักษรไทย",
            null=True,
            unit="ratio",
        ),
        text("method", "how its text was had", "วิธีที่ได้ข้อความ", enum=("text", "ocr", "failed")),
        flag(
            "needs_ocr", "whether its own text is missing or too damaged to use", "ต้องใช้ OCR เพราะไม่มีข้อความหรือเสียหายมาก"
        ),
        text("page_label", "the page number that is printed on it", "เลขหน้าที่พิมพ์", null=True),
        text("header_text", "what returns at the head of the pages", "หัวกระดาษ", null=True),
        text("footer_text", "what returns at the foot of the pages", "ท้ายกระดาษ", null=True),
    ),
    foreign_keys=(TO_PLAN,),
)

SECTIONS = table(
    "sections",
    "the document's parts; together they cover every line once",
    "ส่วนต่าง ๆ ของเอกสาร ครอบคลุมทุกบรรทัดหนึ่งครั้ง",
    ("plan_id", "ordinal"),
    (
        PLAN_ID,
        ordinal("position in the document, from 1", "ลำดับในเอกสาร เริ่มที่ 1"),
        integer("parent_ordinal", "ordinal of the section that it belongs to", "ลำดับของส่วนที่สังกัด", null=True),
        integer("depth", "depth in the tree of sections", "ระดับความลึก"),
        text(
            "kind",
            "what the section is",
            "ประเภทของส่วน",
            enum=(
                "cover",
                "announcement",
                "foreword",
                "contents",
                "part",
                "chapter",
                "dimension",
                "mission",
                "strategy",
                "project_detail",
                "appendix",
                "other",
            ),
        ),
        text("number", "number of its heading in Arabic digits", "หมายเลขหัวข้อเป็นเลขอารบิก", null=True),
        text("title", "its heading", "ชื่อหัวข้อ"),
        text("text", "all its own lines, joined with line feeds", "ข้อความทั้งหมดของส่วนนี้"),
    ),
    foreign_keys=(TO_PLAN, ForeignKey(("plan_id", "parent_ordinal"), "sections", ("plan_id", "ordinal"))),
)

RISKS = table(
    "risks",
    "the plan's assessment of corruption risks",
    "การประเมินความเสี่ยงการทุจริต",
    ("plan_id", "risk_ordinal", "ordinal"),
    (
        PLAN_ID,
        integer("risk_ordinal", "printed row of the risk table, from 1", "แถวของตารางความเสี่ยง เริ่มที่ 1"),
        ordinal("position within the row, from 1", "ลำดับในแถว เริ่มที่ 1"),
        text("process", "the work or process that carries the risk", "กระบวนงานที่มีความเสี่ยง", null=True),
        text("risk_text", "the risk as printed", "เหตุการณ์ความเสี่ยงตามที่พิมพ์"),
        text("score_text", "the score as printed", "ระดับความเสี่ยงตามที่พิมพ์", null=True),
        text("score", "the score", "ระดับความเสี่ยง", null=True, enum=("low", "medium", "high", "very_high")),
    ),
)

RISK_CONTROLS = table(
    "risk_controls",
    "what the plan does about its risks",
    "มาตรการควบคุมความเสี่ยง",
    ("plan_id", "risk_ordinal", "ordinal"),
    (
        PLAN_ID,
        integer("risk_ordinal", "printed row of the risk table, from 1", "แถวของตารางความเสี่ยง เริ่มที่ 1"),
        ordinal("position within the row, from 1", "ลำดับในแถว เริ่มที่ 1"),
        text("process", "the work or process that carries the risk", "กระบวนงานที่มีความเสี่ยง", null=True),
        text("control_text", "the control as printed", "มาตรการควบคุมตามที่พิมพ์"),
        text(
            "project_id",
            "the plan's own project that the control names word for word; null where it names none or several",
            "โครงการในแผนที่มาตรการนี้ระบุชื่อตรงกัน",
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
            enum=("strength", "weakness", "opportunity", "threat"),
        ),
        ordinal("position within the quadrant, from 1", "ลำดับในด้านนั้น เริ่มที่ 1"),
        text("text", "the entry as printed", "ข้อความตามที่พิมพ์"),
    ),
)

TARGETS = table(
    "targets",
    "the plan's own targets, one row a year",
    "ค่าเป้าหมายของแผน ปีละหนึ่งแถว",
    ("plan_id", "metric", "fiscal_year_be"),
    (
        PLAN_ID,
        text("metric", "what is measured", "ตัวชี้วัด", enum=("ita_score", "corruption_cases_reduction", "other")),
        text("metric_text", "what is measured, as printed", "ตัวชี้วัดตามที่พิมพ์"),
        year_be("fiscal_year_be", "fiscal year of the target", "ปีงบประมาณ (พ.ศ.)", null=False),
        text("comparator", "how the value is meant", "เครื่องหมายเปรียบเทียบ", null=True, enum=COMPARATORS),
        number("value", "the value in its unit", "ค่าเป้าหมาย", null=True),
        text("unit", "percent, or the Thai unit as printed", "หน่วยของค่า: percent หรือหน่วยตามที่พิมพ์", null=True),
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
        text(
            "kind", "what the statement is", "ประเภทข้อความ", enum=("objective", "goal", "benefit", "vision", "mission")
        ),
        ordinal("position within the kind, from 1", "ลำดับในประเภทนั้น เริ่มที่ 1"),
        text("text", "the statement as printed", "ข้อความตามที่พิมพ์"),
    ),
)

CONTENTS = table(
    "contents",
    "the table of contents",
    "สารบัญ",
    ("plan_id", "ordinal"),
    (
        PLAN_ID,
        ordinal("position in the table of contents, from 1", "ลำดับในสารบัญ เริ่มที่ 1"),
        text("title", "the entry", "ชื่อรายการ"),
        text("page_label", "the page as printed", "เลขหน้าตามที่พิมพ์", null=True),
    ),
)
