"""Word documents: what a reader of the page sees is read, what Word hides or deleted is not."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from extract.ground.errors import SourceError
from extract.readers import read_source
from extract.text.dress import undressed
from extract.word.read_docx import read_docx
from normalize.document_rows import document_rows
from parsers.document import parse_plan
from parsers.tables.grid import find_grids
from plan_extract.engine.documents import load_plan, plan_rows
from plan_extract.engine.read_plan import read_single_file

RENDITION = Path(__file__).parents[4] / "shared" / "renditions" / "seed001.docx"
RAW = Path(__file__).parents[3] / "data" / "raw"
FORMS = sorted((Path(__file__).parents[2] / "cases" / "forms" / "plans").glob("*.docx"))
CLEAN = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><w:{0} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{1}</w:{0}>'
)


def docx(body: str, **parts: str) -> bytes:
    """A package with a document of this body, and other parts of ``word/`` by name."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", HEAD.format("document", f"<w:body>{body}</w:body>"))
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", HEAD.format(name, content))
    return data.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def lines(body: str, **parts: str) -> list[str]:
    return [line for line in read_docx(docx(body, **parts), "a.docx").lines if line.strip()]


def test_paragraphs_are_lines_with_an_empty_one_between() -> None:
    source = read_docx(docx(p("ส่วนที่ 1") + p("บทนำ")), "a.docx")
    assert (source.lines, source.format, source.path) == (("ส่วนที่ 1", "", "บทนำ"), "docx", "a.docx")


def note(number: int, text: str) -> str:
    return (
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
    )


def test_heads_feet_and_notes_stand_apart() -> None:
    marked = (
        "<w:p><w:r><w:t>5,000</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r><w:r><w:t> บาท</w:t></w:r></w:p>"
    )
    source = read_docx(
        docx(
            marked,
            header1=p("แผนปฏิบัติการป้องกันการทุจริต") + p("- 2 -"),
            header2=p("แผนปฏิบัติการป้องกันการทุจริต") + p("เทศบาลตำบลตัวอย่าง"),
            footer1=f"{p('')}<w:p><w:r><w:t>หน้า</w:t></w:r></w:p>",
            footnotes=note(-1, "") + note(1, "รวมเงินอุดหนุน 45,000 บาท"),
            endnotes=p("ที่มา: สำนักปลัด"),
            comments=p("แก้ 9,000"),
        ),
        "a.docx",
    )
    assert source.lines == ("5,000<sup>1</sup> บาท",)
    (fact,) = source.page_facts
    assert fact.header == "แผนปฏิบัติการป้องกันการทุจริต\nเทศบาลตำบลตัวอย่าง"
    assert fact.footer == "หน้า\nรวมเงินอุดหนุน 45,000 บาท\nที่มา: สำนักปลัด"
    assert (fact.method, fact.needs_ocr, fact.thai_share) == ("text", False, 1.0)


@pytest.mark.parametrize("properties", ["<w:vanish/>", "<w:strike/>", '<w:vertAlign w:val="superscript"/>'])
def test_what_is_hidden_struck_or_raised_in_a_foot_is_no_text_of_it(properties: str) -> None:
    foot = f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>9</w:t></w:r><w:r><w:t>กองคลัง</w:t></w:r></w:p>"
    (fact,) = read_docx(docx(p("ก"), footer1=foot), "a.docx").page_facts
    assert (fact.header, fact.footer) == (None, "กองคลัง")


@pytest.mark.parametrize("parts", [{}, {"header1": p("")}, {"footer1": p("- 2 -")}, {"headers": p("ก")}])
def test_a_document_without_heads_and_feet_has_no_page(parts: dict[str, str]) -> None:
    assert read_docx(docx(p("ก"), **parts), "a.docx").page_facts == ()


def test_the_page_of_a_word_document_is_all_of_it() -> None:
    text = "".join(p(line) for line in CLEAN.split("\n") if "\t" not in line)
    source = read_docx(docx(text, header1=p("หัวกระดาษ")), "plan.docx")
    (row,) = document_rows(parse_plan(source), "plan", "0")["pages"]
    assert (row["header_text"], row["line_start"], row["page_start"]) == ("หัวกระดาษ", 1, None)
    assert row["line_end"] == len(source.lines)


def test_runs_tabs_and_breaks() -> None:
    body = "<w:p><w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t></w:r><w:r><w:br/><w:t>ค</w:t><w:noBreakHyphen/></w:r></w:p>"
    assert lines(body) == ["ก\tข", "ค-"]


def test_a_soft_hyphen_parts_a_number_and_no_word() -> None:
    body = "<w:p><w:r><w:t>ทุจ</w:t><w:softHyphen/><w:t>ริต 1</w:t><w:softHyphen/><w:t>0,000</w:t></w:r></w:p>"
    assert lines(body) == ["ทุจริต 1\u00ad0,000"]


def test_deleted_and_hidden_text_is_left_out_and_inserted_text_is_in() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del><w:ins><w:r><w:t>ใหม่</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:moveFrom><w:r><w:t>ย้าย</w:t></w:r></w:moveFrom></w:p>"
    )
    assert lines(body) == ["ใหม่"]


