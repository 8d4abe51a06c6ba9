"""Target values that stand in a sentence or a list, a year each: ``ปี 2566 คะแนน ITA ไม่น้อยกว่า 85 คะแนน``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.facts.target_values import BOUND, metric_of, target_of, target_value
from parsers.records.facts import Target
from parsers.records.structure import Section
from parsers.tables.tabs import is_row
from parsers.values import enumerators
from parsers.values.page_marks import is_of_page
from parsers.values.spacing import join_lines
from parsers.values.years import Years, find_year_ranges, find_years

_HOSTS = frozenset({"part", "chapter", "other"})
_SAYS_TARGET = re.compile(r"เป้า\s*หมาย")
_INDICATOR = re.compile(r"ตัว\s*ชี้\s*วัด[^:：]{0,40}[:：]")
_SAYS_INDICATOR = re.compile(r"ตัว\s*ชี้\s*วัด")
_BEFORE_YEAR = re.compile(
    r"(?<!\s)\s*+(?:ภาย\s*ใน|ใน|สำหรับ|ประจำ|ของ|ณ|ตั้งแต่)?\s*+(?:สิ้น)?\s*+(?:ปี)?\s*+(?:งบประมาณ)?\s*+"
    r"(?:\(?\s*+พ\.?\s*+ศ\.?)?\s*+$"
)
_AFTER_YEAR = re.compile(r"\s*+\)?\s*+[:：=,\-–—]*\s*+")
_VALUE = re.compile(
    r"(?:จะ|ต้อง)?\s*+(?:มี|ได้|อยู่ที่|เท่ากับ|เป็น|จำนวน)?\s*+[:：=]?\s*+"
    rf"(?:{BOUND}|เพิ่มขึ้น|สูงขึ้น|ลดลง|น้อยลง|ร้อยละ|[0-9])"
)
"""Where what shall be reached begins, behind the words for what is measured."""

_BESIDE_METRIC = " \t:：=,;-–—/•"
_LEAD = re.compile(r"^.*เป้า\s*+หมาย(?:\s*+(?:ของแผน|ไว้|รายปี|แต่ละปี|ตัวชี้วัด))*\s*+(?:ของ|คือ|เพื่อให้|[:：])?\s*+")
_LEAD_END = re.compile(r"(?<!\s)\s*+(?:ในแต่ละปี|รายปี|แต่ละปี|ไว้)*+\s*+(?:ดังนี้|ดังต่อไปนี้|ดังตาราง)?\s*+[:：]?\s*+$")
_YEAR_HEAD = re.compile(r"(?:ปี(?:งบประมาณ)?)?\s*(?:พ\.?ศ\.?)?")
_YEAR_CELL = re.compile(rf"(?:{_YEAR_HEAD.pattern})\s*25[0-9]{{2}}\s*[:：]?")
_SAID_VALUE = re.compile(rf"(?![0-9])(?:{_VALUE.pattern})|[0-9][0-9.,]*\s*(?:คะแนน|เรื่อง|ครั้ง|ราย|คน|%|ขึ้นไป)")
_CELLS_OF_VALUE = re.compile(
    rf"(?:{BOUND}|ร้อยละ) [0-9][0-9.,]*(?: [^0-9]{{1,20}})?"
    r"|[0-9][0-9.,]* (?:คะแนน|เรื่อง|ครั้ง|ราย|คน|%)"
)
"""A comparison, a figure and its unit, each in a cell of its own."""

_LEADS_ON = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|[:：])\s*$|^[\s*#]*ค่า\s*เป้า\s*หมาย")
"""What shows that the line above a list is no goal itself: its end, or that it is the list's heading."""

_AND = re.compile(r"\s*(?:และ|หรือ)\s*$")
_LONGEST = 300
_MOST_LINES = 3
"""Lines of one numbered goal that may say its target together."""

_LEAST_YEARS = 2


