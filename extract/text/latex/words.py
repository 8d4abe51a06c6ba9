"""The words of a line or of a cell without the commands of LaTeX, and what its formulas say.

What changes a number leaves a mark as web pages have it: ``<sup>``, ``<sub>``, ``<del>``. A command that is not known
stays as it is printed, a formula with one as a whole: so does the number in it.
"""

from __future__ import annotations

import re

from extract.text.latex.braces import COMMAND, arguments, behind_blanks, end_of_group
from extract.text.latex.commands import commands

_TEXT_STEP = re.compile(r"\\(?:[A-Za-z]+\*?|[^A-Za-z]|$)|[${]", re.DOTALL)
_MATH_STEP = re.compile(r"\\(?:[A-Za-z]+\*?|[^A-Za-z]|$)|[{}^_~&$]", re.DOTALL)
_SEPARATOR = re.compile(r"(?<=[0-9๐-๙])\{(?P<sign>[,.])\}(?=[0-9๐-๙])")
"""``30{,}000``: braces keep a comma from being set as one of a text."""

_FORMULA = re.compile(r"(?<![\\$0-9๐-๙])(?P<fence>\$\$?)(?!\s*\$)(?P<text>[^$\n]{1,400}?)(?P=fence)(?![$0-9๐-๙])")
_SURE = re.compile(r"[\\{}]")
_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")
_LONGEST_PLAIN = 60
"""Characters of a formula without any command: a dollar sign before a price begins none."""

SPACED = re.compile(r"(?<![0-9๐-๙,.])(?<![0-9๐-๙,.] )[0-9๐-๙](?: [0-9๐-๙,.])+(?! ?[0-9๐-๙,.])")
"""A number whose digits stand apart one by one."""

_OF_SPACE = frozenset(",;:!> ")
_PRINTED = frozenset("%$#&_")
_BRACES = frozenset("{}")
_DEEPEST, _MOST_UNKNOWN = 40, 200
"""Groups inside of each other, and signs of a line that say nothing: no line that is LaTeX has as many."""


class _UnknownError(Exception):
    """A formula has something that is not understood."""


def without_commands(text: str, depth: int = 0) -> str:
    r"""The words of a line of text, with formulas as what they say.

    >>> without_commands(r"\textbf{รวม} $\mathbf{472{,}500}$ {\bf บาท}"), without_commands(r"$\text{รวม}\; 5$")
    ('รวม 472,500 บาท', 'รวม  5')
    >>> without_commands(r"30{,}000 ก{,}ข")
    '30,000 ก{,}ข'
    >>> without_commands(r"5,000\textsuperscript{1} \sout{9}"), without_commands(r"\foo{5} $\frac{1}{2}$")
    ('5,000<sup>1</sup> <del>9</del>', '\\foo{5} $\\frac{1}{2}$')
    """
    if depth > _DEEPEST:
        return text
    parts: list[str] = []
    place = unknown = 0
    while unknown < _MOST_UNKNOWN and (step := _TEXT_STEP.search(text, place)):
        parts.append(text[place : step.start()])
        words, place = _in_text(text, step, depth)
        parts.append(words)
        unknown += words == step[0]
    return "".join([*parts, text[place:]])


def _in_text(text: str, step: re.Match[str], depth: int) -> tuple[str, int]:
    """What a command, a formula or a group of a text says, and the place behind it."""
    sign = step[0]
    if sign == "$":
        formula = _FORMULA.match(text, step.start())
        said = math_words(formula["text"], depth + 1) if formula and _is_formula(formula["text"]) else None
        return (sign, step.end()) if formula is None or said is None else (said, formula.end())
    if sign == "{":
        if separator := _SEPARATOR.match(text, step.start()):
            return separator["sign"], separator.end()
        end = end_of_group(text, step.start()) if _opens_dress(text, step.end()) else None
        if end is None:
            return sign, step.end()
        return without_commands(text[step.end() : end - 1], depth + 1).strip(), end
    if sign in ("\\\\", "\\ "):
        apart = step.end() == len(text) or sign == "\\ " or text[step.end()].isspace()
        return (" " if apart else sign), step.end()
    found = _known(text, step)
    if found is None:
        return sign, step.end()
    before, inside, behind, end = found
    return f"{before}{without_commands(inside, depth + 1)}{behind}", end


