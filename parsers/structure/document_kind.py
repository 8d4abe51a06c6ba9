"""Whether a document is a plan against corruption, one of its neighbours, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from extract.ground.errors import SourceError
from extract.ground.source import SourceText
from parsers.rules.load import load

_REMEDY = "Keep only plans against corruption (แผนปฏิบัติการป้องกันการทุจริต) in the folder."
_TITLE_LINES = 40
_LONGEST_TITLE = 160
_WINDOW = 3
_LEAST_MENTIONS = 3
_LEAST_FIELDS = 4

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_TAG = re.compile(r"<[^<>]*>")
_NO_LETTER = re.compile(f"[^0-9A-Za-z\u0e01-\u0e46]|[{_MARKS}]")
_MARK = re.compile(f"[{_MARKS}]")
_THAI = re.compile(r"[\u0e01-\u0e46]{3}")
_BODY = re.compile(
    r"[\s#*|]*(?:คำ\s*นำ\b|สารบัญ|ส่วนที่|บทที่|[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?\s)"
    r"|[^\t]+\t|\t+[^\t]+\t|\s*(?:<t[a-z]|\|.*\|)",
    re.IGNORECASE,
)
"""How the first line below the title area begins: foreword, contents, part, numbered heading, row of a table."""
_ANNOUNCEMENT = "ประกาศ"

_LONGEST_ANNOUNCEMENT = 60
_PART = re.compile(r"[\s#*]*(?:ส่วนที่|บทที่)\s*[0-9]")

_BUDGET_TABLE = re.compile(r"ภารกิจ\s*ตาม\s*มิติ")
_RESULTS_COLUMN = re.compile(r"ผลการ\s*ดำเนิน|เบิก\s*จ่าย")
_HEADER_LENGTH = 300
_FIELD = re.compile(
    r"^[ \t#*|]*(?:[0-9]{1,2}[.)]?[ \t]*)?[*]*"
    r"(?:(?P<name>ชื่อ\s?(?:โครงการ|กิจกรรม|มาตรการ))|(?P<rationale>หลักการและเหตุผล|ที่มาของโครงการ)"
    r"|(?P<objective>วัตถุประสงค์)|(?P<target>(?:กลุ่ม)?เป้าหมาย)|(?P<method>วิธี(?:การ)?ดำเนิน)|(?P<period>ระยะเวลา)"
    r"|(?P<budget>งบประมาณ)|(?P<responsible>(?:ผู้|หน่วยงาน)(?:ที่)?รับผิดชอบ)|(?P<result>ผลผลิต|ผลลัพธ์|ตัวชี้วัด))",
    re.MULTILINE,
)
_THEME = re.compile(r"ทุจริต|มิติ\s*ที่|ลำดับ\s*ที่\s*[0-9]|โปร่งใส|ธรรมาภิบาล|สุจริต")


_MENU = re.compile(_MARK.sub("", r"หน้าแรก|หน้าหลัก|home$"), re.IGNORECASE)
"""The first entry of a web page's menu, as the letters of a title are compared."""


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    name: str
    when: str


@cache
def _rules(section: str) -> tuple[_Rule, ...]:
    """The rules of one section; their patterns without marks, as the titles that they are searched in."""
    return tuple(
        _Rule(re.compile(_MARK.sub("", rule["pattern"])), rule.get("name", ""), rule.get("when", ""))
        for rule in load("document_kinds")[section]
    )


def refusal(source: SourceText) -> SourceError | None:
    """None for a plan, else the reason to set the document aside.

    The title area decides: the first line that says what the document is. Where it says nothing, the document is a plan
    if it is built like one (a budget table by missions, a detail block with its fields) or names one time and again: a
    plan may reach us in parts, or cut.

    Wrong for a plan under a title that belongs to a neighbour, and for a neighbour without a title that is built like a
    plan; the second then has issues for what a plan would have and it has not.
    """
    lines = list(islice(_title_area(source), _TITLE_LINES))
    title = _first_title(lines, _rules("plan"))
    if title is not None:
        # An announcement of the plan speaks of its reports: below the plan's title, the cover alone counts.
        below = range(title[0] + 1, len(lines))
        lines = lines[: next((index for index in below if lines[index].startswith(_ANNOUNCEMENT)), None)]
    for rule in _rules("other"):
        place = _first_title(lines, (rule,))
        if place is None or (rule.when == "before_title" and title is not None and title <= place):
            continue
        # A web page's menu names other documents above the title of the one that it shows.
        in_menu = title is not None and (rule.when == "before_title" or _is_in_menu(lines, place[0]))
        if (in_menu or rule.when == "without_structure") and built_like_a_plan(_without_tags(source)):
            continue
        return _not_a_plan(f"the document seems to be {rule.name}, not a plan against corruption")
    if title is not None:
        return _refusal_of_announcement_alone(source, lines)
    text = _without_tags(source)
    if built_like_a_plan(text) or _mentions(text) >= _LEAST_MENTIONS:
        return None
    return _not_a_plan("nothing in the document says that it is a plan against corruption")


