"""Drafts of gold: what was extracted, in the form of gold, marked as nobody's work yet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.ground.errors import SourceError, UsageError
from plan_extract.evaluation.draft import write_draft
from plan_extract.evaluation.evaluate import chosen_gold, evaluate
from plan_extract.evaluation.gold.form import read_gold
from plan_extract.evaluation.judging.texts import MATCHINGS

PLANS = sorted((Path(__file__).parents[3] / "data" / "raw").glob("*.txt"))
GOLDEN = Path(__file__).parents[2] / "golden"


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem[:3])
def test_a_draft_says_what_the_extraction_says(plan: Path, published: Path, tmp_path: Path) -> None:
    """Round trip: every fact of the draft is right in the dataset, and the dataset has no other."""
    path = tmp_path / "draft.json"
    write_draft(plan, path, force=False)
    result = evaluate(published, [read_gold(path)])
    (verdict,) = result.verdicts
    assert [fact for fact in verdict.facts if len(fact.right) < len(MATCHINGS)] == []
    assert all(score.f1 == 1.0 for by_matching in result.overall.groups.values() for score in by_matching.values())
    assert result.overall.silent == ()
    assert result.overall.accuracy("strict") == 1.0
    assert verdict.projects > 20


@pytest.mark.parametrize("gold", sorted(GOLDEN.glob("0*.json")), ids=lambda path: path.stem[:3])
def test_a_draft_has_the_form_of_the_gold_by_hand(gold: Path, tmp_path: Path) -> None:
    """The same parts, keys and conventions, so that both can be compared side by side."""
    by_hand = json.loads(gold.read_text(encoding="utf-8"))
    write_draft(PLANS[0].parent / by_hand["source"], tmp_path / "draft.json", force=False)
    draft = json.loads((tmp_path / "draft.json").read_text(encoding="utf-8"))
    assert draft.keys() - {"draft"} == by_hand.keys()
    for part in ("plan", "swot", "statements"):
        assert draft[part].keys() == by_hand[part].keys()
    for part in ("declared_counts", "sections", "contents", "table_items", "subtotals", "table_check", "details"):
        assert draft[part][0].keys() == by_hand[part][0].keys(), part
    for part in ("declared_counts", "table_items", "details"):
        assert [_judged(entry) for entry in draft[part]] == [_judged(entry) for entry in by_hand[part]], part


def _judged(entry: dict[str, Any]) -> dict[str, Any]:
    """What is compared with numbers, not as wording, and is no note for people."""
    kept = {"projects", "activities", "measures", "scope", "dimension_no", "kind", "number", "mission_no"}
    cells = {year: (cell["amount"], cell["status"]) for year, cell in entry.get("budget", {}).items()}
    fields = {name: (field["first"], field["last"]) for name, field in entry.get("fields", {}).items()}
    return {key: value for key, value in entry.items() if key in kept} | {"cells": cells, "fields": fields}


def test_a_draft_is_refused_until_its_mark_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    write_draft(PLANS[0], path, force=False)
    with pytest.raises(UsageError, match="draft that nobody has reviewed"):
        chosen_gold(tmp_path)
    assert len(chosen_gold(tmp_path, drafts=True)) == 1
    reviewed = json.loads(path.read_text(encoding="utf-8"))
    del reviewed["draft"]
    path.write_text(json.dumps(reviewed), encoding="utf-8")
    assert len(chosen_gold(tmp_path)) == 1


def test_a_persons_work_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text("by hand", encoding="utf-8")
    with pytest.raises(UsageError, match="exists"):
        write_draft(PLANS[0], path, force=False)
    assert path.read_text(encoding="utf-8") == "by hand"
    write_draft(PLANS[0], path, force=True)
    assert path.read_text(encoding="utf-8").startswith('{\n "draft": "Not reviewed')


def test_a_file_that_is_no_plan_gives_no_draft(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("เรียน ผู้ว่าราชการจังหวัด\n\nขอแสดงความนับถือ\n" * 20, encoding="utf-8")
    with pytest.raises(SourceError):
        write_draft(tmp_path / "letter.txt", tmp_path / "gold.json", force=False)
    assert not (tmp_path / "gold.json").exists()
