"""The parts of a Word document's package: found by what they are to each other, and by their usual names without that.

Of both editions of the format, the older one (transitional) and the strict one, all names become those of the older.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

from extract.ground.errors import SourceError

_MOST_MIB = 64
_BROKEN = "Open it in Word or LibreOffice and save it again as .docx."
IN_PACKAGE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
"""By what name a part refers to another one."""

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_USUAL_MAIN = "word/document.xml"
_STRICT = re.compile(r"\{http://purl\.oclc\.org/ooxml/(?P<room>[^/{}]+)/(?P<name>[^{}]+)\}")


class Relation(NamedTuple):
    """What a part refers to: ``kind`` is the last word of the relation's type, ``name`` is the other part's."""

    kind: str
    name: str


@dataclass(slots=True)
class Package:
    """A package that is open. What it gives raises as ``zipfile`` and ``ElementTree`` do, and ``SourceError``."""

    archive: zipfile.ZipFile
    main: str = field(init=False)
    """The name of the part that holds the document."""

    related: dict[str, Relation] = field(init=False)
    """What it refers to, by the names that it gives them."""

    def __post_init__(self) -> None:
        names = set(self.archive.namelist())
        of_package = (one.name for one in self._relations("").values() if one.kind == "officeDocument")
        self.main = next((name for name in of_package if name in names), _USUAL_MAIN)
        self.related = self._relations(self.main)

    def parts(self, kind: str, most_mib: float) -> dict[str, Element]:
        """The parts of a kind (``header``, ``footnotes``) by their names, in this order, without larger ones."""
        sizes = {info.filename: info.file_size for info in self.archive.infolist()}
        known = (name for name in self._names(kind) if sizes.get(name, 0) <= most_mib * 2**20)
        return {name: part for name in known if (part := self.xml(name)) is not None}

    def references(self, kinds: Container[str]) -> dict[str, str]:
        """The names of the parts of some kinds, by the names that the document gives them."""
        return {reference: one.name for reference, one in self.related.items() if one.kind in kinds}

    def part(self, kind: str) -> Element | None:
        """The one part of a kind (``styles``), None where there is none."""
        return next((part for part in map(self.xml, self._names(kind)) if part is not None), None)

    def _names(self, kind: str) -> list[str]:
        if self.related:
            return sorted({one.name for one in self.related.values() if one.kind == kind})
        named = re.compile(rf"word/{kind}\d{{0,2}}\.xml")
        return sorted({name for name in self.archive.namelist() if named.fullmatch(name)})

    def content(self, name: str) -> bytes | None:
        """What a part holds, None where there is no such part."""
        try:
            info = self.archive.getinfo(name)
        except KeyError:
            return None
        if info.file_size > _MOST_MIB * 2**20:
            message = f"{name} would unpack to {info.file_size / 2**20:,.0f} MiB; a plan has less than ten"
            raise SourceError("unsupported", message, "Check that it is one plan, without a bomb in it.")
        return self.archive.read(info)

    def xml(self, name: str) -> Element | None:
        """A part in XML. Entities are refused before anything expands them."""
        content = self.content(name)
        if content is None:
            return None
        plain = content.replace(b"\0", b"")  # in UTF-16 every other byte is one
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise SourceError("unsupported", f"{name} declares entities, which no word processor writes", _BROKEN)
        part = fromstring(content)
        if b"purl.oclc.org/ooxml" in plain:
            _name_as_before(part)
        return part

    def _relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to inside the package, by the names that it gives them; the package itself is ``""``."""
        folder, name = posixpath.split(part)
        try:
            listed = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        except ParseError:
            return {}
        return dict(_relations(listed, folder)) if listed is not None else {}


def _relations(listed: Element, folder: str) -> Iterator[tuple[str, Relation]]:
    for one in listed.iter(_RELATION):
        target = one.get("Target", "")
        if one.get("TargetMode", "Internal") == "Internal" and target:
            name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield one.get("Id", ""), Relation(one.get("Type", "").rpartition("/")[2], name)


def _name_as_before(part: Element) -> None:
    """Gives all names of a part in the strict edition the namespaces of the other.

    >>> part = fromstring('<w:p xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main" w:val="1"/>')
    >>> _name_as_before(part)
    >>> part.tag, list(part.attrib)[0].rpartition("/")[2]
    ('{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p', 'main}val')
    """

    def renamed(name: str) -> str:
        return (
            _STRICT.sub(r"{http://schemas.openxmlformats.org/\g<room>/2006/\g<name>}", name) if "oclc" in name else name
        )

    for element in part.iter():
        if isinstance(element.tag, str):
            element.tag = renamed(element.tag)
        for name in [name for name in element.attrib if "oclc" in name]:
            element.attrib[renamed(name)] = element.attrib.pop(name)
