"""Specimens of Thai and Arabic digits, by which ``extract.pdf.scan.digit_shapes`` tells what a scan prints.

A row a font, a column a digit, in the order of ``DIGITS``. Make them anew, with other fonts or more::

    .venv/bin/python tests/support/digit_specimens.py

Needs the fonts of Debian's fonts-thai-tlwg. Among them are fonts drawn after those that offices write in: Laksaman
(Sarabun), Norasi and Kinnari (Angsana), Umpush and Garuda (Cordia, Browallia).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from extract.pdf.scan.digit_shapes import DIGITS, SPECIMENS, TILE

FONTS = Path("/usr/share/fonts/truetype/tlwg")
_SLANTED = ("Italic", "Oblique")
_SIZE = 30
_INK = 140


def upright(folder: Path = FONTS) -> list[Path]:
    """The fonts that are not slanted, in order."""
    return sorted(font for font in folder.glob("*.ttf") if not font.stem.endswith(_SLANTED))


def printed(text: str, font: Path, size: int) -> Image.Image:
    """A text in black on white, with room around it."""
    drawn = ImageFont.truetype(str(font), size)
    picture = Image.new("L", (round(drawn.getlength(text)) + 2 * size, 3 * size), 255)
    ImageDraw.Draw(picture).text((size, size), text, font=drawn, fill=0)
    return picture


def specimens(fonts: Sequence[Path]) -> Image.Image:
    """One picture of black and white with a digit in the upper left corner of each tile."""
    width, height = TILE
    sheet = Image.new("L", (width * len(DIGITS), height * len(fonts)), 255)
    for row, font in enumerate(fonts):
        for column, digit in enumerate(DIGITS):
            picture = printed(digit, font, _SIZE)
            ink = picture.point(lambda grey: 255 if grey < _INK else 0).getbbox()
            assert ink
            assert max(ink[2] - ink[0] - width, ink[3] - ink[1] - height) < 0, f"{digit} of {font.stem} needs more room"
            sheet.paste(picture.crop(ink), (column * width + 1, row * height + 1))
    return sheet.point(lambda grey: 255 if grey >= _INK else 0).convert("1")


if __name__ == "__main__":
    specimens(upright()).save(SPECIMENS, optimize=True)
