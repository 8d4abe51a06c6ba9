"""Lines that an OCR makes of the marks above Thai letters, which it takes for a line of their own: ``ew  iy``,
``ซ % ซ ๐ ๑« ๑4``. They are none of the field above them. In such a text a speck behind a label is none of its field
either: ``4. เป้าหมาย ว``.
"""

from __future__ import annotations

import re

from extract.ground.issues import Issue
from extract.ground.source import SourceText, Span
from parsers.structure.labels.field_labels import field_label

_LEAST_LINES = 4
"""Lines of noise, which no text has that nobody scanned."""

_MARKS = re.compile(r"[a-z]{1,2}|[a-z]{1,2} +\d|\d +[a-z]{1,2}")
"""One or two marks with a Latin letter, which are noise where others are."""

_LONGER = re.compile(r"\S{4}")
_SHORT_WORDS = re.compile(r"\n[^\S\n]*+(?:\S{1,3}+(?!\S)[^\S\n]*+)++(?=\n|\Z)")
"""A word of more letters than noise has, and a line end with the next line where that has none: nearly every line
has one.
"""

_SPECK = re.compile(r"(?<=[ก-๎]) +(?:[ก-ฮ]|[ะ-ฺเ-๎]{1,3}|[A-Za-z]{1,2}|[/'\"~^*°,])$")
"""A letter, marks of one, or a sign alone at the end of a line."""

_LONGEST = 200
_LEAST_WORDS, _LEAST_ODD = 3, 2
_ODD = re.compile("[a-z%@«»<>^“”©®&;?]")
_LETTER = re.compile("[ก-ฮ]")
_SAYS = re.compile(r"\d{2,}[,.]\d|\d{3}|[:|…]|(?:^|\s)(?:ปี|คน|งบ|ที่|บาท|ไม่|มี|รวม|หน้า|ครั้ง)(?:\s|$)")
"""What a line of short words says that is a cell's or a count."""


def without_scan_noise(source: SourceText) -> tuple[SourceText, tuple[Issue, ...]]:
    """The source with such lines empty and such specks gone, and the issue that says on how many lines; the source
    itself where few are.
    """
    short = (source.line_at(match.start()) for match in _SHORT_WORDS.finditer(f"\n{source.joined_digits}"))
    found = [number for number in short if is_scan_noise(source.stripped_digits[number - 1])]
    if len(found) < _LEAST_LINES:
        return source, ()
    marks = (number for number, key in enumerate(source.stripped_digits, 1) if _MARKS.fullmatch(key))
    changed = {**dict.fromkeys([*found, *marks], ""), **_labels_without_specks(source)}
    params = {"what": "are marks of letters", "what_th": "เป็นเครื่องหมายของตัวอักษร"}
    if any(changed.values()):
        behind = {"what": " or have them behind a label", "what_th": "หรือมีเครื่องหมายนั้นหลังชื่อหัวข้อ"}
        params = {name: text + behind[name] for name, text in params.items()}
    span = Span(min(changed), max(changed))
    return source.with_lines(changed), (Issue("ocr_noise", span, "sections", found=str(len(changed)), params=params),)


def _labels_without_specks(source: SourceText) -> dict[int, str]:
    """The lines of labels with nothing but a speck behind them, without it."""
    found: dict[int, str] = {}
    for number, key in enumerate(source.digits, 1):
        match = _SPECK.search(key.rstrip()) if len(key) <= _LONGEST else None
        label = field_label(key[: match.start()]) if match else None
        if match and label and label.start is None and label.sure:
            found[number] = source.line(number)[: match.start()]
    return found


def is_scan_noise(key: str) -> bool:
    """Whether a stripped line (Arabic digits) is nothing but short pieces of marks.

    >>> [is_scan_noise(key) for key in ("ซ    % ซ 0 1«     14", "v        we o    ew", "a  a 6 ew")]
    [True, True, True]
    >>> [is_scan_noise(key) for key in ("5 x 3 ม.", "- - -", "1 2 3", "5,000 - 500", "ก. ข. ค.", "H M L", "= 28 = 28")]
    [False, False, False, False, False, False, False]
    """
    if _LONGER.search(key) or len(key) > _LONGEST or len(_LETTER.findall(key)) > len(key) / 2:
        return False
    words = key.split()
    if len(words) < _LEAST_WORDS or _SAYS.search(key):
        return False
    odd = sum(bool(_ODD.search(word)) or bool(_LETTER.fullmatch(word)) for word in words)
    return odd >= max(_LEAST_ODD, len(words) / 2)
