"""Whether a printed line goes on where the one above it wrapped, on its page, in its column, and over both."""

from __future__ import annotations

import re

from extract.pdf.layout.pieces.lines import PrintedLine
from extract.pdf.layout.pieces.wrapped import begins_entry
from extract.pdf.layout.pitch import INDENT, WIDER_PITCH, Pitch
from extract.pdf.letters.words import first_word, share_of

HEADING = re.compile(
    r"(?:ลำดับ(?:ที่)?|ส่วนที่|บทที่|มิติ(?:ที่)?|ยุทธศาสตร์ที่|ภาคผนวก|เอกสารแนบ)\s*[0-9๐-๙ก-ฮ]{0,2}\s*(?:$|[.:)]|\s[^0-9๐-๙])|ชื่อโครงการ|สารบัญ|คำนำ"
)
"""What begins a heading wherever it stands: 'ลำดับที่ ๑๘', 'ส่วนที่ 1', 'มิติที่ 2 การบริหาร', 'ชื่อโครงการ :'."""

_SUM, _YEAR = re.compile(r"บาท\Z"), re.compile(r"ปี(?:งบประมาณ)?\s*(?:พ\.\s?ศ\.\s*)?[2๒][0-9๐-๙]{3}")
"""'48,000 บาท' above 'ปี 2569': the next year's money begins anew."""

_SPARE = 0.3
"""Of a line's length."""

_NARROW = 20.0
"""Of the font's size: a column of less has a word or two on each line."""

_AS_WIDE = 0.8
"""Of the wider one of two columns that a text runs through."""

_CENTRED = 1.0
"""Points: how far apart the middles of centred lines may be."""


def continues(above: PrintedLine, line: PrintedLine, margin: float, pitch: Pitch | None) -> bool:
    """Whether a line goes on where the one above it wrapped.

    It does where the pitch is that of wrapped lines, where neither font nor indent changes or is that of first lines,
    and where the line above reaches so near to the margin that the next word had no place; where the pitch tells, about
    as near. There the lines of an entry may hang farther to the right than its first one. An entry of a list, a line
    with a tab, and one in another cell begin anew. ``pitch`` is None for lines of two pages or columns.
    """
    spare = 0.0
    text = line.text.strip()
    margin = above.column.x1 if above.column else margin
    if HEADING.match(text):
        return False
    hangs = _is_farther_right(above, line)
    if hangs and (pitch is None or not pitch.tells or in_other_column(above, line) or not _is_entry(above.text)):
        return False
    # ``มาตรา ๑๗ (๘) แห่ง`` may break before the bracket; where the pitch tells, it says whether it did.
    if begins_entry(text) and not (text.startswith("(") and pitch is not None and pitch.tells):
        return False
    if "\t" in line.text or "\t" in above.text or _is_centred(above, line):
        return False
    if pitch is not None and above.cell and line.cell and above.cell != line.cell:
        return False
    if _YEAR.match(text) and _SUM.search(above.text.strip()):
        return False
    if abs(line.size - above.size) > 0.1 * above.size or _bold(line.font) != _bold(above.font):
        return False
    if pitch is not None and round(line.x0) in pitch.first_lines:
        return False
    if pitch is not None and pitch.wrapped is not None:
        if line.bottom - above.bottom > pitch.wrapped * WIDER_PITCH * line.size:  # a damaged file's line may have none
            return False
        if pitch.tells and not hangs:
            spare = (margin - min(above.x0, line.x0)) * _SPARE
    word = (line.x1 - line.x0) * share_of(first_word(text), text)
    return margin - above.x1 < max(word, spare) + line.size / 2


def _is_entry(text: str) -> bool:
    """Whether a line begins an entry of a list, or a heading with a number: ``มิติที่ 3 การส่งเสริม``."""
    return begins_entry(text.strip()) or HEADING.match(text.strip()) is not None


def is_narrow(line: PrintedLine) -> bool:
    """Whether a line stands in a column so narrow that labels and amounts nearly fill it, too."""
    return line.column is not None and line.column.x1 - line.column.x0 < _NARROW * line.size


def in_other_column(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether two lines stand in two columns side by side."""
    return above.column is not None and line.column is not None and above.column != line.column


def _is_farther_right(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line begins farther to the right than the one above it, each in its own column.

    A text goes on at the top of the next column where that is as wide, and not from a panel beside it.
    """
    step = line.x0 - above.x0
    if above.column and line.column and in_other_column(above, line):
        step -= line.column.x0 - above.column.x0
        narrow, wide = sorted(column.x1 - column.x0 for column in (above.column, line.column))
        if narrow < _AS_WIDE * wide or line.bottom > above.bottom:
            return True
    return step > INDENT * line.size


def _is_centred(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a longer line stands in the middle below another one, as an office below a name does."""
    wider = above.x0 - line.x0 > INDENT * line.size
    return wider and abs(above.x0 + above.x1 - line.x0 - line.x1) < 2 * _CENTRED


def _bold(font: str) -> bool:
    return "bold" in font.lower()
