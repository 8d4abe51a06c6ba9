"""Which lines look like a heading, by rule data alone. Whether one is a heading where it stands is for
``sections`` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from extract.ground.characters import BULLETS, without_marks
from parsers.rules.load import load
from parsers.structure.labels.label_numbers import enumerator_of
from parsers.values.kinds import KIND_WORD
from parsers.values.page_marks import CALLED_PAGE, IN_SIGNS, is_bare_page_number

_LONGEST = 330
_LONGEST_DAMAGED = 24
_NUMBERED_WORD = re.compile(
    r"^(?P<word>[\u0e01-\u0e5b]{4,12}|[\u0e01-\u0e5b]{1,4} [\u0e01-\u0e5b]{3,8})\s*(?P<number>\d{1,3})\s*\.?$"
)
_WORDS_WITH_NUMBER = (("project_number", "ลำดับที่"), ("part", "ส่วนที่"))
_WORDS_ALONE = (("foreword", "คำนำ"), ("contents", "สารบัญ"), ("appendix", "ภาคผนวก"))
_FUZZY_LEAST = 80.0
_TITLE_LABEL = re.compile(
    rf"(?:(?P<number>\d{{1,3}})\s*[.)]\s*)?\**ชื่อ\s*(?:แผนงาน\s*/\s*)?(?P<kind>โครงการ|กิจกรรม|มาตรการ)(?P<more>(?:\s*/\s*{KIND_WORD})*)"
    r"(?P<sep>\s*[:：.…*\-–]*\s*)(?P<title>.*)$"
)
_TITLE_LABEL_IN_BRACKETS = re.compile(
    rf"(?:(?P<number>\d{{1,3}})\s*[.)]\s*)?[\[(【“]\s*ชื่อ\s*(?P<kind>โครงการ|กิจกรรม|มาตรการ)(?P<more>(?:\s*/\s*{KIND_WORD})*)"
    r"\s*[\])】”](?P<sep>\s*[:：]?\s*)(?P<title>.*)$"
)
_TITLE_LABEL_WITHOUT_NAME = re.compile(
    # 'ชื่อ' left out: only with all kinds named, and a colon or leaders before the title
    r"^(?:(?P<number>\d{1,3})\s*[.)]\s*)?(?P<kind>โครงการ)(?P<more>\s*/\s*กิจกรรม(?:\s*/\s*มาตรการ)?)(?P<sep>\s*(?:[:：]|\.{2,}|…)[\s.…]*)(?P<title>\S.*)$"
)
_TITLE_LABEL_OF_NAME = re.compile(
    r"^(?:(?P<number>\d{1,3})\s*[.)]\s*)?ชื่อ(?P<sep>\s*[:：]\s*)(?P<title>(?P<more>)(?P<kind>โครงการ|กิจกรรม|มาตรการ)(?!\s*[/:：])\S.*)$"
)
"""The label says no kind, its title does: 'ชื่อ : โครงการอบรม'."""

_TITLE_BESIDE_KIND = re.compile(
    rf"^(?P<kind>โครงการ|กิจกรรม|มาตรการ)(?P<more>(?:/{KIND_WORD})*)(?P<sep>\s*\t\s*)(?P<title>{KIND_WORD}[^\t]+)$"
)
"""A row of two cells, the kind and a title that begins with its own: 'โครงการ', 'โครงการอบรม'."""

_WITHIN_KIND = 28
_DASHES = "-–•"
_BULLET = re.compile(rf"[-–*{BULLETS}]\s*")
_COLON = re.compile(r"[:：]")
_NAME_WITHIN = 16
"""An enumerator takes up no more than so many letters."""

_ENUMERATOR_FIRST = frozenset(f"([ข【“-–{BULLETS}")
_ENUMERATOR_SECOND = frozenset(".)")
_LABEL_FIRST = frozenset("0123456789*ชโ")
_TITLE_WORDS = ("ชื่อโครงการ", "ชื่อกิจกรรม", "ชื่อมาตรการ")
_TITLE_LABEL_SHAPE = re.compile(
    # number, a word of about the label's length, then '/', ':', leaders or a blank
    r"^(?P<number>\d{1,3})\s*[.)]\s*\**(?P<label>[ชซขธฃ][ก-๎]{1,4}อ\s*(?P<kind>[ก-๎]{6,8}))(?P<more>(?:\s*/\s*[ก-๎]{6,9})*)"
    r"(?P<sep>\s*[:：.…*\-–]+\s*|\s+)(?P<title>.*)$"
)
_PART_WORD = re.compile(r"(?:ส่วน|บท|ตอน)\s?ที่")
_NUMBER_WORDS = {"หนึ่ง": "1", "สอง": "2", "สาม": "3", "สี่": "4", "ห้า": "5", "หก": "6"} | {
    "I": "1",
    "II": "2",
    "III": "3",
    "IV": "4",
    "V": "5",
    "VI": "6",
}
"""How parts are numbered beside figures."""

_LONGEST_CHAPTER = 160
_LONGEST_NAME_OF_CHAPTER = 90
FIRST_ITEM = re.compile(r"\s+(?=(?:\(\s*1\s*\)|1\s*[.)]\s*[^\d\s]|ก\.\s))")
"""Where the first entry of a list begins on its heading's line: 'วัตถุประสงค์ 1) เพื่อ…'."""

