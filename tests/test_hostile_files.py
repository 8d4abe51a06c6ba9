"""Files that are broken, protected, endless or too large: each is set aside with a reason, and the run goes on."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import psutil
import pytest

from extract.ground.errors import InternalError, SourceError
from extract.ground.options import ReadOptions
from extract.guard import Guard, Limits
from extract.pdf.layout.pieces.lines import lines_of
from extract.pdf.letters import read_by_pdfplumber
from extract.pdf.letters.glyphs import clusters
from extract.pdf.open_document import Document
from extract.pdf.read_pdf import read_pdf
from pdf_files import content, pdf, rulings, stream, text
from plan_extract.run import pipeline

PLAN = Path(__file__).parent / "cases" / "clean.txt"
PAGE = content(text("A page with enough letters on it"))
NEVER = ReadOptions(ocr="never")
MILLION_CELLS = pdf([content(rulings(1000, 1000, width=4000, height=4000))], size=(4100, 4100))


def refused(data: bytes, options: ReadOptions = NEVER) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_pdf(data, "plan.pdf", options)
    assert caught.value.remedy
    return caught.value


def test_a_small_document_is_read() -> None:
    source = read_pdf(pdf([PAGE, PAGE]), "plan.pdf")
    assert source.lines == ("A page with enough letters on it", "", "A page with enough letters on it")
    assert source.pages == (1, 1, 2)
    assert [fact.method for fact in source.page_facts] == ["text", "text"]


def test_every_page_is_a_sign_of_life() -> None:
    """A long document must not look like one that hangs."""
    seen: list[int] = []
    read_pdf(pdf([PAGE] * 3), "plan.pdf", NEVER, lambda: seen.append(1))
    assert len(seen) == 3


def test_a_protected_document_asks_for_its_password() -> None:
    data = pdf([PAGE], password="secret")
    assert refused(data).code == "encrypted"
    assert "--password" in refused(data).remedy
    assert "wrong" in refused(data, ReadOptions(password="guess", ocr="never")).message


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_document_that_is_cut_off_is_not_half_read(share: float) -> None:
    data = pdf([PAGE] * 5)
    assert refused(data[: int(len(data) * share)]).code == "broken"


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.4\n%%EOF", b"not a pdf", b"%PDF-1.7" + bytes(range(256)) * 20 + b"%%EOF"]
)
def test_what_is_no_document_is_broken(data: bytes) -> None:
    assert refused(data).code == "broken"


def test_a_document_without_pages_or_with_too_many() -> None:
    assert refused(pdf([])).code == "broken"
    assert refused(pdf([PAGE], repeat=10_000)).code == "limits"


def test_a_table_of_a_million_cells_is_refused_at_once() -> None:
    assert refused(MILLION_CELLS).code == "limits"


@pytest.mark.process  # Tesseract is asked whether it knows Thai
def test_an_image_that_would_fill_the_memory() -> None:
    """100,000 by 100,000 pixels in some kilobytes, on a page without text."""
    image = stream(
        bytes(1000),
        compressed=True,
        entries="/Type /XObject /Subtype /Image /Width 100000 /Height 100000 "
        "/ColorSpace /DeviceGray /BitsPerComponent 1 ",
    )
    data = pdf([content("600 0 0 800 0 0 cm /I Do")], resources="/XObject << /I 4 0 R >>", more=[image])
    assert refused(data).code == "needs_ocr"


def test_a_page_of_text_that_is_not_painted_says_what_is_missing() -> None:
    """Without a picture below it is no scanner's OCR: nobody sees it."""
    hidden = content("3 Tr", text("What nobody sees 900"))
    source = read_pdf(pdf([hidden, PAGE]), "plan.pdf", NEVER)
    assert not any("900" in line for line in source.lines)
    assert [fact.hidden > 0 for fact in source.page_facts] == [True, False]


@pytest.mark.parametrize("offset", [0.0, 0.4])
def test_a_number_that_is_printed_twice_for_its_weight_is_one(offset: float) -> None:
    twice = content(text("Baht 1,100,000 in 2566"), text("Baht 1,100,000 in 2566", x=50 + offset))
    assert read_pdf(pdf([twice]), "plan.pdf", NEVER).lines[0] == "Baht 1,100,000 in 2566"
    with Document(pdf([twice])) as document:
        slow = read_by_pdfplumber.opened(document.data, None)
        careful = read_by_pdfplumber.read_page(slow.pages[0])
        slow.close()
    assert [line.text for line in lines_of(clusters(careful.glyphs), columns=False)] == ["Baht 1,100,000 in 2566"]


