"""A source -> the document of one local government's plan, or the reason why it is none. Composition only."""

from __future__ import annotations

from collections import Counter

from extract.ground.errors import SourceError
from extract.ground.source import SourceText
from extract.text.dress import undressed
from parsers.document import parse_plan
from parsers.records.plan import PlanDocument
from parsers.records.structure import SectionKind
from parsers.structure.kinds.document_kind import refusal
from parsers.structure.several_plans import several_plans

_ONLY_PLANS = "Keep only plans against corruption (แผนปฏิบัติการป้องกันการทุจริต) of local governments in the folder."
_SEEN: tuple[tuple[SectionKind, str], ...] = (
    ("foreword", "a foreword"),
    ("announcement", "an announcement"),
    ("contents", "a table of contents"),
    ("part", "parts"),
    ("chapter", "chapters"),
    ("dimension", "dimensions"),
    ("mission", "missions"),
    ("appendix", "an appendix"),
)
"""Kinds of sections as a person calls them, for what was seen of a document without projects."""


def parse_admitted(source: SourceText) -> PlanDocument:
    """Parse a source that is one plan of a local government.

    Raises ``SourceError`` for another kind of document, for several plans, for one without projects, and for the plan
    of another body.
    """
    plain, dress_issues = undressed(source)
    if problem := refusal(plain) or several_plans(plain):
        raise problem
    document = parse_plan(source, (plain, dress_issues))
    if unfit := without_projects(document) or of_another_body(document):
        raise unfit
    return document


def without_projects(document: PlanDocument) -> SourceError | None:
    """The reason to set a document aside in which neither a row of a budget table nor a detail block was read."""
    if document.projects:
        return None
    seen = Counter(section.kind for section in document.sections)
    names = [_counted(name, count) for kind, name in _SEEN if (count := seen[kind])]
    title = f"the title '{document.facts.title}'" if document.facts.title else "no title"
    found = ", ".join((title, *names, f"{sum(map(bool, document.source.lines))} lines"))
    message = f"neither a budget table nor a block of a project could be read (seen: {found})"
    return SourceError("no_projects", message, "If it is a plan, get it in another form; if it is none, remove it.")


def _counted(name: str, count: int) -> str:
    """A kind of section with its number: ``an appendix``, ``1 part``, ``3 parts``."""
    if name.startswith(("a ", "an ")):
        return name
    return f"1 {name.removesuffix('s')}" if count == 1 else f"{count} {name}"


def of_another_body(document: PlanDocument) -> SourceError | None:
    """The reason to set the plan of a ministry, a school or another such body aside.

    One of which a budget table and a detail block were both read is built as local plans are: it stays, with a note.
    """
    body = document.facts.scope_note
    in_table = any(project.item for project in document.projects)
    in_blocks = any(project.detail for project in document.projects)
    if body is None or (in_table and in_blocks):
        return None
    return SourceError("not_local", f"the plan is of {body}, which is no local government", _ONLY_PLANS)
