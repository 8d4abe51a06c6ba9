"""The arguments of LaTeX's commands: groups in braces or brackets, matched to any depth."""

from __future__ import annotations

import re

COMMAND = re.compile(r"\\(?:[A-Za-z]+\*?|[^A-Za-z])", re.DOTALL)
"""A backslash with the letters behind it, or with one sign."""

ROW_GAP = re.compile(r"\*?[ \t]*\[\s*-?[\d.]+\s*(?:pt|cm|mm|em|ex|in)\s*\]")
"""What says behind a row how far below it the next one stands."""

RANGE = re.compile(r"[ \t]*\([lr{}.\d ]{1,20}[a-z]{0,2}[lr{}.\d ]{0,9}\)(?=\s*\{)")
"""How a ruling is trimmed: ``\\cmidrule(lr){2-5}``."""

_BLANKS = re.compile(r"[ \t]*+(?:\n[ \t]*+)?")
_STEPS = {
    "{": re.compile(r"\\.|[{}]", re.DOTALL),
    "[": re.compile(r"\\.|[\[\]{}]", re.DOTALL),
}
_ENDS = {"{": "}", "[": "]"}
_LONGEST_OPTION, _LONGEST_GROUP = 200, 8000
"""Characters. Who opens thousands of groups and closes none shall not have the end of each looked for in all the text.
"""


def end_of_group(text: str, start: int, last: int | None = None) -> int | None:
    """The place behind the group that opens at ``start``, before ``last``; None where nothing closes it.

    >>> end_of_group(r"{a{b}\\}c}d", 0), end_of_group("{a", 0), end_of_group("[2pt]", 0)
    (9, None, 5)
    """
    opens = text[start]
    longest = start + (_LONGEST_OPTION if opens == "[" else _LONGEST_GROUP)
    end = min(longest, len(text) if last is None else last)
    depth = 0
    for match in _STEPS[opens].finditer(text, start, end):
        sign = match[0]
        if sign == "{" or sign == opens:
            depth += 1
        elif sign == "}" or sign == _ENDS[opens]:
            depth -= 1
            if depth == 0:
                return match.end()
            if depth < 0:
                return None
    return None


def behind_blanks(text: str, start: int) -> int:
    """The place behind blanks and one line end: TeX looks for an argument there."""
    match = _BLANKS.match(text, start)
    return match.end() if match else start


def arguments(text: str, start: int, count: int, last: int | None = None) -> tuple[list[tuple[int, int]], int] | None:
    """Where the words in ``count`` groups in braces begin and end, from ``start`` on, and the place behind the last.

    What stands in brackets before and between them is an option, and none of them. None where a group is not there, or
    nothing closes it.

    >>> text = r"[t]{2}{*}[3pt]{words}!"
    >>> found, end = arguments(text, 0, 3)
    >>> [text[first:behind] for first, behind in found], text[end:]
    (['2', '*', 'words'], '!')
    """
    found: list[tuple[int, int]] = []
    place = start
    while len(found) < count:
        at = behind_blanks(text, place)
        if at >= (len(text) if last is None else last) or text[at] not in "{[":
            return None
        end = end_of_group(text, at, last)
        if end is None:
            return None
        if text[at] == "{":
            found.append((at + 1, end - 1))
        place = end
    return found, place
