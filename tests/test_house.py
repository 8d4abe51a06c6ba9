"""All arrows between rooms go down, and what a room says of itself holds. ``make map`` draws what is looked at here."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from house_map import ROOT, House, Layers, Room, draw, drawn, is_upwards, layers_of

LAYERS = layers_of(ROOT / "pyproject.toml")
PACKAGES = sorted(LAYERS[""], key=lambda name: LAYERS[""][name])
_SAYS = re.compile(r"^In: (.+?)\bOut: (.+?)^May import: (.+?)(?:\n\n|\Z)", re.MULTILINE | re.DOTALL)
_SAYS_BOTH = re.compile(r"^In and out: (.+?)\bMay import: (.+?)(?:\n\n|\Z)", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"``([a-z_.]+)``")


@pytest.fixture(scope="module")
def house() -> House:
    return draw(PACKAGES, LAYERS)


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Mapping[str, str], Layers], House]]:
    """A function that builds the package ``made_up`` of files by their path, and draws it."""

    def build(files: Mapping[str, str], layers: Layers) -> House:
        for path, text in files.items():
            file = tmp_path / "made_up" / path
            for folder in [file.parent, *file.parent.parents]:
                if tmp_path in folder.parents:
                    folder.mkdir(parents=True, exist_ok=True)
                    (folder / "__init__.py").touch()
            file.write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        return draw(["made_up"], layers)

    yield build
    assert not [name for name in sys.modules if name.startswith("made_up")]  # a map runs nothing


TWO_FLOORS = {"": {"made_up": 0}, "made_up": {"roof": 0, "ground": 1}}


def test_no_arrow_goes_up_and_no_folders_stand_in_a_circle(house: House) -> None:
    assert house.upwards == ()
    assert house.circles == ()
    assert house.unplaced == ()
    assert house.stands


def test_the_map_shows_every_room_with_its_files(house: House) -> None:
    """One that leaves rooms out would find nothing wrong in them."""
    folders = {path.parent for package in PACKAGES for path in (ROOT / package).rglob("*.py")}
    assert {room.name for room in house.rooms} == {".".join(path.relative_to(ROOT).parts) for path in folders}
    for room in house.rooms:
        files = {path.stem for path in (ROOT / room.name.replace(".", "/")).glob("*.py")}
        assert {*room.files, "__init__"} == files
    text = drawn(house)
    assert text.index("plan_extract.cli"[:12]) < text.index("parsers.tables") < text.index("extract.ground   ")
    assert "arrows upwards: none\ncircles of folders: none" in text


def test_the_way_of_a_plan_is_an_arrow(house: House) -> None:
    """A map without arrows would be without circles as well."""
    assert {"parsers.values", "parsers.records"} <= set(house.arrows["parsers.budget"])
    assert "extract.pdf" in house.arrows["extract"]
    assert len([one for arrows in house.arrows.values() for one in arrows]) > 100


def test_an_arrow_that_goes_down_is_right(built: Callable[..., House]) -> None:
    house = built({"roof/a.py": "from made_up.ground import b", "ground/b.py": ""}, TWO_FLOORS)
    assert house.stands
    assert house.arrows == {"made_up.roof": ("made_up.ground",)}
    assert [room.name for room in house.rooms] == ["made_up", "made_up.roof", "made_up.ground"]


@pytest.mark.parametrize(
    "code",
    [
        "import made_up.roof.a",
        "from made_up.roof.a import thing",
        "from ..roof import a",
        "def late() -> None:\n    import made_up.roof.a",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from made_up.roof import a",
    ],
)
def test_an_arrow_upwards_is_seen_however_it_is_written(code: str, built: Callable[..., House]) -> None:
    house = built({"roof/a.py": "thing = 1", "ground/b.py": code}, TWO_FLOORS)
    assert house.upwards == (("made_up.ground.b", "made_up.roof.a"),)
    assert house.circles == ()
    assert not house.stands
    assert "arrows upwards: 1\n  made_up.ground.b -> made_up.roof.a" in drawn(house)


def test_rooms_of_one_floor_do_not_know_each_other(built: Callable[..., House]) -> None:
    layers = {"": {"made_up": 0}, "made_up": {"left": 0, "right": 0}}
    house = built({"left/a.py": "import made_up.right.b", "right/b.py": ""}, layers)
    assert house.upwards == (("made_up.left.a", "made_up.right.b"),)


def test_a_circle_of_folders_is_seen_although_no_module_is_in_one(built: Callable[..., House]) -> None:
    """The trap of the old house: each module imports downwards, and two folders import each other."""
    files = {
        "roof/inner/a.py": "import made_up.ground.b",
        "ground/deep/c.py": "import made_up.roof.d",
        "ground/b.py": "",
        "roof/d.py": "",
    }
    house = built(files, {})
    assert house.circles == (("made_up.ground", "made_up.roof", "made_up.ground"),)
    assert house.upwards == ()
    assert not house.stands
    assert "circles of folders: 1\n  made_up.ground -> made_up.roof -> made_up.ground" in drawn(house)


def test_a_folder_s_own_files_are_not_roof_and_ground_at_once(built: Callable[..., House]) -> None:
    files = {"cli.py": "import made_up.room.a", "room/a.py": "import made_up.errors", "errors.py": ""}
    layers = {"": {"made_up": 0}, "made_up": {"cli": 0, "room": 1, "errors": 2}}
    house = built(files, layers)
    assert house.upwards == ()
    assert house.circles == (("made_up: its own files", "made_up.room", "made_up: its own files"),)


def test_what_stands_on_no_floor_is_seen(built: Callable[..., House]) -> None:
    house = built({"roof/a.py": "", "ground/b.py": "", "cellar/c.py": ""}, TWO_FLOORS)
    assert house.unplaced == ("made_up.cellar",)
    assert not house.stands
    assert built({}, {}).unplaced == ("made_up", "made_up.cellar", "made_up.ground", "made_up.roof")


KNOW_CLICK = {f"plan_extract.{name}" for name in ("__main__", "cli", "commands")}


def contract(name: str) -> dict[str, Any]:
    """A contract of import-linter by its id."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    return next(one for one in contracts if one["id"] == name)


