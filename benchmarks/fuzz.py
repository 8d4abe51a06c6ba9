"""Thousands of damaged, hostile and endless files: each must get an outcome with its reason, in time, and lose nothing.

    python benchmarks/fuzz.py [--inputs 10000] [--seed N] [--first N] [--only KIND] [--keep FOLDER]

KIND is text, html, docx, pdf, long (one piece thousands of times), tree (a folder of hostile names, over which runs go
on as it changes) or big (the largest files that are read at all). One process reads the files one after the other;
where it hangs or dies it is killed, that is a fault, and another goes on. Locked folders need a user who is not root.
An ordinary input has 20 seconds of CPU (most take some hundredths), a big one 60: a dozen times the longest plan, and a
plan takes a tenth of a second; ten times as long by the clock is a hang. The process may have 6 GiB. Inputs with a
fault are kept in FOLDER under the name that makes them again: kind, seed, number. The exit code is 1 where there was
one.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "support"))

import big_files
import psutil

from fuzzing import KINDS, Input, Verdict, examined, made

SHARES = {"text": 48, "html": 17, "docx": 13, "pdf": 8, "long": 10, "tree": 4}
"""Of a hundred inputs."""

SECONDS, SECONDS_BIG = 20.0, 60.0
HANG = 10
"""How many times its seconds of CPU an input may wait for them."""

READER_GIB = 6
SHOWN = 10
READY = "ready"
"""What a reader says when it can be asked."""


@dataclass
class Reader:
    """A process that examines files, begun anew after each that it does not survive."""

    process: BaseProcess | None = None
    pipe: Connection | None = None

    def examine(self, path: Path, seconds: float) -> Verdict:
        """The verdict on a file; a hang and a crash are faults."""
        if self.process is None:
            self._start()
        assert self.pipe is not None
        self.pipe.send(path)
        limit = self._cpu_seconds() + seconds
        end = time.perf_counter() + seconds * HANG
        try:
            while time.perf_counter() < end and self._cpu_seconds() < limit:
                if self.pipe.poll(min(1, seconds)):
                    found: Verdict = self.pipe.recv()
                    return found
            verdict = Verdict("fault", (f"took more than {seconds:.0f} s",))
        except EOFError:
            verdict = Verdict("fault", ("the process that read it died",))
        self.close()
        return verdict

    def _cpu_seconds(self) -> float:
        """What the process and those that it began have used so far, also those that came to an end."""
        assert self.process is not None
        spent = 0.0
        with suppress(psutil.NoSuchProcess):
            process = psutil.Process(self.process.pid)
            spent += sum(process.cpu_times())
            for child in process.children(recursive=True):
                with suppress(psutil.NoSuchProcess):
                    spent += sum(child.cpu_times()[:2])
        return spent

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other,))
        self.process.start()
        other.close()
        assert self.pipe.recv() == READY  # its imports are not the first input's time

    def close(self) -> None:
        """End the process and the one that reads PDF and Word files for it."""
        if self.process is not None and self.process.pid is not None:
            if self.process.is_alive():
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.join()
        if self.pipe is not None:
            self.pipe.close()
        self.process = self.pipe = None


def _serve(pipe: Connection) -> None:
    import resource

    os.setpgrp()
    resource.setrlimit(resource.RLIMIT_AS, (READER_GIB * 2**30, resource.RLIM_INFINITY))
    pipe.send(READY)
    while True:
        try:
            path = pipe.recv()
        except EOFError:
            return
        try:
            verdict = examined(path)
        except Exception as error:  # noqa: BLE001  (anything at all is what is looked for)
            verdict = Verdict("fault", (repr(error)[:500],))
        pipe.send(verdict)


@dataclass
class Report:
    """What became of the inputs so far."""

    keep: Path
    statuses: dict[str, Counter[str]] = field(default_factory=dict)
    times: list[tuple[float, str, int]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def take(self, name: str, found: Input, verdict: Verdict, seconds: float) -> None:
        """Count an input; keep it where there is a fault."""
        faulty = verdict.status == "fault" or bool(verdict.faults)
        kind = name.split("-")[0]
        self.statuses.setdefault(kind, Counter())["fault" if faulty else verdict.status] += 1
        self.times = sorted([*self.times, (seconds, name, len(found.data))], reverse=True)[:SHOWN]
        if faulty:
            self.keep.mkdir(parents=True, exist_ok=True)
            (self.keep / f"{name}{found.suffix}").write_bytes(found.data)
            self.faults.append(name)
            print(f"FAULT {name}{found.suffix}: {'; '.join(verdict.faults[:7])}", flush=True)

    def show(self, seconds: float) -> None:
        """Print the counts and the slowest."""
        whole = sum(self.statuses.values(), Counter[str]())
        print(f"{whole.total():,} inputs in {seconds:,.0f} s: {whole['ok']:,} ok, {whole['fault']} faults")
        for kind, counts in self.statuses.items():
            print(f"  {kind:<5}{counts.total():>6}  " + ", ".join(f"{code} {n}" for code, n in counts.most_common()))
        print("slowest")
        for taken, name, size in self.times:
            print(f"  {taken:6.2f} s  {size / 2**20:8.2f} MiB  {name}")
        if self.faults:
            print(f"faults are kept in {self.keep}")


def inputs(options: argparse.Namespace) -> Iterator[tuple[str, Input, float]]:
    """Name, content and time limit of every input that was asked for."""
    kinds = [kind for kind, share in SHARES.items() for _ in range(share)]
    if options.only in KINDS:
        kinds = [options.only]
    if options.only != "big":
        for number in range(options.first, options.first + options.inputs):
            kind = kinds[number * 37 % len(kinds)]
            yield f"{kind}-{options.seed}-{number}", made(kind, number, options.seed), SECONDS
    if options.only in (None, "big"):
        for name, make in big_files.BIG.items():
            yield f"big-{name}", make(), SECONDS_BIG


def main() -> int:
    """Run the inputs and print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--inputs", type=int, default=10_000, help="how many, beside the big ones")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="number of the first")
    parser.add_argument("--only", choices=[*KINDS, "big"])
    parser.add_argument("--keep", type=Path, default=Path("build") / "fuzz", help="folder for the inputs with a fault")
    options = parser.parse_args()
    reader, report = Reader(), Report(options.keep)
    began = time.perf_counter()
    try:
        with tempfile.TemporaryDirectory() as folder:
            for name, found, limit in inputs(options):
                path = Path(folder) / f"input{found.suffix}"
                path.write_bytes(found.data)
                started = time.perf_counter()
                verdict = reader.examine(path, limit)
                report.take(name, found, verdict, time.perf_counter() - started)
    finally:
        reader.close()
    report.show(time.perf_counter() - began)
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
