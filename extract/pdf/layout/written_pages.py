"""The lines of all pages in the order of the document, and the tables between them, whole over their pages."""

from __future__ import annotations

from collections.abc import Iterator

from extract.pdf.layout.long_tables import (
    Added,
    LongTable,
    append_page,
    compact,
    form_labels,
    goes_on,
    long_table,
    typed_rows,
)
from extract.pdf.layout.pages import LaidPage, Paragraph, over_pages
from extract.pdf.layout.pieces.tables import PageTable
from extract.text.cell_texts import Written
from extract.text.page_units import heads_projects, units_said


def written_pages(pages: list[LaidPage]) -> tuple[Written, tuple[int, ...]]:
    """The lines and tables of all pages, and the page of every line."""
    written, line_pages = Written(), list[int]()
    for block in _lines(pages):
        if isinstance(block, LongTable):
            rows = typed_rows(block)
            written.add_table([cells for _, cells in rows], edges=compact(block).sides)
            line_pages += (rows[0][0], *(page for page, _ in rows), block.pages[-1])
        else:
            page, line = block
            written.lines.append(line)
            line_pages.append(page)
    return written, tuple(line_pages)


def _lines(pages: list[LaidPage]) -> Iterator[tuple[int, str] | LongTable]:
    """Page and text of every line, and the tables between them. An empty line ends a paragraph and a table.

    None stands where a paragraph may go on over a page: the parsers, which know headings, join such lines or do not.
    What heads and feet of a page say of a unit of money stands above the tables that begin on it.
    """
    units = {page.number: units_said((page.header, page.footer)) for page in pages}
    table: LongTable | None = None
    last: int | None = None
    """The page of the empty line that is due."""
    labels = form_labels(table for page in pages for table in page.tables)
    for block in over_pages(pages):
        if isinstance(block, Paragraph):
            if table is not None:
                yield table
                last, table = table.pages[-1], None
            if last is not None and not block.goes_on:
                yield last, ""
            yield block.page, block.text.strip()
            last = block.page
            continue
        page, printed = block
        follows = table is not None and page == table.pages[-1] + 1 and units[page] == units[page - 1]
        if table is not None and follows and goes_on(table, printed):
            append_page(table, page, printed, labels)
            continue
        if table is not None:
            yield table
            last = table.pages[-1]
        if last is not None:
            yield last, ""
        if units[page] and heads_projects([[cell.text for cell in row] for row in printed.rows]):
            for unit in units[page]:
                yield from ((page, unit), (page, ""))
        table = long_table(page, printed)
    if table is not None:
        yield table


def tables_going_on(pages: list[LaidPage]) -> dict[int, tuple[PageTable, Added]]:
    """The tables that go on at the top of a page, by their page, with what became of their first rows."""
    found: dict[int, tuple[PageTable, Added]] = {}
    table: LongTable | None = None
    labels = form_labels(table for page in pages for table in page.tables)
    for block in over_pages(pages):
        if isinstance(block, Paragraph):
            table = None
            continue
        page, printed = block
        if table is not None and page == table.pages[-1] + 1 and goes_on(table, printed):
            found[page] = printed, append_page(table, page, printed, labels)
        else:
            table = long_table(page, printed)
    return found
