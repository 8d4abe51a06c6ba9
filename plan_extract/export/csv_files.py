"""Tables as CSV: a file each, for any program, and for Excel to open with its Thai right."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from pathlib import Path

from normalize.schema.tables import arrow_schema
from plan_extract.export.batches import Chosen


def write_csv(chosen: Chosen, folder: Path) -> Sequence[str]:
    """Write ``<table>.csv`` into ``folder``: UTF-8 with a byte order mark, quoted as RFC 4180 says, lines end in CR LF.

    A missing value is nothing between two commas, an empty text is ``""``; amounts have their two decimals, dates are
    ISO 8601, true and false are words. Nothing is changed for the sake of Excel, which takes a title that begins with
    ``=`` for a formula and ``1.1`` for a date: to look at it in Excel there is the workbook.
    """
    from pyarrow import csv

    options = csv.WriteOptions(eol="\r\n", quoting_style="needed")
    for table in chosen.tables:
        with (folder / f"{table.name}.csv").open("wb") as file:
            file.write(codecs.BOM_UTF8)
            with csv.CSVWriter(file, arrow_schema(table), write_options=options) as writer:
                for batch in chosen.batches(table):
                    writer.write_batch(batch)
    return ()
