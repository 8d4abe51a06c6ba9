"""The numbers that may be money are entered: all of budget tables and fields, elsewhere those with baht beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from extract.ground.source import Span
from parsers.account.beside import is_of_numbers, lines_beside
from parsers.account.inputs import TextParts, WhatWasRead
from parsers.account.ledger import Ledger
from parsers.account.lexer import tokens
from parsers.records.table import Grid

_SAYS_MONEY = ("บาท", "฿")
_NO_SATANG = re.compile(r"\.[-–]")


def enter_numbers(ledger: Ledger, parts: TextParts, found: WhatWasRead, fields: Mapping[int, Sequence[Span]]) -> None:
    """Enter the numbers of a plan by where they stand; ``fields`` are the budget fields of blocks, by project."""
    for grid in parts.budget:
        ledger.enter(grid.span.lines, "table_cell")
    for total in found.totals:
        ledger.enter(total.span.lines, "table_total")  # of a summary that stands by itself
        ledger.place(total.span, "table_total")
    for spans in fields.values():
        for span in spans:
            ledger.enter(span.lines, "budget_field")
    for span in (*found.spans_of("unread_table"), *(grid.span for grid in parts.counts)):
        ledger.enter(span.lines, "other_table")
    _enter_beside(ledger, parts, [project.detail.span for project in found.projects if project.detail])
    _enter_text(ledger, parts.others)


def _enter_beside(ledger: Ledger, parts: TextParts, blocks: Iterable[Span]) -> None:
    """The money in lines beside the budget tables: what stands there as in a row is one that no reader took."""
    taken = {line for span in blocks for line in span.lines}
    for number in lines_beside(ledger.source, parts.budget, parts.others, parts.headings, taken):
        line = ledger.source.digits[number - 1]
        found = tokens(line)
        ledger.enter_grouped(number, found, "table_cell" if is_of_numbers(line, found) else "text")


def _enter_text(ledger: Ledger, others: Iterable[Grid]) -> None:
    """The numbers with baht beside them that stand in no budget table and field."""
    source = ledger.source
    lines = dict.fromkeys(line for sign in _SAYS_MONEY for line in source.lines_with(sign))
    lines.update(dict.fromkeys(source.lines_found(_NO_SATANG)))
    in_tables = {line for grid in others for line in grid.span.lines}
    ledger.enter_money((line for line in lines if line in in_tables), "other_table")
    ledger.enter_money((line for line in lines if line not in in_tables), "text")
