"""Amounts that OCR read in a document with Thai digits: no model of Tesseract knows ๔ ๖ ๗ ๘ ๙, so none is believed.

It gives other digits for them, in a row and in its total alike, so that wrong sums agree. Where the text of an OCR
page came with the file, its program may know them: then some of the five stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.ground.scales import BAHT, SCALE
from extract.pdf.layout.pages import LaidPage
from extract.pdf.layout.pieces.wrapped import is_value

UNREAD = "\ufffd"
_THAI_DIGIT = re.compile(r"[๐-๙]")
_THAI_NUMBER = re.compile(
    r"(?<![^\s(/])[๐-๙]+[,.]?[๐-๙]+(?:[,.][๐-๙]+)*(?![^\s)/.,])"
    r"|(?<![^\sก-๎.(/–-])[๑-๙](?:[,.]?[๐-๙]){3,}(?![^\sก-๎.,)/–-])"
    r"|^\s*\(?[๑-๙][.)]\s*[ก-ฮเ-ไ]",
    re.MULTILINE,
)
"""A word of its own; one of four digits (a year, an amount: no ๐ begins it), also beside letters; a list's number."""

_ONE_THAI = re.compile(r"\s*[๑-๙][.)]?\s*")
_NEVER_READ = re.compile(r"[๔๖๗๘๙]")
_DIGIT = re.compile(r"[0-9๐-๙]")
_YEAR = re.compile(r"(?:พ\.?\s?ศ\.?\s*)?(?:25|๒๕)[0-9๐-๙]{2}")
_AMOUNT = re.compile(
    rf"[0-9๐-๙]{{1,3}}(?:[.,]\s?[0-9๐-๙]{{2,3}})+|[0-9๐-๙]+(?=\s*(?:{BAHT}|{SCALE}|-\s*{BAHT}))|[0-9๐-๙]{{5,}}"
)


def has_thai_digits(pages: Sequence[LaidPage]) -> bool:
    """Whether a Thai digit stands anywhere in the text of pages, be it what OCR made of a speck."""
    return any(_THAI_DIGIT.search(text) for page in pages for text in _texts(page))


def prints_thai_numbers(pages: Sequence[LaidPage]) -> bool:
    """Whether Thai digits stand in the text of pages as numbers do: several as a word, before a list's entry, or alone
    in a cell. Single ones and such in a word of other signs may be specks, or what OCR makes of Latin letters.
    """
    return any(_THAI_NUMBER.search(text) for page in pages for text in _texts(page)) or any(
        _ONE_THAI.fullmatch(cell.text) for page in pages for t in page.tables for row in t.rows for cell in row
    )


def knows_all(page: LaidPage) -> bool:
    """Whether a page's text has digits that Tesseract never gives."""
    return any(_NEVER_READ.search(text) for text in _texts(page))


def without_amounts(page: LaidPage) -> int:
    """Takes the digits out of what may be amounts on a page, and says of how many. Years and numbers of items stay."""
    count = 0

    def taken(text: str, *, cell: bool) -> str:
        nonlocal count
        if cell and is_value(text) and not _YEAR.fullmatch(text):
            changed = _DIGIT.sub(UNREAD, text)
        else:
            changed = _AMOUNT.sub(lambda match: _DIGIT.sub(UNREAD, match[0]), text)
        count += changed != text
        return changed

    for line in page.lines:
        line.text = taken(line.text, cell=False)
    page.tables = [
        replace(
            table,
            rows=tuple(
                tuple(
                    # the first column has the numbers of rows
                    cell._replace(pieces=tuple(taken(piece, cell=cell.column > 0) for piece in cell.pieces))
                    for cell in row
                )
                for row in table.rows
            ),
        )
        for table in page.tables
    ]
    return count


def _texts(page: LaidPage) -> list[str]:
    return [*(line.text for line in page.lines), *(cell.text for t in page.tables for row in t.rows for cell in row)]
