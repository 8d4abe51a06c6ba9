"""``python -m plan_extract`` is the command ``plan-extract``, also where its script is not on the path."""

from __future__ import annotations

import sys

from plan_extract.cli import main

if __name__ == "__main__":
    sys.exit(main())
