"""Web pages (.html): their blocks as lines, their tables as HTML tables, one row a line.

Nothing is fetched and nothing is run. A table that holds another is the page's layout: its cells are blocks.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser

from extract.ground.characters import tame_references
from extract.ground.source import SourceText
from extract.text.dress import HIDDEN_TEXT
from extract.text.read_txt import read_txt

_HIDDEN = frozenset({"script", "style", "head", "noscript", "template", "svg"})
_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|d[dlt]|div|fieldset|figcaption|figure|footer|form|h[1-6]|header"
    "|hr|html|legend|li|main|nav|ol|p|pre|section|table|tbody|t[dhr]|tfoot|thead|ul"
)
"""The elements that begin and end a line of their own."""

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_MARKS = {"s": "del", "strike": "del", "del": "del", "sup": "sup", "sub": "sub"}
"""Elements that change what a number is: they stay in the lines, and ``extract.text.dress`` takes them off."""

_NOT_READ = frozenset({"rt", "rp", "option"})
"""What stands above a letter, and the choices of a list that are not chosen."""

_TYPED = frozenset({"text", "number", "search", "tel", ""})
_SPACES = re.compile(r"\s+")
_TABLE_TAG = re.compile(r"<(?=/?(?:table|thead|tbody|tfoot|tr|td|th|caption)\b)", re.IGNORECASE)
_PICTURE = re.compile(rb"data:[a-z]+/[a-z.+-]+;base64,[A-Za-z0-9+/=]*+")
"""A picture inside of the page, often larger than all its text."""

_UNSHOWN = re.compile(r"<!\[[^<>]*>")
_OPEN = re.compile(r"<(?=[^<>]*(?:<|\Z)|!--|!\[)")
_SPAN = re.compile(r"\d{1,9}")

Attributes = list[tuple[str, str | None]]


def read_html(data: bytes, name: str) -> SourceText:
    """The text of a web page. ``name`` is the source's path under RAW.

    Its lines are those that ``plan-extract text`` prints: an empty line between blocks, the numbers of ordered lists as
    text, a line for each row of a table. Encodings are recognised as for text files. Raises ``SourceError`` as
    ``read_txt`` does, also for a page without text.
    """
    page = read_txt(_PICTURE.sub(b"", data), name)
    markup = _tame(page.joined)
    writer = _Writer(_layout_tables(markup))
    writer.feed(markup)
    writer.close()
    writer.end_line()
    text = read_txt("\n".join(writer.lines).encode(), name)
    digest = hashlib.sha256(data).hexdigest()
    return replace(
        page, format="html", sha256=digest, lines=text.lines, repairs=(*page.repairs, *text.repairs), pages=()
    )


def _tame(markup: str) -> str:
    """The page without its comments and conditions; what opens a tag or a comment that nobody closes is text.

    The parser would look for the end of each of them through all of the page.

    >>> _tame("a<!-- <p> -->b<![if x]>c < d<br>e<!-- f <x")
    'abc &lt; d<br>e&lt;!-- f &lt;x'
    """
    shown: list[str] = []
    place = 0
    while (begin := markup.find("<!--", place)) >= 0 and (end := markup.find("-->", begin + len("<!--"))) >= 0:
        shown.append(markup[place:begin])
        place = end + len("-->")
    shown.append(markup[place:])
    return _OPEN.sub("&lt;", _UNSHOWN.sub("", tame_references("".join(shown))))


class _Tables(HTMLParser):
    """Which tables of a page hold another, by their place in the page."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.open: list[int] = []
        self.layout: set[int] = set()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        del attrs
        if tag == "table":
            self.layout.update(self.open[-1:])  # those around it hold a table already
            self.open.append(self.count)
            self.count += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self.open:
            self.open.pop()


def _layout_tables(markup: str) -> frozenset[int]:
    tables = _Tables()
    tables.feed(markup)
    tables.close()
    return frozenset(tables.layout)


