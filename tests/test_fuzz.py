"""Damaged, hostile and endless files: each has an outcome, in time; nothing is lost and no amount is made up.

``benchmarks/fuzz.py`` runs thousands of the same; what it found stands below by name. Files that once took minutes or
more are read in the process of the tests: what goes back over what it has read would not end there.
"""

from __future__ import annotations

import json
import tempfile
import unicodedata
from decimal import Decimal
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED

import big_files
import mutations
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import PLACES, body, numbering_part, packed, repeated

import fuzzed_trees
import fuzzing
import pdf_files
from extract.ground.errors import SourceError
from extract.ground.options import ReadOptions
from extract.ground.source import Span
from extract.pdf.letters import read_by_pdfplumber
from extract.pdf.read_pdf import read_pdf
from extract.text.read_txt import read_txt
from extract.web.read_html import read_html
from extract.word.read_docx import read_docx
from fuzzing import Input, Verdict, clean, examined, made
from parsers.blocks.indicators import find_indicators
from parsers.tables.rows.printed_cells import printed_cell
from parsers.values.money.fields import parse_budget, parse_cell
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.read_plan import read_single_file
from plan_extract.run.choice.raw_files import plans_by_name

pytestmark = [pytest.mark.slow, pytest.mark.process]

NEVER = ReadOptions(ocr="never")
EXAMPLES = {"text": 60, "html": 30, "docx": 30, "pdf": 10, "long": 60}


def verdict(found: Input, folder: Path) -> Verdict:
    path = folder / f"input{found.suffix}"
    path.write_bytes(found.data)
    return examined(path)


def extracted(text: str, folder: Path) -> Outcome:
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return read_single_file(path, path.name)


TREES = 12


