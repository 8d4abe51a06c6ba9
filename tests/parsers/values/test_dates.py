"""Years, dates, periods: each case is a trap that real plans set, or a neighbour of one."""

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.characters import thai_digits
from parsers.rules.load import load
from parsers.values.dates import fiscal_years, parse_period, parse_thai_date, parse_year, parse_year_range

PLAN = (2566, 2570)
MONTHS = [
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("ปี ๒๕๖๖", 2566),
        ("ปีงบประมาณ พ.ศ.2570", 2570),
        ("พ.ศ. ๒๕61", 2561),
        ("ปี ๖๗", 2567),
        ("งบประมาณ (บาท) ปี 2566", 2566),
        ("2566", 2566),
        ("2023", 2566),  # a column of CE years
        ("ปี 2023", 2566),
        ("ปี 75", None),  # no year of the plan ends so
        ("67", None),  # two digits without a word
        ("2566 - 2570", None),
        ("ปี 2566 และ 2567", None),
        ("จำนวน 2500 เล่ม", None),
        ("2,566", None),
        ("2566.00", None),
        ("25666", None),
        ("2566 บาท", None),
        ("จำนวน 2000 เล่ม", None),
        ("ปีละ 12 ครั้ง", None),
        ("", None),
    ],
)
def test_year(text: str, year: int | None) -> None:
    assert parse_year(text, PLAN) == year


def test_two_digits_mean_nothing_without_the_plans_years() -> None:
    assert parse_year("ปี ๖๗") is None
    assert parse_year_range("ปี 67 - 69") is None


@given(st.integers(2400, 2799))
def test_any_year_in_either_digits(year: int) -> None:
    assert parse_year(f"ปีงบประมาณ พ.ศ. {year}") == parse_year(thai_digits(f"ปี {year}")) == year


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("แผน 5 ปี (พ.ศ. ๒๕๖๖ - ๒๕๗๐)", (2566, 2570)),
        ("พ.ศ.2566–2570", (2566, 2570)),
        ("พ.ศ. ๒๕๖๖ ถึง พ.ศ. ๒๕๗๐", (2566, 2570)),
        ("พ.ศ. 2566 - 70", (2566, 2570)),
        ("ปี ๖๗ - ๖๙", (2567, 2569)),
        ("พ.ศ. 2570 - 2566", None),
        ("พ.ศ. 2566 - 60", None),
        ("ปี 2566", None),
        ("ปี 2566 - 80 คน", None),  # a count after a dash
        ("ปี 2566 - 20,000 บาท", None),
        ("พ.ศ. 2561 - 2580 และ พ.ศ. 2566 - 2570", None),  # two that differ
        ("1 - 2 ครั้ง", None),
    ],
)
def test_year_range(text: str, years: tuple[int, int] | None) -> None:
    assert parse_year_range(text, PLAN) == years


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ประกาศ ณ วันที่ ๒๔ เดือน กันยายน พ.ศ.๒๕๖๕", (2022, 9, 24)),
        ("ณ  วันที่  18  เดือน สิงหาคม  พ.ศ. 2565", (2022, 8, 18)),
        ("1 ต.ค. 2565", (2022, 10, 1)),
        ("๑ ต.ค. ๖๕", (2022, 10, 1)),
        ("29 กุมภาพันธ์ 2567", (2024, 2, 29)),
        ("29 กุมภาพันธ์ 2566", None),
        ("31 เมษายน 2565", None),
        ("เดือน สิงหาคม พ.ศ. 2565", None),
        ("ครั้งที่ 2 สิงหาคม 2565", None),  # the second time, not the second day
        ("1 - 3 มีนาคม 2566", None),
        ("1 มีนาคม 2566 และ 5 เมษายน 2566", None),
        ("24 กันยายน", None),
        ("ณ วันที่ เดือน พ.ศ.", None),
    ],
)
def test_date(text: str, day: tuple[int, int, int] | None) -> None:
    assert parse_thai_date(text, PLAN) == (datetime.date(*day) if day else None)


