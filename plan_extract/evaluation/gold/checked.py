"""Values out of a JSON document that people write: each is asked for by name and type, and a wrong one says where."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from extract.ground.errors import UsageError


@dataclass(frozen=True, slots=True)
class Checked:
    """A JSON value with its file and its place in it (``table_items[3].budget``).

    Every method raises ``UsageError`` that names file, place and what is wanted there. ``…_or_none`` takes an absent
    key for null; the others do not.
    """

    value: Any
    file: str
    place: str = ""

    def wrong(self, what: str, remedy: str) -> UsageError:
        """The error for this value."""
        return UsageError(f"{self.file}: {self.place or 'the file'} {what}", f"{remedy}; docs/gold.md has the form")

    def key(self, name: str) -> Checked:
        """The value under ``name``, which must be there."""
        if name not in self._object():
            raise self.wrong(f"has no '{name}'", "Give it: [] or null where the plan has none")
        return self._under(name)

    def entries(self, name: str) -> list[Checked]:
        """The values of the list under ``name``."""
        node = self.key(name)
        if not isinstance(node.value, list):
            raise node.wrong("is no list", "Write [ … ]")
        return [Checked(value, self.file, f"{node.place}[{index}]") for index, value in enumerate(node.value)]

    def key_or_none(self, name: str) -> Checked | None:
        """The value under ``name``, or None where it is absent or null."""
        return None if self._absent(name) else self._under(name)

    def names(self) -> tuple[str, ...]:
        """The keys of this object."""
        return tuple(self._object())

    def members(self, name: str) -> Iterator[tuple[str, Checked]]:
        """The names and values of the object under ``name``."""
        node = self.key(name)
        return ((key, node._under(key)) for key in node.names())

    def text(self, name: str) -> str:
        """A text."""
        node = self.key(name)
        if not isinstance(node.value, str):
            raise node.wrong(f"is {_shown(node.value)}, not a text", 'Write "…"')
        return node.value

    def text_or_none(self, name: str) -> str | None:
        """A text or null."""
        return None if self._absent(name) else self.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, null for an empty one."""
        if self._absent(name):
            return ()
        for entry in self.entries(name):
            if not isinstance(entry.value, str):
                raise entry.wrong(f"is {_shown(entry.value)}, not a text", 'Write "…"')
        return tuple(self.value[name])

    def word(self, name: str, words: Sequence[str]) -> str:
        """One of ``words``."""
        node = self.key(name)
        if node.value not in words:
            raise node.wrong(f"is {_shown(node.value)}", f"Write one of: {', '.join(words)}")
        return str(node.value)

    def word_or_none(self, name: str, words: Sequence[str]) -> str | None:
        """One of ``words``, or null."""
        return None if self._absent(name) else self.word(name, words)

    def whole(self, name: str) -> int:
        """A whole number."""
        node = self.key(name)
        if not isinstance(node.value, int) or isinstance(node.value, bool):
            raise node.wrong(f"is {_shown(node.value)}, not a whole number", "Write it without quotes")
        return node.value

    def whole_or_none(self, name: str) -> int | None:
        """A whole number or null."""
        return None if self._absent(name) else self.whole(name)

    def amount(self, name: str) -> Decimal:
        """A number, exact."""
        node = self.key(name)
        if not isinstance(node.value, int | Decimal) or isinstance(node.value, bool):
            raise node.wrong(f"is {_shown(node.value)}, not a number", "Write it without quotes and separators")
        return Decimal(node.value)

    def amount_or_none(self, name: str) -> Decimal | None:
        """A number or null."""
        return None if self._absent(name) else self.amount(name)

    def line_or_none(self, name: str) -> int | None:
        """The number of a line, from 1, or null."""
        line = self.whole_or_none(name)
        if line is not None and line < 1:
            raise self.key(name).wrong(f"is {line}", "Lines count from 1")
        return line

    def lines(self, name: str) -> tuple[int, int]:
        """The first and the last line of something."""
        node = self.key(name)
        value = node.value
        if not isinstance(value, list) or [type(line) for line in value] != [int, int] or not 1 <= value[0] <= value[1]:
            raise node.wrong(f"is {_shown(value)}, not a first and a last line", "Write [first, last]")
        return value[0], value[1]

    def lines_or_none(self, name: str) -> tuple[int, int] | None:
        """The first and the last line of something, or null."""
        return None if self._absent(name) else self.lines(name)

    def _absent(self, name: str) -> bool:
        return self._object().get(name) is None

    def _object(self) -> dict[str, Any]:
        if not isinstance(self.value, dict):
            raise self.wrong("is no object", "Write { … }")
        return self.value

    def _under(self, name: str) -> Checked:
        return Checked(self.value[name], self.file, f"{self.place}.{name}" if self.place else name)


def read_json(path: Path) -> Checked:
    """The content of a JSON file, its decimals exact. Raises ``UsageError`` for a file that is not JSON in UTF-8."""
    try:
        return Checked(json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal), str(path))
    except json.JSONDecodeError as error:
        raise UsageError(f"{path} is not JSON (line {error.lineno}: {error.msg})", "Correct that line.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8", "Save it as UTF-8.") from error


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 40 else f"{text[:39]}…"
