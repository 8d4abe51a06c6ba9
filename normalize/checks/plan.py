"""What a plan's rows say against each other: declared totals and counts, table and details, facts that are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, groupby

from extract.ground.issues import Issue, Severity
from extract.ground.source import Span
from normalize.checks.pages import check_pages
from normalize.checks.plausibility import check_amounts
from normalize.checks.projects import check_projects
from normalize.rows.counts import extracted, tally_of
from normalize.rows.parts import is_part, whole_of
from normalize.rows.plan import first_targets
from normalize.rows.projects import project_span
from normalize.rows.shared import added_by
from normalize.schema.keys import DataRow, PlanRows, years_column
from normalize.schema.money_text import baht_text
from parsers.budget.items.sub_activities import sums_against
from parsers.records.budget import TableItem, TotalRow
from parsers.records.facts import Risk, RiskControl
from parsers.records.plan import PlanDocument
from parsers.values.numbering import jumps
from parsers.values.organisations import bare_name
from parsers.values.places import place_codes


def check_plan(document: PlanDocument, rows: PlanRows) -> tuple[Issue, ...]:
    """The issues that only the rows of a whole plan can show, each once.

    ``rows`` needs ``projects``, ``budget_totals`` and ``declared_counts``. Issues of single places (a cell that
    cannot be assigned, a heading that is misspelt) are the parsers' own.
    """
    return tuple(
        chain(
            _missing_parts(document),
            _unknown_places(document),
            _unknown_tree(document, rows["projects"]),
            _years_without_column(document),
            _years_outside_plan(document),
            _announced_outside_plan(document),
            _total_mismatches(rows["budget_totals"]),
            _totals_of_no_rows(rows["budget_totals"], rows["projects"]),
            _unsaid_sums(rows["budget_totals"]) if document.heads else (),
            _group_mismatches(document),
            _row_total_mismatches(document),
            _source_mismatches(document),
            _parts_mismatches([project.item for project in document.projects if project.item]),
            _repeated_totals(document.totals),
            _repeated_targets(document),
            _repeated_periods(document),
            _headless_risks(document),
            _risk_numbers(document),
            _count_mismatches(document, rows),
            check_projects(document),
            check_amounts(document),
            check_pages(document, rows["budget_totals"]),
        )
    )


def _unknown_places(document: PlanDocument) -> Iterator[Issue]:
    """Names that the country's list does not have. One that is the organisation's may not be printed."""
    facts = document.facts
    for place in place_codes(facts.province_iso, facts.district, facts.subdistrict).unknown:
        if place.column == "subdistrict" and facts.org_name and bare_name(facts.org_name) == place.name:
            continue
        nearest, nearest_th = (f"perhaps {place.nearest}, ", f"อาจเป็น {place.nearest} ") if place.nearest else ("", "")
        params = {"kept": f"{nearest}kept as printed, without a code", "kept_th": f"{nearest_th}จึงคงไว้ตามที่พิมพ์โดยไม่มีรหัส"}
        yield Issue("unknown_place", facts.span, "plans", expected=place.nearest, found=place.name, params=params)
    if facts.province_misprint:
        params = {"kept": f"read as {facts.province}", "kept_th": f"อ่านเป็น {facts.province}"}
        found = facts.province_misprint
        yield Issue("unknown_place", facts.span, "plans", expected=facts.province, found=found, params=params)


def _unknown_tree(document: PlanDocument, projects: Sequence[DataRow]) -> Iterator[Issue]:
    """The projects whose headings no handbook has that is known: those of a newer one, or the plan's own."""
    named = [row for row in projects if row["dimension_title"] or row["mission_title"] or row["strategy_title"]]
    unknown = [row for row in named if row["template"] is None and row["dimension_code"] is None]
    if unknown:
        first = unknown[0]
        example = str(first["dimension_title"] or first["mission_title"] or first["strategy_title"])
        span = project_span(next(one for one in document.projects if one.ordinal == first["ordinal"]))
        params = {"example": example}
        yield Issue("unknown_tree", span, "projects", expected=str(len(named)), found=str(len(unknown)), params=params)