class _Writer(HTMLParser):
    """Makes lines of a page."""

    def __init__(self, layout: frozenset[int]) -> None:
        super().__init__()
        self.layout = layout
        self.lines: list[str] = []
        self.pieces: list[str] = []
        self.bullet = ""
        self.table_at = 0
        self.row: list[str] | None = None
        self.in_table = False
        self.tables = 0
        self.hidden = 0
        self.unseen: list[str] = []
        self.unseen_said = False
        self.lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if self._opens_unseen(tag, attrs):
            return
        if tag in _HIDDEN:
            self.hidden += 1
        elif tag in _MARKS:
            self._write(f"<{_MARKS[tag]}>")
        elif tag == "input":
            self._write_typed(attrs)
        elif tag == "table":
            self.end_line()
            self.in_table = self.tables not in self.layout
            self.tables += 1
            if self.in_table:
                self.table_at = len(self.lines)
                self.lines.append("<table>")
        elif self.in_table:
            self._table_tag(tag, attrs)
        elif tag == "br":
            self.end_line(blank=False)
        elif _BLOCK.fullmatch(tag):
            self.end_line()
            if tag in ("ol", "ul"):
                self.lists.append(_start(attrs) if tag == "ol" else None)
            elif tag == "li":
                self.bullet = self._bullet()

    def handle_endtag(self, tag: str) -> None:
        if self._ends_unseen(tag):
            return
        if tag in _HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        elif tag in _MARKS:
            self._write(f"</{_MARKS[tag]}>")
        elif tag == "table":
            if self.in_table:
                self._end_row()
                self.lines += ["</table>", ""]
            self.in_table = False
            self.end_line()
        elif self.in_table:
            if tag == "tr":
                self._end_row()
        elif _BLOCK.fullmatch(tag):
            self.end_line()
            if tag == "li":
                self.bullet = ""
            if tag in ("ol", "ul") and self.lists:
                self.lists.pop()

    def handle_data(self, data: str) -> None:
        if self.hidden or not data:
            return
        if self.unseen:
            if data.strip() and not self.unseen_said and self.unseen[0] not in _NOT_READ:
                self.unseen_said = True
                self._write(HIDDEN_TEXT)
            return
        text = _SPACES.sub(" ", data)
        if self.in_table:
            if self.row is not None:
                self.row.append(html.escape(text, quote=False))
            elif text.strip():  # a caption, or text that a browser shows above the table
                self.lines.insert(self.table_at, _TABLE_TAG.sub("< ", text.strip()))
                self.table_at += 1
        else:
            self.pieces.append(_TABLE_TAG.sub("< ", text))

    def end_line(self, *, blank: bool = True) -> None:
        """Write the line that is open; an empty one below it where a block ends."""
        text = "".join(self.pieces).strip()
        self.pieces = []
        if text:
            self.lines.append(f"{self.bullet}{text}")
            self.bullet = ""
        if blank and self.lines and self.lines[-1]:
            self.lines.append("")

    def _opens_unseen(self, tag: str, attrs: Attributes) -> bool:
        """Whether a tag stands in, or begins, what a browser does not show."""
        if self.unseen and self.unseen[0] == tag == "option":
            self.unseen = []  # its end tag may be left out
        if self.unseen:
            if tag not in _VOID:
                self.unseen.append(tag)
            return True
        values = dict(attrs)
        unseen = "hidden" in values or bool(_UNSEEN_STYLE.search(values.get("style") or ""))
        unseen = unseen or (tag in _NOT_READ and not (tag == "option" and "selected" in values))
        if not unseen or tag in _VOID or tag in _HIDDEN:
            return False
        if tag == "tr" and self.in_table:
            self._end_row()
        self.unseen, self.unseen_said = [tag], False
        return True

    def _ends_unseen(self, tag: str) -> bool:
        """Whether an end tag belongs to what is not shown; one that ends something around it ends that too."""
        if not self.unseen:
            return False
        if tag in self.unseen:
            del self.unseen[len(self.unseen) - 1 - self.unseen[::-1].index(tag) :]
            return True
        if tag in ("table", "select", "ruby", "body", "html"):
            self.unseen = []
            return False
        return True

    def _write(self, markup: str) -> None:
        """Markup of our own, where text would stand."""
        if self.in_table:
            if self.row is not None:
                self.row.append(markup)
            elif markup == HIDDEN_TEXT:
                self.lines.append(markup)
        else:
            self.pieces.append(markup)

    def _write_typed(self, attrs: Attributes) -> None:
        values = dict(attrs)
        if (values.get("type") or "").lower() in _TYPED and values.get("value"):
            self.handle_data(f" {values['value']} ")

    def _table_tag(self, tag: str, attrs: Attributes) -> None:
        if tag == "tr":
            self._end_row()
            self.row = ["<tr>"]
        elif tag in ("td", "th"):
            self.row = self.row if self.row is not None else ["<tr>"]
            spans = ((name, value) for name, value in attrs if name in ("rowspan", "colspan") and value)
            kept = (f' {name}="{number[0]}"' for name, value in spans if (number := _SPAN.match(value.strip())))
            self.row.append(f"<td{''.join(kept)}>")
        elif self.row is not None and (tag == "br" or _BLOCK.fullmatch(tag)):
            self.row.append("<br>" if tag == "br" else "<p>")

    def _end_row(self) -> None:
        if self.row is not None:
            self.lines.append(f"{''.join(self.row)}</tr>")
        self.row = None

    def _bullet(self) -> str:
        if not self.lists or self.lists[-1] is None:
            return "- "
        number = self.lists[-1]
        self.lists[-1] = number + 1
        return f"{number}. "


def _start(attrs: Sequence[tuple[str, str | None]]) -> int:
    start = dict(attrs).get("start") or "1"
    return int(start) if start.isdecimal() and len(start) < len("1000") else 1
