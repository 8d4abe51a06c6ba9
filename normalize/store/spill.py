"""Rows of plans kept on disk during a run: plan after plan in a file, which another process may have written."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

from normalize.schema.tables import TABLES
from normalize.store.encoded import EncodedPlan, Packed

_PLACE = {name: 3 * place for place, name in enumerate(TABLES)}


@dataclass(frozen=True, slots=True)
class SpilledPlan:
    """Where the rows of one plan lie.

    ``places`` has three numbers for every table: where its rows begin in the file ``path``, how many bytes they are
    there, and how many they were. Several plans may lie there together: ``starts`` has for every table how many rows of
    others stand before its own. Arrays: a country has thousands.
    """

    plan_id: str
    counts: dict[str, int]
    path: str
    places: array[int]
    starts: array[int]

    def place(self, name: str) -> tuple[int, int, int]:
        """Its three numbers for a table."""
        start, length, size = self.places[_PLACE[name] : _PLACE[name] + 3]
        return start, length, size

    def start(self, name: str) -> int:
        """How many rows of other plans stand before its own in a table."""
        return self.starts[_PLACE[name] // 3]


class SpillFile:
    """A file that plans are appended to. Use it as a context manager, or :meth:`close` it.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, SpillFile(Path(folder) / "rows") as file:
    ...     (spilled,) = file.append([EncodedPlan("a", {"plans": 1}, {"plans": (9, b"packed")})])
    ...     with SpillReader() as reader:
    ...         reader.rows(spilled, "plans")
    (9, b'packed')
    """

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self._file = path.open("ab")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def append(self, plans: Iterable[EncodedPlan]) -> list[SpilledPlan]:
        """Write the rows of some plans, what was packed together once; they are there for every reader once this
        returns.
        """
        places: dict[int, array[int]] = {}
        found: list[SpilledPlan] = []
        for plan in plans:
            if id(plan.packed) not in places:
                places[id(plan.packed)] = self._write(plan.packed)
            starts = array("q", [plan.starts.get(name, 0) for name in TABLES])
            found.append(SpilledPlan(plan.plan_id, plan.counts, self._path, places[id(plan.packed)], starts))
        self._file.flush()
        return found

    def _write(self, packed: Mapping[str, Packed]) -> array[int]:
        places = array("q", [-1, 0, 0]) * len(TABLES)
        end = self._file.tell()
        for name, (size, data) in packed.items():
            places[_PLACE[name] : _PLACE[name] + 3] = array("q", [end, len(data), size])
            end += len(data)
        self._file.write(b"".join([data for _, data in packed.values()]))
        return places

    def close(self) -> None:
        """Close the file; it is not removed."""
        self._file.close()


class SpillReader:
    """Reads what spill files hold, for one thread. Use it as a context manager."""

    def __init__(self) -> None:
        self._opened = ExitStack()
        self._files: dict[str, BinaryIO] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def rows(self, plan: SpilledPlan, name: str) -> Packed:
        """The rows of a table that has some."""
        file = self._files.get(plan.path)
        if file is None:
            file = self._files[plan.path] = self._opened.enter_context(Path(plan.path).open("rb"))  # noqa: SIM115
        start, length, size = plan.place(name)
        file.seek(start)
        return size, file.read(length)
