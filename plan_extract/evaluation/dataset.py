"""A published dataset read back, plan by plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extract.ground.errors import UsageError
from normalize.schema.tables import TABLES
from normalize.store.folder import Folder
from plan_extract.dataset.rows_by_plan import by_plan
from plan_extract.evaluation.judging.facts import PublishedPlan

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class JudgedDataset:
    """The tables of a dataset, each in pieces by plan; a table that the dataset has not yet is empty."""

    pieces: dict[str, dict[str, pa.Table]]

    @property
    def plan_ids(self) -> tuple[str, ...]:
        """The plans in order of their keys."""
        return tuple(sorted(self.pieces["plans"]))

    def piece(self, name: str, plan_id: str) -> pa.Table | None:
        """The rows of one plan in one table as Arrow, None where there is none."""
        return self.pieces[name].get(plan_id)

    def rows(self, plan_id: str) -> PublishedPlan:
        """The rows of one plan by table, in published order; empty lists for a plan that is not there."""
        pieces = ((name, self.piece(name, plan_id)) for name in TABLES)
        return {name: [] if piece is None else piece.to_pylist() for name, piece in pieces}


def load_dataset(folder: Path) -> JudgedDataset:
    """Read the dataset in ``folder``. Raises ``UsageError`` where there is none or a table cannot be read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if not (folder / "plans.parquet").is_file():
        raise UsageError(
            f"{folder} holds no dataset (no plans.parquet)", "Make one with 'plan-extract run RAW --out OUT'."
        )
    pieces: dict[str, dict[str, pa.Table]] = {}
    version = Folder(folder).current  # all tables of one, and none by a link that a run may replace
    for name in TABLES:
        path = version / f"{name}.parquet"
        paths = sorted((version / name).glob("*.parquet")) or [path] * path.exists()
        try:
            pieces[name] = by_plan(pa.concat_tables(map(pq.read_table, paths))) if paths else {}
        except (pa.ArrowInvalid, KeyError) as error:
            raise UsageError(f"{path} is no table of a dataset ({error})", "Publish the dataset again.") from error
    return JudgedDataset(pieces)
