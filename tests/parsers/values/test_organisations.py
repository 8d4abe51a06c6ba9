"""Whose plan it is: votes by the place that a name is printed at."""

from __future__ import annotations

import pytest

from parsers.values.organisations import BodyWithin, find_body_within, find_organisation, find_other_body


def name_of(text: str) -> str | None:
    found = find_organisation(text)
    return found.bare_name if found else None


@pytest.mark.parametrize(
    ("alone", "other", "times", "wins"),
    [
        # a line of its own is worth seven: two for the name, five for the line
        ("เทศบาลนครนครศรีธรรมราช", "ก เทศบาลนครตรัง, ", 3, "นครศรีธรรมราช"),
        ("เทศบาลนครตรัง", "ก เทศบาลนครนครศรีธรรมราช, ", 4, "นครศรีธรรมราช"),
        ("เทศบาลนครนครศรีธรรมราช (พ.ศ. 2566)", "ก เทศบาลนครตรัง, ", 3, "นครศรีธรรมราช"),
        ("ประกาศเทศบาลนครนครศรีธรรมราช", "ก เทศบาลนครตรัง, ", 3, "นครศรีธรรมราช"),
        ("เทศบาลตำบลพอกน้อยน้อยอำเภอพรรณานิคม", "ก เทศบาลนครตรัง, ", 3, "พอกน้อยน้อย"),
        ("เทศบาลเมืองพอกน้อยอำเภอพรรณานิคม", "ก เทศบาลนครตรัง, ", 3, "พอกน้อย"),
        ("เทศบาลเมืองพอกอำเภอพรรณานิคม", "ก เทศบาลนครตรัง, ", 3, "พอก"),
        (" " * 20 + "เทศบาลนครนครศรีธรรมราช", "ก เทศบาลนครตรัง, ", 3, "นครศรีธรรมราช"),
        (" " * 21 + "เทศบาลนครนครศรีธรรมราช", "ก เทศบาลนครตรัง, ", 3, "ตรัง"),
        ("คำว่า เทศบาลนครนครศรีธรรมราช", "ก เทศบาลนครตรัง, ", 2, "ตรัง"),
        ("เทศบาลนครนครศรีธรรมราช มี", "ก เทศบาลนครตรัง, ", 2, "ตรัง"),
        # a name that a space parts from its prefix is worth one, and one more on a line of its own
        ("ก เทศบาลนครนครศรีธรรมราช มี", "ก เทศบาลนคร ตรัง, ", 1, "นครศรีธรรมราช"),
        ("ก เทศบาลนครนครศรีธรรมราช มี", "ก เทศบาลนคร ตรัง, ", 2, "ตรัง"),
        ("ก เทศบาลนครตรัง มี", "ก เทศบาลนคร นครศรีธรรมราช, ", 3, "นครศรีธรรมราช"),
        ("เทศบาลนคร นครศรีธรรมราช", "ก เทศบาลนครตรัง, ", 1, "ตรัง"),
        ("เทศบาลนคร ตรัง", "ก เทศบาลนครนครศรีธรรมราช, ", 1, "ตรัง"),
        ("เทศบาลนคร ตรัง", "ก เทศบาลนคร นครศรีธรรมราช, ", 2, "ตรัง"),
    ],
)
@pytest.mark.parametrize("last", [True, False])
def test_votes(alone: str, other: str, times: int, wins: str, last: bool) -> None:
    lines = [other * times, alone] if last else [alone, other * times]
    assert name_of("ก\n" + "\n".join(lines)) == wins


def test_a_letter_behind_the_name_is_no_end_of_its_line() -> None:
    assert name_of("ก เทศบาลนครตรัง, " * 2 + "\nเทศบาลนครนครศรีธรรมราช ก") == "ตรัง"


def test_of_two_with_the_same_votes_the_shorter_wins() -> None:
    for text in ("ก เทศบาลนครตรังได้ ก เทศบาลนครตรัง", "ก เทศบาลนครตรัง ก เทศบาลนครตรังได้"):
        assert name_of(text) == "ตรัง"


