"""Rows of the risk table against each other: processes that are missing, numbers that jump."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.ground.issues import Issue
from normalize.checks.numbering import jumps
from parsers.records.facts import Risk, RiskControl
from parsers.records.plan import PlanDocument


def check_risks(document: PlanDocument) -> Iterator[Issue]:
    """Issues about the risks of a plan and what is done about them."""
    yield from _headless_risks(document)
    yield from _risk_numbers(document)


def _headless_risks(document: PlanDocument) -> Iterator[Issue]:
    """Rows of the risk table without the process that their table names for others."""
    risks = document.risks
    if any(risk.process for risk in risks):
        params = {"what": "the risk table", "what_th": "ตารางความเสี่ยง"}
        for risk in risks:
            if risk.process is None and risk.ordinal == 1:
                yield Issue("headless_row", risk.span, "risks", found=risk.text, params=params)


def _risk_numbers(document: PlanDocument) -> Iterator[Issue]:
    """Rows of the risk table whose entries' numbers jump; a row may go on from the page before."""
    columns: tuple[tuple[str, str, str, Sequence[Risk | RiskControl]], ...] = (
        ("risks", "the risks", "ความเสี่ยง", document.risks),
        ("risk_controls", "the controls", "มาตรการควบคุมความเสี่ยง", document.risk_controls),
    )
    for table, what, what_th, entries in columns:
        params = {"what": what, "what_th": what_th}
        for _, row in groupby(entries, key=lambda entry: entry.row):
            numbered = [entry for entry in row if entry.number is not None]
            numbers = [entry.number for entry in numbered if entry.number is not None]
            if jumps(numbers):
                found = " ".join(map(str, numbers))
                yield Issue("list_number_gap", numbered[0].span | numbered[-1].span, table, found=found, params=params)
