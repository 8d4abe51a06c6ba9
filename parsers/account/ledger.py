"""The numbers of some lines, and who claims them: each is claimed once, where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from extract.ground.source import SourceText, Span
from parsers.account.leftover import by_its_words, is_year_of
from parsers.account.lexer import Token, is_grouped, keys_in, says_money, tokens, value_of
from parsers.records.account import Became, FoundIn, PrintedNumber
from parsers.values.money.cells import LETTERS_FOR_DIGITS, broken_figure

_TORN = re.compile(r"\d{1,3},\s*")
_BROKEN_GROUP = re.compile(r"\d,\d{1,2}$")
_MOST_IN_A_ROW = 200
"""Numbers on a line: no row that is torn over two has more."""

_BLANK = re.compile(r"<[^<>]*>|&nbsp;")
"""What stands between two parts of one figure."""

_GROUP = 3

_SATANG = 2
"""Digits of satang in a column of their own."""


@dataclass(slots=True)
class Entry:
    """A number while the account is kept; ``became`` is None as long as nobody claims it."""

    line: int
    token: Token
    found_in: FoundIn
    became: Became | None = None
    project: int | None = None
    ordinal: int = 0
    rest: Token | None = None
    """The end of a number that a line end tore, on the next line or ``below`` that."""

    below: int = 1
    """How many lines its end stands below its beginning."""

    whole: str = ""
    """The whole number where its end stands in a row of its own, below other cells."""

    @property
    def is_free(self) -> bool:
        """Whether nobody claims it, and it is no number that was torn and made whole."""
        return self.became is None and self.rest is None

    @property
    def key(self) -> str:
        """The whole number, in Arabic digits."""
        if self.whole:
            return self.whole
        return f"{self.token.key},{self.rest.key}" if self.rest else self.token.key


def _begin(line: str, rest: Token) -> int:
    """Where the end of a number begins, with the comma before it."""
    return rest.start - line[: rest.start].endswith(",")


def _line_to_end(line: str, entry: Entry, rest: Token) -> str:
    """The line with the end of a number, up to it: that alone where it stands in a row of its own."""
    return line[_begin(line, rest) if entry.whole else 0 : rest.end]


def _figures(key: str) -> str:
    return key.replace(",", "")


def _with_satang(entries: list[Entry], at: int) -> Entry:
    """An entry of baht made one with that of satang behind it."""
    baht, satang = entries[at], entries.pop(at + 1)
    baht.token = Token(baht.token.start, satang.token.end, f"{baht.key}.{satang.key:0>2}")
    return baht


def _are_parts(baht: Entry, satang: Entry, amount: Decimal | None) -> bool:
    """Whether two entries are free, and baht and two digits of satang that make an amount."""
    free = baht.became is satang.became is None and baht.rest is satang.rest is None
    return free and len(satang.key) == _SATANG and value_of(f"{baht.key}.{satang.key}") == amount


class Ledger:
    """The entries by line. What is read from a text claims the numbers of that text among those of its lines."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.by_line: dict[int, list[Entry]] = {}

    def enter(self, lines: Iterable[int], found_in: FoundIn) -> None:
        """Enter all numbers of these lines; a line that was entered before stays as it is."""
        digits, by_line = self.source.digits, self.by_line
        for number in lines:
            if number not in by_line:
                found = by_line[number] = [Entry(number, token, found_in) for token in tokens(digits[number - 1])]
                if found and by_line.get(number - 1):
                    self._join_torn(number)

    def _join_torn(self, number: int) -> None:
        """``15,`` at the end of a line and ``000`` at the beginning of the next are one number."""
        above, here = self.by_line[number - 1], self.by_line[number]
        last, first, line = above[-1], here[0], self.source.digits[number - 1]
        torn = _TORN.fullmatch(self.source.digits[number - 2], last.token.start)
        if torn and len(first.token.key) == _GROUP and not line[: first.token.start].strip():
            last.rest = first.token
            del here[0]

    def enter_money(self, lines: Iterable[int], found_in: FoundIn) -> None:
        """Enter the numbers of these lines that have baht beside them."""
        digits, by_line = self.source.digits, self.by_line
        for number in lines:
            if number not in by_line:
                line = digits[number - 1]
                found = [Entry(number, token, found_in) for token in tokens(line) if says_money(line, token)]
                if found:
                    by_line[number] = found

    def enter_grouped(self, number: int, found: Iterable[Token], found_in: FoundIn) -> None:
        """Enter the numbers ``found`` on a line that are printed as money, or have baht beside them."""
        if number in self.by_line:
            return
        line = self.source.digits[number - 1]
        kept = [token for token in found if is_grouped(token) or says_money(line, token)]
        self.by_line[number] = [Entry(number, token, found_in) for token in kept]

    def place(self, span: Span, found_in: FoundIn) -> None:
        """Say where the numbers of these lines stand."""
        for entry in self.within(span):
            entry.found_in = found_in

    def within(self, span: Span) -> Iterable[Entry]:
        """The entries of some lines."""
        for number in span.lines:
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

    def claim_satang(self, text: str, span: Span, project: int | None) -> Entry | None:
        """Claim baht and satang (``12,345 บาท 50 สตางค์``) as one number; None where they are not there."""
        keys = keys_in(text)
        for entries in (self.by_line.get(number, []) for number in span.lines):
            for at, (baht, satang) in enumerate(pairwise(entries)):
                if (baht.key, satang.key) == keys and baht.became is satang.became is None:
                    baht.became, baht.project = "budget_line", project
                    return _with_satang(entries, at)
        return None

    def join_satang(self, amount: Decimal | None, span: Span) -> Entry | None:
        """Make baht and two digits of satang that stand in cells beside each other, or one a line, one number, where it
        is ``amount`` and nobody claims them; None where there are none.
        """
        for number in span.lines if amount is not None else ():
            entries, below = self.by_line.get(number, []), self.by_line.get(number + 1, [])
            for at, (baht, satang) in enumerate(pairwise(entries)):
                if _are_parts(baht, satang, amount):
                    return _with_satang(entries, at)
            if entries and below and _are_parts(entries[-1], below[0], amount):
                return self._with_end(entries[-1], below[0], f"{entries[-1].key}.{below[0].key}")
        return None

    def claim_broken(self, text: str, figure: str, span: Span, project: int | None) -> Entry | None:
        """Claim a line's amount that blanks part (``2 6,000``) or letters stand in (``l5,OOO``) as the one number
        ``figure``; None where it is not there.
        """
        keys = keys_in(text)
        for number in span.lines:
            entries, line = self.by_line.get(number, []), self.source.digits[number - 1]
            for at in range(len(entries) - len(keys) + 1):
                run = entries[at : at + len(keys)]
                free = all(entry.became is None and entry.rest is None for entry in run)
                if not run or not free or tuple(entry.key for entry in run) != keys:
                    continue
                start, end = run[0].token.start, run[-1].token.end
                while start and line[start - 1] in LETTERS_FOR_DIGITS:
                    start -= 1
                while end < len(line) and line[end] in LETTERS_FOR_DIGITS:
                    end += 1
                if broken_figure(_BLANK.sub(" ", line[start:end])) == figure:
                    whole = run[0]
                    whole.token = Token(start, end, figure)
                    whole.became, whole.project = "budget_line", project
                    del entries[at + 1 : at + len(keys)]
                    return whole
        return None

    def _free(self, key: str, span: Span) -> Entry | None:
        for number in span.lines:
            for entry in self.by_line.get(number, ()):
                if entry.became is None and entry.key == key:
                    return entry
        return self.torn(key, span)

    def torn(self, key: str, span: Span) -> Entry | None:
        """The beginning of a number whose end stands on the next line, in a row of its own, made one with that end."""
        digits = _figures(key)
        for number in range(span.start, span.end):
            lines = self.by_line.get(number, ()), self.by_line.get(number + 1, ())
            if max(map(len, lines)) > _MOST_IN_A_ROW:
                continue
            for above in lines[0]:
                if not (above.is_free and digits.startswith(_figures(above.key))):
                    continue
                for below in lines[1]:
                    if below.is_free and _figures(above.key) + _figures(below.key) == digits:
                        return self._with_end(above, below, key)
        return None

    def torn_around(self, is_whole: Callable[[str], bool], span: Span) -> None:
        """Make one a number that a total's narrow cell tore: its beginning stands on the line above the total's own,
        its end on the line below; ``is_whole`` says of a number whether it is that.
        """
        for number in range(span.start, span.end - 1):
            for above in self.by_line.get(number, ()):
                for below in self.by_line.get(number + 2, ()):
                    if above.is_free and below.is_free and is_whole(above.key + below.key):
                        self._with_end(above, below, above.key + below.key)
                        return

    def torn_column_by_column(self, is_whole: Callable[[str], bool], span: Span) -> None:
        """Make one a number whose last group is not whole and its rest, which stands behind or below other numbers torn
        like it: all beginnings were read before all ends. ``is_whole`` says of a number whether it is that.
        """
        free = [entry for entry in self.within(span) if entry.is_free]
        for at, above in enumerate(free):
            for below in free[at + 1 :] if _BROKEN_GROUP.search(above.key) else ():
                if is_whole(above.key + below.key):
                    self._with_end(above, below, above.key + below.key)
                    return

    def _with_end(self, above: Entry, below: Entry, whole: str) -> Entry:
        """The beginning of a number, made one with its end behind it or on a line below."""
        if below.line == above.line:
            above.token = Token(above.token.start, below.token.end, whole)
        else:
            above.rest, above.whole, above.below = below.token, whole, below.line - above.line
        self.by_line[below.line].remove(below)
        return above

    def free(self, span: Span) -> list[Entry]:
        """The entries of some lines that nobody claims."""
        lines = map(self.by_line.get, span.lines)  # asked most often: no generator
        return [entry for entries in lines if entries for entry in entries if entry.became is None]

    def rule_of(self, entry: Entry) -> Became | None:
        """What its line, or the one above, says that a number is; None where it may be money."""
        line = self.source.digits[entry.line - 1]
        if entry.line > 1 and is_year_of(self.source.digits[entry.line - 2], line, entry.token):
            return "label"
        return by_its_words(line, entry.token)

    def numbers(self) -> tuple[PrintedNumber, ...]:
        """All entries in the order of the document, each with its ordinal set; what nobody claims is unaccounted."""
        lines = self.source.lines
        found: list[PrintedNumber] = []
        for number in sorted(self.by_line):
            for entry in self.by_line[number]:
                token, rest = entry.token, entry.rest
                raw = lines[number - 1][token.start : token.end if entry.whole or not rest else None]
                found.append(
                    PrintedNumber(
                        number,
                        token.start,
                        rest.end if rest else token.end,
                        f"{raw}\n{_line_to_end(lines[number - 1 + entry.below], entry, rest)}" if rest else raw,
                        value_of(entry.key),
                        entry.found_in,
                        entry.became or "unaccounted",
                        entry.project,
                        number + entry.below if rest else number,
                    )
                )
                entry.ordinal = len(found)
        return tuple(found)
