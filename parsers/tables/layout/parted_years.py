"""Years of a table set by position, parted each into the same columns: money and its source, targets and money."""

from __future__ import annotations

from collections.abc import Sequence

from extract.ground.source import SourceText
from parsers.tables.columns.names import is_column_name, is_unit
from parsers.tables.columns.roles import is_tick, role_of
from parsers.tables.layout.placed_words import Word, extent, joined, overlap, pieces, words
from parsers.values.money.cells import parse_cell

_MOST_LINES = 3
"""Lines of names below the years."""

_Piece = Sequence[Word]


def several_a_year(source: SourceText, anchor: int, years: Sequence[_Piece], last: int, *, drawn: bool) -> list[Word]:
    """The names below the years on the line ``anchor``, where they are the same ones below each year, two or more: each
    with its year, as one word on the last line of names.
    """
    if anchor >= last:
        return []
    below = pieces(words(source, anchor + 1, drawn=drawn))
    names = _of_each(below, len(years))
    count = len(names)
    if count < 2 or len(set(names)) < count or any(map(_is_no_name, names)):
        return []
    if sum(is_unit(name) for name in names) > 1:
        return []  # 'งบประมาณ   (บาท)' is one name
    groups = [below[start : start + count] for start in range(0, len(below), count)]
    for year, group in zip(years, groups, strict=True):
        if not group[0][0].start <= (year[0].start + year[-1].end) / 2 <= group[-1][-1].end:
            return []
    parted = [Word(joined(piece), *extent(piece), piece[0].line) for piece in below]
    for number in range(anchor + 2, min(anchor + _MOST_LINES, last) + 1):
        whole = _with_rests(parted, pieces(words(source, number, drawn=drawn)), len(years))
        if not whole:
            break
        parted = whole
    of_years = (year for year in years for _ in range(count))
    return [word._replace(text=f"{word.text} {joined(year)}") for word, year in zip(parted, of_years, strict=True)]


def _of_each(found: Sequence[_Piece], years: int) -> list[str]:
    """The texts that are the same for each of some years; none where they are not."""
    count, more = divmod(len(found), years)
    texts = [joined(piece) for piece in found]
    return texts[:count] if not more and texts == texts[:count] * years else []


def _with_rests(names: Sequence[Word], found: Sequence[_Piece], years: int) -> list[Word]:
    """Names with the rests that their narrow columns put on the line below: ``งบ`` with ``ประมาณ``, the same for each
    year, and each makes the name of a column with what is right above it. Nothing where a line has anything else.
    """
    if not _of_each(found, years):
        return []
    count = len(names) // years
    whole = list(names)
    owners = [[at for at, name in enumerate(names) if overlap(extent(piece), extent([name]))] for piece in found]
    if any(len(own) != 1 for own in owners):
        return []
    places = [at for (at,) in owners]
    if len(set(places)) < len(places) or len({at % count for at in places}) * years != len(places):
        return []
    for at, piece in zip(places, found, strict=True):
        text = names[at].text + joined(piece)
        if not is_column_name(text) or role_of(text) != role_of(names[at].text):
            return []
        start, end = extent(piece)
        whole[at] = Word(text, min(start, names[at].start), max(end, names[at].end), piece[0].line)
    last = max(word.line for word in whole)
    return [word._replace(line=last) for word in whole]


def _is_no_name(text: str) -> bool:
    """Whether a text is what a row prints and no name: a figure, a dash, a tick."""
    return is_tick(text) or parse_cell(text).status not in (None, "unnamed")
