"""The tour of the docs, run anew, gives the outputs that are stored in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest

from living_documents import KERNEL, ROOT, TOUR, executed


def _outputs(notebook: nbformat.NotebookNode) -> dict[str, list[Any]]:
    """What each cell shows: its printed text, or its value as text and as HTML."""
    return {
        cell["id"]: [
            output.get("text") or output.get("data")
            for output in cell["outputs"]
            if output.get("name") != "stderr"  # a warning of a library says nothing about the plans
        ]
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    }


@pytest.mark.process
def test_tour_is_as_stored(published: Path) -> None:
    stored: nbformat.NotebookNode = nbformat.read(TOUR, as_version=4)
    nbformat.validate(stored)
    anew = _outputs(executed(TOUR, published))
    assert _outputs(stored) == anew
    assert sum(map(len, anew.values())) >= 8, "a tour that shows nothing is always as stored"


def test_tour_names_no_machine_and_no_time() -> None:
    stored: nbformat.NotebookNode = nbformat.read(TOUR, as_version=4)
    assert stored["metadata"]["kernelspec"] == KERNEL
    assert not any("execution" in cell["metadata"] for cell in stored["cells"])
    text = TOUR.read_text(encoding="utf-8")
    assert str(ROOT) not in text
    assert str(Path.home()) + "/" not in text
    assert "/tmp/" not in text
