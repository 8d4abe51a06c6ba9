"""Which rows of a grid are the head of a budget table, and what they print over each column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from extract.ground.characters import arabic_digits, text_behind
from parsers.records.table import Grid, GridRow
from parsers.structure.headings import title_label
from parsers.structure.labels.field_labels import field_label
from parsers.tables.columns.figure_of_year import BESIDE_BUDGET
from parsers.tables.columns.head_column import COLUMN_NUMBER, TWO_DIGITS
from parsers.tables.columns.names import is_column_name, is_unit
from parsers.tables.columns.parts_of_years import PART_OF_A_YEAR
from parsers.tables.columns.roles import Role, names_projects, role_of, speaks_of_money, squeezed
from parsers.values.dates import first_month_of
from parsers.values.kinds import kind_of
from parsers.values.years import PLAN_YEAR_OF_AN_ERA

_LEAST_HEADER = 3
_LEAST_YEARS = 2
_LONGEST_HEAD = 60
_TWO_FIELDS = 4
_LONGEST_LOWER = 40
_MOST_LOWER = 3
_QUARTERS = "1234"
_YEAR = re.compile(PLAN_YEAR_OF_AN_ERA)
_WORDS_OF_YEAR = re.compile(r"(?:ปี|งบประมาณ|พศ)+")
_DAMAGED_YEAR = re.compile(r"2(?=.*\d)[\dA-Za-z|]{2,4}|[25][5-7oO]\d{1,2}")
_FILLED = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?:\.-|บาท)?|\d{1,3}[.)]?|\d{3,}(?:\.\d+)?(?:\.?-|บาท)?|[-–—]|\d+\.\d+"
)
_FULL_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")
_DIGIT = re.compile(r"\d")
_BESIDE_PROJECTS: frozenset[Role] = frozenset(
    {"mission", "dimension", "year", "budget", "former", "revised", "quarter", "month", "sum", "price"}
)
_BANDS: frozenset[Role] = frozenset(
    {"year", "budget", "target", "quarter", "sum", "paid", "indicator", "other", "period", "month"}
)
_LOWER: frozenset[Role] = BESIDE_BUDGET.union(
    ("year", "budget", "sum", "target", "indicator", "quarter", "month", "paid", "period", "place")
)


def head_starts(grid: Grid) -> tuple[int, ...]:
    """The rows that begin a head: a header (:func:`is_header`), or one whose bands the row below says to be of years;
    looked for once a table.
    """
    return grid.once(_head_starts)


def _head_starts(grid: Grid) -> tuple[int, ...]:
    starts: list[int] = []
    for index, row in enumerate(grid.rows):
        if is_header(row) and not (starts and _goes_on(grid.rows, starts[-1], index)):
            starts.append(index)
    return tuple(starts) or tuple(
        index
        for index, row in enumerate(grid.rows[:_MOST_LOWER])
        if _is_over_years(row, grid.rows[index + 1 : index + 2])
    )


def _is_over_years(row: GridRow, below: Sequence[GridRow]) -> bool:
    """Whether a row names the projects' column and bands that are of nothing known (``แผน``), where the row ``below``
    has years in full, two or more, and one of both speaks of money: ``โครงการ | ผล | แผน`` above ``| เบิกจ่าย | 2569 |
    2570``.
    """
    if not below or len(row.cells) != len(below[0].cells) or len(row.cells) < _LEAST_HEADER:
        return False
    texts, lower = ([cell.text for cell in one.cells if cell.text] for one in (row, below[0]))
    if not lower or any(len(text) > _LONGEST_LOWER for text in (*texts, *lower)) or any(map(_is_filled, texts)):
        return False
    if not all(role_of(text) in _LOWER for text in lower) or any(map(_is_filled, lower)):
        return False
    if sum(bool(_YEAR.fullmatch(text_behind(_WORDS_OF_YEAR, squeezed(text)))) for text in lower) < _LEAST_YEARS:
        return False
    projects = [
        at for at, cell in enumerate(row.cells) if role_of(cell.text) == "project" and names_projects(cell.text)
    ]
    of_money = any(role_of(text) in ("paid", "budget") or speaks_of_money(text) for text in (*texts, *lower))
    return len(projects) == 1 and not below[0].cells[projects[0]].text and of_money


def _goes_on(rows: Sequence[GridRow], start: int, index: int) -> bool:
    """Whether a row goes on with a name of the head above it, which is still in brackets: ``เป้าหมาย``, ``(ผลผลิตของ``,
    ``โครงการ)``.
    """
    above = rows[start:index]
    if len(above) > _MOST_LOWER or not any(
        cell.text and _in_brackets(_over(at, above)) for at, cell in enumerate(rows[index].cells)
    ):
        return False
    return header_rows(rows, start)[2] > index


def _over(index: int, above: Sequence[GridRow]) -> str:
    return "".join(row.cells[index].text for row in above if index < len(row.cells))


def _in_brackets(text: str) -> bool:
    """Whether a text ends within brackets."""
    return text.count("(") > text.count(")")


def is_header(row: GridRow) -> bool:
    """Whether a row is the header of a budget table: it names the project column and another one beside it.

    A row with a title, an amount or a filled number cell is none, whatever its other cells say: ``ตั้งจ่ายปี 2567`` is a
    remark.
    """
    return len(row.cells) >= _LEAST_HEADER and _name_columns(tuple([cell.text for cell in row.cells if cell.text]))


@lru_cache(maxsize=1024)  # a row is asked by whoever looks for tables, then by whoever reads one
def _name_columns(texts: tuple[str, ...]) -> bool:
    """Whether the texts of a row's cells are the names of columns, that of projects among them."""
    if _is_two_fields(texts):
        return False
    roles = [role_of(text) for text in texts if len(text) <= _LONGEST_HEAD]
    if "project" not in roles or _BESIDE_PROJECTS.isdisjoint(roles) or len(roles) < _LEAST_HEADER:
        return False
    projects = [text for text in texts if role_of(text) == "project"]
    return any(map(names_projects, projects)) and not any(map(_is_filled, texts))