def run(text: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('<w:vertAlign w:val="superscript"/>', "500<sup>1</sup>"),
        ('<w:vertAlign w:val="subscript"/>', "500<sub>1</sub>"),
        ('<w:vertAlign w:val="baseline"/>', "5001"),
        ("<w:strike/>", "500<del>1</del>"),
        ("<w:dstrike/>", "500<del>1</del>"),
        ('<w:strike w:val="0"/>', "5001"),
        ("<w:vanish/>", "500<!--hidden-->"),
        ('<w:vanish w:val="false"/>', "5001"),
        ("<w:specVanish/>", "500<!--hidden-->"),
        ("<w:webHidden/>", "500<!--hidden-->"),
        ('<w:color w:val="FFFFFF"/>', "500<!--hidden-->"),
        ('<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>', "5001"),
        ('<w:color w:val="FF0000"/>', "5001"),
        ('<w:position w:val="12"/>', "500<sup>1</sup>"),
        ('<w:position w:val="-8"/>', "500<sub>1</sub>"),
        ('<w:position w:val="2"/>', "5001"),
        ('<w:sz w:val="2"/>', "500<!--hidden-->"),
        ('<w:sz w:val="8"/>', "5001"),
    ],
)
def test_a_run_that_is_raised_struck_or_hidden_never_joins_a_number(properties: str, expected: str) -> None:
    body = f"<w:p>{run('500', '')}{run('1', properties)}</w:p>"
    assert lines(body) == [expected]
    assert expected in lines(f"<w:tbl>{tr(tc(body))}</w:tbl>")[1]


def test_white_letters_alone_may_stand_on_a_dark_ground() -> None:
    white = '<w:color w:val="FFFFFF"/>'
    assert lines(f"<w:p>{run('งบประมาณ', white)}{run(' 2566', white)}</w:p>") == ["งบประมาณ 2566"]


def test_a_line_that_is_moved_as_a_whole_is_no_mark() -> None:
    moved = '<w:position w:val="-8"/>'
    assert lines(f"<w:p>{run('20', moved)}{run(',000', moved)}</w:p>") == ["20,000"]


WHITE, BLACK = '<w:color w:val="FFFFFF"/>', '<w:color w:val="000000"/>'


@pytest.mark.parametrize(
    ("own", "cell", "table", "shown"),
    [
        (WHITE, "", "", "<!--hidden-->"),
        (WHITE, '<w:shd w:val="clear" w:fill="FFFFFF"/>', "", "<!--hidden-->"),
        (WHITE, '<w:shd w:val="clear" w:fill="auto"/>', "", "<!--hidden-->"),
        (BLACK, '<w:shd w:val="clear" w:fill="000000"/>', "", "<!--hidden-->"),
        (WHITE, '<w:shd w:val="clear" w:fill="1F3864"/>', "", "21,000"),
        (WHITE, '<w:shd w:val="clear" w:fill="auto" w:themeFill="text1"/>', "", "21,000"),
        (WHITE, '<w:shd w:val="pct50" w:fill="auto"/>', "", "21,000"),
        (WHITE, "", '<w:shd w:val="clear" w:fill="1F3864"/>', "21,000"),
        (WHITE, "", '<w:tblStyle w:val="Dark"/>', "21,000"),
        (WHITE, "", '<w:tblStyle w:val="DarkToo"/>', "21,000"),
        (WHITE, "", '<w:tblStyle w:val="Plain"/>', "<!--hidden-->"),
        ('<w:rStyle w:val="Pale"/>', "", "", "<!--hidden-->"),
        (f'{WHITE}<w:highlight w:val="black"/>', "", "", "21,000"),
        (BLACK, "", "", "21,000"),
    ],
)
def test_an_amount_in_the_colour_of_its_cell_is_hidden(own: str, cell: str, table: str, shown: str) -> None:
    styles = (
        '<w:style w:type="table" w:styleId="Dark"><w:tblStylePr w:type="firstRow"><w:tcPr>'
        '<w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>'
        '<w:style w:type="table" w:styleId="DarkToo"><w:basedOn w:val="Dark"/></w:style>'
        '<w:style w:type="table" w:styleId="Plain"/>'
        f'<w:style w:styleId="Pale"><w:rPr>{WHITE}</w:rPr></w:style>'
    )
    row = tr(tc(p("ก")), tc(f"<w:p>{run('21,000', own)}</w:p>", cell))
    body = f"<w:tbl><w:tblPr>{table}</w:tblPr>{row}</w:tbl>"
    assert lines(body, styles=styles)[1] == f"<tr><td>ก</td><td>{shown}</td></tr>"


def test_white_letters_in_a_box_may_stand_on_a_dark_ground() -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent><w:p>{run('2566', WHITE)}</w:p></w:txbxContent></w:pict></w:r></w:p>"
    assert lines(f"<w:tbl>{tr(tc(box))}</w:tbl>")[1] == "<tr><td>2566</td></tr>"


@pytest.mark.parametrize(("kind", "named"), [("table", "S"), ("paragraph", "Other")])
def test_the_style_of_a_table_or_of_all_paragraphs_strikes(kind: str, named: str) -> None:
    styles = f'<w:style w:type="{kind}" w:default="1" w:styleId="S"><w:rPr><w:strike/></w:rPr></w:style>'
    body = f'<w:tbl><w:tblPr><w:tblStyle w:val="{named}"/></w:tblPr>{tr(tc(p("5")))}</w:tbl>'
    assert lines(body, styles=styles)[1] == "<tr><td><del>5</del></td></tr>"


def test_a_cell_that_was_deleted_is_left_out() -> None:
    row = tr(tc(p("5")), tc(p("6"), '<w:cellDel w:id="1"/>'), tc(p("7")))
    assert lines(f"<w:tbl>{row}</w:tbl>")[1] == "<tr><td>5</td><td>7</td></tr>"


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "ก✓"),
        ('<w:sym w:font="Symbol" w:char="F035"/>', "ก5"),
        ('<w:sym w:font="Webdings" w:char="F061"/>', "ก\ufffd"),
        ('<w:sym w:font="Wingdings" w:char="x"/>', "ก\ufffd"),
        ("<w:ptab/><w:t>5</w:t>", "ก\t5"),
    ],
)
def test_a_sign_of_a_font_of_signs_is_read_or_unreadable(sign: str, text: str) -> None:
    assert lines(f"<w:p>{run('ก', '')}<w:r>{sign}</w:r></w:p>") == [text]


