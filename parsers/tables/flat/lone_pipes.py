"""Pipes that an OCR left between some cells of a table and lost between others, as gaps of a flattened table. It may
read rulings as brackets, too.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.ground.source import SourceText
from parsers.tables.columns.roles import role_of
from parsers.tables.flat.heads.names import names_on

_PIPE = re.compile(r"[ ]*[|¦][ ]*")
_RULE = re.compile(r"[-–—_=:+|¦\s]*(?:--|__|==|——|––)[-–—_=:+|¦\s]*")
_LIKE_A_PIPE = re.compile(r"(?<=\s)[!Il\[\]](?!\S)")
"""What an OCR makes of a pipe, alone between blanks or at a line's end."""

_BRACKETS = frozenset("[]")
_BRACKET = re.compile(r"(?<!\S)[\[\]](?![^\s\d-])|(?<=[\d-])[\[\]](?!\S)")
"""Such a bracket, which may stand right beside a figure; not one around words."""

_LEAST_NAMES = 3


def with_gaps_for_pipes(source: SourceText) -> SourceText:
    """The source with blanks for its pipes, two at least, so that they part cells as gaps do; itself where it has none.

    A sign that only looks like a pipe is one from the head on that prints it between the names of its columns. A line
    of rulings is emptied: its dashes are no values.
    """
    signs = "|¦" if "|" in source.joined or "¦" in source.joined else ""
    lines: list[str] = []
    for line in source.lines:
        signs += _between_names(line) if _LIKE_A_PIPE.search(line) else ""
        lines.append(_without(line, signs) if signs else line)
    return replace(source, lines=tuple(lines)) if signs else source


def _between_names(line: str) -> str:
    """The signs that stand between the names of columns, where the line has nothing else."""
    found = dict.fromkeys(_LIKE_A_PIPE.findall(line))
    brackets = "".join(_BRACKETS) if _BRACKETS & set(found) else ""
    for signs in (*(sign for sign in found if sign not in _BRACKETS), *filter(None, [brackets])):
        roles = [role_of(name.text) for name in names_on(_without(line, f"|¦{signs}"), 1)]
        if len(roles) >= _LEAST_NAMES and "project" in roles:
            return str(signs)
    return ""


def _without(line: str, signs: str) -> str:
    if _RULE.fullmatch(line) and set(line) & set(signs):
        return ""
    if not set(line) & set(signs):
        return line
    line = _PIPE.sub(lambda match: " " * max(2, len(match[0])), line)
    if _BRACKETS & set(signs):
        line = _BRACKET.sub("  ", line)
    for sign in set(signs) - set("|¦") - _BRACKETS:
        line = re.sub(rf"(?<!\S){sign}(?!\S)", " ", line)
    return line
