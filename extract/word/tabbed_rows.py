"""Paragraphs that tabs make to rows of a table: their lines follow each other, as those of a table in a text do."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIGURE = re.compile(r"\t[^\S\t]*+(?:[0-9๐-๙][0-9๐-๙,.]*+|[-–—])[^\S\t]*+(?=\t|$)")
_LEAST_TABS = 2
_LEAST_ROWS, _LEAST_WITH_FIGURES = 3, 2


def rows_together(lines: Sequence[str]) -> list[str]:
    r"""The lines of paragraphs, an empty one behind each, without those between the rows of a table.

    A row has several tabs behind its first word, and some have nothing but a figure between two of them: a sum, a
    dash. A heading may stand between two rows.

    >>> rows = ["โครงการ\tปี 2566\tปี 2567", "", "ก\t5,000\t-", "", "มิติที่ 2", "", "ข\t\t9,000", "", "ค", ""]
    >>> rows_together(rows)
    ['โครงการ\tปี 2566\tปี 2567', 'ก\t5,000\t-', 'มิติที่ 2', 'ข\t\t9,000', '', 'ค', '']
    >>> rows_together(["1.\tชื่อ\t: ก", "", "2.\tเงิน\t5,000", "", "3.\tเวลา\t: ข", ""])[1]
    ''
    """
    found: list[str] = []
    run: list[str] = []
    behind: list[str] = []
    """A paragraph behind the run that belongs to it if a row follows."""

    def end_run() -> None:
        enough = len(run) >= _LEAST_ROWS and sum(bool(_FIGURE.search(row)) for row in run) >= _LEAST_WITH_FIGURES
        found.extend([*run, ""] if enough else [line for row in run for line in (row, "")])
        found.extend(line for one in behind for line in (one, ""))
        run.clear()
        behind.clear()

    place = 0
    while place < len(lines):
        line = lines[place]
        is_paragraph = bool(line.strip()) and place + 1 < len(lines) and not lines[place + 1]
        tabs = line.strip().count("\t") if is_paragraph else 0
        if tabs >= (1 if run else _LEAST_TABS):
            run += [*behind, line]
            behind.clear()
            place += 2
        elif is_paragraph and run and not behind:
            behind.append(line)
            place += 2
        else:
            end_run()
            if is_paragraph:
                found += [line, ""]
                place += 2
            else:
                found.append(line)
                place += 1
    end_run()
    return found
