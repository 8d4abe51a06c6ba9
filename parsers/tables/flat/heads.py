"""The heads of flattened tables, and the pieces of their lines: columns that gaps, line ends or single blanks
part, or now one, now another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, GridRow
from parsers.structure.levels import names_node
from parsers.tables.columns.names import EACH_YEAR_IN_HEAD, TOTAL, is_column_name, is_unit
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.columns.years import YearHead, is_damaged_year, read_years
from parsers.tables.rows.cell_kinds import Kind
from parsers.tables.rows.printed_cells import printed_cell
from parsers.tables.rows.project_cells import split_cell
from parsers.tables.rows.torn_figures import is_begin_alone, is_rest_alone
from parsers.values.dates import parse_year, parse_year_range
from parsers.values.kinds import kind_of
from parsers.values.money.cell_forms import DASHES
from parsers.values.money.cells import is_damaged_figure, parse_cell, split_values
from parsers.values.money.units import factor_in_head
from parsers.values.years import PLAN_YEAR

GAP = re.compile(r"\s\s+")  # a set first: a search jumps from blank to blank
GRAND_TOTAL = re.compile(r"(?:ยอด)?รวมทั้ง")
FARTHEST = 24
"""Lines without a value, behind which it is over too."""

_GROUPED = re.compile(r"[0-9๐-๙],[0-9๐-๙]{3}")
_CLASSIC = frozenset({"dimension", "mission", "project"})
_NUMERIC: frozenset[Role] = frozenset({"target", "indicator", "paid", "sum", "quarter", "month", "other"})
_LONGEST_NAME = 40
_LONGEST_WITH_BRACKETS = 100
_NAMES = re.compile(r"[0-9ก-๛]")
_YEAR_NAMED = re.compile(rf"\s*(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\.?ศ\.?\s*)?{PLAN_YEAR}\s*")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_NUMBERED_WORDS = re.compile(r"[0-9๐-๙]{1,2}(?:[.)]+|(?:\.[0-9๐-๙]{1,2})+[.)]*)\s*(?=[ก-๎])")
_LONGEST_HEADER = 40
"""Lines: a header a line for each column and its unit, empty lines between."""

_OF_MONEY: frozenset[Role] = frozenset({"year", "sum", "budget"})
_OF_SEVERAL: frozenset[Role] = frozenset(
    {"sum", "paid", "quarter", "month", "cumulative", "former", "revised", "change", "price"}
)
MOST_WORDS = 5
"""Words of a name, or of a remark."""

_MOST_LINES = 3
_MOST_BEFORE = 4
_LONGEST_PART = 6
_DIGIT = re.compile(r"\d")
"""Each year has some, a damaged one too: it spares prose all else."""

_IN_CHARGE = "รับผิดชอบ"
_LONGEST_END = len(_IN_CHARGE)
YEAR_WORDS = frozenset({"ปี", "พ.ศ.", "ปี พ.ศ.", "ปีงบประมาณ"})
KINDS: dict[Role, Kind] = {
    "number": "number",
    "dimension": "words",
    "mission": "words",
    "project": "title",
    "year": "money",
    "sum": "money",
    "remark": "remark",
    "responsible": "remark",
}
Form = Literal["gaps", "lines", "blanks", "mixed"]
"""What parts the cells: two blanks or more, line ends, single blanks between words, or now one, now another."""


@dataclass(frozen=True, slots=True)
class FlatPiece:
    """A text between two gaps, and its line."""

    text: str
    line: int

    @property
    def is_value(self) -> bool:
        """Whether it is what a year's cell holds: an amount, a dash, ``ไม่ใช้งบประมาณ``, or several of them. An amount
        with letters for digits has its place, whatever it was.
        """
        return all(reads_as_value(value) for value in split_values(self.text))

    @property
    def is_dash(self) -> bool:
        """Whether it is dashes alone."""
        return not self.text.strip(DASHES)

    @property
    def opens(self) -> bool:
        """Whether it begins a row, or a cell of its project column: it cannot be a remark."""
        return bool(TOTAL.match(self.text)) or names_node(self.text) or self.names_items or self.text[:1].isdecimal()

    @property
    def names_items(self) -> bool:
        """Whether it holds an item of a project column."""
        return opens_items(self.text)


@dataclass(frozen=True, slots=True)
class FlatHead:
    """The columns of a flattened table, its last line and what parts its cells.

    ``units`` are the header's other texts: ``งบประมาณ`` ``(บาท)``. ``before`` columns stand before the ``years``.
    """

    pieces: tuple[FlatPiece, ...]
    kinds: tuple[Kind, ...]
    units: frozenset[str]
    before: int
    years: int
    end: int
    form: Form
    classic: bool
    """Whether it has nothing but dimension, mission, projects, years and one remark."""

    exact: bool = False
    """Whether another column may hold numbers, so that a row that leaves out a cell cannot be told."""

    grouped: bool = True
    """Whether the digits of the text's amounts are grouped: a number of four digits without a comma is then none."""

    band: int | None = None
    """Where, among the columns that are none of years, the one name of all the money stands."""

    @property
    def remark(self) -> bool:
        """Whether a column follows the years."""
        return len(self.kinds) > self.before + self.years

    @property
    def one_line(self) -> bool:
        """Whether a row's values stand on one line."""
        return self.form != "lines"

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.kinds)