def test_an_abbreviation_counts_only_without_a_full_name() -> None:
    assert name_of("อบต.วาเล่ย์ อบต.วาเล่ย์ อบต.วาเล่ย์ ก เทศบาลนครตรัง") == "ตรัง"
    found = find_organisation("ของ อบต.วาเล่ย์")
    assert found is not None
    assert (found.name, found.code) == ("องค์การบริหารส่วนตำบลวาเล่ย์", "sao")


@pytest.mark.parametrize(
    ("text", "wins"),
    [
        # laws and lists name Pattaya and Bangkok: they count on a line of their own alone
        ("ก เมืองพัทยา มี", None),
        ("ก เมืองพัทยา มี\nเมืองพัทยา\n", "พัทยา"),
        ("ก เมืองพัทยา มี เมืองพัทยา มี\nเทศบาลนครตรัง", "ตรัง"),
        # of the same votes the other one wins
        ("กรุงเทพมหานคร\nสำนักงานเขตบางกอกน้อย", "บางกอกน้อย"),
        ("กรุงเทพมหานคร\nกรุงเทพมหานคร\nสำนักงานเขตบางกอกน้อย", "มหานคร"),
    ],
)
def test_a_name_that_laws_print_too(text: str, wins: str | None) -> None:
    assert name_of(text) == wins


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("แผนปฏิบัติการ\nเขตลาดกระบัง กรุงเทพมหานคร", "สำนักงานเขตลาดกระบัง"),
        ("เขตบางรัก กทม.", "สำนักงานเขตบางรัก"),
        ("ส่งไปที่ เขตบางรัก กรุงเทพมหานคร\nเทศบาลตำบลพอกน้อยได้จัดทำ", "เทศบาลตำบลพอกน้อยได้จัดทำ"),  # an address
        ("ในเขตบางรัก กรุงเทพมหานคร", None),
        ("เขตชุมชน กรุงเทพมหานคร", None),
    ],
)
def test_a_district_of_the_capital_by_its_name_and_the_citys(text: str, name: str | None) -> None:
    found = find_organisation(text)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("โรงเรียนกีฬาเทศบาลนคร", "โรงเรียนกีฬาเทศบาลนคร"),  # the word alone names no local government
        ("โรงเรียนเทศบาลตำบลพอกน้อย", None),
    ],
)
def test_a_word_of_local_governments_in_another_body_s_name_names_none(line: str, body: str | None) -> None:
    assert find_other_body([line]) == body


def test_one_that_the_plan_follows_is_passed_over() -> None:
    assert name_of("ตามแนวทางของเทศบาลนครตรัง และเทศบาลนครนครศรีธรรมราช") == "นครศรีธรรมราช"


SCHOOL = "โรงเรียนเทศบาล 1"


@pytest.mark.parametrize(
    ("lines", "owner_stated"),
    [
        ([SCHOOL, "สังกัดเทศบาลนครตรัง"], True),
        ([SCHOOL, "(สังกัดเทศบาลนครตรัง)"], True),
        (["แผนปฏิบัติการป้องกันการทุจริต", SCHOOL, "สังกัดเทศบาลนครตรัง"], True),
        ([SCHOOL, "เทศบาลนครตรัง"], False),
    ],
)
def test_the_owner_of_a_school_stands_on_the_next_line(lines: list[str], owner_stated: bool) -> None:
    assert find_body_within(lines) == BodyWithin(SCHOOL, owner_stated)


@pytest.mark.parametrize(
    "lines",
    [
        [SCHOOL],
        [SCHOOL, "สังกัดกระทรวงศึกษาธิการ"],
        [SCHOOL, "ประจำปี 2566"],
        ["เทศบาลนครตรัง", f"{SCHOOL} สังกัดเทศบาลนครตรัง"],  # the plan is the municipality's
    ],
)
def test_a_school_of_no_local_government_or_below_one_is_none(lines: list[str]) -> None:
    assert find_body_within(lines) is None
