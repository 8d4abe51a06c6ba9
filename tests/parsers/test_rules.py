"""Every rule of every rule file does what its examples say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

IN_CONTEXT = {"counters"}
"""Rules that are part of a larger pattern; the tests of the parser that builds it run their examples."""

RULES = sorted((Path(__file__).parents[2] / "parsers" / "rules").glob("*.toml"))


def rules() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in (path for path in RULES if path.stem not in IN_CONTEXT):
        for table, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for entry in entries if isinstance(entries, list) else ():
                if isinstance(entry, dict) and "pattern" in entry:
                    yield f"{path.stem}.{table}.{entry.get('id', '?')}", entry


CASES = list(rules())


def test_there_are_rules() -> None:
    assert {name.split(".")[0] for name, _ in CASES} >= {"headings", "fields", "document_kinds"}


@pytest.mark.parametrize(("name", "rule"), CASES, ids=[name for name, _ in CASES])
def test_examples_match_and_counterexamples_do_not(name: str, rule: dict[str, Any]) -> None:
    pattern = re.compile(rule["pattern"], re.IGNORECASE)
    assert rule["examples"]
    assert rule["counterexamples"]
    assert [text for text in rule["examples"] if not pattern.search(text)] == [], name
    assert [text for text in rule["counterexamples"] if pattern.search(text)] == [], name


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_ids_are_unique(path: Path) -> None:
    for entries in tomllib.loads(path.read_text(encoding="utf-8")).values():
        if isinstance(entries, list):
            ids = [entry["id"] for entry in entries if "id" in entry]
            assert len(ids) == len(set(ids))
