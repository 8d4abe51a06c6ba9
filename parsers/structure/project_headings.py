"""Where a project's detail block begins: by its title's label, or by a number above that."""

from __future__ import annotations

from parsers.structure.block_titles import counted_title
from parsers.structure.headings import GOES_ON, TitleLabel
from parsers.structure.labels.field_labels import end_of_title, field_label
from parsers.structure.walk import LOOK_AHEAD, MOST_WRAPS, NODES, Walk, open_section, report_fuzzy_heading
from parsers.values.spacing import join_lines, wording_key

_ENTRY_WORDS = ("กิจกรรม", "มาตรการ", "โครงการ")
_FIRST_FIELDS = ("rationale", "objective")
_LINES_OF_FIELD = 40
_SHORTEST_PROSE = 400
_SHORTEST_TITLE = 8
MOST_ABOVE_TITLE = 30
"""Lines of the fields that stand above a title in its own block."""

_MOST_ABOVE_LABEL = 8
_MOST_HEAD_ROWS = 1


def open_project(walk: Walk, number: int, label: TitleLabel) -> None:
    """A title label opens a block of its own unless ``ลำดับที่`` just did."""
    if label.fuzzy:
        report_fuzzy_heading(walk, number, "ชื่อโครงการ")
    title = walk.source.line(number)[label.start : end_of_title(walk.source.key(number), label.start)].strip()
    if (
        walk.project_number_line is not None
        and walk.marks[-1].kind == "project_detail"
        and walk.marks[-1].start == walk.project_number_line
        and not _fields_between(walk, walk.project_number_line, number)
    ):
        mark = walk.marks[-1]
        mark.title, mark.end = title, number
        walk.project_number_line = None
        return
    above = title_above(walk, number, title)
    if above is None:
        printed, start = None if label.number is None else str(label.number), number
    else:
        start, enumerator = above
        printed = enumerator or (str(label.number) if label.number not in (None, 1) else None)
    open_section(walk, "project_detail", printed, title, start, number)
    walk.project_number_line = None


def is_printed_again(walk: Walk, number: int, label: TitleLabel) -> bool:
    """Whether the title of the open block stands again above the rest of it: ``ชื่อโครงการ : โครงการ ก (ต่อ)``."""
    title = walk.source.line(number)[label.start :]
    again = GOES_ON.search(title)
    if again is None or not walk.marks or walk.marks[-1].kind != "project_detail":
        return False
    wording, opened = wording_key(title[: again.start()]), wording_key(walk.marks[-1].title)
    return not wording or wording == opened


def _fields_between(walk: Walk, number: int, title: int) -> bool:
    """Whether labels stand between a project's number and a title: these are of another block than the title."""
    labels = (field_label(walk.source.digits[line - 1]) for line in range(number + 1, title))
    return any(label and label.sure and label.start is None for label in labels)


def title_above(walk: Walk, number: int, title: str) -> tuple[int, str | None] | None:
    """The line above a title's label that says the same title already, as a heading of the block, and its number.

    Between the two stands nothing, or the head of the block's table, and no section begins. It may go over several
    lines.
    """
    wording, rows, pieces = wording_key(title), 0, list[str]()
    if len(wording) < _SHORTEST_TITLE:
        return None
    begun = walk.marks[-1].start - 1 if walk.marks else 0
    for above in range(number - 1, max(begun, number - _MOST_ABOVE_LABEL), -1):
        line = walk.source.lines[above - 1]
        if walk.facts[above].carries_nothing:
            continue
        if "\t" in line.strip() and rows < _MOST_HEAD_ROWS:
            rows += 1
            continue
        number_said, begin = _counted(walk, above)
        said = wording_key(join_lines([line[begin:], *pieces]))
        if said == wording or (number_said is not None and said.startswith(wording)):
            return above, number_said
        pieces.insert(0, line)
        if number_said is not None or len(pieces) == MOST_WRAPS or walk.facts[above].field_label:
            return None
    return None


