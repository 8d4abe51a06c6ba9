"""Risks and the controls against them, which may name one of the plan's own projects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from rapidfuzz import fuzz, process

from extract.ground.characters import arabic_digits, text_behind
from normalize.schema.keys import DataRow, Origin
from parsers.records.plan import PlanDocument
from parsers.values.compared_names import title_key
from parsers.values.kinds import KIND_WORD
from parsers.values.spacing import wording_key

_LEAST, _MARGIN = 88.0, 4.0
"""How like a title has to be, in per cent, and by how much more than any other."""


_ENUMERATOR = re.compile(r"[-–•*]*(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]+)?")
_INSIGNIFICANT = re.compile(r"[\s\u200b-\u200d\ufeff\"'“”„‘’]")


def risk_rows(origin: Origin, document: PlanDocument) -> Iterator[DataRow]:
    for risk in document.risks:
        yield {
            "plan_id": origin.plan_id,
            "risk_ordinal": risk.row,
            "ordinal": risk.ordinal,
            "process": risk.process,
            "risk_text": risk.text,
            "score_text": risk.score_text,
            "score": risk.score,
            **origin.provenance(risk.span),
        }


class _Match(NamedTuple):
    method: Literal["title", "title_fuzzy", "none", "several"]
    project_id: str | None = None
    score: float | None = None


def control_rows(origin: Origin, document: PlanDocument, projects: Sequence[DataRow]) -> Iterator[DataRow]:
    projects_by_title: dict[str, set[str]] = {}
    for row in projects if document.risk_controls else ():
        for title in (row["title"], row["table_title"], row["alternative_title"]):
            if isinstance(title, str):
                projects_by_title.setdefault(_title_key(title), set()).add(str(row["project_id"]))
    projects_by_key = {_bare(title): named for title, named in projects_by_title.items()}
    for control in document.risk_controls:
        match = _match(control.text, projects_by_title, projects_by_key)
        yield {
            "plan_id": origin.plan_id,
            "risk_ordinal": control.row,
            "ordinal": control.ordinal,
            "process": control.process,
            "control_text": control.text,
            "project_id": match.project_id,
            "match_method": match.method,
            "match_score": match.score,
            **origin.provenance(control.span),
        }


def _match(control: str, by_title: Mapping[str, set[str]], by_key: Mapping[str, set[str]]) -> _Match:
    """The project that a control names: word for word; else by a title inside it, or by one like it.

    Of several that it may mean none is chosen.
    """
    exact = by_title.get(_title_key(control))
    if exact:
        return _Match("title", next(iter(exact)), 1.0) if len(exact) == 1 else _Match("several")
    key = _bare(control)
    wording = wording_key(control)
    inside = [title for title in by_key if title and title in wording and _stands_in(title, wording)]
    longest = [title for title in inside if not any(title != other and title in other for other in inside)]
    if not longest:
        near = process.extract(key, by_key.keys(), scorer=fuzz.ratio, score_cutoff=_LEAST, limit=None)
        best = max((score for _, score, _ in near), default=0.0)
        longest = [title for title, score, _ in near if score > best - _MARGIN]
    named = set().union(*(by_key[title] for title in longest))
    if len(named) == 1:
        return _Match("title_fuzzy", named.pop(), round(fuzz.ratio(key, longest[0]) / 100, 4))
    return _Match("several" if named else "none")


def _stands_in(title: str, wording: str) -> bool:
    """Whether a wording names a project and more: ``โครงการ`` stands before the title, and its end is one."""
    return bool(re.search(rf"{KIND_WORD}{re.escape(title)}(?:$|และ|{KIND_WORD}|[0-9])", wording))


def _bare(title: str) -> str:
    """A title as those of different plans are compared: without its kind, its years and the organisation."""
    return title_key(title) or ""


def _title_key(title: str) -> str:
    """A title without spaces, quotes and its enumerator, in Arabic digits: equal for equal wording.

    >>> _title_key("๒) โครงการ “โตไปไม่โกง”") == _title_key("โครงการโตไป ไม่โกง")
    True
    """
    return text_behind(_ENUMERATOR, _INSIGNIFICANT.sub("", arabic_digits(title)))
