"""The exit codes of the program, and its name."""

from __future__ import annotations

PROGRAM = "plan-extract"
CLEAN, SET_ASIDE, USAGE, SHRUNK, BUG, LOCKED, INTERRUPTED = 0, 1, 2, 65, 70, 75, 130