def _counted(walk: Walk, number: int) -> tuple[str | None, int]:
    """What a line counts, ``2)`` or ``ลำดับที่ 2``, and where the text behind that begins."""
    if counted := counted_title(walk.source.key(number)):
        return counted
    enumerator = walk.facts[number].enumerator
    return (".".join(map(str, enumerator.numbers)), enumerator.end) if enumerator else (None, 0)


def says_title_below(walk: Walk, number: int) -> bool:
    """Whether a line counts the title that stands behind a label below it, and nothing else between."""
    if counted_title(walk.source.key(number)) is None:
        return False
    below, label = number, None
    while label is None:
        following = walk.next_line(below)
        if following is None or walk.heading(following) or following - number > LOOK_AHEAD:
            return False
        below, label = following, walk.title_label(following)
    above = title_above(walk, below, walk.source.line(below)[label.start :])
    return above is not None and above[0] == number


def announces_project(walk: Walk, number: int) -> bool:
    """``ลำดับที่ N`` opens a block if no prose follows; ``กิจกรรมที่ N`` in a field of an open block is an entry, where the
    fields of a block do not begin below it, nor a title.
    """
    following = walk.next_line(number)
    if following is not None and len(walk.key(following)) >= _SHORTEST_PROSE:
        return False
    return not (walk.key(number).startswith(_ENTRY_WORDS) and _is_entry_of_block(walk, number))


def _is_entry_of_block(walk: Walk, number: int) -> bool:
    """Whether a heading is an entry of the open block: a field's label stands above it, no heading of the same word
    opened that block, and below it the block's labels go on, or there is none before the next title or such heading.
    """
    block = walk.marks[-1] if walk.marks else None
    if block is None or block.kind != "project_detail" or _word_of(walk.key(block.start)) == _word_of(walk.key(number)):
        return False
    named = next((key for key in walk.source.stripped_digits[number : number + LOOK_AHEAD] if key), "")
    if named.startswith(_word_of(walk.key(number))):
        return False  # a title of its own: ``มาตรการที่ 2``, below it ``มาตรการจัดซื้อจัดจ้าง``
    facts = walk.facts.of_lines
    above = [fact.field_label for fact in facts[block.start - 1 : number - 1] if fact.field_label]
    sure = [label for label in above if label.sure and not label.sub]
    if not sure:
        return False
    seen, content = {*_FIRST_FIELDS, *(label.field for label in sure)}, False
    for fact in facts[number : number + _LINES_OF_FIELD]:
        label = fact.field_label
        if fact.title_label or (fact.heading and fact.heading.rule not in NODES):
            return content
        if label and label.sure and not label.sub:
            if label.number is not None and sure[-1].number is not None:
                return label.number > sure[-1].number
            return label.field not in seen
        content = content or not (fact.heading or fact.carries_nothing)
    return content


def _word_of(key: str) -> str:
    """The letters that a line begins with, to its number."""
    return key.partition("ที่")[0]


def title_inside(walk: Walk, number: int) -> int | None:
    """The line of the title's label in a block that its number opens, where other fields stand before it: these and the
    title's count on from 1.
    """
    due, above = 1, 0
    for line in range(number + 1, min(number + MOST_ABOVE_TITLE, len(walk.source.lines)) + 1):
        title = walk.title_label(line)
        if title:
            return line if above and title.number == due else None
        heading = walk.heading(line)
        if heading and heading.rule == "project_number":
            return None
        label = field_label(walk.source.digits[line - 1])
        if label and label.sure and label.number == due:
            due, above = due + 1, above + 1
    return None


def title_of(walk: Walk, number: int) -> str:
    """The title behind a label, or on the lines below it up to the next label."""
    label = walk.title_label(number)
    pieces = [walk.source.line(number)[label.start if label else 0 :].strip()]
    for line in range(number + 1, min(number + MOST_WRAPS, len(walk.source.lines)) + 1):
        if not walk.key(line) or field_label(walk.source.digits[line - 1]) or walk.heading(line):
            break
        pieces.append(walk.line(line))
    return join_lines([piece for piece in pieces if piece])
