"""What a run gives back: what became of each file, and the dataset as it is afterwards."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from normalize.corrections.read_corrections import Correction
from plan_extract.engine.outcome import Money, Outcome


@dataclass(frozen=True, slots=True)
class RunResult:
    """The dataset after a run. ``tables`` counts its Parquet files; ``seconds`` is wall-clock time.

    ``published`` says whether there is a new version; ``since`` is when the one before it was published, None where
    there was none. ``removed`` are the paths of sources that are newly gone. ``damaged`` says that the version before
    was not as it was written, so that everything was read again. ``staying`` counts the plans whose sources are gone
    and whose rows stay. ``of_no_plan`` are the corrections that name no plan of these.
    """

    outcomes: tuple[Outcome, ...]
    out: str
    tables: int
    seconds: float
    run_id: str = ""
    published: bool = True
    since: str | None = None
    removed: tuple[str, ...] = ()
    damaged: bool = False
    staying: int = 0
    of_no_plan: tuple[Correction, ...] = ()

    @property
    def read(self) -> tuple[Outcome, ...]:
        """What this run read; the rest was read by an earlier one."""
        return tuple(outcome for outcome in self.outcomes if not outcome.kept)

    @property
    def plans(self) -> tuple[Outcome, ...]:
        """The files that are in the dataset."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == "ok")

    @property
    def quarantined(self) -> tuple[Outcome, ...]:
        """The files that were set aside."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == "quarantined")

    @property
    def copies(self) -> tuple[Outcome, ...]:
        """The plans whose bytes are those of another plan of the run."""
        return tuple(outcome for outcome in self.plans if outcome.copy_of)

    @property
    def issues(self) -> Counter[tuple[str, str]]:
        """Issues of all plans by (severity, code)."""
        total: Counter[tuple[str, str]] = Counter()
        for outcome in self.plans:
            total.update(outcome.issues)
        return total

    @property
    def money(self) -> Money:
        """The budget tables of all plans together; a copy of another plan is counted once."""
        return sum((outcome.money for outcome in self.plans if not outcome.copy_of), Money())
