"""Numbers as Thai plans print them: whole numbers, decimals with thousands commas, counts of people, percentages.

A number that is not well formed (``1,50,000``, ``12,0000``, ``15 000``, ``๑๐o``) is never repaired: what OCR took away
cannot be known, so it is None, or left out of a list.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extract.ground.characters import REPLACEMENT, arabic_digits, text_before
from parsers.records.blocks import Comparator
from parsers.values.sums import OF_ALL

_REST = rf"(?:[0-9.,A-Za-z{REPLACEMENT}]*[0-9A-Za-z{REPLACEMENT}])?"

TOKEN = rf"[0-9]{_REST}"
"""What stands where a number is expected, well formed or not."""

LONE_TOKEN = rf"[0-9](?<![0-9A-Za-z{REPLACEMENT}.,][0-9]){_REST}"
"""A token that is not the end of another: no digit, separator or Latin letter touches it on its left.

The digit stands before the look-behind so that a search can jump from digit to digit.
"""

MOST_BAHT = 10**12
"""Baht. No local budget has that much; figures that ran together do."""

_WHOLE = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,2}|[0-9]{1,9}")
_DECIMAL = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3}(?:\.[0-9]{1,2})?|(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,2})?")
_GROUP_OF_THREE = re.compile(r"[0-9]{3}(?![0-9])")
_LONE_GROUP_BEFORE = re.compile(r"[1-9](?<![0-9.,].)[0-9]{0,2}\s*(?:,\s+|\s)$")
_DIGITS_OF_A_GROUP = 3
_SHORT_GROUP = re.compile(r"[0-9]{1,2},[0-9]{3}")
_BEGUN_SUM_BEFORE = re.compile(r"(?:จำนวน|เป็นเงิน|ปีละ|=)\s*([0-9]{1,2})[^\S\n]$")
"""A digit behind the word for a sum, and a blank: what follows may go on with it."""

_GROUPS_BEFORE = re.compile(r"[1-9](?<![0-9.,].)[0-9]{0,2}(?:,[0-9]{3})+\s*(?:,\s+|\s)$")
_RANGE = re.compile(r"[0-9]\s*(?:คน|%|บาท)?\s*(?:[-–—~]|ถึง)\s*(?:ร้อยละ\s*)?$")
_RANGE_GOES_ON = re.compile(r"\s*(?:[-–—~]|ถึง)\s*(?:ร้อยละ\s*)?[0-9]")
_EACH = re.compile(r"ละ(?<!และ)\s*(?:ไม่\S{2,8}กว่า|ไม่เกิน|อย่างน้อย|ประมาณ|จำนวน)?\s*$")
_PEOPLE = re.compile(
    rf"""(?P<number>{LONE_TOKEN})\s*
         (?:(?:รูป|องค์|นาย|ท่าน|คน)\s*/\s*)?(?:คน|รูป|ท่าน)      # 'คน' 'รูป/คน'
         (?!ละ|\s*(?:/|ต่อ(?!เนื่อง))\s*[ก-ฮเ-ไ])                # not '50 คน/รุ่น' '50 คนต่อแห่ง'
    """,
    re.VERBOSE,
)
PERSONS_NAMED = re.compile(
    r"(?:ประชา(?:ชน|กร)|ผู้[ก-๎]{2,30}|บุคลากร|พนักงาน|เจ้าหน้าที่|ราษฎร|ชาวบ้าน|เด็ก|เยาวชน|นักเรียน|เกษตรกร|สมาชิก|ข้าราชการ|ลูกจ้าง)"
)
"""A word for people."""

_PERSONS_BEFORE = re.compile(rf"{PERSONS_NAMED.pattern}[^0-9\n]{{0,30}}$")
_PERSONS = re.compile(rf"(?P<number>{LONE_TOKEN})\s*ราย(?![ก-๎]|\s*(?:/|ต่อ)\s*[ก-ฮเ-ไ])")
"""'ประชาชน 50 ราย': the word counts other things too, so that it counts people only behind a word for them."""

_YEARLY = re.compile(r"ปี(?:งบประมาณ)?ละ\s*(?:ไม่\S{2,8}กว่า|ไม่เกิน|อย่างน้อย|ประมาณ|จำนวน)?\s*$")
_YEARLY_BEHIND = re.compile(r"\s*(?:คน|รูป|ท่าน)\s*(?:/|ต่อ)\s*ปี(?![ก-๎])")
"""Around a count of each year: 'ปีละ 60 คน', '60 คนต่อปี'."""

_PEOPLE_A_TURN = re.compile(rf"(?P<number>{LONE_TOKEN})\s*(?:คน|รูป|ท่าน)\s*(?:/|ต่อ(?!เนื่อง))\s*(?!คน|รูป|ท่าน)[ก-ฮเ-ไ]")
_SHARE_OF = re.compile(r"(?=[รคก0-9.])(?:ร้อยละ\s*[0-9.]+|[0-9.]+\s*%|(?:ครึ่ง|กึ่ง)หนึ่ง)\s*(?:ของ|จาก)[^0-9\n]{0,40}$")
_SHARE_BEHIND = re.compile(
    r"\s*+[,(]?\s*+(?:กลุ่ม)?เป้าหมาย\s*+(?:คือ|จำนวน|:)?\s*+(?:ไม่(?:น้อย|ต่ำ)กว่า|อย่างน้อย)?\s*+(?:ร้อยละ\s*[0-9]|[0-9.]+\s*%)"
)
"""Behind the count of all, of whom a share is meant: '5,000 คน เป้าหมายร้อยละ 10'."""

_PEOPLE_RANGE_GOES_ON = re.compile(rf"(?:[^\S\n]*[-–—~]|\s*ถึง)\s*{LONE_TOKEN}\s*(?:คน|รูป|ท่าน)")  # '50 คน ถึง 60 คน'
_IN_ALL = re.compile(rf"รวม(?:เป็น|{OF_ALL}|จำนวน|ผู้เข้าร่วม|เป้าหมาย|ไม่(?:น้อย|ต่ำ)กว่า|ไม่เกิน|ประมาณ|[\s:])*$")
_MADE_OF = re.compile(r"[^0-9]*[0-9][0-9,]*\s*(?:คน|รูป|ท่าน)\s*(?:\(|แบ่ง|แยก|ประกอบด้วย|ได้แก่|ดังนี้|โดย)")
_FORMER = re.compile(r"เดิม\s*(?:จำนวน\s*)?$")
_CHANGED_TO = re.compile(
    r"\s*+(?:แก้ไข|เปลี่ยน(?:แปลง)?|ปรับ|เพิ่ม|ลด)?(?:ขึ้น|ลง)?\s*+(?:มา|คง)?(?:เป็น|เหลือ)\s*+(?:จำนวน)?\s*+(?=[0-9])"
)
"""Around a count that another took the place of: ``จากเดิม 60 คน เป็น 90 คน``."""

_AT_LEAST = r"ไม่(?:น้อย|ต่ำ)กว่า|อย่างน้อย|มากกว่า(?<!ไม่มากกว่า)|เกินกว่า(?<!ไม่เกินกว่า)|กว่า(?<![ก-๎]กว่า)|ตั้งแต่"
_AHEAD = r"\s*(?:จำนวน|รวม(?:ทั้งสิ้น)?|ทั้งสิ้น|:)*\s*$"
_COMPARATORS: tuple[tuple[Comparator, re.Pattern[str], re.Pattern[str] | None], ...] = (
    (
        "ge",
        re.compile(rf"(?:{_AT_LEAST}){_AHEAD}"),
        re.compile(r"\s*(?:ขึ้นไป|เป็นอย่างน้อย|เป็นอย่างต่ำ)"),
    ),
    (
        "le",
        re.compile(rf"(?:ไม่เกิน(?:กว่า)?|ไม่มากกว่า|น้อยกว่า(?<!ไม่น้อยกว่า)){_AHEAD}"),
        re.compile(r"\s*(?:ลงมา|เป็นอย่างมาก)"),
    ),
    ("approx", re.compile(rf"(?:ประมาณ(?<!งบประมาณ)|ราว\s*ๆ?|เฉลี่ย|เกือบ){_AHEAD}"), re.compile(r"\s*โดยประมาณ")),
)
_PERCENT = re.compile(
    rf"""(?: ร้อยละ\s*(?P<after>{TOKEN})                                  # 'ร้อยละ ๘๐'
           | (?P<before>{LONE_TOKEN})\s*(?:%|เปอร์เซ็น) )        # '80 %'
    """,
    re.VERBOSE,
)


class PeopleCount(NamedTuple):
    """A count of people; ``total``: of others that are printed; ``comparator``: how it is meant, where words say so."""

    value: int
    total: bool
    comparator: Comparator | None


def parse_int(text: str) -> int | None:
    """A whole number in Thai or Arabic digits or both, with or without thousands commas; None for anything else.

    More than nine digits are no count: two numbers that ran together.

    >>> parse_int("๒๕61"), parse_int(" 1,234 "), parse_int("12,34"), parse_int("1.5"), parse_int("-3"), parse_int("")
    (2561, 1234, None, None, None, None)
    """
    key = arabic_digits(text).strip()
    return int(key.replace(",", "")) if _WHOLE.fullmatch(key) else None


def parse_decimal(text: str) -> Decimal | None:
    """A number of zero or more with at most two decimals; None for anything else.

    Three decimals are refused: ``1.500`` may be 1,500 or 1.5. So is 10^12 and more: no local budget has it,
    figures that ran together do.

    >>> parse_decimal("๑,๕๐๐,๐๐๐"), parse_decimal("15000.50"), parse_decimal("1.500"), parse_decimal("1,50,000")
    (Decimal('1500000'), Decimal('15000.50'), None, None)
    """
    key = arabic_digits(text).strip()
    return Decimal(key.replace(",", "")) if _DECIMAL.fullmatch(key) else None


def torn(before: str, number: str) -> bool:
    """Whether ``number`` may be the end of a number that a space has torn (``15 000``, ``1, 000``).

    ``before`` is the text before it. Wrong (too careful) for two numbers side by side, the second of three digits:
    ``ห้อง 3 500 คน``.

    >>> torn("จำนวน 15 ", "000"), torn("1, ", "500,000"), torn("จำนวน ", "500"), torn("ปี 2566 ", "500")
    (True, True, False, False)
    >>> torn("จำนวน 1 ", "15,000"), torn("ครั้งที่ 1 ", "15,000"), torn("จำนวน 100 ", "15,000")
    (True, False, False)
    """
    if not _GROUP_OF_THREE.match(number):
        begun = _BEGUN_SUM_BEFORE.search(before) if _SHORT_GROUP.match(number) else None
        return begun is not None and len(begun[1]) + number.index(",") <= _DIGITS_OF_A_GROUP
    return bool(_LONE_GROUP_BEFORE.search(before) or ("," not in number and _GROUPS_BEFORE.search(before)))


def head_counts(text: str) -> tuple[int, ...]:
    """Every count of people (คน, รูป, ท่าน) in a text, in the order of the print.

    A bound (``ไม่น้อยกว่า ๑,๐๐๐ คน``) counts as its number. Left out, because they do not say how many people there are:
    a share of something else (``รุ่นละ ๕๐ คน``, ``๕๐ คน/รุ่น``), a range (``50 - 60 คน``), a broken number (``1 000 คน``).
    A total is not told from its parts: ``๕๐ คน ... รวม ๑๐๐ คน`` gives both.

    >>> head_counts("จำนวน ๖๐ คน"), head_counts("1) บุคลากร 692 คน 2) ประชาชน ๑,๐๐๐ คน")
    ((60,), (692, 1000))
    >>> head_counts("พระสงฆ์ จำนวน 5 รูป/คน")
    (5,)
    >>> head_counts("จำนวน เทศบาล คน"), head_counts("10 แห่ง"), head_counts("ปี 2566"), head_counts("รุ่นละ 50 คน")
    ((), (), (), ())
    """
    return tuple(count.value for count in _counts_of_people(text))


def counts_of_a_share(text: str) -> tuple[str, ...]:
    """The counts of people that do not say how many there are: of a group or a year each, between two numbers, torn, or
    of all of whom a share is meant.

    >>> counts_of_a_share("รุ่นละ ๕๐ คน 2 รุ่น"), counts_of_a_share("50 - 60 คน"), counts_of_a_share("60 คน")
    (('50',), ('60',), ())
    >>> counts_of_a_share("50 คน/ปี"), counts_of_a_share("ร้อยละ 80 ของบุคลากร 50 คน")
    (('50',), ('50',))
    >>> counts_of_a_share("ประชากร 5,000 คน เป้าหมายร้อยละ 10"), counts_of_a_share("บุคลากร 50 คน ร้อยละ 80 ผ่านการอบรม")
    (('5,000',), ())
    """
    key = arabic_digits(text)
    found = [match for match in _PEOPLE.finditer(key) if not _is_of_all(key, match)]
    found += _PEOPLE_A_TURN.finditer(key)
    return tuple(match["number"] for match in sorted(found, key=lambda match: match.start()))


def _of_each_year(text: str) -> PeopleCount | None:
    """The count of people that a text says of each year, where it is the only one."""
    key = arabic_digits(text)
    found = [*_PEOPLE.finditer(key), *_PEOPLE_A_TURN.finditer(key)]
    if len(found) != 1:
        return None
    start, number = found[0].start("number"), found[0]["number"]
    before, count = text_before(key, start), parse_int(number)
    yearly = _YEARLY.search(before) or _YEARLY_BEHIND.match(key, found[0].end("number"))
    if not yearly or count is None or _RANGE.search(before) or _SHARE_OF.search(before) or torn(before, number):
        return None
    return PeopleCount(count, total=False, comparator=_comparator(before, key, found[0].end()))


def _is_of_all(key: str, match: re.Match[str]) -> bool:
    before = text_before(key, match.start("number"))
    if _RANGE.search(before) or _PEOPLE_RANGE_GOES_ON.match(key, match.end()) or _SHARE_BEHIND.match(key, match.end()):
        return False
    return not (_EACH.search(before) or _SHARE_OF.search(before) or torn(before, match["number"]))


def people_stated(text: str) -> PeopleCount | None:
    """How many people a text speaks of, with how it is meant: its one count, or the total that it states of all others;
    the people of each year where it counts no others, as other plans do without saying so.

    None where it names none, or several that it does not add up itself: groups may overlap.

    >>> people_stated("จำนวน ๖๐ คน").value, people_stated("บุคลากร 20 คน ประชาชน 30 คน รวมทั้งสิ้น 50 คน").value
    (60, 50)
    >>> people_stated("100 คน แบ่งเป็น ชาย 40 คน หญิง 60 คน").value
    100
    >>> people_stated("บุคลากร 20 คน ประชาชน 30 คน"), people_stated("บุคลากร 20 คน ประชาชน 30 คน รวม 60 คน")
    (None, None)
    >>> people_stated("ประชาชน ไม่น้อยกว่า 1,000 คน").comparator, people_stated("ประมาณ 650 คน").comparator
    ('ge', 'approx')
    >>> people_stated("ประชาชน 60 คน").comparator, people_stated("ประชาชน 60 คน ขึ้นไป").comparator
    (None, 'ge')
    >>> people_stated("ประชาชน จำนวน 50 ราย").value, people_stated("ร้านค้า 50 ราย"), people_stated("ประชาชน 3 รายการ")
    (50, None, None)
    >>> people_stated("จากเดิม 60 คน เป็น 90 คน").value, people_stated("เดิม 60 คน ชาวบ้าน 90 คน")
    (90, None)
    >>> people_stated("เด็กและเยาวชน ปีละ 60 คน").value, people_stated("ปีละ 60 คน รวม 300 คน").value
    (60, 300)
    """
    counts = _counts_of_people(text)
    if len(counts) < 2:
        return counts[0] if counts else _of_each_year(text)
    first, *rest = counts
    if len(rest) > 1 and first.value == sum(count.value for count in rest) and _MADE_OF.match(arabic_digits(text)):
        return first
    totals = [count for count in counts if count.total]
    parts = sum(count.value for count in counts if not count.total)
    return totals[0] if len(totals) == 1 and totals[0].value == parts else None


def _counts_of_people(text: str) -> list[PeopleCount]:
    key = arabic_digits(text)
    counts = []
    persons = "ราย" in key and not _PEOPLE.search(key)
    for match in (_PERSONS if persons else _PEOPLE).finditer(key):
        if persons and not _PERSONS_BEFORE.search(text_before(key, match.start())):
            continue
        count = parse_int(match["number"]) if _is_of_all(key, match) else None
        before = text_before(key, match.start("number"))
        if count is not None and not (_FORMER.search(before) and _CHANGED_TO.match(key, match.end())):
            counts.append(PeopleCount(count, bool(_IN_ALL.search(before)), _comparator(before, key, match.end())))
    return counts


def _comparator(before: str, key: str, end: int) -> Comparator | None:
    for comparator, ahead, behind in _COMPARATORS:
        if ahead.search(before) or (behind and behind.match(key, end)):
            return comparator
    return None


def percentages(text: str) -> tuple[float, ...]:
    """Every percentage in a text (``ร้อยละ ๘๐``, ``80 %``, ``80 เปอร์เซ็นต์``) in order; no range, no broken number.

    >>> percentages("ร้อยละของผู้ผ่าน : ร้อยละ ๘๐"), percentages("70% และ ร้อยละ 82.5")
    ((80.0,), (70.0, 82.5))
    >>> percentages("ร้อยละ 70 - 80"), percentages("80 คน")
    ((), ())
    """
    return tuple(value for _, _, value in find_percentages(arabic_digits(text)))


def says_percentage(key: str) -> bool:
    """Whether a text has one of the words for a percentage: most have none, and need no closer look.

    >>> says_percentage("ร้อยละ 80"), says_percentage("80 %"), says_percentage("80 คน")
    (True, True, False)
    """
    return "ร้อยละ" in key or "%" in key or "เปอร์เซ็น" in key


def find_percentages(key: str) -> tuple[tuple[int, int, float], ...]:
    """Start, end and value of every percentage in a text with Arabic digits.

    >>> find_percentages("ไม่น้อยกว่าร้อยละ 80")
    ((11, 20, 80.0),)
    """
    found = []
    for match in _PERCENT.finditer(key) if says_percentage(key) else ():
        number = match["after"] or match["before"]
        value = parse_decimal(number)
        before = text_before(key, match.start())
        if value is None or _RANGE.search(before) or _RANGE_GOES_ON.match(key, match.end()) or torn(before, number):
            continue
        found.append((match.start(), match.end(), float(value)))
    return tuple(found)
