"""The plans of the whole country: time, memory and disk of a full run, of a run with nothing to do, of a nightly one.

The corpus of ``country_corpus.py`` is made in a temporary folder, or in FOLDER, which is kept and used again; delete it
when the way it is made has changed. Runs are the command itself, each on files that were just written or read. What
``few`` plans take beside all tells whether time and memory grow with their number. Memory needs Linux: /proc is asked
every half second for the parent (RSS), the largest worker (RSS), and all processes together (PSS, which counts a page
that several share once).

    python benchmarks/country.py
    python benchmarks/country.py --plans 300 --few 100 --folder FOLDER
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from country_corpus import PLANS, change, make_corpus  # type: ignore[import-not-found]

from normalize.store.destination import PUBLISHED

PROGRAM = Path(sys.executable).with_name("plan-extract")
SEED = 1
CHANGED = 20
"""Files that are other ones the night after."""

FULL_S, TOGETHER_MB, NOTHING_S, NIGHTLY_S = 240, 500, 2, 20
"""The targets, for all plans of the country on two cores."""

INTERVAL_S = 0.5
TURNS = 3
QUERIES = {
    "baht by province and year": """
        select province, fiscal_year_be, sum(amount_baht)
        from '{out}/budget_lines.parquet' join '{out}/plans.parquet' using (plan_id)
        where source = 'table' group by all order by all""",
    "issues by code and severity": """
        select code, severity, count(*) from '{out}/issues.parquet' group by all order by all""",
    "projects with a word in the title": """
        select project_id, title from '{out}/projects.parquet' where contains(title, 'ประมวลจริยธรรม')""",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run took; memory in MB. ``watching`` are the CPU seconds that were lost to looking at its memory."""

    seconds: float
    cpu_seconds: float
    watching: float
    parent: float
    worker: float
    together: float


def main() -> None:
    """Make the corpus where there is none, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plans", type=int, default=PLANS)
    parser.add_argument("--few", type=int, default=500)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--workers", type=int)
    options = parser.parse_args()
    # beside FOLDER, so that its files can be linked and need not be copied
    beside = options.folder.absolute().parent if options.folder else None
    with tempfile.TemporaryDirectory(prefix="country-", dir=beside) as work:
        corpus = options.folder or Path(work, "corpus")
        names = names_of_corpus(corpus, options.plans)
        report(Path(work), corpus, names, min(options.few, len(names)), options.workers)


def names_of_corpus(folder: Path, plans: int) -> list[str]:
    """The first ``plans`` files of the corpus in ``folder``, which is made if it has too few."""
    if len(list(folder.glob("*/*.txt"))) < plans:
        started = time.perf_counter()
        make_corpus(folder, plans, SEED)
        os.sync()  # writing it must not go on while the runs are measured
        print(f"corpus made in {time.perf_counter() - started:.1f} s")
    paths = sorted(folder.glob("*/*.txt"), key=lambda path: int(path.name.split("_")[0]))
    return [path.relative_to(folder).as_posix() for path in paths[:plans]]


def report(work: Path, corpus: Path, names: Sequence[str], few: int, workers: int | None) -> None:
    """Print all figures."""
    raw, out = work / "raw", work / "out"
    link(corpus, names[:few], work / "few")
    link(corpus, names, raw)
    small = run(work / "few", work / "few-out", workers)
    print_full(small, few)
    large = run(raw, out, workers)
    print_full(large, len(names), f" (target {FULL_S})", f" (target {TOGETHER_MB})")
    growth = (large.seconds / len(names)) / (small.seconds / few)
    print(f"growth: a plan of {len(names):,} takes {growth:.2f} times as long as one of {few:,} (1: linear)")
    print_again("nothing to do", raw, out, workers, NOTHING_S)
    changed = names[:: max(1, len(names) // CHANGED)][:CHANGED]
    change(raw, changed, SEED)
    print_again(f"nightly, {len(changed)} files changed", raw, out, workers, NIGHTLY_S)
    tables = megabytes(out / name for name in PUBLISHED if name.endswith(".parquet"))
    print(f"on disk: raw {megabytes(raw.glob('*/*')):,.1f} MB, Parquet {tables:,.1f} MB")
    print_queries(out)


def link(corpus: Path, names: Sequence[str], folder: Path) -> None:
    """The files of the corpus with these names in a folder of their own."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        try:
            (folder / name).hardlink_to(corpus / name)
        except OSError:  # a file system without hard links
            shutil.copyfile(corpus / name, folder / name)