def test_what_stands_above_letters_is_no_part_of_them() -> None:
    ruby = f"<w:ruby><w:rt>{run('1', '')}</w:rt><w:rubyBase>{run('30,000', '')}</w:rubyBase></w:ruby>"
    assert lines(f"<w:p><w:r>{ruby}</w:r></w:p>") == ["30,000"]


def test_a_word_that_is_struck_in_pieces_is_struck_as_one() -> None:
    body = f"<w:p>{run('9', '<w:strike/>')}{run(',000', '<w:strike/>')}</w:p>"
    assert lines(body) == ["<del>9,000</del>"]


def test_columns_that_a_row_leaves_out_are_empty_cells() -> None:
    row = f'<w:tr><w:trPr><w:gridBefore w:val="2"/><w:gridAfter w:val="1"/></w:trPr>{tc(p("ก"))}</w:tr>'
    assert lines(f"<w:tbl>{row}</w:tbl>")[1] == "<tr><td></td><td></td><td>ก</td><td></td></tr>"


def test_cells_that_are_merged_across_are_one() -> None:
    row = tr(tc(p("ก"), '<w:hMerge w:val="restart"/>'), tc(p(""), "<w:hMerge/>"), tc(p("ข")))
    assert lines(f"<w:tbl>{row}</w:tbl>")[1] == '<tr><td colspan="2">ก</td><td>ข</td></tr>'


@pytest.mark.parametrize(
    ("properties", "text", "mark"),
    [("<w:hidden/>", "ลับ", ["<!--hidden-->"]), ("<w:hidden/>", "", []), ('<w:del w:id="1"/>', "เก่า", [])],
)
def test_a_hidden_row_is_left_out_and_said(properties: str, text: str, mark: list[str]) -> None:
    row = f"<w:tr><w:trPr>{properties}</w:trPr>{tc(p(text))}</w:tr>"
    assert lines(f"<w:tbl>{tr(tc(p('ก')))}{row}</w:tbl>") == ["<table>", *mark, "<tr><td>ก</td></tr>", "</table>"]


STYLES = (
    '<w:style w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Old"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:styleId="Older"><w:basedOn w:val="Old"/></w:style>'
    '<w:style w:styleId="New"><w:basedOn w:val="Old"/><w:rPr><w:strike w:val="0"/></w:rPr></w:style>'
    '<w:style w:styleId="Mark"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style>'
)


@pytest.mark.parametrize(
    ("paragraph", "own", "expected"),
    [
        ("", '<w:rStyle w:val="Gone"/>', "500<!--hidden-->"),
        ("", '<w:rStyle w:val="Older"/>', "500<del>1</del>"),
        ("", '<w:rStyle w:val="New"/>', "5001"),
        ("", '<w:rStyle w:val="Mark"/>', "500<sup>1</sup>"),
        ("", '<w:rStyle w:val="Gone"/><w:vanish w:val="0"/>', "5001"),
        ("", '<w:rStyle w:val="Round"/>', "5001"),
        ("", '<w:rStyle w:val="Unknown"/>', "5001"),
        ("Old", "", "<del>5001</del>"),
        ("Old", '<w:rStyle w:val="Old"/>', "<del>500</del>1"),
        ("Gone", '<w:vanish w:val="false"/>', "<!--hidden-->1"),
    ],
)
def test_what_a_style_hides_strikes_or_raises(paragraph: str, own: str, expected: str) -> None:
    style = f'<w:pPr><w:pStyle w:val="{paragraph}"/></w:pPr>' if paragraph else ""
    body = f"<w:p>{style}{run('500', '')}{run('1', own)}</w:p>"
    assert lines(body, styles=STYLES) == [expected]


def test_a_box_is_not_in_the_style_of_the_paragraph_that_it_hangs_on() -> None:
    box = f"<w:txbxContent>{p('ในกรอบ')}</w:txbxContent>"
    body = f'<w:p><w:pPr><w:pStyle w:val="Old"/></w:pPr>{run("บน", "")}<w:r><w:pict>{box}</w:pict></w:r></w:p>'
    assert lines(body, styles=STYLES) == ["<del>บน</del>", "ในกรอบ"]


@pytest.mark.parametrize(
    ("chosen", "text"), [("", "10,000"), ('<w:result w:val="1"/>', "20,000"), ('<w:result w:val="7"/>', "")]
)
def test_the_chosen_entry_of_a_field_is_its_text(chosen: str, text: str) -> None:
    choices = f'{chosen}<w:listEntry w:val="10,000"/><w:listEntry w:val="20,000"/>'
    field = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{choices}</w:ddList></w:ffData></w:fldChar>'
    body = f"<w:p><w:r>{field}</w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>{run(' บาท', '')}</w:p>"
    assert lines(body)[0].strip() == f"{text} บาท".strip()


