"""Budget tables that are printed as prose: a line a project, its title and each year with its money parted by a sign.

``1. โครงการอบรม ; 2566: 30,000 บาท [60 คน] ; 2567: - ; สำนักปลัด``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from extract.ground.characters import arabic_digits
from extract.ground.scales import scale_words
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow, plain_cell
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import role_of
from parsers.tables.marked.entries import ENTRY, OWN_HEADS
from parsers.tables.rows.cell_kinds import begins_with_item
from parsers.values.kinds import KIND_WORD
from parsers.values.money.units import factor_in_head
from parsers.values.spacing import join_lines
from parsers.values.years import Years, year_be

_SIGNS = {";": re.compile(";"), "|": re.compile(r"\|"), "•": re.compile("•"), ",": re.compile(r",(?!\d)")}
_YEARS = re.compile(
    r"\s*(?:และ\s*)?(?P<said>(?:(?:ปี(?:งบประมาณ)?|พ\.?\s?ศ\.?)\s*)+)?(?P<first>2[4-7]\d{2}|\d{2})"
    r"(?:\s*(?:[-–]|ถึง)\s*(?:ปี\s*)?(?P<last>2[4-7]\d{2}|\d{2}))?(?!\d)"
    r"(?:\s*[:：=]\s*|\s+(?=จำนวน|ปีละ|เป็นเงิน|งบ|ใช้|ไม่|[-–]|\d))(?P<value>\S.*?)\s*"
)
_BESIDE = re.compile(
    r"(?P<value>\S.*?)\s*(?:\[(?P<square>[^\[\]]{1,60})\]|\((?P<round>(?![^()]{0,60}บาท)[^()]{0,60}\d[^()]{0,60})\))"
)
_OF_EACH_YEAR = re.compile(
    r"ปี\s*(?:ๆ\s*)?ละ|ปีงบประมาณละ|(?:ต่อ|/|แต่ละ|ทุก)\s*ๆ?\s*ปี|^\s*[-–—]\s*$|^ไม่|^งด|^\s*0\s*(?:บาท)?\s*$"
)
"""What an entry says of several years that is true of each."""

_MONEY = re.compile(r"2[4-7]\d{2}\s*[:：=]|\d\s*บาท")
_OF_A_YEAR = re.compile(
    r"(?:(?:ปี(?:งบประมาณ)?|พ\.?\s?ศ\.?)\s*)*(?:2[4-7]\d{2}\s*(?:[:：=]|จำนวน)?|(?<![\d,.])\d{2}\s*[:：=])\s*[\d,]+\s*บาท"
)
_MAY_BEGIN = re.compile(rf"\(?\d{{1,3}}[.)]+[ \t]+\S{{0,3}}{KIND_WORD}[^;|•,]*+(?:,(?=\d)[^;|•,]*+)*+[;|•,]")
_YEAR_BEHIND_SIGN = re.compile(
    r"[;|•,](?:(?<!,)|(?!\d))\s*+(?:และ\s*+)?(?:(?:ปี(?:งบประมาณ)?|พ\.?\s?ศ\.?)\s*+)*+(?:2[4-7]\d{2}|\d{2})(?!\d)"
)
"""How a piece begins that says the money of a year, with the sign before it."""

_FIRST = re.compile("[(0-9]")
"""What a line begins with, blanks aside, that may be an entry's first."""

_CAPTION_PARTS = re.compile(r"\s+/\s+|\s*[;|]\s*")
_BRACKETS = "()[]（） \t"
_LEAST_ENTRIES = 3
_LEAST_NAMES = 3
_MOST_ABOVE = 6
"""Lines above the first entry among which the names of its columns may stand."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two signs, and its lines."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Money:
    """What an entry says of some years: its money, and a target in brackets beside it."""

    years: Years
    value: _Piece
    target: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A project: its number, its title, the money of its years, and what else stands behind them."""

    number: int
    title: _Piece
    money: tuple[_Money, ...]
    rest: tuple[_Piece, ...]
    span: Span
    torn: bool = False
    """Whether it says its money, which is then its rest, in another way than the others."""


def line_tables(source: SourceText, years: Years) -> tuple[Grid, ...]:
    """The lines that stand for the budget table of a plan of ``years``, a grid for each run of entries with the totals
    below it; nothing where they do not.

    Their entries count on from 1 through the whole plan, three at least that say money. One sign parts them all; each
    says the money of years of the plan, none of them twice, and has as many pieces behind these as the others. One
    among them or behind the last that says its money in another way is a torn row.
    """
    openings = _openings(source)
    for sign in _SIGNS:
        entries = _entries(source, openings, sign, years)
        counts = [entry.number for entry in entries] == list(range(1, len(entries) + 1))
        rests = {len(entry.rest) for entry in entries if not entry.torn}
        if sum(bool(entry.money) for entry in entries) >= _LEAST_ENTRIES and counts and len(rests) == 1:
            caption = _caption(source, entries[0])
            names = _names(caption, rests.pop())
            heads = [f"งบประมาณ ปี {year}{_unit(caption)}" for year in range(years[0], years[1] + 1)]
            return tuple(_grid(source, run, below, years, (heads, names)) for run, below in _runs(source, entries))
    return ()


