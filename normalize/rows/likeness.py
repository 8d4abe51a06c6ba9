"""What tells of a plan whether another is the same one: small enough to be kept of every plan of a country."""

from __future__ import annotations

import base64
import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from normalize.schema.keys import PlanRows

_BYTES = 3
"""Of a digest. Two titles of one pair of plans have the same by chance once in some ten thousand pairs."""

_SOURCE = 16
_MOST = (1 << 8 * _BYTES) - 1
_AMENDS = re.compile(r"แก้ไข|เพิ่มเติม(?!ศักยภาพ)|เปลี่ยนแปลง|ทบทวน|ฉบับปรับปรุง")
_COVER = 600
"""Characters of the cover that may say that the plan amends another."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """``organisation`` and ``years`` are empty where not known: such a plan is like none but one of the same bytes.

    ``source`` begins the digest of these, ``announced_on`` is a date.

    ``projects`` has two digests for each project, of its title and of its amounts, as text; ``amounts`` counts them.
    ``lines`` are the lines and pages of the plan's row.
    """

    source: str = ""
    organisation: str = ""
    years: str = ""
    announced_on: str = ""
    amends: bool = False
    projects: str = ""
    amounts: int = 0
    lines: Sequence[int | None] = ()

    @property
    def count(self) -> int:
        """The number of its projects."""
        return len(self._digests()[0])

    def _digests(self) -> tuple[list[bytes], list[bytes]]:
        data = base64.b64decode(self.projects)
        pieces = [data[start : start + _BYTES] for start in range(0, len(data), _BYTES)]
        return pieces[::2], [digest for digest in pieces[1::2] if any(digest)]

    def shared(self, other: Likeness) -> float:
        """How much of the titles and amounts of both they have in common, 0 to 1; the same bytes have all.

        A person may have corrected what is read of one of two copies.
        """
        if self.source and self.source == other.source:
            return 1.0
        common = most = 0
        for mine, theirs in zip(self._digests(), other._digests(), strict=True):
            common += sum((Counter(mine) & Counter(theirs)).values())
            most += max(len(mine), len(theirs))
        return common / most if most else 0.0


def likeness_of(rows: PlanRows) -> Likeness:
    """The likeness of a plan from its rows."""
    plan: Mapping[str, Any] = rows["plans"][0]
    lines: Sequence[Mapping[str, Any]] = rows["budget_lines"]
    projects: Sequence[Mapping[str, Any]] = rows["projects"]
    money: dict[str, list[tuple[Any, ...]]] = {}
    for line in lines:
        if line["amount_baht"] is not None and line["source"] == "table":
            money.setdefault(line["project_id"], []).append((line["fiscal_year_be"], line["amount_baht"]))
    pairs = [_digest(row["title_key"]) + _digest(_as_text(money.get(row["project_id"]))) for row in projects]
    cover = next((str(row["text"]) for row in rows["sections"] if row["kind"] == "cover"), "")[:_COVER]
    years = (plan["start_year_be"], plan["end_year_be"])
    return Likeness(
        source=plan["source_sha256"][:_SOURCE],
        organisation=plan["org_key"] or plan["org_name"] or "",
        years=f"{years[0]}-{years[1]}" if all(years) else "",
        announced_on=plan["announced_on"].isoformat() if plan["announced_on"] else "",
        amends=bool(_AMENDS.search(plan["title"] or "") or _AMENDS.search(cover)),
        projects=base64.b64encode(b"".join(pairs)).decode(),
        amounts=sum(map(len, money.values())),
        lines=[plan[name] for name in ("line_start", "line_end", "page_start", "page_end")],
    )


def likeness_from(values: Mapping[str, Any]) -> Likeness:
    """A likeness as the manifest has it."""
    return Likeness(**values)


def _as_text(amounts: Sequence[tuple[Any, ...]] | None) -> str | None:
    return " ".join(f"{year}:{amount.normalize():f}" for year, amount in sorted(amounts, key=str)) if amounts else None


def _digest(text: str | None) -> bytes:
    """Of nothing it is zeros."""
    if text is None:
        return bytes(_BYTES)
    return (zlib.crc32(text.encode()) % _MOST + 1).to_bytes(_BYTES)
