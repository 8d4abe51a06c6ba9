"""Other forms of the same plan: what a change of form does to the text, and what it may do to the rows.

A form is a pair of functions. The first changes the text of a source; the second changes the value of one column, so
that the rows of the changed text can be foretold from the rows of the original.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.ground.characters import arabic_digits, thai_digits
from extract.ground.source import SourceText
from parsers.budget.budget_grids import budget_grids
from parsers.records.table import Cell
from parsers.records.table import GridRow as PrintedRow
from parsers.tables.grid import find_grids

ComparedRows = Mapping[str, Sequence[Mapping[str, object]]]

OF_THE_FILE = {"source_sha256", "digit_style", "source_path"}
"""Columns about the file and its form, which a change of form changes."""

LIKENESS = {"match_score"}
"""Columns that say how alike two wordings are."""

OF_THE_WORDING = LIKENESS | {"char_start", "char_end", "district_code", "subdistrict_code", "org_key"}
"""Columns that other words change: how alike two are, how long they are, what the country's list calls a place."""

YEARS_MOVED = 5
FIRST_YEAR = 2500
_YEAR = re.compile(r"(?<![0-9๐-๙])(?<![0-9๐-๙][.,])(?:[2๒][5๕][0-9๐-๙]{2})(?![0-9๐-๙]|[.,][0-9๐-๙])")
_TWO_DIGITS = re.compile(r"[0-9๐-๙]{2}")
_SHORT_YEARS = re.compile(r"ปี ?[5-8๕-๘][0-9๐-๙](?: ?- ?[5-8๕-๘][0-9๐-๙])?(?![0-9๐-๙]|[.,][0-9๐-๙])")


@dataclass(frozen=True)
class Form:
    """``text`` changes a source, ``value`` the value of a column by its name; ``encode`` turns the text into bytes.

    ``rewords`` is true where titles change: how alike two of them are is then another number.
    """

    name: str
    text: Callable[[str], str]
    value: Callable[[str, object], object] = lambda _column, value: value
    encode: Callable[[str], bytes] = lambda text: text.encode()
    rewords: bool = False


def same(_column: str, value: object) -> object:
    """The value as it is."""
    return value


def crlf_and_bom(text: str) -> bytes:
    """The bytes of a text file as a Windows editor saves it."""
    return b"\xef\xbb\xbf" + text.replace("\r\n", "\n").replace("\n", "\r\n").encode()


def decomposed(text: str) -> str:
    """Sara am in two characters, after a tone mark where there is one."""
    return text.replace("\u0e33", "\u0e4d\u0e32")


def decomposed_before_tone(text: str) -> str:
    """Sara am in two characters, the tone mark between them, as many keyboards and PDF files leave it."""
    return re.sub("([\u0e48-\u0e4b]?)\u0e33", "\u0e4d\\1\u0e32", text)


def no_break_spaces(text: str) -> str:
    """Every space a no-break space."""
    return text.replace(" ", "\u00a0")


def blanks_stripped(text: str) -> str:
    """No blank or tab at any line's end, as editors save it: empty cells there lose their tabs."""
    return "\n".join(line.rstrip() for line in text.split("\n"))


PARAGRAPH = "\tแผนนี้จัดทำขึ้นเพื่อป้องกันการทุจริตขององค์กรปกครองส่วนท้องถิ่น โดยมีรายละเอียดดังต่อไปนี้"


def paragraphs_beside_tables(text: str) -> str:
    """A paragraph that a tab indents above each page of the budget table, a line above it."""
    lines = text.split("\n")
    for grid in reversed(budget_grids(find_grids(SourceText("plan.txt", "txt", "0" * 64, tuple(lines))))[0]):
        lines.insert(grid.span.start - 2, PARAGRAPH)
    return "\n".join(lines)


