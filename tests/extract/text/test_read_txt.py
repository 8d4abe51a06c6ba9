"""Bytes -> lines: encodings, line ends, pages, what is no text; and which files are sources."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.ground.errors import SourceError, UsageError
from extract.readers import FORMATS, read_source
from extract.sources import discover, plan_id
from extract.text.read_txt import read_txt

TEXT = "แผนปฏิบัติการป้องกันการทุจริต\nของเทศบาลตำบลตัวอย่าง\n\n\t๑.\t“โครงการ”\t๑๐,๐๐๐\n"
LINES = ("แผนปฏิบัติการป้องกันการทุจริต", "ของเทศบาลตำบลตัวอย่าง", "", "\t๑.\t“โครงการ”\t๑๐,๐๐๐")


def lines(data: bytes) -> tuple[str, ...]:
    return read_txt(data, "plan.txt").lines


def code(data: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read_txt(data, "plan.txt")
    assert caught.value.message
    assert caught.value.remedy
    return caught.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_the_encoding_does_not_matter(encoding: str) -> None:
    assert lines(TEXT.encode(encoding)) == LINES


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_utf_16_of_both_byte_orders(mark: str) -> None:
    assert lines(("\ufeff" + TEXT).encode(mark)) == LINES


def test_tis_620_has_no_typographic_quotes() -> None:
    assert lines(TEXT.replace("“", '"').replace("”", '"').encode("tis-620"))[:2] == LINES[:2]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_line_end_does_not_matter(end: str) -> None:
    assert lines(TEXT.replace("\n", end).encode()) == LINES


def test_a_lone_cr_among_line_feeds_ends_no_line() -> None:
    assert lines(b"one\rstill one\ntwo\n") == ("one still one", "two")


@pytest.mark.parametrize("separator", ["\x0b", "\x1c", "\x85", "\u2028", "\u2029"])
def test_what_only_unicode_calls_a_line_end_ends_no_line(separator: str) -> None:
    assert lines(f"one{separator}still one\ntwo\n".encode()) == ("one still one", "two")


def test_a_last_line_without_its_end_counts() -> None:
    assert lines(b"one\ntwo") == lines(b"one\ntwo\n") == ("one", "two")


def test_blank_lines_at_both_ends_keep_the_numbers() -> None:
    assert lines(b"\n\none\n\n\n") == ("", "", "one", "", "")


@given(st.lists(st.text(alphabet="กำที่่ 1๑\t\u00a0\u200b", min_size=1), min_size=1))
def test_lines_keep_their_numbers(some: list[str]) -> None:
    source = read_txt("\n".join([*some, "จบ"]).encode(), "plan.txt")
    assert len(source.lines) == len(some) + 1
    assert list(map(len, source.digits)) == list(map(len, source.lines))


def test_the_hash_is_that_of_the_file_s_bytes() -> None:
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    assert read_txt(data, "a/plan.txt").sha256 == hashlib.sha256(data).hexdigest()
    assert read_txt(data, "a/plan.txt").path == "a/plan.txt"


def test_form_feeds_part_pages_and_add_no_line() -> None:
    source = read_txt("ปก\n\fส่วนที่ 1\n\t1.\n\f\tก\tข\n".encode(), "plan.txt")
    assert source.lines == ("ปก", "ส่วนที่ 1", "\t1.", "\tก\tข")
    assert source.pages == (1, 2, 2, 3)


def test_a_form_feed_behind_the_text_begins_the_next_page_below() -> None:
    source = read_txt(b"one\f\ntwo", "plan.txt")
    assert source.lines == ("one", "two")
    assert source.pages == (1, 2)


def test_a_form_feed_inside_a_line_parts_words() -> None:
    source = read_txt(b"one\ftwo\nthree\n\f", "plan.txt")
    assert source.lines[:2] == ("one two", "three")
    assert source.pages[:2] == (1, 2)
    assert len(source.pages) == len(source.lines)


def test_a_file_without_form_feeds_has_no_pages() -> None:
    assert read_txt(TEXT.encode(), "plan.txt").pages == ()


@pytest.mark.parametrize("cut", [1, 2])
def test_a_file_that_was_cut_inside_its_last_character_is_read_without_it(cut: int) -> None:
    source = read_txt("ทุจริต".encode()[:-cut], "plan.txt")
    assert source.lines == ("ทุจริ",)
    assert [repair.name for repair in source.repairs] == ["cut_character"]


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x0c\n\x0c", "\u200b\u00a0".encode()]
)
def test_a_file_without_text_is_empty(data: bytes) -> None:
    assert code(data) == "empty"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%abc", "PDF"),
        (b"PK\x03\x04rest", "Word"),
        (b"\xd0\xcf\x11\xe0rest", "Word"),
        (b"{\\rtf1\\ansi plan}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0rest", "JPEG"),
        (bytes(range(256)) * 8, "binary"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
    ],
)
def test_a_file_that_is_no_text_is_told_by_name(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what) as caught:
        read_txt(data, "plan.txt")
    assert caught.value.code == "binary"


def test_a_stray_control_character_does_not_make_a_text_binary() -> None:
    assert lines((TEXT + "ก\x07ข\n").encode())[-1] == "ก ข"


@pytest.mark.parametrize(
    "data",
    [
        "Décidé à l'été, un café très âgé. ".encode("latin-1") * 9,
        "Объявление о плане действий против коррупции".encode("cp1251"),
        "防止贪污行动计划书以及说明文件".encode("gbk"),
        TEXT.encode() + b"\xff" + TEXT.encode(),
        b"\xff\xfe" + b"\x00\xd8\x41\x00",
    ],
    ids=["french", "russian", "chinese", "broken utf-8", "broken utf-16"],
)
def test_another_encoding_is_not_taken_for_thai(data: bytes) -> None:
    assert code(data) == "undecodable"


def test_the_message_names_the_line_that_cannot_be_decoded() -> None:
    with pytest.raises(SourceError, match="line 3"):
        read_txt("หนึ่ง\nสอง\nสาม".encode() + b"\xff\n", "plan.txt")


def test_every_suffix_of_text_is_read_in_any_case(tmp_path: Path) -> None:
    for suffix in (suffix for suffix, known in FORMATS.items() if known.name in ("text", "Markdown")):
        path = tmp_path / f"plan{suffix.upper()}"
        path.write_text(TEXT, encoding="utf-8")
        assert read_source(path, path.name).lines == LINES


@pytest.mark.parametrize(
    ("name", "what"), [("a.odt", "OpenDocument"), ("a.rtf", "RTF"), ("a.xyz", ".xyz"), ("a", "no type")]
)
def test_another_type_says_what_to_do(name: str, what: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    with pytest.raises(SourceError, match=what) as caught:
        read_source(tmp_path / name, name)
    assert caught.value.code == "unsupported"
    assert ".txt" in caught.value.remedy


def test_a_file_too_large_for_a_plan_is_not_loaded(tmp_path: Path) -> None:
    with (tmp_path / "plan.txt").open("wb") as file:
        file.truncate(65 * 2**20)
    with pytest.raises(SourceError, match="65 MiB") as caught:
        read_source(tmp_path / "plan.txt", "plan.txt")
    assert caught.value.code == "unsupported"


def test_a_missing_file_is_the_system_s_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_source(tmp_path / "plan.txt", "plan.txt")


def names(raw: Path) -> list[str]:
    return [name for _, name in discover(raw).files]


def made(raw: Path, *files: str) -> Path:
    for name in files:
        (raw / name).parent.mkdir(parents=True, exist_ok=True)
        (raw / name).write_text(TEXT, encoding="utf-8")
    return raw


def test_all_files_below_the_folder_are_found_in_the_order_of_their_names(tmp_path: Path) -> None:
    raw = made(tmp_path / "raw", "b.txt", "a/z.txt", "a.txt", "a/c/d.pdf", "e")
    assert names(raw) == ["a.txt", "a/c/d.pdf", "a/z.txt", "b.txt", "e"]
    assert all(path.read_bytes() == TEXT.encode() for path, _ in discover(raw).files)


def test_what_no_user_put_there_is_no_source(tmp_path: Path) -> None:
    raw = made(
        tmp_path / "raw", "README.md", "readme", ".DS_Store", "~$a.docx", "Thumbs.db", ".git/a.txt", "x/README.txt"
    )
    assert names(raw) == []


def test_a_name_that_begins_like_a_readme_is_a_source(tmp_path: Path) -> None:
    assert names(made(tmp_path / "raw", "readmission.txt")) == ["readmission.txt"]


def test_one_file_is_found_by_itself(tmp_path: Path) -> None:
    raw = made(tmp_path / "raw", "a.txt", "b.txt")
    assert discover(raw / "b.txt").files == ((raw / "b.txt", "b.txt"),)


def test_links_that_lead_out_are_not_followed(tmp_path: Path) -> None:
    raw = made(tmp_path / "raw", "a.txt")
    made(tmp_path / "secret", "s.txt")
    (raw / "file.txt").symlink_to(tmp_path / "secret" / "s.txt")
    (raw / "up.txt").symlink_to("../secret/s.txt")
    (raw / "folder").symlink_to(tmp_path / "secret")
    assert names(raw) == ["a.txt"]


def test_links_that_go_round_or_nowhere_do_no_harm(tmp_path: Path) -> None:
    raw = made(tmp_path / "raw", "a.txt")
    (raw / "round").symlink_to(raw)
    (raw / "self.txt").symlink_to(raw / "self.txt")
    (raw / "gone.txt").symlink_to(raw / "nothing.txt")
    assert names(raw) == ["a.txt"]


def test_a_link_to_a_file_of_the_folder_is_a_source(tmp_path: Path) -> None:
    raw = made(tmp_path / "raw", "a.txt")
    (raw / "b.txt").symlink_to(raw / "a.txt")
    assert names(raw) == ["a.txt", "b.txt"]


def test_a_folder_reached_through_a_link_is_read(tmp_path: Path) -> None:
    made(tmp_path / "real", "a.txt")
    (tmp_path / "raw").symlink_to(tmp_path / "real")
    assert names(tmp_path / "raw") == ["a.txt"]


def test_a_name_that_is_no_utf_8_can_be_published(tmp_path: Path) -> None:
    raw = made(tmp_path / "raw", "a.txt")
    try:
        (Path(os.fsdecode(os.fsencode(raw) + b"/\xe1\xbc.txt"))).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 alone")
    assert [name.encode() for name in names(raw)] == [rb"\xe1\xbc~ccab4f33.txt", b"a.txt"]


@pytest.mark.usefixtures("permissions_hold")
def test_a_folder_that_may_not_be_listed_is_named_and_the_rest_is_found(tmp_path: Path) -> None:
    raw = made(tmp_path / "raw", "locked/a.txt")
    (raw / "locked").chmod(0)
    made(raw, "a.txt")
    found = discover(raw)
    assert [name for _, name in found.files] == ["a.txt"]
    assert [(folder.name, folder.why) for folder in found.unlisted] == [("locked/", "Permission denied")]


@pytest.mark.usefixtures("permissions_hold")
def test_raw_itself_that_may_not_be_listed_is_a_mistake_of_use(tmp_path: Path) -> None:
    raw = made(tmp_path / "raw", "a.txt")
    raw.chmod(0)
    try:
        with pytest.raises(UsageError, match="cannot be read"):
            discover(raw)
    finally:
        raw.chmod(0o700)


def test_plan_ids_keep_what_is_no_suffix() -> None:
    assert plan_id("a/000_2459aad492833dd5.txt") == "a/000_2459aad492833dd5"
    assert plan_id("plan.v2.md") == "plan.v2"
