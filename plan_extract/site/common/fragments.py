"""What a plan's page has by the thousand: lines, paragraphs, cells. Made without a template, which takes twice as long.

Each puts the document's words into markup, so each escapes them here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape

from markupsafe import Markup
from markupsafe import escape as in_both_languages

from plan_extract.site.common.cells import Cell, State
from plan_extract.site.common.reading import PublishedRow
from plan_extract.site.common.source_view import SourceLines
from plan_extract.site.common.texts import Text

_TAGS = re.compile(r"(?:&lt;/?(?:table|thead|tbody|tfoot|tr|t[dh]|br)\b(?:(?!&[lg]t;).)*&gt;)+", re.IGNORECASE)
"""Tags of tables, escaped. They are the source's own words and stay; the style sheet makes them small."""


def source_lines(source: SourceLines) -> Markup:
    """The source as a list that counts its own lines; ``L`` and the number of a line is its name."""
    made = ['<ol class="lines" lang="th">\n']
    for number, line in enumerate(source.lines, 1):
        on = f' data-page="{source.pages[number]}"' if number in source.pages else ""
        said = escape(line, quote=False)
        if "&lt;" in said:
            said = _TAGS.sub(r"<i>\g<0></i>", said)
        made.append(f'<li id="L{number}"{on}>{said}</li>\n')
    made.append("</ol>")
    return Markup("".join(made))


def items(rows: Sequence[PublishedRow]) -> Markup:
    """Paragraphs or entries of a field, each leading to its lines."""
    made = ['<ul class="items" lang="th">\n']
    for row in rows:
        sub = ' class="sub"' if row["level"] > 1 else ""
        number = f'<span class="enum">{escape(row["enumerator"])}</span> ' if row["enumerator"] else ""
        made.append(f"<li{sub}><a {_lines(row)}>{number}{escape(row['text'] or '')}</a></li>\n")
    made.append("</ul>")
    return Markup("".join(made))


def cell_link(cell: Cell) -> Markup:
    """A value of the budget table with its sign and what that means, leading to its lines."""
    return Markup(f"<a {cell.place.__html__()}>{_said(cell.shown, cell.state, cell.printed)}</a>")


@lru_cache(maxsize=4096)
def _said(shown: str | Text, state: State, printed: bool) -> str:
    """The inside of a cell; most are dashes and zeros."""
    kind = "n" if printed else "w"
    return (
        f'<span class="{kind}">{in_both_languages(shown)}</span><span class="s" aria-hidden="true">'
        f'{escape(state.sign)}</span><span class="vh">{in_both_languages(state.meaning)}</span>'
    )


def _lines(row: PublishedRow) -> str:
    """The attributes of a link to the lines of a row, as :class:`links.SourceLink` has them."""
    first, last = row["line_start"], row["line_end"]
    return f'href="#L{first}"' if first == last else f'href="#L{first}" data-to="{last}"'
