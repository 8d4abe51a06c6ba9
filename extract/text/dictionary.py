"""The words of a Thai dictionary, read once where something needs them: that costs as much as reading a plan."""

from __future__ import annotations

import os
from functools import cache


@cache
def words() -> frozenset[str]:
    """The words of pythainlp's dictionary."""
    # pythainlp makes a folder in HOME when it is imported, and fails where it may not.
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.corpus import thai_words

    return frozenset(thai_words())
