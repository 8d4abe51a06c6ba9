"""Names, ranks and offices below a date, in the ways that people sign; lines that are like them and are none."""

from __future__ import annotations

import pytest

from parsers.facts.signatures import is_highest, position, signature

MAYOR = "นายกเทศมนตรีตำบลพอกน้อย"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["(นายมิตร สัมไย)", MAYOR], ("นายมิตร สัมไย", MAYOR)),
        (["มิตร", "(นายมิตร สัมไย)", MAYOR], ("นายมิตร สัมไย", MAYOR)),  # signed by hand, above
        (["นายมิตร สัมไย", "(นายมิตร สัมไย)", MAYOR], ("นายมิตร สัมไย", MAYOR)),  # written twice
        (["(นายมิตร สัมไย) " + MAYOR], ("นายมิตร สัมไย", MAYOR)),  # beside each other
        (["พันจ่าเอก", "(มิตร สัมไย)", MAYOR], ("พันจ่าเอก มิตร สัมไย", MAYOR)),  # the rank above
        (["ว่าที่ร้อยตรี", "(มิตร สัมไย)", MAYOR], ("ว่าที่ร้อยตรี มิตร สัมไย", MAYOR)),
        (["พันจ่าเอกมิตร สัมไย", MAYOR], ("พันจ่าเอกมิตร สัมไย", MAYOR)),
        (["(นายมิตร สัมไย)", "ตำแหน่ง " + MAYOR], ("นายมิตร สัมไย", MAYOR)),
        (["(นายมิตร สัมไย)", "ตำแหน่ง", MAYOR], ("นายมิตร สัมไย", MAYOR)),
        (["(นายมิตร สัมไย)", "นายกเทศมนตรี", "ตำบลพอกน้อย"], ("นายมิตร สัมไย", "นายกเทศมนตรี ตำบลพอกน้อย")),
        (
            ["(นายมิตร สัมไย)", "นายกองค์การบริหารส่วนตำบล", "พอกน้อย"],
            ("นายมิตร สัมไย", "นายกองค์การบริหารส่วนตำบล พอกน้อย"),
        ),
        (
            ["(นายมิตร สัมไย)", "ปลัดเทศบาล", "ปฏิบัติหน้าที่" + MAYOR],
            ("นายมิตร สัมไย", "ปลัดเทศบาล ปฏิบัติหน้าที่" + MAYOR),
        ),
        (["(....................)", MAYOR], (None, MAYOR)),
        (["(นายมิตร สัมไย)", "กันยายน 2565"], ("นายมิตร สัมไย", None)),
        (["เทศบาลตำบลพอกน้อย", "กันยายน 2565"], (None, None)),
        ([], (None, None)),
    ],
)
def test_name_and_office(lines: list[str], found: tuple[str | None, str | None]) -> None:
    assert signature(lines) == found


@pytest.mark.parametrize(
    ("lines", "office"),
    [
        ([MAYOR, "คำนำ"], MAYOR),
        (["นายกเทศมนตรี", "คำนำ"], "นายกเทศมนตรี"),
        (["นายกเทศมนตรี", "ส่วนที่ 1 บทนำ"], "นายกเทศมนตรี"),
        (["นายกองค์การบริหารส่วนตำบล", "อนุมัติ"], "นายกองค์การบริหารส่วนตำบล"),
        (["นายกเทศมนตรี", "พอกน้อย"], "นายกเทศมนตรี"),  # a mayor's town is named with its kind
        ([MAYOR, "ตำบลพอกน้อย"], MAYOR),  # has its place
    ],
)
def test_the_line_below_an_office_is_no_part_of_it(lines: list[str], office: str) -> None:
    assert position(lines) == office


@pytest.mark.parametrize(
    ("office", "highest"),
    [
        (MAYOR, True),
        ("นายกองค์การบริหารส่วนจังหวัดตาก", True),
        ("ปลัดเทศบาล ปฏิบัติหน้าที่ " + MAYOR, True),
        ("ปลัดเทศบาลตำบลพอกน้อย", False),
        ("รองนายกเทศมนตรีตำบลพอกน้อย", False),
        ("เลขานุการนายกเทศมนตรี", False),
        ("ผู้อำนวยการกองคลัง", False),
    ],
)
def test_who_may_put_a_plan_into_force(office: str, highest: bool) -> None:
    assert is_highest(office) is highest
