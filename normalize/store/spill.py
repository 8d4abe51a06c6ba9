"""Rows of plans kept on disk during a run: plan after plan in a file, which another process may have written."""

from __future__ import annotations

from array import array
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
    there, and how many they were. An array: a country has thousands.
    """

    plan_id: str
    counts: dict[str, int]
    path: str
    places: array[int]


class SpillFile:
    """A file that plans are appended to. Use it as a context manager, or :meth:`close` it.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, SpillFile(Path(folder) / "rows") as file:
    ...     spilled = file.append(EncodedPlan("a", {"plans": 1}, {"plans": (9, b"packed")}))
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

    def append(self, plan: EncodedPlan) -> SpilledPlan:
        """Write the rows of a plan; they are there for every reader once this returns."""
        places = array("q", [-1, 0, 0]) * len(TABLES)
        end = self._file.tell()
        for name, (size, data) in plan.packed.items():
            places[_PLACE[name] : _PLACE[name] + 3] = array("q", [end, len(data), size])
            end += len(data)
        self._file.write(b"".join([data for _, data in plan.packed.values()]))
        self._file.flush()
        return SpilledPlan(plan.plan_id, plan.counts, self._path, places)

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
        start, length, size = plan.places[_PLACE[name] : _PLACE[name] + 3]
        file.seek(start)
        return size, file.read(length)
