"""What there is to read: the files of RAW, without corrections and OUT, and the plans that they are by their names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extract.ground.errors import UsageError
from extract.ground.raw import RawFile, is_bucket, without_options
from extract.sources import discover, plan_id
from normalize.store.addresses import local_path
from normalize.store.manifest import Failure
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.parts import PlanFiles, Task, group
from plan_extract.run.by_hand import ByHand, by_hand


def find_raw_files(raw: Path | str, out: Path | str) -> tuple[ByHand, tuple[Task, ...]]:
    """The corrections, and the files to read under ``raw`` without what a run left in an ``out`` below it.

    Raises ``UsageError`` where there are none, where RAW and OUT are in each other's way, and for corrections that
    cannot be used.
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
                found = tuple((file, name) for file, name in found if not _is_below(file, inside))
    corrections, found = by_hand(raw, found)
    if not found:
        raise UsageError(f"no plan was found in {raw}", "Put plans there: .pdf, .docx, .txt, .md or .html")
    return corrections, found


def _is_below(file: RawFile, folder: Path) -> bool:
    return isinstance(file, Path) and folder in file.resolve().parents


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
