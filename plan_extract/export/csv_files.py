"""Tables as CSV: a file each, for any program, and for Excel to open with its Thai right."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from normalize.schema.inert_text import LIVE, NUMBER
from normalize.schema.tables import arrow_schema
from plan_extract.export.batches import Chosen

if TYPE_CHECKING:
    import pyarrow as pa


def write_csv(chosen: Chosen, folder: Path, *, raw: bool = False) -> Sequence[str]:
    """Write ``<table>.csv`` into ``folder``: UTF-8 with a byte order mark, quoted as RFC 4180 says, lines end in CR LF.

    A missing value is nothing between two commas, an empty text is ``""``; amounts have their two decimals, dates are
    ISO 8601, true and false are words. A text that a spreadsheet would run has an apostrophe before it
    (:mod:`inert_text`), with ``raw`` none. Excel still takes ``1.1`` for a date: to look at it in Excel there is the
    workbook.
    """
    from pyarrow import csv

    options = csv.WriteOptions(eol="\r\n", quoting_style="needed")
    for table in chosen.tables:
        with (folder / f"{table.name}.csv").open("wb") as file:
            file.write(codecs.BOM_UTF8)
            with csv.CSVWriter(file, arrow_schema(table), write_options=options) as writer:
                for batch in chosen.batches(table):
                    writer.write_batch(batch if raw else inert_batch(batch))
    return ()


def inert_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with :func:`inert_text.inert` of every text; a column without any that needs it is the same one."""
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = list(batch.columns)
    for at, column in enumerate(columns):
        if not pa.types.is_string(column.type):
            continue
        live = pc.match_substring_regex(column, LIVE)
        if pc.any(live).as_py():
            live = pc.and_(live, pc.invert(pc.match_substring_regex(column, NUMBER)))
            columns[at] = pc.if_else(live, pc.binary_join_element_wise("'", column, ""), column)
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)
