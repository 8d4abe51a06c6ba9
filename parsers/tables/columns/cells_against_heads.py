"""Columns that a head calls money and whose cells say otherwise: ticks, words, a count beside a price."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from parsers.records.table import GridRow
from parsers.tables.columns.column import Column
from parsers.tables.columns.roles import Role, is_tick, squeezed
from parsers.values.money.cells import parse_cell

_LEAST_PRODUCTS = 2
_WORDS_OF_MONEY = ("งบ", "เงิน", "บาท")
_WORDS_OF_SOURCES = ("แหล่ง", "ที่มา")


def as_cells_say(columns: list[Column], body: Sequence[GridRow]) -> list[Column]:
    """The columns of a head, those of money without a year by what all rows below it (``body``) have in them, but for
    its own words where they stand again.

    Ticks are none (``ใช้ | ไม่ใช้`` below ``การใช้งบประมาณ``), nor are the words of a column of sources. What is a count
    times a price in each row is the money, and the count is none.
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
    for price in (column for column in columns if column.role == "price"):
        for count, whole in _products(columns, price, body):
            roles |= {count: "target", whole: "budget"}
    return [
        column._replace(role=role, money=role == "budget") if (role := roles.get(column.place)) else column
        for column in columns
    ]


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
    wholes = [one for one in columns if one.role in ("budget", "sum") and _names_money(one)]
    found = [
        (count.place, whole.place) for count in counts for whole in wholes if _is_product(count, price, whole, body)
    ]
    yield from found if len(found) == 1 else ()


def _names_money(column: Column) -> bool:
    return any(word in text for text in column.texts for word in _WORDS_OF_MONEY)


def _is_product(count: Column, price: Column, whole: Column, body: Sequence[GridRow]) -> bool:
    """Whether rows have the product; one that has neither a count nor a price may be a total."""
    proofs = 0
    for row in body:
        factors = [_amount(row, one.place) for one in (count, price)]
        product = _amount(row, whole.place)
        if product is None or factors == [None, None]:
            continue
        if None in factors or product != (factors[0] or 0) * (factors[1] or 0):
            return False
        proofs += 1
    return proofs >= _LEAST_PRODUCTS


def _amount(row: GridRow, place: int) -> Decimal | None:
    return parse_cell(row.text(place)).amount
