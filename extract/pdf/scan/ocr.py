"""Pages read from their picture by Tesseract: table cells one by one along the rulings, the rest as lines of text."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from extract.ground.errors import SourceError
from extract.pdf.layout.pieces.cells import cell_boxes
from extract.pdf.letters.page import Box, DigitShapes, Glyph, RawPage
from extract.pdf.scan.columns import with_columns
from extract.pdf.scan.digit_shapes import look_at
from extract.pdf.scan.ink import Ink, parts_of
from extract.pdf.scan.paper import around_ink, whitened
from extract.pdf.scan.rulings import LONGEST_STROKE, rulings
from extract.pdf.scan.separators import as_drawn
from extract.pdf.scan.straight import straightened

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200
POINTS = 72
LANGUAGE = "tha"
INSTALL = "apt install tesseract-ocr tesseract-ocr-tha"
_SECONDS = 25
"""Of one call. A page takes two, which together stay below what the guard waits for a page."""

_DARK = 140
"""Of 255: a pixel that is darker is ink."""

_RULED = 232
"""Rulings may be light grey, as those of e-LAAS reports; letters that light are read by nobody."""

_WIDE_GAP = re.compile(r" {4,}")
"""Tesseract keeps columns apart by blanks."""

_LEAST_INK = 12
"""Pixels: with fewer a cell is empty."""

UNREAD = "\ufffd"
_DUST = re.compile(r"[\s.,:;'`\"|_~^*°·‘’“”]*")
"""What is read of specks, and of a ruling's edge."""

_MOST_DUST = 40
"""Pixels: no digit has so little ink."""

_UNBROKEN = 0.97
"""The share of a ruling that is ink: Tesseract makes letters of it; what has gaps may be strokes of large ones."""

_THICKEST_DASH, _LONGEST_DASH, _SOLID = 8, 45, 0.6
"""Pixels, and the share of its box that a dash fills."""

_SPECK = 3
"""Pixels: a dash has four times as many."""

_RIM = 5
"""Pixels around a table that go with it: what is left of a ruling would be read as a dash."""

_INSIDE = 3
"""Pixels that a cell's picture leaves of each side, where the ruling is."""

_FIGURE = re.compile(r"[0-9๐-๙.,\s]*[0-9๐-๙][0-9๐-๙.,\s]*")
"""What Tesseract calls digits, and nothing else."""

_AROUND = 4
"""Pixels around a word, so that its own letters do not touch the edge."""

_TOUCHING = 4
"""Pixels between a line and its marks at most."""

_UNSURE = 65
"""Of 100: what Tesseract makes of marks is less sure, printed letters are surer."""

_SIZE = 0.6
"""Of a line's height, which reaches from below the lowest vowel to above the highest tone: about the font's size."""


