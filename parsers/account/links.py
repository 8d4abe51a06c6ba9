"""Which number of the ledger each record was read from, while the account is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.account.ledger import Entry


@dataclass(slots=True)
class Links:
    """``lines`` are by project, source and the place among its cells or amounts; ``totals`` by the place of the total
    row and its years; ``cells`` by project and place; ``shared`` by the place of the shared cell and of its amount.
    """

    lines: dict[tuple[int, str, int], Entry] = field(default_factory=dict)
    totals: dict[tuple[int, int | tuple[int, ...] | None], Entry] = field(default_factory=dict)
    cells: dict[tuple[int, int], Entry] = field(default_factory=dict)
    shared: dict[tuple[int, int], Entry] = field(default_factory=dict)