def _missing_parts(document: PlanDocument) -> Iterator[Issue]:
    facts = document.facts
    for name, value in (
        ("org_name", facts.org_name),
        ("province", facts.province),
        ("start_year_be", facts.start_year_be),
    ):
        if value is None:
            yield Issue("missing_fact", span=facts.span, table="plans", params={"field": name})
    if not any(_has_budget(project.item) for project in document.projects if project.item):
        yield Issue("missing_table", table="budget_lines")
    if not any(project.detail for project in document.projects):
        yield Issue("missing_details", table="projects")


def _has_budget(item: TableItem) -> bool:
    """Whether a row of a budget table has a cell for money, be it empty. What a head alone leaves behind has none."""
    return bool(item.cells) or any(cell.value is not None and cell.unit == "baht" for cell in item.beside)


def _years_without_column(document: PlanDocument) -> Iterator[Issue]:
    """Years of the plan that no budget table has a column for: a table may have been lost, or its head."""
    items = [project.item for project in document.projects if project.item]
    printed = {year for item in items for cell in item.cells for year in cell.of_years}
    years = document.facts.years_be
    if not printed or years is None:
        return
    missing = [year for year in range(years[0], years[1] + 1) if year not in printed]
    if missing:
        plan = f"{years[0]}-{years[1]}" if years[0] < years[1] else str(years[0])
        span = items[0].span
        found = ", ".join(map(str, missing))
        yield Issue("years_without_column", span, "budget_lines", expected=plan, found=found)


def _years_outside_plan(document: PlanDocument) -> Iterator[Issue]:
    """Years of the budget tables' heads that the plan does not cover, each once: it or the plan's years are misread."""
    years = document.facts.years_be
    said: set[int] = set()
    for head in document.heads if years else ():
        for column in head.columns:
            of_money = (column.years or (column.year_be,)) if column.meaning in ("year", "years") else ()
            for year in of_money:
                if years and year and year not in said and not years[0] <= year <= years[1]:
                    said.add(year)
                    plan = f"{years[0]}-{years[1]}" if years[0] < years[1] else str(years[0])
                    yield Issue("period_outside_plan", head.span, "budget_lines", expected=plan, found=str(year))


def _announced_outside_plan(document: PlanDocument) -> Iterator[Issue]:
    facts = document.facts
    if facts.announced_outside and facts.years_be:
        printed, span = facts.announced_outside
        years = f"{facts.start_year_be}-{facts.end_year_be}"
        yield Issue("announcement_outside_plan", span, "plans", expected=years, found=printed)


_KIND_NAMES = {
    "project": ("projects", "โครงการ"),
    "activity": ("activities", "กิจกรรม"),
    "measure": ("measures", "มาตรการ"),
}


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
            yield Issue(
                "total_mismatch",
                span=_row_span(row),
                table="budget_totals",
                expected=baht_text(declared),
                found=_sum_text(computed, least, most),
                params=_about_part(
                    row["scope"],
                    row["dimension_no"],
                    *_of_year(row["fiscal_year_be"] or row["years_be"]),
                    row["mission_no"],
                ),
            )


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
            yield Issue(
                "total_mismatch",
                span=_row_span(total),
                table="budget_totals",
                expected=baht_text(Decimal(str(total["declared_baht"]))),
                found="–",
                params=_about_part(
                    total["scope"],
                    total["dimension_no"],
                    *_of_year(total["fiscal_year_be"] or total["years_be"]),
                    total["mission_no"],
                ),
            )


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
                yield Issue(
                    "total_mismatch",
                    span=_row_span(row),
                    table="budget_totals",
                    expected="–",
                    found=baht_text(computed) if isinstance(computed, Decimal) else "–",
                    params=_about_part(
                        row["scope"],
                        row["dimension_no"],
                        *_of_year(row["fiscal_year_be"] or row["years_be"]),
                        row["mission_no"],
                    ),
                    severity=Severity.WARNING,
                )


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


