"""Budget tables of a page that was read in its own order: ``pdftotext`` gives a table's texts as they lie together, so
that a row's values may come before its number, and one title between the values of another.

What remains is that numbers count on, that each column is read from the top down, and that totals are sums.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, takewhile

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.flat.any_order.columns_in_order import Line, Value, fill
from parsers.tables.flat.any_order.rows_and_titles import ScatteredRow
from parsers.tables.flat.any_order.scattered_texts import ScatteredTexts
from parsers.tables.flat.ground.flat_head import LEAST_ROWS
from parsers.tables.flat.ground.pieces import GRAND_TOTAL, FlatPiece, row_of, row_of_pieces
from parsers.tables.flat.heads.scattered_heads import ScatteredHead, scattered_head
from parsers.values.money.cells import parse_cell
from parsers.values.spacing import join_lines

_OF_DIMENSION = re.compile(r"มิติ(?:ที่)?\s*(\d+)")


def tables_in_reading_order(source: SourceText, first: int, last: int) -> Iterator[Grid]:
    """The tables between two lines of this form: with a column of numbers, of projects, of years, one behind, perhaps
    one of targets.

    Where the values fill all cells of all rows in one way that meets each total, each row has its own. A row of which a
    value or a part of the title could be another one's has its number and its title alone, and is torn.
    """
    number = first
    while number <= last:
        head = scattered_head(source, number, last)
        if head is None:
            number += 1
            continue
        printed, end = _below(source, head, last)
        if printed:
            rows = [row_of_pieces(head.pieces), *printed]
            span = Span(min(row.span.start for row in rows), max(row.span.end for row in rows))
            yield Grid(tuple(rows), span, "flat")
        number = end + 1


def _below(source: SourceText, head: ScatteredHead, last: int) -> tuple[Sequence[GridRow], int]:
    """The rows below a head and the last line that was looked at. Without empty lines lines may lie together all the
    same: where most rows are torn if they do not, they are read so, but for a column of targets.
    """
    texts = ScatteredTexts(source, head, last)
    titled = sum(bool(row.title) for row in texts.rows) >= max(LEAST_ROWS, len(texts.rows) / 2)
    printed = list(_printed(texts)) if titled else []
    if head.dense and 2 * sum(row.torn for row in printed) >= len(printed):
        if head.target is None:
            return _below(source, replace(head, dense=False), last)
        if 2 * len(texts.left) > len(texts.rows):
            return [], texts.end
    return printed, texts.end


def _printed(texts: ScatteredTexts) -> Iterator[GridRow]:
    rows = list(rows_in_order(texts))
    filled = _filled(texts, rows) or [[None]] * len(rows)
    for row, places in zip(rows, filled, strict=True):
        yield from headings_of(row)
        yield _row(texts, row, places)
    yield from titles_left(texts)


def headings_of(row: ScatteredRow) -> Iterator[GridRow]:
    """The headings above a row."""
    return (row_of([cell_of_texts(heading)]) for heading in row.above)


def titles_left(texts: ScatteredTexts) -> Iterator[GridRow]:
    """The titles of no row, each as a torn one."""
    return (row_of([cell_of_texts(title)], torn=True) for title in texts.left)


def rows_in_order(texts: ScatteredTexts) -> Iterator[ScatteredRow]:
    """The rows with each total behind those of its dimension, or where it stands, and that of all at the end."""
    totals: dict[int, list[ScatteredRow]] = {}
    for total, found in texts.totals:
        words = arabic_digits(" ".join(piece.text for piece in total.title))
        named = _OF_DIMENSION.search(words)
        own = [at for at, row in enumerate(texts.rows, 1) if named and row.dimension == int(named[1])]
        place = len(texts.rows) if GRAND_TOTAL.match(words) else own[-1] if own else found
        totals.setdefault(place, []).append(total)
    yield from totals.get(0, ())
    for at, row in enumerate(texts.rows, 1):
        yield row
        yield from totals.get(at, ())


def _filled(texts: ScatteredTexts, rows: Sequence[ScatteredRow]) -> list[list[int | None]] | None:
    """The places of each row's values; None where there is no way, or a value is not read."""
    amounts = [parse_cell(piece.text) for piece in texts.values]
    if texts.torn_figures or any(amount.status not in ("amount", "dash", "zero") for amount in amounts):
        return None
    row_of_words = {id(row.title): at for at, row in enumerate(rows) if row.title}
    numbered = [at for at, row in enumerate(rows) if row.number]
    if len(texts.targets) == len(numbered):
        row_of_words |= {id(target): at for target, at in zip(texts.targets, numbered, strict=True)}
    values = [
        Value(
            piece.text,
            amount.amount or Decimal(0),
            at not in texts.beginning,
            texts.page(piece.line),
            row_of_words.get(id(texts.words_before.get(at))),
        )
        for at, (piece, amount) in enumerate(zip(texts.values, amounts, strict=True))
    ]
    filled = fill(values, list(lines_of(rows)), texts.head.values)
    if filled is None or not _are_behind(texts, filled):
        return None
    return _where_they_stand(texts, rows, filled) if texts.head.unparted else filled


def _are_behind(texts: ScatteredTexts, filled: Sequence[Sequence[int | None]]) -> bool:
    """Whether each value with words behind it is the last of its row, right behind the one before: they may be read
    apart from their column.
    """
    last = {cells[-1]: cells[-2] for cells in filled if len(cells) > 1 and None not in cells}
    return all(last.get(place) == place - 1 for place in texts.behind)


