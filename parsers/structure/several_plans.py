"""Whether one file holds the plans of several organisations or periods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.ground.errors import SourceError
from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from parsers.structure.headings import heading_of, title_label
from parsers.structure.kinds.document_kind import built_like_a_plan, has_budget_table
from parsers.structure.kinds.plan_title import begins_plan_title, is_prose
from parsers.values.organisations import Organisation, find_organisation, goes_on_behind, organisation_alone

_LONGEST_TITLE = 160
_TITLE_HEAD = 24
_COVER_LINES = 6
_REACH = _COVER_LINES + 1
"""Lines below a title's on which its organisation's name may end."""

_LONGEST_NAME = 60
_PERIOD = re.compile(r"([0-9]{4})\s*(?:[-–—]|ถึง)\s*(?:ปีงบประมาณ|ปี)?\s*(?:พ\.ศ\.)?\s*([0-9]{4})")

_HEAD_OF_MONEY = re.compile(
    r"(?:โครงการ|กิจกรรม|มาตรการ)[^\t|<>]{0,60}(?:[\t|]|</t[dh]>).{0,200}(?:งบประมาณ|25[0-9]{2})"
    r"|^\s*(?:ลำดับ(?:\s*ที่)?|ที่)\s+(?:ชื่อ)?(?:โครงการ|กิจกรรม|มาตรการ)\S{0,40}(?:\s.{0,200}(?:งบประมาณ|25[0-9]{2})|$)"
    r"|^\s*(?:โครงการ|กิจกรรม|มาตรการ)\S{0,40}\s{2,}.{0,200}(?:งบประมาณ|25[0-9]{2})"
)
"""The head of a table of projects with their money, whatever parts its cells: its first names on two lines, too."""

_RULES_OF_FRONT = frozenset({"foreword", "contents", "announcement"})
"""The headings of what stands in front of a plan."""

_PAGES = 3
_WORDS_OF_YEARS = re.compile(r"แผน(?:ปฏิบัติการ)?|(?:ประจำ)?ปี(?:งบประมาณ)?|ระยะ(?:เวลา)?|ห้วง|ตั้งแต่|ระหว่าง|พ\.ศ\.|[^ก-๎]")
_LONGEST_REMARK = 12
"""Letters beside the years on a cover's line: 'ฉบับปรับปรุง'. A sentence or another plan's name has more."""


class _Beginning(NamedTuple):
    line: int
    organisation: str
    years: str
    runs_on: bool = False
    """Whether the name is read from a sentence and stands nowhere else: what follows it may have been taken for a part
    of it, or for a name."""

    in_title: bool = False
    """Whether the title's own line names it."""

    years_in_text: bool = False
    """Whether the years are read from any text below a head of pages: they may be another plan's."""


def several_plans(source: SourceText) -> SourceError | None:
    """The reason to set a file aside that holds several plans one after the other; None for one plan.

    A plan begins where its title stands on a line of its own with its organisation (below it, or alone on the line
    above) and its years close by, and goes on to the next such place that names another organisation or other years. It
    is one only if it has a budget table or a detail block before that: a plan that repeats its title, or quotes the
    plan before it, is one plan. So is one whose blocks stand below a title with another office or other years
    (:func:`titles_left`). A title that stands on many pages is their head, or that of many covers: what stands in
    sentences below it names no organisation and no years.
    """
    beginnings, _ = source.once(_of_plans)
    if len(beginnings) < 2:
        return None
    plans: dict[tuple[str, str], int] = {}
    for beginning, after in pairwise((*beginnings, _end(source))):
        if built_like_a_plan("\n".join(source.digits[beginning.line - 1 : after.line - 1])):
            plans.setdefault((beginning.organisation, beginning.years), beginning.line)
    if len(plans) < 2:
        return None
    places = ", ".join(f"line {line}: {name} {years}" for (name, years), line in plans.items())
    return SourceError("several_plans", f"the file holds several plans ({places})", "Save each in a file of its own.")


