"""A file name for each plan: the same in every report, safe on every file system, never that of another plan."""

from __future__ import annotations

import hashlib
import re

_SAFE = re.compile(r"[0-9a-z][0-9a-z_-]{0,79}")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows keeps for devices."""

_LONGEST = 60
_DIGITS = 16


def file_name(plan_id: str) -> str:
    """The name of a plan's page.

    A plan_id is a path and may hold anything. One of small letters, digits, ``_`` and ``-`` is its own name. Of
    another one only these are kept, and a digest says the rest: file systems that do not tell ``A`` from ``a`` do not
    mix up its pages either. The ``~`` before the digest stands in no plain name.

    >>> file_name("000_2459aad492833dd5")
    '000_2459aad492833dd5.html'
    >>> file_name("TH-11/0092?")
    'th-11_0092_~a2c037a8fc660a70.html'
    """
    if _SAFE.fullmatch(plan_id) and not _RESERVED.fullmatch(plan_id):
        return f"{plan_id}.html"
    kept = re.sub(r"[^0-9a-z-]+", "_", plan_id.lower())[:_LONGEST].lstrip("-")
    return f"{kept}~{hashlib.sha256(plan_id.encode()).hexdigest()[:_DIGITS]}.html"
