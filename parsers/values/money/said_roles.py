"""What words say of one amount of a budget field: it was spent, is shared, a price, or stood before a change."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.ground.characters import line_around
from parsers.values.money.field_amounts import FieldAmounts
from parsers.values.money.remarks import changes_amount
from parsers.values.money.said import COST, NONE_SAID, SPENT

_SPENT = re.compile(rf"{SPENT}|ไป\s*แล้ว\s*(?:เป็น(?:เงิน)?|จำนวน|รวม|ทั้งสิ้น|\s)*$")
_LARGER = re.compile(
    r"(?:จาก|ของ|ภายใต้|ส่วนหนึ่ง)\s*(?:ใน|ของ|จาก)?\s*(?:งบ|เงิน|วงเงิน|ยอด|โครงการ|ที่(?:เสนอ)?ขอ)"
    r"|(?:ซึ่ง|ที่)มี(?:งบ|วงเงิน|ยอด)|งบ(?:ประมาณ)?(?:ทั้งหมด|รวม)|ทั้งโครงการ"
)
_WORDS = r"(?:ตั้ง(?:ไว้|งบ)?|ใช้|ได้รับ|งบประมาณ|วงเงิน|จำนวน|เป็นเงิน|เงิน|ประมาณ|ไม่เกิน|[\s(:])*"
"""Words of money that may stand before an amount."""

_PRICE = re.compile(r"ราคา\s*(?:กลาง|ประเมิน|ตลาด|อ้างอิง)")
_PRICE_OF_BUDGET = re.compile(r"(?:งบ(?:ประมาณ)?|วงเงิน)\s*(?:และ|/|ตาม|เท่ากับ)\s*$")
_GIVEN = re.compile(r"บริจาค[^0-9\n]{0,40}มูลค่า(?:รวม|ทั้งสิ้น|ประมาณ|\s)*$")
"""Things that somebody gives are no money, whatever they are worth."""

_CONTRACT = re.compile(rf"(?:สัญญา|เสนอราคา|ใบสั่ง|ราคา)\s*(?:จ้าง|ซื้อ|ที่(?:เสนอ|ตกลง|จ้าง|ซื้อ|ชนะ)\S*|ต่ำสุด)*{_WORDS}$")
_GRANTED = re.compile(
    rf"(?:ได้รับ(?:การ)?(?:จัดสรร|อนุมัติ|สนับสนุน)?|(?<!ขอ)อนุมัติ)(?:งบประมาณ|เงิน)?(?:จริง|เพียง|แล้ว|{_WORDS})*$"
)
_SHARED = re.compile(
    r"(?:งบ(?:ประมาณ)?|เงิน|ใช้|เบิก(?:จ่าย)?)\s*(?:ร่วม|รวม|เดียวกัน)กับ\s*(?:โครงการ|กิจกรรม|มาตรการ|ข้อ|ลำดับ)"
    r"|รวมอยู่(?:แล้ว)?(?:ใน|กับ)\s*(?:งบ|โครงการ|กิจกรรม|มาตรการ|ข้อ|ลำดับ)"
)
_OF_MONEY = r"(?:งบ(?:ประมาณ)?|วงเงิน|ยอด|ของ|จำนวน(?:เงิน)?)?"
_CHANGE = r"(?:แก้ไข(?:เปลี่ยนแปลง)?|ปรับ(?:ปรุง|ลด|เพิ่ม)?|เปลี่ยนแปลง|โอน)"
_EARLIER = re.compile(
    rf"(?:(?<!เท่า)(?<!ตาม)เดิม|ปี(?:งบประมาณ)?(?:ที่)?(?:ผ่านมา|แล้ว|ก่อน(?:หน้า)?))\s*(?:ปี[^0-9\n]{{0,12}}[0-9]{{4}}"
    rf"(?:\s*(?:[-–]|ถึง)\s*[0-9]{{4}})?)?(?:\s*(?:ปี(?:งบประมาณ)?ละ|แต่ละปี))?{_WORDS}$"
    rf"|\(\s*{_OF_MONEY}เดิม\s*\){_WORDS}$|ก่อน(?:การ)?{_CHANGE}\s*\)?{_WORDS}$"
)
_FORMER_BEHIND = re.compile(rf"\s*\(\s*(?:{_OF_MONEY}เดิม|ก่อน(?:การ)?{_CHANGE})\s*\)")
_LATTER = re.compile(rf"\(?\s*(?:{_OF_MONEY}ใหม่|หลัง(?:การ)?{_CHANGE})\s*\)?{_WORDS}")
_LATTER_BEHIND = re.compile(rf"\s*\(\s*(?:{_OF_MONEY}ใหม่|หลัง(?:การ)?{_CHANGE})\s*\)")
"""Words in brackets for what stood before a change and what stands now: ``(เดิม) 30,000 บาท (ใหม่) 50,000 บาท``."""

_CHANGED_FROM = re.compile(
    rf"(?:เพิ่ม|ลด|เปลี่ยน(?:แปลง)?|แก้ไข|ปรับ)(?:ขึ้น|ลง)?\s*(?:จำนวน|งบประมาณ|วงเงิน|เงิน|ยอด|\s)*จาก\s*(?:เดิม|ปี[^0-9\n]{{0,12}}[0-9]{{4}}|{_WORDS})+$"
)
_CHANGED_INTO = re.compile(
    r"[\s,(]*(?:(?:ต่อมา|ภายหลัง|ซึ่ง|โดย|และ|แต่|ได้|มีการ|ขอ|จะ)\s*)*(?:ปรับ(?:ปรุง)?|เปลี่ยน(?:แปลง)?|แก้ไข|เพิ่ม(?:เติม)?|ลด|โอน)+(?:ขึ้น|ลง)?\s*"
    r"(?:(?:คง)?เหลือ|มาเป็น|เป็น(?!เงิน))(?:จำนวน|เป็นเงิน|เงิน|งบประมาณ|วงเงิน|[\s:])*"
)
"""The words between what stood before a change and what stands now: ``50,000 บาท ปรับลดเหลือ 30,000 บาท``."""

_CHANGED_TO = re.compile(r"\s*+\)?\s*+(?:เป็น|(?:คง)?เหลือ|มาเป็น)")
_LEFT_OF_IT = re.compile(rf"(?:คง)?เหลือ{_WORDS}$")
_DRAWN = re.compile(rf"(?<!แบ่ง)(?<!แบ่งการ)เบิก(?:จ่าย)?{_WORDS}$")
_FROM_BEHIND = re.compile(r"\s*\(?\s*จาก")
_TAKEN_OF_IT = re.compile(
    r"\s*+\)?(?:โดย|ซึ่ง|แต่|สำหรับ|ใน|เฉพาะ|ส่วน|เป็น(?!ค่า)|[\s,])*(?:(?:โครงการ|กิจกรรม|มาตรการ|การ|ครั้ง|ส่วน)นี้)?\s*+(?:จะ|ขอ)*(?:ใช้|เบิก(?:จ่าย)?|จัดสรร)"
    r"(?:งบประมาณ|งบ|เงิน|จ่าย|จำนวน|ไป|เพียง|ไม่เกิน|ประมาณ|[\s:])*"
)
_OF_THIS = re.compile(
    r"^(?=[^0-9\n]*(?:(?:โครงการ|กิจกรรม|มาตรการ|ครั้ง|ส่วน)นี้|(?:ใช้|กันไว้|กัน|จัดสรร|ได้รับ)\s*(?:ใน|สำหรับ|ให้|เพื่อ)\s*โครงการ))"
    r"(?:(?!จาก|สมทบ|และ)[^0-9\n])*$"
)
"""What is between a larger amount and this project's, in whatever words, from no other source."""

