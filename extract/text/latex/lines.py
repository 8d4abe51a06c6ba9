r"""The lines of a text in LaTeX without what stands around them: ``\section*{…}``, ``\begin{itemize}``, ``\item``.

Commands inside of a line are :mod:`extract.text.latex.words`'s. The lines of a table show its rows with tabs between
their cells.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from extract.ground.source import SourceText
from extract.text.latex.braces import arguments, end_of_group
from extract.text.latex.commands import commands

_PERHAPS = re.compile(r"\\(?:begin|end|item|title|(?:sub)*section|chapter|caption|multicolumn|text(?:bf|it)?)\b")
_FORMULA = re.compile(r"\$(?:\$[ \t]*(?:\n|$)| ?[0-9๐-๙](?: [0-9๐-๙,.])+ ?\$)")
"""A sign on a line of its own, and a number whose digits stand apart."""
_COMMAND = re.compile(r"\s*\\(?P<name>[A-Za-z]+)\*?")
_ENVIRONMENT = re.compile(r"\s*+\{\s*+(?P<name>[A-Za-z]+)\*?\s*+\}")
_ENDS_BEHIND = re.compile(r"\s*\\end\s*\{\s*(?P<name>[A-Za-z]+)\*?\s*\}\s*$")
_COUNTER = re.compile(r"\s*\{enum(?P<depth>i{1,3}|iv)\}\s*\{(?P<number>\d{1,3})\}")
_FENCES = {"$$": "$$", "\\[": "\\]"}
_MOST_FENCED = 40
_ALIGNS = re.compile(r"\\(?:begin|end)\s*\{\s*(?:aligned|gathered|split)\s*\}")
_ROW_END = "\\\\"
_LONGEST_GROUP = 600
"""Characters of a heading that goes on over lines."""

_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_INLINE = re.compile(r"\\\((?P<text>[^\n]{1,400}?)\\\)")
_FIRST = 1


@dataclass(slots=True)
class _Lists:
    """The lists that are open, each with the number of its last entry; None of one that does not count."""

    open: list[int | None] = field(default_factory=list)

    def begin(self, name: str) -> None:
        if name in ("itemize", "description"):
            self.open.append(None)
        elif name == "enumerate":
            self.open.append(0)

    def end(self, name: str) -> None:
        if self.open and name in ("itemize", "description", "enumerate"):
            self.open.pop()

    def count_from(self, number: int) -> None:
        """What ``\\setcounter`` says that the last entry's number was."""
        if self.open and self.open[-1] is not None:
            self.open[-1] = number

    def label(self) -> str:
        """What stands before the next entry: the number that LaTeX prints, where the list is in no other."""
        last = self.open[-1] if self.open else None
        if last is None:
            return "- "
        self.open[-1] = last + 1
        return f"{last + 1}. " if len(self.open) == _FIRST else f"({chr(ord('a') + last % 26)}) "


def is_latex(text: str) -> bool:
    """Whether a text has a command of LaTeX that stands around lines or words, or a formula that Markdown has not.

    >>> is_latex("\\\\section*{ก}"), is_latex("1\\\\. ก 5,000"), is_latex("$$\\n5,000\\n$$"), is_latex("$ 5 , 0 0 0 $")
    (True, False, True, True)
    """
    return ("\\" in text and bool(_PERHAPS.search(text))) or ("$" in text and bool(_FORMULA.search(text)))


def lines_without_latex(source: SourceText) -> dict[int, str | None]:
    """The lines of ``source`` that LaTeX dresses, without that, by number; None where nothing else stands on them.

    Entries of lists have the signs and numbers that are printed before them.

    >>> lines = ("\\\\section*{ก}", "\\\\begin{enumerate}", "\\\\item ข", "\\\\end{enumerate}", "\\\\title{", "ค", "}")
    >>> lines_without_latex(SourceText("a.md", "txt", "", lines))
    {1: 'ก', 2: None, 3: '1. ข', 4: None, 5: None, 7: None}
    """
    if not is_latex(source.joined):
        return {}
    typed = {number for table in source.tables for number in table.span.lines}
    changed = {**dict(_rows(source)), **dict(_formulas(source, typed))}
    closing = dict(_over_lines(source, typed))
    lists = _Lists()
    for number in sorted({*source.lines_with("\\"), *closing} - typed - changed.keys()):
        line = source.line(number)
        text = line
        if number in closing:
            begin, end = closing[number]
            text = f"{line[:begin]}{line[end:]}"
        text = _INLINE.sub(lambda match: f"${match['text'].strip()}$", _without_surroundings(text, lists))
        if text != line:
            changed[number] = text if text.strip() else None
    return changed


