"""Text that a Word document holds beside what it prints: prompts of empty content controls, instructions of fields,
hidden shapes, ends of paragraphs that were deleted. It is taken out, or hidden as a run may be, before all is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from extract.word.numbering import W
from extract.word.styles import on

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_OLD_DRAWN = "{urn:schemas-microsoft-com:vml}"
_NEW = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_UNSEEN = re.compile(r"visibility\s*:\s*hidden|display\s*:\s*none", re.IGNORECASE)
_BOX = f"{W}txbxContent"


def take_out(part: Element) -> None:
    """Leaves of a part of the package what it prints.

    A prompt says what shall be filled in: it is taken out, and one with digits is hidden, so that it is said. Runs
    inside of a hidden shape, of letters that are not filled, or of a box that hangs on a hidden run are hidden.
    """
    for element in part.iter():
        if element.tag == f"{W}sdt" and on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
            _take_prompt(element)
        elif (element.tag == f"{W}drawing" and _is_hidden_drawing(element)) or (
            element.tag.startswith(_OLD_DRAWN) and _UNSEEN.search(element.get("style", ""))
        ):
            _hide(element)
        elif element.tag == f"{W}r":
            _hide_with_run(element)
        elif element.tag == f"{W}p":
            _take_instructions(element)
        _join_paragraphs(element)


def _is_hidden_drawing(drawing: Element) -> bool:
    return any(named.get("hidden", "0") in ("1", "true") for named in drawing.iterfind(f"*/{_DRAWN}docPr"))


def _take_prompt(control: Element) -> None:
    for run in control.iter(f"{W}r"):
        texts = run.findall(f"{W}t")
        if any(character.isdigit() for text in texts for character in text.text or ""):
            _vanish(run)
        else:
            for text in texts:
                text.text = ""


def _hide(shape: Element) -> None:
    for run in shape.iter(f"{W}r"):
        _vanish(run)


def _hide_with_run(run: Element) -> None:
    """Hides a run whose letters have no filling, and the boxes that hang on a hidden one."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        return
    if properties.find(f"{_NEW}textFill/{_NEW}noFill") is not None and properties.find(f"{_NEW}textOutline") is None:
        _vanish(run)
    if on(properties.find(f"{W}vanish")):
        for box in run.iter(_BOX):
            _hide(box)


def _vanish(run: Element) -> None:
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = Element(f"{W}rPr")
        run.insert(0, properties)
    switch = properties.find(f"{W}vanish")
    if switch is None:
        switch = SubElement(properties, f"{W}vanish")
    switch.set(f"{W}val", "true")


def _take_instructions(paragraph: Element) -> None:
    """Takes out what stands in the instruction of a field as text, as results of other fields do; a field that does not
    end in its paragraph is left as it stands.
    """
    open_fields: list[list[Element] | None] = []
    for piece in list(_pieces(paragraph)):
        kind = piece.get(f"{W}fldCharType", "") if piece.tag == f"{W}fldChar" else ""
        if kind == "begin":
            open_fields.append([])
        elif kind in ("separate", "end") and open_fields:
            for text in open_fields[-1] or ():
                text.text = ""
            open_fields[-1] = None
            if kind == "end":
                open_fields.pop()
        elif piece.tag == f"{W}t":
            for instruction in open_fields:
                if instruction is not None:
                    instruction.append(piece)


def _pieces(paragraph: Element) -> Iterator[Element]:
    """The texts of a paragraph and the signs of its fields, without those of boxes that hang on it."""
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag in (f"{W}t", f"{W}fldChar"):
            yield element
        elif element.tag != _BOX:
            waiting += reversed(element)


def _join_paragraphs(holder: Element) -> None:
    """Makes one paragraph of two whose parting end was deleted with tracked changes, or is a style's separator."""
    children = list(holder)
    ended = [child.tag != f"{W}p" or _ends(child) for child in children]
    if all(ended):
        return
    kept: list[Element] = []
    waiting: list[Element] = []
    for child, following, ends in zip(children, (*children[1:], None), ended, strict=True):
        if child.tag == f"{W}p" and waiting:
            place = 1 if child.find(f"{W}pPr") is not None else 0
            child[place:place] = waiting
            waiting = []
        if ends or following is None or following.tag != f"{W}p":
            kept.append(child)
        else:
            waiting = [piece for piece in child if piece.tag != f"{W}pPr"]
    holder[:] = kept


def _ends(paragraph: Element) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is None or (mark.find(f"{W}del") is None and not on(mark.find(f"{W}specVanish")))
