"""Panels of a page: what it closes until a visitor clicks on a control that it shows, a tab or the head of a part.

A ``<details>`` has its control in itself. Of such a page a browser draws one panel at a time, and all of them are its
text. What is hidden and has no control is none: the draft of a table, a number in a column that a sheet hides. Nor are
menus, dialogs, what hides inside of a table of data, and what its control calls a former plan (``ฉบับเดิม``) or a part
of the site (``ตั้งค่าคุกกี้``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.web.selectors import Element

PANELS = frozenset(
    {"article", "aside", "blockquote", "dd", "div", "dl", "fieldset"}
    | {"figure", "li", "main", "ol", "p", "section", "ul"}
)
"""The elements that may be panels: no parts of a table, and no words inside of a line."""

_AROUND_THE_PAGE = frozenset({"nav", "header", "footer"})
_CLICKED = frozenset({"a", "button", "label", "li", "summary"})
_CONTROLS = frozenset({"a", "button", "summary", "label"})
_CONTROL_ROLES = frozenset({"tab", "button"})
_OPENS_OTHERS = frozenset({"modal", "dropdown", "offcanvas", "popover", "tooltip"})
_NO_PANEL_ROLES = frozenset(
    {"alert", "alertdialog", "dialog", "listbox", "menu", "menubar", "navigation", "search", "status", "tooltip"}
)
_TOGGLES = ("data-toggle", "data-bs-toggle")
_FORMER = re.compile(
    r"(?:ฉบับ|ร่าง|แผน|ข้อมูล|ตาราง|เวอร์ชัน)\s*(?:ที่)?\s*(?:เดิม|เก่า|ก่อนหน้า|ก่อน(?:การ)?(?:แก้ไข|ปรับปรุง|ทบทวน|เปลี่ยนแปลง)|ยกเลิก)"
    r"|[(\[]\s*ยกเลิก(?:แล้ว)?\s*[)\]]|\b(?:old|former|previous|superseded)\s+(?:version|plan|draft)",
    re.IGNORECASE,
)
_OF_SITE = re.compile(
    r"(?:(?:การ)?ตั้งค่า)?\s*(?:คุกกี้|cookies?)(?:\s*settings?)?|แชร์|share|(?:ดู|แสดง|อ่าน)?\s*(?:ความคิดเห็น|comments?)\s*(?:\(\d+\))?"
    r"|แก้ไข|edit|(?:สั่ง)?พิมพ์(?:หน้านี้)?|print|เข้าสู่ระบบ|log\s?in|ค้นหา|search",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"""(["'])#?(?P<name>[A-Za-z][\w:.-]{0,99})\1""")
_MOST_QUOTED = 1_000
"""Letters of what runs at a click that are looked at."""


@dataclass(slots=True)
class Controls:
    """The controls that a page showed so far, by the names of the panels that they open."""

    menus: frozenset[str] = frozenset()
    """The names of elements whose words are links."""

    others: frozenset[str] = frozenset()
    """The names of controls that open what is no text of the page, and of that."""

    targets: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    """The names that the controls themselves have."""

    has_tabs: bool = False

    def add(self, element: Element) -> None:
        """An element that the page shows; it may be a control.

        >>> controls = Controls()
        >>> controls.add(Element("button", attributes={"data-bs-target": "#a", "onclick": "show('b')"}))
        >>> sorted(controls.targets)
        ['a', 'b']
        """
        values = element.attributes
        role = values.get("role")
        if not values or opens_others(element):
            return
        self.has_tabs = self.has_tabs or role == "tab"
        if element.name and (is_control(element) or "aria-expanded" in values):
            self.names.add(element.name)
        self.targets.update(targets_of(element))

    def open(self, element: Element, around: Iterable[Element], *, ticked: bool = False) -> bool:
        """Whether a click opens an element that the page hides, inside of others; ``ticked`` if a tick of a box does.

        >>> controls = Controls(targets={"a", "c"}, menus=frozenset({"c"}), has_tabs=True)
        >>> [controls.open(Element("div", name=name), ()) for name in ("a", "b", "c")]
        [True, False, False]
        >>> controls.open(Element("div", attributes={"role": "tabpanel"}), ())
        True
        """
        role = element.attributes.get("role") or ""
        labels = (element.attributes.get("aria-labelledby") or "").split()
        if element.tag not in PANELS or role in _NO_PANEL_ROLES or element.name in self.menus:
            return False
        if not self.others.isdisjoint((element.name, *labels)):
            return False
        found = (
            ticked
            or (role == "tabpanel" and self.has_tabs)
            or (bool(element.name) and element.name in self.targets)
            or any(label in self.names for label in labels)
        )
        return found and stands_in_page(around)


def stands_in_page(around: Iterable[Element]) -> bool:
    """Whether what stands in these elements, and in no table of data, is text of the page, and not on every page."""
    return all(one.tag not in _AROUND_THE_PAGE for one in around)


def opens_others(element: Element) -> bool:
    """Whether an element opens a dialog or a menu."""
    values = element.attributes
    return "aria-haspopup" in values or any(values.get(name) in _OPENS_OTHERS for name in _TOGGLES)


def says_others(words: str) -> bool:
    """Whether the words of a control say that it opens what is no text of the plan as it is now: a former one, or what
    the site adds.

    >>> [says_others(words) for words in ("ร่างเดิม", "แผนฯ (ยกเลิก)", "ตั้งค่าคุกกี้", "พิมพ์")]
    [True, True, True, True]
    >>> [says_others(words) for words in ("แผนปฏิบัติการ", "การรับฟังความคิดเห็น", "ร่างแผน", "ฉบับแก้ไข", "")]
    [False, False, False, False, False]
    """
    return bool(_FORMER.search(words) or _OF_SITE.fullmatch(words.strip()))


def is_control(element: Element) -> bool:
    """Whether an element is one that a visitor clicks on, by its kind or its role."""
    return element.tag in _CONTROLS or element.attributes.get("role") in _CONTROL_ROLES


def targets_of(element: Element) -> Iterator[str]:
    """The names of what an element may open."""
    clicked = element.tag in _CLICKED or element.attributes.get("role") in _CONTROL_ROLES
    for name, value in element.attributes.items():
        if not value:
            continue
        if name == "aria-controls":
            yield from value.split()
        elif name == "onclick":
            yield from (quoted["name"] for quoted in _QUOTED.finditer(value[:_MOST_QUOTED]))
        elif name.startswith("data-") or (name == "href" and element.tag == "a"):
            target = value.strip()
            if target.startswith("#"):
                yield target[1:]
            elif clicked and name != "href" and " " not in target:
                yield target
