"""What is printed above each block, and what stands below all: lines that are in no field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extract.ground.source import SourceText
from parsers.blocks.counted_lines import LISTED_FIELDS, counts_something
from parsers.blocks.labelled import Labelled
from parsers.rules.load import load
from parsers.structure.headings import GOES_ON, title_label
from parsers.structure.labels.field_labels import field_label
from parsers.structure.line_facts import LineFacts
from parsers.values.kinds import KIND_WORD
from parsers.values.money.said import SAYS_MONEY

_DIGITS = re.compile(r"[0-9][0-9]*")
_LEAST = 3
_MOST_LINES = 3
_FARTHEST = 8
_NODE = re.compile(r"(?:ยุทธศาสตร์|กลยุทธ์|แผนงาน|พันธกิจ|ด้าน|หมวด)\s*ที่\s*[0-9]{1,2}(?![0-9])")
_FORM = re.compile(r"\(?แบบ(?:ฟอร์ม)?\s*(?:ที่\s*)?[ก-ฮ]{1,3}\.?\s*[0-9]{1,3}(?:[/-][0-9]{1,3})?\)?")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NOTE = re.compile(r"\[\^[^\]\s]{1,12}\]:")
"""A Markdown note, wherever it is printed; what goes on with it is indented."""

_NUMBER_AGAIN = re.compile(rf"(?:{KIND_WORD}?\s*+(?:ลำดับ)?|ลำดับ)\s*+ที่\s*+[0-9]{{1,3}}\s*+")
_AGAIN = re.compile(r"ต่อ[^\S\n]*\)")
_PLAN_BEGINS = re.compile("แ")
_PLAN_WITH_YEARS = re.compile(r"แผน[ก-๎]{0,20}ป้องกัน[ก-๎]{0,20}ทุจริต.{0,40}25[0-9]{2}")
_PAGE_AT_END = re.compile(r"(?:\s{2,}|\|\s*|หน้า(?:ที่)?\s*\|?\s*)[0-9]{1,3}$")
_OF_PLAN = re.compile(r"โครงการ|กิจกรรม|มาตรการ|มิติ|แผน")
"""What the money of several blocks names: ``รวม 5 โครงการ 120,000 บาท``."""

_COMMENT = re.compile(r"\[(?P<mark>[a-z])\]\s*\S")


def captions(facts: LineFacts, blocks: Sequence[Labelled]) -> frozenset[int]:
    """The lines above the blocks' titles that are the same above each but for a number: a caption, a form's name.

    Two blocks are enough where it counts them (``แบบที่ 1`` above the first, ``แบบที่ 8`` above the eighth). The line must
    stand above the first block too, where no field is open that it could be of: entries that return at the end of
    blocks (``ประชาชนได้รับความรู้``) are content. With them go the numbered headings of a plan's own tree
    (``ยุทธศาสตร์ที่ 2 ปลูกฝังค่านิยม``) right above a title, the comments that an office program prints below the text
    (``[a]ตรวจสอบตัวเลข``), where their mark stands in it, Markdown's notes (``[^1]: …``), titles that are printed again
    (``(ต่อ)``), heads of pages, names of forms (``แบบ ป.1``), and what follows a block that is whole (``_tails``).
    """
    source = facts.source
    starts = [one.section.span.start for one in blocks if one.section.kind == "project_detail"]
    above = [list(_lines_above(facts, start)) for start in starts]
    found = {*_comments(source, starts), *_notes(source), *_printed_again(source), *_heads_of_pages(facts)}
    found.update(
        n for lines in above for n in lines if _NODE.match(key := source.key(n).strip()) or _FORM.fullmatch(key)
    )
    found.update(_tails(facts, [one for one in blocks if one.section.kind == "project_detail" and one.labels]))
    for place in range(_MOST_LINES):
        at = [(block, lines[place]) for block, lines in enumerate(above, 1) if len(lines) > place]
        first = _wording(source, at[0][1]) if at else ""
        shared = {block: number for block, number in at if _wording(source, number) == first}
        same = list(shared.values())
        often = len(same) >= max(_LEAST, len(starts) // 2) or _count_blocks(source, shared)
        if not often or field_label(source.key(same[0])):
            break
        found.update(same)
    return frozenset(found)


def _lines_above(facts: LineFacts, start: int) -> Iterator[int]:
    """The lines with wording above a block's title, from below."""
    known = facts.of_lines
    for number in range(start - 1, max(0, start - _FARTHEST), -1):
        if not known[number - 1].carries_nothing:
            yield number


def _count_blocks(source: SourceText, lines: Mapping[int, int]) -> bool:
    """Whether lines, two at least, the first block's among them, say of the how manieth block each is: ``เรื่องที่ 2``."""
    printed = {block: _DIGITS.findall(source.stripped_digits[number - 1]) for block, number in lines.items()}
    return len(lines) > 1 and 1 in lines and all(numbers == [str(block)] for block, numbers in printed.items())


def _wording(source: SourceText, number: int) -> str:
    return _DIGITS.sub("#", " ".join(source.stripped_digits[number - 1].split()))


def _comments(source: SourceText, starts: Sequence[int]) -> Iterator[int]:
    """The lines of comments behind the last block, which are counted in letters from ``[a]`` on."""
    due = 0
    for number in range(max(starts, default=len(source.lines)), len(source.lines) + 1):
        match = _COMMENT.match(source.stripped_digits[number - 1])
        if match and match["mark"] == _LETTERS[due : due + 1]:
            due += 1
            yield number


