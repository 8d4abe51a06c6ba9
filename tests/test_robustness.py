"""Damaged plans: whatever the damage, there are rows that fit the schema, and every line is accounted for."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.text.read_txt import read_txt
from normalize.document_rows import document_rows
from normalize.schema.contract import enforce_all
from parsers.document import parse_plan

pytestmark = pytest.mark.slow

RAW = Path(__file__).parents[1] / "data" / "raw"
TEXTS = [path.read_text(encoding="utf-8").split("\n") for path in sorted(RAW.glob("*.txt"))]
CHARACTERS = "๐๑๒๙09,.-)( \tกาโคงรั่ิ<>/#*ปีที่"


def damage(seed: int) -> str:
    """One of the five plans with lines lost, doubled, swapped and foreign, digits repeated and letters wrong."""
    chance = random.Random(seed)
    lines = list(chance.choice(TEXTS))
    start = chance.randrange(len(lines))
    lines = lines[: chance.randrange(5, 220)] + lines[start : start + chance.choice((60, 200, 800))]
    for _ in range(chance.choice((1, 5, 30, 120))):
        at = chance.randrange(len(lines))
        kind = chance.randrange(6)
        if kind == 0 and len(lines) > 1:
            del lines[at]
        elif kind == 1:
            lines.insert(at, chance.choice(chance.choice(TEXTS)))
        elif kind == 2:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == 3:
            lines[at] = "".join(c * (chance.choice((1, 1, 1, 12)) if c.isdecimal() else 1) for c in lines[at])
        else:
            for _ in range(3):
                cut = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + chance.choice(CHARACTERS) + lines[at][cut + chance.randrange(2) :]
    return "\n".join(lines)


def check(text: str) -> None:
    source = read_txt(text.encode(), "plan.txt")
    document = parse_plan(source)
    enforce_all(document_rows(document, "plan", "0"))
    covered = [line for section in document.sections for line in section.span.lines]
    assert covered == list(range(1, len(source.lines) + 1))


@given(st.integers(0, 2**32))
@settings(max_examples=60)
def test_a_damaged_plan_still_fits_the_schema(seed: int) -> None:
    check(damage(seed))


@pytest.mark.parametrize(
    "number", ["๙๙๙,๙๙๙,๙๙๙,๙๙๙,๙๙๙", "99999999999999999999", "0.005", "1e9", "-5,000", "๑.๕๐๐.๐๐๐"]
)
def test_numbers_beyond_reason_are_null_not_a_crash(number: str) -> None:
    lines = list(TEXTS[0])
    check("\n".join(line.replace("๑๐๐,๐๐๐", number).replace("๘๐", number) for line in lines))
