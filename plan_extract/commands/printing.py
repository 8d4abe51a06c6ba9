"""What the commands print in the same way: listings, and the progress of a run."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from plan_extract.engine.outcome import Outcome
    from plan_extract.printing.listing import Listing
    from plan_extract.run.reading import OnProgress


def print_listing(listing: Listing, form: str) -> None:
    """Print a listing as a table, JSON or CSV."""
    from plan_extract.printing.listing import as_csv, as_json, as_table

    if form == "json":
        click.echo(as_json(listing))
    elif form == "csv":
        click.echo(as_csv(listing), nl=False)
    else:
        click.echo(as_table(listing, terminal=sys.stdout.isatty()))


def print_fault(outcome: Outcome, *_: object) -> None:
    """Print on stderr what this program failed on, with the trace; nothing for other files."""
    from plan_extract.run.outcome.report import text_line, trace_lines

    if outcome.is_fault:
        click.echo("\n".join([text_line(outcome), *trace_lines(outcome)]), err=True)


class Progress:
    """A bar on stderr that shows the file at hand; made at the first file, when their number is known."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._faults: list[Outcome] = []

    def __enter__(self) -> OnProgress:
        return self._show

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.render_finish()
        for outcome in self._faults:
            print_fault(outcome)

    def _show(self, outcome: Outcome, done: int, total: int) -> None:
        if self._bar is None:
            self._bar = click.progressbar(length=total, file=sys.stderr, show_pos=True, item_show_func=str, width=24)
        if outcome.is_fault:
            self._faults.append(outcome)
        self._bar.update(done - self._bar.pos, "" if done == total else outcome.name)
