"""What the plan says about itself: title, organisation, place, years, announcement, how it writes digits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.facts.announcement import find_announcement
from parsers.facts.entries import NO_WORDING
from parsers.records.facts import DigitStyle, PlanFacts
from parsers.records.structure import Section
from parsers.rules.load import load
from parsers.structure.kinds.plan_title import begins_measures_title, begins_plan_title, is_prose
from parsers.values.dates import parse_year, parse_year_range
from parsers.values.geography import find_location
from parsers.values.organisations import Organisation, find_body_within, find_organisation, find_other_body

_SUBJECT = re.compile(r"\s*เรื่อง\s*[:：]?\s+")
_FRONT_LINES = 60
_RANGE = re.compile(r"(?<![0-9])[0-9]{4}\s*(?:[-–—]|ถึง)\s*(?:พ\.ศ\.)?\s*(?:[0-9]{4}|[0-9]{2})(?![0-9])")
"""'2566 - 2570', '2566-70', '2566 ถึง พ.ศ. 2570' (Arabic digits)."""

_BARE_RANGE = re.compile(rf"[\s(]*(?:พ\.\s?ศ\.)?\s*{_RANGE.pattern}[\s)]*")
_ONE_YEAR = re.compile(r"ประจำปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*[0-9]{4}(?!\s*[-–—0-9])")
_YEAR_OF_TITLE = re.compile(
    r"(?:ปีงบประมาณ|ปี|พ\.\s?ศ\.)(?:\s*พ\.\s?ศ\.)?\s*(?P<year>[0-9]{4})(?!\s*(?:[-–—0-9/,]|ถึง|และ))"
)
"""'(ปีงบประมาณ พ.ศ. 2567)', 'ปี 2567': in a title the year of its plan, elsewhere any year."""

_YEAR_LINE = re.compile(r"\s*+\(?\s*+(?:ปีงบประมาณ|ปี)\s*+(?:พ\.\s?ศ\.)?\s*+[0-9]{4}\s*+\)?\s*+")
_CHANGE = re.compile(r"แก้ไข|เพิ่มเติม|เปลี่ยนแปลง|ปรับปรุง|ทบทวน|ฉบับที่")
_SEVERAL_YEARS = re.compile(r"(?<![0-9])(?:[2-9]|1[0-9])\s*ปี|ระยะยาว")
_TITLE_ANYWHERE = re.compile(
    r"แผ่?น(?:ปฏิบัติ(?:การ|งาน))?(?:การ)?(?:ป้องกัน|ปราบปราม|ส่งเสริมคุณธรรม).{0,40}?ทุจริต"
    r"[^0-9\n]{0,80}(?:[0-9]\s*ปี[^0-9\n]{0,20})?"
)
"""The title within prose, up to its years: 'แผนปฏิบัติการป้องกันการทุจริต 5 ปี (พ.ศ. '."""

_PLACE = re.compile(r"\s*(?:(?<!เทศบาล)(?<!ส่วน)ตำบล|อำเภอ|แขวง|เขต|(?<![ก-๙.])[ตอ]\.\s*[ก-๙]|(?<!ส่วน)จังหวัด)")
_NOT_TITLE = re.compile(
    r"^\s*(?:[-*•]|แผน(?!\s*(?:ระยะ\s*)?(?:สอง|สาม|สี่|ห้า|[2-5])\s*ปี(?![ก-๎]))|รายงาน|ข้อบัญญัติ|เทศบัญญัติ|ติดต่อ|หน้า|จัดทำโดย|โดย|มิติ|คำนำ|สารบัญ|ประกาศ|ส่วนที่|สำนักงาน(?!เขต)|กอง|ฝ่าย|งาน|โทร|www|http|\[image)"
)
_OF_THE_PAGE_WORDS = (
    r"(?:วันที่)?(?:เผยแพร่|โพสต์|ปรับปรุง|เขียน|ประกาศ)เมื่อ|(?:วันที่)?(?:เผยแพร่|ลง(?:ข่าว|ประกาศ))\s*:|ผู้(?:เผยแพร่|เข้าชม|เยี่ยมชม|เขียน|โพสต์)|"
    r"(?:จำนวน(?:การ|ผู้))?เข้าชม|เปิดอ่าน|อ่านแล้ว|ฮิต|ดาวน์โหลด|เขียนโดย|แชร์|พิมพ์หน้า|หมวด(?:หมู่)?\s*:|[Hh]its?\b|[Vv]iews?\b"
)
_OF_THE_PAGE = re.compile(rf"^[\s|•*-]*(?:{_OF_THE_PAGE_WORDS})")
_TAIL_OF_THE_PAGE = re.compile(
    rf"\s[\s|•*(\[-]*+(?:(?:วัน[ก-๙]*\s*)?[0-9]{{1,2}}\s+[ก-๙.]{{3,10}}\s+[0-9]{{4}}\s*)?(?:{_OF_THE_PAGE_WORDS})"
)
"""'เผยแพร่เมื่อ 7 พฤศจิกายน 2567', '12 ตุลาคม 2565 เข้าชม 120 ครั้ง': what a web page says of itself, not of the plan."""

_PARTS_OF_LINE = re.compile(r"\s*[|•·]\s*|\s+/\s+|\s{2,}")
_PART_OF_THE_PAGE = re.compile(
    rf"(?:{_OF_THE_PAGE_WORDS}).*|(?:โดย|[Bb]y|[Pp]osted by)\s*:?\s*(?P<by>\S.{{0,30}})|อ่าน\s*:?\s*[0-9][0-9,]*\s*ครั้ง"
    r"|(?:(?:วันที่|เมื่อ)\s*)*[0-9]{1,2}(?:\s+[ก-๙.]{3,10}\s+|/[0-9]{1,2}/)[0-9]{4}(?:\s*,?\s*(?:เวลา\s*)?[0-9]{1,2}[:.][0-9]{2}(?:\s*น\.)?)?"
    r"|[0-9][0-9,]*\s*(?:ครั้ง|ความ(?:คิด)?เห็น|[Cc]omments?|[Vv]iews?)"
)
"""What stands between the bars of such a line: 'โดย admin / 8 ตุลาคม 2568 / เข้าชม 1,284 ครั้ง'."""

_MONTH_LINE = re.compile(
    r"^\s*(?:(?:ณ\s*)?(?:วันที่\s*[0-9]{1,2}\s*)?เดือน\s*)?(?P<month>[ก-๙]{5,10}|[ก-ฮ]{1,2}\.[ก-ฮ]\.)\s*(?:พ\.ศ\.\s*)?[0-9]{4}\s*$"
)
_OF_A_TABLE = re.compile(r"\t|\||<t[rdh]|\S {3,}\S")
_DETAILS = frozenset({"dimension", "mission", "strategy", "project_detail"})
_ENOUGH_FRONT = 8_000
"""Characters; a shorter front is a torn one, and the whole text votes."""

_ARABIC_DIGITS = b"0123456789"
_LONGEST_TITLE = 8
_LONGEST_SPAN = 10
_PURE = 0.95
_ALL_SAID = 2
_COVER_LINES, _LONGEST_LINE, _BELOW_TITLE = 30, 160, 3


def plan_facts(source: SourceText, sections: Sequence[Section], budget_years: Sequence[int]) -> PlanFacts:
    """The facts of one plan. What is not printed, or contradicts itself without a majority, is None.

    An organisation that no line names may stand at the heads of the pages, with its place. ``budget_years`` are the
    years (BE) of the budget table's columns: they settle the years where the cover and the
    plan's title elsewhere name none. ``span`` is the cover's title, or line 1 where the plan has none.
    """
    text = source.joined_digits
    front = _front(source, sections)
    organisation = (find_organisation(front) if len(front) >= _ENOUGH_FRONT else None) or find_organisation(text)
    heads = _heads(source) if organisation is None else ""
    organisation = organisation or find_organisation(heads)
    location = find_location(f"{heads}\n{text}" if organisation and heads else text, organisation)
    cover = _cover(source, sections)
    title, title_span = _title(source, cover, organisation)
    body = _other_body(source, cover, title_span, text, organisation)
    if body:
        organisation = None
    mentions = tuple(_title_mentions(text))
    years = _years(source, title_span, cover, [mention.years for mention in mentions], budget_years)
    announcement = find_announcement(source, sections, years)
    return PlanFacts(
        title=title,
        org_name=organisation.name if organisation else None,
        org_type=organisation.code if organisation else None,
        subdistrict=location.subdistrict,
        district=location.district,
        province=location.province,
        province_iso=location.iso,
        province_stated=location.stated,
        province_misprint=location.misprint,
        start_year_be=years[0] if years else None,
        end_year_be=years[1] if years else None,
        announced_on=announcement.announced_on,
        signatory_name=announcement.signatory_name,
        signatory_position=announcement.signatory_position,
        document_month=_document_month(source, sections),
        digit_style=digit_style(source.joined, text),
        scope_note=body,
        announced_outside=announcement.outside,
        other_periods=tuple(_contradictions(text, mentions, years)) if years else (),
        span=title_span or Span(1, 1),
    )


def _heads(source: SourceText) -> str:
    """What stands at the heads of pages, which may be all that names the organisation; each once, in Arabic digits."""
    return arabic_digits("\n".join(dict.fromkeys(page.header for page in source.page_facts if page.header)))


def _front(source: SourceText, sections: Sequence[Section]) -> str:
    """The text before part 3, which names the plan's own organisation; the blocks name it and others, at length."""
    details = next((section for section in sections if section.kind in _DETAILS), None)
    return "\n".join(source.digits[: details.span.start - 1]) if details else ""


