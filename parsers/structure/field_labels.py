"""Which lines of a detail block are the heading of a field."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Literal, NamedTuple

from rapidfuzz import fuzz, process

from extract.ground.characters import BULLETS, THAI_CONSONANTS
from parsers.records.blocks import FieldName
from parsers.rules.load import load
from parsers.values.kinds import KIND_WORD

Style = Literal["", "1.", "(1)", "[1]", "1.1", "ก.", "(ก)", "II.", "?"]
"""How a label's enumerator looks; ``1.`` also stands for ``1)`` and ``ข้อ 1``, ``?`` for a damaged one (``7 งบ``), which
``I.`` and ``V.`` may be, too.
"""

_ROMAN = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12}
_NUMBER = re.compile(
    rf"""^(?:[-–#*{BULLETS}]+\s*)?(?:
      (?:ข้อ\s*(?:ที่\s*)?)?(?P<number>\d{{1,2}})\s*[.)]\s*(?!\d)
    | ข้อ\s*(?:ที่\s*)?(?P<said>\d{{1,2}})\s*[:：]?\s+
    | \(\s*(?P<round>\d{{1,2}})\s*\)\s*\.?\s*
    | \[\s*(?P<square>\d{{1,2}})\s*\]\s*\.?\s*
    | (?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?:\s*\(\d{{1,2}}\))?)\s*[.),]?\s*
    | (?P<letter>[ก-ฮ])\s*[.)]\s*
    | \(\s*(?P<roundletter>[ก-ฮ])\s*\)\s*\.?\s*
    | (?P<tabbed>\d{{1,2}})\t\s*
    | (?P<mixed>\d{{1,2}})[ก-ฮ]\s*\.\s*
    | (?P<bare>\d{{1,2}})\s*[,;:·]?\s*(?!\d)
    | (?P<roman>{"|".join(reversed(_ROMAN))})\s*[.)]\s*
    | (?P<junk>[A-Za-z?!|&]\s*[.,)]|\.(?!\.))\s*
    )?""",
    re.VERBOSE,
)
_STYLES: dict[str, Style] = {
    "number": "1.",
    "said": "1.",
    "tabbed": "1.",
    "round": "(1)",
    "square": "[1]",
    "dotted": "1.1",
    "letter": "ก.",
    "roundletter": "(ก)",
    "bare": "?",
    "mixed": "?",
    "roman": "II.",
    "junk": "?",
}
_BROKEN = re.compile(
    r"(?:(?:\d{1,2}|[A-Za-z?!|&])(?:\s*[.,·)]\s*|\s+)(?:(?:\d{1,2}|[A-Za-z?!|&])(?:\s*[.,·)]\s*|\s+)){1,3}|(?P<letter>[ก-ฒด-ฮ])(?:\s*,\s*|\s+))(?=[ก-ฮ])"
)
"""An enumerator that lost its signs: ``4 7 2 วัตถุประสงค์``, ``l. 6 งบประมาณ``, ``ค  งบประมาณ`` (``ณ`` is a word)."""

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

ONLY_BLOCKS_STATE = frozenset({"period", "budget", "responsible", "method"})
"""Fields that nothing but a detail block states; a list of aims may have the others."""

BESIDE_EACH_OTHER = ONLY_BLOCKS_STATE | {"location"}
"""Fields that say of several labels on one line, or in one row, that these are a block's."""

_BLANK = re.compile(r"\s")
_KIND = re.compile(KIND_WORD)
_REST_OF_CELL = re.compile(r" [^\t0-9]{1,24}\t\s*(?=\S)")
"""What a label's cell says behind it: ``งบประมาณ จาก อบต. | 5,000 บาท``."""

_BLANKS = re.compile(r"\s\s*")
_SQUEEZE = re.compile(r"[\s.…:：]")
_COLON = re.compile(r"\s*[:：=]\s*|\s+[–—]\s+(?=[^\s–—])")
_LEADERS = re.compile(r"\s*+(?:\.{3,}+|…)[.…\s]*+(?=[^\s.…])(?![0-9ก-ฮ]{1,3}$)")
"""Leaders of a form, with an answer behind them that is no number of a page."""