def test_a_short_year_needs_the_plan() -> None:
    assert parse_thai_date("๑ ต.ค. ๖๕") is None


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)))
def test_every_day_is_read_back(day: datetime.date) -> None:
    text = f"วันที่ {day.day} เดือน{MONTHS[day.month - 1]} พ.ศ. {day.year + 543}"
    assert parse_thai_date(text) == parse_thai_date(thai_digits(text)) == day


@pytest.mark.parametrize(
    ("text", "start_be", "end_be"),
    [
        ("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๑", 2561, 2561),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๖ -๒๕๗๐", 2566, 2570),
        ("ตั้งแต่ปีงบประมาณ พ.ศ. 2566 – 2570", 2566, 2570),
        ("เริ่มปีงบประมาณ 2566 และถือปฏิบัติต่อเนื่องถึงปีงบประมาณ 2568", 2566, 2568),
        ("เริ่มปี 2566 ประเมินผลปี 2568", None, None),
        ("ปี 2566 และรายงานถึงปี 2568", None, None),  # neither begins
        ("ประจำปีงบประมาณ ๒๕๖๖ - ๒๕๗๐", 2566, 2570),
        ("ปีงบประมาณ 2566, 2567 และ 2568", 2566, 2568),
        ("ตุลาคม - กันยายน (ปีงบประมาณ 2566 - 2570)", 2566, 2570),
        ("ปีงบประมาณ 2566, 2568 และ 2570", 2566, 2570),  # a list with gaps: its ends
        ("ปีการศึกษา ๒๕๖๖ ๒๕๖๘ และ ๒๕๗๐", 2566, 2570),
        ("ปี 2570, 2566", None, None),  # no list that counts on
        ("ทุกปียกเว้นปี 2566 ทบทวนปี 2570", None, None),  # words between the years: what they say is not known
        ("ไตรมาสที่ 1 - ไตรมาสที่ 4", None, None),
        ("ไตรมาส - ไตรมาส 4", None, None),
        ("๒ เดือน ต่อ ๑ ครั้ง รวม ๖ ครั้ง", None, None),
        ("ตลอดปี 12 ครั้ง", None, None),
        ("ตุลาคม - กันยายน", None, None),
        ("พ.ศ. 2570 - 2566", None, None),
        ("", None, None),
    ],
)
def test_period_of_years_has_no_days(text: str, start_be: int | None, end_be: int | None) -> None:
    period = parse_period(text, PLAN)
    assert (period.start_be, period.end_be) == (start_be, end_be)
    assert period.start_on is None
    assert period.end_on is None


