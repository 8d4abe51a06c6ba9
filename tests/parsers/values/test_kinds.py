"""The kind of a title, and the plan's own name behind a star."""

from __future__ import annotations

import pytest

from parsers.values.kinds import kind_of, split_alternative


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("โครงการ ก", "project"),
        ("กิจกรรม ข", "activity"),
        ("มาตรการ ค", "measure"),
        ("“ *(กิจกรรม” ข", "activity"),
        ("โดรงการปลูกป่า", "project"),  # one letter of seven
        ("กิจกรรน", "activity"),
        ("โดรงกาธปลูกป่า", "unspecified"),  # two
        ("มาตรฐานการให้บริการ", "unspecified"),
        ("การจัดทำโครงการ", "unspecified"),
        ("", "unspecified"),
    ],
)
def test_kind(title: str, kind: str) -> None:
    assert kind_of(title) == kind


def test_a_page_of_text_has_no_other_name() -> None:
    """Pages that ran into a title may have stars and brackets anywhere."""
    behind = " *(กิจกรรม ข)"
    for length, found in ((2000, "กิจกรรม ข"), (2001, None)):
        title = "ก" * (length - len(behind)) + behind
        assert split_alternative(title) == ((title.removesuffix(behind), found) if found else (title, None))


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("โครงการ ก *(กิจกรรม ข)*", ("โครงการ ก", "กิจกรรม ข")),
        ("โครงการ ก **(กิจกรรม ข", ("โครงการ ก", "กิจกรรม ข")),
        ("โครงการ ก * กิจกรรม ข", ("โครงการ ก", "กิจกรรม ข")),
        ("โครงการ ก * ข", ("โครงการ ก * ข", None)),
        ("โครงการ ก *()", ("โครงการ ก", None)),
        (" โครงการ ก (ข) ", ("โครงการ ก (ข)", None)),
    ],
)
def test_another_name(title: str, parts: tuple[str, str | None]) -> None:
    assert split_alternative(title) == parts
