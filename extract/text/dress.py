"""How a line is dressed: what Markdown, HTML and TeX put around words, taken off once for all formats.

``text FILE`` and ``sections.text`` show a line as it stands in the file; the parsers read it undressed. Lines keep
their numbers. What is taken off leaves no trace in wording, but for two things that may carry a number: a raised or
lowered mark beside one (``10,000<sup>1</sup>``) and what is struck out (``<del>40,000</del>``). Both are issues.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.ground.characters import BULLETS, CONTROLS, REPLACEMENT, UNSEEN, parts_number, tame_references
from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span, Table, TableCell
from extract.text.cell_texts import mended
from extract.text.latex.lines import lines_without_latex
from extract.text.latex.words import without_commands
from extract.text.page_captions import page_captions, page_marks
from extract.text.raised_satang import with_satang_behind_points
from extract.text.repair import repair

HIDDEN_TEXT = "<!--hidden-->"
"""What a reader writes where the file has text that nobody sees."""

UNREAD = "<!--unread-->"
"""What a reader writes where a picture or an object stands that may hold a table, and is not read."""

_RAISED_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾₀₁₂₃₄₅₆₇₈₉₍₎†‡"
_DRESSED = re.compile(
    rf"[\\<$~^`{_RAISED_SIGNS}]|&[#\w]|\]\(|^\s*>|^\s*\*[^*\s(]|\|\s*\*[^*\s(]"
    rf"|^[ \t]*#{{1,6}}[^#\s]|\{{[#.]|^\s*[*{BULLETS}]\s+[0-9๐-๙]"
)
"""A document without such a line wears no dress."""

_SIGNS = f"\\<$~^`{_RAISED_SIGNS}&#>*{BULLETS}]"
"""What is looked for has one of these, and most lines have none. One letter is found much faster than a pattern."""

_BULLETS = frozenset(f"*{BULLETS}")
_ESCAPE = re.compile(r"\\([!-/:;=>?@\[\]^_`{}~])")
"""CommonMark: a backslash before a sign. Not before ``<`` and ``|``, which would become a tag or a cell's end."""

_TRAILING_BACKSLASH = re.compile(r"(?<!\\)\\\s*$")
_CONTROL = re.compile(f"[{CONTROLS}]")
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_MAY_GO_ON = re.compile(r"[#A-Za-z0-9&]")
"""What makes a reference, or a longer one, of the ``&`` before it."""

_TAGS_OF_TABLES = re.compile(r"</?(?:table|thead|tbody|tfoot|tr|td|th|caption)\b", re.IGNORECASE)
_OPENS_TABLE = re.compile(r"<(?P<close>/?)table\b", re.IGNORECASE)

_RAISED = re.compile(r"<(?P<name>sup|sub)\b[^<>]*>(?P<mark>[^<>]*)</(?P=name)\s*>", re.IGNORECASE)
_RAISED_SIGN = re.compile(rf"(?<=[0-9๐-๙.,)\-])[{_RAISED_SIGNS}]+")
_RAISED_MATH = re.compile(r"\$?\s*(?:\{\s*\})?\s*[\^_]\s*\{?\s*[(\[]?[0-9๐-๙*]{1,3}[)\]]?\s*\}?\s*\$")
"""``$^{1}$`` behind a number, and ``^1$`` at the end of ``$10,000^1$``."""

_NOTE_MARK = re.compile(r"\[\^[^\[\]\s^]{1,12}\](?!:)|(?<=\S)\^[0-9๐-๙*]{1,3}\^(?![0-9๐-๙])")
"""What refers to a note in Markdown: ``[^1]``; what pandoc raises: ``^1^``. A note itself begins with ``[^1]:``."""

_NUMBER_BEFORE = re.compile(r"[0-9๐-๙][0-9๐-๙.,]*[\s.,\-]*$")
_SATANG = re.compile(r"\s*[.][0-9๐-๙]{2}\s*")
_NUMBER_BEHIND = re.compile(r"\s*[0-9๐-๙]")
_NOTE = re.compile(r"\s*+[(\[]?\s*+(?:[0-9๐-๙]{1,3}|[*†‡]{1,3}|[a-zก-ฮ])\s*+[)\]]?\s*+")
_POWER_OF = re.compile(r"[0-9๐-๙]\s*(?:[cCkK]?[mM]|[ซก]?ม\.?|(?:เซนติ|กิโล)?เมตร)\s*$")

