"""Places of the tree whose number stands where those of projects do: no projects, and the place of those below."""

from __future__ import annotations

import pytest

from lawful import plan_around, rows_of_text

HEAD = "ที่\tโครงการ/กิจกรรม/มาตรการ\tปี 2566\tปี 2567\tผู้รับผิดชอบ"
DIMENSION = "1\tมิติที่ 1 การสร้างวัฒนธรรมสุจริต\t\t\t"


def project(number: str, title: str) -> str:
    return f"{number}\t{title}\t5,000\t-\tกองคลัง"


def found(*lines: str) -> list[tuple[str, int | None, str | None]]:
    """The titles of all projects with their dimension and mission."""
    rows = rows_of_text(plan_around("\n".join((HEAD, *lines)), "พ.ศ. 2566 - 2567"))
    return [(row["title"], row["dimension_no"], row["mission_no"]) for row in rows["projects"]]


@pytest.mark.parametrize("number", ["1", "1.", "(1)", "๑"])
def test_a_numbered_dimension_is_no_project(number: str) -> None:
    second = "2\tมิติที่ 2 การบริหารราชการ\t\t\t"
    rows = found(DIMENSION.replace("1", number, 1), project("1", "โครงการ ก"), second, project("2", "โครงการ ข"))
    assert rows == [("โครงการ ก", 1, None), ("โครงการ ข", 2, None)]


def test_projects_may_be_numbered_by_their_dimension() -> None:
    assert found(DIMENSION, project("1.1", "โครงการ ก"), project("1.2", "โครงการ ข")) == [
        ("โครงการ ก", 1, None),
        ("โครงการ ข", 1, None),
    ]


@pytest.mark.parametrize("numbers", [("1.1.1", "1.2.1"), ("1", "2"), ("1", "1"), ("๑.๑.๑", "๑.๒.๑")])
def test_a_mission_is_known_by_the_numbers_of_its_projects_or_as_all_are(numbers: tuple[str, str]) -> None:
    first, second = numbers
    missions = ("1.1\tการปลูกจิตสำนึกของบุคลากร\t\t\t", "1.2\tการปลูกจิตสำนึกของประชาชน\t\t\t")
    rows = found(DIMENSION, missions[0], project(first, "โครงการ ก"), missions[1], project(second, "โครงการ ข"))
    assert rows == [("โครงการ ก", 1, "1.1"), ("โครงการ ข", 1, "1.2")]


def test_the_dimension_of_missions_needs_no_word() -> None:
    rows = found("1\tการสร้างคนดี\t\t\t", "1.1\tการปลูกจิตสำนึก\t\t\t", project("1.1.1", "โครงการ ก"))
    assert rows == [("โครงการ ก", 1, "1.1")]


def test_a_numbered_strategy_is_no_project() -> None:
    assert found("1\tยุทธศาสตร์ที่ 1 ปลูกฝังค่านิยม\t\t\t", project("1", "โครงการ ก")) == [("โครงการ ก", 1, None)]


@pytest.mark.parametrize(
    "lines",
    [
        ("1.1\tการจัดทำคู่มือ\t\t\t", project("1.2", "โครงการ ก")),  # a project that nobody gave money
        ("1.1\tการจัดทำคู่มือ\t\t\t", project("1.2", "โครงการ ก"), "1.3\tการจัดงาน\t\t\t"),
        ("1.1\tโครงการวันสำคัญ\t\t\t", project("1.1.1", "กิจกรรม ก")),  # a project of parts
        ("1.1\tการจัดทำคู่มือ\t\t\tกองคลัง", project("1.1.1", "กิจกรรม ก")),
        ("1.1\tการจัดทำคู่มือ\t-\t-\t", project("1.1.1", "กิจกรรม ก")),
        ("1.1\tการจัดทำคู่มือ\t\t\t", "1.2\tการจัดงาน\t\t\t"),  # nothing has more
        ("1\tการจัดทำคู่มือ\t\t\t", project("1.1", "กิจกรรม ก")),
    ],
)
def test_a_row_without_money_is_a_project_where_nothing_proves_a_place(lines: tuple[str, ...]) -> None:
    titles = [title for title, _, _ in found(*lines)]
    assert titles == [line.split("\t")[1] for line in lines]
