"""What the cells of the table leave open, for who knows more: uneven rows, merged cells, and runs of shifted rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.budget.items.item_groups import ItemGroup, ShiftedRun, printed_values, shifted_runs
from parsers.budget.items.merged_cells import MergedCell
from parsers.records.budget import PrintedValue, RowWords, SharedValues


def shared_values(groups: Sequence[ItemGroup]) -> Iterator[SharedValues]:
    """What the cells of ``groups`` leave open: each uneven row, each merged cell, and each run as one."""
    for group in groups:
        if group.run is None and not group.suspect:
            values = {year: group.printed(index) for index, year in group.columns.years.items() if group.uneven(index)}
            if values:
                yield SharedValues(tuple(group.item_indexes), values, group.span)
    yield from map(_left_open_by_run, shifted_runs(groups))
    yield from _left_open_by_merged_cells(groups)


def _left_open_by_merged_cells(groups: Sequence[ItemGroup]) -> Iterator[SharedValues]:
    """The merged cells that leave it open whose their values are; those of the same items as one."""
    reached: dict[int, tuple[MergedCell, int, list[ItemGroup]]] = {}
    for group in groups:
        for index, (merged, _) in group.merged_cells.items():
            if merged.may_be_settled:
                reached.setdefault(id(merged), (merged, index, []))[2].append(group)
    by_items: dict[tuple[int, ...], dict[int, tuple[PrintedValue, ...]]] = {}
    for merged, index, rows in reached.values():
        if any(row.run or row.suspect for row in rows) or merged.value_of_item(0):
            continue
        items = tuple(item_index for row in rows for item_index in row.item_indexes)
        year = rows[0].columns.years.get(index)
        if year is None:
            continue
        by_items.setdefault(items, {})[year] = printed_values(merged.texts, merged.span, merged.factor)
    for items, values in by_items.items():
        span = next(iter(values.values()))[0].span
        for printed in values.values():
            span |= printed[0].span
        yield SharedValues(items, values, span)


def _left_open_by_run(run: ShiftedRun) -> SharedValues:
    items = tuple(item_index for group in run.rows for item_index in group.item_indexes)
    span = run.rows[0].span
    for group in run.rows:
        span |= group.span
    values: dict[int, tuple[PrintedValue, ...]] = {}
    row_values: dict[int, tuple[PrintedValue | None, ...]] = {}
    beside_no_item: dict[int, tuple[PrintedValue, ...]] = {}
    for index, year in run.rows[0].columns.years.items():
        printed = [(group, group.printed(index)) for group in run.rows]
        values[year] = tuple(value for _, texts in printed for value in texts)
        if not any(group.items and group.uneven(index) for group in run.rows):
            row_values[year] = tuple(
                value for group, texts in printed for value in (texts or (None,) * len(group.items)) if group.items
            )
            beside_no_item[year] = tuple(value for group, texts in printed for value in texts if not group.items)
    words = tuple(_words_of_rows(run))
    return SharedValues(items, values, span, True, row_values, beside_no_item, words)


def _words_of_rows(run: ShiftedRun) -> Iterator[RowWords]:
    """The words of each row. Its values are told by their number: all rows may stand on one line."""
    columns = run.rows[0].columns.years
    ends = dict.fromkeys(columns.values(), 0)
    for group in run.rows:
        for index, year in columns.items():
            ends[year] += len(group.printed(index))
        yield RowWords(*group.words, tuple(group.item_indexes), tuple(ends.items()))