def print_full(figures: Figures, plans: int, seconds_target: str = "", memory_target: str = "") -> None:
    """The figures of a run that reads all its plans."""
    print(
        f"full run of {plans:,} plans: {figures.seconds:.1f} s{seconds_target}, {plans / figures.seconds:.1f} plans/s, "
        f"{1000 * figures.seconds / plans:.1f} ms a plan, {1000 * figures.cpu_seconds / plans:.1f} CPU ms a plan "
        f"(and {figures.watching:.1f} CPU s in all to watch it)"
    )
    print(
        f"  peak MB: parent {figures.parent:.0f} (RSS), largest worker {figures.worker:.0f} (RSS), "
        f"all together {figures.together:.0f} (PSS){memory_target}"
    )


def print_again(name: str, raw: Path, out: Path, workers: int | None, target: int) -> None:
    """The figures of a run whose ``out`` is there already, and how many of its files are others afterwards."""
    before = published(out)
    figures = run(raw, out, workers)
    after = published(out)
    others = sum(before.get(file) != state for file, state in after.items())
    print(
        f"{name}: {figures.seconds:.1f} s (target {target}), {figures.together:.0f} MB together, "
        f"{others} of {len(after)} published files are others"
    )


def published(out: Path) -> dict[str, tuple[Path, int, int]]:
    """The file behind each table, and when it was written."""
    states = ((name, out / name, (out / name).stat()) for name in PUBLISHED if name.endswith(".parquet"))
    return {name: (path.resolve(), state.st_ino, state.st_mtime_ns) for name, path, state in states}


def megabytes(paths: Iterable[Path]) -> float:
    """The size of files together, those behind links."""
    return sum(path.stat().st_size for path in paths) / 1e6


def print_queries(out: Path) -> None:
    """The least time of each query; reading the files is part of it."""
    import duckdb

    connection = duckdb.connect()
    for name, query in QUERIES.items():
        times = []
        for _ in range(TURNS):
            started = time.perf_counter()
            rows = connection.execute(query.format(out=out)).fetchall()
            times.append(time.perf_counter() - started)
        print(f"query, {name}: {1000 * min(times):.0f} ms, {len(rows):,} rows")


def run(raw: Path, out: Path, workers: int | None) -> Figures:
    """The figures of a run."""
    return measured("run", str(raw), "--out", str(out), "--quiet", *(["--workers", str(workers)] if workers else []))


def measured(*arguments: str) -> Figures:
    """The figures of a command, in processes of its own. Ends this one if it fails."""
    before = cpu_of_children()
    started = time.perf_counter()
    with subprocess.Popen([str(PROGRAM), *arguments]) as process:
        memory = Memory(process.pid)
        memory.start()
        code = process.wait()
        seconds = time.perf_counter() - started
        memory.stop()
    if code:
        sys.exit(f"plan-extract {arguments[0]} ended with {code}")
    cpu = cpu_of_children() - before
    return Figures(seconds, cpu, memory.cpu_seconds, memory.parent, memory.worker, memory.together)


def cpu_of_children() -> float:
    """CPU seconds of all processes below this one that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Memory(threading.Thread):
    """The most memory, in MB, that a process, any of those below it, and all together have held until ``stop``."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.parent = self.worker = self.together = self.cpu_seconds = 0.0
        self._stopped = threading.Event()

    def run(self) -> None:
        """Look every half second."""
        while not self._stopped.wait(INTERVAL_S):
            workers = below(self.pid)
            self.parent = max(self.parent, held(self.pid, "status", "VmHWM"))
            self.worker = max(self.worker, *(held(pid, "status", "VmHWM") for pid in workers), 0)
            self.together = max(self.together, sum(held(pid, "smaps_rollup", "Pss") for pid in (self.pid, *workers)))
        self.cpu_seconds = time.thread_time()

    def stop(self) -> None:
        """No more of it."""
        self._stopped.set()
        self.join()


def below(pid: int) -> list[int]:
    """The children of a process, and theirs."""
    children: dict[int, list[int]] = {}
    for entry in os.scandir("/proc"):
        if entry.name.isdecimal() and (stat := read(entry.path, "stat")):
            # the name of a program stands in parentheses and may hold anything
            children.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(entry.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found[1:]


def held(pid: int, file: str, field: str) -> float:
    """What a file of /proc says about the memory of a process, in MB; 0 where it has ended."""
    match = re.search(rf"^{field}:\s+([0-9]+) kB", read(f"/proc/{pid}", file), re.MULTILINE)
    return int(match[1]) * 1024 / 1e6 if match else 0


def read(folder: str, name: str) -> str:
    """A file of /proc; empty where the process has ended."""
    try:
        return Path(folder, name).read_text()
    except OSError:
        return ""


if __name__ == "__main__":
    main()
