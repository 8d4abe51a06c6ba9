"""Every rule file: its patterns compile, match their examples and none of their counterexamples.

The patterns of a file with ``after`` at its head are pieces of larger ones; the parser's own tests run their cases.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import regex

from extract.text.lost_marks import USUAL
from parsers.other_lines.whole_words import short_words
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
    forms = [*rule["examples"], *rule.get("also", ())]
    assert [form for form in forms if not pattern.search(form)] == []
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


RIVALS = [
    pytest.param(array, load(name).get("after", ""), id=f"{name}:{key}")
    for name in NAMES
    for key, array in load(name).items()
    if isinstance(array, list) and "pattern" in array[0]
]


@pytest.mark.parametrize(("rivals", "after"), RIVALS)
def test_no_two_rules_take_the_same_text(rivals: list[dict[str, Any]], after: str) -> None:
    """The first of two would win by its place in the file: a report on an ITA result once was two kinds of document.

    A piece with something ``after`` it (a counter) is tried where it is read: behind a number.
    """
    number = r"[0-9]\s*" if after else ""
    patterns = {rule["id"]: re.compile(f"{number}{rule['pattern']}{after}", re.IGNORECASE) for rule in rivals}
    texts = [text for rule in rivals for text in (*rule["examples"], *rule.get("also", ()), *rule["counterexamples"])]
    taken = {text: [name for name, pattern in patterns.items() if pattern.search(text)] for text in texts}
    assert {text: names for text, names in taken.items() if len(names) > 1} == {}


STARTING = [
    pytest.param(entry, id=f"{name}:{entry['id']}") for name in NAMES for entry in entries(name) if "starts" in entry
]


@pytest.mark.parametrize("rule", STARTING)
def test_every_start_of_a_rule_can_begin_a_match(rule: dict[str, Any]) -> None:
    """One that cannot is dead; one that begins with another of the rule's is never asked."""
    starts = ["1" if start == "0-9" else start for start in rule["starts"]]
    pattern = regex.compile(rule["pattern"], regex.IGNORECASE)
    assert [start for start in starts if not pattern.fullmatch(start, partial=True)] == []
    assert [one for one in starts for other in starts if one != other and one.startswith(other)] == []


@pytest.mark.parametrize("rule", STARTING)
def test_every_example_begins_with_a_start(rule: dict[str, Any]) -> None:
    """Where none does, the pattern is never asked about that text."""
    starts = tuple(start for entry in rule["starts"] for start in ("0123456789" if entry == "0-9" else (entry,)))
    forms = [*rule["examples"], *rule.get("also", ())]
    assert [form for form in forms if not form.startswith(starts)] == []


def test_every_example_of_a_blank_holds_the_words_that_it_needs() -> None:
    for rule in load("unfilled")["rule"]:
        assert all(rule["needs"] in example for example in rule["examples"]), rule["id"]


def test_every_example_of_an_organisation_holds_the_words_that_it_needs() -> None:
    """A text without them is never searched."""
    for rule in load("organisations")["rule"]:
        assert all(rule.get("needs", rule["prefix"]) in example for example in rule["examples"]), rule["id"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_says_which_modules_read_it(name: str) -> None:
    """Whoever changes a rule finds the code that asks it."""
    root = Path(rules.__file__).parents[2]
    first = (root / "parsers" / "rules" / f"{name}.toml").read_text(encoding="utf-8").partition("\n")[0]
    said = first.removeprefix("# Read by ").removesuffix(".").split(", ")
    sources = (path for room in ("parsers", "normalize", "plan_extract") for path in (root / room).rglob("*.py"))
    readers = {path for path in sources if f'load("{name}")' in path.read_text(encoding="utf-8")}
    assert set(said) == {path.relative_to(root).as_posix() for path in readers}


def test_every_field_that_a_rule_reads_is_in_the_list_of_fields() -> None:
    """A field that is not there has no name to be published with, and would stop a run."""
    listed = [field["code"] for field in load("fields")["field"]]
    assert {rule["field"] for rule in load("fields")["rule"]} == set(listed)
    assert len(listed) == len(set(listed))


def test_a_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load("no_such_rules")


@pytest.mark.parametrize("rule", load("lost_marks")["short"], ids=lambda rule: str(rule["id"]))
def test_a_short_word_is_found_in_one_of_its_forms_alone(rule: dict[str, Any]) -> None:
    patterns = [re.compile(pattern) for kinds in USUAL for pattern, word in short_words(kinds) if word == rule["word"]]
    for example in rule["examples"]:
        assert any(pattern.search(example) for pattern in patterns), example
    for example in rule["counterexamples"]:
        assert not any(pattern.search(example) for pattern in patterns), example
