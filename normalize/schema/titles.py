"""Short titles of tables and columns, English and Thai, for the heads of tables and the sheets of Excel.

A column has the same title wherever its name means the same; ``table.column`` is for where it does not.
"""

from __future__ import annotations

Title = tuple[str, str]
"""English and Thai."""

TABLE_TITLES: dict[str, Title] = {
    "plans": ("Plans", "แผน"),
    "sources": ("Source files", "ไฟล์ต้นทาง"),
    "pages": ("Pages", "หน้าเอกสาร"),
    "sections": ("Sections", "ส่วนของเอกสาร"),
    "projects": ("Projects", "โครงการ"),
    "project_items": ("Project details", "รายละเอียดโครงการ"),
    "indicators": ("Indicators", "ตัวชี้วัด"),
    "budget_lines": ("Budget lines", "งบประมาณรายโครงการ"),
    "budget_totals": ("Budget totals", "ยอดรวมงบประมาณ"),
    "declared_counts": ("Declared counts", "จำนวนโครงการที่แผนระบุ"),
    "risks": ("Risks", "ความเสี่ยง"),
    "risk_controls": ("Risk controls", "มาตรการควบคุมความเสี่ยง"),
    "swot": ("SWOT", "การวิเคราะห์ SWOT"),
    "targets": ("Targets", "ค่าเป้าหมาย"),
    "statements": ("Statements", "วัตถุประสงค์และวิสัยทัศน์"),
    "contents": ("Contents", "สารบัญ"),
    "issues": ("Issues", "ประเด็นที่ควรทราบ"),
}

