"""Printed totals against the sums of their rows, and against what is printed of the same again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from extract.ground.issue_codes import Severity
from extract.ground.issues import Issue
from extract.ground.source import Span
from normalize.checks.parts_of_plan import about_part
from normalize.rows.parts import is_part, whole_of
from normalize.rows.shared import added_by
from normalize.schema.keys import DataRow, PlanRows, years_column
from normalize.schema.money_text import baht_text
from parsers.records.budget import TotalRow
from parsers.records.plan import PlanDocument


def check_totals(document: PlanDocument, rows: PlanRows) -> Iterator[Issue]:
    """Issues about the totals of a plan; ``rows`` needs ``budget_totals`` and ``projects``."""
    totals = rows["budget_totals"]
    yield from _total_mismatches(totals)
    yield from _totals_of_no_rows(totals, rows["projects"])
    yield from _unsaid_sums(totals) if document.heads else ()
    yield from _group_mismatches(document)
    yield from _repeated_totals(document.totals)


def _total_mismatches(rows: Iterable[DataRow]) -> Iterator[Issue]:
    said: set[tuple[object, ...]] = set()
    for row in rows:
        declared, computed = row["declared_baht"], row["computed_baht"]
        of = tuple(row[name] for name in ("scope", "dimension_no", "mission_no", "fiscal_year_be", "years_be"))
        if of in said:
            continue  # another value for the same is a repeated one
        said.add(of)
        least, most = added_by(row)
        if isinstance(declared, Decimal) and isinstance(computed, Decimal) and not least <= declared - computed <= most:
            yield _mismatch(row, baht_text(declared), _sum_text(computed, least, most))


def _totals_of_no_rows(totals: Iterable[DataRow], projects: Iterable[DataRow]) -> Iterator[Issue]:
    """Totals of a dimension or mission that no row of a table carries, where rows carry others: a heading was lost."""
    listed_in: dict[object, set[object]] = {"dimension": set(), "mission": set()}
    for row in projects:
        if row["in_table"]:
            listed_in["dimension"].add(row["dimension_no"])
            listed_in["mission"].add(row["mission_no"])
    for total in totals:
        number = total["mission_no"] if total["scope"] == "mission" else total["dimension_no"]
        carried = listed_in.get(total["scope"], set()) - {None}
        if carried and number is not None and number not in carried and total["declared_baht"]:
            yield _mismatch(total, baht_text(Decimal(str(total["declared_baht"]))), "–")


def _unsaid_sums(rows: Iterable[DataRow]) -> Iterator[Issue]:
    """Totals that say the sums of some years and leave out one in which the rows above have, or may have, an amount.

    The cell was lost, or its figure stands elsewhere; a dash says what the rows do not.
    """
    totals: dict[tuple[object, ...], list[DataRow]] = {}
    for row in rows:
        if row["fiscal_year_be"] is not None or row["years_be"] is not None:
            key = (row["scope"], row["dimension_no"], row["mission_no"], row["line_start"])
            totals.setdefault(key, []).append(row)
    for of_years in totals.values():
        if not any(row["declared_baht"] for row in of_years):
            continue
        for row in of_years:
            computed = row["computed_baht"]
            if row["declared_baht"] is None and (computed is None or computed):
                found = baht_text(computed) if isinstance(computed, Decimal) else "–"
                yield replace(_mismatch(row, "–", found), severity=Severity.WARNING)


def _group_mismatches(document: PlanDocument) -> Iterator[Issue]:
    """Sums of rows that are no dimension or mission, and not what these add up to, where all is known."""
    for total in document.totals if any(total.scope == "group" for total in document.totals) else ():
        sums = (*total.amounts.items(), *total.of_several.items()) if total.scope == "group" else ()
        for years, declared in sums if any(amount for _, amount in sums) else ():
            cells = [
                cell
                for project in document.projects
                for cell in (total.summed_cells(project.item, years) if project.item else ())
                if not is_part(cell, whole_of(project, document.projects))
            ]
            if any("ambiguous" in (cell.status, cell.alignment) for cell in cells):
                continue
            computed = sum((cell.amount or Decimal(0) for cell in cells), Decimal(0))
            if computed != (declared or 0):
                more, more_th = _of_year(years_column(years) if isinstance(years, tuple) else years)
                params = {"what": f"a group of rows{more}", "what_th": f"กลุ่มรายการ{more_th}"}
                expected, found = "–" if declared is None else baht_text(declared), baht_text(computed)
                yield Issue("total_mismatch", total.span, "budget_lines", expected=expected, found=found, params=params)


def _sum_text(computed: Decimal, least: Decimal, most: Decimal) -> str:
    """A sum, and what shared amounts add to it: ``7,700,000 + 20,000``, ``7,700,000 + 20,000-40,000``."""
    if not most:
        return baht_text(computed)
    added = baht_text(most) if least == most else f"{baht_text(least)}-{baht_text(most)}"
    return f"{baht_text(computed)} + {added}"


def _mismatch(row: DataRow, expected: str, found: str) -> Issue:
    """What a total declares, as a text, against what was found for it."""
    of_year = _of_year(row["fiscal_year_be"] or row["years_be"])
    params = about_part(row["scope"], row["dimension_no"], *of_year, row["mission_no"])
    return Issue("total_mismatch", _row_span(row), "budget_totals", expected=expected, found=found, params=params)


def _repeated_totals(totals: Iterable[TotalRow]) -> Iterator[Issue]:
    """Other values for what a total says already; those of a plan before it was changed are of another one."""
    kept: dict[tuple[object, ...], Decimal] = {}
    for total in totals:
        for years, declared in (*total.amounts.items(), *total.of_several.items()):
            if declared is None or total.scope == "group":
                continue
            key = (total.as_it_was, total.scope, total.dimension_no, total.mission_no, years)
            first = kept.setdefault(key, declared)
            if first != declared:
                more, more_th = _of_year(years_column(years) if isinstance(years, tuple) else years)
                yield Issue(
                    "repeated_value",
                    span=total.span,
                    table="budget_totals",
                    expected=baht_text(first),
                    found=baht_text(declared),
                    params=about_part(
                        total.scope, total.dimension_no, f"{more} (total)", f"{more_th} (ยอดรวม)", total.mission_no
                    ),
                )


def _of_year(year: object) -> tuple[str, str]:
    """Which year, or years together, a total is of, in English and Thai; None is all of them."""
    return (", all years", " รวมทุกปี") if year is None else (f", {year}", f" ปี {year}")


def _row_span(row: DataRow) -> Span:
    return Span(int(str(row["line_start"])), int(str(row["line_end"])))
