"""The errors that a user can cause or meet; each says what is wrong and what to do about it."""

from __future__ import annotations


class PlanExtractError(Exception):
    """An error whose cause lies outside this program.

    ``message`` says what is wrong in one line, ``remedy`` what a person can do about it.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}. {remedy}")
        self.message = message
        self.remedy = remedy


class SourceError(PlanExtractError):
    """One source file cannot be used. It is quarantined with this reason and the run goes on.

    ``code`` names the sort of failure for programs (``empty``, ``not_a_plan``, …); it does not change between versions.
    docs/operations.md lists all.
    """

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.code = code


class UsageError(PlanExtractError):
    """The command was called with something it cannot work on (exit code 2)."""


class LockedError(PlanExtractError):
    """Another run holds the lock of the dataset (exit code 75). ``holder`` is what it said of itself, or empty."""

    def __init__(self, dataset: str, holder: str) -> None:
        by = f" by {holder}" if holder else ""
        super().__init__(f"{dataset} is being written{by}", "Wait for that run to end, or stop it")
        self.holder = holder


class ShrunkError(PlanExtractError):
    """The dataset would lose more rows than the user allows (exit code 65). Nothing was published."""


class ContractError(Exception):
    """Our own fault: rows that do not fit the published schema. It stops the run and nothing is published."""


class InternalError(Exception):
    """This program failed on a file: its own fault, not the file's. ``name`` is the file's path under RAW.

    ``what`` is the cause in words and ``trace`` the traceback, where another process had it: between processes an
    exception loses its cause.
    """

    def __init__(self, name: str, what: str, trace: str = "") -> None:
        super().__init__(name, what, trace)
        self.name = name
        self.what = what
        self.trace = trace
