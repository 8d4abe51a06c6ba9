"""Whether the tests of a room notice a change of its code: each small change (a mutant) by itself, then its tests.

The room's file in ``tests/mutants`` says which modules are changed, which tests must notice, which operators are left
out and which mutants may live, each with why; of a large room, how many mutants of each module are tried::

    make mutants                       # parsers/values; takes some minutes
    make mutants ROOM=budget           # a sample of each module of parsers/budget; takes an hour
    .venv/bin/python tests/support/mutants.py tests/mutants/values.toml --only money.years spacing
    .venv/bin/python tests/support/mutants.py tests/mutants/values.toml --every 10

Only copies of the repository are changed. A change inside a function is first tried in memory, where the tests are
read once for many mutants; one that lives there, or that is a change of what runs on import, is tried in its file. Ends
with 1 where too many live, of all or of a module that a sample is tried of; where the room's file has no sample, also
where one lives that is not in the file.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import gc
import importlib
import inspect
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from difflib import unified_diff
from functools import cache
from itertools import groupby, pairwise
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.ast.ast_query import ASTQuery
from cosmic_ray.mutating import mutate_code, use_mutation
from cosmic_ray.plugins import get_operator, operator_names
from hypothesis import settings

SUPPORT = Path(__file__).parent
ROOT = SUPPORT.parents[1]

_EXAMPLES = 30
"""Of each property. A hundred take most of the time of the tests, and notice no more."""


_AT_ONCE = 50
"""Mutants for which the tests are read once."""


@dataclass(frozen=True, slots=True)
class Room:
    """A file of ``tests/mutants``. ``may_live`` has why by mutant; ``most_living`` is a share of all mutants that are
    tried, ``most_living_of_module`` of those of any module in a sample.

    Operators and lines of code that ``left_out`` and ``left_lines`` find are not tried.

    A mutant whose tests take more than ``seconds`` of processor time runs for ever, which is noticed. ``sample`` is how
    many mutants of each module are tried, about; 0: all.
    """

    modules: tuple[str, ...]
    tests: tuple[str, ...]
    most_living: float
    seconds: int
    left_out: re.Pattern[str]
    left_lines: re.Pattern[str]
    may_live: dict[str, str]
    sample: int = 0
    most_living_of_module: float = 1.0


@dataclass(frozen=True, slots=True)
class Mutant:
    """The ``occurrence``-th place where an operator can change a module, and the function that it is in."""

    module: str
    operator: str
    occurrence: int
    within: str
    line: int


def read_room(path: Path) -> Room:
    """A room's file; raises ``KeyError`` where it lacks a key, ``ValueError`` where a mutant stands in it twice."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    listed = [(mutant, group["why"]) for group in said.get("may_live", ()) for mutant in group["mutants"]]
    twice = [mutant for mutant, times in Counter(mutant for mutant, _ in listed).items() if times > 1]
    if twice:
        raise ValueError(f"{path.name} lists twice: {twice}")
    return Room(
        tuple(said["modules"]),
        tuple(said["tests"]),
        said["most_living"],
        said["seconds"],
        _any_of(said, "operators"),
        _any_of(said, "lines"),
        dict(listed),
        said.get("sample", 0),
        said.get("most_living_of_module", 1.0),
    )


def _any_of(said: dict[str, Any], key: str) -> re.Pattern[str]:
    """What any of the patterns of ``left_out`` finds; nothing where there are none."""
    return re.compile(
        "|".join(pattern for group in said.get("left_out", ()) for pattern in group.get(key, ())) or "(?!)"
    )


def mutants_of(root: Path, room: Room) -> Iterator[Mutant]:
    """Every mutant of a room, by module and operator."""
    operators = {
        name: get_operator(name)
        for name in operator_names()
        if not room.left_out.search(name) and not get_operator(name).arguments()
    }
    for folder in room.modules:
        for path in sorted((root / folder).rglob("*.py")):
            tree = get_ast_from_path(path)
            lines = path.read_text(encoding="utf-8").split("\n")
            for name, operator in operators.items():
                changes = operator()
                places = ((node, start) for node in ast_nodes(tree) for start, _ in changes.mutation_positions(node))
                for occurrence, (node, start) in enumerate(places):
                    within = ASTQuery(node).get_definition_name() or ""
                    if not room.left_lines.search(lines[start[0] - 1]):
                        yield Mutant(path.relative_to(root).as_posix(), name, occurrence, within, start[0])


