"""What became of the amounts of a damaged plan: which changed, which of these without a word, and which of those the
damaged text itself no longer shows.

Nothing here asks the program's checks. The truth is the plan before the damage. A changed amount is *exempt* where what
the damaged text still prints agrees with it: its row has the cells of its table, and no total, detail block, count or
numbering that agreed before is now against it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, Literal

from differing_plans import UNSURE, Amounts, KnownPlan, amounts_of
from single_damages import Damage

Row = dict[str, Any]
Fate = Literal["right", "flagged", "exempt", "silent"]

_ALIKE = 0.75
_OF_SUMS = ("total_mismatch", "count_mismatch", "several_counts", "row_total_mismatch")
_OF_HEADS = ("unreadable_year", "years_without_column", "unread_table", "missing_table", "unit_uncertain")
_OF_AMOUNTS = (
    *("table_detail_budget_mismatch", "uneven_row", "mended_row", "ambiguous_alignment", "unreadable_amount"),
    *("amount_on_heading_row", "headless_row", "merged_columns", "unaccounted_amount", "implausible_amount"),
    *("remark_contradicts_amount", "year_uncertain", "quarter_only"),
)
_OF_ROWS = ("repeated_row", "duplicate_number", "number_gap", "detail_without_table_row", "project_without_detail")
"""Issue codes that warn of sums, of whole columns, of single amounts, of rows too many or too few."""


@dataclass(frozen=True)
class Change:
    """An amount that is another than the truth: of a project's year, or of a declared total."""

    title: str
    year: int
    truth: Decimal | str | None
    found: Decimal | str | None
    fate: Fate
    source: str = "table"

    def __str__(self) -> str:
        return f"{self.source} {self.title[:40]!r} {self.year}: {self.truth} became {self.found}"


def changes(before: KnownPlan, damage: Damage, after: KnownPlan) -> list[Change]:
    """Every amount that the damage changed, and whether a word of it was said."""
    return list(_Judge(before, damage, after).changes())