def digit_style(printed: str, text: str) -> DigitStyle:
    """How a text writes its digits: one style where it has at least 95 % of them, ``arabic`` where there are none.

    ``printed`` is the text as printed, ``text`` the same with Arabic digits: what it has more of these is Thai.

    >>> digit_style("ปี ๒๕๖๖ ถึง ๒๕๗๐", "ปี 2566 ถึง 2570"), digit_style("ปี 2566 จำนวน ๕ ครั้ง", "ปี 2566 จำนวน 5 ครั้ง")
    ('thai', 'mixed')
    >>> digit_style("ไม่มี", "ไม่มี")
    'arabic'
    """
    arabic, digits = _arabic_digits_in(printed), _arabic_digits_in(text)
    if arabic >= _PURE * digits:
        return "arabic"
    return "thai" if digits - arabic >= _PURE * digits else "mixed"


def _arabic_digits_in(text: str) -> int:
    """How many Arabic digits a text has: counted in its bytes without its Thai, ten times as fast as letters."""
    plain = text.encode("ascii", "ignore")
    return len(plain) - len(plain.translate(None, _ARABIC_DIGITS))


def _cover(source: SourceText, sections: Sequence[Section]) -> Span:
    """The cover's lines: all before the first section that is something else; where nothing stands before that, because
    the title is that of the table right below it, the lines above that table.
    """
    first = next((section for section in sections if section.kind != "cover"), None)
    if first is None or first.span.start > 1 or first.kind != "other":
        return Span(1, max(1, first.span.start - 1) if first else len(source.lines))
    rows = (number for number, line in source.numbered(first.span) if _OF_A_TABLE.search(line))
    return Span(1, max(1, next(rows, first.span.end + 1) - 1))


