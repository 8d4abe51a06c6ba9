"""Columns that a head calls money and whose cells say otherwise: ticks, words, a count beside a price."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extract.ground.characters import arabic_digits
from parsers.records.table import GridRow
from parsers.tables.columns.column import Column
from parsers.tables.columns.roles import Role, is_tick, role_of, speaks_of_money, squeezed
from parsers.values.money.cells import parse_cell

_LEAST_PRODUCTS = 2
_WORDS_OF_MONEY = ("งบ", "เงิน", "บาท")
_WORDS_OF_SOURCES = ("แหล่ง", "ที่มา")


def as_cells_say(columns: list[Column], body: Sequence[GridRow]) -> list[Column]:
    """The columns of a head, those of money without a year by what all rows below it (``body``) have in them, but for
    its own words where they stand again.

    Ticks are none (``ใช้ | ไม่ใช้`` below ``การใช้งบประมาณ``), nor are the words of a column of sources, nor words beside
    the money of a year, nor numbers that count the rows below them. What is a count times a price in each row is the
    money, and the two are none.
    """
    roles: dict[int, Role] = {}
    for column in columns:
        if column.role == "budget":
            own = set(map(squeezed, column.texts))
            cells = [text for row in body if (text := row.text(column.place).strip()) and squeezed(text) not in own]
            if _are_ticks(cells):
                roles[column.place] = "period"
            elif any(word in text for text in column.texts for word in _WORDS_OF_SOURCES) and _are_words(cells):
                roles[column.place] = "source"
    roles |= dict.fromkeys(_words_beside_money(columns, body), "other")
    roles |= dict.fromkeys(_counts_of_rows(columns, body), "target")
    for price in (column for column in columns if column.role in ("price", "budget")):
        for count, whole in _products(columns, price, body):
            roles |= {count: "target", price.place: "price", whole: "budget"}
    return [
        column._replace(role=role, money=role == "budget") if (role := roles.get(column.place)) else column
        for column in columns
    ]


def _words_beside_money(columns: Sequence[Column], body: Sequence[GridRow]) -> Iterator[int]:
    """The columns below a year whose own head no rule knows and whose cells are words and no amount, as are those of
    all columns with that head, where another one of that year says that it is its money: what they hold is said of it.
    """
    of_years = [one for one in columns if one.role == "year" and one.texts and one.texts[-1] != one.year_text]
    money = {column.year_text for column in of_years if speaks_of_money(column.texts[-1])}
    by_name: dict[str, list[Column]] = {}
    for column in of_years:
        if role_of(column.texts[-1]) == "other" and not speaks_of_money(column.texts[-1]):
            by_name.setdefault(column.texts[-1], []).append(column)
    for alike in by_name.values():
        cells = [text for column in alike for row in body if (text := row.text(column.place).strip())]
        if all(column.year_text in money for column in alike) and _are_words_or_none(cells):
            yield from (column.place for column in alike)


def _counts_of_rows(columns: Sequence[Column], body: Sequence[GridRow]) -> Iterator[int]:
    """The columns of numbers, beside one that names money, whose every number says how many rows without one stand
    between it and the next; a last one that no row follows says how many there are in all.
    """
    if not any(column.role == "budget" and _names_money(column) for column in columns):
        return
    for column in columns:
        if column.role != "budget" or _names_money(column):
            continue
        cells = [row.text(column.place).strip() for row in body if not row.blank]
        places = [at for at, text in enumerate(cells) if text]
        between = [end - at - 1 for at, end in pairwise((*places, len(cells)))]
        counts = [_count(cells[at]) for at in places]
        if between and between[-1] == 0 and len(between) > 1:
            between[-1] = sum(between)
        if between and places[0] == 0 and counts == between and 0 not in between:
            yield column.place


def _count(text: str) -> int | None:
    return int(text) if (text := arabic_digits(text)).isdecimal() else None


def _are_words_or_none(cells: Sequence[str]) -> bool:
    """Whether cells are words that are no value, or say that there is nothing; some of them words."""
    values = [parse_cell(text).status for text in cells]
    words = [status is None and any(map(str.isalpha, text)) for text, status in zip(cells, values, strict=True)]
    return any(words) and all(word or status in ("dash", "none") for word, status in zip(words, values, strict=True))


def _are_ticks(cells: Sequence[str]) -> bool:
    """Whether cells are ticks, dashes, and counts of ticks."""
    ticks = sum(map(is_tick, cells))
    others = [parse_cell(text) for text in cells if not is_tick(text)]
    return ticks > 0 and all(value.status == "dash" or (value.amount or ticks + 1) <= ticks for value in others)


def _are_words(cells: Sequence[str]) -> bool:
    return bool(cells) and not any(sign.isdecimal() or parse_cell(text).status for text in cells for sign in text)


def _products(columns: Sequence[Column], price: Column, body: Sequence[GridRow]) -> Iterator[tuple[int, int]]:
    """The places of a count and of the money that is it times the ``price``, in each row that has money; once."""
    counts = [one for one in columns if one.role in ("budget", "target", "other") and not _names_money(one)]
    wholes = [one for one in columns if one.role in ("budget", "sum") and one is not price and _names_money(one)]
    found = [
        (count.place, whole.place) for count in counts for whole in wholes if _is_product(count, price, whole, body)
    ]
    yield from found if len(found) == 1 else ()


def _names_money(column: Column) -> bool:
    return any(word in text for text in column.texts for word in _WORDS_OF_MONEY)


def _is_product(count: Column, price: Column, whole: Column, body: Sequence[GridRow]) -> bool:
    """Whether rows have the product; one that has neither a count nor a price may be a total. What no head calls a
    price is one where some are counted.
    """
    proofs, counted = 0, price.role == "price"
    for row in body:
        factors = [_amount(row, one.place) for one in (count, price)]
        product = _amount(row, whole.place)
        if product is None or factors == [None, None]:
            continue
        if None in factors or product != (factors[0] or 0) * (factors[1] or 0):
            return False
        proofs += 1
        counted = counted or factors[0] != 1
    return counted and proofs >= _LEAST_PRODUCTS


def _amount(row: GridRow, place: int) -> Decimal | None:
    return parse_cell(row.text(place)).amount