def test_text_in_forms_inside_forms_is_not_lost() -> None:
    """Deeper than pdfium is followed, pdfplumber reads the page, or the page says that it could not be read."""
    deep = 12
    inner = text("A line inside of many forms").encode()
    forms = [
        stream(
            inner if level == deep - 1 else b"/F Do",
            entries="/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> "
            + (f"/XObject << /F {5 + level} 0 R >> >> " if level < deep - 1 else ">> "),
        )
        for level in range(deep)
    ]
    data = pdf(
        [content("/F Do", text("A line of the page itself", y=600))], resources="/XObject << /F 4 0 R >>", more=forms
    )
    lines = read_pdf(data, "plan.pdf", NEVER).lines
    assert {"A line inside of many forms", "A line of the page itself"} <= set(lines)


@pytest.mark.process
def test_a_reader_that_fails_by_our_own_fault_stops_the_run(tmp_path: Path) -> None:
    """An exception that nobody foresaw ends the reader with a code of its own, unlike a signal."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([PAGE]))
    guard = Guard()
    try:
        with pytest.raises(InternalError):
            guard.read(path, path.name, "no options at all")  # type: ignore[arg-type]
    finally:
        guard.close()


@pytest.mark.process
def test_a_reader_that_hangs_is_killed(tmp_path: Path) -> None:
    """A page of forty million strokes packs into some kilobytes."""
    bomb = stream(b"0 0 m 9 9 l S\n" * 40_000_000, compressed=True)
    path = tmp_path / "bomb.pdf"
    path.write_bytes(pdf([bomb]))
    guard = Guard(Limits(seconds=2, mebibytes=1024))
    try:
        with pytest.raises(SourceError) as caught:
            guard.read(path, path.name, NEVER)
        assert caught.value.code == "limits"
        guard._limits = Limits()  # a machine with much to do may take seconds to begin another reader
        path.write_bytes(pdf([PAGE]))
        assert guard.read(path, path.name, NEVER).lines[0].startswith("A page")
    finally:
        guard.close()


HANGS = """
import sys
from pathlib import Path
from extract.ground.options import ReadOptions
from extract.guard import Guard, Limits
if __name__ == "__main__":
    print("begun", flush=True)
    Guard(Limits(seconds=600)).read(Path(sys.argv[1]), "endless.pdf", ReadOptions(ocr="never"))
"""


@pytest.mark.process
def test_a_reader_that_hangs_ends_where_its_worker_was_killed(tmp_path: Path) -> None:
    """A run whose time is up stops its workers, and nobody else would stop their readers."""
    os.mkfifo(tmp_path / "endless.pdf")  # whoever opens it waits for a writer
    (tmp_path / "hangs.py").write_text(HANGS, encoding="utf-8")
    command = [sys.executable, str(tmp_path / "hangs.py"), str(tmp_path / "endless.pdf")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "begun\n"
        readers: list[psutil.Process] = []
        while not any("spawn_main" in " ".join(reader.cmdline()) for reader in readers):
            readers = psutil.Process(worker.pid).children(recursive=True)
            time.sleep(0.05)
        worker.kill()
        worker.wait()
        _, alive = psutil.wait_procs(readers, timeout=60)
        assert alive == []


@pytest.mark.process
def test_what_a_reader_refuses_and_cannot_find_comes_through(tmp_path: Path) -> None:
    guard = Guard()
    try:
        (tmp_path / "a.pdf").write_bytes(pdf([PAGE], password="secret"))
        with pytest.raises(SourceError) as caught:
            guard.read(tmp_path / "a.pdf", "a.pdf", NEVER)
        assert caught.value.code == "encrypted"
        with pytest.raises(FileNotFoundError):
            guard.read(tmp_path / "b.pdf", "b.pdf", NEVER)
        shutil.copy(PLAN, tmp_path / "c.txt")
        assert guard.read(tmp_path / "c.txt", "c.txt", NEVER).lines
    finally:
        guard.close()


@pytest.mark.process
def test_bad_files_are_set_aside_and_the_plan_among_them_is_published(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    shutil.copy(PLAN, raw / "plan.txt")
    (raw / "cells.pdf").write_bytes(MILLION_CELLS)
    (raw / "cut.pdf").write_bytes(pdf([PAGE])[:200])
    (raw / "letter.pdf").write_bytes(pdf([PAGE]))
    (raw / "locked.pdf").write_bytes(pdf([PAGE], password="secret"))
    (raw / "zip.docx").write_bytes(zip_bomb())
    result = pipeline.run(raw, tmp_path / "out", options=NEVER)
    assert [outcome.name for outcome in result.plans] == ["plan.txt"]
    codes = {outcome.name: outcome.problem.code for outcome in result.quarantined if outcome.problem}
    assert codes == {
        "cells.pdf": "limits",
        "cut.pdf": "broken",
        "letter.pdf": "not_a_plan",
        "locked.pdf": "encrypted",
        "zip.docx": "unsupported",
    }


def zip_bomb() -> bytes:
    """A Word document whose text would unpack to 200 MiB."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (200 * 2**20))
    return found.getvalue()
