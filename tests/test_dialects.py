"""One small plan in every dialect of tables, and with running heads: the same rows, each with its own lines."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract.ground.characters import arabic_digits
from extract.text.read_txt import read_txt
from normalize.document_rows import document_rows
from normalize.schema.contract import enforce_all
from parsers.admission import parse_admitted
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument
from plan_extract.engine.documents import load_plan, plan_rows
from steps import growth
from variants import FORMS, TABLE_FORMS, ComparedRows, Form, comparable, without_lines

CASES = Path(__file__).parent / "cases" / "dialects"
NAMES = sorted(path.name for path in CASES.iterdir() if path.name != "tabs.txt")
SAME = next(form for form in FORMS if not form.rewords)


@cache
def rows_of(name: str) -> ComparedRows:
    return plan_rows(load_plan(CASES / name, name), "plan.txt")


def meaning(name: str) -> dict[str, list[dict[str, object]]]:
    """The rows of a case without lines, digits in one style."""
    return comparable(without_lines(rows_of(name)), SAME)


def test_the_plan_is_read_as_it_is_written() -> None:
    """What the other dialects are compared with, checked against the plan by hand."""
    rows = rows_of("tabs.txt")
    amounts = [
        (row["project_id"], row["fiscal_year_be"], row["amount_baht"], row["status"])
        for row in rows["budget_lines"]
        if row["source"] == "table"
    ]
    first = [("plan/001", year, Decimal(20_000), "amount") for year in range(2566, 2571)]
    second = [("plan/002", year, None, "dash") for year in range(2566, 2571)]
    values = (Decimal(10_000), None, Decimal("15000.5"), None, Decimal(10_000))
    third = [
        ("plan/003", year, value, "amount" if value else "dash")
        for year, value in zip(range(2566, 2571), values, strict=True)
    ]
    assert amounts == [*first, *second, *third]
    assert [(row["dimension_no"], row["mission_no"]) for row in rows["projects"]] == [
        (1, "1.1"),
        (1, "1.1"),
        (2, "2.1"),
    ]
    assert {row["difference_baht"] for row in rows["budget_totals"]} == {Decimal(0), None}
    assert {row["quadrant"] for row in rows["swot"]} == {"strength", "weakness", "opportunity", "threat"}
    assert [row["score"] for row in rows["risks"]] == ["high", "high", "medium"]
    assert [row["value"] for row in rows["targets"]] == [85, 87, 89, 90, 92]
    assert rows["issues"] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_dialect_does_not_change_the_rows(name: str) -> None:
    expected, found = meaning("tabs.txt"), meaning(name)
    for table in expected:
        assert found[table] == expected[table], table


@pytest.mark.parametrize("name", NAMES)
def test_every_amount_stands_on_its_lines(name: str) -> None:
    lines = (CASES / name).read_text(encoding="utf-8").split("\n")
    for row in rows_of(name)["budget_lines"]:
        if row["amount_baht"] is not None:
            there = "\n".join(lines[int(str(row["line_start"])) - 1 : int(str(row["line_end"]))])
            assert str(row["raw"]).replace(" ", "") in re.sub("[ $]", "", there)


@pytest.mark.parametrize("name", NAMES)
def test_no_sign_of_markup_and_no_running_head_is_left_in_a_value(name: str) -> None:
    for table, rows in rows_of(name).items():
        for row in rows:
            for column, value in row.items():
                if isinstance(value, str) and (table, column) != ("sections", "text"):
                    assert not re.search(r"[<>|\\$]|&\w+;|\*\*|---", value), (table, column, value)


LATEX_SIGN = re.compile(r"\\[a-z]+|\\\\|[{}&$]")


@pytest.mark.slow
@given(name=st.sampled_from(("latex_tabular.md", "latex_array.md", "latex_formulas.md")), chance=st.randoms())
@settings(max_examples=60)
def test_latex_that_lost_or_doubled_a_sign_moves_no_amount_and_loses_none_without_a_word(
    name: str, chance: random.Random
) -> None:
    text = (CASES / name).read_text(encoding="utf-8")
    start = text.index("ภารกิจตามมิติ")
    sign = chance.choice(list(LATEX_SIGN.finditer(text, start, text.index("ส่วนที่ ๓", start))))
    text = text[: sign.start()] + sign[0] * chance.choice((0, 2)) + text[sign.end() :]
    rows = document_rows(parse_plan(read_txt(text.encode(), name)), "plan", "0")
    truth, found = budget_of(rows_of(name)), budget_of(rows)
    assert set(found) <= set(truth)
    assert sorted(found) == sorted(truth) or rows["issues"]


def budget_of(rows: ComparedRows) -> list[tuple[object, object]]:
    """The years and amounts of the budget table."""
    lines = (row for row in rows["budget_lines"] if row["source"] == "table" and row["amount_baht"] is not None)
    return [(row["fiscal_year_be"], row["amount_baht"]) for row in lines]


ROWS_WITHOUT_END, COLUMNS_WITHOUT_END = "rowspan=999999999", 'colspan="999999999"'
LINEAR = 2.3
"""How much more work twice as much may be."""

HOSTILE: dict[str, tuple[Callable[[int], str], int]] = {
    "rowspan": (
        lambda n: f"<table><tr><td {ROWS_WITHOUT_END}>ก</td><td>ข</td></tr>{'<tr><td>ค</td></tr>' * n}</table>",
        500,
    ),
    "colspan": (lambda n: f"<table>{f'<tr><td {COLUMNS_WITHOUT_END}>ก</td></tr>' * n}</table>", 150),
    "both": (lambda n: f"<table>{f'<tr><td {ROWS_WITHOUT_END} {COLUMNS_WITHOUT_END}>ก' * n}", 150),
    "nested": (lambda n: "<table><tr><td>" * n + "</td></tr></table>" * (n // 2), 1000),
    "unclosed": (lambda n: "<table>" * n, 5000),
    "only_ends": (lambda n: "</td></tr></table>" * n, 2500),
    "half_tags": (lambda n: f"{'<td' * n}<table <tr <td", 5000),
    "references": (
        lambda n: f"<table><tr><td>{'&#1114112;&#0;&#x0A;&lt;td&gt;&amp;amp;&nosuch;' * n}</td></tr></table>",
        250,
    ),
    "pipes": (lambda n: "|" * n, 25_000),
    "rules": (lambda n: f"{'|---' * n}|\n{'|:' * n}", 4000),
    "open_rows": (lambda n: "| ก\nข\n" * n, 1500),
    "escapes": (lambda n: "\\|" * n + "|\n|---|---|", 10_000),
}
"""Each with a size, in pieces; it is read at twice that, too."""


def check(text: str) -> PlanDocument:
    """The text parsed: rows fit the contract, and the sections cover every line once."""
    source = read_txt(text.encode(), "plan.txt")
    document = parse_plan(source)
    enforce_all(document_rows(document, "plan", "0"))
    covered = [line for section in document.sections for line in section.span.lines]
    assert covered == list(range(1, len(source.lines) + 1))
    return document


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_read_in_steps_by_its_length(name: str) -> None:
    """Each would take minutes, or all the memory, if it were believed."""
    plan = (CASES / "tabs.txt").read_text(encoding="utf-8")
    markup, size = HOSTILE[name]
    assert growth(lambda times: check(f"{plan}\n{markup(times)}"), size) < LINEAR


@pytest.mark.slow
def test_headers_without_end_are_read_in_steps_by_their_number() -> None:
    head = "โครงการ   ปี 2566   ปี 2567   หมายเหตุ\n1) โครงการ ก   5,000\n"
    assert growth(lambda times: check("แผนปฏิบัติการป้องกันการทุจริต\n" + head * times), 150) < LINEAR


MARKUP = (
    *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", '<td rowspan="2">', "<td colspan=3>", "<br>", "<p>"),
    *("|", "\\|", "|---|", "\n", "\t", "&nbsp;", "&#3588;", "<", ">", "12"),
)


@pytest.mark.slow
@example(seed=134321, name="pipes.md")  # a line whose pipes are all escaped, above a row of dashes
@given(seed=st.integers(0, 2**32), name=st.sampled_from(("pipes.md", "html_one_line.txt", "html_many_lines.txt")))
@settings(max_examples=60)
def test_damaged_markup_never_crashes(seed: int, name: str) -> None:
    chance = random.Random(seed)
    text = (CASES / name).read_text(encoding="utf-8")
    for _ in range(chance.choice((1, 5, 40))):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(MARKUP) + text[at + chance.choice((0, 0, 1, 5, 200)) :]
    check(text)


HEADER = ("มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567", "ปี 2568", "หมายเหตุ")
ITEMS = 5


def budget_rows(chance: random.Random) -> tuple[list[list[str]], dict[tuple[int, int], str]]:
    """The rows of a budget table, every amount another one, and the truth by item and year."""
    rows = [list(HEADER)]
    truth: dict[tuple[int, int], str] = {}
    for item in range(ITEMS):
        cells = [chance.choice(("-", f"{item + 1},{year}00", f"{item + 1},{year}50.25")) for year in (1, 2, 3)]
        truth |= {(item, year): cell for year, cell in zip((2566, 2567, 2568), cells, strict=True)}
        opens = item == 0
        node = ["1. การสร้างวัฒนธรรมสุจริต", "1.1 การเสริมสร้างจิตสำนึก"] if opens else ["", ""]
        rows.append([*node, f"{item + 1}) โครงการทดสอบ{'กขคงจ'[item]}", *cells, ""])
    return rows, truth


def pipes(rows: list[list[str]]) -> list[str]:
    return [
        *(f"| {' | '.join(row)} |" for row in rows[:1]),
        "|---" * 7 + "|",
        *(f"| {' | '.join(r)} |" for r in rows[1:]),
    ]


def html(rows: list[list[str]]) -> list[str]:
    return ["<table>", *(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows), "</table>"]


def lose_a_cell(lines: list[str], chance: random.Random) -> None:
    """One cell of one row is gone, as a model leaves one out."""
    at = chance.choice([number for number, line in enumerate(lines) if "โครงการทดสอบ" in line])
    cells = re.findall(r"\|[^|]*(?=\|)|<td>.*?</td>", lines[at])
    lines[at] = lines[at].replace(chance.choice(cells), "", 1)


def double_a_cell(lines: list[str], chance: random.Random) -> None:
    at = chance.choice([number for number, line in enumerate(lines) if "โครงการทดสอบ" in line])
    cell = chance.choice(re.findall(r"\|[^|]*(?=\|)|<td>.*?</td>", lines[at]))
    lines[at] = lines[at].replace(cell, cell * 2, 1)


def break_a_line(lines: list[str], chance: random.Random) -> None:
    at = chance.choice([number for number, line in enumerate(lines) if "โครงการทดสอบ" in line])
    cut = chance.choice([found.end() for found in re.finditer(r"ทดสอบ|<td>|\| ", lines[at])])
    lines[at] = f"{lines[at][:cut]}\n{lines[at][cut:]}"


def merge_two_rows(lines: list[str], chance: random.Random) -> None:
    """An amount reaches over two items; in pipes, where nothing can say so, nothing is done."""
    at, column = chance.randrange(2, len(lines) - 2), chance.choice((3, 4, 5))
    above, below = (re.findall(r"<td>.*?</td>", lines[number]) for number in (at, at + 1))
    if above and above[column] != "<td>-</td>":
        above[column] = above[column].replace("<td>", '<td rowspan="2">')
        del below[column]
        lines[at : at + 2] = [f"<tr>{''.join(cells)}</tr>" for cells in (above, below)]


def leave_it(lines: list[str], chance: random.Random) -> None:
    """No damage: the table itself must be read."""


DAMAGE: tuple[Callable[[list[str], random.Random], None], ...] = (
    lose_a_cell,
    double_a_cell,
    break_a_line,
    merge_two_rows,
    leave_it,
)


@pytest.mark.slow
@given(st.integers(0, 2**32))
@settings(max_examples=150)
def test_what_is_published_of_a_damaged_table_is_right_or_flagged(seed: int) -> None:
    """No amount moves to another year or item, whatever a model leaves out, doubles, breaks or merges."""
    chance = random.Random(seed)
    rows, truth = budget_rows(chance)
    lines = chance.choice((pipes, html))(rows)
    damage = chance.choice(DAMAGE)
    damage(lines, chance)
    text = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)\nเทศบาลตำบลตัวอย่าง\n\n" + "\n".join(lines)
    document = parse_admitted(read_txt(text.encode(), "plan.txt"))
    flagged = {issue.code for issue in document.issues}
    published = 0
    for project in document.projects:
        assert project.item is not None
        item = "กขคงจ".index(project.item.title[-1])
        for cell in project.item.cells:
            (year,) = cell.of_years
            printed = truth[item, year]
            if cell.amount is not None:
                assert cell.amount == Decimal(arabic_digits(printed).replace(",", ""))
                published += 1
            elif cell.status == "blank":
                assert damage is not lose_a_cell, "a lost cell is not a blank one"
    whole = published == sum(value != "-" for value in truth.values()) and len(document.projects) == ITEMS
    assert whole or flagged & {"uneven_row", "ambiguous_alignment", "unreadable_amount"}


FLAT_HEADER = [*HEADER[1:]]


@pytest.mark.slow
@given(st.integers(0, 2**32), st.sampled_from(("   ", "\n", "\n\n")), st.booleans())
@settings(max_examples=150)
def test_a_flattened_table_is_right_or_flagged(seed: int, gap: str, dash_remarks: bool) -> None:
    """Blank cells left no trace and pieces were lost or doubled; no amount moves to another year or item."""
    chance = random.Random(seed)
    (_, *rows), truth = budget_rows(chance)
    printed = [[cell for cell in row[1:] if cell] + ["-"] * dash_remarks for row in rows]
    damaged = chance.randrange(3)
    for row in chance.sample(printed, damaged):  # one lost and one doubled in the same row leave no trace
        at = chance.randrange(len(row))
        row[at : at + 1] = chance.choice(([], [row[at], row[at]], [""]))
    lines = [gap.join(row) for row in (FLAT_HEADER, *printed)]
    text = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)\nเทศบาลตำบลตัวอย่าง\n\n" + "\n".join(lines)
    document = parse_plan(read_txt(text.encode(), "plan.txt"))
    published = 0
    for project in document.projects:
        assert project.item is not None
        for cell in project.item.cells:
            if cell.amount is not None:
                item = "กขคงจ".index(project.item.title[-1])
                (year,) = cell.of_years
                assert cell.amount == Decimal(truth[item, year].replace(",", ""))
                published += 1
    if not damaged:
        assert published == sum(value != "-" for value in truth.values())


REAL = sorted((Path(__file__).parents[1] / "data" / "raw").glob("*.txt"))
ONE_CELL = {
    "pipes": re.compile(r"\|(?!-)[^|\n]*(?=\|)"),
    "html": re.compile(r"<td>.*?</td>"),
    "latex": re.compile(r"(?<=[^\\])& [^&\n]*?(?= &)"),
    "html_lines": re.compile(r"<TD valign=top>[^\n]*\n"),
}


@cache
def amounts(text: str) -> dict[tuple[str, tuple[int, ...]], set[Decimal | None]]:
    """The amounts of a plan's table by title and year; several entries may have the same title."""
    found: dict[tuple[str, tuple[int, ...]], set[Decimal | None]] = {}
    for project in parse_admitted(read_txt(text.encode(), "plan.txt")).projects:
        for cell in project.item.cells if project.item else ():
            title = project.item.title if project.item else ""
            found.setdefault((title, cell.of_years), set()).add(cell.amount)
    return found


@cache
def rewritten(path: Path, form: Form) -> str:
    return form.text(path.read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("form", [form for form in TABLE_FORMS if form.name in ONE_CELL], ids=lambda form: form.name)
@given(st.integers(0, 2**32), st.sampled_from(REAL))
@settings(max_examples=12)
def test_one_cell_lost_or_doubled_in_a_real_plan_moves_no_amount(form: Form, seed: int, path: Path) -> None:
    chance = random.Random(seed)
    text = rewritten(path, form)
    cell = chance.choice(list(ONE_CELL[form.name].finditer(text)))
    text = text[: cell.start()] + cell[0] * chance.choice((0, 2)) + text[cell.end() :]
    truth = amounts(path.read_text(encoding="utf-8"))
    for key, values in amounts(text).items():
        assert values - {None} <= truth.get(key, set()), key
