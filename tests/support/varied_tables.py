"""Small whole plans whose budget tables differ in what their columns mean: units, bands, quarters, months, targets.

The truth is the amount of each project and year, and what each total declares; a dialect's printer adds nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from extract.ground.characters import thai_digits
from random_plans import DIMENSIONS, MISSIONS, TITLES

Cell = str
Row = list[Cell]
Year = int | None

UNITS = {"บาท": 1, "พันบาท": 1000, "หมื่นบาท": 10_000, "แสนบาท": 100_000, "ล้านบาท": 1_000_000}
SEVERAL = (
    ("งบประมาณ", "สะสม"),
    ("เดิม", "แก้ไขเป็น"),
    ("งบประมาณ", "เบิกจ่าย"),
    ("งบ อบต.", "งบอุดหนุน", "รวม"),
    ("เดิม", "เพิ่ม/ลด", "แก้ไขเป็น"),
)
"""What stands below each year beside its budget."""

_BUDGETS = ("งบประมาณ", "แก้ไขเป็น")
GRAND = ("รวมทั้งสิ้น", "รวมทั้งหมด", "รวมงบประมาณทั้งสิ้น", "รวมทุกมิติ", "ยอดรวมทั้งสิ้น", "รวมเงินทั้งสิ้น")
OF_DIMENSION = ("รวม", "รวมมิติที่ {}", "รวม มิติ {}", "รวมงบประมาณมิติที่ {}")
OF_MISSION = ("รวมภารกิจที่ {}", "รวมภารกิจตามมิติ {}", "รวม {}")


@dataclass
class Varied:
    """A plan: its text and what is true of it. ``totals`` is by scope, number and year, None for all years."""

    text: str
    amounts: dict[tuple[str, int], Decimal | None]
    totals: dict[tuple[str, str, Year], Decimal]
    years: tuple[int, ...]
    whole: bool
    """Whether every amount can be known: no year has its quarters alone."""

    made_of: dict[str, object] = field(default_factory=dict)


def varied(seed: int, dialect: str) -> Varied:
    """The plan of a seed in one dialect."""
    return _Maker(Random(f"{seed}"), dialect).plan()


class _Maker:
    """The choices of one plan, and its rows as they are printed."""

    def __init__(self, random: Random, dialect: str) -> None:
        self.random, self.dialect = random, dialect
        pick = random.choice
        first = pick((2561, 2566, 2567, 2571))
        count = pick((1, 2, 3, 3, 5))
        self.years = tuple(range(first, first + count))
        self.unit = pick(("บาท", "บาท", *UNITS))
        self.unit_at = pick(
            ("head", "above", "below", "band", "none") if self.unit == "บาท" else ("head", "above", "below")
        )
        self.thai = pick((False, False, True))
        self.levels = pick(("columns", "columns", "rows", "above"))
        self.year_form = pick(("ปี {}", "{}", "ปีงบประมาณ {}", "พ.ศ. {}", "ปี พ.ศ. {}"))
        self.band = count > 1 and pick((False, False, True))
        self.target = pick((None, None, "one", "of years"))
        self.beside = [name for name in ("indicator", "period", "source") if not random.randrange(4)]
        self.parts = pick((None, None, None, "quarters", "quarters alone", "months"))
        self.row_total = count > 1 and pick((False, True))
        self.paid = not random.randrange(6)
        self.number = pick((True, True, False)) or self.levels != "columns"
        self.damaged = pick((None, None, None, "letter", "digit lost")) if count > 2 else None
        self.totals_of = {name for name in ("mission", "dimension", "plan") if random.randrange(2)}
        self.slip = pick((0, 0, 0, 1))
        self.title_year = count == 1 and pick((True, False))
        if self.parts and self.parts != "months":
            self.row_total, self.paid = False, False
        several = pick((None, None, *SEVERAL)) if self.target != "of years" and self.parts is None else None
        self.several: tuple[str, ...] = several or ()
        if self.several:
            self.band, self.title_year, self.damaged = False, False, None

    def plan(self) -> Varied:
        factor = UNITS[self.unit]
        titles = list(TITLES)
        self.random.shuffle(titles)
        tree = [
            [[titles.pop() for _ in range(self.random.randint(1, 2))] for _ in range(self.random.randint(1, 2))]
            for _ in range(self.random.randint(1, 2))
        ]
        choices = (None, None, 5, 12, 30, 110) if factor > 1 else (None, None, 5000, 12500, 30000, 1100000)
        amounts: dict[tuple[str, int], Decimal | None] = {}
        for title in (title for missions in tree for titles_of in missions for title in titles_of):
            for year in self.years:
                printed = self.random.choice(choices)
                amounts[title, year] = None if printed is None else Decimal(printed) * factor
        totals: dict[tuple[str, str, Year], Decimal] = {}
        tables: list[tuple[str, list[Row]]] = []
        body: list[Row] = []
        number = 0
        for d, missions in enumerate(tree, 1):
            if self.levels == "above":
                body = []
                tables.append((f"มิติที่ {d} {DIMENSIONS[d - 1]}", body))
            if self.levels == "rows":
                body.append(self._heading(f"มิติที่ {d} {DIMENSIONS[d - 1]}"))
            for m, titles_of in enumerate(missions, 1):
                if self.levels == "rows":
                    body.append(self._heading(f"{d}.{m} {MISSIONS[(d + m) % 3]}"))
                for place, title in enumerate(titles_of):
                    number += 1
                    dimension = f"{d}. {DIMENSIONS[d - 1]}" if m == 1 and not place else ""
                    mission = f"{d}.{m} {MISSIONS[(d + m) % 3]}" if not place else ""
                    body.append(self._row(dimension, mission, number, title, [amounts[title, y] for y in self.years]))
                if "mission" in self.totals_of and self.levels != "above":
                    words = self.random.choice(OF_MISSION).format(f"{d}.{m}")
                    body.append(self._total(words, titles_of, amounts, totals, ("mission", f"{d}.{m}")))
            if "dimension" in self.totals_of:
                inside = [title for titles_of in missions for title in titles_of]
                words = self.random.choice(OF_DIMENSION).format(d)
                body.append(self._total(words, inside, amounts, totals, ("dimension", str(d))))
        if "plan" in self.totals_of:
            inside = [title for missions in tree for titles_of in missions for title in titles_of]
            body.append(self._total(self.random.choice(GRAND), inside, amounts, totals, ("plan", "")))
        if not tables:
            tables = [("", body)]
        text = self._text(tables)
        whole = self.parts != "quarters alone"
        made_of = {name: value for name, value in vars(self).items() if name != "random"}
        return Varied(thai_digits(text) if self.thai else text, amounts, totals, self.years, whole, made_of)

    def _columns(self) -> list[tuple[str, str]]:
        """Upper and lower head of each column."""
        unit = f" ({self.unit})" if self.unit_at == "head" else ""
        columns: list[tuple[str, str]] = [("ที่", "")] if self.number else []
        if self.levels == "columns":
            columns += [("มิติ", ""), ("ภารกิจตามมิติ", "")]
        columns.append((self.random.choice(("โครงการ/กิจกรรม/มาตรการ", "ชื่อโครงการ/กิจกรรม", "โครงการ")), ""))
        columns += [
            (name, "") for name, key in (("ตัวชี้วัด", "indicator"), ("ระยะเวลาดำเนินการ", "period")) if key in self.beside
        ]
        if self.target == "one":
            columns.append(("เป้าหมาย (คน)", ""))
        damaged = self.random.randrange(1, len(self.years)) if self.damaged else -1
        for place, year in enumerate(self.years):
            printed = str(year)
            if place == damaged:
                printed = printed[:-1] + "O" if self.damaged == "letter" and printed[-1] == "0" else printed[:-1]
            head = self.year_form.format(printed)
            if self.title_year:
                columns.append((f"งบประมาณ{unit}", ""))
            elif self.parts in ("quarters", "quarters alone"):
                columns += [(f"{head} (บาท)" if not unit else head + unit, f"ไตรมาส {n}") for n in range(1, 5)]
                if self.parts == "quarters":
                    columns.append((f"{head} (บาท)" if not unit else head + unit, f"รวม{unit}"))
            elif self.several:
                columns += [(head, name + (unit or " (บาท)" * (self.unit == "บาท"))) for name in self.several]
            elif self.target == "of years":
                columns += [(head, "เป้าหมาย (คน)"), (head, f"งบประมาณ{unit or ' (บาท)' * (self.unit == 'บาท')}")]
            elif self.band:
                columns.append((f"งบประมาณ{unit}", head))
            else:
                columns.append((head + unit, ""))
        if self.row_total:
            columns.append((self.random.choice(("รวม", "รวมทั้งสิ้น", f"รวม {len(self.years)} ปี")) + unit, ""))
        if self.paid:
            columns.append(("เบิกจ่ายแล้ว (บาท)", ""))
        columns += [("แหล่งงบประมาณ", "")] if "source" in self.beside else []
        if self.parts == "months":
            columns += [(f"พ.ศ. {self.years[0]}", month) for month in ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.")]
        columns.append((self.random.choice(("หมายเหตุ", "หน่วยงานรับผิดชอบ", "ผู้รับผิดชอบ")), ""))
        self.width = len(columns)
        self.project = next(i for i, (upper, _) in enumerate(columns) if "โครงการ" in upper)
        return columns

    def _amount(self, amount: Decimal | None) -> str:
        if amount is None:
            return "-"
        return f"{int(amount / UNITS[self.unit]):,}"

    def _row(self, dimension: str, mission: str, number: int, title: str, amounts: Sequence[Decimal | None]) -> Row:
        row = [str(number)] if self.number else []
        if self.levels == "columns":
            row += [dimension, mission]
        row.append(title if self.number else f"{number}) {title}")
        row += ["ร้อยละ 80" for key in ("indicator",) if key in self.beside]
        row += ["ปี 2566" for key in ("period",) if key in self.beside]
        row += ["50"] if self.target == "one" else []
        for amount in amounts:
            row += self._of_year(amount)
        if self.row_total:
            row.append(self._amount(sum((a for a in amounts if a is not None), Decimal(0))))
        row += ["500"] if self.paid else []
        row += ["งบ อบต."] if "source" in self.beside else []
        row += ["/", "", "✓", ""] if self.parts == "months" else []
        return [*row, self.random.choice(("", "สำนักปลัด"))]

    def _of_year(self, amount: Decimal | None) -> Row:
        if self.parts in ("quarters", "quarters alone") and not self.title_year:
            quarter = self._amount(amount)
            return ["-", quarter, "-", "-", *([quarter] if self.parts == "quarters" else [])]
        if self.several:
            return self._several(amount)
        target = ["120"] if self.target == "of years" and not self.title_year else []
        return [*target, self._amount(amount)]

    def _several(self, amount: Decimal | None) -> Row:
        """The cells of a year with a column that is none of its budget, or with its sources and their sum."""
        printed = self._amount(amount)
        if "รวม" in self.several:
            part = (amount or Decimal(0)) - UNITS[self.unit]
            return [printed, "-", printed] if part <= 0 else [self._amount(part), "1", printed]
        return [printed if name in _BUDGETS else "75,000" for name in self.several]

    def _heading(self, text: str) -> Row:
        row = [""] * 40
        row[0 if self.random.randrange(2) else 1] = text
        return row

    def _total(
        self,
        words: str,
        inside: Sequence[str],
        amounts: dict[tuple[str, int], Decimal | None],
        totals: dict[tuple[str, str, Year], Decimal],
        key: tuple[str, str],
    ) -> Row:
        factor = UNITS[self.unit]
        sums = [sum((amounts[title, year] or Decimal(0) for title in inside), Decimal(0)) for year in self.years]
        sums[0] += self.slip * factor
        for year, amount in zip(self.years, sums, strict=True):
            totals[(*key, year)] = amount
        row = [""] if self.number else []
        if self.levels == "columns":
            row += [""] * 2
        row.append(f"จำนวน {len(inside)} โครงการ" if self.levels == "columns" else "")
        row[0 if self.levels == "columns" or self.random.randrange(2) else -1] = words
        row += [""] * sum(key in self.beside for key in ("indicator", "period"))
        row += ["150"] if self.target == "one" else []
        for amount in sums:
            row += self._of_year(amount)
        if self.row_total:
            totals[(*key, None)] = sum(sums, Decimal(0))
            row.append(self._amount(sum(sums, Decimal(0))))
        row += ["1,500"] if self.paid else []
        row += [""] * ("source" in self.beside)
        row += [""] * 4 if self.parts == "months" else []
        return [*row, ""]

    def _text(self, tables: Sequence[tuple[str, list[Row]]]) -> str:
        first, last = self.years[0], self.years[-1]
        period = f"พ.ศ. {first} - {last}" if first != last else f"ประจำปีงบประมาณ พ.ศ. {first}"
        columns = self._columns()
        printed: list[str] = []
        for above, body in tables:
            rows = [[*row[: self.width], *[""] * (self.width - len(row))][: self.width] for row in body]
            table = DIALECTS[self.dialect](columns, rows)
            parts = [above, f"หน่วย : {self.unit}" if self.unit_at == "above" else "", table]
            parts.append(f"(หน่วย: {self.unit})" if self.unit_at == "below" else "")
            printed.append("\n\n".join(filter(None, parts)))
        body_text = "\n\n".join(printed)
        return f"""แผนปฏิบัติการป้องกันการทุจริต
