"""Pages on which pdfium gives letters and their marks boxes that are not their own."""

from __future__ import annotations

import pytest

from extract.pdf.letters.pdfium_texts import ink_is_shared

Box = tuple[float, float, float, float]


def boxes(*widths: tuple[float, float]) -> list[Box]:
    return [(x0, 0.0, x1, 10.0) for x0, x1 in widths]


@pytest.mark.parametrize(
    ("text", "places", "shared"),
    [
        ("ปฏิบัติ", boxes((0, 6), (6, 9), (9, 12), (13, 16), (16, 19), (20, 23), (23, 26)), True),
        ("ที่", boxes((0, 2), (2, 4), (4, 6)), True),
        ("ที่", boxes((0, 6), (6, 6), (6, 6)), False),  # marks without a width of their own
        ("ที่", boxes((0, 6), (3, 6), (3, 6)), False),  # marks above their letter
        ("งาน", boxes((0, 6), (6, 12), (12, 18)), False),
        ("", [], False),
    ],
)
def test_a_browser_s_page_is_known_by_its_marks(text: str, places: list[Box], shared: bool) -> None:
    assert ink_is_shared([ord(character) for character in text], places) is shared