@pytest.mark.parametrize(
    ("text", "years", "start_on", "end_on"),
    [
        ("ธันวาคม ๒๕๖๐ – กันยายน ๒๕๖๑", (2560, 2561), "2017-12-01", "2018-09-30"),
        ("เดือน มีนาคม - พฤษภาคม ๒๕๖๐", (2560, 2560), "2017-03-01", "2017-05-31"),
        ("เดือนมิถุนายน – เดือนกันยายน พ.ศ. ๒๕๖๑", (2561, 2561), "2018-06-01", "2018-09-30"),
        ("ระหว่างเดือนกรกฎาคม ๒๕๖๑ - กันยายน ๒๕๖๑ จำนวน ๔ ครั้ง", (2561, 2561), "2018-07-01", "2018-09-30"),
        ("1 ตุลาคม 2565 - 30 กันยายน 2566", (2565, 2566), "2022-10-01", "2023-09-30"),
        ("ต.ค. 65 - ก.ย. 66", (2565, 2566), "2022-10-01", "2023-09-30"),
        ("1 - 3 มีนาคม 2566", (2566, 2566), "2023-03-01", "2023-03-03"),
        ("มกราคม 2567 - กุมภาพันธ์ 2567", (2567, 2567), "2024-01-01", "2024-02-29"),
        ("ตุลาคม - กันยายน ของปีงบประมาณ พ.ศ. 2566", (2566, 2566), "2022-10-01", "2023-09-30"),
        ("ไตรมาส 1 - 2 ปีงบประมาณ 2566", (2566, 2566), "2022-10-01", "2023-03-31"),
        ("ตุลาคม - กันยายน 2566", (None, 2566), None, "2023-09-30"),  # the start's year is not printed
        ("ภายในเดือนมีนาคม 2566", (2566, 2566), None, "2023-03-31"),
        ("ตั้งแต่เดือนมีนาคม 2566 เป็นต้นไป", (2566, None), "2023-03-01", None),
        ("ตุลาคม 2561 - กันยายน 2561", (2561, 2561), None, None),  # contradicts itself
        ("กันยายน 2562 - ตุลาคม 2561", (None, None), None, None),
        ("มกราคม 2566 และ มิถุนายน 2567", (2566, 2567), None, None),  # two months are not a stretch
        ("มกราคม 2566 และ มิถุนายน 2568", (2566, 2568), None, None),
        ("มีนาคม 2566ปี 2567", (2566, 2567), None, None),  # a year stands beside the month's own
        ("1 มีนาคม 2566 - 1 มีนาคม 2566", (2566, 2566), "2023-03-01", "2023-03-01"),
        ("มีนาคม - มีนาคม 2566", (2566, 2566), "2023-03-01", "2023-03-31"),
        ("ตั้งแต่เดือนมีนาคม 2566", (2566, None), "2023-03-01", None),
        ("มีนาคม 2566 เป็นต้นไป", (2566, None), "2023-03-01", None),
        ("มีนาคม 2566", (2566, 2566), "2023-03-01", "2023-03-31"),
        ("ต.ค. 64 - ก.ย. 66", (2564, 2566), "2021-10-01", "2023-09-30"),  # two years before the plan's first
        ("ต.ค. 63 - ก.ย. 66", (None, 2566), None, "2023-09-30"),  # three are another century's, or a slip
        ("ต.ค. 72 - ก.ย. 72", (2572, 2572), None, None),
        ("31 กุมภาพันธ์ 2566 - 1 เมษายน 2566", (2566, 2566), None, "2023-04-01"),
        ("ธันาคม - มีนาคม 2566", (None, 2566), None, "2023-03-31"),  # the other month cannot be read
        ("มีนาคม 2566 - กันยายม", (2566, None), "2023-03-01", None),
    ],
)
def test_period_of_months(
    text: str, years: tuple[int | None, int | None], start_on: str | None, end_on: str | None
) -> None:
    period = parse_period(text, PLAN)
    assert (period.start_be, period.end_be) == years
    assert period.start_on == (datetime.date.fromisoformat(start_on) if start_on else None)
    assert period.end_on == (datetime.date.fromisoformat(end_on) if end_on else None)


def test_period_keeps_the_wording() -> None:
    assert parse_period(" ปี ๒๕๖๖ ").text == "ปี ๒๕๖๖"


@given(st.integers(2450, 2700), st.integers(1, 12), st.integers(2450, 2700), st.integers(1, 12))
def test_a_period_never_ends_before_it_starts(start: int, start_month: int, end: int, end_month: int) -> None:
    period = parse_period(f"{MONTHS[start_month - 1]} {start} - {MONTHS[end_month - 1]} {end}")
    if (start, start_month) <= (end, end_month):
        assert period.start_on == datetime.date(start - 543, start_month, 1)
        last = calendar.monthrange(end - 543, end_month)[1]
        assert period.end_on == datetime.date(end - 543, end_month, last)
    else:
        assert period.start_on is None
        assert period.end_on is None


@pytest.mark.parametrize("rule", load("months")["rule"], ids=lambda rule: rule["id"])
def test_months(rule: dict[str, object]) -> None:
    number = rule["number"]
    for example in rule["examples"]:  # type: ignore[attr-defined]
        assert _month_of(example) == number
    for counterexample in rule["counterexamples"]:  # type: ignore[attr-defined]
        assert _month_of(counterexample) != number


def _month_of(text: str) -> int | None:
    name = text.rstrip("๐๑๒๓๔๕๖๗๘๙0123456789 ")
    day = parse_thai_date(f"1 {name} 2566")
    return day.month if day else None


