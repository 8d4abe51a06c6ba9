"""What a reader should know about a plan's pages: amounts from OCR, pages that could not be read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from extract.ground.issue_codes import Severity
from extract.ground.issues import Issue
from extract.ground.source import Span
from normalize.rows.shared import added_by
from normalize.schema.keys import DataRow, years_column
from normalize.schema.money_text import baht_text
from parsers.records.budget import BudgetCell
from parsers.records.plan import PlanDocument, Project

_MOST_SHOWN = 20


def check_pages(document: PlanDocument, totals: Sequence[DataRow]) -> Iterator[Issue]:
    """Issues of pages; ``totals`` are the rows of ``budget_totals``. None for a source without pages."""
    facts = document.source.page_facts
    unread = [fact.page for fact in facts if fact.method == "failed"]
    if unread:
        shown = ", ".join(map(str, unread[:_MOST_SHOWN])) + (" …" if len(unread) > _MOST_SHOWN else "")
        yield Issue("unread_page", None, "pages", found=str(len(unread)), params={"pages": shown})
    for fact in facts:
        for code, count, what, what_th in (
            ("hidden_text", fact.hidden, "character(s)", "อักขระ"),
            ("unread_form_field", fact.unread_fields, "place(s)", "แห่ง"),
            ("ocr_thai_digits", fact.withheld, "place(s)", "แห่ง"),
        ):
            if count:
                params = {
                    "found": f"{count} {what}, page {fact.page}",
                    "found_th": f"{count} {what_th} หน้า {fact.page}",
                }
                yield Issue(code, _lines_of(document, fact.page), "pages", found=str(count), params=params)
        if fact.stamp:
            params = {"found": f"{fact.stamp}, page {fact.page}", "found_th": f"{fact.stamp} หน้า {fact.page}"}
            yield Issue("page_stamp", _lines_of(document, fact.page), "pages", found=fact.stamp, params=params)
    by_ocr = {fact.page for fact in facts if fact.method == "ocr"}
    if by_ocr:
        for project in document.projects:
            yield from _amounts(document, project, by_ocr, totals)


def _lines_of(document: PlanDocument, page: int) -> Span | None:
    """The lines of a page, None for a page without any."""
    pages = document.source.pages
    first, last = bisect_left(pages, page), bisect_right(pages, page)
    return Span(first + 1, last) if first < last else None


def _amounts(document: PlanDocument, project: Project, by_ocr: set[int], totals: Sequence[DataRow]) -> Iterator[Issue]:
    """One issue for the table's amounts of a project and one for its detail block's, where OCR read them.

    It is info where every total that the table's amounts go into is printed and equals the sum of its rows: a misread
    digit would have to be made good by another.
    """
    item, detail = project.item, project.detail
    if item:
        cells = [cell for cell in item.cells if cell.amount is not None and cell.alignment != "by_hand"]
        page = _page(document, item.span, by_ocr)
        if cells and page:
            dimension = item.branch.dimension.number if item.branch.dimension else None
            sums_agree = all(_reconciles(totals, dimension, cell) for cell in cells)
            amounts = [f"{cell.when}: {baht_text(cell.amount)}" for cell in cells if cell.amount is not None]
            yield _issue(project, item.span, amounts, page, sums_agree)
    if detail and detail.amounts:
        page = next((page for amount in detail.amounts if (page := _page(document, amount.span, by_ocr))), None)
        if page:
            amounts = [baht_text(amount.amount) for amount in detail.amounts if amount.amount is not None]
            yield _issue(project, detail.amounts[0].span, amounts, page, sums_agree=False)


def _issue(project: Project, span: Span, amounts: Sequence[str], page: int, sums_agree: bool) -> Issue:
    params = {"page": str(page), "sums": "", "sums_th": ""}
    if sums_agree:
        params |= {"sums": "; the printed totals agree with them", "sums_th": " ยอดรวมที่พิมพ์ไว้ตรงกัน"}
    severity = Severity.INFO if sums_agree else None
    found = "; ".join(amounts)
    return Issue("ocr_amount", span, "budget_lines", project.ordinal, found=found, params=params, severity=severity)


def _page(document: PlanDocument, span: Span, by_ocr: set[int]) -> int | None:
    pages = {document.source.page(line) for line in span.lines}
    return min((page for page in pages if page in by_ocr), default=None)


def _reconciles(totals: Sequence[DataRow], dimension: str | None, cell: BudgetCell) -> bool:
    """Whether a printed total over the amounts of a dimension, or of the plan, equals the sum of its rows."""
    return any(
        (row["fiscal_year_be"], row["years_be"]) == (cell.year_be, years_column(cell.years))
        and row["difference_baht"] is not None
        and added_by(row) == (row["difference_baht"], row["difference_baht"])
        and (row["scope"] == "plan" or (row["scope"] == "dimension" and str(row["dimension_no"]) == dimension))
        for row in totals
    )
