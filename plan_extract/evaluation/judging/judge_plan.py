"""The facts about a plan as a whole: who issued it, its headings, lists, totals, counts and targets."""

from __future__ import annotations

from collections.abc import Sequence

from extract.ground.source import Span
from plan_extract.evaluation.gold.truths import Gold
from plan_extract.evaluation.judging.facts import Findings, PublishedPlan, PublishedRow, lines_of
from plan_extract.evaluation.judging.pairing import assign
from plan_extract.evaluation.judging.texts import matchings, pair_texts

TITLE = 0.85
"""The similarity that is enough for a plan's title, which covers print over several lines."""

_NEAR = 2
"""Lines that a heading may be away from where a person saw it: its number may stand on a line of its own."""

_LISTS = {
    "swot": ("swot", "quadrant", "text"),
    "statements": ("statements", "kind", "text"),
    "contents": ("contents", None, "title"),
    "risks": ("risks", None, "risk_text"),
    "risk_controls": ("risk_controls", None, "control_text"),
}
"""Group -> table, the column that holds a list's key (none where the table is one list), the column of the text."""


def judge_plan(findings: Findings, gold: Gold, rows: PublishedPlan, *, by_lines: bool) -> None:
    """Judge the plan's own facts. Headings are known by their lines: not ``by_lines`` leaves them out."""
    _plan(findings, gold, rows)
    _totals(findings, gold, rows["budget_totals"])
    _counts(findings, gold, rows["declared_counts"])
    _lists(findings, gold, rows)
    _targets(findings, gold, rows["targets"])
    if by_lines:
        _sections(findings, gold, rows["sections"])


def _plan(findings: Findings, gold: Gold, rows: PublishedPlan) -> None:
    truth = gold.plan
    plan: PublishedRow = rows["plans"][0] if rows["plans"] else {}
    wordings = {
        "org_name": truth.org_name,
        "subdistrict": truth.subdistrict,
        "district": truth.district,
        "province": truth.province,
        "signatory_name": truth.signatory_name,
        "signatory_position": truth.signatory_position,
        "title": truth.title,
    }
    for name, wanted in wordings.items():
        # What a person did not find is not judged: the plan may say it where nobody looks.
        if wanted or name == "org_name":
            found = plan.get(name)
            right = matchings(found, wanted, TITLE if name == "title" else 1.0)
            findings.add("plan", name, right, expected=wanted, found=found)
    org_type = plan.get("org_type")
    findings.add("plan", "org_type", org_type == truth.org_type, expected=truth.org_type, found=org_type)
    years, wanted_years = (plan.get("start_year_be"), plan.get("end_year_be")), (truth.year_start_be, truth.year_end_be)
    findings.add("plan", "years", years == wanted_years, expected=wanted_years, found=years)
    if truth.announced_date:
        date = str(plan.get("announced_on"))
        findings.add("plan", "announced_on", date == truth.announced_date, expected=truth.announced_date, found=date)


def _totals(findings: Findings, gold: Gold, rows: Sequence[PublishedRow]) -> None:
    # A plan may print two totals for one dimension and year: either is no invention.
    printed = {
        (total.scope, total.dimension_no, year, amount)
        for total in gold.totals
        for year, amount in total.amounts.items()
    }
    for total in gold.totals:
        for year, wanted in total.amounts.items():
            same: list[PublishedRow] = [
                row
                for row in rows
                if (row["scope"], row["fiscal_year_be"]) == (total.scope, year)
                and (total.scope == "plan" or row["dimension_no"] == total.dimension_no)
            ]
            right = (row for row in same if row["declared_baht"] == wanted)
            row: PublishedRow = next(right, same[0] if same else {})
            found = row.get("declared_baht")
            scope = "plan" if total.scope == "plan" else f"dimension {total.dimension_no}"
            what, lines = f"{scope}, {year}", _line(total.line)
            if wanted is not None:
                findings.add("budget_total", what, found == wanted, expected=wanted, found=found, lines=lines)
            if found is not None and (total.scope, total.dimension_no, year, found) not in printed:
                findings.silent_amount("total", what, expected=wanted, found=found, lines=lines)


def _counts(findings: Findings, gold: Gold, rows: Sequence[PublishedRow]) -> None:
    for number, count in enumerate(gold.counts, 1):
        for kind, wanted in count.counts.items():
            found = [
                row["declared"]
                for row in rows
                if (row["stated_in"], row["scope"], row["kind"]) == (count.stated_in, count.scope, kind)
                and (count.scope == "plan" or row["dimension_no"] == count.dimension_no)
            ]
            what = f"count {number} ({count.stated_in}), {kind}"
            findings.add("declared_count", what, wanted in found, expected=wanted, found=found, lines=_line(count.line))


def _lists(findings: Findings, gold: Gold, rows: PublishedPlan) -> None:
    for (group, key), wanted in gold.lists.items():
        table, column, text = _LISTS[group]
        found = [row for row in rows[table] if column is None or row[column] == key]
        texts = [row[text] or "" for row in found]
        pairs = pair_texts(texts, wanted)
        of_wanted = {pair.wanted: pair for pair in pairs}
        of_found = {pair.found: pair for pair in pairs}
        for index, entry in enumerate(wanted):
            pair = of_wanted.get(index)
            findings.add(
                group,
                f"{key} {index + 1}",
                pair.right if pair else False,
                expected=entry,
                found=texts[pair.found] if pair else None,
                lines=lines_of(found[pair.found]) if pair else None,
            )
        for index, row in enumerate(found):
            mate = of_found.get(index)
            if mate is None or "strict" not in mate.right:
                findings.extra(group, key, texts[index], lines_of(row), *([mate.right] if mate else []))


def _targets(findings: Findings, gold: Gold, rows: Sequence[PublishedRow]) -> None:
    """A target is its year and value; each row answers for one target, and what is left over is extra."""
    same = {
        (w, f): 1.0
        for w, target in enumerate(gold.targets)
        for f, row in enumerate(rows)
        if row["fiscal_year_be"] == target.year_be and row["value"] == float(target.value)
    }
    chosen = assign(same)
    for index, target in enumerate(gold.targets):
        of_year = [row["value"] for row in rows if row["fiscal_year_be"] == target.year_be]
        what = f"target {index + 1} ({target.metric[:30]}), {target.year_be}"
        findings.add("targets", what, index in chosen, expected=target.value, found=of_year)
    for index, row in enumerate(rows):
        if index not in chosen.values():
            findings.extra("targets", f"{row['metric']}, {row['fiscal_year_be']}", row["raw"], lines_of(row))


def _sections(findings: Findings, gold: Gold, rows: Sequence[PublishedRow]) -> None:
    """A heading is its kind and line; the cover is where the document begins, and not judged."""
    headings = [section for section in gold.sections if section.kind != "cover"]
    near = {
        (w, f): 1.0 - 0.1 * abs(row["line_start"] - section.line)
        for w, section in enumerate(headings)
        for f, row in enumerate(rows)
        if row["kind"] == section.kind and abs(row["line_start"] - section.line) <= _NEAR
    }
    chosen = assign(near)
    for index, section in enumerate(headings):
        what = f"{section.kind} at {section.line}"
        found = rows[chosen[index]]["line_start"] if index in chosen else None
        expected = f"line {section.line}: {section.number or ''} {section.title}"
        findings.add(
            "sections", what, index in chosen, expected=expected, found=found, lines=Span(section.line, section.line)
        )


def _line(line: int | None) -> Span | None:
    return Span(line, line) if line else None
