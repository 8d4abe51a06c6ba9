"""Running heads below page numbers that an OCR misread: ``aoe``, ``iS 6 eb``, ``S 10 a``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from extract.ground.source import SourceText
from parsers.structure.headings import title_label
from parsers.structure.labels.field_labels import field_label
from parsers.tables.pages.page_numbers import LEAST_PAGES, LONGEST_HEAD, MOST_ELSEWHERE, MOST_PAGES, PLAN, SHORTEST_HEAD
from parsers.values.money.cells import parse_cell

_MARK = re.compile(r"(?!.*[ก-๎].*[ก-ฮ])(?!.*\d[,.]\d)\S.{0,11}")
"""What an OCR may make of a page's number: hardly a Thai letter, and no money."""

_NUMBER, _LATIN = re.compile(r"\d+"), re.compile(r"[A-Za-z]")
_LEAST_MISREAD, _LEAST_AHEAD = 3, 2
_NEAR = 3
"""Lines above a head to its page's number, empty ones among them."""


def misread_pages(source: SourceText) -> Iterator[int]:
    """The lines of a text that names the plan and returns below such numbers on most pages, and those of the numbers
    that are no values: with a letter or a sign, or as far from the place of the page as others are.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(source.stripped_digits, 1):
        if "ทุจริต" in text and SHORTEST_HEAD <= len(text) <= LONGEST_HEAD and PLAN.search(text):
            places[text].append(number)
    for text, numbers in places.items():
        if len(numbers) < LEAST_PAGES or field_label(text) or title_label(text):
            continue
        marks = {page: line for page, number in enumerate(numbers) if (line := _mark_above(source, number))}
        texts = {page: source.stripped_digits[line - 1] for page, line in marks.items()}
        most = max(LEAST_PAGES, MOST_PAGES * len(numbers))
        latin = sum(bool(_LATIN.search(one)) for one in texts.values())
        if len(marks) >= most and len(numbers) - len(marks) <= MOST_ELSEWHERE and latin >= _LEAST_MISREAD:
            yield from numbers
            ahead = _ahead(texts)
            yield from (line for page, line in marks.items() if page in ahead or _is_no_value(texts[page]))


def _mark_above(source: SourceText, number: int) -> int:
    """The line of what may be a page's number right above a line; 0 where there is none."""
    lines = (line for line in range(number - 1, max(0, number - 1 - _NEAR), -1) if source.line(line).strip())
    above = next(lines, 0)
    return above if above and _MARK.fullmatch(source.stripped_digits[above - 1]) else 0


def _ahead(texts: Mapping[int, str]) -> set[int]:
    """The pages whose one number is as far from their place as that of most is.

    >>> sorted(_ahead({2: "= 5 -", 3: "8 -", 4: "iS 7 eb", 5: "8 -"}))
    [2, 4, 5]
    """
    numbers = {page: int(found[0]) - page for page, text in texts.items() if len(found := _NUMBER.findall(text)) == 1}
    most, count = next(iter(Counter(numbers.values()).most_common(1)), (0, 0))
    return {page for page, ahead in numbers.items() if ahead == most} if count >= _LEAST_AHEAD else set()


def _is_no_value(text: str) -> bool:
    """Whether what may be a page's number is none of the values that a cell has.

    >>> [_is_no_value(text) for text in ("iS 6 eb", "= 5 -", "8 -", "-")]
    [True, True, False, False]
    """
    return any(parse_cell(word).status is None and not word.isdecimal() for word in text.split())
