"""The corrections of a run: the file of RAW that has them, and which plan each is of."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.ground.errors import UsageError
from extract.ground.raw import without_options
from normalize.corrections.read_corrections import NAME, Correction, digest, read_corrections
from plan_extract.engine.parts import PlanFiles, Task, plan_ids


@dataclass(frozen=True, slots=True)
class ByHand:
    """Corrections by the plan_id that they name."""

    of_plan: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)

    def given_to(self, plans: Sequence[PlanFiles]) -> list[PlanFiles]:
        """The plans, each with its corrections."""
        if not self.of_plan:
            return list(plans)
        return [replace(files, corrections=self.of(files.plan_id, files.names)) for files in plans]

    def of(self, group: str | None, names: Iterable[str]) -> tuple[Correction, ...]:
        """The corrections of all plans that some files may be; see :func:`parts.plan_ids`."""
        if group is None or not self.of_plan:
            return ()
        return tuple(one for plan_id in plan_ids(group, names) for one in self.of_plan.get(plan_id, ()))

    def of_no_plan(self, plans: Container[str]) -> tuple[Correction, ...]:
        """The corrections that name none of the ``plans``, in the order of the file."""
        without = [one for plan_id, some in self.of_plan.items() if plan_id not in plans for one in some]
        return tuple(sorted(without, key=lambda one: one.line))


def by_hand(raw: Path | str, sources: Sequence[Task]) -> tuple[ByHand, tuple[Task, ...]]:
    """The corrections in ``corrections.csv`` of RAW itself, and the sources without that file.

    Where RAW is one file there are none. Raises ``UsageError`` for a file that cannot be used.
    """
    where = f"{without_options(str(raw))}/{NAME}"
    found = {name: file for file, name in sources}.get(NAME)
    if isinstance(raw, Path) and not raw.is_dir():
        return ByHand(), tuple(sources)
    if found is None:
        if isinstance(raw, Path) and (raw / NAME).is_symlink():
            raise UsageError(f"{where} is a link that leads out of RAW or nowhere", "Put the file itself there")
        return ByHand(), tuple(sources)
    try:
        data = found.read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UsageError(f"{where} cannot be read ({why})", "Mend that, or remove it") from error
    of_plan: dict[str, tuple[Correction, ...]] = {}
    for one in read_corrections(data, where):
        of_plan[one.plan_id] = (*of_plan.get(one.plan_id, ()), one)
    return ByHand(of_plan), tuple((file, name) for file, name in sources if name != NAME)


def reader_word(word: str, corrections: Sequence[Correction]) -> str:
    """The word for the way a plan is read, of the word for its type and its corrections."""
    return f"{word}+{digest(corrections)}" if corrections else word
