"""Single damages to real plans: which amounts change, and whether a word is said of each.

    python benchmarks/damage.py [--damages 2000] [--seed N] [--first N] [--only CLASS] [--plans FOLDER] [--keep FOLDER]
        [--rows-alone]

The amounts of each plan are made to differ from year to year first, so that a value in a wrong year shows. A change
without an issue is exempt where the damaged text agrees with it, as told from the damage and the truth alone: its row
has the cells of its table, and no total, block, count or number that agreed is against it. Every other one is printed
with its class. With --rows-alone the plans lose their totals and the amounts of their blocks first. The texts
are kept in FOLDER. The exit code is 1 where there are more than one in a thousand.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

from differing_plans import KnownPlan, bare, differing, known
from silent_changes import Change, changes
from single_damages import DAMAGES, Damage, NothingToDamageError

from extract.ground.errors import SourceError
from extract.text.read_txt import read_txt

RAW = Path(__file__).parents[1] / "data" / "raw"
MOST_SILENT = 0.001
FATES = ("unchanged", "set aside", "flagged", "exempt", "silent")
_TRIES = 20


def plans(folder: Path, *, rows_alone: bool) -> Iterator[tuple[str, KnownPlan]]:
    """The plans of a folder with their amounts made to differ, by their names."""
    for path in sorted(folder.glob("*.txt")):
        text = differing("\n".join(read_txt(path.read_bytes(), path.name).lines))
        yield path.stem, known(bare(text) if rows_alone else text)


def damaged(plan: KnownPlan, rng: Random, only: str | None) -> tuple[str, Damage]:
    """A damage by chance, and its class."""
    names, often = zip(*((name, weight) for name, (_, weight) in DAMAGES.items()), strict=True)
    for _ in range(_TRIES):
        (name,) = [only] if only else rng.choices(names, often)
        try:
            damage = DAMAGES[name][0](plan, rng)
        except NothingToDamageError:
            continue
        if damage.text != plan.text:
            return name, damage
    return name, Damage(plan.text, "nothing", frozenset(), 1, 1)


def judged(plan: KnownPlan, damage: Damage) -> tuple[str, list[Change]]:
    """The worst that became of an amount, and the changes."""
    try:
        after = known(damage.text)
    except SourceError:
        return "set aside", []
    found = changes(plan, damage, after)
    fates = {change.fate for change in found}
    return next((fate for fate in ("silent", "exempt", "flagged") if fate in fates), "unchanged"), found


def main() -> int:
    """Damage, read and judge; print the counts by class and every silent change."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--damages", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="number of the first")
    parser.add_argument("--only", choices=list(DAMAGES))
    parser.add_argument("--rows-alone", action="store_true", help="without totals and amounts of detail blocks")
    parser.add_argument("--plans", type=Path, default=RAW)
    parser.add_argument("--keep", type=Path, default=Path("build") / "damage", help="folder for texts read wrong")
    options = parser.parse_args()
    whole = list(plans(options.plans, rows_alone=options.rows_alone))
    counts: dict[str, Counter[str]] = {}
    began = time.perf_counter()
    for number in range(options.first, options.first + options.damages):
        rng = Random(f"{options.seed} {number}")
        name, plan = whole[number % len(whole)]
        kind, damage = damaged(plan, rng, options.only)
        fate, found = judged(plan, damage)
        counts.setdefault(kind, Counter())[fate] += 1
        if fate == "silent":
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{number}.txt").write_text(damage.text, encoding="utf-8")
            print(f"SILENT {number} {name} {kind}: {damage.what}, line {damage.first}")
            for change in [change for change in found if change.fate == "silent"][:4]:
                print(f"    {change}", flush=True)
    _show(counts, time.perf_counter() - began)
    silent = sum(count["silent"] for count in counts.values())
    return 1 if silent > MOST_SILENT * options.damages else 0


def _show(counts: dict[str, Counter[str]], seconds: float) -> None:
    whole = sum(counts.values(), Counter[str]())
    print(f"{whole.total():,} damages in {seconds:,.0f} s: " + ", ".join(f"{whole[fate]:,} {fate}" for fate in FATES))
    for name in DAMAGES:
        if name in counts:
            print(f"  {name:<26}" + "  ".join(f"{counts[name][fate]:>4} {fate}" for fate in FATES))


if __name__ == "__main__":
    sys.exit(main())
