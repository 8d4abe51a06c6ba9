"""One source file -> its outcome: read, refuse or parse, make rows. The one place where a file's errors are caught."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from extract.ground.errors import InternalError, SourceError
from extract.ground.issues import Issue
from extract.ground.options import AS_USUAL, ReadOptions
from extract.ground.raw import RawFile
from extract.ground.source import SourceText
from extract.guard import GUARDED, guard
from extract.readers import read_source, sha256_of
from extract.sources import plan_id
from normalize.corrections.corrected import corrected
from normalize.corrections.read_corrections import Correction
from normalize.document_rows import document_rows
from normalize.schema.keys import PlanRows
from normalize.store.encoded import encode
from normalize.store.manifest import Failure
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument
from parsers.structure.document_kind import refusal
from parsers.structure.several_plans import several_plans
from plan_extract.engine.outcome import Outcome, count_issues, money_of
from plan_extract.engine.parts import PlanFiles, Task, are_one_plan, begins_a_plan, joined, lacks_its_beginning


@cache
def extractor_version() -> str:
    """The installed version of plan-extract."""
    return version("plan-extract")


def load_plan(path: Path, name: str, options: ReadOptions = AS_USUAL) -> PlanDocument:
    """Read one file and parse it.

    ``name`` is the path that the dataset shows. Raises ``SourceError`` for a file that cannot be read or is no plan.
    """
    return parse_admitted(read_source(path, name, options))


def load_source(paths: Sequence[Path], options: ReadOptions = AS_USUAL) -> SourceText:
    """The text of one file, or of several as the parts of one plan, in the order given. Raises as ``load_plan``."""
    sources = [read_source(path, path.name, options) for path in paths]
    return joined(sources) if len(sources) > 1 else sources[0]


def parse_admitted(source: SourceText) -> PlanDocument:
    """Parse a source that is one plan. Raises ``SourceError`` for another kind of document, and for several plans."""
    if problem := refusal(source) or several_plans(source):
        raise problem
    return parse_plan(source)


def plan_rows(document: PlanDocument, name: str) -> PlanRows:
    """The rows of all tables for one plan; ``name`` is its path under RAW."""
    return document_rows(document, plan_id(name), extractor_version())


def unreadable(error: OSError) -> Failure:
    """The reason to set a file aside that the system does not let us read."""
    why = error.strerror or type(error).__name__
    return Failure("unreadable", f"the file cannot be read ({why})", "Check the file and its permissions")


def extract_file(
    path: RawFile,
    name: str,
    copy_of: str | None = None,
    options: ReadOptions = AS_USUAL,
    corrections: tuple[Correction, ...] = (),
) -> Outcome:
    """Extract one file as a plan of its own; see :func:`extract_plan`."""
    files = PlanFiles(plan_id(name), ((path, name),), corrections=corrections)
    (outcome,) = extract_plan(files, copy_of, options)
    return outcome


def extract_plan(files: PlanFiles, copy_of: str | None = None, options: ReadOptions = AS_USUAL) -> list[Outcome]:
    """Extract one plan. What cannot be used gives an outcome with the reason, not an exception.

    Several files give one outcome where they are one plan, else one each. A plan of which a part is missing or cannot
    be read is set aside as a whole: half a plan would be published as all of it. ``copy_of`` names a source with the
    same bytes that was read before: it becomes an issue of this one.

    Raises ``InternalError`` for anything else that goes wrong, with the cause attached: a program that fails on one
    file may be wrong about the others, so the caller must publish nothing.
    """
    names = tuple(name for _, name in files.parts)
    return [replace(found, group=files.plan_id, read_with=names) for found in _extract_plan(files, copy_of, options)]


def extract_plans(plans: Iterable[PlanFiles], options: ReadOptions = AS_USUAL) -> list[Outcome]:
    """The outcomes of some plans, each as of :func:`extract_plan`: one task of a worker."""
    return [outcome for files in plans for outcome in extract_plan(files, None, options)]


def _extract_plan(files: PlanFiles, copy_of: str | None, options: ReadOptions) -> list[Outcome]:
    started = time.perf_counter()
    sources: list[SourceText] = []
    problem: Failure | None = None
    for path, name in files.parts:
        found = _read(path, name, options)
        if isinstance(found, SourceText):
            sources.append(found)
        elif problem is None:
            problem = found if len(files.parts) == 1 else replace(found, message=f"its part {name}: {found.message}")
    if problem and (len(sources) < 2 or are_one_plan(sources)):
        return [_set_aside(files, problem, sources, started)]
    if problem or (len(sources) > 1 and not are_one_plan(sources)):
        return [_apart(task, files, sources, copy_of, started, options) for task in files.parts]
    if files.missing:
        if len(sources) == 1 and 1 in files.missing and begins_a_plan(sources[0]):
            return [extract_file(*files.parts[0], copy_of, options, files.corrections)]
        numbers = ", ".join(map(str, files.missing))
        return [_set_aside(files, _missing_part(f"part {numbers} of the plan is missing"), sources, started)]
    return [_extract(files, sources, copy_of, started)]


def _apart(
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
        return extract_file(path, name, copy_of, options, files.corrections)
    problem = _missing_part("the file is a later part by its name, and the part that the plan begins with is missing")
    return _set_aside(PlanFiles(plan_id(name), (task,)), problem, own, started)


def set_aside(files: PlanFiles, problem: Failure) -> Outcome:
    """The outcome of a plan that was given up from outside, while it was read."""
    names = tuple(name for _, name in files.parts)
    return replace(_set_aside(files, problem, [], time.perf_counter()), group=files.plan_id, read_with=names)


def too_much(message: str) -> Failure:
    """The reason to set a file aside that takes more time or memory than any plan."""
    return Failure("limits", message, "Check that the file is a plan, and try it again with 'quarantine retry'")


def _missing_part(message: str) -> Failure:
    return Failure("missing_part", message, "Put all parts there, or join them.")


def _read(path: RawFile, name: str, options: ReadOptions) -> SourceText | Failure:
    try:
        if path.suffix.lower() in GUARDED:
            return guard().read(path, name, options)
        return read_source(path, name, options)
    except SourceError as error:
        return Failure(error.code, error.message, error.remedy)
    except InternalError:
        raise
    except OSError as error:
        # Around the reading alone: a file of our own that is missing later on is our own fault.
        return unreadable(error)
    except Exception as error:
        raise InternalError(name, repr(error)) from error


def _extract(files: PlanFiles, sources: list[SourceText], copy_of: str | None, started: float) -> Outcome:
    try:
        source = joined(sources) if len(sources) > 1 else sources[0]
        document = parse_admitted(source)
        if copy_of:
            issue = Issue("duplicate_plan", table="plans", found=copy_of)
            document = replace(document, issues=(*document.issues, issue))
        if own := [one for one in files.corrections if one.plan_id == files.plan_id]:
            document = corrected(document, files.plan_id, own)
        rows = document_rows(document, files.plan_id, extractor_version())
        plan = encode(rows)
    except SourceError as error:
        return _set_aside(files, Failure(error.code, error.message, error.remedy), sources, started)
    except MemoryError:
        return _set_aside(files, too_much("it needs more memory than a reader may have"), sources, started)
    except Exception as error:
        raise InternalError(files.name, repr(error)) from error
    return Outcome(
        files.name,
        files.plan_id,
        "ok",
        sha256=source.sha256,
        format=source.format,
        plan=plan,
        counts=plan.counts,
        issues=count_issues(rows["issues"]),
        money=money_of(rows["budget_lines"]),
        ms=_ms_since(started),
        copy_of=copy_of,
        parts=tuple((part.path, part.sha256) for part in source.parts),
    )


def _set_aside(files: PlanFiles, problem: Failure, sources: list[SourceText], started: float) -> Outcome:
    """The outcome of a plan that cannot be used; ``sources`` are those of its files that were read."""
    read = {source.path: source for source in sources}
    first = read.get(files.name)
    sums = {name: read[name].sha256 if name in read else sha256_of(path) for path, name in files.parts}
    parts = tuple(sums.items())
    return Outcome(
        files.name,
        files.plan_id,
        "quarantined",
        sha256=sums[files.name],
        format=first.format if first else None,
        ms=_ms_since(started),
        problem=problem,
        parts=parts if len(parts) > 1 else (),
    )


def _ms_since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
