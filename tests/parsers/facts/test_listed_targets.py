"""Targets that stand in sentences, a year each; what looks like such a list and is none."""

from __future__ import annotations

import pytest

from extract.ground.source import SourceText, Span
from parsers.facts.listed_targets import ListedTargets, listed_targets
from parsers.records.structure import Section


def read(text: str, title: str = "เป้าหมาย") -> ListedTargets:
    lines = (title, *text.split("\n"))
    section = Section(1, None, 1, "chapter", "1.4", title, Span(1, 1), Span(1, len(lines)))
    return listed_targets(SourceText("plan.txt", "txt", "", lines), (section,), (2566, 2570))


def said(found: ListedTargets) -> list[tuple[str, int, float | None, str | None, str | None]]:
    return [(one.metric_text, one.year_be, one.value, one.unit, one.comparator) for one in found.targets]


ITA = "คะแนน ITA"
TWO_YEARS = [(ITA, 2566, 85.0, "คะแนน", "ge"), (ITA, 2567, 87.0, "คะแนน", "ge")]


@pytest.mark.parametrize(
    "text",
    [
        "ปีงบประมาณ พ.ศ. 2566 คะแนน ITA ไม่น้อยกว่า 85 คะแนน\nปีงบประมาณ พ.ศ. 2567 คะแนน ITA ไม่น้อยกว่า 87 คะแนน",
        "ปีงบประมาณ พ.ศ. ๒๕๖๖ คะแนน ITA ไม่น้อยกว่า ๘๕ คะแนน\n\nปีงบประมาณ พ.ศ. ๒๕๖๗ คะแนน ITA ไม่น้อยกว่า ๘๗ คะแนน",
        "1) คะแนน ITA ปี 2566 ไม่น้อยกว่า 85 คะแนน\n2) คะแนน ITA ปี 2567 ไม่น้อยกว่า 87 คะแนน",
        "- ปี 2566 : คะแนน ITA ไม่น้อยกว่า 85 คะแนน\n- ปี 2567 : คะแนน ITA ไม่น้อยกว่า 87 คะแนน",
        "คะแนน ITA ไม่น้อยกว่า 85 คะแนน ในปี พ.ศ. 2566\nคะแนน ITA ไม่น้อยกว่า 87 คะแนน ในปี พ.ศ. 2567",
        "คะแนน ITA ปี 2566 ไม่น้อยกว่า 85 คะแนน ปี 2567 ไม่น้อยกว่า 87 คะแนน",
        "ค่าเป้าหมายคะแนน ITA ดังนี้\nปี 2566 ไม่น้อยกว่า 85 คะแนน\nปี 2567 ไม่น้อยกว่า 87 คะแนน",
        "กำหนดค่าเป้าหมายของคะแนน ITA ในแต่ละปี ดังนี้\n(1) ปี พ.ศ. 2566 = ไม่น้อยกว่า 85\n(2) ปี พ.ศ. 2567 = ไม่น้อยกว่า 87",
        "ค่าเป้าหมายคะแนน ITA ดังนี้\n\tปี 2566\tไม่น้อยกว่า\t85\tคะแนน\n\tปี 2567\tไม่น้อยกว่า\t87\tคะแนน",
    ],
    ids=["year first", "Thai digits", "metric first", "bullets", "year last", "one line", "led", "in brackets", "tabs"],
)
def test_a_year_each(text: str) -> None:
    assert said(read(text)) == TWO_YEARS


def test_each_target_has_its_line_and_the_lead_is_no_goal() -> None:
    found = read("เทศบาลกำหนดค่าเป้าหมายคะแนน ITA ดังนี้\nปี 2566 ไม่น้อยกว่า 85 คะแนน\nปี 2567 ไม่น้อยกว่า 87 คะแนน\nประชาชนพอใจ")
    assert [(one.span, one.raw) for one in found.targets] == [
        (Span(3, 3), "ไม่น้อยกว่า 85 คะแนน"),
        (Span(4, 4), "ไม่น้อยกว่า 87 คะแนน"),
    ]
    assert found.lines == {2, 3, 4}


