"""Whether a document is a plan against corruption, one of its neighbours, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from extract.ground.characters import BULLETS, without_marks
from extract.ground.errors import SourceError
from extract.ground.source import SourceText
from parsers.rules.load import load
from parsers.values.kinds import KIND_WORD

_REMEDY = "Keep only plans against corruption (แผนปฏิบัติการป้องกันการทุจริต) in the folder."
_TITLE_LINES = 40
_LONGEST_TITLE = 160
_WINDOW = 3
_LEAST_MENTIONS = 3
_LEAST_FIELDS = 4

_TAG = re.compile(r"<[^<>]*>")
_NO_LETTER = re.compile("[^0-9A-Za-z\u0e01-\u0e46]")
_THAI = re.compile(r"[\u0e01-\u0e46]{3}")
_BODY = re.compile(
    r"[\s#*|]*(?:คำ\s*นำ\b|สารบัญ|ส่วนที่|บทที่|ชื่อ\s?โครงการ|หลักการและเหตุผล|[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?\s)"
    r"|[^\t]+\t|\t+[^\t]+\t|\s*(?:<t[a-z]|\|.*\|)",
    re.IGNORECASE,
)
"""How the first line below the title area begins: foreword, contents, part, numbered heading, block, row of a table."""
_LISTED = re.compile(rf"\s*[-»·+*☐☑☒✗□{BULLETS}]\s+(?!.*[-*]\s*$)")
"""An entry of a list, such as the documents that a page offers: no title begins with a bullet."""

_ANNOUNCEMENT = "ประกาศ"

_LONGEST_ANNOUNCEMENT = 60
_PART = re.compile(r"[\s#*]*(?:ส่วนที่|บทที่)\s*[0-9]")

_BUDGET_TABLE = re.compile(r"ภารกิจ\s*ตาม\s*มิติ")
_RESULTS_COLUMN = re.compile(r"ผลการ\s*ดำเนิน|เบิก\s*จ่าย")
_HEADER_LENGTH = 300
_FIELD = re.compile(
    r"^[ \t#*|]*(?:[0-9]{1,2}[.)]?[ \t]*)?[*]*"
    rf"(?:(?P<name>ชื่อ\s?{KIND_WORD})|(?P<rationale>หลักการและเหตุผล|ที่มาของโครงการ)"
    r"|(?P<objective>วัตถุประสงค์)|(?P<target>(?:กลุ่ม)?เป้าหมาย)|(?P<method>วิธี(?:การ)?ดำเนิน)|(?P<period>ระยะเวลา)"
    r"|(?P<budget>งบประมาณ)|(?P<responsible>(?:ผู้|หน่วยงาน)(?:ที่)?รับผิดชอบ)|(?P<result>ผลผลิต|ผลลัพธ์|ตัวชี้วัด))",
    re.MULTILINE,
)
_THEME = re.compile(r"ทุจริต|มิติ\s*ที่|ลำดับ\s*ที่\s*[0-9]|โปร่งใส|ธรรมาภิบาล|สุจริต")


_MENU = re.compile(without_marks(r"หน้าแรก|หน้าหลัก|home$"), re.IGNORECASE)
"""The first entry of a web page's menu, as the letters of a title are compared."""

_MENU_KINDS = 3
"""Lines that name so many kinds of documents are a menu: a document is of one kind."""

_LONGEST_LEAD = 60
"""Letters before the plan's name on the line that is its title: ``เรื่อง ประกาศใช้``, the path of a web page."""

_BELOW_LETTER = 200
"""Lines that a letter, a memo, an order, or the tables of a web page's menu take up before the plan."""

_YEARS_OF_TITLE = re.compile("25[0-9]{2}")


class _Rule(NamedTuple):
    id: str
    pattern: re.Pattern[str]
    name: str
    when: str


class _Place(NamedTuple):
    """Where a title begins: the index of its line in the title area, and the offset in it."""

    line: int
    start: int


@cache
def _rules(section: str) -> tuple[_Rule, ...]:
    """The rules of one section; their patterns without marks, as the titles that they are searched in."""
    return tuple(
        _Rule(rule["id"], re.compile(without_marks(rule["pattern"])), rule.get("name", ""), rule.get("when", ""))
        for rule in load("document_kinds")[section]
    )


def refusal(source: SourceText) -> SourceError | None:
    """None for a plan, else the reason to set the document aside.

    The title area says what the document is, its structure how much that weighs. The plan's own title begins its line;
    a name inside another title (``คู่มือการจัดทำแผน…``) makes it that other document, whatever it holds. Names of other
    documents above the plan's title refuse nothing where the document is built like a plan (a budget table by missions,
    a detail block with its fields), nor in a menu. A document without title is a plan if it is built like one or names
    one time and again: a plan may reach us in parts, or cut; what is read of it decides then.

    Wrong for a neighbour of a kind that no rule names, without a title, that is built like a plan.
    """
    lines = list(islice(_title_area(source), _TITLE_LINES))
    title = _own_title(lines)
    if title is not None:
        # An announcement of the plan speaks of its reports: below the plan's title, the cover alone counts.
        below = range(title.line + 1, len(lines))
        lines = lines[: next((index for index in below if lines[index].startswith(_ANNOUNCEMENT)), None)]
    menu = _menu(lines)
    for rule in (*_rules("other"), *_rules("another")):
        place = _first_title(lines, (rule,))
        if place is None or _is_overruled(source, rule, place, lines, title, menu):
            continue
        return _not_a_plan(f"the document seems to be {rule.name}, not a plan against corruption")
    if title is not None:
        return _refusal_of_announcement_alone(source, lines)
    text = _without_tags(source)
    if built_like_a_plan(text) or _mentions(text) >= _LEAST_MENTIONS or _has_title_below(source, with_years=True):
        return None
    return _not_a_plan("nothing in the document says that it is a plan against corruption")


