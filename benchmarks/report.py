"""The report of a dataset: time, size and memory, and what a plan's page costs.

OUT is a dataset; that of ``country.py`` is the whole country. The report is made in a temporary folder beside it, or in
DIR, which is kept. Memory needs Linux, as in ``country.py``.

    python benchmarks/report.py OUT
    python benchmarks/report.py OUT --html DIR --workers 2
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from country import Figures, measured  # type: ignore[import-not-found]

CPU_MS, PAGE_MB, TOGETHER_MB = 40, 1, 1000
"""The targets: for a plan's page, and for all processes together."""


def main() -> None:
    """Make the report and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--html", type=Path)
    parser.add_argument("--workers", type=int)
    parser.add_argument("--only", action="append", default=[], metavar="PATTERN")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="report-", dir=options.out.absolute().parent) as work:
        folder = options.html or Path(work) / "report"
        figures = made(options.out, folder, options.workers, options.only)
        show(figures, folder)


def made(out: Path, folder: Path, workers: int | None, only: list[str]) -> Figures:
    """The figures of a report."""
    options = ["--workers", str(workers)] if workers else []
    for pattern in only:
        options += ["--only", pattern]
    figures: Figures = measured("report", str(out), "--html", str(folder), "--quiet", *options)
    return figures


def show(figures: Figures, folder: Path) -> None:
    """Print the figures, in all and for a page."""
    pages = [path.stat().st_size for path in (folder / "plan").iterdir()]
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    search = [path.stat().st_size for path in (folder / "data").glob("projects-*.js")]
    count = max(1, len(pages))
    print(
        f"{len(pages):,} plans: {figures.seconds:.1f} s, {figures.cpu_seconds:.1f} CPU s, "
        f"{1000 * figures.cpu_seconds / count:.1f} CPU ms a plan (target {CPU_MS})"
    )
    print(f"  {len(sizes):,} files, {sum(sizes) / 1e6:,.1f} MB")
    print(
        f"  a plan's page: {sum(pages) / count / 1e6:.2f} MB (target {PAGE_MB}), the largest "
        f"{max(pages, default=0) / 1e6:.2f} MB"
    )
    print(
        f"  the list's data {(folder / 'data' / 'plans.js').stat().st_size / 1e6:.2f} MB, "
        f"the largest province's {max(search, default=0) / 1e6:.2f} MB"
    )
    print(
        f"  peak MB: parent {figures.parent:.0f} (RSS), largest worker {figures.worker:.0f} (RSS), "
        f"all together {figures.together:.0f} (PSS) (target {TOGETHER_MB})"
    )


if __name__ == "__main__":
    main()