_STRUCK = re.compile(r"<(?P<name>s|del|strike)\b[^<>]*>", re.IGNORECASE)
_STRUCK_ENDS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("s", "del", "strike")}
_CODE = re.compile(r"(?<!`)(?P<signs>`{1,2})(?P<text>[^`\n]+)(?P=signs)(?!`)")
"""Markdown's code: its signs are none of the text."""

_STRUCK_BY_TILDES = re.compile(r"(?<!~)~~(?P<text>[^~\n]+)~~(?!~)")
_INLINE_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|ins|mark|span|font|small|big|center|a|label|bdi|tt|code|abbr)\b[^<>]*>",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|section|article|header|footer|main|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|pre|hr)\b[^<>]*>|<br\s*/?>",
    re.IGNORECASE,
)
_MOST_COMMENTED = 200
"""Lines of a comment; what closes one that is longer is an arrow of another kind."""

_LEFT_OVER = re.compile(r"</?(?:s|sup|sub)\b[^<>]*>|<!--|-->", re.IGNORECASE)
"""Of a cell's marks that stand inside each other."""

_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]\n]+)\]\((?:#|https?:|mailto:|\.{0,2}/|[\w./-]+\.\w{2,5}\b)[^()\s]*\)")
_QUOTE = re.compile(r"^\s{0,3}>(?:\s?>)*\s?")
"""The signs of a quote before its line, also where the line is empty."""

_HEADING_SIGN = re.compile(r"^[ \t]{0,3}#{1,6}(?=[0-9\u0e01-\u0e5b(])")
_ATTRIBUTES = re.compile(r"(?:(?<=\])|\s+)\{(?:[#.][^\s{}]+\s*)+\}\s*$")
"""pandoc: what a heading or a link is called, ``{#part-2 .unnumbered}``."""

_STARRED = re.compile(r"^(?P<indent>\s*)\*(?![*\s(])(?P<text>[^*]*[^*\s])\*\s*$")
_STARRED_CELL = re.compile(r"(?<=\|)(?P<space>\s*)\*(?![*\s(])(?P<text>[^*|]*[^*|\s])\*(?=\s*\|)")
_BULLET_BEFORE_NUMBER = re.compile(
    rf"^(?P<indent>\s*)[*{BULLETS}]\s+(?=[0-9๐-๙]{{1,2}}(?:\.[0-9๐-๙]{{1,2}}){{1,3}}[.)]?\s)"
)


@dataclass(slots=True)
class _Found:
    """What was taken off of which a reader should know, line by line."""

    issues: list[Issue] = field(default_factory=list)

    def raised(self, number: int, printed: str) -> None:
        """A raised or lowered mark stood beside a number."""
        self.issues.append(Issue("raised_mark", Span(number, number), found=printed.strip()))

    def hidden(self, number: int) -> None:
        """The file has text there that nobody sees."""
        if not any(issue.code == "hidden_text" and issue.span == Span(number, number) for issue in self.issues):
            self.issues.append(Issue("hidden_text", Span(number, number), found="1"))

    def unread(self, number: int) -> None:
        """Something stands there that is not read."""
        self.issues.append(Issue("unread_form_field", Span(number, number), found="1"))

    def struck(self, number: int, printed: str) -> None:
        """Something was struck out."""
        self.issues.append(Issue("struck_text", Span(number, number), found=printed.strip()))


def undressed(source: SourceText) -> tuple[SourceText, tuple[Issue, ...]]:
    """``source`` with the same lines without their dress, and what a reader should know of it.

    Itself, where no line wears any. Tags of tables stay: they are the tables' form and not a line's.

    >>> lines = ("# <span id='p1'></span>ส่วนที่ 1", "1\\\\. ชื่อโครงการ", "&nbsp;$15,000$ `บาท`", "10000<sup>1</sup>")
    >>> plain, issues = undressed(SourceText("a.md", "txt", "", lines))
    >>> plain.lines, [issue.code for issue in issues]
    (('ส่วนที่ 1', '1. ชื่อโครงการ', ' 15,000 บาท', '10000'), ['raised_mark'])
    """
    commented = _commented(source)
    if commented:
        source = source.with_lines(commented)
    source = source.with_lines(
        {**lines_without_latex(source), **page_captions(source), **page_marks(source)}, source.tables
    )
    source = with_satang_behind_points(source)
    signs = [sign for sign in _SIGNS if sign in (source.joined if sign.isascii() else source.signs)]
    lines = list(_lines(source, signs)) if signs else []
    if not any(_DRESSED.search(line) for _, line, _ in lines):
        return source, ()
    found = _Found()
    changed: dict[int, str | None] = {}
    for number, line, in_table in lines:
        plain = _undress(line, number, found, in_table=in_table)
        if plain != line:
            changed[number] = plain
    tables = tuple(_undressed_table(table, changed) for table in source.tables)
    return source.with_lines(changed, tables), tuple(found.issues)


def _commented(source: SourceText) -> dict[int, str | None]:
    """The lines of comments that go on over line ends, without them, None where nothing else stands; one that nothing
    closes stays.

    A reader's own tables have none: their lines are written by the reader.
    """
    changed: dict[int, str | None] = {}
    begun: tuple[int, str] | None = None
    marked = (
        () if (source.tables and source.format != "txt") or "<!--" not in source.joined else source.lines_with("-->")
    )
    for number in sorted({*marked, *(source.lines_with("<!--") if marked else ())}):
        rest = source.line(number)
        if begun is not None and number - begun[0] > _MOST_COMMENTED:
            begun = None
        if begun is not None:
            if "-->" not in rest:
                continue
            first, before = begun
            rest = rest.partition("-->")[2]
            changed |= {first: before or None, **dict.fromkeys(range(first + 1, number))}
            changed[number] = rest if rest.strip() else None
            begun = None
        open_at = rest.rfind("<!--")
        if open_at >= 0 and "-->" not in rest[open_at:]:
            begun = number, rest[:open_at].rstrip()
    return changed


def _undressed_table(table: Table, changed: Mapping[int, str | None]) -> Table:
    """A table whose rows on changed lines have lost their dress too: the lines say what a reader should know of it."""
    if changed.keys().isdisjoint(table.span.lines):
        return table
    rows = (
        row if changed.keys().isdisjoint(row.span.lines) else row._replace(cells=tuple(map(_undressed_cell, row.cells)))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _undressed_cell(cell: TableCell) -> TableCell:
    texts = [_undress(text, cell.span.start, _Found(), in_table=True, is_cell=True) or "" for text in cell.texts]
    changed = tuple(mended(texts, lambda text: repair(text)[0])) if texts != list(cell.texts) else cell.texts
    return cell._replace(texts=tuple(_LEFT_OVER.sub("", text) if "<" in text else text for text in changed))


def _lines(source: SourceText, signs: Sequence[str]) -> Iterator[tuple[int, str, bool]]:
    """Every line with one of ``signs``, its number, and whether it belongs to a table in tags, by tabs or by bars."""
    depth = 0
    for number in sorted({number for sign in signs for number in source.lines_with(sign)}):
        line = source.line(number)
        tags = "<" in line
        cells = "\t" in line or line.count("|") > 1  # the breaks in a cell part its paragraphs
        yield number, line, depth > 0 or cells or (tags and bool(_TAGS_OF_TABLES.search(line)))
        if tags:
            for match in _OPENS_TABLE.finditer(line):
                depth = max(0, depth + (-1 if match["close"] else 1))


def _undress(line: str, number: int, found: _Found, *, in_table: bool, is_cell: bool = False) -> str | None:
    """A line without its dress, None where it is a picture alone; or the text of a cell: there nothing is dress because
    it begins or ends a line.
    """
    text = _without_references(line) if "&" in line else line
    if HIDDEN_TEXT in text:
        found.hidden(number)
        text = text.replace(HIDDEN_TEXT, "")
    if UNREAD in text:
        found.unread(number)
        text = text.replace(UNREAD, "")
    if "\\" in text or "${" in text:
        text = without_commands(text)
    if "<" in text:
        text = _without_struck(text, number, found)
    if "~~" in text:
        text = _STRUCK_BY_TILDES.sub(lambda match: _struck(match["text"], number, found), text)
    if "`" in text:
        text = _CODE.sub(lambda match: match["text"], text)
    text = _without_marks(text, number, found)
    if "$" in text:
        text = without_commands(text)
    if "](" in text:
        text = _IMAGE.sub("", text)
        if line.strip() and not text.strip() and not is_cell:
            return None
        text = _LINK.sub(lambda match: match["text"], text)
    if "<" in text:
        text = _INLINE_TAG.sub("", _without_comments(text))
        if not in_table and _BLOCK_TAG.search(text):
            text = _BLOCK_TAG.sub(" ", text).strip()
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text if is_cell else _TRAILING_BACKSLASH.sub("", text))
    if is_cell:
        return _STARRED_CELL.sub(r"\g<space>\g<text>", text) if "*" in text and "|" in text else text
    if ">" in text:
        text = _QUOTE.sub("", text)
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    if "#" in text:
        text = _HEADING_SIGN.sub("", text.lstrip() if text.lstrip().startswith("# ") else text)
    if "*" in text and "|" in text:
        text = _STARRED_CELL.sub(r"\g<space>\g<text>", text)
    if "*" in text:
        text = _STARRED.sub(r"\g<indent>\g<text>", text)
    if text.lstrip()[:1] in _BULLETS:
        text = _BULLET_BEFORE_NUMBER.sub(r"\g<indent>", text)
    return repair(text)[0] if text != line else line


def _without_references(line: str) -> str:
    """Character references as what they stand for; those that would make a tag or another reference stay."""

    def character(match: re.Match[str]) -> str:
        one = html.unescape(tame_references(match[0]))
        if one == "&" and not _MAY_GO_ON.match(line, match.end()):
            return one
        if one in "<>&" or one == match[0]:
            return match[0]
        if one in UNSEEN or _CONTROL.match(one):
            return one
        if one.isprintable() and not one.isspace():
            return one
        return REPLACEMENT if not one.isspace() and parts_number(match) else " "

    return _REFERENCE.sub(character, line)


def _without_comments(text: str) -> str:
    """Without what stands between the signs of comments; one that nothing closes stays. Goes over the text once."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts.append(text[at:start])
        at = end + 3
    return "".join([*parts, text[at:]])


def _without_struck(text: str, number: int, found: _Found) -> str:
    """Without what tags strike out. A kind of tag that nothing closes is not looked for again."""
    parts, at, endless = [], 0, set()
    for match in _STRUCK.finditer(text):
        name = match["name"].lower()
        if match.start() < at or name in endless:
            continue
        end = _STRUCK_ENDS[name].search(text, match.end())
        if end is None:
            endless.add(name)
            continue
        parts += [text[at : match.start()], _struck(text[match.end() : end.start()], number, found)]
        at = end.end()
    return "".join([*parts, text[at:]])


def _struck(text: str, number: int, found: _Found) -> str:
    """What stands in the place of a text that is struck out."""
    if text.strip():
        found.struck(number, text)
    return " "


def _without_marks(text: str, number: int, found: _Found) -> str:
    """Without the raised and lowered marks that refer to a note, or stand beside a number."""

    def mark(match: re.Match[str]) -> str:
        before, inside = match.string[: match.start()], match["mark"]
        if match["name"].lower() == "sup" and _SATANG.fullmatch(inside) and before[-1:].isdecimal():
            return inside.strip()  # '20,000<sup>.50</sup>', as prices are printed
        beside_number = bool(_NUMBER_BEFORE.search(before[-40:]) or _NUMBER_BEHIND.match(match.string, match.end()))
        if beside_number and inside.strip():
            found.raised(number, f"{before[-20:].split('>')[-1]}{match[0]}")
            return ""
        if _NOTE.fullmatch(inside) and not _POWER_OF.search(before[-20:]):
            return ""
        return inside

    def note(match: re.Match[str]) -> str:
        before = match.string[: match.start()]
        if _NUMBER_BEFORE.search(before[-40:]):
            found.raised(number, f"{before[-20:].split('|')[-1]}{match[0]}")
        return ""

    def sign(match: re.Match[str]) -> str:
        found.raised(number, match.string[max(0, match.start() - 20) : match.end()].split("\t")[-1])
        return ""

    def power(match: re.Match[str]) -> str:
        before = match.string[: match.start()]
        if not _NUMBER_BEFORE.search(before[-40:]):
            return match[0]
        found.raised(number, f"{before[-20:]}{match[0]}")
        return "" if match[0].startswith("$") else "$"

    if "<" in text:
        text = _RAISED.sub(mark, text)
    if "^" in text:
        text = _NOTE_MARK.sub(note, text)
    if "^" in text or "_" in text:
        text = _RAISED_MATH.sub(power, text)
    return text if text.isascii() else _RAISED_SIGN.sub(sign, text)