_SHARE_OF = re.compile(r"ร้อยละ\s*(?P<share>[0-9]{1,2}(?:\.[0-9]{1,2})?)\s*ของ[^0-9\n]*$")
"""How the words before a sum end that an amount is a share of: ``ร้อยละ 25 ของงบประมาณแผนงาน``."""

_POT = re.compile(r"งบกลาง|หมวด|แผนงาน|กองทุน|งบ(?:ประมาณ)?รายจ่าย|(?:ข้อ|เทศ)บัญญัติ")
"""What more than one project is paid from."""

_AND_ANOTHER = re.compile(r"\s*+(?:และ|,)?(?:จำนวน|เป็นเงิน|เงิน|\s)*+")
_IN_TURN = re.compile(r"\s*ตามลำดับ")
_FROM_SET = re.compile(rf"จาก(?:งบ(?:ประมาณ)?|วงเงิน|เงิน)?ที่ตั้ง(?:จ่าย)?ไว้{_WORDS}$")
_SET = re.compile(rf"ตั้ง(?:จ่าย|งบ(?:ประมาณ)?|เงิน)*ไว้{_WORDS}$")
_ASKED_OF_IT = re.compile(rf"[\s,)]*+(?:โดย|แต่|จึง|และ|ครั้งนี้|ใน)*+\s*+ขอ(?:อนุมัติ)?(?:ใช้|เบิก)(?:จ่าย)?{_WORDS}")
_ASKED = re.compile(r"ขอ(?:ใช้|เบิก|อนุมัติ|ตั้ง)|(?:จะ)?ใช้(?!แล้ว|ไป|จริง)")
_AS_SPENT = re.compile(r"(?:ตาม|เท่า)(?:ที่)?\s*(?:ใช้|เบิก|จ่าย)+\s*จริง")
_INCREASE = re.compile(
    r"(?:เพิ่ม|ลด)(?:ขึ้น|ลง|อีก)?\s*(?:จาก(?:เดิม|ปีก่อน|ปีที่ผ่านมา|ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*[0-9]{2,4}))?"
    r"(?:อีก|ปีงบประมาณละ|ปีละ|ทุก\s*ๆ?\s*ปี|ครั้งละ|เป็นเงิน|จำนวน|งบประมาณ|ประมาณ|ไม่เกิน|\s)*$"
)
_NOTE = re.compile(r"[^\S\n]*+(?:หมายเหตุ[^\S\n]*+[:：]?[^\S\n]*+(?:[0-9]{1,2}/|\*{1,3})?|[0-9]{1,2}/(?!\s*[0-9]))")
"""How a note begins: ``หมายเหตุ``, ``หมายเหตุ 1/``, ``1/``."""