def lists_of_money(source: SourceText, years: Years) -> Iterator[Span]:
    """The lines of each list of such entries, three at least that say money, whatever number it begins with."""
    keys = (source.stripped_digits[number - 1] for number in source.lines_beginning(_FIRST))
    if len(list(islice(filter(_MAY_BEGIN.match, keys), _LEAST_ENTRIES))) < _LEAST_ENTRIES:
        return
    if len(list(islice(_YEAR_BEHIND_SIGN.finditer(source.joined_digits), _LEAST_ENTRIES))) < _LEAST_ENTRIES:
        return  # no piece but a title says money: what parts the titles are commas
    openings = _openings(source)
    for sign in _SIGNS:
        run: list[_Entry] = []
        for entry in (*_entries(source, openings, sign, years), None):
            if run and (entry is None or entry.number != run[-1].number + 1):
                if sum(bool(one.money) for one in run) >= _LEAST_ENTRIES:
                    yield run[0].span | run[-1].span
                run = []
            run += [entry] if entry else []


def _openings(source: SourceText) -> list[int]:
    """The lines that may be an entry's first: a number and a project."""
    matches = ((number, ENTRY.fullmatch(source.key(number))) for number in source.lines_beginning(_FIRST))
    return [number for number, opening in matches if opening and begins_with_item(opening["title"])]


def _entries(source: SourceText, openings: Sequence[int], sign: str, years: Years) -> list[_Entry]:
    """The entries that a sign parts, and the next ones in another way behind them."""
    found: list[_Entry] = []
    for span in _stretches(source, openings, sign) if sign in source.joined else ():
        entry = _entry(source, span, sign, years) or (_torn(source, span, found[-1].number + 1) if found else None)
        if entry:
            found.append(entry)
    return found


def _torn(source: SourceText, span: Span, number: int) -> _Entry | None:
    """The entry with a number that says money in another way; None where it is none."""
    opening = ENTRY.fullmatch(source.key(span.start))
    money = _OF_A_YEAR.search(source.key(span.start))
    if opening is None or int(opening["number"]) != number or money is None or money.start() <= opening.start("title"):
        return None
    line = source.line(span.start)
    title, rest = line[opening.start("title") : money.start()].strip(), line[money.start() :].strip()
    more = (source.line(below).strip() for below in range(span.start + 1, span.end + 1))
    here = Span(span.start, span.start)
    return _Entry(number, _Piece(title, here), (), (_Piece(join_lines([rest, *more]), span),), span, torn=True)


def _stretches(source: SourceText, openings: Sequence[int], sign: str) -> Iterator[Span]:
    """The lines of what may be an entry: one goes on where a line ends with the sign, or the next begins with the sign
    or a year.
    """
    for number in openings:
        end = number
        while end < len(source.lines) and _joins(source.key(end), source.key(end + 1), sign):
            end += 1
        yield Span(number, end)


def _joins(above: str, below: str, sign: str) -> bool:
    """Whether a line with wording goes on with the one above it, and begins no entry."""
    if not below.strip() or ENTRY.fullmatch(below):
        return False
    return above.rstrip().endswith(sign) or below.lstrip().startswith(sign) or _YEARS.match(below) is not None


def _entry(source: SourceText, span: Span, sign: str, years: Years) -> _Entry | None:
    """The entry on some lines, with or without money; None where they say it in another way."""
    opening = ENTRY.fullmatch(source.key(span.start))
    if opening is None or sign not in source.text(span):
        return None
    pieces = list(_pieces(source, span, opening.start("title"), sign))
    said = [_YEARS.fullmatch(arabic_digits(piece.text)) for piece in pieces]
    places = [place for place, match in enumerate(said) if match]
    first, last = (places[0], places[-1]) if places else (1, 0)
    if len(pieces) < 2 or len(places) != last - first + 1 or first == 0 or (sign == "," and not places):
        return None
    if first != 1 and sign != ",":  # a comma may stand in a title
        return None
    money: list[_Money] = []
    for piece, match in zip(pieces, said, strict=True):
        if match is None:
            continue
        of = _years_of(match, years)
        if of is None or any(of[0] <= one.years[1] and one.years[0] <= of[1] for one in money):
            return None
        value = piece.text[match.start("value") : match.end("value")]
        beside = _BESIDE.fullmatch(value)
        text, target = (beside["value"], beside["square"] or beside["round"]) if beside else (value, "")
        money.append(_Money(of, _Piece(text, piece.span), target))
    title = _Piece(f"{sign} ".join(piece.text for piece in pieces[:first]), pieces[0].span)
    if _MONEY.search(arabic_digits(title.text)):
        return None
    rest = tuple(piece for piece in pieces[max(first, last + 1) :] if piece.text)
    return _Entry(int(opening["number"]), title, tuple(money), rest, span)


