"""Texts that a spreadsheet takes for a formula, written so that it takes them for text."""

from __future__ import annotations

import re

from extract.ground.characters import CONTROLS, SPACES, UNSEEN

_BLANKS = f"[ {SPACES}{CONTROLS}{UNSEEN}]*"
_MARKS = r"[=+\-@\t\r\n" + "\uff1d\uff0b\uff0d\uff20]"
LIVE = f"^'*{_BLANKS}{_MARKS}"
"""How a text begins that a spreadsheet may run or part: with ``=``, ``+``, ``-``, ``@``, tab, line break; also wide, or
behind blanks, control characters and what nobody sees, which a spreadsheet or who cleans a sheet up may take off. An
apostrophe before it is one of ours, or looks like it. Python and Arrow read it."""

_DIGIT = "[0-9๐-๙]"
NUMBER = rf"^ *(?:-|[+\-]?(?:{_DIGIT}+|{_DIGIT}{{1,3}}(?:,{_DIGIT}{{3}})+)(?:\.{_DIGIT}*)?(?:[eE][+\-]?[0-9]+)?%?) *$"
"""What is a number and stays one, also a negative one; and a dash that stands alone."""

_LIVE = re.compile(LIVE)
_NUMBER = re.compile(NUMBER)


def inert(text: str) -> str:
    """A text with an apostrophe before it where a spreadsheet would run it; all others as they are.

    >>> [inert(text) for text in ("=1+1", "-5", "-1,000.50", "-", "- อบรม", "+66 2", "โครงการ", "'=1")]
    ["'=1+1", '-5', '-1,000.50', '-', "'- อบรม", "'+66 2", 'โครงการ', "''=1"]
    """
    return f"'{text}" if _LIVE.match(text) and not _NUMBER.fullmatch(text) else text


def as_it_was(text: str) -> str:
    """The text that :func:`inert` was given.

    >>> as_it_was("'- อบรม"), as_it_was("''=1"), as_it_was("'60"), as_it_was("-5")
    ('- อบรม', "'=1", "'60", '-5')
    """
    return text[1:] if text.startswith("'") and inert(text[1:]) == text else text
