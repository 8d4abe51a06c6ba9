"""Which files a table is published as: one of its name, or a folder of parts where it is most of the bytes."""

from __future__ import annotations

from collections.abc import Iterable

from normalize.schema.columns import Table

_SUFFIX = ".parquet"


def file_names(table: Table) -> tuple[str, ...]:
    """The files that a table is written to, from the folder of its version; the parts of a table in their order.

    >>> from normalize.schema.tables import TABLES
    >>> file_names(TABLES["plans"]), file_names(TABLES["sections"])
    (('plans.parquet',), ('sections/part-00000.parquet',))
    """
    return (f"{table.name}/part-00000{_SUFFIX}",) if table.in_parts else (f"{table.name}{_SUFFIX}",)


def entry_name(file: str) -> str:
    """What stands in the folder of a version for a file: itself, or the folder of the parts.

    >>> entry_name("plans.parquet"), entry_name("sections/part-00000.parquet")
    ('plans.parquet', 'sections')
    """
    return file.partition("/")[0]


def files_of(table: str, files: Iterable[str]) -> list[str]:
    """The files of a table among those of a version, in the order of its rows.

    >>> files_of("sections", ["plans.parquet", "sections/part-00001.parquet", "sections/part-00000.parquet"])
    ['sections/part-00000.parquet', 'sections/part-00001.parquet']
    """
    return sorted(name for name in files if name.endswith(_SUFFIX) and _table_name(name) == table)


def _table_name(file: str) -> str:
    return entry_name(file).removesuffix(_SUFFIX)