def test_below_a_line_that_says_target_in_any_chapter() -> None:
    text = "ค่าเป้าหมาย : จำนวนเรื่องร้องเรียนการทุจริตลดลง\nปี 2566 ร้อยละ 10\nปี 2567 ร้อยละ 20"
    found = read(text, "ยุทธศาสตร์")
    assert [(one.metric, one.year_be, one.value, one.unit, one.comparator) for one in found.targets] == [
        ("corruption_cases_reduction", 2566, 10.0, "percent", "decrease"),
        ("corruption_cases_reduction", 2567, 20.0, "percent", "decrease"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\tปี 2566\tไม่น้อยกว่า 85 คะแนน\n\n\tปี 2567\tไม่น้อยกว่า 87 คะแนน",
        "ปีงบประมาณ พ.ศ. 2566\tไม่น้อยกว่า 85 คะแนน\nปีงบประมาณ พ.ศ. 2567\tไม่น้อยกว่า 87 คะแนน",
        "1.\tปี 2566\tไม่น้อยกว่า 85 คะแนน\n2.\tปี 2567\tไม่น้อยกว่า 87 คะแนน",
        "คะแนน ITA\tปี 2566\tไม่น้อยกว่า 85 คะแนน\nคะแนน ITA\tปี 2567\tไม่น้อยกว่า 87 คะแนน",
    ],
    ids=["paragraphs", "whole names", "numbers", "a metric before each"],
)
def test_tabs_may_part_a_year_from_its_value(text: str) -> None:
    assert said(read(text, "ค่าเป้าหมายคะแนน ITA")) == TWO_YEARS


def test_two_metrics_of_the_same_years() -> None:
    text = "คะแนน ITA\nปี 2566 ไม่น้อยกว่า 85 คะแนน\nปี 2567 ไม่น้อยกว่า 87 คะแนน\n"
    text += "เรื่องร้องเรียนการทุจริต\nปี 2566 ไม่เกิน 2 เรื่อง\nปี 2567 ไม่เกิน 1 เรื่อง"
    assert said(read(text)) == [
        *TWO_YEARS,
        ("เรื่องร้องเรียนการทุจริต", 2566, 2.0, "เรื่อง", "le"),
        ("เรื่องร้องเรียนการทุจริต", 2567, 1.0, "เรื่อง", "le"),
    ]


@pytest.mark.parametrize("last", ["90 คะแนนขึ้นไป จากคะแนนเต็ม 100", "90 คะแนนขึ้นไป (เต็ม 100 คะแนน)"])
def test_the_full_marks_end_no_list(last: str) -> None:
    text = "1) ปี 2566 คะแนน ITA ไม่น้อยกว่า 85 คะแนน\n2) ปี 2567 คะแนน ITA ไม่น้อยกว่า 87 คะแนน\n"
    found = read(f"{text}3) ปี 2568 คะแนน ITA {last}\n4) เรื่องร้องเรียนลดลงร้อยละ 10 ต่อปี")
    assert said(found) == [*TWO_YEARS, (ITA, 2568, 90.0, "คะแนน", "ge")]
    assert found.lines == {2, 3, 4}


def test_ranges_have_both_ends() -> None:
    found = read("ปี 2566 คะแนน ITA 85 - 89.99\nปี 2567 คะแนน ITA 90 - 95 คะแนน")
    assert [(one.year_be, one.value, one.value_to) for one in found.targets] == [
        (2566, 85.0, 89.99),
        (2567, 90.0, 95.0),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "ปี 2566 คะแนน ITA ไม่น้อยกว่า 85 คะแนน\nปี 2567 คะแนน ITA ไม่น้อยกว่า 87 คะแนน",
            "ตัวชี้วัดความสำเร็จของแผน",
        ),
        (
            "ตัวชี้วัดความสำเร็จ : คะแนน ITA\nปี 2566 ไม่น้อยกว่า 85 คะแนน\nปี 2567 ไม่น้อยกว่า 87 คะแนน",
            "การติดตามและประเมินผล",
        ),
    ],
    ids=["chapter", "line"],
)
def test_indicators_with_a_least_for_each_year_are_targets(text: str, title: str) -> None:
    assert said(read(text, title)) == TWO_YEARS


@pytest.mark.parametrize(
    "text",
    [
        "ปี 2566 คะแนน ITA 85 คะแนน\nปี 2567 คะแนน ITA 87 คะแนน",  # what was reached, perhaps
        "ปี 2566 ไม่น้อยกว่า 85 คะแนน\nปี 2567 ไม่น้อยกว่า 87 คะแนน",  # of what?
        "ปี 2566 คะแนน ITA ไม่น้อยกว่า 85 คะแนน\nปี 2567 ได้คะแนน ITA 87 คะแนน",
    ],
)
def test_years_below_indicators_that_nothing_calls_a_target_are_none(text: str) -> None:
    assert read(text, "ตัวชี้วัดความสำเร็จของแผน") == ListedTargets((), frozenset())


