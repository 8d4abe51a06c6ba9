"""The words of units of money are spelled out in one module; all others build their patterns of its pieces."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.ground.scales import FACTORS

ROOT = Path(__file__).parents[1]
FOLDERS = ("extract", "parsers", "normalize")
_WORD = re.compile(rf"(?<![ก-๎])(?:{'|'.join(FACTORS)})(?![ก-๎])")
_CASES = {"examples", "counterexamples"}

EXCEPTIONS = {
    "extract/ground/scales.py": "has them",
    "parsers/facts/signatures.py": "ranks: พันตำรวจ, ร้อยตรี, สิบเอก",
    "parsers/facts/counts_in_prose.py": "counts of projects in words: hundreds at most",
}
"""Files that spell out several scale words, and why."""


def strings_of(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The strings of each statement, docstrings aside, with its line; parts of one f-string, list or dict together."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.stmt) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            continue
        own = (part for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr) for part in ast.walk(child))
        texts = [part.value for part in own if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if texts:
            yield node.lineno, "\n".join(texts)


def strings_in(value: Any) -> Iterator[str]:
    """The strings of rules, their cases aside; those of a list together."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _CASES:
                yield from strings_in(inner)
    elif isinstance(value, list) and value and isinstance(value[0], str):
        yield "\n".join(value)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)
    elif isinstance(value, str):
        yield value


def spelled_out(path: Path) -> list[str]:
    """The places of a file that spell out two scale words or more."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        found: list[tuple[int | str, str]] = [("rule", string) for string in strings_in(tomllib.loads(text))]
    else:
        found = list(strings_of(ast.parse(text)))
    return [f"{path.name}:{place}" for place, string in found if len(set(_WORD.findall(string))) > 1]


FILES = sorted(path for folder in FOLDERS for kind in ("*.py", "*.toml") for path in (ROOT / folder).rglob(kind))


def test_only_one_module_spells_out_the_scale_words() -> None:
    found = {path.relative_to(ROOT).as_posix(): places for path in FILES if (places := spelled_out(path))}
    assert {path: places for path, places in found.items() if path not in EXCEPTIONS} == {}
    assert set(EXCEPTIONS) == set(found)  # an exception that is none any more goes


@pytest.mark.parametrize(
    "code",
    [
        'A = re.compile(r"(?:ร้อย|พัน|หมื่น|แสน|ล้าน)*บาท")',
        'A = re.compile(rf"{B}(?:แสน|ล้าน)")',
        'A = {"พัน": 1000, "ล้าน": 1000000}',
        'def f():\n    return re.search("พัน|แสน", text)',
    ],
)
def test_a_pattern_that_spells_them_out_is_seen(code: str, tmp_path: Path) -> None:
    path = tmp_path / "made_up.py"
    path.write_text(code, encoding="utf-8")
    assert spelled_out(path)


@pytest.mark.parametrize(
    "code",
    [
        '"""``5 แสน``, ``2 ล้าน``."""',
        'A = re.compile(rf"{SCALES}บาท")  # พัน, ล้าน',
        'A = "จำนวนเงินต่ำกว่า 100 บาท ถึงพันล้านบาท"',
        'A = re.compile("พันธกิจ|แสนสุข|ล้าน")',
    ],
)
def test_words_that_are_no_pattern_of_scales_are_passed_over(code: str, tmp_path: Path) -> None:
    path = tmp_path / "made_up.py"
    path.write_text(code, encoding="utf-8")
    assert spelled_out(path) == []


def test_rules_are_looked_at_and_their_cases_are_not(tmp_path: Path) -> None:
    path = tmp_path / "made_up.toml"
    path.write_text("[[rule]]\npattern = '''(?:พัน|ล้าน)'''\n", encoding="utf-8")
    assert spelled_out(path)
    path.write_text("[[rule]]\npattern = '''{scales}'''\nexamples = ['พัน', 'ล้าน']\n", encoding="utf-8")
    assert spelled_out(path) == []
