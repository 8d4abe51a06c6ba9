"""The states of a cell of the budget table, and the sign that shows each without colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from plan_extract.site.common.links import SourceLink, link_of
from plan_extract.site.common.numbers import baht
from plan_extract.site.common.reading import PublishedRow
from plan_extract.site.common.texts import Text, label, text

_SIGNS = {"exact": "●", "by_order": "≡", "by_detail": "◆", "mended": "✚", "by_hand": "✎", "ambiguous": "?"}
"""How the value came to its project, one shape each."""

_WORDS = {
    "dash": text("plan.sign_dash"),
    "blank": text("plan.sign_blank"),
    "none": text("plan.sign_none"),
    "unnamed": text("plan.sign_unnamed"),
    "ambiguous": text("plan.sign_ambiguous"),
}
"""What stands where no amount does."""

ABSENT = text("plan.sign_absent")


class State(NamedTuple):
    """What a cell says and how that is known: ``status`` and ``alignment`` of its row."""

    status: str
    alignment: str

    @property
    def sign(self) -> str:
        """The shape beside the value."""
        return _SIGNS.get(self.alignment, self.alignment)

    @property
    def meaning(self) -> Text:
        """Both in words."""
        status, alignment = label("budget_lines", "status", self.status), alignment_meaning(self.alignment)
        if self.status == "ambiguous":
            return status
        return Text(f"{status.th} {alignment.th}", f"{status.en}; {alignment.en}")


def alignment_meaning(alignment: str) -> Text:
    """How a value came to its project, in words."""
    return label("budget_lines", "alignment", alignment)


def status_word(status: str) -> Text | None:
    """What stands in a cell without an amount; None for a status that has one."""
    return _WORDS.get(status)


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of the budget table: what is shown, what was printed, what that means, where it stands."""

    shown: str | Text
    raw: str | None
    state: State
    place: SourceLink
    printed: bool
    """Whether an amount is shown."""


def cell(row: PublishedRow) -> Cell:
    """The cell of a row of ``budget_lines``."""
    state = State(row["status"], row["alignment"])
    amount = row["amount_baht"]
    shown = baht(amount) if amount is not None else status_word(state.status) or Text(state.status, state.status)
    return Cell(shown, row["raw"], state, link_of(row), amount is not None)


def legend() -> list[tuple[str | Text, Text]]:
    """Every sign of the table with its meaning."""
    signs = [(sign, alignment_meaning(name)) for name, sign in _SIGNS.items()]
    words = [(word, label("budget_lines", "status", status)) for status, word in _WORDS.items()]
    return [
        *signs,
        ("0", label("budget_lines", "status", "zero")),
        *words,
        (ABSENT, text("plan.state_absent")),
    ]
