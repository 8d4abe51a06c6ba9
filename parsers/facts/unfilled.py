"""Blanks of the template that a plan left unfilled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from parsers.rules.load import load


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule["needs"], re.compile(rule["pattern"])) for rule in load("unfilled")["rule"])


def unfilled_blanks(source: SourceText) -> Iterator[Issue]:
    """One issue a blank, with its line: ``พนักงานของชื่อองค์กรปกครองส่วนท้องถิ่น`` where the plan's own name was due."""
    lines = {needs: list(source.lines_with(needs)) for needs, _ in _rules()}
    for needs, pattern in _rules():
        for number in lines[needs]:
            for match in pattern.finditer(source.line(number)):
                yield Issue("unfilled_template", Span(number, number), "sections", found=match.group().strip())
