"""The dimension and the mission whose narrow cells stand beside the rows of a table that an OCR read line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.ground.characters import arabic_digits
from parsers.structure.handbook import goes_on_title
from parsers.tables.flat.ground.pieces import FlatPiece

_BEGINS = re.compile(r"(?P<number>\d(?:\.\d{1,2})?)(?:\.(?!\d)|(?<=\.\d)|(?<=\.\d\d))\s*(?P<title>[ก-๎].*)")

_MISREAD = re.compile(r"(?P<number>[1-9](?:,[1-9])?[1-9]?)\s+(?P<title>[ก-๎].*)")
"""A number without its point: what begins there is another place than the one above."""


def begins_place(part: str) -> bool:
    """Whether the cell of a dimension or a mission begins with a text.

    >>> [begins_place(part) for part in ("2. การบริหาร", "2.1 แสดงเจตจำนง", "1,2 การสร้าง", "12 การสร้าง", "12) โครงการ")]
    [True, True, True, True, False]
    """
    return _begins(part) is not None


def _begins(part: str) -> re.Match[str] | None:
    key = arabic_digits(part)
    return _BEGINS.fullmatch(key) or _MISREAD.fullmatch(key)


Begun = tuple[bool, list[FlatPiece]]
"""A cell: whether it is of a mission, and its pieces."""


@dataclass(slots=True)
class _Cell:
    number: str
    pieces: list[FlatPiece] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What it says behind its number."""
        first, *more = (piece.text for piece in self.pieces)
        match = _begins(first)
        return "".join((first[match.start("title") :] if match else first, *more))


@dataclass(slots=True)
class PlacesBeside:
    """The cells of the columns of dimensions and missions as they go on from line to line: a piece with a number begins
    one, one with which the title of a template's node of that number goes on is its next.
    """

    _cells: dict[bool, _Cell] = field(default_factory=dict)
    """The open cell of missions, and of dimensions."""

    def take(self, parts: Sequence[str], line: int, *, beside_title: bool = False) -> tuple[list[Begun], list[str]]:
        """Give the parts of a line to the open cells: all that stand ``beside_title``, those of a line below up to the
        last but one. The cells that begin there (their pieces grow as lines follow), and the parts that are of none.

        >>> places = PlacesBeside()
        >>> begun, _ = places.take(["1. การสร้างสังคมที่", "1.1 การสร้างจิตสำนึกและ"], 7, beside_title=True)
        >>> places.take(["ไม่ทนต่อการทุจริต", "ความตระหนักแก่บุคลากร", "รมาภิบาลแก่บุคลากร"], 8, beside_title=False)
        ([], ['รมาภิบาลแก่บุคลากร'])
        >>> [(of_mission, [piece.text for piece in pieces]) for of_mission, pieces in begun]
        [(False, ['1. การสร้างสังคมที่', 'ไม่ทนต่อการทุจริต']), (True, ['1.1 การสร้างจิตสำนึกและ', 'ความตระหนักแก่บุคลากร'])]
        """
        begun: list[Begun] = []
        left: list[str] = []
        for at, part in enumerate(parts, 1):
            if match := _begins(part):
                number = match["number"].replace(",", ".")
                of_mission = "." in number
                cell = self._cells[of_mission] = _Cell(number, [FlatPiece(part, line)])
                begun.append((of_mission, cell.pieces))
                continue
            open_cells = [cell for cell in map(self._cells.get, (False, True)) if cell]
            fitting = [cell for cell in open_cells if goes_on_title(cell.number, cell.title, part)]
            if not fitting and (beside_title or at < len(parts)):
                fitting = open_cells[-1:]
            if fitting:
                fitting[0].pieces.append(FlatPiece(part, line))
            else:
                left.append(part)
        return begun, left
