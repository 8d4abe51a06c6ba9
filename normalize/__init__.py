"""From records to the published dataset: the schema, the rows, the checks, and the files; and back, to read it.

>>> from plan_extract.normalize import open_dataset
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plan_extract.normalize.dataset import Dataset, open_dataset

__all__ = ["Dataset", "open_dataset"]


def __getattr__(name: str) -> object:
    # looked for when somebody imports it: the command line imports this package for less
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from plan_extract.normalize import dataset

    return getattr(dataset, name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
