"""What the tests of all packages share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def permissions_hold(tmp_path: Path) -> None:
    """Skip where this process may read what nobody may: as root, or on a file system without modes."""
    probe = tmp_path / "probe"
    probe.touch(mode=0)
    try:
        probe.read_bytes()
    except PermissionError:
        return
    finally:
        probe.unlink()
    pytest.skip("this process may read and write all")
