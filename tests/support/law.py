"""The law of the account: what is printed is published, or it is flagged. Numbers are counted here by a plain
expression over the text, not by the program's lexer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

Rows = dict[str, list[dict[str, Any]]]

_THAI = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_TAG = re.compile(r"<[^<>]*>|&#?\w+;")
_GROUPED = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")
"""``20,000``: nothing but money is printed so in a budget table."""

_BAHT = re.compile(r"\d[\d,.]*(?=\s*บาท)")
_OWN = ("table_cell", "table_total", "budget_field")

_ITEM = re.compile(
    r"[\s|]*\(?(?P<number>\d{1,3})[.)]*[\s|]+(?P<title>(?:โครงการ|กิจกรรม|มาตรการ)(?!ที่)[ก-ฮเ-ไ][^\t|\\]*)"
)
"""A row of projects, by its number and the word of a kind; ``2 โครงการ 1 กิจกรรม`` counts some."""

_COUNTED = r"\s*(?:จำนวน)?(?:\s*\d+\s*(?:โครงการ|กิจกรรม|มาตรการ))*"
_TOTAL = re.compile(rf"[\s|]*รวม(?=\s*(?:ทั้งสิ้น|ทั้งหมด|เป็นเงิน)?{_COUNTED}[\s|\d,.\-–]*(?:บาท)?\s*$)")
_TOTAL_AT_END = re.compile(r"\S(?<!ส่วน)\s+(?P<total>รวม\s*(?:ทั้งสิ้น|ทั้งหมด|จำนวน\s*\d+\s*โครงการ)?)$")
_MARKS = re.compile(r"[\s\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")
_BEGINNING = 12
"""Letters of a title by which it is known again: a line may hold no more of it."""

_OF_NO_LINE = ("missing_details", "project_without_detail", "unknown_tree", "missing_field", "number_gap")

_REACH = 15
"""How many lines above and below a row may hold one that a reader drops."""


def breaches(rows: Rows, lines: Sequence[str]) -> list[str]:
    """What contradicts the law; nothing where it holds."""
    return [
        *_missing(rows, lines),
        *_not_as_printed(rows, lines),
        *_links(rows),
        *_silent(rows),
        *_dropped(rows, lines),
        *_joined(rows, lines),
    ]


def _missing(rows: Rows, lines: Sequence[str]) -> Iterator[str]:
    """Money that a plain look at the text finds and the account does not have."""
    entered: dict[int, list[tuple[int, int]]] = {}
    for row in rows["amounts"]:
        for number in range(row["line_start"], row["line_end"] + 1):  # several where a line end tore it
            start = row["char_start"] if number == row["line_start"] else 0
            end = row["char_end"] if number == row["line_end"] else len(lines[number - 1])
            entered.setdefault(number, []).append((start, end))
    own = _own_lines(rows)
    for number, line in enumerate(lines, 1):
        text = _TAG.sub(lambda match: " " * len(match[0]), line.translate(_THAI))
        for pattern in (_GROUPED, _BAHT) if number in own else (_BAHT,):
            for match in pattern.finditer(text):
                if not any(start <= match.start() < end for start, end in entered.get(number, ())):
                    yield f"line {number}: {match[0]} is printed and not in the account: {line.strip()[:80]}"


def _own_lines(rows: Rows) -> set[int]:
    """The lines of budget tables with what stands above, between and below their rows, and of budget fields."""
    table = [(row["table_line_start"], row["table_line_end"]) for row in rows["projects"] if row["in_table"]]
    table += [(row["line_start"], row["line_end"]) for row in rows["budget_totals"]]
    fields = [(row["line_start"], row["line_end"]) for row in rows["project_items"] if row["field"] == "budget"]
    spans = [*table, *_around(table, sorted({row["line_start"] for row in rows["sections"]})), *fields]
    return {line for start, end in spans for line in range(start, end + 1)}


def _around(table: Sequence[tuple[int, int]], headings: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The lines above and below each row, to the next row or heading: a row that a reader drops would stand there."""
    for start, end in table:
        above, below = bisect_right(headings, start), bisect_right(headings, end)
        yield max([*headings[above - 1 : above], start - _REACH, 1]), start
        yield end, min([*(heading - 1 for heading in headings[below : below + 1]), end + _REACH])


def _not_as_printed(rows: Rows, lines: Sequence[str]) -> Iterator[str]:
    seen: set[tuple[int, int]] = set()
    for row in rows["amounts"]:
        if row["line_end"] != row["line_start"]:  # a line end tore it
            continue
        printed = lines[row["line_start"] - 1][row["char_start"] : row["char_end"]]
        if printed != row["raw"]:
            yield f"line {row['line_start']}: {row['raw']} is said to stand where {printed} does"
        places = {(row["line_start"], at) for at in range(row["char_start"], row["char_end"])}
        if places & seen:
            yield f"line {row['line_start']}: {row['raw']} is there twice"
        seen |= places