def _is_two_fields(texts: Sequence[str]) -> bool:
    """Whether a row is two fields of a detail block: ``ชื่อโครงการ | โครงการอบรม | ระยะเวลา | ปี 2566``."""
    if len(texts) != _TWO_FIELDS or kind_of(texts[1]) == "unspecified" or title_label(texts[0]) is None:
        return False
    label = field_label(arabic_digits(texts[2]))
    return label is not None and label.sure and label.start is None


def _is_filled(text: str) -> bool:
    """Whether a cell holds what the rows of a table hold: an amount, a number, a dash."""
    bare = squeezed(text)
    return bool(_FILLED.fullmatch(bare)) and not _YEAR.fullmatch(bare) and not _lists_years(text)


def _is_header_below(row: GridRow, above: Sequence[GridRow]) -> bool:
    """Whether a row goes on with the header above it: it says years, money, targets, quarters or months below a band,
    or numbers the columns.
    """
    texts = [cell.text for cell in row.cells if cell.text]
    if not texts:
        return False
    if _numbers_columns(texts):
        return True
    quarters = _quarters(row, above)
    row = _without(row, quarters)  # what stands beside quarters says whether it is a head
    texts = [cell.text for cell in row.cells if cell.text]
    if any(map(_lists_years, texts)) and all(_lists_years(text) or is_column_name(text) for text in texts):
        return True
    if all(map(is_unit, texts)) and _below_band(row, above):
        return True
    roles = {role_of(text) if len(text) <= _LONGEST_LOWER else "other" for text in texts}
    if len(texts) == 1:
        return roles <= {"budget"} or (roles <= _LOWER and _below_band(row, above) and not _is_filled(texts[0]))
    if roles <= _LOWER and not any(map(_is_filled, texts)):
        return True
    names = roles & _LOWER or sum(map(_is_word_of_year, texts)) > 1
    if names and not any(map(_is_filled, texts)) and _completes(row, above):
        return True
    if not _below_band(row, above):
        return False
    if _names_times_beside_others(texts, len(quarters)):
        return True
    return _are_short_years(texts) or _are_damaged_years(texts) or _parts_every_band(row, above)


def _quarters(row: GridRow, above: Sequence[GridRow]) -> list[int]:
    """The places of ``1 2 3 4`` below a band of quarters; none where a row has anything else below it."""
    if len(row.cells) < len(_QUARTERS):
        return []
    of_quarters = {
        index for upper in above for index, text in enumerate(_spread(upper)) if text and role_of(text) == "quarter"
    }
    found = [index for index, cell in enumerate(row.cells) if cell.text and index in of_quarters]
    return found if [squeezed(row.cells[index].text) for index in found] == list(_QUARTERS) else []