class _Judge:
    def __init__(self, before: KnownPlan, damage: Damage, after: KnownPlan) -> None:
        self.before, self.damage, self.after = before, damage, after
        self.old = [row for row in before.rows["projects"] if row["in_table"]]
        self.new = [row for row in after.rows["projects"] if row["in_table"]]
        self.truth, self.found = amounts_of(before.rows, "table"), amounts_of(after.rows, "table")
        self.news = list(_new_issues(before, after))
        self.pairs = dict(_paired(self.old, self.new))
        self.totals = list(_total_pairs(before, after))

    def changes(self) -> Iterator[Change]:
        for row in self.old:
            other = self.pairs.get(row["project_id"])
            truth = self.truth.get(row["project_id"], {})
            found = self.found.get(other["project_id"], {}) if other else {}
            for year in sorted({*truth, *found}):
                if _differs(truth.get(year), found.get(year)):
                    yield self._judged(row, other, year, truth.get(year), found.get(year))
        taken = {row["project_id"] for row in self.pairs.values()}
        for row in self.new:
            if row["project_id"] not in taken:
                for year, amount in self.found.get(row["project_id"], {}).items():
                    if amount is not None:
                        yield self._judged(None, row, year, None, amount)
        yield from self._changes_of_blocks()
        yield from self._changes_of_totals()

    def _judged(
        self, old: Row | None, new: Row | None, year: int, truth: Decimal | str | None, found: Decimal | str | None
    ) -> Change:
        fate: Fate = "silent"
        if (found == UNSURE and self.news) or self._is_flagged(old, new, year, found):
            fate = "flagged"
        elif not self._is_contradicted(old, new, year, found):
            fate = "exempt"
        return Change(str((old or new or {})["table_title"]), year, truth, found, fate)

    def _is_flagged(self, old: Row | None, new: Row | None, year: int, found: Decimal | str | None) -> bool:
        dimensions = {row["dimension_no"] for row in (old, new) if row}
        lines = range(self.damage.first - 2, self.damage.last + 3)
        own = range(new["table_line_start"], new["table_line_end"] + 1) if new and new["in_table"] else lines
        for issue in self.news:
            code = issue["code"]
            if code == "total_mismatch":
                flagged = self._covers(issue, dimensions, year)
            elif code in _OF_SUMS:
                flagged = not (old and new)
            elif code in _OF_HEADS:
                flagged = found is None or str(year) in f"{issue['expected']} {issue['found']}"
            elif code in _OF_AMOUNTS or (code in _OF_ROWS and not (old and new)):
                titles = (old["title"], old["table_title"]) if old else ()
                near = issue["line_start"] is not None and _meets(issue, own)
                of_row = (new and issue["project_id"] == new["project_id"]) or near
                flagged = bool(of_row or _title_of(self.after, issue["project_id"]) in titles)
            else:
                flagged = False
            if flagged:
                return True
        return False

    def _covers(self, issue: Row, dimensions: set[int | None], year: int) -> bool:
        """Whether a sum that is not met is one over the project's year."""
        for total in self.after.rows["budget_totals"]:
            if total["line_start"] == issue["line_start"] and total["fiscal_year_be"] == year:
                return total["scope"] == "plan" or total["dimension_no"] in dimensions
        return False

    def _is_contradicted(self, old: Row | None, new: Row | None, year: int, found: Decimal | str | None) -> bool:
        """Whether anything that the damaged text prints is against the amount that was found."""
        if self.damage.torn and (self._is_touched(old, self.damage.torn) or old is None):
            return True
        if self._is_against_total(year, {row["dimension_no"] for row in (old, new) if row}):
            return True
        if old is not None and self._is_against_block(old, year, found):
            return True
        return (old is None or new is None) and self._is_against_counts(old, new)

    @staticmethod
    def _is_touched(row: Row | None, lines: frozenset[int]) -> bool:
        return row is not None and not lines.isdisjoint(range(row["table_line_start"], row["table_line_end"] + 1))

    def _is_against_total(self, year: int, dimensions: set[int | None]) -> bool:
        """Whether a total that was the sum of its rows is still printed and is the sum of the found ones no more."""
        for total in self.before.rows["budget_totals"]:
            if total["fiscal_year_be"] != year or total["declared_baht"] is None:
                continue
            if total["scope"] == "dimension" and total["dimension_no"] not in dimensions:
                continue
            lines = frozenset(range(int(str(total["line_start"])), int(str(total["line_end"])) + 1))
            before = self._sum(self.old, self.truth, total, year)
            if before != total["declared_baht"] or not lines.isdisjoint(self.damage.lines):
                continue
            if self._sum(self.new, self.found, total, year) != total["declared_baht"]:
                return True
        return False

    @staticmethod
    def _sum(rows: Sequence[Row], amounts: Mapping[str, Amounts], total: Row, year: int) -> Decimal | None:
        inside = [row for row in rows if total["scope"] == "plan" or row["dimension_no"] == total["dimension_no"]]
        values = [amounts.get(row["project_id"], {}).get(year) for row in inside]
        return None if UNSURE in values else sum((v for v in values if isinstance(v, Decimal)), Decimal(0))

    def _is_against_block(self, old: Row, year: int, found: Decimal | str | None) -> bool:
        """Whether the project's detail block, which is not touched, says the amount that the row had before."""
        if not old["in_detail"] or old["detail_line_start"] is None:
            return False
        if not self.damage.lines.isdisjoint(range(old["detail_line_start"], old["detail_line_end"] + 1)):
            return False
        said = amounts_of(self.before.rows, "detail").get(old["project_id"], {})
        truth = self.truth.get(old["project_id"], {})
        if not any(year_said in truth for year_said in said):
            return False
        return said.get(year) == truth.get(year) and said.get(year) != found

    def _is_against_counts(self, old: Row | None, new: Row | None) -> bool:
        """Whether a row too many or too few shows: by numbers that count on, by a block, by a count that was met."""
        if old is not None:
            if old["in_detail"]:
                return True
            place = self.old.index(old)
            numbers = [row["table_number"] for row in self.old[max(place - 1, 0) : place + 2]]
            if len(numbers) == 3 and None not in numbers and numbers == list(range(numbers[0], numbers[0] + 3)):
                return True
        if new is not None and any(row["table_title"] == new["table_title"] for row in self.old):
            return True
        counts = [row for row in self.before.rows["declared_counts"] if row["declared"] == row["extracted"]]
        dimension = (old or new or {})["dimension_no"]
        return any(row["scope"] == "plan" or row["dimension_no"] == dimension for row in counts)

    def _changes_of_blocks(self) -> Iterator[Change]:
        said, says = amounts_of(self.before.rows, "detail"), amounts_of(self.after.rows, "detail")
        old = [row for row in self.before.rows["projects"] if row["in_detail"]]
        new = [row for row in self.after.rows["projects"] if row["in_detail"]]
        pairs = dict(_paired(old, new))
        for row in old:
            other = pairs.get(row["project_id"])
            before = said.get(row["project_id"], {})
            after = says.get(other["project_id"], {}) if other else {}
            for year in sorted({*before, *after}):
                if not _differs(before.get(year), after.get(year)):
                    continue
                table = self.truth.get(row["project_id"], {})
                fate: Fate = "silent"
                if self._is_flagged(row, other, year, after.get(year)) or self._is_flagged_in_block(other):
                    fate = "flagged"
                elif not row["in_table"] or table.get(year) != before.get(year) or not year:
                    fate = "exempt"
                yield Change(str(row["title"]), year, before.get(year), after.get(year), fate, "detail")

    def _is_flagged_in_block(self, new: Row | None) -> bool:
        own = range(new["detail_line_start"], new["detail_line_end"] + 1) if new else range(0)
        own = own or range(self.damage.first - 2, self.damage.last + 3)
        return any(
            issue["line_start"] is not None and issue["line_start"] <= own[-1] and issue["line_end"] >= own[0]
            for issue in self.news
        )

    def _changes_of_totals(self) -> Iterator[Change]:
        for old, new in self.totals:
            declared = new["declared_baht"] if new else None
            if old["declared_baht"] == declared or new is None:
                continue  # a total that is no longer printed tells nobody a wrong number
            fate: Fate = "silent"
            if any(_is_of_total(issue, new) for issue in self.news):
                fate = "flagged"
            elif (declared is None and not self.damage.torn) or old["computed_baht"] != old["declared_baht"]:
                fate = "exempt"
            name = f"total of {old['scope']} {old['dimension_no'] or ''}"
            yield Change(name, old["fiscal_year_be"], old["declared_baht"], declared, fate, "total")


