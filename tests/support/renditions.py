"""Plans as a local office would send them: a Word document with real tables, and what LibreOffice prints of it; a web
page, and what a browser prints of that.

    python tests/support/renditions.py OUT [PLAN.txt ...]    renders the plans (default: data/raw) into the folder OUT

Needs LibreOffice and Thai fonts (Debian: libreoffice-writer-nogui, fonts-thai-tlwg), for web pages Chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

from extract.ground.source import SourceText
from extract.readers import read_source
from parsers.records.table import Cell, Grid
from parsers.tables.grid import find_grids

RAW = Path(__file__).parents[2] / "data" / "raw"
FONTS = ("Laksaman", "Garuda", "Norasi", "Loma", "Umpush")
"""Fonts of fonts-thai-tlwg: they differ in widths, and in how they are embedded."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PORTRAIT = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/>'
_LANDSCAPE = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/>'
)
_UPRIGHT, _ACROSS = 9638, 14570
"""The width of the text on both kinds of page, in twentieths of a point."""

_NARROW = 3
"""Columns that have place on an upright page."""

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


@dataclass(frozen=True)
class Style:
    """How paragraphs are set: the space behind them and the indent of their first line in twentieths of a point."""

    after: int = 60
    indent: int = 0
    justified: bool = False


SPACED, TIGHT = Style(), Style(after=0, indent=720, justified=True)

Rules = Literal["all", "across", "down", "none"]
"""Which rulings the tables have."""

_SIDES: dict[Rules, tuple[str, ...]] = {
    "all": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "across": ("top", "bottom", "insideH"),
    "down": ("left", "right", "insideV"),
    "none": (),
}
_CSS: dict[Rules, str] = {
    "all": "border: 0.5pt solid black",
    "across": "border-top: 0.5pt solid black; border-bottom: 0.5pt solid black",
    "down": "border-left: 0.5pt solid black; border-right: 0.5pt solid black",
    "none": "border: none",
}


def word_document(source: SourceText, font: str, style: Style = SPACED, rules: Rules = "all") -> bytes:
    """A plan's text as a Word document: a paragraph a line, its tables on pages across."""
    return package("".join(_blocks(source, font, style, rules)))


def package(body: str) -> bytes:
    """A Word document around the XML of its paragraphs and tables."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {_W}><w:body>{body}'
        f"<w:sectPr>{_PORTRAIT}</w:sectPr></w:body></w:document>"
    )
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", _TYPES)
            archive.writestr("_rels/.rels", _RELATIONS)
            archive.writestr("word/document.xml", document)
        file.seek(0)
        return file.read()


def _blocks(source: SourceText, font: str, style: Style, rules: Rules) -> Iterator[str]:
    grids = {grid.span.start: grid for grid in find_grids(source)}
    number = 1
    while number <= len(source.lines):
        grid = grids.get(number)
        if grid is None:
            if source.line(number).strip():
                yield paragraph(source.line(number), font, 15, style)
            number += 1
            continue
        wide = max(len(row.cells) for row in grid.rows) > _NARROW
        if wide:
            yield f"<w:p><w:pPr><w:sectPr>{_PORTRAIT}</w:sectPr></w:pPr></w:p>"
        yield _table(grid, font, rules)
        yield f"<w:p><w:pPr><w:sectPr>{_LANDSCAPE}</w:sectPr></w:pPr></w:p>" if wide else paragraph("", font, 8)
        number = grid.span.end + 1


def paragraph(text: str, font: str, points: int, style: Style = SPACED) -> str:
    """A paragraph in a font of some points."""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
    size = f'<w:sz w:val="{2 * points}"/><w:szCs w:val="{2 * points}"/>'
    run = f'<w:r><w:rPr>{fonts}{size}</w:rPr><w:t xml:space="preserve">{escape(text.strip())}</w:t></w:r>'
    indent = f'<w:ind w:firstLine="{style.indent}"/>' if style.indent else ""
    sides = '<w:jc w:val="thaiDistribute"/>' if style.justified else ""
    return f'<w:p><w:pPr><w:spacing w:after="{style.after}"/>{indent}{sides}</w:pPr>{run}</w:p>'


def _table(grid: Grid, font: str, rules: Rules) -> str:
    widths = _widths(grid)
    return _framed([_row(row.cells, widths, font) for row in grid.rows], widths, rules)


def table_of(rows: Sequence[Sequence[Sequence[str]]], widths: Sequence[int], font: str, rules: Rules = "all") -> str:
    """A table of rows of cells of paragraphs."""
    return _framed(
        [
            (
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                f"{''.join(paragraph(text, font, 11) for text in cell)}</w:tc>"
                for cell, width in zip(row, widths, strict=True)
            )
            for row in rows
        ],
        widths,
        rules,
    )


def _framed(rows: Sequence[Iterable[str]], widths: Sequence[int], rules: Rules) -> str:
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in _SIDES[rules])
    printed = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    layout = '<w:tblLayout w:type="fixed"/>'
    grid_columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders>{layout}</w:tblPr>"
        f"<w:tblGrid>{grid_columns}</w:tblGrid>{printed}</w:tbl>"
    )


def _widths(grid: Grid) -> list[int]:
    columns = max(len(row.cells) for row in grid.rows)
    longest = [
        max(len(row.cells[column].text) if column < len(row.cells) else 0 for row in grid.rows)
        for column in range(columns)
    ]
    shares = [max(6, min(length, 40)) for length in longest]
    text_width = _ACROSS if columns > _NARROW else _UPRIGHT
    return [share * text_width // sum(shares) for share in shares]


def _row(cells: Sequence[Cell], widths: Sequence[int], font: str) -> Iterator[str]:
    """The cells of a row; a total that begins the row reaches over the two columns that have no cells of their own."""
    places = list(cells)
    column = 0
    while column < len(widths):
        cell = places.pop(0) if places else None
        reach = 2 if column == 0 and cell and cell.text.startswith("รวม") else 1
        content = "".join(paragraph(part, font, 11) for part in cell.parts) if cell else ""
        span = f'<w:gridSpan w:val="{reach}"/>' if reach > 1 else ""
        width = sum(widths[column : column + reach])
        yield (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>'
            f"{content or paragraph('', font, 11)}</w:tc>"
        )
        column += reach


def office() -> str | None:
    """LibreOffice's command, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def as_pdf(documents: Sequence[Path], out: Path) -> None:
    """Prints Word documents to PDF files in ``out``."""
    _converted(documents, "pdf", out)