({period})
เทศบาลตำบลตัวอย่าง
อำเภอเมือง จังหวัดลำปาง

ส่วนที่ 2
แผนปฏิบัติการป้องกันการทุจริต ({period})

{body_text}

ส่วนที่ 3
รายละเอียดโครงการ/กิจกรรม/มาตรการ
"""


Columns = Sequence[tuple[str, str]]


def _heads(columns: Columns) -> list[Row]:
    upper: Row = []
    for place, (text, lower) in enumerate(columns):
        upper.append("" if place and lower and columns[place - 1][0] == text and columns[place - 1][1] else text)
    second = [lower for _, lower in columns]
    return [upper, second] if any(second) else [upper]


def tabs(columns: Columns, rows: Sequence[Row]) -> str:
    """A row a line."""
    return "\n".join("\t".join(row) for row in (*_heads(columns), *rows))


def cells(columns: Columns, rows: Sequence[Row]) -> str:
    """A cell a line that begins with a tab."""
    return "\n\n".join("\n".join("\t" + cell for cell in row) for row in (*_heads(columns), *rows))


def pipes(columns: Columns, rows: Sequence[Row]) -> str:
    """Markdown."""
    head, *more = ["| " + " | ".join(row) + " |" for row in (*_heads(columns), *rows)]
    return "\n".join((head, "|" + "---|" * len(columns), *more))


def markup(columns: Columns, rows: Sequence[Row]) -> str:
    """HTML, bands over their columns, names over both rows of the head."""
    two = any(lower for _, lower in columns)
    upper: list[str] = []
    place = 0
    while place < len(columns):
        text, lower = columns[place]
        reach = 1
        while (
            lower and place + reach < len(columns) and columns[place + reach][0] == text and columns[place + reach][1]
        ):
            reach += 1
        across = f' colspan="{reach}"' if reach > 1 else ""
        down = ' rowspan="2"' if two and not lower else ""
        upper.append(f"<th{across}{down}>{text}</th>")
        place += reach
    heads = ["".join(upper)] + (["".join(f"<th>{lower}</th>" for _, lower in columns if lower)] if two else [])
    body = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in (*heads, *body)) + "\n</table>"


def layout(columns: Columns, rows: Sequence[Row]) -> str:
    """Columns by their place on the line."""
    lines = [*_heads(columns), *rows]
    widths = [max(_width(row[place]) for row in lines) + 3 for place in range(len(columns))]
    return "\n".join(
        "".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in lines
    )


def _width(text: str) -> int:
    return sum(unicodedata.combining(char) == 0 and unicodedata.category(char) != "Mn" for char in text)


DIALECTS: dict[str, Callable[[Columns, Sequence[Row]], str]] = {
    "tabs": tabs,
    "cells": cells,
    "pipes": pipes,
    "HTML": markup,
    "layout": layout,
}
