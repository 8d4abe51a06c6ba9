"""Whatever hangs, every other file is read within a number of nights that the files which hang bound."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.store.folder import Folder
from plan_extract.engine.parts import PlanFiles
from plan_extract.engine.pool import Processes
from plan_extract.run.choice.slow_files import SlowFiles


def night(out: Path, unread: list[str], hangs: set[str], workers: int, at_most: int) -> list[str]:
    """The files that one night reads: a worker that meets a file which hangs is lost, a batch with it.

    ``at_most`` files are begun before the time is up.
    """
    slow = SlowFiles(Folder(out))
    plans = [PlanFiles(name.removesuffix(".pdf"), ((Path(name), name),)) for name in unread]
    read: list[str] = []
    cut: list[PlanFiles] = []
    for number, one in enumerate(Processes(workers)._tries(slow.in_order(plans))):
        if number >= at_most or workers == 0:
            break
        if hangs.intersection(files.name for files in one.plans):
            cut += one.plans
            workers -= 1
        else:
            read += [files.name for files in one.plans]
    slow.published(cut, set(unread) - set(read))
    return read


@given(
    st.sets(st.integers(0, 29), max_size=12),
    st.integers(1, 30),
    st.integers(1, 4),
    st.integers(4, 40),
    st.sampled_from(["", ".pdf"]),
)
@settings(max_examples=60, deadline=None)
def test_every_good_file_is_read_whatever_hangs(
    hanging: set[int], files: int, workers: int, at_most: int, suffix: str
) -> None:
    names = [f"p{number:02}{suffix if number % 3 else ''}" for number in range(files)]
    hangs = {names[number] for number in hanging if number < files}
    unread = names
    nights = 3 + 2 * len(hangs) + files // at_most
    with tempfile.TemporaryDirectory() as out:
        for _ in range(nights):
            read = night(Path(out), unread, hangs, workers, at_most)
            unread = [name for name in unread if name not in read]
    assert set(unread) == hangs


@pytest.mark.parametrize(
    ("record", "order"),
    [
        (b'{"cut_off": ["a"]}', ["b", "c", "a"]),  # of an earlier version
        (b'{"cut_off": {"a": 2, "b": 1}}', ["c", "b", "a"]),
        (b'{"cut_off": {"a": true, "b": "2"}}', ["a", "b", "c"]),
    ],
)
def test_the_order_is_by_how_often_a_file_was_cut_off(record: bytes, order: list[str], tmp_path: Path) -> None:
    (tmp_path / ".slow.json").write_bytes(record)
    plans = [PlanFiles(name, ((Path(name), name),)) for name in "abc"]
    assert [files.name for files in SlowFiles(Folder(tmp_path)).in_order(plans)] == order


def test_a_plan_of_several_files_is_cut_off_as_often_as_any_of_them(tmp_path: Path) -> None:
    (tmp_path / ".slow.json").write_bytes(b'{"cut_off": {"a (2)": 3, "b": 1}}')
    parts = PlanFiles("a", ((Path("a"), "a (1)"), (Path("b"), "a (2)")))
    found = SlowFiles(Folder(tmp_path)).in_order([parts, PlanFiles("b", ((Path("b"), "b"),))])
    assert [(files.plan_id, files.cut_off) for files in found] == [("b", 1), ("a", 3)]


def test_a_run_that_tells_twice_what_it_cut_off_counts_it_once(tmp_path: Path) -> None:
    slow = SlowFiles(Folder(tmp_path))
    cut = [PlanFiles("a", ((Path("a.txt"), "a.txt"),))]
    slow.run_ended(cut, {"a.txt"})
    slow.run_ended(cut)
    (plan,) = SlowFiles(Folder(tmp_path)).in_order(cut)
    assert plan.cut_off == 1
