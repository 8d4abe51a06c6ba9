"""The map of the house, drawn from the code's own imports: ``make map``.

Rooms are folders with Python files; a folder's own files and each of its subfolders are rooms of their own. Floors are
the layers of ``[tool.importlinter]`` in pyproject.toml, the highest first. An arrow goes from the room that imports to
the one that is imported. An arrow is upwards where it does not go to a lower layer; folders stand in a circle where
each is imported, with what is inside it, by the one before. The exit code is 1 where there is either.
"""

from __future__ import annotations

import sys
import textwrap
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[2]
WIDTH = 120
NAME_WIDTH = 34
OWN_FILES = "its own files"

Layers = Mapping[str, Mapping[str, int]]
"""For each folder ("" for the whole house) the floor of what stands in it, by name; 0 is the highest."""


@dataclass(frozen=True, slots=True)
class Room:
    """A folder by its dotted name, and the names of its own files. Rooms of one ``floor`` may not import each other."""

    name: str
    files: tuple[str, ...]
    floor: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class House:
    """What the imports make of the folders.

    ``rooms`` stand from the top down; ``imports`` are pairs of modules, ``arrows`` the rooms that each room imports,
    ``upwards`` the imports that do not go down, ``circles`` folders as they import each other, the first again at the
    end; ``unplaced`` is what no layer names although its folder has layers, or a folder whose folders have none.
    """

    rooms: tuple[Room, ...]
    imports: tuple[tuple[str, str], ...]
    arrows: Mapping[str, tuple[str, ...]]
    upwards: tuple[tuple[str, str], ...]
    circles: tuple[tuple[str, ...], ...]
    unplaced: tuple[str, ...]

    @property
    def stands(self) -> bool:
        """Whether all arrows go down."""
        return not (self.upwards or self.circles or self.unplaced)


def layers_of(pyproject: Path) -> Layers:
    """The layers that import-linter holds."""
    contracts = tomllib.loads(pyproject.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    return {
        container: {
            name.strip(" ()"): floor
            for floor, layer in enumerate(contract["layers"])
            for name in layer.replace(":", "|").split("|")
        }
        for contract in contracts
        if contract["type"] == "layers"
        for container in contract.get("containers", [""])
    }


def draw(packages: Sequence[str], layers: Layers) -> House:
    """The house of these packages, which must be importable. Nothing of them is run."""
    graph = grimp.build_graph(*packages, cache_dir=None)
    folders = {name for name in graph.modules if graph.find_children(name)} | set(packages)
    imports = sorted(
        (module, imported)
        for module in graph.modules
        for imported in graph.find_modules_directly_imported_by(module)
        if not _inside(imported, module) and not (imported in folders and _inside(module, imported))
    )
    arrows: dict[str, set[str]] = {}
    for module, imported in imports:
        here, there = _room(module, folders), _room(imported, folders)
        if here != there:
            arrows.setdefault(here, set()).add(there)
    own = {name: sorted(child for child in graph.find_children(name) if child not in folders) for name in folders}
    rooms = (
        Room(name, tuple(file.rpartition(".")[2] for file in own[name]), floor_of(name, own[name], layers))
        for name in folders
    )
    return House(
        tuple(sorted(rooms, key=lambda room: (room.floor, room.name))),
        tuple(imports),
        {name: tuple(sorted(found)) for name, found in arrows.items()},
        tuple(pair for pair in imports if is_upwards(*pair, layers)),
        tuple(_circles(imports, folders)),
        tuple(sorted(_unplaced(graph.modules, folders, layers))),
    )


def floor_of(folder: str, own: Iterable[str], layers: Layers) -> tuple[int, ...]:
    """The floors of a folder within each folder around it, then that of the highest of its own files beside others."""
    parts = folder.split(".")
    path = [_layer(".".join(parts[:end]), ".".join(parts[: end + 1]), layers) for end in range(len(parts))]
    return (*path, min((_layer(folder, file, layers) for file in own), default=0) if folder in layers else 0)


def _layer(container: str, name: str, layers: Layers) -> int:
    """The floor of a module or folder among those beside it; below all where no layer names it."""
    named = layers.get(container, {})
    return named.get(name.removeprefix(f"{container}."), len(named))


def _inside(name: str, folder: str) -> bool:
    return name.startswith(f"{folder}.")


def _room(module: str, folders: set[str]) -> str:
    return module if module in folders else module.rpartition(".")[0]


def _parted(module: str, imported: str) -> tuple[str, str, str]:
    """The innermost folder around two modules, and what in it each of them is or stands in."""
    one, other = module.split("."), imported.split(".")
    depth = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return ".".join(one[:depth]), ".".join(one[: depth + 1]), ".".join(other[: depth + 1])


def is_upwards(module: str, imported: str, layers: Layers) -> bool:
    """Whether an import does not go to a lower layer. Where no layers are said, nothing is known, and it is not."""
    container, here, there = _parted(module, imported)
    return container in layers and _layer(container, here, layers) >= _layer(container, there, layers)


def _circles(imports: Iterable[tuple[str, str]], folders: set[str]) -> Iterable[tuple[str, ...]]:
    """One circle for each folder in which there is one, between its subfolders and its own files as one."""
    inner: dict[str, dict[str, set[str]]] = {}
    for module, imported in imports:
        container, *ends = _parted(module, imported)
        here, there = (end if end in folders and end != container else f"{container}: {OWN_FILES}" for end in ends)
        if here != there:
            inner.setdefault(container, {}).setdefault(here, set()).add(there)
    for _, graph in sorted(inner.items()):
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            yield tuple(reversed(error.args[1]))


def _unplaced(modules: Iterable[str], folders: set[str], layers: Layers) -> Iterable[str]:
    for name in modules:
        container = name.rpartition(".")[0]
        if container in layers:
            if name.removeprefix(f"{container}.") not in layers[container]:
                yield name
        elif name in folders:
            yield name


def drawn(house: House) -> str:
    """The map as text."""
    floors = sorted({room.floor for room in house.rooms}, reverse=True)
    lines: list[str] = []
    for room in house.rooms:
        number = floors.index(room.floor) + 1
        lines += _wrapped(f"{number:>3}  {room.name}", " ".join(room.files) or "(no file of its own)")
        if room.name in house.arrows:
            lines += _wrapped("", f"-> {' '.join(house.arrows[room.name])}")
    files = sum(len(room.files) for room in house.rooms)
    count = sum(map(len, house.arrows.values()))
    lines += ["", f"{len(house.rooms)} rooms on {len(floors)} floors, {files} files, {count} arrows between rooms"]
    lines += _listed("arrows upwards", [f"{module} -> {imported}" for module, imported in house.upwards])
    lines += _listed("circles of folders", [" -> ".join(circle) for circle in house.circles])
    lines += _listed("on no floor", house.unplaced) if house.unplaced else []
    return "\n".join(lines)


def _wrapped(head: str, text: str) -> list[str]:
    indent = " " * (NAME_WIDTH + 2)
    return textwrap.wrap(
        text, WIDTH, initial_indent=f"{head:<{NAME_WIDTH}}  ", subsequent_indent=indent, break_on_hyphens=False
    )


def _listed(title: str, found: Sequence[str]) -> list[str]:
    return [f"{title}: {len(found) or 'none'}", *(f"  {one}" for one in found)]


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    layers = layers_of(ROOT / "pyproject.toml")
    house = draw(list(layers[""]), layers)
    print(drawn(house))
    sys.exit(not house.stands)