def _title(source: SourceText, cover: Span, organisation: Organisation | None) -> tuple[str | None, Span | None]:
    """The title on the cover, else that of measures there, which names years or organisation, else the first in the
    document.

    Where no line begins with one, the subject of an announcement counts: ``เรื่อง แผนปฏิบัติการ…``.

    Of several the first with years and the organisation counts, else the first with one of them: a menu and the path of
    a web page name the plan, too.
    """
    for span, of_measures in ((cover, False), (cover, True), (source.span, False)):
        best: tuple[int, str, Span] | None = None
        for number, key in source.numbered(span):
            begins = (
                begins_measures_title(key) if of_measures else begins_plan_title(key, _next_wording(source, number))
            )
            if is_prose(key) or not begins:
                continue
            title, where = _whole_title(source, number, span, organisation)
            said = _says(title, organisation)
            if (best is None or said > best[0]) and (said or not of_measures):
                best = (said, title, where)
            if said == _ALL_SAID:
                break
        if best:
            return best[1:]
    front = Span(1, min(_FRONT_LINES, source.span.end))
    for number, key in source.numbered(front):  # where nothing but its announcement names the plan
        subject = _SUBJECT.match(key)
        if subject and begins_plan_title(key[subject.end() :]):
            apart = source.with_lines({number: source.line(number)[subject.end() :]})
            return _whole_title(apart, number, front, organisation)
    return None, None


