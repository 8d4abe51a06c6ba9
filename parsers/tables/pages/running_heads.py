"""Running heads: what is printed on every page, with the page's number or beside it, and is no part of the text.

With them goes what OCR models put into tags of their own: page numbers, watermarks, and what they say about pictures.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import count, islice, pairwise

from extract.ground.source import SourceText
from extract.text.page_units import units_said
from parsers.structure.headings import title_label
from parsers.structure.labels.field_labels import field_label
from parsers.structure.levels import names_node
from parsers.tables.columns.names import TOTAL, is_column_name
from parsers.tables.columns.roles import role_of
from parsers.tables.pages.counted_pages import counted_pages
from parsers.tables.pages.misread_pages import misread_pages
from parsers.tables.pages.page_numbers import (
    LEAST_PAGES,
    LONGEST_HEAD,
    MOST_ELSEWHERE,
    MOST_PAGES,
    NAMES_PLAN,
    PLAN,
    SHORTEST_HEAD,
    beside_marks,
    count_on,
    lines_with_wording,
    marks_beside_heads,
    marks_count_on,
    numbers_at_page_ends,
    page_edges,
    page_marks,
    page_of,
)
from parsers.tables.pages.printed_stamps import printed_stamps
from parsers.tables.rows.cell_kinds import begins_with_item, names_unit
from parsers.values import enumerators
from parsers.values.money.cells import parse_cell
from parsers.values.money.units import unit_on_line
from parsers.values.page_marks import MAYBE_PAGE_MARK, PAGE_RULE, SURE_MARK

_BEFORE_PAGE = re.compile(r"(?:[|•·]|\s[-–—]|\s{2}|(?:^|\s)(?:หน้า(?:ที่)?|[Pp]age)\s*[|:]?)\s*$")
"""What parts a head from its page: 'แผนปฏิบัติการ | ', 'เทศบาลตำบลตัวอย่าง หน้า '."""

_CALLED_PAGE = re.compile(r"(?P<text>\S.*?)\s+หน้า(?:ที่)?\s*(?P<page>\d{1,3})")
_LETTERED_PAGE = re.compile(r"(?:\s{2,}|\s*[|•·]\s*|\s+หน้า(?:ที่)?\s*)[ก-ฮ]")
"""What stands behind a running head on the pages before the first, which are counted by letters."""

_PAGE_FIRST = re.compile(r"[-–—|]?\s*(?P<page>\d{1,3})\s*[|•·]\s*(?P<text>[^\s\d].*)")
"""'12 | แผนปฏิบัติการป้องกันการทุจริต'."""

_STAMP = re.compile(r"[A-Za-z][A-Za-z .:®™-]{6,60}")
"""What a scanning program prints on each page: ``Scanned with CamScanner``."""

_TAG = re.compile(r"<(?P<name>page_number|watermark|logo|figure|img)\b[^<>]*>")
_LONGEST_PICTURE = 30
_ADDRESS = re.compile(r"(?:https?|file)://\S+\s+(?P<page>\d{1,3})/(?P<pages>\d{1,3})")
_PRINTED_AT = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},?\s+\d{1,2}[:.]\d{2}\b.*")
"""What a browser prints on each page: its address with the page and their number, when it was printed and the title."""

_GAP = re.compile(r"\s{2}|[\t|]")
"""What parts the cells of a line."""

_LATIN_WORD = re.compile(r"[A-Za-z]{4}")
_OF_PROGRAM = re.compile(r"สแกน|scan|พิมพ์(?:จาก|โดย|เมื่อ)|print(?:ed)?\b|ดาวน์โหลด|download", re.IGNORECASE)
"""What a program says of itself."""

_LAST = frozenset("0123456789-–—~| ")
"""What a line that ends with a page's number may end with: it spares all other lines."""

_OF_PAGES = re.compile(r"(?<=\d)\s*/\s*\d{1,3}$")
_BETWEEN_CELLS = re.compile(r"\s{2,}|\t|\s*\|\s*")
_FARTHEST_NAMES = 12
"""Lines below a running head among which the names of the columns of the table below it stand."""

_LONGEST_MARK = 12
_SHARE_ELSEWHERE = 5
"""Places without a page number that a title also has in a long plan, one for so many pages: those that count in letters
have the same head."""

_NEARLY_ALL = 0.9
_LEAST_LETTERS = 6


