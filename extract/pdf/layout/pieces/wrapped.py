"""Printed lines put together: where a line break stands inside a sentence, and where it parts two things."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extract.ground.characters import BULLETS, arabic_digits

_VALUES = re.compile(
    r"\s*+(?:(?:[-–—]|[0-9\u0e50-\u0e59][0-9\u0e50-\u0e59,.\ufffd]*+)[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]*+(?:\s++|\Z))++"
)
"""Amounts and dashes; the raised digits behind each are the marks of notes."""

AMOUNT = r"\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?"
"""An amount, its thousands parted by commas, in Arabic digits."""

_ENUMERATOR = re.compile(
    rf"(?:[-–*{BULLETS}]\s"
    r"|\(?[0-9\u0e50-\u0e59]{1,2}(?:\.[0-9\u0e50-\u0e59]{1,2}){0,3}\s?[).]\s?(?![0-9\u0e50-\u0e59])"
    r"|[0-9\u0e50-\u0e59]{1,2}(?:\.[0-9\u0e50-\u0e59]{1,2}){1,3}\s)"
)
"""'- ', '● ', '๑) ', '(๒) ', '1.1 ', '3. ': what begins an entry of a list."""

_THAI = re.compile(r"[\u0e00-\u0e7f]")
_DIGIT = re.compile(r"[0-9\u0e50-\u0e59]")


def begins_entry(text: str) -> bool:
    """Whether a line begins with the number or the dash of a list's entry.

    >>> [begins_entry(line) for line in ("๑) โครงการ", "- ผู้รับ", "● ข้อมูล", "1.1 การ", "1,200", "-")]
    [True, True, True, True, False, False]
    """
    return bool(_ENUMERATOR.match(text))


def is_value(text: str) -> bool:
    """Whether a line holds nothing but amounts and dashes.

    >>> is_value("280,000"), is_value("- ๑๐๐"), is_value("5,000²"), is_value("ปี 2566"), is_value("")
    (True, True, True, False, False)
    """
    return _VALUES.fullmatch(text) is not None


def joined(above: str, below: str) -> str:
    """Two printed lines of one sentence. Thai runs on: a line breaks inside words; anything else gets a space.

    >>> joined("สาธา", "รณะ"), joined("Integrity and", "Transparency"), joined("พ.ศ. ๒๕๖๖", "โครงการ")
    ('สาธารณะ', 'Integrity and Transparency', 'พ.ศ. ๒๕๖๖ โครงการ')
    """
    first, second = above.rstrip(), below.lstrip()
    if not first or not second:
        return first + second
    spaced = first != above or second != below
    runs_on = _is_letter(first[-1]) and _is_letter(second[0])
    return first + second if runs_on and not spaced else f"{first} {second}"


def _is_letter(character: str) -> bool:
    return bool(_THAI.match(character)) and not _DIGIT.match(character)


_NUMBER_END = re.compile(r"[0-9\u0e50-\u0e59,.]+$")
_NUMBER_START = re.compile(r"^[0-9\u0e50-\u0e59,.]+")
_STANDS_ALONE = re.compile(r"0(?:\.\d{1,2})?|[1-9]\d{0,2}(?:,\d{3})*(?:\.\d{1,2})?")
_AMOUNT = re.compile(AMOUNT)


_YEAR, _YEAR_DIGITS = re.compile(r"25\d{2}"), 4


def makes_amount(lines: Sequence[str], *, among_words: bool) -> bool:
    """Whether the end of the first line, all lines between, and the beginning of the last make one amount, or a year.

    The width tells if it was broken there. Values below each other in a cell of nothing but values are never taken for
    one where each is an amount by itself; ``among_words`` says that the cell holds more (``จำนวน ๑๐``, ``๕,๐๐๐ บาท``).

    >>> makes_amount(["จำนวน ๑๐", "๕,๐๐๐ บาท"], among_words=True), makes_amount(["10", "5,000"], among_words=False)
    (True, False)
    >>> makes_amount(["๑", ",๐๐๐,๐๐", "๐"], among_words=False), makes_amount(["10,000", "5,000"], among_words=True)
    (True, False)
    >>> makes_amount(["ปี ๒๕๖", "๖ งบ"], among_words=True), makes_amount(["25", "66"], among_words=False)
    (True, False)
    """
    end, start = _NUMBER_END.search(lines[0]), _NUMBER_START.match(lines[-1])
    if not (end and start):
        return False
    pieces = [arabic_digits(piece) for piece in (end.group(), *lines[1:-1], start.group())]
    if not among_words and _AMOUNT.fullmatch(pieces[0]) and all(map(_STANDS_ALONE.fullmatch, pieces[1:])):
        return False
    whole = "".join(pieces)
    return bool(_AMOUNT.fullmatch(whole) or (among_words and _YEAR.fullmatch(whole) and len(pieces[0]) < _YEAR_DIGITS))


_CUT = re.compile(r"[,.][0-9\u0e50-\u0e59]")


def is_cut(above: str, below: str) -> bool:
    """Whether a number was cut between two lines, however wide their cell: no number ends, or begins, with a comma.

    >>> is_cut("2,121", ",500"), is_cut("2,", "121,500"), is_cut("10", "5,000"), is_cut("ทุจริต", ".5")
    (True, True, False, False)
    """
    end, start = _NUMBER_END.search(above.rstrip()), _NUMBER_START.match(below.lstrip())
    return bool(end and start and (_CUT.match(start.group()) or end.group().endswith(",")))


def cell_pieces(lines: Sequence[str], apart: Collection[int] = ()) -> list[str]:
    """The lines of a cell as pieces: an entry of a list and a value each begin one, all other lines go on.

    ``apart`` are the places of lines that begin a piece because the line above them did not wrap.

    >>> cell_pieces(["๑) โครงการ", "อบรม", "๒) มาตรการ"]), cell_pieces(["280,000", "1,100,000", "-"])
    (['๑) โครงการอบรม', '๒) มาตรการ'], ['280,000', '1,100,000', '-'])
    """
    pieces: list[str] = []
    for place, line in enumerate(lines):
        if not line.strip():
            continue
        begins = (
            place in apart or begins_entry(line.strip()) or (bool(pieces) and is_value(line) and is_value(pieces[-1]))
        )
        if not pieces or begins:
            pieces.append(line)
        else:
            pieces[-1] = joined(pieces[-1], line)
    return [piece.strip() for piece in pieces]
