"""The account of a plan: all numbers that may be money are entered, then claimed by what was read from them.

The lexer knows no table. Every number of a budget table and of a budget field is entered, and each with baht beside it
anywhere. A number that no record claims and no rule names is ``unaccounted``, and an issue says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from extract.text.latex.unprinted import with_unprinted_blank
from extract.text.raised_satang import with_satang_joined
from parsers.account.budget_fields import budget_fields
from parsers.account.claims_of_blocks import claim_block
from parsers.account.claims_of_rows import RowClaims
from parsers.account.claims_of_totals import claim_total
from parsers.account.entering import enter_numbers
from parsers.account.inputs import TextParts, WhatWasRead
from parsers.account.ledger import Ledger
from parsers.account.links import Links
from parsers.account.unclaimed import OWN, name_counts, name_the_rest
from parsers.records.account import Account
from parsers.records.plan import Project

_PRINTED_AGAIN = ("repeated_row", "repeated_table", "carried_sum")


def keep_account(source: SourceText, read: SourceText, parts: TextParts, found: WhatWasRead) -> Account:
    """Every number that may be money and what it became: those of ``source``, by where they stand in its ``parts`` and
    what was ``found`` there. ``read`` is the source as the parsers saw it, without running heads and struck text.
    """
    source = with_satang_joined(with_unprinted_blank(source))
    ledger, links, projects = Ledger(source), Links(), found.projects
    fields = {project.ordinal: budget_fields(project.detail, source) for project in projects if project.detail}
    enter_numbers(ledger, parts, found, fields)
    rows = RowClaims(ledger, links, found.shared)
    for _, group in groupby((p for p in projects if p.item), key=lambda p: p.item.span if p.item else None):
        rows.claim(list(group))
    for index, total in enumerate(found.totals):
        claim_total(ledger, links, index, total)
    for project in projects:
        if project.detail:
            claim_block(ledger, links, project.ordinal, project.detail, fields[project.ordinal])
    name_the_rest(ledger, read, parts.heads, found.spans_of(*_PRINTED_AGAIN))
    name_counts(ledger, parts.counts)
    _give_to_owners(ledger, _owners(projects, fields))
    numbers = ledger.numbers()
    return Account(
        numbers,
        {key: entry.ordinal for key, entry in links.lines.items()},
        {key: entry.ordinal for key, entry in links.totals.items()},
        {key: entry.ordinal for key, entry in links.cells.items()},
        {key: entry.ordinal for key, entry in links.shared.items()},
        tuple(_unaccounted(ledger, found.spans_of("unaccounted_amount"))),
    )


def _owners(projects: Sequence[Project], fields: Mapping[int, Sequence[Span]]) -> dict[int, int | None]:
    """The project of each line of a table or budget field; None for a line of several."""
    owner: dict[int, int | None] = {}
    for project in projects:
        spans = [project.item.span] if project.item else []
        spans += fields.get(project.ordinal, ())
        for span in spans:
            for line in span.lines:
                owner[line] = None if line in owner else project.ordinal
    return owner


def _give_to_owners(ledger: Ledger, owner: Mapping[int, int | None]) -> None:
    """The numbers of tables and budget fields that no project claimed are of the one whose line it is, ``owner``."""
    for line, entries in ledger.by_line.items():
        for entry in entries:
            of_several = entry.became == "shared_amount"
            if entry.project is None and entry.found_in in ("table_cell", "budget_field") and not of_several:
                entry.project = owner.get(line)


def _unaccounted(ledger: Ledger, said: Sequence[Span]) -> Iterator[Issue]:
    """An issue for each line with numbers that nobody claims, but for those of which it is ``said``."""
    lines_said = {line for span in said for line in span.lines}
    for line, entries in sorted(ledger.by_line.items()):
        if not entries or line in lines_said:
            continue
        lost = [entry for entry in entries if entry.became is None and entry.found_in in OWN]
        if lost:
            text = ledger.source.lines[line - 1]
            found = "; ".join(text[entry.token.start : entry.token.end] for entry in lost)
            yield Issue("unaccounted_amount", Span(line, line), "amounts", lost[0].project, found=found)