def without_running_heads(source: SourceText) -> SourceText:
    """``source`` with its running heads blanked, but for a unit of money that they say; itself where it has none.

    - A text that returns, four times at least, before a number that goes on counting, parted by a bar, a dash, a gap or
      ``หน้า``, or behind one and a bar; on the pages before the first one also with a letter for the number. Twice is
      enough for a text that names the plan before a page that is called one (``หน้า 9``), also behind tabs.
    - A text that names the plan, or begins with its organisation, beside the page number on most pages and elsewhere
      three times at most: the title on the cover stays. One with the plan's title beside four page numbers at least,
      where it stands nowhere else. Not a field's label, nor an office right below one on any page (``เทศบาลตำบล…``
      below ``ผู้รับผิดชอบ``).
    - Where numbers of rows stand on lines of their own too: the numbers that go on counting beside such a text, with
      it. So do those beside rules of underscores, four at least.
    - A text without a Thai letter beside four page numbers at least, wherever else it stands: a program's stamp. Any
      text that stands on one side of nearly all page numbers in dashes, and nowhere else, that no table and no field
      has for its own (``สแกนด้วย CamScanner``).
    - What a browser prints on each page: its address, behind which pages count on, and beside it the line of date, time
      and title.
    - A number alone that is the first or the last line of a page, where those of most pages count them.
    - Lines that stand in a tag of an OCR model as a whole: ``<page_number>12</page_number>``, and all from ``<figure>``
      to ``</figure>``, where the model tells in its own words what it saw.
    - What :mod:`parsers.tables.pages.printed_stamps`, :mod:`parsers.tables.pages.counted_pages` and
      :mod:`parsers.tables.pages.misread_pages` find.

    Wrong for a list that counts on in the same words at every entry, with a gap before the number.
    """
    lines = zip(count(1), source.digits, source.stripped_digits, strict=False)
    last = [(n, key, text) for n, key, text in lines if text and text[-1] in _LAST and key[-1] in _LAST]
    ends = [(number, text) for number, key, text in last if "\t" not in key]
    tagged = list(_tagged_lines(source))
    short = [(n, text) for n, text in ends if len(text) <= _LONGEST_MARK and MAYBE_PAGE_MARK.fullmatch(text)]
    numbers = [(number, text) for number, text in short if page_of(text)]
    marks = page_marks(numbers, marks_beside_heads(source, [number for number, _ in numbers]))
    numbered = list(_heads_with_number(source, ends))
    called = [(number, text) for number, _, text in last if "หน้า" in text]
    heads = {*numbered, *_heads_beside_number(source, [*marks, *tagged]), *tagged, *_heads_with_called_page(called)}
    heads |= set(_heads_beside_number(source, numbered)) if numbered else set()
    heads |= set(_heads_beside_counting_number(source, marks))
    heads |= set(_heads_of_browser(source, ends)) | set(_stamps(source, marks)) | set(printed_stamps(source))
    heads |= set(numbers_at_page_ends(source, numbers)) | set(counted_pages(source, [number for number, _ in numbers]))
    heads |= set(misread_pages(source))
    heads |= set(_on_every_page(source, [number for number, text in short if SURE_MARK.fullmatch(text)]))
    said = {number: " ".join(units_said([source.line(number)])) for number in heads}
    return source.with_lines(
        {number: unit if unit and _heads_table(source, number, heads) else None for number, unit in said.items()}
    )


def _heads_table(source: SourceText, number: int, heads: Container[int]) -> bool:
    """Whether the names of a table's columns, those of projects or years among them, stand right below a running head:
    its unit is theirs. Below one that cuts a project's block the unit would be that of the block's own amounts.
    """
    roles: list[str] = []
    for line in range(number + 1, min(number + _FARTHEST_NAMES, len(source.lines)) + 1):
        text = source.line(line).strip()
        if not text or line in heads:
            continue
        names = [name for name in _BETWEEN_CELLS.split(text) if name]
        if not all(map(is_column_name, names)):
            break
        roles += map(role_of, names)
    return not {"project", "year"}.isdisjoint(roles)


def _tagged_lines(source: SourceText) -> Iterator[int]:
    """The lines that an OCR model's own tags take up."""
    if "<" not in source.joined or not _TAG.search(source.joined):
        return
    end = 0
    for number, line in enumerate(source.lines, 1):
        match = _TAG.match(line.lstrip()) if number > end and "<" in line else None
        if match:
            closing = f"</{match['name']}>"
            within = source.lines[number - 1 : number + _LONGEST_PICTURE]
            end = next((number + i for i, text in enumerate(within) if text.rstrip().endswith(closing)), 0)
            yield from range(number, end + 1)


def _heads_of_browser(source: SourceText, ends: Sequence[tuple[int, str]]) -> Iterator[int]:
    """The lines of a browser's own on each page, where their pages are counted: ``file:///plan.html 3/15``."""
    feet = [(number, match) for number, text in ends if "://" in text and (match := _ADDRESS.fullmatch(text))]
    if (
        len(feet) < 2
        or len({match["pages"] for _, match in feet}) > 1
        or not count_on([int(m["page"]) for _, m in feet])
    ):
        return
    yield from (number for number, _ in feet)
    for number, _ in feet:
        for beside in (number - 1, number + 1):
            if 1 <= beside <= len(source.lines) and _PRINTED_AT.fullmatch(source.key(beside).strip()):
                yield beside


