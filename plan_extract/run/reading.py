"""Plans through the engine into the store, and the plans that have the bytes of another one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.ground.errors import InternalError
from extract.ground.options import ReadOptions
from extract.ground.raw import RawFile
from normalize.store.parquet import RowStore
from plan_extract.engine.deadline import Deadline
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.parts import PlanFiles
from plan_extract.engine.pool import Engine
from plan_extract.engine.read_plan import read_plan, read_single_file
from plan_extract.run.choice.by_hand import ByHand
from plan_extract.run.choice.policy import Policy
from plan_extract.run.choice.unchanged import first_copies

OnProgress = Callable[[Outcome, int, int], None]
"""Called after each file that is read with its outcome, the number of files done, and the number of all to read."""


@dataclass(slots=True)
class Reading:
    """How the plans of one run are read, and who is told of each. It counts the plans that this program failed on."""

    engine: Engine
    options: ReadOptions
    policy: Policy
    deadline: Deadline
    on_progress: OnProgress | None = None
    faults: int = 0
    _done: int = 0
    _total: int = 0

    def read_into(self, store: RowStore, plans: Sequence[PlanFiles], refused: Sequence[Outcome]) -> Iterator[Outcome]:
        """The outcomes of the plans; their rows go into the store.

        Those that were refused are told as well. When the deadline is over, what is not read has no outcome. Raises
        ``InternalError`` where this program fails on more plans than it may.
        """
        self._total = len(refused) + sum(len(files.parts) for files in plans)
        for outcome in refused:
            self._tell(outcome)
        for outcome in self.engine(plans, self.options, store.folder, self.deadline):
            if outcome.plan is not None:
                store.add(outcome.plan)
            self._tell(outcome)
            yield replace(outcome, plan=None)

    def with_copies_marked(
        self,
        store: RowStore,
        outcomes: Sequence[Outcome],
        plans: Sequence[PlanFiles],
        files: Mapping[str, RawFile],
        corrections: ByHand,
    ) -> list[Outcome]:
        """The outcomes in the order of their names, each knowing the plan before it that has the same bytes.

        Which that is depends on all files, so that such a plan is read once more; they are rare.
        """
        first = first_copies(outcomes)
        files_of = {plan.name: plan for plan in plans}
        found: list[Outcome] = []
        for outcome in sorted(outcomes, key=lambda outcome: outcome.name):
            copy_of = first.get(outcome.name)
            if outcome.status == "ok" and copy_of != outcome.copy_of:
                if outcome.parts:
                    (again,) = read_plan(files_of[outcome.name], copy_of, self.options)
                else:
                    own = corrections.of(outcome.plan_id, (outcome.name,))
                    again = read_single_file(files[outcome.name], outcome.name, copy_of, self.options, own)
                if again.is_fault:
                    self._tell(again)
                store.drop(outcome.plan_id)
                if again.plan is not None:
                    store.add(again.plan)
                outcome = replace(again, plan=None, group=outcome.group, read_with=outcome.read_with)
            found.append(outcome)
        return found

    def _tell(self, outcome: Outcome) -> None:
        self._done = min(self._done + len(outcome.files), self._total)
        if self.on_progress:
            self.on_progress(outcome, self._done, self._total)
        if outcome.is_fault and outcome.problem:
            self.faults += 1
            most = self.policy.faults_allowed(self._total)
            if self.faults > most:
                what = f"{outcome.problem.message}; plans with faults: {self.faults}, --max-faults {most}"
                raise InternalError(outcome.name, what, outcome.trace or "")
