"""The commands for a dataset that is kept up to date: ``run``, ``status``, ``quarantine``."""

from __future__ import annotations

import signal
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from extract.ground.errors import UsageError
from extract.ground.options import OcrMode, ReadOptions
from plan_extract.commands.arguments import FORMAT, OCR, PASSWORD, WRITTEN
from plan_extract.commands.codes import CLEAN, SET_ASIDE
from plan_extract.commands.printing import Progress, print_fault, print_listing

if TYPE_CHECKING:
    from plan_extract.engine.pool import Engine
    from plan_extract.run.choice.policy import Policy

CORRECTIONS = click.option(
    "--corrections",
    metavar="FILE",
    help="A reviewed file of corrections by hand, outside of RAW [default: corrections.csv in RAW, with a warning].",
)


@click.command()
@click.argument("raw")
@click.option("--out", required=True, help="Folder or bucket to publish in; a folder is created if missing.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes [default: one a processor].")
@click.option(
    "--engine",
    "engine_name",
    type=click.Choice(["processes", "dask"]),
    default="processes",
    show_default=True,
    help="What reads the plans: processes of this machine, or a dask cluster.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Of the dask cluster, such as tcp://10.0.0.1:8786.")
@click.option("--force", is_flag=True, help="Read all files again, changed or not.")
@click.option("--only", multiple=True, metavar="PATTERN", help="Look only at files like 'north/*' or '*2566*'.")
@click.option(
    "--removed",
    type=click.Choice(["keep", "drop"]),
    default="drop",
    show_default=True,
    help="What becomes of the rows of sources that are gone.",
)
@click.option(
    "--max-drop",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Publish nothing where a table would lose more of its rows [default: 50 from ten plans on].",
)
@click.option(
    "--max-faults",
    type=click.IntRange(min=0),
    metavar="N",
    help="Publish nothing where this program fails on more plans [default: 3, or 1 % of the files read].",
)
@click.option(
    "--max-time", metavar="TIME", help="Read for so long, as 6h or 90m, publish, and leave the rest for later."
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="One line a file, on stderr, where that is not a terminal.",
)
@CORRECTIONS
@PASSWORD
@OCR
def run(
    raw: str,
    out: str,
    workers: int | None,
    engine_name: Literal["processes", "dask"],
    scheduler: str | None,
    force: bool,
    only: tuple[str, ...],
    removed: Literal["keep", "drop"],
    max_drop: float | None,
    max_faults: int | None,
    max_time: str | None,
    quiet: bool,
    log_format: Literal["text", "json"],
    corrections: str | None,
    password: str | None,
    ocr: OcrMode,
) -> int:
    """Bring the dataset in OUT up to the plans under RAW.

    RAW is a folder or one plan; RAW and OUT may be addresses (s3://, gs://, file://). Only new and changed files are
    read. The dataset is published as a whole or not at all. A file that cannot be used is set aside with its reason,
    and the others are published.
    """
    from plan_extract.run.choice.policy import Policy
    from plan_extract.run.outcome.status import seconds

    policy = Policy(
        force=force,
        only=only,
        removed=removed,
        max_drop=max_drop,
        max_faults=max_faults,
        max_time=seconds(max_time) if max_time else None,
    )
    engine = engine_of(engine_name, workers, scheduler)
    return _run(raw, out, engine, ReadOptions(password, ocr), policy, None if quiet else log_format, corrections)


def engine_of(name: str, workers: int | None, scheduler: str | None) -> Engine:
    if name == "dask":
        if scheduler is None or workers is not None:
            raise UsageError("a dask cluster has its own workers", "Give --scheduler ADDRESS, and no --workers.")
        from plan_extract.engine.cluster import Cluster

        return Cluster(scheduler)
    if scheduler is not None:
        raise UsageError("--scheduler is of dask", "Give --engine dask, or leave --scheduler out.")
    from plan_extract.engine.pool import Processes, default_workers

    return Processes(workers or default_workers())


