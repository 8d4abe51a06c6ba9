"""The name that the dataset gives a file: text that can be published, another one for every other name.

A file system's names are bytes. Two of them may read the same (marks in another order, NFC and NFD, bytes that are no
UTF-8 beside the same bytes written out), and a plan is known by its name.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_DIGITS = 8
_MARKED = re.compile(rf".*~[0-9a-f]{{{_DIGITS}}}(?:\.[^.]*)?", re.DOTALL)
_BYTES_AS_SIGNS = range(0xDC80, 0xDD00)
"""How Python writes the bytes of a name that are no UTF-8."""


def published_name(path: str) -> str:
    """A path with forward slashes as the dataset shows it. It depends on the path's own bytes alone.

    An ordinary name stays as it is: UTF-8, NFC, without control characters. In any other one that cannot stand there is
    written out, and a digest of its bytes follows before the suffix. So does it after an ordinary name that ends like
    that, so that no two names are ever published as one.

    >>> published_name("north/แผน 2566.txt")
    'north/แผน 2566.txt'
    >>> published_name("a\\nb.txt"), published_name("\\udca1/plan.txt"), published_name("cafe\\u0301.txt")
    ('a\\\\x0ab~8ca072ef.txt', '\\\\xa1~8a8950f7/plan.txt', 'cafe\\\\u0301~da33d471.txt')
    """
    return "/".join(map(_published_part, path.split("/")))


def _published_part(name: str) -> str:
    """One folder's or file's name; every other one has another."""
    if _is_ordinary(name):
        return name
    digest = hashlib.sha256(os.fsencode(name)).hexdigest()[:_DIGITS]
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        stem, dot, suffix = name, "", ""
    return f"{_escaped(stem)}~{digest}{dot}{_escaped(suffix)}"


def _is_ordinary(name: str) -> bool:
    if name.isascii():
        return name.isprintable() and not ("~" in name and _MARKED.fullmatch(name))
    if _CONTROL.search(name) or not unicodedata.is_normalized("NFC", name) or _MARKED.fullmatch(name):
        return False
    return not any(ord(sign) in _BYTES_AS_SIGNS for sign in name)


def _escaped(text: str) -> str:
    """Text in NFC from which the name can be told: what stands behind a backslash was written out.

    >>> _escaped("\\udca1\\\\x"), _escaped("\\u0e17\\u0e48\\u0e38")
    ('\\\\xa1\\\\x5cx', 'ท่\\\\u0e38')
    """
    found = ""
    for sign in text:
        code = ord(sign)
        if code in _BYTES_AS_SIGNS:
            found += f"\\x{code - 0xDC00:02x}"
        elif sign == "\\" or code < 0x20 or code == 0x7F:
            found += f"\\x{code:02x}"
        elif _CONTROL.match(sign) or not unicodedata.is_normalized("NFC", found + sign):
            found += f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
        else:
            found += sign
    return found
