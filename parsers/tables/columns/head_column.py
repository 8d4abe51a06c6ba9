"""What the heads over one column say together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extract.ground.scales import SCALED_BAHT
from parsers.tables.columns.column import Column
from parsers.tables.columns.figure_of_year import BESIDE_BUDGET
from parsers.tables.columns.parts_of_years import PART_OF_A_YEAR
from parsers.tables.columns.roles import Role, role_of, speaks_of_money, squeezed
from parsers.values.dates import parse_year, parse_year_range
from parsers.values.money.said import SPENT
from parsers.values.years import Years

_WORKED_OUT = r"[()\[\]\d+*/x×÷–-]{1,60}"
COLUMN_NUMBER = re.compile(rf"(?:{_WORKED_OUT}=)?[(\[]?(\d{{1,2}})[)\]]?(?:={_WORKED_OUT})?")
"""'(1)', '(7)=(4)+(5)+(6)': what forms print below the name of a column."""

TWO_DIGITS = re.compile(r"(?:25|['’‘`´])?(\d\d)")
"""'66': a year below the word for one, perhaps with a sign for the digits that are left out."""

OF_A_YEAR: frozenset[Role] = BESIDE_BUDGET.union(("target", "indicator", "quarter", "month", "paid", "sum"))
COUNTED_OF_A_YEAR: frozenset[Role] = frozenset({"target", "indicator"})
"""The roles of columns that count things of a year; ``OF_A_YEAR`` has all that may be of one beside its budget."""

_NO_BUDGET: frozenset[Role] = frozenset({"paid", "price", "cumulative", "change"})

_WAS_SPENT = re.compile(SPENT)
_TO_BE_PAID = re.compile(r"แผน|คาด|ประมาณการ|จ่าย\s*จาก")
_SAYS_NUMBER = re.compile(rf"[(\[]?(?:จำนวน|เงิน|หน่วย|วงเงิน|[:：]|{SCALED_BAHT}|[(\[])+[)\]]*")


def columns_of(texts: Sequence[Sequence[str]], width: int, plan_years: Years | None) -> Iterator[Column]:
    """The columns of a head, by the ``texts`` of its rows.

    What was paid, a price or a sum of years over the word for a budget in one column alone is what this column holds;
    over several it is a band of them. What is to be paid, or is paid from somewhere, is a budget.
    """
    for index in range(width):
        column = _column(index, tuple(row[index] for row in texts if index < len(row) and row[index]), plan_years)
        above = next((text for text in column.texts[:-1] if _says_no_budget(text, plan_years)), None)
        if above and column.role in ("year", "budget") and _is_over_one(above, index, texts):
            column = column._replace(role=role_of(above))
        yield column


def _says_no_budget(text: str, plan_years: Years | None) -> bool:
    """Whether a head says that a column holds no budget: a price, a sum of years; what was paid, by its words or in a
    year before the plan.
    """
    role = role_of(text)
    if role != "paid":
        return role in _NO_BUDGET
    year = parse_year(text, None)
    past = year is not None and plan_years is not None and year < plan_years[0]
    return (past or _WAS_SPENT.search(text) is not None) and not _TO_BE_PAID.search(text)


def _is_over_one(text: str, index: int, texts: Sequence[Sequence[str]]) -> bool:
    """Whether a head stands over one column: no other has it, and the next one, if any, has its own beside it."""
    for row in texts:
        if index < len(row) and row[index] == text:
            return row.count(text) == 1 and (index + 1 >= len(row) or bool(row[index + 1]))
    return False


@lru_cache(maxsize=1024)  # heads are the same on every page and nearly the same in every plan
def _column(index: int, texts: tuple[str, ...], plan_years: Years | None) -> Column:
    """What the heads over one column say together: the lowest decides, a year or money above completes it. A unit, or
    a bare word for a number, decides nothing: ``(บาท)`` below ``เบิกจ่ายจริง`` is what was spent.
    """
    texts = tuple(
        text
        for place, text in enumerate(texts)
        if (text not in texts[:place] and not COLUMN_NUMBER.fullmatch(squeezed(text)))
        or TWO_DIGITS.fullmatch(squeezed(text))
    )
    short = next((text for text in reversed(texts) if TWO_DIGITS.fullmatch(squeezed(text))), None)
    year_text = next(
        (
            text
            for text in reversed(texts)
            if parse_year(text, plan_years) is not None and not (short and parse_year_range(text))
        ),
        None,
    )
    looks_like_year = next((text for text in reversed(texts) if role_of(text) == "year"), None) if not short else None
    roles = [role_of(text) for text in texts]
    money = any(map(speaks_of_money, texts))
    if not texts:
        return Column(index, texts, "other", None, False)
    year = year_text or looks_like_year or short
    unit = baht = False
    for text, role in zip(reversed(texts), reversed(roles), strict=True):
        if role in COUNTED_OF_A_YEAR and not baht:
            both = speaks_of_money(text)
            return Column(index, texts, "other" if both else role, year, money and not both)
        if role in OF_A_YEAR - COUNTED_OF_A_YEAR:
            return Column(index, texts, role, year, money)
        if role not in ("year", "budget", "other", *COUNTED_OF_A_YEAR):
            if unit:
                break
            return Column(index, texts, role, None, False)
        if role == "budget" and not PART_OF_A_YEAR.intersection(roles):
            if not _SAYS_NUMBER.fullmatch(squeezed(text)):
                break  # what stands over the word for a budget is a band of it, unless it is a part of a year
            unit, baht = True, baht or speaks_of_money(text)
    if year:
        return Column(index, texts, "year", year, money)
    return Column(index, texts, "budget" if "budget" in roles else "other", None, money)
