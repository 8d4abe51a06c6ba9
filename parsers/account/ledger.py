"""The numbers of some lines, and who claims them: each is claimed once, where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.ground.source import SourceText, Span
from parsers.account.lexer import Token, keys_in, says_money, tokens, value_of
from parsers.records.account import Became, FoundIn, PrintedNumber


@dataclass(slots=True)
class Entry:
    """A number while the account is kept; ``became`` is None as long as nobody claims it."""

    line: int
    token: Token
    found_in: FoundIn
    became: Became | None = None
    project: int | None = None
    ordinal: int = 0


class Ledger:
    """The entries by line. What is read from a text claims the numbers of that text among those of its lines."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self.by_line: dict[int, list[Entry]] = {}

    def enter(self, lines: Iterable[int], found_in: FoundIn) -> None:
        """Enter all numbers of these lines; a line that was entered before stays as it is."""
        digits, by_line = self._source.digits, self.by_line
        for number in lines:
            if number not in by_line:
                by_line[number] = [Entry(number, token, found_in) for token in tokens(digits[number - 1])]

    def enter_money(self, lines: Iterable[int], found_in: FoundIn) -> None:
        """Enter the numbers of these lines that have baht beside them."""
        digits, by_line = self._source.digits, self.by_line
        for number in lines:
            if number not in by_line:
                line = digits[number - 1]
                found = [Entry(number, token, found_in) for token in tokens(line) if says_money(line, token)]
                if found:
                    by_line[number] = found

    def place(self, span: Span, found_in: FoundIn) -> None:
        """Say where the numbers of these lines stand."""
        for entry in self.within(span):
            entry.found_in = found_in

    def within(self, span: Span) -> Iterable[Entry]:
        """The entries of some lines."""
        for number in range(span.start, span.end + 1):
            yield from self.by_line.get(number, ())

    def claim(self, text: str | None, span: Span, became: Became, project: int | None = None) -> Entry | None:
        """Claim every number of ``text`` in its lines, the first that is free.

        Gives the entry of the only number; None where the text has none or several, or it is not there.
        """
        keys = keys_in(text) if text else ()
        found: Entry | None = None
        for key in keys:
            found = self._free(key, span)
            if found is None:
                continue
            found.became, found.project = became, project
        return found if len(keys) == 1 else None

    def _free(self, key: str, span: Span) -> Entry | None:
        for entry in self.within(span):
            if entry.became is None and entry.token.key == key:
                return entry
        return None

    def free(self, span: Span) -> list[Entry]:
        """The entries of some lines that nobody claims."""
        return [entry for entry in self.within(span) if entry.became is None]

    def numbers(self) -> tuple[PrintedNumber, ...]:
        """All entries in the order of the document, each with its ordinal set; what nobody claims is unaccounted."""
        lines = self._source.lines
        found: list[PrintedNumber] = []
        for number in sorted(self.by_line):
            for entry in self.by_line[number]:
                token = entry.token
                found.append(
                    PrintedNumber(
                        number,
                        token.start,
                        token.end,
                        lines[number - 1][token.start : token.end],
                        value_of(token.key),
                        entry.found_in,
                        entry.became or "unaccounted",
                        entry.project,
                    )
                )
                entry.ordinal = len(found)
        return tuple(found)
