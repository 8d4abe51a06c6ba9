"""What docstrings point at exists: a name that was changed is changed there too."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("extract", "parsers", "normalize", "plan_extract")
REFERENCE = re.compile(r":(?P<role>class|func|data|meth|attr|mod):`~?(?P<name>[\w.]+)`")
OF_LIBRARIES = {"pathlib.Path"}


def modules() -> Iterator[tuple[Path, ast.Module, str]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            yield path, ast.parse(text), text


def names_in(tree: ast.AST) -> set[str]:
    """What a module or a class defines, at any depth, and what it imports."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names |= {alias.asname or alias.name for alias in node.names}
    return names


@pytest.mark.slow
def test_every_name_in_a_docstring_is_defined() -> None:
    """Without a dot in the module itself; with one, in a module or a class of the name before the last dot."""
    known: defaultdict[str, set[str]] = defaultdict(set)
    for path, tree, _ in modules():
        known[path.parent.name if path.name == "__init__.py" else path.stem] |= names_in(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                known[node.name] |= names_in(node)
    gone = []
    seen = 0
    for path, tree, text in modules():
        own = names_in(tree)
        for match in REFERENCE.finditer(text):
            name = match["name"]
            *before, last = name.split(".")
            seen += 1
            defined = known.keys() if match["role"] == "mod" else known[before[-1]] if before else own
            if last not in defined and name not in OF_LIBRARIES:
                gone.append(f"{path.relative_to(ROOT)}: {match[0]}")
    assert gone == []
    assert seen > 50
