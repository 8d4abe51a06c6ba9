"""Units of money at the heads and feet of pages: which tables stand on these pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from extract.text.page_units import units_said
from extract.word.numbering import W
from extract.word.package import IN_PACKAGE
from extract.word.runs import SEEN_ALONE, is_on, runs

_REFERENCES = (f"{W}headerReference", f"{W}footerReference")
_SECTION_END = f"{W}sectPr"
_LEAST_COLUMNS = 4
_Kept = dict[tuple[str, str], str]
"""The part at the head or foot of a section's pages, by which of them, and on which pages (``default``, ``first``)."""


def units_of_tables(body: Element, parts: Mapping[str, Element], *, even_apart: bool) -> dict[int, tuple[str, ...]]:
    """What the heads and feet of the pages of each table say of a unit of money, by the table's identity.

    ``parts`` are heads and feet by the names that the document gives them. A section without its own has those of the
    one before; ``even_apart`` says that even pages have others.
    """
    said = {name: units_said(_texts(part)) for name, part in parts.items()}
    found: dict[int, tuple[str, ...]] = {}
    if not any(said.values()):
        return found
    kept: _Kept = {}
    tables: list[Element] = []
    units: tuple[str, ...] | None = None
    size: dict[str, str] = {}
    for one in (one for one in body.iter() if one.tag in (f"{W}tbl", _SECTION_END)):
        if one.tag == f"{W}tbl":
            tables.append(one)
            continue
        own_size = next((dict(part.attrib) for part in one if part.tag == f"{W}pgSz"), {})
        same_page = units is not None and own_size == size and _goes_on(one)
        size = own_size
        edges = [edge for edge in one if edge.tag in _REFERENCES]
        kept |= {(edge.tag, edge.get(f"{W}type", "default")): edge.get(IN_PACKAGE, "") for edge in edges}
        shown = {"default", *(("first",) if is_on(one, "titlePg") else ()), *(("even",) if even_apart else ())}
        if not same_page or units is None:  # else the page shows the head of the section before
            own = (unit for (_, pages), name in kept.items() if pages in shown for unit in said.get(name, ()))
            units = tuple(dict.fromkeys(own))
        found |= {id(table): units for table in tables if units}
        tables.clear()
    return found


def _goes_on(section: Element) -> bool:
    """Whether a section begins on the page on which the one before ends."""
    return any(part.tag == f"{W}type" and part.get(f"{W}val") == "continuous" for part in section)


def _texts(part: Element) -> Iterator[str]:
    """The texts of a head or foot, without those of the heads of columns: these say the unit of a column."""
    columns = {id(block) for table in part.iter(f"{W}tbl") if _names_columns(table) for block in table.iter(f"{W}p")}
    for block in part.iter(f"{W}p"):
        if id(block) not in columns:
            yield " ".join(SEEN_ALONE.sub("", "".join(runs(block, []))).split())


def _names_columns(table: Element) -> bool:
    rows = [row.findall(f"{W}tc") for row in table.iter(f"{W}tr")]
    return all(
        len(row) >= _LEAST_COLUMNS and all(any(map(str.isalpha, "".join(cell.itertext()))) for cell in row)
        for row in rows
    )
