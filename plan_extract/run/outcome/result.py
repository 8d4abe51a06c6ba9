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
    was not as it was written, so that everything was read again. ``staying`` counts the plans whose sources were
    not found and whose rows stay. ``of_no_plan`` are the corrections that name no plan of these. ``left`` are the
    paths of files that the next run has to read because the time of this one was up; ``still_left`` are those that an
    earlier run left and ``--only`` left out of this one.
    ``left_out`` are the plan_ids that sums leave out because another plan stands for them.
    ``warnings`` are what a person should know of the file of corrections and of ``--only``.
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
    left: tuple[str, ...] = ()
    still_left: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()

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
        """The plans that another one stands for: it is the same plan, or a newer edition of it."""
        return tuple(outcome for outcome in self.plans if outcome.plan_id in self.left_out)

    @property
    def issues(self) -> Counter[tuple[str, str]]:
        """Issues of all plans by (severity, code)."""
        total: Counter[tuple[str, str]] = Counter()
        for outcome in self.plans:
            total.update(outcome.issues)
        return total

    @property
    def money(self) -> Money:
        """The budget tables of all plans together, without the plans that another one stands for."""
        return sum((outcome.money for outcome in self.plans if outcome.plan_id not in self.left_out), Money())
