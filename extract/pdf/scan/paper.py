"""A scanned page on white: paper is grey where the lamp of the machine is weak, and speckled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image

    from extract.pdf.scan.ink import Ink

_BLOCK = 32
"""Pixels at 200 dpi: in a square of this side most of a page of text is paper."""

_DARKEST = 150
"""Of 255: what is darker over a whole square is no paper but a picture, or a filled cell."""

_FEW_INKED = 0.05
"""The share of its squares that hold ink on a page that is nearly empty: a few lines of text ink more."""


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


def around_ink(grey: Image, ink: Ink) -> Image:
    """A nearly empty page with white paper where no ink is near; any other page as it is.

    Tesseract takes the level between ink and paper from the whole page. Where nearly all of it is paper, it parts the
    paper's own specks, finds a hundred thousand of them, and reads for minutes.

    >>> from PIL import Image
    >>> page = Image.new("L", (640, 640), 220)
    >>> page.paste(40, (60, 60, 70, 64))
    >>> white = np.asarray(around_ink(page, np.asarray(page) < 140))
    >>> int(white[62, 65]), int(white[62, 75]), int(white[600, 600])
    (40, 220, 255)
    """
    from PIL import Image as Images

    inked = np.zeros([side // _BLOCK + 3 for side in ink.shape], dtype=bool)
    rows, columns = np.nonzero(ink)
    inked[rows // _BLOCK + 1, columns // _BLOCK + 1] = True
    if inked.mean() > _FEW_INKED:
        return grey
    height, width = inked.shape
    near = np.any([inked[y : height - 2 + y, x : width - 2 + x] for y in range(3) for x in range(3)], axis=0)
    kept = near.repeat(_BLOCK, axis=0).repeat(_BLOCK, axis=1)[: ink.shape[0], : ink.shape[1]]
    return Images.fromarray(np.where(kept, np.asarray(grey), 255).astype(np.uint8))
