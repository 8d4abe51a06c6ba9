"""Tables in Markdown: ``| a | b |`` with or without the outer pipes, a row of dashes below the header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.records.table import Cell, Grid, GridRow
from parsers.structure.levels import names_place
from parsers.tables.rows.lost_merges import with_merges
from parsers.tables.rows.printed_cells import printed_cell
from parsers.values.page_marks import MAYBE_PAGE_MARK, is_empty_or_of_page

_PIPE = re.compile(r"(?<!\\)\|")
_DASHES = re.compile(r"\s*(?::-*|-+)(?::|-)*\s*")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_INLINE = re.compile(r"</?(?:b|strong|i|em|u|s|span|font|sup|sub|small)\b[^<>]*>", re.IGNORECASE)
_WORD = re.compile("[A-Za-zก-๎]{4}")
_PLACE = re.compile(r"(?P<name>Col|Column|Field|Unnamed:)\s?(?P<number>\d{1,3})")
_LEAST_SAME = 3
_MOST_BETWEEN = 8
"""Lines between the rows of two pages."""

_LONGEST_CELL = 8
"""Lines that a cell may go on over: some models keep the line breaks of a narrow cell."""

_Lines = tuple[str, ...]


def pipe_tables(source: SourceText) -> Iterator[Grid]:
    """The pipe tables of a source.

    A table has a row of dashes below its first line, or at least two cells between outer pipes in some row: a lone pipe
    in prose or before a page number (``แผนปฏิบัติการ | 12``) makes none. A cell may go on in lines without a pipe; the
    row then has all their lines. Rows keep the number of cells that they print, whatever the header says. All rows may
    stand on one line. Without outer pipes it may go on over a page's end, as a table of its own.
    """
    if "|" not in source.joined:
        return
    lines = source.lines
    end = bare = 0
    for number in source.lines_with("|"):
        if number <= end:
            continue
        one_line = _rows_on_line(lines[number - 1], number)
        goes_on = not one_line and _goes_on(source, end, number, bare)
        if not one_line and not goes_on and not _opens_table(lines, number):
            continue
        rows = one_line or list(_rows(lines, number, outer=not goes_on and _is_outer(lines[number - 1])))
        bare = bare if goes_on else _width_without_outer(rows)
        grid = _grid(rows, bare or None) if rows else None  # a line whose pipes are all escaped has no row
        end = rows[-1][0].end if rows else number
        if grid:
            yield grid


def _width_without_outer(rows: Sequence[tuple[Span, str]]) -> int:
    """How many columns the row of dashes of a table without outer pipes has; 0 for all others."""
    ruling = next((text for _, text in rows if is_ruling(text)), "")
    return len(_PIPE.split(ruling.strip().strip("|"))) if ruling and not _is_outer(rows[0][1]) else 0


def _goes_on(source: SourceText, end: int, number: int, width: int) -> bool:
    """Whether a line is one more row of a table without outer pipes: as wide, behind nothing but what stands between
    two pages, or places of the tree.
    """
    line = source.line(number)
    if width < _LEAST_SAME or number - end > _MOST_BETWEEN or (_is_outer(line) and _ends_with_pipe(line)):
        return False
    if len(_pieces(line, False, width)) != width or (number < len(source.lines) and is_ruling(source.line(number + 1))):
        return False
    return all(
        is_empty_or_of_page(source, above)
        or MAYBE_PAGE_MARK.fullmatch(source.stripped_digits[above - 1])
        or names_place(source.line(above).strip())
        for above in range(end + 1, number)
    )


def _rows_on_line(line: str, number: int) -> list[tuple[Span, str]]:
    """The rows of a table that stands on one line: its second row is one of dashes, and behind as many cells as that
    has an empty one parts each row from the next; nothing for all other lines.

    >>> [text for _, text in _rows_on_line("| a | b | |---|---| | 1 |  | | 2 | - |", 1)]
    ['| a | b |', '|---|---|', '| 1 |  |', '| 2 | - |']
    >>> _rows_on_line("| a | b | |---|---| | 1 | 2 | 3 |", 1), _rows_on_line("|---|---|", 1)
    ([], [])
    """
    if "-|" not in line and "- |" not in line and ":|" not in line:
        return []
    first, *pieces = _PIPE.split(line.strip())
    ruled = [at for at, piece in enumerate(pieces) if _DASHES.fullmatch(piece) and len(piece.strip()) > 1]
    if first.strip() or not ruled:
        return []
    width = ruled[0] - 1
    if width < 1 or ruled[:width] != list(range(width + 1, 2 * width + 1)) or len(pieces) % (width + 1):
        return []
    if any(piece.strip() for piece in pieces[width :: width + 1]):
        return []
    starts = range(0, len(pieces), width + 1)
    return [(Span(number, number), f"|{'|'.join(pieces[at : at + width])}|") for at in starts]


def _opens_table(lines: _Lines, number: int) -> bool:
    below = lines[number] if number < len(lines) else ""
    return (len(_PIPE.findall(lines[number - 1])) > 1 and _is_outer(lines[number - 1])) or is_ruling(below)


def _is_outer(line: str) -> bool:
    return line.lstrip().startswith("|")


def is_ruling(line: str) -> bool:
    """Whether a line is the row of dashes. One of lone dashes may be a row without any value: it is none.

    >>> [is_ruling(line) for line in ("|---|:-:|", "--- | ---", "| - | - |", "| - | 5,000 |", "-----")]
    [True, True, False, False, False]
    """
    if "|" not in line or ("--" not in line and ":-" not in line and "-:" not in line):
        return False
    return all(_DASHES.fullmatch(cell) for cell in line.strip().strip("|").split("|"))


def _rows(lines: _Lines, start: int, *, outer: bool) -> Iterator[tuple[Span, str]]:
    """The printed rows from line ``start`` on, each with its lines."""
    number = start
    while number <= len(lines):
        line = lines[number - 1]
        pipes = len(_PIPE.findall(line))
        if pipes == 0 or (number > start and outer and not _is_outer(line) and pipes == 1):
            return
        end = _end_of_row(lines, number) if outer and _is_outer(line) else number
        yield Span(number, end), "\n".join(lines[number - 1 : end])
        number = end + 1


def _end_of_row(lines: _Lines, number: int) -> int:
    """The last line of a row that begins with a pipe: it ends with one, unless that was left out."""
    if _ends_with_pipe(lines[number - 1]):
        return number
    for following in range(number + 1, min(number + _LONGEST_CELL, len(lines)) + 1):
        line = lines[following - 1].strip()
        if not line or line.startswith("|"):
            break
        if _ends_with_pipe(line):
            return following
    return number


def _ends_with_pipe(line: str) -> bool:
    line = line.rstrip()
    return line.endswith("|") and not line.endswith("\\|")


def _grid(printed: Sequence[tuple[Span, str]], width: int | None) -> Grid | None:
    """The table of printed rows; ``width`` is the number of its columns, where it is known to have no outer pipes."""
    ruled = next((_PIPE.split(text.strip().strip("|")) for _, text in printed if is_ruling(text)), None)
    outer = width is None and _is_outer(printed[0][1])
    width = len(ruled) if ruled else width
    rows = [
        GridRow(tuple(piped_cell(piece, span) for piece in _once(_pieces(text, outer, width))), span)
        for span, text in printed
        if not is_ruling(text)
    ]
    headless = False
    if rows and ruled and len(printed) > 1 and is_ruling(printed[1][1]):
        headless = rows[0].blank and len(rows) > 1  # as converters write tables that have no head of their own
        rows[:1] = [] if headless else _without_places(rows[0])
        rows = _below_their_heads(rows)
    if all(len(row.cells) < 2 for row in rows) and (ruled is None or not any(map(_says_something, rows))):
        return None
    start = printed[0][0].start if headless or rows[0].span == printed[0][0] else rows[0].span.start
    grid = Grid(tuple(rows), Span(start, printed[-1][0].end), "pipes")
    return with_merges(grid, width, headless=headless) if width and outer else grid


def _says_something(row: GridRow) -> bool:
    """Whether a row has a letter or a digit: a lone sign (``| \\| |``) is no cell of a table."""
    return any(sign.isalnum() for cell in row.cells for sign in cell.text)


def _pieces(text: str, outer: bool, width: int | None) -> list[str]:
    """The cells of a row as written. Without outer pipes a blank first or last piece may be a cell or a pipe too many:
    the number of columns tells.

    >>> _pieces("| a | b |", True, 2), _pieces("a | b |", False, 3), _pieces("a | b |", False, 2)
    ([' a ', ' b '], ['a ', ' b ', ''], ['a ', ' b '])
    """
    pieces = _PIPE.split(text.strip())
    first, last = int(not pieces[0].strip()), int(not pieces[-1].strip() and len(pieces) > 1)
    stripped = pieces[first : len(pieces) - last]
    if outer or len(stripped) == width:
        return stripped or pieces
    readings = (pieces, pieces[first:], pieces[: len(pieces) - last])
    fitting = {tuple(reading) for reading in readings if len(reading) == width}
    return list(fitting.pop()) if len(fitting) == 1 else stripped or pieces


def _without_places(row: GridRow) -> list[GridRow]:
    """A first row without the names that converters give columns which have none (``Col1``, ``Unnamed: 0``): they count
    the columns. None where it has no others.
    """
    places = [_is_place(cell.text, place) for place, cell in enumerate(row.cells)]
    if not any(places):
        return [row]
    cells = tuple(Cell("", (), cell.span) if named else cell for cell, named in zip(row.cells, places, strict=True))
    return [GridRow(cells, row.span)] if any(cell.text for cell in cells) else []


def _below_their_heads(rows: list[GridRow]) -> list[GridRow]:
    """The rows without a blank first cell that all below the first have too many: what then stands first counts up from
    one, below a head for it.
    """
    width, below = (len(rows[0].cells), rows[1:]) if rows else (0, [])
    if len(below) < _LEAST_SAME - 1 or not rows[0].cells[0].text:
        return rows
    if any(len(row.cells) != width + 1 or row.cells[0].text for row in below):
        return rows
    numbers = [text for row in below if (text := arabic_digits(row.cells[1].text).strip(" .)")).isdecimal()]
    if len(numbers) < _LEAST_SAME - 1 or numbers != [str(number) for number in range(1, len(numbers) + 1)]:
        return rows
    return [rows[0], *(replace(row, cells=row.cells[1:]) for row in below)]


def _is_place(text: str, place: int) -> bool:
    match = _PLACE.fullmatch(text)
    return match is not None and int(match["number"]) == place + (match["name"] != "Unnamed:")


def _once(pieces: list[str]) -> list[str]:
    """A row whose cells all say the same words is one merged cell, as models write it: once, the others blank.

    >>> _once([" กลยุทธ์ 3.1 ", " กลยุทธ์ 3.1 ", " กลยุทธ์ 3.1 "]), _once(["-", "-", "-"])
    ([' กลยุทธ์ 3.1 ', '', ''], ['-', '-', '-'])
    """
    words = {piece.strip() for piece in pieces}
    if len(pieces) < _LEAST_SAME or len(words) > 1 or not _WORD.search(pieces[0]):
        return pieces
    return [pieces[0], *[""] * (len(pieces) - 1)]


def piped_cell(piece: str, span: Span) -> Cell:
    """The cell of what stands between two pipes, with its line ends."""
    text = _ESCAPED.sub(r"\1", piece) if "\\" in piece else piece
    text = _INLINE.sub("", text) if "<" in text else text
    wrapped = "\n" in text or "<br" in text.lower()
    return printed_cell(text.split("\n"), span, wrapped=wrapped, references=True)
