"""Web pages whose texts are placed one by one: read as printed pages, whatever their order in the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from extract.ground.source import SourceText
from extract.web.placed_lines import is_mark, places
from extract.web.read_html import read_html

Text = tuple[float, float, str]
"""From the top and the left, in pixels."""

ROWS = ["โครงการอบรมคุณธรรม", "โครงการจิตอาสา", "กิจกรรมวันต่อต้านทุจริต", "มาตรการงดรับของขวัญ"]
TABLE: list[Text] = [
    (100, 90, "ที่"),
    (100, 140, "โครงการ"),
    (100, 400, "2567"),
    (100, 500, "2568"),
    (100, 600, "หน่วยงาน"),
    *((140 + 40 * n, 140.0, title) for n, title in enumerate(ROWS)),
    *((140 + 40 * n, 90.0, f"{n + 1}") for n in range(4)),
    *((140 + 40 * n, 500.0, f"{n + 1}5,000") for n in range(4)),
    *((140 + 40 * n, 400.0, f"{n + 1}0,000") for n in range(4)),
    *((140 + 40 * n, 600.0, "สำนักปลัด") for n in range(4)),
]


def read(markup: str) -> SourceText:
    return read_html(f"<html><body>{markup}</body></html>".encode(), "a.html")


def page(texts: Iterable[Text], place: str = "top:{0}px;left:{1}px") -> str:
    placed = (
        f'<p style="position:absolute;{place.format(top, left)};white-space:nowrap;font-size:18px">{text}</p>'
        for top, left, text in texts
    )
    return f'<div style="position:relative;width:892px;height:1262px">{"".join(placed)}</div>'


def words(lines: Sequence[str]) -> list[list[str]]:
    return [line.split() for line in lines if line.strip()]


def test_texts_stand_on_their_lines_and_below_each_other() -> None:
    lines = [line for line in read(page(TABLE)).lines if line]
    assert words(lines)[0] == ["ที่", "โครงการ", "2567", "2568", "หน่วยงาน"]
    assert words(lines)[2] == ["2", "โครงการจิตอาสา", "20,000", "25,000", "สำนักปลัด"]
    assert len({line.index(f"{n}5,000") - _marks(line, f"{n}5,000") for n, line in enumerate(lines[1:], 1)}) == 1


def _marks(line: str, text: str) -> int:
    """How many signs before a text take no place."""
    return sum(map(is_mark, line.partition(text)[0]))


@pytest.mark.parametrize("place", ["top:calc(100% * {0} / 1262);left:{1}px", "top:{0}px"])
def test_a_place_that_is_not_known_is_none(place: str) -> None:
    assert read(page(TABLE, place)).lines[0] == "ที่"
    assert not read(page(TABLE, place)).pages


@pytest.mark.parametrize(
    ("top", "left", "units"),
    [(0.75, 0.75, ("pt", "pt")), (100 / 1262, 100 / 892, ("%", "%")), (1 / 18, 1 / 18, ("em", "em"))],
)
def test_a_place_may_be_given_in_any_unit(top: float, left: float, units: tuple[str, str]) -> None:
    scaled = [(down * top, right * left, text) for down, right, text in TABLE]
    place = f"top:{{0:.4f}}{units[0]};left:{{1:.4f}}{units[1]}"
    assert read(page(scaled, place)).lines == read(page(TABLE)).lines


def test_a_place_may_be_given_by_classes_from_the_bottom() -> None:
    tops, lefts = sorted({top for top, _, _ in TABLE}), sorted({left for _, left, _ in TABLE})
    rules = [f".y{n}{{bottom:{1262 - top}px}}" for n, top in enumerate(tops)]
    rules += [f".x{n}{{left:{left}px}}" for n, left in enumerate(lefts)]
    style = ".t{position:absolute;font-size:72px;transform:matrix(0.25,0,0,0.25,0,0)}"
    texts = "".join(f'<div class="t x{lefts.index(left)} y{tops.index(top)}">{text}</div>' for top, left, text in TABLE)
    frame = f'<div style="position:relative;width:892px;height:1262px">{texts}</div>'
    assert read(f"<style>{style}{''.join(rules)}</style>{frame}").lines == read(page(TABLE)).lines


def clipped(top: float, left: float, text: str, style: str = "") -> str:
    """A text in a box that clips it, as pdf2htmlEX writes cells: by classes in real files."""
    placed = f'<div style="position:absolute;bottom:2px;left:4px;white-space:nowrap;font-size:18px">{text}</div>'
    at = f"left:{left - 4}px;bottom:{1262 - top - 2}px;width:90px;height:30px;overflow:hidden"
    return f'<div style="position:absolute;{at};{style}">{placed}</div>'


@pytest.mark.parametrize(
    ("outer", "inner"),
    [("", ""), ("position:absolute;top:0;left:0", "position:absolute;top:0;left:0;width:100%;height:100%")],
)
def test_cells_that_are_clipped_stand_on_one_page(outer: str, inner: str) -> None:
    rows = ["โครงการ ก", "โครงการ ข", "โครงการ ค"]
    cells = [
        (200 + 40 * n, left, text)
        for n, title in enumerate(rows)
        for left, text in ((90, f"{n + 1}"), (140, title), (400, f"{n + 1}0,000"), (600, f"{n + 1}5,000"))
    ]
    texts = "".join(clipped(*cell) for cell in cells)
    one = f'<div style="position:relative;width:892px;height:1262px"><div style="{inner}">{texts}</div></div>'
    source = read(f'<div style="{outer}">{one * 2}</div>')
    lines = [line for line in source.lines if line]
    assert len(lines) == 6
    assert {page: source.pages.count(page) for page in source.pages}.keys() == {1, 2}
    assert [line.split() for line in lines[:3]] == [
        [f"{n}", *rows[n - 1].split(), f"{n}0,000", f"{n}5,000"] for n in range(1, 4)
    ]
    for column in ("0,000", "5,000"):
        assert len({places(line.partition(f"{n % 3 + 1}{column}")[0]) for n, line in enumerate(lines)}) == 1


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    left = [f"ข้อความในคอลัมน์ซ้ายบรรทัดที่ยาวพอสมควร {n}" for n in range(6)]
    right = [f"ข้อความในคอลัมน์ขวาบรรทัดที่ยาวพอสมควร {n}" for n in range(6)]
    texts = [(100 + 30 * n, x, text) for some, x in ((left, 90), (right, 470)) for n, text in enumerate(some)]
    texts.sort()
    assert [line.strip() for line in read(page(texts)).lines if line] == left + right


def test_a_label_and_its_value_stay_on_one_line() -> None:
    pairs = [("งบประมาณ", "120,000 บาท"), ("ผู้รับผิดชอบ", "สำนักปลัด"), ("ระยะเวลา", "ปี 2567"), ("สถานที่", "วัด")]
    texts = [(100 + 40 * n, x, text) for n, pair in enumerate(pairs) for x, text in zip((90, 300), pair, strict=True)]
    assert [" ".join(one) for one in words(read(page(texts)).lines)] == [" ".join(pair) for pair in pairs]


def test_pages_lose_what_returns_at_their_edges() -> None:
    texts = [[(75, 300, "แผนปฏิบัติการ (พ.ศ. 2566 - 2570)"), *TABLE, (1200, 430, f"~ {n} ~")] for n in range(1, 5)]
    source = read("".join(map(page, texts)))
    assert not any("แผน" in line or "~" in line for line in source.lines)
    assert set(source.pages) == {1, 2, 3, 4}
    assert len(source.pages) == len(source.lines)


@pytest.mark.parametrize("last", ["งบประมาณ : 10,000 บาท", "ไม่ใช้งบประมาณ", "10,000", "1,000 บาท", "เป้าหมาย 100 คน"])
@pytest.mark.parametrize("top", [1060, 1150])
def test_what_is_no_page_number_stays_at_the_edge_of_pages(last: str, top: int) -> None:
    pages = [page([*TABLE, (top, 90, last), (1200, 430, f"- {n} -")]) for n in range(1, 5)]
    lines = [line.strip() for line in read("".join(pages)).lines]
    assert lines.count(last) == 4
    assert not any(line.startswith("-") for line in lines)


def test_a_number_that_does_not_count_on_stays_at_the_edge_of_pages() -> None:
    pages = [page([*TABLE, (1200, 430, number)]) for number in ("7", "15", "7", "3")]
    lines = [line.strip() for line in read("".join(pages)).lines]
    assert [line for line in lines if line.isdecimal()] == ["7", "15", "7", "3"]


def test_letters_are_mended_before_places_are_counted() -> None:
    torn = [(top, left, text.replace("สำ", "ส&#160;า")) for top, left, text in TABLE]
    source = read(page(torn))
    assert source.lines == read(page(TABLE)).lines
    assert ("torn_sara_am", 4) in [(one.name, one.count) for one in source.repairs]


def test_a_new_font_begins_no_new_column() -> None:
    texts = [(100, 90, "จำนวน&#160;"), (100, 148, "4"), (100, 165, "โครงการ")]
    fonts = "".join(
        f'<p class="ft{n}" style="position:absolute;top:{top}px;left:{left}px;font-size:18px">{text}</p>'
        for n, (top, left, text) in enumerate(texts)
    )
    others = page([(200 + 40 * n, 90, title) for n, title in enumerate(ROWS)])
    source = read(others.replace("<p", f"{fonts}<p", 1))
    assert source.lines[0] == "จำนวน 4 โครงการ"


def test_a_count_in_a_title_is_not_moved_below_the_years() -> None:
    texts = [text for text in TABLE if text[:2] not in ((180, 140.0), (180, 400.0))]
    texts.append((180, 140, "โครงการหมู่บ้านคุณธรรมต้นแบบ&#160;9"))
    assert any("ต้นแบบ 9" in line for line in read(page(texts)).lines)


def test_a_text_printed_twice_to_look_bold_is_one() -> None:
    assert (
        read(page([*TABLE, *((top + 1, left + 1, text) for top, left, text in TABLE)])).lines == read(page(TABLE)).lines
    )


def test_a_page_with_a_placed_menu_is_read_as_it_flows() -> None:
    menu = "".join(
        f'<a style="position:absolute;top:{10 * n}px;left:{80 * n}px" href="/">เมนู {n}</a>' for n in range(8, 0, -1)
    )
    flowing = "".join(f"<p>ย่อหน้า {n}</p>" for n in range(12))
    source = read(f'<div style="position:relative">{menu}</div>{flowing}')
    assert [line for line in source.lines if line][:2] == ["เมนู 8", "เมนู 7"]
    assert not source.pages


def test_a_box_of_text_is_no_printed_text() -> None:
    boxes = [(100 * n, 50, "<br>".join(f"ข้อ {n}.{row}" for row in range(5))) for n in range(8, 0, -1)]
    assert read(page(boxes)).lines[0] == "ข้อ 8.0"


def test_words_of_a_text_stay_together_where_others_begin_below_them() -> None:
    total = (300, 140, "รวม&#160;มิติที่&#160;2")
    below = [(340 + 40 * n, 170.0 + step, "กข") for n, step in enumerate((0, 4, 8, 12))]
    lines = read(page([*TABLE, total, (300, 400, "100,000"), *below])).lines
    assert any("รวม มิติที่ 2" in line for line in lines)


def test_an_office_that_is_joined_to_an_amount_stands_in_its_column() -> None:
    texts = [text for text in TABLE if text[:2] not in ((180, 600.0), (180, 500.0))]
    texts += [(180, 515, "990,000&#160;กองคลัง")]
    lines = read(page(texts)).lines
    (office,) = (line for line in lines if "กองคลัง" in line)
    (other,) = (line for line in lines if "45,000" in line)
    assert places(office.partition("กองคลัง")[0]) == places(other.partition("สำนักปลัด")[0])


def test_figures_side_by_side_are_never_one_number() -> None:
    texts = [*TABLE, (180, 540, "990,000"), (220, 540, "7")]
    lines = read(page(texts)).lines
    assert any("25,000 990,000" in line for line in lines)
    assert any("35,000 7" in line for line in lines)


def test_a_text_far_off_the_page_stands_behind_a_gap() -> None:
    lines = [line for line in read(page([*TABLE, (140, 99_999_999, "990,000"), (180, 99_999_999, "7")])).lines if line]
    assert max(map(len, lines)) < 2_000
    assert words(lines)[1:3] == [
        ["1", ROWS[0], "10,000", "15,000", "สำนักปลัด", "990,000"],
        ["2", ROWS[1], "20,000", "25,000", "สำนักปลัด", "7"],
    ]


def test_a_long_page_is_read_whole() -> None:
    texts = [(100 + 40 * n, 90 + 130 * column, f"ข้อ {n} {n},000<br>ต่อ") for n in range(800) for column in range(5)]
    assert len([line for line in read(page(texts)).lines if line]) == 1_600