def rooms_of(package: str) -> set[str]:
    """The rooms of a package, and the modules beside them."""
    return {f"{package}.{name}" for name in LAYERS[package]}


def test_no_room_but_its_own_may_know_the_pdf_libraries() -> None:
    """One that the contract does not name may import what it likes."""
    expected = {*PACKAGES, *rooms_of("extract")} - {"extract", "extract.pdf"}
    assert set(contract("one-pdf-room")["source_modules"]) == expected


def test_parsers_may_know_no_room_of_files_that_is_not_told_here() -> None:
    told = {"extract.ground", "extract.text"}
    forbidden = {name for name in contract("parsers-pure")["forbidden_modules"] if in_room(name, "extract")}
    assert forbidden == rooms_of("extract") - told


def test_no_room_but_the_commands_may_know_click() -> None:
    expected = {*PACKAGES, *rooms_of("plan_extract")} - {"plan_extract", *KNOW_CLICK}
    assert set(contract("one-click")["source_modules"]) == expected


def docstring_of(room: Room) -> str:
    """The docstring of a room as it stands in its file."""
    return (ROOT / room.name.replace(".", "/") / "__init__.py").read_text(encoding="utf-8").split('"""')[1]


def said_of(docstring: str) -> tuple[str, str, str]:
    """What a docstring says of in, out, and what may be imported. Raises ``ValueError`` where it does not say it."""
    if both := _SAYS_BOTH.search(docstring):
        return both[1], both[1], both[2]
    if says := _SAYS.search(docstring):
        return says[1], says[2], says[3]
    raise ValueError(f"it does not say what comes in, what goes out, what it may import:\n{docstring}")


def not_said(room: Room, house: House, docstring: str) -> set[str]:
    """What this room, or one inside it, imports from outside of it although its docstring does not say so."""
    may = said_of(docstring)[2]
    named = _NAME.findall(may)
    above = [room.name] if "every room below" in may else named if "and below" in may else []
    return {
        imported
        for module, imported in house.imports
        if in_room(module, room.name)
        and not any(in_room(imported, name) for name in (room.name, *named))
        and all(is_upwards(name, imported, LAYERS) for name in above)
    }


def in_room(module: str, room: str) -> bool:
    """Whether a module is a room or stands in it."""
    return module == room or module.startswith(f"{room}.")


def test_every_room_says_what_comes_in_what_goes_out_and_what_it_may_import(house: House) -> None:
    for room in house.rooms:
        assert all(part.strip(" .\n") for part in said_of(docstring_of(room))), room.name


def test_a_room_imports_what_it_says_and_nothing_else(house: House) -> None:
    wrong = {room.name: found for room in house.rooms if (found := not_said(room, house, docstring_of(room)))}
    assert wrong == {}


def test_what_a_room_says_that_it_may_import_is_there(house: House) -> None:
    """The name of a room that was renamed allows nothing, and misleads."""
    there = {f"{room.name}.{file}" for room in house.rooms for file in room.files} | {room.name for room in house.rooms}
    for room in house.rooms:
        assert set(_NAME.findall(said_of(docstring_of(room))[2])) <= there, room.name


@pytest.mark.parametrize(
    ("may", "wrong"),
    [
        ("``parsers.tables`` and below", set()),
        ("``parsers`` and ``extract``", set()),
        ("every room below", set()),
        ("``parsers.values`` and below", {"parsers.tables", "parsers.structure"}),
        (
            "``parsers.tables``, ``parsers.structure``, ``parsers.values``, ``parsers.rules``, ``parsers.records``,"
            " ``extract.text``",
            {"extract.ground"},
        ),
    ],
)
def test_a_docstring_that_is_contradicted_is_seen(may: str, wrong: set[str], house: House) -> None:
    (room,) = (room for room in house.rooms if room.name == "parsers.budget")
    found = not_said(room, house, f"Budgets.\n\nIn: grids.\nOut: tables.\nMay import: {may}.\n")
    assert {".".join(module.split(".")[:2]) for module in found} == wrong


@pytest.mark.parametrize("docstring", ["The budget.\n", "The budget.\n\nIn: grids. Out: tables.\n"])
def test_a_docstring_that_does_not_say_it_is_refused(docstring: str) -> None:
    with pytest.raises(ValueError, match="what it may import"):
        said_of(docstring)