def _is_overruled(
    source: SourceText, rule: _Rule, place: _Place, lines: Sequence[str], title: _Place | None, menu: int
) -> bool:
    """Whether the name of another document in the title area says nothing about this one."""
    stands_first = title is not None and title <= place
    if stands_first and rule.when != "always":
        return True
    if place.line < menu and not _first_title(lines[menu:], (rule,)):
        return title is not None or built_like_a_plan(_without_tags(source))
    if rule.when == "without_structure":
        return built_like_a_plan(_without_tags(source)) or _has_title_below(source)
    if rule.when == "always" or (title is not None and _names_plan_inside(place, title)):
        return False
    if title is not None:
        return built_like_a_plan(_without_tags(source))
    return rule.when == "without_table" and has_budget_table(_without_tags(source))


def _menu(lines: Sequence[str]) -> int:
    """The number of lines of the title area that a web page's menu takes up at its head; 0 where there is none.

    It reaches from its first entry to the last that names a kind of document before the plan's own title stands alone.
    """
    kinds = [{rule.id for rule in _rules("other") if _first_title([line], (rule,))} for line in lines]
    named = [index for index, found in enumerate(kinds) if found]
    begins = any(_MENU.match(line) for line in lines[: named[0] + 1]) if named else False
    if not begins and len(set().union(*kinds)) < _MENU_KINDS:
        return 0
    titles = [index for index, line in enumerate(lines) if _own_title([line])]
    return titles[-1] if titles and titles[-1] > named[0] else named[-1] + 1


def _own_title(lines: Sequence[str]) -> _Place | None:
    """Where the plan's own title begins: its name, with nothing before it on the line that makes it a mention."""
    ((_, mention, _, _),) = _rules("mention")
    for index, line in enumerate(lines):
        place = _first_title(lines[index : index + _WINDOW], _rules("plan"), lines_read=1)
        if place and place.start <= _LONGEST_LEAD and not mention.search(line[: place.start]):
            return _Place(index, place.start)
    return None


def _names_plan_inside(place: _Place, title: _Place) -> bool:
    """Whether another document's title goes on to the plan's name: a handbook of the plan is no plan."""
    return place.line == title.line and place.start < title.start


def _has_title_below(source: SourceText, *, with_years: bool = False) -> bool:
    """Whether the plan's title begins a line further down, below a letter that brings the plan; and names its years."""
    ((_, pattern, _, _),) = _rules("plan")
    for line in source.digits[:_BELOW_LETTER]:
        named = len(line) <= _LONGEST_TITLE and "จร" in line and pattern.match(_bare_letters(line))
        if named and (not with_years or _YEARS_OF_TITLE.search(line)):
            return True
    return False


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

    Lines without Thai are passed over: a cover may begin with a hundred lines that an OCR made of a picture. So are
    lines of several links in Markdown: a menu.
    """
    for line in source.digits:
        if not _THAI.search(line) or _LISTED.match(line) or line.count("](") > 1:
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
    return without_marks(_NO_LETTER.sub("", _TAG.sub("", line) if "<" in line else line))


def _first_title(lines: Sequence[str], rules: Sequence[_Rule], *, lines_read: int | None = None) -> _Place | None:
    """Where the first title of ``rules`` begins, in the first ``lines_read`` lines; it may end two lines below."""
    for index, line in enumerate(lines[:lines_read]):
        window = "".join(lines[index : index + _WINDOW])
        for rule in rules:
            match = rule.pattern.search(window)
            if match and match.start() < len(line):
                return _Place(index, match.start())
    return None


def _mentions(text: str) -> int:
    """How often the text names a plan against corruption."""
    ((_, pattern, _, _),) = _rules("plan")
    return sum(1 for line in text.split("\n") if "จร" in line and pattern.search(_bare_letters(line)))


def has_budget_table(text: str) -> bool:
    """Whether the text, with Arabic digits, holds the head of a plan's budget table by missions, and not of results."""
    return any(
        not _RESULTS_COLUMN.search(text, header.end(), header.end() + _HEADER_LENGTH)
        for header in _BUDGET_TABLE.finditer(text)
    )


def built_like_a_plan(text: str) -> bool:
    """Whether the text, with Arabic digits, holds the budget table of a plan or one of its detail blocks."""
    if has_budget_table(text):
        return True
    fields = {match.lastgroup for match in _FIELD.finditer(text)}
    return len(fields) >= _LEAST_FIELDS and bool({"name", "rationale"} & fields) and bool(_THEME.search(text))
