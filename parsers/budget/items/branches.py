"""Where a row of the budget table stands in the plan's tree: dimension, mission and strategy, carried down the rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.ground.characters import arabic_digits
from parsers.records.structure import Branch, Node
from parsers.records.table import Cell, GridRow
from parsers.structure.handbook import node_number_of
from parsers.structure.levels import (
    dimension_in,
    level_named,
    mission_in,
    named_measure,
    named_strategy,
    places_alone,
    says_level,
    strategy_in,
)
from parsers.tables.columns.column_roles import ColumnRoles
from parsers.values.spacing import tidy

_NUMBERED = re.compile(r"\d{1,2}")
_SEVERAL = 2
_MISSION_BEHIND = re.compile(r"\s++(?:/\s*+)?(?=(?:ภารกิจ|[1-9]\.[1-9]))")
_NO_TEXT = frozenset({"", "-", "–", "—"})


@dataclass(slots=True)
class BranchCursor:
    """The branch that holds for the next item. A cell that is printed moves it, a blank one does not."""

    branch: Branch = field(default_factory=Branch)
    in_rows_of_their_own: bool = False
    """Whether missions stand in rows of their own, as far as is known."""

    has_dimensions: bool = False
    own_top: Node | None = None
    """The ยุทธศาสตร์ of a plan without dimensions: กลยุทธ์ stand below it."""

    measure: tuple[Branch, Node] | None = None
    """The last one of a column of measures, and the branch below which it stands."""

    @property
    def dimension_no(self) -> int | None:
        """The number of the current dimension."""
        return dimension_number(self.branch)

    @property
    def mission_no(self) -> str | None:
        """The number of the current mission."""
        return self.branch.mission.number if self.branch.mission else None

    @property
    def place(self) -> Branch:
        """The branch with the measure of a column of theirs below it: in the place of a mission in a plan's own tree,
        of a strategy in that of a template.
        """
        above, measure = self.measure or (None, None)
        if above != self.branch or measure is None:
            return self.branch
        dimension, mission, strategy = above
        if mission is None and dimension in (None, self.own_top) and (dimension or strategy):
            return Branch(dimension or strategy, measure)
        return above._replace(strategy=measure)

    def move_in_column(self, text: str) -> None:
        """Move by a cell of a column of strategies or measures, whose places stand below those of headings."""
        if measure := named_measure(text):
            self.measure = self.branch, measure
        elif text not in _NO_TEXT:
            self.move_by_name(text)

    def move(self, dimension: str, mission: str) -> bool:
        """Move to the dimension and mission that a row prints, perhaps both in one cell. True where one is another than
        before.
        """
        if (dimension in _NO_TEXT) != (mission in _NO_TEXT):
            dimension, mission = _both_in(dimension, mission)
        moved = dimension not in _NO_TEXT and self._to_dimension(dimension)
        return (mission not in _NO_TEXT and self._to_mission(mission)) or moved

    def leave(self, branch: Branch) -> None:
        """Forget a place that the table above named row by row, and that no heading has changed since."""
        if self.branch == branch:
            self.branch = Branch()

    def to_strategy(self, number: str | None, title: str) -> None:
        """Move to a strategy heading of the project column."""
        self.branch = self.branch._replace(strategy=Node(number, title or None))

    def move_by_lone_cell(self, filled: Sequence[Cell], *, numbered: bool) -> bool:
        """Move by the ``filled`` cells of a row where the only one names a place: a table without that column prints it
        so.

        Where missions do, the next one may begin like a measure: ``2.3 มาตรการ…`` below what belongs to 2.2. A measure
        with a number of a tree (``มาตรการที่ 1.1``) is one where projects have numbers beside their titles, as they have
        in a ``numbered`` table, or where its cell reaches over other columns.
        """
        if len(filled) != 1:
            return False
        (first,) = filled
        measure = named_measure(first.text) if numbered or first.columns > 1 else None
        if measure and "." in (measure.number or ""):
            self.measure = self.branch, measure
            return True
        if self.move_by_name(first.text):
            self.in_rows_of_their_own |= level_named(first.text) == "mission"
            return True
        counts_on = self.in_rows_of_their_own and self._is_next_mission(first.text)
        if counts_on:
            self.move("", first.text)
        return counts_on

    def move_by_places(self, row: GridRow) -> bool:
        """Move by a row all of whose cells, several, name places: a mission, and a strategy of it."""
        texts = [cell.text for cell in row.cells if cell.text]
        if len(texts) < _SEVERAL or not says_level(texts[0]):
            return False
        if not all(says_level(text) or named_strategy(text) or strategy_in(text) for text in texts[1:]):
            return False
        for text in texts:
            strategy = strategy_in(text)
            if strategy:
                self.to_strategy(strategy.number, strategy.title or "")
            else:
                self.move_by_name(text)
        return True

    def _is_next_mission(self, text: str) -> bool:
        printed, mission = mission_in(text), self.branch.mission
        dimension, _, place = ((printed and printed.number) or "").partition(".")
        above, _, last = ((mission and mission.number) or f"{self.dimension_no}.0").partition(".")
        return bool(place) and dimension == above and last.isdecimal() and int(place) == int(last) + 1

    def move_by_name(self, text: str) -> bool:
        """Move by a text that names a place by itself, whatever its column. True where it does."""
        level = level_named(text)
        strategy = named_strategy(text)
        if strategy:
            self._to_named_strategy(strategy, top=text.startswith(("ยุทธศาสตร์", "ประเด็น")))
            return True
        if level:
            self.move(*((text, "") if level == "dimension" else ("", text)))
        return level is not None

    def _to_named_strategy(self, strategy: Node, *, top: bool) -> None:
        """Below a dimension it is a strategy of that; without any ยุทธศาสตร์ are the top of the plan's own tree."""
        if self.branch.dimension not in (None, self.own_top):
            self.branch = self.branch._replace(strategy=strategy)
        elif self.own_top and not top:
            above, dot, _ = (strategy.number or "").rpartition(".")
            if dot and above.isdecimal() and above != self.own_top.number:
                self.own_top = Node(above, None)  # its own heading was lost
            self.branch = Branch(self.own_top, strategy)
        else:
            self.own_top = strategy if top else None
            self.branch = Branch(None, None, strategy)

    def _to_dimension(self, text: str) -> bool:
        """A cell without a number is a dimension by the handbook's title, or where none is numbered; else it is the
        rest of the cell above a page break.
        """
        current = self.branch.dimension
        printed = dimension_in(text)
        if printed is None and (bare := _NUMBERED.fullmatch(arabic_digits(text).strip(" ."))):
            printed = Node(bare[0], None)
        if printed is None:
            number = node_number_of(text, levels=1)
            if number is None and current and current.number:
                return False
            printed = Node(number, text)
        self.has_dimensions = True
        if current is None or printed.number is None or printed.number != current.number:
            self.branch = Branch(printed)
            return True
        return False

    def _to_mission(self, text: str) -> bool:
        branch = self.branch
        strategy, printed = strategy_in(text), mission_in(text)
        if strategy:
            self.branch = branch._replace(strategy=strategy)
            return False
        if printed is None:
            if branch.mission and branch.mission.number and node_number_of(text, levels=2) is None:
                return False  # the rest of a cell that a page break cut
            self.branch = Branch(branch.dimension, Node(None, text))
            return True
        moved = branch.mission is None or printed.number != branch.mission.number
        dimension_number = (printed.number or "").split(".")[0]
        dimension = branch.dimension
        self.has_dimensions = True
        if dimension is None or (dimension.number or dimension_number) != dimension_number:
            dimension = Node(dimension_number, None)  # its own cell was lost
        self.branch = Branch(dimension, printed, None if moved else branch.strategy)
        return moved


