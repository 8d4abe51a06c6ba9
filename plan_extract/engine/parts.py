"""Plans that come in several files: which files may be one plan, whether they are, and their text as one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from pathlib import PurePosixPath

from extract.ground.raw import RawFile
from extract.ground.source import PageFacts, SourcePart, SourceText, Span, Table
from extract.sources import plan_id
from normalize.corrections.read_corrections import Correction
from parsers.structure.kinds.document_kind import names_a_plan
from parsers.structure.kinds.part_names import PartName, part_name
from parsers.values.organisations import find_organisation

Task = tuple[RawFile, str]
"""A file and its path under RAW."""

_NO_NAME = "."
"""The plan_id of files in RAW itself that have nothing but their numbers."""

_FRONT_LINES = 150
_FRONT = re.compile(
    r"^[\s#*]*(?:(?:คำ|คํา)\s*นำ|สารบัญ|(?:ส่วนที่|บทที่)\s*1(?!\d)|บทนำ|ประกาศ\s*(?:เทศบาล|องค์การบริหาร|อบต|อบจ))"
)
_ALIKE = 0.8
_OWN_WORDING = 30
"""Shorter lines are labels and short values, which every detail block of a plan repeats."""


@dataclass(frozen=True, slots=True)
class PlanFiles:
    """The files that are, by their names, one plan. ``missing`` are the numbers of the parts that are not there.

    ``plan_id`` is what the names have in common; where a file or a plan before it has that name, or where nothing is
    common, the name of the first part. ``corrections`` are those of all its :func:`plan_ids`. ``cut_off`` is how often
    the time of a run was up while it was read: it is read after those that were cut off less often, and alone.
    """

    plan_id: str
    parts: tuple[Task, ...]
    missing: tuple[int, ...] = ()
    corrections: tuple[Correction, ...] = ()
    cut_off: int = 0

    @property
    def name(self) -> str:
        """The path under RAW of its first file."""
        return self.parts[0][1]

    @property
    def names(self) -> tuple[str, ...]:
        """The paths under RAW of its files."""
        return tuple(name for _, name in self.parts)


def by_cut_off(plans: Iterable[PlanFiles]) -> list[PlanFiles]:
    """The plans in the order to read them in: those that were cut off least often first, else as they come."""
    return sorted(plans, key=lambda files: files.cut_off)


def plan_ids(group: str, names: Iterable[str]) -> list[str]:
    """The plans that files may be which are one by their names: that one, or one each.

    >>> plan_ids("a", ["a (1).txt", "a (2).txt"]), plan_ids("b", ["b.txt"])
    (['a', 'a (1)', 'a (2)'], ['b'])
    """
    return list(dict.fromkeys((group, *map(plan_id, names))))


def group(sources: Sequence[Task]) -> list[PlanFiles]:
    """The files as plans, by their names alone, in the order of their first files.

    Parts stand in one folder, have one type and count on. A file without a number beside ``name (1)`` or ``name (2)``
    may be the first. Two files that claim the same number are no parts; nor are files whose names have nothing
    but numbers in common, of which most are missing.

    A file alone whose name says that other parts came before it, or how many there are, is a part without the others.

    >>> from pathlib import Path
    >>> [files.plan_id for files in group([(Path(n), n) for n in ("a (1).txt", "a (2).txt", "b.txt", "c_part1.txt")])]
    ['a', 'b', 'c_part1']
    >>> [files.missing for files in group([(Path(n), n) for n in ("a_2of3.txt", "b_part3.txt", "c (2).txt")])]
    [(1, 3), (1, 2), ()]
    """
    plain = {_key(name): (path, name) for path, name in sources if part_name(_stem(name)) is None}
    numbered: dict[tuple[str, str, str], dict[int, list[tuple[PartName, Task]]]] = {}
    for path, name in sources:
        found = part_name(_stem(name))
        if found:
            numbered.setdefault(_key(name, found.base), {}).setdefault(found.number, []).append((found, (path, name)))
    plans = [files for key, parts in numbered.items() if (files := _plan(key, parts, plain.get(key)))]
    taken = {name for files in plans for _, name in files.parts}
    plans += [PlanFiles(plan_id(name), ((path, name),)) for path, name in sources if name not in taken]
    return list(_with_own_ids(sorted(plans, key=lambda files: files.name), sources))


def _with_own_ids(plans: Sequence[PlanFiles], sources: Sequence[Task]) -> Iterator[PlanFiles]:
    """The plans, each with a plan_id that no other plan has, nor any file that is not its own."""
    owners = {plan_id(name): name for _, name in sources}
    given: set[str] = set()
    for files in plans:
        owner = owners.get(files.plan_id)
        own = owner is None or owner in {name for _, name in files.parts}
        if not own or files.plan_id in given or files.plan_id == _NO_NAME:
            files = replace(files, plan_id=plan_id(files.name))
        given.add(files.plan_id)
        yield files


def _plan(
    key: tuple[str, str, str], parts: dict[int, list[tuple[PartName, Task]]], first: Task | None
) -> PlanFiles | None:
    if any(len(claims) > 1 for claims in parts.values()):
        return None
    numbers = sorted(parts)
    tasks = [parts[number][0][1] for number in numbers]
    said = {name.of for claims in parts.values() for name, _ in claims} - {None}
    start = 1
    if first and numbers[0] in (1, 2):
        tasks, start = [first, *tasks], numbers[0] - 1
        numbers = [start, *numbers]
    last = max(numbers[-1], *(of for of in said if of is not None), 0)
    missing = tuple(number for number in range(start, last + 1) if number not in numbers)
    if len(tasks) < 2 and not (missing and parts[numbers[0]][0][0].sure):
        return None
    folder, base, _ = key
    if (
        not base
        and len(missing) >= len(tasks)
        and not any(name.sure for claims in parts.values() for name, _ in claims)
    ):
        return None  # numbers alone, most of them of other files: a list of plans, not the parts of one
    return PlanFiles((PurePosixPath(folder) / base).as_posix(), tuple(tasks), missing)


@lru_cache(maxsize=16_384)
def _stem(name: str) -> str:
    return PurePosixPath(name).stem


def _key(name: str, base: str | None = None) -> tuple[str, str, str]:
    path = PurePosixPath(name)
    return path.parent.as_posix(), path.stem if base is None else base, path.suffix.lower()


def are_one_plan(sources: Sequence[SourceText]) -> bool:
    """Whether files whose names say so are the parts of one plan, by what they hold.

    The first has to name a plan. A later one is no part where it is a copy of another, where it begins as a plan of its
    own (its title above a foreword, a table of contents or part 1), or where it names another organisation.
    """
    first, *rest = sources
    if not names_a_plan(first):
        return False
    organisation = find_organisation(first.joined_digits)
    for source in rest:
        if names_a_plan(source) and _has_front(source):
            return False
    if _holds_copies(sources):
        return False
    others = (find_organisation(source.joined_digits) for source in rest)
    return not any(organisation and other and other.name != organisation.name for other in others)


def begins_a_plan(source: SourceText) -> bool:
    """Whether a file begins as a plan: its title stands at its head, or a foreword, a table of contents or part 1."""
    return names_a_plan(source) or _has_front(source)


def lacks_its_beginning(source: SourceText) -> bool:
    """Whether a file is a later part by its name, and by what it holds no plan of its own.

    A number that stands first, as in ``02 office``, says less: so do lists of plans count.
    """
    name = part_name(_stem(source.path))
    later = name is not None and name.number > 1 and (name.sure or bool(name.base))
    return later and not begins_a_plan(source)


def _has_front(source: SourceText) -> bool:
    return any(_FRONT.match(line) for line in source.digits[:_FRONT_LINES])


def _holds_copies(sources: Sequence[SourceText]) -> bool:
    """Whether two of the files have the same lines, or nearly the same wording of their own."""
    texts = [(one.lines, frozenset(line for line in one.lines if len(line) >= _OWN_WORDING)) for one in sources]
    return any(
        lines == others or 0 < _ALIKE * max(len(wording), len(other)) <= len(wording & other)
        for (lines, wording), (others, other) in combinations(texts, 2)
    )


def joined(sources: Sequence[SourceText]) -> SourceText:
    """The text of several files as one, in their order; ``parts`` tells which lines came from which file.

    Its path is that of the first, its SHA-256 is :func:`joined_sha256`.
    """
    parts: list[SourcePart] = []
    tables: list[Table] = []
    start = 1
    for source in sources:
        tables += (table.on_lines((start - 1).__add__) for table in source.tables)
        end = start + len(source.lines) - 1
        parts.append(SourcePart(source.path, source.format, source.sha256, Span(start, end)))
        start = end + 1
    pages, facts = _pages(sources)
    return replace(
        sources[0],
        sha256=joined_sha256(source.sha256 for source in sources),
        lines=tuple(line for source in sources for line in source.lines),
        repairs=tuple(repair for source in sources for repair in source.repairs),
        pages=pages,
        page_facts=facts,
        parts=tuple(parts),
        tables=tuple(tables),
    )


def joined_sha256(sums: Iterable[str]) -> str:
    """The SHA-256 of a plan in several files: over those of its parts, in hexadecimal, a line each."""
    return hashlib.sha256("".join(f"{each}\n" for each in sums).encode()).hexdigest()


def _pages(sources: Iterable[SourceText]) -> tuple[tuple[int, ...], tuple[PageFacts, ...]]:
    """Pages that count on from part to part, and their facts; none where a part has none."""
    pages: list[int] = []
    facts: list[PageFacts] = []
    before = 0
    for source in sources:
        if not source.pages:
            return (), ()
        pages += (before + page for page in source.pages)
        facts += (replace(fact, page=before + fact.page) for fact in source.page_facts)
        before = max(pages[-1], facts[-1].page if facts else 0)
    return tuple(pages), tuple(facts)
