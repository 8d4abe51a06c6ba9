"""Made-up tables whose rows leave cells out, beside columns of sums, shares, counts and pages: no amount is wrong."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence

import pytest

from extract.ground.characters import arabic_digits
from lawful import amounts_of_titles, rows_of_text

TITLES = ("โครงการคุณธรรมนำเมือง", "โครงการครอบครัวอบอุ่น", "มาตรการป้องกันการรับสินบน", "โครงการอบรม ครั้งที่ 2")
UNITS = ("กองการศึกษา", "กองสวัสดิการ", "สำนักปลัด")
BESIDE = {
    "sum": ("รวม 3 ปี", "(บาท)"),
    "share": ("ร้อยละ", "ของแผน"),
    "percent": ("สัดส่วน", "(%)"),
    "count": ("เป้าหมาย", "(คน)"),
    "page": ("หน้า", ""),
    "approved": ("อนุมัติ", "(บาท)"),
}
KINDS = [(), ("sum",), ("sum", "share"), ("share", "sum"), ("percent",), ("sum", "count"), ("count",), ("page",)]
KINDS += [("sum", "page"), ("sum", "percent", "page"), ("approved",)]
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
Truth = dict[tuple[str, int], int | None]


def made_up(seed: int, form: str) -> tuple[str, Truth]:
    """A plan of one table, and its amounts."""
    rng = random.Random(seed)
    years = range(2566, 2566 + rng.choice([2, 3, 3, 4, 5]))
    titles = rng.sample(TITLES, rng.randint(2, 4))
    blank, satang, nothing = rng.choice([0, 0.2, 0.4, 0.6]), rng.choice(["", "", ".00"]), rng.choice(["", "", "-"])
    values = [[None if rng.random() < blank else rng.choice([500, 20_000, 100_000]) for _ in years] for _ in titles]
    for row in values:
        row[0] = row[0] if any(row) else 30_000
    sums = [sum(filter(None, row)) for row in values]
    shares = [rng.choice(["{:.2f}", "{:.0f}"]).format(100 * one / sum(sums)) for one in sums]
    counts = [rng.choice(["50", "120", "1,200", ""]) for _ in titles]
    texts = {"sum": [f"{one:,}{satang}" for one in sums], "share": shares, "percent": shares, "count": counts}
    texts |= {"page": [str(12 + at) for at in range(len(titles))], "approved": texts["sum"]}
    beside = [(*BESIDE[kind], texts[kind]) for kind in rng.choice(KINDS)]
    money = [[f"{row[at]:,}{satang}" if row[at] else nothing for row in values] for at in range(len(years))]
    columns = [("", "ที่", list(map(str, range(1, len(titles) + 1)))), ("", "โครงการ/กิจกรรม/มาตรการ", titles)]
    columns = columns[rng.random() < 0.15 :]
    columns += [("เป้าหมาย", "(คน)", counts)] if rng.random() < 0.25 else []
    first = rng.random() < 0.15
    columns += [*(beside if first else []), *(("", f"ปี {y}", own) for y, own in zip(years, money, strict=True))]
    columns += [*([] if first else beside), ("", "หน่วยงาน", [rng.choice(UNITS) for _ in titles])]
    if rng.random() < 0.5:
        columns = [("", f"{above}{below}", own) for above, below, own in columns]
    table = "\n".join(
        _set([[above, below, *own] for above, below, own in columns])
        if form == "places"
        else [
            {"gaps": "   ", "blanks": " "}[form].join(filter(None, line))
            for line in zip(*([above, below, *own] for above, below, own in columns), strict=True)
        ]
    )
    table = table.translate(THAI) if rng.random() < 0.3 else table
    text = f"แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - {years[-1]})\nเทศบาลตำบลบ้านสมมุติ\n\n{table}\n"
    return text, {
        (title, year): row[at] for title, row in zip(titles, values, strict=True) for at, year in enumerate(years)
    }


def _set(columns: Sequence[Sequence[str]]) -> list[str]:
    """The lines of columns by places: words to the left, figures to the right."""
    padded = []
    for column in columns:
        most = max(map(_width, column))
        left = not column[2][:1].isdecimal() or column[1] == "ที่"
        padded.append([text + _fill(text, most) if left else _fill(text, most) + text for text in column])
    return ["   ".join(line).rstrip() for line in zip(*padded, strict=True)]


def _width(text: str) -> int:
    return sum(not unicodedata.combining(sign) for sign in text)


def _fill(text: str, most: int) -> str:
    return " " * (most - _width(text))


@pytest.mark.parametrize("form", ["places", "gaps", "blanks"])
def test_no_amount_is_wrong(form: str) -> None:
    wrong: dict[tuple[object, ...], object] = {}
    for seed in range(80):
        text, truth = made_up(seed, form)
        found = {
            (arabic_digits(title or ""), year): said
            for (title, year), said in amounts_of_titles(rows_of_text(text)).items()
        }
        wrong |= {
            (seed, *at): said for at, said in found.items() if not isinstance(said, str) and said != truth.get(at)
        }
    assert wrong == {}