def _opens_dress(text: str, place: int) -> bool:
    """Whether a group of a text is there for the command that begins it, or for nothing: ``{\\bf รวม}``, ``{}``."""
    at = behind_blanks(text, place)
    begins = COMMAND.match(text, at)
    return text.startswith("}", at) or (begins is not None and begins[0][1:] in commands().dropped)


def _is_formula(text: str) -> bool:
    return bool(_SURE.search(text)) or (len(text) <= _LONGEST_PLAIN and not _THAI.search(text))


def _known(text: str, step: re.Match[str]) -> tuple[str, str, str, int] | None:
    """What a known command prints before and behind the words that it keeps, these, and the place behind it."""
    rules, name, end = commands(), step[0][1:], step.end()
    if name in rules.signs:
        return rules.signs[name], "", "", end
    count = rules.kept.get(name, rules.dropped.get(name, int(name in rules.marks)))
    if count == 0 and name in rules.dropped:
        return "", "", "", behind_blanks(text, end) if text[end : end + 1] == " " else end
    found = arguments(text, end, count) if count else None
    if found is None:
        return None
    groups, end = found
    if name in rules.dropped:
        return "", "", "", end
    inside = text[groups[-1][0] : groups[-1][1]]
    tag = rules.marks.get(name)
    return (f"<{tag}>", inside, f"</{tag}>", end) if tag else ("", inside, "", end)


def math_words(text: str, depth: int = 0) -> str | None:
    r"""What a formula says; None where it has what is not understood.

    Digits that stand apart one by one are one number, as TeX prints them: some models write each by itself.

    >>> math_words(r"\mathbf { 3 5 , 0 0 0 }"), math_words("5 000"), math_words(r"\geq 80 \%")
    ('35,000', '5 000', '≥ 80 %')
    >>> math_words(r"10{,}000^{1}"), math_words(r"\frac{1}{2}"), math_words("{5")
    ('10,000<sup>1</sup>', None, None)
    """
    try:
        said = _formula(text, depth)
    except _UnknownError:
        return None
    return SPACED.sub(lambda match: match[0].replace(" ", ""), said).strip()


def _formula(text: str, depth: int) -> str:
    if depth > _DEEPEST:
        raise _UnknownError
    parts: list[str] = []
    place = 0
    while step := _MATH_STEP.search(text, place):
        parts.append(text[place : step.start()])
        said, place = _in_formula(text, step, depth)
        parts.append(said)
    return "".join([*parts, text[place:]])


def _in_formula(text: str, step: re.Match[str], depth: int) -> tuple[str, int]:
    """What a command, a group or a raised sign of a formula says, and the place behind it."""
    sign = step[0]
    if sign == "~" or (len(sign) > 1 and sign[1] in _OF_SPACE):
        return " ", step.end()
    if sign == "{":
        inside, end = _group(text, step.start())
        return _formula(inside, depth + 1), end
    if sign in "^_":
        return _raised(text, step, depth)
    if len(sign) > 1 and sign[1] in _PRINTED | _BRACES:
        return sign[1:], step.end()
    found = _known(text, step) if sign[0] == "\\" else None
    if found is None:
        raise _UnknownError
    before, inside, behind, end = found
    is_text = sign.startswith(("\\text", "\\mbox", "\\hbox"))
    said = without_commands(inside, depth + 1) if is_text else _formula(inside, depth + 1)
    return f"{before}{said}{behind}", end


def _group(text: str, start: int) -> tuple[str, int]:
    end = end_of_group(text, start)
    if end is None:
        raise _UnknownError
    return text[start + 1 : end - 1], end


def _raised(text: str, step: re.Match[str], depth: int) -> tuple[str, int]:
    """What is raised or lowered: a sign, a command or a group."""
    at = behind_blanks(text, step.end())
    one = COMMAND.match(text, at)
    if text[at : at + 1] == "{":
        inside, end = _group(text, at)
    elif one:
        inside, end = one[0], one.end()
    elif at < len(text):
        inside, end = text[at], at + 1
    else:
        raise _UnknownError
    said = _formula(inside, depth + 1).strip()
    tag = "sup" if step[0] == "^" else "sub"
    return (said if said == "°" else f"<{tag}>{said}</{tag}>"), end