COLUMN_TITLES: dict[str, Title] = {
    # what a row is about
    "plan_id": ("Plan ID", "รหัสแผน"),
    "project_id": ("Project ID", "รหัสโครงการ"),
    "ordinal": ("No.", "ลำดับ"),
    "kind": ("Kind", "ประเภท"),
    "title": ("Title", "ชื่อ"),
    "text": ("Text", "ข้อความ"),
    "raw": ("As printed", "ตามที่พิมพ์"),
    "line_start": ("First line", "บรรทัดแรก"),
    "line_end": ("Last line", "บรรทัดสุดท้าย"),
    "page_start": ("First page", "หน้าแรก"),
    "page_end": ("Last page", "หน้าสุดท้าย"),
    # plans, sources
    "source_path": ("Source file", "ไฟล์ต้นทาง"),
    "source_format": ("File format", "รูปแบบไฟล์"),
    "source_sha256": ("SHA-256", "ค่า SHA-256"),
    "plans.title": ("Title of the plan", "ชื่อแผน"),
    "org_name": ("Organisation", "หน่วยงาน"),
    "org_type": ("Kind of organisation", "ประเภทหน่วยงาน"),
    "subdistrict": ("Subdistrict", "ตำบล"),
    "district": ("District", "อำเภอ"),
    "province": ("Province", "จังหวัด"),
    "province_iso": ("Province code", "รหัสจังหวัด"),
    "province_stated": ("Province is printed", "ระบุจังหวัดไว้"),
    "start_year_be": ("First year (BE)", "ปีแรก (พ.ศ.)"),
    "end_year_be": ("Last year (BE)", "ปีสุดท้าย (พ.ศ.)"),
    "start_year_ce": ("First year (CE)", "ปีแรก (ค.ศ.)"),
    "end_year_ce": ("Last year (CE)", "ปีสุดท้าย (ค.ศ.)"),
    "announced_on": ("Announced on", "วันที่ประกาศ"),
    "signatory_name": ("Signed by", "ผู้ลงนาม"),
    "signatory_position": ("Signatory's position", "ตำแหน่งผู้ลงนาม"),
    "document_month": ("Month of the document", "เดือนของเอกสาร"),
    "digit_style": ("Digits", "รูปแบบตัวเลข"),
    "project_count": ("Projects", "จำนวนโครงการ"),
    "extractor_version": ("Program version", "รุ่นโปรแกรม"),
    "schema_version": ("Schema version", "รุ่นโครงสร้างข้อมูล"),
    # pages
    "page": ("Page", "หน้า"),
    "characters": ("Characters", "อักขระ"),
    "cid_count": ("Unmapped glyphs", "อักขระที่ฟอนต์ไม่ระบุ"),
    "private_use_count": ("Private use characters", "อักขระพื้นที่ส่วนตัว"),
    "replacement_count": ("Replacement characters", "อักขระแทนที่"),
    "bare_mark_count": ("Bare marks", "เครื่องหมายไร้พยัญชนะ"),
    "space_before_mark_count": ("Blanks before marks", "ช่องว่างหน้าเครื่องหมาย"),
    "torn_sara_am_count": ("Torn sara am", "สระอำที่ขาด"),
    "thai_share": ("Share of Thai", "สัดส่วนอักษรไทย"),
    "method": ("Read by", "วิธีอ่าน"),
    "needs_ocr": ("Needs OCR", "ต้องใช้ OCR"),
    "page_label": ("Printed page number", "เลขหน้าที่พิมพ์"),
    "header_text": ("Page head", "หัวกระดาษ"),
    "footer_text": ("Page foot", "ท้ายกระดาษ"),
    # sections
    "parent_ordinal": ("Belongs to no.", "ลำดับของส่วนที่สังกัด"),
    "depth": ("Depth", "ระดับ"),
    "sections.kind": ("Kind of section", "ประเภทของส่วน"),
    "number": ("Number", "หมายเลข"),
    "sections.title": ("Heading", "หัวข้อ"),
    # projects
    "projects.title": ("Project", "ชื่อโครงการ"),
    "table_title": ("Title in the table", "ชื่อในตาราง"),
    "alternative_title": ("Other title", "ชื่ออื่น"),
    "dimension_no": ("Dimension no.", "มิติที่"),
    "dimension_title": ("Dimension", "มิติ"),
    "mission_no": ("Mission no.", "ภารกิจที่"),
    "mission_title": ("Mission", "ภารกิจ"),
    "strategy_no": ("Strategy no.", "แนวทางที่"),
    "strategy_title": ("Strategy", "แนวทาง"),
    "dimension_code": ("Dimension in the handbook", "มิติตามคู่มือ"),
    "mission_code": ("Mission in the handbook", "ภารกิจตามคู่มือ"),
    "strategy_code": ("Strategy in the handbook", "แนวทางตามคู่มือ"),
    "template": ("Handbook", "คู่มือ"),
    "table_number": ("No. in the table", "หมายเลขในตาราง"),
    "detail_number": ("No. in the details", "หมายเลขในรายละเอียด"),
    "in_table": ("In the table", "มีในตาราง"),
    "in_detail": ("In the details", "มีในรายละเอียด"),
    "match_method": ("Matched by", "วิธีจับคู่"),
    "match_score": ("Similarity", "ความคล้าย"),
    "responsible_unit": ("Responsible unit", "หน่วยงานรับผิดชอบ"),
    "remark": ("Remark", "หมายเหตุ"),
    "target_group": ("Target group", "กลุ่มเป้าหมาย"),
    "target_count": ("Target group (persons)", "กลุ่มเป้าหมาย (คน)"),
    "location": ("Place", "พื้นที่ดำเนินการ"),
    "period_text": ("Period", "ระยะเวลาดำเนินการ"),
    "period_start_be": ("Period from (BE)", "เริ่มปี (พ.ศ.)"),
    "period_end_be": ("Period to (BE)", "สิ้นสุดปี (พ.ศ.)"),
    "period_start_on": ("Period from", "วันเริ่มต้น"),
    "period_end_on": ("Period to", "วันสิ้นสุด"),
    "budget_text": ("Budget as printed", "งบประมาณตามที่พิมพ์"),
    "budget_status": ("Budget in the details", "งบประมาณในรายละเอียด"),
    "table_line_start": ("First line in the table", "บรรทัดแรกในตาราง"),
    "table_line_end": ("Last line in the table", "บรรทัดสุดท้ายในตาราง"),
    "detail_line_start": ("First line of the details", "บรรทัดแรกของรายละเอียด"),
    "detail_line_end": ("Last line of the details", "บรรทัดสุดท้ายของรายละเอียด"),
    "field": ("Field", "หัวข้อ"),
    "enumerator": ("Enumerator", "เลขข้อ"),
    "level": ("Level", "ระดับข้อ"),
    "comparator": ("Comparison", "การเปรียบเทียบ"),
    "value": ("Value", "ค่า"),
    "unit": ("Unit", "หน่วย"),
    # money and counts
    "source": ("Source", "แหล่งข้อมูล"),
    "fiscal_year_be": ("Fiscal year (BE)", "ปีงบประมาณ (พ.ศ.)"),
    "fiscal_year_ce": ("Fiscal year (CE)", "ปีงบประมาณ (ค.ศ.)"),
    "amount_baht": ("Amount (baht)", "จำนวนเงิน (บาท)"),
    "per": ("Amount for", "ลักษณะจำนวนเงิน"),
    "status": ("Status", "สถานะ"),
    "alignment": ("Alignment", "วิธีกำหนดค่า"),
    "scope": ("Scope", "ขอบเขต"),
    "declared_baht": ("Declared (baht)", "ยอดที่แผนระบุ (บาท)"),
    "computed_baht": ("Computed (baht)", "ผลรวมที่คำนวณ (บาท)"),
    "difference_baht": ("Difference (baht)", "ผลต่าง (บาท)"),
    "stated_in": ("Stated in", "ระบุไว้ใน"),
    "declared": ("Declared", "จำนวนที่แผนระบุ"),
    "extracted": ("Found", "จำนวนที่พบ"),
    # risks, swot, targets, contents
    "risk_ordinal": ("Row no.", "แถวที่"),
    "process": ("Process", "กระบวนงาน"),
    "risk_text": ("Risk", "ความเสี่ยง"),
    "score_text": ("Score as printed", "ระดับตามที่พิมพ์"),
    "score": ("Score", "ระดับความเสี่ยง"),
    "control_text": ("Control", "มาตรการควบคุม"),
    "quadrant": ("Quadrant", "ด้าน"),
    "metric": ("Metric", "เป้าหมาย"),
    "metric_text": ("Metric as printed", "เป้าหมายตามที่พิมพ์"),
    "contents.title": ("Entry", "รายการ"),
    # issues
    "code": ("Issue", "ประเด็น"),
    "severity": ("Severity", "ระดับความสำคัญ"),
    "table": ("Table", "ตาราง"),
    "expected": ("Expected", "ค่าที่คาด"),
    "found": ("Found", "ค่าที่พบ"),
    "message": ("Message (English)", "ข้อความ (อังกฤษ)"),
    "message_th": ("Message (Thai)", "ข้อความ (ไทย)"),
}


def column_title(table: str, column: str) -> Title:
    """The title of a column. Raises ``KeyError`` for one that has none: a new column needs one.

    >>> column_title("budget_lines", "amount_baht")
    ('Amount (baht)', 'จำนวนเงิน (บาท)')
    >>> column_title("sections", "title"), column_title("projects", "title")
    (('Heading', 'หัวข้อ'), ('Project', 'ชื่อโครงการ'))
    """
    own = COLUMN_TITLES.get(f"{table}.{column}")
    return own or COLUMN_TITLES[column]
