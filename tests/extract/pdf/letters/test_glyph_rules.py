"""The rules for glyphs: each does what its example says, and none touches another font."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.pdf.letters import glyphs
from extract.pdf.letters.page import Glyph

RULES: list[dict[str, Any]] = tomllib.loads(
    (Path(glyphs.__file__).parent / "rules" / "glyphs.toml").read_text(encoding="utf-8")
)["font"]
NAMES = (
    "ABCDEE+Microsoft Sans Serif",
    "BGPFKP+DilleniaUPCBold",
    "ABCDEE+TH SarabunPSK",
    "BAAAAA+Laksaman",
    "Angsana New",
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule["id"]))
def test_a_rule_does_what_its_example_says(rule: dict[str, Any]) -> None:
    before, after = rule["example"]
    font = next(name for name in NAMES if re.search(rule["pattern"], name))
    pieces = re.findall(r"\(cid:\d+\)|.", before)
    found = "".join(glyphs.mapped(glyph(piece, font)).text for piece in pieces)
    assert found == after


def glyph(piece: str, font: str) -> Glyph:
    cid = re.fullmatch(r"\(cid:(\d+)\)", piece)
    return Glyph("\ufffd" if cid else piece, 0, 5, 90, 100, 10, font, int(cid[1]) if cid else None)


def test_a_font_has_one_rule() -> None:
    for name in NAMES:
        assert sum(bool(re.search(rule["pattern"], name)) for rule in RULES) <= 1
    assert not any(re.search(rule["pattern"], name) for rule in RULES for name in NAMES[2:])


def test_what_a_rule_gives_is_thai() -> None:
    for rule in RULES:
        for text in (*rule.get("cids", {}).values(), *rule.get("characters", {}).values()):
            assert re.fullmatch("[\u0e01-\u0e5b]", text)
