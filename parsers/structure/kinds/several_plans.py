"""Whether one file holds the plans of several organisations or periods."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.ground.errors import SourceError
from extract.ground.source import SourceText
from parsers.structure.kinds.document_kind import built_like_a_plan
from parsers.structure.kinds.plan_title import begins_plan_title, is_prose
from parsers.values.organisations import Organisation, find_organisation, goes_on_behind

_LONGEST_TITLE = 160
_TITLE_HEAD = 24
_COVER_LINES = 6
_REACH = _COVER_LINES + 1
"""Lines below a title's on which its organisation's name may end."""

_LONGEST_NAME = 60
_PERIOD = re.compile(r"([0-9]{4})\s*(?:[-–—]|ถึง)\s*(?:พ\.ศ\.)?\s*([0-9]{4})")

_PAGES = 3
_BEFORE_NAME = re.compile(r"^[\s#*(]*(?:(?:ของ|จัดทำโดย|โดย)\s*)?")
_BEHIND_NAME = re.compile(r"\s*\)?[\s#*]*(?:$|\(?\s*(?:พ\.ศ\.|ตำบล|อำเภอ|เขต|จังหวัด|[ตอจ]\.))")
_YEARS_LINE = re.compile(rf"^[\s#*(]*(?:ประจำ)?(?:ปีงบประมาณ|ปี)?\s*(?:พ\.ศ\.)?\s*{_PERIOD.pattern}[\s)#*]*$")


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
    plan before it, is one plan. A title that stands on many pages is their head; it begins a plan only as a cover does.
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
        below = find_organisation(line) or find_organisation(text)
        above, years = _organisation_above(source, number), _PERIOD.search(text)
        if years and below and _is_head_of_pages(source, line) and not _is_cover(cover, below.name):
            continue
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

    Such a name stands in one place, or goes on with a sentence's word behind that of a title; an organisation whose
    name begins with another's has a plan that repeats it. A name that goes on over a line's end (``เทศบาลตำบลท่า``,
    ``หินลาด``) is that of a title, with which it is one.
    """
    titles = sorted({one.organisation for one in beginnings if not one.runs_on}, key=len, reverse=True)
    for one in beginnings:
        if name := next((title for title in titles if goes_on_behind(title, one.organisation)), None):
            yield one._replace(organisation=name)
        elif whole := _over_line_end(source, one, titles):
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
    """Whether a name stands on two lines that differ, as that of an organisation whose plan it is does. A sentence that
    a plan copies from block to block is one line.
    """
    lines = (source.digits[number - 1].strip() for number in source.lines_with(name))
    first = next(lines, "")
    return any(line != first for line in lines)


def _is_head_of_pages(source: SourceText, title: str) -> bool:
    """Whether a title is printed on as many lines, letter for letter, as only the head of pages is."""
    return sum(source.key(number).strip() == title.strip() for number in source.lines_with("แผ")) >= _PAGES


def _is_cover(cover: Sequence[str], organisation: str) -> bool:
    """Whether the lines from a title on name its organisation and its years as a cover does, where no sentence stands.

    >>> _is_cover(["แผนปฏิบัติการ", "(พ.ศ. 2566 - 2570)", "ของเทศบาลนครตรัง จังหวัดตรัง"], "เทศบาลนครตรัง")
    True
    >>> _is_cover(["แผนปฏิบัติการ (พ.ศ. 2566 - 2570)", "จึงจัดดูงานที่เทศบาลนครตรัง"], "เทศบาลนครตรัง")
    False
    """
    title, *below = cover
    bare = (_BEFORE_NAME.sub("", line) for line in below if not is_prose(line))
    named = any(line.startswith(organisation) and _BEHIND_NAME.match(line, len(organisation)) for line in bare)
    return named and bool(_PERIOD.search(title) or any(_YEARS_LINE.match(line) for line in below))


def _organisation_above(source: SourceText, number: int) -> Organisation | None:
    """The organisation that the last line above line ``number`` begins with, where that line is no sentence."""
    lines = (line for line in reversed(source.digits[max(0, number - _COVER_LINES) : number - 1]) if line.strip())
    line = next(lines, "").strip(" #*")
    organisation = find_organisation(line) if len(line) <= _LONGEST_NAME else None
    return organisation if organisation and line == organisation.name else None
