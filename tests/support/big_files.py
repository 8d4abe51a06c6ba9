"""The largest files that are read at all, long or deep in one way each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from mutations import PLACES, body, packed, repeated

from fuzzing import CASES, Input, clean

MILLION = 1_000_000
_LARGEST = 7 * 2**20
"""Bytes. Texts of more than 8 MiB are refused."""


def _text(place: str, piece: Callable[[], str], suffix: str = ".txt") -> Input:
    return Input(suffix, PLACES[place](clean(), piece()).encode())


def _line(place: str, unit: str, count: int = MILLION, suffix: str = ".txt") -> Input:
    """One line of a piece over and over, in the clean plan."""
    return _text(place, lambda: unit * count, suffix)


def _lines(place: str, unit: str, count: int = MILLION, suffix: str = ".txt") -> Input:
    return _text(place, lambda: f"{unit}\n" * count, suffix)


def _filled(unit: str) -> Input:
    """A file of the largest size, with the clean plan's beginning and one line."""
    head = clean().encode()
    return Input(".txt", head + repeated(unit, (_LARGEST - len(head)) // len(unit.encode()) * len(unit)).encode())


def _projects(count: int) -> Input:
    """As many projects with their detail blocks."""
    table, blocks = clean().split("ลำดับที่ ๑\n", 1)
    block = blocks.split("ลำดับที่ ๒\n", 1)[0]
    return Input(".txt", (table + "".join(f"ลำดับที่ {n % 1000}\n{block}" for n in range(count))).encode())


def _rows(count: int, row: str, opening: str = "", closing: str = "") -> Input:
    """The budget table with as many rows."""
    text = clean()
    head, rest = text.split("๑. การสร้างวัฒนธรรมสุจริต", 1)
    rows = "".join(f"{row}\n".replace("#", str(n)) for n in range(count))
    return Input(".txt", f"{head}{opening}{rows}{closing}\n๑. การสร้างวัฒนธรรมสุจริต{rest}".encode())


def _tables(count: int, table: str) -> Input:
    """As many tables below each other, each with its number for ``#``."""
    return _text("chapter", lambda: "".join(table.replace("#", str(n)) for n in range(count)))


def _nested(opening: str, closing: str, depth: int, suffix: str = ".html") -> Input:
    return Input(suffix, f"{clean()}{opening * depth}ก{closing * depth}".encode())


def _docx(blocks: Callable[[], str]) -> Input:
    title = clean().replace("\n", "</w:t></w:r></w:p><w:p><w:r><w:t>").replace("\t", " ")
    return Input(".docx", packed({"word/document.xml": body(f"<w:p><w:r><w:t>{title}</w:t></w:r></w:p>{blocks()}")}))


def _docx_nested(names: str, depth: int) -> Input:
    opening = "".join(f"<w:{name}>" for name in names.split())
    closing = "".join(f"</w:{name}>" for name in reversed(names.split()))
    return _docx(lambda: f"{opening * depth}<w:p><w:r><w:t>1</w:t></w:r></w:p>{closing * depth}")


BIG: Mapping[str, Callable[[], Input]] = {
    "line of 100 MB": lambda: Input(".txt", (CASES / "clean.txt").read_bytes() + b"a" * 10**8),
    "line of letters": partial(_filled, "ก"),
    "line of words": partial(_filled, "โครงการ "),
    "line of spaces": partial(_filled, " "),
    "line of tabs": partial(_filled, "\t"),
    "line of numbers": partial(_filled, "1,000 "),
    "file of line ends": partial(_filled, "\n"),
    "file of short lines": partial(_filled, "ก\n"),
    "file of table rows": partial(_filled, "1\t2\n"),
    "file of tags": partial(_filled, "<td>"),
    "file of marks": partial(_filled, "\u0e38\u0e48"),
    "million digits": partial(_line, "cell", "1"),
    "million digits in a budget": partial(_line, "budget", "๑"),
    "million spaces in a cell": partial(_line, "cell", " "),
    "million spaces in a title": partial(_line, "title", " "),
    "million spaces in a budget": partial(_line, "budget", " "),
    "million blanks and dots": partial(_line, "budget", ". "),
    "million dashes in a cell": partial(_line, "cell", "- "),
    "million amounts": partial(_line, "budget", "5,000 บาท "),
    "million years": partial(_line, "period", "พ.ศ. 2566 "),
    "million counts": partial(_line, "last", "1 คน "),
    "million items in a cell": partial(_line, "item", "1) โครงการ ก "),
    "million part headings": partial(_lines, "chapter", "ส่วนที่ 1"),
    "million dimension headings": partial(_lines, "field", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"),
    "million mission headings": partial(_lines, "field", "1.1 การเสริมสร้างจิตสำนึก"),
    "million project headings": partial(_lines, "field", "ลำดับที่ 1"),
    "million field headings": partial(_lines, "field", "3. วัตถุประสงค์"),
    "million Markdown headings": partial(_lines, "first", "# ก"),
    "million list entries": partial(_lines, "field", "1) เพื่อ"),
    "million page numbers": partial(_lines, "chapter", "แผนปฏิบัติการป้องกันการทุจริต | 1"),
    "million pipes": partial(_line, "chapter", "| "),
    "million rows of pipes": partial(_lines, "chapter", "| 1 | 2 |"),
    "million rows of tags": partial(_lines, "chapter", "<table><tr><td>1</td></tr></table>"),
    "million rows in a table": partial(_rows, MILLION, "\t\t"),
    "20,000 projects in the table": partial(_rows, 20_000, "\t\t#) โครงการ ก\t1,000\t-\t-\t-\t-\t"),
    "11,000 trillions in the table": partial(_rows, 11_000, "\t\t#) โครงการ ก" + "\t999,999,999,999" * 5 + "\t"),
    "5,000 projects with details": partial(_projects, 5000),
    "5,000 budget tables of tabs": partial(
        _tables, 5000, "\nตารางที่ #\nโครงการ\tปี 2566\tปี 2567\n#) โครงการ ก\t1,000\t-\n\nหมายเหตุ หน่วยเป็นบาท\n"
    ),
    "5,000 budget tables of pipes": partial(
        _tables, 5000, "\n| โครงการ | ปี 2566 | ปี 2567 |\n|---|---|---|\n| #) โครงการ ก | 1,000 | - |\n"
    ),
    "5,000 budget tables of tags": partial(
        _tables,
        5000,
        "<table><tr><td>โครงการ<td>ปี 2566<td>ปี 2567<tr><td>#) โครงการ ก<td>1,000<td>-</table>\nรวม 1,000 บาท\n",
    ),
    "tables 10,000 deep": partial(_nested, "<table><tr><td>", "</td></tr></table>", 10_000),
    "tables 10,000 deep in a text": partial(_nested, "<table><tr><td>", "</td></tr></table>", 10_000, ".txt"),
    "tables a million deep, unclosed": partial(_nested, "<table><tr><td>", "", MILLION),
    "blocks a million deep": partial(_nested, "<div>", "</div>", MILLION),
    "lists a million deep": partial(_nested, "<ol><li>", "</li></ol>", MILLION),
    "tags that nobody closes": partial(_nested, "<a b='", "", MILLION),
    "comments that nobody closes": partial(_nested, "<!--", "", MILLION),
    "declarations that nobody closes": partial(_nested, "<!", "", MILLION),
    "sections that nobody closes": partial(_nested, "<![CDATA[", "", MILLION),
    "captions between rows": partial(_nested, "<table><tr></tr>x", "", MILLION),
    "spans without end": partial(_nested, "<td rowspan=999999999 colspan=999999999>", "", MILLION // 2),
    "million references": partial(_nested, "&#3585;", "", MILLION),
    "Word tables 100,000 deep": partial(_docx_nested, "tbl tr tc", 100_000),
    "Word controls 100,000 deep": partial(_docx_nested, "sdt sdtContent", 100_000),
    "Word runs 100,000 deep": partial(_docx_nested, "ins", 100_000),
    "Word boxes 100,000 deep": partial(_docx_nested, "p r txbxContent", 100_000),
    "Word million paragraphs": partial(_docx, lambda: "<w:p/>" * MILLION),
    "Word million breaks": partial(_docx, lambda: f"<w:p><w:r>{'<w:br/>' * MILLION}</w:r></w:p>"),
    "Word million rows": partial(_docx, lambda: f"<w:tbl>{'<w:tr/>' * MILLION}</w:tbl>"),
    "Word 100,000 merged cells": partial(
        _docx,
        lambda: f"<w:tbl>{'<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr>' * 100_000}</w:tbl>",
    ),
}
"""A file of each sort; they are made when called for."""
