"""``make mutants``: the files of rooms are true to the code; it tells a change that is noticed from one that is not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import mutants

ROOMS = sorted((mutants.ROOT / "tests" / "mutants").glob("*.toml"))


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: path.stem)
def test_a_mutant_that_may_live_changes_a_line_of_the_code(path: Path) -> None:
    room = mutants.read_room(path)
    code = {
        mutants.in_room(module.relative_to(mutants.ROOT).as_posix()): _lines(module)
        for folder in room.modules
        for module in (mutants.ROOT / folder).rglob("*.py")
    }
    for listed in room.may_live:
        where, _, change = listed.partition(": ")
        assert change.partition(" => ")[0] in code[_module(where, code)], listed


def _lines(module: Path) -> set[str]:
    """The lines of a module's code without their indentation."""
    return {" ".join(line.split()) for line in module.read_text(encoding="utf-8").splitlines()}


def _module(where: str, code: Mapping[str, set[str]]) -> str:
    """The longest name of a module that a place begins with: ``money.years`` in ``money.years.Group.value``."""
    return max((name for name in code if where.startswith(f"{name}.")), key=len)


def test_a_mutant_that_stands_twice_is_refused(tmp_path: Path) -> None:
    twice = '[[may_live]]\nwhy = "ก"\nmutants = ["a.b: c => d", "a.b: c => d"]\n'
    (tmp_path / "room.toml").write_text(twice, encoding="utf-8")
    with pytest.raises(ValueError, match="lists twice"):
        mutants.read_room(tmp_path / "room.toml")


@pytest.mark.slow
def test_what_is_left_out_makes_no_mutant() -> None:
    room = mutants.read_room(mutants.ROOT / "tests" / "mutants" / "values.toml")
    made = list(mutants.mutants_of(mutants.ROOT, room))
    assert len(made) > 500
    assert len(made) == len(set(made))
    assert not [mutant for mutant in made if "BitOr" in mutant.operator]


@pytest.mark.process
def test_a_change_that_no_test_notices_lives() -> None:
    """The share of letters that must be right: 84 % of the seven letters of a kind word are as many as 85 %."""
    room = mutants.read_room(mutants.ROOT / "tests" / "mutants" / "values.toml")
    both = [
        mutants.Mutant("parsers/values/kinds.py", "core/NumberReplacer", 1, "", 17),
        mutants.Mutant("parsers/values/kinds.py", "core/AddNot", 0, "kind_of", 46),
    ]
    told: list[str] = []
    assert mutants.living(room, both, 1, told.append) == ["kinds.: _ONE_LETTER = 85.0 => _ONE_LETTER = 84.0"]
    assert told[0] == "2 mutants"


@pytest.mark.process
def test_a_file_without_tests_notices_no_mutant(tmp_path: Path) -> None:
    """It was taken for one whose tests fail, so that no mutant of such a module lived."""
    (tmp_path / "without_doctests.py").write_text('"""A module."""\n', encoding="utf-8")
    (tmp_path / "test_wrong.py").write_text("def test_wrong():\n    assert False\n", encoding="utf-8")
    assert _ended(tmp_path / "without_doctests.py") == 0
    assert _ended(tmp_path / "test_wrong.py") == 1


def _ended(tests: Path) -> int:
    """How a child ends that runs a file's tests, 1 for one that fails. It is forked as ``make mutants`` does: from a
    process without the threads that a run of other tests leaves, with which a fork may end by a signal.
    """
    code = "import sys, mutants; sys.exit(mutants._in_a_child([[sys.argv[1]]], 60) and 1)"
    path = os.pathsep.join((str(mutants.ROOT), str(Path(mutants.__file__).parent)))
    return subprocess.run(
        [sys.executable, "-c", code, str(tests)], env=os.environ | {"PYTHONPATH": path}, check=False
    ).returncode
