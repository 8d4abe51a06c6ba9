"""What the rows of a file depend on besides its bytes: this program, the libraries that read for it, the options."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

import plan_extract.normalize
import plan_extract.parsers
from plan_extract.extract.options import ReadOptions

_LIBRARIES = ("pdfplumber", "pypdfium2", "pythainlp", "rapidfuzz", "regex", "pyarrow", "numpy", "pillow")
_DIGITS = 16
_OF_NO_CONSEQUENCE = frozenset(
    {"cli.py", "commands", "evaluation", "site", "answer.py", "report.py", "status.py"}
    | {"dataset.py", "query.py", "tidy.py", "version.py"}
)
"""What a plan's rows do not depend on: the command line, the reports, and what reads a dataset (``export*`` too)."""


def fingerprint(suffix: str, options: ReadOptions) -> str:
    """A word for the way in which files of a type are read now; another word where their rows may be others.

    The program's own files count and not only its version, so that a changed rule takes effect at once.
    """
    parts = [_program()]
    if suffix.lower() == ".pdf":
        from plan_extract.extract.pdf import ocr

        parts += [options.ocr, f"ocr={ocr.available()}", f"password={options.password is not None}"]
    return _digest("\n".join(parts).encode())


@cache
def _program() -> str:
    libraries = ",".join(f"{name}={version(name)}" for name in _LIBRARIES)
    code = "".join(_digest(path.read_bytes()) for path in _own_files())
    return f"{version('plan-extract')} python={sys.version_info[:2]} {libraries} {_digest(code.encode())}"


def _own_files() -> Iterator[Path]:
    """The modules and rules that decide what is read. The command line and the reports do not."""
    rooms: list[str] = [str(Path(__file__).parent), *plan_extract.parsers.__path__, *plan_extract.normalize.__path__]
    for room in (Path(room) for room in rooms):
        for path in sorted(room.rglob("*")):
            inside = path.relative_to(room).parts
            of_no_consequence = inside[0] in _OF_NO_CONSEQUENCE or inside[0].startswith("export")
            if path.suffix in {".py", ".toml"} and not of_no_consequence:
                yield path


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DIGITS]
