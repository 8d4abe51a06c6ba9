"""Arguments and options that several commands take."""

from __future__ import annotations

from pathlib import Path

import click

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
