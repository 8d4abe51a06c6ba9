"""What is installed is what stands in the folders, and what the docs promise about the packaging holds."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = ("extract", "normalize", "parsers", "plan_extract")


def pins() -> dict[str, str]:
    """The pinned names of constraints.txt in their normal form, with their versions."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {normal(name): version for name, version in pairs}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("room", PACKAGES)
def test_a_package_is_typed_and_imports_nothing_by_itself(room: str) -> None:
    """It begins with its docstring; what it imports it imports when it is asked for, or for types alone."""
    assert (ROOT / room / "py.typed").exists()
    module = ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8"))
    assert ast.get_docstring(module)
    imported = [node for node in module.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert {node.module for node in imported if isinstance(node, ast.ImportFrom)} <= {"__future__", "typing"}
    assert not any(isinstance(node, ast.Import) for node in imported)


def test_all_that_stands_in_the_packages_is_installed() -> None:
    """A rule, a template or a script that the wheel lacks would be missing there alone."""
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel == {"packages": list(PACKAGES)}  # no pattern that could leave a file out


def test_an_import_follows_the_path_of_its_file() -> None:
    """No path map, no import hook: what an editor opens is what Python imports, from whichever folder it runs."""
    program = "import extract.pdf.read_pdf, parsers.document, normalize.document_rows, plan_extract.cli, sys;" + (
        "print(*(sys.modules[name].__file__ for name in "
        "('extract.pdf.read_pdf', 'parsers.document', 'normalize.document_rows', 'plan_extract.cli')), sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd="/", capture_output=True, text=True, check=True)
    expected = ("extract/pdf/read_pdf.py", "parsers/document.py", "normalize/document_rows.py", "plan_extract/cli.py")
    assert [Path(line) for line in done.stdout.splitlines()] == [ROOT / path for path in expected]


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