def _stamps(source: SourceText, marks: Sequence[int]) -> Iterator[int]:
    """The lines of a scanning program's own, which stand beside page numbers."""
    beside: defaultdict[str, set[int]] = defaultdict(set)
    for mark in marks:
        for number in (*lines_with_wording(source, mark - 1, -1), *lines_with_wording(source, mark + 1, 1)):
            if _STAMP.fullmatch(text := source.stripped_digits[number - 1]):
                beside[text].add(mark)
    stamps = {text for text, pages in beside.items() if len(pages) >= LEAST_PAGES}
    if stamps:
        yield from (number for number, text in enumerate(source.stripped_digits, 1) if text in stamps)


def _on_every_page(source: SourceText, marks: Sequence[int]) -> Iterator[int]:
    """The lines of a text that returns right above, or right below, nearly all page numbers in signs, and nowhere else.

    An empty line parts it from the text, or it has a Latin word. What a table or a block may have on each page stays: a
    column's name or cells, a unit of money, a field's label and what stands below one, an entry, a number, a heading,
    and what ends the same field each time, unless a program says it of itself. So does a title, which the cover may
    have too.
    """
    if len(marks) < LEAST_PAGES or not marks_count_on(source, marks):
        return
    for step in (1, -1):
        lines_beside: defaultdict[str, dict[int, int]] = defaultdict(dict)
        for mark in marks:
            for line in islice(lines_with_wording(source, mark + step, step), 1):
                lines_beside[source.key(line).strip()][mark] = line
        for text, lines in lines_beside.items():
            if len(lines) < max(LEAST_PAGES, _NEARLY_ALL * len(marks)) or _may_be_content(text):
                continue
            places = [number for number, key in enumerate(source.digits, 1) if key.strip() == text]
            alone = len(places) - len(lines) <= 1  # the first page or the last has no number
            apart = _LATIN_WORD.search(text) or not any(_has_text(source, line + step) for line in lines.values())
            of_block = any(_is_below_label(source, place) for place in places)
            of_block = of_block or (not _OF_PROGRAM.search(text) and _ends_blocks(source, places))
            if alone and apart and not of_block:
                yield from places


def _ends_blocks(source: SourceText, places: Sequence[int]) -> bool:
    """Whether the same field stands above the same words on each page: forms of a page each may all end so."""
    fields: set[str | None] = set()
    for last, place in pairwise((0, *places)):
        labels = (field_label(source.key(line)) for line in range(place - 1, last, -1))
        fields.add(next((label.field for label in labels if label), None))
    return len(fields) == 1 and None not in fields


def _has_text(source: SourceText, number: int) -> bool:
    return 1 <= number <= len(source.lines) and bool(source.stripped_digits[number - 1])


def _may_be_content(text: str) -> bool:
    """Whether a table or a block may have a text of its own on each of its pages."""
    of_table = is_column_name(text) or TOTAL.match(text) or _GAP.search(text) or unit_on_line(text) or names_unit(text)
    of_block = _is_label(text) or enumerators.head(text) or names_node(text) or begins_with_item(text)
    if any(map(str.isdecimal, text)) or parse_cell(text).status is not None or NAMES_PLAN.search(text):
        return True
    return bool(of_table or of_block) or not _LEAST_LETTERS <= sum(map(str.isalpha, text)) <= LONGEST_HEAD


def _heads_with_number(source: SourceText, ends: Sequence[tuple[int, str]]) -> Iterator[int]:
    pages_by_text: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    barred = [(number, source.stripped_digits[number - 1]) for number in source.lines_with("|")]
    for number, text in sorted({*ends, *barred}) if barred else ends:
        parted = _part_page(text) if len(text) <= LONGEST_HEAD else None
        if parted:
            pages_by_text[parted[0]].append((number, parted[1]))
    for text, places in pages_by_text.items():
        pages = [page for _, page in places]
        if len(places) < LEAST_PAGES or not count_on(pages):
            continue
        if not text or (len(text) >= SHORTEST_HEAD and not text.endswith("ที่") and not _is_label(text)):
            yield from (number for number, _ in places)
            yield from _on_lettered_pages(source, text)


def _on_lettered_pages(source: SourceText, head: str) -> Iterator[int]:
    """The lines of a running head before a page that has a letter for its number."""
    for number, text in enumerate(source.stripped_digits, 1) if head else ():
        if text.startswith(head) and _LETTERED_PAGE.fullmatch(text, len(head)):
            yield number


