"""The codes of issues: their severity and their wording in English and Thai."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """By what it does to a reader's number: it makes one wrong or doubtful, it may, it does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Code:
    """An entry of the catalogue. ``en`` and ``th`` are templates over ``params``, ``expected`` and ``found``."""

    severity: Severity
    en: str
    th: str


CATALOGUE: dict[str, Code] = {
    "total_mismatch": Code(
        Severity.ERROR,
        "the table declares {expected} baht for {what}, its rows add up to {found}",
        "ตารางระบุยอดรวม {expected} บาท สำหรับ {what} แต่ผลรวมของรายการคือ {found} บาท",
    ),
    "count_mismatch": Code(
        Severity.WARNING,
        "the plan declares {expected} for {what}, {found} were found",
        "แผนระบุจำนวน {expected} สำหรับ {what} แต่พบ {found}",
    ),
    "table_detail_budget_mismatch": Code(
        Severity.ERROR,
        "the budget table says {expected}, the detail block says {found}",
        "ตารางงบประมาณระบุ {expected} แต่รายละเอียดโครงการระบุ {found}",
    ),
    "ambiguous_alignment": Code(
        Severity.WARNING,
        "{values} value(s) are printed for {items} item(s) in {years}; none is assigned: {why}",
        "มีค่า {values} ค่าสำหรับ {items} รายการในปี {years} จึงไม่กำหนดให้รายการใด: {why}",
    ),
    "settled_alignment": Code(
        Severity.INFO,
        "{values} value(s) are printed for {items} item(s) in {years}; {why} which is whose",
        "มีค่า {values} ค่าสำหรับ {items} รายการในปี {years} {why}ว่าค่าใดเป็นของรายการใด",
    ),
    "merged_columns": Code(
        Severity.WARNING,
        "one merged cell ({found}) reaches over {columns} columns; it is assigned to no year",
        "ช่องที่ผสานกันช่องเดียว ({found}) ครอบคลุม {columns} คอลัมน์ จึงไม่กำหนดให้ปีใด",
    ),
    "raised_mark": Code(
        Severity.INFO,
        "a raised or lowered mark stands beside a number ({found}); the number is read without it",
        "มีเครื่องหมายยกขึ้นหรือห้อยลงติดกับตัวเลข ({found}) อ่านตัวเลขโดยไม่รวมเครื่องหมายนั้น",
    ),
    "struck_text": Code(
        Severity.WARNING,
        "something is struck out ({found}); it is not read",
        "มีข้อความที่ถูกขีดฆ่า ({found}) จึงไม่อ่าน",
    ),
    "hidden_text": Code(
        Severity.WARNING,
        "the file holds text that nobody sees on the page ({found}); it is not read",
        "ไฟล์มีข้อความที่มองไม่เห็นบนหน้า ({found}) จึงไม่อ่าน",
    ),
    "page_stamp": Code(
        Severity.WARNING,
        "something is stamped across the page ({found}); it is no part of the text",
        "มีข้อความประทับพาดบนหน้า ({found}) จึงไม่นับเป็นเนื้อหา",
    ),
    "unread_form_field": Code(
        Severity.WARNING,
        "something is filled in or drawn on the page that could not be read ({found})",
        "มีข้อความที่กรอกหรือวาดไว้บนหน้าซึ่งอ่านไม่ได้ ({found})",
    ),
    "unaccounted_amount": Code(
        Severity.WARNING,
        "an amount is printed that is given to no project and year ({found})",
        "มีจำนวนเงินที่ไม่ได้กำหนดให้โครงการและปีใด ({found})",
    ),
    "unknown_column": Code(
        Severity.INFO,
        "no rule knows what the column {found} holds: it is left out",
        "ไม่ทราบความหมายของคอลัมน์ {found} จึงไม่นำมาใช้",
    ),
    "unit_uncertain": Code(
        Severity.WARNING,
        "the unit of the table's money is not certain: not all places say it, or not all the same; it is left out",
        "หน่วยของจำนวนเงินในตารางไม่แน่ชัด ระบุไว้ไม่ตรงกันหรือไม่ครบทุกแห่ง จึงไม่นำจำนวนเงินมาใช้",
    ),
    "quarter_only": Code(
        Severity.WARNING,
        "{year} is printed by quarter or month ({found}); nobody adds them up",
        "ปี {year} พิมพ์เป็นรายไตรมาสหรือรายเดือน ({found}) จึงไม่รวมให้",
    ),
    "years_without_column": Code(
        Severity.WARNING,
        "the plan covers {expected}, its budget table has no column for {found}",
        "แผนครอบคลุมปี {expected} แต่ตารางงบประมาณไม่มีคอลัมน์ของปี {found}",
    ),
    "implausible_amount": Code(
        Severity.WARNING,
        "printed so ({found}) and probably another: below 100 baht, a billion or more, a year, or far below the others",
        "จำนวนเงินพิมพ์ไว้เช่นนี้ ({found}) แต่อาจไม่ถูกต้อง: ต่ำกว่า 100 บาท ถึงพันล้านบาท เป็นปี หรือน้อยกว่าปีอื่นมาก",
    ),
    "row_total_mismatch": Code(
        Severity.WARNING,
        "the row's own total is {expected} baht, its years add up to {found}",
        "ยอดรวมของแถวคือ {expected} บาท แต่ผลรวมของทุกปีในแถวคือ {found} บาท",
    ),
    "unknown_place": Code(
        Severity.INFO,
        "the country has no such place ({found}): {kept}",
        "ไม่มีพื้นที่ชื่อนี้ในประเทศ ({found}) {kept_th}",
    ),
    "unknown_tree": Code(
        Severity.INFO,
        "{found} of {expected} projects stand below headings of no known handbook ({example}): they have no code",
        "{found} จาก {expected} โครงการอยู่ใต้หัวข้อที่ไม่มีในคู่มือที่รู้จัก ({example}) จึงไม่มีรหัส",
    ),
    "uneven_row": Code(
        Severity.WARNING,
        "the row's {found} cells do not fit the table's {expected} columns: no amount of it is assigned to a year",
        "แถวนี้มี {found} ช่อง ไม่ตรงกับตารางที่มี {expected} คอลัมน์ จึงไม่กำหนดจำนวนเงินให้ปีใด",
    ),
    "total_in_row": Code(
        Severity.ERROR,
        "a cell of the row ends in the beginning of a total ({found}): its amounts may be the total's",
        "ช่องหนึ่งในแถวลงท้ายด้วยคำขึ้นต้นของยอดรวม ({found}) จำนวนเงินอาจเป็นของยอดรวม จึงไม่กำหนดให้โครงการ",
    ),
    "repeated_row": Code(
        Severity.WARNING,
        "the row is printed again with the same number, title and amounts ({found}); it is counted once",
        "แถวนี้พิมพ์ซ้ำ ทั้งหมายเลข ชื่อ และจำนวนเงินเหมือนกัน ({found}) จึงนับเพียงครั้งเดียว",
    ),
    "contradicting_rows": Code(
        Severity.ERROR,
        "another row has the same number and title ({found}) and other money: amounts of years of both are left out, "
        "unless the sums count them",
        "มีแถวอื่นที่หมายเลขและชื่อเดียวกัน ({found}) แต่จำนวนเงินต่างกัน จึงไม่ใช้จำนวนเงินของปีที่ซ้ำกัน หากยอดรวมไม่ได้นับไว้",
    ),
    "changed_row": Code(
        Severity.INFO,
        "a row below changes the plan: it was {expected}, it is {found}",
        "มีแถวที่แก้ไขเปลี่ยนแปลงแผน เดิม {expected} เป็น {found}",
    ),
    "repeated_table": Code(
        Severity.WARNING,
        "this table prints projects of the table above again, in another order ({found} rows): they are counted once",
        "ตารางนี้พิมพ์โครงการของตารางก่อนหน้าซ้ำโดยเรียงลำดับใหม่ ({found} แถว) จึงนับเพียงครั้งเดียว",
    ),
    "carried_sum": Code(
        Severity.INFO,
        "a sum is carried to another page ({found}): it is that of rows already read, no project and no total",
        "ยอดยกไปหรือยอดยกมา ({found}) เป็นผลรวมของแถวที่อ่านแล้ว ไม่ใช่โครงการหรือยอดรวม",
    ),
    "unnamed_sum": Code(
        Severity.WARNING,
        "a row that has no number and says nothing of a sum ({found}) has the sums of the rows above it: it is taken"
        " for their total, and is no project",
        "แถวที่ไม่มีลำดับและไม่มีคำว่ารวม ({found}) มีจำนวนเงินเท่ากับผลรวมของแถวข้างบน จึงถือเป็นยอดรวม ไม่ใช่โครงการ",
    ),
    "mended_row": Code(
        Severity.INFO,
        "the row has {what}; its project's number, what its cells hold, or totals and its block tell what is meant",
        "แถวนี้มี{what_th} หมายเลขโครงการ เนื้อหาในช่อง หรือยอดรวมและรายละเอียดโครงการบอกได้ว่าหมายถึงอะไร",
    ),
    "unread_table": Code(
        Severity.ERROR,
        "a table that may go on with the budget table was not read: {found}",
        "ไม่ได้อ่านตารางที่อาจต่อจากตารางงบประมาณ: {found}",
    ),
    "amount_on_heading_row": Code(
        Severity.WARNING,
        "an amount stands on a row that has no item ({found}); the values of the rows around it may be shifted",
        "มีจำนวนเงินอยู่ในแถวที่ไม่มีรายการ ({found}) ค่าของแถวใกล้เคียงอาจเลื่อนแถว",
    ),
    "project_without_detail": Code(
        Severity.WARNING,
        "the budget table lists it, no detail block describes it{perhaps}",
        "มีในตารางงบประมาณ แต่ไม่มีรายละเอียดโครงการ{perhaps}",
    ),
    "detail_without_table_row": Code(
        Severity.WARNING,
        "a detail block describes it, the budget table does not list it",
        "มีรายละเอียดโครงการ แต่ไม่มีในตารางงบประมาณ",
    ),
    "repeated_block": Code(
        Severity.WARNING,
        "another detail block has the same title ({found}); the budget table lists it once",
        "มีรายละเอียดโครงการชื่อเดียวกันอีกที่ ({found}) แต่ตารางงบประมาณมีรายการเดียว",
    ),
    "remark_contradicts_amount": Code(
        Severity.WARNING,
        "the remark says that no budget is used ({expected}), the row has {found}",
        "หมายเหตุระบุว่าไม่ใช้งบประมาณ ({expected}) แต่แถวนี้มี {found}",
    ),
    "place_mismatch": Code(
        Severity.WARNING,
        "the budget table puts it under {expected}, its detail block stands under {found}; the table's is kept",
        "ตารางงบประมาณจัดไว้ใน {expected} แต่รายละเอียดอยู่ใน {found} ใช้ตามตาราง",
    ),
    "lost_heading": Code(
        Severity.INFO,
        "the details have no heading {number} for {found} block(s) that the budget table puts there",
        "ส่วนรายละเอียดไม่มีหัวข้อ {number} สำหรับ {found} โครงการที่ตารางงบประมาณจัดไว้",
    ),
    "heading_differs": Code(
        Severity.INFO,
        "the budget table calls {number} {expected}, the details call it {found}",
        "ตารางงบประมาณเรียก {number} ว่า {expected} ส่วนรายละเอียดเรียกว่า {found}",
    ),
    "responsible_differs": Code(
        Severity.INFO,
        "the budget table names {expected}, the detail block {found}",
        "ตารางงบประมาณระบุ {expected} แต่รายละเอียดระบุ {found}",
    ),
    "duplicate_number": Code(
        Severity.INFO,
        "number {found} is printed more than once in {what}",
        "หมายเลข {found} ซ้ำใน{what}",
    ),
    "number_gap": Code(
        Severity.INFO,
        "number {expected} was expected in {what}, {found} is printed",
        "คาดว่าจะเป็นหมายเลข {expected} ใน{what} แต่พิมพ์ว่า {found}",
    ),
    "numbering_differs": Code(
        Severity.INFO,
        "{found} of {expected} projects have another number in the detail blocks than in the budget table",
        "โครงการ {found} จาก {expected} รายการ มีหมายเลขในรายละเอียดต่างจากในตารางงบประมาณ",
    ),
    "headless_row": Code(
        Severity.WARNING,
        "a row of {what} has lost its beginning: {found}",
        "แถวใน{what}ขาดส่วนต้น: {found}",
    ),
    "list_number_gap": Code(
        Severity.INFO,
        "the numbers of {what} do not count on: {found}",
        "หมายเลขของ{what}ไม่เรียงกัน: {found}",
    ),
    "missing_field": Code(
        Severity.INFO,
        "the detail block {lacks} {field}",
        "รายละเอียดโครงการ{lacks} {field}",
    ),
    "repeated_field": Code(
        Severity.WARNING,
        "the detail block has the heading for {field} more than once",
        "รายละเอียดโครงการมีหัวข้อ {field} ซ้ำ",
    ),
    "orphan_fields": Code(
        Severity.WARNING,
        "fields follow a finished block: they belong to a project whose beginning is missing",
        "มีหัวข้อต่อท้ายโครงการที่จบแล้ว น่าจะเป็นของโครงการที่ส่วนต้นหายไป",
    ),
    "headless_block": Code(
        Severity.WARNING,
        "fields of a project stand here, and nothing above them is surely its title",
        "มีหัวข้อของโครงการ แต่ไม่พบชื่อโครงการที่แน่ชัดเหนือหัวข้อเหล่านี้",
    ),
    "unread_block": Code(
        Severity.WARNING,
        "no field of the detail block could be read; what it holds is in sections alone",
        "อ่านหัวข้อของรายละเอียดโครงการไม่ได้ เนื้อหาอยู่ในตาราง sections เท่านั้น",
    ),
    "several_counts": Code(
        Severity.INFO,
        "the target group names counts of people ({found}) and none of all of them: none is taken",
        "กลุ่มเป้าหมายระบุจำนวนคน ({found}) โดยไม่บอกจำนวนทั้งหมด จึงไม่ใช้จำนวนใด",
    ),
    "unknown_heading": Code(
        Severity.INFO,
        "a heading that no rule knows ({found}) in {blocks} block(s): the field above ends, what it holds is in none",
        "มีหัวข้อที่ไม่รู้จัก ({found}) ใน {blocks} โครงการ ถือว่าหัวข้อก่อนหน้าจบลง เนื้อหาอยู่ในตาราง sections เท่านั้น",
    ),
    "fuzzy_heading": Code(
        Severity.INFO,
        "the heading {found} was read as {expected}",
        "อ่านหัวข้อ {found} เป็น {expected}",
    ),
    "fuzzy_title_match": Code(
        Severity.INFO,
        "the table's title ({expected}) and the detail block's ({found}) were taken for the same project "
        "(similarity {score})",
        "ชื่อในตาราง ({expected}) กับในรายละเอียด ({found}) ถือเป็นโครงการเดียวกัน (ความคล้าย {score})",
    ),
    "ocr_noise": Code(
        Severity.INFO,
        "{found} line(s) {what}",
        "{found} บรรทัด{what}",
    ),
    "homoglyph": Code(
        Severity.WARNING,
        "letters of another alphabet stand among Thai ones: {found}",
        "มีอักษรต่างระบบปนกับอักษรไทย: {found}",
    ),
    "lost_marks": Code(
        Severity.WARNING,
        "the text lost marks above letters; {found} word(s) of years, money and labels are read as if they had theirs",
        "ข้อความขาดวรรณยุกต์หรือสระบนหลายแห่ง อ่านคำเกี่ยวกับปี งบประมาณ และหัวข้อ {found} คำเสมือนมีครบ",
    ),
    "unknown_section": Code(
        Severity.WARNING,
        "a part that no rule knows ({found}); what it holds is in sections alone",
        "มีส่วนที่ไม่รู้จัก ({found}) เนื้อหาอยู่ในตาราง sections เท่านั้น",
    ),
    "missing_table": Code(
        Severity.ERROR,
        "no budget table was found",
        "ไม่พบตารางงบประมาณ",
    ),
    "missing_details": Code(
        Severity.WARNING,
        "no project detail block was found",
        "ไม่พบรายละเอียดโครงการ",
    ),
    "period_outside_plan": Code(
        Severity.WARNING,
        "the period {found} lies outside the plan's {expected}",
        "ระยะเวลา {found} อยู่นอกช่วงของแผน {expected}",
    ),
    "announcement_outside_plan": Code(
        Severity.WARNING,
        "the date of the announcement ({found}) cannot be one of a plan for {expected}: it is left out",
        "วันที่ประกาศ ({found}) เป็นไปไม่ได้สำหรับแผนปี {expected} จึงไม่นำมาใช้",
    ),
    "title_differs": Code(
        Severity.WARNING,
        "a title inside the plan says {found}, the plan's own {expected}; what stands below it is this plan's",
        "ชื่อแผนที่พิมพ์ซ้ำในเล่มระบุ {found} แต่ชื่อแผนระบุ {expected} เนื้อหาที่ตามมาถือเป็นของแผนนี้",
    ),
    "period_without_year": Code(
        Severity.INFO,
        "{found} of {expected} detail blocks state a period without years of which the first and the last can be told",
        "รายละเอียดโครงการ {found} จาก {expected} รายการ ระบุระยะเวลาโดยไม่มีปี หรือบอกปีแรกและปีสุดท้ายไม่ได้",
    ),
    "unfilled_template": Code(
        Severity.INFO,
        "a blank of the template was left unfilled: {found}",
        "มีช่องว่างของแบบฟอร์มที่ไม่ได้กรอก: {found}",
    ),
    "ocr_amount": Code(
        Severity.WARNING,
        "amounts were read from the picture of a page by OCR: {found}; compare them with page {page}{sums}",
        "จำนวนเงินอ่านจากภาพของหน้าด้วย OCR: {found} โปรดเทียบกับหน้า {page}{sums}",
    ),
    "ocr_thai_digits": Code(
        Severity.WARNING,
        "the document has Thai digits, of which OCR knows five alone: what it read as amounts is left out ({found})",
        "เอกสารใช้เลขไทยซึ่ง OCR รู้จักเพียงห้าตัว จึงไม่ใช้จำนวนเงินที่ OCR อ่านได้ ({found})",
    ),
    "unread_page": Code(
        Severity.ERROR,
        "{found} page(s) have no text that could be read: {pages}; what they say is not in the dataset",
        "อ่านข้อความไม่ได้ {found} หน้า: {pages} ข้อมูลในหน้าเหล่านั้นไม่อยู่ในชุดข้อมูล",
    ),
    "duplicate_plan": Code(
        Severity.WARNING,
        "another source holds the same plan: {found}",
        "มีไฟล์อื่นที่เป็นแผนเดียวกัน: {found}",
    ),
    "unreadable_amount": Code(
        Severity.ERROR,
        "an amount could not be read: {found}",
        "อ่านจำนวนเงินไม่ได้: {found}",
    ),
    "not_budget": Code(
        Severity.INFO,
        "the budget field has an amount that is no budget line ({found}): {why}",
        "หัวข้องบประมาณมีจำนวนเงินที่ไม่นับเป็นงบประมาณ ({found}): {why}",
    ),
    "parts_mismatch": Code(
        Severity.WARNING,
        "{expected} baht is stated, the parts of it add up to {found}",
        "ระบุไว้ {expected} บาท แต่ผลรวมของรายการย่อยคือ {found} บาท",
    ),
    "year_uncertain": Code(
        Severity.WARNING,
        "it cannot be told for which year an amount is ({found}): it has none",
        "บอกไม่ได้ว่าจำนวนเงินเป็นของปีใด ({found}) จึงไม่กำหนดปี",
    ),
    "unnamed_budget": Code(
        Severity.INFO,
        "the detail block says where the money comes from, not how much ({found})",
        "รายละเอียดโครงการระบุแหล่งเงินแต่ไม่ระบุจำนวน ({found})",
    ),
    "states_one_year": Code(
        Severity.INFO,
        "the detail block states {found} without a year; the budget table says {expected}",
        "รายละเอียดโครงการระบุ {found} โดยไม่ระบุปี ตารางงบประมาณระบุ {expected}",
    ),
    "unreadable_year": Code(
        Severity.ERROR,
        "a column has no year that can be read: {found}",
        "อ่านปีของคอลัมน์ไม่ได้: {found}",
    ),
    "repeated_value": Code(
        Severity.WARNING,
        "{what} is stated more than once: {expected} is kept, {found} is not",
        "{what} มีมากกว่าหนึ่งค่า: ใช้ {expected} ไม่ใช้ {found}",
    ),
    "missing_fact": Code(
        Severity.WARNING,
        "the plan does not state its {field}, or it could not be read",
        "แผนไม่ระบุ {field} หรืออ่านไม่ได้",
    ),
    "corrected_by_hand": Code(
        Severity.INFO,
        "{what} was corrected by hand from {old} to {new}: {reason}",
        "บุคคลแก้ไข {what} จาก {old} เป็น {new} เหตุผล: {reason}",
    ),
    "stale_correction": Code(
        Severity.WARNING,
        "the correction of {what} by hand from {old} to {new} is not applied: {why}",
        "ไม่ได้ใช้การแก้ไข {what} โดยบุคคล จาก {old} เป็น {new} เพราะ{why}",
    ),
}
"""Every code that may be published, with the wording that is printed. SCHEMA.md lists the codes it promises."""