@dataclass(frozen=True, slots=True)
class ListedTargets:
    """The targets in document order, and the lines that say nothing else: they are no goals of their own."""

    targets: tuple[Target, ...]
    lines: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line says, or the lines of one numbered goal: its wording, and the same in Arabic digits."""

    key: str
    line: str
    span: Span


@dataclass(slots=True)
class _Run:
    """Lines that follow one another, each with values of years, below what leads to them."""

    lead: int | None
    metric: str
    found: list[Target] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    of_indicators: bool = False
    """Whether what leads to them says ตัวชี้วัด alone: they may as well be what was reached."""


def listed_targets(source: SourceText, sections: Sequence[Section], years: Years | None) -> ListedTargets:
    """The targets that a chapter of goals, or lines below one that says เป้าหมาย, print as a list of years. Below one of
    indicators (ตัวชี้วัด) each must say what is measured, and that it is a least, a most or a change.

    Two years at least, each once for a metric, and all of them of the plan (``years``): one sentence with one year is
    a goal, a year before the plan's a result. In a plan of one year a goal may be a target, too, and stays a goal: its
    year, a score or a count of cases, and a least or a most. A year with two values, or a range of years
    (``ปี 2566-2570``), gives none: nothing says whose the value is. A line that names its year and the metric of the
    line above, but no number, is a target without a value. The metric is what stands between the year and the value,
    else what leads to the list.

    Wrong for a list of what was reached, in the plan's own years, below a heading that says เป้าหมาย.
    """
    found = list(_runs(source, sections))
    runs = [run for run in found if _is_list_of_targets(run, years)]
    lines = {line for run in runs for line in run.lines}
    lines |= {run.lead for run in runs if run.lead is not None and _LEADS_ON.search(source.key(run.lead))}
    runs = [run for run in found if run in runs or _is_goal_with_target(run, years)]
    return ListedTargets(tuple(target for run in runs for target in run.found), frozenset(lines))


def _is_list_of_targets(run: _Run, years: Years | None) -> bool:
    said = [(target.metric_text, target.year_be) for target in run.found]
    inside = years is None or all(years[0] <= year <= years[1] for _, year in said)
    with_value = {target.year_be for target in run.found if target.value is not None}
    if run.of_indicators and any(not one.metric_text or one.comparator in (None, "eq") for one in run.found):
        return False
    return inside and len(set(said)) == len(said) and len(with_value) >= _LEAST_YEARS


def _is_goal_with_target(run: _Run, years: Years | None) -> bool:
    """Whether a goal of a plan of one year says what shall be reached in that year."""
    if years is None or years[0] != years[1] or len(run.found) != 1 or run.of_indicators:
        return False
    (target,) = run.found
    measured = target.metric != "other" and target.comparator not in (None, "eq")
    return measured and target.value is not None and target.year_be == years[0]


def _runs(source: SourceText, sections: Sequence[Section]) -> Iterator[_Run]:
    for section in sections:
        if section.kind == "project_detail":
            return
        if section.kind not in _HOSTS:
            continue
        of_goals = bool(_SAYS_TARGET.search(section.title))
        of_indicators = not of_goals and bool(_SAYS_INDICATOR.search(section.title))
        metric = _metric_of_lead(section.title) if of_goals else _metric_of_indicator(section.title)
        run = _Run(None, metric, of_indicators=of_indicators)
        led = of_goals or of_indicators
        for number in range(section.heading.end + 1, section.span.end + 1):
            if not source.stripped_digits[number - 1] or number in run.lines:
                continue
            key = source.key(number)
            readable = led and len(key) <= _LONGEST and (not is_row(key) or _is_year_with_value(key))
            said = _Said(key, source.line(number), Span(number, number))
            entry = list(_targets_in(said, run.metric)) if readable else []
            if readable and run.found and not entry:
                entry = _without_number(source, number, run.found[-1])
            if readable and not entry and (whole := _over_lines(source, said, section.span.end)):
                said, entry = whole, list(_targets_in(whole, run.metric))
            if entry:
                run.found += entry
                run.lines += said.span.lines
                continue
            if run.found:
                yield run
                run = _Run(None, "", of_indicators=of_indicators)
            says = len(key) <= _LONGEST and bool(_SAYS_TARGET.search(key))
            names = len(key) <= _LONGEST and bool(_SAYS_INDICATOR.search(key))
            led = says or of_goals or names or of_indicators
            if says or of_goals:
                run = _Run(number, _metric_of_lead(source.line(number)) if len(key) <= _LONGEST else "")
            elif led:
                run = _Run(number, _metric_of_indicator(source.line(number)) if names else "", of_indicators=True)
        if run.found:
            yield run


def _is_year_with_value(key: str) -> bool:
    """Whether tabs part a year, alone in its cell, from the value that is to be reached, which says so: a comparison,
    or a figure with its unit; tabs may part these, too. A bare figure is a cell of some table.

    >>> [_is_year_with_value(key) for key in ("\\tปี 2567\\tไม่น้อยกว่า 86 คะแนน", "ปี 2567\\t86", "ปี 2567\\tปี 2568")]
    [True, False, False]
    >>> [_is_year_with_value(f"ปี 2567\\t{rest}") for rest in ("ไม่น้อยกว่า\\t86\\tคะแนน", "86\\t88", "86\\tคะแนน\\t88")]
    [True, False, False]
    """
    cells = [cell.strip() for cell in key.split("\t") if cell.strip()]
    year = next((at for at, cell in enumerate(cells) if _YEAR_CELL.fullmatch(cell)), None)
    if year is None or year > 1:
        return False
    value = cells[year + 1 :]
    return bool(_SAID_VALUE.match(value[0])) if len(value) == 1 else bool(_CELLS_OF_VALUE.fullmatch(" ".join(value)))


def _metric_of_lead(line: str) -> str:
    """What is measured, by the line above a list: ``กำหนดค่าเป้าหมายคะแนน ITA ดังนี้`` is ``คะแนน ITA``."""
    cells = [cell for cell in line.split("\t") if not _YEAR_HEAD.fullmatch(cell.strip())]
    line = " ".join(cells)
    enumerator = enumerators.head(line)
    text = _LEAD_END.sub("", line[enumerator.end if enumerator else 0 :].strip())
    return _LEAD.sub("", text).strip(_BESIDE_METRIC) or text.strip(_BESIDE_METRIC)


def _metric_of_indicator(line: str) -> str:
    """What is measured, by the line of an indicator: ``ตัวชี้วัด : คะแนน ITA`` is ``คะแนน ITA``; else nothing."""
    named = _INDICATOR.search(line)
    return _LEAD_END.sub("", line[named.end() :].strip()).strip(_BESIDE_METRIC) if named else ""


def _over_lines(source: SourceText, first: _Said, last: int) -> _Said | None:
    """A numbered goal with the lines below that go on with it, down to line ``last`` at most; None where none does, or
    one of them says a target by itself.
    """
    if not enumerators.head(first.key):
        return None
    below = range(first.span.start + 1, min(first.span.start + _MOST_LINES, last + 1))
    lines = list(takewhile(lambda number: _goes_on(source, number), below))
    own = (_Said(source.key(number), source.line(number), Span(number, number)) for number in lines)
    text = join_lines((first.line, *(source.line(number) for number in lines)))
    if not lines or len(text) > _LONGEST or any(True for one in own for _ in _targets_in(one, "")):
        return None
    return _Said(arabic_digits(text), text, Span(first.span.start, lines[-1]))


def _goes_on(source: SourceText, number: int) -> bool:
    """Whether a line may go on with the goal above it: it has words, and is neither another one nor a row."""
    key = source.key(number)
    return bool(key.strip()) and not is_row(key) and not enumerators.head(key) and not is_of_page(source, number)


def _targets_in(said: _Said, led_metric: str) -> Iterator[Target]:
    """The targets of one text; none where a year has not exactly one value."""
    key, line = said.key, said.line
    enumerator = enumerators.head(key)
    begin = enumerator.end if enumerator else 0
    marks = [(start, end, year) for start, end, year in find_years(key) if start >= begin]
    if not marks or find_year_ranges(key):
        return
    found: list[Target] = []
    before = _BEFORE_YEAR.sub("", key[begin : marks[0][0]])
    label = line[begin : begin + len(before)].strip(_BESIDE_METRIC)
    if len(marks) == 1 and _VALUE.search(before):
        found.append(_target(key, line, begin, begin + len(before), marks[0][2], "", led_metric, said.span))
    else:
        for place, (_, end, year) in enumerate(marks):
            stop = len(key)
            if place + 1 < len(marks):
                stop = end + len(_BEFORE_YEAR.sub("", key[end : marks[place + 1][0]]))
            after = _AFTER_YEAR.match(key, end, stop)
            start = after.end() if after else end
            found.append(_target(key, line, start, stop, year, label, led_metric, said.span))
    if all(target.value is not None for target in found):
        yield from found


def _without_number(source: SourceText, number: int, above: Target) -> list[Target]:
    """The target, without a value, of a line with its year, then the metric of the line above, and no number."""
    key, line = source.key(number), source.line(number)
    enumerator = enumerators.head(key)
    begin = enumerator.end if enumerator else 0
    marks = find_years(key)
    if len(marks) != 1 or find_year_ranges(key) or _BEFORE_YEAR.sub("", key[begin : marks[0][0]]):
        return []
    after = _AFTER_YEAR.match(key, marks[0][1])
    said = line[after.end() if after else marks[0][1] :].strip()
    raw = said.removeprefix(above.metric_text).strip(_BESIDE_METRIC)
    if raw == said or not raw or any(map(str.isdigit, raw)):
        return []
    return [Target(above.metric, above.metric_text, marks[0][2], None, None, None, raw, Span(number, number))]


def _target(key: str, line: str, start: int, stop: int, year: int, label: str, led_metric: str, span: Span) -> Target:
    """What stands from ``start`` to ``stop`` as the target of a year; ``label``: the line's words before it."""
    value = _VALUE.search(key, start, stop)
    cut = value.start() if value else start
    own = line[start:cut].strip(_BESIDE_METRIC)
    metric = " ".join(part for part in (label, own) if part) or led_metric
    raw = _AND.sub("", line[cut:stop]).strip(_BESIDE_METRIC).replace("\t", " ")
    measured = metric if metric_of(metric) != "other" else f"{metric} {led_metric}"
    reading = target_value(raw, measured)
    return target_of(metric, year, raw, span, reading, measured=measured)