def _parts_mismatches(items: Sequence[TableItem]) -> Iterator[Issue]:
    """Rows whose parts do not add up to them."""
    parts: dict[int, list[TableItem]] = {}
    for item in items:
        if item.parent is not None:
            parts.setdefault(item.parent, []).append(item)
    for whole, below in parts.items():
        against = sums_against(items[whole], below)
        if against:
            texts = [
                (f"{year}: {baht_text(own)}", f"{year}: {baht_text(sums)}") for year, (own, sums) in against.items()
            ]
            expected, found = ("; ".join(said) for said in zip(*texts, strict=True))
            span = items[whole].span | below[-1].span
            yield Issue("parts_mismatch", span, "budget_lines", expected=expected, found=found, subject=whole + 1)


def _row_total_mismatches(document: PlanDocument) -> Iterator[Issue]:
    """Rows whose own total is not the sum of their years, where all of them are known."""
    for project in document.projects:
        item = project.item
        if item is None or item.row_total is None:
            continue
        if any("ambiguous" in (cell.status, cell.alignment) or cell.status == "unnamed" for cell in item.cells):
            continue
        found = sum((cell.amount or Decimal(0) for cell in item.cells), Decimal(0))
        if found != item.row_total:
            yield Issue(
                "row_total_mismatch",
                item.span,
                "budget_lines",
                expected=baht_text(item.row_total),
                found=baht_text(found),
                subject=project.ordinal,
            )


def _source_mismatches(document: PlanDocument) -> Iterator[Issue]:
    """Years of a row that are not the sum of the sources of money printed beside them, where all can be read."""
    for project in document.projects:
        item = project.item
        for cell in item.cells if item else ():
            if cell.year_be is None:
                continue
            years = (cell.year_be, None) if cell.year_basis == "title" else (cell.year_be,)
            beside = [one for one in (item.beside if item else ()) if one.year_be in years]
            sources = [one for one in beside if one.role == "budget_source" and one.unit == "baht"]
            if not sources or "ambiguous" in (cell.status, cell.alignment):
                continue
            found = sum(((one.value or Decimal(0)) * (one.unit_factor or 1) for one in sources), Decimal(0))
            if found != (cell.amount or 0):
                yield Issue(
                    "parts_mismatch",
                    cell.span,
                    "budget_lines",
                    expected=baht_text(cell.amount or Decimal(0)),
                    found=baht_text(found),
                    subject=project.ordinal,
                )


def _repeated_totals(totals: Iterable[TotalRow]) -> Iterator[Issue]:
    kept: dict[tuple[object, ...], Decimal] = {}
    for total in totals:
        for years, declared in (*total.amounts.items(), *total.of_several.items()):
            if declared is None or total.scope == "group":
                continue
            first = kept.setdefault((total.scope, total.dimension_no, total.mission_no, years), declared)
            if first != declared:
                more, more_th = _of_year(years_column(years) if isinstance(years, tuple) else years)
                yield Issue(
                    "repeated_value",
                    span=total.span,
                    table="budget_totals",
                    expected=baht_text(first),
                    found=baht_text(declared),
                    params=_about_part(
                        total.scope, total.dimension_no, f"{more} (total)", f"{more_th} (ยอดรวม)", total.mission_no
                    ),
                )


def _repeated_targets(document: PlanDocument) -> Iterator[Issue]:
    kept = {(target.metric, target.year_be): target for target in first_targets(document)}
    for target in document.targets:
        first = kept[target.metric, target.year_be]
        if target is not first and (target.metric_text, target.raw) != (first.metric_text, first.raw):
            yield Issue(
                "repeated_value",
                span=target.span,
                table="targets",
                expected=f"{first.metric_text}: {first.raw}",
                found=f"{target.metric_text}: {target.raw}",
                params={
                    "what": f"target {target.metric}, {target.year_be}",
                    "what_th": f"ค่าเป้าหมาย {target.metric} ปี {target.year_be}",
                },
            )


