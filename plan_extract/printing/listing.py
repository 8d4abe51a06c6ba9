"""Sections, tables and projects of one plan as rows to look at, and the three ways to print such rows."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from extract.ground.source import Span
from normalize.schema.inert_text import inert
from normalize.store.manifest import SourceEntry, sentences
from parsers.records.budget import BudgetCell
from parsers.records.plan import PlanDocument, Project
from parsers.records.table import Grid
from plan_extract.printing.text_columns import Align, columns, shorten, width

Value = str | int | Decimal | None
"""What a listed row may hold."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows to print; every row has all ``names``. ``long`` is the column to cut on a narrow terminal."""

    names: tuple[str, ...]
    rows: tuple[Mapping[str, Value], ...]
    long: str


def section_listing(document: PlanDocument) -> Listing:
    """The sections of a plan, one a row, indented by depth."""
    rows = tuple(
        {
            "ordinal": section.ordinal,
            "lines": lines_of(section.span),
            "depth": section.depth,
            "kind": section.kind,
            "number": section.number,
            "title": section.title,
        }
        for section in document.sections
    )
    return Listing(("ordinal", "lines", "depth", "kind", "number", "title"), rows, "title")


def grid_listing(grids: Sequence[Grid]) -> Listing:
    """The cells of all tables as printed, one a row, without empty ones; tables, rows, columns count from 1."""
    rows = tuple(
        {
            "table": table,
            "dialect": grid.dialect,
            "row": row_no,
            "column": column_no,
            "lines": lines_of(cell.span),
            "text": cell.text,
        }
        for table, grid in enumerate(grids, 1)
        for row_no, row in enumerate(grid.rows, 1)
        for column_no, cell in enumerate(row.cells, 1)
        if cell.text
    )
    return Listing(("table", "dialect", "row", "column", "lines", "text"), rows, "text")


def project_listing(document: PlanDocument) -> Listing:
    """The projects of a plan, one a row, with a column for each year of its budget tables."""
    cells = [cell for project in document.projects if project.item for cell in project.item.cells]
    years = list(dict.fromkeys(cell.when for cell in sorted(cells, key=attrgetter("of_years"))))
    names = ("no", "kind", "dimension", "mission", *years, "detail", "lines", "title")
    return Listing(names, tuple(_project_row(project, years) for project in document.projects), "title")


def _project_row(project: Project, years: Sequence[str]) -> dict[str, Value]:
    source = project.detail or project.item
    if source is None:
        raise ValueError(f"project {project.ordinal} has neither a table row nor a detail block")
    place = project.item.branch if project.item else source.branch
    amounts = {cell.when: _amount(cell) for cell in (project.item.cells if project.item else ())}
    return {
        "no": project.ordinal,
        "kind": source.kind,
        "dimension": place.dimension.number if place.dimension else None,
        "mission": place.mission.number if place.mission else None,
        **{year: amounts.get(year) for year in years},
        "detail": project.detail.budget_status or "missing_field" if project.detail else "no_detail",
        "lines": ", ".join(lines_of(part.span) for part in (project.item, project.detail) if part),
        "title": source.title,
    }


def lines_of(span: Span) -> str:
    """The lines of a span: ``12`` or ``12-14``."""
    return str(span.start) if span.start == span.end else f"{span.start}-{span.end}"


def _amount(cell: BudgetCell) -> Value:
    """The amount of a cell, else the word that says why it has none: the two are never mixed up."""
    return cell.status if cell.amount is None else cell.amount


def quarantine_listing(entries: Iterable[SourceEntry]) -> Listing:
    """The files that were set aside."""
    rows = tuple(
        {"path": entry.path, "code": entry.error.code, "what": sentences(entry.error)}
        for entry in entries
        if entry.error
    )
    return Listing(("path", "code", "what"), rows, "what")


def as_json(listing: Listing) -> str:
    """An array of objects. Amounts are strings with two decimals: a JSON number would become a float."""
    rows = [{name: _plain(row[name]) for name in listing.names} for row in listing.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def as_csv(listing: Listing) -> str:
    """A header and one line a row (RFC 4180 but for line ends, which are line feeds).

    A text that a spreadsheet would run has an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(listing.names)
    writer.writerows([[_inert(_plain(row[name])) for name in listing.names] for row in listing.rows])
    return out.getvalue()


def as_table(listing: Listing, terminal: bool) -> str:
    """Aligned columns. On a ``terminal`` the long column is cut to the width that is left; elsewhere nothing is cut."""
    texts = [list(listing.names), *([_shown(row[name]) for name in listing.names] for row in listing.rows)]
    at = listing.names.index(listing.long)
    if terminal:
        taken = sum(max(width(row[i]) for row in texts) + 2 for i in range(len(listing.names)) if i != at)
        room = max(20, shutil.get_terminal_size().columns - taken)
        for row in texts:
            row[at] = shorten(row[at], room)
    aligns: list[Align] = [
        "right" if any(isinstance(row[name], int | Decimal) for row in listing.rows) else "left"
        for name in listing.names
    ]
    return "\n".join(columns(texts, aligns))


def _inert(value: str | int | None) -> str | int | None:
    return inert(value) if isinstance(value, str) else value


def _plain(value: Value) -> str | int | None:
    return f"{value:.2f}" if isinstance(value, Decimal) else value


def _shown(value: Value) -> str:
    if value is None:
        return ""
    return f"{value:,.2f}" if isinstance(value, Decimal) else str(value)