_SAYS_IT = re.compile(r"(?=[\s:：])(?:\s*[:：]\s*(?=[^\s:：])|\s+(?=เพื่อ))")
"""Where what a chapter states begins on its heading's line: 'วัตถุประสงค์ : เพื่อ…', 'วัตถุประสงค์ เพื่อ…'."""

_BLANK = re.compile(
    r"\s+(?!และ|หรือ|พันธกิจ|ภารกิจ|เป้าหมาย|ยุทธศาสตร์|ค่านิยม|\(|ของ|การพัฒนา|อบ[ตจ]|เทศบาล|องค์การ|ท[ตมน]\.|จังหวัด|ตำบล|ท้องถิ่น)"
)
"""A blank before what a chapter states, not before whose it is."""

_STATING = frozenset({"objectives", "goals", "benefits", "vision"})
_CHAPTER_NUMBER = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2})?)\s*[.)]?\s*")
_SIGNS = r"[-–—*=~_(<\[\s]*"
_ENDS = (
    r"(?:จบ|สิ้นสุด)\s*(?:เอกสาร|ไฟล์|เล่ม|รายงาน|ข้อความ|แผน(?:ปฏิบัติการ)?(?:ป้องกัน.{0,30}?)?)|จบ"
    r"|(?<=[-–—*=~_(<\[\s])END(?: OF [A-Z]+)?"
)
NOISE = re.compile(
    rf"^(?:[#*_=~.…\-–—─━═\s]{{3,}}|…+|!\[[^\]]*\](?:\([^)]*\))?|{IN_SIGNS}|<https?://[^>]*>|{CALLED_PAGE}"
    r"|\{\d{1,4}\}\s*-{3,}|\[image[^\]]*\]|[\[(](?:รูป|ภาพ)(?:ภาพ|ประกอบ|ถ่าย|ที่)[^\])]{0,40}[\])]"
    rf"|{_SIGNS}(?:{_ENDS})[-–—*=~_)>\]\s.]*)$"
)
"""Lines that carry nothing: rules of signs, page numbers ``-30-``, names of
pictures, the marks of a page and of a document's end."""

GOES_ON = re.compile(r"\(\s*ต่อ\s*\)\s*$")
"""How a title ends that is printed again because what it is of goes on over the page."""

NOISE_FIRST = frozenset("#*_=~.…!-–—─━═[({<หจส0123456789")
"""What such lines, stripped, begin with: it spares all others the patterns."""


