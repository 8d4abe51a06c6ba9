"""The project detail blocks of part 3: every project's title and fields, with the facts that its fields state."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ground.characters import arabic_digits, text_behind
from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from parsers.blocks.above_titles import take_fields_above
from parsers.blocks.aims import name_aims
from parsers.blocks.captions import captions
from parsers.blocks.detail_tables import table_blocks
from parsers.blocks.drafts import PLACES, Draft, DraftField, drafts
from parsers.blocks.items import ContentLine, field_items
from parsers.blocks.labelled import labelled_sections
from parsers.blocks.offices import units_stated
from parsers.blocks.unknown_headings import unknown_headings
from parsers.records.blocks import BudgetStatus, DetailAmount, DetailBlock, FieldBlock, FieldName, Period
from parsers.records.structure import Branch, Node, Section
from parsers.records.table import Grid
from parsers.structure.labels.label_rules import PERIOD_AND_BUDGET, STATES_PLACE, TITLE_INSIDE
from parsers.structure.levels import places_stated
from parsers.structure.sections import SectionTree
from parsers.values.dates import fiscal_years, parse_period
from parsers.values.kinds import KIND_WORD, kind_of, split_alternative
from parsers.values.money.fields import parse_budget
from parsers.values.numerals import PeopleCount, counts_of_a_share, head_counts, people_stated
from parsers.values.spacing import join_lines

_AROUND = " \t*_#>|:：\\"
_BEFORE_TITLE, _BEHIND_TITLE = " .:：…*_", " .…"
_REST_OF_LABEL = re.compile(
    rf"/\s*(?:{KIND_WORD}\s*/\s*)*+(?:{KIND_WORD}\s*[:：.…]+\s*|{KIND_WORD}\s+(?={KIND_WORD}))?(?=[^\s/])"
)
"""The end of a title's label that a slash says goes on in the next line: ``/ มาตรการ โครงการ ก``."""

_END_LEADERS = re.compile(r"[\s:：]*(?:(?:\.{3,}+|…)[.…\s]*+|\s[–—=]\s*+)$")
_LAST_OF_LEADERS = (".", "…", "–", "—", "=")
_NOT_BUDGET = {
    "price": ("it is a price or the sum of a contract", "เป็นราคากลาง ราคาที่ตกลง หรือวงเงินตามสัญญา"),
    "spent": ("it was spent or is left over", "เป็นเงินที่ใช้ไปแล้วหรือคงเหลือ"),
    "granted": ("it was granted of what is asked for", "เป็นจำนวนที่ได้รับจากที่ขอไว้"),
    "shared": ("it is shared with another project", "เป็นงบประมาณที่ใช้ร่วมกับโครงการอื่น"),
    "earlier": ("it is of an earlier year, or what stood before a change", "เป็นจำนวนของปีก่อนหรือก่อนการเปลี่ยนแปลง"),
    "larger": ("it is a larger sum that this is taken from", "เป็นวงเงินใหญ่ที่นำมาใช้"),
    "increase": ("it is an increase or a decrease", "เป็นจำนวนที่เพิ่มหรือลด"),
    "note": ("it stands in a note on the amounts above", "อยู่ในหมายเหตุของจำนวนเงินข้างต้น"),
    "all_years": (
        "no word says so, but it is the yearly amount times the years",
        "เท่ากับจำนวนต่อปีคูณจำนวนปี แต่แผนไม่ได้ระบุว่ารวมทุกปี",
    ),
}
"""Why an amount of a budget field is no budget line, by its role."""
_MONEY = re.compile(r"(?:ใช้|โดย|ตั้ง|และ|มี)*(?<!ปี)งบ|เป็นเงิน|วงเงิน|จำนวน|ปีละ|(?<![0-9,.])[0-9][0-9,.]*+\s?บาท|ไม่(?:ใช้|มี)")
_TARGETS = ("target_group", "target_output")