def move_years(text: str) -> str:
    """Every year from 2500 to 2599 moved, each digit in the style it had, and those of two digits after the word year.

    >>> move_years("ปีงบประมาณ ๒๕๖๖ - 2570, ปี ๖๖ - 69, 2,566 บาท")
    'ปีงบประมาณ ๒๕๗๑ - 2575, ปี ๗๑ - 74, 2,566 บาท'
    """
    moved = _YEAR.sub(lambda match: _later(match[0]), text)
    return _SHORT_YEARS.sub(lambda match: _TWO_DIGITS.sub(lambda year: _later(year[0]), match[0]), moved)


def _later(printed: str) -> str:
    digits = str(int(arabic_digits(printed)) + YEARS_MOVED)
    return "".join(
        thai_digits(digit) if old in "๐๑๒๓๔๕๖๗๘๙" else digit for digit, old in zip(digits, printed, strict=True)
    )


def move_value(column: str, value: object) -> object:
    """A value of the rows after :func:`move_years`."""
    if column == "template":
        return value  # the handbook's name, not the plan's years
    if isinstance(value, datetime.date):
        return value.replace(year=value.year + YEARS_MOVED)
    if isinstance(value, int) and column.endswith(("_be", "_ce")):
        return value + YEARS_MOVED
    if column == "value" and isinstance(value, Decimal) and FIRST_YEAR <= value < FIRST_YEAR + 100:
        return value + YEARS_MOVED  # the account has the numbers of years too
    return move_years(value) if isinstance(value, str) else value


