"""Plans made up at random and printed by LibreOffice: what a page's end or a narrow cell tears is right or null.

    python benchmarks/page_ends.py [--plans 300] [--seed 1] [--rules all] [--keep FOLDER]

Widths of columns, heights of rows, digits, fonts, shared cells and the place of the table on its page are drawn by lot.
RULES are the rulings of the tables: all, across, down or none. A value that is wrong, or lost as if there were none, is
shown, and the exit code is 1. Needs LibreOffice and Thai fonts.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

import renditions
from extract.ground.errors import SourceError
from extract.ground.source import SourceText
from extract.pdf.read_pdf import read_pdf
from parsers.document import parse_plan
from parsers.records.budget import TableItem

YEARS = (2566, 2567, 2568)
TITLES = (
    "โครงการอบรมคุณธรรมจริยธรรมแก่บุคลากรและผู้นำชุมชนทุกหมู่บ้านในเขต",
    "กิจกรรมเผยแพร่ข้อมูลข่าวสาร",
    "มาตรการจัดทำแผนตรวจสอบภายในประจำปีของหน่วยงาน",
)
VALUES = (None, None, 5_000, 12_500, 99_000, 250_000, 480_000, 1_250_000)
WIDTHS = (560, 620, 700, 800, 900, 1100)
AT_ONCE = 50
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass
class Plan:
    """A plan's rows as cells of paragraphs, and each item's values by year; ``open``: nobody's for certain."""

    font: str
    before: list[int]
    widths: list[int]
    rows: list[list[list[str]]]
    truth: dict[int, dict[int, int | None]] = field(default_factory=dict)
    open: set[tuple[int, int]] = field(default_factory=set)


def made(draw: random.Random) -> Plan:
    """A plan by lot."""
    thai = draw.random() < 0.5

    def digits(text: str) -> str:
        return text.translate(_THAI) if thai else text

    width = draw.choice(WIDTHS)
    head = [["มิติ"], ["ภารกิจตามมิติ"], ["โครงการ/กิจกรรม/มาตรการ"]]
    head += [[digits(f"ปี {year} งบประมาณ (บาท)")] for year in YEARS] + [["หมายเหตุ"]]
    widths = [1200, 1500, draw.choice([2200, 3000]), width, width, width, 1200]
    plan = Plan(
        draw.choice(renditions.FONTS), [draw.choice([12, 15]) for _ in range(draw.randint(0, 26))], widths, [head]
    )
    number, last = 1, draw.randint(6, 12)
    while number <= last:
        items = range(number, number + (2 if draw.random() < 0.2 and number < last else 1))
        cells: list[list[str]] = [[digits("1.") + " การสร้างวัฒนธรรมสุจริต"], [digits("1.1") + " บุคลากร"]]
        if number > 1:
            cells = [[""], [""]]
        cells.append([f"{digits(str(item))}) {draw.choice(TITLES)}" for item in items])
        for year in YEARS:
            values = {item: draw.choice(VALUES) for item in items}
            printed = ["-" if value is None else digits(f"{value:,}") for value in values.values()]
            if len(items) > 1 and draw.random() < 0.4:
                printed = printed[:1]
                plan.open |= {(item, year) for item in items}
            for item, value in values.items():
                plan.truth.setdefault(item, {})[year] = value
            cells.append(printed)
        cells.append([draw.choice(["สำนักปลัดเทศบาล", "กองคลัง", ""])])
        plan.rows.append(cells)
        number = items[-1] + 1
    return plan


def document(plan: Plan, rules: renditions.Rules) -> bytes:
    """The plan as a Word document."""
    lines = ["แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)", "เทศบาลตำบลหนองตาไก้"]
    parts = [renditions.paragraph(line, plan.font, 15) for line in lines]
    parts += [renditions.paragraph("ข้อความ", plan.font, points) for points in plan.before]
    parts.append(renditions.paragraph("ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต", plan.font, 15))
    parts.append(renditions.table_of(plan.rows, plan.widths, plan.font, rules))
    return renditions.package("".join(parts))


def faults(plan: Plan, source: SourceText, counts: Counter[str]) -> Iterator[str]:
    """What is silently wrong in a plan as it was read."""
    found: dict[str, TableItem] = {}
    for project in parse_plan(source).projects:
        if project.item is not None:
            found.setdefault(str(project.item.number).strip("()"), project.item)
    for number, years in plan.truth.items():
        item = found.get(str(number))
        for year, value in years.items():
            cell = next((cell for cell in item.cells if cell.year_be == year), None) if item else None
            amount = cell.amount if cell else None
            if amount is None and value is not None:
                counts["null"] += 1
                if cell is not None and cell.status not in ("ambiguous", "unreadable"):
                    yield f"item {number}, {year}: {value} is {cell.status}"
            elif amount is not None and ((number, year) in plan.open or amount != Decimal(value or 0)):
                yield f"item {number}, {year}: {value} is {amount}"
            else:
                counts["right"] += 1
        counts["no item"] += item is None


def batched(documents: Sequence[Path]) -> Iterator[Sequence[Path]]:
    """As many documents as LibreOffice prints in one go."""
    return (documents[start : start + AT_ONCE] for start in range(0, len(documents), AT_ONCE))


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the plans, print and read them, and tell what is silently wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--plans", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rules", choices=["all", "across", "down", "none"], default="all")
    parser.add_argument("--keep", type=Path, help="folder for the documents")
    options = parser.parse_args(arguments)
    draw = random.Random(options.seed)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as made_for_now:
        folder = options.keep or Path(made_for_now)
        (folder / "pdf").mkdir(parents=True, exist_ok=True)
        plans = {f"{number:04}": made(draw) for number in range(options.plans)}
        for name, plan in plans.items():
            (folder / f"{name}.docx").write_bytes(document(plan, options.rules))
        for some in batched([folder / f"{name}.docx" for name in plans]):
            renditions.as_pdf(some, folder / "pdf")
        for name, plan in plans.items():
            try:
                source = read_pdf((folder / "pdf" / f"{name}.pdf").read_bytes(), name)
            except SourceError as error:
                print(f"{name}: {error}")
                counts["not read"] += 1
                continue
            for fault in faults(plan, source, counts):
                print(f"{name}: {fault}")
                counts["silently wrong"] += 1
    print(
        f"{options.plans} plans, rulings {options.rules}: " + ", ".join(f"{n:,} {what}" for what, n in counts.items())
    )
    return 1 if counts["silently wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
