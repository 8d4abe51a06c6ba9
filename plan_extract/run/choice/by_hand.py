"""The corrections of a run: the file that has them, and which plan each is of."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.ground.errors import UsageError
from extract.ground.raw import BucketFile, RawFile, is_bucket, without_options
from extract.sources import plan_id
from normalize.corrections.read_corrections import NAME, Correction, digest, read_corrections
from normalize.store.addresses import local_path
from normalize.store.manifest import Failure
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.parts import PlanFiles, Task, plan_ids

_LARGEST = 64 * 2**20
"""Bytes of a file of corrections: as of a plan."""

_UNUSABLE = "unusable_corrections"
_ADVICE = "Keep them elsewhere, and give that file with --corrections"


@dataclass(frozen=True, slots=True)
class ByHand:
    """Corrections by the plan_id that they name.

    ``refused`` is the outcome of a file of RAW that cannot be used; ``warnings`` are what to know of the file.
    """

    of_plan: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    refused: tuple[Outcome, ...] = ()
    warnings: tuple[str, ...] = ()

    def given_to(self, plans: Sequence[PlanFiles]) -> list[PlanFiles]:
        """The plans, each with its corrections."""
        if not self.of_plan:
            return list(plans)
        return [replace(files, corrections=self.of(files.plan_id, files.names)) for files in plans]

    def of(self, group: str | None, names: Iterable[str]) -> tuple[Correction, ...]:
        """The corrections of all plans that some files may be; see :func:`parts.plan_ids`."""
        if group is None or not self.of_plan:
            return ()
        return tuple(one for key in plan_ids(group, names) for one in self.of_plan.get(key, ()))

    def of_no_plan(self, plans: Container[str]) -> tuple[Correction, ...]:
        """The corrections that name none of the ``plans``, in the order of the file."""
        without = [one for key, some in self.of_plan.items() if key not in plans for one in some]
        return tuple(sorted(without, key=lambda one: one.line))


def by_hand(
    raw: Path | str, sources: Sequence[Task], asked: Path | str | None = None
) -> tuple[ByHand, tuple[Task, ...]]:
    """The corrections of a run, and its sources without their file.

    They are those of the file ``asked``, else those of ``corrections.csv`` in RAW itself. Who can write RAW can write
    the latter. So it is never an error: where it cannot be used it is set aside like any other file there, and where it
    is used, or passed over for ``asked``, a warning says so. Where RAW is one file there is none.

    Raises ``UsageError`` for a file ``asked`` that cannot be used.
    """
    if asked is not None:
        return _asked(raw, sources, asked)
    found = {name: file for file, name in sources}.get(NAME)
    if isinstance(raw, Path):
        if not raw.is_dir():
            return ByHand(), tuple(sources)
        if found is None and (raw / NAME).is_symlink():
            return _unusable(f"{NAME} is a link that leads out of RAW or nowhere", _ADVICE), tuple(sources)
    if found is None:
        return ByHand(), tuple(sources)
    try:
        of_plan = _of_plan(found, NAME, in_raw=True)
    except UsageError as error:
        return _unusable(error.message, error.remedy), _without(sources, found)
    where = f"{without_options(str(raw))}/{NAME}"
    said = f"corrections are taken from {where}, which whoever can write plans can write. {_ADVICE}"
    return ByHand(of_plan, (), (said,) if of_plan else ()), _without(sources, found)


def _unusable(what: str, remedy: str) -> ByHand:
    """No corrections, as their file in RAW cannot be used: it is set aside."""
    problem = Failure(_UNUSABLE, f"no correction by hand is applied: {what}", remedy)
    outcome = Outcome(NAME, plan_id(NAME), "quarantined", problem=problem)
    return ByHand({}, (outcome,), (problem.message,))


def _asked(raw: Path | str, sources: Sequence[Task], asked: Path | str) -> tuple[ByHand, tuple[Task, ...]]:
    """The corrections of a file that somebody named. One of RAW's own name that is not it is no source either."""
    where, own = without_options(str(asked)), {name: file for file, name in sources}.get(NAME)
    in_raw: RawFile | None
    if is_bucket(str(asked)):
        file: RawFile = BucketFile(str(asked), 0, 0)
        objects = (one for one, _ in sources if isinstance(one, BucketFile))
        in_raw = next((one for one in objects if without_options(one.url) == where), None)
    else:
        path = local_path(asked)
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise UsageError(f"{where} is no regular file", "Write the corrections to a file, and give that")
        file, same = path, path.resolve()
        in_raw = next((one for one, _ in sources if isinstance(one, Path) and one.resolve() == same), None)
    of_plan = _of_plan(file, where, in_raw=in_raw is not None)
    warnings = []
    if of_plan and in_raw is not None:
        warnings.append(f"{where} is in RAW, which whoever can write plans can write. {_ADVICE}")
    if own is not None and own is not in_raw:
        passed_over = f"{without_options(str(raw))}/{NAME}"
        warnings.append(f"{passed_over} is passed over: the corrections are those of {where}")
    return ByHand(of_plan, (), tuple(warnings)), _without(_without(sources, in_raw), own)


def _of_plan(file: RawFile, where: str, *, in_raw: bool) -> dict[str, tuple[Correction, ...]]:
    """The corrections of a file by plan. Raises ``UsageError`` for one that cannot be used."""
    try:
        data = file.read_bytes() if file.stat().st_size <= _LARGEST else None
        if data is None or len(data) > _LARGEST:  # who asks a bucket for an object does not say how large it is
            raise UsageError(f"{where} has more than {_LARGEST // 2**20} MiB", "Take out what is applied to no plan")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UsageError(f"{where} cannot be read ({why})", "Mend that, or leave it out") from error
    of_plan: dict[str, tuple[Correction, ...]] = {}
    for one in read_corrections(data, where, in_raw=in_raw):
        of_plan[one.plan_id] = (*of_plan.get(one.plan_id, ()), one)
    return of_plan


def _without(sources: Sequence[Task], gone: RawFile | None) -> tuple[Task, ...]:
    return tuple((file, name) for file, name in sources if file is not gone)


def reader_word(word: str, corrections: Sequence[Correction]) -> str:
    """The word for the way a plan is read, of the word for its type and its corrections."""
    return f"{word}+{digest(corrections)}" if corrections else word
