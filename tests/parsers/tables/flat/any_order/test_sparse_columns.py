"""Values in any order among empty cells: sums and what is known of rows must leave one way."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from parsers.budget.settling.claims import Claim
from parsers.tables.flat.any_order.sparse_columns import OPEN, fill_sparse
from parsers.tables.flat.any_order.sparse_rows import SparseRow, SparseValue

YEARS = (2566, 2567)


def read(text: str, page: int = 1) -> list[SparseValue]:
    return [SparseValue(None if word == "-" else Decimal(word), page) for word in text.split()]


def claim(*amounts: int | None) -> Claim:
    return Claim(amounts_by_year={y: (Decimal(a or 0),) for y, a in zip(YEARS, amounts, strict=True)})


def test_a_sum_says_which_cell_is_empty() -> None:
    rows = [SparseRow(1, claim(5, 6)), SparseRow(1), SparseRow(1, sum_of=(0, 1))]
    assert fill_sparse(read("5 6 8 5 14"), rows, YEARS) == [[0, 1], [None, 2], [3, 4]]


def test_a_value_before_its_row_goes_where_the_details_have_it() -> None:
    rows = [SparseRow(1, claim(5, 6)), SparseRow(1, claim(7, 8)), SparseRow(1, sum_of=(0, 1))]
    assert fill_sparse(read("5 8 6 7 12 14"), rows, YEARS) is None  # 8 above 6 in its column
    assert fill_sparse(read("6 5 7 8 12 14"), rows, YEARS) == [[1, 0], [2, 3], [4, 5]]


def test_a_dash_of_two_rows_is_open_and_the_amounts_are_not() -> None:
    rows = [SparseRow(1, claim(5, None)), SparseRow(1, Claim(none=True)), SparseRow(1, sum_of=(0, 1))]
    found = fill_sparse(read("5 - - 5 0"), rows, YEARS)
    assert found is not None
    assert [row[0] for row in found] == [0, found[1][0], 3]
    assert OPEN in (*found[0], *found[1])


def test_nothing_is_read_where_no_way_meets_the_sums_or_the_details() -> None:
    rows = [SparseRow(1), SparseRow(1), SparseRow(1, sum_of=(0, 1))]
    assert fill_sparse(read("5 6 7 8 12 15"), rows, YEARS) is None
    known = [SparseRow(1, claim(5, 9)), *rows[1:]]
    assert fill_sparse(read("5 6 7 8 12 15"), known, YEARS) is None
    assert fill_sparse(read("5 6 7 8 9 12 14"), rows, YEARS) is None


def test_one_sum_may_be_printed_wrong_where_another_has_its_rows() -> None:
    rows: Sequence[SparseRow] = [
        *(SparseRow(1), SparseRow(1), SparseRow(1, sum_of=(0, 1))),
        *(SparseRow(1), SparseRow(1, sum_of=(3,)), SparseRow(1, sum_of=(0, 1, 3))),
    ]
    assert fill_sparse(read("5 6 7 8 12 15 1 2 1 2 13 16"), rows, YEARS) == [[at, at + 1] for at in range(0, 12, 2)]
    two = fill_sparse(read("5 6 7 8 11 15 1 2 1 2 13 16"), rows, YEARS)
    assert two is None or all(cell == OPEN for row in two for cell in row)


def test_values_stay_on_their_page() -> None:
    rows = [SparseRow(1), SparseRow(2), SparseRow(2, sum_of=(0, 1))]
    assert fill_sparse([*read("5"), *read("6 7 11 7", 2)], rows, YEARS) == [[0, None], [1, 2], [3, 4]]


def test_a_closed_row_takes_no_value() -> None:
    rows = [SparseRow(1, closed=True), SparseRow(1), SparseRow(1, sum_of=(0, 1))]
    assert fill_sparse(read("5 6 5 6"), rows, YEARS) == [[None, None], [0, 1], [2, 3]]


def test_details_forbid_no_row_that_print_order_gives() -> None:
    """Table and details differ then, which is said of them."""
    rows = [SparseRow(1, claim(5, 9)), SparseRow(1, claim(7, 8)), SparseRow(1, sum_of=(0, 1))]
    assert fill_sparse(read("5 6 7 8 12 14"), rows, YEARS) == [[0, 1], [2, 3], [4, 5]]
    assert fill_sparse(read("5 7 12 6 8 14"), rows, YEARS) == [[0, 3], [1, 4], [2, 5]]


def test_a_cell_is_open_that_columns_read_one_by_one_would_fill_otherwise() -> None:
    """The columns are ``5 5 10``, ``5 - 5`` and ``5 - 5``; row by row the second 5 of the first is the third row's."""
    years = (2566, 2567, 2568)
    own = Claim(amounts_by_year={year: (Decimal(5),) for year in years})
    rows = [SparseRow(1, Claim(none=True)), SparseRow(1, own), SparseRow(1), SparseRow(1, sum_of=(0, 1, 2))]
    found = fill_sparse(read("5 5 10 5 5 5 5"), rows, years)
    assert found is not None
    assert (found[2][0], found[2][2]) == (OPEN, OPEN)


def test_a_way_that_details_bend_leaves_open_what_print_order_gives() -> None:
    """Column by column all sums but the last are met, and the second row has 10 in the second year."""
    years = (2566, 2567, 2568)
    amounts = {year: (Decimal(amount),) for year, amount in zip(years, (8, 5, 10), strict=True)}
    rows = [
        *(SparseRow(1, Claim(none=True)), SparseRow(1, Claim(amounts_by_year=amounts)), SparseRow(1)),
        *(SparseRow(1, Claim(none=True)), SparseRow(1, sum_of=(0, 1, 2, 3))),
    ]
    found = fill_sparse(read("- 8 20 - 28 - 10 5 - 15 - 10 - 20"), rows, years)
    assert found is None or found[1][1] == OPEN
