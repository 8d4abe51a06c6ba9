"""Rules that can be listed are data: the TOML files of ``parsers/rules``."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from extract.ground.scales import PIECES

_FOLDER = Path(__file__).parent
_SIGN = re.compile(r"\\.|.", re.DOTALL)


@cache
def load(name: str) -> dict[str, Any]:
    """The content of ``parsers/rules/<name>.toml``, the words of money that it names (``{scales}``, see
    ``extract.ground.scales``) and the ``[pieces]`` of its own in full. Callers must not change it.

    Raises ``FileNotFoundError`` for a name that has no file.
    """
    text = (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    for piece, pattern in PIECES.items():
        text = text.replace(f"{{{piece}}}", pattern)
    content = tomllib.loads(text)
    for piece in reversed(content.get("pieces", {})):  # one may name those above it
        text = text.replace(f"{{{piece}}}", content["pieces"][piece])
    return tomllib.loads(text) if "pieces" in content else content


def parted(pattern: str) -> tuple[str, str]:
    """The branches of a pattern that begin with ``^``, without it, and all others: a search that finds either is told
    by a match of the first, which looks at one place, or a search for the second. Empty where there is no such branch.

    >>> parted("^ผล(?:ผลิต|^ลัพธ์)|ตัวชี้วัด|[|^]|^kpi")
    ('ผล(?:ผลิต|^ลัพธ์)|kpi', 'ตัวชี้วัด|[|^]')
    """
    branches = [""]
    depth, in_set = 0, False
    for sign in _SIGN.findall(pattern):
        in_set = sign != "]" if in_set else sign == "["
        depth += 0 if in_set else (sign == "(") - (sign == ")")
        if sign == "|" and not depth and not in_set:
            branches.append("")
        else:
            branches[-1] += sign
    first = [branch[1:] for branch in branches if branch.startswith("^")]
    return "|".join(first), "|".join(branch for branch in branches if not branch.startswith("^"))