def has_gap(line: str) -> bool:
    """Whether a gap stands in a line. A blank is the only space among the characters that can be printed.

    >>> [has_gap(line) for line in ("ปี  2566", "ปี\\t 2566", "ปี\\t2566", "ปี 2566 2567")]
    [True, True, False, False]
    """
    return "  " in line or (not line.isprintable() and GAP.search(line) is not None)


def find_head(source: SourceText, number: int, last: int) -> FlatHead | None:
    """The header that begins on a line; None where the columns it names are not sure."""
    return next(find_heads(source, number, last), None)


def head_beside_people(source: SourceText, number: int, last: int) -> FlatHead | None:
    """The header on lines of their own whose only money names no year and stands beside a number of people: who reads
    its rows must find both in each.
    """
    head = _head_of_one_form(source, number, last, beside_people=True)
    return head if head and head.form == "lines" else None


def find_heads(source: SourceText, number: int, last: int) -> Iterator[FlatHead]:
    """The same for rows whose cells one thing parts, and for rows that part them now by this, now by that. A line of
    tags alone names nothing.
    """
    if source.line(number).startswith("<") and not _NAMES.search(source.line(number)):
        return iter(())
    heads = (find(source, number, last) for find in (_head_of_one_form, _mixed_head))
    return (head for head in heads if head)


def _head_of_one_form(source: SourceText, number: int, last: int, *, beside_people: bool = False) -> FlatHead | None:
    found = pieces_of(source, number)
    if not found or (len(found) == 1 and _is_unit(found[0])):
        return None  # a unit above the head is none of its names
    form: Form = "gaps" if len(found) > 1 else "lines"
    if form == "lines" and _holds_years_too(found[0]):
        return None  # several names on a line and more below: the mixed form
    if form == "lines" and (torn := _torn_name(source, number, last)):
        found = [torn]
    if not _names_column(found[0]):
        found = _names_between_blanks(found) if len(found) == 1 else []
        form = "blanks"
    if not found or not all(map(_names_column, found)):
        return None
    end = found[-1].line
    for below in range(end + 1, min(number + _LONGEST_HEADER, last) + 1):
        if below <= end:
            continue
        torn = _torn_name(source, below, last)
        more = [torn] if torn else pieces_of(source, below)
        if not all(map(_names_column, more)) or any(_begins_total(source, piece, last) for piece in more):
            break
        if form != "lines" and not all(role_of(piece.text) == "budget" for piece in more):
            break
        found += more
        end = more[-1].line if more else end
    of_one_year = form == "gaps" and _rows_begin(source, end, last)
    names = whole_names(found) if form == "lines" else found
    head = head_of(names, end, form, beside_people=beside_people, of_one_year=of_one_year)
    return replace(head, grouped=groups_digits(source)) if head and head.one_line else head