def carries_nothing(key: str) -> bool:
    """Whether a stripped line (Arabic digits) is empty, noise, or a page number alone.

    >>> [carries_nothing(key) for key in ("", "-30-", "12", "━━━━", "{3}----", "หน้าที่", "1.", "- ไม่มี")]
    [True, True, True, True, True, False, False, False]
    """
    return not key or (key[0] in NOISE_FIRST and is_noise(key))


def is_noise(key: str) -> bool:
    """Whether a stripped line that begins with one of ``NOISE_FIRST`` is noise or a page number alone."""
    return is_bare_page_number(key) if key[0].isdecimal() else bool(NOISE.match(key))


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that looks like a heading: its rule's id, the number (Arabic digits) and title it prints,
    ``fuzzy`` if read through OCR damage.
    """

    rule: str
    number: str | None
    title: str
    fuzzy: bool = False


OF_PARTS = frozenset({"part", "appendix", "foreword", "contents"})
"""The rules of headings that begin another part of the document."""


@cache
def _rules() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    digits = tuple("0123456789")
    compiled = []
    for rule in load("headings")["rule"]:
        starts = tuple(start for entry in rule["starts"] for start in (digits if entry == "0-9" else (entry,)))
        compiled.append((rule["id"], starts, re.compile(rule["pattern"])))
    return tuple(compiled)


@cache
def _rules_by_letter() -> dict[str, tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]]:
    """The rules that a line may match, by its first character, with those starts alone: most lines match none."""
    by_letter: dict[str, list[tuple[str, tuple[str, ...], re.Pattern[str]]]] = {}
    for rule, starts, pattern in _rules():
        for letter in dict.fromkeys(start[0] for start in starts):
            starts_of_letter = tuple(start for start in starts if start[0] == letter)
            by_letter.setdefault(letter, []).append((rule, starts_of_letter, pattern))
    return {letter: tuple(rules) for letter, rules in by_letter.items()}


@cache
def _chapters() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    return tuple(
        (rule["id"], rule.get("numbered", False), re.compile(rule["pattern"])) for rule in load("headings")["chapter"]
    )


@cache
def _chapters_without_marks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(without_marks(pattern.pattern))) for rule, _, pattern in _chapters())


def heading_of(key: str, line: str) -> Heading | None:
    """The heading that a stripped line looks like; ``key`` is the line with Arabic digits, ``line`` its own
    wording.

    >>> heading_of("ส่วนที่ 1 บทนำ", "ส่วนที่ ๑ บทนำ")
    Heading(rule='part', number='1', title='บทนำ', fuzzy=False)
    >>> heading_of("ลำคับที่ 7", "ลำคับที่ ๗").rule
    'project_number'
    """
    if len(key) > _LONGEST:
        return None
    for rule, starts, pattern in _rules_by_letter().get(key[:1], ()):
        match = pattern.match(key) if key.startswith(starts) else None
        if match:
            groups = match.groupdict()
            title = line[match.start("title") : match.end("title")].strip() if "title" in groups else line
            number = groups.get("number")
            return Heading(rule, _NUMBER_WORDS.get(number or "", number), title, fuzzy=_is_damaged(rule, key))
    return _damaged_heading(key, line) if len(key) <= _LONGEST_DAMAGED else None


def _is_damaged(rule: str, key: str) -> bool:
    """Whether a heading's first word was taken through damage: ``มติที่``, ``ส่วนที``."""
    if rule == "part":
        return _PART_WORD.match(key) is None
    return rule == "dimension" and not key.startswith("มิติ")


def _damaged_heading(key: str, line: str) -> Heading | None:
    """A heading on a short line that no pattern takes, by similarity: one wrong letter in ``ลำดับที่``, not
    another word.
    """
    match = _NUMBERED_WORD.match(key) if key[-1:].isdecimal() or key.endswith(".") else None
    if match:
        for rule, word in _WORDS_WITH_NUMBER:
            if fuzz.ratio(match["word"], word) >= _FUZZY_LEAST:
                return Heading(rule, match["number"], "" if rule == "part" else line, fuzzy=True)
        return None
    if 4 <= len(key) <= 9:
        for rule, word in _WORDS_ALONE:
            if abs(len(key) - len(word)) <= 2 and fuzz.ratio(key, word) >= _FUZZY_LEAST:
                return Heading(rule, None, line, fuzzy=True)
    return None