def _pieces(source: SourceText, span: Span, start: int, sign: str) -> Iterator[_Piece]:
    """What stands between the signs of some lines, from a place of the first on; a piece may go over a line's end."""
    texts: list[str] = []
    first = span.start
    for number in span.lines:
        line = source.line(number)[start if number == span.start else 0 :]
        *ended, last = _SIGNS[sign].split(line)
        for text in ended:
            yield _Piece(join_lines([*texts, text.strip()]), Span(first, number))
            texts, first = [], number
        if last.strip() or not texts:
            texts = [*texts, last.strip()] if last.strip() else texts
            first = first if len(texts) > 1 else number
    yield _Piece(join_lines(texts), Span(first, span.end))


def _years_of(match: re.Match[str], years: Years) -> Years | None:
    """The first and last year of a piece; None where they are not the plan's. Two digits need a word of years."""
    printed = [text for text in (match["first"], match["last"]) if text]
    if len(match["first"]) == 2 and not match["said"]:
        return None
    known = [year for text in printed if (year := year_be(text, years)) and years[0] <= year <= years[1]]
    return (known[0], known[-1]) if len(known) == len(printed) and known[0] <= known[-1] else None


def _caption(source: SourceText, first: _Entry) -> list[str]:
    """The names of columns that a line above the list has, between signs; nothing where none has them."""
    lines = (text for number in range(first.span.start - 1, 0, -1) if (text := source.line(number).strip(_BRACKETS)))
    for text in islice(lines, _MOST_ABOVE):
        parts = _CAPTION_PARTS.split(text)
        if len(parts) >= _LEAST_NAMES and any(role_of(part) == "project" for part in parts):
            return parts
    return []


def _names(caption: Sequence[str], count: int) -> list[str]:
    """The names of the last columns, as a caption has them; none for each where it does not."""
    names = list(caption[-count:]) if count and len(caption) > count + 1 else []
    return names if names and all(role_of(name) != "other" for name in names) else [""] * count


def _unit(caption: Sequence[str]) -> str:
    """The unit that a caption says its money has, as heads have it."""
    factors = {factor for name in caption if (factor := factor_in_head(name)) is not None and factor > 1}
    return f" ({scale_words(factors.pop())}บาท)" if len(factors) == 1 else ""


def _runs(source: SourceText, entries: Sequence[_Entry]) -> Iterator[tuple[list[_Entry], list[Span]]]:
    """The entries that no line with wording parts, and the totals right below them."""
    run: list[_Entry] = []
    for entry, following in zip(entries, (*entries[1:], None), strict=True):
        run.append(entry)
        end = following.span.start if following else len(source.lines) + 1
        between = [number for number in range(entry.span.end + 1, end) if source.line(number).strip()]
        below: list[Span] = []
        for number in between:
            if not TOTAL.match(source.key(number).strip()):
                break
            below.append(Span(number, number))
        if between or following is None:
            yield run, below
            run = []


def _grid(
    source: SourceText,
    run: Sequence[_Entry],
    below: Sequence[Span],
    years: Years,
    names: tuple[Sequence[str], Sequence[str]],
) -> Grid:
    """The table of a run: number, title, money by year, targets by year where there are some, and the rest; ``names``
    are those of the columns of money and of the rest.
    """
    top = Span(run[0].span.start, run[0].span.start)
    of_years = range(years[0], years[1] + 1)
    targets = any(one.target for entry in run for one in entry.money)
    heads = [*OWN_HEADS, *names[0]]
    heads += [f"เป้าหมาย ปี {year}" for year in of_years] if targets else []
    rows = [GridRow(tuple(plain_cell(text, top) for text in (*heads, *names[1])), top)]
    rows += [_row(entry, of_years, targets) for entry in run]
    for span in below:
        first = [plain_cell("", span), plain_cell(source.text(span).strip(), span)]
        rows.append(GridRow((*first, *(plain_cell("", span) for _ in range(len(rows[0].cells) - 2))), span))
    return Grid(tuple(rows), Span(top.start, rows[-1].span.end), "list")


def _row(entry: _Entry, years: range, targets: bool) -> GridRow:
    """An entry as a row. Where it says one amount for several years, none of which has it, its cells are in doubt."""
    if entry.torn:
        pieces = [_Piece(str(entry.number), entry.title.span), entry.title, *entry.rest]
        return GridRow(tuple(plain_cell(piece.text, piece.span) for piece in pieces), entry.span, torn=True)
    together = any(one.years[0] != one.years[1] and not _OF_EACH_YEAR.search(one.value.text) for one in entry.money)
    return GridRow(tuple(_cells(entry, years, targets)), entry.span, torn=together)


def _cells(entry: _Entry, years: range, targets: bool) -> Iterator[Cell]:
    yield plain_cell(str(entry.number), entry.title.span)
    yield plain_cell(entry.title.text, entry.title.span)
    of_year = {year: one for one in entry.money for year in range(one.years[0], one.years[1] + 1)}
    for year in years:
        one = of_year.get(year)
        yield plain_cell(one.value.text if one else "", one.value.span if one else entry.span)
    for year in years if targets else ():
        one = of_year.get(year)
        yield plain_cell(one.target if one else "", one.value.span if one else entry.span)
    for piece in entry.rest:
        yield plain_cell(piece.text, piece.span)