def test_a_formula_is_text() -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    body = f'<w:p><m:oMath xmlns:m="{math}"><m:r><m:t>24,000</m:t></m:r></m:oMath></w:p>'
    assert lines(body) == ["24,000"]


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<m:sSup><m:e>500</m:e><m:sup>2</m:sup></m:sSup>", "500<sup>2</sup>"),
        ("<m:sSub><m:e>500</m:e><m:sub>2</m:sub></m:sSub>", "500<sub>2</sub>"),
        ("<m:f><m:num>1</m:num><m:den>2</m:den></m:f>", "1/2"),
        ("<m:rad><m:deg>3</m:deg><m:e>8</m:e></m:rad>", "3 8"),
        ("<m:m><m:mr><m:e>1</m:e><m:e>2</m:e></m:mr><m:mr><m:e>3</m:e></m:mr></m:m>", "1 2 3"),
    ],
)
def test_parts_of_a_formula_are_no_one_number(formula: str, text: str) -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    shown = re.sub(r">(\d+)<", r"><m:r><m:t>\1</m:t></m:r><", formula)
    assert lines(f'<w:p><m:oMath xmlns:m="{math}">{shown}</m:oMath></w:p>')[0].rstrip() == text


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        ("<w:r><w:footnoteReference w:id='2'/></w:r>", "10,000<sup>2</sup>"),
        (
            "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:footnoteReference w:id='2'/></w:r>",
            "10,000<sup>2</sup>",
        ),
        ("<w:r><w:endnoteReference w:id='1'/></w:r>", "10,000<sup>1</sup>"),
        ("<w:r><w:footnoteReference w:id='2' w:customMarkFollows='1'/><w:t>*</w:t></w:r>", "10,000*"),
        ("<w:r><w:footnoteRef/></w:r>", "10,000"),
    ],
)
def test_a_note_on_an_amount_leaves_its_mark(reference: str, shown: str) -> None:
    (line,) = lines(f"<w:p>{run('10,000', '')}{reference}</w:p>")
    assert line == shown
    plain, issues = undressed(read_docx(docx(f"<w:p>{run('10,000', '')}{reference}</w:p>"), "a.docx"))
    assert plain.lines[0].rstrip("*") == "10,000"
    assert [issue.code for issue in issues] == (["raised_mark"] if "<sup>" in shown else [])


@pytest.mark.parametrize(
    ("says", "doubtful"),
    [
        ("หน่วยเป็นพันบาท", True),
        ("หน่วย : ล้านบาท", True),
        ("พันบาท", True),
        ("รวมทั้ง 3 ปี", True),
        ("รวมทุกปี", True),
        ("หน่วย : บาท", False),
        ("รวมปี 2566", False),
        ("รับจากกรม 2 ล้านบาท", False),
        ("รวมเงินอุดหนุน 45,000 บาท", False),
    ],
)
def test_an_amount_whose_note_makes_another_one_of_it_cannot_be_read(says: str, doubtful: bool) -> None:
    amount = f"<w:p>{run('10,000', '')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    other = f"<w:p>{run('5,000', '')}<w:r><w:footnoteReference w:id='3'/></w:r></w:p>"
    notes = note(2, says) + note(3, "กองคลัง")
    assert lines(amount + other, footnotes=notes) == [
        "10,000\ufffd<sup>2</sup>" if doubtful else "10,000<sup>2</sup>",
        "5,000<sup>3</sup>",
    ]


def data_table(*names: str) -> str:
    return f"<w:tbl>{''.join(tr(tc(p(name)), tc(p('1')), tc(p('2')), tc(p('3'))) for name in names)}</w:tbl>"


def test_a_table_of_one_cell_is_a_frame_round_what_stands_in_it() -> None:
    framed = f"<w:tbl>{tr(tc(p('หัว') + data_table('ก', 'ข')))}</w:tbl>"
    assert lines(framed) == ["หัว", *lines(data_table("ก", "ข"))]
    twice = f"<w:tbl>{tr(tc(framed), tc(p('ข้าง')))}</w:tbl>"
    assert lines(twice) == [*lines(framed), "ข้าง"]
    source = read_docx(docx(framed), "a.docx")
    assert [row.cells[0].texts for row in source.tables[0].rows] == [("ก",), ("ข",)]


@pytest.mark.parametrize(
    "body",
    [
        data_table("ก", "ข").replace(
            p("3"), f"<w:tbl>{tr(tc(p('7')), tc(p('8')))}</w:tbl>", 1
        ),  # a small one in a cell
        data_table("ก", "ข").replace(p("3"), data_table("ค", "ง"), 1),  # a cell of data
        f"<w:tbl>{tr(tc(p('ก')))}</w:tbl>",  # a frame round a text
    ],
)
def test_a_table_that_has_data_itself_or_holds_none_is_no_frame(body: str) -> None:
    source = read_docx(docx(body), "a.docx")
    assert len(source.tables) == 1
    assert source.tables[0].rows[0].cells[0].texts == ("ก",)


def picture(centimetres: float, high: float = 6) -> str:
    drawn = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    size = f'cx="{round(centimetres * 360_000)}" cy="{round(high * 360_000)}"'
    return f'<w:r><w:drawing><a:inline xmlns:a="{drawn}"><a:extent {size}/></a:inline></w:drawing></w:r>'


def old_picture(style: str) -> str:
    vml = "urn:schemas-microsoft-com:vml"
    shape = f'<v:shape xmlns:v="{vml}" style="{style}"><v:imagedata/></v:shape>'
    return f"<w:r><w:pict>{shape}</w:pict></w:r>"


BOXED = "<w:txbxContent><w:p><w:r><w:t>7</w:t></w:r></w:p></w:txbxContent>"
OLE = "urn:schemas-microsoft-com:office:office"
SHEET = f'<w:r><w:object><o:OLEObject xmlns:o="{OLE}" ProgID="Excel.Sheet.12"/></w:object></w:r>'


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (picture(15), True),
        (picture(3), False),  # a seal
        (picture(16, high=0.1), False),  # a line
        (old_picture("width:425pt;height:200pt"), True),
        (old_picture("width:60pt;height:60pt"), False),
        (old_picture(""), False),
        (SHEET, True),
        (picture(15).replace("</a:inline>", f"{BOXED}</a:inline>"), False),
    ],
)
def test_a_picture_or_an_object_that_may_be_a_table_is_said_where_it_stands(drawn: str, said: bool) -> None:
    source = read_docx(docx(p("ก") + f"<w:p>{drawn}</w:p>" + p("ข")), "a.docx")
    plain, issues = undressed(source)
    assert [(issue.code, issue.span.start if issue.span else 0) for issue in issues] == (
        [("unread_form_field", 3)] if said else []
    )
    assert "unread" not in " ".join(plain.lines)
    head = read_docx(docx(p("ก"), header1=f"<w:p>{drawn}{run('หัว', '')}</w:p>"), "a.docx")
    assert head.page_facts[0].header == "หัว"


