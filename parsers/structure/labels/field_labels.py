"""Which lines of a detail block are the heading of a field."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from parsers.structure.labels.damaged_labels import LONGEST_DAMAGED, damaged_label
from parsers.structure.labels.label_numbers import BROKEN_NUMBER, NUMBER, Style, is_enumerated, number_and_style
from parsers.structure.labels.label_rules import (
    SIGNATURE,
    SOURCES,
    FieldLabel,
    Rule,
    glued_label,
    rule_for,
    starts_by_letter,
)
from parsers.values.kinds import KIND_WORD
from parsers.values.money.said import SAYS_MONEY

_LOOK_ALIKE = {
    "ฝ": "ผ",
    "ฟ": "พ",
    "ท": "ห",
    "ค": "ต",
    "บ": "ป",
    "ข": "ช",
    "ซ": "ช",
    "ถ": "ก",
    "น": "ม",
    "ล": "ส",
    "ฤ": "ก",
}
"""Letters that OCR puts for those that labels begin with."""

_BLANK = re.compile(r"\s")
_KIND = re.compile(KIND_WORD)
_ANSWER = re.compile(rf"{KIND_WORD}|ผู้")
"""What behind a label and a blank is an answer, though labels have such words, too: a project, people."""

_REST_OF_CELL = re.compile(r" [^\t0-9]{1,24}\t\s*(?=\S)")
"""What a label's cell says behind it: ``งบประมาณ จาก อบต. | 5,000 บาท``."""

_COLON = re.compile(r"\s*[:：=]\s*|\s+[–—]\s+(?=[^\s–—])")
_LEADERS = re.compile(r"\s*+(?:\.{3,}+|…)[.…\s]*+(?=[^\s.…])(?![0-9ก-ฮ]{1,3}$)")
"""Leaders of a form, with an answer behind them that is no number of a page."""

_BEHIND_BRACKET = re.compile(r"^[\s:：=]*(?:[–—]\s+|\.{3,}|…[.…]*)?\s*")
_BRACKETS = {"[": "]", "(": ")", "【": "】", "“": "”", '"': '"', "«": "»"}
_TAB = re.compile(r"[ ]*\t\s*")
_PARTS = re.compile(r"[:：=….\s](?:(?<=[:：=…\t])|(?<=\s)(?:[–—]?\s)|(?<=\.)\.\.)")
"""A colon, ``=``, a tab, an ellipsis, a dash between blanks, two blanks, three points. With one set of first signs,
which most prose has none of, it is found fast."""

_GOES_ON, _CONTINUED = "ต่อ)", re.compile(r"(?<=[ก-๎])\s*\(\s*ต่อ\s*\)")
"""Behind a label that is printed again over the page: ``งบประมาณ (ต่อ)``."""

_NONE: Style = ""
_LONGEST_LABEL = 60
_ORPHANS = frozenset("\N{THAI CHARACTER MAI HAN-AKAT}\N{THAI CHARACTER SARA U}\N{THAI CHARACTER SARA UU}ิีึื็่้๊๋์ํ")

_SHORTEST_TITLE = 14
_CELLS_BESIDE = 2
"""A name and its answer, behind a title in the same row: ``รหัสโครงการ | 66-2-001``."""

_HEADS_OF_YEARS = re.compile(r"(?:[^\t0-9]{0,20}25[0-9]{2}[^\t0-9]{0,10}(?:\t\s*|$)){2,12}(?:รวม[^\t0-9]{0,20})?")

_SIGNATURE = re.compile(r"(?:\(\s*)?ลงชื่อ\s*(?:\)|[.…_\s:]|$)|[.…_\s]{5,}+ผู้(?:เสนอ|เขียน|เห็นชอบ|อนุมัติ|จัดทำ)")
_SIGNATURE_FIRST = frozenset("(ล.…_")