def _without(row: GridRow, places: Sequence[int]) -> GridRow:
    cells = [cell._replace(text="", parts=()) if at in places else cell for at, cell in enumerate(row.cells)]
    return replace(row, cells=tuple(cells)) if places else row


def _names_times_beside_others(texts: Sequence[str], quarters: int) -> bool:
    """Whether cells below bands, beside some ``quarters``, are the names of two years, months or quarters or more, and
    other words without a figure but a year: ``ตั้งไว้`` and ``เบิกจ่าย`` below the year before, ``คะแนน ITA 2565`` and
    ``เรื่องร้องเรียน`` below its results, ``ปัญหา/อุปสรรค`` below a report beside months.
    """
    times = [text for text in texts if (role_of(text) == "year" and is_column_name(text)) or _names_part_of_year(text)]
    others = [text for text in texts if text not in times]
    return len(times) + quarters > 1 and all(
        len(text) <= _LONGEST_LOWER and not _DIGIT.search(_FULL_YEAR.sub("", arabic_digits(text))) for text in others
    )


def _names_part_of_year(text: str) -> bool:
    """Whether a cell is the name of a month or a quarter alone."""
    return role_of(text) in PART_OF_A_YEAR and first_month_of(arabic_digits(text)) is not None


def _parts_every_band(row: GridRow, above: Sequence[GridRow]) -> bool:
    """Whether a row says the same words, two or more, below each of several years, or others in each place below one:
    ``งบ อบต. | งบอุดหนุน | รวม``. A band that reaches over several places has names below it, whatever they are; one over
    a single place needs none, or has one of them: what was paid is not known of the year that comes.
    """
    bands: list[list[str]] = []
    upper = above[-1]
    for cell, over, text in zip(row.cells, upper.cells, _spread(upper), strict=False):
        if text and role_of(text) in ("year", "budget"):
            if over.text:
                bands.append([])
            bands[-1].append(cell.text)
        elif cell.text:
            return False
    names = next((band for band in bands if len(band) > 1), [])
    return (
        len(set(names)) == len(names) > 1
        and all(names)
        and not any(map(_is_filled, names))
        and all(band == names or (len(band) == 1 and band[0] in ("", *names)) for band in bands)
    )


def _completes(row: GridRow, above: Sequence[GridRow]) -> bool:
    """Whether a row has but what a lower row has, names that stand above it already (a merged cell written in each row)
    and the rest of names above: ``ที่`` below ``ลำดับ``, or what stands in brackets behind them.
    """
    for index, cell in enumerate(row.cells):
        if cell.text and (len(cell.text) > _LONGEST_LOWER or role_of(cell.text) not in _LOWER):
            if cell.text in [other.cells[index].text for other in above if index < len(other.cells)]:
                continue
            over = _over(index, above)
            if over and (cell.text.startswith("(") or _in_brackets(over)) and len(cell.text) <= _LONGEST_LOWER:
                continue
            if _is_word_of_year(cell.text):
                continue
            whole = over + cell.text
            if not over or role_of(whole) != role_of(over) or not is_column_name(whole):
                return False
    return True


def _is_word_of_year(text: str) -> bool:
    """Whether a cell has but the word before a year, which stands below it."""
    return _WORDS_OF_YEAR.fullmatch(squeezed(text)) is not None


def _lists_years(text: str) -> bool:
    """Whether a cell is the years of several columns that lost what parts them: ``2566 2567 2568``."""
    words = text.split()
    if len(words) < 2 or not words[0].isdecimal() or not all(_YEAR.fullmatch(arabic_digits(word)) for word in words):
        return False
    return all(int(b) == int(a) + 1 for a, b in pairwise(words))


def _are_damaged_years(texts: Sequence[str]) -> bool:
    """Whether cells are years in full, half of them and two at least, and others that may be: ``2566 2567 256B``, each
    perhaps behind the words for one.
    """
    bare = [text_behind(_WORDS_OF_YEAR, squeezed(text)) for text in texts]
    others = [text for text in bare if not _YEAR.fullmatch(text)]
    return len(texts) - len(others) >= max(2, len(others)) and all(map(_DAMAGED_YEAR.fullmatch, others))


def _numbers_columns(texts: Sequence[str]) -> bool:
    """Whether cells are ``(1) (2) (3)``: what forms print below a head."""
    found = (COLUMN_NUMBER.fullmatch(squeezed(text)) for text in texts)
    return len(texts) >= _LEAST_HEADER and all(
        match is not None and int(match[1]) == number for number, match in enumerate(found, 1)
    )


