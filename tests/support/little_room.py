"""Runs the program where no file can grow beyond some bytes: writing fails in the middle, in whatever library."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_CODE = """
import resource, signal, sys
from plan_extract.cli import main

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(main(sys.argv[2:]))
"""


def run_where_files_end(room: int, arguments: Sequence[str], temporary: Path) -> subprocess.CompletedProcess[str]:
    """One run of the command line; ``room`` is in bytes, ``temporary`` the folder for temporary files."""
    return subprocess.run(
        [sys.executable, "-c", _CODE, str(room), *arguments],
        env={**os.environ, "TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
