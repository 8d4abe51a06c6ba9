"""Scanned pages are turned so that their lines run level."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.pdf.scan.straight import slant, straightened


def page() -> Image.Image:
    picture = Image.new("L", (1000, 1400), 255)
    draw = ImageDraw.Draw(picture)
    for y in range(100, 1300, 50):
        for x in range(80, 900, 30):
            draw.rectangle((x, y, x + 20, y + 18), fill=0)
    return picture


@pytest.mark.parametrize("degrees", [-0.9, -0.35, 0.0, 0.35, 1.2])
def test_a_slant_is_found_and_taken_away(degrees: float) -> None:
    turned = page().rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    assert slant(np.asarray(turned) < 140) == pytest.approx(degrees, abs=0.06)
    assert abs(slant(np.asarray(straightened(turned)) < 140)) <= 0.05


def test_a_level_page_and_one_without_ink_stay_as_they_are() -> None:
    white = Image.new("L", (1000, 1400), 255)
    for picture in (page(), white):
        assert np.array_equal(np.asarray(straightened(picture)), np.asarray(picture))
