"""Amounts that are printed for several projects and that nothing settles: their rows, and what they add to sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from normalize.schema.contract import LARGEST_BAHT
from normalize.schema.keys import DataRow, Origin
from parsers.records.budget import SharedCell
from parsers.records.plan import PlanDocument

_ZERO = Decimal(0)


def left_shared(document: PlanDocument) -> Iterator[tuple[int, SharedCell]]:
    """The shared cells with their places, without those of which a person's correction says what an item has, and those
    that are larger than a budget can be.
    """
    for place, cell in enumerate(document.shared):
        own = [document.projects[item].item for item in cell.items]
        cells = [one for item in own if item for one in item.cells if one.year_be == cell.year_be]
        if all("ambiguous" in (one.status, one.alignment) for one in cells) and cell.most < LARGEST_BAHT:
            yield place, cell


def shared_rows(
    origin: Origin, document: PlanDocument, projects: Sequence[DataRow]
) -> tuple[list[DataRow], list[DataRow]]:
    """The rows of the shared amounts, one an amount, and those that link them with their projects."""
    rows: list[DataRow] = []
    links: list[DataRow] = []
    for place, cell in left_shared(document):
        own = [projects[item] for item in cell.items]
        for index, (value, (least, most)) in enumerate(zip(cell.amounts, cell.added, strict=True)):
            ordinal = len(rows) + 1
            rows.append(
                {
                    "plan_id": origin.plan_id,
                    "ordinal": ordinal,
                    "fiscal_year_be": cell.year_be,
                    "amount_baht": value.amount,
                    "dimension_no": _common(own, "dimension_no"),
                    "mission_no": _common(own, "mission_no"),
                    "counted": cell.counted,
                    "shared_min_baht": least,
                    "shared_max_baht": most,
                    "amount_ordinal": document.account.shared.get((place, index)),
                    **origin.provenance(value.span),
                }
            )
            links += (
                {
                    "plan_id": origin.plan_id,
                    "ordinal": ordinal,
                    "project_id": project["project_id"],
                    **origin.provenance(value.span),
                }
                for project in own
            )
    return rows, links


def _common(rows: Sequence[DataRow], column: str) -> object:
    """What all rows have in a column; None where they differ."""
    said = {row[column] for row in rows}
    return said.pop() if len(said) == 1 else None


def added_by(row: DataRow) -> tuple[Decimal, Decimal]:
    """What shared amounts add to a printed total's computed sum at least and at most: nothing where there are none."""
    least, most = row["shared_min_baht"], row["shared_max_baht"]
    return (least if isinstance(least, Decimal) else _ZERO), (most if isinstance(most, Decimal) else _ZERO)