@cache
def available() -> bool:
    """Whether Tesseract is installed with the Thai language."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return LANGUAGE in listed.stdout.split()


def read_picture(picture: Image, raw: RawPage) -> RawPage:
    """A page as its picture shows it; ``raw`` gives its number and size.

    The picture is a page at :data:`DPI`. Every printed line of a cell, and every one outside of tables, is one glyph.
    Raises ``SourceError`` where Tesseract fails or takes too long.
    """
    rest = straightened(picture)
    pixels = np.asarray(rest)
    scale = raw.width / max(1, picture.width)
    # Tesseract reads grey paper better than paper made white, which takes from thin marks
    drawn = with_columns(rulings(np.asarray(whitened(rest)) < _RULED, pixels < _DARK), pixels < _DARK)
    edges = [(x0 * scale, x1 * scale, y0 * scale, y1 * scale) for x0, x1, y0, y1 in drawn]
    glyphs: list[Glyph] = []
    pictures: list[Image] = []
    boxes: list[Box] = []
    dashes: list[Box] = []
    for table in cell_boxes(edges):
        if len({box[0] for box in table}) < 2:
            continue
        for box in table:
            x0, top, x1, bottom = (round(side / scale) for side in box)
            cut = (x0 + _INSIDE, top + _INSIDE, x1 - _INSIDE, bottom - _INSIDE)
            if cut[2] > cut[0] and cut[3] > cut[1]:
                part = _without_rim(rest.crop(cut))
                ink = np.asarray(part) < _DARK
                if _is_dash(ink):
                    dashes.append(box)
                elif int(ink.sum()) >= _LEAST_INK:
                    pictures.append(part)
                    boxes.append(box)
        outline = (
            min(box[0] for box in table),
            min(box[1] for box in table),
            max(box[2] for box in table),
            max(box[3] for box in table),
        )
        left, above, right, below = (round(side / scale) for side in outline)
        rest.paste(255, (left - _RIM, above - _RIM, right + _RIM, below + _RIM))
    figures: list[Ink] = []
    for box, part, lines in zip(boxes, pictures, _cells(pictures), strict=True):
        ink = np.asarray(part) < _DARK
        if len(lines) == 1:
            lines = [as_drawn(lines[0], ink)]
        if lines or int(ink.sum()) > _MOST_DUST:
            glyphs += _in_cell(box, lines or [UNREAD])  # there is ink: the cell is not blank
        if lines and _FIGURE.fullmatch("\n".join(lines)):
            figures.append(ink)
    for box in dashes:
        glyphs += _in_cell(box, ["-"])
    for start, end, level, foot in drawn:
        left, right, row = round(start), round(end), round(level)
        if level == foot and _is_solid(pixels[max(0, row - 1) : row + 2, left:right] < _DARK):
            rest.paste(255, (left - _RIM, row - _INSIDE, right + _RIM, row + _INSIDE + 1))
    found, in_text = _text_lines(rest, scale)
    shapes = look_at([*figures, *in_text])
    page = RawPage(raw.number, raw.width, raw.height, (*glyphs, *found), tuple(edges), "tesseract", raw.pictures)
    return replace(page, shapes=shapes)


def shapes_of_layer(picture: Image, page: RawPage) -> DigitShapes:
    """How the digits of a page are drawn whose text somebody's OCR laid over its picture."""
    ink = np.asarray(picture.convert("L")) < _DARK
    scale = page.width / max(1, picture.width)
    figures: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in page.glyphs:
        if _FIGURE.fullmatch(glyph.text):
            beside = last is not None and last.bottom == glyph.bottom and 0 <= glyph.x0 - last.x0 < 2 * glyph.size
            if not beside:
                figures.append([])
            figures[-1].append(glyph)
            last = glyph
        elif glyph.text not in (".", ","):
            last = None
    return look_at(
        _cut(
            ink,
            min(glyph.x0 for glyph in figure) / scale,
            min(glyph.top for glyph in figure) / scale,
            max(glyph.x1 for glyph in figure) / scale,
            max(glyph.bottom for glyph in figure) / scale,
        )
        for figure in figures
    )


def _cut(ink: Ink, x0: float, top: float, x1: float, bottom: float) -> Ink:
    """The part of a page's ink in which a word stands, with some pixels around it."""
    left, above = max(0, round(x0) - _AROUND), max(0, round(top) - _AROUND)
    return ink[above : round(bottom) + _AROUND, left : round(x1) + _AROUND]


def _is_solid(ruling: Ink) -> bool:
    """Whether a ruling is one: heads of bold letters that stand side by side leave gaps."""
    return ruling.shape[1] >= LONGEST_STROKE and float(ruling.any(axis=0).mean()) >= _UNBROKEN