def _says(title: str, organisation: Organisation | None) -> int:
    """How many of years and organisation a title names."""
    key = arabic_digits(title)
    named = organisation is not None and organisation.bare_name in title
    return named + bool(_RANGE.search(key) or _ONE_YEAR.search(key))


def _other_body(
    source: SourceText, cover: Span, title: Span | None, text: str, organisation: Organisation | None
) -> str | None:
    """The public body, no local government or one within it, whose plan it is: named on the cover, and as often as any
    local one, or as that of the local one.
    """
    if title:
        below = Span(title.start, min(title.end + _BELOW_TITLE, len(source.lines)))
        within = find_body_within(
            [key for _, key in source.numbered(below) if key.strip() and not _OF_A_TABLE.search(key)]
        )
        if within and (within.owner_stated or not _is_named_apart(text, within.name, organisation)):
            return within.name
    end = min(max(cover.end, title.end + _BELOW_TITLE if title else 0), len(source.lines))
    lines = [key for _, key in source.numbered(Span(1, end)) if key.strip() and "\t" not in key and not is_prose(key)]
    body = find_other_body(line for line in lines[:_COVER_LINES] if len(line) <= _LONGEST_LINE)
    if body and organisation and text.count(organisation.bare_name) > text.count(body):
        return None
    return body


def _is_named_apart(text: str, body: str, organisation: Organisation | None) -> bool:
    """Whether a text names the local government more often than its body; the body's own name may hold the other."""
    if organisation is None:
        return False
    times = text.count(body)
    return text.count(organisation.name) - times * (organisation.name in body) > times


def _next_wording(source: SourceText, number: int) -> str:
    following = range(number + 1, min(number + 4, len(source.lines)) + 1)
    return next((source.key(line) for line in following if source.key(line).strip()), "")


def _whole_title(source: SourceText, start: int, within: Span, organisation: Organisation | None) -> tuple[str, Span]:
    """The title's lines from ``start`` to the last that names the years or the organisation, or goes on behind such a
    line with ``และ``; places cut off.
    """
    pieces: list[tuple[int, str]] = []
    kept = 1
    has_years = has_name = has_one_year = False
    for number, key in source.numbered(Span(start, max(start, within.end))):
        if NO_WORDING.match(key) or (pieces and _is_of_the_page(key, organisation)):
            continue
        if len(pieces) == _LONGEST_TITLE or (pieces and (_NOT_TITLE.match(key) or is_prose(key) or len(key) > 150)):
            break
        name_at = key.find(organisation.bare_name) if organisation else -1
        place = _PLACE.search(key, name_at + len(organisation.bare_name) if organisation and name_at >= 0 else 0)
        tail = _TAIL_OF_THE_PAGE.search(key)
        piece = source.line(number)[: min(found.start() for found in (place, tail) if found) if place or tail else None]
        if place and not piece.strip():
            break
        names = name_at >= 0
        years = bool(_RANGE.search(key) or _ONE_YEAR.search(key) or _YEAR_LINE.fullmatch(key))
        of_another = years and has_one_year and not _BARE_RANGE.fullmatch(key)
        if pieces and ((names and has_name) or (years and has_years) or of_another):
            break
        if not pieces and not years and _YEAR_OF_TITLE.search(key):
            has_one_year = not (_CHANGE.search(key) or _SEVERAL_YEARS.search(key))
        pieces.append((number, " ".join(piece.split())))
        if names or years or (kept == len(pieces) - 1 and key.lstrip().startswith("และ")):
            kept = len(pieces)
        has_name, has_years = has_name or names, has_years or years
        if (has_name and has_years) or place:
            break
    pieces = pieces[:kept]
    return " ".join(piece for _, piece in pieces), Span(start, pieces[-1][0])


def _is_of_the_page(key: str, organisation: Organisation | None) -> bool:
    """Whether a line says of a web page who wrote it, when, or how often it was read, and nothing of the plan."""
    if _OF_THE_PAGE.match(key):
        return True
    parts = [part for part in _PARTS_OF_LINE.split(key.strip(" |/•·-*")) if part]
    found = [_PART_OF_THE_PAGE.fullmatch(part) for part in parts]
    names = [match["by"] for match in found if match and match["by"]]
    if not found or not all(found) or (organisation and any(organisation.bare_name in name for name in names)):
        return False
    return len(found) > 1 or not names or names[0].isascii()


