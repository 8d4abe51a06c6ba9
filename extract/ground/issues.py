"""What a reader should know before trusting a number: issues, each of a code of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.ground.issue_codes import CATALOGUE, Severity
from extract.ground.source import Span


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding. ``span`` says where; ``table`` and ``subject`` what it is about.

    ``subject`` is the ordinal of the project within the plan (1-based), or None for the whole plan. ``params``
    fill the catalogue's template; one that ends in ``_th`` stands for its namesake in Thai. ``severity`` overrides
    the catalogue's.
    """

    code: str
    span: Span | None = None
    table: str | None = None
    subject: int | None = None
    expected: str | None = None
    found: str | None = None
    params: dict[str, str] = field(default_factory=dict, hash=False)
    severity: Severity | None = None

    def __post_init__(self) -> None:
        if self.code not in CATALOGUE:
            raise ValueError(f"no such issue code: {self.code}")

    def rank(self) -> Severity:
        """The severity that holds for this issue."""
        return self.severity or CATALOGUE[self.code].severity

    def message(self, language: str = "en") -> str:
        """The finding as one sentence; ``language`` is ``en`` or ``th``.

        >>> Issue("number_gap", expected="4", found="5", params={"what": "the table"}).message()
        'number 4 was expected in the table, 5 is printed'
        >>> Issue("duplicate_number", found="2", params={"what": "the table", "what_th": "ตาราง"}).message("th")
        'หมายเลข 2 ซ้ำในตาราง'
        """
        entry = CATALOGUE[self.code]
        template, params = entry.en, {"expected": self.expected or "-", "found": self.found or "-"} | self.params
        if language == "th":
            template = entry.th
            params = {name: params.get(f"{name}_th", value) for name, value in params.items()}
        return template.format(**params)
