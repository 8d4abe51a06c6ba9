"""One column of a budget table by its head, as it is printed."""

from __future__ import annotations

from typing import NamedTuple

from parsers.tables.columns.roles import Role


class Column(NamedTuple):
    """A column by its whole head: ``texts`` from the top down, ``year_text`` the one that names a year.

    ``role`` is ``year`` for the money of one; ``money`` says whether any of the texts speaks of money. ``year`` (BE) is
    the one that is read in ``year_text``.
    """

    place: int
    texts: tuple[str, ...]
    role: Role
    year_text: str | None
    money: bool
    year: int | None = None
