"""The lists of a page that are open, and what stands before their entries."""

from __future__ import annotations

from extract.web.seen_before import Attributes


class Lists:
    """The open lists from outside, by the number of their next entry; None for one without numbers.

    >>> lists = Lists()
    >>> lists.begin("ol", [("start", "4")])
    >>> lists.bullet([], shown=True), lists.bullet([("value", "9")], shown=True), lists.bullet([], shown=False)
    ('4. ', '9. ', '')
    >>> lists.end()
    >>> lists.bullet([], shown=True)
    '- '
    """

    def __init__(self) -> None:
        self._next: list[int | None] = []

    @property
    def is_numbered(self) -> bool:
        """Whether the innermost open list has numbers."""
        return bool(self._next) and self._next[-1] is not None

    def begin(self, tag: str, attrs: Attributes) -> None:
        """A list, whose ``start`` may say its first number."""
        self._next.append(_number(attrs, "start", 1) if tag == "ol" else None)

    def end(self) -> None:
        """The end of the innermost open list, if there is one."""
        if self._next:
            self._next.pop()

    def bullet(self, attrs: Attributes, *, shown: bool) -> str:
        """What stands before an entry of the innermost open list, whose ``value`` may say its number; a number only
        where the page shows those of its lists.
        """
        if not self._next or self._next[-1] is None:
            return "- "
        number = _number(attrs, "value", self._next[-1])
        self._next[-1] = number + 1
        return f"{number}. " if shown else ""


def _number(attrs: Attributes, name: str, otherwise: int) -> int:
    """The number that an attribute of a list or of its entry says, or another where it says none of a list."""
    text = dict(attrs).get(name) or ""
    return int(text) if text.isdecimal() and len(text) < len("1000") else otherwise
