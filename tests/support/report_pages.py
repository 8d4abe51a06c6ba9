"""Pages of a report as the tests read them: a strict parser, and questions to what it found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Self

VOID = frozenset({"meta", "link", "input", "br", "img"})


@dataclass(eq=False)
class Element:
    """An element with its attributes, and what it holds in order."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    content: list[Element | str] = field(default_factory=list)

    def all(self, tag: str | None = None, **attributes: str) -> list[Element]:
        """The elements below this one; ``class_`` asks for one of the classes."""
        return [one for one in self._below() if (tag is None or one.tag == tag) and one.has(attributes)]

    def one(self, tag: str | None = None, **attributes: str) -> Element:
        """The only such element."""
        (found,) = self.all(tag, **attributes)
        return found

    def has(self, attributes: dict[str, str]) -> bool:
        for name, value in attributes.items():
            mine = self.attributes.get(name.rstrip("_"), "")
            if value not in mine.split() if name == "class_" else value != mine:
                return False
        return True

    def text(self, language: str | None = None) -> str:
        """What it says; of words in two languages those of ``language`` alone."""
        if language and "i" in self.attributes.get("class", "").split() and self.attributes["lang"] != language:
            return ""
        return "".join(one if isinstance(one, str) else one.text(language) for one in self.content)

    def above(self, tag: str) -> Element | None:
        """The nearest element around this one with a tag."""
        here = self.parent
        while here and here.tag != tag:
            here = here.parent
        return here

    def _below(self) -> Iterator[Element]:
        for one in self.content:
            if isinstance(one, Element):
                yield one
                yield from one._below()


class Page(HTMLParser):
    """A page; an element that is not closed where it must be fails the test."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.root = self._here = Element("", {})
        self.feed(content)
        self.close()
        self.ids = [one.attributes["id"] for one in self.root.all() if "id" in one.attributes]
        assert self._here is self.root, f"<{self._here.tag}> is not closed"

    @classmethod
    def read(cls, path: Path) -> Self:
        return cls(path.read_text(encoding="utf-8"))

    @property
    def links(self) -> list[str]:
        """Everything that the page loads or leads to."""
        return [one.attributes[name] for one in self.root.all() for name in ("href", "src") if name in one.attributes]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        made = Element(tag, {name: value or "" for name, value in attrs}, self._here)
        self._here.content.append(made)
        if tag not in VOID:
            self._here = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._here.content.append(Element(tag, {name: value or "" for name, value in attrs}, self._here))

    def handle_endtag(self, tag: str) -> None:
        assert self._here.tag == tag, f"</{tag}> closes <{self._here.tag}>"
        assert self._here.parent
        self._here = self._here.parent

    def handle_data(self, data: str) -> None:
        self._here.content.append(data)