def _where_they_stand(
    texts: ScatteredTexts, rows: Sequence[ScatteredRow], filled: Sequence[list[int | None]]
) -> list[list[int | None]]:
    """The places of each row's values where no empty line says what lies together: none of a row that its order alone
    tells from others. The values of a row are its own where no other's stand with them between its number and the next
    one, or above its number, up to a total. Or they stand right behind its target, there or behind those of the row
    above, which has them so as well; a row in doubt puts the other in doubt. None stand right behind another's target.
    Values below the next number put all rows of their total in doubt: the order does not hold there.
    """
    numbered = [at for at, row in enumerate(rows) if row.number]
    begins = {row.number.line: at for at, row in enumerate(rows) if row.number}
    starts = sorted({*begins, *(row.title[0].line for row in rows if not row.number)})
    behind_target = {at: _is_behind_target(texts, count, filled[at]) for count, at in enumerate(numbered, 1)}
    stretches: dict[int, set[int]] = {}
    for at in numbered:
        for place in filled[at]:
            if place is not None:
                stretches.setdefault(bisect_right(starts, texts.values[place].line), set()).add(at)
    targets = {id(target): at for target, at in zip(texts.targets, numbered, strict=False)}
    in_doubt: set[int] = set()
    for at in numbered:
        of_others = {targets.get(id(texts.words_before.get(place)), at) for place in filled[at] if place is not None}
        in_doubt |= {at, *of_others} if of_others != {at} else set()
    for stretch, own in stretches.items():
        above = begins.get(starts[stretch - 1]) if stretch else None
        below = begins.get(starts[stretch]) if stretch < len(starts) else None
        alone = own == {below if above is None else above}
        early = above in own and own <= {above, below} and all(behind_target[at] for at in own)
        if not alone and not early:
            in_doubt |= own if above is None else {*own, above}
            first = below if above is None else above
            late = [at for at in own if first is None or at < first]
            in_doubt |= {beside for at in late for beside in _of_one_total(rows, at)}
    for _ in stretches:
        beside = {at for own in stretches.values() if not in_doubt.isdisjoint(own) for at in own}
        if beside <= in_doubt:
            break
        in_doubt |= beside
    return [[None] * len(cells) if at in in_doubt else cells for at, cells in enumerate(filled)]


def _of_one_total(rows: Sequence[ScatteredRow], at: int) -> Iterator[int]:
    """The rows that stand with one between two totals."""
    yield from takewhile(lambda index: rows[index].number is not None, range(at, len(rows)))
    yield from takewhile(lambda index: rows[index].number is not None, range(at - 1, -1, -1))


def _is_behind_target(texts: ScatteredTexts, number: int, places: Sequence[int | None]) -> bool:
    """Whether the values of the row of a number stand right behind its target, one beside the other."""
    if len(texts.targets) != len(texts.rows) or None in places:
        return False
    run = sorted(place for place in places if place is not None)
    beside = all(below == above + 1 and below not in texts.beginning for above, below in pairwise(run))
    return beside and texts.words_before.get(run[0]) is texts.targets[number - 1]


def lines_of(rows: Sequence[ScatteredRow]) -> Iterator[Line]:
    """What each row adds up: those since the last total; that of all, all of them."""
    since: list[int] = []
    above: list[int] = []
    for at, row in enumerate(rows):
        if row.number:
            since.append(at)
            above.append(at)
            yield Line(row.page)
        else:
            of_all = bool(GRAND_TOTAL.match(row.title[0].text))
            yield Line(row.page, tuple(above if of_all else since))
            since = []


def _row(texts: ScatteredTexts, row: ScatteredRow, places: Sequence[int | None]) -> GridRow:
    found = [place for place in places if place is not None]
    if len(found) < len(places) or not is_titled(texts, row, found):
        return row_without_values(row)
    return row_of(
        [
            *cells_before(texts, row),
            *(value_cell(texts, place) for place in found),
            *cells_behind(texts, row, found[-1]),
        ]
    )


def is_titled(texts: ScatteredTexts, row: ScatteredRow, places: Collection[int]) -> bool:
    """Whether a row with values at some places has a title that is surely all of it and its own."""
    sure = row.sure or any(texts.words_before.get(place) is row.title for place in places)
    return bool(row.title) and sure and texts.is_whole(row)


def row_without_values(row: ScatteredRow) -> GridRow:
    """A row's number and title alone, torn."""
    left = [*([[row.number]] if row.number else []), *([row.title] if row.title else [])]
    return row_of([cell_of_texts(pieces) for pieces in left], torn=True)


def cells_before(texts: ScatteredTexts, row: ScatteredRow) -> list[Cell]:
    """A row's cells before its values: number, title, target."""
    blank = Cell("", (), cell_of_texts(row.title).span)
    before = [cell_of_texts([row.number]) if row.number else blank, cell_of_texts(row.title)]
    if texts.head.target:
        number = texts.rows.index(row) if row.number and len(texts.targets) == len(texts.rows) else None
        before.append(blank if number is None else cell_of_texts(texts.targets[number]))
    return before


def cells_behind(texts: ScatteredTexts, row: ScatteredRow, last: int | None) -> list[Cell]:
    """The cell behind a row's values, the ``last`` of them at a place; none where the head has no such column."""
    if not texts.head.behind:
        return []
    words = None if last is None else texts.behind.get(last) or texts.office(row, last)
    return [cell_of_texts(words) if words else Cell("", (), cell_of_texts(row.title).span)]


def value_cell(texts: ScatteredTexts, place: int) -> Cell:
    """The cell of the value at a place, down to the rest of one that was torn."""
    value = texts.values[place]
    return Cell(value.text, (value.text,), Span(value.line, texts.rests.get(place, value).line))


def cell_of_texts(pieces: Sequence[FlatPiece]) -> Cell:
    """The cell of texts that a narrow column parts over lines."""
    text = join_lines([piece.text for piece in pieces])
    lines = [piece.line for piece in pieces]
    return Cell(text, (text,), Span(min(lines), max(lines)))
