"""Kills runs in the middle of a publish, over and over in one dataset, while a reader reads it by the advised ways.

    python kills.py FOLDER KILLS

Below FOLDER stand ``raw``, with a plan ``z.txt``, and then ``out``. Each run finds other plans and is killed at a
random step of its writing. After each the dataset must be a whole version. Prints as JSON the kills, how many of them
came after the switch, the reads, and those that failed or gave tables of two versions.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pyarrow
import pyarrow.parquet as pq
from dataset_files import table_path

from crash import Steps
from normalize.store.destination import PUBLISHED
from plan_extract import open_dataset
from plan_extract.run import pipeline

_NEVER = 10**6


def run_until(raw: Path, out: Path, at: int) -> int | None:
    """A run in a process of its own that is killed at a step; its number of steps where it came to its end before."""
    child = os.fork()
    if child:
        _, state = os.waitpid(child, 0)
        return None if os.WIFSIGNALED(state) else os.WEXITSTATUS(state)
    steps = Steps(out, at, lambda _: os.kill(os.getpid(), signal.SIGKILL))
    steps.watch()
    published = pipeline.run(raw, out).published
    os._exit(min(255, steps.count) if published else 0)


def change(raw: Path, number: int) -> None:
    """Other plans: one to three, each with another text."""
    for other in raw.glob("p*.txt"):
        other.unlink()
    text = (raw / "z.txt").read_text(encoding="utf-8")
    for name in range(1 + number % 3):
        (raw / f"p{name}.txt").write_text(f"{text}\n{number}\n", encoding="utf-8")


def whole_version(out: Path) -> str:
    """The published version's name, after a look that all files are those of one manifest."""
    manifest = json.loads((out / "manifest.json").read_bytes())
    for name in PUBLISHED:
        if name != "manifest.json":
            assert hashlib.sha256((out / name).read_bytes()).hexdigest() == manifest["files"][name]["sha256"], name
    return (out / "manifest.json").resolve().parent.name


def read(out: Path) -> None:
    """Read until the parent ends our input; print how often, and what failed, by way."""
    counts: Counter[str] = Counter()
    os.set_blocking(0, False)
    while sys.stdin.buffer.read(1) != b"":
        try:
            data = open_dataset(out)
            counts["reads"] += 1
            plans, projects = set(data.plans.plan_id), set(data.projects.plan_id)
            counts["mixed"] += plans != projects
            folder = (out / "manifest.json").resolve().parent
            counts["reads"] += 1
            tables = [pq.read_table(table_path(folder, name)) for name in ("plans", "projects")]
            counts["mixed"] += len({frozenset(table["plan_id"].to_pylist()) for table in tables}) != 1
            with pyarrow.OSFile(str(out / "projects.parquet")) as file:
                counts["reads"] += 1
                counts["mixed"] += "z" not in pq.read_table(file)["plan_id"].to_pylist()
        except Exception as error:  # noqa: BLE001  (any failure of a reader counts)
            counts["failed"] += 1
            print(repr(error)[:300], file=sys.stderr)
    print(json.dumps(counts))


def main() -> None:
    """Kill runs, or read where ``--read`` says so."""
    folder, kills = Path(sys.argv[1]), int(sys.argv[2])
    raw, out = folder / "raw", folder / "out"
    if "--read" in sys.argv:
        return read(out)
    change(raw, 0)
    run_until(raw, out, _NEVER)
    change(raw, 1)
    steps = run_until(raw, out, _NEVER)
    assert steps, "a run was not published"
    command = [sys.executable, __file__, str(folder), "0", "--read"]
    reader = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    rng, killed, switched, number = Random(kills), 0, 0, 1
    while killed < kills:
        number += 1
        change(raw, number)
        before = whole_version(out)
        killed += run_until(raw, out, rng.randint(1, steps)) is None
        switched += whole_version(out) != before
    change(raw, number + 1)
    assert run_until(raw, out, _NEVER), "the run after the kills was not published"
    whole_version(out)
    found, _ = reader.communicate()
    said = {"reads": 0, "failed": 0, "mixed": 0, **json.loads(found)}
    print(json.dumps({"runs": number - 1, "killed": killed, "switched": switched, **said}))
    return None


if __name__ == "__main__":
    main()
