"""A scanned page on white: paper is grey where the lamp of the machine is weak, and speckled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image

_BLOCK = 32
"""Pixels at 200 dpi: in a square of this side most of a page of text is paper."""

_DARKEST = 150
"""Of 255: what is darker over a whole square is no paper but a picture, or a filled cell."""


def whitened(grey: Image) -> Image:
    """A picture of grey levels whose paper is white, by the middle level of each square and of those around it.

    >>> from PIL import Image
    >>> page = Image.new("L", (128, 128), 220)
    >>> page.paste(40, (60, 60, 70, 64))
    >>> white = np.asarray(whitened(page))
    >>> int(white[0, 0]), int(white[62, 65])
    (255, 46)
    """
    from PIL import Image as Images

    pixels = np.asarray(grey, dtype=np.float32)
    rows, columns = pixels.shape[0] // _BLOCK, pixels.shape[1] // _BLOCK
    if not rows or not columns:
        return grey
    squares = pixels[: rows * _BLOCK, : columns * _BLOCK].reshape(rows, _BLOCK, columns, _BLOCK)
    levels = np.median(squares, axis=(1, 3)).astype(np.float32)
    paper = np.asarray(Images.fromarray(levels).resize(grey.size, Images.Resampling.BILINEAR))
    white = np.clip(pixels * 255 / np.maximum(paper, _DARKEST), 0, 255)
    return Images.fromarray(white.astype(np.uint8))