_BEHIND_BRACKET = re.compile(r"^[\s:：=]*(?:[–—]\s+|\.{3,}|…[.…]*)?\s*")
_BRACKETS = {"[": "]", "(": ")", "【": "】", "“": "”", '"': '"', "«": "»"}
_TAB = re.compile(r"[ ]*\t\s*")
_PARTS = re.compile(r"[:：=….\s](?:(?<=[:：=…\t])|(?<=\s)(?:[–—]?\s)|(?<=\.)\.\.)")
"""A colon, ``=``, a tab, an ellipsis, a dash between blanks, two blanks, three points. With one set of first signs,
which most prose has none of, it is found fast."""

_PARTING = re.compile(r"(?=[\s:：=.…])(?:\s*[:：=\t]\s*|\s+[–—]\s+|\s*(?:\.{3,}|…)[.…\s]*|\s{2,})")
_GOES_ON, _CONTINUED = "ต่อ)", re.compile(r"(?<=[ก-๎])\s*\(\s*ต่อ\s*\)")
"""Behind a label that is printed again over the page: ``งบประมาณ (ต่อ)``."""

_NONE: Style = ""
_LONGEST_LABEL = 60
_SIGNS_AND_DIGITS = frozenset(f"0123456789-–#*([?!|&.{BULLETS}")
_LETTERED = re.compile(r"(?:[ก-ฮA-Za-z]\s*[.,)]|ข้อ|[IVX]{2,4}\s*[.)])")
_BEHIND_LETTER = frozenset((*".,)IVX", "\N{THAI CHARACTER MAI THO}"))
"""The second letter of what ``_LETTERED`` matches, blanks aside."""

_ORPHANS = frozenset("\N{THAI CHARACTER MAI HAN-AKAT}\N{THAI CHARACTER SARA U}\N{THAI CHARACTER SARA UU}ิีึื็่้๊๋์ํ")

SIGNATURE = "ผู้เสนอ/ผู้อนุมัติ"
NOTE = "หมายเหตุ"
"""The name of the label of a note, which ends fields of short answers and is content of others."""

TITLE_INSIDE = "ชื่อโครงการ"
"""The name of the label of a title that stands among the fields of its block."""

STATES_PLACE = frozenset({"มิติและภารกิจ", "ความสอดคล้องกับยุทธศาสตร์"})
"""The names of the labels behind which a block says where in the plan's tree it stands."""

SOURCES = "แหล่งงบประมาณ"
"""The name of the label of where the money comes from, which may head a column of a small table as well."""

_SHORTEST_TITLE = 14
_MONEY = re.compile(r"บาท|[0-9],[0-9]{3}")
_CELLS_BESIDE = 2
"""A name and its answer, behind a title in the same row: ``รหัสโครงการ | 66-2-001``."""

_HEADS_OF_YEARS = re.compile(r"(?:[^\t0-9]{0,20}25[0-9]{2}[^\t0-9]{0,10}(?:\t\s*|$)){2,12}(?:รวม[^\t0-9]{0,20})?")
ANSWERS = {
    "target_group": re.compile(r".{0,60}\d\s*(?:คน|ราย|ท่าน|รูป)"),
    "period": re.compile(r".{0,40}(?:25\d\d|เดือน|ไตรมาส|ตลอดปี)"),
    "budget": re.compile(
        r"(?:(?:ปีงบประมาณ|พ\.ศ\.|ปีละ|ปี|จำนวน|รวม|ทั้งสิ้น|เป็นเงิน|\d{4}\b|\s)*\d[\d,.]*[-\s]*บาท|[-–]?\s*ไม่(?:ใช้|มี))"
    ),
    "responsible": re.compile(r"(?:สำนัก|กอง|งาน|ฝ่าย|หน่วย|ส่วน|คณะ|เทศบาล|องค์การ|โรงเรียน).{0,60}$"),
}
"""How the answers begin that stand on their label's line."""

PERIOD_AND_BUDGET = "ระยะเวลาและงบประมาณ"
"""The name of the label of a budget whose field states the period, too."""

_SIGNATURE = re.compile(r"(?:\(\s*)?ลงชื่อ\s*(?:\)|[.…_\s:]|$)|[.…_\s]{5,}+ผู้(?:เสนอ|เขียน|เห็นชอบ|อนุมัติ|จัดทำ)")
_SIGNATURE_FIRST = frozenset("(ล.…_")
_FUZZY_LEAST = 76.0
_FUZZY_LEAST_BARE = 83.0
_FUZZY_LEAST_BEFORE_CONTENT = 87.0
_SHORTEST_DAMAGED = 6
_LONGEST_DAMAGED = 40


