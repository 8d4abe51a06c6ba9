"""The rows of a table of a dataset, plan by plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


def by_plan(table: pa.Table) -> dict[str, pa.Table]:
    """The rows of each plan. They mostly stand together, but ``a/1`` may stand amid the projects of ``a``."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not len(table):
        return {}
    runs = pc.run_end_encode(table.column("plan_id").combine_chunks())
    pieces: dict[str, list[pa.Table]] = {}
    start = 0
    for plan_id, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
        pieces.setdefault(plan_id, []).append(table.slice(start, end - start))
        start = end
    return {plan_id: pa.concat_tables(parts) for plan_id, parts in pieces.items()}