def _printed_again(source: SourceText) -> Iterator[int]:
    """The lines of a block's number and title above the rest of it on the next page: ``โครงการที่ 1 (ต่อ)``."""
    for number in source.lines_found(_AGAIN):
        key = source.stripped_digits[number - 1]
        again = GOES_ON.search(key) if key[-1] == ")" else None
        if again and (title_label(key) or _NUMBER_AGAIN.fullmatch(key, 0, again.start())):
            yield number


def _heads_of_pages(facts: LineFacts) -> Iterator[int]:
    """The plan's title with its years where a page begins: right below a page's number, or above a line that ends with
    one, which goes too.
    """
    source = facts.source
    for number in source.lines_beginning(_PLAN_BEGINS):
        title = source.stripped_digits[number - 1]
        if not _PLAN_WITH_YEARS.match(title) or SAYS_MONEY.search(title):
            continue
        above, below = (next(_beside(source, number, step), None) for step in (-1, 1))
        if above and facts[above].carries_nothing:
            yield number
        elif below == number + 1 and _ends_a_head(source.stripped_digits[below - 1]):
            yield from (number, below)


def _ends_a_head(key: str) -> bool:
    """Whether a line is the rest of a page's head with its number: it speaks of no money and is no field's."""
    return bool(_PAGE_AT_END.search(key)) and not SAYS_MONEY.search(key) and field_label(key) is None


def _beside(source: SourceText, number: int, step: int) -> Iterator[int]:
    """The next lines that are not empty, up or down."""
    end = 0 if step < 0 else len(source.lines) + 1
    return (n for n in range(number + step, end, step) if source.stripped_digits[n - 1])


def _notes(source: SourceText) -> Iterator[int]:
    """The lines of Markdown's notes."""
    for number in source.lines_with("["):
        if _NOTE.match(source.stripped_digits[number - 1]):
            yield number
            following = number + 1
            while following <= len(source.lines) and _goes_on_with_note(source, following):
                yield following
                following += 1


def _goes_on_with_note(source: SourceText, number: int) -> bool:
    """Whether a line is indented below a note; one that speaks of money, or is a field's label, is not put aside."""
    key = source.stripped_digits[number - 1]
    return source.line(number)[:1].isspace() and not SAYS_MONEY.search(key) and field_label(key) is None


@cache
def _beginnings(where: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule["pattern"]) for rule in load("tails")["rule"] if rule["where"] in ("any", where))


def _tails(facts: LineFacts, blocks: Sequence[Labelled]) -> Iterator[int]:
    """The lines behind the last field's content: of a block that is signed below an empty line, and of the last block.

    Behind the last one they are known by how they begin, or by the others: where none of those has anything below an
    empty line in its last field, what stands there behind the last block is none of it, but for the money of a budget
    field that is open there, and for what is counted in results. A label that no other block has may stand behind that:
    one of a page's own parts (``หน่วยงานที่เกี่ยวข้อง``).
    """
    parted = [_parted(facts, one, max(one.labels)) for one in blocks]
    alone = len(blocks) > _LEAST and not any(parted[:-1])
    for block in blocks[:-1]:
        yield from _tail(facts, block, max(block.labels), _beginnings("any"), loose=False)
    if blocks:
        last, shared = blocks[-1], _last_shared(blocks)
        for label in sorted({_last_known(last), shared, max(last.labels)}):  # what follows may be taken for a heading
            yield from _tail(facts, last, label, _beginnings("end"), loose=alone and label >= shared)


def _tail(
    facts: LineFacts, block: Labelled, label: int, told: Sequence[re.Pattern[str]], *, loose: bool
) -> Iterator[int]:
    """The lines behind the content of a block's field: they begin as ``told``, or any way where they are ``loose``."""
    field = block.labels[label].field
    for number in _parted(facts, block, label):
        key = facts.source.stripped_digits[number - 1]
        counted = field in LISTED_FIELDS and counts_something(key)
        money = field == "budget" and SAYS_MONEY.search(key) and not _OF_PLAN.search(key)
        of_none = loose and facts[number].enumerator is None and not counted and not money
        if of_none or any(pattern.match(key) for pattern in told):
            yield from range(number, block.section.span.end + 1)
            return


def _last_known(block: Labelled) -> int:
    """The line of a block's last label that is of a known field; of its last where none is."""
    known = (number for number, label in block.labels.items() if label.field != "other")
    return max(known, default=max(block.labels))


def _last_shared(blocks: Sequence[Labelled]) -> int:
    """The line of the last block's last label, but for those of other fields that no other block has, where there are
    enough blocks to say so.
    """
    labels = blocks[-1].labels
    others = {label.field for one in blocks[:-1] for label in one.labels.values()}
    own = {number for number, label in labels.items() if label.field == "other"} if "other" not in others else set()
    return max(labels.keys() - own if len(blocks) > _LEAST else labels, default=max(labels))


def _parted(facts: LineFacts, block: Labelled, number: int) -> list[int]:
    """The first lines below empty ones in the field of a block's label, behind its content's first lines."""
    labels, known, keys = block.labels, facts.of_lines, facts.source.stripped_digits
    begun = labels[number].start is not None
    starts, after_blank = [], False
    for line in range(number + 1, block.section.span.end + 1):
        if line in labels:
            break
        if known[line - 1].carries_nothing:
            after_blank = after_blank or not keys[line - 1]
            continue
        if begun and after_blank:
            starts.append(line)
        begun, after_blank = True, False
    return starts
