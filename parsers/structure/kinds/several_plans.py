"""Whether one file holds the plans of several organisations or periods."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from extract.ground.errors import SourceError
from extract.ground.source import SourceText
from parsers.structure.kinds.document_kind import built_like_a_plan
from parsers.structure.kinds.plan_title import begins_plan_title
from parsers.values.organisations import Organisation, find_organisation

_LONGEST_TITLE = 160
_TITLE_HEAD = 24
_COVER_LINES = 6
_REACH = _COVER_LINES + 1
"""Lines below a title's on which its organisation's name may end."""

_LONGEST_NAME = 60
_PERIOD = re.compile(r"([0-9]{4})\s*(?:[-–—]|ถึง)\s*(?:พ\.ศ\.)?\s*([0-9]{4})")


class _Beginning(NamedTuple):
    line: int
    organisation: str
    years: str
    runs_on: bool = False
    """Whether the name is read from a sentence and stands nowhere else: what follows it may have been taken for a part
    of it, or for a name."""

    in_title: bool = False
    """Whether the title's own line names it."""


def several_plans(source: SourceText) -> SourceError | None:
    """The reason to set a file aside that holds several plans one after the other; None for one plan.

    A plan begins where its title stands on a line of its own with its organisation (below it, or alone on the line
    above) and its years close by, and goes on to the next such place that names another organisation or other years. It
    is one only if it has a budget table or a detail block before that: a plan that repeats its title, or quotes the
    plan before it, is one plan.
    """
    beginnings: list[_Beginning] = []
    for beginning in _with_whole_names(source, tuple(_beginnings(source))):
        if not beginnings or beginning[1:3] != beginnings[-1][1:3]:
            beginnings.append(beginning)
    if len(beginnings) < 2:
        return None
    end = _Beginning(len(source.lines) + 1, "", "")
    plans: dict[tuple[str, str], int] = {}
    for beginning, after in pairwise((*beginnings, end)):
        if built_like_a_plan("\n".join(source.digits[beginning.line - 1 : after.line - 1])):
            plans.setdefault((beginning.organisation, beginning.years), beginning.line)
    if len(plans) < 2:
        return None
    places = ", ".join(f"line {line}: {name} {years}" for (name, years), line in plans.items())
    return SourceError("several_plans", f"the file holds several plans ({places})", "Save each in a file of its own.")


def _beginnings(source: SourceText) -> Iterator[_Beginning]:
    for number in source.lines_with("แผ"):
        line = source.key(number)
        if "แผ" not in line[:_TITLE_HEAD] or len(line) > _LONGEST_TITLE or "\t" in line:
            continue
        cover = [key for key in source.digits[number - 1 : number + _COVER_LINES] if key.strip()]
        if not begins_plan_title(line, cover[1] if len(cover) > 1 else ""):
            continue
        text = "\n".join(cover)
        below, above, years = find_organisation(text), _organisation_above(source, number), _PERIOD.search(text)
        if years and below:
            ends_line = any(len(key) <= _LONGEST_NAME and key.strip(" #*").endswith(below.name) for key in cover)
            runs_on = not ends_line and not _returns(source, below.name)
            yield _Beginning(number, below.name, f"{years[1]}-{years[2]}", runs_on, below.name in line)
        elif years and above:
            yield _Beginning(number, above.name, f"{years[1]}-{years[2]}")


def _with_whole_names(source: SourceText, beginnings: Sequence[_Beginning]) -> Iterator[_Beginning]:
    """A name that runs on into a sentence (``เทศบาลตำบลบางกำหนดให้``) becomes that of a title, with which it begins, or
    the one above. Without either, the title is a page's head above any text, ``สภาองค์การบริหารส่วนตำบลมีหน้าที่…``:
    no plan begins there.

    Such a name stands in one place; an organisation whose name begins with another's has a plan that repeats it. A name
    that goes on over a line's end (``เทศบาลตำบลท่า``, ``หินลาด``) is that of a title, with which it is one.
    """
    titles = sorted({one.organisation for one in beginnings if not one.runs_on}, key=len, reverse=True)
    for one in beginnings:
        if whole := _over_line_end(source, one, titles):
            yield one._replace(organisation=whole)
        elif not one.runs_on:
            yield one
        elif name := next((title for title in titles if one.organisation.startswith(title)), None):
            yield one._replace(organisation=name)
        elif one.in_title:
            yield one
        elif above := _organisation_above(source, one.line):
            yield one._replace(organisation=above.name)


def _over_line_end(source: SourceText, beginning: _Beginning, titles: Sequence[str]) -> str | None:
    """The longer name of a title of which the name below a beginning is a part, wherever it stands there: its rest is
    on the next line.
    """
    longer = [title for title in titles if title.startswith(beginning.organisation) and title != beginning.organisation]
    if not longer:
        return None
    text = "".join("".join(line.split()) for line in source.digits[beginning.line - 1 : beginning.line + _REACH])
    names = text.count("".join(beginning.organisation.split()))
    return next((title for title in longer if text.count("".join(title.split())) == names > 0), None)


def _returns(source: SourceText, name: str) -> bool:
    """Whether a name stands on more than one line, as that of an organisation whose plan it is does."""
    return len(list(islice(source.lines_with(name), 2))) > 1


def _organisation_above(source: SourceText, number: int) -> Organisation | None:
    """The organisation that the last line above line ``number`` begins with, where that line is no sentence."""
    lines = (line for line in reversed(source.digits[max(0, number - _COVER_LINES) : number - 1]) if line.strip())
    line = next(lines, "").strip(" #*")
    organisation = find_organisation(line) if len(line) <= _LONGEST_NAME else None
    return organisation if organisation and line == organisation.name else None
