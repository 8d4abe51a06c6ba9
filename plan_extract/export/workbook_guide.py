"""What the first two sheets of a workbook say: how to read it, and what every column means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from normalize.schema.columns import Column, Table
from plan_extract.export.batches import Chosen

FIRST, DICTIONARY = "อ่านก่อน", "พจนานุกรม"
"""The names of the sheets: read first, dictionary."""

DICTIONARY_HEADS = (
    "แผ่นงาน\nsheet",
    "คอลัมน์\ncolumn",
    "ชื่อภาษาไทย\nThai title",
    "ชื่อภาษาอังกฤษ\nEnglish title",
    "ชนิดข้อมูล\ntype",
    "หน่วย\nunit",
    "ความหมาย\nmeaning in Thai",
    "ความหมายภาษาอังกฤษ\nmeaning in English",
    "ค่าที่เป็นไปได้\nvalues",
)

_READING = (
    (
        "ช่องว่าง คือ ไม่มีค่า หรืออ่านค่าได้ไม่แน่ชัด ไม่ใช่ศูนย์ ของจำนวนเงินให้ดูเหตุผลในคอลัมน์ status",
        "An empty cell: there is no value, or none that could be read for certain. It is not 0. Of an amount the "
        "column status says why.",
    ),
    (
        "0.00 คือ แผนพิมพ์เลขศูนย์ไว้ ส่วน status เป็น dash คือ แผนพิมพ์ขีด (-) ไว้ ทั้งสองอย่างไม่เหมือนกัน",
        "0.00: the plan prints a zero. Where status is dash the plan prints a dash (-). The two are not the same.",
    ),
    (
        "แผ่นงาน budget มีเฉพาะงบประมาณในตาราง รวมยอดได้ ในแผ่นงาน budget_lines ให้เลือก source เป็น table หรือ detail "
        "อย่างใดอย่างหนึ่ง เพราะทั้งสองแห่งระบุเงินก้อนเดียวกัน",
        "The sheet budget has the amounts of the budget tables alone and can be added up. In budget_lines take source "
        "table or detail, never both: they state the same money twice.",
    ),
    (
        "จำนวนเงินที่พิมพ์ไว้ให้หลายโครงการร่วมกันโดยไม่มีสิ่งใดบอกว่าเป็นของโครงการใด ไม่อยู่ในแผ่นงาน budget "
        "แต่อยู่ในแผ่นงาน shared_amounts และแผ่นงาน budget_sums บอกว่าเพิ่มยอดรวมของแต่ละปีอย่างน้อยและอย่างมากเท่าใด",
        "An amount that is printed for several projects together, and that nothing gives to one of them, is not in the "
        "sheet budget. It is in shared_amounts, and budget_sums says what such amounts add to the sum of a year, at "
        "least and at most.",
    ),
    (
        "แผนที่ซ้ำกับแผนอื่นหรือมีฉบับใหม่กว่า (แผ่นงาน plan_relations) ไม่อยู่ในแผ่นงาน budget แต่อยู่ในแผ่นงานอื่นทุกแผ่น",
        "A plan that is in the dataset twice, or that has a newer edition (sheet plan_relations), is not in the sheet "
        "budget. It is in all others.",
    ),
    (
        "ก่อนใช้ตัวเลข ให้ดูแผ่นงาน issues: error คือ ตัวเลขผิดหรือน่าสงสัย warning คือ อาจผิด info คือ ไม่กระทบตัวเลข",
        "Before using a number see the sheet issues. error: a number is wrong or in doubt; warning: it may be; info: "
        "it is not.",
    ),
    (
        "ทุกแถวบอกบรรทัดและหน้าของแผนที่อ่านมา (line_start ถึง page_end) เพื่อให้ตรวจสอบกับต้นฉบับได้",
        "Every row tells the lines and pages of the plan that it was read from (line_start to page_end), to check it.",
    ),
    (
        "ปีในคอลัมน์ที่ชื่อลงท้ายด้วย _be เป็นพุทธศักราช _ce เป็นคริสต์ศักราช วันที่เป็นคริสต์ศักราช (ปี-เดือน-วัน) จำนวนเงินเป็นบาท",
        "Years in columns named _be are Buddhist Era, _ce Common Era. Dates are Common Era (year-month-day), money is "
        "baht.",
    ),
    (
        "จำนวนที่เกิน 15 หลักเขียนเป็นข้อความ เพราะ Excel เก็บตัวเลขได้แม่นยำเพียง 15 หลัก",
        "An amount of more than 15 digits is written as text: Excel keeps no more digits of a number.",
    ),
)

Look = Literal["title", "head", "sheet", "plain", "english"]


@dataclass(frozen=True, slots=True)
class GuideLine:
    """A row of the first sheet and how it looks; the values of a ``sheet`` begin with the sheet's name."""

    look: Look
    values: tuple[str | int, ...] = ()


def guide_rows(chosen: Chosen, cut: int) -> Iterator[GuideLine]:
    """The first sheet: what this is, how to read it, which sheets there are. ``cut`` texts were too long for a cell."""
    version = chosen.version
    plans = version.rows("plans") if chosen.plans is None else len(chosen.plans)
    yield GuideLine("title", ("แผนปฏิบัติการป้องกันการทุจริตขององค์กรปกครองส่วนท้องถิ่น",))
    yield GuideLine("english", ("Anti-corruption plans of Thai local governments: what was read from them",))
    yield GuideLine("plain")
    yield GuideLine("plain", ("จำนวนแผน / plans", plans))
    if chosen.only:
        yield GuideLine("plain", ("เฉพาะแผน / only", ", ".join(chosen.only)))
    yield GuideLine("plain", ("เผยแพร่เมื่อ / published", version.published))
    yield GuideLine(
        "plain",
        (
            "โปรแกรม / program",
            f"plan-extract {version.manifest['extractor_version']}, schema {version.manifest['schema_version']}",
        ),
    )
    yield GuideLine("plain")
    yield GuideLine("head", ("วิธีอ่าน / how to read it",))
    for thai, english in _READING:
        yield GuideLine("plain", (thai,))
        yield GuideLine("english", (english,))
    if cut:
        yield GuideLine("plain", (f"ข้อความ {cut:,} ช่องยาวเกินที่ Excel เก็บได้ จึงถูกตัดและมีเครื่องหมายที่ท้ายข้อความ",))
        yield GuideLine("english", (f"Texts longer than a cell can hold, cut with a mark at their end: {cut:,}.",))
    yield GuideLine("plain")
    yield GuideLine(
        "head", ("แผ่นงาน / sheet", "แถว / rows", "ชื่อ", "title", "หนึ่งแถวคืออะไร", "what it holds, in English")
    )
    for table in chosen.tables:
        yield GuideLine(
            "sheet",
            (
                table.name,
                chosen.rows[table.name],
                table.title_th,
                table.title_en,
                table.description_th,
                table.description_en,
            ),
        )


def dictionary_rows(tables: Sequence[Table]) -> Iterator[tuple[str, ...]]:
    """A row for each column of each table, under :data:`DICTIONARY_HEADS`.

    >>> from normalize.schema.tables import TABLES
    >>> next(dictionary_rows([TABLES["targets"]]))[:3]
    ('targets', 'plan_id', 'รหัสแผน')
    """
    for table in tables:
        for column in table.columns:
            yield (
                table.name,
                column.name,
                column.title_th,
                column.title_en,
                column.type,
                column.unit or "",
                column.description_th,
                column.description_en,
                _values(column),
            )


def _values(column: Column) -> str:
    return "\n".join(f"{value} = {thai} ({english})" for value, (english, thai) in column.labels.items())