def sample_of(mutants: Sequence[Mutant], size: int) -> list[Mutant]:
    """Of each module every so many-th mutant, so that there are ``size`` or some more; all where ``size`` is 0.

    >>> both = [Mutant(name, "core/AddNot", number, "f", 1) for name in "ab" for number in range(5)]
    >>> [(one.module, one.occurrence) for one in sample_of(both, 2)]
    [('a', 0), ('a', 2), ('a', 4), ('b', 0), ('b', 2), ('b', 4)]
    """
    modules = [list(some) for _, some in groupby(mutants, lambda mutant: mutant.module)]
    return [one for some in modules for one in some[:: max(1, len(some) // size) if size else 1]]


def living_by_module(tried: Sequence[Mutant], found: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Each module of the mutants that were ``tried``: its name in the room, how many they are, and how many live, of
    which ``found`` has all as they are listed.

    >>> both = [Mutant(f"parsers/budget/{name}.py", "core/AddNot", 0, "f", 1) for name in ("rows", "table")]
    >>> list(living_by_module(both, ["table.f: if x: => if not x:"]))
    [('rows', 1, 0), ('table', 1, 1)]
    """
    all_of_it = Counter(in_room(mutant.module) for mutant in tried)
    alive = Counter(
        max((name for name in all_of_it if one.startswith(f"{name}.")), key=len, default="") for one in found
    )
    yield from ((name, count, alive[name]) for name, count in all_of_it.items())


def shown(mutant: Mutant, diff: str) -> str:
    """A mutant as the room's file lists it: the function and the line before and after, without its number.

    >>> shown(Mutant("parsers/values/money/fields.py", "core/AddNot", 0, "_per", 3), "-    if x:\\n+    if not x:")
    'money.fields._per: if x: => if not x:'
    """
    lines = [line for line in diff.splitlines() if line.startswith(("-", "+")) and not line.startswith(("---", "+++"))]
    old, new = (" ".join(" ".join(line[1:].split()) for line in lines if line[0] == sign) for sign in "-+")
    return f"{in_room(mutant.module)}.{mutant.within}: {old} => {new}"


def in_room(module: str) -> str:
    """How a module is named inside its room: ``parsers/values/money/years.py`` as ``money.years``."""
    return ".".join(Path(module).with_suffix("").parts[2:])


def _copy_of_the_repository(target: Path) -> None:
    """What git knows or would add; compiled so that a changed module is always seen to have changed."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    compiled = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "."]
    subprocess.run(compiled, cwd=target, check=True)


def _run(arguments: Sequence[str], plugins: Sequence[object] = ()) -> int:
    """The tests in this process, with the same inputs each time. The outermost conftest is left out: slow."""
    settings.register_profile("mutants", settings.get_profile("ci"), max_examples=_EXAMPLES)
    quick = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile=mutants"]
    ended = int(pytest.main([*quick, "--confcutdir=tests/parsers", *arguments], plugins=list(plugins)))
    return 0 if ended == pytest.ExitCode.NO_TESTS_COLLECTED else ended  # a module without doctests notices nothing


def _in_a_child(tests: Sequence[Sequence[str]], seconds: int) -> int:
    """How a forked process ends that runs some tests, one list after the other until one fails; 0: all pass.

    Each child imports the code anew, but not the libraries that this process has imported.
    """
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    code = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        _say_nothing()
        code = next((failed for some in tests if (failed := _run(some))), 0)
    finally:
        os._exit(code)


def _say_nothing() -> None:
    """No output, no files."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.dont_write_bytecode = True


_Cached = type(cache(int))
_NOT_TRIED = 3
"""How a fork ends that could not take a mutant's code: the contrary of a failed test, it says nothing."""


class _InMemory:
    """A plugin of pytest that runs the tests once for each of some mutants of a module, as soon as it has read them.

    Each run is a fork, in which the functions that a mutant changes have its code. For each mutant a sign is written:
    ``!`` it is noticed, ``-`` it lives, ``?`` it cannot be tried.
    """

    def __init__(self, mutants: Sequence[Mutant], seconds: int, signs: int) -> None:
        self._mutants, self._seconds, self._signs = mutants, seconds, signs
        self._kept: list[Any] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        path = Path(self._mutants[0].module)
        source = path.read_text(encoding="utf-8")
        before = compile(source, path, "exec")
        name = ".".join(path.with_suffix("").parts)
        objects = gc.get_objects()
        of_module = [one for one in objects if isinstance(one, FunctionType) and one.__module__ == name]
        self._kept = [one for one in objects if isinstance(one, _Cached)]
        for mutant in self._mutants if not session.testsfailed else ():
            changed = mutate_code(source, get_operator(mutant.operator)(), mutant.occurrence)
            try:
                codes = changed_functions(before, compile(changed or source, path, "exec"))
            except SyntaxError:  # an operator that takes a star out of a signature
                os.write(self._signs, b"!")
                continue
            functions = [one for one in of_module if codes and (one.__qualname__, one.__code__.co_firstlineno) in codes]
            os.write(self._signs, self._tried(session, functions, codes) if codes and functions else b"?")
        return True

    def _tried(
        self, session: pytest.Session, functions: Sequence[FunctionType], codes: dict[tuple[str, int], CodeType]
    ) -> bytes:
        child = os.fork()
        if child:
            return {0: b"-", _NOT_TRIED: b"?"}.get(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), b"!")
        code = _NOT_TRIED
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (self._seconds, self._seconds))
            for one in functions:
                one.__code__ = codes[one.__qualname__, one.__code__.co_firstlineno]
            for one in self._kept:
                one.cache_clear()
            code = 1
            for item, following in pairwise([*session.items, None]):
                assert item is not None
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if session.testsfailed:
                    break
            code = int(bool(session.testsfailed))
        finally:
            os._exit(code)


def changed_functions(before: CodeType, after: CodeType) -> dict[tuple[str, int], CodeType] | None:
    """The new code of the functions of a module that differ, by name and line; None where anything else does.

    >>> old, new, constant = (compile(code, "", "exec") for code in ("def f(): return 1", "def f(): return 2", "f = 1"))
    >>> list(changed_functions(old, new)), changed_functions(old, constant)
    ([('f', 1)], None)
    """
    if before.co_code != after.co_code or len(before.co_consts) != len(after.co_consts):
        return None
    changed: dict[tuple[str, int], CodeType] = {}
    for one, other in zip(before.co_consts, after.co_consts, strict=True):
        if not (isinstance(one, CodeType) and isinstance(other, CodeType)):
            if type(one) is not type(other) or one != other:
                return None
        elif one.co_flags & inspect.CO_OPTIMIZED:
            if one != other:
                changed[one.co_qualname, one.co_firstlineno] = other
        elif (inside := changed_functions(one, other)) is None:  # a class
            return None
        else:
            changed |= inside
    return changed


def _libraries(copy: Path, tests: Sequence[str]) -> list[str]:
    """What the tests import that is no part of the repository; raises ``SystemExit`` where they fail as they stand."""
    listed = copy / "libraries.txt"
    said = (
        "import sys, pathlib, mutants; failed = mutants._run(sys.argv[2:]); "
        "found = [name for name, module in list(sys.modules.items()) if getattr(module, '__file__', None) "
        "and not module.__file__.startswith(str(pathlib.Path.cwd())) and name != 'mutants']; "
        "pathlib.Path(sys.argv[1]).write_text('\\n'.join(found)); sys.exit(failed)"
    )
    environment = {**os.environ, **_environment(copy), "PYTHONPATH": os.pathsep.join((str(copy), str(SUPPORT)))}
    command = [sys.executable, "-c", said, str(listed), *tests]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, env=environment)
    if done.returncode:
        raise SystemExit(f"The tests fail without any change:\n{done.stdout}{done.stderr}")
    return listed.read_text(encoding="utf-8").split()


def _environment(copy: Path) -> dict[str, str]:
    return {"PYTHONPATH": str(copy), "PYTHONUTF8": "1"}


def _take_a_copy(copies: Queue[str], libraries: Sequence[str]) -> None:
    """A worker's own copy, for good: a mutant is a change of the files of the folder that it runs in."""
    copy = copies.get()
    os.environ.update(_environment(Path(copy)))
    os.chdir(copy)
    os.nice(10)
    for name in libraries:
        with contextlib.suppress(ImportError):  # a part of a plugin that only its own loader finds
            importlib.import_module(name)


def _tried(mutants: Sequence[Mutant], tests: Sequence[str], seconds: int) -> list[tuple[bool, str]]:
    """``_noticed`` for some mutants of one module."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            _say_nothing()
            _run(
                ["-s", *(test for some in _in_order(mutants[0].module, tests) for test in some)],
                [_InMemory(mutants, seconds, writing)],
            )
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as signs:
        said = signs.read().ljust(len(mutants), "?")
    os.waitpid(child, 0)
    return [
        (True, "") if sign == "!" else _noticed(mutant, tests, seconds)
        for mutant, sign in zip(mutants, said, strict=True)
    ]


def _in_order(module: str, tests: Sequence[str]) -> list[list[str]]:
    """The tests of a module itself, those that import it, and all others."""
    own = list(_own_tests(module))
    near = [test for test in tests if test not in own and module in _imported(test)]
    far = [test for test in tests if test not in own and test not in near]
    return [some for some in (own, near, far) if some]


def _noticed(mutant: Mutant, tests: Sequence[str], seconds: int) -> tuple[bool, str]:
    """Whether the tests fail on a mutant, and its line before and after where they do not."""
    with use_mutation(Path(mutant.module), get_operator(mutant.operator)(), mutant.occurrence) as (before, after):
        status = _in_a_child(_in_order(mutant.module, tests), seconds)
    return bool(status), "" if status else "\n".join(
        unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")
    )


def _own_tests(module: str) -> Iterator[str]:
    """A module's doctests, and the file in ``tests`` that mirrors it where there is one."""
    yield module
    mirror = Path("tests", module).with_name(f"test_{Path(module).name}")
    if mirror.exists():
        yield str(mirror)


@cache
def _imported(file: str) -> frozenset[str]:
    """The files of the repository that a file imports, and those that they import."""
    seen: set[str] = set()
    new = _named(file)
    while new := new - seen:
        seen |= new
        new = frozenset(path for one in new for path in _named(one))
    return frozenset(seen)


@cache
def _named(file: str) -> frozenset[str]:
    """The files of the repository that the imports of a file name."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(Path(file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    paths = (f"{name.replace('.', '/')}.py" for name in names)
    return frozenset(path for path in paths if Path(path).is_file())


def _together(mutants: Sequence[Mutant]) -> Iterator[Sequence[Mutant]]:
    """The mutants of each module, some at a time."""
    for _, of_module in groupby(mutants, lambda mutant: mutant.module):
        some = list(of_module)
        yield from (some[start : start + _AT_ONCE] for start in range(0, len(some), _AT_ONCE))


def living(room: Room, mutants: Sequence[Mutant], workers: int, tell: Callable[[str], None] = print) -> list[str]:
    """The mutants that no test notices, as they are listed, in the order of the modules."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        context = get_context("spawn")
        copies = context.Queue()
        libraries: list[str] = []
        for number in range(workers):
            copy = Path(folder) / str(number)
            _copy_of_the_repository(copy)
            libraries = _libraries(copy, room.tests)
            copies.put(str(copy))
        tell(f"{len(mutants)} mutants")
        found: dict[Mutant, str] = {}
        with ProcessPoolExecutor(workers, context, _take_a_copy, (copies, libraries)) as pool:
            tests = [
                str(path.relative_to(ROOT)) for folder in room.tests for path in sorted((ROOT / folder).rglob("*.py"))
            ]
            jobs = {pool.submit(_tried, some, tests, room.seconds): some for some in _together(mutants)}
            done = 0
            for job in as_completed(jobs):
                for mutant, (noticed, diff) in zip(jobs[job], job.result(), strict=True):
                    if not noticed:
                        found[mutant] = shown(mutant, diff)
                        if found[mutant] not in room.may_live:
                            tell(f"{mutant.module}:{mutant.line} {mutant.operator}\n    {found[mutant]!r},")
                done += len(jobs[job])
                tell(f"{done} done, {len(found)} live")
    return [found[mutant] for mutant in mutants if mutant in found]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("room", type=Path, help="a file of tests/mutants")
    parser.add_argument("--only", nargs="+", default=[], metavar="MODULE", help="names of modules, without .py")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="a sample: every N-th mutant")
    parser.add_argument("--all", action="store_true", help="all mutants, whatever sample the room's file says")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args(arguments)
    room = read_room(given.room)
    all_of_it = [one for one in mutants_of(ROOT, room) if not given.only or in_room(one.module) in given.only]
    mutants = sample_of(all_of_it, 0 if given.all else room.sample)[:: given.every]
    if not mutants:
        parser.error("no mutants: no such module?")
    found = living(room, mutants, given.workers, lambda line: print(line, flush=True))
    whole = len(mutants) == len(all_of_it) and not given.only
    unlisted = [one for one in found if one not in room.may_live]
    share, most = len(found) / len(mutants), room.most_living
    print(f"{len(mutants)} mutants of {len(all_of_it)}, {len(found)} live ({share:.1%}); at most {most:.0%} may")
    by_module = list(living_by_module(mutants, found)) if room.sample else []
    for name, count, alive in by_module:
        print(f"  {name}: {alive} of {count} ({alive / count:.0%})")
    over = any(alive > room.most_living_of_module * count for _, count, alive in by_module)
    print(f"{len(unlisted)} of them are not in {given.room.name}")
    stale = room.may_live.keys() - set(found) if whole else ()
    for one in sorted(stale):
        print(f"listed, but noticed or gone: {one}")
    return int(over or bool(stale) or share > most or (bool(unlisted) and not room.sample))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
