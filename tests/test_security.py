"""What comes in from anywhere does nothing but be read."""

from __future__ import annotations

import io
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest

from extract.ground.errors import SourceError
from extract.sources import discover
from extract.word.read_docx import read_docx
from plan_extract import cli
from plan_extract.commands import codes
from plan_extract.run import pipeline

CLEAN = (Path(__file__).parent / "cases" / "clean.txt").read_text(encoding="utf-8")


def docx(document: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", document)
    return data.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_entities_of_xml_are_not_expanded_in_any_encoding(encoding: str) -> None:
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a "{"a" * 99}">]><d>&a;&a;</d>'
    with pytest.raises(SourceError) as caught:
        read_docx(docx(bomb.encode(encoding)), "bomb.docx")
    assert caught.value.code in ("broken", "unsupported")


@pytest.mark.process
def test_a_name_cannot_write_a_line_of_the_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a\nb.txt: ok, 99 projects.txt").write_bytes(b"")
    (raw / "\u202etxt.exe.txt").write_bytes(b"")
    (raw / os.fsdecode(b"\xa1")).mkdir()
    (raw / os.fsdecode(b"\xa1") / "plan.txt").write_text(CLEAN, encoding="utf-8")
    for form in ("text", "json"):
        code = cli.main(["run", str(raw), "--out", str(tmp_path / form), "--log-format", form])
        assert code == codes.SET_ASIDE
        lines = capsys.readouterr().err.splitlines()
        assert not any(line.startswith("b.txt") for line in lines)
        assert not any("\u202e" in line for line in lines)
    assert {name for _, name in discover(raw).files} == {
        "a\\x0ab.txt: ok, 99 projects~b6a30c4e.txt",
        "\\u202etxt.exe~f163b64d.txt",
        "\\xa1~8a8950f7/plan.txt",
    }


def test_what_is_written_may_be_read_by_all_and_run_by_nobody(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "plan.txt").write_text(CLEAN, encoding="utf-8")
    (raw / "bad.txt").write_bytes(b"")
    (raw / "bad.txt").chmod(0o4777)
    before = os.umask(0o022)
    try:
        pipeline.run(raw, tmp_path / "out")
    finally:
        os.umask(before)
    modes = {
        path: stat.S_IMODE(path.lstat().st_mode) for path in (tmp_path / "out").rglob("*") if not path.is_symlink()
    }
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o644}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o755}


def test_a_link_that_leads_out_of_raw_is_not_followed_even_where_it_was_read_before(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (tmp_path / "secret.txt").write_text(f"{CLEAN}\nsecret\n", encoding="utf-8")
    (raw / "plan.txt").write_text(CLEAN, encoding="utf-8")
    (raw / "other.txt").write_text(f"{CLEAN}\nother\n", encoding="utf-8")
    pipeline.run(raw, tmp_path / "out")
    (raw / "plan.txt").unlink()
    (raw / "plan.txt").symlink_to("../secret.txt")
    pipeline.run(raw, tmp_path / "out")
    sources = {
        entry["path"]: entry for entry in json.loads((tmp_path / "out" / "manifest.json").read_bytes())["sources"]
    }
    assert sources["plan.txt"]["status"] == "removed"
    assert sources["plan.txt"]["rows"] == {}


def test_nothing_of_a_source_is_run_or_fetched(tmp_path: Path) -> None:
    """Formulas, scripts and links are text; a file that names another is not followed."""
    page = f"<script>open('x','w')</script><iframe src='file:///etc/passwd'></iframe><pre>{CLEAN}</pre>"
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "plan.html").write_text(page, encoding="utf-8")
    result = pipeline.run(tmp_path / "raw", tmp_path / "out")
    assert [outcome.status for outcome in result.outcomes] == ["ok"]
    text = (tmp_path / "out" / "sections" / "part-00000.parquet").read_bytes()
    assert b"root:" not in text
    assert not (Path.cwd() / "x").exists()
