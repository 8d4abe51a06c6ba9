"""What a person may say about how files are read; the same for all files of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OcrMode = Literal["auto", "never", "always"]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """``password`` opens protected PDFs.

    ``ocr`` says which pages are read from their picture: those without usable text (``auto``), none, or all.
    ``threads`` is how many at a time, None for one a processor.
    """

    password: str | None = None
    ocr: OcrMode = "auto"
    threads: int | None = None


AS_USUAL = ReadOptions()
