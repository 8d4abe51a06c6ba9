"""What is installed is what stands in the folders, and what the docs promise about the packaging holds."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path
from zipfile import ZipFile

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


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds, as pip would put it there."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def files_in(folder: Path, root: Path) -> set[str]:
    """The files below a folder by their path in ``root``, without what Python makes of them."""
    return {path.relative_to(root).as_posix() for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}


@pytest.mark.process
def test_the_package_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "plan_extract", "schema", "nothing"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("plan-extract: there is no table 'nothing'")


@pytest.mark.process
def test_ctrl_c_while_modules_are_loaded_shows_no_traceback() -> None:
    program = (
        "import sys, builtins, plan_extract.__main__ as started\n"
        "def stopped(*_): raise KeyboardInterrupt\n"
        "builtins.__import__ = stopped\n"
        "sys.exit(started.main())"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "plan-extract: stopped. Nothing was published.\n")


@pytest.mark.process
def test_all_that_stands_in_the_packages_is_installed(installed: Path) -> None:
    """A rule, a template or a script that the wheel lacks would be missing there alone; a test has no place in it."""
    info = f"plan_extract-{PROJECT['project']['version']}.dist-info"
    assert {path.name for path in installed.iterdir()} == {*PACKAGES, info}
    for name in PACKAGES:
        assert files_in(installed / name, installed) == files_in(ROOT / name, ROOT)
    # what an unpacked wheel without them could not show
    assert {"parsers/rules/provinces.toml", "plan_extract/site/static/report.css"} <= files_in(installed, installed)
    assert (installed / info / "licenses" / "LICENSE").exists()
    entry_points = (installed / info / "entry_points.txt").read_text(encoding="utf-8")
    assert "plan-extract = plan_extract.__main__:main" in entry_points


@pytest.mark.process
def test_the_installed_program_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "cases" / "clean.txt", tmp_path)
    program = "import sys, plan_extract, plan_extract.cli; print(plan_extract.__file__, plan_extract.__version__);" + (
        "sys.exit(plan_extract.cli.main(['run', 'clean.txt', '--out', 'out', '--quiet', '--workers', '1'])"
        " or plan_extract.cli.main(['report', 'out', '--html', 'pages', '--quiet', '--workers', '1']))"
    )
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(installed / "plan_extract/__init__.py"), PROJECT["project"]["version"]]
    assert (tmp_path / "out" / "projects.parquet").exists()
    assert (tmp_path / "pages" / "index.html").exists()


@pytest.mark.process
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