def _rows_begin(source: SourceText, end: int, last: int) -> bool:
    """Whether the first line with wording below a head is a row or a place of the tree, and names no more columns."""
    lines = (pieces_of(source, number) for number in range(end + 1, min(end + _MOST_LINES, last) + 1))
    first = next(filter(None, lines), [])
    numbered = len(first) > 1 and first[0].text.strip("(). ").isdecimal()
    return bool(first) and (numbered or names_node(" ".join(piece.text for piece in first)))


def groups_digits(source: SourceText) -> bool:
    """Whether the amounts of a text have commas."""
    return bool(_GROUPED.search(source.joined))


def whole_names(found: Sequence[FlatPiece]) -> list[FlatPiece]:
    """The same with the name of the offices' column as one where it stands on two lines: ``หน่วยงาน``, ``รับผิดชอบ``;
    that of the projects' where a slash says that it goes on: ``โครงการ/กิจกรรม/``, ``มาตรการ``; and that of a year with
    ``(ปีละ)`` below it.
    """
    whole: list[FlatPiece] = []
    for piece in found:
        above = whole[-1] if whole else None
        if above and role_of(above.text) == "year" and is_unit(piece.text) and EACH_YEAR_IN_HEAD.search(piece.text):
            whole[-1] = FlatPiece(f"{above.text} {piece.text}", piece.line)  # what its amounts are of
            continue
        together = f"{above.text}{piece.text}" if above and piece.line - above.line == 1 else ""
        roles = {role_of(text) for text in (above.text, piece.text, together)} if above and together else set()
        slash = bool(above and (above.text.endswith("/") or piece.text.startswith("/")))
        if above and (roles == {"responsible"} or (slash and roles == {"project"})):
            whole[-1] = FlatPiece(together, piece.line)
        else:
            whole.append(piece)
    return whole


def _begins_total(source: SourceText, piece: FlatPiece, last: int) -> bool:
    """Whether a text begins a total, and is no column of sums: what follows such a column is no value, or is the first
    row's number.
    """
    named = is_column_name(piece.text) or is_column_name(_YEAR_NAMED.sub("", arabic_digits(piece.text)))
    if not TOTAL.match(piece.text) or not named:
        return bool(TOTAL.match(piece.text))
    below = range(piece.line + 1, min(piece.line + _MOST_LINES, last) + 1)
    following = [found[0] for line in below if (found := pieces_of(source, line))][:2]
    if len(following) == 2 and following[0].text.strip(".() ") in ("1", "๑") and following[1].names_items:
        return False
    return not following or following[0].is_value


def _torn_name(source: SourceText, number: int, last: int) -> FlatPiece | None:
    """The name of a column that goes on over the next lines, which are none by themselves: ``ปี``, ``2566``. Its line is
    the last.
    """
    texts: list[str] = []
    found: FlatPiece | None = None
    for line in range(number, min(number + _MOST_LINES, last + 1)):
        pieces = pieces_of(source, line)
        if len(pieces) != 1:
            break
        texts.append(pieces[0].text)
        joined, of_years = "".join(texts), texts[0] in YEAR_WORDS
        if len(joined) > _LONGEST_NAME and not of_years:
            break
        if len(texts) == 1:
            continue
        spaced = " ".join(texts)
        if of_years and role_of(spaced) == "year" and parse_year(spaced):
            return FlatPiece(spaced, line)
        if role_of(joined) == "budget" and is_column_name(joined) and not is_unit(texts[-1]):
            found = FlatPiece(joined, line)
    return found


