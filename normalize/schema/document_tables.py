"""The tables that describe a plan's document, its files, pages and parts: what every column means."""

from __future__ import annotations

from normalize.schema import labels
from normalize.schema.columns import PLAN_ID, TO_PLAN, ForeignKey, flag, integer, number, ordinal, table, text

SOURCES = table(
    "sources",
    "the files that a plan was read from, each with the lines of the plan's text that it gave",
    "ไฟล์ต้นทางของแผน และบรรทัดของข้อความที่มาจากแต่ละไฟล์",
    ("plan_id", "ordinal"),
    (
        PLAN_ID,
        ordinal("position among the plan's files, from 1", "ลำดับไฟล์ของแผน เริ่มที่ 1"),
        text("source_path", "path under the raw folder", "ที่อยู่ของไฟล์ในโฟลเดอร์ข้อมูลดิบ"),
        text("source_format", "format of the file", "รูปแบบไฟล์", labels=labels.SOURCE_FORMATS),
        text("source_sha256", "SHA-256 of the file's bytes, hexadecimal", "ค่า SHA-256 ของไฟล์ (เลขฐานสิบหก)"),
    ),
    foreign_keys=(TO_PLAN,),
)

PAGES = table(
    "pages",
    "the pages of a source that has pages, how well each could be read, and what returns on each and is no text; "
    "a Word document is one page, where it has heads, feet or notes",
    "หน้าของเอกสารที่มีหน้า คุณภาพการอ่านของแต่ละหน้า และหัวกระดาษท้ายกระดาษที่ไม่นับเป็นข้อความ "
    "เอกสาร Word นับเป็นหน้าเดียวเมื่อมีหัวกระดาษ ท้ายกระดาษ หรือเชิงอรรถ",
    ("plan_id", "page"),
    (
        PLAN_ID,
        integer("page", "number of the page in the plan, from 1", "ลำดับหน้าของแผน เริ่มที่ 1", unit="page"),
        integer("characters", "glyphs on the page, without blanks", "จำนวนอักขระในหน้า ไม่นับช่องว่าง", unit="characters"),
        integer(
            "cid_count",
            "glyphs to which the font gives no character",
            "จำนวนอักขระที่ฟอนต์ไม่บอกว่าเป็นตัวใด",
            unit="characters",
        ),
        integer(
            "private_use_count",
            "characters of the private use area",
            "จำนวนอักขระในพื้นที่ใช้งานส่วนตัวของยูนิโคด",
            unit="characters",
        ),
        integer("replacement_count", "replacement characters (U+FFFD)", "จำนวนอักขระแทนที่ (U+FFFD)", unit="characters"),
        integer(
            "bare_mark_count",
            "Thai marks that stand on no letter",
            "จำนวนสระบน สระล่าง หรือวรรณยุกต์ที่ไม่มีพยัญชนะรองรับ",
            unit="characters",
        ),
        integer(
            "space_before_mark_count",
            "blanks before a Thai mark",
            "จำนวนช่องว่างที่แทรกอยู่หน้าสระบน สระล่าง หรือวรรณยุกต์",
            unit="places",
        ),
        integer(
            "torn_sara_am_count",
            "places where a consonant, a blank and า stand for ำ, before they were restored",
            "จำนวนจุดที่สระอำขาดเป็นพยัญชนะ ช่องว่าง และ า ก่อนการซ่อมแซม",
            unit="places",
        ),
        number(
            "thai_share",
            "share of Thai among the letters; null without letters",
            "สัดส่วนของอักษรไทยในตัวอักษรทั้งหมด ว่างเมื่อไม่มีตัวอักษร",
            null=True,
            unit="ratio",
        ),
        text("method", "how its text was had", "วิธีที่ได้ข้อความของหน้ามา", labels=labels.PAGE_METHODS),
        flag(
            "needs_ocr",
            "whether its own text is missing or too damaged to use",
            "จริงเมื่อหน้านี้ไม่มีข้อความ หรือข้อความเสียหายจนใช้ไม่ได้",
        ),
        text("page_label", "the page number that is printed on it", "เลขหน้าที่พิมพ์อยู่บนหน้านั้น", null=True),
        text("header_text", "what returns at the head of the pages", "ข้อความหัวกระดาษที่ปรากฏซ้ำในหลายหน้า", null=True),
        text("footer_text", "what returns at the foot of the pages", "ข้อความท้ายกระดาษที่ปรากฏซ้ำในหลายหน้า", null=True),
    ),
    foreign_keys=(TO_PLAN,),
)

SECTIONS = table(
    "sections",
    "the document's parts; together they cover every line once",
    "ส่วนต่าง ๆ ของเอกสาร รวมกันแล้วครอบคลุมทุกบรรทัด บรรทัดละหนึ่งครั้ง",
    ("plan_id", "ordinal"),
    (
        PLAN_ID,
        ordinal("position in the document, from 1", "ลำดับในเอกสาร เริ่มที่ 1"),
        integer(
            "parent_ordinal",
            "ordinal of the section that it belongs to; null where it belongs to none",
            "ลำดับของส่วนที่ส่วนนี้สังกัดอยู่ ว่างเมื่อไม่สังกัดส่วนใด",
            null=True,
        ),
        integer("depth", "depth in the tree of sections", "ระดับความลึกในโครงสร้างของเอกสาร"),
        text(
            "kind",
            "what the section is",
            "ประเภทของส่วน",
            labels=labels.SECTION_KINDS,
        ),
        text("number", "number of its heading in Arabic digits", "หมายเลขของหัวข้อ แปลงเป็นเลขอารบิก", null=True),
        text("title", "its heading", "ชื่อหัวข้อ"),
        text("text", "all its own lines, joined with line feeds", "ทุกบรรทัดของส่วนนี้เอง คั่นด้วยการขึ้นบรรทัดใหม่"),
    ),
    foreign_keys=(TO_PLAN, ForeignKey(("plan_id", "parent_ordinal"), "sections", ("plan_id", "ordinal"))),
    in_parts=True,
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
