"""What the words of a flattened table's rows are, whatever parts its cells: the number that is due, values, and what
only looks like one. All readers of flattened tables ask here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from extract.ground.characters import arabic_digits
from extract.ground.scales import BAHT
from parsers.tables.columns.names import COUNTS, FEW, TOTAL
from parsers.tables.flat.ground.flat_head import FlatHead
from parsers.tables.flat.ground.pieces import MOST_WORDS, FlatPiece, reads_as_value
from parsers.tables.rows.cell_kinds import begins_with_item, has_letters, is_money
from parsers.tables.rows.fit import TAKES_NUMBER
from parsers.tables.rows.torn_figures import is_begin_alone
from parsers.values.counters import THINGS
from parsers.values.dates import parse_year
from parsers.values.kinds import kind_of
from parsers.values.money.cells import is_damaged_figure, parse_cell

_BAHT = re.compile(BAHT)
_NUMBER = re.compile(r"\(?(\d{1,3})[).]*")
_MARKED_NUMBER = re.compile(r"\(?(\d{1,3})[.)]+(?!\d)")
_DECIMAL = re.compile(r"\d{1,3}\.\d")
_LEAST_THOUSANDS = 3
_LEAST_BEFORE_WORDS = 2
"""Dashes before words that say that there is no budget: one may be a bullet."""

_NUMBERED = re.compile(r"(?:^|มิติ|ภารกิจ|ยุทธศาสตร์|ด้าน|ส่วน|กลยุทธ์|รุ่น|ครั้ง|ระยะ|ชุด|หมู่|งวด|ฉบับ|เล่ม|รอบ|ตอน|กลุ่ม|สาย|ปี|ข้อ)ที่$")
"""What a small number behind it counts: ``รวม มิติที่ 1 260,000``, ``โครงการอบรม รุ่นที่ 5 24,000``."""

_COUNTER = re.compile(THINGS)
_OF_YEAR = re.compile(r"(?:ปี(?:งบประมาณ|การศึกษา)?|พ\.ศ\.)$")
"""What a year behind it belongs to: ``โครงการวันต่อต้านคอร์รัปชัน ประจำปี 2566 15,000``."""


def number_in(text: str) -> int | None:
    """The number that a text is, as rows are counted: ``1``, ``(2)``, ``๓.``.

    >>> number_in("๓."), number_in("1,000"), number_in("3 โครงการ")
    (3, None, None)
    """
    match = _NUMBER.fullmatch(arabic_digits(text))
    return int(match[1]) if match else None


def number_of_marked_item(piece: FlatPiece) -> int | None:
    """The number, with a mark behind it, of the item that a line begins."""
    match = _MARKED_NUMBER.match(arabic_digits(piece.text)) if piece.text[:2].strip("(")[:1].isdecimal() else None
    return int(match[1]) if match and begins_with_item(piece.text) else None


def with_units(words: Sequence[str]) -> list[str]:
    """The words of a line with ``บาท`` on the amount before it, where that groups its digits.

    >>> with_units("อบรม 12,000 บาท - 50 บาท".split())
    ['อบรม', '12,000 บาท', '-', '50', 'บาท']
    """
    found: list[str] = []
    for word in words:
        if _BAHT.fullmatch(word) and found and "," in found[-1] and is_money(found[-1]):
            found[-1] = f"{found[-1]} {word}"
        else:
            found.append(word)
    return found


@dataclass(slots=True)
class RowNumbers:
    """The numbers of rows as they count on, where a table has a column for them (``counted``); 1 may come again.

    >>> numbers = RowNumbers(counted=True)
    >>> numbers.due("2"), numbers.due("1")
    (None, 1)
    >>> numbers.take(1); numbers.due("2"), numbers.due("1"), numbers.due("4")
    (2, 1, None)
    """

    counted: bool
    from_any: bool = False
    """Whether the first may be any, not 1 alone."""

    last: int | None = None

    def due(self, text: str) -> int | None:
        """The number that a text is, if a row may begin with it."""
        number = number_in(text) if self.counted else None
        if number is None:
            return None
        if self.last is None:
            return number if self.from_any or number == 1 else None
        return number if number in (1, self.last + 1) else None

    def opening(self, first: FlatPiece, behind: FlatPiece | None) -> int | None:
        """The number of the row that two pieces begin: one that is due, before words."""
        if behind is None or behind.is_value or not has_letters(behind.text):
            return None
        return self.due(first.text)

    def take(self, number: int) -> None:
        """A row has begun with a number."""
        self.last = number

    def take_lost(self) -> None:
        """A row has begun whose number is lost."""
        self.last = (self.last or 0) + 1


def run_end(words: Sequence[str], start: int) -> int:
    """Where the words that read as values end that begin at ``start``; ``start`` itself where none does.

    >>> run_end("รวม 5,000 - กองคลัง".split(), 1), run_end("รวม มิติที่ 1 5,000".split(), 2)
    (3, 2)
    >>> run_end("ประจำปี 2566 5,000".split(), 1), run_end("รุ่นที่ 5 5,000 -".split(), 1)
    (1, 1)
    """
    if start and is_of_word_before(words[start - 1], words[start]):
        return start
    end = start
    while end < len(words) and reads_as_value(words[end]):
        end += 1
    return end


def is_of_word_before(before: str, word: str) -> bool:
    """Whether a number is part of the words that it stands behind: it counts a dimension, a course, or is their year.

    >>> [is_of_word_before(*words) for words in (("มิติที่", "1"), ("รุ่นที่", "๕"), ("ประจำปี", "2566"), ("พ.ศ.", "2540"))]
    [True, True, True, True]
    >>> [is_of_word_before(*words) for words in (("สถานที่", "500"), ("ทุกปี", "500"), ("ประจำปี", "2,566"), ("รุ่น", "5"))]
    [False, False, False, False]
    """
    counted = number_in(word) is not None and bool(_NUMBERED.search(before))
    return counted or (is_year(arabic_digits(word)) and bool(_OF_YEAR.search(before)))


def runs_of_values(words: Sequence[str]) -> list[tuple[int, int]]:
    """Where words that read as values stand beside each other, from left to right."""
    runs = []
    start = 0
    while start < len(words):
        end = run_end(words, start)
        if end > start:
            runs.append((start, end))
        start = end + 1
    return runs


def are_values(run: Sequence[str], *, whole: bool = False, small: bool = False) -> bool:
    """Whether words that could each be a value are values: they are all there is (``whole``), an amount is among them,
    they are several dashes and zeros, with ``ไม่ใช้งบประมาณ`` behind them or not, or that alone. Where nothing but the
    values of a row stands beside each other several ``small`` numbers are. A year in a sentence is none.

    >>> are_values(["14"]), are_values(["2566", "-", "2570"]), are_values(["-", "0"]), are_values(["5,000"])
    (False, False, True, True)
    >>> are_values(["-", "-", "ไม่ใช้งบประมาณ"]), are_values(["-", "ไม่ใช้งบประมาณ"])  # a bullet, perhaps
    (True, False)
    """
    if whole or any(map(_is_figure, run)):
        return True
    statuses = {parse_cell(word).status for word in run}
    if statuses == {"none"} or _are_thousands(run):
        return True
    if len(run) > _LEAST_BEFORE_WORDS and parse_cell(run[-1]).status == "none":
        statuses = {parse_cell(word).status for word in run[:-1]}
    return len(run) > 1 and (statuses <= {"dash", "zero"} or (small and not any(map(is_year, run))))


def values_behind(words: Sequence[str], start: int) -> int:
    """Where words that are values begin at ``start`` or behind it, among the others; how many words there are if none.

    >>> values_behind("อบรม 14 หมู่บ้าน 2566 - 2570 5,000 -".split(), 0), values_behind("ปี 2566 - 2570 - -".split(), 0)
    (3, 4)
    >>> values_behind("รุ่น 14 คน".split(), 0)
    3
    """
    while start < len(words):
        end = run_end(words, start)
        run = words[start:end]
        begin = next((begin for begin in _where_values_begin(run) if are_values(run[begin:])), None)
        if begin is not None:
            return start + begin
        start = max(end, start + 1)
    return start


def _where_values_begin(run: Sequence[str]) -> list[int]:
    """Where the values at the end of a run may begin: at its first word, as a figure makes values of all, or behind the
    last word that is of another kind than theirs. These few, as a run may have thousands of words.

    >>> _where_values_begin("14 2566 - 2570 1.5 - -".split()), _where_values_begin("2566 - 2570 -".split())
    ([0, 4, 5], [0, 3])
    >>> _where_values_begin([])
    []
    """
    statuses = [parse_cell(word).status for word in run]
    behind = statuses[:-1] if statuses[-1:] == ["none"] else statuses
    kinds = (
        [status == "none" for status in statuses],
        [status in ("dash", "zero") for status in behind],
        [status == "dash" or _is_decimal(word) for word, status in zip(run, statuses, strict=True)],
    )
    begins = {len(kind) - sum(1 for _ in takewhile(bool, reversed(kind))) for kind in kinds}
    return sorted(begin for begin in {0, *begins} if begin < len(run))


def _are_thousands(run: Sequence[str]) -> bool:
    """Whether words are the values of a table in thousands or millions: each has a decimal, or is a dash.

    >>> _are_thousands(["25.5", "-", "27.0"]), _are_thousands(["1.1", "1.2"]), _are_thousands(["2.5", "80", "100"])
    (True, False, False)
    """
    decimals = sum(map(_is_decimal, run))
    rest = [word for word in run if not _is_decimal(word)]
    return len(run) >= _LEAST_THOUSANDS and decimals > 1 and all(parse_cell(word).status == "dash" for word in rest)


def _is_decimal(word: str) -> bool:
    return _DECIMAL.fullmatch(arabic_digits(word)) is not None


def _is_figure(word: str) -> bool:
    """Whether a word is an amount, a damaged one, or the beginning of one, and no year."""
    return (is_money(word) or is_damaged_figure(word) or is_begin_alone(word)) and not is_year(word)


def is_year(word: str) -> bool:
    """Whether a bare number may be a year."""
    return word.isdecimal() and parse_year(word) is not None


def of_all_years(values: Sequence[FlatPiece], years: int) -> list[FlatPiece]:
    """The values of a row; a lone statement that there is no budget is one for each year."""
    alone = len(values) == 1 and parse_cell(values[0].text).status == "none"
    return list(values) * years if alone else list(values)


def begins_with_count(texts: Sequence[FlatPiece], values: Sequence[FlatPiece]) -> bool:
    """Whether the first of the values behind a total's words may be the count that they announce: ``รวม จำนวน``, 7."""
    announced = bool(texts) and bool(TOTAL.match(texts[0].text)) and bool(COUNTS.search(texts[-1].text))
    return announced and bool(values) and bool(FEW.fullmatch(values[0].text))