def _mixed_head(source: SourceText, number: int, last: int) -> FlatHead | None:
    """The header of number or dimension and mission, project and years: its names on one line or several, parted by
    what there is.
    """
    first = source.line(number).strip()
    if not first or _role_of_first_word(first) not in ("number", "dimension", "mission", "project"):
        return None
    found: list[FlatPiece] = []
    end = number
    for below in range(number, min(number + _LONGEST_HEADER, last) + 1):
        if below <= end and found:
            continue  # of a name over several lines
        pieces = pieces_of(source, below)
        if not pieces:
            continue
        names = _names_of_line(source, below, last)
        if not names and (ended := _ended_name(found, pieces)) is not None:
            found[ended] = FlatPiece(f"{found[ended].text}{pieces[0].text}", found[ended].line)
            end = below
            continue
        if not names or _begins_total(source, pieces[0], last):
            break
        for name in names:
            if (begun := _begun_above(found, name)) is not None:
                found[begun] = FlatPiece(f"{found[begun].text}{name.text}", found[begun].line)
                continue
            joined = f"{found[-1].text}{name.text}" if found and name.line - found[-1].line <= 1 else ""
            if joined and is_column_name(joined) and role_of(joined) == role_of(found[-1].text) == role_of(name.text):
                found[-1] = FlatPiece(joined, name.line)  # a name that goes on in the next line
            else:
                found.append(name)
        end = max(below, *(name.line for name in names))
    head = head_of(found, end, "mixed")
    if head is None or set(head.kinds[: head.before]) - {"number", "words", "title"}:
        return None
    if head.exact and {role_of(piece.text) for piece in head.pieces} & _NUMERIC != {"sum"}:
        return None
    behind = set(head.kinds[head.before + head.years :])
    told = "words" not in head.kinds or behind <= {"money", "remark"}
    return head if head.before <= _MOST_BEFORE and told else None


def _holds_years_too(piece: FlatPiece) -> bool:
    """Whether a text names the projects and one year behind a blank: columns on one line, the other years below."""
    names = _names_between_blanks([piece]) if _DIGIT.search(piece.text) else []
    roles = [_role_in_head(name.text) for name in names]
    return "project" in roles and roles.count("year") == 1


def _begun_above(found: Sequence[FlatPiece], name: FlatPiece) -> int | None:
    """The last column's name, begun on a line above, that ``name`` ends: ``หน่วยงาน``, ``รับผิดชอบ`` below the years."""
    role = role_of(name.text)
    if role not in ("responsible", "remark"):
        return None
    return next(
        (
            place
            for place, above in enumerate(found[:-1])
            if above.line < name.line
            and role_of(above.text) == role
            and is_column_name(joined := f"{above.text}{name.text}")
            and role_of(joined) == role
        ),
        None,
    )


def _ended_name(found: Sequence[FlatPiece], pieces: Sequence[FlatPiece]) -> int | None:
    """The column of offices whose name a line ends that names nothing by itself: ``หน่วยงานที่รับ``, ``ผิดชอบ``."""
    if len(pieces) != 1 or len(pieces[0].text) > _LONGEST_END:
        return None
    names = [f"{above.text}{pieces[0].text}" if role_of(above.text) == "responsible" else "" for above in found]
    whole = [place for place, name in enumerate(names) if name.endswith(_IN_CHARGE) and is_column_name(name)]
    return whole[0] if len(whole) == 1 else None


def _names_of_line(source: SourceText, number: int, last: int) -> list[FlatPiece]:
    """The names of columns on a line, the last of which may go on over the next lines; nothing where a word is left."""
    torn = _torn_name(source, number, last)
    pieces = [torn] if torn else pieces_of(source, number)
    parts = [_names_in(piece) for piece in pieces]
    if parts and not parts[-1]:
        before, _, begin = pieces[-1].text.rpartition(" ")
        whole = _whole_name(begin, source, number, last)
        parts[-1] = [*_names_in(FlatPiece(before, number)), whole] if whole and before else [whole] if whole else []
    return [name for part in parts for name in part] if all(parts) else []


def _whole_name(begin: str, source: SourceText, number: int, last: int) -> FlatPiece | None:
    """The longest name of a column that begins at the end of a line and goes on over the next ones: ``หมา``, ``ยเหตุ``;
    or its year: ``ปี``, ``2568``.
    """
    of_years, found = begin in YEAR_WORDS, None
    for line in range(number + 1, min(number + _MOST_LINES, last) + 1):
        pieces = pieces_of(source, line)
        if len(pieces) != 1 or len(pieces[0].text) > _LONGEST_PART:
            break
        if of_years:
            spaced = f"{begin} {pieces[0].text}"
            return FlatPiece(spaced, line) if role_of(spaced) == "year" and parse_year(spaced) else None
        begin += pieces[0].text
        if role_of(begin) not in ("other", "budget", "year") and is_column_name(begin):
            found = FlatPiece(begin, line)
    return found


