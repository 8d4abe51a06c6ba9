"""What a run costs beside the reading: CPU time to walk, name, set aside, keep states and publish, in one process.

The corpus is that of ``country_corpus.py``. A full run, one with nothing to do, and one in which some files changed.

    python benchmarks/run_itself.py --plans 800
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from country_corpus import change, make_corpus  # type: ignore[import-not-found]

from plan_extract.engine.outcome import Outcome
from plan_extract.engine.pool import in_this_process
from plan_extract.run import pipeline

SEED = 1
CHANGED = 20


@dataclass
class TimedEngine:
    """The engine of this process, and the CPU seconds that it has read."""

    seconds: float = 0.0

    def __call__(self, *arguments: Any) -> Iterator[Outcome]:
        """The outcomes of plans, each timed until it is handed out."""
        outcomes = in_this_process(*arguments)
        started = time.process_time()
        for outcome in outcomes:
            self.seconds += time.process_time() - started
            yield outcome
            started = time.process_time()
        self.seconds += time.process_time() - started


def main() -> None:
    """Make the corpus, and measure the three runs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plans", type=int, default=800)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="run-itself-") as work:
        raw, out = Path(work, "raw"), Path(work, "out")
        make_corpus(raw, options.plans, SEED)
        show(f"full run of {options.plans:,} plans", raw, out)
        show("nothing to do", raw, out)
        names = sorted(path.relative_to(raw).as_posix() for path in raw.glob("*/*.txt"))
        changed = names[:: max(1, len(names) // CHANGED)][:CHANGED]
        change(raw, changed, SEED)
        show(f"nightly, {len(changed)} files changed", raw, out)


def show(name: str, raw: Path, out: Path) -> None:
    """Print the CPU seconds of one run."""
    engine = TimedEngine()
    started = time.process_time()
    pipeline.run(raw, out, engine=engine)
    whole = time.process_time() - started
    print(f"{name}: {whole - engine.seconds:.2f} CPU s for the run itself, {engine.seconds:.2f} for the reading")


if __name__ == "__main__":
    main()
