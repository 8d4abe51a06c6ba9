"""What the guide and the pages on trust tell a reader to type works, and what they and the README quote is so."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from living_documents import RAW, ROOT, anchor, beside, printed_run, sample_run
from plan_extract import cli
from plan_extract.run import pipeline

DOCS = ROOT / "docs"
PAIRS = [("guide.md", "guide.th.md"), ("trust.md", "trust.th.md"), ("questions.md", "questions.th.md")]
PAGES = [page for pair in PAIRS for page in pair]
README = "../README.md"

_LINK = re.compile(r"\]\(([^)#:]*)(?:#([^)]+))?\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_COMMAND = re.compile(r"^ {4,}(?:\.venv/bin/)?plan-extract (.*)$", re.MULTILINE)
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r"^ {4,}(\d+)  (.+)$", re.MULTILINE)
_QUOTED_FROM = re.compile(r"plan-extract text data/raw/(\S+\.txt)")


def _text(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def _shape(page: str) -> list[int]:
    """The depths of a page's headings, in their order; a comment in code is none."""
    return [len(marks) for marks in re.findall(r"^(#+) ", _FENCED.sub("", _text(page)), re.MULTILINE)]


def _anchors(page: Path) -> set[str]:
    """The names that a page's headings have in links."""
    return {anchor(title) for title in _HEADING.findall(page.read_text(encoding="utf-8"))}


COMMANDS = sorted({command for page in PAGES for command in _COMMAND.findall(_text(page)) if "…" not in command})


@pytest.fixture
def _as_a_reader(published: Path) -> Iterator[None]:
    """A working directory with data/raw, data/out, and plans of one's own in plans."""
    with beside(published) as folder:
        (folder / "plans").mkdir()
        first = min(RAW.glob("*.txt"))
        shutil.copy(first, folder / "plans")
        yield


@pytest.mark.parametrize("page", [*PAGES, README])
def test_links_lead_somewhere(page: str) -> None:
    links = _LINK.findall(_text(page))
    assert links
    for target, place in links:
        path = (DOCS / page).parent / target if target else DOCS / page
        assert path.is_file(), target
        assert not place or place in _anchors(path), place


@pytest.mark.parametrize(("english", "thai"), PAIRS)
def test_both_languages_have_the_same_parts(english: str, thai: str) -> None:
    assert _shape(english) == _shape(thai)
    if english != "questions.md":  # whose Thai page leads to the commands of the English one
        assert _COMMAND.findall(_text(english)) == _COMMAND.findall(_text(thai))


@pytest.mark.process
@pytest.mark.usefixtures("_as_a_reader")
@pytest.mark.parametrize("command", COMMANDS)
def test_commands_work(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(shlex.split(command)) == 0, capsys.readouterr().err
    assert capsys.readouterr().out


@pytest.mark.usefixtures("_as_a_reader")
@pytest.mark.parametrize("page", ["guide.md", "guide.th.md", README])
def test_python_works(page: str) -> None:
    names: dict[str, object] = {}
    blocks = _PYTHON.findall(_text(page))
    assert blocks
    for block in blocks:
        exec(block, names)


@pytest.mark.parametrize("page", ["trust.md", "trust.th.md"])
def test_quoted_lines_are_the_plans(page: str) -> None:
    text = _text(page)
    source = _QUOTED_FROM.search(text)
    assert source
    lines = (RAW / source[1]).read_text(encoding="utf-8").splitlines()
    quoted = _QUOTED.findall(text)
    assert len(quoted) >= 5
    for number, words in quoted:
        pieces = [re.escape(piece.strip()) for piece in words.split("…") if piece.strip()]
        assert re.search(".*".join(pieces), lines[int(number) - 1]), number


def test_the_readme_prints_what_a_run_prints(tmp_path: Path) -> None:
    """But for its seconds."""
    printed = printed_run(DOCS / README)
    assert printed == sample_run(pipeline.run(RAW, tmp_path / "out"), printed)
