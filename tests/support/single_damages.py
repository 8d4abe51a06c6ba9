"""One damage at a time to a plan: what a scan, a copy or a hand does to a line, a cell or a digit.

Each damage is a function of a known plan and of a ``random.Random``. It gives the damaged text and what it touched, so
that :mod:`silent_changes` can tell from the damage and the truth what the damaged text still says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from differing_plans import KnownPlan, TableRow, printed

_DIGIT = re.compile("[0-9๐-๙]")
_LETTER = re.compile("[ก-ฮ]")
_NO_BLANK = re.compile(r"\S")
_AMOUNT = re.compile(r"[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})+(?:\.[0-9๐-๙]+)?")
_ARABIC, _THAI = "0123456789", "๐๑๒๓๔๕๖๗๘๙"


@dataclass(frozen=True)
class Damage:
    """A damaged text; ``lines`` are those of the text before that were touched, ``first`` and ``last`` where they stand
    in the damaged one. ``torn`` are the lines of rows that no longer have the cells, or the head, of the other rows.
    """

    text: str
    what: str
    lines: frozenset[int]
    first: int
    last: int
    torn: frozenset[int] = frozenset()


class NothingToDamageError(Exception):
    """The plan has nothing of the kind."""


def _replaced(plan: KnownPlan, first: int, last: int, new: Sequence[str], what: str, *, torn: bool = False) -> Damage:
    """Lines ``first`` to ``last`` replaced by ``new``."""
    lines = plan.text.split("\n")
    lines[first - 1 : last] = new
    touched = frozenset(range(first, last + 1))
    last_new = max(first + len(new) - 1, first)
    return Damage("\n".join(lines), what, touched, first, last_new, touched if torn else frozenset())


def _row(plan: KnownPlan, rng: Random, kinds: Sequence[str] = ("item",), *, money: bool = False) -> TableRow:
    rows = [row for row in plan.table if row.kind in kinds and (not money or _amount_cells(row))]
    if not rows:
        raise NothingToDamageError
    return rng.choice(rows)


def _amount_cells(row: TableRow) -> list[int]:
    return [place for place in row.years if any(map(_AMOUNT.search, row.cells[place]))]


def _likely_row(plan: KnownPlan, rng: Random, kinds: Sequence[str] = ("item", "total")) -> TableRow:
    """A row, twice as likely one with amounts."""
    return _row(plan, rng, kinds, money=rng.random() < 0.67)


def row_lost(plan: KnownPlan, rng: Random) -> Damage:
    """A row of the table is lost."""
    row = _likely_row(plan, rng, ("item",))
    return _replaced(plan, row.span.start, row.span.end, [], "a row lost")


def line_lost(plan: KnownPlan, rng: Random) -> Damage:
    """A line inside the table's lines is lost."""
    number = _table_line(plan, rng)
    torn = any(row.span.start < row.span.end and number in row.span.lines for row in plan.table)
    return _replaced(plan, number, number, [], "a line lost", torn=torn)


def line_doubled(plan: KnownPlan, rng: Random) -> Damage:
    """A line of the table is printed twice."""
    number = _table_line(plan, rng)
    line = plan.text.split("\n")[number - 1]
    return _replaced(plan, number, number, [line, line], "a line doubled", torn=bool(line.strip()))


def row_doubled(plan: KnownPlan, rng: Random) -> Damage:
    """A row is printed again, right below or somewhere below."""
    row = _likely_row(plan, rng)
    lines = plan.text.split("\n")[row.span.start - 1 : row.span.end]
    gap = [""] if row.dialect == "cells" else []
    return _replaced(plan, row.span.start, row.span.end, [*lines, *gap, *lines], "a row doubled", torn=True)


def lines_swapped(plan: KnownPlan, rng: Random) -> Damage:
    """Two lines of the table change places."""
    numbers = [n for row in plan.table for n in row.span.lines]
    one = _table_line(plan, rng)
    other = rng.choice([n for n in numbers if n != one and abs(n - one) <= rng.choice((2, 2, 10_000))] or [one])
    lines = plan.text.split("\n")
    lines[one - 1], lines[other - 1] = lines[other - 1], lines[one - 1]
    torn = frozenset(number for number in (one, other) if not _fits(plan, number, lines[number - 1]))
    where = frozenset((one, other))
    return Damage("\n".join(lines), f"lines {one} and {other} swapped", where, min(where), max(where), torn)