_BESIDE = re.compile(r"\s*(?:และ|กับ|,|รวมกับ|\+)")


def set_aside(field: FieldAmounts) -> None:
    """What the words before an amount say to be no budget."""
    none_said = NONE_SAID.search(field.key) is not None
    for index, one in enumerate(field.found):
        before = field.before(index)
        clause = before.rsplit("\n", 1)[-1]
        another = none_said or any(of.per != "unit" and at != index for at, of in enumerate(field.found))
        if index in field.tabled.spent or _is_spent(field, index, clause):
            field.roles[index] = "spent"
        elif _SHARED.search(clause):
            field.roles[index] = "shared"
        elif (price := _PRICE.search(clause)) and "งบ" not in clause[price.end() :]:
            field.roles[index] = "budget" if _PRICE_OF_BUDGET.search(clause[: price.start()]) else "price"
        elif _GIVEN.search(clause) or (
            one.per != "unit" and _CONTRACT.search(clause) and not COST.search(clause) and _has_budget(field, index)
        ):
            field.roles[index] = "price"
        elif _is_set(field, index, clause) or _is_taken_from(field, index, clause) or _has_share(field, index, clause):
            field.roles[index] = "larger"
        elif another and (_is_called_former(field, index, clause) or _changed_from(field, index, clause)):
            field.roles[index] = "earlier"
        elif (index or another) and _INCREASE.search(clause):
            field.roles[index] = "increase"
        elif index and field.roles[index - 1] != "larger" and _GRANTED.search(clause):
            field.roles[index] = "granted"
        elif _is_in_note(field, index):
            field.roles[index] = "note"
        elif one.per != "unit" and _LARGER.search(clause) and not _BESIDE.match(clause):
            others = [at for at in range(index) if field.roles[at] == "budget" and field.found[at].per != "unit"]
            # '10,000 จากงบ อบจ. และ 15,000 จากงบ อบต.' are two sources, and no sum and a part of it
            if (
                others
                and all(field.value(at) < field.value(index) and not _LARGER.search(field.before(at)) for at in others)
                and not (len(others) > 1 and field.add(others) == field.value(index))
            ):
                field.roles[index] = "larger"


