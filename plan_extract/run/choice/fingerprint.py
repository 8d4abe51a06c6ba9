"""What the rows of a file depend on besides its bytes: this program, the libraries that read for it, the options."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from extract.ground.options import ReadOptions

_LIBRARIES = ("pdfplumber", "pypdfium2", "pythainlp", "rapidfuzz", "pyarrow", "numpy", "pillow")
_DIGITS = 16
_ROOMS = ("extract", "parsers", "normalize.schema", "normalize.rows", "normalize.checks", "normalize.corrections")
"""The rooms, with the rooms inside them, that decide what a plan's rows are."""

_MODULES = (
    "normalize.document_rows",
    "normalize.store.arrays",
    "normalize.store.encoded",
    "plan_extract.engine.documents",
    "plan_extract.engine.outcome",
    "plan_extract.engine.parts",
    "plan_extract.engine.read_plan",
)
"""The modules of other rooms that do: what composes a plan's rows, packs and counts them, and which files are a plan.

A test holds that nothing is left out which reading a plan imports."""


def fingerprint(suffix: str, options: ReadOptions) -> str:
    """A word for the way in which files of a type are read now; another word where their rows may be others.

    The program's own files count and not only its version, so that a changed rule takes effect at once.
    """
    parts = [_program()]
    if suffix.lower() == ".pdf":
        from extract.pdf.scan import ocr

        parts += [options.ocr, f"ocr={ocr.available()}", f"password={options.password is not None}"]
    return _digest("\n".join(parts).encode())


@cache
def _program() -> str:
    libraries = ",".join(f"{name}={version(name)}" for name in _LIBRARIES)
    code = "".join(_digest(path.read_bytes()) for path in deciding_files())
    return f"{version('plan-extract')} python={sys.version_info[:2]} {libraries} {_digest(code.encode())}"


def deciding_files() -> Iterator[Path]:
    """The modules and rule files of this program that decide what a plan's rows are, in one order."""
    for name in (*_ROOMS, *_MODULES):
        place = Path(str(files(name.split(".")[0]))).joinpath(*name.split(".")[1:])
        if place.is_dir():
            yield from sorted(path for path in place.rglob("*") if path.suffix in {".py", ".toml"})
        else:
            yield place.with_suffix(".py")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DIGITS]
