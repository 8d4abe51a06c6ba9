"""The account of a plan as its page shows it: the numbers that may be money, and what became of each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plan_extract.site.common.links import SourceLink, link_of
from plan_extract.site.common.reading import PublishedPlan, PublishedRow
from plan_extract.site.common.texts import Text, label, text

PUBLISHED = ("budget_line", "budget_total", "shared_amount", "row_cell")
"""What a number became of which a row of another table was made."""

FLAGGED = ("unreadable", "unaccounted")
_AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class FlaggedNumber:
    """A number that is no amount of anything: as printed, where, why, and the project in whose row or block it is."""

    raw: str
    found_in: Text
    why: Text
    project_id: str | None
    place: SourceLink


@dataclass(frozen=True, slots=True)
class AccountView:
    """How many numbers are printed; each is published, no money by what stands beside it, or flagged. ``became`` counts
    them by what they became; ``ambiguous`` are those of rows that they cannot be assigned to.
    """

    printed: int
    published: int
    named: int
    became: Sequence[tuple[Text, int]]
    flagged: Sequence[FlaggedNumber]


def account_of(rows: PublishedPlan) -> AccountView:
    """The account of a plan, from its rows."""
    ambiguous = _ambiguous_cells(rows["budget_lines"])
    assigned = {line["amount_ordinal"] for line in rows["budget_lines"] if line["amount_baht"] is not None}
    counts: Counter[str] = Counter()
    flagged: list[FlaggedNumber] = []
    for number in rows["amounts"]:
        open_value = number["ordinal"] not in assigned and _is_in(number, ambiguous)
        became = _AMBIGUOUS if open_value else number["became"]
        counts[became] += 1
        if became in (*FLAGGED, _AMBIGUOUS):
            flagged.append(
                FlaggedNumber(
                    " ".join(number["raw"].split()),
                    label("amounts", "found_in", number["found_in"]),
                    _became(became),
                    number["project_id"],
                    link_of(number),
                )
            )
    published = sum(counts[became] for became in PUBLISHED)
    return AccountView(
        printed=counts.total(),
        published=published,
        named=counts.total() - published - len(flagged),
        became=[(_became(became), count) for became, count in counts.most_common()],
        flagged=flagged,
    )


def _became(value: str) -> Text:
    return text("plan.account_ambiguous") if value == _AMBIGUOUS else label("amounts", "became", value)


def _ambiguous_cells(lines: Sequence[PublishedRow]) -> Mapping[int, set[str]]:
    """The cells whose values are given to nobody, by each of their lines."""
    cells: dict[int, set[str]] = defaultdict(set)
    for line in lines:
        if line["status"] == _AMBIGUOUS and line["raw"]:
            for number in range(line["line_start"], line["line_end"] + 1):
                cells[number].add(line["raw"])
    return cells


def _is_in(number: PublishedRow, cells: Mapping[int, set[str]]) -> bool:
    """Whether a number of a budget line stands in a cell that is given to nobody."""
    if number["became"] != "budget_line" or number["line_start"] not in cells:
        return False
    whole = re.compile(rf"(?<![\d.,]){re.escape(number['raw'])}(?![\d.,]*\d)")
    return any(whole.search(raw) for raw in cells[number["line_start"]])