def is_counter(word: str) -> bool:
    """Whether a word is what a number before it counts, and names no item.

    >>> [is_counter(word) for word in ("หมู่บ้าน", "คน", "คนดี", "กิจกรรม", "โครงการ")]
    [True, True, False, False, False]
    """
    return bool(_COUNTER.fullmatch(word)) and kind_of(word) == "unspecified"


def is_rest_of_years(words: str, values: Sequence[str]) -> bool:
    """Whether the first two of the values behind words are the end of a stretch of years that these begin.

    >>> is_rest_of_years("ปี 2568", ["-", "2570", "3,000"]), is_rest_of_years("ปี 2568", ["-", "2,570"])
    (True, False)
    """
    year = arabic_digits(words.rsplit(" ", maxsplit=1)[-1])
    ends = len(values) > 1 and parse_cell(values[0]).status == "dash" and is_year(arabic_digits(values[1]))
    return ends and is_year(year)


def takes_number(words: str, value: str) -> bool:
    """Whether the value behind words is rather their own number: ``ร้อยละ``, ``100``.

    >>> takes_number("ให้ได้ร้อยละ", "100"), takes_number("ร้อยละ", "5,000"), takes_number("ประจำปี", "0")
    (True, False, False)
    """
    return number_in(value) not in (None, 0) and bool(TAKES_NUMBER.search(words))


