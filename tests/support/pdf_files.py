"""Small PDF files made by hand, for what no word processor writes."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def content(*operators: str, compressed: bool = False) -> bytes:
    """A content stream of these operators."""
    return stream("\n".join(operators).encode(), compressed=compressed)


def stream(data: bytes, *, compressed: bool = False, entries: str = "") -> bytes:
    """A stream object with its dictionary."""
    packed = zlib.compress(data, 9) if compressed else data
    filters = "/Filter /FlateDecode " if compressed else ""
    return f"<< /Length {len(packed)} {filters}{entries}>>\nstream\n".encode() + packed + b"\nendstream"


def text(*lines: str, x: float = 50, y: float = 700) -> str:
    """Operators that print lines of Latin text in Helvetica."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    return f"BT /F1 12 Tf 14 TL {x} {y} Td {shown} ET"


def rulings(columns: int, rows: int, *, width: float = 500, height: float = 700) -> str:
    """Operators that draw the rulings of a table."""
    across = (
        f"50 {50 + height * row / rows:.3f} m {50 + width} {50 + height * row / rows:.3f} l S"
        for row in range(rows + 1)
    )
    down = (
        f"{50 + width * column / columns:.3f} 50 m {50 + width * column / columns:.3f} {50 + height} l S"
        for column in range(columns + 1)
    )
    return "\n".join((*across, *down))


def pdf(
    contents: Sequence[bytes],
    *,
    repeat: int = 1,
    password: str | None = None,
    resources: str = "",
    more: Sequence[bytes] = (),
    size: tuple[int, int] = (600, 800),
) -> bytes:
    """A document with a page for each content stream; the list of pages names them ``repeat`` times.

    ``more`` are further objects, from number 4 on, that ``resources`` may name. With ``password`` the document says
    that it is protected (40-bit, revision 2), which suffices for a reader that does not have it.
    """
    first = 4 + len(more)
    pages = [first + 2 * number for number in range(len(contents))]
    kids = " ".join(f"{number} 0 R" for number in pages * repeat)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages) * repeat} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
    ]
    for number, data in zip(pages, contents, strict=True):
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] /Contents {number + 1} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> {resources} >> >>"
        )
        objects += [page.encode(), data]
    trailer = f"/Size {len(objects) + 1} /Root 1 0 R"
    if password is not None:
        trailer += _protection(password)
    found = b"%PDF-1.4\n"
    places = []
    for number, content_ in enumerate(objects, 1):
        places.append(len(found))
        found += f"{number} 0 obj\n".encode() + content_ + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    return found + f"{head}{table}trailer\n<< {trailer} >>\nstartxref\n{len(found)}\n%%EOF\n".encode()


def _protection(password: str) -> str:
    """The trailer's entries by the standard's algorithms 2, 3 and 4 (revision 2)."""
    padded = (password.encode() + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded, usedforsecurity=False).digest()[:5], padded)
    identity = b"0123456789abcdef"
    key = hashlib.md5(
        padded + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + identity, usedforsecurity=False
    ).digest()[:5]
    user = _rc4(key, _PADDING)
    return (
        f" /ID [<{identity.hex()}> <{identity.hex()}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{owner.hex()}> /U <{user.hex()}> >>"
    )


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    found = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        found.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(found)