def _role_of_first_word(line: str) -> Role:
    return role_of(line.split(maxsplit=1)[0])


def _names_in(piece: FlatPiece) -> list[FlatPiece]:
    """The names of columns in a text, whatever parts them; nothing where any word is left over."""
    if _holds_years_too(piece):
        return _names_between_blanks([piece])
    if _is_name(piece.text) or (len(piece.text) <= _LONGEST_NAME and _is_unit(piece)):
        years = _names_between_blanks([piece]) if _role_in_head(piece.text) == "year" else []
        return years or [piece]
    return _names_between_blanks([piece])


def head_of(
    found: Sequence[FlatPiece], end: int, form: Form, *, beside_people: bool = False, of_one_year: bool = False
) -> FlatHead | None:
    """The header whose names are these, to line ``end``; None where they are not those of a budget table."""
    if any((factor_in_head(piece.text) or 1) != 1 for piece in found):
        return None
    if any(role_of(piece.text) == "budget" and any(map(str.isdecimal, piece.text)) for piece in found):
        return None  # a damaged year perhaps: 'ปีงบประมาณ 256'
    found = _with_years_in_band(found) if form == "mixed" else found
    money = _money_without_years(found, beside_people=beside_people) if form == "lines" else []
    money = _money_of_one_year(found) if of_one_year else money
    units = frozenset(piece.text for piece in found if _is_unit(piece) and piece not in money)
    band = _band(found, units)
    found = [piece for piece in found if piece.text not in units]
    roles = [_role_in_head(piece.text) for piece in found]
    years = [index for index, role in enumerate(roles) if role == "year" or found[index] in money]
    several = _several_a_year(found, roles) if form == "lines" and not money else []
    years = several or years
    stretches = form in ("lines", "gaps") and _are_stretches([found[index] for index in years])
    if len(years) < 2 and not money and not stretches:
        return None
    if roles.count("project") != 1 or years[-1] - years[0] + 1 != len(years):
        return None
    in_order = bool(money or several or stretches)
    if not in_order and _years_in_order([found[index] for index in years]) is None:
        return None
    before, after = roles[: years[0]], roles[years[-1] + 1 :]
    if "project" not in before or {"number", "dimension", "mission"} & set(after) or roles.count("number") > 1:
        return None
    classic = before[-1] == "project" and set(before) <= _CLASSIC and after in ([], ["remark"], ["responsible"])
    if form == "blanks" and not classic:
        return None
    words = frozenset({"target", "indicator"})
    kinds = tuple(
        "money" if index in years and role not in words else KINDS.get(role, "any") for index, role in enumerate(roles)
    )
    exact = bool(several) or bool(_NUMERIC & set(roles)) or (of_one_year and bool(money))
    return FlatHead(tuple(found), kinds, units, len(before), len(years), end, form, classic, exact, band=band)


def _band(found: Sequence[FlatPiece], units: frozenset[str]) -> int | None:
    """How many columns, without the years, stand before the name of all the money; None where it stands twice."""
    others = [piece for piece in found if piece.text in units or _role_in_head(piece.text) != "year"]
    places = [index for index, piece in enumerate(others) if piece.text in units]
    together = bool(places) and places[-1] - places[0] + 1 == len(places)
    return places[0] if together else None


def _years_in_order(heads: Sequence[FlatPiece]) -> list[int] | None:
    """The years of heads that count on; None where they do not."""
    read, unread = read_years([YearHead(i, head.text, parse_year(head.text)) for i, head in enumerate(heads)], None)
    named = [read[index] for index in sorted(read)]
    return None if unread or any(after != before + 1 for before, after in pairwise(named)) else named


def _are_stretches(heads: Sequence[FlatPiece]) -> bool:
    """Whether heads are of several years together (``ปี 2566 - 2568``), or single ones beside such, that count on."""
    ranges = [parse_year_range(head.text) for head in heads]
    years = [parse_year(head.text) for head in heads]
    ends = [of or (year and (year, year)) for of, year in zip(ranges, years, strict=True)]
    return any(ranges) and all(a and b and b[0] == a[1] + 1 for a, b in pairwise(ends)) and bool(ends[0])


