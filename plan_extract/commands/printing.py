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


class Progress:
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
