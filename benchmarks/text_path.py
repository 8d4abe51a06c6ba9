"""CPU time and peak memory of the text path, beside what the machine needs for the least that any program would do.

The plans of data/raw are copied under other names, so that no two share one. One process does all: reading, parsing,
rows, Parquet. Each figure comes from a process of its own, so that peaks do not mix. Take the ratios, not the times.

    python benchmarks/text_path.py            200 plans; 50 and 800 as well for the memory
    python benchmarks/text_path.py --plans 40
    python benchmarks/text_path.py --instructions    by Valgrind's count, which no other program disturbs
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RAW = Path(__file__).parent.parent / "data" / "raw"
REFERENCE_CHARACTERS = 150_000

WARM = 5
"""Plans that are read before instructions are counted, and that are counted."""


def main() -> None:
    """Measure, or (with ``--part``) be one of the measured processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plans", type=int, default=200)
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    parser.add_argument("--raw", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--instructions", action="store_true", help="count instructions; needs valgrind")
    options = parser.parse_args()
    if options.part:
        print(json.dumps({"cpu_s": PARTS[options.part](options.raw), "peak_mib": peak_mib()}))
        return
    with tempfile.TemporaryDirectory() as folder:
        if options.instructions:
            copy_plans(Path(folder) / "raw", 2 * WARM)
            counted = [instructions(part, Path(folder) / "raw") for part in ("warm", "plans")]
            print(
                f"{(counted[1] - counted[0]) / WARM / 1e6:.1f} million instructions a plan, from its file to its rows"
            )
        else:
            report(Path(folder), options.plans)


def report(folder: Path, count: int) -> None:
    """Print the figures for ``count`` plans, and the memory for a quarter and for four times of them as well."""
    few, most = max(1, count // 4), 4 * count
    characters = copy_plans(folder / "many", count)
    copy_plans(folder / "few", few)
    copy_plans(folder / "most", most)
    scale = 1000 / characters * REFERENCE_CHARACTERS
    many = {part: measured(part, folder / "many") for part in ("read", "write", "pipeline", "tables", "account")}
    peaks = {few: measured("pipeline", folder / "few"), count: many["pipeline"]}
    peaks[most] = measured("pipeline", folder / "most")
    print(f"{count} plans, {characters / count:,.0f} characters each; CPU ms for {REFERENCE_CHARACTERS:,} characters")
    print(f"  floor: read, decode, sha256     {many['read']['cpu_s'] * scale:8.1f}")
    print(f"  floor: the same rows as Parquet {many['write']['cpu_s'] * scale:8.1f}")
    print(f"  the whole text path             {many['pipeline']['cpu_s'] * scale:8.1f}")
    print(f"    of it the readings of tables  {many['tables']['cpu_s'] * scale:8.1f}")
    print(f"    of it the account             {many['account']['cpu_s'] * scale:8.1f}")
    print("peak memory, MiB")
    for plans, figures in peaks.items():
        print(f"  {plans:>4} plans {figures['peak_mib']:8.0f}")


def copy_plans(folder: Path, count: int) -> int:
    """``count`` files with the plans in turn; every copy has a line of its own. Gives the number of characters."""
    folder.mkdir()
    texts = [path.read_text(encoding="utf-8") for path in sorted(RAW.glob("*.txt"))]
    if not texts:
        sys.exit(f"no plan in {RAW}")
    characters = 0
    for number in range(count):
        text = texts[number % len(texts)]
        characters += len(text)
        (folder / f"plan{number:04d}.txt").write_text(f"{text}\n\n{number}\n", encoding="utf-8")
    return characters


def measured(part: str, raw: Path) -> dict[str, float]:
    """The figures of one part, from a process of its own."""
    command = [sys.executable, __file__, "--part", part, "--raw", str(raw)]
    figures: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return figures


def instructions(part: str, raw: Path) -> int:
    """How many instructions one part takes, in a process of its own. Exits where Valgrind is not installed."""
    if not (valgrind := shutil.which("valgrind")):
        sys.exit("--instructions needs valgrind")
    command = [
        valgrind,
        "--tool=cachegrind",
        "--cache-sim=no",
        "--cachegrind-out-file=/dev/null",
        sys.executable,
        __file__,
    ]
    run = subprocess.run(
        [*command, "--part", part, "--raw", str(raw)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    return int(re.findall(r"I\s+refs:\s+([\d,]+)", run.stderr)[0].replace(",", ""))


def read_floor(raw: Path) -> float:
    """CPU seconds to read, hash and decode the files."""
    started = time.process_time()
    for path in sorted(raw.iterdir()):
        data = path.read_bytes()
        hashlib.sha256(data).hexdigest()
        data.decode()
    return time.process_time() - started


def write_floor(raw: Path) -> float:
    """CPU seconds to write the published rows, already in memory, as zstd Parquet."""
    import pyarrow.parquet as pq

    from normalize.store.destination import PUBLISHED
    from plan_extract.run import pipeline

    with tempfile.TemporaryDirectory() as out:
        pipeline.run(raw, Path(out))
        tables = [pq.read_table(Path(out) / name) for name in PUBLISHED if name.endswith(".parquet")]
        started = time.process_time()
        for number, table in enumerate(tables):
            pq.write_table(table, Path(out) / str(number), compression="zstd")
        return time.process_time() - started


def pipeline_cost(raw: Path) -> float:
    """CPU seconds of a run in one process, without the imports."""
    import pyarrow.parquet  # noqa: F401

    from plan_extract.run import pipeline

    with tempfile.TemporaryDirectory() as out:
        started = time.process_time()
        pipeline.run(raw, Path(out))
        return time.process_time() - started


def step_cost(raw: Path, step: str) -> float:
    """CPU seconds of one step of ``parsers.document`` over the files, the steps before it not counted."""
    from extract.readers import read_source
    from parsers import document

    whole: Callable[..., object] = getattr(document, step)
    spent = 0.0

    def timed(*args: object) -> object:
        nonlocal spent
        started = time.process_time()
        found = whole(*args)
        spent += time.process_time() - started
        return found

    setattr(document, step, timed)
    for path in sorted(raw.iterdir()):
        document.parse_plan(read_source(path, path.name))
    return spent


def tables_cost(raw: Path) -> float:
    """CPU seconds to find the tables, in all the readings that are compared."""
    return step_cost(raw, "find_grids")


def account_cost(raw: Path) -> float:
    """CPU seconds of the account of every number."""
    return step_cost(raw, "keep_account")


def warm_cost(raw: Path) -> float:
    """CPU seconds to read the first plans, which fill what is kept for all."""
    return plans_cost(raw, WARM)


def plans_cost(raw: Path, count: int | None = None) -> float:
    """CPU seconds from the files of the plans to their checked and packed rows."""
    from plan_extract.engine.pool import COLLECTOR_THRESHOLDS
    from plan_extract.engine.read_plan import read_single_file

    gc.set_threshold(*COLLECTOR_THRESHOLDS)  # as in a process of a run
    started = time.process_time()
    for path in sorted(raw.iterdir())[:count]:
        read_single_file(path, path.name)
    return time.process_time() - started


def peak_mib() -> float:
    """The most memory this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


PARTS: dict[str, Callable[[Path], float]] = {
    "read": read_floor,
    "write": write_floor,
    "pipeline": pipeline_cost,
    "tables": tables_cost,
    "account": account_cost,
    "warm": warm_cost,
    "plans": plans_cost,
}


if __name__ == "__main__":
    main()