def test_a_year_of_the_list_without_a_number_keeps_its_words() -> None:
    text = "1) ปี 2566 คะแนน ITA ไม่น้อยกว่า 85 คะแนน\n2) ปี 2567 คะแนน ITA ไม่น้อยกว่า 87 คะแนน\n"
    found = read(f"{text}3) ปี 2568 คะแนน ITA ระดับดีเยี่ยม\n4) ปี 2569 จัดอบรม")
    assert said(found) == [*TWO_YEARS, (ITA, 2568, None, None, None)]
    assert found.targets[-1].raw == "ระดับดีเยี่ยม"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("เทศบาลมีผลการประเมิน ITA ไม่น้อยกว่า 85 คะแนน ภายในปี พ.ศ. 2570", "เป้าหมาย"),  # one year is a goal
        ("คะแนน ITA ปี 2566 - 2570 ไม่น้อยกว่า 85 คะแนนทุกปี", "เป้าหมาย"),  # a range is not spread
        ("ปี 2563 คะแนน ITA 70 คะแนน\nปี 2564 คะแนน ITA 75 คะแนน", "เป้าหมาย"),  # years before the plan: results
        ("ปี 2566 ไม่น้อยกว่า 85 คะแนน\nปี 2567 ไม่น้อยกว่า 87 คะแนน", "หลักการและเหตุผล"),  # nobody says target
        ("ปี 2566 คะแนน ITA 85 หรือ 90 คะแนน\nปี 2567 คะแนน ITA 86 หรือ 91 คะแนน", "เป้าหมาย"),  # two numbers a year
        ("ปี 2566 จัดอบรมบุคลากร\nปี 2567 ขยายเครือข่าย", "เป้าหมาย"),  # steps without a value
        ("ปี 2566\t85\nปี 2567\t87", "เป้าหมาย"),  # rows of a table
        ("ปี 2566\t85 คะแนน\tผ่าน\nปี 2567\t87 คะแนน\tผ่าน", "เป้าหมาย"),  # rows of a table of results
        ("ปี 2566\tจัดอบรม 5 ครั้ง\nปี 2567\tจัดอบรม 6 ครั้ง", "เป้าหมาย"),  # steps beside their years
        ("ปี 2566\tปี 2567\nไม่น้อยกว่า 85 คะแนน\tไม่น้อยกว่า 87 คะแนน", "เป้าหมาย"),  # a column a year
        ("ปี 2566 คะแนน ITA 85 คะแนน\nปี 2566 คะแนน ITA 87 คะแนน", "เป้าหมาย"),  # a year twice
        ("ตามประกาศ พ.ศ. 2566 และระเบียบ พ.ศ. 2567 ข้อ 5", "เป้าหมาย"),  # laws
    ],
)
def test_what_is_no_list_of_targets(text: str, title: str) -> None:
    assert read(text, title) == ListedTargets((), frozenset())


def test_the_details_of_projects_have_targets_of_their_own() -> None:
    lines = ("ชื่อโครงการ ก", "เป้าหมาย", "ปี 2566 อบรม 85 คน", "ปี 2567 อบรม 87 คน")
    section = Section(1, None, 1, "project_detail", "1", "เป้าหมาย", Span(1, 1), Span(1, 4))
    assert listed_targets(SourceText("plan.txt", "txt", "", lines), (section,), None).targets == ()


@pytest.mark.parametrize(
    ("lead", "said_alone"),
    [("ค่าเป้าหมายผลการประเมิน ITA", True), ("3. เพื่อให้บรรลุเป้าหมายของแผน", False), ("เป้าหมายคือประชาชนพอใจ", False)],
    ids=["heading", "objective", "goal"],
)
def test_the_heading_of_a_list_is_no_goal_and_a_goal_above_it_is(lead: str, said_alone: bool) -> None:
    found = read(f"{lead}\nปี 2566 ไม่น้อยกว่า 85 คะแนน\nปี 2567 ไม่น้อยกว่า 87 คะแนน", "วัตถุประสงค์")
    assert (2 in found.lines) is said_alone
    assert {3, 4} <= found.lines


