"""Target values on lines that single blanks part."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText
from parsers.facts.target_lines import target_lines

HEAD = "ค่าเป้าหมาย ปี ๒๕๖๖ ปี ๒๕๖๗ ปี ๒๕๖๘"


def read(*lines: str) -> list[tuple[str, int, float | None, str | None]]:
    found = target_lines(SourceText("plan.txt", "txt", "", ("ข้อความ", *lines))).targets
    return [(target.metric_text, target.year_be, target.value, target.unit) for target in found]


def test_a_label_and_a_value_a_year_on_each_line() -> None:
    assert read(
        HEAD, "คะแนน ITA ๘๒ คะแนน ๘๔ คะแนน ๘๖ คะแนน", "เรื่องร้องเรียนลดลง ร้อยละ ๑๐ ร้อยละ ๒๐ ร้อยละ ๓๐", "๕. ประโยชน์"
    ) == [
        ("คะแนน ITA", 2566, 82.0, "คะแนน"),
        ("คะแนน ITA", 2567, 84.0, "คะแนน"),
        ("คะแนน ITA", 2568, 86.0, "คะแนน"),
        ("เรื่องร้องเรียนลดลง", 2566, 10.0, "percent"),
        ("เรื่องร้องเรียนลดลง", 2567, 20.0, "percent"),
        ("เรื่องร้องเรียนลดลง", 2568, 30.0, "percent"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        (HEAD, "คะแนน ITA ๘๒ คะแนน ๘๔ คะแนน"),
        (HEAD, "คะแนน ITA ๘๒ คะแนน ๘๔ คะแนน ๘๖ คะแนน ในทุกปี"),
        (HEAD, "๘๒ ๘๔ ๘๖"),
        ("ผลการประเมิน ปี 2563 ปี 2564", "คะแนน ITA 82 84"),
        ("ค่าเป้าหมาย ปี 2566 - 2570", "คะแนน ITA 82 84"),
        ("ค่าเป้าหมาย ปี 2566 ปี 2567 งบประมาณ", "อบรม 82 84"),
    ],
    ids=["a value short", "words behind", "no label", "results", "a range", "another head"],
)
def test_lines_of_another_form_give_none(lines: tuple[str, ...]) -> None:
    assert read(*lines) == []