class FieldLabel(NamedTuple):
    """A field's heading. ``start`` is the offset of content on the same line, None where the line ends with the
    label.

    ``sure`` is False where the label is followed by text without a colon or a tab, or was read through OCR damage
    (``fuzzy``): it counts only if the block's numbers go on with it. ``number`` is what its enumerator counts with (a
    letter's place in the alphabet too), ``style`` how that looks.
    """

    field: FieldName
    name: str
    number: int | None
    sub: bool
    start: int | None
    sure: bool = True
    fuzzy: bool = False
    style: Style = ""


@dataclass(frozen=True, slots=True)
class _Rule:
    field: FieldName
    name: str
    sub: bool
    starts: tuple[str, ...]
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    glued: re.Pattern[str] | None


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            rule["field"],
            rule["name"],
            rule.get("sub", False),
            tuple(rule["starts"]),
            re.compile(rule["pattern"], re.IGNORECASE),
            tuple(rule["examples"]),
            re.compile(rule["glued"]) if "glued" in rule else None,
        )
        for rule in load("fields")["rule"]
    )


@cache
def instead() -> frozenset[str]:
    """The names of labels that are their field's where a block has no other label of it, and content beside one:
    ``ค่าใช้จ่าย``, ``ผู้ดำเนินการ``.
    """
    return frozenset(rule["name"] for rule in load("fields")["rule"] if rule.get("instead"))


@cache
def _places() -> dict[str, int]:
    return {field["code"]: place for place, field in enumerate(load("fields")["field"])}


def place_of(field: FieldName) -> int:
    """A field's place in the order of the documentation, from 0.

    >>> place_of("rationale"), place_of("objective")
    (0, 1)
    """
    return _places()[field]


@cache
def _starts_by_letter() -> dict[str, tuple[str, ...]]:
    """What labels begin with, by the first letter: it spares most lines the patterns. Damage is read behind it."""
    starts = sorted({start for rule in _rules() for start in rule.starts})
    return {first: tuple(same) for first, same in groupby(starts, itemgetter(0))}


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
        if len(title) >= _SHORTEST_TITLE and not _KIND.match(name.strip()) and not _MONEY.search(answer):
            return start + len(title)
    return beside[0] if beside else None


@lru_cache(maxsize=4096)  # the labels are the same in every block and nearly the same in every plan
def _label_of_short_line(key: str) -> FieldLabel | None:
    return _label_of(key)


def _label_of(key: str) -> FieldLabel | None:
    text = key.lstrip()
    first = text[:1]
    body, number, style, match = 0, None, _NONE, None
    if _is_enumerated(text):
        match = _NUMBER.match(text)
        body = match.end() if match else 0
        while body and text[body : body + 1] in _ORPHANS:
            body += 1  # a vowel or tone that OCR put where no letter bears it: 'ฉ.ุงบประมาณ'
        first = text[body : body + 1]
    if (match and match.lastgroup in (None, "bare", "junk", "number")) or text[1:2].isspace() or text[1:2] == ",":
        broken = _BROKEN.match(text)
        if broken and text.startswith(_starts_by_letter().get(text[broken.end()], ("\n",)), broken.end()):
            body, first, match = broken.end(), text[broken.end()], broken
    starts = _starts_by_letter().get(first) or _starts_by_letter().get(_LOOK_ALIKE.get(first, ""))
    if starts is None:
        return _in_brackets(text, body, len(key) - len(text), match) or _signature(text)
    label_text = text[body:]
    begins = label_text.startswith(starts)
    if not begins and len(label_text) > _LONGEST_DAMAGED:
        parted = match is not None and label_text[1:2] == " "  # 'ว ั ตถุประสงค์'
        if not (parted or _PARTS.search(label_text, 0, _LONGEST_DAMAGED + 1)):
            return _signature(text)  # nearly all prose
    if match:
        number, style = _enumerator(match)
    offset = len(key) - len(label_text)
    if begins:

        def label(rule: _Rule, start: int | None, *, sure: bool = True) -> FieldLabel:
            return FieldLabel(rule.field, rule.name, number, rule.sub, start, sure, style=style)

        head = label_text[: _LONGEST_LABEL + 1]
        partings = (_COLON.search(head), _TAB.search(head), _LEADERS.search(head))
        for parting in sorted(filter(None, partings), key=re.Match.start):
            rule = _rule_for(label_text[: parting.start()])
            if rule and rule.name == SOURCES and _HEADS_OF_YEARS.fullmatch(label_text, parting.end()):
                return None  # the head of a table
            if rule:
                return label(rule, offset + parting.end() if label_text[parting.end() :].strip() else None)
        if len(label_text) <= _LONGEST_LABEL:
            rule = _rule_for(label_text)
            if rule:
                return label(rule, None)
        spaces = [found.start() for found in _BLANK.finditer(head)]
        for place, space in enumerate(spaces):
            rule = _rule_for(label_text[:space])
            if rule and label_text[space:].strip():
                rule, end = _with_words_behind(rule, label_text, spaces[place:])
                cell = _REST_OF_CELL.match(label_text, end)
                return label(rule, offset + (cell.end() if cell else end + 1), sure=cell is not None)
        if number is not None and (glued := _glued(head)):
            return label(glued[0], offset + glued[1], sure=False)
    return _damaged_label(label_text, number, style, offset) or _signature(text)


