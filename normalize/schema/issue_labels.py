"""What each issue code means, whatever the plan: English and Thai. The message of an issue says what was found in one.

The catalogue of :mod:`extract.ground.issue_codes` has the codes, their severity and the wording of the messages.
"""

from __future__ import annotations

from normalize.schema.labels import Labels

ISSUE_CODES: Labels = {
    "total_mismatch": (
        "a total of the budget table is not the sum of its rows",
        "ยอดรวมในตารางงบประมาณไม่เท่ากับผลรวมของรายการ",
    ),
    "count_mismatch": (
        "the plan says that it has another number of projects than were found",
        "จำนวนโครงการที่แผนระบุไม่ตรงกับที่พบ",
    ),
    "table_detail_budget_mismatch": (
        "the budget table and the detail block state different amounts",
        "จำนวนเงินในตารางงบประมาณไม่ตรงกับรายละเอียดโครงการ",
    ),
    "ambiguous_alignment": (
        "it cannot be told which printed value belongs to which project: none has one",
        "บอกไม่ได้ว่าค่าที่พิมพ์เป็นของโครงการใด จึงไม่กำหนดให้โครงการใด",
    ),
    "settled_alignment": (
        "which value of a shared cell belongs to which project was settled by the plan's other parts",
        "กำหนดค่าในช่องร่วมให้แต่ละโครงการได้โดยอาศัยส่วนอื่นของแผน",
    ),
    "merged_columns": (
        "a merged cell reaches over several columns: its value is given to no year",
        "ช่องที่ผสานกันครอบคลุมหลายคอลัมน์ จึงไม่กำหนดค่าให้ปีใด",
    ),
    "raised_mark": (
        "a raised or lowered mark stands beside a number, which is read without it",
        "มีเครื่องหมายยกขึ้นหรือห้อยลงติดกับตัวเลข อ่านตัวเลขโดยไม่รวมเครื่องหมาย",
    ),
    "struck_text": (
        "something is struck out in the document and is not read",
        "มีข้อความที่ถูกขีดฆ่าในเอกสาร จึงไม่อ่าน",
    ),
    "hidden_text": (
        "the file holds text that nobody sees on the page; it is not read",
        "ไฟล์มีข้อความที่มองไม่เห็นบนหน้า จึงไม่อ่าน",
    ),
    "page_stamp": (
        "something is stamped across a page (a draft, a copy, cancelled); it is no part of the text",
        "มีข้อความประทับพาดบนหน้า (ร่าง สำเนา ยกเลิก) ไม่นับเป็นเนื้อหา",
    ),
    "unread_form_field": (
        "a form field or an annotation on the page could not be read",
        "อ่านช่องกรอกหรือคำอธิบายประกอบบนหน้าไม่ได้",
    ),
    "unaccounted_amount": (
        "an amount is printed that is given to no project and year",
        "มีจำนวนเงินที่ไม่ได้กำหนดให้โครงการและปีใด",
    ),
    "unknown_column": (
        "a column of the budget table has a head that no rule knows, and is left out",
        "ไม่ทราบความหมายของคอลัมน์หนึ่งในตารางงบประมาณ จึงไม่นำมาใช้",
    ),
    "unit_uncertain": (
        "the unit of a table's money is not certain: two places differ, a line says that people or times are "
        "counted, or it says none beside another table or a line of thousands or more; its amounts are left out",
        "หน่วยของจำนวนเงินในตารางไม่แน่ชัด ระบุไว้สองแห่งไม่ตรงกัน ระบุว่านับเป็นคนหรือครั้ง หรือไม่ระบุ "
        "ทั้งที่ตารางอื่นหรือข้อความใกล้เคียงมีหน่วยเป็นพันขึ้นไป จึงไม่นำจำนวนเงินมาใช้",
    ),
    "quarter_only": (
        "a year's money is printed by quarter or month alone, and is not added up",
        "จำนวนเงินของปีพิมพ์เป็นรายไตรมาสหรือรายเดือนเท่านั้น จึงไม่รวมให้",
    ),
    "years_without_column": (
        "the budget table has no column for some of the plan's years",
        "ตารางงบประมาณไม่มีคอลัมน์ของบางปีในแผน",
    ),
    "implausible_amount": (
        "an amount is printed that is probably another; it is kept as it is",
        "จำนวนเงินที่พิมพ์ไว้อาจไม่ถูกต้อง แต่คงไว้ตามที่พิมพ์",
    ),
    "row_total_mismatch": (
        "the total that a row prints is not the sum of its years",
        "ยอดรวมที่พิมพ์ในแถวไม่เท่ากับผลรวมของทุกปีในแถวนั้น",
    ),
    "unknown_place": (
        "a place name that the country's list does not have: it has no code; a province is read as the nearest",
        "ชื่อพื้นที่ไม่อยู่ในรายชื่อของประเทศ จึงไม่มีรหัส ส่วนชื่อจังหวัดอ่านเป็นชื่อที่ใกล้ที่สุด",
    ),
    "unknown_tree": (
        "projects below dimensions and missions that no known handbook has: template and codes are null",
        "โครงการอยู่ใต้มิติและภารกิจที่ไม่มีในคู่มือที่รู้จัก จึงไม่มีรหัสและแม่แบบ",
    ),
    "uneven_row": (
        "a row has more or fewer cells than its table: its amounts are given to no year",
        "แถวมีจำนวนช่องไม่ตรงกับตาราง จึงไม่กำหนดจำนวนเงินให้ปีใด",
    ),
    "total_in_row": (
        "a cell of a project's row ends in the beginning of a total: the amounts are given to no year",
        "ช่องในแถวของโครงการลงท้ายด้วยคำขึ้นต้นของยอดรวม จำนวนเงินอาจเป็นของยอดรวม จึงไม่กำหนดให้ปีใด",
    ),
    "repeated_row": (
        "a row of the budget table is printed twice: it is counted once",
        "แถวของตารางงบประมาณพิมพ์ซ้ำ นับเพียงครั้งเดียว",
    ),
    "contradicting_rows": (
        "two rows of the budget table are of one project and name other money",
        "สองแถวของตารางงบประมาณเป็นโครงการเดียวกันแต่จำนวนเงินต่างกัน",
    ),
    "changed_row": (
        "a table below changes what the budget table says of a project: what is in force is published",
        "ตารางแก้ไขเปลี่ยนแปลงรายการของตารางงบประมาณ จึงเผยแพร่ข้อมูลที่แก้ไขแล้ว",
    ),
    "repeated_table": (
        "a table prints projects of the table above again, in another order: they are counted once",
        "ตารางพิมพ์โครงการของตารางก่อนหน้าซ้ำโดยเรียงลำดับใหม่ นับเพียงครั้งเดียว",
    ),
    "carried_sum": (
        "a sum of the rows so far is carried to another page: it is no project and no total",
        "ยอดยกไปหรือยอดยกมาของแถวที่ผ่านมา ไม่ใช่โครงการและไม่ใช่ยอดรวม",
    ),
    "unnamed_sum": (
        "a row that has no number and says nothing of a sum has the sums of the rows above it: it is no project",
        "แถวที่ไม่มีลำดับและไม่มีคำว่ารวมมีจำนวนเงินเท่ากับผลรวมของแถวข้างบน จึงถือเป็นยอดรวม",
    ),
    "mended_row": (
        "a row has more or fewer cells than its table; its number, or totals or its block, say which is where",
        "แถวมีช่องไม่ตรงกับตาราง แต่หมายเลขโครงการ หรือยอดรวมและรายละเอียดโครงการ บอกคอลัมน์ได้",
    ),
    "unread_table": (
        "a table with amounts that may go on with the budget table was not read",
        "ไม่ได้อ่านตารางที่มีจำนวนเงินซึ่งอาจต่อจากตารางงบประมาณ",
    ),
    "amount_on_heading_row": (
        "an amount stands on a row without a project: the rows around it may be shifted",
        "มีจำนวนเงินในแถวที่ไม่มีโครงการ แถวใกล้เคียงอาจเลื่อน",
    ),
    "project_without_detail": (
        "a project of the budget table has no detail block",
        "โครงการในตารางงบประมาณไม่มีรายละเอียดโครงการ",
    ),
    "detail_without_table_row": (
        "a detail block describes a project that the budget table does not list",
        "มีรายละเอียดของโครงการที่ไม่อยู่ในตารางงบประมาณ",
    ),
    "repeated_block": (
        "two detail blocks have the same title; the budget table lists it once",
        "มีรายละเอียดโครงการชื่อเดียวกันสองที่ แต่ตารางงบประมาณมีรายการเดียว",
    ),
    "remark_contradicts_amount": (
        "the remark says that no budget is used, but the row has an amount",
        "หมายเหตุระบุว่าไม่ใช้งบประมาณ แต่แถวนั้นมีจำนวนเงิน",
    ),
    "place_mismatch": (
        "table and details put a project in different places; the table's is kept",
        "ตารางกับรายละเอียดจัดโครงการไว้ต่างที่กัน ใช้ตามตาราง",
    ),
    "lost_heading": (
        "a heading that the budget table has is missing among the details",
        "ส่วนรายละเอียดไม่มีหัวข้อที่ตารางงบประมาณมี",
    ),
    "heading_differs": (
        "table and details word the same heading differently",
        "หัวข้อเดียวกันในตารางกับในรายละเอียดใช้ถ้อยคำต่างกัน",
    ),
    "responsible_differs": (
        "table and details name different units in charge",
        "หน่วยงานรับผิดชอบในตารางกับในรายละเอียดไม่ตรงกัน",
    ),
    "duplicate_number": ("a number is printed more than once", "พิมพ์หมายเลขซ้ำ"),
    "number_gap": ("the numbers of the projects do not count on", "หมายเลขโครงการไม่ต่อเนื่องกัน"),
    "numbering_differs": (
        "projects have other numbers in the details than in the budget table",
        "หมายเลขโครงการในรายละเอียดต่างจากในตารางงบประมาณ",
    ),
    "headless_row": ("a row has lost its beginning", "แถวขาดส่วนต้น"),
    "list_number_gap": ("the numbers of a list do not count on", "หมายเลขข้อไม่เรียงกัน"),
    "missing_field": ("a detail block lacks a field", "รายละเอียดโครงการขาดหัวข้อ"),
    "repeated_field": ("a detail block has a heading more than once", "รายละเอียดโครงการมีหัวข้อซ้ำ"),
    "orphan_fields": (
        "fields belong to a project whose beginning is missing",
        "มีหัวข้อของโครงการที่ส่วนต้นหายไป",
    ),
    "headless_block": ("a block's title is not certain", "ชื่อโครงการของรายละเอียดไม่แน่ชัด"),
    "unread_block": ("no field of a detail block could be read", "อ่านหัวข้อของรายละเอียดโครงการไม่ได้"),
    "several_counts": ("several counts of people, none the total", "มีจำนวนคนหลายจำนวน ไม่มีจำนวนรวม"),
    "unknown_heading": ("an unknown heading ended a field", "หัวข้อที่ไม่รู้จักทำให้หัวข้อก่อนหน้าจบลง"),
    "fuzzy_heading": ("a misspelt heading was recognised", "หัวข้อพิมพ์คลาดเคลื่อน แต่อ่านได้"),
    "fuzzy_title_match": (
        "similar titles in table and details were taken for one project",
        "ถือว่าชื่อที่คล้ายกันในตารางกับในรายละเอียดเป็นโครงการเดียวกัน",
    ),
    "ocr_noise": ("lines hold what OCR left behind and no text", "มีบรรทัดที่เป็นเศษจาก OCR ไม่ใช่ข้อความ"),
    "homoglyph": (
        "letters of another alphabet stand among Thai ones",
        "มีอักษรต่างระบบปนกับอักษรไทย",
    ),
    "lost_marks": (
        "the text lost marks above letters: words of years, money and labels are read as if they had theirs, and "
        "published as printed",
        "ข้อความขาดวรรณยุกต์หรือสระบน จึงอ่านคำเกี่ยวกับปี งบประมาณ และหัวข้อเสมือนมีครบ แต่เผยแพร่ตามที่พิมพ์",
    ),
    "unknown_section": (
        "a part of the document that no rule knows; it is in the table sections alone",
        "มีส่วนของเอกสารที่ไม่รู้จัก เนื้อหาอยู่ในตาราง sections เท่านั้น",
    ),
    "missing_table": ("no budget table was found", "ไม่พบตารางงบประมาณ"),
    "missing_details": ("no project detail block was found", "ไม่พบรายละเอียดโครงการ"),
    "period_outside_plan": (
        "the period of a project, or a year of the budget table, lies outside the years of the plan",
        "ระยะเวลาของโครงการหรือปีในตารางงบประมาณอยู่นอกช่วงปีของแผน",
    ),
    "announcement_outside_plan": (
        "the date of the announcement is far from the years of the plan: a misprint, left out",
        "วันที่ประกาศห่างจากช่วงปีของแผนมาก น่าจะพิมพ์ผิด จึงไม่นำมาใช้",
    ),
    "title_differs": (
        "the plan's title returns with another organisation or other years above its own projects",
        "ชื่อแผนพิมพ์ซ้ำโดยระบุหน่วยงานหรือปีอื่น แต่โครงการที่ตามมาเป็นของแผนนี้",
    ),
    "period_without_year": ("a period is stated without a year", "ระบุระยะเวลาโดยไม่มีปี"),
    "unfilled_template": ("a blank of the template was left unfilled", "มีช่องว่างของแบบฟอร์มที่ไม่ได้กรอก"),
    "ocr_amount": (
        "amounts were read from a picture by OCR: compare them with the page",
        "จำนวนเงินอ่านจากภาพด้วย OCR ควรเทียบกับหน้าเอกสาร",
    ),
    "ocr_thai_digits": (
        "the document has Thai digits, which OCR does not all know: the amounts that it read are left out",
        "เอกสารใช้เลขไทยซึ่ง OCR รู้จักไม่ครบ จึงไม่ใช้จำนวนเงินที่ OCR อ่านได้",
    ),
    "unread_page": (
        "a page could not be read: what it says is missing",
        "มีหน้าที่อ่านไม่ได้ ข้อมูลในหน้านั้นจึงขาดไป",
    ),
    "duplicate_plan": ("another source holds the same plan", "มีไฟล์อื่นที่เป็นแผนเดียวกัน"),
    "not_budget": (
        "a budget field has an amount that is no budget line: a part, money spent, a larger sum, an increase",
        "หัวข้องบประมาณมีจำนวนเงินที่ไม่ใช่งบประมาณ เช่น รายการย่อย เงินที่ใช้ไปแล้ว วงเงินใหญ่ หรือส่วนที่เพิ่ม",
    ),
    "parts_mismatch": (
        "the parts of an amount of a detail block do not add up to it",
        "ผลรวมของรายการย่อยไม่เท่ากับจำนวนเงินที่ระบุ",
    ),
    "year_uncertain": (
        "it cannot be told for which year an amount of a detail block is",
        "บอกไม่ได้ว่าจำนวนเงินในรายละเอียดโครงการเป็นของปีใด",
    ),
    "unnamed_budget": (
        "a detail block says where its money comes from, not how much it is",
        "รายละเอียดโครงการระบุแหล่งเงินแต่ไม่ระบุจำนวน",
    ),
    "states_one_year": (
        "a detail block states one year's amount of the budget table without the year",
        "รายละเอียดโครงการระบุจำนวนเงินของปีเดียวในตารางโดยไม่ระบุปี",
    ),
    "unreadable_amount": ("an amount could not be read", "อ่านจำนวนเงินไม่ได้"),
    "unreadable_year": ("the year of a column could not be read", "อ่านปีของคอลัมน์ไม่ได้"),
    "repeated_value": (
        "a value is stated more than once and differently; one is kept",
        "มีค่าเดียวกันมากกว่าหนึ่งแห่งและไม่ตรงกัน ใช้เพียงค่าเดียว",
    ),
    "missing_fact": (
        "the plan does not state a fact about itself, or it could not be read",
        "แผนไม่ระบุข้อมูลของตนเอง หรืออ่านไม่ได้",
    ),
    "corrected_by_hand": ("a person corrected a value", "มีค่าที่แก้ไขโดยบุคคล"),
    "stale_correction": (
        "a correction by hand no longer fits the plan and was not applied",
        "การแก้ไขโดยบุคคลไม่ตรงกับแผนปัจจุบันแล้ว จึงไม่ได้ใช้",
    ),
}