def titles_left(source: SourceText) -> Iterator[Issue]:
    """An issue for each title in a plan that names another office, or other years, above blocks of its own projects: it
    was left from the plan that this one was copied from, or is a misprint.
    """
    for plan, left in source.once(_of_plans)[1]:
        same = plan.organisation == left.organisation
        expected, found = (plan.years, left.years) if same else (plan.organisation, left.organisation)
        yield Issue("title_differs", Span(left.line, left.line), "plans", expected=expected, found=found)


def _of_plans(source: SourceText) -> tuple[list[_Beginning], list[tuple[_Beginning, _Beginning]]]:
    """Where a title names another organisation or other years than the last; those that go on with the plan before them
    apart, each with that plan.
    """
    found: list[_Beginning] = []
    for beginning in _with_own_years(_with_whole_names(source, tuple(_beginnings(source)))):
        if not found or beginning[1:3] != found[-1][1:3]:
            found.append(beginning)
    plans: list[_Beginning] = found[:1]
    left: list[tuple[_Beginning, _Beginning]] = []
    for one, after in pairwise((*found[1:], _end(source))):
        if one[1:3] == plans[-1][1:3]:
            continue
        if _goes_on(source, plans[-1], one, after):
            left.append((plans[-1], one))
        else:
            plans.append(one)
    return plans, left


def _end(source: SourceText) -> _Beginning:
    return _Beginning(len(source.lines) + 1, "", "")


def _goes_on(source: SourceText, plan: _Beginning, one: _Beginning, after: _Beginning) -> bool:
    """Whether a stretch is the blocks of the plan above, below a title with another office or other years, not both:
    that plan has none above, most of them are of projects that it names, and neither a table, a foreword or the like,
    nor a part that it has begins in the stretch. Nor do the blocks name what the title names rather than the plan's.
    """
    if one.organisation != plan.organisation and one.years != plan.years:
        return False
    above = source.digits[plan.line - 1 : one.line - 1]
    below = source.digits[one.line - 1 : after.line - 1]
    titles = _titles(below)
    if not titles or _titles(above) or has_budget_table("\n".join(below)) or _has_own_front(above, below):
        return False
    if any(_HEAD_OF_MONEY.search(line) for pair in pairwise((*below, "")) for line in (pair[0], " ".join(pair))):
        return False
    if _names_itself("\n".join(below[_COVER_LINES:]), plan, one):
        return False
    text = "".join("".join(above).split())
    return 2 * sum(title in text for title in titles) > len(titles)


