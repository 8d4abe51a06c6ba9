"""The words that describe a table and a column, and the columns that several tables share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from normalize.schema.labels import Labels
from normalize.schema.titles import TABLE_TITLES, column_title

ColumnType = Literal["string", "int32", "float64", "bool", "date32", "decimal128(18, 2)", "decimal128(38, 6)"]
"""The published types; money is always ``decimal128(18, 2)`` baht, a number as it is printed ``decimal128(38, 6)``."""


@dataclass(frozen=True, slots=True)
class Column:
    """One published column.

    ``labels`` has every value that it may hold, with its meaning in English and Thai; empty where any is allowed.
    """

    name: str
    type: ColumnType
    description_en: str
    description_th: str
    unit: str | None = None
    labels: Labels = field(default_factory=dict, hash=False)
    nullable: bool = False
    title_en: str = ""
    title_th: str = ""

    @property
    def enum(self) -> tuple[str, ...]:
        """Every value that the column may hold; empty where any is allowed."""
        return tuple(self.labels)


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """``columns`` of a table that name a row of ``table`` by its ``references``; a key with a null names none."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One published table, equal only to itself.

    ``key`` is unique; rows are sorted by it, nulls first, strings by code point. A table ``in_parts`` is published as a
    folder of Parquet files.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    description_en: str
    description_th: str
    title_en: str
    title_th: str
    in_parts: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The column names in published order."""
        return tuple(column.name for column in self.columns)

    def any_nullable(self, names: Iterable[str]) -> bool:
        """Whether one of these columns may hold a null."""
        return any(self.column(name).nullable for name in names)

    def column(self, name: str) -> Column:
        """The column of that name. Raises ``KeyError`` where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def text(
    name: str, en: str, th: str, *, null: bool = False, labels: Labels | None = None, unit: str | None = None
) -> Column:
    """A column of strings; ``labels`` has its values where they are an enumeration."""
    return Column(name, "string", en, th, unit=unit, labels=labels or {}, nullable=null)


def integer(name: str, en: str, th: str, *, null: bool = False, unit: str | None = None) -> Column:
    """A column of whole numbers."""
    return Column(name, "int32", en, th, unit=unit, nullable=null)


def number(name: str, en: str, th: str, *, null: bool = False, unit: str | None = None) -> Column:
    """A column of floating-point numbers."""
    return Column(name, "float64", en, th, unit=unit, nullable=null)


def flag(name: str, en: str, th: str) -> Column:
    """A column of true and false, never null."""
    return Column(name, "bool", en, th)


def date(name: str, en: str, th: str) -> Column:
    """A column of dates (Common Era), null where the document gives none."""
    return Column(name, "date32", en, th, nullable=True)


def baht(name: str, en: str, th: str) -> Column:
    """A column of money. Null is absent; a printed 0 is 0."""
    return Column(name, "decimal128(18, 2)", en, th, unit="baht", nullable=True)


def printed_number(name: str, en: str, th: str) -> Column:
    """A column of numbers as they are printed, exact and not scaled; null where none can be read or held."""
    return Column(name, "decimal128(38, 6)", en, th, nullable=True)


def year_be(name: str, en: str, th: str, *, null: bool = True) -> Column:
    """A column of Buddhist Era years as printed."""
    return integer(name, en, th, null=null, unit="year (Buddhist Era)")


def year_ce(name: str, en: str, th: str) -> Column:
    """A column of Common Era years, derived: Buddhist Era minus 543."""
    return integer(name, en, th, null=True, unit="year (Common Era)")


def ordinal(en: str, th: str) -> Column:
    """The column that counts rows from 1 within the rest of the key."""
    return integer("ordinal", en, th)


PLAN_ID = text(
    "plan_id",
    "the plan: its source's path under the raw folder without the suffix",
    "รหัสแผน: ที่อยู่ของไฟล์ต้นทางในโฟลเดอร์ข้อมูลดิบ ไม่รวมนามสกุลไฟล์",
)
PROJECT_ID = text(
    "project_id",
    "the project: plan_id, a slash, and its ordinal in at least three digits",
    "รหัสโครงการ: plan_id ตามด้วย / และลำดับอย่างน้อยสามหลัก",
)
AMOUNT_ORDINAL = integer(
    "amount_ordinal",
    "the printed number in amounts, by its ordinal; null where the value is no number or its number is not known",
    "ลำดับของตัวเลขที่พิมพ์ในตาราง amounts ว่างเมื่อค่านี้ไม่ใช่ตัวเลขหรือไม่ทราบว่าเป็นตัวเลขใด",
    null=True,
)
UNIT_FACTOR = integer(
    "unit_factor",
    "what the printed number was multiplied by for its unit: 1, or 1000 for thousands; null where there is no amount",
    "ตัวคูณตามหน่วยที่พิมพ์ เช่น 1 หรือ 1000 เมื่อหน่วยเป็นพันบาท ว่างเมื่อไม่มีจำนวนเงิน",
    null=True,
)
TO_PLAN = ForeignKey(("plan_id",), "plans", ("plan_id",))
TO_PROJECT = ForeignKey(("project_id",), "projects", ("project_id",))
TO_AMOUNT = ForeignKey(("plan_id", "amount_ordinal"), "amounts", ("plan_id", "ordinal"))
PROVENANCE = (
    integer(
        "line_start",
        "first line of the source's text that the row was read from",
        "บรรทัดแรกของข้อความต้นทางที่อ่านแถวนี้มา",
        unit="line",
    ),
    integer(
        "line_end",
        "last line of the source's text that the row was read from",
        "บรรทัดสุดท้ายของข้อความต้นทางที่อ่านแถวนี้มา",
        unit="line",
    ),
    integer(
        "page_start",
        "page of line_start; null where the source has no pages",
        "หน้าที่มีบรรทัดแรก ว่างเมื่อต้นทางไม่มีหน้า",
        null=True,
        unit="page",
    ),
    integer(
        "page_end",
        "page of line_end; null where the source has no pages",
        "หน้าที่มีบรรทัดสุดท้าย ว่างเมื่อต้นทางไม่มีหน้า",
        null=True,
        unit="page",
    ),
)
"""Where a row was read; every table ends with these four."""


def table(
    name: str,
    en: str,
    th: str,
    key: tuple[str, ...],
    columns: tuple[Column, ...],
    foreign_keys: tuple[ForeignKey, ...] = (TO_PLAN,),
    *,
    in_parts: bool = False,
) -> Table:
    """A table with its provenance columns and all titles added. Raises ``KeyError`` where a title is missing."""
    titled = []
    for column in (*columns, *PROVENANCE):
        title_en, title_th = column_title(name, column.name)
        titled.append(replace(column, title_en=title_en, title_th=title_th))
    return Table(name, tuple(titled), key, foreign_keys, en, th, *TABLE_TITLES[name], in_parts)
