"""Tables in which a project has a row of what is planned and one of what became of it (``แผน``, ``ผล``), or of what it
was and what it was changed to (``เดิม``, ``แก้ไขเป็น``), each with an amount a year: as tables with one row a project, and
columns of results, or of what was before, behind the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from parsers.records.table import Cell, Grid, GridRow, plain_cell
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.tables.columns.meaning import heads_of
from parsers.tables.columns.names import TOTAL
from parsers.tables.columns.roles import Role, role_of
from parsers.values.kinds import kind_of
from parsers.values.money.said import (
    CHANGED_TITLE,
    CHANGED_TO,
    COST,
    FORMER_OF_ROW,
    FORMER_TITLE,
    NEW_TITLE,
    OF_ROW_ABOVE,
    PLANNED,
    label_of,
)
from parsers.values.spacing import wording_key

Said = Literal["plan", "result"]

_ROLES_OF_RESULTS: frozenset[Role] = frozenset({"paid", "target"})
_WORD_FOR_RESULT = "ผล"
_LONGEST = 40
_BULLETS = "-–—•*·:： "
"""What may stand beside such a word."""


class _Form(NamedTuple):
    """Where a table of ``width`` columns says which row is which (``label``), and where its titles and its money are.

    ``results`` are the words of its rows of results, each once; ``changed`` is the word of its rows of what plans were
    changed to, whose results are what they were before. ``renamed``: some of these have another title, for which there
    is a column behind all others.
    """

    width: int
    label: int
    project: int
    number: int | None
    money: tuple[int, ...]
    results: tuple[str, ...]
    changed: str = ""
    renamed: bool = False

    @property
    def inside(self) -> bool:
        """Whether the words stand below the titles, in their column."""
        return self.label == self.project


@dataclass(slots=True)
class _Group:
    """The rows of one project, or of one total, by what they say: the row of the plan has an empty word."""

    first: GridRow
    rows: dict[str, GridRow] = field(default_factory=dict)

    @property
    def all(self) -> list[GridRow]:
        """Its printed rows, each once."""
        return list({id(row): row for row in (self.first, *self.rows.values())}.values())


def results_beside_plans(grids: Iterable[Grid]) -> list[Grid]:
    """``grids`` with one row for each project that has a row of its plan and rows of its results.

    A table stays as it is where no column holds such words in turns. Where one of its rows leaves open whose and what
    it is (two plans for one title, an amount that reaches over several rows, mostly results without a plan), its rows
    of results are torn ones: they are no budget. A table without a head goes on with the form of the one above.
    """
    found: list[Grid] = []
    last: _Form | None = None
    for grid in grids:
        heads = heads_of(grid, None)
        form = _form_of(grid, heads) if heads else last and _going_on(grid, last)
        whole = _in_form(grid, form, {start: below for start, (_, below) in heads.items()}) if form else None
        if heads and not form and (labelled := _with_labels_apart(grid, heads)):
            own = heads_of(labelled, None)
            form = _form_of(labelled, own)
            whole = _in_form(labelled, form, {start: below for start, (_, below) in own.items()}) if form else None
            form = form if whole else None
        last = form if whole else last if not heads and not form else None
        found.append(whole or (_left_open(grid, form) if form and not form.inside else grid))
    return found


def _with_labels_apart(grid: Grid, heads: Mapping[int, tuple[ColumnRoles, int]]) -> Grid | None:
    """A table whose titles stand behind what says that they are of before or were changed (``เดิม : โครงการ ก``), with a
    column of these words before that of titles; None for any other, or where cells are merged.
    """
    places = {columns.project for columns, _ in heads.values()}
    widths = {columns.width for columns, _ in heads.values()} | {len(row.cells) for row in grid.rows}
    project, of_heads = places.pop(), {at for start, (_, below) in heads.items() for at in range(start, below)}
    if places or len(widths) != 1 or any(cell.columns != 1 for row in grid.rows for cell in row.cells):
        return None
    rows: list[GridRow] = []
    labels: list[Said | None] = []
    for place, row in enumerate(grid.rows):
        title = row.cells[project]
        former, new = FORMER_TITLE.match(title.text), NEW_TITLE.match(title.text) or CHANGED_TITLE.match(title.text)
        label = None if place in of_heads else former or new
        word = label[0].strip(f"() {_BULLETS}") if label else ""
        if label and (title.rows != 1 or _said(word) is None):
            return None
        labels.append(("result" if former else "plan") if label else None)
        behind = title.with_text(title.text[label.end() :]) if label else title
        cells = (*row.cells[:project], Cell(word, (word,) if word else (), row.span), behind, *row.cells[project + 1 :])
        rows.append(replace(row, cells=cells))
    said = [label for label in labels if label]
    in_turn = all(one != other for one, other in zip(said[::2], said[1::2], strict=False))
    return replace(grid, rows=tuple(rows)) if said and len(said) % 2 == 0 and in_turn else None


def _left_open(grid: Grid, form: _Form) -> Grid:
    rows = (replace(row, torn=row.torn or row.text(form.label) in form.results) for row in grid.rows)
    return replace(grid, rows=tuple(rows))


@lru_cache(maxsize=1024)
def _said(text: str) -> Said | None:
    """Which row a cell of a column of such words says that it stands in."""
    if not text or len(text) > _LONGEST or any(map(str.isdecimal, text)) or kind_of(text) != "unspecified":
        return None
    if FORMER_OF_ROW.match(text) or CHANGED_TO.match(text):
        return "plan" if CHANGED_TO.match(text) else "result"
    label = label_of(text)
    if label == "spent" or (label == "count" and role_of(text) in _ROLES_OF_RESULTS):
        return "result"
    return "plan" if PLANNED.search(text) or (label == "budget" and not COST.search(text)) else None


def _said_below_title(text: str) -> Said | None:
    """The same of a cell in the column of titles, which may speak of such things."""
    said = None if FORMER_OF_ROW.match(text) or CHANGED_TO.match(text) else _said(text)
    return said if said and (PLANNED if said == "plan" else OF_ROW_ABOVE).match(text) else None


def _form_of(grid: Grid, starts: Mapping[int, tuple[ColumnRoles, int]]) -> _Form | None:
    """The form of a table by its heads, which all have the same columns."""
    heads = starts.values()
    found = {
        (columns.width, columns.project, columns.number, tuple(sorted(_with_money(columns)))) for columns, _ in heads
    }
    if len(found) != 1:
        return None
    width, project, number, money = found.pop()
    if not money:
        return None
    of_heads = {place for start, (_, below) in starts.items() for place in range(start, below)}
    body = [row for place, row in enumerate(grid.rows) if place not in of_heads]
    sources = {column.place for columns, _ in heads for column in columns.heads if column.role == "source"}
    others = (place for place in range(max(money)) if place not in {project, number, *sources})
    for label in (*others, project):
        asked = _said_below_title if label == project else _said
        said = [(text, kind) for row in body if (kind := asked(text := row.text(label)))]
        plans = [text for text, kind in said if kind == "plan"]
        results = tuple(dict.fromkeys(text for text, kind in said if kind == "result"))
        left = tuple(place for place in money if place != label)
        if plans and results and left:
            changed = next(filter(CHANGED_TO.match, plans), "")
            return _Form(width, label, project, number, left, results, changed)
    return None


def _with_money(columns: ColumnRoles) -> set[int]:
    quarters = chain.from_iterable(columns.quarters.values())
    unread = (place for place, _ in columns.unread_years)
    total = () if columns.total is None else (columns.total,)
    return {*columns.of_money, *columns.undated, *unread, *quarters, *total}


def _going_on(grid: Grid, form: _Form) -> _Form | None:
    """The form for a table without a head, which has such rows in the same places."""
    fits = all(len(row.cells) == form.width for row in grid.rows)
    return form if fits and any(row.text(form.label) in form.results for row in grid.rows) else None


def _in_form(grid: Grid, form: _Form, heads: dict[int, int]) -> Grid | None:
    """A table with a row a project; ``heads`` lead from the first row of a head to the one below it."""
    starts, at = sorted(heads.items()), 0
    parts: list[list[_Group]] = []
    for start, below in (*starts, (len(grid.rows), 0)):
        groups = _groups(grid.rows[at:start], form)
        if groups is None or any(len(row.cells) != form.width for row in grid.rows[start:below]):
            return None
        parts.append(groups)
        at = below
    if any(_former_title(group, form) for groups in parts for group in groups):
        if not starts and not form.renamed:
            return None  # no head has the column
        form = form._replace(renamed=True)
    rows = [_row(group, form) for group in parts[0]]
    for (start, below), groups in zip(starts, parts[1:], strict=True):
        rows += _head(grid.rows[start:below], form)
        rows += (_row(group, form) for group in groups)
    return replace(grid, rows=tuple(rows))


def _groups(rows: Sequence[GridRow], form: _Form) -> list[_Group] | None:
    """The rows of each project, of which a few may have results alone; None where it is open whose one is."""
    groups: list[_Group] = []
    for row in (row for row in rows if not row.blank):
        if row.torn or len(row.cells) > form.width:
            return None
        text = row.text(form.label)
        said = _said_below_title(text) if form.inside else _said(text)
        if said is None:
            groups.append(_Group(row))
            continue
        if any(row.cells[place].rows != 1 for place in form.money if place < len(row.cells)):
            return None
        key = "" if said == "plan" else text
        last = groups[-1] if groups else None
        if last is None or key in last.rows or not _goes_on(row, last, form):
            if form.inside or not _words(row, form):
                return None
            groups.append(_Group(row))
        groups[-1].rows[key] = row
    both = sum(len(group.rows) > 1 and "" in group.rows for group in groups)
    alone = sum(bool(group.rows) and "" not in group.rows for group in groups)
    return None if alone and (form.inside or alone >= both) else groups


def _goes_on(row: GridRow, group: _Group, form: _Form) -> bool:
    """Whether a row is another one of the project, or the total, that the first row of a group names."""
    if form.inside:
        has_money = any(group.first.text(place) for place in form.money)
        return not has_money and not row.text(form.number)
    if not group.rows:
        return False
    own, above = _words(row, form), _words(group.first, form)
    return not own or own == above or _is_renamed(row, group, form)


def _is_renamed(row: GridRow, group: _Group, form: _Form) -> bool:
    """Whether a row of a table of changes has another title for the project above it: that alone has the number."""
    if not form.changed or form.number is None or len(group.rows) != 1 or not row.text(form.project):
        return False
    number = group.first.text(form.number)
    return bool(number) and row.text(form.number) in ("", number)


def _former_title(group: _Group, form: _Form) -> Cell | None:
    """The title that a project of a table of changes had before, where it has another one now."""
    if not form.changed or form.inside or len(group.rows) != len({"", *group.rows}):
        return None
    titles = [_cell(row, form.project) for name, row in group.rows.items() if name]
    new = wording_key(group.rows[""].text(form.project))
    return next((title for title in titles if new and title.text and wording_key(title.text) != new), None)


def _words(row: GridRow, form: _Form) -> list[str]:
    """What a row says in the places of its number and its title, or of a total's name."""
    places = {form.project} if form.number is None else {form.number, form.project}
    words = [wording_key(row.text(place)) for place in sorted(places) if row.text(place)]
    first = next((cell.text for cell in row.cells[: form.label] if cell.text), "")
    return words or ([wording_key(first)] if TOTAL.match(first) else [])


