"""What tells of a plan whether another is the same one: small enough to be kept of every plan of a country."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from extract.ground.characters import arabic_digits, without_marks
from normalize.schema.keys import PlanRows
from parsers.values.organisations import bare_name

_BYTES = 3
"""Of a digest. Two titles of one pair of plans have the same by chance once in some ten thousand pairs."""

_END = 10
"""Letters of a title's beginning and of its end that are compared where an OCR misread a letter of the rest."""

_ALIKE = 0.8
"""What a title counts of which only the beginning or the end is the same, and the money, where both have some."""

_SOURCE = 16
_MOST = (1 << 8 * _BYTES) - 1
_NONE = bytes(_BYTES)
_AMENDS = re.compile(r"แก้ไข|เพิ่มเติม(?!ศักยภาพ)|เปลี่ยนแปลง|ทบทวน|ฉบับปรับปรุง")
_EDITION = re.compile(r"(?:ครั้ง|ฉบับ)\s*ที่\s*([0-9]{1,2})(?![0-9])")
_BEHIND = 40
"""Characters behind the word for an amendment in which its number stands."""

_COVER = 600
"""Characters of the cover that may say that the plan amends another."""


class _Project(NamedTuple):
    """The digests of a project's title, of the title's beginning and its end, and of its amounts (zeros: none)."""

    title: bytes
    beginning: bytes
    end: bytes
    money: bytes


@dataclass(frozen=True, slots=True)
class Likeness:
    """``organisation`` and ``years`` are empty where not known: such a plan is like none but one of the same bytes.

    ``organisation`` is kind and bare name without the marks that an OCR loses first, ``district`` is without them too;
    it and ``province`` are empty where not known. ``source`` begins the digest of the plan's bytes, ``announced_on`` is
    a date, ``edition`` the number of an
    amendment (0: none is said). ``projects`` has four digests for each project as text; ``amounts`` counts theirs.
    ``lines`` are the lines and pages of the plan's row.
    """

    source: str = ""
    organisation: str = ""
    province: str = ""
    district: str = ""
    years: str = ""
    announced_on: str = ""
    amends: bool = False
    edition: int = 0
    projects: str = ""
    amounts: int = 0
    lines: Sequence[int | None] = ()

    @property
    def count(self) -> int:
        """The number of its projects."""
        return len(self._projects())

    def _projects(self) -> list[_Project]:
        data = base64.b64decode(self.projects)
        pieces = [data[start : start + _BYTES] for start in range(0, len(data), _BYTES)]
        return [_Project(*pieces[start : start + 4]) for start in range(0, len(pieces), 4)]

    def shared(self, other: Likeness) -> float:
        """How much of the titles and amounts of both they have in common, 0 to 1; the same bytes have all.

        A title is another's, too, where its beginning or its end is, and nothing says other money: an OCR misread a
        letter. Money that only one of two projects has says nothing: in the other copy it may not be readable. A person
        may have corrected what is read of one of two copies.
        """
        if self.source and self.source == other.source:
            return 1.0
        mine, theirs = self._projects(), other._projects()
        pairs, alike = _pairs(mine, theirs)
        both = [(one.money, two.money) for one, two in (*pairs, *alike) if _NONE not in (one.money, two.money)]
        most = max(len(mine), len(theirs)) + len(both)
        common = len(pairs) + _ALIKE * len(alike) + sum(one == two for one, two in both)
        return common / most if most else 0.0

    def shares_money(self, other: Likeness) -> bool:
        """Whether any project of both has the same amounts."""
        money = [{one.money for one in plan._projects()} - {_NONE} for plan in (self, other)]
        return bool(money[0] & money[1])


_Pairs = list[tuple[_Project, _Project]]


def _pairs(mine: Sequence[_Project], theirs: Sequence[_Project]) -> tuple[_Pairs, _Pairs]:
    """The projects of both with the same title, of several first those with the same money; then those with nearly."""
    same, mine, theirs = _paired(mine, theirs, lambda one: (one.title, one.money))
    other_money, mine, theirs = _paired(mine, theirs, lambda one: one.title)
    nearly: _Pairs = []
    for end in (lambda one: one.beginning, lambda one: one.end):
        found, mine, theirs = _paired(mine, theirs, end, of_one_money=True)
        nearly += found
    return same + other_money, nearly