def _with_words_behind(rule: _Rule, text: str, spaces: Sequence[int]) -> tuple[_Rule, int]:
    """The rule of a label that goes on over the first of ``spaces``, and where it ends: behind a bracket (``ผลผลิต
    (Output) อบรม``), the rest of its last word (``ระยะเวลาดำเนิน การ ปี 2566``), or words joined to it (``หลักการ เหตุผล
    และความจำเป็น``).
    """
    end = spaces[0]
    for above, behind in pairwise(spaces):
        longer = _rule_for(text[:behind]) if text[above:behind].strip() and text[behind:].strip() else None
        told = longer is rule and not _KIND.match(text, above + 1)
        if longer is None or not (told or (above == end and text[above + 1] == "(")):
            break
        rule, end = longer, behind
    return rule, end


def _in_brackets(text: str, body: int, offset: int, match: re.Match[str] | None) -> FieldLabel | None:
    """A label that stands in brackets as a whole: ``[งบประมาณ] 5,000 บาท``, ``1. 【งบประมาณ】``."""
    closes = _BRACKETS.get(text[body : body + 1])
    end = text.find(closes, body + 1, body + _LONGEST_LABEL) if closes else -1
    rule = _rule_for(text[body + 1 : end]) if end > 0 else None
    if rule is None:
        return None
    number, style = _enumerator(match) if match else (None, _NONE)
    rest = _BEHIND_BRACKET.sub("", text[end + 1 :])
    return FieldLabel(
        rule.field, rule.name, number, rule.sub, offset + len(text) - len(rest) if rest else None, style=style
    )


def _is_enumerated(text: str) -> bool:
    """Whether a stripped line may begin with an enumerator: its first two letters spare most lines the patterns."""
    if text[:1] in _SIGNS_AND_DIGITS:
        return True
    second = text[1:2]
    return (second in _BEHIND_LETTER or second.isspace()) and bool(_LETTERED.match(text))


def _enumerator(match: re.Match[str]) -> tuple[int | None, Style]:
    """The number that an enumerator counts with, and its style."""
    group = match.lastgroup
    if match.re is _BROKEN:
        numbers = re.findall(r"\d+", match[0])
        letter = match["letter"]
        return (THAI_CONSONANTS.find(letter) + 1 or None if letter else int(numbers[-1]) if numbers else None), "?"
    if group is None:
        return None, ""
    style, printed = _STYLES[group], match[group]
    if group in ("letter", "roundletter"):
        return (THAI_CONSONANTS.index(printed) + 1 if printed in THAI_CONSONANTS else None), style
    if group == "junk":
        return None, style
    if group == "roman":
        return _ROMAN[printed], style
    return int(printed if printed.isdecimal() else re.findall(r"\d+", printed)[-1]), style


def enumerator_of(text: str) -> tuple[int | None, Style, int]:
    """The number, the style and the length of the enumerator that a stripped line (Arabic digits) begins with.

    >>> enumerator_of("10. ปัญหา"), enumerator_of("ฉ. ปัญหา")[:2], enumerator_of("ปัญหา")
    ((10, '1.', 4), (6, 'ก.'), (None, '', 0))
    """
    match = _NUMBER.match(text) if _is_enumerated(text) else None
    return (*_enumerator(match), match.end()) if match else (None, "", 0)


