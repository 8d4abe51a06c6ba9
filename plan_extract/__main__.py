"""``python -m plan_extract`` is the command ``plan-extract``, also where its script is not on the path."""

from __future__ import annotations

import sys

from plan_extract.commands.codes import INTERRUPTED, PROGRAM


def main() -> int:
    """Run the command line. Ctrl-C while its modules are loaded ends it as later on: with a line, no traceback."""
    try:
        from plan_extract.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write(f"{PROGRAM}: stopped. Nothing was published.\n")
        return INTERRUPTED
    return run()


if __name__ == "__main__":
    sys.exit(main())