def _fits(plan: KnownPlan, number: int, line: str) -> bool:
    """Whether a line may stand where another stood: in a table of a cell a line, a cell of the same kind."""
    for row in plan.table:
        if row.dialect == "cells" and number in row.span.lines:
            first = row.span.start
            for place, cell in enumerate(row.cells):
                if len(cell) == 1 and first == number:
                    money = bool(_AMOUNT.search(line))
                    letters = bool(_LETTER.search(line))
                    return line.startswith("\t") and (not letters if place in row.years else not money)
                first += len(cell)
            return False
    return True


def _table_line(plan: KnownPlan, rng: Random) -> int:
    return rng.choice(_likely_row(plan, rng, ("item", "item", "item", "total", "head")).span.lines)


def _with_cells(plan: KnownPlan, row: TableRow, cells: list[tuple[str, ...]], what: str) -> Damage:
    torn = len(cells) != len(row.cells)
    return _replaced(plan, row.span.start, row.span.end, printed(row, cells), what, torn=torn)


def cell_lost(plan: KnownPlan, rng: Random) -> Damage:
    """A cell of a row is lost with its tab."""
    row = _likely_row(plan, rng)
    place = rng.randrange(len(row.cells))
    return _with_cells(plan, row, [*row.cells[:place], *row.cells[place + 1 :]], f"cell {place} lost")


def cell_doubled(plan: KnownPlan, rng: Random) -> Damage:
    """A cell stands twice."""
    row = _likely_row(plan, rng)
    place = rng.randrange(len(row.cells))
    return _with_cells(plan, row, [*row.cells[: place + 1], *row.cells[place:]], f"cell {place} doubled")


def cell_added(plan: KnownPlan, rng: Random) -> Damage:
    """An empty cell comes in."""
    row = _likely_row(plan, rng)
    place = rng.randrange(len(row.cells) + 1)
    blank = ("\t" if row.dialect == "cells" else "",)
    return _with_cells(plan, row, [*row.cells[:place], blank, *row.cells[place:]], f"an empty cell before {place}")


def cells_swapped(plan: KnownPlan, rng: Random) -> Damage:
    """Two neighbouring cells change places."""
    row = _likely_row(plan, rng)
    places = [n for n in range(len(row.cells) - 1) if row.cells[n] != row.cells[n + 1]]
    if not places:
        raise NothingToDamageError
    place = rng.choice(places)
    cells = list(row.cells)
    cells[place], cells[place + 1] = cells[place + 1], cells[place]
    damage = _with_cells(plan, row, cells, f"cells {place} and {place + 1} swapped")
    both_money = place in row.years and place + 1 in row.years
    return damage if both_money else replace(damage, torn=damage.lines)


def cell_emptied(plan: KnownPlan, rng: Random) -> Damage:
    """What stands in a cell is lost."""
    row = _likely_row(plan, rng)
    filled = [n for n, cell in enumerate(row.cells) if any(text.strip() for text in cell)]
    place = rng.choice(filled)
    cells = list(row.cells)
    cells[place] = ("\t" if row.dialect == "cells" else "",)
    return _with_cells(plan, row, cells, f"cell {place} emptied")


def _digit_changed(plan: KnownPlan, rng: Random, kinds: Sequence[str], change: str) -> Damage:
    row = _row(plan, rng, kinds, money=True)
    place = rng.choice(_amount_cells(row))
    line_in_cell = rng.choice([n for n, text in enumerate(row.cells[place]) if _AMOUNT.search(text)])
    text = row.cells[place][line_in_cell]
    number = rng.choice(list(_AMOUNT.finditer(text)))
    new = _other_digits(number[0], rng, change)
    changed = text[: number.start()] + new + text[number.end() :]
    cells = list(row.cells)
    cells[place] = (*cells[place][:line_in_cell], changed, *cells[place][line_in_cell + 1 :])
    return _with_cells(plan, row, cells, f"{number[0]} read as {new}")


def _other_digits(number: str, rng: Random, change: str) -> str:
    at = rng.choice([match.start() for match in _DIGIT.finditer(number)])
    digits = _THAI if number[at] in _THAI else _ARABIC
    if change == "altered":
        return number[:at] + rng.choice([d for d in digits if d != number[at]]) + number[at + 1 :]
    if change == "lost":
        return number[:at] + number[at + 1 :]
    if change == "doubled":
        return number[: at + 1] + number[at:]
    return number.replace(",", rng.choice(("", ".", ", ", " ")), 1)


