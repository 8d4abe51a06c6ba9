"""Lines that an OCR makes of marks, and specks behind labels, in texts that have several of them."""

from __future__ import annotations

from collections.abc import Callable

from extract.ground.source import SourceText, Span
from parsers.other_lines.scan_noise import without_scan_noise

Make = Callable[[str], SourceText]

NOISE = "6   a    a            1         y          ea\n"


def test_marks_and_specks_go_where_noise_is(source: Make) -> None:
    text = NOISE * 4 + "1  a\nae\n4. เป้าหมาย ว\nปลูกต้นไม้\n5. สถานที่ดำเนินการ        า\n9. ผู้รับผิดชอบ /\n"
    plain, issues = without_scan_noise(source(text))
    assert list(plain.lines[4:10]) == ["", "", "4. เป้าหมาย", "ปลูกต้นไม้", "5. สถานที่ดำเนินการ", "9. ผู้รับผิดชอบ"]
    (issue,) = issues
    assert (issue.code, issue.found, issue.span) == ("ocr_noise", "9", Span(1, 10))
    assert issue.params["what"] == "are marks of letters or have them behind a label"


def test_marks_alone_are_counted_as_such(source: Make) -> None:
    _, (issue,) = without_scan_noise(source(f"{NOISE * 4}4. เป้าหมาย\n"))
    assert (issue.found, issue.span, issue.params["what"]) == ("4", Span(1, 4), "are marks of letters")


def test_values_labels_with_words_and_other_texts_stay(source: Make) -> None:
    lines = ["1", "- 5 -", "12  3", "4. เป้าหมาย -", "ผู้รับผิดชอบ กอง", "โครงการ ก", "5,000  a", "OIT"]
    plain, _ = without_scan_noise(source(NOISE * 4 + "\n".join(lines)))
    assert list(plain.lines[4:]) == lines
    made = source(NOISE * 3 + "1  a\n4. เป้าหมาย ว\n")
    assert without_scan_noise(made) == (made, ())
