"""Rows that are sums by their figures, whether or not they say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from parsers.budget.items.cell_values import is_positive
from parsers.budget.items.item_groups import ItemGroup
from parsers.budget.items.open_row import OpenRow, money_of
from parsers.budget.totals.more_of_totals import has_words_of_its_own, names_a_sum
from parsers.budget.totals.subtotals import is_sum_of
from parsers.records.table import GridRow
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.values.kinds import kind_of
from parsers.values.money.fields import parse_cell
from parsers.values.sums import OF_ALL

_OF_SUMS = re.compile(
    rf"ยอด(?:เงิน|รวม|งบ)|{OF_ALL}|^\s*(?:ยอด)?สุทธิ\s*$|^\s*[Σ∑]|ผลรวม|สรุป|(?:เป็นเงิน|งบ(?:ประมาณ)?|เงิน)[ก-๎\s]{{0,12}}(?:มิติ|ภารกิจ|ยุทธศาสตร์|กลยุทธ์)(?:ที่|นี้|\s|$)"
)
"""What a total says that does not say รวม: of money and of what, or of all."""

_ENDS_AS_SUM = re.compile(rf"รวม(?:กัน|(?:เป็น)?เงิน|งบประมาณ|{OF_ALL})*+\s*+$")
"""How the words of a sum end that has a number as projects have, or the word of their kind."""


def rows_to_sum(groups: Sequence[ItemGroup], since: int, *, numbered: bool = False) -> Iterator[list[ItemGroup]]:
    """The rows that a sum below ``groups`` may be of: those from the index ``since`` on, or all; with their parts or
    without. ``numbered``: none where one of them has no number.
    """
    for rows in (groups[since:], groups):
        whole = [row for row in rows if not row.is_part]
        if not numbered or all(row.numbered for row in whole):
            yield whole
            if len(whole) < len(rows):
                yield list(rows)


def sums_up(line: OpenRow, groups: Sequence[ItemGroup], since: int) -> Literal["named", "by figures"] | None:
    """Whether a row says by its figures that it is a total, and whether by its words, too: of all rows since the last
    one, or of all.

    It has no number among numbered rows and is called no project, or its words end as those of a sum. It speaks of
    money or of what it sums up, and need not say รวม; or it says nothing else, and its sums, of three rows at least,
    differ: no row has them by chance.
    """
    pieces, row, columns = line.pieces, line.row, line.columns
    if line.project is None or len(pieces) != 1 or pieces[0].kind == "strategy":
        return None
    as_sum = bool(_ENDS_AS_SUM.search(pieces[0].text))
    words = f"{pieces[0].text} {row.text(columns.mission)}"
    if not as_sum and (pieces[0].number or kind_of(words) != "unspecified" or row.text(columns.number)):
        return None
    named = as_sum or bool(_OF_SUMS.search(words)) or names_a_sum(words)
    if not named and (columns.number is None or has_words_of_its_own(row, columns) or not _differ(line)):
        return None
    head, least = ItemGroup([], line.values, {}, {}, columns, row.span), 2 if named else 3
    if any(len(rows) >= least and is_sum_of(head, rows) for rows in rows_to_sum(groups, since, numbered=True)):
        return "named" if named else "by figures"
    return None


def _differ(line: OpenRow) -> bool:
    """Whether a row has different amounts in two columns of money at least."""
    amounts = {parse_cell(text).amount for index in line.values for text in line.amounts(index)}
    return len(amounts - {None}) > 1


def is_bare_sum(line: OpenRow, groups: Sequence[ItemGroup], since: int) -> bool:
    """Whether a row of figures without a word is the sum of the numbered rows since the last total, or of all; of
    three at least where it is of one year.
    """
    cells, columns = line.row.cells, line.columns
    words = any(cell.text for index, cell in enumerate(cells) if index not in columns.of_money)
    if words or len(cells) < columns.width:
        return False
    head = ItemGroup([], line.values, {}, {}, columns, line.span)
    least = 2 if sum(any(map(is_positive, texts)) for texts in line.values.values()) > 1 else 3
    return any(is_sum_of(head, rows, least=least) for rows in rows_to_sum(groups, since, numbered=True))


def is_sum_so_far(row: GridRow, columns: ColumnRoles, above: Iterable[Sequence[ItemGroup]]) -> bool:
    """Whether ``ยอดยกไป`` carries what is printed above, once more, if of one row alone. Where it is no sum, nobody
    claims it.
    """
    head = ItemGroup([], money_of(row, columns), {}, {}, columns, row.span)
    return any(rows and is_sum_of(head, rows, least=1) for rows in above)
