"""The words of the report in Thai and English: its own from ``texts.toml``, those of the tables from the schema."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from markupsafe import Markup, escape

from normalize.schema.tables import TABLES


class Text(NamedTuple):
    """The same in both languages."""

    th: str
    en: str

    def __html__(self) -> Markup:
        """Both, each in its element; the style sheet shows one of them."""
        return _both(self)


@lru_cache(maxsize=4096)
def _both(text: Text) -> Markup:
    """A page has the same words hundreds of times."""
    if text.th == text.en:
        return escape(text.th)
    return Markup('<span class="i" lang="th">{}</span><span class="i" lang="en">{}</span>').format(*text)


@cache
def _texts() -> dict[str, dict[str, list[str]]]:
    data = files("plan_extract.site").joinpath("texts.toml").read_bytes()
    return tomllib.loads(data.decode())


def text(key: str, /, **values: object) -> Text:
    """The text ``section.name`` of ``texts.toml``, its blanks filled. A value may be a :class:`Text` itself.

    Raises ``KeyError`` for a text that is not there, or a blank without a value.

    >>> text("plans.shown", first=1, last=100, all=7850)
    Text(th='แผนที่ 1–100 จาก 7,850', en='plans 1–100 of 7,850')
    """
    section, name = key.split(".")
    th, en = _texts()[section][name]
    if not values:
        return Text(th, en)
    return Text(
        th.format(**{name: _shown(value, 0) for name, value in values.items()}),
        en.format(**{name: _shown(value, 1) for name, value in values.items()}),
    )


def _shown(value: object, language: int) -> str:
    if isinstance(value, Text):
        return value[language]
    return f"{value:,}" if isinstance(value, int) else str(value)


@cache
def title(table: str, column: str | None = None) -> Text:
    """What people call a table or a column.

    >>> title("plans", "province").en
    'Province'
    """
    if column is None:
        return Text(TABLES[table].title_th, TABLES[table].title_en)
    found = next(one for one in TABLES[table].columns if one.name == column)
    return Text(found.title_th, found.title_en)


@cache
def label(table: str, column: str, value: str | None) -> Text:
    """What a value of an enum column means; a value that the schema does not list stands for itself.

    >>> label("plans", "org_type", "sao").th, label("plans", "org_type", "newer").en
    ('องค์การบริหารส่วนตำบล', 'newer')
    """
    if value is None:
        return text("word.unknown")
    found = next(one for one in TABLES[table].columns if one.name == column)
    en, th = found.labels.get(value, (value, value))
    return Text(th, en)
