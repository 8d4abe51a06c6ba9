"""The heads of tables in a picture that an OCR read line by line: their years stand beside each other, and what is
around these may be misread: ``U 2567 ปี 2568``, ``(um) (บาท)``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText
from parsers.tables.columns.names import LONGEST_NAME, is_column_name, is_unit
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.flat.ground.pieces import FlatPiece
from parsers.tables.flat.ground.scanned_words import without_bars
from parsers.tables.flat.heads.names import YEAR_WORDS
from parsers.tables.one_form.projects.heads_of_entries import HEAD_OF_NUMBERS, HEAD_OF_PROJECTS
from parsers.values.counters import THINGS
from parsers.values.kinds import KIND_WORD
from parsers.values.money.cells import parse_cell
from parsers.values.money.units import factor_in_head, factor_on_line

_YEAR = re.compile(r"25\d\d")
_LETTER, _LATIN = re.compile("[ก-ฮ]"), re.compile("[A-Za-z]")
_MOST_LINES = 3
"""Lines of the names above the years, and of units below them."""

_LONGEST, _FIRST_WORDS = 400, 4
"""Letters of a line of a head, and words of it that have the first two names, bars among them."""

_LONGEST_JUNK = 5
"""Letters of a misread word: of ``ปี``, ``(บาท)``."""

LEAST_YEARS, _LEAST_BARE = 2, 3
MOST_ABOVE = _MOST_LINES - 1
"""Lines of the names above the years."""

_OF_COUNTS = re.compile(rf"จำนวน|หน่วย|รวม|{THINGS}")
"""What the head of a column of counts begins with."""

_OF_KINDS = re.compile(KIND_WORD)
_OF_PROJECTS: frozenset[Role] = frozenset({"other", "project"})
_LEAST_LETTERS = 3
_RULED_YEAR = re.compile(r"((?:25|๒๕)[0-9๐-๙]{2})[/(\[{!](?=[^\s0-9๐-๙])")
"""A year, what an OCR made of the ruling behind it, and the next name."""


@dataclass(frozen=True, slots=True)
class ScannedHead:
    """The names of the columns, and the last line: a number, or a dimension and a mission; projects, years, and perhaps
    one behind them.
    """

    before: tuple[FlatPiece, ...]
    project: FlatPiece
    years: tuple[FlatPiece, ...]
    behind: FlatPiece | None
    end: int
    bare: bool = False
    """Whether its years alone are printed: the rows must say that columns of numbers and projects stand before them."""

    @property
    def pieces(self) -> list[FlatPiece]:
        """The names in the order of the columns."""
        return [*self.before, self.project, *self.years, *([self.behind] if self.behind else [])]

    @property
    def start(self) -> int:
        """Its first line."""
        return min(piece.line for piece in self.pieces)

    @property
    def printed_years(self) -> list[str]:
        """Its years in Arabic digits."""
        return [arabic_digits(year.text) for year in self.years]

    @property
    def beside_places(self) -> bool:
        """Whether dimensions and missions have columns, and the rows none of their numbers."""
        return len(self.before) > 1


def scanned_head(source: SourceText, number: int, last: int) -> ScannedHead | None:
    """The head that begins on a line with the name of the column of numbers, or of dimensions and missions; None where
    it is none of this form: with other columns than of projects, of years and one behind, or in another unit than baht.
    """
    count = _names_before(source.line(number))
    if not count:
        return _bare_head(source, number, last)
    found = _years_below(source, number, last)
    if found is None:
        return None
    words = _words(source, number)
    line, start, end = found
    of_years = _words(source, line)
    names = _project(words[count:], of_years[:start]) if line > number else _project(words[count:start], ())
    project, others = (names[0] and FlatPiece(names[0], number), names[1])
    project = project or (_name_above(source, number) if count > 1 else None)
    behind = _behind(of_years[end:] if line == number else [])
    below = _end_of_units(source, line, last)
    if project is None or behind is None or below is None or not all(map(_may_be_misread, others)):
        return None
    return ScannedHead(
        tuple(FlatPiece(word, number) for word in words[:count]),
        project,
        tuple(FlatPiece(word, line) for word in of_years[start:end] if _YEAR.fullmatch(arabic_digits(word))),
        FlatPiece(behind, line) if behind else None,
        below,
    )


def _bare_head(source: SourceText, number: int, last: int) -> ScannedHead | None:
    """The head whose years alone an OCR has read, with a word of the column behind them."""
    found = _years_alone(source, number)
    below = _end_of_units(source, number, last) if found else None
    above = _next_line(source, number, -1)
    if found is None or below is None or _is_in_other_unit(source, above):
        return None
    _, start, end = found
    words = _words(source, number)
    years = [word for word in words[start:end] if _YEAR.fullmatch(arabic_digits(word))]
    if len(years) < _LEAST_BARE or not all(map(_may_be_misread, words[:start])) or len(words) > end + 1:
        return None
    pieces = tuple(FlatPiece(year, number) for year in years)
    behind = FlatPiece(words[end], number) if len(words) > end else None
    before, project = FlatPiece(HEAD_OF_NUMBERS, number), FlatPiece(HEAD_OF_PROJECTS, number)
    if names := names_over_years(source, above, number):
        project, behind = names[0], names[1] or behind
    return ScannedHead((before,), project, pieces, behind, below, bare=True)


def names_over_years(source: SourceText, number: int, last: int) -> tuple[FlatPiece, FlatPiece | None] | None:
    """The names of the columns of projects and behind the years on the line right above years that stand alone, others
    between them than of money misread; None where the line has other words, or others follow.
    """
    if not number or not _OF_KINDS.search(source.line(number)) or len(source.line(number)) > _LONGEST:
        return None
    below = _next_line(source, number, 1)
    found = _years_alone(source, below) if 0 < below <= last else None
    words = _words(source, number)
    if found is None or not all(map(_may_be_misread, _words(source, below)[: found[1]])):
        return None
    if _is_in_other_unit(source, number) or any(parse_cell(word).status or word.isdecimal() for word in words):
        return None
    start = next(at for at, word in enumerate(words) if _OF_KINDS.search(word))
    project, others = _project(words[start:], ())
    names = [word for word in others if role_of(word) != "budget" and not _may_be_misread(word)]
    behind = "".join(names)
    if project is None or not all(map(_may_be_misread, words[:start])):
        return None
    if names and not (is_column_name(behind) and role_of(behind) in ("responsible", "remark")):
        return None
    return FlatPiece(project, number), FlatPiece(behind, number) if names else None


def _is_in_other_unit(source: SourceText, number: int) -> bool:
    """Whether a line says another unit than baht: that of what stands below it."""
    if not number or len(source.line(number)) > _LONGEST:
        return False
    return bool({factor_on_line(source.line(number)), *map(factor_in_head, _words(source, number))} - {None, 1})


def _words(source: SourceText, number: int) -> list[str]:
    """The words of a line of a head without its rulings."""
    return without_bars(_RULED_YEAR.sub(r"\1 ", source.line(number)).split())


def _next_line(source: SourceText, number: int, step: int) -> int:
    """The next line with words above or below a line; 0 where none is near."""
    lines = range(number + step, number + step * _MOST_LINES, step)
    return next((line for line in lines if 1 <= line <= len(source.lines) and source.line(line).strip()), 0)


def years_of_head(source: SourceText, number: int, last: int) -> tuple[list[str], int | None] | None:
    """The years, in Arabic digits, of the head that begins on a line, however misread its other names are, and its last
    line: None for this where it is in another unit than baht.
    """
    found = _years_below(source, number, last) if _names_before(source.line(number)) else _years_alone(source, number)
    if found is None:
        return None
    line, start, end = found
    if _is_in_other_unit(source, _next_line(source, line, -1)):
        return [], None
    of_years = (arabic_digits(word) for word in _words(source, line)[start:end])
    return [word for word in of_years if _YEAR.fullmatch(word)], _end_of_units(source, line, last)


def _names_before(line: str) -> int:
    """How many of the first words of a line are names of columns before that of projects: 0 where no head begins."""
    words = without_bars(line.split(maxsplit=_FIRST_WORDS)[:_FIRST_WORDS]) if len(line) <= _LONGEST else []
    roles = [role_of(word) if is_column_name(word) else None for word in words[:2]]
    return 0 if len(words) < 2 else 2 if roles == ["dimension", "mission"] else int(roles[0] == "number")


def _name_above(source: SourceText, number: int) -> FlatPiece | None:
    """The name of the column of projects alone on the next line with words above a head."""
    for line in range(number - 1, max(0, number - _MOST_LINES), -1):
        if text := source.line(line).strip():
            return FlatPiece(text, line) if role_of(text) == "project" and is_column_name(text) else None
    return None


def _years_alone(source: SourceText, number: int) -> tuple[int, int, int] | None:
    """The same of a line whose first word is misread: its years stand beside each other, no word between them."""
    if source.key(number).count("25") < LEAST_YEARS or len(source.line(number)) > _LONGEST:
        return None
    found = _years_below(source, number, number)
    if found is None:
        return None
    words = _words(source, number)[found[1] : found[2]]
    return found if not any(len(_LETTER.findall(word)) >= _LEAST_LETTERS for word in words) else None


def _years_below(source: SourceText, number: int, last: int) -> tuple[int, int, int] | None:
    """Where the years of a head stand: their line, from ``number`` on, and the first and the last of them among its
    words without bars; None where no line has two that count on, with misread words at most between them, and no other
    number stands there.
    """
    for line in range(number, min(number + _MOST_LINES, last + 1)):
        words = [arabic_digits(word) for word in _words(source, line)]
        places = [at for at, word in enumerate(words) if _YEAR.fullmatch(word)]
        others = (word for at, word in enumerate(words) if at not in places)
        if any(len(word) > 1 and any(map(str.isdecimal, word)) for word in others):
            return None
        if len(places) >= LEAST_YEARS:
            counted = all(int(words[b]) == int(words[a]) + 1 for a, b in pairwise(places))
            between = (words[at] for at in range(places[0], places[-1]) if at not in places)
            return (line, places[0], places[-1] + 1) if counted and all(map(_may_be_misread, between)) else None
        if places:
            return None
    return None


def _end_of_units(source: SourceText, number: int, last: int) -> int | None:
    """The last line of the units, whole or misread, and of the ends of names below the years; None where they are not
    baht.
    """
    end = number
    for line in range(number + 1, min(number + _MOST_LINES, last) + 1):
        words = _words(source, line)
        in_brackets = [word for word in words if word.endswith(")") and "(" in word]
        others = [word for word in words if word not in in_brackets]
        if any(map(str.isdecimal, "".join(words))) or not all(
            is_unit(word) or _may_be_misread(word) for word in others
        ):
            break
        if not all(map(is_unit, words)) and not in_brackets:
            break
        said = {factor_on_line(source.line(line)), *map(factor_in_head, words)} - {None}
        if said - {1} or (in_brackets and not said):
            return None
        end = line if words else end
    return end


def is_misread(source: SourceText, first: int, last: int) -> bool:
    """Whether a word of the lines of a head is none that anybody prints there: ``U``, ``ฝ``, ``(um)``, ``เ(บาท)``."""
    words = (word for line in range(first, last + 1) for word in _words(source, line))
    return any(
        _LATIN.search(word) or _LETTER.fullmatch(word) or ("(" in word and not is_unit(word) and _may_be_misread(word))
        for word in words
    )


def _project(words: Sequence[str], below: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """The name of the column of projects with which words begin, with its end ``below`` them or without, the longest;
    and the words that are none of it.
    """
    for end in range(min(len(words), _MOST_LINES), 0, -1):
        for more in (tuple(below), ()):
            name = "".join((*words[:end], *more))
            if any(
                _OF_COUNTS.match(word) or _may_be_misread(word) or role_of(word) not in _OF_PROJECTS
                for word in words[1:end]
            ):
                continue
            if role_of(name) == "project" and is_column_name(name.strip("/")):
                return name, [*words[end:], *([] if more else below)]
    return None, [*words, *below]


def _behind(words: Sequence[str]) -> str | None:
    """The name of the column behind the years: nothing for misread words; None where it is of something else."""
    left = [word for word in words if len(_LETTER.findall(word)) >= _LEAST_LETTERS or role_of(word) != "other"]
    text = "".join(left)
    if not text:
        return ""
    return text if len(text) <= LONGEST_NAME and role_of(text) in ("responsible", "remark", "other") else None


def _may_be_misread(word: str) -> bool:
    """Whether a word may be that of a year or of a unit, whatever the OCR made of it: no name of another column."""
    if word in YEAR_WORDS or is_unit(word):
        return True
    return len(word) <= _LONGEST_JUNK and role_of(word) == "other" and not _OF_COUNTS.match(word)
