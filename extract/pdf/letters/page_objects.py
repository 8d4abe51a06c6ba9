"""The objects of a page as pdfium gives them, in columns: its texts, and its painted paths."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extract.pdf.letters import pdfium_calls as calls
from extract.pdf.letters.pdfium_calls import Ready, UnfitError, address_of, columns_of, ready, ready_for_many

_DEEPEST = 8

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


class Objects(NamedTuple):
    """The objects of a page in the order of painting: their kinds, their addresses, their pointers for calls, and the
    addresses of the outermost forms around them, or 0.
    """

    kinds: Sequence[int]
    addresses: Sequence[int]
    pointers: Sequence[Ready]
    forms: Sequence[int]

    def places_of(self, kind: int) -> list[int]:
        """The places of the objects of a kind."""
        return [place for place, one in enumerate(self.kinds) if one == kind]

    def whole(self, places: Sequence[int]) -> list[Ready]:
        """The pointers of objects, of those inside a form the form's."""
        forms = self.forms
        return [ready([forms[place]])[0] if forms[place] else self.pointers[place] for place in places]

    def without(self, addresses: set[int]) -> Objects:
        """The objects but for some."""
        rows = zip(*self, strict=True)
        columns = [list(column) for column in zip(*(row for row in rows if row[1] not in addresses), strict=True)]
        return Objects(*columns) if columns else Objects([], [], [], [])


class Texts(NamedTuple):
    """The text objects of a page: their places among the objects, their addresses, their pointers for calls, the forms
    around them or 0, how they are painted, their matrices.
    """

    places: Sequence[int]
    addresses: Sequence[int]
    pointers: Sequence[Ready]
    forms: Sequence[int]
    modes: Sequence[int]
    matrices: Numbers
    plain: Flags
    """Which stand in no form: a form has coordinates of its own."""


class Paths(NamedTuple):
    """The painted paths of a page: their places among the objects, their pointers for calls, whether they are filled
    and stroked, and their boxes; of those inside a form the form's.
    """

    places: Sequence[int]
    pointers: Sequence[Ready]
    fills: Flags
    strokes: Flags
    bounds: Numbers


def objects_of(page: pdfium.PdfPage) -> Objects:
    """The objects of a page. Raises ``UnfitError`` where forms stand too deep in each other."""
    count = raw.FPDFPage_CountObjects(page)
    return _unfolded(list(map(calls.object_of_page, repeat(ready_for_many(address_of(page.raw))), range(count))))


def _unfolded(addresses: list[int], form: int = 0, depth: int = 0) -> Objects:
    pointers = ready(addresses)
    kinds = list(map(calls.kind_of, pointers))
    if raw.FPDF_PAGEOBJ_FORM not in kinds:
        return Objects(kinds, addresses, pointers, [form] * len(kinds))
    if depth >= _DEEPEST:
        raise UnfitError("forms stand too deep in each other")
    whole = Objects(kinds, addresses, pointers, [form] * len(kinds))
    columns: tuple[list[int], list[int], list[Ready], list[int]] = ([], [], [], [])
    begin = 0
    for at in whole.places_of(raw.FPDF_PAGEOBJ_FORM):
        inner = list(map(calls.object_of_form, repeat(pointers[at]), range(calls.count_of_form(pointers[at]))))
        between = Objects(*(column[begin:at] for column in whole))
        for column, before, more in zip(
            columns, between, _unfolded(inner, form or addresses[at], depth + 1), strict=True
        ):
            column += before
            column += more
        begin = at + 1
    return Objects(*([*column, *rest[begin:]] for column, rest in zip(columns, whole, strict=True)))


def texts_of(objects: Objects) -> Texts:
    """The text objects among those of a page."""
    places = objects.places_of(raw.FPDF_PAGEOBJ_TEXT)
    pointers = [objects.pointers[place] for place in places]
    matrices = columns_of(calls.matrix_of, "f4", 6, len(pointers), pointers).astype(np.float64)
    forms = [objects.forms[place] for place in places]
    return Texts(
        places,
        [objects.addresses[place] for place in places],
        pointers,
        forms,
        list(map(calls.mode_of, pointers)),
        matrices,
        np.array(forms, dtype=np.uint64) == 0,
    )


def paths_of(objects: Objects) -> Paths:
    """The painted paths among the objects of a page."""
    places = objects.places_of(raw.FPDF_PAGEOBJ_PATH)
    modes = columns_of(calls.painted, "i4", 2, len(places), [objects.pointers[place] for place in places], places=2)
    seen = np.flatnonzero(modes.any(axis=1)).tolist()
    places = [places[place] for place in seen]
    pointers = [objects.pointers[place] for place in places]
    boxes = columns_of(calls.bounds_of, "f4", 4, len(places), objects.whole(places), places=4)
    return Paths(places, pointers, modes[seen, 0] != 0, modes[seen, 1] != 0, boxes.astype(np.float64))
