"""A pytest plugin: a test that starts a process says so with a mark, or fails.

``make quick`` leaves out what is marked ``process``, ``browser`` or ``office``. A mark that is
missing would only make it slow, or fail where there is no browser. So every test is watched, in every run.
"""

from __future__ import annotations

import multiprocessing.util
import os
import sys
from collections.abc import Generator, Sequence
from typing import Any

import pytest

MARKS = ("process", "browser", "office")
"""What a test carries that starts processes."""

_EVENTS = frozenset(
    (
        *("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"),
        "_winapi.CreateProcess",
    )
)
"""Audit events of CPython. multiprocessing's own way to spawn raises none and is watched by itself."""


class ProcessForbiddenError(RuntimeError):
    """A test that has none of the marks starts a process."""


class ProcessGuard:
    """``started`` is what the running test has started, where it must not start anything; else None."""

    def __init__(self) -> None:
        self.started: list[str] | None = None
        sys.addaudithook(self._audit)
        spawn = multiprocessing.util.spawnv_passfds

        def spawnv_passfds(path: bytes, args: Sequence[Any], passfds: Sequence[int]) -> int:
            self.forbid(f"multiprocessing {os.fsdecode(path)}")
            return spawn(path, args, passfds)

        multiprocessing.util.spawnv_passfds = spawnv_passfds

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _EVENTS:
            self.forbid(" ".join((event, *(str(one)[:200] for one in arguments[:2]))))

    def forbid(self, what: str) -> None:
        """Raises ``ProcessForbiddenError`` where the running test may not start a process."""
        if self.started is not None:
            self.started.append(what)
            raise ProcessForbiddenError(f"mark the test as one of {', '.join(MARKS)}: it starts {what}")

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Watch a test from the first fixture to the last; one with a mark is left alone."""
        self.started = None if any(item.get_closest_marker(mark) for mark in MARKS) else []
        try:
            return (yield)
        finally:
            self.started = None

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Generator[None, object, object]:
        """Fail also where the tested code has caught the error: it must be ready for a program that is missing."""
        result = yield
        if self.started:
            pytest.fail(f"mark the test as one of {', '.join(MARKS)}: it starts {self.started[0]}")
        return result