def _has_share(field: FieldAmounts, index: int, clause: str) -> bool:
    """Whether an amount beside this one is the share of it that the words before it name."""
    told = _SHARE_OF.search(clause)
    if told is None:
        return False
    beside = (at for at in (index - 1, index + 1) if 0 <= at < len(field.found))
    return any(field.value(at) * 100 == field.value(index) * Decimal(told["share"]) > 0 for at in beside)


def _is_in_note(field: FieldAmounts, index: int) -> bool:
    """Whether an amount of no year stands in a note below others, which says nothing of a change. A cost behind a
    number (``2/ ค่าอาหาร``), and the sum of the others, are no note's.
    """
    begin, end = line_around(field.key, field.found[index].start, field.found[index].end)
    note = _NOTE.match(field.key, begin, end)
    if note is None or field.years[index].years or changes_amount(field.key[note.end() : end]):
        return False
    above = [at for at in range(index) if field.found[at].start < begin and field.found[at].per != "unit"]
    above = [at for at in above if field.roles[at] == "budget"]
    numbered = (
        note[0].lstrip()[:1].isdecimal()
        and field.found[index].per != "unit"
        and field.key[note.end() : end].lstrip().startswith("ค่า")
    )
    return bool(above) and not numbered and field.add(above) != field.value(index)


def _is_spent(field: FieldAmounts, index: int, clause: str) -> bool:
    """Whether words say that an amount was spent, or is left of another: ``เบิกจ่าย`` says so behind a budget that holds
    it, where no source follows.
    """
    if _AS_SPENT.search(clause) or _is_what_is_left(field, index, clause) or _CHANGED_INTO.fullmatch(clause):
        return False
    if _SPENT.search(clause) or (_LEFT_OF_IT.search(clause) and _is_rest_of_spent(field, index)):
        return True
    of_budget = index > 0 and field.roles[index - 1] == "budget" and field.value(index) <= field.value(index - 1)
    is_drawn = of_budget and "unit" not in (field.found[index - 1].per, field.found[index].per)
    return is_drawn and bool(_DRAWN.search(clause)) and not _FROM_BEHIND.match(field.key, field.found[index].end)


def _is_rest_of_spent(field: FieldAmounts, index: int) -> bool:
    """Whether an amount is what the two before it leave: ``20,000 บาท จ่ายจริง 18,500 บาท เหลือ 1,500 บาท``."""
    spent = index > 1 and field.roles[index - 1] == "spent"
    return spent and field.value(index - 2) - field.value(index - 1) == field.value(index)


def changes(field: FieldAmounts) -> None:
    """What stood before a change, where words lead from it to an amount or a transfer stands between them; and what was
    spent, where it and what is left make up the amount before both.
    """
    for index in range(1, len(field.found)):
        above = index - 1
        if _CHANGED_INTO.fullmatch(field.before(index)) and _are_of_the_same(field, above, index):
            field.roles[above] = "earlier"
            field.years[index] = field.years[above]
        elif not field.years[index].years and (
            _changed_from(field, above, field.before(above))
            or (field.roles[above] == "earlier" and _LATTER.search(field.before(index)))
        ):
            field.years[index] = field.years[above]
        if above and field.roles[above - 1] == "budget" and field.roles[above] in ("increase", "budget"):
            _transfer(field, above - 1, above, index)


def _are_of_the_same(field: FieldAmounts, above: int, index: int) -> bool:
    """Whether an amount may be the budget that another was before: of the same years, or of none."""
    of_index, of_above = field.years[index], field.years[above]
    same = not of_index.doubtful and of_index.years in ((), of_above.years)
    return same and "unit" not in (field.found[above].per, field.found[index].per) and field.roles[above] == "budget"


