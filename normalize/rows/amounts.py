"""The account as rows: every printed number that may be money, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from normalize.schema.keys import DataRow, Origin
from parsers.records.account import Account


def amount_rows(origin: Origin, account: Account) -> Iterator[DataRow]:
    """One row a number, in the order of the document."""
    plan_id, pages = origin.plan_id, origin.source.pages
    for ordinal, number in enumerate(account.numbers, start=1):
        line, start, end, raw, value, found_in, became, project, last_line = number
        yield {
            "plan_id": plan_id,
            "ordinal": ordinal,
            "char_start": start,
            "char_end": end,
            "raw": raw,
            "value": value,
            "found_in": found_in,
            "became": became,
            "project_id": None if project is None else origin.project_id(project),
            "line_start": line,
            "line_end": last_line,
            "page_start": pages[line - 1] if pages else None,
            "page_end": pages[last_line - 1] if pages else None,
        }
