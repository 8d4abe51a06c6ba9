"""What there is to read: the files of RAW, without corrections and OUT, and the plans that they are by their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.ground.errors import UsageError
from extract.ground.raw import RawFile, is_bucket, without_options
from extract.readers import ASKED_FOR
from extract.sources import Sources, UnlistedFolder, discover, plan_id
from normalize.store.addresses import local_path
from normalize.store.manifest import Failure
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.parts import PlanFiles, Task, group
from plan_extract.run.choice.by_hand import ByHand, by_hand


@dataclass(frozen=True, slots=True)
class RawFiles:
    """``files`` are those to read, ``unlisted`` the folders that the system does not let us look into."""

    files: tuple[Task, ...]
    corrections: ByHand
    unlisted: tuple[UnlistedFolder, ...] = ()

    @property
    def by_name(self) -> dict[str, RawFile]:
        """The files by their paths under RAW."""
        return {name: file for file, name in self.files}

    def is_hidden(self, path: str) -> bool:
        """Whether a source may be there although it was not found: its folder could not be listed."""
        return any(path.startswith(folder.name) for folder in self.unlisted)


def find_raw_files(raw: Path | str, out: Path | str, corrections: Path | str | None = None) -> RawFiles:
    """What there is to read under ``raw``, without what a run left in an ``out`` below it.

    Raises ``UsageError`` where there is nothing, where RAW and OUT are in each other's way, and for a file of
    ``corrections`` that cannot be used.
    """
    if isinstance(raw, str) and is_bucket(raw):
        if f"{without_options(str(out))}/".startswith(f"{without_options(raw)}/"):
            raise UsageError(f"{out} is in RAW", "Give another address with --out")
        found = discover(raw)
    else:
        raw = local_path(raw)
        if not raw.exists():
            raise UsageError(f"{raw} does not exist", "Give a folder of plans, or one plan")
        found = discover(raw)
        if not is_bucket(str(out)):
            inside = local_path(out).resolve()
            if raw.resolve() == inside:
                raise UsageError(f"{out} is both RAW and OUT", "Give another folder with --out")
            if inside.is_relative_to(raw.resolve()):
                found = _without(found, inside)
    read_by_hand, files = by_hand(raw, found.files, corrections)
    if not files:
        unlisted = "".join(f"; {folder.name} cannot be listed ({folder.why})" for folder in found.unlisted[:1])
        raise UsageError(
            f"no plan was found in {raw}{unlisted}", f"Put plans there: {', '.join(ASKED_FOR[:-1])} or {ASKED_FOR[-1]}"
        )
    return RawFiles(files, read_by_hand, found.unlisted)


def _without(found: Sources, folder: Path) -> Sources:
    """What was found that does not stand in a folder."""
    return Sources(
        tuple((file, name) for file, name in found.files if not _is_below(file, folder)),
        tuple(one for one in found.unlisted if one.path.resolve() != folder and not _is_below(one.path, folder)),
    )


def _is_below(file: RawFile, folder: Path) -> bool:
    return isinstance(file, Path) and folder in file.resolve().parents


def unlisted_outcomes(folders: Sequence[UnlistedFolder]) -> list[Outcome]:
    """The outcomes of folders that cannot be listed, each under its name with a slash at the end."""
    problems = [
        Failure("unreadable", f"the folder cannot be listed ({folder.why})", "Check the folder and its permissions")
        for folder in folders
    ]
    return [
        Outcome(folder.name, folder.name, "quarantined", problem=problem)
        for folder, problem in zip(folders, problems, strict=True)
    ]


def plans_by_name(files: Sequence[Task]) -> tuple[list[PlanFiles], list[Outcome]]:
    """The plans that files are by their names, and the outcomes of the files whose plan_id another one has.

    A plan is named after its path without the suffix, so that ``a.txt`` and ``a.md`` would both be the plan ``a``.
    """
    kept: list[Task] = []
    refused: list[Outcome] = []
    names: dict[str, str] = {}
    for path, name in files:
        key = plan_id(name)
        first = names.setdefault(key, name)
        if first == name:
            kept.append((path, name))
            continue
        problem = Failure("duplicate_name", f"{first} already has the plan_id {key}", "Rename one of the two files")
        refused.append(Outcome(name, key, "quarantined", problem=problem))
    return group(kept), refused