FISCAL_ORDER = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)


def first_day(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, 1)


def last_day(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


@pytest.mark.parametrize("start", FISCAL_ORDER)
@pytest.mark.parametrize("end", FISCAL_ORDER)
def test_months_of_a_fiscal_year(start: int, end: int) -> None:
    """2566 begins with October 2565; a stretch that would run backwards does not begin in it."""
    period = parse_period(f"{MONTHS[start - 1]} - {MONTHS[end - 1]} ของปีงบประมาณ 2566", PLAN)
    assert period.end_on == last_day(2022 if end >= 10 else 2023, end)
    if FISCAL_ORDER.index(start) <= FISCAL_ORDER.index(end):
        assert (period.start_be, period.start_on) == (2566, first_day(2022 if start >= 10 else 2023, start))
    else:
        assert (period.start_be, period.start_on) == (None, None)


@pytest.mark.parametrize("start", range(1, 5))
@pytest.mark.parametrize("end", range(1, 5))
def test_quarters_of_a_fiscal_year(start: int, end: int) -> None:
    period = parse_period(f"ไตรมาสที่ {start} - {end} ปีงบประมาณ 2566", PLAN)
    months = FISCAL_ORDER[3 * (start - 1)], FISCAL_ORDER[3 * end - 1]
    days = first_day(2022 if start == 1 else 2023, months[0]), last_day(2022 if end == 1 else 2023, months[1])
    assert (period.start_be, period.end_be) == (2566, 2566)
    assert (period.start_on, period.end_on) == (days if start <= end else (None, None))


def test_one_quarter_and_several() -> None:
    one = parse_period("ไตรมาส 2 ปีงบประมาณ 2566", PLAN)
    assert (one.start_on, one.end_on) == (first_day(2023, 1), last_day(2023, 3))
    for text in ("ไตรมาส 1 ไตรมาส 3 ปีงบประมาณ 2566", "ไตรมาส 2 ปี 2566"):  # two that are no stretch; no fiscal year
        period = parse_period(text, PLAN)
        assert (period.start_be, period.start_on, period.end_on) == (2566, None, None)


@pytest.mark.parametrize("text", ["1\u200b2 มกราคม 2566", "12 มกราคม 25\u00ad66", "3\u20601 มกราคม 2566"])
def test_a_day_that_an_unseen_character_parts_is_none(text: str) -> None:
    assert parse_thai_date(text, PLAN) is None
    period = parse_period(text, PLAN)
    assert (period.start_on, period.end_on) == (None, None)


@pytest.mark.parametrize(
    ("text", "years", "gaps"),
    [
        ("ปี 66, 68, 70", (2566, 2570), (2567, 2569)),
        ("ปี 2566 ถึง 2568 และปี 2570", (2566, 2570), (2569,)),
        ("ปี 2566 - 2567 และ 2569 - 2570", (2566, 2570), (2568,)),
        ("ปี 2566 - 2570 (ยกเว้นปี 2568)", (2566, 2570), (2568,)),
        ("ปี 2566 และปี 2568 (เว้นปี 2567)", (2566, 2568), (2567,)),
        ("ปีงบประมาณ พ.ศ. 2566 ยกเว้น พ.ศ. 2567 ถึง 2570", (None, None), ()),
        ("ปี 2566, 2567, 2568", (2566, 2568), ()),
        ("ตั้งแต่ปี 2566 เป็นต้นไป", (2566, None), ()),  # its end is not printed
        ("เริ่มปี 2567", (2567, None), ()),
        ("ปีเว้นปี เริ่มดำเนินการ ปีงบประมาณ พ.ศ. 2566", (2566, None), ()),
        ("เริ่มเดือนตุลาคม 2566", (2566, None), ()),
        ("ปี 66 68 70", (2566, 2570), (2567, 2569)),
        ("ปี 2566 ครั้งที่ 1 และปี 2568 ครั้งที่ 2", (None, None), ()),  # two years, and no word of what is between
        ("ปี 2570 และ 2566", (None, None), ()),  # a slip
        ("ทุกปี ยกเว้นปี 2568", (None, None), ()),  # the year that is left out is not the project's
        ("ทุกปี (เว้นปี 2567 และ 2569)", (None, None), ()),
        ("ปี 2566 ถึงปัจจุบัน", (2566, None), ()),
        ("2567 - ปัจจุบัน", (2567, None), ()),
        ("ปี 2566 - 2567 - 2568", (2566, 2568), ()),
        ("ปี 2566 - 2568 - 2570", (None, None), ()),  # a list, or a stretch: nobody knows
    ],
)
def test_lists_and_gaps_of_years(text: str, years: tuple[int | None, int | None], gaps: tuple[int, ...]) -> None:
    period = parse_period(text, PLAN)
    assert ((period.start_be, period.end_be), period.gaps) == (years, gaps)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        # years that follow each other are a stretch, whatever stands between
        ("จัดทำปี 2566 รายงานผลปี 2567", (2566, 2567)),
        ("จัดทำปี 2566 ติดตามปี 2567 รายงานผลปี 2568", (2566, 2568)),
        # with a gap only a list is
        ("จัดทำปี 2566 รายงานผลปี 2568", (None, None)),
        ("2566, 2568 และ 2570", (2566, 2570)),
    ],
)
def test_several_years_in_a_period(text: str, years: tuple[int | None, int | None]) -> None:
    period = parse_period(text)
    assert (period.start_be, period.end_be) == years


