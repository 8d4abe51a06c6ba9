"""Corrections by hand: the rows of a reviewed file ``corrections.csv``, read and checked before any plan is."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extract.ground.errors import UsageError
from normalize.corrections.values import AMOUNT, Value, check_new, column_of, shown, value_of
from normalize.schema.inert_text import as_it_was
from normalize.schema.keys import project_id

NAME = "corrections.csv"
COLUMNS = ("plan_id", "project", "column", "old", "new", "reason", "source_sha256")

_PROJECT = re.compile(r"(?P<ordinal>[0-9]{1,9})(?: +(?P<title>.+))?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Correction:
    """One row. ``project`` is the project's ordinal, None where the column is one of ``plans``. ``title`` is the title
    that the row says it has, None where it does not: ordinals may move with another version of the program.

    ``year`` is set where ``column`` is ``amount_baht``: the fiscal year (BE) of the budget table's column. ``old`` and
    ``new`` are then amounts, or one of :data:`values.WITHOUT_AMOUNT`. None is null. ``line`` is where the row begins in
    the file; it is no part of what the row says. ``in_raw`` says that the file stands among the plans, where whoever
    can write those could write it.
    """

    plan_id: str
    project: int | None
    column: str
    year: int | None
    old: Value
    new: Value
    reason: str
    source_sha256: str
    title: str | None = None
    line: int = field(default=0, compare=False)
    in_raw: bool = False

    @property
    def what(self) -> str:
        """The column as the file names it."""
        return self.column if self.year is None else f"{self.column}[{self.year}]"

    @property
    def cell(self) -> tuple[int, str, int]:
        """Where in its plan the value stands; corrections of one plan are applied in this order."""
        return self.project or 0, self.column, self.year or 0


def digest(corrections: Iterable[Correction]) -> str:
    """A hash of what some corrections say together, in whatever order and on whatever lines of the file."""
    rows = sorted(
        repr(
            (
                correction.plan_id,
                correction.cell,
                correction.title,
                shown(correction.old),
                shown(correction.new),
                correction.reason,
                correction.source_sha256,
            )
        )
        + ("in RAW" if correction.in_raw else "")
        for correction in corrections
    )
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:_DIGITS]


def read_corrections(data: bytes, where: str, *, in_raw: bool = False) -> tuple[Correction, ...]:
    """The corrections of a file. ``where`` names it in messages; ``in_raw`` says that it stands among the plans.

    Rows whose cells are all empty are passed over: spreadsheets leave them. Raises ``UsageError``, with the line, for a
    file of another form and for the first row that could not be applied to any plan.
    """
    corrections: list[Correction] = []
    lines: dict[tuple[str, tuple[int, str, int]], int] = {}
    for line, cells in _rows(data, where):
        try:
            correction = _correction(cells, line)
        except UsageError as error:
            raise UsageError(f"{where}, line {line}: {error.message}", error.remedy) from None
        first = lines.setdefault((correction.plan_id, correction.cell), line)
        if first != line:
            raise UsageError(f"{where}, line {line}: line {first} corrects the same value", "Leave one of the two")
        corrections.append(replace(correction, in_raw=in_raw))
    return tuple(corrections)


def _rows(data: bytes, where: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the header, each with the line that it begins on and its cells by column."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{where}, line {line}: not UTF-8", "Save it as 'CSV UTF-8'") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for number, row in enumerate(reader):
            cells = [_normal_form(cell) for cell in row]
            if number == 0 and tuple(cells) != COLUMNS:
                raise UsageError(f"{where}, line 1: not the columns of corrections", f"Write {','.join(COLUMNS)}")
            if number and any(cells):
                if len(cells) != len(COLUMNS):
                    what = f"{where}, line {begins}: {len(cells)} cell(s) where there are {len(COLUMNS)} columns"
                    raise UsageError(what, 'Put a text with a comma in quotes: "…, …"')
                yield begins, dict(zip(COLUMNS, cells, strict=True))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise UsageError(f"{where}, line {begins}: not CSV ({error})", "Save it as 'CSV UTF-8'") from error
    if begins == 1:
        raise UsageError(f"{where} is empty", f"Write {','.join(COLUMNS)}, or remove the file")


def _normal_form(cell: str) -> str:
    """A cell as the dataset has texts: NFC, sara am as one sign, no blanks around, before :func:`inert_text.inert`."""
    cell = as_it_was(cell)
    return unicodedata.normalize("NFC", cell).replace("\u0e4d\u0e32", "\u0e33").strip()


def _correction(cells: dict[str, str], line: int) -> Correction:
    plan_id, reason, sha256 = cells["plan_id"], " ".join(cells["reason"].split()), cells["source_sha256"].lower()
    for name, text in (cells | {"reason": reason}).items():
        if any(unicodedata.category(character) == "Cc" for character in text):
            raise UsageError(f"{name} has a line break or a tab in it", "Write it on one line")
    if not plan_id:
        raise UsageError("no plan_id", "Copy it from the table plans")
    if not reason:
        raise UsageError("no reason", "Say where the right value is found")
    if not _SHA256.fullmatch(sha256):
        raise UsageError("source_sha256 is not 64 digits of 0-9 and a-f", "Copy it from the table plans")
    project, title = _ordinal_and_title(plan_id, cells["project"])
    column, year = column_of(cells["column"], project)
    old, new = (value_of(column, name, cells[name]) for name in ("old", "new"))
    if new is None and column.name == AMOUNT:
        new = "ambiguous"  # no amount can be told, which is not that none is printed
    check_new(column, new)
    if old == new:
        raise UsageError("old and new are the same", "Write what is read now, and what is right")
    return Correction(plan_id, project, column.name, year, old, new, reason, sha256, title, line)


def _ordinal_and_title(plan_id: str, text: str) -> tuple[int | None, str | None]:
    """The ordinal and the title: of ``28``, ``028``, ``plan/028``, ``28 โครงการสุจริต``."""
    if not text:
        return None, None
    match = _PROJECT.fullmatch(text.removeprefix(f"{plan_id}/"))
    if match is None or not int(match["ordinal"]):
        remedy = f"Write its number in the plan, {project_id(plan_id, 7)}, or nothing for a column of plans"
        raise UsageError(f"{text} is no project of {plan_id}", remedy)
    return int(match["ordinal"]), match["title"]