def _rows(source: SourceText) -> Iterator[tuple[int, str | None]]:
    """The lines of tables in LaTeX: a row on its first line, with tabs between its cells, and what stands around the
    table.
    """
    texts: dict[int, list[str]] = {}
    for table in source.tables:
        first, last = source.line(table.span.start), source.line(table.span.end)
        if first.lstrip().startswith("<table"):
            continue  # of a reader that writes its tables as markup
        for number in table.span.lines:
            texts.setdefault(number, [])
        before, begins, _ = first.partition("\\begin")
        texts[table.span.start].append(before.strip() if begins else "")
        for row in table.rows:
            texts[row.span.start].append("\t".join(" ".join(cell.texts) for cell in row.cells))
        _, ends, behind = last.rpartition("\\end")
        texts[table.span.end].append(behind[behind.find("}") + 1 :].strip() if ends else "")
    for number, parts in texts.items():
        yield number, "\t".join(filter(str.strip, parts)) or None


def _without_surroundings(text: str, lists: _Lists) -> str:
    """A line without the commands that begin and end it, and with what is printed before an entry of a list."""
    rules = commands()
    before = ""
    while match := _COMMAND.match(text):
        name = match["name"]
        environment = _ENVIRONMENT.match(text, match.end()) if name in ("begin", "end") else None
        if environment and environment["name"] in rules.surroundings:
            count = rules.surroundings[environment["name"]] if name == "begin" else 0
            (lists.begin if name == "begin" else lists.end)(environment["name"])
            text = _behind(text, environment.end(), count)
        elif name == "setcounter" and (counter := _COUNTER.match(text, match.end())):
            lists.count_from(int(counter["number"]))
            text = text[counter.end() :]
        elif name == "item":
            before = _label(text, match.end(), lists)
            text = _behind(text, match.end(), 0).lstrip()
        elif name in rules.headings:
            text = _heading(text, match.end(), rules.headings[name])
        elif name in rules.dropped and (found := arguments(text, match.end(), rules.dropped[name])):
            text = text[found[1] :]
        else:
            break
    while ending := _ENDS_BEHIND.search(text):
        if ending["name"] not in rules.surroundings:
            break
        lists.end(ending["name"])
        text = text[: ending.start()]
    return before + text


def _label(text: str, place: int, lists: _Lists) -> str:
    """What stands before an entry: its own label in brackets, or that of its list."""
    if not text.startswith("[", place) or (end := end_of_group(text, place)) is None:
        return lists.label()
    own = text[place + 1 : end - 1].strip()
    return f"{own} " if own else ""


def _behind(text: str, place: int, count: int) -> str:
    """What stands behind the options and the arguments of a command."""
    while text.startswith("[", place) and (end := end_of_group(text, place)) is not None:
        place = end
    found = arguments(text, place, count)
    return text[found[1] if found else place :]


def _heading(text: str, place: int, count: int) -> str:
    """The words of a heading with what stands behind them; all of the line where they go on over its end."""
    found = arguments(text, place, count)
    if found:
        (*_, (first, last)), end = found
        return f"{text[first:last].replace(_ROW_END, ' ').strip()} {text[end:].strip()}".rstrip()
    return _behind(text, place, count - 1).lstrip().removeprefix("{").lstrip()


def _over_lines(source: SourceText, typed: Container[int]) -> Iterator[tuple[int, tuple[int, int]]]:
    """The lines on which headings end that began on one above, with the place of the brace that ends them."""
    headings = commands().headings
    for number in source.lines_with("\\"):
        match = None if number in typed else _COMMAND.match(source.line(number))
        if match is None or match["name"] not in headings or arguments(source.line(number), match.end(), 1):
            continue
        lines = "\n".join(source.lines[number - 1 : number - 1 + _MOST_FENCED])[:_LONGEST_GROUP]
        over = _EMPTY_LINE.search(lines)
        found = arguments(lines, match.end(), headings[match["name"]], over.start() if over else None)
        if found:
            end = found[1]
            above = lines.count("\n", 0, end)
            begin = end - 1 - (lines.rfind("\n", 0, end) + 1)
            yield number + above, (begin, begin + 1)


def _as_formula(line: str) -> str | None:
    """A line of a formula as one by itself; None where it only begins or ends what aligns the others."""
    if _ALIGNS.fullmatch(line):
        return None
    return f"${line.removesuffix(_ROW_END).strip().removeprefix('&').strip()}$"


def _formulas(source: SourceText, typed: Container[int]) -> Iterator[tuple[int, str | None]]:
    """The lines of formulas that stand between signs on lines of their own, each line a formula."""
    marked = [*source.lines_with("$$"), *source.lines_with("\\["), *source.lines_with("\\]")]
    fences: Mapping[int, str] = {
        n: sign for n in sorted(marked) if (sign := source.line(n).strip()) in ("$$", "\\[", "\\]")
    }
    begun: int | None = None
    for number, sign in fences.items():
        if begun is None or sign != _FENCES[fences[begun]] or number - begun > _MOST_FENCED:
            begun = number if sign in _FENCES else None
            continue
        between = [n for n in range(begun + 1, number) if n not in typed and source.line(n).strip()]
        yield begun, None
        yield from ((n, _as_formula(source.line(n).strip())) for n in between)
        yield number, None
        begun = None