def _both_in(dimension: str, mission: str) -> tuple[str, str]:
    """A dimension and a mission that one cell names, each by its word or the mission by the dimension's number; else as
    they are. A dimension is one in the column of missions, too.

    >>> _both_in("", "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต ภารกิจตามมิติที่ ๑.๑ การเสริมสร้างวัฒนธรรม")
    ('มิติที่ ๑ การสร้างวัฒนธรรมสุจริต', 'ภารกิจตามมิติที่ ๑.๑ การเสริมสร้างวัฒนธรรม')
    >>> _both_in("", "มิติที่ 2 การบริหาร"), _both_in("", "1.1 ตามแผน 1.2 เดิม"), _both_in("มิติที่ 1 ก ตามข้อ 2.1 ข", "")
    (('มิติที่ 2 การบริหาร', ''), ('', '1.1 ตามแผน 1.2 เดิม'), ('มิติที่ 1 ก ตามข้อ 2.1 ข', ''))
    >>> _both_in("", "มิติที่ 1 / ภารกิจที่ 1.2"), _both_in("", "มิติที่ 1 ภารกิจที่ 2.1")
    (('มิติที่ 1', 'ภารกิจที่ 1.2'), ('มิติที่ 1 ภารกิจที่ 2.1', ''))
    """
    text = dimension if dimension not in _NO_TEXT else mission
    if not text.startswith("มิติ") or level_named(text) != "dimension":
        return dimension, mission
    printed, alone = dimension_in(text), "mission" in places_alone(text)
    for found in _MISSION_BEHIND.finditer(arabic_digits(text)):
        named = mission_in(text[found.end() :])
        if named and printed and (named.title or alone) and (named.number or "").partition(".")[0] == printed.number:
            return text[: found.start()].rstrip(" /|,"), text[found.end() :]
    return text, ""