def _are_short_years(texts: Sequence[str]) -> bool:
    """Whether cells are ``66 67 68``, which count on."""
    found = [TWO_DIGITS.fullmatch(squeezed(text)) for text in texts]
    numbers = [int(match[1]) for match in found if match]
    return (
        len(texts) > 1
        and len(numbers) == len(texts)
        and all(b == a + 1 for a, b in pairwise(numbers))
        and numbers[0] > 50
    )


def _below_band(row: GridRow, above: Sequence[GridRow]) -> bool:
    """Whether every cell with text stands below money, a year or a target, or below an empty cell of such a band."""
    spread = list(map(_spread, above))
    for index, cell in enumerate(row.cells):
        if cell.text:
            over = (texts[index] for texts in spread if index < len(texts))
            if not any(text and role_of(text) in _BANDS for text in over):
                return False
    return True


def _spread(row: GridRow) -> list[str]:
    """The texts of a row, a merged cell's in all its places, and a band's in the empty places to its right."""
    texts: list[str] = []
    band = ""
    for cell in row.cells:
        if cell.text:
            band = cell.text if role_of(cell.text) in _BANDS else ""
            texts.append(cell.text)
        elif cell.rows == 0:
            band = ""
            texts.append("")
        else:
            texts.append(band)
    return texts


HeadRows = tuple[list[list[str]], list[int], int]
"""A head: the texts of each row by column, how many cells each row had, and the index of the first row below."""


def rows_of_heads(grid: Grid) -> Mapping[int, HeadRows]:
    """The rows of each head of a table (:func:`header_rows`) by its first, looked for once a table."""
    return grid.once(_rows_of_heads)


def in_heads(grid: Grid) -> frozenset[int]:
    """The places of all rows of a table that are a head's."""
    return frozenset(row for start, (_, _, below) in rows_of_heads(grid).items() for row in range(start, below))


def _rows_of_heads(grid: Grid) -> Mapping[int, HeadRows]:
    return {index: header_rows(grid.rows, index) for index in head_starts(grid)}


def header_rows(rows: Sequence[GridRow], start: int) -> HeadRows:
    """The head that begins with ``rows[start]``."""
    below = start + 1
    while below < len(rows) and below - start <= _MOST_LOWER and _is_header_below(rows[below], rows[start:below]):
        below += 1
    head = list(rows[start:below])
    widths = [len(row.cells) for row in head]
    texts = [[cell.text for cell in row.cells] for row in head]
    widest = max(widths)
    for place, row in enumerate(head):
        if len(row.cells) < widest and place == 0 and len(head) > 1:
            texts[0] = _stretched(row, head[1:], widest)
    for place, row in enumerate(head[:-1]):
        lower = [line for line in texts[place + 1 :] if any(line)]
        if len(texts[place]) == len(row.cells):
            spread = _spread(row)
            texts[place] = [
                text or (spread[i] if any(i < len(line) and line[i] for line in lower) else "")
                for i, text in enumerate(texts[place])
            ]
    for place in range(1, len(head)):
        _name_quarters(texts, place, _quarters(head[place], head[:place]))
    return texts, widths, below


def _name_quarters(texts: list[list[str]], place: int, quarters: Sequence[int]) -> None:
    """Put the numbers of quarters, which would be those of columns by themselves, behind the words over them."""
    for at in quarters:
        over = next((row for row in reversed(texts[:place]) if at < len(row) and row[at]), None)
        if over is not None:
            over[at], texts[place][at] = f"{over[at]} {texts[place][at]}", ""


def _stretched(row: GridRow, lower: Sequence[GridRow], widest: int) -> list[str]:
    """A head row with one cell over the years below it, as an OCR writes it: that cell stands for all of them."""
    texts = [cell.text for cell in row.cells]
    more = widest - len(texts) + 1
    bands = [index for index, text in enumerate(texts) if text and role_of(text) in _BANDS - {"other"}]
    if len(bands) != 1:
        return texts  # which of them it stands over is not said
    (index,) = bands
    for line in lower:
        if len(line.cells) == widest and all(cell.text for cell in line.cells[index : index + more]):
            return [*texts[:index], *[texts[index]] * more, *texts[index + 1 :]]
    return texts
