"""The names of columns on a line of a table set by position: the years among them, quarters below their band."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.tables.columns.names import YEAR_COLUMN, is_column_name
from parsers.tables.columns.roles import role_of, squeezed
from parsers.tables.columns.years import is_damaged_year
from parsers.tables.layout.placed_words import Word, joined, pieces, words
from parsers.values.dates import parse_year
from parsers.values.years import PLAN_YEAR_OF_AN_ERA, year_of_months

_YEAR = re.compile(rf"{PLAN_YEAR_OF_AN_ERA}|ปี|ต\.\s?ค\.|ตุลาคม")
_YEAR_WORD = re.compile(r"ปี|พ\.ศ\.|ปีงบประมาณ")
_SUM_OF = re.compile(r"รวม \d{1,2}")
"""What stands above ``ปี``: the sum of so many years."""

_QUARTER = re.compile(r"(?:[ก-๎]{0,8}ไตรมาส[ก-๎]{0,24}|Q)(?:\s*Q?[1-4๑-๔])?")
_QUARTERS = list("1234")
_BAND_LINES = 3
"""Lines above the numbers of quarters that their band's name may take up, empty ones among them."""

_FRAGMENT = re.compile(r"[ก-๎()/]{1,12}")
_LEAST_DAMAGED = 3
_LEAST_OF_RUN = 2


def years_on(source: SourceText, number: int) -> int:
    """How many years in order a line names with gaps between; 0 where it names anything more than once."""
    return len(named_years(source, number, drawn=False)) if len(_YEAR.findall(source.key(number))) > 1 else 0


def year_named(text: str) -> int | None:
    """The year that a name says; of its months where these have two digits, as printed: it tells their order.

    >>> [year_named(text) for text in ("ปี 2566", "ต.ค. 2565 - ก.ย. 2566", "ต.ค.65-ก.ย.66", "ต.ค. 65 - มี.ค. 66")]
    [2566, 2566, 66, None]
    """
    year = parse_year(text)
    months = year_of_months(arabic_digits(text)) if year is None else None
    return int(months) if months else year


def says_year_of_rows(text: str) -> bool:
    """Whether a name is that of a column which says the year of each row.

    >>> [says_year_of_rows(text) for text in ("ปีงบประมาณ", "ปี พ.ศ.", "ปี 2566", "งบประมาณ")]
    [True, True, False, False]
    """
    return YEAR_COLUMN.fullmatch(squeezed(text)) is not None


def named_years(source: SourceText, number: int, *, drawn: bool) -> list[list[Word]]:
    """The years of a line in order, or the same in order several times; where a narrow column has put one on the line
    above or below, with that line's.
    """
    years = _years_of_line(source, number, drawn=drawn)
    if not years or _count_up(years):
        return years if len(years) > 1 else []
    if runs_of(years):
        return years
    names = map(joined, names_on(source, number, drawn=drawn))
    if len(years) >= _LEAST_DAMAGED and "project" in map(role_of, names):
        return years  # a head by its other names, whatever years a scan made of its own
    for other in (number - 1, number + 1):
        if 1 <= other <= len(source.lines):
            both = sorted([*years, *_years_of_line(source, other, drawn=drawn)], key=lambda piece: piece[0].start)
            if _count_up(both):
                return both
    return []


def _years_of_line(source: SourceText, number: int, *, drawn: bool) -> list[list[Word]]:
    found = names_on(source, number, drawn=drawn)
    if len(found) < 2 or not all(map(may_be_name, found)):
        return []
    return [piece for piece in found if _is_year(joined(piece))]


def _is_year(text: str) -> bool:
    return role_of(text) == "year" and (year_named(text) is not None or is_damaged_year(text))


def _count_up(years: Sequence[Sequence[Word]]) -> bool:
    named = [year_named(joined(piece)) for piece in years]
    return all(before is not None and after == before + 1 for before, after in pairwise(named))


def runs_of(years: Sequence[Sequence[Word]]) -> list[list[Sequence[Word]]]:
    """The same years in order, each time that a line names them by itself; nothing where it does so once."""
    named = [year_named(joined(piece)) for piece in years]
    count = named.index(named[0], 1) if named[0] in named[1:] else 0
    if count < _LEAST_OF_RUN or named != named[:count] * (len(named) // count) or not _count_up(years[:count]):
        return []
    return [list(years[start : start + count]) for start in range(0, len(years), count)]


def names_on(source: SourceText, number: int, *, drawn: bool) -> list[list[Word]]:
    """The names on a line: words with one blank between are one, but where they name two columns or none."""
    return [name for piece in pieces_on(source, number, drawn=drawn) for name in _names_of(piece)]


def _names_of(piece: Sequence[Word]) -> list[list[Word]]:
    """A name, or the names that stand side by side.

    >>> texts = ["ปี", "2567", "ปี", "2568"], ["ประมาณ", "ประมา"], ["ปี", "2567", "(บาท)"]
    >>> [[joined(name) for name in _names_of([Word(text, 0, 1, 1) for text in words])] for words in texts]
    [['ปี 2567', 'ปี 2568'], ['ประมาณ', 'ประมา'], ['ปี 2567 (บาท)']]
    """
    if sum(parse_year(word.text) is not None for word in piece) < 2 and is_name(piece):
        return [list(piece)]
    names: list[list[Word]] = []
    for word in piece:
        if names and _YEAR_WORD.fullmatch(names[-1][-1].text) and parse_year(word.text) is not None:
            names[-1].append(word)
        else:
            names.append([word])
    return names


def pieces_on(source: SourceText, number: int, *, drawn: bool) -> list[list[Word]]:
    """The pieces of a line, those that number quarters below the name of their band as one word with that."""
    found = pieces(words(source, number, drawn=drawn))
    texts = [arabic_digits(piece[0].text).removeprefix("Q") if len(piece) == 1 else "" for piece in found]
    at = next((index for index in range(len(texts) - 3) if texts[index : index + 4] == _QUARTERS), None)
    if at is None:
        return found
    above = (words(source, line, drawn=drawn) for line in range(max(1, number - _BAND_LINES), number))
    bands = [text for line in above for piece in pieces(line) if _is_band_of_quarters(text := joined(piece))]
    if len(bands) == 1:
        found[at : at + 4] = [[piece[0]._replace(text=f"{bands[0]} {piece[0].text}")] for piece in found[at : at + 4]]
    return found


def numbers_quarters(source: SourceText, number: int, *, drawn: bool) -> bool:
    """Whether a line has the numbers of quarters below the name of their band."""
    return any(" " in piece[0].text for piece in pieces_on(source, number, drawn=drawn))


def _is_band_of_quarters(text: str) -> bool:
    return _QUARTER.fullmatch(text) is not None and not text[-1].isdecimal()


def is_name(piece: Sequence[Word]) -> bool:
    """Whether words are the name of a column, as :func:`names_column` says."""
    return names_column(joined(piece))


def names_column(text: str) -> bool:
    """Whether a text is the name of a column: also a damaged year, one by its months, a quarter, or the band over
    quarters.
    """
    if is_column_name(text) or is_damaged_year(text) or _QUARTER.fullmatch(text) is not None:
        return True
    return year_of_months(arabic_digits(text)) is not None


def may_be_name(piece: Sequence[Word]) -> bool:
    """Whether words are the name of a column, or may be a part of one that its narrow column tore: ``ประมา``, ``ณ``."""
    if _SUM_OF.fullmatch(arabic_digits(joined(piece))):
        return True
    return is_name(piece) or all(is_name([word]) or _FRAGMENT.fullmatch(word.text) for word in piece)