def _links(rows: Rows) -> Iterator[str]:
    """Each published amount leads to its number, which times the unit is the amount; each number to what it became."""
    by_ordinal = {row["ordinal"]: row for row in rows["amounts"]}
    for row in rows["budget_lines"]:
        if row["amount_baht"] is None or row["alignment"] == "by_hand" or not re.search(r"\d", row["raw"] or ""):
            continue
        number = by_ordinal.get(row["amount_ordinal"])
        if number is None or number["value"] is None:
            yield f"{row['project_id']}: {row['raw']} leads to no number"
        elif number["value"] * row["unit_factor"] != row["amount_baht"]:
            yield f"{row['project_id']}: {number['raw']} times {row['unit_factor']} is not {row['amount_baht']}"
    for row in rows["budget_totals"]:
        if row["declared_baht"] and row["amount_ordinal"] not in by_ordinal:  # a dash declares 0
            yield f"the total {row['declared_baht']} of {row['fiscal_year_be']} leads to no number"
    linked = {row["amount_ordinal"] for name in ("budget_lines", "budget_totals") for row in rows[name]}
    doubtful = " ".join(row["raw"] or "" for row in rows["budget_lines"] if row["status"] == "ambiguous")
    for row in rows["amounts"]:
        published = row["became"] in ("budget_line", "budget_total")
        if published and row["ordinal"] not in linked and row["raw"] not in doubtful:
            yield f"line {row['line_start']}: {row['raw']} became no row"


def _silent(rows: Rows) -> Iterator[str]:
    """Numbers of a budget table or field that nobody claims, without an issue."""
    said = {
        line
        for row in rows["issues"]
        if row["code"] == "unaccounted_amount"
        for line in range(row["line_start"], row["line_end"] + 1)
    }
    for row in rows["amounts"]:
        if row["became"] == "unaccounted" and row["found_in"] in _OWN and row["line_start"] not in said:
            yield f"line {row['line_start']}: {row['raw']} is lost without a word"


def _dropped(rows: Rows, lines: Sequence[str]) -> Iterator[str]:
    """Rows and totals in the lines of a budget table that became none, without an issue on their line."""
    titles = [_letters(str(row["table_title"])) for row in rows["projects"] if row["in_table"]]
    of_totals = {line for row in rows["budget_totals"] for line in range(row["line_start"], row["line_end"] + 1)}
    # sums of groups without a name, and of one project's years
    totals = of_totals | {row["line_start"] for row in rows["amounts"] if row["became"] in ("not_budget", "row_cell")}
    # and of one project's costs
    sums = {row["amount_ordinal"] for row in rows["budget_lines"] if "รวม" in (row["raw"] or "")}
    totals |= {row["line_start"] for row in rows["amounts"] if row["ordinal"] in sums}
    numbers = {0, *(row["table_number"] for row in rows["projects"] if row["in_table"])}
    said = _flagged(rows)
    for number in sorted(_table_lines(rows, lines) - said):
        text = _TAG.sub("\t", lines[number - 1].translate(_THAI))
        item = _ITEM.match(text)
        counts_on = item is not None and int(item["number"]) - 1 in numbers and number not in of_totals
        if item and counts_on and not any(_letters(item["title"])[:_BEGINNING] in title for title in titles):
            yield f"line {number}: a row of a project is lost without a word: {text.strip()[:80]}"
        below = lines[number].translate(_THAI) if number < len(lines) else ""
        amount = number if _GROUPED.search(text) else number + 1 if _GROUPED.fullmatch(below.strip()) else 0
        begins = _TOTAL.match(text) and not lines[number - 2].rstrip().endswith("ส่วน")
        if amount and begins and {number, amount}.isdisjoint(totals | said):
            yield f"line {number}: a total is lost without a word: {text.strip()[:80]}"


def _letters(text: str) -> str:
    """A text without blanks and the marks above and below its letters, which a reader mends."""
    return _MARKS.sub("", text.translate(_THAI))


def _flagged(rows: Rows) -> set[int]:
    """The lines with an issue that says more than that something has no block or no known place."""
    issues = [row for row in rows["issues"] if row["line_start"] and row["code"] not in _OF_NO_LINE]
    return {line for row in issues for line in range(row["line_start"], row["line_end"] + 1)}


def _table_lines(rows: Rows, lines: Sequence[str]) -> set[int]:
    """The lines of budget tables from the first row to the last, and the one right below each row."""
    spans = [(row["table_line_start"], row["table_line_end"]) for row in rows["projects"] if row["in_table"]]
    spans += [(row["line_start"], row["line_end"]) for row in rows["budget_totals"]]
    found = {line for start, end in spans for line in range(start, end + 1)}
    return found | {end + 1 for _, end in spans if end < len(lines)}


def _joined(rows: Rows, lines: Sequence[str]) -> Iterator[str]:
    """Words of a project that end in those of a total, of another line: its money may be the project's now."""
    whole = {"".join(_TAG.sub("", line).split()) for line in lines if "รวม" in line}
    said = _flagged(rows)
    lines_of = {row["project_id"]: row["table_line_start"] for row in rows["projects"] if row["in_table"]}
    texts = [(row["project_id"], row[key]) for row in rows["projects"] for key in ("table_title", "responsible_unit")]
    texts += [(row["project_id"], row["text"]) for row in rows["row_cells"]]
    for project, text in texts:
        match = _TOTAL_AT_END.search(str(text or "").translate(_THAI))
        if match and lines_of.get(project, 0) not in said:
            end = "".join(str(text).split())[-_BEGINNING:]
            if not any(end in line for line in whole):
                yield f"{project}: {text} ends in a total"
