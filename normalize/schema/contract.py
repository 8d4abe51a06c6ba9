"""The gate before anything is published: rows fit the schema in every column, key and reference, or the run stops."""

from __future__ import annotations

import datetime
import struct
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import accumulate, chain, pairwise
from math import isfinite
from operator import itemgetter, lt
from typing import Any

from extract.ground.errors import ContractError
from normalize.schema.columns import Column, ForeignKey, Table
from normalize.schema.keys import DataRow, below_all, nulls_first
from normalize.schema.tables import TABLES

ColumnValues = tuple[Sequence[Any], ...]
"""The values of a table, one sequence a column, in schema order."""

_NONE = type(None)
_PYTHON: dict[str, frozenset[type]] = {
    "string": frozenset({str, _NONE}),
    "int32": frozenset({int, _NONE}),
    "float64": frozenset({float, int, _NONE}),
    "bool": frozenset({bool, _NONE}),
    "date32": frozenset({datetime.date, _NONE}),
    "decimal128(18, 2)": frozenset({Decimal, _NONE}),
    "decimal128(38, 6)": frozenset({Decimal, _NONE}),
}
LARGEST_BAHT = Decimal(10) ** 16
"""No amount reaches it: what a column of money can hold."""

LARGEST_PRINTED = Decimal(10) ** 32
"""No number as printed reaches it: what such a column can hold."""


def enforce(table: Table, rows: Sequence[DataRow], starts: Collection[int] = ()) -> ColumnValues:
    """Check the rows of one table; give them back as columns, which is how they were checked and are written.

    Raises ``ContractError``, with table, column and row, for a missing or unknown column, a wrong type, a value that
    the type cannot hold, a null or a value that the column does not allow, a key that stands twice, and rows that are
    not in the order of their key. Where another plan begins (``starts``), a key may be less than the one above it.
    """
    columns = _as_columns(table, rows)
    for column, values in zip(table.columns, columns, strict=True):
        _enforce_column(table, column, values)
    _enforce_key(table, columns, starts)
    return columns


def _as_columns(table: Table, rows: Sequence[DataRow]) -> ColumnValues:
    """The values of rows by column, whatever order theirs have. Raises as :func:`enforce` where they have others."""
    if not rows:
        return tuple(() for _ in table.columns)
    try:
        columns = tuple(zip(*map(_in_schema_order(table), rows), strict=True))
    except KeyError as error:
        raise ContractError(f"{table.name}: a row lacks the column {error}") from error
    if set(map(len, rows)) != {len(columns)}:
        number, row = next((number, row) for number, row in enumerate(rows) if len(row) != len(columns))
        raise ContractError(f"{table.name}, row {number}: unknown columns {sorted(row.keys() - set(table.names))}")
    return columns


def enforce_all(*plans: Mapping[str, Sequence[DataRow]]) -> dict[str, ColumnValues]:
    """Check every table of some plans, and the references between them; give all tables back as columns, in which the
    rows of one plan stand below those of the other.

    Raises ``ContractError`` as :func:`enforce` does, and for a missing or unknown table, for a reference to no row of
    the same plan, and for a row with another plan's ``plan_id``.
    """
    for rows in plans:
        if rows.keys() != TABLES.keys():
            raise ContractError(f"tables missing or unknown: {sorted(rows.keys() ^ TABLES.keys())}")
    columns: dict[str, ColumnValues] = {}
    for name, table in TABLES.items():
        ends = list(accumulate(len(rows[name]) for rows in plans))
        columns[name] = enforce(table, list(chain.from_iterable(rows[name] for rows in plans)), ends[:-1])
        if len(plans) > 1 and ends[-1]:
            _enforce_plans(table, columns[name], plans, ends)
    for name, table in TABLES.items():
        for key in table.foreign_keys:
            _enforce_reference(table, key, columns[name], columns[key.table])
    return columns


@cache
def _in_schema_order(table: Table) -> Callable[[DataRow], tuple[Any, ...]]:
    return itemgetter(*table.names)


