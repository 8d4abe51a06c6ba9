"""The words that say what an amount is, in running text (``roles``), in heads, rows and captions of tables."""

from __future__ import annotations

import re
from typing import Any, Literal

from parsers.rules.load import load
from parsers.values.counters import THINGS

Label = Literal["budget", "spent", "price", "count"]
"""What a head or a row's name says of its figures: the budget, what was spent or is left of it, prices of one thing, or
no money.
"""

_RULES = load("spent")


def _one_of(rules: list[dict[str, Any]]) -> str:
    return "|".join(rule["pattern"] for rule in rules)


SPENT = _one_of([rule for rule in _RULES["rule"] if "words" in rule["where"]])
"""What is no budget any more, wherever it is said: ``ใช้ไปแล้ว``, ``คงเหลือ``."""

SPENT_IN_CAPTION = re.compile(_one_of([rule for rule in _RULES["rule"] if "captions" in rule["where"]]))
"""The same, somewhere in the caption of a table."""

PLANNED = re.compile(_one_of(_RULES["planned"]))
"""What the row of a project's plan is called beside that of its result."""

FORMER_OF_ROW = re.compile(_one_of([rule for rule in _RULES["row"] if rule["id"] == "former"]))
"""A row that says what the money of a project was before it was changed."""

CHANGED_TO = re.compile(_one_of(_RULES["changed"]))
"""A row that says what the money of the project above it was changed to."""

CHANGED_TITLE = re.compile(_one_of(_RULES["changed_title"]))
"""How a row begins that prints the title again of the project above it, with what its money was changed to."""

FORMER_TITLE, NEW_TITLE = re.compile(_one_of(_RULES["former_title"])), re.compile(_one_of(_RULES["new_title"]))
"""The same of a title with the money of before, and of the one that follows it."""

DIFFERENCE = re.compile(_one_of(_RULES["difference"]))
"""A row that says how much more, or less, the project above it has."""

HEAD_OF_CHANGES = re.compile(_one_of(_RULES["head_of_changes"]))
"""The head of a column that tables of changed projects alone have."""

CANCELLED = re.compile(_one_of(_RULES["cancelled"]))
"""What stands in the place of a title where a project is given up."""

OF_ROW_ABOVE = re.compile(
    rf"(?:ยอด|งบ(?:ประมาณ)?|วงเงิน|จำนวน(?:เงิน)?|เงิน|ผล|การ|ที่)*(?:{SPENT}|เบิก(?:จ่าย)?|เหลือ)"
    rf"\s*(?:ทั้งสิ้น|รวม|\(\s*บาท\s*\))*\s*$|{_one_of(_RULES['row'])}|{_one_of(_RULES['changed'])}"
)
"""How a row begins that counts what was spent or is left of the project above it, or who took part, or says what its
money was or was changed to.
"""

NONE_SAID = re.compile(r"ไม่\s*(?:ได้|ต้อง|ขอ|มีการ)?\s*(?:ใช้|มี|ตั้ง|เสีย|จัด|เบิก|ดำเนิน)|งด")
"""No money, or nothing done."""

_COST_OR_ALL = r"(?<!มูล)ค่า(?!เฉลี่ย|นิยม|เป้าหมาย|คะแนน|ย(?!า)|ของ(?=[ก-๎])(?!ว่าง|รางวัล|ขวัญ|ที่ระลึก|ใช้))"
"""``ค่าวิทยากร``, ``ค่าใช้จ่าย``; not ``ค่านิยม``, ``ค่าย``, ``ค่าของคน``."""

COST = re.compile(rf"{_COST_OR_ALL}(?!ใช้จ่าย)")
"""One cost of several: ``ค่าวิทยากร``, not ``ค่าใช้จ่าย``."""

COST_NEXT = re.compile(
    r"[\s,]*+(?:[-•*–]\s*+|\(?[0-9]{1,2}[.)]\s*+)?(?:โดย|ซึ่ง|จะ|ใช้|เพื่อ|สำหรับ|จ่าย|เบิก|เป็น|\s)*+"
    rf"{COST.pattern}"
)
"""Words behind an amount's years that begin one of its costs."""

SAYS_MONEY = re.compile(r"บาท|[0-9],[0-9]{3}")
"""Baht, or a figure in groups: what a title, the name of a heading and the number of a page have none of."""

SOURCE = re.compile(
    r"บัญญัติ|อุดหนุน|เงิน(?:ราย|กู้|สะสม|บำรุง|บริจาค|นอกงบ)|กองทุน|สมทบ|อบ[ตจ]\.|เทศบาล|จังหวัด|รัฐบาล|กรม|สป\.?สช|สสส|งบ(?:กลาง|ของ|จาก)"
)
"""Where money comes from."""

NAMES_COST = re.compile(rf"(?:{_COST_OR_ALL}|งบ|เงิน)(?=[ก-๎\s.])")
"""How the name of a cost or of a source of money begins: ``ค่าใช้จ่าย`` of a project too."""

_LABELS: tuple[tuple[Label, re.Pattern[str]], ...] = (
    ("spent", re.compile(rf"{SPENT}|{_one_of(_RULES['name'])}")),
    ("price", re.compile(r"ต่อหน่วย|/หน่วย|หน่วยละ|ราคา(?!รวม)|อัตรา|(?:ต่อ|/)\s*(?:คน|ครั้ง|รุ่น|แห่ง|วัน|มื้อ)")),
    (
        "count",
        re.compile(
            rf"จำนวน\s*(?:ผู้|{THINGS})|\(\s*(?:{THINGS}|ร้อยละ|%)\s*\)|^\s*(?:ผู้|คน|ครั้ง|รุ่น|หน่วยนับ|ที่\s*$)|เป้าหมาย|ร้อยละ|ตัวชี้วัด"
        ),
    ),
    ("budget", re.compile(r"บาท|เงิน|งบ|ราคารวม|^\s*รวม|ตั้งไว้|^\s*(?:แผน\s*(?:\(|$)|ค่า)")),
)


def label_of(text: str) -> Label | None:
    """What a head or a row's name says; None where it says nothing of money or counts.

    >>> [label_of(text) for text in ("งบประมาณ (บาท)", "เบิกจ่าย", "ราคาต่อหน่วย", "จำนวนคน", "จำนวนเงิน", "ปี", "อบรม")]
    ['budget', 'spent', 'price', 'count', 'budget', None, None]
    >>> label_of("ผลการใช้จ่ายงบประมาณ")
    'spent'
    """
    return next((label for label, words in _LABELS if words.search(text)), None)
