"""What has all plans read again is what decides their rows, and nothing else of this program.

The trap: a module that is left out of the fingerprint changes rows, and the plans that were read before it keep the old
ones. One too many has a country read again for a page template.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plan_extract.run.choice.fingerprint import deciding_files

ROOT = Path(__file__).parents[4]
PACKAGES = ("extract", "parsers", "normalize", "plan_extract")
CLEAN = ROOT / "tests" / "cases" / "clean.txt"

NO_ROWS = {
    "plan_extract": "names for users of the library",
    "plan_extract.engine.quarantined": "says why a plan has no rows",
    "normalize.store.manifest": "the record of a run; a plan's rows are made before it",
    "normalize.store.spill": "where packed rows wait, byte by byte as they are",
    "normalize.description.datapackage": "the published description of tables that are there",
    "normalize.description.fiscal": "part of that description",
}
"""What reading a plan imports although its rows do not depend on it, each with the reason."""

READ_AGAIN = (
    "parsers/rules/headings.toml",
    "parsers/values/money/fields.py",
    "normalize/rows/projects.py",
    "normalize/checks/projects.py",
    "normalize/document_rows.py",
    "extract/text/repair.py",
    "plan_extract/engine/read_plan.py",
    "plan_extract/engine/parts.py",
)
AS_BEFORE = (
    "plan_extract/printing/listing.py",
    "plan_extract/site/templates/plan.html",
    "plan_extract/site/plan/plan_page.py",
    "plan_extract/engine/pool.py",
    "plan_extract/engine/cluster.py",
    "plan_extract/run/pipeline.py",
    "plan_extract/commands/runs.py",
    "normalize/store/publish.py",
)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program, to be edited."""
    folder = tmp_path_factory.mktemp("program")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def python(program: Path, code: str, *args: str) -> str:
    """What a process of its own prints that runs the copy."""
    environment = os.environ | {"PYTHONPATH": str(program), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code, *args], cwd=program, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def fingerprint(program: Path) -> str:
    return python(
        program,
        "from extract.ground.options import AS_USUAL\nfrom plan_extract.run.choice.fingerprint import fingerprint\n"
        "print(fingerprint('.txt', AS_USUAL))",
    )


def edited(path: Path) -> None:
    """One line more, which changes no behaviour."""
    comment = "{# edited #}" if path.suffix == ".html" else "# edited"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{comment}\n", encoding="utf-8")


@pytest.mark.process
def test_editing_a_rule_a_parser_or_what_makes_rows_changes_the_fingerprint(program: Path) -> None:
    seen = [fingerprint(program)]
    for name in READ_AGAIN:
        edited(program / name)
        seen.append(fingerprint(program))
    assert len(set(seen)) == len(READ_AGAIN) + 1


@pytest.mark.process
def test_editing_what_prints_publishes_or_runs_does_not(program: Path) -> None:
    before = fingerprint(program)
    for name in AS_BEFORE:
        edited(program / name)
    assert fingerprint(program) == before


RUN = """
import json, sys
from pathlib import Path
from plan_extract.run.pipeline import run
print(json.dumps([outcome.name for outcome in run(Path(sys.argv[1]), Path(sys.argv[2])).read]))
"""


@pytest.mark.process
def test_a_run_after_an_edit_reads_nothing_or_everything(program: Path, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    shutil.copyfile(CLEAN, tmp_path / "raw" / "a.txt")

    def read() -> list[str]:
        found: list[str] = json.loads(python(program, RUN, str(tmp_path / "raw"), str(tmp_path / "out")))
        return found

    assert read() == ["a.txt"]
    for name in AS_BEFORE:
        edited(program / name)
    assert read() == []
    edited(program / "parsers/rules/headings.toml")
    assert read() == ["a.txt"]


def imported(path: Path) -> Iterator[str]:
    """The modules of this program that a module imports, at its head or later; not those for types alone."""
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting += node.orelse
            continue
        waiting += ast.iter_child_nodes(node)
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def file_of(module: str) -> Path | None:
    """The file of one of our modules; None for what is none."""
    path = ROOT.joinpath(*module.split("."))
    for found in (path.with_suffix(".py"), path / "__init__.py"):
        if module.split(".")[0] in PACKAGES and found.is_file():
            return found
    return None


def reached(module: str) -> dict[str, Path]:
    """The modules that a module imports, directly or not, itself among them, and the packages that they stand in.

    What ``plan_extract/__init__.py`` imports when somebody asks for it is not followed.
    """
    found: dict[str, Path] = {}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        path = file_of(name)
        if name in found or path is None:
            continue
        found[name] = path
        if path.name != "__init__.py":
            waiting += [*imported(path), name.rpartition(".")[0]]
        elif "." in name:
            waiting.append(name.rpartition(".")[0])
    return found


def is_a_docstring(path: Path) -> bool:
    return all(isinstance(node, ast.Expr) for node in ast.parse(path.read_text(encoding="utf-8")).body)


def test_every_module_that_reading_a_plan_imports_is_in_the_fingerprint_or_listed_here_with_a_reason() -> None:
    deciding = {path.resolve() for path in deciding_files()}
    modules = reached("plan_extract.engine.read_plan")
    assert {"parsers.document", "normalize.document_rows", "normalize.store.arrays"} <= modules.keys()
    left_out = {name for name, path in modules.items() if path.resolve() not in deciding and not is_a_docstring(path)}
    assert left_out == NO_ROWS.keys()


def test_every_rule_file_is_in_the_fingerprint() -> None:
    deciding = {path.resolve() for path in deciding_files()}
    rules = {path.resolve() for name in PACKAGES for path in (ROOT / name).rglob("rules/*.toml")}
    assert len(rules) > 10
    assert rules <= deciding
