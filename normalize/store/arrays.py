"""Python values -> Arrow arrays, without ``pyarrow.array``: its first call imports pandas where that is installed.

That import costs ten times as much as a plan, in every process of a run. Values have passed the contract before.
"""

from __future__ import annotations

import datetime
import struct
from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from extract.ground.errors import ContractError
from normalize.schema.columns import Column
from normalize.schema.tables import arrow_type

if TYPE_CHECKING:
    import pyarrow as pa

_type = cache(arrow_type)
_WIDE = Context(prec=40)
_BINARY = bytes.maketrans(b"\0\1", b"01")
_EPOCH = datetime.date(1970, 1, 1).toordinal()
_NOTHING: dict[str, object] = {
    "string": "",
    "int32": 0,
    "float64": 0.0,
    "bool": False,
    "date32": datetime.date(1970, 1, 1),
    "decimal128(18, 2)": Decimal(0),
    "decimal128(38, 6)": Decimal(0),
}
"""What stands in the place of a null; a bitmap says that it is none."""


def to_array(column: Column, values: Sequence[Any]) -> pa.Array:
    """The values of one column as an Arrow array of its type.

    Raises ``ContractError`` for a text that is not Unicode (a lone surrogate).

    >>> to_array(Column("n", "int32", "", "", nullable=True), [7, None]).to_pylist()
    [7, None]
    """
    import pyarrow as pa

    validity = None
    if column.nullable and (nulls := _nulls(column, values)):
        if nulls == len(values):
            return pa.nulls(nulls, _type(column.type))
        validity = pa.py_buffer(_bits([value is not None for value in values]))
        nothing = _NOTHING[column.type]
        values = [nothing if value is None else value for value in values]
    try:
        data = _ENCODERS[column.type](values)
    except UnicodeEncodeError as error:
        raise ContractError(f"{column.name}: a text is not Unicode: {error}") from error
    return pa.Array.from_buffers(_type(column.type), len(values), [validity, *map(pa.py_buffer, data)])


def _nulls(column: Column, values: Sequence[Any]) -> int:
    """How many values are null. A Decimal that is compared with None asks first whether None is a number: slow."""
    if column.type.startswith("decimal"):
        return sum([value is None for value in values])
    return values.count(None)


def _bits(flags: Sequence[bool]) -> bytes:
    """The flags as a bitmap, the first in the lowest bit.

    >>> _bits([True, False, True])
    b'\\x05'
    """
    digits = bytes(flags)[::-1].translate(_BINARY) or b"0"
    return int(digits, 2).to_bytes((len(flags) + 7) // 8, "little")


def _strings(values: Sequence[str]) -> tuple[bytes, bytes]:
    first = values[0] if values else ""
    if first and first == values[-1] and values.count(first) == len(values):
        text = first.encode()
        return _int32(range(0, len(text) * len(values) + 1, len(text))), text * len(values)
    if first.isascii():
        joined = "".join(values)
        if joined.isascii():  # keys, codes: they are as long as their bytes
            return _ends(map(len, values)), joined.encode()
    distinct = set(values)
    if 2 * len(distinct) < len(values):  # headings, titles of the tree
        encoded = {value: value.encode() for value in distinct}
        texts = [encoded[value] for value in values]
    else:
        texts = list(map(str.encode, values))
    return _ends(map(len, texts)), b"".join(texts)


def _ends(lengths: Iterable[int]) -> bytes:
    """Where the first text begins and each one ends."""
    return _int32([0, *accumulate(lengths)])


def _int32(values: Sequence[int]) -> bytes:
    return struct.pack(f"{len(values)}i", *values)


def _integers(values: Sequence[int]) -> tuple[bytes]:
    return (_int32(values),)


def _floats(values: Sequence[float]) -> tuple[bytes]:
    return (struct.pack(f"{len(values)}d", *values),)


def _booleans(values: Sequence[bool]) -> tuple[bytes]:
    return (_bits(values),)


def _dates(values: Sequence[datetime.date]) -> tuple[bytes]:
    return (_int32([value.toordinal() - _EPOCH for value in values]),)


def _decimals(values: Sequence[Decimal]) -> tuple[bytes]:
    return (b"".join([int(value * 100).to_bytes(16, "little", signed=True) for value in values]),)


def _printed_numbers(values: Sequence[Decimal]) -> tuple[bytes]:
    # Scaled by the exponent: a multiplication would round to the 28 digits of the context.
    return (b"".join([int(value.scaleb(6, _WIDE)).to_bytes(16, "little", signed=True) for value in values]),)


_ENCODERS: dict[str, Any] = {
    "string": _strings,
    "int32": _integers,
    "float64": _floats,
    "bool": _booleans,
    "date32": _dates,
    "decimal128(18, 2)": _decimals,
    "decimal128(38, 6)": _printed_numbers,
}
"""From values to the buffers of an array, but for that of its nulls."""
