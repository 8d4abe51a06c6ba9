"""What each line looks like by itself."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText
from parsers.structure.line_facts import NOTHING, LineFact, LineFacts


def fact(line: str) -> LineFact:
    return LineFacts(SourceText("plan.txt", "txt", "", ("ก", line)))[2]


@pytest.mark.parametrize("line", ["", "  ", "-๓๐-", "๑๒", "#####", "หน้า ๓"])
def test_a_line_without_wording_carries_nothing(line: str) -> None:
    assert fact(line).carries_nothing
    assert fact(line)[:3] == (None, None, None)


def test_a_line_of_prose_is_nothing_else() -> None:
    assert fact("เพื่อให้ประชาชนได้รับความรู้") is NOTHING


def test_a_line_has_the_enumerator_of_an_entry_and_of_a_label_in_its_own_digits() -> None:
    found = fact("  ๓. งบประมาณ")
    assert found.field_label is not None
    assert (found.field_label.field, found.field_label.number) == ("budget", 3)
    assert found.enumerator is not None
    assert (found.enumerator.text, found.enumerator.number, found.enumerator.end) == ("๓.", 3, 5)
    assert found.counter == (3, "1.", 3)


def test_a_letter_that_numbers_no_entry_may_number_a_label() -> None:
    found = fact("ฉ. ปัญหาและอุปสรรค")
    assert found.counter == (6, "ก.", 3)


def test_a_bullet_is_no_counter() -> None:
    found = fact("- จัดอบรม")
    assert found.enumerator is not None
    assert found.enumerator.numbers == ()
    assert found.counter is None
