"""The amounts of baht that a text prints, each with its place and whether it is for a year or for one unit.

Nothing is said here of what an amount is: the budget, a part of it or something else (``roles``), and for which
years (``years``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from math import prod

from extract.ground.characters import REPLACEMENT, line_around, text_before
from extract.ground.scales import BAHT, SCALES, factor_of_figure
from parsers.records.blocks import Per
from parsers.values.counters import THINGS, THINGS_OR_TIME_BUT_YEARS
from parsers.values.money.cell_forms import DASH
from parsers.values.money.words import SATANG, find_amount_words
from parsers.values.numerals import MOST_BAHT, TOKEN, parse_decimal, torn
from parsers.values.sums import OF_ALL, SUM

_RUN = re.compile(
    # from its first sign: a run without a digit is looked at once
    r"""(?<![^\s\u0e00-\u0e7f():/"'=@*฿])[^\s\u0e00-\u0e7f():/"'=@*฿]*[0-9](?:[^\s\u0e00-\u0e7f():/"'=@*;]|;(?=\S))*+"""
)
_RUN_TAIL = re.compile(rf"[.,]{DASH}$|[.,]+$")
_LETTER = "[ก-ฮเ-ไ]"
"""What a Thai word begins with: a consonant, or a vowel that is written before it."""

_NO_UNIT = r"เนื่อง|ไป|มา|จาก|ยอด|ท้าย|เติม|อายุ|เมื่อ|หน้า|ให้|แต่|งบ|เงิน|ค่า|ปี"
"""What makes another word of ต่อ, or begins another statement behind a slash."""

_YEAR_OF = r"[^\S\n]*(?:พ[^\S\n]?\.?[^\S\n]?ศ[^\S\n]?\.?)?[^\S\n]*"
_YEAR_ALONE_BEHIND = (
    rf"{_YEAR_OF}[0-9]"
    rf"(?![0-9]{{1,3}}[^\S\n]*(?:{DASH}|ถึง)[^\S\n]*(?:ปี(?:งบประมาณ)?)?{_YEAR_OF}[0-9]{{2,4}}(?![0-9,.]))"
)
_A_YEAR = rf"(?:ปี(?:งบประมาณ)?+(?!{_YEAR_OF}[0-9])|(?:(?<=ต่อ)|(?<=[^\s]/))ปี(?:งบประมาณ)?+(?!{_YEAR_ALONE_BEHIND}))"
"""Any year, or each of a stretch of years right behind it: a slash before ``ปี 2567`` parts two statements, and one
between blanks does so before a stretch."""

_A_UNIT = (
    rf"\s*(?:(?:/|ต่อ)\s*(?P<year>{_A_YEAR})(?!\s*(?:/|ต่อ)\s*{_LETTER})"  # a year for each thing is no year's
    rf"|(?:/|ต่อ)\s*(?:{THINGS_OR_TIME_BUT_YEARS})(?![ก-๎])"
    rf"|(?:(?<!\s)/|ต่อ)(?!{_NO_UNIT}){_LETTER}[ก-๎.]*+(?!\s*[0-9])"
    rf"|(?:/|ต่อ)\s*ปี\s*(?:/|ต่อ))"
)
"""``/คน``, ``ต่อเดือน``, ``/ปี``, ``/ปี/แห่ง``. Between blanks a slash parts statements, but before a counter."""

_AFTER_RUN = re.compile(
    rf"(?P<tail>\s?[.,]\s?{DASH})?\s*+(?P<scale>{SCALES}?)\s*+(?P<baht>{BAHT}(?P<satang>{SATANG})?)(?:\s*ถ้วน)?"
    rf"(?P<per>{_A_UNIT})?"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?")
_MONEY_BEFORE = re.compile(r"(?:งบประมาณ|เป็นเงิน|จำนวนเงิน|วงเงิน|ปีละ|ปีงบประมาณละ)\s*(?:จำนวน)?\s*$")
_CALLED_SUM = re.compile(rf"รวม\s*(?:เป็น)?(?:เงิน|จำนวน|{OF_ALL}|[:=\s])*$")
_EQUALS = re.compile(r"(?:=|2[45][0-9]{2}\s*:)\s*$")
_BAHT_BEFORE = re.compile(r"฿\s*$")
_TORN_BEHIND = re.compile(r"[^\S\n][0-9]{3}(?![0-9])")
_FILLER = r"[\s()฿]*(?:จะ|ใช้(?:จ่าย)?|ตั้ง(?:ไว้|งบ)?|ไม่เกิน|ประมาณ|จำนวน|เป็นเงิน|งบประมาณ|เงิน|\s)*$"
_TO = rf"(?:[^\S\n]*{DASH}[^\S\n]*[0-9]{{2}})?"
_YEARS_EACH = rf"(?:(?:ปี|พ\.\s?ศ\.)[^\S\n]*[0-9]{{2}}|(?<![0-9.,])2[4-7][0-9]{{2}}){_TO}[^\S\n]*ๆ[^\S\n]*ละ"
"""``ปี 2566 - 2570 ๆ ละ``: a year each, as ``ปี ๆ ละ``."""

_PER_YEAR = re.compile(rf"(?:(?:ปี\s*งบ\s*ประมาณ|ปี)\s*(?:ๆ\s*)?ละ|{_YEARS_EACH}|ต่อปี|ทุกปี|แต่ละปี){_FILLER}")
_PER_YEAR_AFTER = re.compile(
    rf"\s*+(?:\([^()\n0-9]{{1,80}}\))?\s*+\(?\s*+(?:(?:/|ต่อ)\s*+{_A_YEAR}|(?:เท่ากัน)?ทุก\s*+(?:ๆ\s*+)?ปี(?!\s*+[0-9])|(?:ใน)?แต่ละปี)"
)
_EVERY_YEAR = re.compile(rf"\s*(?:/|ต่อ)\s*{_A_YEAR}")
_PER_UNIT = re.compile(rf"(?:(?<!แ)(?<!ร้อย)ละ|@|(?:ต่อ|/)\s*หน่วย|ราคา\s*(?:ต่อ|/)\s*[ก-๎]{{2,12}}){_FILLER}")
_IN_A_RANGE = rf"(?:[0-9]{{1,3}}(?:,[^\S\n]{{0,3}}[0-9]{{3}}){{1,5}}(?![0-9,.])|[0-9][0-9,.{REPLACEMENT}]{{2,}})"
"""A figure of a range, whole or torn behind its commas (``10, 000``)."""

_NO_DIGIT_BEFORE = rf"(?<![0-9.,{REPLACEMENT}])"
_FEW = r"[0-9]{1,3}(?:\.[0-9]{1,2})?"
_OR = rf"[^\S\n]*(?:{DASH}|~|(?:จน)?ถึง|หรือ)[^\S\n]*"
_AMOUNT_RANGE = re.compile(
    rf"{_NO_DIGIT_BEFORE}{_IN_A_RANGE}(?:\s*บาท|-)?{_OR}{_IN_A_RANGE}-?\s*บาท"
    rf"|ระหว่าง[^\S\n]*{_IN_A_RANGE}(?:\s*บาท)?[^\S\n]*(?:และ|กับ)[^\S\n]*{_IN_A_RANGE}\s*บาท"
    rf"|{_NO_DIGIT_BEFORE}{_FEW}(?:[^\S\n]*{SCALES}(?:\s*บาท)?)?{_OR}{_FEW}[^\S\n]*{SCALES}\s*บาท"
)
"""``10,000 - 20,000 บาท``, ``ระหว่าง 10,000 และ 20,000 บาท``, ``1 ถึง 2 ล้านบาท``: which of them it is, is not said."""

_TIMES_SIGN = re.compile(r"(?<=[0-9\u0e00-\u0e7f\s])[xX×✕✖](?=\s*[0-9])")
_TIMES_BEFORE = re.compile(r"(?P<count>[0-9])[^0-9\n]{0,40}(?:\*|คูณ)\s*$")
_YEARS_TIMES_BEFORE = re.compile(r"[0-9]\s*ปี(?:งบประมาณ)?\s*(?:\*|คูณ)\s*$")
_TIMES_AFTER = re.compile(r"\s*+(?:บาท)?\s*+(?:\*|คูณ)\s*+[0-9]")
_TIMES_YEARS = re.compile(r"\s*+(?:บาท)?\s*+(?:\*|คูณ)\s*+[0-9]{1,2}\s*+ปี")
_COUNTED = re.compile(rf"\s*(?:{THINGS})")
_WHOLE_LINE = re.compile(rf"{TOKEN}(?:\s?[.,]\s?{DASH})?")
_CURRENCY_TAIL = re.compile(rf"[0-9]{{3}}(?:\.[0-9]{{2}})?[.,]{DASH}$")
_HEAD_OF_TORN = re.compile(rf"[0-9][0-9.,]*\s*{SCALES}?\s*$")
_BEGUN = re.compile(r"(?<![0-9,.])[1-9][0-9]{0,2}(?:,[0-9]{3})*,\s{1,3}$")
_NO_NUMBER_ALONE = re.compile(r"0[0-9]{2}(?:,[0-9]{3})*(?:\.[0-9]{1,2})?")
"""The rest of a figure that a blank behind its comma tears (``15, 000``): no number begins so."""

_SCALE_BEFORE = re.compile(rf"{SCALES}\s*$")
_FIGURE_WITH_SCALE = re.compile(rf"[0-9]\s*{SCALES}\s*$")
_IN_BRACKETS, _CLOSES = re.compile(r"\s*\(\s*(?:จำนวน|=|หรือ)?\s*"), re.compile(r"\s*\)")
_BEFORE_WORDS = re.compile(rf"\s*(?:(?:/|ต่อ)\s*{_A_YEAR}|ทุก\s*(?:ๆ\s*)?ปี|แต่ละปี)?[\s(]*")
_COUNTS_BEHIND = re.compile(
    rf"[\s(]*+(?:(?:จำนวน|[*])?\s*+(?P<count>[0-9]{{1,4}})\s*+(?!ปี){_LETTER}[ก-๎]{{1,15}}[\s),]*+){{1,3}}(?:(?:รวม)?(?:เป็น)?(?:จำนวน)?(?:เงิน)?|=)\s*+"
)
_A_COUNT = re.compile(rf"([0-9]{{1,4}})\s*{_LETTER}")
_IN_TURN = re.compile(r"ตามลำดับ")
_IN_TURN_LIST = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\s*(?:บาท)?\s*(?:,|และ|/|\s)\s*[0-9]{1,3}(?:,[0-9]{3})+)+")


@dataclass(frozen=True, slots=True)
class Found:
    """An amount, or (``amount`` None) what stands where one is due, with its place in the text; ``factor`` is what the
    printed number was multiplied by.
    """

    start: int
    end: int
    amount: Decimal | None
    per: Per = "unstated"
    factor: int = 1


def is_a_sum(key: str, found: Sequence[Found], index: int) -> bool:
    """Whether the words right before an amount say that it is a sum."""
    above = found[index - 1].end if index else 0
    return bool(SUM.search(key, max(above, found[index].start - 40), found[index].start))


def signs_of_multiplication(key: str) -> str:
    """The text with every sign of multiplication before a number as ``*``, letter for letter.

    >>> signs_of_multiplication("50 คน x 100 บาท × 2 มื้อ"), signs_of_multiplication("กลุ่ม X จำนวน 3x")
    ('50 คน * 100 บาท * 2 มื้อ', 'กลุ่ม X จำนวน 3x')
    """
    return _TIMES_SIGN.sub("*", key)


def find_amounts(key: str, years: Iterable[tuple[int, int]]) -> list[Found]:
    """Every amount of a text with Arabic digits, readable or not, in order; ``years`` are stretches that are no money.

    >>> [(str(found.amount), found.per) for found in find_amounts("48 ชุด * 25,000 บาท = 1,200,000 บาท", [])]
    [('25000', 'unit'), ('1200000', 'unstated')]
    >>> torn = ("15, 000 บาท", "1,250, 000 บาท", "15, 500 บาท")
    >>> [str(one.amount) for text in torn for one in find_amounts(text, [])]
    ['15000', '1250000', 'None']
    >>> ranges = ("10, 000 - 20, 000 บาท", "15, 000 หรือ 20,000 บาท", "ระหว่าง 10,000 กับ 20,000 บาท", "1 ล้าน ถึง 2 ล้านบาท")
    >>> [one.amount for text in ranges for one in find_amounts(text, [])]
    [None, None, None, None]
    >>> [str(one.amount) for text in ("9 บาท 50 สตางค์", "9 บาทห้าสิบสตางค์") for one in find_amounts(text, [])]
    ['9.5', 'None']
    """
    spans = list(years)
    in_turn = _listed_in_turn(key)
    ranges = [Found(match.start(), match.end(), None) for match in _AMOUNT_RANGE.finditer(key) if not _in(match, spans)]
    starts = [one.start for one in ranges]
    found: list[Found] = []
    for match in _RUN.finditer(key):
        above = bisect_right(starts, match.start()) - 1
        known = (ranges[above] if above >= 0 else None, found[-1] if found else None)
        if _in(match, spans) or any(one and one.start <= match.start() < one.end for one in known):
            continue
        before = text_before(key, match.start())
        year = max((end for _, end in spans if end <= match.start()), default=0)
        if year and _GROUPED.match(match[0]) and not key[year : match.start()].strip():
            before = ""  # 'ปี 67 200,000 บาท': the year is no beginning of the number
        one = _figure(key, match, before, listed=any(start <= match.start() < end for start, end in in_turn))
        if one is not None:
            if one.amount is not None and found and found[-1].end > one.start:
                found.pop()  # the figures before the blank that tore it
            found.append(one)
    found = sorted([*ranges, *found], key=lambda one: one.start)
    for start, end, value in find_amount_words(key):
        beside = next((one for one in found if _are_beside(key, one, start, end)), None)
        if beside is None:
            found.append(Found(start, end, value, _per(key, start, end, None)))
        elif beside.amount is None and parse_decimal(key[beside.start : beside.end]) == value:
            found[found.index(beside)] = replace(beside, amount=value)  # the words say that the figure is money
        elif beside.amount != value:
            found[found.index(beside)] = Found(beside.start, beside.end, None)
            found.append(Found(start, end, None))
    return _with_counted_prices(key, _with_sums(key, sorted(found, key=lambda one: one.start)))


def _with_sums(key: str, found: list[Found]) -> list[Found]:
    """The same with a figure that nothing says to be money, but that is called the sum of the amounts before it and is
    that: ``30,000 บาท 40,000 บาท รวม 70,000``.
    """
    total, count = Decimal(0), 0
    for index, one in enumerate(found):
        said = one.amount is None and count > 1 and _CALLED_SUM.search(text_before(key, one.start))
        value = parse_decimal(key[one.start : one.end]) if said else None
        if value is not None and value == total:
            found[index] = replace(one, amount=value)
            total, count = Decimal(0), 0
        elif one.amount is not None and one.per != "unit":
            total, count = total + one.amount, count + 1
    return found


def _with_counted_prices(key: str, found: list[Found]) -> list[Found]:
    """The amounts, those that so many times are the next one as prices: ``5,000 บาท จำนวน 4 ครั้ง เป็นเงิน 20,000 บาท``."""
    for index, (one, following) in enumerate(pairwise(found)):
        between = key[one.end : following.start]
        if one.per == "unstated" and one.amount and following.amount and _COUNTS_BEHIND.fullmatch(between):
            counts = prod(int(count) for count in _A_COUNT.findall(between))
            if counts > 1 and one.amount * counts == following.amount:
                found[index] = replace(one, per="unit")
    return found


def _are_beside(key: str, one: Found, start: int, end: int) -> bool:
    """Whether a figure and words are one amount: the words behind it (``50 บาท ต่อปี (ห้าสิบบาทถ้วน)``), or before it where
    it is in brackets.
    """
    if one.end <= start:
        return _BEFORE_WORDS.fullmatch(key, one.end, start) is not None
    return bool(_IN_BRACKETS.fullmatch(key, end, one.start)) and bool(_CLOSES.match(key, one.end))


def _listed_in_turn(key: str) -> list[tuple[int, int]]:
    """Lists of figures (``10,000, 11,000 และ 12,000 บาท``) of a text that says that they go with years in turn."""
    return [match.span() for match in _IN_TURN_LIST.finditer(key)] if _IN_TURN.search(key) else []


def _in(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in spans)


def _figure(key: str, match: re.Match[str], before: str, *, listed: bool) -> Found | None:
    """The amount whose figures a run of characters holds; None where the run is not money."""
    start, printed = match.start(), match[0]
    number = _RUN_TAIL.sub("", printed)
    amount = parse_decimal(number)
    after = _AFTER_RUN.match(key, match.end()) or _AFTER_RUN.match(key, start + len(number))
    if after:
        scale = factor_of_figure(after["scale"])
        torn_from = _torn_from(before, start, number, scaled=bool(after["scale"]))
        is_rest = scale == 1 and not after["satang"] and _NO_NUMBER_ALONE.fullmatch(number)
        if is_rest and (begun := _BEGUN.search(before)):
            whole, begins = parse_decimal(begun[0].rstrip() + number), start - len(begun[0])
            return Found(begins, after.end("baht"), whole, _per(key, begins, after.end("baht"), after))
        if satang := after["satang"]:
            amount, scale = _with_satang(amount, scale, satang), 1
        if amount is None or scale is None or amount * scale >= MOST_BAHT or torn_from is not None:
            return Found(start if torn_from is None else torn_from, after.end("baht"), None)
        return Found(start, after.end("baht"), amount * scale, _per(key, start, after.end("baht"), after), scale)
    line_start, line_end = line_around(key, start, match.end())
    line = key[line_start:line_end].strip()
    per = _per(key, start, match.end(), None)
    whole_line = line.startswith(printed) and _WHOLE_LINE.fullmatch(line)
    if whole_line or _CURRENCY_TAIL.search(printed) or _BAHT_BEFORE.search(before):
        torn_from = _torn_from(before, start, number, scaled=False)
        if torn_behind := _TORN_BEHIND.match(key, match.end()):
            return Found(start, torn_behind.end(), None)
        return Found(start, match.end(), amount, per) if torn_from is None else Found(torn_from, match.end(), None)
    if _GROUPED.match(number) and not _COUNTED.match(key, match.end()):
        # not said to be money and not said to count anything: read only where what stands around it leaves no doubt
        said = _EQUALS.search(before) or (line.endswith(printed) and _MONEY_BEFORE.search(before))
        told = bool(said) or listed or _factor(key, start, match.end()) or bool(_EVERY_YEAR.match(key, match.end()))
        return Found(start, match.end() - len(printed) + len(number), amount if told else None, per)
    if _NO_NUMBER_ALONE.fullmatch(number) and not _COUNTED.match(key, match.end()) and (begun := _BEGUN.search(before)):
        return Found(start - len(begun[0]), match.end() - len(printed) + len(number), None, per)
    return None


def _with_satang(baht: Decimal | None, scale: int | None, satang: str) -> Decimal | None:
    """Whole baht with the satang behind them; None where these are no two digits, or the baht are none alone."""
    digits = "".join(filter(str.isdecimal, satang))
    whole = baht is not None and scale == 1 and baht == int(baht)
    return baht + Decimal(digits) / 100 if baht is not None and whole and digits else None


def _torn_from(before: str, start: int, number: str, *, scaled: bool) -> int | None:
    """Where a number begins of which ``number`` is only the end: ``15 000``, ``15 ,000``, ``2 แสน 5,000``; None for a
    whole one.
    """
    scales = _SCALE_BEFORE if scaled else _FIGURE_WITH_SCALE
    if torn(before, number) or scales.search(before) or number.startswith(","):
        head = _HEAD_OF_TORN.search(before)
        return start - len(before) + head.start() if head else start
    return None


def _factor(key: str, start: int, end: int) -> bool:
    """Whether a figure is multiplied: ``48 ชุด * 25,000``, ``100 บาท * 2 มื้อ``. A star that begins a line is a bullet."""
    return bool(_TIMES_BEFORE.search(key, max(0, start - 60), start) or _TIMES_AFTER.match(key, end))


def _per(key: str, start: int, end: int, after: re.Match[str] | None) -> Per:
    before = key[max(0, start - 60) : start]
    if _PER_YEAR.search(before) or _YEARS_TIMES_BEFORE.search(before):
        return "year"
    if _PER_UNIT.search(before):
        return "unit"  # also 'คนละ 500 บาทต่อปี': what it is for all is not said
    if after and after["per"]:
        return "year" if after["year"] else "unit"
    if _TIMES_YEARS.match(key, end) and not _TIMES_BEFORE.search(before):
        return "year"
    if _factor(key, start, end):
        return "unit"
    return "year" if _PER_YEAR_AFTER.match(key, end) else "unstated"