def _is_in_menu(lines: Sequence[str], index: int) -> bool:
    """Whether a line of the title area stands in a web page's menu: below its first entry, above a plan's title."""
    if not any(_MENU.match(line) for line in lines[: index + 1]):
        return False
    return any(_first_title([line], _rules("plan")) for line in lines[index + 1 :])


def _refusal_of_announcement_alone(source: SourceText, lines: Sequence[str]) -> SourceError | None:
    """The announcement of a plan without the plan: a page that begins with ประกาศ and has no part, table or block."""
    if not lines or not lines[0].startswith(_ANNOUNCEMENT) or sum(map(bool, source.lines)) > _LONGEST_ANNOUNCEMENT:
        return None
    if any(_PART.match(line) for line in source.digits) or built_like_a_plan(_without_tags(source)):
        return None
    return _not_a_plan("the document seems to be the announcement of a plan (ประกาศ) without the plan itself")


def names_a_plan(source: SourceText) -> bool:
    """Whether the title area has the title of a plan against corruption."""
    return _first_title(list(islice(_title_area(source), _TITLE_LINES)), _rules("plan")) is not None


def _without_tags(source: SourceText) -> str:
    """The text without the tags of its tables, whose styles may stand between one header cell and the next."""
    text = source.joined_digits
    return _TAG.sub(" ", text) if "<" in text else text


def _not_a_plan(message: str) -> SourceError:
    return SourceError("not_a_plan", message, _REMEDY)


def _title_area(source: SourceText) -> Iterator[str]:
    """The letters of the lines above the body of the document; of a long line its beginning, as the last one.

    Lines without Thai are passed over: a cover may begin with a hundred lines that an OCR made of a picture.
    """
    for line in source.digits:
        if not _THAI.search(line):
            continue
        if _BODY.match(line):
            return
        letters = _bare_letters(line[: 2 * _LONGEST_TITLE])
        yield letters[:_LONGEST_TITLE]
        if len(letters) > _LONGEST_TITLE:
            return


def _bare_letters(line: str) -> str:
    """Thai letters without their marks, Latin letters and digits of a line; no spaces, punctuation, tags.

    >>> _bare_letters("## แผนปฏิบัติการ ป้องกัน<br>(พ.ศ. 2566)") == "แผนปฏบตการปองกนพศ2566"
    True
    """
    return _NO_LETTER.sub("", _TAG.sub("", line) if "<" in line else line)


def _first_title(lines: Sequence[str], rules: Sequence[_Rule]) -> tuple[int, int] | None:
    """Where the first title of ``rules`` begins: the index of its line and the offset; it may end two lines below."""
    for index, line in enumerate(lines):
        window = "".join(lines[index : index + _WINDOW])
        for rule in rules:
            match = rule.pattern.search(window)
            if match and match.start() < len(line):
                return index, match.start()
    return None


def _mentions(text: str) -> int:
    """How often the text names a plan against corruption."""
    ((pattern, _, _),) = _rules("plan")
    return sum(1 for line in text.split("\n") if "จร" in line and pattern.search(_bare_letters(line)))


def built_like_a_plan(text: str) -> bool:
    """Whether the text, with Arabic digits, holds the budget table of a plan or one of its detail blocks."""
    for header in _BUDGET_TABLE.finditer(text):
        if not _RESULTS_COLUMN.search(text, header.end(), header.end() + _HEADER_LENGTH):
            return True
    fields = {match.lastgroup for match in _FIELD.finditer(text)}
    return len(fields) >= _LEAST_FIELDS and bool({"name", "rationale"} & fields) and bool(_THEME.search(text))
