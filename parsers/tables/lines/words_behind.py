"""What stands behind the money of an annual table whose columns its lines do not say: periods, and offices."""

from __future__ import annotations

import re

from parsers.tables.rows.cell_kinds import names_unit

REPEATS = re.compile(r"(?:ทุก|ตลอด|ราย)(?:เดือน|ปี|ไตรมาส)|ไตรมาส|ทั้งปี")
"""A period that names no month."""


def is_of_unit(text: str) -> bool:
    """Whether a text begins with the name of a unit, or of an office's work.

    >>> [is_of_unit(text) for text in ("กองช่าง", "งานทะเบียน", "โครงการอบรม")]
    [True, True, False]
    """
    return names_unit(text) or text.startswith("งาน")