def read_blocks(
    source: SourceText, tree: SectionTree, plan_years: tuple[int, int] | None
) -> tuple[tuple[DetailBlock, ...], tuple[Issue, ...]]:
    """All detail blocks on lines in document order, and the issues that belong to none of them.

    A field that returns after a block's last one, or that follows a heading of no project, begins a block of its own
    (``orphan``): the project whose beginning is missing.
    """
    by_ordinal = {section.ordinal: section for section in tree.sections}
    blocks: list[DetailBlock] = []
    noise: list[int] = []
    facts = tree.facts
    labelled = labelled_sections(facts, tree.of_kind("project_detail", *PLACES, "part", "other"), tree.labels)
    unknown = unknown_headings(facts, labelled, tree.tables | tree.below_labels)
    aside = frozenset((*tree.tables, *captions(facts, labelled)))
    drafted = [(one, draft) for one in labelled for draft in drafts(facts, one, noise, aside)]
    take_fields_above(facts, drafted)
    name_aims(source, [draft for _, draft in drafted])
    for one, draft in drafted:
        blocks.append(_detail_block(source, one.section, draft, _branch_of(one.section, by_ordinal), plan_years))
    issues = list(unknown)
    if noise:
        span = Span(noise[0], noise[-1])
        params = {"what": "carry signs alone and were left out of all fields", "what_th": "มีแต่เครื่องหมาย จึงไม่อยู่ในหัวข้อใด"}
        issues.append(Issue("ocr_noise", span, "project_items", found=str(len(noise)), params=params))
    return tuple(blocks), tuple(issues)


def read_table_blocks(
    source: SourceText, tree: SectionTree, plan_years: tuple[int, int] | None, tables: Sequence[Grid]
) -> tuple[tuple[DetailBlock, ...], tuple[Issue, ...]]:
    """The blocks that the projects of ``tables`` are (``detail_tables``), and the issues that belong to none."""
    by_ordinal = {section.ordinal: section for section in tree.sections}
    found, issues = table_blocks(tables)
    blocks = []
    for row in found:
        holder = [one for one in tree.sections if one.span.start <= row.draft.start <= one.span.end][-1]
        branch = row.branch or _branch_of(holder, by_ordinal, itself=True)
        blocks.append(_detail_block(source, row.section, row.draft, branch, plan_years))
    return tuple(blocks), tuple(issues)


def _branch_of(section: Section, by_ordinal: dict[int, Section], *, itself: bool = False) -> Branch:
    """The places that a section belongs to; ``itself`` may be one."""
    nodes: dict[str, Node] = {}
    parent = section.ordinal if itself else section.parent
    while parent is not None:
        above = by_ordinal[parent]
        if above.kind in PLACES:
            nodes[above.kind] = Node(above.number, above.title or None)
        parent = above.parent
    return Branch(nodes.get("dimension"), nodes.get("mission"), nodes.get("strategy"))


def _with_places(branch: Branch, draft: Draft) -> Branch:
    """The places of a block, of which a line below its title, or a field, names some by their numbers."""
    above = branch._asdict()
    stating = (found for found in draft.fields if found.label and found.label.name in STATES_PLACE)
    stated = [places_stated("\n".join(content.line for content in found.lines)) for found in stating]
    places = draft.places or next(filter(None, stated), {})
    said = {level: node for level, node in places.items() if _number(above[level]) != node.number}
    return branch._replace(**said)


def _number(node: Node | None) -> str | None:
    return node.number if node else None


def _heading(source: SourceText, found: DraftField) -> str | None:
    """A field's heading as printed, without its number's neighbours: signs and blanks around it."""
    if found.printed is not None:
        return found.printed
    line = source.line(found.heading)
    text = line if found.label is None or found.label.start is None else line[: found.label.start]
    if text.rstrip().endswith(_LAST_OF_LEADERS):
        text = _END_LEADERS.sub("", text)
    return text.strip(_AROUND) or None


def _field(source: SourceText, found: DraftField) -> FieldBlock:
    number, heading = found.label.number if found.label else None, tuple.__new__(Span, (found.heading, found.heading))
    items = field_items(found.name, found.lines)
    # a plan has hundreds: named tuples are made so in a third of the time
    return tuple.__new__(FieldBlock, (found.name, number, heading, items, _heading(source, found)))


