"""Files -> the parsed document of one plan -> its rows. What is no plan raises; nothing is caught here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from extract.ground.options import AS_USUAL, ReadOptions
from extract.ground.source import SourceText
from extract.readers import read_source
from extract.sources import plan_id
from normalize.document_rows import document_rows
from normalize.schema.keys import PlanRows
from parsers.admission import parse_admitted
from parsers.records.plan import PlanDocument
from plan_extract.engine.parts import joined


@cache
def extractor_version() -> str:
    """The installed version of plan-extract."""
    return version("plan-extract")


def load_plan(path: Path, name: str) -> PlanDocument:
    """Read one file and parse it.

    ``name`` is the path that the dataset shows. Raises ``SourceError`` for a file that cannot be read or is no plan.
    """
    return parse_admitted(read_source(path, name))


def load_source(paths: Sequence[Path], options: ReadOptions = AS_USUAL) -> SourceText:
    """The text of one file, or of several as the parts of one plan, in the order given. Raises as ``load_plan``."""
    sources = [read_source(path, path.name, options) for path in paths]
    return joined(sources) if len(sources) > 1 else sources[0]


def plan_rows(document: PlanDocument, name: str) -> PlanRows:
    """The rows of all tables for a plan in one file; ``name`` is its path under RAW."""
    return rows_under_id(document, plan_id(name))


def rows_under_id(document: PlanDocument, own_id: str) -> PlanRows:
    """The rows of all tables for one plan, with the plan_id that it was given."""
    return document_rows(document, own_id, extractor_version())
