"""Bytes of a text file, in the encodings and line ends that offices send, and bytes that are no text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_extract.extract.errors import SourceError
from plan_extract.extract.read_txt import read_txt
from plan_extract.extract.readers import discover, plan_id, read_source

PLAN = "แผนปฏิบัติการป้องกันการทุจริต\nเทศบาลตำบลบ้านใหม่\n\n๑. หลักการ\tจำนวน ๕ โครงการ"
LINES = tuple(PLAN.split("\n"))
RAW = Path(__file__).parents[2] / "data" / "raw"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PLAN.encode(), "utf-8"),
        (PLAN.encode("utf-8-sig"), "utf-8"),
        (PLAN.replace("\n", "\r\n").encode(), "utf-8"),
        (PLAN.replace("\n", "\r").encode(), "utf-8"),
        (PLAN.encode("utf-16"), "utf-16"),
        (PLAN.encode("cp874"), "cp874"),
        (PLAN.encode("tis-620"), "cp874"),
        (PLAN.replace("\n", "\r\n").encode("cp874"), "cp874"),
    ],
)
def test_encodings_and_line_ends_give_the_same_lines(data: bytes, encoding: str) -> None:
    source = read_txt(data, "plan.txt")
    assert (source.lines, source.encoding) == (LINES, encoding)


@pytest.mark.parametrize("path", sorted(RAW.glob("*.txt")), ids=lambda path: path.stem)
def test_a_real_plan_in_tis_620_reads_as_in_utf_8(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    there = "".join(character for character in text if character.isascii() or "\u0e00" <= character <= "\u0e7f")
    assert read_txt(there.encode("cp874"), "a.txt").lines == read_txt(there.encode(), "b.txt").lines


def test_a_file_cut_inside_a_character_is_read_up_to_it() -> None:
    assert read_txt("แผนปฏิบัติการ".encode()[:-1], "plan.txt").lines == ("แผนปฏิบัติกา",)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("\ufeff\u200b\n".encode(), "empty"),
        (b"%PDF-1.7 ...", "binary"),
        (b"PK\x03\x04rest", "binary"),
        (bytes(range(256)) * 4, "binary"),
        ("déjà vu à Besançon, où l'été".encode("latin-1"), "undecodable"),
        (b"abc\xff\xfe\xfd\xfc def", "undecodable"),
        (PLAN.encode()[1:], "undecodable"),  # UTF-8 that lost its first byte is no TIS-620
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes, code: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_txt(data, "plan.txt")
    assert refused.value.code == code
    assert refused.value.remedy


def test_form_feeds_part_pages_and_keep_the_line_numbers() -> None:
    source = read_txt("ก\nข\n\fค\nง".encode(), "plan.txt")
    assert source.lines == ("ก", "ข", " ค", "ง")
    assert source.pages == (1, 1, 2, 2)


def test_a_text_without_form_feeds_has_no_pages() -> None:
    assert read_txt(PLAN.encode(), "plan.txt").page(1) is None


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=80))
def test_digits_and_lines_keep_step(text: str) -> None:
    try:
        source = read_txt(text.encode(), "plan.txt")
    except SourceError:
        return
    assert [len(line) for line in source.digits] == [len(line) for line in source.lines]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    code = None
    try:
        lines: tuple[str, ...] = read_txt(data, "plan.txt").lines
    except SourceError as refused:
        lines, code = (), refused.code
    assert lines or code in {"empty", "binary", "undecodable"}


def test_discover_takes_sources_and_nothing_else(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("x")
    raw = tmp_path / "raw"
    (raw / "north").mkdir(parents=True)
    for name in ("b.txt", "a.pdf", "north/c.md", ".hidden", "~$b.docx", "README.md", "Thumbs.db"):
        (raw / name).write_text("x")
    (raw / "link.txt").symlink_to(outside)
    (raw / "inner.txt").symlink_to(raw / "b.txt")
    assert [name for _, name in discover(raw)] == ["a.pdf", "b.txt", "inner.txt", "north/c.md"]


@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx", "plan.doc", "plan.csv", "plan"])
def test_other_types_are_refused_with_a_remedy(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    with pytest.raises(SourceError) as refused:
        read_source(path, name)
    assert (refused.value.code, ".txt" in refused.value.remedy) == ("unsupported", True)


@pytest.mark.parametrize(("name", "key"), [("a.txt", "a"), ("x/b.c.txt", "x/b.c"), ("noext", "noext")])
def test_plan_id(name: str, key: str) -> None:
    assert plan_id(name) == key
