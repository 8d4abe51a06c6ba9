"""Gold files: the form is checked, and an error says the file, the place and what belongs there."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.ground.errors import UsageError
from normalize.schema.labels import FIELDS as PUBLISHED_FIELDS
from plan_extract.evaluation.dataset import load_dataset
from plan_extract.evaluation.gold.form import FIELDS, load_gold, read_gold
from plan_extract.evaluation.judging.facts import PublishedPlan
from plan_extract.evaluation.judging.judge import judge

GOLDEN = Path(__file__).parents[2] / "golden"
Content = dict[str, Any]


@pytest.fixture
def content() -> Content:
    loaded: Content = json.loads((GOLDEN / "004_81215c8761b8c3ed.json").read_text(encoding="utf-8"))
    return loaded


def _set(place: list[Any], value: object) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        node: Any = content
        for step in place[:-1]:
            node = node[step]
        node[place[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "place"),
    [
        pytest.param(lambda content: content.pop("table_items"), "table_items", id="a part is missing"),
        pytest.param(_set(["plan"], []), "plan is no object", id="a list for an object"),
        pytest.param(_set(["details"], {}), "details is no list", id="an object for a list"),
        pytest.param(_set(["plan", "org_type"], "เทศบาล"), "plan.org_type", id="an unknown type of government"),
        pytest.param(_set(["plan", "year_start_be"], "2566"), "plan.year_start_be", id="a year in quotes"),
        pytest.param(_set(["swot", "threats"], [1]), "threats", id="a number for a text"),
        pytest.param(_set(["table_items", 3, "kind"], "โครงการ"), "table_items[3].kind", id="an unknown kind"),
        pytest.param(_set(["table_items", 3, "order"], 2), "table_items[3] has order 2", id="an order twice"),
        pytest.param(_set(["table_items", 3, "lines"], [9, 3]), "table_items[3].lines", id="lines backwards"),
        pytest.param(
            _set(["table_items", 3, "budget", "2566", "amount"], "5,000"),
            "table_items[3].budget.2566.amount",
            id="an amount as text",
        ),
        pytest.param(
            _set(["table_items", 3, "budget", "2566"], {"amount": 5, "status": "dash"}),
            "table_items[3].budget.2566 has status dash and amount 5",
            id="an amount where a dash is printed",
        ),
        pytest.param(
            _set(["table_items", 3, "budget", "๒๕๖๖"], {"amount": None, "status": "dash"}), "๒๕๖๖", id="a Thai year"
        ),
        pytest.param(_set(["details", 7, "budget_status"], "zero"), "details[7].budget_status", id="no such status"),
        pytest.param(_set(["details", 7, "target_count"], True), "details[7].target_count", id="true for a number"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(
    change: Callable[[Content], None], place: str, content: Content, tmp_path: Path
) -> None:
    change(content)
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(place)) as error:
        read_gold(path)
    assert error.value.message.startswith(str(path))
    assert "docs/gold.md" in error.value.remedy


@pytest.mark.parametrize("text", ["", "{", "\ufeff{}", "[]", "null"])
def test_what_is_no_json_object_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"gold\.json"):
        read_gold(tmp_path / "gold.json")


def test_bytes_that_are_not_utf_8_are_refused(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_bytes("{}".encode("utf-16"))
    with pytest.raises(UsageError, match="not UTF-8"):
        read_gold(tmp_path / "gold.json")


def test_a_folder_is_all_its_gold_without_the_recorded_scores() -> None:
    assert [gold.plan_id for gold in load_gold(GOLDEN)] == ["000_2459aad492833dd5", "004_81215c8761b8c3ed"]
    assert (GOLDEN / "scores.json").exists()


def test_two_files_about_one_plan_are_refused(content: Content, tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(UsageError, match="same plan"):
        load_gold(tmp_path)


def test_a_folder_without_gold_and_a_path_that_is_not_there_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent"):
        with pytest.raises(UsageError):
            load_gold(path)


def test_amounts_are_exact(content: Content, tmp_path: Path) -> None:
    """0.1 as a float is not 0.10 baht."""
    content["table_items"][0]["budget"]["2566"] = {"amount": 1250000.10, "status": "amount"}
    (tmp_path / "gold.json").write_text(json.dumps(content), encoding="utf-8")
    assert str(read_gold(tmp_path / "gold.json").items[0].cells[0].amount) == "1250000.1"


def test_the_document_of_the_form_names_every_key(content: Content) -> None:
    described = (Path(__file__).parents[3] / "docs" / "gold.md").read_text(encoding="utf-8")

    def keys(node: Any) -> set[str]:
        if isinstance(node, dict):
            return {key for key in node if not key.isdigit()} | {key for value in node.values() for key in keys(value)}
        return {key for value in node for key in keys(value)} if isinstance(node, list) else set()

    assert {key for key in keys(content) | {"draft"} if f"`{key}`" not in described} == set()


def _places(node: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value of a JSON document."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node):
        yield (*above, key)
        if isinstance(value, dict | list):
            yield from _places(value, (*above, key))


SMALL = json.loads((GOLDEN / "000_2459aad492833dd5.json").read_text(encoding="utf-8"))
for part in ("declared_counts", "sections", "contents", "table_items", "subtotals", "details"):
    SMALL[part] = SMALL[part][:2]
SMALL["targets"] = [{"metric": "คะแนน", "year_be": 2566, "value": 85.5}]
SMALL["risks"] = [{"risk_items": ["ก"], "control_items": ["ข"]}]
JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 3000), st.floats(allow_nan=False), st.text(max_size=3), st.just([]),
    st.just({}), st.just([None]), st.just({"a": 1}),
)  # fmt: skip


@pytest.fixture(scope="module")
def rows(published: Path) -> PublishedPlan:
    return load_dataset(published).rows("000_2459aad492833dd5")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(sorted(_places(SMALL), key=str)), junk=JUNK)
@pytest.mark.slow
def test_whatever_a_person_writes_is_read_or_refused(
    place: tuple[Any, ...], junk: Any, tmp_path: Path, rows: PublishedPlan
) -> None:
    """Never another error: a traceback helps nobody to correct a file."""
    content = copy.deepcopy(SMALL)
    _set(list(place), junk)(content)
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with suppress(UsageError):
        assert judge(read_gold(path), rows).facts


def test_the_gold_has_a_name_for_every_field_that_is_published() -> None:
    """`gold new` writes the fields of a block under these names."""
    assert list(FIELDS.values()) == list(PUBLISHED_FIELDS)
