"""Charts as SVG, made here and not by a library.

A page must open from the disk without a network, a script or a font of its own, print well, and speak two languages;
a chart library brings scripts or fonts, and draws its text as one language or as outlines. These are rectangles and
words. Bars are told apart by their labels and by hatching, never by colour alone. Colours stand in the style sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from plan_extract.site.common.numbers import baht, percent, short_baht
from plan_extract.site.common.texts import Text

WIDTH = 900
_LABEL_LINE = 15
_HATCHING = Markup(
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="hatch-ground" width="6" height="6"/><rect class="hatch-line" width="2.4" height="6"/>'
    "</pattern></defs>"
)
"""The pattern of hatched bars; a page has one chart with them, as its name must not return."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A row of bars: what it is of, and a value for each column, None where there is none."""

    name: Text
    values: Sequence[Decimal | None]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole with its name."""

    name: Text
    part: int


def small_multiples(rows: Sequence[Bars], columns: Sequence[Text]) -> Markup:
    """A row of bars for each of ``rows``, all to one scale, with the value above each bar."""
    left, height, gap = 4, 64, 44
    top = max((value for row in rows for value in row.values if value is not None), default=Decimal(0))
    step = (WIDTH - 2 * left) / max(1, len(columns))
    bar = min(60.0, step * 0.62)
    parts = []
    for number, row in enumerate(rows):
        base = (number + 1) * (height + gap) - 6
        parts.append(_words(left, base - height - 22, row.name, "chart-name"))
        parts.append(_line(left, base, WIDTH - left, base))
        for place, value in enumerate(row.values):
            middle = left + step * (place + 0.5)
            if value is None:
                continue
            tall = float(value / top) * height if top else 0.0
            parts.append(_bar(middle - bar / 2, base - tall, bar, tall, "bar"))
            parts.append(_words(middle, base - tall - 5, short_baht(value), "chart-value", "middle"))
    bottom = len(rows) * (height + gap) + 14
    parts += [
        _words(left + step * (place + 0.5), bottom, name, "chart-year", "middle", two_lines=True)
        for place, name in enumerate(columns)
    ]
    return _svg(parts, bottom + 20)


def pairs(first: Bars, second: Bars, columns: Sequence[Text]) -> Markup:
    """Two bars for each column: the first solid, the second hatched. Where they differ a ``≠`` stands above them."""
    left, height, head = 4, 150, 62
    both = [*first.values, *second.values]
    top = max((value for value in both if value is not None), default=Decimal(0))
    step = (WIDTH - 2 * left) / max(1, len(columns))
    bar = min(44.0, step * 0.36)
    base = head + height
    parts = [
        _HATCHING,
        _bar(left, 4, 14, 12, "bar"),
        _words(left + 20, 15, first.name, "chart-key"),
        _bar(left + 190, 4, 14, 12, "bar hatched"),
        _words(left + 210, 15, second.name, "chart-key"),
        _line(left, base, WIDTH - left, base),
    ]
    for place, (one, other) in enumerate(zip(first.values, second.values, strict=True)):
        middle = left + step * (place + 0.5)
        tallest = 0.0
        for value, at, kind in ((one, middle - bar - 1, "bar"), (other, middle + 1, "bar hatched")):
            if value is not None:
                tall = float(value / top) * height if top else 0.0
                tallest = max(tallest, tall)
                parts.append(_bar(at, base - tall, bar, tall, kind))
        if one is None or other is None:
            continue
        above, below = _labels(one, other)
        if below:
            parts.append(_words(middle, base - tallest - 21, above, "chart-value", "middle"))
            parts.append(_words(middle, base - tallest - 6, below, "chart-value chart-differs", "middle"))
        else:
            parts.append(_words(middle, base - tallest - 6, above, "chart-value", "middle"))
    parts += [
        _words(left + step * (place + 0.5), base + 20, name, "chart-year", "middle", two_lines=True)
        for place, name in enumerate(columns)
    ]
    return _svg(parts, base + 40)


def _labels(one: Decimal, other: Decimal) -> tuple[Text, Text | None]:
    """What stands above two bars: one value, or both where they differ, never shortened until they look the same.

    >>> _labels(Decimal(5_250_000), Decimal(5_250_100))[1]
    Text(th='≠ 5,250,100', en='≠ 5,250,100')
    """
    above, below = short_baht(one), short_baht(other)
    if one == other:
        return above, None
    if above == below:
        above, below = Text(baht(one), baht(one)), Text(baht(other), baht(other))
    return above, Text(f"≠ {below.th}", f"≠ {below.en}")


def shares(rows: Sequence[Share], whole: int) -> Markup:
    """A horizontal bar for each part of a whole: its name before it, its share and number behind it."""
    name, tall, pitch = 210, 14, 26
    room = WIDTH - name - 110
    parts = []
    for place, row in enumerate(rows):
        top = place * pitch + 6
        long = room * row.part / whole if whole else 0
        parts.append(_words(name - 10, top + 12, row.name, "chart-key", "end"))
        parts.append(_bar(name, top, room, tall, "rail"))
        parts.append(_bar(name, top, long, tall, "bar"))
        said = f"{percent(row.part, whole)} ({row.part:,})"
        parts.append(_words(name + room + 8, top + 12, Text(said, said), "chart-value"))
    return _svg(parts, len(rows) * pitch + 8)


def columns(values: Sequence[int], names: Sequence[Text]) -> Markup:
    """A bar for each number with the number above it."""
    left, height, head = 4, 110, 22
    top = max(values, default=0)
    step = (WIDTH - 2 * left) / max(1, len(names))
    bar = min(60.0, step * 0.62)
    base = head + height
    parts = [_line(left, base, WIDTH - left, base)]
    for place, value in enumerate(values):
        middle = left + step * (place + 0.5)
        tall = value / top * height if top else 0.0
        parts.append(_bar(middle - bar / 2, base - tall, bar, tall, "bar"))
        parts.append(_words(middle, base - tall - 5, Text(f"{value:,}", f"{value:,}"), "chart-value", "middle"))
    parts += [
        _words(left + step * (place + 0.5), base + 20, name, "chart-year", "middle", two_lines=True)
        for place, name in enumerate(names)
    ]
    return _svg(parts, base + 40)


def _svg(parts: Sequence[Markup], height: float) -> Markup:
    """The picture; its figure names and describes it."""
    return Markup('<svg class="chart" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}</svg>').format(
        WIDTH, f"{height:.0f}", Markup("").join(parts)
    )


def _bar(x: float, y: float, width: float, height: float, kind: str) -> Markup:
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        kind, f"{x:.1f}", f"{y:.1f}", f"{width:.1f}", f"{height:.1f}"
    )


def _line(x: float, y: float, to_x: float, to_y: float) -> Markup:
    return Markup('<line class="axis" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(
        f"{x:.1f}", f"{y:.1f}", f"{to_x:.1f}", f"{to_y:.1f}"
    )


def _words(x: float, y: float, words: Text, kind: str, anchor: str = "start", *, two_lines: bool = False) -> Markup:
    """Words in both languages; with ``two_lines`` what stands in parentheses goes below the rest."""
    spoken = [words] if words.th == words.en else [(words.th, "th"), (words.en, "en")]
    made = []
    for one in spoken:
        said, language = (words.th, None) if isinstance(one, Text) else one
        head, _, tail = said.partition(" (") if two_lines else (said, "", "")
        under = (
            Markup('<tspan x="{}" dy="{}">{}</tspan>').format(f"{x:.1f}", _LABEL_LINE, tail.rstrip(")"))
            if tail
            else Markup("")
        )
        mark = Markup(' lang="{}"').format(language) if language else Markup("")
        made.append(
            Markup('<text class="{}{}"{} x="{}" y="{}" text-anchor="{}">{}{}</text>').format(
                kind, " i" if language else "", mark, f"{x:.1f}", f"{y:.1f}", anchor, head, under
            )
        )
    return Markup("").join(made)