def _is_of_total(issue: Row, total: Row) -> bool:
    return issue["line_start"] is not None and _meets(issue, range(total["line_start"] - 1, total["line_end"] + 2))


def _meets(issue: Row, lines: range) -> bool:
    return bool(issue["line_start"] <= lines[-1] and issue["line_end"] >= lines[0])


def _differs(truth: Decimal | str | None, found: Decimal | str | None) -> bool:
    return truth != found


def _key(plan: KnownPlan, issue: Row) -> tuple[object, ...]:
    return issue["code"], issue["expected"], issue["found"], _title_of(plan, issue["project_id"])


def _title_of(plan: KnownPlan, project_id: object) -> str | None:
    return next((str(row["title"]) for row in plan.rows["projects"] if row["project_id"] == project_id), None)


def _new_issues(before: KnownPlan, after: KnownPlan) -> Iterator[Row]:
    known = Counter(_key(before, issue) for issue in before.rows["issues"])
    now = Counter(_key(after, issue) for issue in after.rows["issues"])
    for issue in after.rows["issues"]:
        if now[_key(after, issue)] > known[_key(after, issue)]:
            yield issue


def _paired(old: Sequence[Row], new: Sequence[Row]) -> Iterator[tuple[str, Row]]:
    """The projects before with those after: by their titles in order, then by titles that are alike."""
    left = [_bare(row) for row in old]
    right = [_bare(row) for row in new]
    free_old, free_new = set(range(len(old))), set(range(len(new)))
    for one, other, size in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        for place in range(size):
            yield old[one + place]["project_id"], new[other + place]
            free_old.discard(one + place)
            free_new.discard(other + place)
    for place in sorted(free_old):
        alike = [(SequenceMatcher(None, left[place], right[n]).ratio(), -n) for n in sorted(free_new)]
        if alike and max(alike)[0] >= _ALIKE:
            found = -max(alike)[1]
            free_new.discard(found)
            yield old[place]["project_id"], new[found]


def _bare(row: Row) -> str:
    return re.sub(r"\s", "", str(row["table_title"] if row["in_table"] else row["title"]))


def _total_pairs(before: KnownPlan, after: KnownPlan) -> Iterator[tuple[Row, Row | None]]:
    def by_key(plan: KnownPlan) -> dict[tuple[object, ...], Row]:
        return {(t["scope"], t["dimension_no"], t["fiscal_year_be"]): t for t in plan.rows["budget_totals"]}

    now = by_key(after)
    for key, total in by_key(before).items():
        yield total, now.get(key)
