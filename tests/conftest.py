"""What the tests of all packages share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from plan_extract.run import pipeline
from plan_extract.site.build import write_report
from process_guard import ProcessGuard

# a machine may be slow, and no test is timed; what fails is what was changed: benchmarks/fuzz.py looks for new examples
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


def pytest_configure(config: pytest.Config) -> None:
    """Watch every test, the doctests too: one that starts a process has a mark that says so."""
    config.pluginmanager.register(ProcessGuard(), "process_guard")


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


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of the plans in data/raw; not to be written to."""
    out = tmp_path_factory.mktemp("published") / "out"
    pipeline.run(Path(__file__).parents[1] / "data" / "raw", out)
    return out


@pytest.fixture(scope="session")
def report(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the plans in data/raw; not to be written to."""
    folder = tmp_path_factory.mktemp("report") / "report"
    write_report(published, folder)
    return folder
