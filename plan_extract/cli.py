"""The command line. Everything but click is imported inside the command that needs it."""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import click

from extract.ground.errors import InternalError, LockedError, PlanExtractError, ShrunkError, UsageError
from plan_extract.commands import data, judging, plans, report, runs, schema
from plan_extract.commands.codes import BUG, CLEAN, INTERRUPTED, LOCKED, PROGRAM, SET_ASIDE, SHRUNK, USAGE

COMMANDS: Sequence[click.Command] = (
    runs.run,
    runs.status,
    runs.quarantined_files,
    plans.text,
    plans.page,
    plans.sections,
    plans.tables,
    plans.projects,
    schema.schema,
    judging.evaluate,
    judging.gold_files,
    data.sql,
    data.export,
    report.report,
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


for _command in COMMANDS:
    cli.add_command(_command)


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