def test_a_part_of_another_file_is_said_and_one_of_two_forms_is_read() -> None:
    assert lines(p("ก") + "<w:altChunk/>" + p("ข")) == ["ก", "<!--unread-->", "ข"]
    both = (
        f"<mc:AlternateContent><mc:Choice>{p('5')}</mc:Choice><mc:Fallback>{p('9')}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(p("ก") + both) == ["ก", "5"]


def control(content: str, properties: str = "<w:showingPlcHdr/>") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("properties", "text", "shown"),
    [
        ("<w:showingPlcHdr/>", "ใส่จำนวนเงินที่นี่", []),
        ("<w:showingPlcHdr/>", "เช่น 20,000", ["<!--hidden-->"]),
        ('<w:showingPlcHdr w:val="0"/>', "20,000", ["20,000"]),
        ("", "20,000", ["20,000"]),
    ],
)
def test_the_prompt_of_an_empty_content_control_is_no_text(properties: str, text: str, shown: list[str]) -> None:
    assert lines(p("5") + control(p(text), properties)) == ["5", *shown]
    inline = f"<w:p>{run('5', '')}{control(run(text, ''), properties)}</w:p>"
    assert lines(inline) == [f"5{''.join(shown)}"]
    cell = lines(f"<w:tbl>{tr(control(tc(p(text)), properties), tc(p('5')))}</w:tbl>")[1]
    assert cell == f"<tr><td>{''.join(shown)}</td><td>5</td></tr>"


def field(*pieces: str, ends: bool = True) -> str:
    """A field of an instruction and a result."""
    kinds = [*("begin", "separate")[: len(pieces)], *(["end"] if ends else [])]
    signs = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds]
    return "".join(sign + piece for sign, piece in zip(signs, (*pieces, ""), strict=False))


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (field(run("IF 9", ""), run("5", "")), "5"),
        (field(f"{run('IF ', '')}{field(run('M', ''), run('9', ''))}{run(' 9', '')}", run("5", "")), "5"),
        (field(run("SET 9", "")) + field(run("9", ""), run("5", "")), "5"),
        (field("<w:r><w:instrText>=9</w:instrText></w:r>", run("5", "")), "5"),
        (run("6", "") + field(run("5", ""), ends=False), "65"),  # does not end: left as it stands
    ],
)
def test_the_instruction_of_a_field_is_no_text_and_its_result_is(body: str, shown: str) -> None:
    assert lines(f"<w:p>{body}</w:p>") == [shown]


SHAPE = "<w:txbxContent><w:p><w:r><w:t>9</w:t></w:r></w:p></w:txbxContent>"
DRAWN = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
OLD = 'xmlns:v="urn:schemas-microsoft-com:vml"'


@pytest.mark.parametrize(
    ("shape", "seen"),
    [
        (f'<w:drawing><wp:anchor {DRAWN}><wp:docPr id="1" hidden="1"/>{SHAPE}</wp:anchor></w:drawing>', False),
        (f'<w:drawing><wp:inline {DRAWN}><wp:docPr id="1" hidden="true"/>{SHAPE}</wp:inline></w:drawing>', False),
        (f'<w:drawing><wp:anchor {DRAWN}><wp:docPr id="1" hidden="0"/>{SHAPE}</wp:anchor></w:drawing>', True),
        (f'<w:drawing><wp:anchor {DRAWN}><wp:docPr id="1"/>{SHAPE}</wp:anchor></w:drawing>', True),
        (f'<w:pict><v:rect {OLD} style="top:0;visibility: hidden">{SHAPE}</v:rect></w:pict>', False),
        (f'<w:pict><v:rect {OLD} style="top:0;visibility:visible">{SHAPE}</v:rect></w:pict>', True),
    ],
)
def test_text_in_a_shape_is_read_where_the_shape_is_shown(shape: str, seen: bool) -> None:
    assert lines(f"<w:p>{run('5', '')}<w:r>{shape}</w:r></w:p>") == ["5", "9" if seen else "<!--hidden-->"]


def test_a_box_that_hangs_on_a_hidden_or_deleted_run_is_not_read() -> None:
    box = f"<w:r><w:rPr><w:vanish/></w:rPr><w:pict>{SHAPE}</w:pict></w:r>"
    assert lines(f"<w:p>{run('5', '')}{box}</w:p>") == ["5", "<!--hidden-->"]
    assert lines(f"<w:p>{run('5', '')}<w:del>{box}</w:del></w:p>") == ["5"]
    assert lines(f"<w:p>{run('5', '')}{box.replace('<w:vanish/>', '')}</w:p>") == ["5", "9"]


def test_letters_that_are_not_filled_are_hidden_but_for_their_outline() -> None:
    word = "http://schemas.microsoft.com/office/word/2010/wordml"
    empty = f'<x:textFill xmlns:x="{word}"><x:noFill/></x:textFill>'
    outline = f'<x:textOutline xmlns:x="{word}"/>'
    assert lines(f"<w:p>{run('5', '')}{run('9', empty)}</w:p>") == ["5<!--hidden-->"]
    assert lines(f"<w:p>{run('5', '')}{run('9', empty + outline)}</w:p>") == ["59"]


DELETED_END = "<w:rPr><w:del/></w:rPr>"


@pytest.mark.parametrize(
    ("first", "shown"),
    [
        (DELETED_END, ["1,250,000"]),
        ("<w:rPr><w:specVanish/></w:rPr>", ["1,250,000"]),
        ("<w:rPr><w:ins/></w:rPr>", ["1,250", ",000"]),
        ("", ["1,250", ",000"]),
    ],
)
def test_paragraphs_whose_parting_end_was_deleted_are_one(first: str, shown: list[str]) -> None:
    assert lines(p("1,250", first) + p(",000")) == shown
    row = f"<w:tbl>{tr(tc(p('1,250', first) + p(',000')), tc(p('5')))}</w:tbl>"
    assert lines(row)[1] == f"<tr><td>{'<br>'.join(shown)}</td><td>5</td></tr>"


