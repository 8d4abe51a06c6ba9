"""Web pages (.html): their blocks as lines, their tables as HTML tables, one row a line.

Nothing is fetched and nothing is run. A table that places others on the page is its layout: its cells are blocks.
"""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import replace
from html.parser import HTMLParser

from extract.ground.characters import tame_references
from extract.ground.source import Repair, SourceText
from extract.text.dress import HIDDEN_TEXT
from extract.text.read_txt import read_txt
from extract.web.open_elements import SECTIONS, Columns, Open, has_colour_of_ground, is_gone
from extract.web.panels import Controls, stands_in_page
from extract.web.placed import Mark, as_printed
from extract.web.returns import TOP, Return, target_of, without_returns
from extract.web.seen_before import Attributes, Seen, seen_before
from extract.web.selectors import Children, Element
from extract.web.sheets import with_prose
from extract.web.styles import PLAIN, UNKNOWN, Look, StyleSheet, colour_of, style_sheet
from extract.web.table_rows import TableRows

_HIDDEN = frozenset(
    {"script", "style", "head", "noscript", "noframes", "template", "svg"}
    | {"iframe", "audio", "video", "canvas", "meter", "progress"}
)
"""What runs, draws or plays: the text in it is for programs that cannot."""

_IN_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|d[dlt]|details|dialog|div|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|header|hr|html|legend|li|main|nav|ol|p|pre|section|summary|table|tbody|t[dhr]|tfoot|thead|ul"
)
"""The elements that begin and end a line of their own."""

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_IN_TABLE = frozenset({"table", "caption", "colgroup", "tr", "td", "th"}) | SECTIONS
_ENDED_BY = {
    "td": ("td", "th", "colgroup", "caption"),
    "th": ("td", "th", "colgroup", "caption"),
    "tr": ("tr", "td", "th", "colgroup", "caption"),
    "colgroup": ("colgroup", "caption"),
    **dict.fromkeys(SECTIONS, (*sorted(SECTIONS), "tr", "td", "th", "colgroup", "caption")),
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "option": ("option",),
}
"""The elements that end where another one begins, if their end tag was left out; inside of a list or table."""

_CELLS = frozenset({"table", "td", "th", "caption"})
_HOLDERS = frozenset({"table", "ul", "ol", "dl", "select"})
_INLINE = frozenset({"span", "font", "a", "b", "strong", "i", "em", "u", "small", "label"})
"""Elements whose style marks their text as ``<s>`` and ``<sup>`` do."""

_STRIKES = frozenset({"s", "strike", "del"})
_MARKS = frozenset({"sup", "sub"})
"""Elements that change what a number is: they stay in the lines, and ``extract.text.dress`` takes them off. What is
struck may go on over lines and paragraphs: each text in it has its own mark, ``<del>``.
"""

_NOT_READ = frozenset({"rt", "rp", "option"})
"""What stands above a letter, and the choices of a list that are not chosen."""

_TYPED = frozenset({"text", "number", "search", "tel", ""})
_STRUCK = "del"
_SPACES = re.compile(r"\s+")
_TABLE_TAG = re.compile(r"<(?=/?(?:table|thead|tbody|tfoot|tr|td|th|caption)\b)", re.IGNORECASE)
_PICTURE = re.compile(rb"data:[a-z]+/[a-z.+-]+;base64,[A-Za-z0-9+/=]*+")
"""A picture inside of the page, often larger than all its text."""

_UNSHOWN = re.compile(r"<!\[[^<>]*>")
_OPEN = re.compile(r"<(?=[^<>]*(?:<|\Z)|!--|!\[)")
_MONEY = re.compile(r"[0-9๐-๙](?:,[0-9๐-๙]{3}\b|\s*บาท)")
"""What a picture between paragraphs must say to be read: others are ornaments."""

_SPAN = re.compile(r"\d{1,9}")


