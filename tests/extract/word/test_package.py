"""The parts of a package are found by what they are to each other, in both editions of the format."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

import pytest

from extract.ground.errors import SourceError
from extract.word.read_docx import read_docx

FORMATS = "http://schemas.openxmlformats.org"
OLDER = (f"{FORMATS}/wordprocessingml/2006/main", f"{FORMATS}/officeDocument/2006/relationships")
STRICT = ("http://purl.oclc.org/ooxml/wordprocessingml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships")
PAGE = "<html><body><p>ข</p><table><tr><td>ก</td><td>5,000</td></tr></table></body></html>"


def relations(**targets: str) -> str:
    """A list of relations: kinds with what they lead to."""
    entries = (f'<Relationship Id="r{kind}" Type="{OLDER[1]}/{kind}" {to}/>' for kind, to in targets.items())
    return f'<Relationships xmlns="{FORMATS}/package/2006/relationships">{"".join(entries)}</Relationships>'


def part(name: str, content: str, edition: tuple[str, str] = OLDER) -> str:
    return f'<w:{name} xmlns:w="{edition[0]}" xmlns:r="{edition[1]}">{content}</w:{name}>'


def read(files: Mapping[str, str | bytes]) -> list[str]:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return [line for line in read_docx(data.getvalue(), "a.docx").lines if line]


def body(*texts: str, more: str = "", edition: tuple[str, str] = OLDER) -> str:
    paragraphs = "".join(f"<w:p><w:r>{text}</w:r></w:p>" for text in texts)
    return part("document", f"<w:body>{paragraphs}{more}</w:body>", edition)


T5 = "<w:t>5,000</w:t>"


@pytest.mark.parametrize("target", ["word/document2.xml", "/word/document2.xml", "word/../word/document2.xml"])
def test_the_main_part_is_the_one_that_the_package_names(target: str) -> None:
    files = {"word/document2.xml": body(T5), "word/document.xml": body("<w:t>9</w:t>")}
    assert read({**files, "_rels/.rels": relations(officeDocument=f'Target="{target}"')}) == ["5,000"]


@pytest.mark.parametrize(
    "listed",
    [
        relations(thumbnail='Target="word/other.xml"'),
        relations(officeDocument='Target="word/gone.xml"'),
        relations(officeDocument='Target="word/other.xml" TargetMode="External"'),
        "<broken",
    ],
)
def test_without_a_name_it_is_the_usual_one(listed: str) -> None:
    files = {"word/document.xml": body(T5), "word/other.xml": body("<w:t>9</w:t>")}
    assert read({**files, "_rels/.rels": listed}) == ["5,000"]


def test_the_styles_of_a_document_are_those_that_it_names() -> None:
    """A style that hides its text stands in a part of another name; the one of the usual name is another document's."""
    hides = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    document = body(f'<w:rPr><w:rStyle w:val="h"/></w:rPr>{T5}', "<w:t>ก</w:t>")
    files = {
        "_rels/.rels": relations(officeDocument='Target="a/main.xml"'),
        "a/main.xml": document,
        "a/_rels/main.xml.rels": relations(styles='Target="looks.xml"'),
        "a/looks.xml": part("styles", hides),
        "word/styles.xml": part("styles", ""),
    }
    assert read(files) == ["<!--hidden-->", "ก"]


def test_the_strict_edition_is_read_as_the_other() -> None:
    shown = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t>'
    run = f"{T5}</w:r><w:r>{shown}</w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t>"
    assert read({"word/document.xml": body(run, edition=STRICT)}) == ["5,000<sup>1</sup><!--hidden-->"]


def test_a_workbook_is_no_word_document() -> None:
    with pytest.raises(SourceError, match="no Word document in it"):
        read({"_rels/.rels": relations(officeDocument='Target="xl/workbook.xml"'), "xl/workbook.xml": "<workbook/>"})


def message(page: str) -> bytes:
    """A page as converters write it into a document."""
    one = EmailMessage()
    one.set_content(page, subtype="html", charset="utf-8", cte="quoted-printable")
    one.make_related()
    return one.as_bytes()


@pytest.mark.parametrize(
    ("name", "content"), [("a.html", PAGE.encode()), ("A.HTM", PAGE.encode("utf-16")), ("a.mht", message(PAGE))]
)
def test_a_page_that_a_document_holds_is_read_in_its_place(name: str, content: bytes) -> None:
    chunk = '<w:altChunk r:id="raFChunk"/><w:p><w:r><w:t>ค</w:t></w:r></w:p>'
    files = {
        "word/document.xml": body("<w:t>ก</w:t>", more=chunk),
        "word/_rels/document.xml.rels": relations(aFChunk=f'Target="{name}"'),
    }
    table = ["<table>", "<tr><td>ก<td>5,000</tr>", "</table>"]
    assert read({**files, f"word/{name}": content}) == ["ก", "ข", *table, "ค"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.rtf", b"{\\rtf1 5,000}"),
        ("a.docx", b"PK"),
        ("a.mht", b"no message"),
        ("a.mht", b"Content-Type: text/html; charset=unknown-8\n\n5,000"),
        ("a.html", b"<p></p>"),
        ("b.html", None),
    ],
)
def test_what_a_document_holds_and_is_not_read_is_said(name: str, content: bytes | None) -> None:
    cell = '<w:tbl><w:tr><w:tc><w:p/><w:altChunk r:id="raFChunk"/></w:tc></w:tr></w:tbl>'
    files: dict[str, str | bytes] = {
        "word/document.xml": body(T5, more=f'<w:altChunk r:id="raFChunk"/>{cell}'),
        "word/_rels/document.xml.rels": relations(aFChunk=f'Target="{name}"'),
    }
    found = read({**files, f"word/{name}": content} if content is not None else files)
    assert found[:2] == ["5,000", "<!--unread-->"]
    assert "<!--unread-->" in found[3]
