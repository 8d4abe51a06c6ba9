"""What became of one source file: its rows and counts, or the reason why it was set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from normalize.rows.likeness import Likeness
from normalize.schema.keys import PlanRows
from normalize.store.encoded import EncodedPlan
from normalize.store.manifest import Failure, SourceEntry
from normalize.store.spill import SpilledPlan
from parsers.records.budget import years_text

INTERNAL_ERROR = "internal_error"
"""The reason of a plan that this program failed on: its own fault, not the file's."""

GIVEN_UP = "limits"
"""The reason of a plan that takes more time or memory than any plan."""

PublishedRow = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SharedBaht:
    """Amounts of a year that are printed for several projects together, and that nothing gives to one of them.

    ``amounts`` and ``projects`` count them and the projects that they are printed for; ``least`` and ``most`` are what
    they add to a sum.
    """

    least: Decimal = Decimal(0)
    most: Decimal = Decimal(0)
    amounts: int = 0
    projects: int = 0

    def __add__(self, other: SharedBaht) -> SharedBaht:
        return SharedBaht(
            self.least + other.least,
            self.most + other.most,
            self.amounts + other.amounts,
            self.projects + other.projects,
        )


@dataclass(frozen=True, slots=True)
class Money:
    """What the budget tables of one or more plans say together.

    ``baht`` adds up, by fiscal year (BE), the cells that have an amount; those of several years together under their
    words (``2566-2568``). ``shared`` has what is printed beside them for several projects together. ``cells`` counts
    all cells by their status, so that a reader sees how many are not in the sum and why.
    """

    baht: Mapping[int | str, Decimal] = field(default_factory=dict)
    cells: Mapping[str, int] = field(default_factory=dict)
    shared: Mapping[int | str, SharedBaht] = field(default_factory=dict)

    def __add__(self, other: Money) -> Money:
        years = sorted({*self.baht, *other.baht}, key=str)
        sums = {year: self.baht.get(year, Decimal(0)) + other.baht.get(year, Decimal(0)) for year in years}
        shared = {
            year: self.shared.get(year, SharedBaht()) + other.shared.get(year, SharedBaht())
            for year in sorted({*self.shared, *other.shared})
        }
        return Money(sums, Counter(self.cells) + Counter(other.cells), shared)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One source file after extraction.

    ``name`` is the path under RAW. ``plan`` are its rows, let go once stored, so that a whole run keeps little.
    ``issues`` counts by (severity, code). ``ms`` is wall-clock time. ``copy_of`` is the name of a source with the same
    bytes that comes before. ``parts`` are the paths of a plan's files with their SHA-256, where it has several.
    ``group`` and ``read_with`` are the plan_id and the paths of the files that are by their names one plan with it.
    ``kept`` says that an earlier run read it. ``trace`` is the traceback where this program failed on it. ``likeness``
    tells whether another plan is the same one.
    """

    name: str
    plan_id: str
    status: Literal["ok", "quarantined"]
    sha256: str | None = None
    format: str | None = None
    plan: PlanRows | EncodedPlan | SpilledPlan | None = field(default=None, repr=False)
    counts: Mapping[str, int] = field(default_factory=dict)
    issues: Mapping[tuple[str, str], int] = field(default_factory=dict)
    money: Money = field(default_factory=Money)
    ms: float = 0.0
    problem: Failure | None = None
    copy_of: str | None = None
    parts: tuple[tuple[str, str | None], ...] = ()
    group: str | None = None
    read_with: tuple[str, ...] = ()
    kept: bool = False
    trace: str | None = field(default=None, repr=False)
    likeness: Likeness | None = field(default=None, repr=False)

    @property
    def is_fault(self) -> bool:
        """Whether it was set aside because this program failed on it, and not for what the file is."""
        return self.problem is not None and self.problem.code == INTERNAL_ERROR

    @property
    def files(self) -> tuple[tuple[str, str | None], ...]:
        """The path and SHA-256 of each of its files, at least one."""
        return self.parts or ((self.name, self.sha256),)

    @property
    def severities(self) -> dict[str, int]:
        """The number of issues by severity, the gravest first; a severity without issues is left out."""
        return severities(self.issues)

    def entries(self, seen: Mapping[str, str | None], reader: str, version: str) -> Iterator[SourceEntry]:
        """Its files as the manifest has them. The rows of a plan in several files are those of its first.

        ``seen`` are the files' sizes and times by path; ``reader`` and ``version`` are of the program that read them.
        """
        for index, (path, sha256) in enumerate(self.files):
            first = index == 0
            by_severity: dict[str, dict[str, int]] = {}
            for (severity, code), count in sorted(self.issues.items()) if first else ():
                by_severity.setdefault(severity, {})[code] = count
            yield SourceEntry(
                path=path,
                status=self.status,
                plan_id=self.plan_id,
                sha256=sha256,
                format=self.format,
                extractor_version=version,
                rows=dict(self.counts) if first else {},
                error=self.problem,
                issues=by_severity,
                baht={str(year): str(amount) for year, amount in self.money.baht.items()} if first else {},
                cells=dict(self.money.cells) if first else {},
                shared=_written(self.money.shared) if first else {},
                copy_of=self.copy_of,
                seen=seen.get(path),
                reader=reader,
                group=self.group,
                files=self.read_with,
                likeness=self.likeness if first else None,
            )


def kept_outcome(entries: Sequence[SourceEntry], sha256: str | None) -> Outcome:
    """What an earlier run made of a plan, from the manifest's entries of its files, the first one first."""
    first = entries[0]
    assert first.status != "removed"
    return Outcome(
        first.path,
        first.plan_id or "",
        first.status,
        sha256=sha256,
        format=first.format,
        counts=first.rows,
        issues={(severity, code): n for severity, codes in first.issues.items() for code, n in codes.items()},
        money=Money(
            {int(year) if year.isdecimal() else year: Decimal(amount) for year, amount in first.baht.items()},
            first.cells,
            _read(first.shared),
        ),
        problem=first.error,
        copy_of=first.copy_of,
        parts=tuple((entry.path, entry.sha256) for entry in entries) if len(entries) > 1 else (),
        group=first.group,
        read_with=tuple(first.files),
        kept=True,
        likeness=first.likeness,
    )


