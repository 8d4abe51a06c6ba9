"""What becomes of each command of LaTeX, as ``rules/commands.toml`` lists them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_RULES = Path(__file__).with_name("rules") / "commands.toml"


@dataclass(frozen=True, slots=True)
class Commands:
    """Names of commands and environments (``*`` aside), with how many arguments they have or what they print."""

    kept: dict[str, int]
    dropped: dict[str, int]
    signs: dict[str, str]
    marks: dict[str, str]
    headings: dict[str, int]
    surroundings: dict[str, int]
    tables: dict[str, int]
    rulings: dict[str, int]


@cache
def commands() -> Commands:
    """The rules, read once where a text has LaTeX at all."""
    return Commands(**tomllib.loads(_RULES.read_text(encoding="utf-8")))
