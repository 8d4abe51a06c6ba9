"""What the declarations of styles do to an element: how it looks, and where it is moved to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extract.web.colours import UNKNOWN, ground_colour, letters_colour
from extract.web.lengths import length_of
from extract.web.settings import Setting, setting_of
from extract.web.tags import STRUCK

_ABOUT = {"em": 16.0, "%": 10.0, "vw": 10.0, "vh": 10.0}
"""About how many pixels a unit is that depends on the letters or on what holds an element, on a page of a thousand."""

_LEAST_GAP = 2
"""Pixels: what is less is no blank between two figures."""

_FAR = -999
"""Pixels from which on an element is off the page; less may be made up for by what stands around it."""

_CLIPPED = re.compile(r"rect\(\s*(?:[01](?:px)?[\s,]*){4}\)")
_CUT_AWAY = re.compile(r"inset\(\s*(?:50|100)%.*\)|circle\(\s*0(?:\.0*)?(?:px|%)?[\s)].*|circle\(0\)")
_FADED = re.compile(r".*\bopacity\(\s*0(?:\.0*)?%?\s*\).*")
_SHRUNK = re.compile(r".*\bscale(?:x|y|3d)?\(\s*0(?:\.0*)?\s*[,)].*")

_KEPT = frozenset({"", "inherit", "unset", "revert"})
"""What a property says that is inherited, where it stays as it is around."""

_BLOCKS = frozenset({"block", "flow-root", "list-item", "flex", "grid", "table"})
_HOLDERS = frozenset({"flex", "grid", "inline-flex", "inline-grid"})
"""What an element displays that begins a line of its own, and what makes each element in it one that does."""

_NOTHING = re.compile(r"0(?:\.0*)?(?:[a-z]+|%)?")


class Look(NamedTuple):
    """What its styles do to an element: ``gone`` takes no place, ``unseen`` does; ``mark`` is ``del`` or ``sup``, a
    blank for a box with a ground of its own and a gap around it.

    Nothing inside of these is seen. ``visible``, ``tall`` and ``indented`` hide a text, but not what is shown again
    inside of it; None where they stay as they are around it, as with ``counted``: whether the entries of a list have
    their numbers before them. ``colour`` and ``ground`` are as :func:`colours.colour_of` gives
    them, nothing where they stay. ``shown`` says that a style displays it, whatever its ``hidden`` says, ``ticked``
    that one would if a box was ticked that is not. An ``own_line`` begins and ends where the element does; in one that
    ``parts`` them that is so of each element.
    """

    gone: bool = False
    unseen: bool = False
    visible: bool | None = None
    collapsed: bool = False
    tall: bool | None = None
    indented: bool | None = None
    counted: bool | None = None
    shown: bool = False
    mark: str = ""
    colour: str = ""
    ground: str = ""
    place: Place | None = None
    setting: Setting | None = None
    ticked: bool = False
    own_line: bool = False
    parts: bool = False

    @property
    def hides(self) -> bool:
        """Whether an element is not seen, by its own style, where a click may show it."""
        return self.gone or self.unseen or self.visible is False

    def opened(self) -> Look:
        """The look of a panel when it is open.

        >>> Look(gone=True, visible=False).opened()[:3]
        (False, False, True)
        """
        return self._replace(gone=False, unseen=False, visible=self.visible is False or self.visible, shown=True)


class Place(NamedTuple):
    """Where an element is moved to: pixels from its left and top; ``free`` of its lines, ``fixed`` to the window.

    ``of_holder`` says that it is given as a part of what the element stands in.
    """

    left: float = 0
    top: float = 0
    free: bool = False
    fixed: bool = False
    of_holder: bool = False

    def within(self, around: Place | None) -> Place:
        """The place counted from the page, where that of the nearest moved element around it is ``around``."""
        if around is None or self.fixed:
            return self
        return self._replace(left=self.left + around.left, top=self.top + around.top)

    def is_off_page(self, around: Place | None) -> bool:
        """Whether nobody sees what stands here.

        >>> Place(-9999, free=True).is_off_page(Place(300)), Place(-1100, free=True).is_off_page(Place(300))
        (True, False)
        """
        if not self.free or (self.of_holder and around is not None and not self.fixed):
            return False
        whole = self.within(around)
        return max(self.left, whole.left) <= _FAR or max(self.top, whole.top) <= _FAR


PLAIN = Look()


def with_doubtful_colours(look: Look, perhaps: Sequence[Mapping[str, str]], own: Mapping[str, str]) -> Look:
    """A look whose colours some styles may change; those of the element's own style stay, but for ``!important``."""
    changed = {
        "color" if name == "color" else "background"
        for style in perhaps
        for name, value in style.items()
        if "!important" in value or not any(one.startswith(name.partition("-")[0]) for one in own)
    }
    return look._replace(
        colour=UNKNOWN if "color" in changed else look.colour,
        ground=UNKNOWN if "background" in changed else look.ground,
    )


