"""The steps that bring the tables of a document to a row a project and a column a year, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from extract.ground.source import SourceText
from parsers.records.table import Grid, Tables
from parsers.tables.columns.head_rows import head_starts
from parsers.tables.one_form.cells.counts_before_money import counts_apart
from parsers.tables.one_form.cells.fields_in_cells import with_fields_apart
from parsers.tables.one_form.cells.labels_in_cells import with_labels_once
from parsers.tables.one_form.cells.others_in_brackets import others_apart
from parsers.tables.one_form.cells.satang_columns import with_satang
from parsers.tables.one_form.projects.columns_over_pages import with_columns_of_next_page
from parsers.tables.one_form.projects.headings_beside import with_headings_alone
from parsers.tables.one_form.projects.heads_of_entries import with_head_of_projects
from parsers.tables.one_form.projects.levels_over_rows import with_levels_whole
from parsers.tables.one_form.projects.names_down import with_names_upright
from parsers.tables.one_form.projects.plan_and_result import results_beside_plans
from parsers.tables.one_form.projects.totals_apart import with_totals_apart
from parsers.tables.one_form.projects.turned import turned
from parsers.tables.one_form.years.ticked_years import with_money_in_ticked_years
from parsers.tables.one_form.years.year_rows import years_across
from parsers.tables.one_form.years.years_apart import each_year_apart
from parsers.tables.one_form.years.years_in_cells import years_in_cells_apart
from parsers.tables.one_form.years.years_in_turn import years_in_turn_apart
from parsers.tables.one_form.years.years_over_rows import years_over_rows
from parsers.values.years import Years


def in_one_form(
    grids: Iterable[Grid],
    pages: SourceText,
    *,
    plan_years: Callable[[], Years | None],
    detail_tables: Callable[[Sequence[Grid], Sequence[Grid]], Sequence[Grid]],
) -> Tables:
    """The tables as the readers of the budget know them: a row a project, a column a year.

    What needs heads and rows as printed comes first, what needs the columns of all tables last. ``plan_years`` are
    those of the plan's title (BE), where it has them; ``detail_tables`` tells, of all tables and those with a head of a
    budget table, which have a project block a row: their years stay beside their money.
    """
    unlabelled = map(with_labels_once, grids)  # names of columns that each cell says again leave it
    by_field = map(with_fields_apart, unlabelled)  # a title with its money below in one cell becomes a column of each
    headed = map(with_head_of_projects, by_field)  # ``รายการ`` heads projects: all that follows looks for it
    whole = map(with_satang, headed)  # satang in a column of their own go behind their baht
    wide = with_columns_of_next_page(whole, pages)  # columns that stand on the next page go beside the others
    alone = map(with_headings_alone, wide)  # units, counts and pages beside headings go behind them, or leave
    named = tuple(map(with_levels_whole, alone))  # a dimension's word and its number below it become one text
    heads = [grid for grid in named if head_starts(grid)]
    details = detail_tables(named, heads) if len(heads) > 1 else ()
    by_year = years_in_cells_apart(named, details, plan_years)  # the years of a cell's lines get a column each
    in_turn = years_in_turn_apart(by_year)  # so do those that one column's head names in turn, as its cells do
    own = counts_apart(others_apart(in_turn, pages))  # what is not the plan's money leaves the cells, below their heads
    named_above = map(with_names_upright, own)  # projects across, and what is said of each down, change places
    upright = map(turned, named_above)  # so do projects across and years down: rows are looked at from here on
    of_details = {grid.span for grid in details}
    by_column = (  # a row for each year of a project becomes a column a year
        grid if grid.span in of_details else years_across(grid, plan_years) for grid in upright
    )
    by_tick = map(with_money_in_ticked_years, by_column)  # years that are ticked become columns of money
    dated = years_over_rows(by_tick, pages, plan_years)  # a year over rows goes to the head that it lacks
    apart = each_year_apart(dated)  # a column of several years becomes one each, with the columns of the table before
    summed = with_totals_apart(apart, pages)  # a total of all in a table of its own is the last row of the one above
    return Tables(results_beside_plans(summed))  # by the same columns, rows of results go beside the plan's
