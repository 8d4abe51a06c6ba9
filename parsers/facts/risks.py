"""The risk table of part 1: the risks of each printed row, their score, and the controls against them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.ground.characters import arabic_digits
from extract.ground.source import SourceText, Span
from parsers.facts.entries import split_parts
from parsers.records.facts import Risk, RiskControl, RiskScore
from parsers.records.table import Cell, Grid, GridRow
from parsers.tables.lines.other_subjects import tables_of_other_subjects
from parsers.tables.rows.cell_kinds import is_money
from parsers.values.spacing import join_lines, wording_key
from parsers.values.years import PLAN_YEAR

Column = Literal["number", "process", "risk", "score", "control", "chance", "impact"]

_HEADERS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    ("number", re.compile(r"^(?:ลำดับ(?:ที่)?|ที่|ข้อ|no\.?)$", re.IGNORECASE)),
    (
        "score",
        re.compile(
            r"riskscore|^[(]?(?:l[x×*]i|i[x×*]l|โอกาส[x×*]ผลกระทบ)[)]?$|^(?:คะแนนรวม|ผลคูณ)|^ระดับ$|^(?:ระดับ|คะแนน|ค่า)(?:ของ)?(?:คะแนน)?ความ(?:รุนแรง|เสี่ยง)",
            re.IGNORECASE,
        ),
    ),
    (
        "control",
        re.compile(
            r"(?:มาตรการ|แนวทาง|วิธี(?:การ)?|กิจกรรม|โครงการ).*(?:ความเสี่ยง|ควบคุม|ป้องกัน)|^การ(?:จัดการ|ควบคุม|แก้ไข|ป้องกัน)|"
            r"^มาตรการ$|^(?:แนวทาง|วิธี)(?:การ)?(?:แก้ไข|จัดการ|ดำเนินการ|ลด)?$|^controls?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "risk",
        re.compile(
            r"^risks?$|(?:ประเด็น|เหตุการณ์|รูปแบบ|พฤติการณ์|ปัจจัย|โอกาส|^การระบุ|^)ความ?เสี่ยง|เหตุการณ์ความเสี่ยง|พฤติการณ์",
            re.IGNORECASE,
        ),
    ),
    ("chance", re.compile(r"^(?:โอกาส(?:ที่จะ|ใน|การ)*(?:เกิด(?:ขึ้น)?)?|likelihood)(?:\([^)]{1,20}\))?$", re.IGNORECASE)),
    (
        "impact",
        re.compile(r"^(?:(?:ระดับ)?(?:ผลกระทบ|ความรุนแรง)(?:ของผลกระทบ)?|impact)(?:\([^)]{1,20}\))?$", re.IGNORECASE),
    ),
    ("process", re.compile(r"ขั้นตอน|กระบวน|ภารกิจ|ลักษณะงาน|^งาน|การดำเนินงาน")),
)
"""Header words without their spaces: 'ลำดับที่', 'Risk Score', 'มาตรการควบคุมความเสี่ยงการทุจริต', 'ประเด็นความเสี่ยงการทุจริต',
'ขั้นตอนการดำเนินงาน'. The first that matches wins: a control's header names the risk too."""

_SUBJECT = re.compile(r"^\s*(?:ประเด็น|เหตุการณ์|หัวข้อ|รายการ)\s*$")
_IN_EVERY_HEADER = ("เสี่ยง", "พฤติการณ์", "Risk", "risk", "RISK")
"""What a risk's header holds: it spares the rows of other tables the patterns."""

_VALUE = re.compile(r"[-–—]|ไม่(?:ได้)?ใช้งบประมาณ.*")
_COUNTED = re.compile(r"\(?[0-9]{1,3}[.)]?")
_YEAR = re.compile(PLAN_YEAR)
"""What a row of values has, and no head: a dash, a number in its first cell."""

_LEAST_COLUMNS = 2
"""The risk and what is done against it."""

