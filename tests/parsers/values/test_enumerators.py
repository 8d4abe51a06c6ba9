"""The heads of list entries, and what only looks like one."""

from __future__ import annotations

import pytest

from extract.ground.characters import arabic_digits
from parsers.values.enumerators import Style, head


@pytest.mark.parametrize(
    ("line", "text", "numbers", "style", "bullet"),
    [
        ("๑. ทำ", "๑.", (1,), "1.", False),
        ("1.ทำ", "1.", (1,), "1.", False),
        ("๑๒) ทำ", "๑๒)", (12,), "1)", False),
        ("16)). ทำ", "16)).", (16,), "1)", False),
        ("(๓) ทำ", "(๓)", (3,), "(1)", False),
        ("๖.๒.๑ ทำ", "๖.๒.๑", (6, 2, 1), "1.1", False),
        ("  ๒.๑) ทำ", "๒.๑)", (2, 1), "1.1", False),
        ("- ๓.๑ ทำ", "๓.๑", (3, 1), "1.1", True),
        ("• ๒) ทำ", "๒)", (2,), "1)", True),
        ("- ทำ", "-", (), "-", True),
        ("· ทำ", "-", (), "-", True),
        ("❖ ๒) ทำ", "๒)", (2,), "1)", True),
        ("๒)", "๒)", (2,), "1)", False),  # the entry's text is on the next line
    ],
)
def test_an_entry_begins(line: str, text: str, numbers: tuple[int, ...], style: Style, bullet: bool) -> None:
    found = head(arabic_digits(line), line)
    assert found is not None
    assert (found.text, found.numbers, found.style, found.bullet) == (text, numbers, style, bullet)
    assert found.number == (numbers[-1] if numbers else None)
    assert line[found.end :] == ("ทำ" if "ทำ" in line else "")


def test_without_its_wording_an_enumerator_has_the_key_s() -> None:
    found = head("- 3.1 ทำ")
    assert found is not None
    assert found.text == "3.1"


def test_a_letter_at_the_end_is_no_enumerator() -> None:
    """The trap: a letter is one only with a sign behind it, and a number's line may end with a letter."""
    found = head("12. กอง ก")
    assert found is not None
    assert found.numbers == (12,)


@pytest.mark.parametrize(
    "key",
    [
        *(
            "",
            "ทำ",
            "-",
            "-30-",
            "- 2 -",
            "12.30 น. เปิด",
            "1.5 ล้าน",
            "(3)",
            "2566",
            "5 คน",
            "1,000 บาท",
            "3.14",
            "· · · 5",
            "·····5",
            "(กก) ทำ",
            "(ก)",
        ),
        *("1\ufffd2. ทำ", "1.\ufffd12 ทำ", "1.1\ufffd2 ทำ", "(1\ufffd2) ทำ"),  # parted by a character that nobody sees
    ],
)
def test_what_begins_no_entry(key: str) -> None:
    assert head(key) is None


@pytest.mark.parametrize(
    ("key", "number"),
    [
        ("ก. เพื่อเสริมสร้าง", 1),
        ("ข) จัดอบรม", 2),
        ("จ. เพื่อให้ประชาชน", 5),
        ("(ข) ทำ", 2),
        ("(จ) ทำ", 5),
        ("  ค. รายงานผล", 3),
    ],
)
def test_letters_count_as_numbers_do(key: str, number: int) -> None:
    found = head(key)
    assert found
    assert (found.style, found.number) == ("ก.", number)


@pytest.mark.parametrize("key", ["จ. ลำปาง", "ก.พ. 2566", "กองคลัง", "ข.", "ง.", "ก.เพื่อ", "น. เป็นต้นไป"])
def test_an_abbreviation_is_no_letter_of_a_list(key: str) -> None:
    assert head(key) is None


@pytest.mark.parametrize(
    "key",
    [
        "o จัดทำแผน",
        "Ø\tจัดทำแผน",
        "§ จัดทำแผน",
        "o\tจัดทำแผน",
        " o เผยแพร่",
        "\uf0b7\tจัดทำแผน",
        "\uf0a7 จัดทำแผน",
        "\uf0d8จัดทำแผน",
    ],
)
def test_the_bullets_of_word_begin_entries_also_where_they_were_pasted(key: str) -> None:
    found = head(key)
    assert found
    assert (found.bullet, key[found.end :][:1]) == (True, "เ" if "เผย" in key else "จ")


@pytest.mark.parametrize(
    "key", ["o", "Øre", "§ 5", "o 5", "o,๐๐๐", "o 000", "online ตลอดปี", "oจัดทำ", "o No Gift Policy", "\uf0b7"]
)
def test_a_letter_for_a_digit_or_a_word_is_no_bullet(key: str) -> None:
    assert head(key) is None
