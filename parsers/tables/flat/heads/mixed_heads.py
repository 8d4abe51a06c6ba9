"""Heads of tables whose cells are parted now by a line end, now by a gap, now by a single blank."""

from __future__ import annotations

from extract.ground.source import SourceText
from parsers.tables.columns.names import is_column_name
from parsers.tables.columns.roles import Role, role_of
from parsers.tables.flat.ground.flat_head import LONGEST_HEAD, FlatHead
from parsers.tables.flat.ground.pieces import FlatPiece, pieces_of
from parsers.tables.flat.heads.columns import OF_NUMBERS, head_of
from parsers.tables.flat.heads.torn_names import begins_total_of_rows, begun_above, name_ended_by, names_of_line

_MOST_BEFORE = 4


def mixed_head(source: SourceText, number: int, last: int) -> FlatHead | None:
    """The header of number or dimension and mission, project and years: its names on one line or several, parted by
    what there is.
    """
    first = source.line(number).strip()
    if not first or _role_of_first_word(first) not in ("number", "dimension", "mission", "project"):
        return None
    found: list[FlatPiece] = []
    end = number
    for below in range(number, min(number + LONGEST_HEAD, last) + 1):
        if below <= end and found:
            continue  # of a name over several lines
        pieces = pieces_of(source, below)
        if not pieces:
            continue
        names = names_of_line(source, below, last)
        if not names and (ended := name_ended_by(found, pieces)) is not None:
            found[ended] = FlatPiece(f"{found[ended].text}{pieces[0].text}", found[ended].line)
            end = below
            continue
        if not names or begins_total_of_rows(source, pieces[0], last):
            break
        for name in names:
            if (begun := begun_above(found, name)) is not None:
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
    if head.exact and {role_of(piece.text) for piece in head.pieces} & OF_NUMBERS != {"sum"}:
        return None
    behind = set(head.kinds[head.before + head.years :])
    told = "words" not in head.kinds or behind <= {"money", "remark"}
    return head if head.before <= _MOST_BEFORE and told else None


def _role_of_first_word(line: str) -> Role:
    return role_of(line.split(maxsplit=1)[0])