def renamed(names: Mapping[str, str]) -> Form:
    """Another organisation: every old name replaced by its new one, the longest first, all in one pass.

    A name is also found where a narrow cell has put a space inside it.
    """
    torn = (" ?".join(map(re.escape, name)) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile("|".join(torn))

    def rename(text: str) -> str:
        return pattern.sub(lambda match: names[match[0].replace(" ", "")], text)

    def value(_column: str, old: object) -> object:
        return rename(old) if isinstance(old, str) else old

    return Form("renamed", rename, value, rewords=True)


FORMS = (
    Form("thai_digits", thai_digits),
    Form("arabic_digits", arabic_digits),
    Form("crlf_and_bom", str, encode=crlf_and_bom),
    Form("decomposed_sara_am", decomposed),
    Form("sara_am_around_tone", decomposed_before_tone),
    Form("no_break_spaces", no_break_spaces),
    Form("years_moved", move_years, move_value, rewords=True),
)
"""The forms that need to know nothing about the plan."""


def foretold(rows: ComparedRows, form: Form) -> dict[str, list[dict[str, object]]]:
    """The rows that the changed source should give."""
    return {
        table: [{column: form.value(column, value) for column, value in row.items()} for row in entries]
        for table, entries in rows.items()
    }


def comparable(rows: ComparedRows, form: Form) -> dict[str, list[dict[str, object]]]:
    """Rows without what belongs to the file's form, digits in one style; issues in an order that no wording changes."""
    left_out = OF_THE_FILE | OF_THE_WORDING if form.rewords else OF_THE_FILE
    plain = {
        table: [{column: _plain(value) for column, value in row.items() if column not in left_out} for row in entries]
        for table, entries in rows.items()
    }
    for row in plain["risk_controls"]:
        if form.rewords and row["match_method"] in ("title_fuzzy", "none"):
            row.update(project_id=None, match_method=None)  # how alike two titles are
    for row in plain.get("amounts", ()):
        if form.rewords and row["became"] in ("label", "text", "row_cell"):
            row.update(raw=None, value=None)  # years, some of two digits
    issues = [{**row, "ordinal": None} for row in plain["issues"]]
    for row in issues:
        if form.rewords and row["code"] == "fuzzy_title_match":
            row.update(found=None, message=None, message_th=None)
    plain["issues"] = sorted(issues, key=lambda row: [str(row[column]) for column in sorted(row)])
    return plain


def without_lines(rows: ComparedRows) -> dict[str, list[dict[str, object]]]:
    """Rows without where they stand, sections without their text, and no account, which says where each number stands:
    what a table's dialect changes.
    """
    return {
        table: [
            {
                column: value
                for column, value in row.items()
                if not column.endswith(("line_start", "line_end", "amount_ordinal"))
                and (table, column) != ("sections", "text")
            }
            for row in entries
        ]
        for table, entries in rows.items()
        if table != "amounts"
    }


def _plain(value: object) -> object:
    if isinstance(value, float):
        return round(value, 6)
    return arabic_digits(value) if isinstance(value, str) else value


def as_pipes(text: str) -> str:
    """The tables of a text as Markdown writes them; their cells' paragraphs and lines stay parted."""
    return _with_tables(text, _pipe_table)


def as_html(text: str) -> str:
    """The tables of a text in HTML, each on one line."""
    return _with_tables(text, lambda rows: [f"<table>{''.join(map(_html_row, rows))}</table>"])


def as_html_lines(text: str) -> str:
    """The tables of a text in HTML, a cell a line and no closing tag but the table's."""
    return _with_tables(
        text, lambda rows: ["<table>", *(line for row in rows for line in _html_lines(row)), "</table>"]
    )


def as_latex(text: str) -> str:
    """The tables of a text in LaTeX, as OCR models write it."""
    return _with_tables(text, _latex_table)


def _with_tables(text: str, write: Callable[[Sequence[Sequence[Cell]]], list[str]]) -> str:
    lines = text.split("\n")
    grids = find_grids(SourceText("plan.txt", "txt", "0" * 64, tuple(lines)))
    for grid in reversed(grids):
        width = max(len(row.cells) for row in grid.rows)
        blank = Cell("", (), grid.span)
        rows = [[*row.cells, *[blank] * (0 if _is_short_total(row) else width - len(row.cells))] for row in grid.rows]
        lines[grid.span.start - 1 : grid.span.end] = write(rows)
    return "\n".join(lines)


def _is_short_total(row: PrintedRow) -> bool:
    """A row of a total leaves cells out in the middle, not at its end: there is no telling where they belong."""
    return next((cell.text for cell in row.cells if cell.text), "").startswith("รวม")


def _pipe_table(rows: Sequence[Sequence[Cell]]) -> list[str]:
    head, *rest = (f"| {' | '.join(_inner(cell, '|', chr(92) + '|') for cell in row)} |" for row in rows)
    return [head, "|" + "---|" * len(rows[0]), *rest]


def _html_row(row: Sequence[Cell]) -> str:
    return f"<tr>{''.join(f'<td>{_inner(cell)}</td>' for cell in row)}</tr>"


LATEX_LINE_END = r" \\ "


def _latex_table(rows: Sequence[Sequence[Cell]]) -> list[str]:
    lines = ("\\hline " + " & ".join(map(_latex_cell, row)) + LATEX_LINE_END for row in rows)
    return [rf"\begin{{tabular}}{{|{'l|' * len(rows[0])}}}", *lines, r"\hline", r"\end{tabular}"]


def _latex_cell(cell: Cell) -> str:
    parts = [part.replace("&", r"\&").replace("%", r"\%") for part in cell.parts]
    if not cell.wrapped:
        return r" \par ".join(parts)
    return rf"\begin{{tabular}}{{l}}{LATEX_LINE_END.join(parts)}\end{{tabular}}"


def _html_lines(row: Sequence[Cell]) -> list[str]:
    return ["<TR>", *(f"<TD valign=top>{_inner(cell)}" for cell in row)]


def _inner(cell: Cell, old: str = "&", new: str = "&amp;") -> str:
    parts = [part.replace(old, new) for part in cell.parts]
    if cell.wrapped:
        return "<br>".join(parts)
    return "".join(f"<p>{part}</p>" for part in parts) if len(parts) > 1 else "".join(parts)


TABLE_FORMS = (
    Form("pipes", as_pipes),
    Form("html", as_html),
    Form("html_lines", as_html_lines),
    Form("latex", as_latex),
    Form("blanks_stripped", blanks_stripped),
    Form("indented_paragraphs", paragraphs_beside_tables),
    Form("indented_paragraphs_stripped", lambda text: blanks_stripped(paragraphs_beside_tables(text))),
)
"""The tables of a plan in another dialect, or with other lines beside them: lines move, meaning does not."""
