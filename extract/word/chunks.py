"""Documents of other formats that a Word document holds whole, and shows in their place: web pages and plain texts."""

from __future__ import annotations

import email
import email.errors
import email.policy
from collections.abc import Sequence

from extract.ground.errors import SourceError
from extract.text.read_txt import read_txt
from extract.web.read_html import read_html
from extract.word.package import Package

_MESSAGES = (".mht", ".mhtml", ".eml")
_PAGES = (".html", ".htm", ".xhtml")


def lines_of_chunk(package: Package, name: str) -> Sequence[str] | None:
    """The lines of what is held under the name that the main part gives it; None where it cannot be read."""
    relation = package.related.get(name)
    content = None if relation is None else package.content(relation.name)
    if relation is None or content is None:
        return None
    path = relation.name.lower()
    if path.endswith(_MESSAGES):
        content = _page_in(content)
    if content is None or not path.endswith((*_MESSAGES, *_PAGES, ".txt")):
        return None
    try:
        reader = read_txt if path.endswith(".txt") else read_html
        return reader(content, relation.name).lines
    except SourceError:
        return None


def _page_in(message: bytes) -> bytes | None:
    """The web page in a message, as browsers and converters save one with its pictures (MHTML); UTF-8."""
    try:
        parsed = email.message_from_bytes(message, policy=email.policy.default)
        parts = (part for part in parsed.walk() if part.get_content_type() == "text/html")
        content = next((part.get_content() for part in parts), None)
    except (LookupError, ValueError, TypeError, AttributeError, email.errors.MessageError):
        return None  # what a broken message, or one in an unknown charset, makes of its parser
    return content.encode() if isinstance(content, str) else None