def _head(rows: Sequence[GridRow], form: _Form) -> list[GridRow]:
    """The rows of a head with a column for each result of each column of money."""
    lowest = [next((row.text(place) for row in reversed(rows) if row.text(place)), "") for place in form.money]
    names = [_name(text, result) for result in form.results for text in lowest]
    if form.renamed:
        titles = (row.text(form.project) for row in reversed(rows))
        names.append(_name(next(filter(None, titles), ""), form.results[0]))
    found = []
    for index, row in enumerate(rows):
        cells = list(row.cells)
        for place, text in zip(form.money, lowest, strict=True):
            if form.changed and row.text(place) == text:
                name = f"{form.changed.strip(_BULLETS)} {text}"
                cells[place] = cells[place]._replace(text=name, parts=(name,))
        label, *behind = cells[form.label :]
        if not form.inside:
            if label.text and behind and behind[0].columns == 0:
                cells[form.label + 1] = behind[0]._replace(text=label.text, parts=label.parts, columns=1)
            del cells[form.label]
        texts = names if index == 0 else [""] * len(names)
        found.append(replace(row, cells=(*cells, *(plain_cell(text, row.span) for text in texts))))
    return found


def _name(text: str, result: str) -> str:
    """The head of a column of results: that of the column of money, and the word of the rows.

    >>> _name("ปี 2566", "ผล"), _name("ปี 2566", "ร้อยละ"), _name("2566", "ผลการดำเนินการ (บาท)"), _name("ปี 2566", "เดิม")
    ('ปี 2566 (ผล)', 'ปี 2566 (ร้อยละ)', '2566 (ผล)', 'เดิม ปี 2566')
    """
    if FORMER_OF_ROW.match(result):
        return f"{result.strip(f'(){_BULLETS}')} {text}"
    for name in (f"{text} ({result})", f"{result} {text}"):
        if role_of(name) == ("paid" if label_of(result) == "spent" else "target"):
            return name
    return f"{text} ({_WORD_FOR_RESULT})"


