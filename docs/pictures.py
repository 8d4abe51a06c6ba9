"""Make the pictures of the README: the report of the plans in data/raw, as Chromium shows it.

    python docs/pictures.py

Needs Chromium (apt install chromium) with a Thai font (apt install fonts-noto-core) and the development packages. The
pictures are reduced to few colours, so that the repository stays small.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from plan_extract.run import pipeline
from plan_extract.site.build import write_report

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
COLOURS = 128
LARGEST = 300_000
"""Bytes that a picture may have."""


def country(page: Page, report: Path) -> None:
    """The top of the country page, in English."""
    page.set_viewport_size({"width": 1200, "height": 1000})
    page.goto((report / "index.html").as_uri())
    page.get_by_role("button", name="English").click()


def plan(page: Page, report: Path) -> None:
    """A budget table with the lines of one of its totals beside it, in English: one that does not add up."""
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(min((report / "plan").iterdir(), key=lambda path: path.stat().st_size).as_uri())
    group = page.locator(".budget tbody", has=page.locator(".bad")).first
    group.locator(".bad").first.click()
    group.evaluate("group => scrollTo(0, group.getBoundingClientRect().bottom + scrollY - innerHeight + 40)")
    page.mouse.move(0, 0)


def main() -> int:
    """Make both; 1 where one is too large."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    too_large = False
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        report = Path(work) / "report"
        pipeline.run(ROOT / "data" / "raw", Path(work) / "out")
        write_report(Path(work) / "out", report)
        with playwright.chromium.launch(executable_path=shutil.which("chromium"), args=sandbox) as browser:
            page = browser.new_page(reduced_motion="reduce")
            for name, prepare in (("country", country), ("plan", plan)):
                size = picture(page, report, prepare, PICTURES / f"{name}.png")
                print(f"{name}.png: {size / 1000:,.0f} kB")
                too_large |= size > LARGEST
    return int(too_large)


def picture(page: Page, report: Path, prepare: Callable[[Page, Path], None], path: Path) -> int:
    """Write one picture and tell its size in bytes."""
    prepare(page, report)
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    path.parent.mkdir(parents=True, exist_ok=True)
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    return path.stat().st_size


if __name__ == "__main__":
    sys.exit(main())
