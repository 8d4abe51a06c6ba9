"""The text of the runs of a paragraph as a person sees it: what is struck out, raised or hidden is marked.

While text is put together, marks are characters that no document has; :func:`with_tags` makes tags of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from extract.text.dress import HIDDEN_TEXT, UNREAD
from extract.word.numbering import W, whole
from extract.word.pictures import is_unread
from extract.word.styles import on
from extract.word.symbols import symbol

_PICTURES = {f"{W}drawing", f"{W}pict", f"{W}object"}
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = {f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "rt")}
_NOTE_MARKS = {f"{W}footnoteReference", f"{W}endnoteReference"}
_GROUNDS = tuple(f"{W}{name}" for name in ("shd", "highlight"))
"""What may be dark behind white letters."""

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MATH_TEXT, _FRACTION = f"{_M}t", f"{_M}f"
_MATH_APART, _MATH_ROWS = {f"{_M}deg", f"{_M}lim"}, {f"{_M}mr", f"{_M}eqArr"}
"""Parts of a formula that stand beside another one, and such as hold entries that stand beside each other."""

_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
_NO_MARKS = dict.fromkeys(range(0xE0F0, 0xE0F8))
_HIDES = ("vanish", "specVanish", "webHidden")
_MOVED, _TINY = 6, 3
"""Half points: what is moved so far up or down is no part of a number; letters so small nobody reads."""

_TAGS = {"\ue0f0": "<sup>", "\ue0f1": "</sup>", "\ue0f2": "<del>", "\ue0f3": "</del>", "\ue0f4": HIDDEN_TEXT} | {
    "\ue0f5": UNREAD,
    "\ue0f6": "<sub>",
    "\ue0f7": "</sub>",
}
_SUP, _SUP_END, _DEL, _DEL_END, _HIDDEN, _UNREAD, _SUB, _SUB_END = _TAGS
"""While text is put together, tags are characters that no document has: they are not escaped with it."""

_OWN_MARKS = re.compile(f"[{_SUP}{_SUP_END}{_SUB}{_SUB_END}]")
_MATH_RAISED = {f"{_M}sup": (_SUP, _SUP_END), f"{_M}sub": (_SUB, _SUB_END)}
_ALIGNED = {"superscript": (_SUP, _SUP_END), "subscript": (_SUB, _SUB_END)}

SEEN_ALONE = re.compile(
    f"{_SUP}[^{_SUP_END}]*{_SUP_END}|{_SUB}[^{_SUB_END}]*{_SUB_END}|{_DEL}[^{_DEL_END}]*{_DEL_END}|{_HIDDEN}|{_UNREAD}"
)
"""What is no text where nothing takes off its dress."""

MARKED = re.compile(f"(?<=[0-9๐-๙]){_SUP}(?P<mark>[0-9]+){_SUP_END}")
"""The mark of a note behind digits."""


def with_tags(text: str) -> str:
    """The text with its marks as tags; neighbours of one kind are one."""
    for begin, end in ((_SUP, _SUP_END), (_SUB, _SUB_END), (_DEL, _DEL_END)):
        text = text.replace(f"{end}{begin}", "")
    for mark, tag in _TAGS.items():
        text = text.replace(mark, tag)
    return text


def is_on(properties: Element, name: str) -> bool:
    """Whether a switch of Word's properties is there and on."""
    return on(properties.find(f"{W}{name}"))


def _is_white(run: Element) -> bool:
    """Whether a run is written in white, on no ground of its own."""
    properties = run.find(f"{W}rPr")
    colour = None if properties is None else properties.find(f"{W}color")
    if properties is None or colour is None or (colour.get(f"{W}val") or "").upper() != "FFFFFF":
        return False
    return all(properties.find(ground) is None for ground in _GROUNDS)


def _is_hidden_beside(run: Element, around: Element) -> bool:
    """Whether a run is white beside letters that are not: they have the same ground."""
    if not _is_white(run) or around.find(f"{W}pPr/{W}shd") is not None:
        return False
    others = (other for other in around.iter(f"{W}r") if other is not run and not _is_white(other))
    return any((text.text or "").strip() for other in others for text in other.iter(f"{W}t"))