def _signature(text: str) -> FieldLabel | None:
    """Where people sign: what stands there and below belongs to no field."""
    if text[:1] not in _SIGNATURE_FIRST or not _SIGNATURE.match(text):
        return None
    return FieldLabel("other", SIGNATURE, None, False, None)


def _rule_for(label: str) -> _Rule | None:
    squeezed = _SQUEEZE.sub("", label)
    for rule in _rules():
        if squeezed.startswith(rule.starts) and rule.pattern.match(squeezed):
            return rule
    return None


def _glued(text: str) -> tuple[_Rule, int] | None:
    """The rule of a label with its content right behind it (``ผู้รับผิดชอบโครงการสำนักปลัด``), and where that begins."""
    for rule in _rules():
        if rule.glued and text.startswith(rule.starts):
            for match in rule.glued.finditer(text, 1):
                if rule.pattern.match(_SQUEEZE.sub("", text[: match.start()])):
                    return rule, match.start()
    return None


@cache
def _printed_forms() -> tuple[tuple[str, ...], tuple[_Rule, ...]]:
    """Every printed form of a label (the rules' examples) with its rule, for labels that OCR damaged."""
    # 'เสนอโครงการ' is what is done, no damaged 'ผู้เสนอโครงการ'
    rules = [rule for rule in _rules() if rule.name != SIGNATURE]
    pairs = [(_SQUEEZE.sub("", example), rule) for rule in rules for example in rule.examples]
    return tuple(form for form, _ in pairs), tuple(rule for _, rule in pairs)


def _damaged_label(text: str, number: int | None, style: Style, offset: int) -> FieldLabel | None:
    """A line that is nearly a label: OCR's ``วัตถุประสงศ์``, ``ผู้รับผิดซอบ``. Without a number it must be nearer.

    A line that goes on is one where a colon or a tab parts the label from its content, or where its first words are
    nearer still.
    """
    start = None
    parting = _PARTING.search(text[: _LONGEST_DAMAGED + 1])
    if parting and (number is not None or text[parting.end() :].strip()):
        start = offset + parting.end() if text[parting.end() :].strip() else None
        text = text[: parting.start()]
    elif len(text) > _LONGEST_DAMAGED or (number is not None and " " in text):
        found = _damaged_before_content(text, offset) if number is not None else None
        if found:
            rule, start = found
            return FieldLabel(rule.field, rule.name, number, rule.sub, start, sure=False, fuzzy=True, style=style)
        if len(text) > _LONGEST_DAMAGED:
            return None
    squeezed = _SQUEEZE.sub("", text)
    if len(squeezed) < _SHORTEST_DAMAGED:
        return None
    forms, rules = _printed_forms()
    least = _FUZZY_LEAST if number is not None else _FUZZY_LEAST_BARE
    best = process.extractOne(squeezed, forms, scorer=fuzz.ratio, score_cutoff=least)
    # a misread letter is still one: 'ปีงบประมาณ' is another word
    if best is None or (number is None and start is not None and abs(len(best[0]) - len(squeezed)) > 1):
        return None
    rule = rules[best[2]]
    return FieldLabel(rule.field, rule.name, number, rule.sub, start, sure=False, fuzzy=True, style=style)


@cache
def label_beginnings() -> tuple[str, ...]:
    """The first two letters of every label."""
    return tuple(sorted(_beginnings()))


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(start[:2] for starts in _starts_by_letter().values() for start in starts)


def _damaged_before_content(text: str, offset: int) -> tuple[_Rule, int] | None:
    """The rule of a damaged label with content behind a blank (``ระยะเวลาดาเนินการ 5 ปี``), and where that begins."""
    if _SQUEEZE.sub("", text[:4])[:2] not in _beginnings():
        return None
    forms, rules = _printed_forms()
    for match in _BLANKS.finditer(text[:_LONGEST_DAMAGED]):
        squeezed = _SQUEEZE.sub("", text[: match.start()])
        if len(squeezed) < _SHORTEST_DAMAGED:
            continue
        best = process.extractOne(squeezed, forms, scorer=fuzz.ratio, score_cutoff=_FUZZY_LEAST_BEFORE_CONTENT)
        if best:
            return rules[best[2]], offset + match.end()
    return None
