"""Python values -> Arrow arrays, without ``pyarrow.array``: its first call imports pandas where that is installed.

That import costs ten times as much as a plan, in every process of a run. Values have passed the contract before.
"""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from plan_extract.extract.errors import ContractError
from plan_extract.normalize.columns import Column
from plan_extract.normalize.schema import arrow_type

if TYPE_CHECKING:
    import pyarrow as pa

_EPOCH = datetime.date(1970, 1, 1).toordinal()
_NOTHING = Decimal(0)


def to_array(column: Column, values: Sequence[Any]) -> pa.Array:
    """The values of one column as an Arrow array of its type.

    Raises ``ContractError`` for a text that is not Unicode (a lone surrogate).

    >>> to_array(Column("n", "int32", "", ""), [7, None]).to_pylist()
    [7, None]
    """
    import pyarrow as pa

    same = bool(values) and values[0] == values[-1] and values.count(values[0]) == len(values)
    if same and values[0] is None:
        return pa.nulls(len(values), arrow_type(column.type))
    if column.type == "string":
        return pa.repeat(_strings(column, values[:1])[0], len(values)) if same else _strings(column, values)
    data = _ENCODERS[column.type](values)
    return pa.Array.from_buffers(arrow_type(column.type), len(values), [_validity(values), pa.py_buffer(data)])


def _strings(column: Column, values: Sequence[str | None]) -> pa.Array:
    from pyarrow.lib import StringBuilder

    builder = StringBuilder()
    try:
        builder.append_values(values)
    except UnicodeEncodeError as error:
        raise ContractError(f"{column.name}: a text is not Unicode: {error}") from error
    return builder.finish()


def _validity(values: Sequence[object]) -> pa.Buffer | None:
    import pyarrow as pa

    return pa.py_buffer(_bits([value is not None for value in values])) if None in values else None


def _bits(flags: Sequence[bool]) -> bytes:
    """The flags as a bitmap, the first in the lowest bit.

    >>> _bits([True, False, True])
    b'\\x05'
    """
    digits = "".join(["1" if flag else "0" for flag in reversed(flags)]) or "0"
    return int(digits, 2).to_bytes((len(flags) + 7) // 8, "little")


def _integers(values: Sequence[int | None]) -> array[int]:
    return array("i", [value or 0 for value in values])


def _floats(values: Sequence[float | None]) -> array[float]:
    return array("d", [value or 0.0 for value in values])


def _booleans(values: Sequence[bool | None]) -> bytes:
    return _bits([bool(value) for value in values])


def _dates(values: Sequence[datetime.date | None]) -> array[int]:
    return array("i", [value.toordinal() - _EPOCH if value else 0 for value in values])


def _decimals(values: Sequence[Decimal | None]) -> bytes:
    return b"".join([int((value or _NOTHING) * 100).to_bytes(16, "little", signed=True) for value in values])


_ENCODERS: dict[str, Any] = {
    "int32": _integers,
    "float64": _floats,
    "bool": _booleans,
    "date32": _dates,
    "decimal128(18, 2)": _decimals,
}
