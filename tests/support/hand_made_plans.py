"""Small plans made by hand: every fixture gives a function that makes a record with all that a test does not name."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extract.ground.source import SourceText, Span
from normalize.document_rows import document_rows
from normalize.schema.keys import PlanRows
from normalize.store.folder import Folder
from normalize.store.manifest import RunRecord
from normalize.store.parquet import RowStore
from normalize.store.publish import publish
from parsers.records.blocks import DetailAmount, DetailBlock
from parsers.records.budget import BudgetCell, TableItem
from parsers.records.facts import PlanFacts
from parsers.records.plan import PlanDocument, Project
from parsers.records.structure import Branch, Node, Section

Years = int | tuple[int, ...] | None
LINES = tuple(f"บรรทัดที่ {number}" for number in range(1, 101))


def _years(said: Years) -> tuple[int, ...]:
    return said if isinstance(said, tuple) else (said,) if said else ()


def _cell(year: int, said: object) -> BudgetCell:
    """``said`` is a number, or the status of a cell without one."""
    if isinstance(said, str):
        alignment: Any = "ambiguous" if said == "ambiguous" else "exact"
        status: Any = said
        return BudgetCell(year, said, None, status, alignment, Span(10, 10))
    amount = Decimal(str(said))
    return BudgetCell(year, str(said), amount, "amount" if amount else "zero", "exact", Span(10, 10))


@pytest.fixture
def item() -> Callable[..., TableItem]:
    """A table row; ``cells`` maps years to numbers or statuses."""

    def make(
        title: str = "โครงการสุจริต", dimension: int | None = 1, cells: dict[int, object] | None = None, **changes: Any
    ) -> TableItem:
        place = Branch(Node(str(dimension), f"มิติ {dimension}")) if dimension else Branch()
        years = tuple(_cell(year, said) for year, said in (cells or {}).items())
        return replace(TableItem(1, "project", title, None, place, years, None, Span(10, 11)), **changes)

    return make


@pytest.fixture
def detail() -> Callable[..., DetailBlock]:
    """A detail block; ``amounts`` are (year, years or None; number; per)."""

    def make(
        title: str = "โครงการสุจริต", amounts: tuple[tuple[Years, object, Any], ...] = (), **changes: Any
    ) -> DetailBlock:
        said = tuple(DetailAmount(_years(year), Decimal(str(n)), per, str(n), Span(35, 35)) for year, n, per in amounts)
        block = DetailBlock(
            number=1,
            kind="project",
            title=title,
            alternative_title=None,
            branch=Branch(),
            fields=(),
            period=None,
            budget_text=None,
            budget_status="amount" if said else "missing_field",
            amounts=said,
            responsible=None,
            target_group=None,
            target_count=None,
            location=None,
            orphan=False,
            heading=Span(30, 31),
            span=Span(30, 40),
        )
        return replace(block, **changes)

    return make


@pytest.fixture
def plan() -> Callable[..., PlanDocument]:
    """A plan of 100 lines; ``entries`` are (table item or None, detail block or None), one a project."""

    def make(
        *entries: tuple[TableItem | None, DetailBlock | None], pages: bool = False, **changes: Any
    ) -> PlanDocument:
        numbered = tuple(range(1, 101))
        source = SourceText(
            "a.txt", "txt", "0" * 64, LINES, pages=tuple((n - 1) // 10 + 1 for n in numbered) if pages else ()
        )
        facts = PlanFacts(
            title="แผนปฏิบัติการป้องกันการทุจริต",
            org_name="เทศบาลตำบลตัวอย่าง",
            org_type="subdistrict_municipality",
            subdistrict=None,
            district=None,
            province="สกลนคร",
            province_iso="TH-47",
            province_stated=True,
            start_year_be=2571,
            end_year_be=2575,
            announced_on=None,
            signatory_name=None,
            signatory_position=None,
            document_month=None,
            digit_style="arabic",
            span=Span(1, 5),
        )
        document = PlanDocument(
            source=source,
            facts=facts,
            sections=(Section(1, None, 0, "other", None, "", Span(1, 1), Span(1, 100)),),
            projects=tuple(
                Project(n, table, block, "title" if table and block else None, 1.0 if table and block else None)
                for n, (table, block) in enumerate(entries, start=1)
            ),
            totals=(),
            declared_counts=(),
            risks=(),
            risk_controls=(),
            swot=(),
            targets=(),
            statements=(),
            contents=(),
            issues=(),
        )
        return replace(document, **changes)

    return make


@pytest.fixture
def rows_of() -> Callable[..., PlanRows]:
    """The rows of a plan under the name ``a`` or another one."""

    def make(document: PlanDocument, plan_id: str = "a") -> PlanRows:
        return document_rows(document, plan_id, "0.0.0")

    return make


@pytest.fixture
def issues_of(rows_of: Callable[..., PlanRows]) -> Callable[[PlanDocument, str], list[dict[str, object]]]:
    """The published issues of a plan that have one code."""

    def make(document: PlanDocument, code: str) -> list[dict[str, object]]:
        return [row for row in rows_of(document)["issues"] if row["code"] == code]

    return make


@pytest.fixture
def publish_to() -> Callable[..., None]:
    """Publishes the rows of plans in a folder, as a run does; the version before is replaced."""

    def put(out: Path, *plans: PlanRows) -> None:
        noon = datetime.datetime(2028, 1, 1, 12, tzinfo=datetime.UTC)
        run = RunRecord(uuid.uuid4().hex, "0.0.0", noon, noon, 1.5)
        target = Folder(out)
        with (
            target.locked("a test"),
            target.workspace(run.id) as folder,
            RowStore(folder / "rows") as store,
        ):
            for rows in plans:
                store.add(rows)
            publish(target, folder, store, [], run)

    return put
