"""The documents whose answers come from data/raw: ``docs/questions*.md``, ``docs/tour.ipynb``, a run in ``README.md``.

Write their answers anew after a change that moves them on purpose, and read the difference before it is kept::

    .venv/bin/python tests/support/living_documents.py
"""

from __future__ import annotations

import contextlib
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

from plan_extract.run import pipeline
from plan_extract.run.outcome.report import summary
from plan_extract.run.outcome.result import RunResult

ROOT = Path(__file__).parents[2]
RAW = ROOT / "data" / "raw"
QUESTIONS = ROOT / "docs" / "questions.md"
QUESTIONS_TH = ROOT / "docs" / "questions.th.md"
TOUR = ROOT / "docs" / "tour.ipynb"
README = ROOT / "README.md"

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}

_BLOCK = re.compile(r"^```(?:sql|python)\n(?:# (\w+)\n)?(.*?)^```$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^## ", re.MULTILINE)
_TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)
_RUN = re.compile(r"(?<=plan-extract run data/raw --out data/out\n)(?: {4}.*\n|\n)+?(?=\n\S)")
_SECONDS = re.compile(r"(?<=, in )[\d.]+(?= s$)", re.MULTILINE)

Cell = str | int | float | Decimal | None


@dataclass(frozen=True, slots=True)
class Question:
    """A section of a page: its heading, the answer printed in it, what is said about that, and its code by form."""

    title: str
    printed: str
    prose: str
    forms: dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that a form gives, in their order, as plain Python values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def markdown(self) -> str:
        r"""The answer as it is printed: money with two decimals, ``null`` where there is no value.

        >>> print(Answer(("unit", "baht"), (("a|b", Decimal("1500.00")), (None, None))).markdown(), end="")
        | unit | baht |
        |---|---|
        | a\|b | 1,500.00 |
        | null | null |
        """
        head = [f"| {' | '.join(self.columns)} |", "|---" * len(self.columns) + "|"]
        return "\n".join([*head, *(f"| {' | '.join(map(_printed, row))} |" for row in self.rows), ""])


def anchor(title: str) -> str:
    """The name that a heading has in a link.

    >>> anchor("2. What is a plan's cost? ค่าใช้จ่ายเท่าใด")
    '2-what-is-a-plans-cost-ค่าใช้จ่ายเท่าใด'
    """
    kept = (letter for letter in title.lower() if letter in " -_" or unicodedata.category(letter)[0] in "LMN")
    return "".join(kept).replace(" ", "-")


def questions(page: Path) -> tuple[str, list[Question]]:
    """The Python that all blocks of a page go on from (empty where there is none), and its questions."""
    start, *sections = _SECTION.split(page.read_text(encoding="utf-8"))
    return "".join(code for _, code in _BLOCK.findall(start)), [_question(section) for section in sections]


def _question(section: str) -> Question:
    title, _, body = section.partition("\n")
    forms = {form or "sql": code for form, code in _BLOCK.findall(body)}
    prose = _BLOCK.sub("", body)
    printed = _TABLE.search(prose)
    return Question(title, printed[0] if printed else "", _TABLE.sub("", prose), forms)


def ask(question: Question, form: str, start: str) -> Answer:
    """What one form of a question answers about ``data/out`` below the working directory."""
    names: dict[str, Any] = {}
    exec(start, names)
    if form == "sql":
        names["answer"] = names["data"].sql(question.forms[form])
    else:
        exec(question.forms[form], names)
    found = names["answer"]
    rows = found.rows() if hasattr(found, "rows") else found.itertuples(index=False, name=None)
    return Answer(tuple(found.columns), tuple(tuple(map(_plain, row)) for row in rows))


def _plain(value: Any) -> Cell:
    """A value without the types of pandas and numpy; what is missing is None."""
    import pandas as pd

    if pd.isna(value):
        return None
    plain: Cell = value.item() if hasattr(value, "item") else value
    return plain


def _printed(value: Cell) -> str:
    if value is None:
        return "null"
    if isinstance(value, Decimal):
        return f"{value:,.2f}"
    return f"{value:g}" if isinstance(value, float) else str(value).replace("|", r"\|")


@contextlib.contextmanager
def beside(out: Path) -> Iterator[Path]:
    """A working directory as the documents have it: ``out`` is ``data/out``, the plans are ``data/raw``."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("data").mkdir()
        Path("data/out").symlink_to(out.resolve())
        Path("data/raw").symlink_to(RAW)
        yield Path(folder)


def executed(notebook: Path, out: Path) -> nbformat.NotebookNode:
    """The notebook with the outputs that it has for the dataset ``out``, and nothing that tells when or where it ran.

    It runs in a folder ``docs`` beside ``data/out``, as it does for who opens it. Raises
    ``nbclient.exceptions.CellExecutionError`` where a cell fails.
    """
    node: nbformat.NotebookNode = nbformat.read(notebook, as_version=4)
    with beside(out) as folder:
        docs = folder / "docs"
        docs.mkdir()
        NotebookClient(
            node, timeout=60, kernel_name="python3", resources={"metadata": {"path": docs}}, record_timing=False
        ).execute()
    node.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": {"name": "python"}})
    return node


def printed_run(page: Path) -> str:
    """What a page says that a run of data/raw prints, as it stands there."""
    (printed,) = _RUN.findall(page.read_text(encoding="utf-8"))
    return str(printed)


def sample_run(result: RunResult, printed: str) -> str:
    """What a run prints, as it stands in a page: with the seconds ``printed`` there, which are a machine's."""
    seconds = _SECONDS.findall(printed)[0]
    text = summary(replace(result, out="data/out"))
    text = _SECONDS.sub(seconds, text, count=1)
    return "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))


def renew(result: RunResult, out: Path) -> None:
    """Write what a run printed and the answers about its dataset ``out`` into the pages, and run the notebook."""
    printed = printed_run(README)
    readme = README.read_text(encoding="utf-8").replace(printed, sample_run(result, printed))
    README.write_text(readme, encoding="utf-8")
    start, asked = questions(QUESTIONS)
    with beside(out):
        tables = [ask(question, "sql", start).markdown() for question in asked]
    for page in (QUESTIONS, QUESTIONS_TH):
        head, *sections = _SECTION.split(page.read_text(encoding="utf-8"))
        sections = [old.replace(_question(old).printed, new) for old, new in zip(sections, tables, strict=True)]
        page.write_text("## ".join([head, *sections]), encoding="utf-8")
    if TOUR.exists():
        nbformat.write(executed(TOUR, out), TOUR)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        renew(pipeline.run(RAW, out), out)