def _transfer(field: FieldAmounts, first: int, moved: int, left: int) -> None:
    """``50,000 บาท โอนลด 10,000 บาท คงเหลือ 40,000 บาท``, ``โอนเพิ่ม 10,000 บาท รวม 60,000 บาท``; or
    ``20,000 บาท ใช้ 18,000 บาท คงเหลือ 2,000 บาท``.
    """
    if None in (field.found[at].amount for at in (first, moved, left)):
        return
    is_left = bool(_LEFT_OF_IT.search(field.before(left)))
    less, more = field.value(first) - field.value(moved), field.value(first) + field.value(moved)
    if field.roles[moved] == "budget":
        if is_left and less == field.value(left):
            field.roles[moved] = "spent"
    elif is_left or (field.is_sum(left) and more == field.value(left)):
        field.roles[first], field.roles[left] = "earlier", "budget"
        if not field.years[left].years:
            field.years[left] = field.years[first]
        if field.value(left) not in (less, more):
            field.mismatches.append(
                (field.value(left), f"{field.value(first):,f} - {field.value(moved):,f} = {less:,f}")
            )


def in_turn(field: FieldAmounts) -> None:
    """What the words before the first of some amounts in turn say of it is true of all: ``ใช้ไปแล้ว 4,000 บาท และ 5,000
    บาท ตามลำดับ``.
    """
    for last in range(1, len(field.found)):
        if not _IN_TURN.match(field.key, field.found[last].end):
            continue
        first = last
        while first and _AND_ANOTHER.fullmatch(field.before(first)):
            first -= 1
        if field.roles[first] in ("spent", "earlier", "price"):
            field.roles[first : last + 1] = [field.roles[first]] * (last + 1 - first)


def _has_budget(field: FieldAmounts, index: int) -> bool:
    """Whether a budget stands beside an amount: one before it, or one behind it that is called so."""
    return index > 0 or any("งบ" in field.before(after) for after in range(1, len(field.found)))


def _is_set(field: FieldAmounts, index: int, clause: str) -> bool:
    """Whether less is asked for from an amount right behind it: ``จากที่ตั้งไว้ 20,000 บาท ขอใช้ 18,000 บาท``, ``ตั้งไว้ 20,000
    บาท ขออนุมัติใช้ 18,000 บาท``.
    """
    after = index + 1
    if after >= len(field.found) or field.value(after) >= field.value(index) or field.found[after].per == "unit":
        return False
    words = field.before(after)
    if _FROM_SET.search(clause):
        return bool(_ASKED.search(words))
    return bool(_SET.search(clause) and _ASKED_OF_IT.fullmatch(words))


def _is_taken_from(field: FieldAmounts, index: int, clause: str) -> bool:
    """Whether less is taken from a larger amount right behind it: ``จากงบ 500,000 บาท โครงการนี้ใช้ 20,000 บาท``."""
    after = index + 1
    return (
        after < len(field.found)
        and field.found[index].per == field.found[after].per == "unstated"
        and field.value(after) < field.value(index)
        and (
            bool(_LARGER.search(clause) and _TAKEN_OF_IT.fullmatch(field.before(after)))
            or bool((_LARGER.search(clause) or _POT.search(clause)) and _OF_THIS.match(field.before(after)))
        )
    )


def _is_what_is_left(field: FieldAmounts, index: int, clause: str) -> bool:
    """Whether an amount is what another was changed to: ``ปรับลดจาก 20,000 บาท คงเหลือ 15,000 บาท``."""
    return index > 0 and field.roles[index - 1] == "earlier" and bool(_LEFT_OF_IT.search(clause))


def _changed_from(field: FieldAmounts, index: int, clause: str) -> bool:
    """Whether an amount is what another was before: ``เพิ่มจากปี 2565 (15,000 บาท) เป็น 20,000 บาท``, ``15,000 บาท (ลดจาก
    20,000 บาท)``.
    """
    changed = _CHANGED_FROM.search(clause)
    if changed is None:
        return False
    names_year = any(map(str.isdecimal, changed[0]))  # 'ลดลงจากปี 2565 จำนวน 5,000 บาท': by so much
    return (index > 0 and not names_year) or bool(_CHANGED_TO.match(field.key, field.found[index].end))


def _is_called_former(field: FieldAmounts, index: int, clause: str) -> bool:
    """Whether words before an amount say that it stood before a change; or brackets behind it, where such stand behind
    the last amount, too.
    """
    last = field.found[-1].end
    if _FORMER_BEHIND.match(field.key, last) or _LATTER_BEHIND.match(field.key, last):
        return bool(_FORMER_BEHIND.match(field.key, field.found[index].end))
    return bool(_EARLIER.search(clause))
