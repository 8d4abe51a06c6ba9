"""Speed, memory and right cells of the PDF path against plain pdfplumber, and of OCR, on PDFs beside the project.

    python benchmarks/pdf_path.py [--turns N] [--ocr-pages N] [--beside FOLDER]

Plain pdfplumber is ``extract_text`` and ``extract_tables`` of every page, in a process of its own. The two take turns,
and the least time of each counts: what else the machine does only adds to it. CPU time is of the process alone, after
what it loads once for all files (libraries, the dictionary); OCR is timed on the clock, because Tesseract is another
process. Cells are right when they are those of the rendition's own tables, blanks left out.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

SHARED = Path(__file__).parents[2] / "shared"
"""The folder of the documents, unless another is given."""

VOLUME, RENDITION = "national budget volume", "rendition of a plan"
DOCUMENTS = {
    VOLUME: "pdfs/thai-budget-2565-31.pdf",
    "e-LAAS report": "pdfs/poknoi-budget-report-2561.pdf",
    RENDITION: "renditions/seed001.pdf",
}
TARGET_MS, TARGET_MIB = 12, 150
OCR_PAGES = (11, 12, 13, 30, 31, 32)
MANY = 12
"""Times that the pages of a document are repeated to see whether memory grows with them."""


def main() -> None:
    """Print the figures, or those of one part as JSON where ``--part`` asks for them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--ocr-pages", type=int, default=len(OCR_PAGES))
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--part", choices=["ours", "plain", "many"])
    parser.add_argument("--pdf", type=Path)
    parser.add_argument("--beside", type=Path, default=SHARED)
    options = parser.parse_args()
    if options.part:
        print(json.dumps({"ours": ours, "plain": plain, "many": many}[options.part](options.pdf)))
        return
    documents = {name: options.beside / path for name, path in DOCUMENTS.items()}
    if not all(path.exists() for path in documents.values()):
        print(f"the real PDFs are not in {options.beside}: nothing to measure")
        return
    report(documents, options.turns)
    report_ocr(documents[RENDITION], OCR_PAGES[: options.ocr_pages])


def report(documents: Mapping[str, Path], turns: int) -> None:
    """The table of all documents, the cells, and memory over many pages."""
    print(f"CPU ms a page and peak MiB (targets {TARGET_MS} and {TARGET_MIB}, five times faster than plain pdfplumber)")
    for name, path in documents.items():
        rounds = [(measured("ours", path), measured("plain", path)) for _ in range(turns)]
        here, there = least([ours for ours, _ in rounds]), least([plain for _, plain in rounds])
        print(
            f"  {name:<24} {here['pages']:>3} pages {here['ms']:>6.1f} ms {here['mib']:>5.0f} MiB   "
            f"pdfplumber {there['ms']:>6.1f} ms {there['mib']:>5.0f} MiB   {there['ms'] / here['ms']:.1f} times"
        )
        if name == RENDITION:
            print(f"    right cells {here['right']} of {here['cells']}, pdfplumber {there['right']}")
    few, lots = measured("ours", documents[VOLUME]), measured("many", documents[VOLUME])
    print(f"  peak over {few['pages']} pages {few['mib']:.0f} MiB, over {lots['pages']} pages {lots['mib']:.0f} MiB")


def measured(part: str, path: Path) -> dict[str, Any]:
    """The figures of one part, from a process of its own."""
    command = [sys.executable, __file__, "--part", part, "--pdf", str(path)]
    figures: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return figures


def least(figures: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The figures of the fastest turn, with the highest peak of all."""
    return min(figures, key=lambda one: one["ms"]) | {"mib": max(one["mib"] for one in figures)}


def ours(path: Path) -> dict[str, Any]:
    """plan-extract's reader, from the bytes to the text with its tables; then their cells."""
    from extract.ground.options import ReadOptions
    from extract.guard import COLLECTOR_THRESHOLDS
    from extract.pdf.read_pdf import read_pdf
    from extract.text.dictionary import words
    from parsers.tables.grid import find_grids

    gc.set_threshold(*COLLECTOR_THRESHOLDS)  # as in the process that reads PDF in a run
    words()
    data = path.read_bytes()
    started = time.process_time()
    source = read_pdf(data, path.name, ReadOptions(ocr="never"))
    figures = _figures(started, len(source.page_facts))
    return figures | _cells(path, (cell.text for grid in find_grids(source) for row in grid.rows for cell in row.cells))


def plain(path: Path) -> dict[str, Any]:
    """pdfplumber alone: text and tables of every page."""
    import pdfplumber

    started = time.process_time()
    cells: list[str] = []
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            cells += (cell or "" for table in page.extract_tables() for row in table for cell in row)
            page.close()
        pages = len(document.pages)
    return _figures(started, pages) | _cells(path, cells)


def many(path: Path) -> dict[str, Any]:
    """The same document many times over, as one of a thousand pages would be read: page by page."""
    from extract.pdf.layout.one_page import laid_out
    from extract.pdf.open_document import Document

    data = path.read_bytes()
    started, kept = time.process_time(), []
    for _ in range(MANY):
        with Document(data) as document:
            kept += [laid_out(page) for page in document.pages()]
    return _figures(started, len(kept))


def _figures(started: float, pages: int) -> dict[str, Any]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"pages": pages, "ms": (time.process_time() - started) * 1000 / pages, "mib": peak}


def _cells(path: Path, texts: Iterable[str]) -> dict[str, int]:
    """How many cells of a document are there, each as often as it stands in its tables; nothing where nobody knows."""
    known = path.with_suffix(".tables.json")
    if not known.exists():
        return {}
    truth = Counter(_squeezed(cell) for table in json.loads(known.read_text("utf-8")) for row in table for cell in row)
    truth.pop("", None)
    found = Counter(map(_squeezed, texts))
    return {"cells": truth.total(), "right": sum(min(count, found[cell]) for cell, count in truth.items())}


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text).replace("\u0e4d\u0e32", "\u0e33")


def report_ocr(rendition: Path, pages: tuple[int, ...]) -> None:
    """Seconds a page and character error rate on rendered pages whose text is known."""
    from rapidfuzz.distance import Levenshtein

    from extract.pdf.layout.pieces.lines import lines_of
    from extract.pdf.letters.glyphs import clusters
    from extract.pdf.letters.page import RawPage
    from extract.pdf.open_document import Document
    from extract.pdf.scan import ocr

    def text(page: RawPage, *, digits: bool) -> str:
        whole = "".join(line.text for line in lines_of([*clusters(page.glyphs), *page.blanks], columns=False))
        return _squeezed(whole) if digits else re.sub("[0-9๐-๙]", "", _squeezed(whole))

    if not pages:
        return
    if not ocr.available():
        print(f"OCR not measured: {ocr.INSTALL}")
        return
    seconds = 0.0
    wrong = {True: 0, False: 0}
    length = {True: 0, False: 0}
    with Document(rendition.read_bytes()) as document:
        for number in pages:
            picture = document.picture(number)
            started = time.perf_counter()
            read = ocr.read_picture(*picture)
            seconds += time.perf_counter() - started
            for digits in (True, False):
                truth = text(document.page(number), digits=digits)
                wrong[digits] += Levenshtein.distance(truth, text(read, digits=digits))
                length[digits] += len(truth)
    print(
        f"OCR of {len(pages)} rendered pages: {seconds / len(pages):.1f} s a page, character error rate "
        f"{wrong[True] / length[True]:.1%}, without digits {wrong[False] / length[False]:.1%}"
    )


if __name__ == "__main__":
    main()