def chapter_of(key: str, line: str, *, counts_on: bool = False) -> Heading | None:
    """The chapter of part 1 that a stripped line names, with or without its number.

    What it states may stand on its line, behind a colon or in a list; where the number is sure to count on from the
    chapter above (``counts_on``), behind a blank.

    >>> chapter_of("1.5 ประโยชน์ของการจัดทำแผน", "๑.๕ ประโยชน์ของการจัดทำแผน").number
    '1.5'
    >>> chapter_of("2. วัตถุประสงค์ 1) เพื่อให้", "๒. วัตถุประสงค์ ๑) เพื่อให้").title
    'วัตถุประสงค์'
    >>> chapter_of("3. เป้าหมาย สุจริต", "3. เป้าหมาย สุจริต"), chapter_of("เป้าหมาย : ดี", "เป้าหมาย : ดี").title
    (None, 'เป้าหมาย')
    """
    match = _CHAPTER_NUMBER.match(key)
    start = match.end() if match else 0
    number = match["number"] if match else None
    if len(key) <= _LONGEST_CHAPTER and (found := _whole_chapter(key, line, start, number)):
        return found
    for parting in (_SAYS_IT, _BLANK) if counts_on and number else (_SAYS_IT,):
        says = parting.search(key, start, start + _LONGEST_NAME_OF_CHAPTER)
        found = _whole_chapter(key[: says.start()], line[: says.start()], start, number) if says else None
        if found and not found.fuzzy and found.rule in _STATING:
            return found
    return None


def _whole_chapter(key: str, line: str, start: int, number: str | None) -> Heading | None:
    item = FIRST_ITEM.search(key, start) if number else None
    end = item.start() if item else len(key)
    for rule, numbered, pattern in _chapters():
        if (number or not numbered) and pattern.match(key[start:end]):
            return Heading(rule, number, line[start:end].strip())
    if number is None:
        return None
    bare = without_marks(key[start:end])
    for rule, pattern in _chapters_without_marks():
        if pattern.match(bare):
            return Heading(rule, number, line[start:end].strip(), fuzzy=True)
    return None


def chapter_wording(rule: str) -> str:
    """How a chapter is called where nothing is damaged."""
    return next(str(entry["examples"][0]) for entry in load("headings")["chapter"] if entry["id"] == rule)


@dataclass(frozen=True, slots=True)
class TitleLabel:
    """A ``ชื่อโครงการ`` label: the number in front of it, the kinds it names, the offset of the title behind it."""

    number: int | None
    kinds: int
    kind: str
    start: int
    fuzzy: bool = False


