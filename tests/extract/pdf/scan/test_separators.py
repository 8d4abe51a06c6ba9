"""Commas and points of amounts are those that the picture shows, whatever Tesseract made of them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.pdf.scan.separators import as_drawn


def drawn(figure: str, *, speck: bool = False) -> np.ndarray:
    """An amount as blocks: digits of 20 pixels, points of 3 on their foot, commas that reach 5 below it."""
    page = Image.new("L", (14 * len(figure) + 20, 60), 255)
    draw = ImageDraw.Draw(page)
    for place, sign in enumerate(figure):
        x = 10 + 14 * place
        if sign.isdigit():
            draw.rectangle((x, 20, x + 10, 39), fill=0)
        else:
            draw.rectangle((x + 3, 37, x + 6, 39 if sign == "." else 44), fill=0)
    if speck:
        draw.rectangle((2, 50, 4, 52), fill=0)
    return np.asarray(page) < 128


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("37.250", "37,250"),
        ("4,.500", "4,500"),
        ("12.000.00", "12,000.00"),
        ("1,250,50", "1,250.50"),
        ("109, 750", "109,750"),
        ("12,500", "12.500"),  # thousands of baht with three places
    ],
)
def test_signs_are_as_drawn(read: str, printed: str) -> None:
    assert as_drawn(read, drawn(printed)) == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [("37.250", "37250"), ("1.", "1,"), ("กอง", "37,250")],
    ids=["with another number of signs", "a row's number", "words"],
)
def test_what_is_not_sure_stays_as_it_was_read(read: str, printed: str) -> None:
    assert as_drawn(read, drawn(printed)) == read


def test_a_speck_beside_the_digits_is_no_sign() -> None:
    assert as_drawn("37.250", drawn("37,250", speck=True)) == "37,250"


@pytest.mark.parametrize(
    ("read", "printed", "meant"),
    [
        ("371250", "37,250", "37,250"),  # a comma was read as a digit
        ("12550", "125.50", "125.50"),  # a point was passed over
        ("3711250", "37,250", "\ufffd3711250"),
        ("371250", "371250", "371250"),
        ("2568", "2,568", "2568"),  # a year with a speck at its foot
    ],
)
def test_digits_alone_among_which_a_comma_is_drawn(read: str, printed: str, meant: str) -> None:
    assert as_drawn(read, drawn(printed)) == meant