def _detail_block(
    source: SourceText, section: Section, draft: Draft, branch: Branch, plan_years: tuple[int, int] | None
) -> DetailBlock:
    printed = text_behind(_REST_OF_LABEL, join_lines(draft.title_lines).lstrip(_BEFORE_TITLE))
    title, alternative = split_alternative(printed.rstrip(_BEHIND_TITLE))
    span = Span(draft.start, max(draft.start, draft.end))
    fields = tuple([_field(source, one) for one in draft.fields if not (one.label and one.label.name == TITLE_INSIDE)])
    issues = list(draft.issues)
    period_text = _field_text(draft, "period") or _period_beside_budget(draft)
    period: Period | None = parse_period(period_text, plan_years) if period_text else None
    status, amounts, budget_text, without = _budget(draft, span, plan_years, period, issues)
    target = _field_text(draft, "target_group") or _field_text(draft, "target_output")
    people = _people(draft, target, span, issues)
    number = int(section.number) if section.number and section.number.isdecimal() and not draft.orphan else None
    return DetailBlock(
        number=number,
        kind=kind_of(title),
        title=title,
        alternative_title=alternative,
        branch=Branch() if draft.orphan else _with_places(branch, draft),
        fields=fields,
        period=period,
        budget_text=budget_text,
        budget_status=status,
        amounts=amounts,
        responsible=units_stated(item for block in fields if block.field == "responsible" for item in block.items),
        target_group=target,
        target_count=people.value if people else None,
        target_count_comparator=people.comparator if people else None,
        location=_listed_text(fields, "location") or _field_text(draft, "location"),
        orphan=draft.orphan,
        heading=Span(span.start, span.start) if draft.orphan else section.heading,
        span=span,
        issues=tuple(issues),
        years_without=without,
        numbers=tuple(found.label.number for found in draft.fields if found.label and found.label.number is not None),
    )


def _people(draft: Draft, target: str | None, span: Span, issues: list[Issue]) -> PeopleCount | None:
    """How many people a block means to reach; several counts that the plan does not add, or of a part, are an issue."""
    if not target:
        return None
    count = people_stated(target)
    counted = head_counts(target) if count is None else ()
    heads = [f"{head:,}" for head in counted] or (counts_of_a_share(target) if count is None else ())
    if heads:
        numbers = [content.number for field in draft.fields if field.name in _TARGETS for content in field.lines]
        where = Span(min(numbers), max(numbers)) if numbers else span
        issues.append(Issue("several_counts", where, "projects", found=" ".join(heads)))
    return count


def _listed_text(fields: Sequence[FieldBlock], name: FieldName) -> str | None:
    """The entries of a field that is a list, without their numbers and bullets."""
    items = [item for block in fields if block.field == name for item in block.items]
    listed = len(items) > 1 and all(item.enumerator is not None for item in items)
    return ", ".join(item.text for item in items) if listed else None


def _field_text(draft: Draft, name: FieldName) -> str | None:
    lines = [content.line for drafted in draft.fields if drafted.name == name for content in drafted.lines]
    return join_lines(lines) or None


def _period_beside_budget(draft: Draft) -> str | None:
    """What a field of the period and the budget says before its first words of money."""
    of_both = (found for found in draft.fields if found.label and found.label.name == PERIOD_AND_BUDGET)
    text = join_lines([content.line for found in of_both for content in found.lines])
    money = _MONEY.search(arabic_digits(text))
    return text[: money.start()].strip(_AROUND) or None if money else None


def _budget(
    draft: Draft,
    span: Span,
    plan_years: tuple[int, int] | None,
    period: Period | None,
    issues: list[Issue],
) -> tuple[BudgetStatus | None, tuple[DetailAmount, ...], str | None, tuple[int, ...]]:
    """The budget field: status, amounts, text, and years without money. Two budget fields in one block settle nothing:
    no status, no amount, an issue.
    """
    budget_fields = [entry for entry in draft.fields if entry.name == "budget"]
    if not budget_fields:
        return "missing_field", (), None, ()
    lines: Sequence[ContentLine] = [content for entry in budget_fields for content in entry.lines]
    # A line each for an amount: none is the rest of the word above.
    text = " ".join(" ".join(content.line.split()) for content in lines) or None
    filled = [entry for entry in budget_fields if entry.lines]
    if len(filled) > 1:
        issues.append(Issue("unreadable_amount", span, "budget_lines", found=text))
        return None, (), text, ()
    gaps = period.gaps if period else ()
    reading = parse_budget([content.line for content in lines], plan_years, fiscal_years(period, plan_years), gaps)
    amounts = tuple(
        DetailAmount(
            amount.years, amount.amount, amount.per, amount.raw, Span(number, number), amount.year_basis, amount.factor
        )
        for amount in reading.amounts
        for number in (lines[amount.line].number,)
    )
    where = Span(lines[0].number, lines[-1].number) if lines else span
    for unreadable_text in reading.unreadable:
        issues.append(Issue("unreadable_amount", where, "budget_lines", found=unreadable_text))
    for note in reading.notes:
        why, why_th = _NOT_BUDGET[note.role] if note.role else ("", "")
        params = {"why": why, "why_th": why_th} if note.role else {}
        issues.append(Issue(note.code, where, "budget_lines", expected=note.expected, found=note.found, params=params))
    return reading.status, amounts, text, reading.years_without
