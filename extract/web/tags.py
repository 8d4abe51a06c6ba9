"""The elements of a page by what they do to its lines, as far as several modules ask; the mark of what is struck."""

from __future__ import annotations

import re

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl"}
    | {"dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"}
    | {"html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"}
    | {"th", "thead", "tr", "ul"}
)
"""The elements that begin and end a line of their own."""

INLINE = frozenset({"span", "font", "a", "b", "strong", "i", "em", "u", "small", "label"})
"""Elements whose style marks their text as ``<s>`` and ``<sup>`` do."""

SECTIONS = frozenset({"thead", "tbody", "tfoot"})
"""The parts of a table, which hold its rows."""

STRUCK = "del"
"""The mark of what is struck. It may go on over lines and paragraphs: each text in it has its own mark."""

_TABLE_TAG = re.compile(r"<(?=/?(?:table|thead|tbody|tfoot|tr|td|th|caption)\b)", re.IGNORECASE)


def without_table_tags(text: str) -> str:
    """A text that stands in no cell, with a blank in what would be read as a tag of a table.

    >>> without_table_tags("ก <td> </TABLE <b>")
    'ก < td> < /TABLE <b>'
    """
    return _TABLE_TAG.sub("< ", text)
