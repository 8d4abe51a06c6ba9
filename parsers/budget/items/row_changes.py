"""Rows that say what the money of the project above them was, or was changed to."""

from __future__ import annotations

from typing import Literal

from parsers.values.money.said import CHANGED_TITLE, CHANGED_TO, DIFFERENCE, FORMER_OF_ROW, FORMER_TITLE, NEW_TITLE

Change = Literal["was", "became"]


def change_said(text: str, above: str, *, below_former: bool, has_whole: bool) -> Change | None:
    """What a row without a number, which is called ``text``, says of the project ``above`` it: what its money was, or
    what it became, or by how much it changed.

    ``below_former`` says that the row above it said the former; ``has_whole`` that the projects of the table have what
    it lacks, a number or the word of a kind.

    >>> def said(text, above="โครงการอบรม"):
    ...     return change_said(text, above, below_former=False, has_whole=True)
    >>> [said(text) for text in ("เพิ่มเป็น", "- แก้ไขเป็น", "โอนลด", "แก้ไขเป็น : โครงการอบรมคุณธรรม")]
    ['became', 'became', 'became', 'became']
    >>> said("เดิม"), said("เดิม โครงการอบรม"), said("ปรับปรุงห้องประชุม"), said("เพิ่มประสิทธิภาพ")
    ('was', 'was', None, None)

    A title that is called new is that of a new project, but below a former one.

    >>> said("(ใหม่) โครงการจิตอาสา"), said("(ใหม่) โครงการจิตอาสา", "(เดิม) โครงการอบรม")
    (None, 'became')
    """
    former = below_former or FORMER_TITLE.match(above)
    if (has_whole or former) and (CHANGED_TO.match(text) or CHANGED_TITLE.match(text) or DIFFERENCE.match(text)):
        return "became"
    if former and NEW_TITLE.match(text):
        return "became"
    if has_whole and (FORMER_OF_ROW.match(text) or FORMER_TITLE.match(text)):
        return "was"
    return None
