"""Values on a line of their own between two rows of a flattened table: whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.tables.flat.ground.pieces import FlatPiece, cell_of
from parsers.tables.rows.project_cells import split_cell
from parsers.values.kinds import kind_of


def stand_between(above: Sequence[FlatPiece], values: Sequence[FlatPiece], below: Sequence[FlatPiece]) -> bool:
    """Whether values may be of the row above them or of the item below, which has no values of its own.

    ``above`` are the texts of the upper row before its values, ``below`` what follows these up to the next values. The
    values are the upper row's where a text of it stands beside them, where its text goes on below them, or where it is
    nearer than the item below.

    >>> title, values, item = FlatPiece("1. โครงการ ก", 1), FlatPiece("5,000", 2), FlatPiece("2. โครงการ ข", 3)
    >>> stand_between([title], [values], [item]), stand_between([title], [values], [FlatPiece(item.text, 4)])
    (True, False)
    >>> stand_between([title], [FlatPiece("5,000", 1)], [FlatPiece(item.text, 2)])
    False
    """
    if not above or not values:
        return False
    opening = next((piece for piece in below if piece.names_items), None)
    if opening is None or any(values[-1].line < piece.line < opening.line for piece in below):
        return False
    return opening.line - values[-1].line <= values[0].line - above[-1].line


def items_in(texts: Sequence[FlatPiece]) -> int:
    """How many items begin in texts: by their numbers and bullets, or else by their kind words."""
    if not texts:
        return 0
    numbered = sum(piece.kind == "item" for piece in split_cell(cell_of(texts), None))
    return numbered or sum(kind_of(piece.text) != "unspecified" for piece in texts)
