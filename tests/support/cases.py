"""The kept cases of ``../shared``: a case read whole, and with parts of its text replaced."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from extract.readers import read_source
from lawful import Rows, baht_or_status, lawful_rows

CASES = Path(__file__).parents[3] / "shared" / "unseen" / "cases"

Amounts = dict[int, int | str]


def rows_of(case: str, *changes: tuple[str, str]) -> Rows:
    """The rows of a case, some of its text replaced by other; the law of the account holds on it."""
    (path,) = (path for path in CASES.glob(f"{case}-*") if path.suffix != ".md")
    if not changes:
        return _rows(path)
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    with TemporaryDirectory() as folder:
        changed = Path(folder) / path.name
        changed.write_text(text, encoding="utf-8")
        return _rows(changed)


def _rows(path: Path) -> Rows:
    return lawful_rows(read_source(path, path.name))


def amounts(rows: Rows) -> list[Amounts]:
    """Baht by year of each row of the table, the status where there is none."""
    return [
        {
            line["fiscal_year_be"]: baht_or_status(line)
            for line in rows["budget_lines"]
            if (line["project_id"], line["source"]) == (project["project_id"], "table")
        }
        for project in rows["projects"]
        if project["in_table"]
    ]


def each(years: range, *values: int | str) -> list[Amounts]:
    """The same value in each of some years, a value a row."""
    return [dict.fromkeys(years, value) for value in values]