_LEVEL = r"(?:สูงมาก|สูง|ปานกลาง|กลาง|ต่ำมาก|ต่ำ|น้อยมาก|น้อย)"
_LEVELS: dict[str, RiskScore] = {
    "สูงมาก": "very_high",
    "สูง": "high",
    "ปานกลาง": "medium",
    "กลาง": "medium",
    "ต่ำ": "low",
    "ต่ำมาก": "low",
    "น้อย": "low",
    "น้อยมาก": "low",
}
_ONE_SCORE = re.compile(
    rf"(?:[0-9]+\s*\(\s*{_LEVEL}\s*\)|{_LEVEL}\s*\(\s*[0-9]+\s*\)|[0-9]+\s+{_LEVEL}(?!\s*\()|{_LEVEL})"
)
_LEVEL_WORD = re.compile(_LEVEL)
_LIGHTS: dict[str, RiskScore] = {"เขียว": "low", "เหลือง": "medium", "ส้ม": "high", "แดง": "very_high"}
_LIGHT_HEAD = re.compile(r"^(?:สี)?(เขียว|เหลือง|ส้ม|แดง)(?:\(.{1,20}\))?$")
_LEVEL_HEAD = re.compile(rf"^(?:ระดับ|ความเสี่ยง)?{_LEVEL}(?:\([^)]{{1,20}}\))?$")
"""Columns of a table that ticks how great a risk is, by its colour or its level: 'แดง', 'สูงมาก', 'ปานกลาง (3)'."""

_TICK = re.compile(r"[✓✔√/xX×●•*]|☑|☒|\uf0fc")
_LEAST_LIGHTS = 3


@dataclass(frozen=True, slots=True)
class _RiskEntry:
    number: int | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class _PrintedRow:
    process: str | None
    risks: tuple[_RiskEntry, ...]
    controls: tuple[_RiskEntry, ...]
    score_text: str


def score_of(text: str) -> RiskScore | None:
    """The level that a score names; None for a bare number, whose scale the plan may not print, and for two levels.

    >>> score_of("4 (ปานกลาง)"), score_of("สูงมาก"), score_of("ต่ำ ต่ำ"), score_of("12"), score_of("ต่ำ สูง")
    ('medium', 'very_high', 'low', None, None)
    >>> score_of("สีแดง"), score_of("ส้ม")
    ('very_high', 'high')
    """
    levels = {_LEVELS[word] for word in _LEVEL_WORD.findall(text)}
    light = _LIGHT_HEAD.match("".join(text.split()))
    if light:
        return _LIGHTS[light[1]]
    return levels.pop() if len(levels) == 1 else None


def risks(grids: Sequence[Grid], source: SourceText | None = None) -> tuple[tuple[Risk, ...], tuple[RiskControl, ...]]:
    """The risks and the controls of the plan's risk tables.

    Each printed row is one ``row``, its entries split at the printed enumerators. The header returns on each page; a
    row whose number, process and score are blank and whose texts begin with no number is the rest of the row above and
    joins it. Where the numbers go on in a row without a process, the process of the row above holds; otherwise it is
    None: the rows between were lost. A score for several risks is each one's own where there are as many scores as
    risks or where all say the same, otherwise only ``score_text`` is kept. A table may tick the colour or the level of
    a risk instead, in columns of the head or of the row below it. A risk that another table names again, with what the
    first does not say of it, is one risk. Where none of ``grids`` has risks, a table of ``source`` may print a cell a
    line.
    """
    if source and not any(_columns(row) for grid in grids for row in grid.rows):
        named = sorted({number for word in _IN_EVERY_HEADER for number in source.lines_with(word)})
        grids = tuple(tables_of_other_subjects(source, named, lambda row: bool(_columns(row))))
    rows: list[_PrintedRow] = []
    for grid in grids:
        columns: dict[Column, int] = {}
        lights: dict[int, str] = {}
        head: GridRow | None = None
        for row in grid.rows:
            header = _columns(row)
            if header:
                columns, lights, head = header, _lights(row), row
            elif head is not None and not lights and (below := _levels_below(row, head, columns)):
                lights, head = below, None
            elif columns and not row.blank:
                _add_row(rows, row, columns, lights)
    rows = _once_each(rows)
    found = [risk for number, row in enumerate(rows, start=1) for risk in _row_risks(number, row)]
    controls = [
        RiskControl(number, ordinal, row.process, entry.text, entry.span, entry.number)
        for number, row in enumerate(rows, start=1)
        for ordinal, entry in enumerate(row.controls, start=1)
    ]
    return tuple(found), tuple(controls)


