"""The record of a run says what it was asked for."""

from __future__ import annotations

import dataclasses

from extract.ground.options import ReadOptions
from plan_extract.run.choice.policy import Policy
from plan_extract.run.outcome.run_record import RunRecorder, error_text

NOT_RECORDED = {"password", "threads", "retry"}
"""A secret; what changes no row; what ``force`` is of single plans."""


def test_every_option_is_recorded_or_said_not_to_be() -> None:
    asked = {field.name for options in (ReadOptions, Policy) for field in dataclasses.fields(options)}
    recorded = set(RunRecorder("a run", "raw", ReadOptions(), Policy()).record(0).options)
    assert recorded == asked - NOT_RECORDED


def test_a_signal_is_told_in_words() -> None:
    assert error_text(KeyboardInterrupt()) == "stopped by a signal (Ctrl-C or SIGTERM)"
