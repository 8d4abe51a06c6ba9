"""The summary says what is in a sum and what is not, and lists what was set aside."""

from __future__ import annotations

import json
from dataclasses import asdict
from decimal import Decimal

import pytest

from normalize.store.manifest import Failure, as_bytes, entries_of
from plan_extract.engine.outcome import Money, Outcome, SharedBaht, kept_outcome
from plan_extract.printing.text_columns import columns, shorten, width
from plan_extract.run.outcome.report import LISTED, summary
from plan_extract.run.outcome.result import RunResult


def plan(name: str = "a.txt", **about: object) -> Outcome:
    return Outcome(name, name.removesuffix(".txt"), "ok", **about)  # type: ignore[arg-type]


def said(*outcomes: Outcome, left_out: frozenset[str] = frozenset()) -> str:
    return summary(RunResult(outcomes, "out", 15, 1.0, left_out=left_out))


def test_a_cell_without_an_amount_is_named_beside_the_sum() -> None:
    money = Money({2571: Decimal("1234.50")}, {"amount": 1, "ambiguous": 2})
    text = said(plan(money=money))
    assert "2571  1,234.50" in text
    assert "not in these sums: 2 cells" in text


def test_an_amount_of_several_projects_is_said_beside_the_sum_of_its_year() -> None:
    one: dict[int | str, SharedBaht] = {
        2571: SharedBaht(Decimal(20), Decimal(60), 1, 3),
        2572: SharedBaht(Decimal(5), Decimal(5), 1, 2),
    }
    first = Money({2571: Decimal(700)}, {"amount": 1, "ambiguous": 3}, one)
    text = said(plan(money=first))
    assert "2571  700.00  and 20.00 that belong to one of 3 projects (60.00 where each has it)" in text
    assert "2572    none  and 5.00 that belong to one of 2 projects\n" in text
    second = Money({2571: Decimal(1)}, {}, {2571: SharedBaht(Decimal(30), Decimal(40), 2, 2)})
    text = said(plan(money=first), plan("b.txt", money=second))
    assert "2571  701.00  and 50.00 in 3 amounts that belong to some of 5 projects (at most 100.00)" in text


def test_what_projects_share_is_still_said_of_a_plan_that_is_kept() -> None:
    shared: dict[int | str, SharedBaht] = {2571: SharedBaht(Decimal("20.50"), Decimal("61.50"), 1, 3)}
    outcome = plan(money=Money({2571: Decimal(700)}, {"amount": 1}, shared))
    entries = entries_of(json.loads(as_bytes({"sources": [asdict(one) for one in outcome.entries({}, "r", "v")]})))
    assert kept_outcome(list(entries.values()), None).money == outcome.money


def test_an_amount_that_could_not_be_read_is_named_beside_the_sum() -> None:
    assert "1 amount that could not be read" in said(plan(issues={("error", "unreadable_amount"): 1}))


def test_nothing_is_said_to_be_missing_where_nothing_is() -> None:
    """A dash or a blank is read: it is not missing from the sum."""
    text = said(plan(money=Money({2571: Decimal(1)}, {"amount": 1, "dash": 3, "blank": 4, "zero": 1})))
    assert "not in these sums" not in text


def test_a_copy_is_counted_once_and_said_so() -> None:
    money = Money({2571: Decimal(100)}, {"amount": 1})
    text = said(plan(money=money), plan("b.txt", money=money), left_out=frozenset({"b"}))
    assert "100.00" in text
    assert "200.00" not in text
    assert "1 plan left out: the same as another, or an older edition of it" in text


def test_years_without_an_amount_are_not_printed_as_zero() -> None:
    text = said(plan(money=Money({}, {"ambiguous": 5})))
    assert "no amount was read" in text
    assert "0.00" not in text


def test_a_quarantined_file_has_its_reason_and_remedy_in_whole_sentences() -> None:
    aside = Outcome("b.txt", "b", "quarantined", problem=Failure("empty", "the file is empty", "Save it again."))
    text = said(plan(), aside)
    assert "1 file quarantined" in text
    assert "  b.txt\n    the file is empty. Save it again." in text
    assert ".." not in text


def test_a_clean_run_speaks_of_no_quarantine() -> None:
    assert "uarantined" not in said(plan())


@pytest.mark.parametrize(("count", "listed"), [(LISTED, True), (LISTED + 1, False)])
def test_plans_are_listed_as_long_as_the_list_is_short(count: int, listed: bool) -> None:
    text = said(*(plan(f"plan{number}.txt") for number in range(count)))
    assert ("plan0" in text) == listed


def test_thai_columns_line_up_where_the_eye_sees_them() -> None:
    """Marks above and below take no cell: padding by the number of characters would shift the next column."""
    lines = columns([["ที่นี่", "1"], ["กข", "2"], ["จำนวน", "3"]], ["left", "right"])
    assert {width(line) for line in lines} == {width("จำนวน") + 3}


@pytest.mark.parametrize("text", ["ที่นี่ที่นั่น", "น้ำท่วม", "abc", "", "โครงการ"])
@pytest.mark.parametrize("cells", [1, 2, 3, 5, 50])
def test_a_shortened_text_fits_and_never_begins_with_a_mark_of_the_next_letter(text: str, cells: int) -> None:
    short = shorten(text, cells)
    assert width(short) <= cells
    rest = text.removeprefix(short.removesuffix("…"))
    assert short == text or (rest and width(rest[0]) == 1)