def _run(run: Element, around: Element, boxes: list[Element]) -> str:
    """The text of one run as a person sees it: nothing where it is hidden, marked where it is struck out or raised."""
    text = "".join(runs(run, boxes))
    properties = run.find(f"{W}rPr")
    if properties is None or not text:
        return text
    unseen = (
        any(is_on(properties, switch) for switch in _HIDES) or _is_tiny(properties) or _is_hidden_beside(run, around)
    )
    if text.strip() and unseen:
        return _HIDDEN
    if is_on(properties, "strike") or is_on(properties, "dstrike"):
        return _each_line(text, _DEL, _DEL_END)
    marks = _mark_of(run, around) if text.strip() else None
    return _each_line(_OWN_MARKS.sub("", text), *marks) if marks else text


def _each_line(text: str, begin: str, end: str) -> str:
    """A text whose lines are marked, each by itself: they are taken apart later."""
    return "\n".join(f"{begin}{line}{end}" if line else "" for line in text.split("\n"))


def _mark_of(run: Element, around: Element) -> tuple[str, str] | None:
    """The marks of a run that is raised or lowered, as a note's mark is; a whole line may be moved, and has none."""
    raised = run.find(f"{W}rPr/{W}vertAlign")
    if raised is not None and (marks := _ALIGNED.get(raised.get(f"{W}val", ""))):
        return marks
    place = _position(run)
    if abs(place) < _MOVED:
        return None
    others = (other for other in around.iter(f"{W}r") if other is not run and abs(_position(other) - place) >= _MOVED)
    if not any((text.text or "").strip() for other in others for text in other.iter(f"{W}t")):
        return None
    return (_SUP, _SUP_END) if place > 0 else (_SUB, _SUB_END)


def _position(run: Element) -> int:
    moved = run.find(f"{W}rPr/{W}position")
    return 0 if moved is None else _signed(moved.get(f"{W}val"))


def _is_tiny(properties: Element) -> bool:
    size = properties.find(f"{W}sz")
    return size is not None and _signed(size.get(f"{W}val")) <= _TINY


def _signed(value: str | None) -> int:
    """A number of half points, which may be negative; 0 for what is none."""
    digits = (value or "").removeprefix("-")
    return whole(digits, 0) * (-1 if value and value.startswith("-") else 1)


def runs(element: Element, boxes: list[Element]) -> Iterator[str]:
    """The texts below an element in order; text boxes go to ``boxes``, of two forms of one the first."""
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{W}r":
            yield _run(child, element, boxes)
        elif child.tag in (f"{W}t", _MATH_TEXT):
            yield (child.text or "").translate(_NO_MARKS)
        elif child.tag in _NOTE_MARKS:
            yield _note_mark(child)
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{W}sym":
            yield symbol(child.get(f"{W}font", ""), child.get(f"{W}char", ""))
        elif child.tag == _FRACTION:
            parts = ("".join(runs(part, boxes)) for part in child if part.tag in (f"{_M}num", f"{_M}den"))
            yield "/".join(parts)
        elif child.tag in _MATH_RAISED:
            begin, end = _MATH_RAISED[child.tag]
            yield f"{begin}{''.join(runs(child, boxes))}{end}"
        elif child.tag in _MATH_APART:
            yield f"{''.join(runs(child, boxes))} "
        elif child.tag in _MATH_ROWS:
            yield " ".join("".join(runs(part, boxes)) for part in child) + " "
        elif child.tag == f"{W}ddList":
            yield _chosen(child)
        elif child.tag == f"{W}txbxContent":
            boxes.append(child)
        elif child.tag in _PICTURES and is_unread(child):
            yield _UNREAD
        elif child.tag == f"{MC}AlternateContent":
            yield from runs(child[0], boxes) if len(child) else ()
        else:
            yield from runs(child, boxes)


def _note_mark(reference: Element) -> str:
    """The mark of a note, raised: its number in the file, where Word counts; its own mark stands behind it."""
    own = reference.get(f"{W}customMarkFollows", "0") in ("1", "true", "on")
    number = reference.get(f"{W}id", "")
    return "" if own or not number.isdecimal() else f"{_SUP}{number}{_SUP_END}"


def _chosen(choices: Element) -> str:
    """The entry of a list that is chosen: of an old form field, whose text is nowhere else."""
    entries = [entry.get(f"{W}val", "") for entry in choices.findall(f"{W}listEntry")]
    place = number_of(choices.find(f"{W}result"), number_of(choices.find(f"{W}default"), 0))
    return entries[place] if place < len(entries) else ""


def number_of(element: Element | None, default: int) -> int:
    """The whole number that an element has as its value; ``default`` where there is none."""
    return default if element is None else whole(element.get(f"{W}val"), default)
