"""Fields that stand above the title of their block: ``1. ผู้รับผิดชอบ``, ``2. งบประมาณ``, ``3. ชื่อโครงการ``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.ground.source import SourceText
from parsers.blocks.drafts import Draft, DraftField
from parsers.blocks.items import ContentLine
from parsers.blocks.labelled import Labelled
from parsers.structure.labels.label_rules import FieldLabel
from parsers.structure.line_facts import LineFacts

_LEAST_BLOCKS = 2
_MOST_LINES = 12


def take_fields_above(facts: LineFacts, blocks: Sequence[tuple[Labelled, Draft]]) -> None:
    """Give the fields above a title to its block, out of the one above it, where the plan counts so.

    Two titles at least have one number, and right above each the labels count up to it from 1. Titles that count their
    projects have numbers of their own: as many fields may stand above the third one.
    """
    runs: dict[int, dict[int, FieldLabel]] = {}
    counted: Counter[int] = Counter()
    for index, (one, draft) in enumerate(blocks):
        number = next((title.number for title in one.titles.values() if title.number), None)
        run = _run_above(facts, one.section.heading.start, number - 1) if number and not draft.orphan else {}
        if run:
            runs[index] = run
            counted[len(run)] += 1
    for index, run in runs.items():
        if counted[len(run)] < _LEAST_BLOCKS:
            continue
        draft, first = blocks[index][1], min(run)
        for _, above in blocks[:index]:
            if above.end >= first:
                above.fields = [opened for opened in above.fields if opened.heading not in run]
                above.names = {opened.name for opened in above.fields}
                above.end = first - 1
        fields = [_field(facts.source, line, label, [*sorted(run), draft.start]) for line, label in sorted(run.items())]
        draft.fields = [*fields, *draft.fields]
        draft.names |= {opened.name for opened in fields}
        draft.start = first


def _run_above(facts: LineFacts, title: int, due: int) -> dict[int, FieldLabel]:
    """The labels above a title's line, by their lines, that count up to ``due`` from 1; none where one is missing."""
    run: dict[int, FieldLabel] = {}
    for line in range(title - 1 if due else 0, max(0, title - 1 - _MOST_LINES), -1):
        label = facts[line].field_label
        if label is None or label.number is None:
            continue
        if label.number != due:
            return {}
        run[line], due = label, due - 1
        if due == 0:
            return run
    return {}


def _field(source: SourceText, line: int, label: FieldLabel, starts: Sequence[int]) -> DraftField:
    """The field of a label, with its lines down to the next of ``starts``."""
    end = next(start for start in starts if start > line)
    opened = DraftField(label, label.field, line)
    for number in range(line, end):
        begin = label.start if number == line else 0
        if begin is not None and (text := source.line(number)[begin:]).strip():
            opened.lines.append(ContentLine.of(number, text, source.key(number)[begin:], after_blank=False))
    return opened
