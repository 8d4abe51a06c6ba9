"""Python values -> Arrow arrays, without ``pyarrow.array``: its first call imports pandas where that is installed.

That import costs ten times as much as a plan, in every process of a run. Values have passed the contract before.
"""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Sequence
from decimal import Context, Decimal
from functools import cache
from itertools import accumulate, repeat
from operator import is_
from typing import TYPE_CHECKING, Any

from extract.ground.errors import ContractError
from normalize.schema.columns import Column
from normalize.schema.tables import arrow_type

if TYPE_CHECKING:
    import pyarrow as pa

_type = cache(arrow_type)
_WIDE = Context(prec=40)
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
    # Asked of each whether it is None, not whether it equals it: a Decimal takes its time for that.
    if column.nullable and (nulls := sum(map(is_, values, repeat(None)))):
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


def _bits(flags: Sequence[bool]) -> bytes:
    """The flags as a bitmap, the first in the lowest bit.

    >>> _bits([True, False, True])
    b'\\x05'
    """
    digits = "".join(["1" if flag else "0" for flag in reversed(flags)]) or "0"
    return int(digits, 2).to_bytes((len(flags) + 7) // 8, "little")


def _strings(values: Sequence[str]) -> tuple[array[int], bytes]:
    if values and values[0] and values[0] == values[-1] and values.count(values[0]) == len(values):
        text = values[0].encode()
        return array("i", range(0, len(text) * len(values) + 1, len(text))), text * len(values)
    if values and values[0].isascii():
        joined = "".join(values)
        if joined.isascii():  # keys, codes: they are as long as their bytes
            return array("i", [0, *accumulate(map(len, values))]), joined.encode()
    texts = list(map(str.encode, values))
    return array("i", [0, *accumulate(map(len, texts))]), b"".join(texts)


def _integers(values: Sequence[int]) -> tuple[array[int]]:
    return (array("i", values),)


def _floats(values: Sequence[float]) -> tuple[array[float]]:
    return (array("d", values),)


def _booleans(values: Sequence[bool]) -> tuple[bytes]:
    return (_bits(values),)


def _dates(values: Sequence[datetime.date]) -> tuple[array[int]]:
    return (array("i", [value.toordinal() - _EPOCH for value in values]),)


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
