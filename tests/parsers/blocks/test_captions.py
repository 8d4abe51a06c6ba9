"""A caption above each title, and comments below all, are in no field; what returns at the end of each block is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.ground.source import SourceText
from parsers.document import parse_plan
from parsers.records.blocks import DetailBlock

Make = Callable[[str], SourceText]
Read = Callable[[str], list[DetailBlock]]

HEAD = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง\nส่วนที่ 3 รายละเอียดโครงการ\n"
TITLES = ("โครงการอบรมคุณธรรม", "กิจกรรมชุมชนโปร่งใส", "มาตรการตรวจสอบภายใน", "โครงการโรงเรียนสุจริต")


@pytest.fixture
def read(source: Make) -> Read:
    return lambda text: [project.detail for project in parse_plan(source(HEAD + text)).projects if project.detail]


def outcomes(blocks: list[DetailBlock]) -> list[list[str]]:
    fields = [[found for found in block.fields if found.field == "outcome"] for block in blocks]
    return [[item.text for found in own for item in found.items] for own in fields]


def printed(caption: str, results: tuple[str, ...] = ("ดี", "งาม", "สุข", "เจริญ")) -> str:
    """Four blocks with a caption above each."""
    fields = "หลักการและเหตุผล\nเพราะดี\nงบประมาณ\n5,000 บาท\nผู้รับผิดชอบ\nกองคลัง\nผลลัพธ์\n"
    return "".join(
        f"{caption.format(number)}\nชื่อโครงการ {title}\n{fields}{result}\n\n"
        for number, title, result in zip((1, 2, 4, 9), TITLES, results, strict=True)
    )


@pytest.mark.parametrize(
    "caption",
    [
        "รายละเอียดโครงการ ลำดับที่ {}",  # a project's number
        "แบบรายละเอียดโครงการ/กิจกรรม ลำดับที่ {}",
        "แบบเสนอโครงการ ปีงบประมาณ 256{}",  # no number of a project
        "แบบฟอร์มโครงการตามแผนปฏิบัติการ",
        "งานแผนและงบประมาณ\nแบบ ผ.{}",
    ],
)
def test_a_caption_above_every_title_is_in_no_field(read: Read, caption: str) -> None:
    blocks = read(printed(caption))
    assert [block.title for block in blocks] == list(TITLES)
    assert outcomes(blocks) == [["ดี"], ["งาม"], ["สุข"], ["เจริญ"]]


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("ยุทธศาสตร์ที่ 2 ปลูกฝังค่านิยมสุจริต", False),
        ("แผนงานที่ ๓ เพิ่มคุณภาพการบริการ", False),
        ("ยุทธศาสตร์ของตำบลบรรลุผล", True),  # no number: a result
        ("ผู้รับบริการพึงพอใจตามยุทธศาสตร์ที่ 2", True),
    ],
)
def test_a_numbered_heading_above_a_title_is_in_no_field(read: Read, line: str, content: bool) -> None:
    blocks = read(printed("\n").replace("งาม\n", f"งาม\n\n{line}\n"))
    assert (line in "".join(outcomes(blocks)[1])) == content


def test_the_number_in_a_caption_is_the_blocks(read: Read) -> None:
    assert [block.number for block in read(printed("รายละเอียดโครงการ ลำดับที่ {}"))] == [1, 2, 4, 9]


def test_a_result_that_all_blocks_share_stays(read: Read) -> None:
    """Nothing like it stands above the first block."""
    blocks = read(printed("\n", ("ประชาชนได้รับความรู้",) * 4))
    assert outcomes(blocks) == [["ประชาชนได้รับความรู้"]] * 4


def test_a_line_above_the_first_block_alone_is_no_caption(read: Read) -> None:
    blocks = read("ประชาชนได้รับความรู้\n" + printed("\n", ("ดี", "ประชาชนได้รับความรู้", "สุข", "เจริญ")))
    assert outcomes(blocks)[1] == ["ประชาชนได้รับความรู้"]


def test_comments_of_an_office_program_are_in_no_field(read: Read) -> None:
    blocks = read(printed("\n") + "[a]ตรวจสอบตัวเลข 50,000 บาท\n[b]แก้แล้ว\n")
    assert outcomes(blocks)[-1] == ["เจริญ"]


@pytest.mark.parametrize("line", ["[b]ตรวจสอบตัวเลข", "[1] ตรวจสอบ", "a. ตรวจสอบ"])
def test_an_entry_in_brackets_is_no_comment(read: Read, line: str) -> None:
    last = outcomes(read(printed("\n").rstrip() + f"\n{line}\n"))[-1]
    assert "ตรวจสอบ" in "".join(last)


TAILS = [
    "หมายเหตุ: แผนฉบับนี้ให้ใช้จนถึงสิ้นปีงบประมาณ พ.ศ. 2570",
    "เอกสารฉบับนี้จัดทำโดยสำนักปลัด",
    "แชร์หน้านี้ : Facebook | LINE\n\nไฟล์แนบ\n\nแผนปฏิบัติการ.pdf (ขนาด 2,415 KB) สถิติผู้เข้าชมวันนี้ 1,248",
    "(นายสมชาย ใจดี)\nปลัดเทศบาล",
    "จึงประกาศใช้แผนปฏิบัติการฉบับนี้ตั้งแต่บัดนี้เป็นต้นไป\nประกาศ ณ วันที่ 12 ตุลาคม พ.ศ. 2565\n(ลงชื่อ) วิไลพร ศรีสงคราม",
    "ขอขอบคุณทุกหน่วยงานที่ให้ข้อมูล",  # no rule knows it: the other blocks have nothing there
]


@pytest.mark.parametrize("tail", TAILS)
def test_what_follows_the_last_block_is_in_no_field(read: Read, tail: str) -> None:
    assert outcomes(read(f"{printed('')}\n{tail}\n")) == [["ดี"], ["งาม"], ["สุข"], ["เจริญ"]]


@pytest.mark.parametrize("tail", TAILS[:-1])
def test_it_is_known_by_its_beginning_where_there_is_one_block(read: Read, tail: str) -> None:
    alone = printed("").split("\n\n")[0]
    assert outcomes(read(f"{alone}\n\n{tail}\n")) == [["ดี"]]


def test_a_label_of_the_page_behind_that_begins_no_field(read: Read) -> None:
    """``หน่วยงานที่เกี่ยวข้อง`` heads the links of a site; no other block has such a field."""
    last = read(f"{printed('')}\nข่าวล่าสุด\n\nหน่วยงานที่เกี่ยวข้อง\n\n- จังหวัดมุกดาหาร\n")[-1]
    assert [[item.text for item in field.items] for field in last.fields if field.field in ("outcome", "other")] == [
        ["เจริญ"]
    ]


def test_a_field_that_the_last_block_alone_has_is_its_own(read: Read) -> None:
    last = read(f"{printed('')}\nหน่วยงานที่เกี่ยวข้อง\n\nจังหวัดมุกดาหาร\n")[-1]
    assert [[item.text for item in field.items] for field in last.fields if field.field in ("outcome", "other")] == [
        ["เจริญ"],
        ["จังหวัดมุกดาหาร"],
    ]


@pytest.mark.parametrize(
    "more",
    [
        "\nขอขอบคุณทุกหน่วยงาน",  # right below: it goes on
        "\n\n2) ประชาชนเชื่อมั่น",  # an entry of a list
        "\n\nหมายเหตุ : วิทยากรจากภายนอก",
    ],
)
def test_what_goes_on_with_the_last_field_is_its_own(read: Read, more: str) -> None:
    (first, _, _, last) = outcomes(read(printed("", ("1) ดี\n\nหมายเหตุ : ก", "งาม", "สุข", f"1) เจริญ{more}"))))
    assert first == ["ดี", "หมายเหตุ : ก"] or first == ["ดีหมายเหตุ : ก"]
    assert more.split(" ")[-1].split(")")[-1].strip() in " ".join(last)


@pytest.mark.parametrize("more", ["ประกาศใช้ประมวลจริยธรรม ร้อยละ 80", "จึงประกาศผลการจัดซื้อจัดจ้าง 4 ครั้ง"])
def test_a_result_that_speaks_of_announcing_is_a_result(read: Read, more: str) -> None:
    assert outcomes(read(printed("", ("ดี", "งาม", "สุข", f"เจริญ\n\n{more}"))))[-1] == ["เจริญ", more]


@pytest.mark.parametrize("more", ["จัดอบรม 2 ครั้ง", "ประชาชนพึงพอใจ ร้อยละ ๘๐", "อบรม ๕๐ คนต่อปี"])
def test_what_is_counted_below_the_last_results_is_a_result(read: Read, more: str) -> None:
    blocks = read(printed("", ("ดี", "งาม", "สุข", f"เจริญ\n\n{more}")))
    assert outcomes(blocks) == [["ดี"], ["งาม"], ["สุข"], ["เจริญ", more]]
    assert outcomes(read(printed("", ("ดี", "งาม", "สุข", "เจริญ\n\nปรับปรุง 1,248"))))[-1] == ["เจริญ"]


def test_paragraphs_that_other_blocks_have_too_are_content(read: Read) -> None:
    results = tuple(f"{word}\n\nประชาชน{word}" for word in ("ดี", "งาม", "สุข", "เจริญ"))
    assert outcomes(read(printed("", results)))[-1] == ["เจริญ", "ประชาชนเจริญ"]


def test_a_name_below_each_block_is_a_signature(read: Read) -> None:
    blocks = read(printed("", tuple(f"{word}\n\n(นายสมชาย ใจดี)\nปลัดเทศบาล" for word in ("ดี", "งาม", "สุข", "เจริญ"))))
    assert outcomes(blocks) == [["ดี"], ["งาม"], ["สุข"], ["เจริญ"]]
    answer = printed("").replace("ผู้รับผิดชอบ\nกองคลัง", "ผู้รับผิดชอบ\n\n(นายสมชาย ใจดี)")
    assert {block.responsible for block in read(answer)} == {"(นายสมชาย ใจดี)"}  # below its label it is the answer


@pytest.mark.parametrize("caption", ["โครงการที {}", "เรื่องที่ {}", "ลำดับ {}", "ที่ {}"])
def test_two_blocks_are_enough_where_the_caption_counts_them(read: Read, caption: str) -> None:
    two = "\n\n".join(printed(caption).replace("\n4", "\n3").split("\n\n")[:2]) + "\n"
    assert outcomes(read(two)) == [["ดี"], ["งาม"]]


def test_a_line_that_counts_nothing_stays_with_two_blocks(read: Read) -> None:
    two = "\n\n".join(printed("รายงานผล").split("\n\n")[:2]) + "\n"
    assert outcomes(read(two)) == [["ดี", "รายงานผล"], ["งาม"]]


PLAN = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)"


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        (f"\n                    -12-\n{PLAN} เทศบาลตำบลตัวอย่าง\n\n", True),
        (f"\n{PLAN}\nเทศบาลตำบลตัวอย่าง จังหวัดลำปาง         หน้า | 8\n\n", True),
        (f"\n12\n\n{PLAN}\n", True),
        (f"ตาม{PLAN}\n", False),  # a sentence
        (f"{PLAN}\n", False),  # where no page begins
        ("\n12\nแผนปฏิบัติการป้องกันการทุจริตเป็นที่รู้จัก\n", False),  # without years
        (f"\n12\n{PLAN} จำนวน 20,000 บาท\n", False),  # money
        (f"\n{PLAN}\nค่าอาหาร 20,000 บาท x   1\n", False),
    ],
)
def test_the_plans_title_at_the_head_of_a_page_is_in_no_field(read: Read, page: str, gone: bool) -> None:
    text = printed("ลำดับที่ {}").replace("ดี\nงบ", f"ดี\n{page}มาก\nงบ", 1)
    (rationale,) = [found for found in read(text)[0].fields if found.field == "rationale"]
    wording = "".join(item.text for item in rationale.items)
    assert (wording.replace(" ", "") == "เพราะดีมาก") == gone


def with_money_last() -> str:
    """Four blocks whose last field is the budget, a line each."""
    fields = "หลักการและเหตุผล\nเพราะดี\nวัตถุประสงค์\nเพื่อดี\nผู้รับผิดชอบ\nกองคลัง\nงบประมาณ\nปี 2566 จำนวน 5,000 บาท\n"
    return "".join(f"ลำดับที่ {number}\nชื่อโครงการ {title}\n{fields}\n" for number, title in enumerate(TITLES, 1))


@pytest.mark.parametrize(
    ("more", "amounts"),
    [
        ("ปี 2567 จำนวน 6,000 บาท", [5000, 6000]),
        ("ปี 2567 จำนวน 6,000 บาท\n\nรวมเป็นเงิน 11,000 บาท", [5000, 6000, 11000]),
        ("รวม 4 โครงการ เป็นเงิน 20,000 บาท", [5000]),  # of all blocks
        ("สรุปว่าจะดำเนินการต่อไป", [5000]),
    ],
)
def test_money_below_an_empty_line_is_the_last_blocks_whose_budget_field_is_open(
    read: Read, more: str, amounts: list[int]
) -> None:
    blocks = read(f"{with_money_last()}\n{more}\n")
    assert [int(one.amount) for one in blocks[-1].amounts] == amounts
    assert [int(one.amount) for one in blocks[0].amounts] == [5000]


def test_a_caption_that_counts_some_of_the_blocks_is_in_no_field(read: Read) -> None:
    """It stands above the first, second and last of eight; the others are printed in another way."""
    fields = "หลักการและเหตุผล\nเพราะดี\nงบประมาณ\n5,000 บาท\nผู้รับผิดชอบ\nกองคลัง\nผลลัพธ์\nดี\n\n"
    numbers = range(1, 9)
    lines = {n: f"แบบรายละเอียดของงานเรื่องที่ {n}" for n in (1, 2, 8)}
    text = "".join(f"{lines.get(n, '')}\nชื่อโครงการ โครงการอบรมรุ่น{'กขคงจฉชซ'[n - 1]}\n{fields}" for n in numbers)
    assert outcomes(read(text)) == [["ดี"]] * len(numbers)
    other = text.replace("เรื่องที่ 8", "เรื่องที่ 9")  # it counts something else
    assert outcomes(read(other))[-2] != ["ดี"]
