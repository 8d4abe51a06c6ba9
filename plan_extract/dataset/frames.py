"""A published dataset as pandas data frames, for notebooks and scripts."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.ground.errors import UsageError
from normalize.schema.tables import TABLES
from plan_extract.dataset.query import connect, one_select, plain_errors
from plan_extract.dataset.tidy import BUDGET, BUDGET_SUMS, TIDY
from plan_extract.dataset.version import Version, open_version

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

_GRAVEST_FIRST = "case severity when 'error' then 1 when 'warning' then 2 else 3 end, plan_id, ordinal"


def open_dataset(out: str | Path) -> Dataset:
    """Open the dataset that ``plan-extract run`` published in ``out``, a folder or a bucket (``s3://…``, ``gs://…``).

    Nothing is read before it is asked for. All tables are of one version, also while a run publishes another; open
    again to see that. A version that was replaced is removed after some time: what was not read by then cannot be any
    more, and a ``UsageError`` says so.

    Raises ``UsageError`` where ``out`` holds no dataset.

    ::

        from plan_extract import open_dataset

        dataset = open_dataset("data/out")
        dataset.projects                                         # a table
        dataset.budget().groupby("fiscal_year_be").amount_baht.sum()
        dataset.issues("001_7eb38fa67ca7a04f")                   # of one plan, gravest first
        dataset.sql("select province, count(*) as plans from plans group by province")
    """
    return Dataset(open_version(out))


class _TableOf:
    """An attribute of :class:`Dataset` that is the table of its name."""

    def __set_name__(self, _: type, name: str) -> None:
        self._name = name
        self.__doc__ = TABLES[name].description_en

    def __get__(self, dataset: Dataset | None, _: type | None = None) -> pd.DataFrame:
        if dataset is None:
            return self  # type: ignore[return-value]  # for help() and for the docs
        return dataset.table(self._name)


class Dataset:
    """One version of a dataset. Make it with :func:`open_dataset`.

    Each table is an attribute and a pandas ``DataFrame`` with the types of the published files (``ArrowDtype``): money
    is exact decimal, whole numbers stay whole where some are missing, and a missing value is ``<NA>``, never 0 and
    never an empty text. Each is read once, when it is first asked for.
    """

    plans = _TableOf()
    plan_relations = _TableOf()
    sources = _TableOf()
    pages = _TableOf()
    sections = _TableOf()
    projects = _TableOf()
    project_items = _TableOf()
    indicators = _TableOf()
    budget_lines = _TableOf()
    budget_totals = _TableOf()
    shared_amounts = _TableOf()
    shared_amount_projects = _TableOf()
    row_cells = _TableOf()
    amounts = _TableOf()
    declared_counts = _TableOf()
    risks = _TableOf()
    risk_controls = _TableOf()
    swot = _TableOf()
    targets = _TableOf()
    statements = _TableOf()
    contents = _TableOf()

    def __init__(self, version: Version) -> None:
        self.version = version
        self._tables: dict[str, pd.DataFrame] = {}

    def __repr__(self) -> str:
        rows = ", ".join(f"{name} {self.version.rows(name):,}" for name in ("plans", "projects", "issues"))
        return f"<Dataset {self.version.out}, published {self.version.published}: {rows}>"

    def table(self, name: str) -> pd.DataFrame:
        """A table by its name, ``issues`` among them, in its published order.

        Raises ``UsageError`` for a name that is none.
        """
        import pandas as pd
        import pyarrow as pa
        import pyarrow.parquet as pq

        if name not in self._tables:
            parts = []
            for path in self.version.paths(name):
                with pq.ParquetFile(path) as file:
                    parts.append(file.read())
            self._tables[name] = pa.concat_tables(parts).to_pandas(types_mapper=pd.ArrowDtype)
        return self._tables[name].copy(deep=False)

    def issues(self, plan: str | None = None) -> pd.DataFrame:
        """What to know before trusting a number, gravest first: of all plans, or of the one with this ``plan_id``.

        ``error``: a number is wrong or in doubt; ``warning``: it may be; ``info``: it is not. A plan without issues
        gives no rows. Raises ``UsageError`` for a plan that the dataset does not have.
        """
        if plan is None:
            return self._asked(f"select * from issues order by {_GRAVEST_FIRST}")
        if not self._asked("select plan_id from plans where plan_id = $plan", plan=plan).size:
            raise UsageError(f"{self.version.out} has no plan {plan}", "The column plan_id of plans lists them")
        return self._asked(f"select * from issues where plan_id = $plan order by {_GRAVEST_FIRST}", plan=plan)

    def budget(self) -> pd.DataFrame:
        """What the budget tables say, tidy: one row a project and fiscal year, with organisation, province and title.

        Here are only amounts of the budget tables, so that a sum counts no money twice: the detail blocks state the
        same money again, and stand in ``budget_lines`` under ``source`` "detail".

        ``amount_baht`` is missing where no amount could be read for certain, and ``status`` says why: missing is not 0.
        pandas passes missing values over in sums, so tell how many there are beside a sum::

            budget = dataset.budget()
            budget.groupby("fiscal_year_be").agg(baht=("amount_baht", "sum"), cells=("status", "size"),
                                                 amounts=("amount_baht", "count"))
            budget[budget.status == "ambiguous"]        # printed, but not to be given to one project for certain
        """
        return self._tidy(BUDGET.name)

    def budget_sums(self) -> pd.DataFrame:
        """What the budget tables add up to: one row a plan, dimension and fiscal year.

        An amount that is printed for several projects, and that nothing gives to one of them, is in no row of
        :meth:`budget`. Here is what such amounts add at least and at most: the sum of a year is a range::

            sums = dataset.budget_sums().groupby("fiscal_year_be")
            sums[["amount_baht", "shared_min_baht", "shared_max_baht", "shared_projects", "not_certain"]].sum()
        """
        return self._tidy(BUDGET_SUMS.name)

    def _tidy(self, name: str) -> pd.DataFrame:
        return self._asked(f"select * from {name} order by {TIDY[name].order}")

    def sql(self, query: str) -> pd.DataFrame:
        """The answer to one ``select`` in the SQL of DuckDB, over all tables, ``budget`` and ``budget_sums``.

        These two have the rows of the methods of their names. Raises ``UsageError`` for a query that fails or does more
        than read.

        ::

            dataset.sql("select status, count(*) as cells, sum(amount_baht) as baht from budget group by status")
        """
        return self._asked(one_select(query))

    @cached_property
    def _connection(self) -> duckdb.DuckDBPyConnection:
        return connect(self.version)

    def _asked(self, query: str | duckdb.Statement, **values: Any) -> pd.DataFrame:
        import pandas as pd

        with plain_errors():
            found = self._connection.sql(query, params=values or None).to_arrow_table()
        frame: pd.DataFrame = found.to_pandas(types_mapper=pd.ArrowDtype)
        return frame
