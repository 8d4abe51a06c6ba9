"""Rows of one year whose cells gaps part and nothing places: which of them may have their target for their money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extract.ground.characters import arabic_digits
from parsers.records.table import GridRow
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import role_of
from parsers.tables.flat.ground.flat_head import FlatHead
from parsers.tables.rows.cell_kinds import is_figure
from parsers.values.money.cells import parse_cell
from parsers.values.money.units import COUNTED, factor_in_head

_DIGIT = re.compile("[0-9]")


def without_people_for_money(rows: Sequence[GridRow], head: FlatHead) -> list[GridRow]:
    """The rows below a head with one column of money, torn where a row's money may be its target: its title holds a gap
    then, and it has as many texts as columns all the same, one too many and one too few.

    It may where the column of targets counts, by its head or in another row, and this row's target has no figure beside
    a bare one for its money. A total that is the sum of the rows above it proves all of them.
    """
    target = next((at for at, piece in enumerate(head.pieces) if role_of(piece.text) == "target"), None)
    if target is None or "money" not in head.kinds:
        return list(rows)
    money = head.kinds.index("money")
    whole = {at for at, row in enumerate(rows) if not row.torn and len(row.cells) == head.width}
    items = [at for at in sorted(whole) if not _is_total(rows[at])]
    counts = factor_in_head(head.pieces[target].text) == COUNTED or any(_counts(rows[at], target) for at in items)
    doubtful = {at for at in items if not _counts(rows[at], target) and is_figure(rows[at].text(money))}
    if not counts or not doubtful:
        return list(rows)
    begin = 0
    for at in sorted(whole.difference(items)):
        above = [place for place in items if begin <= place < at]
        known = [row for row in rows[begin:at] if len(row.cells) > 1]
        if len(known) == len(above) and _amount(rows[at], money) == sum((_amount(rows[n], money) or 0) for n in above):
            doubtful.difference_update(above)
        begin = at + 1
    return [replace(row, torn=True) if at in doubtful else row for at, row in enumerate(rows)]


def _is_total(row: GridRow) -> bool:
    return any(TOTAL.match(cell.text) for cell in row.cells)


def _counts(row: GridRow, target: int) -> bool:
    return _DIGIT.search(arabic_digits(row.text(target))) is not None


def _amount(row: GridRow, money: int) -> Decimal | None:
    return parse_cell(row.text(money)).amount