def title_label(key: str) -> TitleLabel | None:
    """The title label that a line begins with; blanks in front are allowed.

    A damaged one (``ซื่อโครงการ``) counts only behind a number.

    >>> title_label("1. ชื่อโครงการ/กิจกรรม/มาตรการ.....กิจกรรม ก").start
    35
    >>> title_label("1. ซื่อโครงการ : โครงการ ก").start, title_label("1. ชื่อเสียงของโครงการ")
    (17, None)
    >>> title_label("โครงการ\\tโครงการอบรม").start, title_label("โครงการ\\tโครงการอบรม\\t5,000")
    (8, None)
    >>> title_label("ชื่อ : โครงการอบรม").start, title_label("ชื่อ : นายสมชาย"), title_label("ชื่อ : โครงการ/กิจกรรม")
    (7, None, None)
    >>> title_label("- โครงการ/กิจกรรม : โครงการ ก").start, title_label("- โครงการ : อบรม")
    (20, None)
    >>> title_label("โครงการ\\tงบประมาณ")
    """
    text = key.lstrip()
    first = text[:1]
    if "\t" in text[:_WITHIN_KIND] and (beside := _TITLE_BESIDE_KIND.match(text)):
        return TitleLabel(
            None, 1 + beside["more"].count("/"), beside["kind"], len(key) - len(text) + beside.start("title")
        )
    if first not in _LABEL_FIRST:
        enumerated = first in _ENUMERATOR_FIRST or text[1:2] in _ENUMERATOR_SECOND
        if enumerated and ("ชื่อ" in text[:_NAME_WITHIN] or "โครงการ" in text[:_NAME_WITHIN]):
            return _behind_enumerator(text, len(key) - len(text))
        return None
    if "อ" in text[:14]:
        match = _TITLE_LABEL.match(text) or _TITLE_LABEL_OF_NAME.match(text)
        if match is None and first.isdecimal() and "ชื่อ" in text[:_NAME_WITHIN]:
            return _behind_enumerator(text, len(key) - len(text)) or _read_title(_damaged_title_label(text), key, text)
        match = match or _damaged_title_label(text)
    elif "โครงการ" in text[:12]:
        match = _TITLE_LABEL_WITHOUT_NAME.match(text)
    else:
        return None
    return _read_title(match, key, text)


def _read_title(match: re.Match[str] | None, key: str, text: str) -> TitleLabel | None:
    offset = len(key) - len(text)
    if match is None:
        return None
    number = int(match["number"]) if match["number"] else None
    kinds = 1 + match["more"].count("/")
    fuzzy = match.re is _TITLE_LABEL_SHAPE
    return TitleLabel(number, kinds, match["kind"], offset + match.start("title"), fuzzy)


def _behind_enumerator(text: str, offset: int) -> TitleLabel | None:
    """A title label behind one of the enumerators that fields have: ``ก. ชื่อโครงการ``, ``(1) ชื่อโครงการ``; or behind
    a bullet, where a colon follows: ``- ชื่อโครงการ : โครงการ ก``, ``- โครงการ/กิจกรรม : โครงการ ก``.
    """
    bracketed = _TITLE_LABEL_IN_BRACKETS.match(text)
    if bracketed:
        return _read_title(bracketed, " " * offset + text, text)
    number, style, length = enumerator_of(text)
    bullet = _BULLET.match(text)
    match = _TITLE_LABEL.match(text, bullet.end() if bullet else length) if style or bullet else None
    if match is None and bullet and bullet[0][0] in _DASHES:
        match, offset = _TITLE_LABEL_WITHOUT_NAME.match(text[bullet.end() :]), offset + bullet.end()
    if match is None or match["number"] or (bullet and not _COLON.search(match["sep"])):
        return None
    if bullet and bullet[0][0] not in _DASHES and match["kind"] != "โครงการ":
        return None  # ``➢ ชื่อกิจกรรม :`` is one of a project's steps
    return TitleLabel(number, 1 + match["more"].count("/"), match["kind"], offset + match.start("title"))


def _damaged_title_label(text: str) -> re.Match[str] | None:
    match = _TITLE_LABEL_SHAPE.match(text)
    if match is None:
        return None
    label = re.sub(r"\s", "", match["label"])
    return match if any(fuzz.ratio(label, word) >= _FUZZY_LEAST for word in _TITLE_WORDS) else None


@lru_cache(maxsize=4096)  # every table looks at the lines around it
def ends_table(key: str) -> bool:
    """Whether a stripped line (Arabic digits) below a table that nothing marks is no part of it: another part of the
    document begins there, or a project's details.

    >>> [ends_table(key) for key in ("ส่วนที่ 3 รายละเอียดโครงการ", "1. ชื่อโครงการ : อบรม", "มิติที่ 2 การบริหาร", "")]
    [True, True, False, False]
    """
    found = heading_of(key, key) if key else None
    return (found is not None and found.rule in OF_PARTS) or title_label(key) is not None
