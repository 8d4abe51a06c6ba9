"""The words that say that a number is of all: ``รวมทั้งสิ้น``, ``ทั้งหมด``."""

from __future__ import annotations

import re

OF_ALL = r"(?:ทั้งสิ้น|ทั้งหมด)"
"""Of all: behind รวม, จำนวน or by itself."""

SUM = re.compile(rf"รวม|{OF_ALL}")
"""Words of a sum, somewhere before an amount; what surely makes one is said in ``money.field_amounts``."""
