"""What follows from a format follows from its entry in one table: its reader, its guard, what people are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.ground.errors import UsageError
from extract.guard import GUARDED
from extract.readers import ASKED_FOR, FORMATS
from plan_extract.run.choice.raw_files import find_raw_files

INERT = {".txt", ".md", ".html", ".htm"}
"""What is read line by line or tag by tag, to the end of the file."""


def test_every_format_is_guarded_unless_its_reader_only_goes_on() -> None:
    assert set(FORMATS) - INERT == GUARDED


def test_people_are_asked_for_each_format_by_its_first_suffix() -> None:
    assert {FORMATS[suffix].name for suffix in ASKED_FOR} == {known.name for known in FORMATS.values()}
    assert len(ASKED_FOR) == len({FORMATS[suffix].name for suffix in ASKED_FOR})


def test_an_empty_folder_asks_for_all_of_them(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        find_raw_files(tmp_path, tmp_path / "out")
    assert [suffix for suffix in ASKED_FOR if suffix not in str(caught.value)] == []
