"""CPU time and peak memory of the text path, beside what the machine needs for the least that any program would do.

The plans of data/raw are copied under other names, so that no two share one. One process does all: reading, parsing,
rows, Parquet. Each figure comes from a process of its own, so that peaks do not mix. Take the ratios, not the times.

    python benchmarks/text_path.py            200 plans; 50 and 800 as well for the memory
    python benchmarks/text_path.py --plans 40
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RAW = Path(__file__).parent.parent / "data" / "raw"
REFERENCE_CHARACTERS = 150_000
TARGET_MS = 24
"""What the whole pipeline may take for a plan of the reference size."""


def main() -> None:
    """Measure, or (with ``--part``) be one of the measured processes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plans", type=int, default=200)
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    parser.add_argument("--raw", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        print(json.dumps({"cpu_s": PARTS[options.part](options.raw), "peak_mib": peak_mib()}))
        return
    with tempfile.TemporaryDirectory() as folder:
        report(Path(folder), options.plans)


def report(folder: Path, count: int) -> None:
    """Print the figures for ``count`` plans, and the memory for a quarter and for four times of them as well."""
    few, most = max(1, count // 4), 4 * count
    characters = copy_plans(folder / "many", count)
    copy_plans(folder / "few", few)
    copy_plans(folder / "most", most)
    scale = 1000 / characters * REFERENCE_CHARACTERS
    many = {part: measured(part, folder / "many") for part in PARTS}
    peaks = {few: measured("pipeline", folder / "few"), count: many["pipeline"]}
    peaks[most] = measured("pipeline", folder / "most")
    print(f"{count} plans, {characters / count:,.0f} characters each; CPU ms for {REFERENCE_CHARACTERS:,} characters")
    print(f"  floor: read, decode, sha256     {many['read']['cpu_s'] * scale:8.1f}")
    print(f"  floor: the same rows as Parquet {many['write']['cpu_s'] * scale:8.1f}")
    print(f"  the whole text path             {many['pipeline']['cpu_s'] * scale:8.1f}   (target {TARGET_MS})")
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
}


if __name__ == "__main__":
    main()
