"""Blocks of projects claim the numbers of their budget fields, and doubt money in their other fields."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ground.scales import SATANG_IN_FULL
from extract.ground.source import Span
from parsers.account.ledger import Entry, Ledger
from parsers.account.lexer import value_of
from parsers.account.links import Links
from parsers.records.account import Became
from parsers.records.blocks import DetailBlock, FieldName

_LINES_OF_AMOUNT = 3
_BUDGET_BEFORE = re.compile(r"งบ(?:ประมาณ)?[^0-9\n]{0,20}$")
_BUDGET_BEGINS = re.compile(r"\s*งบประมาณ[^0-9\n]{0,20}")
_LONGEST_BEFORE = 30
_OF_FEW_WORDS: frozenset[FieldName] = frozenset({"target_group", "target_output", "location", "period", "responsible"})
"""Fields in which the word for a budget is another field's label."""

_UNREADABLE = ("unreadable_amount", "year_uncertain", "unnamed_budget")


def claim_block(ledger: Ledger, links: Links, project: int, detail: DetailBlock, fields: Sequence[Span]) -> None:
    """The amounts of a block's budget ``fields``, then those that the block says are no budget or cannot be read."""
    end = max((span.end for span in fields), default=detail.span.end)
    same: dict[tuple[str, Span], Entry | None] = {}
    for place, stated in enumerate(detail.amounts):
        key = (stated.raw, stated.span)
        if key not in same:
            where = Span(stated.span.start, max(stated.span.end, min(end, stated.span.end + _LINES_OF_AMOUNT)))
            satang = SATANG_IN_FULL in stated.raw
            found = ledger.claim_satang(stated.raw, where, project) if satang else None
            same[key] = found or ledger.claim(stated.raw, where, "budget_line", project)
        if found := same[key]:
            links.lines[project, "detail", place] = found
    said: dict[str, Became] = {"not_budget": "not_budget", **dict.fromkeys(_UNREADABLE, "unreadable")}
    for issue in detail.issues:
        if issue.code in said and issue.found:
            for span in fields:
                ledger.claim(issue.found, span, said[issue.code], project)
    for span in fields:
        _name_repeated(ledger, span, project)
    _doubt_money_of_others(ledger, project, detail)


def _doubt_money_of_others(ledger: Ledger, project: int, detail: DetailBlock) -> None:
    """Money in a field of few words, or on a line that begins with its word, is of a budget field whose label
    nobody saw, but for an amount of the block.
    """
    known = {stated.amount for stated in detail.amounts}
    for field in detail.fields:
        span = field.heading | field.items[-1].span if field.items else field.heading
        for entry in ledger.free(span):
            line, end = ledger.source.digits[entry.line - 1], entry.token.start
            told = field.field == "responsible" or _BUDGET_BEGINS.fullmatch(line, 0, end)
            if not told and field.field in _OF_FEW_WORDS:
                told = _BUDGET_BEFORE.search(line, max(0, end - _LONGEST_BEFORE), end)
            if entry.found_in == "text" and told and value_of(entry.key) not in known:
                entry.found_in, entry.project = "budget_field", project


def _name_repeated(ledger: Ledger, span: Span, project: int) -> None:
    """The same figure once more in one field is no other amount."""
    known = {value_of(entry.key) for entry in ledger.within(span) if entry.became in ("budget_line", "not_budget")}
    for entry in ledger.free(span):
        entry.project = project
        if value_of(entry.key) in known - {None} and ledger.rule_of(entry) is None:
            entry.became = "repeated"