def _paired(
    mine: Sequence[_Project],
    theirs: Sequence[_Project],
    key: Callable[[_Project], object],
    *,
    of_one_money: bool = False,
) -> tuple[_Pairs, list[_Project], list[_Project]]:
    """Each project with the first of the other plan that has its key, and what is left of both; ``of_one_money``: only
    with one whose amounts are no others.
    """
    found: _Pairs = []
    by_key: dict[object, list[_Project]] = {}
    for one in theirs:
        by_key.setdefault(key(one), []).append(one)
    left: list[_Project] = []
    for one in mine:
        among = by_key.get(key(one), [])
        fits = (
            n
            for n, two in enumerate(among)
            if not of_one_money or _NONE in (one.money, two.money) or one.money == two.money
        )
        place = next(fits, None)
        if place is None:
            left.append(one)
        else:
            found.append((one, among.pop(place)))
    return found, left, [two for among in by_key.values() for two in among]


def likeness_of(rows: PlanRows) -> Likeness:
    """The likeness of a plan from its rows."""
    plan: Mapping[str, Any] = rows["plans"][0]
    lines: Sequence[Mapping[str, Any]] = rows["budget_lines"]
    projects: Sequence[Mapping[str, Any]] = rows["projects"]
    money: dict[str, list[tuple[Any, ...]]] = {}
    for line in lines:
        if line["amount_baht"] is not None and line["source"] == "table":
            money.setdefault(line["project_id"], []).append((line["fiscal_year_be"], line["amount_baht"]))
    digests = [_digests(row["title_key"], _as_text(money.get(row["project_id"]))) for row in projects]
    cover = next((str(row["text"]) for row in rows["sections"] if row["kind"] == "cover"), "")[:_COVER]
    years = (plan["start_year_be"], plan["end_year_be"])
    amends, edition = _amendment(plan["title"] or "", cover)
    return Likeness(
        source=plan["source_sha256"][:_SOURCE],
        organisation=_organisation(plan["org_name"], plan["org_type"]),
        province=plan["province"] or "",
        district=without_marks("".join((plan["district"] or "").split())),
        years=f"{years[0]}-{years[1]}" if all(years) else "",
        announced_on=plan["announced_on"].isoformat() if plan["announced_on"] else "",
        amends=amends,
        edition=edition,
        projects=base64.b64encode(b"".join(digests)).decode(),
        amounts=sum(map(len, money.values())),
        lines=[plan[name] for name in ("line_start", "line_end", "page_start", "page_end")],
    )


def likeness_from(values: Mapping[str, Any]) -> Likeness:
    """A likeness as the manifest has it."""
    return Likeness(**values)


def _organisation(name: str | None, kind: str | None) -> str:
    return f"{kind or ''}/{without_marks(''.join(bare_name(name).split()))}" if name else ""


def _amendment(*texts: str) -> tuple[bool, int]:
    """Whether one of the texts says that a plan amends another, and for which time.

    >>> _amendment("แผนปฏิบัติการ แก้ไขเพิ่มเติม ครั้งที่ ๒"), _amendment("แผน ทบทวน พ.ศ. ๒๕๖๗"), _amendment("แผน ฉบับที่ ๒")
    ((True, 2), (True, 0), (False, 0))
    """
    for text in texts:
        match = _AMENDS.search(text)
        if match:
            number = _EDITION.search(arabic_digits(text[match.end() : match.end() + _BEHIND]))
            return True, int(number[1]) if number else 0
    return False, 0


def _as_text(amounts: Sequence[tuple[Any, ...]] | None) -> str | None:
    return " ".join(f"{year}:{amount.normalize():f}" for year, amount in sorted(amounts, key=str)) if amounts else None


def _digests(title: str | None, money: str | None) -> bytes:
    whole = title or ""
    return b"".join(map(_digest, (title, whole[:_END] or None, whole[-_END:] or None, money)))


def _digest(text: str | None) -> bytes:
    """Of nothing it is zeros."""
    if text is None:
        return _NONE
    return (zlib.crc32(text.encode()) % _MOST + 1).to_bytes(_BYTES)
