"""Projects below headings that no known handbook has: no template and no code, which one issue says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.ground.source import SourceText
from normalize.document_rows import document_rows
from parsers.document import parse_plan

CLEAN = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")
FIRST = ("การสร้างวัฒนธรรมสุจริต", "การเสริมสร้างจิตสำนึกและความตระหนักแก่บุคลากร")
SECOND = ("การบริหารราชการด้วยความโปร่งใส", "มาตรการส่งเสริมคุณธรรมและความโปร่งใส")
NEWER = (("พลเมืองตื่นรู้สู้โกง", "ปลุกพลังบุคลากร"), ("ธรรมาภิบาลดิจิทัลภาครัฐ", "ระบบข้อมูลเปิด"))


def read(*changes: tuple[str, str]) -> tuple[list[Any], list[Any], list[Any]]:
    """Template and title of the dimension of each project, their codes, and what the issue expects and found."""
    text = CLEAN
    for old, new in changes:
        text = text.replace(old, new)
    rows = document_rows(parse_plan(SourceText("plan.txt", "txt", "0" * 64, tuple(text.split("\n")))), "plan", "0")
    projects = [(_text(row["template"]), _text(row["dimension_title"])) for row in rows["projects"]]
    said = [(str(row["expected"]), str(row["found"])) for row in rows["issues"] if row["code"] == "unknown_tree"]
    return projects, [_text(row["dimension_code"]) for row in rows["projects"]], said


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def years_moved() -> list[tuple[str, str]]:
    """The years of the next plan, from the last on."""
    return [
        (f"๒๕{year}".translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")), f"ป{year + 5}") for year in range(66, 71)
    ]


def to_next_plan() -> tuple[tuple[str, str], ...]:
    marked = years_moved()
    back = [(mark, f"๒๕{mark[1:]}".translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))) for _, mark in marked]
    return (*marked, *back)


def test_a_plan_of_another_tree_has_no_code() -> None:
    changes = [pair for old, new in zip((FIRST, SECOND), NEWER, strict=True) for pair in zip(old, new, strict=True)]
    projects, codes, said = read(*to_next_plan(), *changes)
    assert projects == [(None, NEWER[0][0])] * 2 + [(None, NEWER[1][0])] * 2
    assert codes == [None] * 4
    assert said == [("4", "4")]


@pytest.mark.parametrize("moved", [False, True])
def test_titles_of_the_handbook_decide_whatever_the_years(moved: bool) -> None:
    projects, codes, said = read(*(to_next_plan() if moved else ()))
    assert {template for template, _ in projects} == {"2566-2570"}
    assert codes == ["1", "1", "2", "2"]
    assert said == []


def test_some_projects_of_another_tree_are_counted() -> None:
    projects, codes, said = read(*zip(SECOND, NEWER[1], strict=True))
    assert [template for template, _ in projects] == ["2566-2570", "2566-2570", None, None]
    assert codes == ["1", "1", None, None]
    assert said == [("4", "2")]
