"""What the values of the enum columns mean, in English and Thai, for the dictionary, the report and Excel."""

from __future__ import annotations

from collections.abc import Mapping

from parsers.rules.load import load

Labels = Mapping[str, tuple[str, str]]
"""Every value that a column may hold, with its meaning in English and in Thai."""

SOURCE_FORMATS: Labels = {
    "txt": ("plain text", "ข้อความล้วน"),
    "html": ("web page", "หน้าเว็บ"),
    "pdf": ("PDF", "PDF"),
    "docx": ("Word document", "เอกสาร Word"),
}
ORG_TYPES: Labels = {
    "pao": ("provincial administrative organisation", "องค์การบริหารส่วนจังหวัด"),
    "city_municipality": ("city municipality", "เทศบาลนคร"),
    "town_municipality": ("town municipality", "เทศบาลเมือง"),
    "subdistrict_municipality": ("subdistrict municipality", "เทศบาลตำบล"),
    "sao": ("subdistrict administrative organisation", "องค์การบริหารส่วนตำบล"),
    "bma": ("Bangkok Metropolitan Administration", "กรุงเทพมหานคร"),
    "pattaya": ("City of Pattaya", "เมืองพัทยา"),
}
PLAN_KINDS: Labels = {
    "multi_year": ("plan of several years", "แผนหลายปี"),
    "annual": ("plan of one fiscal year", "แผนประจำปีงบประมาณ"),
}
DIGIT_STYLES: Labels = {
    "thai": ("Thai digits (๑๒๓)", "เลขไทย (๑๒๓)"),
    "arabic": ("Arabic digits (123)", "เลขอารบิก (123)"),
    "mixed": ("Thai and Arabic digits", "เลขไทยปนเลขอารบิก"),
}
PAGE_METHODS: Labels = {
    "text": ("the page's own text", "ข้อความในไฟล์"),
    "ocr": ("read from its picture by OCR", "อ่านจากภาพด้วย OCR"),
    "failed": ("could not be read", "อ่านไม่ได้"),
}
SECTION_KINDS: Labels = {
    "cover": ("cover", "ปก"),
    "announcement": ("announcement of the plan", "ประกาศใช้แผน"),
    "foreword": ("foreword", "คำนำ"),
    "contents": ("table of contents", "สารบัญ"),
    "part": ("part", "ส่วนที่"),
    "chapter": ("chapter or other numbered heading", "บทหรือหัวข้อ"),
    "dimension": ("dimension", "มิติ"),
    "mission": ("mission", "ภารกิจ"),
    "strategy": ("strategy", "แนวทาง"),
    "project_detail": ("detail block of a project", "รายละเอียดโครงการ"),
    "appendix": ("appendix", "ภาคผนวก"),
    "other": ("another part", "ส่วนอื่น"),
}
COUNTED_KINDS: Labels = {
    "project": ("project", "โครงการ"),
    "activity": ("activity", "กิจกรรม"),
    "measure": ("measure", "มาตรการ"),
}
PROJECT_KINDS: Labels = {**COUNTED_KINDS, "unspecified": ("not said", "ไม่ระบุ")}
TEMPLATES: Labels = {
    "2561-2564": ("handbook for the plans of 2561-2564 BE", "คู่มือแผน พ.ศ. 2561-2564"),
    "2566-2570": ("handbook for the plans of 2566-2570 BE", "คู่มือแผน พ.ศ. 2566-2570"),
    "2571-2575": ("handbook for the plans of 2571-2575 BE", "คู่มือแผน พ.ศ. 2571-2575"),
}
MATCH_METHODS: Labels = {
    "title": ("same title", "ชื่อตรงกัน"),
    "title_fuzzy": ("similar titles", "ชื่อคล้ายกัน"),
    "number": ("less similar titles, same number", "ชื่อคล้ายกันน้อยกว่า แต่หมายเลขตรงกัน"),
}
CONTROL_MATCHES: Labels = {
    "title": ("names one project word for word", "ระบุชื่อโครงการหนึ่งตรงทุกคำ"),
    "title_fuzzy": ("names one project in similar words", "ระบุชื่อคล้ายกับโครงการหนึ่ง"),
    "none": ("names no project of the plan", "ไม่ได้ระบุโครงการใดในแผน"),
    "several": ("names several projects, or one of several with the name", "ระบุหลายโครงการ หรือชื่อตรงกับหลายโครงการ"),
}
RESPONSIBLE_SOURCES: Labels = {
    "detail": ("the detail block", "รายละเอียดโครงการ"),
    "table": ("the budget table", "ตารางงบประมาณ"),
}
RELATIONS: Labels = {
    "duplicate": ("the same plan once more", "แผนเดียวกันที่ซ้ำ"),
    "newer_edition": ("the other plan is a newer edition of it", "แผนอีกฉบับเป็นฉบับใหม่กว่า"),
    "amendment": ("it amends the other plan", "เป็นฉบับแก้ไขหรือเพิ่มเติมของแผนอีกฉบับ"),
}
BUDGET_STATUSES: Labels = {
    "amount": ("states an amount", "ระบุจำนวนเงิน"),
    "unnamed": ("says that money is used, not how much", "ระบุว่าใช้งบประมาณ แต่ไม่ระบุจำนวน"),
    "none": ("says that no budget is used", "ระบุว่าไม่ใช้งบประมาณ"),
    "dash": ("a dash is printed", "พิมพ์ขีด (-)"),
    "blank": ("nothing stands under the heading", "มีหัวข้อแต่ไม่มีข้อความ"),
    "missing_field": ("has no budget field", "ไม่มีหัวข้องบประมาณ"),
}
FIELDS: Labels = {field["code"]: (field["label"], field["label_th"]) for field in load("fields")["field"]}
COMPARATORS: Labels = {
    "ge": ("at least", "ไม่น้อยกว่า"),
    "le": ("at most", "ไม่เกิน"),
    "eq": ("exactly", "เท่ากับ"),
    "increase": ("increase by", "เพิ่มขึ้น"),
    "decrease": ("decrease by", "ลดลง"),
    "approx": ("about", "ประมาณ"),
    "between": ("between value and value_to", "อยู่ระหว่าง value กับ value_to"),
}
BUDGET_SOURCES: Labels = {
    "table": ("the budget table", "ตารางงบประมาณ"),
    "detail": ("the project's detail block", "รายละเอียดโครงการ"),
}
PER: Labels = {
    "year": ("the plan says: for one year", "แผนระบุว่าเป็นของหนึ่งปี"),
    "total": ("the plan says: for all years, or for the whole", "แผนระบุว่ารวมทุกปีหรือรวมทั้งหมด"),
    "unit": ("for one unit, such as a person or a course", "ต่อหน่วย เช่น ต่อคน หรือต่อรุ่น"),
    "part": (
        "a part of another amount: a cost item of a block, a sub-activity of a project",
        "ส่วนหนึ่งของจำนวนเงินอื่น เช่น รายการค่าใช้จ่ายย่อย หรือกิจกรรมย่อยของโครงการ",
    ),
    "unstated": (
        "no word says whether it is each year's or for all years together",
        "แผนไม่ได้บอกว่าเป็นของแต่ละปีหรือรวมทุกปี",
    ),
}
YEAR_BASES: Labels = {
    "head": ("the head of its column", "หัวคอลัมน์"),
    "restored": ("a damaged or lost head, restored from those around it", "หัวคอลัมน์ที่เสียหาย ซึ่งกู้คืนจากหัวคอลัมน์ข้างเคียง"),
    "title": ("the title of the plan", "ชื่อแผน"),
    "period": ("the period of the project", "ระยะเวลาดำเนินการของโครงการ"),
    "row": ("the row itself, which is of one year", "แถวนั้นเอง ซึ่งเป็นของปีเดียว"),
    "detail": ("the words beside the amount in the detail block", "ข้อความข้างจำนวนเงินในรายละเอียดโครงการ"),
}
FOUND_IN: Labels = {
    "table_cell": ("a row of a budget table", "แถวของตารางงบประมาณ"),
    "table_total": ("a row of totals of a budget table", "แถวยอดรวมของตารางงบประมาณ"),
    "budget_field": ("the budget field of a detail block", "หัวข้องบประมาณของรายละเอียดโครงการ"),
    "other_table": ("another table", "ตารางอื่น"),
    "text": ("the text", "เนื้อความ"),
}
BECAME: Labels = {
    "budget_line": ("a row of budget_lines, or several", "แถวหนึ่งหรือหลายแถวใน budget_lines"),
    "budget_total": ("a row of budget_totals", "แถวใน budget_totals"),
    "shared_amount": ("a row of shared_amounts", "แถวใน shared_amounts"),
    "row_cell": ("a row of row_cells", "แถวใน row_cells"),
    "count_or_target": ("a count or a target, no money", "จำนวนนับหรือค่าเป้าหมาย ไม่ใช่เงิน"),
    "text": ("part of a text, such as a title or a remark", "ส่วนหนึ่งของข้อความ เช่น ชื่อหรือหมายเหตุ"),
    "label": (
        "a label: a number of a row, a year of a head, an enumerator",
        "ป้าย เช่น ลำดับที่ ปีของคอลัมน์ หมายเลขข้อ",
    ),
    "not_budget": (
        "money that is no budget: spent, a larger sum, a price",
        "เงินที่ไม่ใช่งบประมาณ เช่น ใช้ไปแล้ว ราคา",
    ),
    "repeated": ("an amount that is printed again and counted once", "จำนวนเงินที่พิมพ์ซ้ำ นับเพียงครั้งเดียว"),
    "unreadable": ("a number that cannot be read", "ตัวเลขที่อ่านไม่ได้"),
    "unaccounted": ("nothing: nobody can say what it is", "ไม่ทราบว่าเป็นอะไร"),
}
ROW_CELL_ROLES: Labels = {
    "responsible": ("unit in charge", "หน่วยงานรับผิดชอบ"),
    "target": ("target", "เป้าหมาย"),
    "indicator": ("indicator", "ตัวชี้วัด"),
    "budget_source": ("source of the money", "แหล่งงบประมาณ"),
    "period": ("period", "ระยะเวลา"),
    "place": ("place", "สถานที่"),
    "strategy": ("strategy", "ยุทธศาสตร์หรือแนวทาง"),
    "quarter": ("a quarter", "ไตรมาส"),
    "month": ("a month", "เดือน"),
    "tick": ("a tick for a year or month", "เครื่องหมายในช่องปีหรือเดือน"),
    "paid": ("money paid or a result", "เงินที่เบิกจ่ายแล้วหรือผลการดำเนินงาน"),
    "row_total": ("the row's own total", "ยอดรวมของแถว"),
    "remark": ("remark", "หมายเหตุ"),
    "other": ("another column", "คอลัมน์อื่น"),
}
COUNTED: Labels = {
    "once": ("once for all of them", "นับครั้งเดียวสำหรับทุกโครงการ"),
    "each": ("once for each of them", "นับให้แต่ละโครงการ"),
    "unknown": ("the plan does not say", "แผนไม่ระบุ"),
}
CELL_STATUSES: Labels = {
    "amount": ("an amount is printed", "พิมพ์จำนวนเงิน"),
    "zero": ("0 is printed", "พิมพ์เลขศูนย์"),
    "dash": ("a dash is printed", "พิมพ์ขีด (-)"),
    "blank": ("nothing is printed", "เว้นว่าง"),
    "none": ("the plan says that no budget is used", "ระบุว่าไม่ใช้งบประมาณ"),
    "unnamed": ("the plan says that money is used, not how much", "ระบุว่าใช้งบประมาณ แต่ไม่ระบุจำนวน"),
    "ambiguous": (
        "it cannot be told how much it is, or whose the printed value is",
        "บอกไม่ได้ว่าเป็นเงินเท่าใด หรือค่าที่พิมพ์เป็นของโครงการใด",
    ),
}
ALIGNMENTS: Labels = {
    "exact": ("its own cell", "อยู่ในช่องของโครงการเอง"),
    "by_order": ("a shared cell with as many values as projects", "ช่องร่วมที่มีค่าเท่าจำนวนโครงการ กำหนดตามลำดับ"),
    "by_detail": (
        "a shared cell, settled by the detail blocks and the declared totals",
        "ช่องร่วม ตัดสินด้วยรายละเอียดโครงการและยอดรวมที่แผนระบุ",
    ),
    "mended": (
        "its own cell in a damaged row that has one possible reading",
        "ช่องของตนเองในแถวที่เสียหาย ซึ่งอ่านได้ทางเดียว",
    ),
    "by_hand": ("corrected by hand", "แก้ไขโดยบุคคล"),
    "ambiguous": ("not assigned to any project", "กำหนดให้โครงการใดไม่ได้"),
}
SCOPES: Labels = {"dimension": ("one dimension", "มิติเดียว"), "plan": ("the whole plan", "ทั้งแผน")}
TOTAL_SCOPES: Labels = {**SCOPES, "mission": ("one mission", "ภารกิจเดียว")}
COUNT_PLACES: Labels = {
    "foreword": ("foreword", "คำนำ"),
    "part_intro": ("text of a part before its budget table", "ข้อความก่อนตารางงบประมาณ"),
    "table_subtotal": ("subtotal row of the budget table", "แถวรวมย่อยของตารางงบประมาณ"),
    "table_grand_total": ("grand total row of the budget table", "แถวรวมทั้งสิ้นของตารางงบประมาณ"),
}
RISK_SCORES: Labels = {
    "low": ("low", "ต่ำ"),
    "medium": ("medium", "ปานกลาง"),
    "high": ("high", "สูง"),
    "very_high": ("very high", "สูงมาก"),
}
QUADRANTS: Labels = {
    "strength": ("strength", "จุดแข็ง"),
    "weakness": ("weakness", "จุดอ่อน"),
    "opportunity": ("opportunity", "โอกาส"),
    "threat": ("threat", "อุปสรรค"),
}
METRICS: Labels = {
    "ita_score": (
        "score of the Integrity and Transparency Assessment (ITA)",
        "คะแนนการประเมินคุณธรรมและความโปร่งใส (ITA)",
    ),
    "corruption_cases_reduction": ("fewer cases of corruption", "การลดลงของเรื่องร้องเรียนหรือคดีทุจริต"),
    "other": ("another target", "เป้าหมายอื่น"),
}
STATEMENT_KINDS: Labels = {
    "objective": ("objective", "วัตถุประสงค์"),
    "goal": ("goal", "เป้าหมาย"),
    "benefit": ("benefit", "ประโยชน์"),
    "vision": ("vision", "วิสัยทัศน์"),
    "mission": ("mission", "พันธกิจ"),
}
SEVERITIES: Labels = {
    "error": ("a number is wrong or in doubt", "มีตัวเลขผิดหรือน่าสงสัย"),
    "warning": ("a number may be wrong", "อาจมีตัวเลขผิด"),
    "info": ("good to know; no number is in doubt", "ควรทราบ ไม่กระทบตัวเลข"),
}