def _without_rim(part: Image) -> Image:
    """A cell without what is left of its rulings at its edges: lines of ink over most of a side, and ink that lies in
    the rim alone, where a slanting ruling runs out.
    """
    from PIL import Image as Images

    pixels = np.array(part)
    for side in (pixels, pixels[::-1], pixels.T, pixels.T[::-1]):
        rim = side[:_INSIDE]
        for line in rim:
            if (line < _DARK).mean() > _SOLID:
                line[:] = 255
        goes_on = (side[_INSIDE : 2 * _INSIDE] < _DARK).any(axis=0)
        rim[:, ~goes_on & (rim < _DARK).any(axis=0)] = 255
    return Images.fromarray(pixels)


def _is_dash(ink: Ink) -> bool:
    """Whether a cell holds nothing but one short bar, which Tesseract passes over, and specks."""
    if int(ink.sum()) > 2 * _THICKEST_DASH * _LONGEST_DASH:
        return False
    bars = [part.ink for part in parts_of(ink) if int(part.ink.sum()) > _SPECK]
    if len(bars) != 1:
        return False
    height, width = bars[0].shape
    filled: bool = int(bars[0].sum()) >= height * width * _SOLID
    return filled and height <= _THICKEST_DASH and 2 * height <= width <= _LONGEST_DASH


def _cells(pictures: Sequence[Image]) -> list[list[str]]:
    """The lines of each cell: one call for all cells of a page, because loading the language takes longest."""
    if not pictures:
        return []
    with tempfile.TemporaryDirectory(prefix="plan-extract-") as folder:
        names = []
        for number, picture in enumerate(pictures):
            name = Path(folder) / f"{number}.png"
            framed = _framed(picture)
            framed.save(name, dpi=(DPI, DPI))
            names.append(str(name))
        listing = Path(folder) / "cells.txt"
        listing.write_text("\n".join(names), encoding="utf-8")
        text, rows = _lines_and_places(listing, Path(folder))
    pages = text.split("\f")
    if len(pages) == len(pictures) + 1 and not pages[-1].strip():
        pages.pop()  # a form feed stands between two, with some releases after the last one too
    if len(pages) != len(pictures):  # the texts would be other cells'
        return [[] for _ in pictures]
    of_page = {number: list(some) for number, some in groupby(rows, key=lambda row: int(row["page_num"]))}
    return [
        [line.text for line in _printed(page, of_page.get(number, ())) if not _DUST.fullmatch(line.text)]
        for number, page in enumerate(pages, 1)
    ]


def _framed(picture: Image) -> Image:
    """A cell with white around it: Tesseract loses letters at the edge of a picture."""
    from PIL import ImageOps

    return ImageOps.expand(picture, border=12, fill=255)


def _in_cell(box: Box, lines: Sequence[str]) -> Iterator[Glyph]:
    height = (box[3] - box[1]) / (len(lines) or 1)
    for number, line in enumerate(lines):
        top = box[1] + number * height
        yield Glyph(line, box[0] + 1, box[2] - 1, top, top + height * 0.9, height * _SIZE)


def _text_lines(picture: Image, scale: float) -> tuple[list[Glyph], list[Ink]]:
    """The lines outside of tables, each one glyph, and the ink of words that are figures.

    Tesseract's text has the right blanks, its table the places.
    """
    ink = np.asarray(picture) < _DARK
    if int(ink.sum()) < _LEAST_INK:
        return [], []
    with tempfile.TemporaryDirectory(prefix="plan-extract-") as folder:
        name = Path(folder) / "page.png"
        around_ink(picture, ink).save(name, dpi=(DPI, DPI))
        text, rows = _lines_and_places(name, Path(folder))
    lines = [line for line in _printed(text, rows) if line.words]
    if not lines:
        return [], []
    size = statistics.median(line.bottom - line.top for line in lines) * _SIZE * scale
    glyphs = [
        Glyph(
            _WIDE_GAP.sub("\t", _with_signs(line, ink)),
            line.left * scale,
            line.right * scale,
            line.top * scale,
            line.bottom * scale,
            size,
        )
        for line in lines
    ]
    return glyphs, [figure for line in lines for figure in _figures(ink, line.words)]