def _several_a_year(found: Sequence[FlatPiece], roles: Sequence[Role]) -> list[int]:
    """The columns of a head that names several of each year, the same for all: ``งบประมาณ ปี 2566``, ``สะสม ปี 2566``."""
    by_year: dict[int, list[str]] = {}
    for piece in found:
        if (year := parse_year(piece.text)) is not None:
            by_year.setdefault(year, []).append(_YEAR_NAMED.sub("", arabic_digits(piece.text)))
    names = list(by_year.values())
    in_order = all(b == a + 1 for a, b in pairwise(by_year))
    if len(names) < 2 or not in_order or any(one != names[0] for one in names) or len(set(names[0])) < 2:
        return []
    places = [index for index, piece in enumerate(found) if parse_year(piece.text) is not None]
    return places if {"year", "revised"}.intersection(roles) else []


def _money_without_years(found: Sequence[FlatPiece], *, beside_people: bool) -> list[FlatPiece]:
    """The columns of money of a numbered table for one year, which names none: quarters or months with their sum, or
    the one column of the budget; ``beside_people``: this where one of targets stands right before it.
    """
    roles = [_role_in_head(piece.text) for piece in found]
    if "number" not in roles or {"year", "paid"} & set(roles):
        return []
    if "target" in roles:
        right = (
            roles.count("target") == roles.count("budget") == 1 and roles.index("budget") - roles.index("target") == 1
        )
        return [found[roles.index("budget")]] if beside_people and right else []
    parts = [piece for piece, role in zip(found, roles, strict=True) if role in ("quarter", "month", "sum")]
    whole = [piece for piece, role in zip(found, roles, strict=True) if role == "budget"]
    return parts if len(parts) > 1 else [*parts, *whole] if len(parts) + len(whole) == 1 else []


def _money_of_one_year(found: Sequence[FlatPiece]) -> list[FlatPiece]:
    """The one column of money of a numbered table for one year whose cells gaps part, where no other holds any."""
    roles = [_role_in_head(piece.text) for piece in found]
    if roles[:1] != ["number"] or _OF_SEVERAL.intersection(roles):
        return []
    money = [piece for piece, role in zip(found, roles, strict=True) if role in ("budget", "year")]
    return money if len(money) == 1 else []


def _with_years_in_band(found: Sequence[FlatPiece]) -> Sequence[FlatPiece]:
    """The same, with years that stand below all other names put where the one name of money is: it is over them. What
    stands behind the values may have its name below the years, too.
    """
    bands = [index for index, piece in enumerate(found) if _is_unit(piece)]
    years = [piece for piece in found if _role_in_head(piece.text) == "year"]
    upper = [piece for piece in found if piece not in years]
    if len(bands) != 1 or not years:
        return found
    lower = [piece for piece in upper if piece.line >= years[0].line]
    if any(role_of(piece.text) not in ("responsible", "remark") or piece.line == years[0].line for piece in lower):
        return found
    band = upper.index(found[bands[0]])
    return [*upper[: band + 1], *years, *upper[band + 1 :]]


def _role_in_head(text: str) -> Role:
    """What a text names in a head whose years may be damaged."""
    return "year" if is_damaged_year(text) else role_of(text)


def _is_name(text: str) -> bool:
    return is_column_name(text) or is_damaged_year(text)


def _is_unit(piece: FlatPiece) -> bool:
    return role_of(piece.text) == "budget" and (
        all(is_unit(word) for word in piece.text.split()) or not piece.text.startswith("แหล่ง")
    )


def _names_column(piece: FlatPiece) -> bool:
    """Whether a text may be the name of a column, or part of it.

    >>> [_names_column(FlatPiece(text, 1)) for text in ("งบประมาณปี 2566", "2. โครงการ", "2.2 การใช้จ่ายงบประมาณ")]
    [True, True, False]
    """
    name = _IN_BRACKETS.sub("", piece.text)  # what a name says of itself: 'หมายเหตุ (โทรศัพท์/หนังสืออ้างอิง)'
    if len(name) > _LONGEST_NAME or len(piece.text) > _LONGEST_WITH_BRACKETS or names_node(piece.text):
        return False
    if numbered := _NUMBERED_WORDS.match(name):
        return is_column_name(name[numbered.end() :])  # else a heading: '2.2 การเปิดเผยการใช้จ่ายงบประมาณ'
    return role_of(name or piece.text) != "other" or _is_name(piece.text)