def _lights(row: GridRow, begin: int = 0, end: int | None = None) -> dict[int, str]:
    """The columns of a header row that name colours or levels of risks, each once, as printed; empty for fewer than
    three.
    """
    found = {
        index: cell.text
        for index, cell in enumerate(row.cells)
        if begin <= index < (end or len(row.cells)) and _names_level("".join(cell.text.split()))
    }
    return found if len(found) >= _LEAST_LIGHTS and len(set(found.values())) == len(found) else {}


def _names_level(text: str) -> bool:
    return bool(_LIGHT_HEAD.match(text) or _LEVEL_HEAD.match(text))


def _levels_below(row: GridRow, head: GridRow, columns: dict[Column, int]) -> dict[int, str]:
    """The levels that the row below a head names, those below its score where it has one; empty for a row of risks."""
    if row.text(columns.get("risk")) or row.text(columns.get("control")):
        return {}
    score = columns.get("score")
    if score is None:
        return _lights(row)
    end = next((index for index in range(score + 1, len(head.cells)) if head.cells[index].text), None)
    return _lights(row, score, end)


def _once_each(rows: Sequence[_PrintedRow]) -> list[_PrintedRow]:
    """The rows without those of later tables that name the risks of an earlier row and add what that one lacks."""
    kept: list[_PrintedRow] = []
    place_of: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(wording_key(risk.text) for risk in row.risks)
        place = place_of.setdefault(key, len(kept)) if key else len(kept)
        first = kept[place] if place < len(kept) else None
        if first is None or (first.controls and row.controls) or (first.score_text and row.score_text):
            kept.append(row)
            continue
        kept[place] = replace(
            first,
            process=first.process or row.process,
            controls=first.controls or row.controls,
            score_text=first.score_text or row.score_text,
        )
    return kept


def _columns(row: GridRow) -> dict[Column, int]:
    """The columns that a header row names; empty for a row that does not name the risk with its score, as a colour
    too, or control.
    """
    columns: dict[Column, int] = {}
    if len(row.cells) < _LEAST_COLUMNS:
        return columns
    letters = "".join("".join([cell.text for cell in row.cells]).split())
    if not any(word in letters for word in _IN_EVERY_HEADER) or _has_values(row):
        return columns
    lights = _lights(row)
    for index, cell in enumerate(row.cells):
        text = "".join(cell.text.split())
        if not text or len(text) > 60 or index in lights:
            continue
        for name, pattern in _HEADERS:
            if pattern.search(text) and (name not in columns or (name == "score" and _outdoes(row, columns, text))):
                columns[name] = index
                break
    if "risk" in columns and lights:
        return columns
    scored = columns.get("score")
    if "risk" not in columns and "control" in columns and "เสี่ยง" in row.text(scored):
        columns |= _subject(row, columns)
    if {"risk", "chance", "impact"} <= columns.keys():
        return columns
    least = {"control"} if len(row.cells) == _LEAST_COLUMNS else {"score", "control"}
    return columns if "risk" in columns and least & columns.keys() else {}


def _has_values(row: GridRow) -> bool:
    """Whether a row is counted or has money, as one of a budget table whose project is about risks; a head has not."""
    figures = [arabic_digits(cell.text).strip() for cell in row.cells if cell.text.strip()]
    counted = bool(figures) and _COUNTED.fullmatch(figures[0]) is not None
    return counted or any(_VALUE.fullmatch(text) or (is_money(text) and not _YEAR.fullmatch(text)) for text in figures)


def _outdoes(row: GridRow, columns: dict[Column, int], text: str) -> bool:
    """Whether a head names the score of the risk where the one before it is that of its severity alone."""
    return "เสี่ยง" in text and "รุนแรง" in row.text(columns.get("score"))


def _subject(row: GridRow, columns: dict[Column, int]) -> dict[Column, int]:
    """The column that says what the risks are about, where the head of their score alone says that they are risks."""
    free = (
        index for index, cell in enumerate(row.cells) if index not in columns.values() and _SUBJECT.match(cell.text)
    )
    index = next(free, None)
    return {} if index is None else {"risk": index}


def _cell(row: GridRow, columns: dict[Column, int], name: Column) -> Cell | None:
    index = columns.get(name)
    return row.cells[index] if index is not None and row.text(index) else None


