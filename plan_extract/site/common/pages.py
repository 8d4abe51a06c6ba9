"""Templates to pages. Everything that a document says is escaped, and a name that is not there is an error."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from plan_extract.site.common import cells, fragments, links, numbers, texts

if TYPE_CHECKING:
    import jinja2


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("plan_extract.site"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        t=texts.text,
        title=texts.title,
        label=texts.label,
        cell_link=fragments.cell_link,
        items=fragments.items,
        link=links.link,
        place=links.link_of,
        legend=cells.legend(),
        year=numbers.year,
    )
    environment.filters.update(baht=numbers.baht, short_baht=numbers.short_baht, value=numbers.value, date=numbers.date)
    return environment


def page(template: str, site: Mapping[str, object], root: str, here: str, **names: Any) -> str:
    """The page that a template makes.

    ``site`` is what all pages of a report share, ``root`` leads from the page to the report's folder, ``here`` says
    which entry of the menu it belongs to.
    """
    return _environment().get_template(template).render(site=site, root=root, here=here, **names)
