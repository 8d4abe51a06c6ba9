"""What is installed is what stands in the folders, and what the docs promise about the packaging holds."""

from __future__ import annotations

import ast
import os
import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ROOMS = ("extract", "normalize", "parsers")


def pins() -> dict[str, str]:
    """The pinned names of constraints.txt in their normal form, with their versions."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {normal(name): version for name, version in pairs}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_folder_with_code_is_a_listed_package() -> None:
    """A new sub-package that is not listed would be missing from the wheel, and only there."""
    listed = set(PROJECT["tool"]["setuptools"]["packages"])
    found = {
        "plan_extract." + ".".join(path.parent.relative_to(ROOT).parts)
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
    }
    assert found == listed


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_typed_and_imports_nothing_by_itself(room: str) -> None:
    """It begins with its docstring; what it imports it imports when it is asked for, or for types alone."""
    assert (ROOT / room / "py.typed").exists()
    module = ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8"))
    assert ast.get_docstring(module)
    imported = [node for node in module.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert {node.module for node in imported if isinstance(node, ast.ImportFrom)} <= {"__future__", "typing"}
    assert not any(isinstance(node, ast.Import) for node in imported)


def test_no_generic_name_is_importable_from_the_installation() -> None:
    assert not (ROOT / "plan_extract").exists()
    assert set(PROJECT["tool"]["setuptools"]["package-dir"].values()) == set(ROOMS)


def test_every_file_that_is_no_code_is_listed_as_data() -> None:
    """What no pattern of package-data matches would be missing from the wheel, and only there."""
    patterns = PROJECT["tool"]["setuptools"]["package-data"]["*"]
    data = [
        path.relative_to(ROOT / room)
        for room in ROOMS
        for path in (ROOT / room).rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc"}
    ]
    assert len(data) > len(ROOMS)
    assert [str(path) for path in data if not any(path.match(pattern) for pattern in patterns)] == []


@pytest.mark.skipif(os.name == "nt", reason="git may check symlinks out as files there")
@pytest.mark.parametrize("room", ROOMS)
def test_the_type_checker_sees_the_rooms(room: str) -> None:
    assert (ROOT / "typings" / "plan_extract" / room).resolve() == (ROOT / room).resolve()


def test_every_requirement_is_pinned() -> None:
    names = {normal(re.split(r"[<>=!~;\[ ]", requirement)[0]) for requirement in requires("plan-extract") or ()}
    assert names <= pins().keys()


def test_a_pin_is_a_name_and_a_version_and_nothing_else() -> None:
    """An address or a path would work on one machine alone."""
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"#.*|[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line), line
    assert "plan-extract" not in pins()


def test_the_changelog_has_the_version() -> None:
    assert f"## [{PROJECT['project']['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_documents_name_no_machine() -> None:
    for path in [*ROOT.glob("*.md"), ROOT / "Makefile", ROOT / ".ci" / "run", ROOT / "constraints.txt"]:
        assert not re.search(r"/(work|home|root|Users|opt)/", path.read_text(encoding="utf-8")), path.name
