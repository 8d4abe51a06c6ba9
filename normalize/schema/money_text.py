"""Amounts as a person writes them, for the texts of issues."""

from __future__ import annotations

from decimal import Decimal


def baht_text(amount: Decimal) -> str:
    """An amount with thousands separators, and with satang only where it has any.

    >>> baht_text(Decimal("1250000")), baht_text(Decimal("1250000.5")), baht_text(Decimal("0.00"))
    ('1,250,000', '1,250,000.50', '0')
    """
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
