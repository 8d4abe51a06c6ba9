"""A plan whose text lost marks above letters says the same as the plan that has them, in its own letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from extract.ground.source import SourceText, Span, Table, TableCell, TableRow
from extract.text.lost_marks import USUAL, Lost, with_slipped, without_lost
from parsers.document import parse_plan
from parsers.other_lines.whole_words import _known_words, _whole, _words, with_whole_words
from parsers.records.plan import PlanDocument
from parsers.values.money.fields import parse_budget

Make = Callable[[str], SourceText]
FONT: frozenset[Lost] = frozenset({"tall", "tone", "silencer"})
ALL: frozenset[Lost] = frozenset({"tall", "tone", "silencer", "second", "above", "below"})
TONES: frozenset[Lost] = frozenset({"tone", "second"})
CLEAN = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")
RAW = sorted((Path(__file__).parents[3] / "data" / "raw").glob("*.txt"))


def damaged(text: str, lost: frozenset[Lost] = FONT) -> str:
    return without_lost(text, lost)


def numbers(plan: PlanDocument) -> list[object]:
    """The money of a plan, whose it is, and the fields of its blocks."""
    found: list[object] = [sorted(map(str, total.amounts.items())) for total in plan.totals]
    for project in plan.projects:
        item, detail = project.item, project.detail
        found.append([(cell.year_be, cell.status, cell.amount) for cell in item.cells] if item else None)
        found.append(project.match_method is None)
        if detail:
            found.append((detail.budget_status, [(one.years, one.amount, one.per) for one in detail.amounts]))
            found.append(
                (detail.period and (detail.period.start_be, detail.period.end_be), [one.field for one in detail.fields])
            )
    return found


@pytest.mark.slow
@pytest.mark.parametrize("lost", [FONT, TONES, frozenset({"tall"}), ALL], ids=["font", "tones", "tall", "all"])
@pytest.mark.parametrize("path", RAW, ids=lambda path: path.stem[:3])
def test_a_real_plan_says_the_same(source: Make, path: Path, lost: frozenset[Lost]) -> None:
    text = path.read_text(encoding="utf-8").replace("\u0e4d\u0e32", "\u0e33")
    plan = parse_plan(source(damaged(text, lost)))
    assert numbers(plan) == numbers(parse_plan(source(text)))
    assert [issue.code for issue in plan.issues].count("lost_marks") == 1


def field(plan: PlanDocument) -> tuple[str | None, list[tuple[tuple[int, ...], int, str]]]:
    detail = next(project.detail for project in plan.projects if project.detail)
    return detail.budget_text, [(one.years, int(one.amount), one.per) for one in detail.amounts]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("ปี 2566 – 2567 ปีละ 35,000 บาท", [((2566,), 35000, "year"), ((2567,), 35000, "year")]),
        (
            "ปี 2566 – 2567 จำนวน 2,500 บาท ต่อปี และปี 2568 จำนวน 2,700 บาท",
            [((2566,), 2500, "year"), ((2567,), 2500, "year"), ((2568,), 2700, "year")],
        ),
        ("ปีงบประมาณ พ.ศ. 2566 จำนวน 12,000 บาท", [((2566,), 12000, "year")]),
        ("5,000 บาท/ปี", [((), 5000, "year")]),
        ("แต่ละปี ปี ละ 5,000 บาท", [((), 5000, "year")]),
        ("รวม 5 ปี เป็นเงิน 50,000 บาท", [((), 50000, "total")]),
        ("ปี 2566 จำนวน 10,000 บาท เป็นค่าอาหาร 5,000 บาท", [((2566,), 10000, "year"), ((2566,), 5000, "part")]),
        ("ไม่ใช้งบประมาณ", []),
        # what needs no mark is read as before
        ("10,000 บาท", [((), 10000, "unstated")]),
    ],
)
def test_money_and_years_are_read_and_published_as_printed(source: Make, text: str, amounts: object) -> None:
    whole = CLEAN.replace("ปีละ ๒๐,๐๐๐ บาท", text, 1)
    assert text in whole
    plan = parse_plan(source(damaged(whole)))
    assert field(plan) == (damaged(text), amounts)


MONEY = [
    "ปี 2566 20,000 บาท, ปี 2567 ถึง 2570 ปีละ 30,000 บาท",
    "จากงบประมาณรายจ่ายทั้งสิ้น 500,000 บาท จัดสรรให้โครงการนี้ 20,000 บาท",
    "งบประมาณ 50,000 บาท ปรับเพิ่มอีก 10,000 บาท",
    "งบประมาณตั้งไว้ 50,000 บาท โอนลด 10,000 บาท เหลือ 40,000 บาท",
    "งบประมาณเดิม 50,000 บาท งบประมาณใหม่ 30,000 บาท",
    "30,000 บาท (เดิม) 50,000 บาท (ใหม่)",
    "ปีที่ 1 20,000 บาท ปีที่ 2 30,000 บาท ปีที่ 3-5 ปีละ 10,000 บาท",
    "ปี 2566, 2567 และ 2568 จำนวน 20,000 บาท 30,000 บาท และ 40,000 บาท ตามลำดับ",
    "30,000 บาท (เบิกจ่ายแล้ว 12,000 บาท)",
    "งบประมาณ 20,000 บาท สัญญาจ้าง 18,000 บาท",
    "ไม่ใช้งบประมาณ ยกเว้นปี 2568 ใช้ 5,000 บาท",
    "เริ่มดำเนินการปี 2568 งบประมาณปีละ 50,000 บาท",
    "งบประมาณทั้ง 5 ปี 100,000 บาท",
    "สองหมื่นห้าพันบาทถ้วน",
    "หนึ่งแสนสี่พันห้าร้อยบาท",
    "ปีละหนึ่งหมื่นเก้าพันเจ็ดร้อยยี่สิบเอ็ดบาท",
    "งบดำเนินการปีละ 20,000 บาท",
    "จัดอบรมบุคลากรปีละ 20,000 บาท",
    "สามร้อยหกสิบบาทถ้วน",
]


@pytest.mark.parametrize("lost", USUAL, ids=lambda lost: "-".join(sorted(lost)))
@pytest.mark.parametrize("text", MONEY)
def test_money_means_the_same_without_the_marks_of_its_words(text: str, lost: frozenset[Lost]) -> None:
    words = _words(frozenset({lost}), False)
    printed = without_lost(text, lost)
    read = parse_budget([_whole(printed, printed, words)[0]], (2566, 2570), (2566, 2570))
    whole = parse_budget([text], (2566, 2570), (2566, 2570))
    assert [(one.years, one.amount, one.per) for one in read.amounts] == [
        (one.years, one.amount, one.per) for one in whole.amounts
    ]
    assert [note.role for note in read.notes] == [note.role for note in whole.notes]


@pytest.mark.parametrize("text", ["จัดหาพันธุ์ไม้ 5,000 บาท", "ตามรอยพระยุคลบาท", "สวนสาธารณะ", "ประชาชนหาอาหาร", "เกาะพันไร่"])
@pytest.mark.parametrize("lost", USUAL, ids=lambda lost: "-".join(sorted(lost)))
def test_other_words_hold_no_number(text: str, lost: frozenset[Lost]) -> None:
    printed = without_lost(text, lost)
    found = _whole(printed, printed, _words(frozenset({lost}), False))[2]
    assert {word for word, _ in found} <= {"พันธุ์", "อาหาร", "ประชาชน"}


def test_every_text_is_printed_in_the_file(source: Make) -> None:
    plan = parse_plan(source(damaged(CLEAN)))
    printed = "".join(plan.source.joined.split())
    texts = [project.item.title for project in plan.projects if project.item]
    texts += [project.detail.title for project in plan.projects if project.detail]
    texts += [
        item.text for project in plan.projects if project.detail for one in project.detail.fields for item in one.items
    ]
    texts += [section.title for section in plan.sections]
    assert len(texts) > 30
    assert [text for text in texts if "".join(text.split()) not in printed] == []
    assert any("ปองกัน" in text for text in texts)


def test_numbers_stand_where_the_file_has_them(source: Make) -> None:
    plan = parse_plan(source(damaged(CLEAN)))
    assert plan.account.numbers
    assert [plan.source.line(one.line)[one.start : one.end] for one in plan.account.numbers] == [
        one.raw for one in plan.account.numbers
    ]


def test_a_word_is_published_in_the_form_that_its_own_lines_have(source: Make) -> None:
    """Where one part of a file lost its marks and another did not."""
    plan = parse_plan(source(damaged(CLEAN * 2).replace("เจาหนาที่", "เจ้าหน้าที่") + CLEAN.replace("โครงการ", "กิจกรรม")))
    texts = [project.detail.budget_text for project in plan.projects if project.detail]
    assert texts[0] == "ปละ ๒๐,๐๐๐ บาท"
    assert "ปีละ ๒๐,๐๐๐ บาท" in texts


def test_a_label_whose_marks_slipped_is_a_label(source: Make) -> None:
    text = CLEAN
    for word in ("ชื่อโครงการ", "พื้นที่", "ครั้ง", "เรื่อง", "เพื่อ"):
        text = text.replace(word, with_slipped(word))
    plan = parse_plan(source(text))
    assert with_slipped("ชื่อโครงการ") in text
    assert numbers(plan) == numbers(parse_plan(source(CLEAN)))
    titles = [project.detail.title for project in plan.projects if project.detail]
    assert not any("ชอื่" in title for title in titles)


def test_a_plan_with_its_marks_is_read_as_it_is(source: Make) -> None:
    assert with_whole_words(source(CLEAN)) is None
    # words that look like damage, in a text that lost nothing
    assert with_whole_words(source(CLEAN + "\nหนวยงานที่เปนผูรับผิดชอบ\nปละ 5,000 บาท")) is None


@pytest.mark.parametrize(
    "word",
    [
        "สรุปงบประมาณ", "ปล่อยปละละเลย", "ราคาของ", "รูป 2566", "ทุกประเภท", "ต่อประชาชน", "ปฏิรูปการศึกษา", "ประเทศ 2566",
        "10 รูป รูปละ 500", "รูปละ 500", "พระสงฆ์รูปละ 500", "คลิปละ 500", "ทริปละ 500", "สลิปละ 500", "เทปละ 500",
        "รวม 5 คน", "สวน", "ตอไม้", "โครงการ", "คมนาคม", "อาหาร", "ตามรอยพระยุคลบาท", "มาตรการทาง",
    ],
)  # fmt: skip
@pytest.mark.parametrize("lost", [FONT, ALL])
def test_a_word_that_is_no_years_or_moneys_stays(source: Make, word: str, lost: frozenset[Lost]) -> None:
    whole = with_whole_words(source(damaged(CLEAN * 3, lost) + "\n" + damaged(word, lost)))
    assert whole is not None
    assert whole.source.lines[-1] == damaged(word, lost)


LABELS = (
    "ชื่อโครงการ",
    "หลักการและเหตุผล",
    "วัตถุประสงค์",
    "กลุ่มเป้าหมาย",
    "วิธีดำเนินการ",
    "ระยะเวลาดำเนินการ",
    "งบประมาณดำเนินการ",
    "ผู้รับผิดชอบ",
    "ลำดับที่",
)
BOLD: frozenset[Lost] = ALL | {"ring"}


def with_bold_labels(text: str, labels: tuple[str, ...] = LABELS) -> str:
    """A text whose labels lost their marks, and nothing else did."""
    for label in labels:
        text = text.replace(label, without_lost(label, BOLD))
    return text


def test_labels_that_lost_their_marks_are_labels(source: Make) -> None:
    text = with_bold_labels(CLEAN)
    assert "ชอโครงการ" in text
    plan = parse_plan(source(text))
    assert numbers(plan) == numbers(parse_plan(source(CLEAN)))
    assert "วตถประสงค" in "".join(
        one.title or "" for project in plan.projects if project.detail for one in project.detail.fields
    )


def test_a_few_labels_without_marks_are_slips(source: Make) -> None:
    assert with_whole_words(source(with_bold_labels(CLEAN, LABELS[1:3]))) is None
    # each beside more of its kind that have their marks
    whole = "\n".join(LABELS)
    bold = with_bold_labels(whole)
    assert with_whole_words(source(f"{bold}\n{bold}\n{whole}")) is not None
    assert with_whole_words(source(f"{bold}\n{whole}")) is None


def test_labels_of_one_part_alone_are_labels_too(source: Make) -> None:
    whole = with_whole_words(source(CLEAN * 3 + with_bold_labels(CLEAN)))
    assert whole is not None
    assert whole.source.joined == CLEAN * 4


def test_cells_of_a_typed_table_are_read_too(source: Make) -> None:
    text = damaged(CLEAN * 2)
    line = len(text.split("\n")) + 1
    text += "\n<tr><td>ป 2566<td>ไมใชงบประมาณ</tr>"
    cells = tuple(TableCell((one,), Span(line, line)) for one in ("ป ๒๕๖๖", "ไมใชงบประมาณ"))
    table = Table((TableRow(cells, Span(line, line)),), Span(line, line))
    whole = with_whole_words(replace(source(text), tables=(table,)))
    assert whole is not None
    assert [cell.texts for cell in whole.source.tables[0].rows[0].cells] == [("ปี ๒๕๖๖",), ("ไม่ใช้งบประมาณ",)]


def test_of_words_that_look_alike_without_marks_the_first_of_the_rules_is_read_in_every_run() -> None:
    whole, first = _words(frozenset({ALL}), False).whole, dict[str, str]()
    for word in _known_words():  # heads have ภารกิจตามมิติ, then ภารกิจตามมิตี
        first.setdefault(damaged(word, ALL), word)
    assert whole["ภารกจตามมต"] == "ภารกิจตามมิติ"
    assert whole.items() <= first.items()
