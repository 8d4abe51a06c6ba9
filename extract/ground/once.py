"""What several readers ask of one thing is looked for once, and kept as long as the thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

_Told = ParamSpec("_Told")
_Found = TypeVar("_Found")


class AskedOnce:
    """A value that does not change, with what readers found in it.

    >>> class Word(AskedOnce):
    ...     def __init__(self, text):
    ...         self.text, self.asked = text, {}
    >>> word, counted = Word("กข"), []
    >>> def letters(word, least):
    ...     counted.append(least)
    ...     return len(word.text) >= least
    >>> word.once(letters, 2), word.once(letters, 2), word.once(letters, 3), counted
    (True, True, False, [2, 3])
    """

    __slots__ = ()
    asked: dict[Any, Any]
    """What was found, by the reader and what it was told; no part of what the value is."""

    def once(
        self, reader: Callable[Concatenate[Self, _Told], _Found], *told: _Told.args, **named: _Told.kwargs
    ) -> _Found:
        """What a ``reader`` finds in this alone and in what it is ``told``: read for the first who asks."""
        key = (reader, told)
        if key not in self.asked:
            self.asked[key] = reader(self, *told, **named)
        found: _Found = self.asked[key]
        return found