def values_at_end(piece: FlatPiece, head: FlatHead, *, grouped: bool) -> list[FlatPiece]:
    """A line whose cells single blanks part, as its text, the values behind it and its remark; itself where no money
    stands at its end.

    The last words are the values, whatever number ends the text before them: that one may be a year or a count. Where
    the table groups its digits (``grouped``) no value is an ungrouped number of four digits. A run of more or fewer
    values than there are years is kept as it is, for the table to refuse.
    """
    tokens = piece.text.split(" ")
    end = len(tokens)
    while head.remark and end and len(tokens) - end < MOST_WORDS and not _is_year_value(tokens[end - 1], grouped):
        end -= 1
    if head.remark and parse_cell(tokens[end - 1]).status == "none" and end == len(tokens):
        run = 0
        while run < end - 1 and _is_year_value(tokens[end - 2 - run], grouped):
            run += 1
        end -= run == head.years  # 'ไม่ใช้งบประมาณ' behind a value for each year is the remark
    start = end
    while start and _is_year_value(tokens[start - 1], grouped):
        start -= 1
    total = bool(TOTAL.match(piece.text))
    if end - start == head.years and not total and takes_number(" ".join(tokens[:start]), tokens[start]):
        start += 1  # 'ร้อยละ 100 10,000 20,000': a value is missing
    elif 0 < start < end and is_of_word_before(tokens[start - 1], tokens[start]):
        start += 1
    values, rest = tokens[start:end], tokens[end:]
    counted = total and bool(COUNTS.search(" ".join(tokens[:start])))
    of_years = len(values) == head.years or (counted and len(values) == head.years + 1)
    if not start or not values or not (of_years or any(map(is_money, values))):
        return [piece]
    texts = [" ".join(tokens[:start]), *values, *([" ".join(rest)] if rest else [])]
    return [FlatPiece(text, piece.line) for text in texts]


def _is_year_value(token: str, grouped: bool) -> bool:
    key = arabic_digits(token)
    if grouped and len(key) > 3 and key.isdecimal():
        return False
    return reads_as_value(token)
