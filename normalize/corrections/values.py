"""What a person may correct, and how a value is written in ``corrections.csv``: as the dataset shows it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal

from extract.ground.errors import UsageError
from normalize.schema.columns import Column
from normalize.schema.contract import LARGEST_BAHT
from normalize.schema.money_text import baht_text
from normalize.schema.tables import TABLES
from parsers.values.geography import provinces

CORRECTABLE: Mapping[str, tuple[str, ...]] = {
    "plans": (
        "title",
        "org_name",
        "org_type",
        "subdistrict",
        "district",
        "province",
        "start_year_be",
        "end_year_be",
        "announced_on",
        "signatory_name",
        "signatory_position",
        "document_month",
    ),
    "projects": (
        "kind",
        "title",
        "table_title",
        "alternative_title",
        "responsible_unit",
        "remark",
        "target_group",
        "target_count",
        "location",
        "period_text",
        "period_start_be",
        "period_end_be",
        "period_start_on",
        "period_end_on",
        "budget_text",
        "budget_status",
    ),
}
"""What a person may correct: what was read, and not what names, finds or follows from it."""

AMOUNT = "amount_baht"
WITHOUT_AMOUNT = ("dash", "blank", "none", "ambiguous")
"""What a cell of the budget table may say instead of an amount."""

Value = str | int | Decimal | datetime.date | None

_AMOUNT_COLUMN = re.compile(rf"{AMOUNT}\[([0-9]{{4}})\]")
_AMOUNT = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]{1,2})?")
_WHOLE = re.compile(r"[0-9]{1,9}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS_BE = range(2400, 2800)
_YEARS_CE = range(1900, 2100)
_DATE_REMEDY = "Write 2023-01-31, with the year in the Common Era"


def shown(value: Value) -> str | None:
    """A value as issues show it; None stays None.

    >>> shown(Decimal("20000.00")), shown(datetime.date(2023, 1, 31)), shown(2566), shown(None)
    ('20,000', '2023-01-31', '2566', None)
    """
    return None if value is None else baht_text(value) if isinstance(value, Decimal) else str(value)


def column_of(name: str, project: int | None) -> tuple[Column, int | None]:
    """The column that ``name`` stands for, and the year of an amount. ``project`` is None for a column of ``plans``.

    Raises ``UsageError`` for one that cannot be corrected.

    >>> column, year = column_of("amount_baht[2566]", 7)
    >>> column.name, year
    ('amount_baht', 2566)
    """
    match = _AMOUNT_COLUMN.fullmatch(name)
    if match and project:
        return TABLES["budget_lines"].column(AMOUNT), int(match[1])
    table = "projects" if project else "plans"
    if name not in CORRECTABLE[table]:
        amount_example = (f"{AMOUNT}[2566]",) if project else ()
        what = f"{name or 'nothing'} is no column of {table} that can be corrected"
        raise UsageError(what, f"Take one of: {', '.join((*CORRECTABLE[table], *amount_example))}")
    return TABLES[table].column(name), None


def value_of(column: Column, name: str, text: str) -> Value:
    """The value that ``text`` is for a column; empty is None. ``name`` is the cell's own, for messages.

    Raises ``UsageError`` for a text that is no such value.

    >>> amount, _ = column_of("amount_baht[2566]", 7)
    >>> value_of(amount, "old", "20,000"), value_of(amount, "old", "dash"), value_of(amount, "old", "")
    (Decimal('20000.00'), 'dash', None)
    """
    if not text:
        return None
    match column.type:
        case "decimal128(18, 2)":
            if text in WITHOUT_AMOUNT:
                return text
            if _AMOUNT.fullmatch(text) and (amount := Decimal(text.replace(",", ""))) < LARGEST_BAHT:
                return amount.quantize(Decimal("0.01"))
            remedy = f"Write 1234.50, or {', '.join(WITHOUT_AMOUNT)}, or nothing"
            raise UsageError(f"{name} ({text}) is no amount", remedy)
        case "int32":
            if _WHOLE.fullmatch(text):
                return int(text)
            raise UsageError(f"{name} ({text}) is no whole number", "Write it in the digits 0-9, without separators")
        case "date32":
            with suppress(ValueError):  # the 31st of February
                if _DATE.fullmatch(text):
                    return datetime.date.fromisoformat(text)
            raise UsageError(f"{name} ({text}) is no date", _DATE_REMEDY)
    if column.enum and text not in column.enum:
        raise UsageError(f"{name} ({text}) is no value of {column.name}", f"Take one of: {', '.join(column.enum)}")
    return text


def check_new(column: Column, new: Value) -> None:
    """Raise ``UsageError`` for a new value that no plan can have: the contract would refuse it, or it is a slip."""
    if new is None and not column.nullable:
        raise UsageError(f"{column.name} is never null", f"Take one of: {', '.join(column.enum)}")
    if isinstance(new, int) and column.name.endswith("_be") and new not in _YEARS_BE:
        raise UsageError(f"new ({new}) is no year of the Buddhist Era", "Write 2566 for 2023")
    if isinstance(new, datetime.date) and new.year not in _YEARS_CE:
        raise UsageError(f"new ({new}) is no date of the Common Era", _DATE_REMEDY)
    if column.name == "province" and new is not None and new not in provinces():
        raise UsageError(f"new ({new}) is no province", "Write its Thai name without จังหวัด")
    if column.name == "budget_status" and new == "amount":
        remedy = "Take none, dash, blank or missing_field"
        raise UsageError("an amount of a detail block cannot be added by hand", remedy)