def field_label(key: str) -> FieldLabel | None:
    """The field heading that a line (Arabic digits, own wording) is, or may be.

    >>> field_label("  7. งบประมาณดำเนินการ").field, field_label("ผลผลิต : มีระบบ").start
    ('budget', 9)
    >>> field_label("งบประมาณ 10,000 บาท").sure
    False
    >>> field_label("1) เพื่อให้วัตถุประสงค์บรรลุ") is None
    True
    >>> field_label("ค. งบประมาณ").number, field_label("(7) งบประมาณ").style, field_label("7 งบประมาณ").style
    (3, '(1)', '?')
    >>> field_label("7. ระยะเวลาดำเนิน การ ปี 2566").start, field_label("9. ผู้รับผิดชอบ งานคลัง").start
    (22, 16)
    >>> field_label("4. กลุ่มเป้าหมาย ผู้เข้าร่วมโครงการ จำนวน 35 คน").start
    17
    >>> [field_label(f"{begins}งบประมาณ").number for begins in ("8ธ.", ". ")]
    [8, None]
    >>> field_label("9. งบประมาณ (ต่อ)").sure, field_label("งบประมาณต่อ").sure
    (True, False)
    >>> field_label("[งบประมาณ] 5,000 บาท").start, field_label("งบประมาณ.....5,000 บาท").start
    (11, 13)
    >>> field_label("8. ผู้รับผิดชอบโครงการกองคลัง").start, field_label("8. ผู้รับผิดชอบงานให้บริการ") is None
    (22, True)
    """
    if _GOES_ON in key[:_LONGEST_LABEL]:
        key = _CONTINUED.sub(lambda match: " " * len(match[0]), key, count=1)
    return _label_of_short_line(key) if len(key) <= _LONGEST_LABEL else _label_of(key)


def goes_on(key: str) -> bool:
    """Whether a label says that its field goes on from above: ``งบประมาณ (ต่อ)``, with nothing behind it."""
    continued = _CONTINUED.search(key)
    return continued is not None and not key[continued.end() :].strip(" :：")


def label_beside(key: str, start: int, known: Collection[str] = ()) -> tuple[int, FieldLabel] | None:
    """Where content from ``start`` on ends in a row of two fields, and the label of the second, if its field is none
    of ``known``.

    >>> cut, label = label_beside("ระยะเวลา\\tปี 2566\\tงบประมาณ\\t10,000 บาท", 9)
    >>> cut, label.field, label.start
    (16, 'budget', 26)
    """
    at = key.find("\t", start)
    while at >= 0:
        end = key.find("\t", at + 1)
        cell = key[at + 1 : end if end >= 0 else len(key)]
        label = field_label(cell) if cell.strip() else None
        if label and label.sure and label.start is None and not label.fuzzy and label.field not in known:
            return at, label._replace(number=None, start=end + 1 if end >= 0 and key[end:].strip() else None)
        at = end
    return None


def end_of_title(key: str, start: int) -> int | None:
    """Where a title from ``start`` on ends: at the label of a field beside it, or at any name with an answer, each in a
    cell of its own; None at the end of its line.

    >>> end_of_title("ชื่อโครงการ\\tโครงการอบรมผู้นำ\\tรหัสโครงการ\\t66-2", 12), end_of_title("ชื่อโครงการ\\tโครงการอบรม", 12)
    (28, None)
    """
    beside = label_beside(key, start)
    if beside is None and key.count("\t", start) == _CELLS_BESIDE:
        title, name, answer = key[start:].split("\t")
        if len(title) >= _SHORTEST_TITLE and not _KIND.match(name.strip()) and not SAYS_MONEY.search(answer):
            return start + len(title)
    return beside[0] if beside else None


@lru_cache(maxsize=4096)  # the labels are the same in every block and nearly the same in every plan
def _label_of_short_line(key: str) -> FieldLabel | None:
    return _label_of(key)


