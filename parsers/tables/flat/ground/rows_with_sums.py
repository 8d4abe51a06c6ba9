"""Lines of rows that print the sum of their values behind them: it says which of the numbers on the line these are."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extract.ground.characters import arabic_digits
from parsers.tables.flat.ground.glued_words import Atom, RowLine, atoms_of
from parsers.tables.flat.ground.row_words import is_counter, is_year, number_in
from parsers.tables.rows.cell_kinds import is_money
from parsers.values.money.cells import parse_cell


def meets_its_sum(values: Sequence[str]) -> bool:
    """Whether the last of some values is the sum of the others, a dash as nothing, and more than nothing.

    >>> meets_its_sum(["30,000", "-", "30,000"]), meets_its_sum(["-", "-", "-"]), meets_its_sum(["5", "6", "12"])
    (True, False, False)
    """
    read = [parse_cell(value) for value in values]
    amounts = [value.amount or Decimal(0) for value in read]
    return all(value.status for value in read) and amounts[-1] > 0 and sum(amounts[:-1]) == amounts[-1]


def row_by_its_sum(words: Sequence[str], count: int) -> RowLine | None:
    """The row that words are, its number aside, by the one run of ``count`` values whose last is the sum of the others,
    whatever number ends the words before it; None where there is none, or an amount or a dash more, or where behind it
    another number stands.

    >>> row_by_its_sum("อบรม รุ่น 2 30 35 65 กองคลัง".split(), 3).values
    ('30', '35', '65')
    >>> row_by_its_sum("อบรม 5 5 10 5 5 10".split(), 3), row_by_its_sum("อบรม 30 35 65 5".split(), 3)
    (None, None)
    >>> row_by_its_sum("อบรม - 30 - 30".split(), 3) is None
    True
    """
    atoms = atoms_of(words, grouped=False, apart=True)
    starts = range(1, len(atoms) - count + 1)
    runs = [start for start in starts if _is_value(atoms[start]) and _is_run(atoms[start : start + count])]
    if len(runs) != 1:
        return None
    start, end = runs[0], runs[0] + count
    before, behind = atoms[:start], atoms[end:]
    if before[-1].kind == "value" or (behind and (_is_value(behind[0]) or is_counter(behind[0].text))):
        return None
    if any(atom.kind == "value" and is_money(atom.text) for atom in (*before, *behind)):
        return None
    texts = ([atom.text for atom in part] for part in (before, atoms[start:end], behind))
    left, values, right = map(tuple, texts)
    return RowLine(left, values, right, sure=True)


def row_of_small_values(words: Sequence[str], count: int) -> RowLine | None:
    """The row that words are, its number aside, by the one run of so many numbers and dashes, no years, words beside
    it: where the first or the last is a small one it may be no value.

    >>> row_of_small_values("อบรม 30 35 กองคลัง".split(), 2)
    RowLine(before=('อบรม',), values=('30', '35'), behind=('กองคลัง',), sure=False)
    """
    atoms = atoms_of(words, grouped=False, apart=False)
    like = [False, *map(_is_value, atoms), False]
    begins = [at for at in range(1, len(atoms) + 1) if like[at] and not like[at - 1]]
    runs = [at - 1 for at in begins if all(like[at : at + count]) and not like[min(at + count, len(like) - 1)]]
    if len(runs) != 1 or not runs[0] or runs[0] + count > len(atoms):
        return None
    start, end = runs[0], runs[0] + count
    texts = ([atom.text for atom in part] for part in (atoms[:start], atoms[start:end], atoms[end:]))
    left, values, right = map(tuple, texts)
    if any(is_year(arabic_digits(value)) for value in values):
        return None
    return RowLine(left, values, right, sure=number_in(values[0]) is None and number_in(values[-1]) is None)


def _is_value(atom: Atom) -> bool:
    return atom.kind != "word" and parse_cell(atom.text).status is not None


def _is_run(atoms: Sequence[Atom]) -> bool:
    return all(map(_is_value, atoms)) and meets_its_sum([atom.text for atom in atoms])
