"""What words beside a number say that it is no money, and what they do not say."""

from __future__ import annotations

import pytest

from extract.ground.characters import arabic_digits
from parsers.account.leftover import by_its_words
from parsers.account.lexer import tokens


def said(line: str, key: str) -> str | None:
    digits = arabic_digits(line)
    return by_its_words(digits, next(token for token in tokens(digits) if token.key == key))


@pytest.mark.parametrize(
    ("line", "key", "became"),
    [
        ("ปี ๒๕๖๖ จำนวน ๒๐,๐๐๐", "2566", "label"),
        ("พ.ศ. 2566 - 2570", "2570", "label"),
        ("ปีแรก (๒๕๖๖) ๕๐,๐๐๐ บาท", "2566", "label"),
        ("ปีที่ 1 (2566) 50,000", "2566", "label"),
        ("ปี 67 - 69 จำนวน", "69", "label"),
        ("๗. งบประมาณดำเนินการ", "7", "label"),
        ("| 2 | 1.2 การเสริมสร้างจิตสำนึก | 3) โครงการ", "2", "label"),
        ("| 2 | 1.2 การเสริมสร้างจิตสำนึก | 3) โครงการ", "1.2", "label"),
        ("ก\t๒.๒ มาตรการส่งเสริม", "2.2", "label"),  # an enumerator, not two measures
        ("-6-", "6", "label"),  # the number of a page
        ("2566 : 10,000 บาท, 2567 : 11,000 บาท", "2567", "label"),
        ("อบรม ; 2566: - ; 2567: ไม่ใช้งบประมาณ", "2566", "label"),
        ("อบรม ; 2566: - ; 2567: ไม่ใช้งบประมาณ", "2567", "label"),
        ("9,000 บาท แยกเป็น 1) ค่าตอบแทน 2,400 บาท 2) ค่าอาหาร", "2", "label"),
        ("จำนวน 4 โรงเรียน", "4", "count_or_target"),
        ("1 ตุลาคม 2566", "1", "label"),
        ("รวม 6 โครงการ", "6", "count_or_target"),
        ("ผู้เข้าร่วม 1,000 คน", "1,000", "count_or_target"),
        ("ร้อยละ 80", "80", "count_or_target"),
        ("โรงเรียนเทศบาล ๑, ๓ และ ๗ เบิกจ่าย", "7", "text"),
    ],
)
def test_what_the_words_say(line: str, key: str, became: str) -> None:
    assert said(line, key) == became


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("\t20,000\t", "20,000"),
        ("ก\t500\t-", "500"),
        ("รวม 1 โครงการ\t900", "900"),
        ("จำนวน 50", "50"),  # thousands, perhaps
        ("งบประมาณ 5 แสน", "5"),
        ("ปีละ 20,000", "20,000"),
        ("(จำนวน 50) รวม", "50"),  # it closes a bracket, and is no enumerator
        ("2566: -5,000", "2566"),
        ("2566", "2566"),  # a bare one may be an amount
        ("ค่าอาหาร (2566)", "2566"),
        ("5", "5"),  # a cell a line
        ("- 6", "6"),  # an entry of a list
        ("ปี 2566 20,000 บาท", "20,000"),
    ],
)
def test_what_they_do_not_say(line: str, key: str) -> None:
    assert said(line, key) is None
