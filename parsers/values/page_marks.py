"""What says on which page one is: ``- 30 -``, ``~ 30 ~``, ``หน้า 12``. Patterns for a stripped line in Arabic digits.

A number alone may be a page's, or a value: who reads it looks at what stands around it. Pages of a PDF have their own
(``extract.pdf.layout.pages``): there the place on the page says more than the print.
"""

from __future__ import annotations

import re

from extract.ground.source import SourceText

IN_SIGNS = r"(?:[-–—]\s*\d{1,3}\s*[-–—]|~\s*\d{1,3}\s*~)"
"""In dashes, or the waves that a page's foot may have for them."""

CALLED_PAGE = r"หน้า(?:ที่)?\s*\d{1,3}"

PAGE_MARK = re.compile(rf"{IN_SIGNS}|{CALLED_PAGE}")
"""'- 30 -', '~ 30 ~', 'หน้า 12', 'หน้าที่ 12'."""

MAYBE_PAGE_MARK = re.compile(rf"[-–—]?\s*\d{{1,3}}\s*[-–—]?|~\s*\d{{1,3}}\s*~|{CALLED_PAGE}")
"""The same, and '30', '- 30', '30 -', which may be values."""

PAGE_RULE = re.compile(r"_{8,}")
"""What Google Docs writes between the pages of a text."""

SURE_MARK = re.compile(rf"(?![-–—]\s*0)(?:{PAGE_MARK.pattern})|{PAGE_RULE.pattern}")
"""A page's mark that cannot be a row of values, as ``- 0 -`` can; or a rule between two pages."""

_RULE_OF_MARKDOWN = "---"
_RULE = re.compile(r"(?P<sign>[-–—─━═_*])(?P=sign){19,}+|={3,}+(?:\s++={3,}+)*+")
"""Drawn across the page, or runs of ``=``, which no cell has: ``======   =====`` below sums."""

_FIRST = re.compile("[-–—~ห_=─━═*]")
"""The first signs of these."""

_LONGEST = 3


def is_blanked_or_rule(source: SourceText, number: int) -> bool:
    """Whether a line is no part of what is read: blanked (a running head, a comment), Markdown's rule, which stands
    between pages too, or one that is drawn between the rows of a table. A table may go on over it.

    >>> source = SourceText("a.md", "txt", "", ("แผนปฏิบัติการ 12", " ---", "-", "=" * 20, "-" * 5)).with_lines({1: None})
    >>> [is_blanked_or_rule(source, number) for number in (1, 2, 3, 4, 5)]
    [True, True, False, True, False]
    """
    return source.is_blanked(number) or is_rule(source.stripped_digits[number - 1])


def is_rule(key: str) -> bool:
    """Whether a stripped line is a rule: Markdown's, one across the page, or the double one below sums.

    >>> [is_rule(key) for key in ("---", "-" * 20, "-----", "====  ====", "-----   -----")]
    [True, True, False, True, False]
    """
    return key == _RULE_OF_MARKDOWN or bool(_RULE.fullmatch(key))


def is_of_page(source: SourceText, number: int) -> bool:
    """Whether a line belongs to its page and to nothing that is printed on it: blanked, a rule, or a page's mark.

    >>> source = SourceText("a.txt", "txt", "", ("- 12 -", "________", "---", "- 0 -", ""))
    >>> [is_of_page(source, number) for number in range(1, 6)]
    [True, True, True, False, False]
    """
    return number in lines_of_page(source)


def lines_of_page(source: SourceText) -> frozenset[int]:
    """The numbers of all such lines: found once, by the signs that marks and rules begin with."""
    return source.once(_lines_of_page)


def _lines_of_page(source: SourceText) -> frozenset[int]:
    keys = ((number, source.stripped_digits[number - 1]) for number in source.lines_beginning(_FIRST))
    return source.blanked.union(n for n, key in keys if is_rule(key) or SURE_MARK.fullmatch(key))


def is_empty_or_of_page(source: SourceText, number: int) -> bool:
    """The same, or an empty line."""
    return not source.stripped_digits[number - 1] or is_of_page(source, number)


def is_bare_page_number(key: str) -> bool:
    """Whether a stripped line is nothing but a number that a page may have.

    >>> [is_bare_page_number(key) for key in ("12", "2566", "- 12 -", "")]
    [True, False, False, False]
    """
    return len(key) <= _LONGEST and key.isdecimal()
