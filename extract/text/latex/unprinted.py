r"""The digits of a text in LaTeX with blanks where nothing is printed: a line keeps its length, a number its place.

Who looks for the numbers of a text without knowing its tables finds those of ``\multirow{4}`` and ``\cline{2-9}``
otherwise. A tab stands for what parts two cells.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.ground.source import SourceText
from extract.text.latex.braces import RANGE, ROW_GAP, arguments, end_of_group
from extract.text.latex.commands import commands
from extract.text.latex.lines import is_latex
from extract.text.latex.words import SPACED

_STEP = re.compile(r"\\(?P<name>[A-Za-z]+)\*?|\\[^A-Za-z]|\\$|[{}$&]|[\^_](?=\s*+\{)")
_OPTION = re.compile(r"\s*+\[[^\[\]]{0,200}\]")
_ENVIRONMENT = re.compile(r"\s*+\{\s*+(?P<name>[A-Za-z]+)\*?\s*+\}")
_REFERENCE = re.compile(r"&#?\w{1,10};")
_MERGES = {"multirow": 2, "multicolumn": 2, "multirowcell": 1, "multirowthead": 1, "parbox": 1}
"""Commands of tables with the arguments before their words."""

_JOINED = "\0"


def with_unprinted_blank(source: SourceText) -> SourceText:
    """``source`` with ``digits`` that have blanks for what LaTeX does not print; itself where it has none.

    >>> line = "\\\\cline { 2 - 9 } ก & $\\\\mathbf{5,000}$ & \\\\multirow[t]{4}{*}{9} \\\\\\\\[2pt]"
    >>> found = with_unprinted_blank(SourceText("a.md", "txt", "", ("\\\\begin{tabular}{ll}", line)))
    >>> found.key(2).split("\\t"), len(found.key(2)) == len(line)
    (['                 ก ', '          5,000   ', '                    9         '], True)
    """
    if not is_latex(source.joined):
        return source
    lines = {n for sign in ("\\", "$", "&") for n in source.lines_with(sign)}
    lines |= {n for table in source.tables for n in table.span.lines}
    digits = list(source.digits)
    for number in lines:
        digits[number - 1] = _blanked(digits[number - 1])
    return replace(source).knowing(digits=tuple(digits))


def _blanked(line: str) -> str:
    """A line with blanks for what it does not print."""
    characters = list(line)

    def blank(start: int, end: int) -> None:
        characters[start:end] = " " * (end - start)

    place = 0
    while step := _STEP.search(line, place):
        place = step.end()
        if step[0] == "&":
            if not _REFERENCE.match(line, step.start()):
                characters[step.start()] = "\t"
        elif step[0] in "^_":
            end = end_of_group(line, line.index("{", place))
            place = end or place
            blank(step.start(), place)
        elif step["name"] is None:
            if step[0] in ("{", "}", "$", "\\\\", "\\(", "\\)", "\\[", "\\]"):
                gap = ROW_GAP.match(line, place) if step[0] == "\\\\" else None
                place = gap.end() if gap else place
                blank(step.start(), place)
        elif (end := _end_of_unprinted(line, step)) is not None:
            blank(step.start(), end)
            place = end
    return _with_whole_numbers("".join(characters))


def _end_of_unprinted(line: str, step: re.Match[str]) -> int | None:
    """The place behind what a command does not print of itself and its arguments; None where it is not known."""
    rules, name = commands(), step["name"]
    if name in ("begin", "end"):
        return _end_of_environment(line, step)
    if name in rules.rulings or name in rules.dropped:
        count = rules.rulings.get(name, rules.dropped.get(name, 0))
    elif name in _MERGES:
        count = _MERGES[name]
    elif name in rules.marks:
        count = 0 if rules.marks[name] == "del" else 1
    elif name in rules.kept or name in rules.headings:
        count = rules.kept.get(name, rules.headings.get(name, 1)) - 1
    elif name in rules.signs or name in ("item", "makecell", "thead", "shortstack"):
        count = 0
    else:
        return None
    trimmed = RANGE.match(line, step.end()) if name in rules.rulings else None
    end = trimmed.end() if trimmed else step.end()
    found = arguments(line, end, count) if count else None
    if found is None:
        return end
    return _behind_options(line, found[1]) if name in _MERGES else found[1]


def _end_of_environment(line: str, step: re.Match[str]) -> int | None:
    rules = commands()
    environment = _ENVIRONMENT.match(line, step.end())
    if environment is None:
        return None
    name, end = environment["name"], environment.end()
    if step["name"] == "end" or name not in {**rules.tables, **rules.surroundings}:
        return end
    count = rules.tables[name] + 1 if name in rules.tables else rules.surroundings[name]
    end = _behind_options(line, end)
    found = arguments(line, end, count)
    return found[1] if found else end


def _behind_options(line: str, place: int) -> int:
    while option := _OPTION.match(line, place):
        place = option.end()
    return place


def _with_whole_numbers(line: str) -> str:
    """A line in which the digits of a number that stand apart one by one are joined by what is no blank."""
    return SPACED.sub(lambda match: match[0].replace(" ", _JOINED), line)
