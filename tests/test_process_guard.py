"""A test without a mark cannot start a process: these have none, and try."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress

import pytest

from process_guard import MARKS, ProcessForbiddenError, ProcessGuard


@pytest.fixture
def guard(request: pytest.FixtureRequest) -> ProcessGuard:
    found = request.config.pluginmanager.get_plugin("process_guard")
    assert isinstance(found, ProcessGuard)
    return found


def spawn() -> None:
    """As pools do; no audit event tells of it."""
    multiprocessing.get_context("spawn").Process(target=print).start()


def fork() -> None:
    multiprocessing.get_context("fork").Process(target=print).start()


@pytest.mark.parametrize(
    "start",
    [lambda: subprocess.run([sys.executable, "-V"], check=True), lambda: os.system("true"), os.fork, spawn, fork],
    ids=["subprocess", "system", "fork", "multiprocessing spawn", "multiprocessing fork"],
)
def test_a_process_is_forbidden_however_it_is_started(start: Callable[[], object], guard: ProcessGuard) -> None:
    with pytest.raises(ProcessForbiddenError, match=f"mark the test as one of {', '.join(MARKS)}"):
        start()
    assert guard.started
    guard.started.clear()  # or this test would fail, as the next one shows


def test_a_test_fails_although_what_it_tests_has_caught_the_error(guard: ProcessGuard) -> None:
    """A reader that is ready for a program that is missing would hide it."""
    with suppress(ProcessForbiddenError):
        subprocess.run(["true"], check=True)
    ended = guard.pytest_runtest_call()
    next(ended)
    with pytest.raises(pytest.fail.Exception, match=r"it starts subprocess\.Popen true"):
        ended.send(None)
    assert guard.started
    guard.started.clear()


@pytest.mark.process
def test_a_test_with_a_mark_may(guard: ProcessGuard) -> None:
    assert guard.started is None
    assert subprocess.run([sys.executable, "-c", "print(1)"], capture_output=True, check=True).stdout.strip() == b"1"
