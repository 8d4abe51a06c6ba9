"""Every benchmark runs on a tiny input and prints its figures; what they are is not looked at."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import pdf_files
import renditions

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
RUN = {
    "text_path.py",
    "country.py",
    "report.py",
    "pdf_path.py",
    "fuzz.py",
    "country_corpus.py",
    "damage.py",
    "page_ends.py",
    "patterns.py",
    "run_itself.py",
}

pytestmark = [pytest.mark.process, pytest.mark.slow]


def printed(name: str, *options: object, cwd: Path) -> list[str]:
    """The lines that a benchmark prints, figures replaced: a count by ``N``, a measure by ``N.N``."""
    command = [sys.executable, str(BENCHMARKS / name), *map(str, options)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return [re.sub(r"\d+(?:,\d{3})*", "N", re.sub(" +", " ", line.strip())) for line in done.stdout.splitlines()]


def test_every_benchmark_is_run_here() -> None:
    assert {path.name for path in BENCHMARKS.glob("*.py")} == RUN


def test_patterns(tmp_path: Path) -> None:
    """Texts so short that none can be slow."""
    assert printed("patterns.py", "--length", 8, "--seconds", 5, cwd=tmp_path) == ["N patterns, N slow"]


def test_text_path(tmp_path: Path) -> None:
    assert printed("text_path.py", "--plans", 1, cwd=tmp_path) == [
        "N plans, N characters each; CPU ms for N characters",
        "floor: read, decode, shaN N.N",
        "floor: the same rows as Parquet N.N",
        "the whole text path N.N",
        "of it the readings of tables N.N",
        "of it the account N.N",
        "peak memory, MiB",
        "N plans N",
        "N plans N",
    ]


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is asked of /proc")
def test_country_and_report(tmp_path: Path) -> None:
    """Also that the corpus is made as ``country_corpus.py`` makes it, and that a report can be made of its dataset."""
    corpus = tmp_path / "corpus"
    assert printed("country_corpus.py", corpus, "--plans", 3, cwd=tmp_path)[0].startswith("N plans in ")
    lines = printed("country.py", "--plans", 3, "--few", 1, "--workers", 1, "--folder", corpus, cwd=tmp_path)
    memory = "peak MB: parent N (RSS), largest worker N (RSS), all together N (PSS)"
    run = (
        "full run of N plans: N.N s{}, N.N plans/s, N.N ms a plan, N.N CPU ms a plan (and N.N CPU s in all to watch it)"
    )
    assert lines == [
        run.format(""),
        memory,
        run.format(" (target N)"),
        f"{memory} (target N)",
        "growth: a plan of N takes N.N times as long as one of N (N: linear)",
        "nothing to do: N.N s (target N), N MB together, N of N published files are others",
        "nightly, N files changed: N.N s (target N), N MB together, N of N published files are others",
        "on disk: raw N.N MB, Parquet N.N MB",
        "query, baht by province and year: N ms, N rows",
        "query, issues by code and severity: N ms, N rows",
        "query, projects with a word in the title: N ms, N rows",
    ]


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is asked of /proc")
def test_report(published: Path, tmp_path: Path) -> None:
    assert printed("report.py", published, "--html", tmp_path / "pages", "--workers", 1, cwd=tmp_path) == [
        "N plans: N.N s, N.N CPU s, N.N CPU ms a plan (target N)",
        "N files, N.N MB",
        "a plan's page: N.N MB (target N), the largest N.N MB",
        "the list's data N.N MB, the largest province's N.N MB",
        "peak MB: parent N (RSS), largest worker N (RSS), all together N (PSS) (target N)",
    ]


def test_run_itself(tmp_path: Path) -> None:
    took = "N.N CPU s for the run itself, N.N for the reading"
    assert printed("run_itself.py", "--plans", 3, cwd=tmp_path) == [
        f"full run of N plans: {took}",
        f"nothing to do: {took}",
        f"nightly, N files changed: {took}",
    ]


@pytest.fixture
def pdfs(tmp_path: Path) -> Path:
    """A folder such as the benchmark looks into, with documents of a page."""
    page = pdf_files.content(pdf_files.text("Baht 1,000"), pdf_files.rulings(2, 2))
    for name in ("pdfs/thai-budget-2565-31", "pdfs/poknoi-budget-report-2561", "renditions/seed001"):
        path = tmp_path / f"{name}.pdf"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(pdf_files.pdf([page]))
    (tmp_path / "renditions" / "seed001.tables.json").write_text('[[["Baht 1,000"]]]', encoding="utf-8")
    return tmp_path


def test_pdf_path(pdfs: Path) -> None:
    document = "{} N pages N.N ms N MiB pdfplumber N.N ms N MiB N.N times"
    assert printed("pdf_path.py", "--turns", 1, "--ocr-pages", 0, "--beside", pdfs, cwd=pdfs) == [
        "CPU ms a page and peak MiB (targets N and N, five times faster than plain pdfplumber)",
        document.format("national budget volume"),
        document.format("e-LAAS report"),
        document.format("rendition of a plan"),
        "right cells N of N, pdfplumber N",
        "peak over N pages N MiB, over N pages N MiB",
    ]


def test_pdf_path_without_its_documents(tmp_path: Path) -> None:
    (line,) = printed("pdf_path.py", "--beside", tmp_path, cwd=tmp_path)
    assert re.fullmatch("the real PDFs are not in .*: nothing to measure", line)


def test_fuzz(tmp_path: Path) -> None:
    lines = printed("fuzz.py", "--inputs", 2, "--only", "text", "--keep", tmp_path / "faults", cwd=tmp_path)
    assert lines[0] == "N inputs in N s: N ok, N faults"
    assert re.fullmatch(r"text N (\w+ N)(, \w+ N)*", lines[1])
    assert lines[2:] == ["slowest", "N.N s N.N MiB text-N-N", "N.N s N.N MiB text-N-N"]
    assert not (tmp_path / "faults").exists()


def test_damage(tmp_path: Path) -> None:
    shutil.copyfile(Path(__file__).parent / "cases" / "clean.txt", tmp_path / "clean.txt")
    command = ("--damages", 6, "--only", "digit altered", "--plans", tmp_path, "--keep", tmp_path / "silent")
    lines = printed("damage.py", *command, cwd=tmp_path)
    fates = "N unchanged{0} N set aside{0} N flagged{0} N exempt{0} N silent"
    assert lines == [f"N damages in N s: {fates.format(',')}", f"digit altered {fates.format('')}"]
    assert not (tmp_path / "silent").exists()
    rows = printed("damage.py", *command, "--rows-alone", cwd=tmp_path)
    assert rows[0] == lines[0]


@pytest.mark.office
@pytest.mark.skipif(renditions.office() is None, reason="no LibreOffice: apt install libreoffice-writer-nogui")
def test_page_ends(tmp_path: Path) -> None:
    (line,) = printed("page_ends.py", "--plans", 1, "--seed", 1, "--keep", tmp_path, cwd=tmp_path)
    assert re.fullmatch(r"N plans, rulings all: .*N right.*", line)