def dimension_number(branch: Branch) -> int | None:
    """The number of a branch's dimension, or of the strategy that stands in the place of one."""
    node = branch.dimension or (branch.strategy if branch.mission is None else None)
    return int(node.number) if node and node.number and node.number.isdecimal() else None


def with_own_top(branch: Branch) -> Branch:
    """The branch of a plan without dimensions and missions: its strategy stands in the place of a dimension.

    >>> with_own_top(Branch(None, None, Node("2", "ก"))).dimension
    Node(number='2', title='ก')
    """
    return Branch(branch.strategy) if branch.strategy and not (branch.dimension or branch.mission) else branch


def heading_among_titles(row: GridRow, columns: ColumnRoles) -> str | None:
    """The dimension, mission or strategy that a row names where the titles of projects stand, its number perhaps in the
    column of theirs, or all of it there: said by its word, or one of a template. Beside a row's number a strategy is a
    title.
    """
    title = row.text(columns.project)
    if columns.dimension is not None and columns.mission is not None:
        return None
    number = row.text(columns.number)
    if title and not number and named_strategy(title):
        return title
    if not title:
        return number if level_named(number) else None
    if _NUMBERED.fullmatch(arabic_digits(number).strip(" .()")) and _says_by_word(title):
        return title
    if _NUMBERED.fullmatch(arabic_digits(number)):
        number = f"{number}."
    text = f"{number} {title}".strip()
    return text if says_level(text) else None


def _says_by_word(title: str) -> bool:
    """Whether a title says its level by the word for it: the number beside it is that of the row."""
    return title.startswith(("มิติ", "ภารกิจ")) and says_level(title)


def tidy_branch(branch: Branch, spellings: Mapping[str, str] | None) -> Branch:
    """The branch with its titles as they are spelled outside narrow cells (see :func:`spacing.tidy`)."""

    def clean(node: Node | None) -> Node | None:
        return Node(node.number, tidy(node.title, spellings)) if node and node.title else node

    return Branch(clean(branch.dimension), clean(branch.mission), clean(branch.strategy))
