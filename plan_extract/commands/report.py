"""The command that shows a dataset to people: ``report``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from plan_extract.commands.codes import CLEAN


@click.command()
@click.argument("out")
@click.option(
    "--html",
    "folder",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder to write; a report that is there is replaced, anything else is left alone.",
)
@click.option("--only", multiple=True, metavar="PATTERN", help="Make pages of plans like 'north/*' alone.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes [default: one a processor].")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def report(out: str, folder: Path, only: tuple[str, ...], workers: int | None, quiet: bool) -> int:
    """Write the dataset in OUT as pages that open in a browser, from the disk and without a network.

    A page of the country, a list of plans, a search over projects, and a page of each plan, where every value leads to
    the lines that it was read from. In Thai and English. Open DIR/index.html.
    """
    from plan_extract.engine.pool import default_workers
    from plan_extract.printing.text_columns import counted
    from plan_extract.site.build import write_report

    with _Bar(shown=not quiet and sys.stderr.isatty()) as on_progress:
        made = write_report(out, folder, only=only, workers=workers or default_workers(), on_progress=on_progress)
    if not quiet:
        of = f" of {made.all_plans:,}" if made.plans < made.all_plans else ""
        click.echo(f"{counted(made.plans, 'plan page')}{of}, {counted(made.files, 'file')}, {made.bytes / 1e6:,.1f} MB")
        click.echo(f"Report: {made.folder / 'index.html'}")
    return CLEAN


class _Bar:
    """A bar on stderr of the plan pages that are written."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._bar: Any = None

    def __enter__(self) -> Any:
        return self._show if self._shown else None

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.render_finish()

    def _show(self, done: int, total: int) -> None:
        if self._bar is None:
            self._bar = click.progressbar(length=total, file=sys.stderr, show_pos=True, width=24)
        self._bar.update(done - self._bar.pos)
