"""One source file -> its outcome: read, refuse or parse, make rows. The one place where a file's errors are caught."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from plan_extract.extract.errors import InternalError, SourceError
from plan_extract.extract.issues import Issue
from plan_extract.extract.outcome import Outcome, count_issues, money_of
from plan_extract.extract.readers import plan_id, read_source
from plan_extract.extract.source import SourceText
from plan_extract.normalize.keys import Rows
from plan_extract.normalize.manifest import Failure
from plan_extract.normalize.parquet import encode
from plan_extract.normalize.rows import document_rows
from plan_extract.parsers.document import parse_plan
from plan_extract.parsers.document_kind import refusal
from plan_extract.parsers.records import PlanDocument


@cache
def extractor_version() -> str:
    """The installed version of plan-extract."""
    return version("plan-extract")


def load_plan(path: Path, name: str) -> PlanDocument:
    """Read one file and parse it.

    ``name`` is the path that the dataset shows. Raises ``SourceError`` for a file that cannot be read or is no plan.
    """
    return parse_admitted(read_source(path, name))


def parse_admitted(source: SourceText) -> PlanDocument:
    """Parse a source that is a plan. Raises ``SourceError`` for another kind of document."""
    if problem := refusal(source):
        raise problem
    return parse_plan(source)


def plan_rows(document: PlanDocument, name: str) -> Rows:
    """The rows of all tables for one plan; ``name`` is its path under RAW."""
    return document_rows(document, plan_id(name), extractor_version())


def unreadable(error: OSError) -> Failure:
    """The reason to set a file aside that the system does not let us read."""
    why = error.strerror or type(error).__name__
    return Failure("unreadable", f"the file cannot be read ({why})", "Check the file and its permissions")


def extract_file(path: Path, name: str, copy_of: str | None = None) -> Outcome:
    """Extract one file. A file that cannot be used gives an outcome with the reason, not an exception.

    ``copy_of`` names a file with the same bytes that was read before: it becomes an issue of this one.

    Raises ``InternalError`` for anything else that goes wrong, with the cause attached: a program that fails on one
    file may be wrong about the others, so the caller must publish nothing.
    """
    started = time.perf_counter()

    def elapsed() -> float:
        return (time.perf_counter() - started) * 1000

    def quarantined(problem: Failure, source: SourceText | None = None) -> Outcome:
        sha256, form = (source.sha256, source.format) if source else (None, None)
        return Outcome(name, plan_id(name), "quarantined", sha256=sha256, format=form, ms=elapsed(), problem=problem)

    source: SourceText | None = None
    try:
        try:
            source = read_source(path, name)
        except OSError as error:
            # Around the reading alone: a file of our own that is missing later on is our own fault.
            return quarantined(unreadable(error))
        document = parse_admitted(source)
        if copy_of:
            issue = Issue("duplicate_plan", table="plans", found=copy_of)
            document = replace(document, issues=(*document.issues, issue))
        rows = plan_rows(document, name)
        plan = encode(rows)
    except SourceError as error:
        return quarantined(Failure(error.code, error.message, error.remedy), source)
    except Exception as error:
        raise InternalError(name, repr(error)) from error
    return Outcome(
        name,
        plan_id(name),
        "ok",
        sha256=source.sha256,
        format=source.format,
        plan=plan,
        counts=plan.counts,
        issues=count_issues(rows["issues"]),
        money=money_of(rows["budget_lines"]),
        ms=elapsed(),
        copy_of=copy_of,
    )
