"""What a run does about files that an earlier run has read, and what stops it: files gone, faults, time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Literal

from extract.ground.names import published_name
from plan_extract.engine.parts import PlanFiles

_FAULTS = 3
"""Plans, or one per cent where that is more: a fault in a rare place, and not one that meets every plan."""


@dataclass(frozen=True, slots=True)
class Policy:
    """``force`` reads all files again, ``retry`` those at these paths, and looks at no others.

    ``only`` are patterns of paths: other files stay as they are, new ones are left for later. ``removed`` says what
    becomes of the rows of sources that are gone. ``max_drop`` is how much of its rows a table may lose, in per cent,
    before nothing is published; None leaves it to :data:`publish.MAX_DROP`. ``max_faults`` is on how many plans this
    program may fail before the run is stopped; None leaves it to :meth:`faults_allowed`. ``max_time`` is for how many
    seconds a run reads, from its beginning; what is not read then is left for the next run.
    """

    force: bool = False
    retry: frozenset[str] = frozenset()
    only: tuple[str, ...] = ()
    removed: Literal["keep", "drop"] = "drop"
    max_drop: float | None = None
    max_faults: int | None = None
    max_time: float | None = None

    def faults_allowed(self, files: int) -> int:
        """The plans that this program may fail on in a run that reads so many files.

        >>> [Policy().faults_allowed(files) for files in (1, 399, 400, 7850)], Policy(max_faults=0).faults_allowed(400)
        ([3, 3, 4, 78], 0)
        """
        return max(_FAULTS, files // 100) if self.max_faults is None else self.max_faults

    def wants(self, files: PlanFiles) -> bool:
        """Whether ``only`` takes a plan: a pattern is of a path, of a folder in it, or of a file's name.

        >>> plan = PlanFiles("north/a", ((None, "north/a.txt"),))
        >>> [Policy(only=(pattern,)).wants(plan) for pattern in ("north/*", "north", "a.*", "*.txt", "south/*")]
        [True, True, True, True, False]
        """
        if self.retry:
            return self.insists(files)
        return not self.only or any(_matches(name, pattern) for _, name in files.parts for pattern in self.only)

    def matches_none_of(self, names: Collection[str]) -> tuple[str, ...]:
        """The patterns of ``only`` that none of these paths is like.

        >>> Policy(only=("north", "nort")).matches_none_of(["north/a.txt"])
        ('nort',)
        """
        return tuple(pattern for pattern in self.only if not any(_matches(name, pattern) for name in names))

    def insists(self, files: PlanFiles) -> bool:
        """Whether a plan is read although it is unchanged."""
        return self.force or any(name in self.retry for _, name in files.parts)

    @property
    def partial(self) -> bool:
        """Whether some files are not looked at."""
        return bool(self.retry or self.only)


AS_NEEDED = Policy()


def _matches(name: str, pattern: str) -> bool:
    """Whether a file is like a pattern, which may be a name as the file system has it."""
    path = PurePosixPath(name)
    patterns = {pattern.rstrip("/"), published_name(pattern.rstrip("/"))}
    return any(fnmatchcase(part, like) for part in (name, path.name, *map(str, path.parents)) for like in patterns)
