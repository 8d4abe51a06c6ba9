"""The command line: it parses, calls and prints. Everything but click is imported inside the command that needs it."""

from __future__ import annotations

import io
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

import click

from plan_extract.extract.errors import InternalError, LockedError, PlanExtractError, ShrunkError, UsageError
from plan_extract.extract.options import OcrMode, ReadOptions

if TYPE_CHECKING:
    from plan_extract.extract.listing import Listing
    from plan_extract.extract.outcome import Outcome
    from plan_extract.extract.pipeline import OnProgress
    from plan_extract.extract.policy import Policy
    from plan_extract.extract.pool import Engine

PROGRAM = "plan-extract"
CLEAN, SET_ASIDE, USAGE, SHRUNK, BUG, LOCKED, INTERRUPTED = 0, 1, 2, 65, 70, 75, 130

FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
FILES = click.argument(
    "files", metavar="FILE...", type=click.Path(exists=True, dir_okay=False, path_type=Path), nargs=-1, required=True
)
DATASET = click.Path(path_type=Path)
FOUND = click.Path(exists=True, dir_okay=False, path_type=Path)
WRITTEN = click.Path(dir_okay=False, path_type=Path)
PASSWORD = click.option("--password", metavar="TEXT", help="Opens PDF files that are protected by it.")
OCR = click.option(
    "--ocr",
    type=click.Choice(["auto", "never", "always"]),
    default="auto",
    show_default=True,
    help="Which pages of a PDF are read from their picture: those without usable text, none, all.",
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print.",
)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, invoke_without_command=True
)
@click.version_option(package_name=PROGRAM, prog_name=PROGRAM)
@click.pass_context
def cli(context: click.Context) -> int:
    """Read the anti-corruption plans of Thai local governments into Parquet tables.

    \b
    plan-extract run data/raw --out data/out    the dataset
    plan-extract projects PLAN.txt              what was read from one plan

    Exit codes: 0 all well; 1 a file was set aside, a score is too low or a dataset too old; 2 wrong usage; 65 the
    dataset would shrink too much; 70 a fault of this program; 75 another run writes the dataset; 130 stopped by Ctrl-C.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
    return CLEAN


@cli.command()
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
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="One line a file, on stderr, where that is not a terminal.",
)
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
    quiet: bool,
    log_format: Literal["text", "json"],
    password: str | None,
    ocr: OcrMode,
) -> int:
    """Bring the dataset in OUT up to the plans under RAW.

    RAW is a folder or one plan; RAW and OUT may be addresses (s3://, gs://, file://). Only new and changed files are
    read. The dataset is published as a whole or not at all. A file that cannot be used is set aside with its reason,
    and the others are published.
    """
    from plan_extract.extract.policy import Policy

    policy = Policy(force=force, only=only, removed=removed, max_drop=max_drop)
    engine = _engine(engine_name, workers, scheduler)
    return _run(raw, out, engine, ReadOptions(password, ocr), policy, None if quiet else log_format)


def _engine(name: str, workers: int | None, scheduler: str | None) -> Engine:
    if name == "dask":
        if scheduler is None or workers is not None:
            raise UsageError("a dask cluster has its own workers", "Give --scheduler ADDRESS, and no --workers.")
        from plan_extract.extract.cluster import Cluster

        return Cluster(scheduler)
    if scheduler is not None:
        raise UsageError("--scheduler is of dask", "Give --engine dask, or leave --scheduler out.")
    from plan_extract.extract.pool import Processes, default_workers

    return Processes(workers or default_workers())


def _run(
    raw: str,
    out: str,
    engine: Engine,
    options: ReadOptions,
    policy: Policy,
    log_format: Literal["text", "json"] | None,
) -> int:
    """One run with its progress and its summary; without ``log_format`` it is silent."""
    from plan_extract.extract import pipeline, report

    # what stops a service stops a run as Ctrl-C does: nothing is published, nothing is left behind
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    run_id = pipeline.new_run_id()
    if log_format is None:
        result = pipeline.run(raw, out, engine=engine, options=options, policy=policy, run_id=run_id)
    elif log_format == "text" and sys.stderr.isatty():
        with _Progress() as progress:
            result = pipeline.run(
                raw, out, engine=engine, on_progress=progress, options=options, policy=policy, run_id=run_id
            )
    else:
        log = report.Log(run_id, log_format, lambda line: click.echo(line, err=True))
        result = pipeline.run(
            raw,
            out,
            engine=engine,
            on_progress=log.file,
            on_stage=log.stage,
            options=options,
            policy=policy,
            run_id=run_id,
        )
    if log_format is not None:
        click.echo(report.summary(result))
    return SET_ASIDE if result.quarantined else CLEAN


@cli.command()
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

    Exits with 1 where the last run failed, and where --max-age is exceeded.
    """
    from plan_extract.extract import status as of

    found = of.status(out, of.seconds(max_age) if max_age else None)
    shown = {"text": of.as_text, "json": of.as_json, "prometheus": of.as_metrics}[form](found)
    if output:
        of.write_whole(output, shown)
    else:
        click.echo(shown, nl=not shown.endswith("\n"))
    return CLEAN if found.healthy else SET_ASIDE


@cli.group("quarantine", no_args_is_help=False)
def quarantined_files() -> None:
    """Look at the files that were set aside, and try them again."""


@quarantined_files.command("list")
@click.argument("out")
@FORMAT
def list_quarantine(out: str, form: str) -> int:
    """List the files that were set aside, with their reasons."""
    from plan_extract.extract.listing import quarantine_listing
    from plan_extract.extract.status import set_aside_entries

    _print(quarantine_listing(set_aside_entries(out)), form)
    return CLEAN


@quarantined_files.command("show")
@click.argument("out")
@click.argument("path")
def show_quarantine(out: str, path: str) -> int:
    """Show why the file at PATH was set aside, and where its copy is."""
    from plan_extract.extract.status import reason_text

    click.echo(reason_text(out, path))
    return CLEAN


@quarantined_files.command("retry")
@click.argument("out")
@click.argument("paths", nargs=-1)
@click.option("--workers", type=click.IntRange(min=1), help="Processes [default: one a processor].")
@PASSWORD
@click.option("--ocr", type=click.Choice(["auto", "never", "always"]), help="As for run [default: as the last run].")
def retry_quarantine(
    out: str, paths: tuple[str, ...], workers: int | None, password: str | None, ocr: OcrMode | None
) -> int:
    """Read the files at PATHS again [default: all that were set aside], from where the last run found them.

    All other files stay as they are.
    """
    from plan_extract.extract.policy import Policy
    from plan_extract.extract.status import to_retry

    raw, ocr_before, again = to_retry(out, paths)
    options = ReadOptions(password, ocr or cast("OcrMode", ocr_before))
    return _run(raw, out, _engine("processes", workers, None), options, Policy(retry=frozenset(again)), "text")


@cli.command()
@FILES
@click.option("--no-numbers", is_flag=True, help="Leave the line numbers and the names of the parts out.")
@PASSWORD
@OCR
def text(files: tuple[Path, ...], no_numbers: bool, password: str | None, ocr: OcrMode) -> int:
    """Print the lines of FILE with their numbers.

    These are the lines after repair, and the numbers that line_start and line_end refer to. A mark stands before each
    page, where FILE has pages. Several FILEs are read as the parts of one plan, in this order.
    """
    from plan_extract.extract.extraction import load_source

    source = load_source(files, ReadOptions(password, ocr))
    begins = {part.span.start: part.path for part in source.parts}
    cells = len(str(len(source.lines)))
    for number, line in enumerate(source.lines, 1):
        if number in begins and not no_numbers:
            click.echo(f"{'':>{cells}}  == {begins[number]}")
        if source.pages and not no_numbers and (number == 1 or source.pages[number - 2] != source.pages[number - 1]):
            click.echo(f"{'':>{cells}}  -- page {source.pages[number - 1]}")
        click.echo(line if no_numbers else f"{number:>{cells}}  {line}".rstrip())
    return CLEAN


@cli.command()
@FILE
@click.argument("number", type=click.IntRange(min=1))
@click.option("--png", "out", required=True, type=WRITTEN, help="Where to write the picture.")
@PASSWORD
@OCR
def page(file: Path, number: int, out: Path, password: str | None, ocr: OcrMode) -> int:
    """Draw page NUMBER of a PDF FILE with what was found on it.

    Cells are blue, lines orange; what returns on every page and is no part of the text is grey.
    """
    from plan_extract.extract.read_pdf import draw_page

    draw_page(file.read_bytes(), number, ReadOptions(password, ocr)).save(out, "PNG")
    return CLEAN


@cli.command()
@FILES
@FORMAT
@PASSWORD
@OCR
def sections(files: tuple[Path, ...], form: str, password: str | None, ocr: OcrMode) -> int:
    """Print the parts of FILE with their lines."""
    from plan_extract.extract.extraction import load_source, parse_admitted
    from plan_extract.extract.listing import section_listing

    _print(section_listing(parse_admitted(load_source(files, ReadOptions(password, ocr)))), form)
    return CLEAN


@cli.command()
@FILES
@FORMAT
@PASSWORD
@OCR
def tables(files: tuple[Path, ...], form: str, password: str | None, ocr: OcrMode) -> int:
    """Print the tables of FILE as printed, a cell a line.

    This is what the parsers work on: look here first when an amount is wrong.
    """
    from plan_extract.extract.extraction import load_source
    from plan_extract.extract.listing import grid_listing
    from plan_extract.parsers.grid import find_grids
    from plan_extract.parsers.running_heads import without_running_heads

    _print(grid_listing(find_grids(without_running_heads(load_source(files, ReadOptions(password, ocr))))), form)
    return CLEAN


@cli.command()
@FILES
@FORMAT
@PASSWORD
@OCR
def projects(files: tuple[Path, ...], form: str, password: str | None, ocr: OcrMode) -> int:
    """Print the projects of FILE with their baht by year.

    The amounts are those of the budget table; where it has none, the word says why.
    """
    from plan_extract.extract.extraction import load_source, parse_admitted
    from plan_extract.extract.listing import project_listing

    _print(project_listing(parse_admitted(load_source(files, ReadOptions(password, ocr)))), form)
    return CLEAN


@cli.command()
@click.argument("out", type=DATASET)
@click.argument("gold", required=False, type=click.Path(path_type=Path))
@click.option("--against", metavar="OTHER_OUT", type=DATASET, help="An older dataset: show what was lost and gained.")
@click.option("--plan", default="", metavar="SUBSTRING", help="Only plans with this in their key.")
@click.option(
    "--matching",
    type=click.Choice(["strict", "normal", "fuzzy"]),
    default="normal",
    show_default=True,
    help="By which matching misses and changes are listed and --fail-under is held.",
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--verbose", "-v", is_flag=True, help="List every miss and every changed row.")
@click.option("--fail-under", type=click.FloatRange(0, 1), help="Exit with 1 where the F1 of a group is lower.")
@click.option("--baseline", type=FOUND, help="Exit with 1 where a score is lower than recorded in this file.")
@click.option("--record", type=WRITTEN, help="Record the scores in this file.")
@click.option("--drafts", is_flag=True, help="Count gold that nobody has reviewed.")
@click.option("--same", multiple=True, metavar="NEW=OLD", help="The plan NEW of OUT is OLD in OTHER_OUT.")
@click.option("--ignore-provenance", is_flag=True, help="Leave lines and pages out, as for another file format.")
def evaluate(
    out: Path,
    gold: Path | None,
    against: Path | None,
    plan: str,
    matching: Literal["strict", "normal", "fuzzy"],
    form: str,
    verbose: bool,
    fail_under: float | None,
    baseline: Path | None,
    record: Path | None,
    drafts: bool,
    same: tuple[str, ...],
    ignore_provenance: bool,
) -> int:
    """Tell how right the dataset in OUT is by GOLD, a gold file or a folder of them.

    \b
    plan-extract evaluate OUT GOLD                      scores by group of facts
    plan-extract evaluate OUT GOLD --against OTHER_OUT  and the facts that a change lost and gained
    plan-extract evaluate OUT --against OTHER_OUT       the rows that are new, gone, changed

    With --fail-under or --baseline it exits with 1 where a score is too low or an amount silently wrong.
    """
    from plan_extract.extract.evaluation import evaluate as evaluation
    from plan_extract.extract.evaluation import record as records
    from plan_extract.extract.evaluation import report

    if gold is None and against is None:
        raise UsageError("there is nothing to evaluate by", "Give GOLD, or --against OTHER_OUT.")
    if gold is None and not (fail_under is None and baseline is None and record is None):
        raise UsageError("scores need gold", "Give GOLD, or leave --fail-under, --baseline and --record out.")
    if record and (plan or drafts or baseline):
        raise UsageError(
            "a record is of all plans, by reviewed gold, and replaces a baseline",
            "Leave --plan, --drafts and --baseline out.",
        )
    if ignore_provenance and (record or baseline):
        raise UsageError("a record is of all facts", "Leave --ignore-provenance out.")
    pairs = dict(_pair(pair) for pair in same)
    golds = evaluation.chosen_gold(gold, plan=plan, drafts=drafts) if gold else []
    result = evaluation.evaluate(
        out, golds, against, plan=plan, same=pairs, matching=matching, by_lines=not ignore_provenance
    )
    problem = evaluation.shortfall(result, fail_under=fail_under, baseline=baseline, all_plans=not plan)
    render = report.as_json if form == "json" else report.as_text
    click.echo(render(result, verbose=verbose))
    for note in evaluation.notes(golds, result, baseline):
        click.echo(f"{PROGRAM}: {note}", err=True)
    if record:
        records.write_record(record, result.scores)
    if problem:
        raise problem
    return CLEAN


@cli.group("gold", no_args_is_help=False)
def gold_files() -> None:
    """Make gold: what a person read in a plan, to evaluate by."""


@gold_files.command("new")
@FILE
@click.option("--output", "-o", type=WRITTEN, help="Where to write [default: FILE's name with .json, here].")
@click.option("--force", is_flag=True, help="Overwrite.")
def new_gold(file: Path, output: Path | None, force: bool) -> int:
    """Draft a gold file from what is read in FILE, for a person to correct."""
    from plan_extract.extract.evaluation.draft import write_draft

    output = output or Path(f"{file.stem}.json")
    write_draft(file, output, force=force)
    click.echo(f"{output}: a draft. Correct every fact against the plan, then take its line 'draft' out.")
    return CLEAN


def _pair(pair: str) -> tuple[str, str]:
    new, equals, old = pair.partition("=")
    if not (new and equals and old):
        raise UsageError(f"--same {pair} names no two plans", "Write --same NEW=OLD.")
    return new, old


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit code. What a user can cause is one line on stderr, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # Thai must not fail on a terminal or pipe whose locale has no Thai.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code: Any = cli.main(args=None if args is None else list(args), prog_name=PROGRAM, standalone_mode=False)
    except UsageError as error:
        return _fail(USAGE, error.message, error.remedy)
    except LockedError as error:
        return _fail(LOCKED, error.message, error.remedy)
    except ShrunkError as error:
        return _fail(SHRUNK, error.message, error.remedy)
    except PlanExtractError as error:
        return _fail(SET_ASIDE, error.message, error.remedy)
    except click.exceptions.Abort:
        return _fail(INTERRUPTED, "stopped", "Nothing was published.")
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context else PROGRAM
        return _fail(USAGE, error.format_message(), f"See '{command} --help'.")
    except OSError as error:
        return _fail(
            USAGE, f"{error.filename or 'a file'}: {error.strerror or error}", "Check the path and its permissions."
        )
    except Exception as error:  # noqa: BLE001  the last stop: say whose fault it is, then show all of it
        traceback.print_exc()
        about, what = (f" on {error.name}", error.what) if isinstance(error, InternalError) else ("", repr(error))
        return _fail(BUG, f"this program failed{about}: {what}", "Nothing was published; please report it.")
    return int(code or CLEAN)


def _fail(code: int, message: str, remedy: str) -> int:
    line = f"{message.strip().rstrip('.')}. {remedy.rstrip('.')}."
    click.echo(f"{PROGRAM}: {' '.join(line.split())}", err=True)
    return code


class _Progress:
    """A bar on stderr that shows the file at hand; made at the first file, when their number is known."""

    def __init__(self) -> None:
        self._bar: Any = None

    def __enter__(self) -> OnProgress:
        return self._show

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.render_finish()

    def _show(self, outcome: Outcome, done: int, total: int) -> None:
        if self._bar is None:
            self._bar = click.progressbar(length=total, file=sys.stderr, show_pos=True, item_show_func=str, width=24)
        self._bar.update(done - self._bar.pos, "" if done == total else outcome.name)


def _print(listing: Listing, form: str) -> None:
    from plan_extract.extract.listing import as_csv, as_json, as_table

    if form == "json":
        click.echo(as_json(listing))
    elif form == "csv":
        click.echo(as_csv(listing), nl=False)
    else:
        click.echo(as_table(listing, terminal=sys.stdout.isatty()))