@pytest.mark.parametrize(
    ("text", "plan", "years"),
    [
        ("1 ตุลาคม 2565 - 30 กันยายน 2568", None, (2566, 2568)),  # October is the next fiscal year's
        ("30 กันยายน 2565 - 30 กันยายน 2568", None, (2565, 2568)),
        ("1 ตุลาคม 2565 - 30 กันยายน 2568", (2567, 2567), (2567, 2567)),
        ("ปี 2567", (2566, 2570), (2567, 2567)),
        ("ปี 2565", (2566, 2570), None),
        ("ตั้งแต่ปี 2566 เป็นต้นไป", (2566, 2570), None),  # its end is not printed
        ("ตุลาคม - กันยายน 2566", (2566, 2570), None),  # nor its start
    ],
)
def test_fiscal_years_of_a_period(text: str, plan: tuple[int, int] | None, years: tuple[int, int] | None) -> None:
    assert fiscal_years(parse_period(text), plan) == years


def test_no_period_has_no_fiscal_years() -> None:
    assert fiscal_years(None, PLAN) is None


@pytest.mark.parametrize(
    ("text", "years", "days"),
    [
        ("ไตรมาสที่ 2 ของปีงบประมาณ พ.ศ. 2567 (มกราคม - มีนาคม)", (2567, 2567), ("2024-01-01", "2024-03-31")),
        ("ปีงบประมาณ 2567 (ตุลาคม - ธันวาคม)", (2567, 2567), ("2023-10-01", "2023-12-31")),
        ("ปีงบประมาณ 2567 (กันยายน - ตุลาคม)", (2567, 2567), (None, None)),  # no order of months in that year
        ("ปี 2567 (มกราคม - มีนาคม)", (2567, 2567), (None, None)),  # which kind of year?
        ("ปีงบประมาณ 2566 และ 2567 (มกราคม - มีนาคม)", (2566, 2567), (None, None)),
        ("มกราคม - มีนาคม ของทุกปี", (None, None), (None, None)),
        ("ตุลาคม - กันยายน ตั้งแต่ปีงบประมาณ 2566 เป็นต้นไป", (2566, None), (None, None)),  # no end
        ("ตุลาคม - ธันวาคม ของทุกปี เริ่มปีงบประมาณ 2566", (2566, None), (None, None)),
        ("ตั้งแต่ปีงบประมาณ 2566 (ตุลาคม - ธันวาคม)", (2566, None), (None, None)),
    ],
)
def test_months_beside_a_year_that_stands_apart(
    text: str, years: tuple[int | None, int | None], days: tuple[str | None, str | None]
) -> None:
    period = parse_period(text, PLAN)
    assert (period.start_be, period.end_be) == years
    assert tuple(day and day.isoformat() for day in (period.start_on, period.end_on)) == days