def look_of(declared: Mapping[str, str]) -> Look:
    """What declarations do to an element, by their property."""
    values = {name: value.replace("!important", "").strip() for name, value in declared.items()}
    visibility, display = values.get("visibility", ""), values.get("display", "")
    indent = values.get("text-indent", "")
    struck = any("line-through" in values.get(name, "") for name in ("text-decoration", "text-decoration-line"))
    raised = {"super": "sup", "sub": "sub"}.get(values.get("vertical-align", ""), "")
    return Look(
        gone=display == "none" or _is_away(values),
        unseen=_is_cut_out(values),
        visible=None if visibility in _KEPT else visibility not in ("hidden", "collapse"),
        collapsed=visibility == "collapse",
        tall=_is_tall(values.get("font-size", "")),
        indented=None if indent in _KEPT else _about_pixels(indent)[0] <= _FAR,
        counted=_is_counted(values),
        shown=display not in ("", "none", "revert"),
        mark=STRUCK if struck else raised or (" " if _is_apart(values) else ""),
        colour=letters_colour(values),
        ground=ground_colour(values),
        place=_place(values),
        setting=setting_of(values),
        own_line=display in _BLOCKS and values.get("float", "none") == "none",
        parts=display in _HOLDERS,
    )


def _is_apart(values: Mapping[str, str]) -> bool:
    """Whether an element is a box with a ground and a gap to what stands beside it, as a badge is.

    >>> [_is_apart({"background": "#c00", "padding": one}) for one in ("2px 6px", "4px 0", "0", "0 .5em 0 0")]
    [True, False, False, True]
    """
    if not ground_colour(values):
        return False
    gaps = [values.get(f"{one}{side}", "") for one in ("margin", "padding") for side in ("-left", "-right")]
    for one in ("margin", "padding"):
        sides = values.get(one, "").split()
        gaps += sides[1::2] if len(sides) > 1 else sides
    return any(_about_pixels(gap)[0] > _LEAST_GAP for gap in gaps)


def _is_counted(values: Mapping[str, str]) -> bool | None:
    """Whether a browser writes numbers before the entries of an ordered list; None where it does as around them.

    >>> _is_counted({"list-style": "none inside"}), _is_counted({"list-style-type": "decimal"}), _is_counted({})
    (False, True, None)
    """
    style = values.get("list-style-type") or values.get("list-style", "")
    return None if style in _KEPT else "none" not in style.split()


def _is_cut_out(values: Mapping[str, str]) -> bool:
    """Whether an element keeps its place, but nothing in it is drawn."""
    return (
        bool(_NOTHING.fullmatch(values.get("opacity", "")))
        or bool(_FADED.fullmatch(values.get("filter", "")))
        or bool(_SHRUNK.fullmatch(values.get("transform", "")))
        or bool(_CUT_AWAY.fullmatch(values.get("clip-path", "")))
        or values.get("content-visibility") == "hidden"
    )


def _is_tall(size: str) -> bool | None:
    """Whether letters have a height; None for a share of what they have around.

    >>> _is_tall("0"), _is_tall("1px"), _is_tall("1rem"), _is_tall("small"), _is_tall("1.2em"), _is_tall("inherit")
    (False, False, True, True, None, None)
    """
    pixels, unit = _about_pixels(size)
    if _NOTHING.fullmatch(size) or (unit in ("px", "pt") and pixels <= 1):
        return False
    if size in _KEPT or size in ("larger", "smaller") or (size.endswith(("em", "%")) and not size.endswith("rem")):
        return None
    return True


def _about_pixels(value: str) -> tuple[float, str]:
    """A length in pixels, and its unit; no length for what is none.

    >>> _about_pixels("-100em"), _about_pixels("auto")
    ((-1600.0, 'em'), (0.0, ''))
    """
    length = length_of(value)
    if length is None:
        return 0.0, ""
    exact = length.pixels
    return (length.number * _ABOUT[length.unit] if exact is None else exact), length.unit


def _place(values: Mapping[str, str]) -> Place | None:
    position = values.get("position", "")
    if position not in ("absolute", "fixed", "relative", "sticky"):
        return None
    (left, wide), (top, high) = (_about_pixels(values.get(side, "")) for side in ("left", "top"))
    return Place(left, top, position in ("absolute", "fixed"), position == "fixed", "%" in (wide, high))


def _is_away(values: Mapping[str, str]) -> bool:
    """Whether an element is cut to nothing, or in a box of no size; not one that a reader may open."""
    if values.get("position") in ("absolute", "fixed") and _CLIPPED.fullmatch(values.get("clip", "")):
        return True
    opens = values.get("transition", "none") != "none"
    sizes = ("width", "max-width") if opens else ("height", "width", "max-width")
    return values.get("overflow") == "hidden" and any(_NOTHING.fullmatch(values.get(size, "")) for size in sizes)