def _row(group: _Group, form: _Form) -> GridRow:
    """The rows of a project as one: its words, the money of its plan, then what each result says of that."""
    rows, plan = group.all, group.rows.get("", GridRow((), group.first.span) if group.rows else group.first)
    cells: list[Cell] = []
    title = _former_title(group, form)
    for place in range(form.width):
        if place in form.money or (title and place == form.project):
            cells.append(_cell(plan, place))
        elif place != form.label:
            cells.append(_joined([_cell(row, place) for row in rows]))
        elif form.inside:
            cells.append(_joined([_cell(group.first, place)]))
    for result in form.results:
        row = group.rows.get(result)
        cells += (_cell(row, place) if row else Cell("", (), group.first.span) for place in form.money)
    if form.renamed:
        cells.append(title or Cell("", (), group.first.span))
    return GridRow(tuple(cells), rows[0].span | rows[-1].span)


def _cell(row: GridRow, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else Cell("", (), row.span)


def _joined(cells: Sequence[Cell]) -> Cell:
    """What the rows of a project say in one column, each once; a cell over these rows alone is merged no more."""
    filled = list({cell.text: cell for cell in cells if cell.text}.values())
    first = filled[0] if filled else cells[0]
    if first.rows in range(2, len(cells) + 1):
        first = first._replace(rows=1)
    if len(filled) > 1:
        texts = tuple(cell.text for cell in filled)
        first = first._replace(text=" ".join(texts), parts=texts, span=first.span | filled[-1].span, lines=())
    return first