def _written(shared: Mapping[int | str, SharedBaht]) -> dict[str, list[str]]:
    return {
        str(year): [str(one.least), str(one.most), str(one.amounts), str(one.projects)] for year, one in shared.items()
    }


def _read(shared: Mapping[str, Sequence[str]]) -> dict[int | str, SharedBaht]:
    return {
        int(year): SharedBaht(Decimal(least), Decimal(most), int(amounts), int(projects))
        for year, (least, most, amounts, projects) in shared.items()
    }


def severities(issues: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """Issue counts by (severity, code), added up by severity, the gravest first.

    >>> severities({("info", "number_gap"): 2, ("error", "total_mismatch"): 1, ("info", "ocr_noise"): 1})
    {'error': 1, 'info': 3}
    """
    sums: Counter[str] = Counter()
    for (severity, _), count in issues.items():
        sums[severity] += count
    return {name: sums[name] for name in ("error", "warning", "info") if sums[name]}


def count_issues(rows: Sequence[PublishedRow]) -> dict[tuple[str, str], int]:
    """Rows of the table ``issues``, counted by (severity, code)."""
    return dict(Counter((str(row["severity"]), str(row["code"])) for row in rows))


def money_of(
    rows: Sequence[PublishedRow], shared: Sequence[PublishedRow] = (), links: Sequence[PublishedRow] = ()
) -> Money:
    """The sums of the rows of ``budget_lines`` that come from a budget table, and of ``shared_amounts``; ``links`` are
    those of ``shared_amount_projects``.

    Detail blocks and parts of other amounts are left out: they repeat the table's amounts. Wrong
    for a plan whose budget is printed in the detail blocks alone; its sum is then empty, not a guess.

    >>> line = {"source": "table", "per": "year", "fiscal_year_be": 2571, "status": "amount"}
    >>> line["amount_baht"] = Decimal(10)
    >>> unknown = line | {"amount_baht": None, "status": "ambiguous"}
    >>> money_of([line, unknown, line | {"source": "detail"}, line | {"per": "part"}])
    Money(baht={2571: Decimal('10')}, cells={'amount': 1, 'ambiguous': 1}, shared={})
    >>> money_of([line | {"fiscal_year_be": None, "years_be": "2566 2567 2568", "per": "unstated"}]).baht
    {'2566-2568': Decimal('10')}
    """
    baht: dict[int | str, Decimal] = {}
    cells: dict[str, int] = {}
    for row in rows:
        if row["source"] != "table" or row["per"] == "part":
            continue
        cells[row["status"]] = cells.get(row["status"], 0) + 1
        year = row["fiscal_year_be"] or years_text([int(one) for one in (row["years_be"] or "").split()])
        if row["amount_baht"] is not None and year:
            baht[year] = baht.get(year, Decimal(0)) + row["amount_baht"]
    by_year = dict(sorted(baht.items(), key=lambda one: str(one[0])))
    return Money(by_year, cells, _shared_baht(shared, links))


def _shared_baht(rows: Sequence[PublishedRow], links: Sequence[PublishedRow]) -> dict[int | str, SharedBaht]:
    years = {row["ordinal"]: row["fiscal_year_be"] for row in rows}
    projects = Counter(year for year, _ in {(years[link["ordinal"]], link["project_id"]) for link in links})
    found: dict[int | str, SharedBaht] = {}
    for row in rows:
        year = row["fiscal_year_be"]
        one = SharedBaht(row["shared_min_baht"], row["shared_max_baht"], 1)
        found[year] = found.get(year, SharedBaht(projects=projects[year])) + one
    return dict(sorted(found.items()))
