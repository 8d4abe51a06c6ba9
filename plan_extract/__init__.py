"""plan-extract: the anti-corruption plans of Thai local governments as data.

In: a folder of plans, or a dataset. Out: a dataset, what is asked of it, pages to look at.
May import: ``normalize`` and below.

>>> from plan_extract import open_dataset
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plan_extract.dataset.frames import Dataset, open_dataset

    __version__: str

__all__ = ["Dataset", "__version__", "open_dataset"]


def __getattr__(name: str) -> object:
    # looked for when somebody asks: the command line imports this package for less
    if name == "__version__":
        from importlib.metadata import version

        return version("plan-extract")
    if name in __all__:
        from plan_extract.dataset import frames

        return getattr(frames, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
