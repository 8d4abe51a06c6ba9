"""The command line: it parses, calls and prints. Everything but click is imported inside the command that needs it."""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from plan_extract.extract.errors import InternalError, PlanExtractError, UsageError

if TYPE_CHECKING:
    from plan_extract.extract.listing import Listing
    from plan_extract.extract.outcome import Outcome
    from plan_extract.extract.pipeline import OnProgress

PROGRAM = "plan-extract"
CLEAN, SET_ASIDE, USAGE, BUG, INTERRUPTED = 0, 1, 2, 70, 130

FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
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

    Exit codes: 0 all read, 1 a file was set aside, 2 wrong usage, 70 a fault of this program, 130 stopped by Ctrl-C.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
    return CLEAN


@cli.command()
@click.argument("raw", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to publish in; created if missing.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes [default: one a processor].")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="One line a file, on stderr, where that is not a terminal.",
)
def run(raw: Path, out: Path, workers: int | None, quiet: bool, log_format: Literal["text", "json"]) -> int:
    """Read all plans under RAW, publish them in OUT.

    RAW is a folder, or one plan. The dataset is published as a whole or not at all. A file that cannot be used is set
    aside with its reason, and the others are published.
    """
    from plan_extract.extract import pipeline, report

    if quiet:
        result = pipeline.run(raw, out, workers=workers)
    elif log_format == "text" and sys.stderr.isatty():
        with _Progress() as progress:
            result = pipeline.run(raw, out, workers=workers, on_progress=progress)
    else:
        result = pipeline.run(raw, out, workers=workers, on_progress=_log(log_format))
    if not quiet:
        click.echo(report.summary(result))
    return SET_ASIDE if result.quarantined else CLEAN


@cli.command()
@FILE
@click.option("--no-numbers", is_flag=True, help="Leave the line numbers out.")
def text(file: Path, no_numbers: bool) -> int:
    """Print the lines of FILE with their numbers.

    These are the lines after repair, and the numbers that line_start and line_end refer to.
    """
    from plan_extract.extract.readers import read_source

    lines = read_source(file, file.name).lines
    cells = len(str(len(lines)))
    for number, line in enumerate(lines, 1):
        click.echo(line if no_numbers else f"{number:>{cells}}  {line}".rstrip())
    return CLEAN


@cli.command()
@FILE
@FORMAT
def sections(file: Path, form: str) -> int:
    """Print the parts of FILE with their lines."""
    from plan_extract.extract.extraction import load_plan
    from plan_extract.extract.listing import section_listing

    _print(section_listing(load_plan(file, file.name)), form)
    return CLEAN


@cli.command()
@FILE
@FORMAT
def tables(file: Path, form: str) -> int:
    """Print the tables of FILE as printed, a cell a line.

    This is what the parsers work on: look here first when an amount is wrong.
    """
    from plan_extract.extract.listing import grid_listing
    from plan_extract.extract.readers import read_source
    from plan_extract.parsers.grid import find_grids
    from plan_extract.parsers.running_heads import without_running_heads

    _print(grid_listing(find_grids(without_running_heads(read_source(file, file.name)))), form)
    return CLEAN


@cli.command()
@FILE
@FORMAT
def projects(file: Path, form: str) -> int:
    """Print the projects of FILE with their baht by year.

    The amounts are those of the budget table; where it has none, the word says why.
    """
    from plan_extract.extract.extraction import load_plan
    from plan_extract.extract.listing import project_listing

    _print(project_listing(load_plan(file, file.name)), form)
    return CLEAN


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


def _log(log_format: Literal["text", "json"]) -> OnProgress:
    from plan_extract.extract.report import json_line, text_line

    line = json_line if log_format == "json" else text_line
    return lambda outcome, _done, _total: click.echo(line(outcome), err=True)


def _print(listing: Listing, form: str) -> None:
    from plan_extract.extract.listing import as_csv, as_json, as_table

    if form == "json":
        click.echo(as_json(listing))
    elif form == "csv":
        click.echo(as_csv(listing), nl=False)
    else:
        click.echo(as_table(listing, terminal=sys.stdout.isatty()))
