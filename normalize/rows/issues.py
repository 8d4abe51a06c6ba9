"""Issues as rows, in the order of their lines."""

from __future__ import annotations

from collections.abc import Sequence

from extract.ground.errors import ContractError
from extract.ground.issues import Issue
from normalize.schema.keys import DataRow, Origin


def issue_rows(origin: Origin, issues: Sequence[Issue]) -> list[DataRow]:
    """The issues of a plan in order of their lines, numbered; the same issue raised twice stands once.

    An issue without a span is about the whole plan and has all its lines.
    """
    unique = sorted(dict.fromkeys(issues), key=lambda issue: _issue_order(origin, issue))
    rows = [_issue_row(origin, issue) for issue in unique]
    return [row | {"ordinal": ordinal} for ordinal, row in enumerate(rows, start=1)]


def _issue_order(origin: Origin, issue: Issue) -> tuple[int, int, str, str, int, str, str, str]:
    span = issue.span or origin.source.span
    about = (issue.code, issue.table or "", issue.subject or 0, issue.expected or "", issue.found or "")
    return (span.start, span.end, *about, repr(sorted(issue.params.items())))


def _issue_row(origin: Origin, issue: Issue) -> DataRow:
    try:
        message, message_th = issue.message("en"), issue.message("th")
    except KeyError as error:
        raise ContractError(f"issue {issue.code} has no parameter {error}") from error
    return {
        "plan_id": origin.plan_id,
        "ordinal": 0,
        "code": issue.code,
        "severity": issue.rank().value,
        "table": issue.table,
        "project_id": origin.project_id(issue.subject) if issue.subject else None,
        "expected": issue.expected,
        "found": issue.found,
        "message": message,
        "message_th": message_th,
        **origin.provenance(issue.span or origin.source.span),
    }
