"""The files of one plan -> its outcome: rows, or why it is set aside. The one place that catches a file's errors."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.ground.errors import SourceError
from extract.ground.issues import Issue
from extract.ground.options import AS_USUAL, ReadOptions
from extract.ground.raw import RawFile
from extract.ground.source import SourceText
from extract.guard import GUARDED, guard
from extract.readers import read_source
from extract.sources import plan_id
from normalize.corrections.corrected import corrected
from normalize.corrections.read_corrections import Correction
from normalize.rows.likeness import likeness_of
from normalize.store.encoded import encode_together
from normalize.store.manifest import Failure
from parsers.admission import parse_admitted
from plan_extract.engine.documents import rows_under_id
from plan_extract.engine.outcome import Outcome, count_issues, money_of
from plan_extract.engine.parts import PlanFiles, Task, are_one_plan, begins_a_plan, joined, lacks_its_beginning
from plan_extract.engine.quarantined import (
    fault_outcome,
    missing_part,
    ms_since,
    quarantined_outcome,
    too_much,
    unreadable,
)


def read_plan(files: PlanFiles, copy_of: str | None = None, options: ReadOptions = AS_USUAL) -> list[Outcome]:
    """Read the files of one plan. What cannot be used gives an outcome with the reason, not an exception.

    Several files give one outcome where they are one plan, else one each. A plan of which a part is missing or cannot
    be read is set aside as a whole: half a plan would be published as all of it. ``copy_of`` names a source with the
    same bytes that was read before: it becomes an issue of this one.

    A fault of ours costs the plan too: ``internal_error``, with its trace. A program that fails on many may be wrong
    about the others, so whoever calls counts them.
    """
    return _read(files, copy_of, options, pack=True)


def _read(files: PlanFiles, copy_of: str | None, options: ReadOptions, *, pack: bool) -> list[Outcome]:
    """As :func:`read_plan`; without ``pack`` the rows of plans are left to be packed with others."""
    started = time.perf_counter()
    try:
        found = _one_plan_or_several(files, copy_of, options, started)
        found = _packed(found) if pack else found
    except MemoryError:
        found = [quarantined_outcome(files, too_much("it needs more memory than a reader may have"), [], started)]
    except Exception as error:  # noqa: BLE001  whatever it is, the others are to be read
        found = [fault_outcome(files, error, started)]
    return [replace(outcome, group=files.plan_id, read_with=files.names) for outcome in found]


def read_single_file(
    path: RawFile,
    name: str,
    copy_of: str | None = None,
    options: ReadOptions = AS_USUAL,
    corrections: tuple[Correction, ...] = (),
) -> Outcome:
    """Read one file as a plan of its own; see :func:`read_plan`."""
    files = PlanFiles(plan_id(name), ((path, name),), corrections=corrections)
    (outcome,) = read_plan(files, copy_of, options)
    return outcome


def read_batch(plans: Iterable[PlanFiles], options: ReadOptions = AS_USUAL) -> list[Outcome]:
    """The outcomes of some plans, each as of :func:`read_plan`: one task of a worker. Their rows are checked and packed
    together; where those of one cannot be, each is read by itself, and that one is set aside.
    """
    plans = list(plans)
    found = [outcome for files in plans for outcome in _read(files, None, options, pack=False)]
    try:
        return _packed(found)
    except Exception:  # noqa: BLE001  whose fault it is shows where each is packed alone
        return [outcome for files in plans for outcome in read_plan(files, None, options)]


def _packed(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Outcomes with the rows checked and packed that are not yet."""
    packed = iter(encode_together([one.plan for one in outcomes if isinstance(one.plan, dict)]))
    return [replace(one, plan=next(packed)) if isinstance(one.plan, dict) else one for one in outcomes]


