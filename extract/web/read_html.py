"""Web pages (.html): their blocks as lines, their tables as HTML tables, one row a line.

Nothing is fetched and nothing is run. A table that places others on the page is its layout: its cells are blocks.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

from extract.ground.characters import BLANKS, tame_references
from extract.ground.source import Repair, SourceText
from extract.text.read_txt import read_txt
from extract.web.block_tables import with_tables_of_blocks
from extract.web.lists import Lists
from extract.web.open_elements import OpenElements, has_colour_of_ground
from extract.web.open_table import OpenTable
from extract.web.page_lines import PageLines
from extract.web.placed import as_printed
from extract.web.returns import without_returns
from extract.web.seen_before import Attributes, Seen, seen_before
from extract.web.sheets import with_prose
from extract.web.styles import StyleSheet, style_sheet
from extract.web.tags import BLOCKS, INLINE, STRUCK

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_MARKS = frozenset({"sup", "sub"})
"""Elements that change what a number is: they stay in the lines, and ``extract.text.dress`` takes them off."""

_LISTS = frozenset({"ol", "ul"})
_TYPED = frozenset({"text", "number", "search", "tel", ""})
_PICTURE = re.compile(rb"data:[a-z]+/[a-z.+-]+;base64,[A-Za-z0-9+/=]*+")
"""A picture inside of the page, often larger than all its text."""

_UNSHOWN = re.compile(r"<!\[[^<>]*>")
_OPEN = re.compile(r"<(?=[^<>]*(?:<|\Z)|!--|!\[)")
_MONEY = re.compile(r"[0-9๐-๙](?:,[0-9๐-๙]{3}\b|\s*บาท)")
"""What a picture between paragraphs must say to be read: others are ornaments."""


def read_html(data: bytes, name: str) -> SourceText:
    """The text of a web page. ``name`` is the source's path under RAW.

    Its lines are those that ``plan-extract text`` prints: an empty line between blocks, the numbers of ordered lists as
    text, a line for each row of a table. Encodings are recognised as for text files. Raises ``SourceError`` as
    ``read_txt`` does, also for a page without text.
    """
    page = read_txt(_PICTURE.sub(b"", data), name)
    markup = with_tables_of_blocks(_tame(page.joined))
    writer = _Writer(seen_before(markup), style_sheet(page.joined))
    writer.feed(markup)
    writer.close()
    written = writer.page
    printed = as_printed(written.lines, written.marks)
    lines = printed.lines if printed else with_prose(without_returns(written.lines, written.leading))
    text = read_txt("\n".join(lines).encode(), name)
    mended = (Repair("torn_sara_am", printed.torn),) if printed is not None and printed.torn else ()
    return replace(
        page,
        format="html",
        sha256=hashlib.sha256(data).hexdigest(),
        lines=text.lines,
        repairs=(*page.repairs, *mended, *text.repairs),
        pages=() if printed is None else text.pages,
        tables=text.tables,
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


class _Writer(HTMLParser):
    """Takes the tags and texts of a page: what it says goes to its lines, or to the table of data that is open."""

    def __init__(self, seen: Seen, sheet: StyleSheet) -> None:
        super().__init__()
        self.sheet = sheet
        self.elements = OpenElements(seen, sheet)
        self.page = PageLines(self.elements)
        self.table: OpenTable | None = None
        self.tables = 0
        self.layout = seen.layout
        self.lists = Lists()
        self.preformatted = 0
        self.inline: list[tuple[str, str]] = []
        """The open elements that may mark their text, with their marks."""

    @property
    def out(self) -> PageLines | OpenTable:
        """Where a text goes; ``pieces`` are those of its line or row that is open."""
        return self.page if self.table is None else self.table

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        elements = self.elements
        was_gone = elements.here.gone
        look = elements.begin(tag, attrs, in_table=self.table is not None)
        here = elements.here
        if here.gone:
            self.tables += tag == "table"
            if tag == "tr" and self.table is not None and not was_gone:
                self.table.end_row()
            elif tag == "input":
                self._write_typed(attrs)
        else:
            self._begin(tag, attrs, look.mark if here.is_seen else "")
        if tag in _VOID:
            elements.end_here()

    def _begin(self, tag: str, attrs: Attributes, mark: str) -> None:
        """Write what begins with an element that takes a place on the page."""
        here, table = self.elements.here, self.table
        if table is None and here.spot not in (None, self.elements.around.spot):
            self.page.end_line()  # what is placed is no part of the line around it
        if here.own_line:
            self._end_own_line()
        if tag in INLINE:
            self._begin_inline(tag, mark)
        if tag in _MARKS and here.is_seen:
            self._write(f"<{tag}>")
        elif tag == "input":
            self._write_typed(attrs)
        elif tag == "img" and self._is_read(alt := dict(attrs).get("alt") or ""):
            self.handle_data(f" {alt} ")
        elif tag == "table":
            self._begin_table()
        elif table is not None:
            self._begin_in_table(table, tag, attrs)
        elif tag == "br":
            self.page.end_line(blank=False)
        elif tag in BLOCKS:
            self.page.end_line()
            self.preformatted += tag == "pre"
            if tag in _LISTS:
                self.lists.begin(tag, attrs)
            elif tag == "li":
                bullet = self._bullet(attrs)
                self.page.bullet = bullet if here.is_seen else ""

    def handle_endtag(self, tag: str) -> None:
        ended = self.elements.end(tag)
        here = self.elements.here
        if (ended or here).gone:
            return
        if self.table is None and ended is not None and ended.spot not in (None, here.spot):
            self.page.end_line()
        if tag in INLINE:
            self._end_inline(tag)
        if tag in _MARKS and (ended is None or ended.is_seen):
            self._write(f"</{tag}>")
        elif ended is not None and ended.own_line:
            self._end_own_line()
        elif self.table is not None:
            self._end_in_table(self.table, tag, was_open=ended is not None)
        elif tag in BLOCKS:
            self.page.end_line()
            self.preformatted -= tag == "pre" and self.preformatted > 0
            if tag == "li" or tag in _LISTS:
                self.page.bullet = ""  # of an entry without words
            if tag in _LISTS:
                self.lists.end()

    def handle_data(self, data: str) -> None:
        if self.elements.here.element.tag == "head" and data.strip():
            self.elements.end_here()
        here = self.elements.here
        if not data or here.silent:
            return
        out = self.out
        if not here.is_seen or (data.strip() and has_colour_of_ground(here)):
            if data.strip():
                out.say_hidden()
            return
        if data.strip():
            out.hidden_said = False
        if not self.preformatted or self.table is not None:
            self._write_text(out, BLANKS.sub(" ", data))
            return
        *whole, last = data.split("\n")
        for line in whole:  # whose ends and tabs a browser shows
            self._write_text(out, line)
            self.page.end_preformatted()
        self._write_text(out, last)

    def close(self) -> None:
        """End the page, with the table and the line that are open."""
        super().close()
        self._end_table()
        self.page.end_line()

    def _begin_table(self) -> None:
        """A table of data, a part of the one around it, or one that places others on the page."""
        if self.table is not None:
            self.table.begin_nested()
        else:
            self.page.end_line()
            if self.tables not in self.layout:
                self.table = OpenTable(self.elements, self.sheet.label)
        self.tables += 1

    def _end_table(self) -> None:
        """Write the table that is open, without a row that is not whole."""
        if self.table is not None:
            self.page.add(self.table.written())
        self.table = None

    def _begin_in_table(self, table: OpenTable, tag: str, attrs: Attributes) -> None:
        if tag in _LISTS:
            self.lists.begin(tag, attrs)
        table.begin(tag, attrs)
        if tag == "li" and self.lists.is_numbered and table.pieces is not None:
            bullet = self._bullet(attrs)
            table.write(bullet if self.elements.here.is_seen and table.in_cell else "")

    def _end_in_table(self, table: OpenTable, tag: str, *, was_open: bool) -> None:
        if tag == "table" and not table.nested:
            table.end_row()
            self._end_table()
            self.page.end_line()
            return
        table.end(tag, was_open=was_open)
        if tag in _LISTS:
            self.lists.end()

    def _begin_inline(self, tag: str, mark: str) -> None:
        """Write the mark that a style gives an element; what is struck is marked text by text."""
        mark = mark if mark != STRUCK else ""
        self.inline.append((tag, mark))
        if mark:
            self._write(f"<{mark}>" if mark.strip() else mark)

    def _end_inline(self, tag: str) -> None:
        """Write the end of the mark that the element has which an end tag ends."""
        place = next((n for n in range(len(self.inline) - 1, -1, -1) if self.inline[n][0] == tag), None)
        if place is not None:
            mark = self.inline.pop(place)[1]
            if mark:
                self._write(f"</{mark}>" if mark.strip() else mark)

    def _end_own_line(self) -> None:
        """End what stands before or in an element that a style gives lines of its own."""
        if self.table is None:
            self.page.end_line(blank=False)
        else:
            self.table.end_own_line()

    def _write(self, markup: str) -> None:
        """Markup of our own, where text would stand."""
        self.out.write(markup)

    def _write_text(self, out: PageLines | OpenTable, text: str) -> None:
        """Write a text, marked where something around it strikes it."""
        if not text.strip() or not self.elements.is_struck:
            out.write_text(text)
            return
        if out.pieces and out.pieces[-1] == f"</{STRUCK}>":
            out.pieces.pop()
        else:
            out.write(f"<{STRUCK}>")
        out.write_text(text)
        out.write(f"</{STRUCK}>")

    def _write_typed(self, attrs: Attributes) -> None:
        values = dict(attrs)
        if (values.get("type") or "").lower() in _TYPED and values.get("value"):
            self.handle_data(f" {values['value']} ")

    def _is_read(self, alt: str) -> bool:
        """Whether what a picture says is read: in a row of a table everything."""
        return bool((self.table is not None and self.table.pieces is not None) or _MONEY.search(alt))

    def _bullet(self, attrs: Attributes) -> str:
        """What stands before an entry that begins."""
        return self.lists.bullet(attrs, shown=self.elements.here.counted or self.sheet.counts)