def test_the_entry_above_says_nothing_of_another_metric() -> None:
    text = "- (๑) คดีทุจริตของเทศบาลลดลง ร้อยละ 50 ในปี พ.ศ.2568 เมื่อเทียบกับปี พ.ศ. 2565\n"
    found = read(f"{text}- (2) คะแนน ITA ปี 2566 ได้ 85 คะแนน ปี 2567 ได้ 88 คะแนน และปี 2568 ได้ 90 คะแนน")
    assert said(found) == [
        (ITA, year, value, "คะแนน", "eq") for year, value in ((2566, 85.0), (2567, 88.0), (2568, 90.0))
    ]
    assert [one.raw for one in found.targets] == ["ได้ 85 คะแนน", "ได้ 88 คะแนน", "ได้ 90 คะแนน"]


GOAL = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2569 ไม่น้อยกว่า 92 คะแนน"


def of_year(text: str, last: int = 2569) -> ListedTargets:
    lines = ("เป้าหมาย", *text.split("\n"))
    section = Section(1, None, 1, "chapter", "1.4", "เป้าหมาย", Span(1, 1), Span(1, len(lines)))
    return listed_targets(SourceText("plan.txt", "txt", "", lines), (section,), (2569, last))


def test_a_goal_of_a_plan_of_one_year_is_a_target_and_stays_a_goal() -> None:
    found = of_year(f"- {GOAL}\n- เรื่องร้องเรียนการทุจริตที่มีมูลเป็นศูนย์")
    assert (said(found), found.lines) == ([("ผลการประเมิน ITA", 2569, 92.0, "คะแนน", "ge")], frozenset())


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (GOAL, 2570),  # a year of several
        (GOAL.replace("2569", "2568"), 2569),  # what was reached
        (GOAL.replace("ไม่น้อยกว่า ", ""), 2569),
        ("จัดอบรมบุคลากรในปี 2569 ไม่น้อยกว่า 2 ครั้ง", 2569),  # no metric
    ],
)
def test_other_goals_with_one_year_are_no_targets(text: str, last: int) -> None:
    assert not of_year(text, last).targets


def of_one_year(text: str) -> ListedTargets:
    lines = ("เป้าหมาย", *text.split("\n"))
    section = Section(1, None, 1, "chapter", "1.4", "เป้าหมาย", Span(1, 1), Span(1, len(lines)))
    return listed_targets(SourceText("plan.txt", "txt", "", lines), (section,), (2568, 2568))


@pytest.mark.parametrize(
    "text",
    [
        "1) คะแนน ITA ปีงบประมาณ พ.ศ. 2568 ไม่\nน้อยกว่า 90 คะแนน\n2) ไม่มีเรื่องร้องเรียนการทุจริต",
        "1) คะแนน ITA ปีงบประมาณ พ.ศ. 2568\n   ไม่น้อยกว่า 90\n   คะแนน\n2) ประชาชนพอใจ",
        "๑) คะแนน ITA ปี ๒๕๖๘ ไม่น้อย\nกว่า ๙๐ คะแนน",
    ],
    ids=["torn word", "three lines", "Thai digits"],
)
def test_a_goal_of_one_year_over_lines(text: str) -> None:
    found = of_one_year(text)
    assert said(found) == [(ITA, 2568, 90.0, "คะแนน", "ge")]
    assert found.targets[0].span.start == 2 < found.targets[0].span.end
    assert not found.lines


@pytest.mark.parametrize(
    "text",
    [
        "1) คะแนน ITA ปี 2568 ไม่\n\nน้อยกว่า 90 คะแนน",
        "1) คะแนน ITA ปี 2568 ไม่\n2) น้อยกว่า 90 คะแนน",
        "1) คะแนน ITA ปี 2567 ไม่\nน้อยกว่า 90 คะแนน",
        "1) คะแนน ITA ปี 2568 ไม่\nน้อยกว่า 90 คะแนน และปี 2569 สูงขึ้น",
        "คะแนน ITA ปี 2568 ไม่\nน้อยกว่า 90 คะแนน",
    ],
    ids=["an empty line", "another goal", "another year", "a year without a value", "no goal with a number"],
)
def test_lines_that_say_no_target_together(text: str) -> None:
    assert not of_one_year(text).targets
