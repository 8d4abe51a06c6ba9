"""The outcome of a plan that is set aside, and the reasons that arise while it is read."""

from __future__ import annotations

import time
import traceback
from collections.abc import Sequence
from dataclasses import replace

from extract.ground.errors import InternalError
from extract.ground.raw import RawFile
from extract.ground.source import SourceText
from extract.readers import sha256_of
from normalize.store.manifest import Failure
from plan_extract.engine.outcome import INTERNAL_ERROR, Outcome
from plan_extract.engine.parts import PlanFiles

_LONGEST_CAUSE = 300
"""Characters of an exception's text: a rule that failed may name all of a plan."""


def quarantined_outcome(files: PlanFiles, problem: Failure, sources: Sequence[SourceText], started: float) -> Outcome:
    """The outcome of a plan that cannot be used.

    ``sources`` are those of its files that were read, ``started`` is when reading began by ``time.perf_counter``.
    """
    read = {source.path: source for source in sources}
    first = read.get(files.name)
    sums = {name: read[name].sha256 if name in read else _sum_of(path) for path, name in files.parts}
    parts = tuple(sums.items())
    return Outcome(
        files.name,
        files.plan_id,
        "quarantined",
        sha256=sums[files.name],
        format=first.format if first else None,
        ms=ms_since(started),
        problem=problem,
        parts=parts if len(parts) > 1 else (),
    )


def given_up_outcome(files: PlanFiles, problem: Failure) -> Outcome:
    """The outcome of a plan whose worker was ended while it read it."""
    return replace(
        quarantined_outcome(files, problem, [], time.perf_counter()), group=files.plan_id, read_with=files.names
    )


def fault_outcome(files: PlanFiles, error: Exception, started: float) -> Outcome:
    """The outcome of a plan that this program failed on: it costs the plan, not the run."""
    what = " ".join((error.what if isinstance(error, InternalError) else repr(error)).split())[:_LONGEST_CAUSE]
    trace = isinstance(error, InternalError) and error.trace
    problem = Failure(INTERNAL_ERROR, f"this program failed on it: {what}", "Report it with the trace in the log")
    return replace(
        quarantined_outcome(files, problem, [], started), trace=trace or "".join(traceback.format_exception(error))
    )


def _sum_of(path: RawFile) -> str | None:
    try:
        return sha256_of(path)
    except Exception:  # noqa: BLE001  what failed on the file may fail on it again
        return None


def unreadable(error: OSError) -> Failure:
    """The reason for a file that the system does not let us read."""
    why = error.strerror or type(error).__name__
    return Failure("unreadable", f"the file cannot be read ({why})", "Check the file and its permissions")


def too_much(message: str) -> Failure:
    """The reason for a file that takes more time or memory than any plan."""
    return Failure("limits", message, "Check that the file is a plan, and try it again with 'quarantine retry'")


def missing_part(message: str) -> Failure:
    """The reason for a plan that is not there as a whole."""
    return Failure("missing_part", message, "Put all parts there, or join them.")


def ms_since(started: float) -> float:
    """Milliseconds since a moment of ``time.perf_counter``."""
    return (time.perf_counter() - started) * 1000