def _with_signs(line: _Line, ink: Ink) -> str:
    """A line's text, the commas and points of its amounts as they are drawn."""
    text, done = line.text, 0
    for row in line.words:
        word = row["text"]
        at = text.find(word, done)
        if at < 0:
            continue
        figure = next((as_drawn(word, own) for own in _figures(ink, [row])), word)
        text, done = text[:at] + figure + text[at + len(word) :], at + len(figure)
    return text


def _figures(ink: Ink, words: Sequence[dict[str, str]]) -> Iterator[Ink]:
    """The ink of the words that are figures."""
    for row in words:
        if _FIGURE.fullmatch(row["text"]):
            left, above, width, height = (int(row[side]) for side in ("left", "top", "width", "height"))
            yield _cut(ink, left, above, left + width, above + height)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as Tesseract prints it, its box in pixels, its words' rows, and how sure (of 100) their letters are."""

    text: str
    left: int
    right: int
    top: int
    bottom: int
    words: tuple[dict[str, str], ...]
    sure: float

    def is_marks_of(self, below: _Line) -> bool:
        """Whether it is the vowels and tones above the line below, which Tesseract takes for a line of their own."""
        touches = below.top - self.bottom <= _TOUCHING and below.bottom > self.bottom
        inside = below.left - _TOUCHING <= self.left and self.right <= below.right + _TOUCHING
        return touches and inside and self.sure < _UNSURE < below.sure


def _lines_and_places(name: Path, folder: Path) -> tuple[str, list[dict[str, str]]]:
    """Tesseract's text, which has the right blanks, and its table, which has the places."""
    found = folder / "found"
    _tesseract([str(name), str(found), "-c", "tessedit_create_tsv=1", "-c", "tessedit_create_txt=1"])
    table, text = (found.with_suffix(suffix).read_text(encoding="utf-8") for suffix in (".tsv", ".txt"))
    return text, list(csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))


def _printed(text: str, rows: Sequence[dict[str, str]]) -> list[_Line]:
    """The lines of a picture without those that are the marks of another; without places where its table has none."""
    words: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in rows:
        if row["level"] == "5" and (row["text"] or "").strip():
            words.setdefault(_line(row), []).append(row)
    boxes = [row for row in rows if row["level"] == "4" and _line(row) in words]
    texts = [line.strip() for line in text.replace("\f", "\n").split("\n") if line.strip()]
    if not boxes:
        return [_Line(line, 0, 0, 0, 0, (), 100.0) for line in texts]
    if len(texts) != len(boxes):  # a line that only one of the two has: the words are surer than their place
        texts = ["".join(word["text"] for word in words[_line(row)]) for row in boxes]
    lines = []
    for line, row in zip(texts, boxes, strict=True):
        left, top, width, height = (int(row[side]) for side in ("left", "top", "width", "height"))
        own = tuple(words[_line(row)])
        sure = statistics.fmean(float(word["conf"]) for word in own)
        lines.append(_Line(line, left, left + width, top, top + height, own, sure))
    return [
        line for line, below in zip(lines, [*lines[1:], None], strict=True) if not (below and line.is_marks_of(below))
    ]


def _line(row: dict[str, str]) -> tuple[str, str, str]:
    return row["block_num"], row["par_num"], row["line_num"]


def _tesseract(arguments: Sequence[str]) -> str:
    command = ["tesseract", *arguments[:2], "-l", LANGUAGE, "--psm", "6", "--dpi", str(DPI), *arguments[2:]]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        message = f"OCR of a page took more than {_SECONDS} seconds"
        raise SourceError("limits", message, "Check the page, or leave it out with --ocr never.") from error
    except (OSError, subprocess.CalledProcessError) as error:
        message = f"Tesseract failed ({error})"
        raise SourceError("ocr_failed", message, "Check that `tesseract --version` works.") from error
    return done.stdout.decode("utf-8", "replace")