def _has_own_front(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a foreword or the like, or a part that stands ``above``, begins on a line ``below``."""
    parts = max(_part_numbers(above), default=0)
    if any(number <= parts for number in _part_numbers(below)):
        return True
    headings = (heading_of(key, key) for key in map(str.strip, below) if 0 < len(key) <= _LONGEST_NAME)
    return any(heading.rule in _RULES_OF_FRONT for heading in headings if heading)


def _names_itself(text: str, plan: _Beginning, one: _Beginning) -> bool:
    """Whether a text has the organisation, or the years, of ``one`` more often than those of the plan above it."""
    if one.organisation != plan.organisation:
        return text.count(one.organisation) > text.count(plan.organisation)
    years = [_as_years(period) for period in _PERIOD.finditer(text)]
    return years.count(one.years) > years.count(plan.years)


def _titles(lines: Sequence[str]) -> list[str]:
    """What blocks call their projects, on the line of the label or the next one, without blanks: how each begins."""
    found: list[str] = []
    for at, line in enumerate(lines):
        label = title_label(key) if "ชื่อ" in (key := line.strip()) else None
        if label:
            title = key[label.start :] or "".join(lines[at + 1 : at + 2])
            found.append("".join(title.split())[:_TITLE_HEAD])
    return [title for title in found if title]


def _part_numbers(lines: Iterable[str]) -> Iterator[int]:
    """The numbers of the parts that begin on lines."""
    for line in lines:
        found = heading_of(key, key) if "ส่วน" in (key := line.strip()) else None
        if found and found.rule == "part" and found.number and found.number.isdecimal():
            yield int(found.number)


def _beginnings(source: SourceText) -> Iterator[_Beginning]:
    last: _Beginning | None = None
    for number in source.lines_with("แผ"):
        line = source.key(number)
        if "แผ" not in line[:_TITLE_HEAD] or len(line) > _LONGEST_TITLE or "\t" in line:
            continue
        cover = [key for key in source.digits[number - 1 : number + _COVER_LINES] if key.strip()]
        if not begins_plan_title(line, cover[1] if len(cover) > 1 else ""):
            continue
        if _is_head_of_pages(source, line):
            beginning = _below_head(source, number, cover, last)
        else:
            beginning = _below_title(source, number, cover)
        if beginning:
            last = beginning
            yield beginning


def _below_title(source: SourceText, number: int, cover: Sequence[str]) -> _Beginning | None:
    """The plan that a title begins, with the organisation and the years that any text below it has."""
    title, text = source.key(number), "\n".join(cover)
    below = find_organisation(title) or find_organisation(text)
    above, years = _organisation_above(source, number), _PERIOD.search(text)
    if years and below:
        ends_line = any(len(key) <= _LONGEST_NAME and key.strip(" #*").endswith(below.name) for key in cover)
        runs_on = not ends_line and not _returns(source, below.name)
        return _Beginning(number, below.name, _as_years(years), runs_on, below.name in title)
    return _Beginning(number, above.name, _as_years(years)) if years and above else None


def _below_head(source: SourceText, number: int, cover: Sequence[str], last: _Beginning | None) -> _Beginning | None:
    """The plan that a title begins which stands on many lines, with the organisation and the years that stand in it or
    alone on a line, as on a cover. Years right below it without an organisation are of the one before (``last``).
    """
    title, *below = cover
    in_title, lines = find_organisation(title), [line for line in below if not is_prose(line)]
    office = in_title or next(filter(None, map(organisation_alone, lines)), None) or _organisation_above(source, number)
    stands = _PERIOD.search(title) or next(filter(None, map(_years_alone, lines)), None)
    years = stands or _PERIOD.search("\n".join(cover))
    if years and office:
        return _Beginning(number, office.name, _as_years(years), in_title=bool(in_title), years_in_text=not stands)
    right_below = _years_alone(below[0]) if below else None
    if last and right_below and not _PERIOD.search(title):
        return last._replace(line=number, years=_as_years(right_below), years_in_text=False)
    return None


def _with_own_years(beginnings: Iterable[_Beginning]) -> Iterator[_Beginning]:
    """Years from any text below a head of pages give way to those that the organisation's plan has before it."""
    known: dict[str, str] = {}
    for one in beginnings:
        years = known.get(one.organisation, one.years) if one.years_in_text else one.years
        known[one.organisation] = years
        yield one._replace(years=years)


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
    return source.stripped_digits.count(title.strip()) >= _PAGES


def _years_alone(line: str) -> re.Match[str] | None:
    """The years of a line that has nothing beside them but what a cover says of them, in any wording.

    >>> bool(_years_alone("ระยะ 5 ปี (พ.ศ. 2566 - 2570) ฉบับทบทวน"))
    True
    >>> bool(_years_alone("มีแผนพัฒนาท้องถิ่น พ.ศ. 2561 - 2565 แล้ว")), bool(_years_alone("ยุทธศาสตร์ชาติ (พ.ศ. 2561 - 2580)"))
    (False, False)
    """
    years = _PERIOD.search(line)
    if not years:
        return None
    beside = _WORDS_OF_YEARS.sub("", f"{line[: years.start()]} {line[years.end() :]}")
    return years if len(beside) <= _LONGEST_REMARK else None


def _as_years(years: re.Match[str]) -> str:
    return f"{years[1]}-{years[2]}"


def _organisation_above(source: SourceText, number: int) -> Organisation | None:
    """The organisation that the last line above line ``number`` begins with, where that line is no sentence."""
    lines = (line for line in reversed(source.digits[max(0, number - _COVER_LINES) : number - 1]) if line.strip())
    line = next(lines, "").strip(" #*")
    organisation = find_organisation(line) if len(line) <= _LONGEST_NAME else None
    return organisation if organisation and line == organisation.name else None
