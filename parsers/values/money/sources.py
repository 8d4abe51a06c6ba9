"""What words beside figures name, and nothing else: where money comes from, or what it pays for."""

from __future__ import annotations

import re

from extract.ground.characters import arabic_digits

_SPACE = re.compile(r"\s+")
_LONGEST = 160

_SAYS_WHEN = (
    r"(?<!ประจำ)ปี|งวด|ไตรมาส|เดือน|ครั้ง|รอบ|ระยะ|แล้ว|(?<!ช่วย)เหลือ|ค้าง|เดิม(?!พัน)|ก่อน(?!วัย|ประถม)|แรก|สุดท้าย|ถัดไป|ต่อไป|ผ่านมา|จริง"
    r"|ยัง|เพิ่ม|ลด|โอน|ปรับ(?!ปรุง)|เปลี่ยน|แก้ไข|ตัด|คืน|ยกเลิก|ยก(?:ไป|มา)|เลื่อน|ระงับ|ชะลอ|คาดว่า"
    r"|ขอ(?:รับ|เพิ่ม|ตั้ง|ใช้|อนุมัติ|สนับสนุน|เบิก|แปร|อุดหนุน)|รอ(?:การ|อนุมัติ|ผล|โอน|จัดสรร|รับ)"
)
"""Words for a time or a change: the money beside them may be another year's, spent, or not granted."""

_OPEN = re.compile(
    rf"{_SAYS_WHEN}|ไม่|มิได้|ถูก|อนุมัติ|พิจารณา|ครึ่ง|บางส่วน|หนึ่งใน|ส่วน(?:หนึ่ง|ที่|เกิน|ต่าง)|ร้อยละ|(?:คน|ฝ่าย|แห่ง|อย่าง)ละ|แบ่ง|(?<!บริ)หาร|เฉลี่ย"
    r"|สมทบ|ร่วม|รวม|(?<!ทด)แทน|ทั้ง|ทุก|โครงการ|กิจกรรม|(?<!บท)บาท"
)
_OTHER_THAN_COST = re.compile(rf"{_SAYS_WHEN}|งบ(?!ประมาณการ)|รวม")

_NAME = r"[ก-๎.]{0,40}"
_BODY = (
    r"(?:อบ[ตจ]|อปท|สปสช|เทศบาล|ท้องถิ่น|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|จังหวัด|อำเภอ|ตำบล|รัฐ|กระทรวง|กรม|กอง|สำนัก|โรงเรียน|หน่วยงาน"
    rf"|ส่วนราชการ|มหาวิทยาลัย|ศูนย์){_NAME}"
)
_ORDINANCE = (
    r"(?:ข้อ|เทศ)บัญญัติ(?:ท้องถิ่น|ตำบล|เทศบาล)?(?:เรื่อง)?(?:งบประมาณ)?(?:รายจ่าย)?(?:ประจำปี)?(?:งบประมาณ)?"
    rf"(?:(?:ของ)?{_BODY}|(?:แผนงาน|หมวด)[ก-๎]{{2,40}})?(?:\(?หน้า(?:ที่)?[0-9]{{1,3}}\)?)?"
)
_SOURCE = (
    rf"(?:{_ORDINANCE}"
    rf"|งบประมาณ(?:รายจ่าย)?(?:ประจำปี|ปกติ)?(?:(?:ตาม|จาก)?{_ORDINANCE}|(?:ของ|จาก)?{_BODY})?"
    rf"|งบ(?:กลาง|ปกติ|ดำเนิน(?:งาน|การ)|ลงทุน|รายจ่าย(?:อื่น|ประจำ)|รายได้|อุดหนุน|บริหาร|พัฒนา)(?:(?:ของ|จาก)?{_BODY})?"
    rf"|งบ(?:ของ|จาก)?{_BODY}"
    rf"|(?:เงิน|งบ)?อุดหนุน(?:ทั่วไป|เฉพาะกิจ)?(?:(?:ของ|จาก)?{_BODY})?"
    rf"|(?:เงิน)?รายได้(?:ของ)?(?:{_BODY})?"
    r"|(?:เงิน)?ทุนสำรองเงินสะสม|เงิน(?:สะสม|กู้|บริจาค|บำรุง|นอกงบประมาณ)"
    rf"|(?:เงิน)?(?:จาก)?กองทุน{_NAME})"
)
_SOURCES = re.compile(
    r"(?:แหล่ง(?:งบประมาณ|เงิน|ที่มา)[:：]?)?(?:ตั้งจ่าย|เบิกจ่าย|จ่ายขาด|เบิก|จ่าย|ใช้)?(?:ตาม|จาก|ใน)?"
    rf"{_SOURCE}(?:(?:และ|,|\+){_SOURCE}){{0,3}}\.?"
)
_COST = re.compile(r"[-–•*+,\s]*+(?:ค่า|เงินรางวัล|ของรางวัล|วัสดุ|(?:จัด)?ซื้อ|จ้าง|อาหาร|เอกสาร)")


def names_source(text: str) -> bool:
    """Whether a text, as a whole, names where money comes from, and says nothing of when, how much of it, or for whom.

    >>> [names_source(t) for t in ("ข้อบัญญัติ", "เงินอุดหนุนทั่วไป", "ตั้งจ่ายจากเทศบัญญัติ", "งบ อบต. และเงินสะสม", "กองทุนชุมชน")]
    [True, True, True, True, True]
    >>> [names_source(t) for t in ("งบถูกตัด", "งบ อบต. ครึ่งหนึ่ง", "เงินคืนคลัง", "งบประมาณ ปี 2571", "เงินสะสม ยังไม่ได้รับอนุมัติ")]
    [False, False, False, False, False]
    """
    bare = _SPACE.sub("", arabic_digits(text[: _LONGEST + 1]))
    return len(text) <= _LONGEST and _SOURCES.fullmatch(bare) is not None and _OPEN.search(bare) is None


def names_cost(text: str) -> bool:
    """Whether the words before a figure name what it pays for, and no time or change.

    >>> [names_cost(t) for t in ("ค่าวิทยากร", "- ค่าหน้ากาก", "ค่าใช้จ่ายปีที่แล้ว", "ค่าอาหารจ่ายแล้ว", "งบปีนี้", "รวม")]
    [True, True, False, False, False, False]
    """
    return _COST.match(text) is not None and _OTHER_THAN_COST.search(_SPACE.sub("", text)) is None