def _one_plan_or_several(files: PlanFiles, copy_of: str | None, options: ReadOptions, started: float) -> list[Outcome]:
    """Read all files, then look whether they are one plan."""
    sources: list[SourceText] = []
    problem: Failure | None = None
    for path, name in files.parts:
        found = _text_of(path, name, options)
        if isinstance(found, SourceText):
            sources.append(found)
        elif problem is None:
            problem = found if len(files.parts) == 1 else replace(found, message=_of_part(files, name, found.message))
    if problem and (len(sources) < 2 or are_one_plan(sources)):
        return [quarantined_outcome(files, problem, sources, started)]
    if problem or (len(sources) > 1 and not are_one_plan(sources)):
        return [_as_its_own_plan(task, files, sources, copy_of, started, options) for task in files.parts]
    if files.missing:
        if len(sources) == 1 and 1 in files.missing and begins_a_plan(sources[0]):
            return [read_single_file(*files.parts[0], copy_of, options, files.corrections)]
        numbers = ", ".join(map(str, files.missing))
        problem = missing_part(f"part {numbers} of the plan is missing{_of_files(files)}")
        return [quarantined_outcome(files, problem, sources, started)]
    return [_rows_of(files, sources, copy_of, started)]


def _of_part(files: PlanFiles, name: str, message: str) -> str:
    """A problem of one of a plan's files, for the person who looks at any of them."""
    return f"its part {name}: {message}{_of_files(files)}"


def _of_files(files: PlanFiles) -> str:
    """The files that are by their names one plan, as an addition to a message; nothing for one."""
    return f" (by their names one plan: {', '.join(files.names)})" if len(files.parts) > 1 else ""


def _as_its_own_plan(
    task: Task,
    files: PlanFiles,
    sources: Sequence[SourceText],
    copy_of: str | None,
    started: float,
    options: ReadOptions,
) -> Outcome:
    """One of several files that are not one plan: a plan of its own, or set aside as a part whose plan is not there."""
    path, name = task
    own = [source for source in sources if source.path == name]
    if not any(map(lacks_its_beginning, own)):
        return read_single_file(path, name, copy_of, options, files.corrections)
    message = "the file is a later part by its name, and the part that the plan begins with is missing"
    problem = missing_part(f"{message}{_of_files(files)}")
    return quarantined_outcome(PlanFiles(plan_id(name), (task,)), problem, own, started)


def _text_of(path: RawFile, name: str, options: ReadOptions) -> SourceText | Failure:
    """The text of one file, or why it cannot be had."""
    try:
        if path.suffix.lower() in GUARDED:
            return guard().read(path, name, options)
        return read_source(path, name, options)
    except SourceError as error:
        return Failure(error.code, error.message, error.remedy)
    except OSError as error:
        # Around the reading alone: a file of our own that is missing later on is our own fault.
        return unreadable(error)


def _rows_of(files: PlanFiles, sources: list[SourceText], copy_of: str | None, started: float) -> Outcome:
    """The outcome of a plan whose text was read: parsed, corrected and made rows."""
    try:
        source = joined(sources) if len(sources) > 1 else sources[0]
        document = parse_admitted(source)
        if copy_of:
            issue = Issue("duplicate_plan", table="plans", found=copy_of)
            document = replace(document, issues=(*document.issues, issue))
        if own := [one for one in files.corrections if one.plan_id == files.plan_id]:
            document = corrected(document, files.plan_id, own)
        rows = rows_under_id(document, files.plan_id)
    except SourceError as error:
        return quarantined_outcome(files, Failure(error.code, error.message, error.remedy), sources, started)
    return Outcome(
        files.name,
        files.plan_id,
        "ok",
        sha256=source.sha256,
        format=source.format,
        plan=rows,
        counts={name: len(some) for name, some in rows.items()},
        issues=count_issues(rows["issues"]),
        money=money_of(rows["budget_lines"], rows["shared_amounts"], rows["shared_amount_projects"]),
        ms=ms_since(started),
        copy_of=copy_of,
        parts=tuple((part.path, part.sha256) for part in source.parts),
        likeness=likeness_of(rows),
    )
