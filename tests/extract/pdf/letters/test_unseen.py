"""Whether a document may have layers that are switched off: told from the file, before any page is looked at."""

from __future__ import annotations

import zlib

import pytest

from extract.pdf.letters.unseen import has_hidden_layers

OFF = b"/OCProperties << /OCGs [7 0 R] /D << /ON [] /OFF [7 0 R] >> >>"
ON = b"/OCProperties << /OCGs [7 0 R] /D << /ON [7 0 R] /OFF [] >> >>"


def packed(data: bytes) -> bytes:
    """An object stream, as newer files keep their catalogue in."""
    return b"5 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\r\n" + zlib.compress(data)


@pytest.mark.parametrize(
    ("data", "may"),
    [
        (OFF, True),
        (OFF.replace(b"[7 0 R] >>", b"9 0 R >>"), True),  # the list stands elsewhere
        (b"/D << /BaseState /OFF >>", True),
        (b"/Usage << /View << /ViewState /OFF >> >>", True),
        (packed(OFF), True),
        (b"trailer << /Encrypt 3 0 R >>", True),
        (packed(OFF)[:-20] + b"damaged", True),
        (b"5 0 obj << /Type /ObjStm >> stream\nno such thing", True),
        (ON, False),
        (packed(ON), False),
        (b"/AS /Off /V (yes)", False),
        (b"", False),
    ],
)
def test_layers_that_may_be_switched_off(data: bytes, may: bool) -> None:
    assert has_hidden_layers(data) is may
