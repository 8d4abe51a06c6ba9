"""Heads of tables whose cells one thing parts: gaps, line ends or single blanks."""

from __future__ import annotations

from dataclasses import replace

from extract.ground.source import SourceText
from parsers.structure.levels import names_node
from parsers.tables.columns.roles import role_of
from parsers.tables.flat.ground.flat_head import LONGEST_HEAD, FlatHead, Form
from parsers.tables.flat.ground.pieces import groups_digits, pieces_of
from parsers.tables.flat.heads.columns import head_of
from parsers.tables.flat.heads.names import holds_years_too, is_unit_of_money, may_name_column, names_between_blanks
from parsers.tables.flat.heads.torn_names import MOST_LINES, begins_total_of_rows, torn_name, with_whole_names


def even_head(source: SourceText, number: int, last: int, *, beside_people: bool = False) -> FlatHead | None:
    """The header that begins on a line, of names that gaps, line ends or single blanks part; None where another thing
    parts them, or they are no budget table's. ``beside_people``: its one column of money may stand behind targets.
    """
    found = pieces_of(source, number)
    if not found or (len(found) == 1 and is_unit_of_money(found[0])):
        return None  # a unit above the head is none of its names
    form: Form = "gaps" if len(found) > 1 else "lines"
    if form == "lines" and holds_years_too(found[0]):
        return None  # several names on a line and more below: the mixed form
    if form == "lines" and (torn := torn_name(source, number, last)):
        found = [torn]
    if not may_name_column(found[0]):
        found = names_between_blanks(found[0]) if len(found) == 1 else []
        form = "blanks"
    if not found or not all(map(may_name_column, found)):
        return None
    end = found[-1].line
    for below in range(end + 1, min(number + LONGEST_HEAD, last) + 1):
        if below <= end:
            continue
        torn = torn_name(source, below, last)
        more = [torn] if torn else pieces_of(source, below)
        if not all(map(may_name_column, more)) or any(begins_total_of_rows(source, piece, last) for piece in more):
            break
        if form != "lines" and not all(role_of(piece.text) == "budget" for piece in more):
            break
        found += more
        end = more[-1].line if more else end
    of_one_year = form == "gaps" and _rows_begin(source, end, last)
    names = with_whole_names(found) if form == "lines" else found
    head = head_of(names, end, form, beside_people=beside_people, of_one_year=of_one_year)
    return replace(head, grouped=groups_digits(source)) if head and head.one_line else head


def _rows_begin(source: SourceText, end: int, last: int) -> bool:
    """Whether the first line with wording below a head is a row or a place of the tree, and names no more columns."""
    lines = (pieces_of(source, number) for number in range(end + 1, min(end + MOST_LINES, last) + 1))
    first = next(filter(None, lines), [])
    numbered = len(first) > 1 and first[0].text.strip("(). ").isdecimal()
    return bool(first) and (numbered or names_node(" ".join(piece.text for piece in first)))