def _label_of(key: str) -> FieldLabel | None:
    text = key.lstrip()
    first = text[:1]
    body, number, style, match = 0, None, _NONE, None
    if is_enumerated(text):
        match = NUMBER.match(text)
        body = match.end() if match else 0
        while body and text[body : body + 1] in _ORPHANS:
            body += 1  # a vowel or tone that OCR put where no letter bears it: 'ฉ.ุงบประมาณ'
        first = text[body : body + 1]
    if (match and match.lastgroup in (None, "bare", "junk", "number")) or text[1:2].isspace() or text[1:2] == ",":
        broken = BROKEN_NUMBER.match(text)
        if broken and text.startswith(starts_by_letter().get(text[broken.end()], ("\n",)), broken.end()):
            body, first, match = broken.end(), text[broken.end()], broken
    starts = starts_by_letter().get(first) or starts_by_letter().get(_LOOK_ALIKE.get(first, ""))
    if starts is None:
        return _in_brackets(text, body, len(key) - len(text), match) or _signature(text)
    label_text = text[body:]
    begins = label_text.startswith(starts)
    if not begins and len(label_text) > LONGEST_DAMAGED:
        parted = match is not None and label_text[1:2] == " "  # 'ว ั ตถุประสงค์'
        if not (parted or _PARTS.search(label_text, 0, LONGEST_DAMAGED + 1)):
            return _signature(text)  # nearly all prose
    if match:
        number, style = number_and_style(match)
    offset = len(key) - len(label_text)
    if begins:

        def label(rule: Rule, start: int | None, *, sure: bool = True) -> FieldLabel:
            return FieldLabel(rule.field, rule.name, number, rule.sub, start, sure, style=style)

        head = label_text[: _LONGEST_LABEL + 1]
        partings = (_COLON.search(head), _TAB.search(head), _LEADERS.search(head))
        for parting in sorted(filter(None, partings), key=re.Match.start):
            rule = rule_for(label_text[: parting.start()])
            if rule and rule.name == SOURCES and _HEADS_OF_YEARS.fullmatch(label_text, parting.end()):
                return None  # the head of a table
            if rule:
                return label(rule, offset + parting.end() if label_text[parting.end() :].strip() else None)
        if len(label_text) <= _LONGEST_LABEL:
            rule = rule_for(label_text)
            if rule:
                return label(rule, None)
        spaces = [found.start() for found in _BLANK.finditer(head)]
        for place, space in enumerate(spaces):
            rule = rule_for(label_text[:space])
            if rule and label_text[space:].strip():
                rule, end = _with_words_behind(rule, label_text, spaces[place:])
                cell = _REST_OF_CELL.match(label_text, end)
                return label(rule, offset + (cell.end() if cell else end + 1), sure=cell is not None)
        if number is not None and (glued := glued_label(head)):
            return label(glued[0], offset + glued[1], sure=False)
    return damaged_label(label_text, number, style, offset) or _signature(text)


def _with_words_behind(rule: Rule, text: str, spaces: Sequence[int]) -> tuple[Rule, int]:
    """The rule of a label that goes on over the first of ``spaces``, and where it ends: behind a bracket (``ผลผลิต
    (Output) อบรม``), the rest of its last word (``ระยะเวลาดำเนิน การ ปี 2566``), or words joined to it (``หลักการ เหตุผล
    และความจำเป็น``).
    """
    end = spaces[0]
    for above, behind in pairwise(spaces):
        longer = rule_for(text[:behind]) if text[above:behind].strip() and text[behind:].strip() else None
        told = longer is rule and not _ANSWER.match(text, above + 1)
        if longer is None or not (told or (above == end and text[above + 1] == "(")):
            break
        rule, end = longer, behind
    return rule, end


def _in_brackets(text: str, body: int, offset: int, match: re.Match[str] | None) -> FieldLabel | None:
    """A label that stands in brackets as a whole: ``[งบประมาณ] 5,000 บาท``, ``1. 【งบประมาณ】``."""
    closes = _BRACKETS.get(text[body : body + 1])
    end = text.find(closes, body + 1, body + _LONGEST_LABEL) if closes else -1
    rule = rule_for(text[body + 1 : end]) if end > 0 else None
    if rule is None:
        return None
    number, style = number_and_style(match) if match else (None, _NONE)
    rest = _BEHIND_BRACKET.sub("", text[end + 1 :])
    return FieldLabel(
        rule.field, rule.name, number, rule.sub, offset + len(text) - len(rest) if rest else None, style=style
    )


def _signature(text: str) -> FieldLabel | None:
    """Where people sign: what stands there and below belongs to no field."""
    if text[:1] not in _SIGNATURE_FIRST or not _SIGNATURE.match(text):
        return None
    return FieldLabel("other", SIGNATURE, None, False, None)
