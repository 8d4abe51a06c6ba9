"""Lines that only lead back up the page: ``กลับด้านบน`` below each of its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from extract.web.selectors import Element

_LEAST = 3
"""Lines with the same words and target: fewer may be content."""

TOP = "top"
"""What leads to the top of a page, though nothing has that name (HTML, 7.4.6.4)."""

Return = tuple[str, str]
"""Where a line leads, and what it says."""


def target_of(path: Sequence[Element]) -> str | None:
    """The name of the place of the same page to which the innermost of the open elements (``path``) leads."""
    link = next((one for one in reversed(path) if one.tag == "a"), None)
    address = link.attributes.get("href") if link is not None else None
    return address[1:] if address and address.startswith("#") and len(address) > 1 else None


def without_returns(lines: Sequence[str], leading: Mapping[int, Return]) -> list[str]:
    """The lines without those that lead back up (``leading``, by their place) in the same words at least three times.

    What has digits stays: it may be an amount.
    """
    times = Counter(leading.values())
    gone = {place for place, one in leading.items() if times[one] >= _LEAST and not any(map(str.isdecimal, one[1]))}
    return ["" if place in gone else line for place, line in enumerate(lines)]