def digit_altered(plan: KnownPlan, rng: Random) -> Damage:
    """A digit of an amount is read as another."""
    return _digit_changed(plan, rng, ("item",), "altered")


def digit_lost(plan: KnownPlan, rng: Random) -> Damage:
    """A digit of an amount is lost."""
    return _digit_changed(plan, rng, ("item",), "lost")


def digit_doubled(plan: KnownPlan, rng: Random) -> Damage:
    """A digit of an amount stands twice."""
    return _digit_changed(plan, rng, ("item",), "doubled")


def comma_damaged(plan: KnownPlan, rng: Random) -> Damage:
    """The comma of an amount is lost or becomes a point or a blank."""
    return _digit_changed(plan, rng, ("item",), "comma")


def digit_of_total_altered(plan: KnownPlan, rng: Random) -> Damage:
    """A digit of a total is read as another."""
    return _digit_changed(plan, rng, ("total",), "altered")


def total_lost(plan: KnownPlan, rng: Random) -> Damage:
    """A row of a total is lost."""
    row = _row(plan, rng, ("total",))
    return _replaced(plan, row.span.start, row.span.end, [], "a total lost")


def tab_lost(plan: KnownPlan, rng: Random) -> Damage:
    """The tab between two cells is lost or becomes a blank."""
    row = _likely_row(plan, rng)
    sign = rng.choice(("", " "))
    if row.dialect == "cells":
        place = rng.randrange(len(row.cells))
        cells = list(row.cells)
        cells[place] = (cells[place][0].replace("\t", sign, 1), *cells[place][1:])
        new = printed(row, cells)
        return _replaced(plan, row.span.start, row.span.end, new, f"the tab of cell {place} lost", torn=True)
    place = rng.randrange(len(row.cells) - 1)
    joined = (row.cells[place][0] + sign + row.cells[place + 1][0],)
    return _with_cells(plan, row, [*row.cells[:place], joined, *row.cells[place + 2 :]], f"tab {place} lost")


def line_broken(plan: KnownPlan, rng: Random) -> Damage:
    """A line of a row is broken anywhere."""
    row = _likely_row(plan, rng)
    number = rng.choice(row.span.lines)
    line = plan.text.split("\n")[number - 1]
    at = rng.randint(0, len(line))
    torn = bool(line[:at].strip() and line[at:].strip())
    return _replaced(plan, number, number, [line[:at], line[at:]], f"broken at {at}", torn=torn or "\t" in line)


def lines_joined(plan: KnownPlan, rng: Random) -> Damage:
    """The line end between two lines of the table is lost."""
    row = _likely_row(plan, rng, ("item", "item", "total", "head"))
    number = rng.choice(row.span.lines)
    lines = plan.text.split("\n")
    if number >= len(lines):
        raise NothingToDamageError
    joined = lines[number - 1] + rng.choice(("", " ", "\t")) + lines[number]
    return _replaced(plan, number, number + 1, [joined], "a line end lost", torn=True)


def _below(plan: KnownPlan, damage: Damage) -> Damage:
    """The damage of a head: the rows below it, as far as the next head, have another one than the others."""
    heads = [row.span.start for row in plan.table if row.kind == "head"]
    end = min((line for line in heads if line > max(damage.lines) + 1), default=plan.text.count("\n") + 2)
    return replace(damage, torn=frozenset(range(min(damage.lines), end)))


def head_letter_altered(plan: KnownPlan, rng: Random) -> Damage:
    """A letter or digit of a head is lost or read as another."""
    return _head_changed(plan, rng, digits=False)


def head_digit_altered(plan: KnownPlan, rng: Random) -> Damage:
    """A digit of a year in a head is lost or read as another."""
    return _head_changed(plan, rng, digits=True)


def _head_changed(plan: KnownPlan, rng: Random, *, digits: bool) -> Damage:
    sign = _DIGIT if digits else _NO_BLANK
    row = rng.choice(
        [row for row in plan.table if row.kind == "head" and any(map(sign.search, map("".join, row.cells)))]
    )
    place = rng.choice([n for n, cell in enumerate(row.cells) if sign.search("".join(cell))])
    line = rng.choice([n for n, text in enumerate(row.cells[place]) if sign.search(text)])
    text = row.cells[place][line]
    at = rng.choice([match.start() for match in sign.finditer(text)])
    kind = _THAI if text[at] in _THAI else _ARABIC if text[at] in _ARABIC else "กขคงจนมยรลวสหอ"
    new = text[:at] + rng.choice(("", rng.choice(kind))) + text[at + 1 :]
    cells = list(row.cells)
    cells[place] = (*cells[place][:line], new, *cells[place][line + 1 :])
    return _below(plan, _with_cells(plan, row, cells, f"head {text.strip()!r} read as {new.strip()!r}"))


