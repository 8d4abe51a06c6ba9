"""The lock is a file of its own: it writes into no file that somebody else put a link to."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from extract.ground.errors import LockedError, UsageError
from normalize.store.lock import lock


def test_a_lock_does_not_follow_a_link(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine", encoding="utf-8")
    (tmp_path / "lock").symlink_to("precious")
    with pytest.raises(UsageError, match="is a link"), lock(tmp_path / "lock", "run r1", "out"):
        pass
    assert (tmp_path / "precious").read_text(encoding="utf-8") == "mine"


def test_a_lock_makes_no_file_at_the_end_of_a_link(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to("nothing")
    with pytest.raises(UsageError, match="is a link"), lock(tmp_path / "lock", "run r1", "out"):
        pass
    assert not (tmp_path / "nothing").exists()


def test_what_is_no_file_is_no_lock(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lock")
    with pytest.raises(UsageError, match="is no file"), lock(tmp_path / "lock", "run r1", "out"):
        pass


def test_a_file_is_locked_once_and_says_by_whom(tmp_path: Path) -> None:
    with (
        lock(tmp_path / "lock", "run r1", "out"),
        pytest.raises(LockedError, match="run r1"),
        lock(tmp_path / "lock", "run r2", "out"),
    ):
        pass
    with lock(tmp_path / "lock", "run r3", "out"):
        pass


def test_a_lock_with_a_second_name_is_held_and_not_written_to(tmp_path: Path) -> None:
    """A hard link is none that the system refuses; it may be another's file, or one of a copy that shares all files."""
    (tmp_path / "precious").write_text("mine", encoding="utf-8")
    (tmp_path / "lock").hardlink_to(tmp_path / "precious")
    with (
        lock(tmp_path / "lock", "run r1", "out"),
        pytest.raises(LockedError, match=r"out is being written\."),
        lock(tmp_path / "lock", "run r2", "out"),
    ):
        pass
    assert (tmp_path / "precious").read_text(encoding="utf-8") == "mine"


def test_a_holder_s_name_may_have_bytes_that_are_no_text(tmp_path: Path) -> None:
    with (
        lock(tmp_path / "lock", "run \udca1", "out"),
        pytest.raises(LockedError, match=r"run \\udca1"),
        lock(tmp_path / "lock", "run r2", "out"),
    ):
        pass


def test_a_lock_on_a_full_disk_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails afterwards can be told; who holds the lock cannot."""

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with (
        lock(tmp_path / "lock", "run r1", "out"),
        pytest.raises(LockedError),
        lock(tmp_path / "lock", "run r2", "out"),
    ):
        pass