def as_text(documents: Sequence[Path], out: Path) -> None:
    """Saves Word documents as text files in ``out``: a line for each paragraph, those of cells as well."""
    _converted(documents, "txt:Text (encoded):UTF8", out)


def _converted(documents: Sequence[Path], form: str, out: Path) -> None:
    command = office()
    assert command
    with tempfile.TemporaryDirectory() as profile:
        own = f"-env:UserInstallation=file://{profile}"
        subprocess.run(
            [command, own, "--headless", "--convert-to", form, "--outdir", str(out), *map(str, documents)],
            check=True,
            capture_output=True,
            timeout=600,
        )


def text_of_pages(pdf: Path, out: Path, *options: str) -> None:
    """The text of a PDF as ``pdftotext`` prints it, with its form feeds."""
    command = shutil.which("pdftotext")
    assert command
    subprocess.run([command, *options, "-enc", "UTF-8", str(pdf), str(out)], check=True, timeout=300)


def web_page(source: SourceText, font: str, rules: Rules = "all") -> str:
    """A plan's text as a web page: a paragraph a line, its tables on pages across."""
    grids = {grid.span.start: grid for grid in find_grids(source)}
    body: list[str] = []
    number = 1
    while number <= len(source.lines):
        grid = grids.get(number)
        if grid is None:
            if source.line(number).strip():
                body.append(f"<p>{escape(source.line(number).strip())}</p>")
            number += 1
            continue
        body.append(_web_table(grid))
        number = grid.span.end + 1
    style = (
        "@page { size: A4; margin: 20mm } @page across { size: A4 landscape; margin: 20mm } "
        f"body {{ font: 15pt {font} }} p {{ margin: 0 0 3pt }} .across {{ page: across; break-after: page }} "
        "table { border-collapse: collapse; table-layout: fixed; width: 100% } "
        f"td {{ {_CSS[rules]}; font-size: 11pt; vertical-align: top; padding: 0 4pt; overflow-wrap: anywhere }}"
    )
    return (
        f'<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><style>{style}</style></head>'
        f"<body>{''.join(body)}</body></html>"
    )


def _web_table(grid: Grid) -> str:
    widths = _widths(grid)
    columns = "".join(f'<col style="width:{100 * width / sum(widths):.2f}%">' for width in widths)
    rows = "".join(f"<tr>{''.join(_web_row(row.cells, len(widths)))}</tr>" for row in grid.rows)
    kind = ' class="across"' if len(widths) > _NARROW else ""
    return f"<table{kind}><colgroup>{columns}</colgroup>{rows}</table>"


def _web_row(cells: Sequence[Cell], columns: int) -> Iterator[str]:
    places = list(cells)
    column = 0
    while column < columns:
        cell = places.pop(0) if places else None
        reach = 2 if column == 0 and cell and cell.text.startswith("รวม") else 1
        span = f' colspan="{reach}"' if reach > 1 else ""
        yield f"<td{span}>{'<br>'.join(map(escape, cell.parts)) if cell else ''}</td>"
        column += reach


def browser() -> str | None:
    """Chromium's command, None where it is not installed."""
    return shutil.which("chromium")


def printed_by_browser(page: Path, out: Path) -> None:
    """Prints a web page to the PDF file ``out``."""
    command = browser()
    assert command
    with tempfile.TemporaryDirectory() as profile:
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={profile}",
            "--no-pdf-header-footer",
        ]
        subprocess.run(
            [command, *options, f"--print-to-pdf={out}", page.as_uri()], check=True, capture_output=True, timeout=300
        )


def render_web(plans: Sequence[Path], out: Path, rules: Rules = "all") -> None:
    """``out/html`` and ``out/pdf`` with each plan under its own name, as a browser prints it."""
    for form in ("html", "pdf"):
        (out / form).mkdir(parents=True, exist_ok=True)
    for number, plan in enumerate(sorted(plans)):
        page = (out / "html" / f"{plan.stem}.html").resolve()
        page.write_text(web_page(read_source(plan, plan.name), FONTS[number % len(FONTS)], rules), encoding="utf-8")
        printed_by_browser(page, (out / "pdf" / f"{plan.stem}.pdf").resolve())


def render(plans: Sequence[Path], out: Path, style: Style = SPACED, rules: Rules = "all") -> None:
    """``out/docx`` and ``out/pdf`` with each plan under its own name."""
    for form in ("docx", "pdf"):
        (out / form).mkdir(parents=True, exist_ok=True)
    documents = []
    for number, plan in enumerate(sorted(plans)):
        document = out / "docx" / f"{plan.stem}.docx"
        document.write_bytes(word_document(read_source(plan, plan.name), FONTS[number % len(FONTS)], style, rules))
        documents.append(document)
    as_pdf(documents, out / "pdf")


if __name__ == "__main__":
    render([Path(name) for name in sys.argv[2:]] or list(RAW.glob("*.txt")), Path(sys.argv[1]))
