"""The commands that look at one plan: ``text``, ``page``, ``tables``, ``sections``, ``projects``."""

from __future__ import annotations

from pathlib import Path

import click

from extract.ground.options import OcrMode, ReadOptions
from plan_extract.commands.arguments import FILE, FILES, FORMAT, OCR, PASSWORD, WRITTEN
from plan_extract.commands.codes import CLEAN
from plan_extract.commands.printing import print_listing


@click.command()
@FILES
@click.option("--no-numbers", is_flag=True, help="Leave the line numbers and the names of the parts out.")
@PASSWORD
@OCR
def text(files: tuple[Path, ...], no_numbers: bool, password: str | None, ocr: OcrMode) -> int:
    """Print the lines of FILE with their numbers.

    These are the lines after repair, and the numbers that line_start and line_end refer to. A mark stands before each
    page, where FILE has pages. Several FILEs are read as the parts of one plan, in this order.
    """
    from plan_extract.engine.documents import load_source

    source = load_source(files, ReadOptions(password, ocr))
    begins = {part.span.start: part.path for part in source.parts}
    cells = len(str(len(source.lines)))
    for number, line in enumerate(source.lines, 1):
        if number in begins and not no_numbers:
            click.echo(f"{'':>{cells}}  == {begins[number]}")
        if source.pages and not no_numbers and (number == 1 or source.pages[number - 2] != source.pages[number - 1]):
            click.echo(f"{'':>{cells}}  -- page {source.pages[number - 1]}")
        click.echo(line if no_numbers else f"{number:>{cells}}  {line}".rstrip())
    return CLEAN


@click.command()
@FILE
@click.argument("number", type=click.IntRange(min=1))
@click.option("--png", "out", required=True, type=WRITTEN, help="Where to write the picture.")
@PASSWORD
@OCR
def page(file: Path, number: int, out: Path, password: str | None, ocr: OcrMode) -> int:
    """Draw page NUMBER of a PDF FILE with what was found on it.

    Cells are blue, lines orange; what returns on every page and is no part of the text is grey. Cells that go on with a
    row of the page before are green, text that nobody sees has a purple frame, struck text a red line. The upper left
    corner says what read the page.
    """
    from extract.pdf.read_pdf import draw_page

    draw_page(file.read_bytes(), number, ReadOptions(password, ocr)).save(out, "PNG")
    return CLEAN


@click.command()
@FILES
@FORMAT
@PASSWORD
@OCR
def sections(files: tuple[Path, ...], form: str, password: str | None, ocr: OcrMode) -> int:
    """Print the parts of FILE with their lines."""
    from parsers.admission import parse_admitted
    from plan_extract.engine.documents import load_source
    from plan_extract.printing.listing import section_listing

    print_listing(section_listing(parse_admitted(load_source(files, ReadOptions(password, ocr)))), form)
    return CLEAN


@click.command()
@FILES
@click.option(
    "--show",
    type=click.Choice(["cells", "columns", "unaccounted"]),
    help="Print this alone: the cells, what the columns mean, the numbers that are unaccounted.",
)
@FORMAT
@PASSWORD
@OCR
def tables(files: tuple[Path, ...], show: str | None, form: str, password: str | None, ocr: OcrMode) -> int:
    """Print the tables of FILE as printed, a cell a line, and how the columns of the budget tables were read.

    This is what the parsers work on: look here first when an amount is wrong. Below the cells stands what each column
    means, its unit and its year and what says them, and the numbers that may be money and that nothing was read from.
    JSON and CSV have the cells alone, or what --show says.
    """
    from extract.text.dress import undressed
    from parsers.document import parse_plan
    from parsers.other_lines.whole_words import with_whole_words
    from parsers.tables.grid import find_grids
    from parsers.tables.pages.running_heads import without_running_heads
    from plan_extract.engine.documents import load_source
    from plan_extract.printing.listing import grid_listing
    from plan_extract.printing.table_columns import column_listing, columns_as_text, unaccounted_listing

    source = load_source(files, ReadOptions(password, ocr))
    whole = with_whole_words(source)
    plain, dress_issues = undressed(whole.source if whole else source)
    grids = find_grids(without_running_heads(plain))
    if show == "cells" or (show is None and form != "table"):
        print_listing(grid_listing(grids), form)
        return CLEAN
    document = parse_plan(source, (plain, dress_issues))
    if show == "columns":
        print_listing(column_listing(grids, document), form)
    elif show == "unaccounted":
        print_listing(unaccounted_listing(grids, document), form)
    else:
        print_listing(grid_listing(grids), form)
        if told := columns_as_text(grids, document):
            click.echo(f"\n{told}")
    return CLEAN


@click.command()
@FILES
@FORMAT
@PASSWORD
@OCR
def projects(files: tuple[Path, ...], form: str, password: str | None, ocr: OcrMode) -> int:
    """Print the projects of FILE with their baht by year.

    The amounts are those of the budget table; where it has none, the word says why.
    """
    from parsers.admission import parse_admitted
    from plan_extract.engine.documents import load_source
    from plan_extract.printing.listing import project_listing

    print_listing(project_listing(parse_admitted(load_source(files, ReadOptions(password, ocr)))), form)
    return CLEAN