def head_cell_lost(plan: KnownPlan, rng: Random) -> Damage:
    """A cell of a head is lost, or what stands in it."""
    row = _row(plan, rng, ("head",))
    place = rng.randrange(len(row.cells))
    blank = ("\t" if row.dialect == "cells" else "",)
    gone: list[tuple[str, ...]] = [blank] if rng.random() < 0.5 else []
    return _below(
        plan,
        _with_cells(plan, row, [*row.cells[:place], *gone, *row.cells[place + 1 :]], f"cell {place} of a head lost"),
    )


def head_cells_swapped(plan: KnownPlan, rng: Random) -> Damage:
    """Two neighbouring cells of a head change places."""
    row = _row(plan, rng, ("head",))
    place = rng.randrange(len(row.cells) - 1)
    cells = list(row.cells)
    cells[place], cells[place + 1] = cells[place + 1], cells[place]
    return _below(plan, _with_cells(plan, row, cells, f"cells {place} and {place + 1} of a head swapped"))


def head_lost(plan: KnownPlan, rng: Random) -> Damage:
    """A row of a head is lost."""
    row = _row(plan, rng, ("head",))
    return _below(plan, _replaced(plan, row.span.start, row.span.end, [], "a row of a head lost"))


def _budget_line(plan: KnownPlan, rng: Random) -> int:
    numbers = [
        stated.span.start
        for project in plan.document.projects
        if project.detail
        for stated in project.detail.amounts
        if _AMOUNT.search(plan.text.split("\n")[stated.span.start - 1])
    ]
    if not numbers:
        raise NothingToDamageError
    return rng.choice(numbers)


def digit_of_block_altered(plan: KnownPlan, rng: Random) -> Damage:
    """A digit of an amount in a detail block is read as another, lost, or stands twice."""
    number = _budget_line(plan, rng)
    text = plan.text.split("\n")[number - 1]
    found = rng.choice(list(_AMOUNT.finditer(text)))
    new = _other_digits(found[0], rng, rng.choice(("altered", "lost", "doubled", "comma")))
    changed = text[: found.start()] + new + text[found.end() :]
    return _replaced(plan, number, number, [changed], f"{found[0]} of a block read as {new}")


def line_of_block_lost(plan: KnownPlan, rng: Random) -> Damage:
    """The line with a block's amount is lost."""
    number = _budget_line(plan, rng)
    return _replaced(plan, number, number, [], "the budget of a block lost")


def any_line_lost(plan: KnownPlan, rng: Random) -> Damage:
    """A line anywhere in the document is lost."""
    number = rng.randrange(1, plan.text.count("\n") + 1)
    torn = any(row.span.start < row.span.end and number in row.span.lines for row in plan.table)
    return _replaced(plan, number, number, [], f"line {number} lost", torn=torn)


DAMAGES: dict[str, tuple[Callable[[KnownPlan, Random], Damage], int]] = {
    "row lost": (row_lost, 5),
    "line lost": (line_lost, 5),
    "line doubled": (line_doubled, 4),
    "row doubled": (row_doubled, 4),
    "lines swapped": (lines_swapped, 6),
    "cell lost": (cell_lost, 8),
    "cell doubled": (cell_doubled, 6),
    "cell added": (cell_added, 4),
    "cells swapped": (cells_swapped, 6),
    "cell emptied": (cell_emptied, 4),
    "digit altered": (digit_altered, 6),
    "digit lost": (digit_lost, 3),
    "digit doubled": (digit_doubled, 3),
    "comma damaged": (comma_damaged, 2),
    "digit of a total altered": (digit_of_total_altered, 3),
    "total lost": (total_lost, 3),
    "tab lost": (tab_lost, 6),
    "line broken": (line_broken, 5),
    "lines joined": (lines_joined, 4),
    "head's letter altered": (head_letter_altered, 3),
    "head's digit altered": (head_digit_altered, 3),
    "head's cell lost": (head_cell_lost, 3),
    "head's cells swapped": (head_cells_swapped, 2),
    "head lost": (head_lost, 2),
    "digit of a block altered": (digit_of_block_altered, 3),
    "budget of a block lost": (line_of_block_lost, 2),
    "any line lost": (any_line_lost, 3),
}
"""Each with how often it comes, by its name."""
