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
}
MATCH_METHODS: Labels = {
    "title": ("same title", "ชื่อตรงกัน"),
    "title_fuzzy": ("similar titles", "ชื่อคล้ายกัน"),
    "number": ("less similar titles, same number", "ชื่อคล้ายกันน้อยกว่า แต่หมายเลขตรงกัน"),
}
BUDGET_STATUSES: Labels = {
    "amount": ("states an amount", "ระบุจำนวนเงิน"),
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
}
BUDGET_SOURCES: Labels = {
    "table": ("the budget table", "ตารางงบประมาณ"),
    "detail": ("the project's detail block", "รายละเอียดโครงการ"),
}
PER: Labels = {
    "year": ("for one year", "ต่อปี"),
    "total": ("for all years together", "รวมทุกปี"),
    "unit": ("for one unit, such as a person or a course", "ต่อหน่วย เช่น ต่อคน หรือต่อรุ่น"),
}
CELL_STATUSES: Labels = {
    "amount": ("an amount is printed", "พิมพ์จำนวนเงิน"),
    "zero": ("0 is printed", "พิมพ์เลขศูนย์"),
    "dash": ("a dash is printed", "พิมพ์ขีด (-)"),
    "blank": ("nothing is printed", "เว้นว่าง"),
    "none": ("the plan says that no budget is used", "ระบุว่าไม่ใช้งบประมาณ"),
    "ambiguous": ("it cannot be told whose the printed value is", "บอกไม่ได้ว่าค่าที่พิมพ์เป็นของโครงการใด"),
}
ALIGNMENTS: Labels = {
    "exact": ("its own cell", "อยู่ในช่องของโครงการเอง"),
    "by_order": ("a shared cell with as many values as projects", "ช่องร่วมที่มีค่าเท่าจำนวนโครงการ กำหนดตามลำดับ"),
    "by_detail": (
        "a shared cell, settled by the detail blocks and the declared totals",
        "ช่องร่วม ตัดสินด้วยรายละเอียดโครงการและยอดรวมที่แผนระบุ",
    ),
    "by_hand": ("corrected by hand", "แก้ไขโดยบุคคล"),
    "ambiguous": ("not assigned to any project", "กำหนดให้โครงการใดไม่ได้"),
}
SCOPES: Labels = {"dimension": ("one dimension", "มิติเดียว"), "plan": ("the whole plan", "ทั้งแผน")}
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
