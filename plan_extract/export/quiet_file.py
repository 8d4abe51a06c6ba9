"""A file whose first error is kept, for libraries that would write once more when they are thrown away."""

from __future__ import annotations

import io
from typing import Any


class QuietFile(io.FileIO):
    """A file to write. After an error it takes what is written and keeps nothing; ``error`` is that error.

    ``zipfile`` writes the end of its file also when an error has ended it, and would complain of that on stderr.
    """

    error: OSError | None = None

    def write(self, data: Any) -> int:
        """All of ``data``, or nothing after an error."""
        rest = memoryview(data).cast("B")
        size = len(rest)
        while len(rest) and self.error is None:
            try:
                rest = rest[super().write(rest) or 0 :]
            except OSError as error:
                self.error = error
        return size

    def check(self) -> None:
        """Raises the ``OSError`` that was kept."""
        if self.error is not None:
            raise self.error
