"""The facts of a plan: title, years, document month and digits, from whole small documents."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.characters import arabic_digits, thai_digits
from extract.ground.source import PageFacts, SourceText, Span
from parsers.document import parse_plan
from parsers.facts.plan_info import digit_style, plan_facts
from parsers.records.facts import PlanFacts
from parsers.records.structure import Section
from parsers.structure.kinds.plan_title import begins_plan_title

BODY = "\nคำนำ\nเทศบาลตำบลพอกน้อยได้จัดทำ\nเทศบาลตำบลพอกน้อย\n"


def read(text: str, budget_years: tuple[int, ...] = ()) -> PlanFacts:
    lines = tuple(text.split("\n"))
    foreword = lines.index("คำนำ") + 1 if "คำนำ" in lines else len(lines) + 1
    sections = [Section(1, None, 1, "cover", None, "", Span(1, 1), Span(1, max(1, foreword - 1)))]
    if foreword <= len(lines):
        sections.append(
            Section(2, None, 1, "foreword", None, "คำนำ", Span(foreword, foreword), Span(foreword, len(lines)))
        )
    return plan_facts(SourceText("plan.txt", "txt", "", lines), sections, budget_years)


@pytest.mark.parametrize(
    ("cover", "title"),
    [
        (
            "แผนปฏิบัติการป้องกันการทุจริต\n\n(พ.ศ. ๒๕๖๒ - ๒๕๖๔)\n\nของเทศบาลตำบลพอกน้อย\n\nจัดทำโดย\n\nกองวิชาการ",
            "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๒ - ๒๕๖๔) ของเทศบาลตำบลพอกน้อย",
        ),
        (
            "แผนปฏิบัติการป้องกันการทุจริต\nแผนสามปี (พ.ศ. 2567 – 2569)\nเทศบาลตำบลพอกน้อย\nอำเภอเมือง",
            "แผนปฏิบัติการป้องกันการทุจริต แผนสามปี (พ.ศ. 2567 – 2569) เทศบาลตำบลพอกน้อย",
        ),
        (
            "แผนปฏิบัติการป้องกันการทุจริต\nแผนพัฒนาสามปี (พ.ศ. 2567 – 2569)\nเทศบาลตำบลพอกน้อย",
            "แผนปฏิบัติการป้องกันการทุจริต",
        ),
        (
            "[image: image1.png]\nashun\n\nแผนปฏิบัติการป้องกันการทุจริต 5 ปี \n(พ.ศ.2566 – 2570)\nของ\n"
            "เทศบาลตำบลพอกน้อย\nอำเภอพรรณานิคม",
            "แผนปฏิบัติการป้องกันการทุจริต 5 ปี (พ.ศ.2566 – 2570) ของ เทศบาลตำบลพอกน้อย",
        ),
        (
            "แผนปฏิบัติการป้องกันการทุจริต\nเพื่อยกระดับคุณธรรม\nเทศบาลตำบลพอกน้อย อำเภอพรรณานิคม จังหวัดสกลนคร\nพ.ศ. ๒๕๖๖-๒๕๗๐",
            "แผนปฏิบัติการป้องกันการทุจริต เพื่อยกระดับคุณธรรม เทศบาลตำบลพอกน้อย",
        ),
        ("แผนปฏิบัติการ\nป้องกันการทุจริต\n(พ.ศ. 2566-2570)", "แผนปฏิบัติการ ป้องกันการทุจริต (พ.ศ. 2566-2570)"),
        (
            "แผนปฏิบัติการป้องกันการทุจริต\nประจำปีงบประมาณ พ.ศ. 2568\nและรายงานผล รอบ 6 เดือน\n(1 ตุลาคม 2567 - 31 มีนาคม 2568)",
            "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568 และรายงานผล รอบ 6 เดือน",
        ),
        (
            "แผนปฏิบัติการป้องกันการทุจริต\nประจำปีงบประมาณ พ.ศ. 2568\nรอบ 6 เดือน\nและรายงานผล\n",
            "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568",
        ),
        ("แผนปฏิบัติการป้องกันการทุจริต\n\nมิติที่ ๑\n\nการสร้างวัฒนธรรมสุจริต", "แผนปฏิบัติการป้องกันการทุจริต"),
    ],
)
def test_the_title_ends_with_organisation_and_years(cover: str, title: str) -> None:
    assert read(f"{cover}{BODY}").title == title


@pytest.mark.parametrize("line", ["แผนแม่บทภายใต้ยุทธศาสตร์ชาติ ประเด็นการต่อต้านการทุจริต", "แผนการดำเนินงาน", "แผ่นดิน", "ทุจริต"])
def test_other_plans_begin_no_title(line: str) -> None:
    assert not begins_plan_title(line)


def test_the_title_says_where_it_stands() -> None:
    assert read(f"\n\nแผนปฏิบัติการป้องกันการทุจริต\n(พ.ศ. 2566-2570)\n\n{BODY}").span == Span(3, 4)


REPLACED = "การยกเลิกแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2561 - 2564) และใช้แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)"


@pytest.mark.parametrize(
    ("text", "columns", "years"),
    [
        ("แผนปฏิบัติการป้องกันการทุจริต\n(พ.ศ. ๒๕๖๖-๒๕๗๐)", (), (2566, 2570)),
        (
            "แผนปฏิบัติการป้องกันการทุจริต\n(พ.ศ. 2566 - 2570)\nคำนำ\nแผนปฏิบัติการป้องกันการทุจริต (พ.ศ.2566 – 2577)",
            (),
            (2566, 2570),
        ),
        (
            "ก\nคำนำ\nแผนปฏิบัติการป้องกันการทุจริต 5 ปี (พ.ศ. 2561 - 2564) สอดคล้องกับยุทธศาสตร์ชาติ (พ.ศ. 2561 - 2580)",
            (),
            (2561, 2564),
        ),
        ("ก\nคำนำ\nข", (2566, 2568, 2567), (2566, 2568)),  # the budget table's columns alone
        ("แผนปฏิบัติการป้องกันการทุจริต\nประจำปีงบประมาณ พ.ศ. 2566", (), (2566, 2566)),
        ("แผนปฏิบัติการป้องกันการทุจริต\n(ปีงบประมาณ พ.ศ. 2567)", (), (2567, 2567)),
        ("แผนปฏิบัติการป้องกันการทุจริต ปี ๒๕๖๗", (), (2567, 2567)),
        ("แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566", (2566, 2567, 2568), (2566, 2568)),
        ("แผนปฏิบัติการป้องกันการทุจริต ระยะ 5 ปี พ.ศ. 2566", (), None),
        ("แผนปฏิบัติการป้องกันการทุจริต (ปี 2566 และ 2567)", (), None),
        ("แผนปฏิบัติการป้องกันการทุจริต\n(พ.ศ. 2570 - 2566)", (), None),  # an end before its start is no period
        ("แผนปฏิบัติการป้องกันการทุจริต", (), None),
        (f"{REPLACED} แทน", (2566, 2568, 2570), (2566, 2570)),
        (f"{REPLACED} แทน", (2561, 2564), (2561, 2564)),
        (f"{REPLACED} แทน", (), (2561, 2564)),  # nothing says which
        (f"{REPLACED} แทน", (2567, 2568), (2561, 2564)),
    ],
)
def test_the_years_of_the_plan(text: str, columns: tuple[int, ...], years: tuple[int, int] | None) -> None:
    facts = read(text, columns)
    assert (facts.start_year_be, facts.end_year_be) == (years or (None, None))


def test_a_misprinted_cover_loses_to_table_and_text_together() -> None:
    text = "แผนปฏิบัติการป้องกันการทุจริต\n(พ.ศ. 2566 - 2567)\nคำนำ\nแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)\n"
    more = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)"
    assert read(text + more, (2566, 2567, 2568, 2569, 2570)).end_year_be == 2570
    assert read(text, ()).end_year_be == 2567  # the text alone does not overrule the cover


@pytest.mark.parametrize(
    ("line", "month"),
    [
        ("กันยายน ๒๕๖๕", "กันยายน ๒๕๖๕"),
        ("   เดือน ตุลาคม  พ.ศ. 2565 ", "เดือน ตุลาคม พ.ศ. 2565"),
        ("ปีงบประมาณ ๒๕๖๕", None),
        ("ประกาศเมื่อเดือนกันยายน ๒๕๖๕ เป็นต้นไป", None),
        ("เทศบาล ๒๕๖๕", None),
    ],
)
def test_the_month_stands_on_a_line_of_its_own(line: str, month: str | None) -> None:
    assert read(f"แผนปฏิบัติการป้องกันการทุจริต{BODY}{line}").document_month == month


def test_a_text_without_facts_invents_none() -> None:
    facts = read("รายงานการประชุม\nครั้งที่ 1")
    assert (facts.title, facts.org_name, facts.org_type, facts.province, facts.start_year_be) == (None,) * 5
    assert (facts.subdistrict, facts.district, facts.announced_on, facts.signatory_name) == (None,) * 4


@pytest.mark.parametrize(("text", "style"), [("๑๒๓", "thai"), ("123", "arabic"), ("๑๒ 34", "mixed"), ("ก", "arabic")])
def test_digit_style(text: str, style: str) -> None:
    assert digit_style(text, arabic_digits(text)) == style


@given(st.integers(2540, 2590), st.integers(1, 5), st.booleans())
def test_years_are_read_in_either_digits_and_any_decade(start: int, length: int, thai: bool) -> None:
    cover = f"แผนปฏิบัติการป้องกันการทุจริต\n(พ.ศ. {start} - {start + length})\nของเทศบาลเมืองน่าน"
    facts = read(thai_digits(cover) if thai else cover)
    assert (facts.start_year_be, facts.end_year_be, facts.org_type) == (start, start + length, "town_municipality")
    assert arabic_digits(facts.title or "").endswith(f"{start + length}) ของเทศบาลเมืองน่าน")


TITLE = WEB = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)"


@pytest.mark.parametrize(
    "page",
    [
        f"{WEB}\nเผยแพร่เมื่อ 7 พฤศจิกายน 2567  เข้าชม 1,482 ครั้ง\nเทศบาลตำบลพอกน้อย\n",
        f"{WEB} 12 ตุลาคม 2565 เข้าชม 120 ครั้ง\nเทศบาลตำบลพอกน้อย\n",
        "หน้าแรก\nแผนปฏิบัติการป้องกันการทุจริต\nรายงานผลการดำเนินงาน\nแผนพัฒนาท้องถิ่น (พ.ศ. 2561 - 2565)\n"
        f"{WEB}\nผู้เข้าชม 12 คน\nเทศบาลตำบลพอกน้อย\n",
    ],
)
def test_what_a_page_says_of_itself_is_no_title(page: str) -> None:
    assert read(f"{page}{BODY}").title == f"{WEB} เทศบาลตำบลพอกน้อย"


@pytest.mark.parametrize(
    "line",
    [
        "โดย admin / 8 ตุลาคม 2568 / เข้าชม 1,284 ครั้ง",
        "โดย ผู้ดูแลระบบ | เผยแพร่เมื่อ ๘ ตุลาคม ๒๕๖๘ เวลา ๐๙:๑๒ น. | อ่าน ๔๑๒ ครั้ง",
        "8 ต.ค. 2568 · 0 ความคิดเห็น",
        "By: webmaster | 08/10/2568 | 120 views",
        "Posted by admin",
        "วันที่ 8 ตุลาคม 2568",
    ],
)
def test_who_put_a_page_there_and_when_is_no_title(line: str) -> None:
    assert read(f"{WEB}\n{line}\nเทศบาลตำบลพอกน้อย\n{BODY}").title == f"{WEB} เทศบาลตำบลพอกน้อย"


@pytest.mark.parametrize("line", ["โดย เทศบาลตำบลพอกน้อย", "โดย กองคลัง", "โดย สำนักปลัด | เทศบาลตำบลพอกน้อย"])
def test_what_names_an_office_is_none_of_the_page_s_own_lines(line: str) -> None:
    assert read(f"{WEB}\n{line}\nเทศบาลตำบลพอกน้อย\n{BODY}").title == WEB


@pytest.mark.parametrize(
    "title",
    [
        "แผนปฎิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)",
        "แผนปฏิบัติการปองกันการทุจริต (พ.ศ. 2566 - 2570)",
        "แผนป้องกันปราบปรามการทุจริตและประพฤติมิชอบ (พ.ศ. 2566 - 2570)",
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส และป้องกันการทุจริต (พ.ศ. 2566 - 2570)",
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน (พ.ศ. 2566 - 2570)",
        "แผนปฏิบัดิการป้องกันการทุจริด (พ.ศ. 2566 - 2570)",
        "แผนปฏิบัติกำรป้องกันกำรทุจริต (พ.ศ. 2566 - 2570)",
        "แผนดำเนินงานป้องกันการทุจริต (พ.ศ. 2566 - 2570)",
        "“แผนปฏิบัติการป้องกันการทุจริต” (พ.ศ. 2566 - 2570)",
    ],
)
def test_titles_in_other_words(title: str) -> None:
    assert read(f"{title}{BODY}").title == title


@pytest.mark.parametrize(
    "cover",
    [
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส\nติดต่อเรา\n",  # an entry of a menu: neither years nor office
        "2.2 มาตรการส่งเสริมคุณธรรมและความโปร่งใส (พ.ศ. 2566 - 2570)\n",  # the handbook's mission
        "แผนปฏิบัติการป้องกันไข้เลือดออก (พ.ศ. 2566 - 2570)\n",
        "แผนปฏิบัติราชการประจำปี การเงิน (พ.ศ. 2566 - 2570)\n",
    ],
)
def test_a_line_like_a_title_is_none(cover: str) -> None:
    assert read(f"{cover}{BODY.replace(TITLE, 'แผน')}").title is None


def test_a_plan_s_own_name_goes_before_measures_above_it() -> None:
    cover = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส (พ.ศ. 2566 - 2570)\nแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)\n"
    assert read(f"{cover}{BODY}").title == "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)"


def test_prose_of_the_foreword_is_no_title() -> None:
    text = "\nคำนำ\nแผนปฏิบัติการป้องกันการทุจริต เทศบาลตำบลพอกน้อยจึงได้จัดทำแผน (พ.ศ. 2566 - 2570) ขึ้น\nเทศบาลตำบลพอกน้อย\n"
    assert read(text).title is None


def test_the_plan_of_another_body_has_no_local_government() -> None:
    facts = read(f"{TITLE}\nของโรงพยาบาลตัวอย่าง\nคำนำ\nโรงพยาบาลตัวอย่างได้จัดทำ ร่วมกับ อบต.บ้านดง\n")
    assert (facts.scope_note, facts.org_name, facts.org_type) == ("โรงพยาบาลตัวอย่าง", None, None)


@pytest.mark.parametrize(
    "line", ["โรงเรียนเทศบาลตำบลพอกน้อย", "กองสาธารณสุข", "โดยโรงพยาบาลส่งเสริมสุขภาพสนับสนุน เทศบาลตำบลพอกน้อย"]
)
def test_a_body_beside_a_local_government_is_none(line: str) -> None:
    assert read(f"{TITLE}\n{line}{BODY}").scope_note is None


OTHER_PLAN = "ผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต 5 ปี (พ.ศ. {})"


@pytest.mark.parametrize("years", ["2566 - 2570", "2561 - 2565"])
@pytest.mark.parametrize("title", ["แผนปฏิบัติการป้องกันการทุจริต ปี 2567", "แผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ พ.ศ. 2567"])
def test_the_year_of_the_title_goes_before_the_plans_that_the_text_mentions(title: str, years: str) -> None:
    mention = OTHER_PLAN.format(years)
    assert read(f"{title}\nเทศบาลตำบลพอกน้อย\n\n{mention}\n{mention}{BODY}").years_be == (2567, 2567)
    assert read(f"{title}\nเทศบาลตำบลพอกน้อย{BODY}{mention}\n{mention}", (2567,)).years_be == (2567, 2567)


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        ("แผนปฏิบัติการป้องกันการทุจริต แก้ไขเพิ่มเติม ปี 2567", ()),  # the year of a change
        ("แผนปฏิบัติการป้องกันการทุจริต ปี 2567", (2566, 2567, 2568, 2569, 2570)),  # the table has others
        ("แผนปฏิบัติการป้องกันการทุจริต ระยะ 5 ปี ปี 2567", ()),
    ],
)
def test_the_year_of_a_title_that_is_not_the_plan_s_own(title: str, columns: tuple[int, ...]) -> None:
    assert read(f"{title}{BODY}{OTHER_PLAN.format('2566 - 2570')}", columns).years_be == (2566, 2570)


@pytest.mark.parametrize(
    ("cover", "body"),
    [
        ("โรงเรียนเทศบาล 1 สังกัดเทศบาลนครตรัง", "โรงเรียนเทศบาล 1"),
        ("ของโรงเรียนเทศบาล 1 (วัดตัวอย่าง)\nสังกัดกองการศึกษา เทศบาลนครตรัง อำเภอเมือง", "โรงเรียนเทศบาล 1 (วัดตัวอย่าง)"),
        ("ศูนย์พัฒนาเด็กเล็กบ้านดง (สังกัด อบต.บ้านดง)", "ศูนย์พัฒนาเด็กเล็กบ้านดง"),
        ("สถานธนานุบาลเทศบาลเมืองน่าน\nจังหวัดน่าน", "สถานธนานุบาลเทศบาลเมืองน่าน"),
        ("โรงเรียนเทศบาล 2\nเทศบาลนครตรัง", "โรงเรียนเทศบาล 2"),
    ],
)
def test_the_plan_of_a_body_within_a_local_government_is_the_body_s(cover: str, body: str) -> None:
    facts = read(f"{TITLE}\n{cover}\nคำนำ\n{body}ได้จัดทำแผน\n")
    assert (facts.scope_note, facts.org_name, facts.org_type) == (body, None, None)


@pytest.mark.parametrize(
    "cover",
    [
        "เทศบาลนครตรัง\nโรงเรียนในสังกัดเทศบาลนครตรัง",
        "โรงเรียนเทศบาล 2\nเทศบาลนครตรัง\nเทศบาลนครตรังได้จัดทำ\nเทศบาลนครตรัง",  # the plan speaks of the city
        "กองการศึกษา เทศบาลนครตรัง",  # a unit of its own
        "เทศบาลนครตรัง\nจัดทำโดย\nงานป้องกันการทุจริต\nโรงเรียนเทศบาล 2 สังกัดเทศบาลนครตรัง",  # far below the title
    ],
)
def test_bodies_that_the_cover_of_a_local_government_mentions(cover: str) -> None:
    facts = read(f"{TITLE}\n{cover}\nคำนำ\nแผนนี้\n")
    assert (facts.scope_note, facts.org_name) == (None, "เทศบาลนครตรัง")


@pytest.mark.parametrize("before", ["แผนนี้จัดทำตามแนวทางของ", "ตามตัวอย่างของ", "จัดอบรมร่วมกับ", "ศึกษาดูงานที่ "])
def test_one_whose_example_the_plan_follows_is_not_its_own(before: str) -> None:
    assert read(f"{TITLE}\nสำนักปลัด\nคำนำ\n{before}เทศบาลนครตรัง\n").org_name is None
    assert read(f"{TITLE}\nสำนักปลัด\nคำนำ\n{before}เทศบาลนครตรัง\nเทศบาลตำบลพอกน้อย จัดทำ\n").org_name == "เทศบาลตำบลพอกน้อย"
    assert read(f"{TITLE}\nสำนักปลัด\nคำนำ\nจัดทำโดยเทศบาลนครตรัง\n").org_name == "เทศบาลนครตรัง"


@pytest.mark.parametrize("period", ["ประจำปีงบประมาณ พ.ศ. 2567", "(ประจำปี 2567)", "(ปีงบประมาณ พ.ศ. 2567)"])
@pytest.mark.parametrize(
    "table",
    [
        "ที่\tโครงการ\tงบประมาณ (บาท)\n1\tโครงการอบรม\t5,000",
        "| ที่ | โครงการ | งบประมาณ (บาท) |\n|---|---|---|\n| 1 | โครงการอบรม | 5,000 |",
    ],
)
def test_a_title_right_above_its_table_has_its_year(period: str, table: str) -> None:
    """As a web page prints it: no cover stands before the table, and the year stands below the title."""
    text = f"แผนปฏิบัติการป้องกันการทุจริต\n{period}\nเทศบาลตำบลตัวอย่าง\n\n{table}"
    document = parse_plan(SourceText("plan.txt", "txt", "0" * 64, tuple(text.split("\n"))))
    assert document.facts.years_be == (2567, 2567)
    (project,) = document.projects
    assert project.item
    assert [(cell.year_be, cell.amount) for cell in project.item.cells] == [(2567, Decimal(5000))]


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("เรื่อง แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)", "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)"),
        ("เรื่อง : แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)", "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)"),
        ("เรื่อง การจัดซื้อจัดจ้าง ปีงบประมาณ 2566", None),
    ],
)
def test_the_subject_of_an_announcement_is_the_title_where_nothing_else_is(subject: str, title: str | None) -> None:
    assert read(f"ประกาศเทศบาลตำบลพอกน้อย\n{subject}\n\nจึงประกาศให้ทราบโดยทั่วกัน").title == title
    own = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570) เทศบาลตำบลพอกน้อย"
    assert read(f"{own}\n\nประกาศเทศบาลตำบลพอกน้อย\n{subject}").title == own


@pytest.mark.parametrize("picture", ["*(ภาพ: ตราสัญลักษณ์เทศบาล)*", "[ภาพประกอบ: ตราเทศบาล]", "(ตรา : เทศบาลตำบลพอกน้อย)"])
def test_a_picture_between_title_and_organisation_is_passed_over(picture: str) -> None:
    cover = f"แผนปฏิบัติการป้องกันการทุจริต\nระยะ 5 ปี (พ.ศ. 2566 - 2570)\n\n{picture}\n\nเทศบาลตำบลพอกน้อย"
    assert read(cover).title == "แผนปฏิบัติการป้องกันการทุจริต ระยะ 5 ปี (พ.ศ. 2566 - 2570) เทศบาลตำบลพอกน้อย"


HEAD = PageFacts(1, 100, 0, 0, 0, 0, 0, 0, 1.0, "text", needs_ocr=False)


def headed(text: str, head: str) -> PlanFacts:
    lines = tuple(text.split("\n"))
    source = SourceText("plan.docx", "docx", "", lines, page_facts=(replace(HEAD, header=head),))
    return plan_facts(source, [Section(1, None, 1, "cover", None, "", Span(1, 1), Span(1, len(lines)))], ())


def test_an_organisation_that_only_the_heads_of_pages_name() -> None:
    head = "องค์การบริหารส่วนตำบลสวนกล้วย อำเภอกันทรลักษ์ จังหวัดศรีสะเกษ"
    facts = headed("แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)\nโครงการอบรม", head)
    assert (facts.org_name, facts.district, facts.province) == ("องค์การบริหารส่วนตำบลสวนกล้วย", "กันทรลักษ์", "ศรีสะเกษ")


def test_an_organisation_in_the_text_goes_before_that_of_a_head() -> None:
    facts = headed("แผนปฏิบัติการป้องกันการทุจริต\nเทศบาลตำบลพอกน้อย อำเภอพรรณานิคม จังหวัดสกลนคร", "เทศบาลตำบลอื่น จังหวัดเลย")
    assert (facts.org_name, facts.province) == ("เทศบาลตำบลพอกน้อย", "สกลนคร")