def _headless_risks(document: PlanDocument) -> Iterator[Issue]:
    """Rows of the risk table without the process that their table names for others."""
    risks = document.risks
    if any(risk.process for risk in risks):
        params = {"what": "the risk table", "what_th": "ตารางความเสี่ยง"}
        for risk in risks:
            if risk.process is None and risk.ordinal == 1:
                yield Issue("headless_row", risk.span, "risks", found=risk.text, params=params)


def _risk_numbers(document: PlanDocument) -> Iterator[Issue]:
    """Rows of the risk table whose entries' numbers jump; a row may go on from the page before."""
    columns: tuple[tuple[str, str, str, Sequence[Risk | RiskControl]], ...] = (
        ("risks", "the risks", "ความเสี่ยง", document.risks),
        ("risk_controls", "the controls", "มาตรการควบคุมความเสี่ยง", document.risk_controls),
    )
    for table, what, what_th, entries in columns:
        params = {"what": what, "what_th": what_th}
        for _, row in groupby(entries, key=lambda entry: entry.row):
            numbered = [entry for entry in row if entry.number is not None]
            numbers = [entry.number for entry in numbered if entry.number is not None]
            if jumps(numbers):
                found = " ".join(map(str, numbers))
                yield Issue("list_number_gap", numbered[0].span | numbered[-1].span, table, found=found, params=params)


def _repeated_periods(document: PlanDocument) -> Iterator[Issue]:
    facts = document.facts
    params = {"what": "the plan's period", "what_th": "ช่วงปีของแผน"}
    for printed, span in facts.other_periods:
        kept = f"{facts.start_year_be}-{facts.end_year_be}"
        yield Issue("repeated_value", span, "plans", expected=kept, found=printed, params=params)


def _count_mismatches(document: PlanDocument, rows: PlanRows) -> Iterator[Issue]:
    projects = tally_of(rows["projects"])
    for count in document.declared_counts:
        found = extracted(count, projects)
        if found == count.declared:
            continue
        # An entry whose kind is not printed may be of the kind that was counted.
        unspecified = sum(
            number
            for alike, number in projects.items()
            if not count.combined and alike.kind == "unspecified" and count.is_of(alike.dimension_no, alike.mission_no)
        )
        if not found <= count.declared <= found + unspecified:
            kind, kind_th = ("entries", "รายการ") if count.combined else _KIND_NAMES[count.kind]
            yield Issue(
                "count_mismatch",
                span=count.span,
                table="declared_counts",
                expected=f"{count.declared:,}",
                found=f"{found:,}",
                params=_about_part(count.scope, count.dimension_no, f", {kind}", f" ({kind_th})", count.mission_no),
            )


def _of_year(year: object) -> tuple[str, str]:
    """Which year, or years together, a total is of, in English and Thai; None is all of them."""
    return (", all years", " รวมทุกปี") if year is None else (f", {year}", f" ปี {year}")


def _about_part(
    scope: object, dimension_no: object, more: str, more_th: str, mission_no: object = None
) -> dict[str, str]:
    """The parameters that say which part of the plan an issue is about, in English and Thai."""
    if scope == "plan":
        part, part_th = "the plan", "แผน"
    elif scope == "mission":
        part, part_th = f"mission {mission_no}", f"ภารกิจที่ {mission_no}"
    elif dimension_no is None:
        part, part_th = "a dimension", "มิติหนึ่ง"
    else:
        part, part_th = f"dimension {dimension_no}", f"มิติที่ {dimension_no}"
    return {"what": part + more, "what_th": part_th + more_th}


def _row_span(row: DataRow) -> Span:
    return Span(int(str(row["line_start"])), int(str(row["line_end"])))