def _years(
    source: SourceText,
    title: Span | None,
    cover: Span,
    mentioned: Sequence[tuple[int, int]],
    budget_years: Sequence[int],
) -> tuple[int, int] | None:
    """The plan's first and last year: from its title, else the cover, else by vote, else the budget table's columns.

    A single year that the title names otherwise than as ``ประจำปี`` counts where the budget table's columns have no
    other one: plans of several years that the text mentions are those that this one belongs to. A title that names the
    year of a change alone (``เพิ่มเติม ปี 2567``) is no such.

    Of several that a title prints those count that the budget table has: another is the plan that it takes the place
    of. Its own years lose only where the places that repeat the title agree with the budget table against them.
    """
    columns = (min(budget_years), max(budget_years)) if budget_years else None
    votes = Counter(years for years in mentioned if _if_plausible(years))
    majority = votes.most_common(1)[0][0] if votes else None
    of_title = _year_of_title(source, title) if title else None
    if title and of_title and columns in (None, of_title) and _names_its_year(source, title):
        return of_title
    named = (list(_printed_years(source, span)) for span in (title, cover) if span)
    stated = next((years for years in named if years), [])
    printed = columns if columns in stated else stated[0] if stated else None
    if printed is not None:
        contradicted = majority not in (None, printed) and majority == columns
        return majority if contradicted else printed
    return majority or columns or of_title


def _names_its_year(source: SourceText, title: Span) -> bool:
    """Whether the one year of a title can be the plan's: no other years stand there, and it is not that of a change."""
    changed = any(_CHANGE.search(key) for _, key in source.numbered(title))
    return not changed and not any(_printed_years(source, title))


def _printed_years(source: SourceText, span: Span) -> Iterator[tuple[int, int]]:
    for _, key in source.numbered(span):
        for match in _RANGE.finditer(key):
            years = _if_plausible(parse_year_range(match[0]))
            if years:
                yield years
    for _, key in source.numbered(span):
        for match in _ONE_YEAR.finditer(key):
            year = parse_year(match[0])
            if year:
                yield year, year


def _year_of_title(source: SourceText, title: Span) -> tuple[int, int] | None:
    """The one year that a title names, where it does not say that it is of several."""
    text = " ".join(key for _, key in source.numbered(title))
    named = {match["year"] for match in _YEAR_OF_TITLE.finditer(text)}
    year = parse_year(named.pop()) if len(named) == 1 and not _SEVERAL_YEARS.search(text) else None
    return _if_plausible((year, year)) if year else None


class _Mention(NamedTuple):
    """The years behind a mention of the plan's title: as printed, as read, and where."""

    printed: str
    years: tuple[int, int]
    start: int


def _title_mentions(text: str) -> Iterator[_Mention]:
    for match in _TITLE_ANYWHERE.finditer(text):
        printed = _RANGE.match(text, match.end())
        years = parse_year_range(printed[0]) if printed else None
        if printed and years:
            yield _Mention(printed[0], years, printed.start())


def _contradictions(text: str, mentions: Sequence[_Mention], years: tuple[int, int]) -> Iterator[tuple[str, Span]]:
    """Mentions that begin or end with the plan and run another time: a slip. Other years are those of other plans."""
    for mention in mentions:
        if mention.years != years and (mention.years[0] == years[0] or mention.years[1] == years[1]):
            line = text.count("\n", 0, mention.start) + 1
            yield mention.printed, Span(line, line)


def _if_plausible(years: tuple[int, int] | None) -> tuple[int, int] | None:
    """A plan runs ten years at most: a longer stretch is a misprint or a national strategy."""
    return years if years and 0 <= years[1] - years[0] < _LONGEST_SPAN else None


@cache
def _month_names() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rule["pattern"]) for rule in load("months")["rule"])


def _document_month(source: SourceText, sections: Sequence[Section]) -> str | None:
    """The month and year on a line of their own that date the foreword, or the cover."""
    for kind in ("foreword", "cover"):
        for section in sections:
            if section.kind != kind:
                continue
            for number, key in source.numbered(section.span):
                match = _MONTH_LINE.match(key) if 8 <= len(key) <= 60 else None
                if match and any(name.fullmatch(match["month"]) for name in _month_names()):
                    return " ".join(source.line(number).split())
    return None
