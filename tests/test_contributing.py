"""What CONTRIBUTING.md says to edit, and the tests that it names, are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
_SECTIONS = ("A table that is none of the plan's budget", "Where else a thing is said")
_PATH = re.compile(r"`((?:extract|parsers|normalize|plan_extract|tests|docs)/[^`]+)`")
_NAME_IN_FILE = re.compile(r"`(\w+)` \(`([^`]+\.py)`\)")


def section(title: str) -> str:
    """The text below a heading."""
    return (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_every_file_that_is_named_is_there() -> None:
    for title in _SECTIONS:
        named = _PATH.findall(section(title))
        assert named, title
        assert [path for path in named if not list(ROOT.glob(path.rstrip("/")))] == []


def test_every_name_stands_in_the_file_that_is_said() -> None:
    found = _NAME_IN_FILE.findall(section(_SECTIONS[1]))
    assert len(found) > 5
    for name, path in found:
        assert re.search(rf"^(?:class )?{name}\b", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE), name
