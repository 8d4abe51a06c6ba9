"""How numbers, years and dates are printed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from plan_extract.site.common.texts import Text, text

BUDDHIST_ERA = 543
_MONTHS = (
    Text("มกราคม", "January"),
    Text("กุมภาพันธ์", "February"),
    Text("มีนาคม", "March"),
    Text("เมษายน", "April"),
    Text("พฤษภาคม", "May"),
    Text("มิถุนายน", "June"),
    Text("กรกฎาคม", "July"),
    Text("สิงหาคม", "August"),
    Text("กันยายน", "September"),
    Text("ตุลาคม", "October"),
    Text("พฤศจิกายน", "November"),
    Text("ธันวาคม", "December"),
)


def baht(amount: Decimal) -> str:
    """An amount with thousands separators, with satang only where it has some.

    >>> baht(Decimal("1234567.00")), baht(Decimal("0.5")), baht(Decimal("-20"))
    ('1,234,567', '0.50', '−20')
    """
    whole = amount == amount.to_integral_value()
    return f"{amount:,.0f}".replace("-", "−") if whole else f"{amount:,.2f}".replace("-", "−")


def short_baht(amount: Decimal) -> Text:
    """An amount in three digits or so, for charts; the table below a chart has all of them.

    >>> short_baht(Decimal(5_255_000)), short_baht(Decimal(125_000)).en, short_baht(Decimal(1_234_000_000)).th
    (Text(th='5.26 ล้าน', en='5.26 M'), '125,000', '1,234 ล้าน')
    """
    if abs(amount) < 1_000_000:
        return Text(baht(amount), baht(amount))
    millions = amount / 1_000_000
    step = Decimal(1) if abs(millions) >= 100 else Decimal("0.1") if abs(millions) >= 10 else Decimal("0.01")
    shown = f"{millions.quantize(step, ROUND_HALF_UP):,}"
    return Text(f"{shown} ล้าน", f"{shown} M")


def value(number: float) -> str:
    """A value of an indicator or a target, as short as it can be.

    >>> value(80.0), value(1500), value(82.5)
    ('80', '1,500', '82.5')
    """
    return f"{number:,.10g}"


def percent(part: int, whole: int) -> str:
    """A share; what is not quite all is not 100%, what is not quite nothing not 0%.

    >>> percent(1, 3), percent(9_999, 10_000), percent(1, 10_000), percent(5, 5), percent(0, 0)
    ('33%', '>99%', '<1%', '100%', '–')
    """
    if not whole:
        return "–"
    share = 100 * part / whole
    if 0 < share < 1:
        return "<1%"
    return ">99%" if 99 < share < 100 else f"{share:.0f}%"


def year(be: int | tuple[int, ...] | None) -> Text:
    """A year, or several together: Buddhist Era in Thai, in English Common Era beside it.

    >>> year(2566)
    Text(th='2566', en='2566 (2023)')
    """
    if isinstance(be, tuple):
        return years(be[0], be[-1])
    return text("word.no_year") if be is None else Text(f"{be}", f"{be} ({be - BUDDHIST_ERA})")


def years(start: int | None, end: int | None) -> Text:
    """The years of a plan.

    >>> years(2566, 2570), years(2566, 2566).th, years(None, None).en
    (Text(th='2566–2570', en='2566–2570 (2023–2027)'), '2566', 'not known')
    """
    known = [be for be in (start, end) if be is not None]
    if not known:
        return text("word.unknown")
    if known[0] == known[-1]:
        return year(known[0])
    first, last = known
    return Text(f"{first}–{last}", f"{first}–{last} ({first - BUDDHIST_ERA}–{last - BUDDHIST_ERA})")


def date(day: datetime.date) -> Text:
    """A day as people write it.

    >>> date(datetime.date(2022, 9, 24))
    Text(th='24 กันยายน 2565', en='24 September 2022')
    """
    th, en = _MONTHS[day.month - 1]
    return Text(f"{day.day} {th} {day.year + BUDDHIST_ERA}", f"{day.day} {en} {day.year}")


def total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is there; None where nothing is.

    >>> total([None, Decimal(1), Decimal(2)]), total([None])
    (Decimal('3'), None)
    """
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None