@pytest.mark.parametrize("kind", EXAMPLES)
def test_whatever_the_file_there_is_an_outcome(kind: str, tmp_path: Path) -> None:
    @settings(
        max_examples=EXAMPLES[kind],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    @given(number=st.integers(0, 10**6))
    def check(number: int) -> None:
        assert verdict(made(kind, number), tmp_path).faults == ()

    check()


@pytest.mark.process  # a file of the tree may be named as a PDF, and is read in the guard's process
@pytest.mark.parametrize("number", range(TREES))
def test_whatever_the_names_no_run_is_stopped(number: int, tmp_path: Path) -> None:
    assert verdict(made("tree", number), tmp_path) == Verdict("ok")


def test_a_run_that_is_stopped_or_loses_a_file_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that were trouble once: an examination that passes over it would be worth nothing."""
    night = [["put", "cafe\u00cc\u0081.txt", "plan"], ["put", "caf\u00c3\u00a9.txt", "empty"], ["deep", "d", "1100"]]
    tree = Input(fuzzing.TREE, json.dumps([night, [["put", "d", "zeros"]]]).encode())
    assert verdict(tree, tmp_path).faults == ()
    with monkeypatch.context() as change:
        change.setattr("extract.sources.published_name", lambda path: unicodedata.normalize("NFC", path))
        assert verdict(tree, tmp_path).faults
    with monkeypatch.context() as change:
        change.setattr("plan_extract.run.pipeline.unlisted_outcomes", lambda _: [])
        change.setattr("plan_extract.run.pipeline.plans_by_name", lambda files: (plans_by_name(files)[0][:2], []))
        assert verdict(tree, tmp_path).faults


def test_a_tree_that_was_examined_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However deep it was, and where folders were locked."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    nights = [[["deep", "d", "2500"], ["put", "a/b.txt", "plan"], ["lock", "a/b.txt", ""], ["lock", "a", ""]]] * 2
    assert fuzzed_trees.examined_tree(json.dumps(nights).encode(), clean().encode()) == []
    assert list(tmp_path.iterdir()) == []


def test_an_input_is_the_same_again() -> None:
    assert [made(kind, 7) for kind in fuzzing.KINDS] == [made(kind, 7) for kind in fuzzing.KINDS]


@pytest.mark.parametrize("mutation", mutations.TEXT, ids=lambda mutation: mutation.__name__)
def test_a_mutation_changes_some_text(mutation: mutations.TextMutation) -> None:
    """One that changes nothing would prove nothing."""
    assert any(mutation(text, Random(seed)) != text for text in fuzzing.plans() for seed in range(5))


@pytest.mark.parametrize("mutation", [*mutations.BYTES, *mutations.DOCX, *mutations.PDF], ids=lambda m: m.__name__)
def test_a_mutation_changes_some_file(mutation: mutations.BytesMutation) -> None:
    page = pdf_files.content(pdf_files.text("Baht 1,000"), compressed=True)
    data = pdf_files.pdf([page]) if mutation in mutations.PDF else mutations.word_document(clean())
    assert any(mutation(data, Random(seed)) != data for seed in range(20))


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_inside_of_the_plan(place: str) -> None:
    """A plan with a word there is a plan still: the piece reaches the parsers."""
    text = PLACES[place](clean(), "ก")
    assert "ก" + clean() != text != clean()
    assert len(text) <= len(clean()) + 3


def test_what_is_wrong_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An examination that finds nothing wrong where an amount is made up would be worth nothing."""
    path = tmp_path / "plan.txt"
    path.write_text(clean(), encoding="utf-8")
    assert examined(path) == Verdict("ok")
    outcome = read_single_file(path, path.name)
    (line, *_) = (row for row in fuzzing.rows_of(outcome, "budget_lines") if row["amount_baht"])
    lines = tuple(clean().split("\n"))
    assert fuzzing.amount_faults(line, lines) == []
    assert fuzzing.amount_faults(line | {"amount_baht": Decimal(77)}, lines)
    assert fuzzing.amount_faults(line | {"raw": "๗๗", "amount_baht": Decimal(77)}, lines)
    assert fuzzing.coverage_faults([(1, 3), (5, 9)], 9)
    assert fuzzing.coverage_faults([(1, 3), (3, 9)], 9)
    monkeypatch.setattr("plan_extract.engine.documents.document_rows", lambda *_: 1 / 0)
    assert examined(path).status == "fault"


# What took the square, the cube or the power of the length. A sign that stands on end is cut by the reader, so the
# parsers are asked themselves as well.

SLOW = {
    "budget of dashes": ("budget", "–", False),
    "budget of dots": ("budget", "…", False),
    "budget of dots and blanks": ("budget", ". ", False),
    "budget of figures": ("budget", "1", True),
    "budget of years": ("budget", "ปี 2566 ", False),
    "budget of pages": ("budget", "5,000 บาท ", False),
    "title of stars": ("item", "***", False),
    "title of stars and brackets": ("item", "*(", False),
    "counts without end": ("item", "ร้อยละ 80 ", False),
    "items without end": ("item", "1) โครงการ ก ", False),
    "signs of headings": ("first", "# ", False),
    "form feeds": ("cell", "\f", False),
    "nikhahit": ("first", "\u0e4d", False),
    "sara am before tone marks": ("first", "\u0e33\u0e48", False),
    "marks that change places": ("first", "\u0e38\u0e48", False),
    "Latin marks that change places": ("first", "\u0301\u0323", False),
    "missions of no handbook": ("field", "1.1 การเสริมสร้างจิตสำนึก", True),
    "counted people": ("last", "1 คน ", False),
    "months and blanks": ("period", "เดือนกันยายน" + " " * 400, False),
    "words of contents": ("first", "สารบัญ\n" + "ลำดับที่" * 40 + "x", True),
    "bold marks on lines": ("first", "**", True),
    "stars and blanks": ("cell", "* ", False),
    "labels that return": ("field", "9. ตัวชี้วัด", True),
    "brackets that open": ("cell", "(1", False),
    "amounts and blanks": ("budget", "5,000 บาท" + " " * 400, False),
    "years and blanks": ("budget", "ปี 2566" + " " * 400, False),
    "no project on end": ("field", "ไม่มี" + " โครงการ" * 40 + " x", True),
}
"""Place and piece, on one line or on many; each was a hang or took minutes."""


@pytest.mark.parametrize("name", SLOW)
def test_no_text_takes_longer_than_its_length(name: str, tmp_path: Path) -> None:
    place, unit, on_lines = SLOW[name]
    text = PLACES[place](clean(), repeated(unit, 100_000, on_lines=on_lines))
    assert verdict(Input(".txt", text.encode()), tmp_path).faults == ()


UNCLOSED = (
    "<a ",
    "<a b='",
    "<!--",
    "<!-- >",
    "<!",
    "<![",
    "<![CDATA[",
    "<?",
    "</",
    "<td rowspan= ",
    "<table>",
    "<script>",
)


@pytest.mark.parametrize("tag", UNCLOSED)
def test_a_page_of_tags_that_nobody_closes_is_read(tag: str, tmp_path: Path) -> None:
    assert verdict(Input(".html", (clean() + repeated(tag, 200_000)).encode()), tmp_path).faults == ()


def test_comments_are_no_text_and_what_is_left_open_is() -> None:
    page = b"<p>a<!-- <p>b</p> --></p><![if x]><p>c</p><![endif]><p>1 < 2</p><p>d <!-- e</p>"
    assert read_html(page, "plan.html").lines == ("a", "", "c", "", "1 < 2", "", "d <!-- e")


def test_a_page_with_large_pictures_is_read() -> None:
    picture = b"<img src='data:image/png;base64," + b"A" * (9 * 2**20) + b"'>"
    source = read_html(b"<p>a</p>" + picture + b"<p>b</p>", "plan.html")
    assert source.lines == ("a", "", "b")
    assert source.sha256 != read_html(b"<p>a</p><img src=''><p>b</p>", "plan.html").sha256


@pytest.mark.parametrize("text", [b"a" * (9 * 2**20), b"a\n" * 1_100_000, b"<p>" * 1_100_000])
def test_a_text_that_no_plan_could_be_is_refused(text: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        read_txt(text, "plan.txt")
    assert caught.value.code == "limits"
    assert caught.value.remedy


def test_a_stretch_of_one_sign_is_cut_and_words_are_not() -> None:
    text = f"ก{' ' * 100_000}ข{'-' * 299}ค{'คำ ' * 1000}"
    (line,) = read_txt(text.encode(), "plan.txt").lines
    assert line == f"ก{' ' * 300}ข{'-' * 299}ค{'คำ ' * 1000}"


# What failed


@pytest.mark.parametrize("reference", ["&#" + "9" * 5000 + ";", "&#" + "0" * 5000 + "65", "&#x" + "F" * 5000 + ";"])
def test_a_reference_of_thousands_of_digits(reference: str) -> None:
    assert printed_cell([f"ก{reference}"], Span(1, 1), references=True).text.startswith("ก")
    assert read_html(f"<p>ก{reference}</p>".encode(), "plan.html").lines[0].startswith("ก")


def test_an_amount_beyond_any_budget_is_unreadable() -> None:
    """999,999,999,999 is an amount as far as its figures go; a million of them fit no column."""
    for text in ("999,999,999,999 ล้านบาท", "หนึ่งล้านล้านบาท", "1,000,000 ล้านบาท"):
        reading = parse_budget([text], None)
        assert (reading.status, reading.amounts) == (None, ())
        assert reading.unreadable
    assert parse_budget(["999,999 ล้านบาท"], None).amounts[0].amount == Decimal(999_999_000_000)


def test_a_budget_of_pages_says_nothing_and_its_beginning_is_shown() -> None:
    reading = parse_budget(["ปีละ 5,000 บาท"] + ["เรื่องอื่น"] * 2000, None)
    assert (reading.status, reading.amounts) == (None, ())
    assert reading.unreadable[0].startswith("ปีละ 5,000 บาท เรื่องอื่น")
    assert len(reading.unreadable[0]) < 300


def test_the_end_of_an_amount_is_none_however_long_the_line_before() -> None:
    """A pattern looks back over the last characters alone; those must tell where a number or a line begins."""
    words = "ก" * 5000
    assert parse_budget([f"{words} 15 000 บาท"], None).amounts == ()
    assert parse_budget([f"{words} 15 000 บาท"], None).unreadable == ("15 000 บาท",)
    dated = parse_budget([f"{words} 2566", "5,000 บาท"], None)
    assert [amount.year_be for amount in dated.amounts] == [None]
    listed = parse_budget([words, "2566 จำนวน 5,000 บาท"], None)
    assert [amount.year_be for amount in listed.amounts] == [2566]


def test_sums_that_no_column_holds_are_null(tmp_path: Path) -> None:
    verdict_ = verdict(big_files.BIG["11,000 trillions in the table"](), tmp_path)
    assert verdict_ == Verdict("ok")


@pytest.mark.parametrize("figure", ["98" * 200, "98" * 200 + ".5", "1" + ",234" * 150])
def test_a_target_of_hundreds_of_digits_is_no_value(figure: str, tmp_path: Path) -> None:
    """A float of it is infinite, and no column holds that."""
    table = f"\nค่าเป้าหมาย\tปี 2566\tปี 2567\nคะแนน ITA\t{figure}\tร้อยละ {figure}\n"
    outcome = extracted(PLACES["chapter"](clean(), table), tmp_path)
    assert [row["value"] for row in fuzzing.rows_of(outcome, "targets")] == [None, None]


def test_a_cell_that_hundreds_of_items_share_is_not_settled(tmp_path: Path) -> None:
    items = " ".join(f"{number}) โครงการที่ {number}" for number in range(2, 700))
    text = clean().replace("๒) มาตรการป้องกันผลประโยชน์ทับซ้อน\t-", f"{items}\t{'5 ' * 650}")
    outcome = extracted(text, tmp_path)
    assert outcome.status == "ok"
    lines = fuzzing.rows_of(outcome, "budget_lines")
    shared = [line for line in lines if line["status"] == "ambiguous"]
    assert len(shared) >= 690
    assert all(line["amount_baht"] is None for line in shared)


def test_sums_of_many_shared_cells_are_not_all_tried(tmp_path: Path) -> None:
    """Forty cells with an amount that may be for one of two items or for each: a trillion sums."""
    rows = "".join(
        f"\t\t{2 * n + 1}) โครงการหนึ่ง{n} {2 * n + 2}) โครงการสอง{n}\t{2**n}\t-\t-\t-\t-\t\n" for n in range(1, 36)
    )
    text = clean().replace("\tรวม\tจำนวน ๑ โครงการ ๑ มาตรการ", f"{rows}\tรวม\tจำนวน ๑ โครงการ ๑ มาตรการ")
    assert extracted(text, tmp_path).status == "ok"


def test_the_wording_of_an_amount_is_whole_and_that_of_doubt_is_short(tmp_path: Path) -> None:
    """A cell that many share without an amount would stand in all their rows."""
    words = "จำนวน" * 600
    outcome = extracted(
        clean().replace("๒๐,๐๐๐\t", f"{words}๒๐,๐๐๐\t", 1).replace("\t-\t", f"\t- {words}\t", 1), tmp_path
    )
    raws = {
        row["status"]: row["raw"] for row in fuzzing.rows_of(outcome, "budget_lines") if words[:90] in str(row["raw"])
    }
    assert raws["amount"] == f"{words}๒๐,๐๐๐"
    assert len(raws["ambiguous"]) < len(words)


def test_no_indicators_are_read_from_pages_of_text() -> None:
    assert len(find_indicators("output", "จำนวน 1 ครั้ง " * 100)) == 100
    assert find_indicators("output", "จำนวน 1 ครั้ง " * 10_000) == ()


def test_the_pieces_of_a_cell_stay_apart_from_what_stands_before() -> None:
    assert parse_cell("1,000 บาท ถ้วน ต่อปี").amount == Decimal(1000)
    assert parse_cell("1,000" + " " * 100_000 + "x").status is None


# Word documents


def test_cells_that_are_merged_downwards_by_the_thousand() -> None:
    cell = "<w:tr><w:tc><w:tcPr><w:vMerge{}/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    rows = cell.format("", "lost") + cell.format(' w:val="restart"', "begun") + cell.format("", "goes on") * 50_000
    lines = read_docx(packed({"word/document.xml": body(f"<w:tbl>{rows}</w:tbl>")}), "plan.docx").lines
    assert lines[1:4] == ("<tr><td>lost</td></tr>", '<tr><td rowspan="50001">begun</td></tr>', "<tr></tr>")


def test_tables_that_stand_too_deep_are_not_read_without_their_words() -> None:
    inner = "<w:p><w:r><w:t>ก</w:t></w:r></w:p>"
    deep = "<w:tbl><w:tr><w:tc>" * 12 + inner + "</w:tc></w:tr></w:tbl>" * 12
    with pytest.raises(SourceError) as caught:
        read_docx(packed({"word/document.xml": body(inner + deep)}), "plan.docx")
    assert caught.value.code == "limits"


def _numbered(levels: str, depth: str = "0") -> bytes:
    paragraph = (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>ก</w:t></w:r></w:p>"
    )
    return packed({"word/document.xml": body(paragraph), "word/numbering.xml": numbering_part(levels)})


@pytest.mark.parametrize("number", ["x", "-1", "9" * 5000, "²", ""])
def test_a_level_with_a_number_that_is_none(number: str) -> None:
    level = f'<w:lvl w:ilvl="{number}"><w:start w:val="{number}"/><w:lvlText w:val="%1."/></w:lvl>'
    assert read_docx(_numbered(level), "plan.docx").lines == ("1. ก",)


@pytest.mark.parametrize("form", ["lowerRoman", "thaiLetters", "upperLetter"])
def test_the_letters_of_the_billionth_entry_are_not_printed(form: str) -> None:
    level = f'<w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%1."/></w:lvl>'
    assert read_docx(_numbered(level), "plan.docx").lines == ("999999999. ก",)


@pytest.mark.parametrize("names", ["sdt sdtContent", "ins", "p r txbxContent", "tbl tr tc"])
def test_elements_that_stand_too_deep_are_refused(names: str) -> None:
    opening = "".join(f"<w:{name}>" for name in names.split())
    closing = "".join(f"</w:{name}>" for name in reversed(names.split()))
    inner = "<w:p><w:r><w:t>ก</w:t></w:r></w:p>"
    deep = packed({"word/document.xml": body(opening * 20_000 + inner + closing * 20_000)})
    with pytest.raises(SourceError) as caught:
        read_docx(deep, "plan.docx")
    assert caught.value.code == "limits"


@pytest.mark.parametrize("encoding", ["x-unknown", "cp932", "utf-7", "idna"])
def test_xml_in_an_encoding_that_nobody_has(encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?><a/>'
    with pytest.raises(SourceError) as caught:
        read_docx(packed({"word/document.xml": part}), "plan.docx")
    assert caught.value.code == "broken"


def test_a_part_whose_packing_is_damaged() -> None:
    """The package is whole, what one of its parts is packed into is not."""
    good = packed({"word/document.xml": body("<w:p><w:r><w:t>ก</w:t></w:r></w:p>" * 50)}, ZIP_DEFLATED)
    start = good.index(b"word/document.xml") + len("word/document.xml")
    with pytest.raises(SourceError) as caught:
        read_docx(good[:start] + b"\xff" * 20 + good[start + 20 :], "plan.docx")
    assert caught.value.code == "broken"


# PDF


@pytest.mark.parametrize(
    "operators", ["<< /A 1 /B >> BDC", f"BT /F1 12 Tf [(A) -{'9' * 400} (b)] TJ ET"], ids=["dictionary", "number"]
)
def test_a_page_that_no_library_can_read_is_broken(operators: str) -> None:
    """pdfium leaves a turned page to pdfplumber, which fails on a damaged one with whatever error."""
    content = pdf_files.content(pdf_files.text("A page with enough letters on it"), operators)
    turned = pdf_files.pdf([content]).replace(b"/Resources", b"/Rotate 90 /Resources")
    with pytest.raises(SourceError) as caught:
        read_pdf(turned, "plan.pdf", NEVER)
    assert caught.value.code == "broken"


def test_a_box_of_a_page_that_is_none() -> None:
    """pdfplumber makes all pages to close a document, and fails on this one then."""
    content = pdf_files.content(pdf_files.text("A page with enough letters on it"))
    data = pdf_files.pdf([content]).replace(b"/Resources", b"/Rotate 90 /CropBox [0 0 /x 9] /Resources")
    with pytest.raises(SourceError) as caught:
        read_pdf(data, "plan.pdf", NEVER)
    assert caught.value.code == "broken"


def test_a_turned_page_that_is_whole_is_read() -> None:
    content = pdf_files.content(pdf_files.text("A page with enough letters on it"))
    turned = pdf_files.pdf([content]).replace(b"/Resources", b"/Rotate 90 /Resources")
    assert sum(map(len, read_pdf(turned, "plan.pdf", NEVER).lines)) >= len("Apagewithenoughlettersonit")


def test_fonts_that_are_damaged_have_no_tables_to_believe() -> None:
    """Their page was read; to ask for the fonts apart may fail all the same (pdf-4-1597)."""

    class Damaged:
        @property
        def page_obj(self) -> object:
            raise AttributeError("'PSLiteral' object has no attribute 'get'")

    assert read_by_pdfplumber.font_tables(Damaged(), {}) == {}  # type: ignore[arg-type]
