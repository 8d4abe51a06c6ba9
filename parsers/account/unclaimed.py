"""What rules say of the numbers that no record claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from extract.ground.source import SourceText, Span
from parsers.account.ledger import Entry, Ledger
from parsers.account.leftover import is_lone_year
from parsers.account.lexer import tokens
from parsers.records.account import FoundIn
from parsers.records.table import Grid

OWN: frozenset[FoundIn] = frozenset({"table_cell", "table_total", "budget_field"})
"""Where a number that nobody claims is lost."""


def name_the_rest(ledger: Ledger, read: SourceText, heads: Sequence[Span], again: Sequence[Span]) -> None:
    """What rules say of the numbers that nobody claims; the others stay as they are. ``heads`` and ``again`` are
    where heads stand and what is printed again; ``read`` is the source as the parsers saw it.
    """
    in_heads = {line for span in heads for line in span.lines}
    printed_again = {line for span in again for line in span.lines}
    # a page on one line has its head and its rows there
    in_rows = {line for line in in_heads if any(map(_is_of_a_row, ledger.by_line.get(line, ())))}
    for line, entries in ledger.by_line.items():
        taken_off = _taken_off(ledger, read, line, entries) if any(entry.became is None for entry in entries) else ()
        for entry in entries:
            if entry.became is not None:
                continue
            if entry.found_in in OWN and line in printed_again:
                entry.became = "repeated"
            elif line in in_heads and not (line in in_rows and "," in entry.token.key):
                entry.became = "label"
            elif entry.token.key in taken_off:
                entry.became = "text"  # a running head, or struck: its own issue says so
            elif entry.found_in in OWN:
                entry.became = ledger.rule_of(entry)
                if is_lone_year(ledger.source.digits[line - 1], entry.token):
                    entry.became = "label"
            elif entry.found_in == "text" or ledger.rule_of(entry) is not None:
                entry.became = "text"


def _taken_off(ledger: Ledger, read: SourceText, line: int, entries: Sequence[Entry]) -> Collection[str]:
    """The numbers that nobody claims of a line from which they were taken off before it was read; of equal ones as
    many as were taken off, where no more are left.
    """
    left = read.digits[line - 1]
    free = [one.token.key for one in entries if one.became is None]
    gone = {key for key in free if key not in left}
    if left == ledger.source.digits[line - 1]:
        return gone
    printed = Counter(one.token.key for one in entries)
    kept = Counter(token.key for token in tokens(left))
    return gone | {key for key, count in Counter(free).items() if count <= printed[key] - kept[key]}


def name_counts(ledger: Ledger, grids: Iterable[Grid]) -> None:
    """What a table of counts holds and nobody claimed is counted."""
    for grid in grids:
        for entry in ledger.free(grid.span):
            entry.became = "count_or_target"


def _is_of_a_row(entry: Entry) -> bool:
    return entry.became in ("budget_line", "budget_total")