def _heads_with_called_page(lines: Sequence[tuple[int, str]]) -> Iterator[int]:
    """The lines of texts that name the plan, each time before another page, which is called so: ``แผน…ทุจริต หน้า 9``."""
    pages_by_text: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, text in lines:
        match = _CALLED_PAGE.fullmatch(text) if len(text) <= LONGEST_HEAD else None
        if match and PLAN.match(match["text"]):
            pages_by_text[match["text"]].append((number, int(match["page"])))
    for places in pages_by_text.values():
        if len(places) > 1 and all(page > above for (_, above), (_, page) in pairwise(places)):
            yield from (number for number, _ in places)


def _part_page(text: str) -> tuple[str, int] | None:
    """A line's wording and the page that it prints beside it.

    >>> _part_page("แผนปฏิบัติการ | 12"), _part_page("แผนปฏิบัติการ   - 12 -"), _part_page("หน้า 12")
    (('แผนปฏิบัติการ', 12), ('แผนปฏิบัติการ', 12), ('', 12))
    >>> _part_page("แผนปฏิบัติการ   หน้า 1/12"), _part_page("ข้อ 1/12")
    (('แผนปฏิบัติการ', 1), None)
    >>> _part_page("12 | แผนปฏิบัติการ"), _part_page("โครงการที่ 12"), _part_page("รวม | 2566")
    (('แผนปฏิบัติการ', 12), None, None)
    """
    whole = text.rstrip("-–—| ")
    if "/" in whole:
        whole = _OF_PAGES.sub("", whole)
    before = whole.rstrip("0123456789")
    page = whole[len(before) :]
    if 1 <= len(page) <= 3:
        parting = _BEFORE_PAGE.search(before[-_LONGEST_MARK:])
        if parting:
            cut = len(before) - len(parting[0])
            return before[:cut].rstrip(" |-–—"), int(page)
    match = _PAGE_FIRST.fullmatch(text) if text[0] in _LAST else None
    return (match["text"], int(match["page"])) if match else None


def _heads_beside_number(source: SourceText, marks: Sequence[int]) -> Iterator[int]:
    edges = list(page_edges(source, marks))
    if len(edges) < LEAST_PAGES:
        return
    lines_beside: defaultdict[str, set[int]] = defaultdict(set)
    for above, below in edges:
        for number in (*lines_with_wording(source, above, -1), *lines_with_wording(source, below, 1)):
            lines_beside[source.key(number).strip()].add(number)
    often = {text for text, numbers in lines_beside.items() if len(numbers) >= LEAST_PAGES}
    for text in sorted(often):
        if not SHORTEST_HEAD <= len(text) <= LONGEST_HEAD or not NAMES_PLAN.search(text) or _is_label(text):
            continue
        places = [number for number, key in enumerate(source.digits, 1) if key.strip() == text]
        content = not PLAN.search(text) and any(_is_below_label(source, place) for place in places)
        beside = len(lines_beside[text])
        elsewhere, most = len(places) - beside, beside >= MOST_PAGES * len(edges)
        # on the few pages alone that begin inside a table: the whole title, and nowhere else
        alone = elsewhere == 0 and PLAN.search(text) is not None
        few = elsewhere <= max(MOST_ELSEWHERE, beside // _SHARE_ELSEWHERE)
        if (alone or (most and few)) and not content:
            yield from lines_beside[text]


def _heads_beside_counting_number(source: SourceText, marks: Sequence[int]) -> Iterator[int]:
    """The lines of a text that names the plan beside numbers that go on counting; the numbers', and its organisation's,
    which may stand on the numbers' other side. With them the numbers beside rules, where they go on counting.
    """
    lines_beside: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for mark, line in beside_marks(source, marks):
        text = source.key(line).strip()
        if PAGE_RULE.fullmatch(text):
            lines_beside[""].setdefault(mark, mark)
        elif SHORTEST_HEAD <= len(text) <= LONGEST_HEAD and NAMES_PLAN.search(text) and not _is_label(text):
            lines_beside[text].setdefault(mark, line)
    for text, lines in lines_beside.items():
        if len(lines) < LEAST_PAGES or (text and not PLAN.search(text)) or not marks_count_on(source, lines):
            continue
        others = [
            other for other in lines_beside.values() if len(other.keys() & lines.keys()) >= MOST_PAGES * len(lines)
        ]
        whole = {mark: line for other in others for mark, line in other.items()}
        of_all = marks_count_on(source, sorted(whole))  # the last page has a foot alone
        yield from (mark for mark in whole if source.key(mark).strip().isdecimal() and (of_all or mark in lines))
        yield from (line for other in others for mark, line in other.items() if of_all or mark in lines)


def _is_label(text: str) -> bool:
    return field_label(text) is not None or title_label(text) is not None


def _is_below_label(source: SourceText, number: int) -> bool:
    """Whether the line above with wording is a field's label that ends its line."""
    above = next((line for line in range(number - 1, 0, -1) if source.line(line).strip()), None)
    label = field_label(source.key(above)) if above else None
    return label is not None and label.start is None
