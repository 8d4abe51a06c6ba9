"""Rules that can be listed are data: the TOML files of ``parsers/rules``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def load(name: str) -> dict[str, Any]:
    """The content of ``parsers/rules/<name>.toml``. Callers must not change it.

    Raises ``FileNotFoundError`` for a name that has no file.
    """
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
