"""Makes trees of files by their recipes and runs the program after every night: no run over them is stopped.

``examined_tree`` says what is wrong, if anything is.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

from normalize.store.manifest import NAME as MANIFEST
from plan_extract.run import pipeline
from plan_extract.run.choice import unchanged
from plan_extract.run.choice.policy import Policy
from plan_extract.run.outcome.quarantine import reason_path
from plan_extract.run.outcome.result import RunResult
from tree_recipes import CONTENTS, Step


def examined_tree(recipe: bytes, plan: bytes) -> list[str]:
    """What is wrong after any night of a tree in which a good plan stands; ``plan`` is its text."""
    with tempfile.TemporaryDirectory() as folder, patch.object(unchanged, "_SETTLED_NS", 0):
        raw, out, room = Path(folder, "raw"), Path(folder, "out"), Path(folder, "room")
        raw.mkdir()
        room.mkdir()
        locked: list[Path] = []
        try:
            for number, steps in enumerate(json.loads(recipe)):
                for path in sorted(locked):  # a folder before what stands in it
                    _open(path)
                (raw / "good.txt").write_bytes(plan + f"\n{number}\n".encode())
                locked = [_path(raw, name) for what, name, _ in steps if what == "lock"]
                for at, step in enumerate(steps):
                    _take(step, raw, room, plan + f"\n{number} {at}\n".encode())
                if faults := _night(raw, out):
                    return [f"night {number + 1}", *faults]
        finally:
            clear(raw, Path(folder))
            clear(room, Path(folder))
    return []


def _take(step: Step, raw: Path, room: Path, plan: bytes) -> None:
    """Do what a step says. What a file system refuses is not there."""
    what, name, detail = step
    if {"", ".", ".."} & set(name.split("/")):
        return
    path = _path(raw, name)
    try:
        if what == "lock":
            path.chmod(0)
        elif what == "deep":
            _deepen(path, int(detail), room, plan)
        elif what == "remove":
            clear(path, room)
        else:
            for parent in path.relative_to(raw).parents:  # a file may become a folder, and a folder a file
                if (raw / parent).is_file():
                    (raw / parent).unlink()
            clear(path, room)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(plan if detail == "plan" else CONTENTS[detail])
    except OSError:
        return


def _deepen(path: Path, folders: int, room: Path, plan: bytes) -> None:
    """Two files below so many folders, made from the inmost on: the path of all is too long to be named."""
    inner, outer = room / "inner", room / "outer"
    inner.mkdir()
    (inner / "bad.txt").write_bytes(b"")
    (inner / "plan.txt").write_bytes(plan)
    for _ in range(folders):
        outer.mkdir()
        inner.rename(outer / path.name)
        outer.rename(inner)
    clear(path, room)
    inner.rename(path)


def clear(path: Path, room: Path) -> None:
    """Remove a file or folder, however deep and locked. Folders are moved into ``room``, so that no path is long."""
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
        return
    waiting = [path]
    for number, folder in enumerate(waiting):
        folder.chmod(0o700)
        for at, entry in enumerate(list(os.scandir(folder))):
            if entry.is_dir(follow_symlinks=False):
                Path(entry).chmod(0o700)
                waiting.append(Path(entry).rename(room / f"{number}-{at}"))
            else:
                Path(entry).unlink()
        folder.rmdir()


def _listed(root: bytes) -> Iterator[os.DirEntry[bytes] | None]:
    """Every file that counts below a folder, and None for each folder that cannot be listed."""
    waiting = [root]
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:
            yield None
            continue
        for entry in entries:
            if entry.name.startswith((b".", b"~$")):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            else:
                yield entry


def _open(path: Path) -> None:
    """Let what was locked the night before be read again, where it is still there."""
    with suppress(OSError):
        path.chmod(0o700)


def _night(raw: Path, out: Path) -> list[str]:
    """What is wrong with a run over the tree as it is now."""
    expected = sum(1 for _ in _listed(os.fsencode(raw)))
    try:
        result = pipeline.run(raw, out, policy=Policy(max_drop=100))
        again = pipeline.run(raw, out, policy=Policy(max_drop=100))
    except Exception as error:  # noqa: BLE001  (anything at all is what is looked for)
        return [f"the run was stopped: {error!r}"[:500]]
    faults = _faults(result, expected, out)
    problems = {name: outcome.problem for outcome in result.quarantined for name, _ in outcome.files}
    if again.published and not any(
        problem and problem.code == "unreadable" and not name.endswith("/") for name, problem in problems.items()
    ):  # a file that cannot be read is tried again by each run; so is nothing else
        faults.append("the run after it published again")
    return faults


def _faults(result: RunResult, expected: int, out: Path) -> list[str]:
    faults = []
    if "good.txt" not in [outcome.name for outcome in result.plans]:
        faults.append("the good plan is not in the dataset")
    names = [name for outcome in result.outcomes for name, _ in outcome.files]
    if len(names) != expected:
        faults.append(f"{expected} files and locked folders have {len(names)} outcomes")
    if len(set(names)) != len(names):
        faults.append("two files have one name")
    plans = [outcome.plan_id for outcome in result.plans]
    if len(set(plans)) != len(plans):
        faults.append("two plans have one plan_id")
    entries = json.loads((out / MANIFEST).read_bytes())["sources"]
    listed = {entry["path"]: entry for entry in entries}
    if len(listed) != len(entries):
        faults.append("a file stands in the manifest twice")
    for outcome in result.quarantined:
        if outcome.is_fault or outcome.problem is None or not (outcome.problem.message and outcome.problem.remedy):
            faults.append(f"set aside without a reason of its own: {outcome.name!r}: {outcome.problem}")
        for name, _ in outcome.files:
            if not (name in listed and (listed[name]["not_copied"] or (out / reason_path(name)).is_file())):
                faults.append(f"neither a reason nor why there is none: {name!r}")
    return faults


def _path(root: Path, path: str) -> Path:
    return root / os.fsdecode(path.encode("latin-1"))