def _entries(cell: Cell | None) -> tuple[_RiskEntry, ...]:
    if cell is None:
        return ()
    return tuple(
        _RiskEntry(number, text, cell.span) for number, text in split_parts(cell.parts, separate=not cell.wrapped)
    )


def _add_row(rows: list[_PrintedRow], row: GridRow, columns: dict[Column, int], lights: dict[int, str]) -> None:
    """Adds a printed row, or joins it to the row above where it is the rest of it."""
    process = _cell(row, columns, "process")
    score = None if columns.get("score") in lights else _cell(row, columns, "score")
    if score is not None and _TICK.fullmatch(score.text.strip()):  # it ticks something that no head names
        score = None
    risk_entries = _entries(_cell(row, columns, "risk"))
    controls = _entries(_cell(row, columns, "control"))
    if not risk_entries and not controls:
        return
    if rows and not risk_entries and _goes_down(row, columns.get("risk")):  # one risk, merged over several rows
        merged = rows[-1]
        scores = " ".join(text for text in (merged.score_text, score.text if score is not None else "") if text)
        rows[-1] = replace(merged, controls=merged.controls + controls, score_text=scores)
        return
    headless = process is None and _cell(row, columns, "number") is None
    above = rows[-1] if rows else None
    # where no column counts the rows, one with both a risk and a control is its own
    torn = bool(lights or {"number", "process", "score"} & columns.keys()) or not (risk_entries and controls)
    ticked = [name for i, name in lights.items() if i < len(row.cells) and _TICK.fullmatch(row.cells[i].text.strip())]
    score_text = score.text if score is not None else ticked[0] if len(ticked) == 1 else ""
    if headless and above and torn and not score_text and _unnumbered(risk_entries) and _unnumbered(controls):
        rows[-1] = replace(above, risks=_joined(above.risks, risk_entries), controls=_joined(above.controls, controls))
        return
    process_name = process.text if process is not None else None
    if headless and above is not None and _follows(above.risks, risk_entries) and _follows(above.controls, controls):
        process_name = above.process
    rows.append(_PrintedRow(process_name, risk_entries, controls, score_text))


def _goes_down(row: GridRow, index: int | None) -> bool:
    """Whether a cell is the lower part of one merged over several rows."""
    return index is not None and index < len(row.cells) and row.cells[index].rows == 0


def _unnumbered(entries: tuple[_RiskEntry, ...]) -> bool:
    return all(entry.number is None for entry in entries)


def _joined(above: tuple[_RiskEntry, ...], rest: tuple[_RiskEntry, ...]) -> tuple[_RiskEntry, ...]:
    if not above or not rest:
        return above + rest
    last = above[-1]
    text = join_lines([last.text, *(entry.text for entry in rest)])
    return (*above[:-1], replace(last, text=text, span=last.span | rest[-1].span))


def _follows(above: tuple[_RiskEntry, ...], below: tuple[_RiskEntry, ...]) -> bool:
    """Whether the numbers of ``below`` go on where those of ``above`` end; an empty cell contradicts nothing."""
    if not below:
        return True
    last = above[-1].number if above else None
    return last is not None and below[0].number == last + 1


def _row_risks(number: int, row: _PrintedRow) -> list[Risk]:
    scores = _scores(row.score_text, len(row.risks))
    return [
        Risk(number, ordinal, row.process, entry.text, score or None, score_of(score), entry.span, entry.number)
        for ordinal, (entry, score) in enumerate(zip(row.risks, scores, strict=True), start=1)
    ]


def _scores(text: str, count: int) -> tuple[str, ...]:
    """One score text a risk: its own where there are as many, else the whole text for each.

    >>> _scores("ต่ำ สูง", 2), _scores("ปานกลาง", 2), _scores("ต่ำ สูง", 3)
    (('ต่ำ', 'สูง'), ('ปานกลาง', 'ปานกลาง'), ('ต่ำ สูง', 'ต่ำ สูง', 'ต่ำ สูง'))
    """
    each = [text[match.start() : match.end()] for match in _ONE_SCORE.finditer(arabic_digits(text))]
    return tuple(each) if len(each) == count else (text,) * count