def _run(
    raw: str,
    out: str,
    engine: Engine,
    options: ReadOptions,
    policy: Policy,
    log_format: Literal["text", "json"] | None,
    corrections: str | None,
) -> int:
    """One run with its progress and its summary; without ``log_format`` it is silent."""
    from plan_extract.run import pipeline
    from plan_extract.run.outcome import report, run_record

    # what stops a service stops a run as Ctrl-C does: nothing is published, nothing is left behind
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    run_id = run_record.new_run_id()
    run = partial(
        pipeline.run, raw, out, engine=engine, options=options, policy=policy, run_id=run_id, corrections=corrections
    )
    if log_format is None:
        result = run(on_progress=print_fault)
    elif log_format == "text" and sys.stderr.isatty():
        with Progress() as progress:
            result = run(on_progress=progress)
    else:
        log = report.Log(run_id, log_format, lambda line: click.echo(line, err=True))
        result = run(on_progress=log.file, on_stage=log.stage)
    if log_format is not None:
        click.echo(report.summary(result))
    return SET_ASIDE if result.quarantined or result.left else CLEAN


@click.command()
@click.argument("out")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "prometheus"]),
    default="text",
    show_default=True,
    help="How to print.",
)
@click.option("--max-age", metavar="AGE", help="Exit with 1 where the last good run is older: 36h, 2d, 90m.")
@click.option(
    "--output", "-o", type=WRITTEN, help="Write to this file, whole or not at all, as textfile collectors need."
)
def status(out: str, form: str, max_age: str | None, output: Path | None) -> int:
    """Tell how the dataset in OUT is: its last run, age, counts, what changed since the run before, what is set aside.

    Exits with 1 where the last run failed, nothing was published yet, or --max-age is exceeded.
    """
    from plan_extract.dataset.full_disk import full_disk_said
    from plan_extract.run.outcome import status as of

    found = of.status(out, of.seconds(max_age) if max_age else None)
    shown = {"text": of.as_text, "json": of.as_json, "prometheus": of.as_metrics}[form](found)
    if output:
        with full_disk_said(output):
            of.write_whole(output, shown)
    else:
        click.echo(shown, nl=not shown.endswith("\n"))
    return CLEAN if found.healthy else SET_ASIDE


@click.group("quarantine", no_args_is_help=False)
def quarantined_files() -> None:
    """Look at the files that were set aside, and try them again."""


@quarantined_files.command("list")
@click.argument("out")
@FORMAT
def list_quarantine(out: str, form: str) -> int:
    """List the files that were set aside, with their reasons."""
    from plan_extract.printing.listing import quarantine_listing
    from plan_extract.run.outcome.status import set_aside_entries

    print_listing(quarantine_listing(set_aside_entries(out)), form)
    return CLEAN


@quarantined_files.command("show")
@click.argument("out")
@click.argument("path")
def show_quarantine(out: str, path: str) -> int:
    """Show why the file at PATH was set aside, and where its copy is."""
    from plan_extract.run.outcome.status import reason_text

    click.echo(reason_text(out, path))
    return CLEAN


@quarantined_files.command("retry")
@click.argument("out")
@click.argument("paths", nargs=-1)
@click.option("--workers", type=click.IntRange(min=1), help="Processes [default: one a processor].")
@CORRECTIONS
@PASSWORD
@click.option("--ocr", type=click.Choice(["auto", "never", "always"]), help="As for run [default: as the last run].")
def retry_quarantine(
    out: str,
    paths: tuple[str, ...],
    workers: int | None,
    corrections: str | None,
    password: str | None,
    ocr: OcrMode | None,
) -> int:
    """Read the files at PATHS again [default: all that were set aside], from where the last run found them.

    All other files stay as they are.
    """
    from plan_extract.run.choice.policy import Policy
    from plan_extract.run.outcome.status import to_retry

    raw, ocr_before, again = to_retry(out, paths)
    options = ReadOptions(password, ocr or cast("OcrMode", ocr_before))
    engine = engine_of("processes", workers, None)
    return _run(raw, out, engine, options, Policy(retry=frozenset(again)), "text", corrections)