def read_html(data: bytes, name: str) -> SourceText:
    """The text of a web page. ``name`` is the source's path under RAW.

    Its lines are those that ``plan-extract text`` prints: an empty line between blocks, the numbers of ordered lists as
    text, a line for each row of a table. Encodings are recognised as for text files. Raises ``SourceError`` as
    ``read_txt`` does, also for a page without text.
    """
    page = read_txt(_PICTURE.sub(b"", data), name)
    markup = _tame(page.joined)
    writer = _Writer(seen_before(markup), style_sheet(page.joined))
    writer.feed(markup)
    writer.close()
    writer.end_table()
    writer.end_line()
    printed = as_printed(writer.lines, writer.marks)
    lines = printed.lines if printed else with_prose(without_returns(writer.lines, writer.leading))
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
    """Makes lines of a page."""

    def __init__(self, seen: Seen, sheet: StyleSheet) -> None:
        super().__init__()
        self.layout = seen.layout
        self.unchosen = seen.unchosen
        self.selects = 0
        self.options = 0
        self.sheet = sheet
        self.controls = Controls(seen.menus, seen.others)
        self.other_details = seen.other_details
        self.details = 0
        self.path: list[Open] = []
        """The open elements from outside."""

        self.page = Open(Element(""), Children(), ground=seen.ground)

        self.lines: list[str] = []
        self.marks: dict[int, Mark] = {}
        """By the place of a line: where its text is placed, if it is."""

        self.pieces: list[str] = []
        self.mark: Mark | None = None
        """That of the line that is open."""

        self.names = {TOP}
        """Of the places so far that a link may lead to."""

        self.leading: dict[int, Return] = {}
        """By the place of a line: where it leads, if all of it leads back to one of them."""

        self.leads: str | None = None
        """Where the line that is open leads."""

        self.elements = 0
        self.bullet = ""
        self.table_at = 0
        self.rows = TableRows()
        self.row: list[str] | None = None
        self.reaches: dict[int, int] = {}
        """By the place of a piece of the open row: over how many rows its cell says that it reaches."""

        self.labels: dict[int, str] = {}
        """By the same: the label that a style writes before its cell."""

        self.in_table = False
        self.nested = 0
        self.in_cell = False
        self.tables = 0
        self.columns = Columns()
        self.hidden_said = False
        """Whether the mark of what is hidden stands behind all that is shown so far."""

        self.lists: list[int | None] = []
        self.preformatted = 0
        self.inline: list[tuple[str, str]] = []

    @property
    def here(self) -> Open:
        """The innermost open element."""
        return self.path[-1] if self.path else self.page

    @property
    def around(self) -> Open:
        """The element around the innermost open one."""
        return self.path[-2] if len(self.path) > 1 else self.page

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag == "select":
            self.selects, self.options = self.selects + 1, 0
        self.options += tag == "option"
        was_gone = self.here.gone
        look = self._opened(tag, attrs)
        here = self.here
        if here.gone:
            self.tables += tag == "table"
            if tag == "tr" and self.in_table and not was_gone:
                self._end_row()
            elif tag == "input":
                self._write_typed(attrs)
        else:
            self._begin(tag, attrs, look.mark if here.is_seen else "")
        if tag in _VOID:
            self.path.pop()

    def _begin(self, tag: str, attrs: Attributes, mark: str) -> None:
        """Write what begins with an element that takes a place on the page."""
        if not self.in_table and self.here.spot not in (None, self.around.spot):
            self.end_line()  # what is placed is no part of the line around it
        if self.here.own_line:
            self._end_own_line()
        if tag in _INLINE:
            mark = mark if mark != _STRUCK else ""
            self.inline.append((tag, mark))
            if mark:
                self._write(f"<{mark}>" if mark.strip() else mark)
        if tag in _MARKS and self.here.is_seen:
            self._write(f"<{tag}>")
        elif tag == "input":
            self._write_typed(attrs)
        elif tag == "img" and (self.row is not None or _MONEY.search(dict(attrs).get("alt") or "")):
            self.handle_data(f" {dict(attrs).get('alt') or ''} ")
        elif tag == "table" and self.in_table:
            self.tables += 1
            self.nested += 1
            self._open_nested()
        elif tag == "table":
            self.end_line()
            self.in_table = self.tables not in self.layout
            self.tables += 1
            self.columns, self.rows = Columns(), TableRows()
            if self.in_table:
                self.table_at = len(self.lines)
                self.lines.append("<table>")
        elif self.in_table:
            self._table_tag(tag, attrs)
        elif tag == "br":
            self.end_line(blank=False)
        elif _BLOCK.fullmatch(tag):
            self.end_line()
            self.preformatted += tag == "pre"
            if tag in ("ol", "ul"):
                self.lists.append(_number(attrs, "start", 1) if tag == "ol" else None)
            elif tag == "li":
                bullet = self._bullet(attrs)
                self.bullet = bullet if self.here.is_seen else ""

    def _opened(self, tag: str, attrs: Attributes) -> Look:
        """How the element of a tag looks, which is open from now on."""
        self._end_before(tag)
        around = self.here
        values = dict(reversed(attrs))
        element = around.children.add(tag, values, linked=self.sheet.links)
        style = values.get("style") or ""
        look = PLAIN
        if style or self.sheet.count:
            look = self.sheet.look([*(one.element for one in self.path), element], style)
        if not around.gone and (look.hides or "hidden" in values) and self._opens(element, look):
            look = look.opened()
        ground = look.ground or colour_of(values.get("bgcolor") or "") or (UNKNOWN if values.get("background") else "")
        silent = tag in _HIDDEN or (tag in _NOT_READ and not (tag == "option" and self._is_chosen(values)))
        self.path.append(
            Open(
                element,
                Children(),
                look.mark == _STRUCK or tag in _STRIKES,
                look.colour or (colour_of(values.get("color") or "") if tag == "font" else "") or around.colour,
                ground or around.ground,
                look.place.within(around.place) if look.place is not None else around.place,
                around.gone or silent or is_gone(element, look, around),
                around.silent or (silent and not around.gone),
                around.cut or look.unseen,
                around.visible if look.visible is None else look.visible,
                around.tall if look.tall is None else look.tall,
                around.indented if look.indented is None else look.indented,
                (around.counted or tag == "ol") if look.counted is None else look.counted,
                tag == "details" and "open" not in values and self._stays_closed(),
                look.collapsed or (look.visible is None and around.collapsed and tag == "col"),
                around.spot,
                around.box,
                around.letters,
                tag in _INLINE and (look.own_line or around.parts),
                look.parts,
            )
        )
        self.elements += 1
        self.details += tag == "details"
        self.names.add(element.name)
        if look.setting is not None:
            self.path[-1] = self.path[-1].set_as(look.setting, self.elements)
        if values and self.here.is_seen:
            self.controls.add(element)
        return look

    def _stays_closed(self) -> bool:
        """Whether a ``<details>`` that begins here is none that a visitor opens to read the plan."""
        in_page = not self.in_table and stands_in_page(one.element for one in self.path)
        return self.details in self.other_details or not in_page

    def _opens(self, element: Element, look: Look) -> bool:
        """Whether an element that is hidden is a panel that a visitor opens."""
        return not self.in_table and self.controls.open(element, (one.element for one in self.path), ticked=look.ticked)

    def _end_before(self, tag: str) -> None:
        """End the open elements whose end tags may be left out before a tag."""
        ended = (*_ENDED_BY.get(tag, ()), *(("p",) if _BLOCK.fullmatch(tag) else ()))
        if ended:
            path = self.path
            holders = ("table",) if tag in _IN_TABLE else _HOLDERS
            holder = next((n for n in range(len(path) - 1, -1, -1) if path[n].element.tag in holders), 0)
            left_open = next((n for n in range(holder, len(path)) if path[n].element.tag in ended), len(path))
            del path[left_open:]
        if self.here.element.tag == "head" and tag not in _IN_HEAD:
            self.path.pop()

    def _closed(self, tag: str) -> Open | None:
        """The element of an end tag, which is open no more, nor is what was left open inside of it; None for the end of
        what is not open, or not in this cell.
        """
        for place in range(len(self.path) - 1, -1, -1):
            one = self.path[place]
            if one.element.tag == tag:
                del self.path[place:]
                return one
            if one.element.tag in _CELLS and tag not in _IN_TABLE:
                break
        return None

    def handle_endtag(self, tag: str) -> None:
        ended = self._closed(tag)
        if (ended or self.here).gone:
            return
        if not self.in_table and ended is not None and ended.spot not in (None, self.here.spot):
            self.end_line()
        if tag in _INLINE and (tag, "") != (known := self._ended_inline(tag)):
            self._write(f"</{known[1]}>" if known[1].strip() else known[1])
        if tag in _MARKS and (ended is None or ended.is_seen):
            self._write(f"</{tag}>")
        elif ended is not None and ended.own_line:
            self._end_own_line()
        elif tag == "table" and self.nested:
            self.nested -= 1
        elif tag == "table":
            if self.in_table:
                self._end_row()
                self.end_table()
            self.end_line()
        elif self.in_table:
            if tag == "tr" and not self.nested:
                self._end_row()
            elif tag in ("td", "th") and not self.nested:
                self.in_cell = False
            elif tag in SECTIONS and ended is not None and not self.nested:
                self._begin_section()
            elif tag in ("ol", "ul") and self.lists:
                self.lists.pop()
        elif _BLOCK.fullmatch(tag):
            self.end_line()
            self.preformatted -= tag == "pre" and self.preformatted > 0
            if tag in ("li", "ol", "ul"):
                self.bullet = ""  # of an entry without words
            if tag in ("ol", "ul") and self.lists:
                self.lists.pop()

    def handle_data(self, data: str) -> None:
        if self.here.element.tag == "head" and data.strip():
            self.path.pop()
        here = self.here
        if not data or here.silent:
            return
        if not here.is_seen or (data.strip() and has_colour_of_ground(here)):
            if data.strip() and not self.hidden_said:
                self._write(HIDDEN_TEXT)
                self.hidden_said = True
            return
        self.hidden_said = self.hidden_said and not data.strip()
        if not self.preformatted or self.in_table:
            self._write_struck(_SPACES.sub(" ", data))
            return
        *whole, last = data.split("\n")
        for line in whole:  # whose ends and tabs a browser shows
            self._write_struck(line)
            self.lines.append("".join(self.pieces).rstrip("\r "))
            self.pieces = []
        self._write_struck(last)

    def _write_struck(self, text: str) -> None:
        """Write a text, marked where something around it strikes it."""
        if not text.strip() or not any(one.strikes for one in self.path):
            self._write_text(text)
            return
        pieces = self.pieces if not self.in_table else self.row
        if pieces and pieces[-1] == f"</{_STRUCK}>":
            pieces.pop()
        else:
            self._write(f"<{_STRUCK}>")
        self._write_text(text)
        self._write(f"</{_STRUCK}>")

    def _write_text(self, text: str) -> None:
        if self.in_table:
            if self.row is not None:
                self.row.append(html.escape(text, quote=False))
            elif text.strip():  # a caption, or text that a browser shows above the table
                self.lines.insert(self.table_at, _TABLE_TAG.sub("< ", text.strip()))
                self.table_at += 1
        else:
            self._append(_TABLE_TAG.sub("< ", text))

    def _append(self, text: str) -> None:
        """Go on with the line that is open, or open one: it is placed as its first text is."""
        if not "".join(self.pieces).strip():
            here = self.here
            self.mark = Mark(here.spot, here.letters) if here.spot is not None else None
            self.leads = target_of([one.element for one in self.path])
        elif self.leads is not None and text.strip() and target_of([one.element for one in self.path]) != self.leads:
            self.leads = None
        self.pieces.append(text)

    def end_line(self, *, blank: bool = True) -> None:
        """Write the line that is open; an empty one below it where a block ends."""
        written = "".join(self.pieces)
        text = written.strip()
        self.pieces = []
        self.hidden_said = False
        if text:
            if self.mark is not None:
                self.marks[len(self.lines)] = self.mark._replace(ends_blank=written[-1].isspace())
            if self.leads is not None and self.leads in self.names:
                self.leading[len(self.lines)] = (self.leads, text)
            self.lines.append(f"{self.bullet}{text}")
            self.bullet = ""
        if blank and self.lines and self.lines[-1]:
            self.lines.append("")

    def _end_own_line(self) -> None:
        """End what stands before or in an element that a style gives lines of its own."""
        if not self.in_table:
            self.end_line(blank=False)
        elif self.row is not None and self.in_cell:
            self.row.append("<p>")

    def _is_chosen(self, values: dict[str, str | None]) -> bool:
        """Whether a browser shows an entry of a list to choose from."""
        in_list = any(one.element.tag == "select" for one in self.path)
        first = in_list and self.options == 1 and self.selects - 1 in self.unchosen
        return "selected" in values or first

    def _ended_inline(self, tag: str) -> tuple[str, str]:
        """The open element that an end tag ends, with its mark."""
        place = next((n for n in range(len(self.inline) - 1, -1, -1) if self.inline[n][0] == tag), None)
        return (tag, "") if place is None else self.inline.pop(place)

    def _write(self, markup: str) -> None:
        """Markup of our own, where text would stand."""
        if self.in_table:
            if self.row is not None:
                self.row.append(markup)
            elif markup == HIDDEN_TEXT:
                self.rows.say(markup)
        else:
            self._append(markup)

    def _write_typed(self, attrs: Attributes) -> None:
        values = dict(attrs)
        if (values.get("type") or "").lower() in _TYPED and values.get("value"):
            self.handle_data(f" {values['value']} ")

    def _open_nested(self) -> None:
        """A table inside a cell is text of it; one in a row, but in no cell, is a cell."""
        if self.row is not None:
            self.row.append("<p>" if self.in_cell else "<td>")
            self.in_cell = True

    def _table_tag(self, tag: str, attrs: Attributes) -> None:
        if tag in ("ol", "ul"):
            self.lists.append(_number(attrs, "start", 1) if tag == "ol" else None)
        if self.nested:
            if self.row is not None and (tag in ("tr", "td", "th", "br") or _BLOCK.fullmatch(tag)):
                self.row.append("<p>")
        elif tag in ("col", "colgroup"):
            self._table_column(tag, attrs)
        elif tag in SECTIONS:
            self._begin_section(tag)
        elif tag == "tr":
            self._end_row()
            self._begin_row()
        elif tag in ("td", "th"):
            if self.row is None:
                self._begin_row()
            spans = ((name, value) for name, value in attrs if name in ("rowspan", "colspan") and value)
            numbers = {name: number[0] for name, value in spans if (number := _SPAN.match(value.strip()))}
            if self.columns.collapsed and not self._stands_in_columns(numbers):
                return
            kept = (f' {name}="{number}"' for name, number in numbers.items())
            if "rowspan" in numbers and self.row is not None:
                self.reaches[len(self.row)] = int(numbers["rowspan"])
            label = " ".join((dict(attrs).get(self.sheet.label) or "").split())
            if label and self.row is not None:
                self.labels[len(self.row)] = label
            self._write(f"<td{''.join(kept)}>")
            self.in_cell = True
            self.hidden_said = False
        elif self.row is not None and (tag == "br" or _BLOCK.fullmatch(tag)):
            self.row.append("<br>" if tag == "br" else "<p>")
        if tag == "li" and self.lists and self.lists[-1] is not None and self.row is not None:
            bullet = self._bullet(attrs)
            self.row.append(bullet if self.here.is_seen and self.in_cell else "")

    def _table_column(self, tag: str, attrs: Attributes) -> None:
        """Columns of the table that is open; those that a ``<colgroup>`` counts may be told one by one inside of it."""
        group = next((one for one in reversed(self.path[:-1]) if one.element.tag == "colgroup"), None)
        if tag == "col" and group is not None and group.children.count == 1 and "span" in group.element.attributes:
            return
        if tag == "col" or "span" in dict(attrs):
            span = _SPAN.match(dict(attrs).get("span") or "")
            self.columns.add(int(span[0]) if span else 1, collapsed=self.here.collapsed)

    def _stands_in_columns(self, numbers: dict[str, str]) -> bool:
        """Whether a cell stands in a column that is not collapsed; its ``colspan`` counts those alone."""
        columns = max(1, int(numbers.get("colspan", "1")))
        seen = self.columns.seen(int(numbers.get("rowspan", "1")), columns)
        if seen and "colspan" in numbers:
            numbers["colspan"] = str(seen)
        if not seen:
            self.path[-1] = self.here._replace(gone=True)
        return bool(seen)

    def _begin_section(self, tag: str = "") -> None:
        self._end_row()
        self.columns.below = {}
        self.rows.begin_section(tag)

    def _begin_row(self) -> None:
        self.row, self.reaches, self.labels = ["<tr>"], {}, {}
        self.hidden_said = False
        self.columns.begin_row()

    def _end_row(self) -> None:
        if self.row is not None:
            self.rows.add([*self.row, "</tr>"], self.reaches, self.labels)
        self.row, self.in_cell = None, False

    def end_table(self) -> None:
        """Write the table that is open, without a row that is not whole."""
        if self.in_table:
            self.lines += [*self.rows.written(), "</table>", ""]
        self.in_table = False

    def _bullet(self, attrs: Attributes) -> str:
        """What stands before an entry of the innermost open list, whose ``value`` may say its number."""
        if not self.lists or self.lists[-1] is None:
            return "- "
        number = _number(attrs, "value", self.lists[-1])
        self.lists[-1] = number + 1
        return f"{number}. " if self.here.counted or self.sheet.counts else ""


def _number(attrs: Attributes, name: str, otherwise: int) -> int:
    """The number that an attribute of a list or of its entry says, or another where it says none of a list."""
    text = dict(attrs).get(name) or ""
    return int(text) if text.isdecimal() and len(text) < len("1000") else otherwise