def test_a_deleted_end_before_a_table_or_at_the_end_joins_nothing() -> None:
    table = f"<w:tbl>{tr(tc(p('7', DELETED_END)), tc(p('8')))}</w:tbl>"
    assert lines(p("5", DELETED_END) + table) == ["5", "<table>", "<tr><td>7</td><td>8</td></tr>", "</table>"]
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    assert lines(p("", DELETED_END) * 3 + p("5", numbered)) == ["5"]


def test_a_text_box_stands_below_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('ในกรอบ')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>บน</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert lines(body) == ["บน", "ในกรอบ"]


def test_headers_and_footers_are_apart() -> None:
    assert lines(p("เนื้อหา"), header1=p("หัวกระดาษ"), footer1=p("ท้ายกระดาษ")) == ["เนื้อหา"]


LIST = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def entry(text: str, level: int = 0, number: int = 3) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_numbers_that_word_makes_count_as_text() -> None:
    body = entry("ก") + entry("ข", 1) + entry("ค", 1) + entry("ง", 2) + entry("จ") + entry("ฉ", 1)
    assert lines(body, numbering=LIST) == ["๑. ก", "๑.1 ข", "๑.2 ค", "- ง", "๒. จ", "๒.1 ฉ"]


def test_a_list_that_begins_anew_and_one_that_goes_on() -> None:
    body = entry("ก") + p("คั่น") + entry("ข") + entry("ค", number=4) + entry("ง", number=4)
    assert lines(body, numbering=LIST) == ["๑. ก", "คั่น", "๒. ข", "๑. ค", "๒. ง"]


