"""Sources made from a few lines, for tests of one parser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plan_extract.extract.source import SourceText


@pytest.fixture
def source() -> Callable[[str], SourceText]:
    """A function that makes a source of the lines of a text."""

    def make(text: str) -> SourceText:
        return SourceText("plan.txt", "txt", "0" * 64, tuple(text.split("\n")))

    return make
