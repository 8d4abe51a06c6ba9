"""Which titles are one project, and which only look alike."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extract.ground.source import Span
from parsers.blocks.matching import match_titles
from parsers.records.blocks import DetailAmount, DetailBlock
from parsers.records.budget import BudgetCell, TableItem
from parsers.records.structure import Branch, Node
from parsers.values.kinds import kind_of


def item(title: str, number: int | None = None, alternative: str | None = None) -> TableItem:
    return TableItem(number, kind_of(title), title, alternative, Branch(), (), None, Span(1, 1))


def detail(title: str, number: int | None = None, alternative: str | None = None) -> DetailBlock:
    return DetailBlock(
        number=number,
        kind=kind_of(title),
        title=title,
        alternative_title=alternative,
        branch=Branch(),
        fields=(),
        period=None,
        budget_text=None,
        budget_status=None,
        amounts=(),
        responsible=None,
        target_group=None,
        target_count=None,
        location=None,
        orphan=False,
        heading=Span(1, 1),
        span=Span(1, 1),
    )


def pairs(items: list[TableItem], details: list[DetailBlock]) -> list[tuple[int, int, str]]:
    return [(match.item, match.detail, match.method) for match in match_titles(items, details)]


LONG = "ประเมินความพึงพอใจของประชาชนที่มีต่อการให้บริการ"


def test_spaces_digits_and_quotes_do_not_count() -> None:
    assert pairs([item("โครงการ “บริการ เป็นเลิศ” ปี ๒๕๖๖")], [detail('โครงการ "บริการเป็นเลิศ" ปี 2566')]) == [(0, 0, "title")]


def test_ocr_damage_is_bridged() -> None:
    assert pairs([item(f"โครงการ{LONG}")], [detail(f"โครงการ{LONG.replace('พอ', 'พล')}")]) == [(0, 0, "title_fuzzy")]


def test_a_number_joins_nothing_by_itself() -> None:
    assert pairs([item("โครงการปลูกป่า", 3)], [detail("กิจกรรมแข่งขันกีฬาสีประจำปี", 3)]) == []


def test_the_kind_parts_titles_that_are_otherwise_alike() -> None:
    """โครงการป้องกัน… and มาตรการป้องกัน… are two projects of one plan."""
    table = [item(f"โครงการ{LONG}"), item(f"มาตรการ{LONG}")]
    assert pairs(table, [detail(f"มาตรการ{LONG}"), detail(f"โครงการ{LONG}")]) == [(0, 1, "title"), (1, 0, "title")]


def test_of_two_equal_blocks_only_one_is_taken() -> None:
    assert pairs([item(f"โครงการ{LONG}", 2)], [detail(f"โครงการ{LONG}", 1), detail(f"โครงการ{LONG}", 2)]) == [
        (0, 1, "title")
    ]


def test_equal_titles_are_told_apart_by_the_alternative() -> None:
    table = [item("โครงการอบรม", None, "ก"), item("โครงการอบรม", None, "ข")]
    assert pairs(table, [detail("โครงการอบรม", None, "ข"), detail("โครงการอบรม", None, "ก")]) == [
        (0, 1, "title"),
        (1, 0, "title"),
    ]


def test_two_equally_similar_partners_are_none() -> None:
    """Nothing says which of the two is meant."""
    assert pairs([item(f"โครงการ{LONG}ก")], [detail(f"โครงการ{LONG}ข"), detail(f"โครงการ{LONG}ค")]) == []


def test_an_empty_title_matches_nothing() -> None:
    assert pairs([item("")], [detail("")]) == []


def test_equal_titles_in_other_order_are_told_apart_by_their_place() -> None:
    """Blocks that are counted by themselves: their numbers are not the table's."""
    first, second = Branch(mission=Node("1.1", "บุคลากร")), Branch(mission=Node("1.3", "เยาวชน"))
    table = [replace(item("โครงการอบรม", 1), branch=first), replace(item("โครงการอบรม", 3), branch=second)]
    blocks = [replace(detail("โครงการอบรม", 1), branch=second), replace(detail("โครงการอบรม", 2), branch=first)]
    assert pairs(table, blocks) == [(0, 1, "title"), (1, 0, "title")]


def row(baht: int, title: str = "โครงการอบรม", number: int | None = None) -> TableItem:
    cell = BudgetCell(2566, "", Decimal(baht), "amount", "exact", Span(1, 1))
    return replace(item(title, number), cells=(cell,))