def _names_between_blanks(found: Sequence[FlatPiece]) -> list[FlatPiece]:
    """The names of columns that single blanks part; nothing where any word is left over."""
    names: list[FlatPiece] = []
    open_words: list[str] = []
    for word in found[0].text.split(" "):
        if len(word) > _LONGEST_NAME:
            return []
        if open_words or role_of(word) in ("year", "budget", "other"):
            open_words.append(word)
        elif is_column_name(word):
            names.append(FlatPiece(word, found[0].line))
        else:
            return []
        text = " ".join(open_words)
        if open_words and _DIGIT.search(text) and _role_in_head(text) == "year" and _is_name(text):
            names.append(FlatPiece(text, found[0].line))
            open_words = []
        elif len(open_words) == 1 and names and is_unit(word):
            of_money = role_of(names[-1].text) in _OF_MONEY
            names[-1:] = (
                [FlatPiece(f"{names[-1].text} {word}", found[0].line)]
                if of_money
                else [
                    names[-1],
                    FlatPiece(word, found[0].line),
                ]
            )
            open_words = []
        if len(open_words) > MOST_WORDS:
            return []
    return [] if open_words else names


def names_on(line: str, number: int) -> list[FlatPiece]:
    """The names of columns on a line, whatever its gaps and its damage; nothing where it has any other word."""
    names = [_names_in(FlatPiece(text, number)) for text in GAP.split(line.strip())]
    return [name for found in names for name in found] if all(names) else []


def pieces_of(source: SourceText, number: int) -> list[FlatPiece]:
    """The texts of a line that gaps part."""
    line = source.line(number).strip()
    return [FlatPiece(text, number) for text in GAP.split(line)] if line else []


def reads_as_value(text: str) -> bool:
    """Whether a text is one value of a year's cell, readable or damaged, or the beginning or rest of one.

    >>> [reads_as_value(text) for text in ("5,000", "-", "๕O,๐๐๐", ",๐๐๐", "100,00", "ไม่ใช้งบประมาณ", "กองคลัง", "Oกอง")]
    [True, True, True, True, True, True, False, False]
    """
    if parse_cell(text).status is not None or is_damaged_figure(text):
        return True
    return is_rest_alone(text) or is_begin_alone(text)


def opens_items(text: str) -> bool:
    """Whether a text begins an item of a project column, by a number, a bullet or its kind word."""
    pieces = split_cell(Cell(text, (text,), Span(1, 1)), None)
    return any(piece.kind != "text" for piece in pieces) or kind_of(text) != "unspecified"


def cell_of(pieces: Sequence[FlatPiece]) -> Cell:
    """The cell of pieces that stand one below the other, or beside each other."""
    span = Span(pieces[0].line, pieces[-1].line)
    return printed_cell((piece.text for piece in pieces), span, wrapped=True)


def row_of(cells: Sequence[Cell], *, torn: bool = False) -> GridRow:
    """The row of its cells; ``torn`` where they fit the table's columns in no way, or in several, or where a cell has
    but the beginning of a number: its rest may stand in any other.
    """
    start, end = min(cell.span.start for cell in cells), max(cell.span.end for cell in cells)
    torn = torn or any(is_begin_alone(cell.text) for cell in cells)
    return GridRow(tuple(cells), Span(start, end), torn)


def without_headings_below(rows: Sequence[GridRow]) -> list[GridRow]:
    """The rows without the lone cells at their end, which are the headings of what follows the table."""
    end = len(rows)
    while (
        end
        and len(rows[end - 1].cells) == 1
        and not rows[end - 1].torn
        and not TOTAL.match(rows[end - 1].cells[0].text)
    ):
        end -= 1
    return list(rows[:end])
