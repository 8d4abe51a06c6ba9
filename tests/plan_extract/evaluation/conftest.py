"""A published dataset to judge and to damage."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest

import damage
from plan_extract.evaluation.gold.form import load_gold
from plan_extract.evaluation.gold.truths import Gold

GOLDEN = Path(__file__).parents[2] / "golden"


@pytest.fixture(scope="session")
def golds() -> list[Gold]:
    return load_gold(GOLDEN)


@pytest.fixture(scope="session")
def whole(published: Path, golds: list[Gold]) -> damage.Published:
    """The rows of the plans that have gold, not to be changed."""
    tables, schemas = damage.read(published)
    plans = {gold.plan_id for gold in golds}
    return {name: [row for row in rows if row["plan_id"] in plans] for name, rows in tables.items()}, schemas


@pytest.fixture
def damaged(whole: damage.Published, tmp_path: Path) -> damage.Damaged:
    """Make a copy of the dataset that a function has changed; gives its folder."""
    tables, schemas = whole

    def make(change: Callable[[damage.Tables], object]) -> Path:
        changed = copy.deepcopy(tables)
        change(changed)
        return damage.write(tmp_path / f"damaged{len(list(tmp_path.iterdir()))}", changed, schemas)

    return make