@cache
def _places(table: Table, names: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(map(table.names.index, names))


@cache
def _below_all(table: Table) -> tuple[str | int, ...]:
    return tuple(below_all(table.column(name)) for name in table.key)


def _enforce_column(table: Table, column: Column, values: Sequence[Any]) -> None:
    types = set(map(type, values))
    if _NONE in types:
        if not column.nullable:
            raise _refusal(table, column, values, lambda value: value is None, "null")
        if len(types) == 1:
            return
    allowed = _PYTHON[column.type]
    if not types <= allowed:
        raise _refusal(table, column, values, lambda value: type(value) not in allowed, f"not {column.type}")
    if column.labels and not set(values) - {None} <= column.labels.keys():
        raise _refusal(table, column, values, lambda value: value not in (*column.enum, None), "not in the enum")
    fits = _FITS.get(column.type)
    if fits:
        present = values if _NONE not in types else [value for value in values if value is not None]
        # Whole numbers are tried all at once. Amounts are often the same.
        if not (_fits_int(*present) if fits is _fits_int else all(map(fits, set(present)))):
            raise _refusal(
                table,
                column,
                values,
                lambda value: value is not None and not fits(value),
                f"does not fit {column.type}",
            )


def _fits_int(*values: int) -> bool:
    try:
        struct.pack(f"{len(values)}i", *values)
    except struct.error:
        return False
    return True


def _fits_money(value: Decimal) -> bool:
    return value.is_finite() and abs(value) < LARGEST_BAHT and value * 100 == (value * 100).to_integral_value()


def _fits_printed(value: Decimal) -> bool:
    if not value.is_finite() or value.copy_abs() >= LARGEST_PRINTED:
        return False
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and (exponent >= -6 or value == round(value, 6))


_FITS: dict[str, Callable[[Any], bool]] = {
    "int32": _fits_int,
    "float64": isfinite,
    "decimal128(18, 2)": _fits_money,
    "decimal128(38, 6)": _fits_printed,
}


def _enforce_plans(
    table: Table, columns: ColumnValues, plans: Sequence[Mapping[str, Sequence[DataRow]]], ends: Sequence[int]
) -> None:
    """Each plan's rows carry its ``plan_id``: no row is taken for another plan's, and no reference leads there."""
    (place,) = _places(table, ("plan_id",))
    for rows, (start, end) in zip(plans, pairwise((0, *ends)), strict=True):
        own = [row["plan_id"] for row in rows["plans"]]
        if set(columns[place][start:end]) - set(own):
            raise ContractError(f"{table.name}: rows of another plan among those of {own}")


def _enforce_key(table: Table, columns: ColumnValues, starts: Collection[int]) -> None:
    parts = [columns[place] for place in _places(table, table.key)]
    keys = list(zip(*map(nulls_first, parts, _below_all(table)), strict=True))
    if all(map(lt, keys, keys[1:])):
        return
    for number, (before, after) in enumerate(pairwise(keys), start=1):
        if not before < after and (number not in starts or before == after):
            wrong = "stands twice" if before == after else "is out of order"
            key = tuple(part[number] for part in parts)
            raise ContractError(f"{table.name}, row {number}: the key {key} {wrong}")


def _enforce_reference(table: Table, key: ForeignKey, columns: ColumnValues, target: ColumnValues) -> None:
    """Each reference names a row of its own plan: it is compared with the plan's id beside it."""
    if not columns[0]:
        return
    named = _distinct(table, columns, key.columns)
    known = _distinct(TABLES[key.table], target, key.references)
    dangling = sorted(name[-len(key.columns) :] for name in named - known if None not in name)
    if dangling:
        raise ContractError(f"{table.name}: {key.columns} names no row of {key.table}: {dangling[0]}")


def _distinct(table: Table, columns: ColumnValues, names: tuple[str, ...]) -> set[tuple[Any, ...]]:
    """What stands in some columns together, each once, behind the plan's id where these are not that alone."""
    if names == ("plan_id",):
        (place,) = _places(table, names)
        return set(zip(set(columns[place]), strict=True))
    return set(zip(*(columns[place] for place in _places(table, ("plan_id", *names))), strict=True))


def _refusal(
    table: Table, column: Column, values: Sequence[Any], wrong: Callable[[Any], bool], what: str
) -> ContractError:
    number = next(number for number, value in enumerate(values) if wrong(value))
    return ContractError(f"{table.name}.{column.name}, row {number}: {what}: {values[number]!r}")