def block(baht: int, title: str = "โครงการอบรม", number: int | None = None) -> DetailBlock:
    amount = DetailAmount((2566,), Decimal(baht), "year", "", Span(1, 1))
    return replace(detail(title, number), amounts=(amount,))


def test_equal_titles_of_one_place_are_told_apart_by_their_money() -> None:
    assert pairs([row(38000), row(16000)], [block(16000), block(38000)]) == [(0, 1, "title"), (1, 0, "title")]
    assert pairs([row(38000), row(16000)], [block(500), block(600)]) == [(0, 0, "title"), (1, 1, "title")]


def test_equal_titles_without_end_go_in_order() -> None:
    count = 60
    found = pairs([item("โครงการอบรม")] * count, [detail("โครงการอบรม")] * count)
    assert found == [(place, place, "title") for place in range(count)]


def test_another_number_is_another_project() -> None:
    """The block of village 8 had the money of village 3."""
    road = "โครงการปรับปรุงถนนภายในหมู่บ้าน หมู่ "
    assert pairs([item(f"{road}3", 1)], [detail(f"{road}8", 1)]) == []
    assert pairs([row(5000, f"{road}3", 1)], [block(6000, f"{road}8", 1)]) == []


def test_a_misread_number_beside_the_same_money_is_the_same_project() -> None:
    road = "โครงการปรับปรุงถนนภายในหมู่บ้าน หมู่ "
    assert pairs([row(5000, f"{road}3", 1)], [block(5000, f"{road}8", 1)]) == [(0, 0, "title_fuzzy")]


def test_a_year_that_one_title_leaves_out_parts_nothing() -> None:
    assert pairs([item(f"โครงการ{LONG} ปี 2566")], [detail(f"โครงการ{LONG}")]) == [(0, 0, "title_fuzzy")]


def test_short_titles_with_one_number_and_another_word_are_two_projects() -> None:
    assert pairs([item("โครงการวันเด็ก", 2)], [detail("โครงการวันแม่", 2)]) == []


def test_titles_that_are_alike_with_other_money_are_two_projects() -> None:
    inside, outside = "โครงการตรวจสอบภายในหน่วยงาน", "โครงการตรวจสอบภายนอกหน่วยงาน"
    assert pairs([row(5000, inside)], [block(6000, outside)]) == []
    assert pairs([row(5000, inside)], [block(5000, outside)]) == [(0, 0, "title_fuzzy")]


def test_money_that_contradicts_parts_no_misread_title() -> None:
    """It is said as a contradiction between table and block."""
    damaged = LONG.replace("พอ", "พล")
    assert pairs([row(5000, f"โครงการ{LONG}")], [block(6000, f"โครงการ{damaged}")]) == [(0, 0, "title_fuzzy")]


def in_mission(number: str) -> Branch:
    return Branch(None, Node(number, "การรับฟังความคิดเห็น"), None)


def own_names(row: TableItem, *blocks: DetailBlock) -> list[tuple[int, int, str]]:
    return [(match.item, match.detail, match.method) for match in match_titles([row], blocks, "ตัวอย่าง")]


def test_titles_that_differ_in_the_name_of_the_own_organisation_are_one_project() -> None:
    row = replace(item("โครงการ อบต.พบประชาชน", 14), branch=in_mission("3.2"))
    block = replace(detail("โครงการองค์การบริหารส่วนตำบลตัวอย่างพบประชาชน", 1), branch=in_mission("3.2"))
    assert own_names(row, block) == [(0, 0, "title_fuzzy")]
    assert own_names(item(row.title, 3), detail(block.title, 3)) == [(0, 0, "title_fuzzy")]


def test_nothing_but_a_title_without_the_own_organisation_joins_nothing() -> None:
    row = replace(item("โครงการ อบต.พบประชาชน", 14), branch=in_mission("3.2"))
    title = "โครงการองค์การบริหารส่วนตำบลตัวอย่างพบประชาชน"
    block = replace(detail(title, 1), branch=in_mission("3.2"))
    assert own_names(row, replace(block, branch=in_mission("3.1"))) == []  # another mission
    assert own_names(item(row.title, 14), detail(title, 1)) == []  # no place, no number, no money
    assert own_names(row, block, replace(block, number=2)) == []  # two have it
    assert own_names(row, replace(block, title="โครงการองค์การบริหารส่วนตำบลบ้านกลางพบประชาชน")) == []  # another's
    assert own_names(row, replace(block, kind="activity")) == []
