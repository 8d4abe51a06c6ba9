"""Boxes to tick: what stands behind an empty one is not said."""

from __future__ import annotations

import re

_TICKED = r"[☑☒✓✔√]|[\[(]\s*[xX×✓✔√/]\s*[\])]"
_EMPTY = r"[☐□◻❑❒]|\[\s*\]|\(\s{1,6}\)"
_BOX = re.compile(rf"(?P<ticked>{_TICKED})|(?P<empty>{_EMPTY})")
_LETTER = re.compile(r"[^\n]")


def first_box(key: str) -> int | None:
    """Where the first box of a text begins, ticked or empty; None where it has none.

    >>> first_box("ลักษณะ ☑ ใหม่ ☐ ต่อเนื่อง"), first_box("โครงการอบรม (ต่อ)")
    (7, None)
    """
    box = _BOX.search(key)
    return box.start() if box else None


def chosen(key: str) -> str | None:
    """The text with blanks, letter for letter, for the boxes and for what stands behind empty ones, to the next box or
    the line's end; as it is where none is empty or none is ticked, None where a line has several and none is ticked.

    >>> chosen("[ ] 10,000 บาท [x] 20,000 บาท").split(), chosen("☑ ไม่ใช้งบประมาณ ☐ ใช้งบประมาณ 5,000 บาท").split()
    (['20,000', 'บาท'], ['ไม่ใช้งบประมาณ'])
    >>> chosen("☐ 10,000 บาท ☐ 20,000 บาท"), chosen("□ ค่าอาหาร 5,000 บาท")
    (None, '□ ค่าอาหาร 5,000 บาท')
    """
    boxes = list(_BOX.finditer(key))
    empty = [box for box in boxes if box["empty"]]
    if not empty:
        return key
    if len(empty) == len(boxes):
        lines = [key.count("\n", 0, box.start()) for box in boxes]
        return key if len(set(lines)) == len(lines) else None
    for box, following in zip(boxes, [*(box.start() for box in boxes[1:]), len(key)], strict=True):
        line_end = key.find("\n", box.end())
        end = min(following, line_end if line_end >= 0 else len(key)) if box["empty"] else box.end()
        key = key[: box.start()] + _LETTER.sub(" ", key[box.start() : end]) + key[end:]
    return key