def test_the_era_may_be_written_out() -> None:
    assert parse_thai_date("ประกาศ ณ วันที่ ๒๑ เดือน ตุลาคม พุทธศักราช ๒๕๖๕") == datetime.date(2022, 10, 21)
    assert parse_year("พุทธศักราช ๒๕๖๗") == 2567


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ไตรมาสที่ 1 และ 3 ปีงบประมาณ พ.ศ. 2567", (2023, 10, 1), (2024, 6, 30)),
        ("ไตรมาส 2, 3 และ 4 ปีงบประมาณ 2567", (2024, 1, 1), (2024, 9, 30)),
        ("ไตรมาสที่ 2 ปีงบประมาณ 2567", (2024, 1, 1), (2024, 3, 31)),
        ("วันที่ 10 และ 15 มีนาคม 2567", (2024, 3, 10), (2024, 3, 15)),
        ("วันที่ 4, 12 และวันที่ 20 มีนาคม 2567", (2024, 3, 4), (2024, 3, 20)),
        ("ครั้งที่ 1, 15 มีนาคม 2567", (2024, 3, 15), (2024, 3, 15)),  # the 1 is no day
    ],
)
def test_a_list_of_quarters_and_days_has_a_first_and_a_last(
    text: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    for form in (text, thai_digits(text)):
        period = parse_period(form, (2566, 2570))
        assert (period.start_on, period.end_on) == (datetime.date(*start), datetime.date(*end))


def test_quarters_that_count_backwards_and_two_days_are_no_stretch_and_no_day() -> None:
    period = parse_period("ไตรมาสที่ 3 และ 1 ปีงบประมาณ 2567", (2566, 2570))
    assert (period.start_be, period.start_on, period.end_on) == (2567, None, None)
    assert parse_thai_date("วันที่ 10 และ 15 มีนาคม 2567") is None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ปีงบประมาณ พ.ศ. 2566 ตามแผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566 - 2570", (2566, 2566)),
        ("ตามแผนพัฒนาท้องถิ่น พ.ศ. 2561 - 2565 ดำเนินการปี 2566", (2566, 2566)),
        ("ปี 2566 - 2568 ตามแผน 5 ปี (พ.ศ. 2566 - 2570)", (2566, 2568)),
        ("ตามแผนปฏิบัติการ พ.ศ. 2566 - 2570", (2566, 2570)),  # it has no other
        ("ปี 2566 - 2570", (2566, 2570)),
    ],
)
def test_years_in_a_plans_name_are_not_the_period(text: str, years: tuple[int, int]) -> None:
    period = parse_period(text, (2566, 2570))
    assert (period.start_be, period.end_be) == years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("มีนาคม - เมษายน ของปีงบประมาณ พ.ศ. ๒๕๖๘ และ ๒๕๖๙", (2568, 2569)),
        ("มกราคม - มีนาคม 2568, 2569", (2568, 2569)),
        ("ตุลาคม - มีนาคม 2568 และ 2569", (None, 2569)),  # the year of the first October is not printed
        ("มกราคม - มีนาคม 2566 - 2570 ยกเว้นปี 2568", (2566, 2570)),
    ],
)
def test_months_of_each_year_of_a_list_last_to_its_end(text: str, years: tuple[int | None, int]) -> None:
    period = parse_period(text)
    assert (period.start_be, period.end_be, period.start_on, period.end_on) == (*years, None, None)


@pytest.mark.parametrize("text", ["มกราคม - มีนาคม 2568", "มกราคม - มีนาคม 2568 และ 2567", "มกราคม 2568 - มีนาคม 2568"])
def test_months_of_one_year_have_days(text: str) -> None:
    assert parse_period(text).end_on == datetime.date(2025, 3, 31)
