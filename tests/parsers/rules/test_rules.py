"""Every rule file: its patterns compile, match their examples and none of their counterexamples.

The patterns of a file with ``after`` at its head are pieces of larger ones; the parser's own tests run their cases.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from parsers.rules import load as rules
from parsers.rules.load import load

NAMES = sorted(path.stem for path in Path(rules.__file__).parent.glob("*.toml"))


def entries(name: str) -> list[dict[str, Any]]:
    """The entries of all arrays of tables in a file."""
    arrays = (value for value in load(name).values() if isinstance(value, list))
    return [entry for array in arrays for entry in array if isinstance(entry, dict)]


PATTERNS = [
    pytest.param(entry, "after" not in load(name), id=f"{name}:{entry.get('id')}")
    for name in NAMES
    for entry in entries(name)
    if "pattern" in entry
]


def test_the_files_are_there() -> None:
    """Without them the tests below would run over nothing."""
    assert {"document_kinds", "headings"} <= set(NAMES)
    assert PATTERNS


@pytest.mark.parametrize(("rule", "whole"), PATTERNS)
def test_a_pattern_matches_its_examples_alone(rule: dict[str, Any], whole: bool) -> None:
    pattern = re.compile(rule["pattern"])
    assert [example for example in rule["examples"] if not pattern.search(example)] == []
    if whole:
        assert [example for example in rule["counterexamples"] if pattern.search(example)] == []


@pytest.mark.parametrize(("rule", "_whole"), PATTERNS)
def test_a_pattern_has_an_id_and_both_kinds_of_cases(rule: dict[str, Any], _whole: bool) -> None:
    assert rule["id"]
    assert rule["examples"]
    assert rule["counterexamples"]


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_within_a_file(name: str) -> None:
    ids = Counter(entry["id"] for entry in entries(name) if "id" in entry)
    assert [one for one, count in ids.items() if count > 1] == []


def test_a_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load("no_such_rules")