def test_a_style_may_number_its_paragraphs_and_a_paragraph_may_refuse() -> None:
    styles = (
        '<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Head"><w:basedOn w:val="Base"/></w:style>'
    )
    body = p("ก", '<w:pStyle w:val="Head"/>') + p(
        "ข", '<w:pStyle w:val="Head"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    assert lines(body, numbering=LIST, styles=styles) == ["๑. ก", "ข"]


def test_an_empty_paragraph_of_a_list_takes_no_number() -> None:
    assert lines(entry("ก") + entry("") + entry("ข"), numbering=LIST) == ["๑. ก", "๒. ข"]


def test_a_number_alone_in_a_cell_is_that_of_its_row() -> None:
    rows = (tr(tc(entry("")), tc(p(title))) for title in "กข")
    assert lines(f"<w:tbl>{''.join(rows)}</w:tbl>", numbering=LIST)[1:-1] == [
        "<tr><td>๑.</td><td>ก</td></tr>",
        "<tr><td>๒.</td><td>ข</td></tr>",
    ]


@pytest.mark.parametrize(
    "cell",
    [
        entry("", level=2),  # a bullet is no dash for an amount
        p("", '<w:numPr><w:numId w:val="3"/></w:numPr><w:rPr><w:del/></w:rPr>'),
        p("", '<w:numPr><w:numId w:val="3"/></w:numPr><w:rPr><w:vanish/></w:rPr>'),
        p(""),
    ],
)
def test_an_empty_cell_without_a_number_stays_empty_and_counts_none(cell: str) -> None:
    body = f"<w:tbl>{tr(tc(cell), tc(entry('ก')))}</w:tbl>"
    assert lines(body, numbering=LIST)[1] == "<tr><td></td><td>๑. ก</td></tr>"


def test_an_empty_paragraph_beside_text_of_a_cell_takes_no_number() -> None:
    body = f"<w:tbl>{tr(tc(entry('ก') + entry('') + entry('ข')))}</w:tbl>"
    assert lines(body, numbering=LIST)[1] == "<tr><td>๑. ก<br>๒. ข</td></tr>"


def test_a_table_is_a_row_a_line_with_its_merged_cells() -> None:
    body = "<w:tbl>{}{}{}</w:tbl>".format(
        tr(tc(p("ก"), '<w:gridSpan w:val="2"/>'), tc(p("&lt;5"))),
        tr(tc(p("ข"), '<w:vMerge w:val="restart"/>'), tc(p("ค") + p("ง")), tc(p("1"))),
        tr(tc(p(""), "<w:vMerge/>"), tc(p("จ")), tc(p("2"))),
    )
    assert lines(body) == [
        "<table>",
        '<tr><td colspan="2">ก</td><td>&lt;5</td></tr>',
        '<tr><td rowspan="2">ข</td><td>ค<br>ง</td><td>1</td></tr>',
        "<tr><td>จ</td><td>2</td></tr>",
        "</table>",
    ]


def test_a_table_inside_a_cell_is_text_of_the_cell() -> None:
    inner = f"<w:tbl>{tr(tc(p('ข')), tc(p('ค')))}{tr(tc(p('ง')), tc(p('จ')))}</w:tbl>"
    assert lines(f"<w:tbl>{tr(tc(p('ก') + inner))}</w:tbl>")[1] == "<tr><td>ก<br>ข ค<br>ง จ</td></tr>"


def test_a_row_that_was_deleted_is_left_out() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{tc(p('เก่า'))}</w:tr>"
    assert lines(f"<w:tbl>{tr(tc(p('ก')))}{gone}</w:tbl>")[1:-1] == ["<tr><td>ก</td></tr>"]


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported", ".doc"),
        (b"PK\x03\x04" + bytes(60), "broken", "no Word document"),
        (docx(p("ก"))[:-40], "broken", "no Word document"),
        (docx(""), "empty", "no text"),
        (docx(p("ก")).replace(b"w:t>", b"w:u>"), "broken", "no Word document"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, code: str, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_docx(data, "a.docx")
    assert caught.value.code == code
    assert said in caught.value.message
    assert caught.value.remedy


def package(content: bytes, name: str = "word/document.xml") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return data.getvalue()


def test_entities_are_not_expanded() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'
    with pytest.raises(SourceError, match="entities"):
        read_docx(package(bomb), "a.docx")


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(SourceError, match="would unpack to"):
        read_docx(package(b" " * (65 * 2**20)), "a.docx")


def test_a_package_without_a_document() -> None:
    with pytest.raises(SourceError, match="no Word document in it"):
        read_docx(package(b"<a/>", "xl/workbook.xml"), "a.docx")


def test_a_plan_in_word_gives_the_rows_of_its_text(tmp_path: Path) -> None:
    """The small plan as Word saves it: real tables, a paragraph a line."""
    body, table = [], []
    for line in [*CLEAN.split("\n"), ""]:
        if "\t" in line:
            table.append(tr(*(tc(p(cell)) for cell in line.split("\t"))))
            continue
        if table:
            body.append(f"<w:tbl>{''.join(table)}</w:tbl>")
            table = []
        body.append(p(line))
    (tmp_path / "plan.docx").write_bytes(docx("".join(body)))
    (tmp_path / "plan.txt").write_text(CLEAN, encoding="utf-8")
    word, text = (plan_rows(load_plan(tmp_path / name, name), name) for name in ("plan.docx", "plan.txt"))
    places = {"line_start", "line_end", "text", "source_path", "source_format", "source_sha256"}
    places |= {"table_line_start", "table_line_end", "detail_line_start", "detail_line_end"}
    places |= {"char_start", "char_end"}
    for table_name, rows in text.items():
        if table_name in ("sections", "project_items"):
            continue
        expected = [{key: value for key, value in row.items() if key not in places} for row in rows]
        assert [{key: value for key, value in row.items() if key not in places} for row in word[table_name]] == expected


@pytest.mark.process
@pytest.mark.skipif(not RENDITION.exists(), reason="the rendition is kept elsewhere")
def test_a_real_plan_in_word_has_the_projects_and_amounts_of_its_text() -> None:
    (text,) = RAW.glob("001*.txt")
    word, plain = read_single_file(RENDITION, "plan.docx"), read_single_file(text, "plan.txt")
    assert word.money == plain.money
    assert word.issues == plain.issues
    apart = ("amounts", "project_items")
    assert {name: count for name, count in word.counts.items() if name not in apart} == {
        name: count for name, count in plain.counts.items() if name not in apart
    }
    # One paragraph of a result is a line of its own there, and the rest of the line above in the text.
    assert word.counts["project_items"] == plain.counts["project_items"] + 1


@pytest.mark.skipif(not RENDITION.exists(), reason="the rendition is kept elsewhere")
def test_a_real_plan_in_word_has_every_amount_of_its_text_but_the_years_of_heads_repeated_on_pages() -> None:
    """The text repeats the head of a table on every page that it reaches, five years each; Word has it once a table."""
    (text,) = RAW.glob("001*.txt")
    plain, word = (
        Counter(
            (amount["raw"], amount["found_in"], amount["became"])
            for amount in plan_rows(load_plan(path, path.name), path.name)["amounts"]
        )
        for path in (text, RENDITION)
    )
    assert word <= plain
    heads_more = 4
    assert plain - word == {
        (year, "table_cell", "label"): heads_more for year in ("๒๕๖๖", "๒๕๖๗", "๒๕๖๘", "๒๕๖๙", "๒๕๗๐")
    }


def test_a_legacy_document_is_told_apart_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(SourceError, match="legacy"):
        read_source(tmp_path / "old.doc", "old.doc")
    (tmp_path / "new.doc").write_bytes(docx(p("ก")))
    assert read_source(tmp_path / "new.doc", "new.doc").lines == ("ก",)


def test_tables_are_typed_and_say_what_their_lines_say() -> None:
    """Also where Word's text is mended, struck out, raised, or looks like markup itself."""
    run = "<w:r><w:rPr>{0}</w:rPr><w:t>{1}</w:t></w:r>"
    raised = run.format('<w:vertAlign w:val="superscript"/>', "1")
    marked = f"<w:p>{run.format('', '10,000')}{raised}</w:p>"
    struck = f"<w:p>{run.format('<w:strike/>', '40,000')}{run.format('', '50,000')}</w:p>"
    rows = (
        tr(tc(p("โครงการ"), '<w:gridSpan w:val="2"/>'), tc(p("ปี 2566") + p("เเผน"))),
        tr(tc(p("&lt;b&gt; &amp;amp; &gt; 80"), '<w:vMerge w:val="restart"/>'), tc(marked), tc(struck)),
        tr(tc(p(""), "<w:vMerge/>"), tc(p("# 5")), tc(p("1\\- 2\\"))),
    )
    source, issues = undressed(read_docx(docx(p("ก") + f"<w:tbl>{''.join(rows)}</w:tbl>"), "a.docx"))
    (grid,) = find_grids(source)
    assert (grid,) == find_grids(replace(source, tables=()))
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["โครงการ", "", "ปี 2566 แผน"],
        ["<b> &amp; > 80", "10,000", "50,000"],
        ["", "# 5", "1- 2\\"],
    ]
    assert sorted(issue.code for issue in issues) == ["raised_mark", "struck_text"]  # each once, for line and cell


@pytest.mark.parametrize(
    ("widths", "edges"),
    [
        (("1000", "200", "40"), (0.0, 50.0, 60.0, 62.0)),
        (("1000", "0", "40"), ()),  # no width
        (("1000", "auto", "40"), ()),
        (("1000", "-200", "40"), ()),
        ((), ()),
    ],
)
def test_a_table_says_where_its_columns_stand(widths: tuple[str, ...], edges: tuple[float, ...]) -> None:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    row = tr(tc(p("ก"), '<w:gridSpan w:val="2"/>'), tc(p("ข")))
    source = read_docx(docx(f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{row}</w:tbl>"), "a.docx")
    assert source.tables[0].edges == edges
    assert find_grids(source)[0].edges == edges


def test_a_table_with_more_columns_than_its_grid_says_nothing_of_places() -> None:
    row = tr(tc(p("ก")), tc(p("ข")))
    source = read_docx(docx(f'<w:tbl><w:tblGrid><w:gridCol w:w="90"/></w:tblGrid>{row}</w:tbl>'), "a.docx")
    assert find_grids(source)[0].edges == ()


def test_a_table_in_a_text_box_is_typed_too() -> None:
    box = f"<w:txbxContent><w:tbl>{tr(tc(p('ข')), tc(p('ค')))}</w:tbl></w:txbxContent>"
    source = read_docx(docx(f"<w:p><w:r><w:t>ก</w:t></w:r><w:r><w:pict>{box}</w:pict></w:r></w:p>"), "a.docx")
    (table,) = source.tables
    assert [cell.texts for cell in table.rows[0].cells] == [("ข",), ("ค",)]
    assert source.line(table.rows[0].span.start) == "<tr><td>ข</td><td>ค</td></tr>"
    assert find_grids(source) == find_grids(replace(source, tables=()))


def test_a_table_in_a_text_box_in_a_cell_is_text_of_it() -> None:
    """As one that stands in the cell itself: its tags would be text that nobody printed."""
    box = f"<w:txbxContent><w:tbl>{tr(tc(p('ข')), tc(p('5,000')))}{tr(tc(p('ค')))}</w:tbl></w:txbxContent>"
    cell = tc(f"<w:p><w:r><w:t>ก</w:t></w:r><w:r><w:pict>{box}</w:pict></w:r></w:p>")
    source = read_docx(docx(f"<w:tbl>{tr(cell, tc(p('ง')))}</w:tbl>"), "a.docx")
    assert [cell.texts for cell in source.tables[0].rows[0].cells] == [("ก", "ข 5,000", "ค"), ("ง",)]


def test_rows_below_the_mark_of_a_hidden_one_stand_on_their_lines() -> None:
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr>{tc(p('ลับ'))}</w:tr>"
    source = read_docx(docx(f"<w:tbl>{tr(tc(p('ก')))}{hidden}{tr(tc(p('ข')))}</w:tbl>"), "a.docx")
    rows = source.tables[0].rows
    assert [(source.line(row.span.start), row.cells[0].texts) for row in rows] == [
        ("<tr><td>ก</td></tr>", ("ก",)),
        ("<tr><td>ข</td></tr>", ("ข",)),
    ]
    assert [issue.code for issue in undressed(source)[1]] == ["hidden_text"]
    assert find_grids(source) == find_grids(replace(source, tables=()))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_typed_tables_of_whole_plans_are_what_their_lines_say(path: Path) -> None:
    source, _ = undressed(read_docx(path.read_bytes(), path.name))
    assert source.tables
    assert find_grids(source) == find_grids(replace(source, tables=()))


def broken(*texts: str, properties: str = "") -> str:
    """A paragraph of one run, whose lines are parted by hand."""
    pieces = "<w:br/>".join(f"<w:t>{text}</w:t>" for text in texts)
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr>{pieces}</w:r></w:p>"


def test_lines_of_a_cell_are_texts_of_it() -> None:
    row = tr(tc(p("1")), tc(broken("1,250,", "", "000")), tc(broken("ก", "ข")), tc(p("-")))
    assert (
        lines(f"<w:tbl>{row}{row}</w:tbl>")[1] == "<tr><td>1</td><td>1,250,<br>000</td><td>ก<br>ข</td><td>-</td></tr>"
    )


def test_each_line_of_what_is_struck_or_raised_is_marked() -> None:
    """One whose mark stood on another line would count."""
    struck = broken("40,000", "", "50,000", properties="<w:strike/>")
    assert lines(struck) == ["<del>40,000</del>", "<del>50,000</del>"]
    row = tr(tc(struck), tc(p("60,000")))
    assert (
        lines(f"<w:tbl>{row}</w:tbl>")[1] == "<tr><td><del>40,000</del><br><del>50,000</del></td><td>60,000</td></tr>"
    )


def test_a_frame_around_text_of_several_lines_is_no_table() -> None:
    block = broken("ลำดับที่ 1", "1. ชื่อโครงการ : ก", "2. งบประมาณ : 5,000 บาท")
    assert lines(f"<w:tbl>{tr(tc(block))}{tr(tc(p('จบ')))}</w:tbl>") == [
        "ลำดับที่ 1",
        "1. ชื่อโครงการ : ก",
        "2. งบประมาณ : 5,000 บาท",
        "จบ",
    ]


@pytest.mark.parametrize(
    "rows", [tr(tc(p("ก") + p("ข"))), tr(tc(p("ก") + p("ข") + p("ค"))) + tr(tc(p("1")), tc(p("2")))]
)
def test_a_table_of_few_lines_or_several_columns_is_one(rows: str) -> None:
    assert lines(f"<w:tbl>{rows}</w:tbl>")[0] == "<table>"


def test_a_packed_file_with_the_text_of_a_library_is_refused(tmp_path: Path) -> None:
    """The trap: it has some kilobytes, and its text, which is no one's plan, keeps the parsers for minutes."""
    path = tmp_path / "plan.docx"
    path.write_bytes(docx(p("กขค " * 25_000) * 90))
    with pytest.raises(SourceError) as caught:
        read_source(path, "plan.docx")
    assert (caught.value.code, "characters" in str(caught.value)) == ("limits", True)
