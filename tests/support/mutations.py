"""Plans made worse on purpose: what a bad scan, a broken program or a hostile hand does to a file.

Every mutation is a function of what it changes and of a ``random.Random``, so that a seed gives the same file again.
``TEXT`` changes texts, ``ENCODED`` makes their bytes, ``BYTES`` changes the bytes of any file, ``DOCX`` and ``PDF`` the
inside of those. ``UNITS`` at ``PLACES`` make files that are long in one way: what takes more than linear time shows.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from random import Random
from xml.sax.saxutils import escape

from extract.ground.characters import thai_digits

TextMutation = Callable[[str, Random], str]
BytesMutation = Callable[[bytes, Random], bytes]

_NUMBER = re.compile("[0-9๐-๙][0-9๐-๙,.]*")
_TAG = re.compile("<[^<>]*>")
_ODD_NUMBERS = (
    "0", "-1", "-5,000", "0.005", "1.500", "1.5.5", "1e9", "1,50,000", ",,,", "1,,000", "๑2๓4", "๑,๕00.๐0", "0x1F",
    "NaN", "∞", "½", "²", "٣٤٥", "१२३", "９９９", "𝟙𝟚", "①", "1\u200b000", "1 000 000", "1\u00a0000", "2566",
    "99999", "00000000000000000001", "1-", "--1", "99999999999", "9" * 20, "9" * 400, "9" * 5000, "๙" * 5000,
    "9," * 500, "1,000" * 300, "0." + "0" * 400 + "1", "31/02/2566",
)  # fmt: skip
_CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)))
_MARKS = (
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e\u0301\u0323\u20dd"
)
_UNSEEN = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"
)
_LETTERS = "๐๑๒๙09,.-–)( \tกาโคงรั่ิ<>/#*|&;\\ปีที่:\f\v\r\0\uf70a\ufffd\U0001f600\U0010ffff"
_SPANS = (
    "0",
    "1",
    "2",
    "3",
    "-1",
    "65534",
    "999999999",
    "9" * 5000,
    "๒",
    "x",
    "",
    '"',
    "1e9",
    "0x2",
    " 2 ",
    "2.5",
    "²",
)
_WORDS = (
    "มิติที่ 1", "ลำดับที่ 1", "ชื่อโครงการ : ก", "รวม", "รวมทั้งสิ้น", "ส่วนที่ 2", "ส่วนที่ 3", "สารบัญ", "คำนำ", "ภาคผนวก", "ประกาศ",
    "1. ชื่อโครงการ", "7. งบประมาณ", "ไม่ใช้งบประมาณ", "ปีละ 20,000 บาท", "หนึ่งแสนบาทถ้วน", "ปี 2566", "พ.ศ. 2566 - 2570",
    "จำนวน 4 โครงการ", "| a | b |", "|---|---|", "<table>", "<tr><td>", "</table>", "<!--", "<figure>",
    "<page_number>1</page_number>", "แผนปฏิบัติการป้องกันการทุจริต | 1", "- 12 -", "หน้า 7", "---", "จุดแข็ง (Strengths)",
    "โอกาสที่จะเกิดความเสี่ยง", "ร้อยละ 80",
)  # fmt: skip


def _at(text: str, rng: Random) -> int:
    return rng.randrange(len(text) + 1)


def _some_lines(text: str, rng: Random, change: Callable[[list[str], int], None], most: int = 40) -> str:
    """The text after ``change`` was called for some of its lines."""
    lines = text.split("\n")
    for _ in range(rng.randint(1, most)):
        change(lines, rng.randrange(len(lines)))
        lines = lines or [""]
    return "\n".join(lines)


def cut(text: str, rng: Random) -> str:
    """The text breaks off anywhere."""
    return text[: _at(text, rng)]


def beginning_lost(text: str, rng: Random) -> str:
    """The text begins anywhere."""
    return text[_at(text, rng) :]


def lines_deleted(text: str, rng: Random) -> str:
    """Lines are lost."""

    def delete(lines: list[str], at: int) -> None:
        del lines[at : at + rng.choice((1, 1, 3, 20))]

    return _some_lines(text, rng, delete)


def lines_doubled(text: str, rng: Random) -> str:
    """Lines are printed twice or many times."""

    def double(lines: list[str], at: int) -> None:
        lines[at:at] = lines[at : at + rng.choice((1, 1, 5, 30))] * rng.choice((1, 1, 1, 20))

    return _some_lines(text, rng, double, most=8)


def lines_swapped(text: str, rng: Random) -> str:
    """Lines change places."""

    def swap(lines: list[str], at: int) -> None:
        other = rng.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]

    return _some_lines(text, rng, swap)


def lines_joined(text: str, rng: Random) -> str:
    """Line ends are lost."""
    share = rng.choice((0.01, 0.2, 1.0))
    return "".join(line + ("\n" if rng.random() > share else rng.choice(("", " ", "\t"))) for line in text.split("\n"))


def lines_broken(text: str, rng: Random) -> str:
    """Lines are broken anywhere, also in front of a mark or between two digits."""
    for _ in range(rng.randint(1, 60)):
        place = _at(text, rng)
        text = text[:place] + rng.choice(("\n", "\n\n", "\r\n", "\r", "\f", "\n\f", "\v", "\u2028")) + text[place:]
    return text


def headings_strewn(text: str, rng: Random) -> str:
    """Words that the parsers wait for stand where they should not."""

    def strew(lines: list[str], at: int) -> None:
        word = rng.choice(_WORDS)
        word = thai_digits(word) if rng.random() < 0.5 else word
        lines.insert(at, word) if rng.random() < 0.5 else lines.__setitem__(at, f"{lines[at]} {word}")

    return _some_lines(text, rng, strew)


def cells_torn(text: str, rng: Random) -> str:
    """Tabs, pipes and tags of tables are lost, doubled and put elsewhere."""
    signs = ("\t", "\t\t", "|", " | ", "\\|", "<td>", "</td>", "<tr>", "</tr>", "<p>", "<br>", "</table>", "<table>")
    for sign in ("\t", "|", *sorted(set(_TAG.findall(text)[:20]))):
        share = rng.choice((0.0, 0.0, 0.05, 0.5))
        if share:
            pieces = text.split(sign)
            text = pieces[0] + "".join(
                (sign if rng.random() > share else rng.choice(("", sign * 2, "\n", *signs))) + piece
                for piece in pieces[1:]
            )
    for _ in range(rng.randint(0, 20)):
        place = _at(text, rng)
        text = text[:place] + rng.choice(signs) + text[place:]
    return text


def numbers_odd(text: str, rng: Random) -> str:
    """Numbers become huge, negative, fractions, mixed digits, digits of other scripts, or no number at all."""
    share = rng.choice((0.02, 0.2, 1.0))
    return _NUMBER.sub(lambda match: rng.choice(_ODD_NUMBERS) if rng.random() < share else match[0], text)


def numbers_joined(text: str, rng: Random) -> str:
    """What parts numbers is lost, or stands inside of them many times."""
    share = rng.choice((0.05, 0.5))

    def join(match: re.Match[str]) -> str:
        if rng.random() > share:
            return match[0]
        return rng.choice(
            (match[0].replace(",", ""), match[0] * rng.choice((2, 9)), ",".join(match[0]), ".".join(match[0]))
        )

    return _NUMBER.sub(join, text)


def letters_wrong(text: str, rng: Random) -> str:
    """Letters are lost, and others come in."""
    for _ in range(rng.choice((3, 30, 200))):
        place = _at(text, rng)
        text = text[:place] + rng.choice(_LETTERS) * rng.choice((1, 1, 1, 40)) + text[place + rng.randrange(3) :]
    return text


def controls_strewn(text: str, rng: Random) -> str:
    """Control characters and NULs stand anywhere."""
    for _ in range(rng.choice((1, 5, 300))):
        place = _at(text, rng)
        text = text[:place] + rng.choice(_CONTROLS) + text[place:]
    return text


def marks_piled_up(text: str, rng: Random) -> str:
    """Thai and Latin marks stand on each other, up to thousands."""
    for _ in range(rng.randint(1, 10)):
        place = _at(text, rng)
        pile = "".join(rng.choices(_MARKS, k=rng.choice((2, 30, 3000))))
        text = text[:place] + pile + text[place:]
    return text


def marks_unseen(text: str, rng: Random) -> str:
    """Marks of direction, joiners, soft hyphens and codes that are no characters stand anywhere."""
    for _ in range(rng.choice((1, 20, 300))):
        place = _at(text, rng)
        text = text[:place] + rng.choice(_UNSEEN) + text[place:]
    return text


_REFERENCES = (
    *("&", "&;", "&#", "&#;", "&#x;", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999999;", "&#" + "9" * 5000 + ";"),
    *("&nbsp;", "&lt;td&gt;", "&amp;lt;", "&NotEqualTilde;", "&" + "a" * 500, "&#124;", "&#10;", "&#x0;", "&#8238;"),
)


def entities(text: str, rng: Random) -> str:
    """Letters become HTML references; some are no characters, some name nothing, some are endless."""
    for _ in range(rng.randint(1, 60)):
        place = _at(text, rng)
        plain = text[place : place + 1]
        known = f"&#{ord(plain)};" if plain else "&#65;"
        text = text[:place] + rng.choice((known, rng.choice(_REFERENCES))) + text[place + 1 :]
    return text


def html_table(text: str, rng: Random) -> str:
    """The tables with tabs become HTML with spans, sections, nested tables and tags that nobody closes."""

    def row(line: str) -> str:
        cells = []
        for cell in line.split("\t"):
            attributes = "".join(
                f"{rng.choice((' ', '  ', chr(10)))}{name}={quote}{rng.choice(_SPANS)}{quote}"
                for name in ("rowspan", "COLSPAN", "rowspan")
                if rng.random() < 0.1
                for quote in (rng.choice(('"', "'", "")),)
            )
            inner = f"<table><tr><td>{cell}</td></tr></table>" if rng.random() < 0.02 else cell
            name, closing = rng.choice(("td", "td", "th", "TD")), rng.choice(("</td>", "</td>", "", "<br>"))
            cells.append(f"<{name}{attributes}>{inner}{closing}")
        return rng.choice(("<tr>", "<tr>", "<TR class='x'>", "")) + "".join(cells) + rng.choice(("</tr>", "</tr>", ""))

    return _marked_up(
        text, rng, row, rng.choice(("<table>", "<table border=1>", "<tbody>", "")), rng.choice(("</table>", ""))
    )


def pipe_table(text: str, rng: Random) -> str:
    """The tables with tabs become Markdown with rules that are wrong, cells too many, and escaped pipes."""

    def row(line: str) -> str:
        cells = line.split("\t") + [""] * rng.choice((0, 0, 0, 1, 50))
        return (
            rng.choice(("| ", "| ", "|", ""))
            + rng.choice((" | ", "|", " \\| ")).join(cells)
            + rng.choice((" |", " |", ""))
        )

    rule = rng.choice(("|---|---|", "|" + "-|" * 40, "|:-:|", "---", "| - | - |", "|", ""))
    return _marked_up(text, rng, row, rule if rng.random() < 0.2 else "", "", rule)


def _marked_up(
    text: str, rng: Random, row: Callable[[str], str], opening: str, closing: str, below_first: str = ""
) -> str:
    found: list[str] = []
    inside = False
    for line in text.split("\n"):
        if "\t" in line and not inside:
            found += [opening, row(line), below_first] if below_first else [opening, row(line)]
        elif "\t" in line:
            found.append(row(line))
        else:
            found += [closing, line] if inside and rng.random() < 0.9 else [line]
        inside = "\t" in line
    return rng.choice(("\n", "\n", "\n", "")).join(found)


def nested(text: str, rng: Random) -> str:
    """Lists, numbers, brackets, tags or signs stand deep inside each other."""
    depth = rng.choice((3, 50, 2000))
    opening, closing = rng.choice(
        (("(", ")"), ("<div>", "</div>"), ("<table><tr><td>", "</td></tr></table>"), ("> ", ""), ("<b>", "</b>"),
         ("**", "**"), ("1.", ""), ("<table>", ""), ("[", "]"), ("\t", ""), ("“", "”"), ("<ul><li>", "</li></ul>"),
         ("- ", ""), ("{\\", "}"))
    )  # fmt: skip
    place = _at(text, rng)
    end = min(len(text), place + rng.choice((0, 30, 3000)))
    return text[:place] + opening * depth + text[place:end] + closing * depth + text[end:]


def stretched(text: str, rng: Random) -> str:
    """One short piece stands thousands of times, on one line or on lines of its own."""
    unit = rng.choice((rng.choice(UNITS), text[(place := _at(text, rng)) : place + rng.randint(1, 12)]))
    piece = repeated(unit, rng.choice((100, 2000, 20_000)), on_lines=rng.random() < 0.3)
    place = _at(text, rng)
    return text[:place] + piece + text[place:]


def shuffled_parts(text: str, rng: Random) -> str:
    """The parts of the text stand in another order."""
    lines = text.split("\n")
    cuts = sorted(rng.randrange(len(lines) + 1) for _ in range(rng.randint(1, 6)))
    parts = [lines[start:end] for start, end in zip([0, *cuts], [*cuts, len(lines)], strict=True)]
    rng.shuffle(parts)
    return "\n".join(line for part in parts for line in part)


TEXT: tuple[TextMutation, ...] = (
    cut, beginning_lost, lines_deleted, lines_doubled, lines_swapped, lines_joined, lines_broken, headings_strewn,
    cells_torn, numbers_odd, numbers_joined, letters_wrong, controls_strewn, marks_piled_up, marks_unseen, entities,
    html_table, pipe_table, nested, stretched, shuffled_parts,
)  # fmt: skip


def as_utf_8(text: str, rng: Random) -> bytes:
    """UTF-8, sometimes with a byte order mark or two."""
    return b"\xef\xbb\xbf" * rng.choice((0, 0, 0, 0, 0, 0, 1, 2)) + text.encode("utf-8", "replace")


def as_utf_16(text: str, rng: Random) -> bytes:
    """UTF-16 of either order, sometimes without its mark, with lone surrogates, or cut inside a unit."""
    order = rng.choice(("le", "be"))
    mark = rng.choice(("\ufeff", "\ufeff", "\ufeff", ""))
    data = (mark + text).encode(f"utf-16-{order}", "replace")
    if rng.random() < 0.3:
        place = rng.randrange(len(data) // 2 + 1) * 2
        lone = struct.pack("<H" if order == "le" else ">H", rng.choice((0xD800, 0xDBFF, 0xDC00, 0xDFFF)))
        data = data[:place] + lone + data[place:]
    return data[: len(data) - rng.choice((0, 0, 1, 2, 3))]


def as_utf_32(text: str, rng: Random) -> bytes:
    """UTF-32 of either order, with or without its mark."""
    return (rng.choice(("\ufeff", "")) + text).encode(f"utf-32-{rng.choice(('le', 'be'))}", "replace")


def as_thai_8_bit(text: str, rng: Random) -> bytes:
    """Windows-874, sometimes with bytes that it does not know."""
    data = text.encode("cp874", "replace")
    if rng.random() < 0.3:
        place = rng.randrange(len(data) + 1)
        data = data[:place] + bytes(rng.choices(range(0x80, 0x100), k=rng.choice((1, 40)))) + data[place:]
    return data


def as_mixture(text: str, rng: Random) -> bytes:
    """One half in UTF-8, the other in another encoding."""
    place = _at(text, rng)
    return text[:place].encode("utf-8", "replace") + text[place:].encode(
        rng.choice(("cp874", "utf-16", "utf-8-sig")), "replace"
    )


def as_surrogates(text: str, rng: Random) -> bytes:
    """UTF-8 with halves of characters as three bytes each, as old programs write them."""
    place = _at(text, rng)
    return (text[:place] + rng.choice(("\ud800", "\udc00", "\ud83d\ude00")) + text[place:]).encode(
        "utf-8", "surrogatepass"
    )


ENCODED: tuple[Callable[[str, Random], bytes], ...] = (as_utf_16, as_utf_32, as_thai_8_bit, as_mixture, as_surrogates)


def bytes_flipped(data: bytes, rng: Random) -> bytes:
    """Some bytes are others."""
    found = bytearray(data)
    for _ in range(rng.choice((1, 5, 50)) if found else 0):
        found[rng.randrange(len(found))] = rng.randrange(256)
    return bytes(found)


def bits_flipped(data: bytes, rng: Random) -> bytes:
    """Single bits are wrong."""
    found = bytearray(data)
    for _ in range(rng.choice((1, 5, 50)) if found else 0):
        found[rng.randrange(len(found))] ^= 1 << rng.randrange(8)
    return bytes(found)


def bytes_cut(data: bytes, rng: Random) -> bytes:
    """The file breaks off anywhere, also inside of a character."""
    return data[: rng.randrange(len(data) + 1)]


def bytes_lost(data: bytes, rng: Random) -> bytes:
    """A stretch in the middle is lost."""
    place = rng.randrange(len(data) + 1)
    return data[:place] + data[place + rng.choice((1, 2, 100, 5000)) :]


def bytes_doubled(data: bytes, rng: Random) -> bytes:
    """A stretch stands twice."""
    place = rng.randrange(len(data) + 1)
    return data[: place + rng.choice((1, 100, 5000))] + data[place:]


def bytes_zeroed(data: bytes, rng: Random) -> bytes:
    """A stretch is zeros, as on a disk that failed."""
    place = rng.randrange(len(data) + 1)
    length = rng.choice((1, 4, 512, 4096))
    return data[:place] + bytes(len(data[place : place + length])) + data[place + length :]


def bytes_foreign(data: bytes, rng: Random) -> bytes:
    """A stretch of random bytes comes in."""
    place = rng.randrange(len(data) + 1)
    return data[:place] + rng.randbytes(rng.choice((1, 30, 2000))) + data[place:]


BYTES: tuple[BytesMutation, ...] = (
    bytes_flipped, bits_flipped, bytes_cut, bytes_lost, bytes_doubled, bytes_zeroed, bytes_foreign
)  # fmt: skip


def random_bytes(rng: Random) -> bytes:
    """Bytes of any kind, sometimes behind the first bytes of a known format."""
    magic = rng.choice(
        (b"", b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"<html>", b"\xff\xfe\0\0")
    )
    data = rng.randbytes(rng.choice((0, 1, 2, 3, 10, 1000, 20_000)))
    some = rng.choice((None, b"\0\n <>|\t,.0123456789", bytes(range(0xA1, 0xFC)), b"\xe0\xb8\x81\x99\n\t 0"))
    return (
        magic + (data if some is None else bytes(some[byte % len(some)] for byte in data)) + rng.choice((b"", b"%%EOF"))
    )


# Word documents

UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)
"""What a package raises that is too damaged to be changed inside."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BODY = "word/document.xml"
_NUMBERING = "word/numbering.xml"
_ELEMENT = re.compile(r"<(/?)(w:[A-Za-z]+)([^<>]*?)(/?)>")
_VALUE = re.compile(r'(w:(?:val|ilvl|numId|abstractNumId|start)=")[^"]*(")')


def word_document(text: str) -> bytes:
    """A Word document of a text: a paragraph a line, a table of the lines with tabs, and a list that none uses."""
    blocks: list[str] = []
    rows: list[str] = []
    for line in [*text.split("\n"), ""]:
        clean = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", line)
        if "\t" in clean:
            cells = "".join(f"<w:tc><w:tcPr/>{_paragraph(cell)}</w:tc>" for cell in clean.split("\t"))
            rows.append(f"<w:tr>{cells}</w:tr>")
            continue
        if rows:
            blocks.append(f"<w:tbl>{''.join(rows)}</w:tbl>")
            rows = []
        blocks.append(_paragraph(clean))
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    return packed({_BODY: body("".join(blocks)), _NUMBERING: numbering_part(level)})


def _paragraph(text: str) -> str:
    return f'<w:p><w:pPr/><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def body(blocks: str) -> str:
    """The main part of a Word document with these blocks."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}"><w:body>{blocks}</w:body></w:document>'


def numbering_part(levels: str, overrides: str = "") -> str:
    """The part of a Word document that defines its lists, with one list, number 1."""
    return (
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{overrides}</w:num></w:numbering>'
    )


def packed(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of these parts; empty ones are left out."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", method) as archive:
        for name, content in parts.items():
            if content:
                archive.writestr(zipfile.ZipInfo(name), content, method)
    return found.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _in_part(data: bytes, rng: Random, change: Callable[[str], str]) -> bytes:
    """The package with one of its XML parts changed, mostly the main one."""
    parts = _parts(data)
    if not parts:  # what another change took out
        return data
    name = _BODY if rng.random() < 0.6 and _BODY in parts else rng.choice(sorted(parts))
    return packed({**parts, name: change(parts[name].decode("utf-8", "replace"))})


def xml_bytes(data: bytes, rng: Random) -> bytes:
    """A part of the package is damaged, the package is not."""
    parts = _parts(data)
    if not parts:
        return data
    name = rng.choice(sorted(parts))
    return packed(parts | {name: rng.choice(BYTES)(parts[name], rng)})


def xml_elements(data: bytes, rng: Random) -> bytes:
    """Elements get other names, are lost, doubled and nested, so that the XML stays well-formed."""
    names = (
        "p",
        "r",
        "t",
        "tbl",
        "tr",
        "tc",
        "sdt",
        "sdtContent",
        "ins",
        "del",
        "txbxContent",
        "tcPr",
        "trPr",
        "tab",
        "x",
    )

    def change(text: str) -> str:
        renamed = {
            name: f"w:{rng.choice(names)}"
            for name in {match[2] for match in _ELEMENT.finditer(text)}
            if rng.random() < 0.2
        }
        return _ELEMENT.sub(lambda match: f"<{match[1]}{renamed.get(match[2], match[2])}{match[3]}{match[4]}>", text)

    return _in_part(data, rng, change)


def xml_cells(data: bytes, rng: Random) -> bytes:
    """Cells and rows get widths, merges and paragraphs get lists, with values of every kind."""
    values = ("0", "1", "2", "-1", "restart", "continue", "999999999", "9" * 5000, "x", "", "²", "๒", "1.5", "0x1")

    def properties(match: re.Match[str]) -> str:
        value = rng.choice(values)
        kind = rng.choice(("gridSpan", "vMerge", "vMerge", "hMerge"))
        return f'<w:tcPr><w:{kind} w:val="{value}"/></w:tcPr>' if rng.random() < 0.2 else match[0]

    def numbers(match: re.Match[str]) -> str:
        value = rng.choice(values)
        listed = f'<w:numPr><w:ilvl w:val="{rng.choice(("0", "1", "8", value))}"/><w:numId w:val="1"/></w:numPr>'
        return f"<w:pPr>{listed}</w:pPr>" if rng.random() < 0.3 else match[0]

    parts = _parts(data)
    text = parts[_BODY].decode("utf-8", "replace")
    forms = ("decimal", "thaiLetters", "lowerRoman", "upperRoman", "thaiNumbers", "bullet", "none", "x", "")
    levels = "".join(
        f'<w:lvl w:ilvl="{rng.choice((str(level), rng.choice(values)))}"><w:start w:val="{rng.choice(values)}"/>'
        f'<w:numFmt w:val="{rng.choice(forms)}"/><w:lvlText w:val="%1.%2{rng.choice(("", "%9", "%"))}"/>'
        f'<w:lvlRestart w:val="{rng.choice(values)}"/></w:lvl>'
        for level in range(rng.randrange(4))
    )
    override = (
        f'<w:lvlOverride w:ilvl="{rng.choice(values)}"><w:startOverride w:val="{rng.choice(values)}"/></w:lvlOverride>'
    )
    changed = re.sub("<w:pPr/>", numbers, re.sub("<w:tcPr/>", properties, text))
    return packed({**parts, _BODY: changed, _NUMBERING: numbering_part(levels, rng.choice(("", override)))})


def xml_values(data: bytes, rng: Random) -> bytes:
    """Attributes have values that they cannot have."""
    values = ("-1", "", "x", "9" * 20, "9" * 5000, "²", "๓", "%1", "&#9;")
    return _in_part(
        data,
        rng,
        lambda text: _VALUE.sub(lambda m: f"{m[1]}{rng.choice(values)}{m[2]}" if rng.random() < 0.1 else m[0], text),
    )


_ENCODINGS = ("x", "cp932", "UTF-16", "cp874", "utf-7", "idna", "")


def xml_prologue(data: bytes, rng: Random) -> bytes:
    """The XML names an encoding that it has not or that nobody knows, declares entities, or has no beginning."""
    heads = (
        f'<?xml version="1.0" encoding="{rng.choice(_ENCODINGS)}"?>',
        *("", '<!DOCTYPE x [<!ENTITY a "b">]>', '<?xml version="1.1"?>', "\ufeff\ufeff", "\n\n", "<!-- -->" * 100),
    )

    def change(text: str) -> str:
        return rng.choice(heads) + re.sub(r"^<\?xml[^>]*\?>", "", text)

    return _in_part(data, rng, change)


def xml_deep(data: bytes, rng: Random) -> bytes:
    """Elements stand deep inside each other."""
    name = rng.choice(
        ("w:tbl><w:tr><w:tc", "w:sdt><w:sdtContent", "w:ins", "w:r", "w:txbxContent", "w:p", "w:p><w:r><w:txbxContent")
    )
    depth = rng.choice((5, 100, 3000))
    closing = "".join(f"</{part}>" for part in reversed(name.split("><")))
    return _in_part(
        data,
        rng,
        lambda text: text.replace("<w:p>", f"<{name}>" * depth + "<w:p>", 1).replace(
            "</w:p>", "</w:p>" + closing * depth, 1
        ),
    )


def package_odd(data: bytes, rng: Random) -> bytes:
    """The package lacks parts, has them twice, has them unpacked or packed in another way."""
    parts = _parts(data)
    names = sorted(parts)
    kept = {name: parts[name] for name in names if rng.random() < 0.9}
    method = rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    return packed(kept, method) + rng.choice((b"", b"tail", data))


DOCX: tuple[BytesMutation, ...] = (
    *BYTES, xml_bytes, xml_elements, xml_cells, xml_cells, xml_values, xml_prologue, xml_deep, package_odd
)  # fmt: skip


# PDF

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_PDF_NUMBER = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?")
_PDF_NUMBERS = (
    b"0",
    b"-1",
    b"1e9",
    b"99999999999",
    b"-99999999999",
    b"0.0000001",
    b"NaN",
    b"9" * 400,
    b"65536",
    b"3 0 R",
    b"[ ]",
    b"null",
)


def pdf_unpacked(data: bytes, rng: Random) -> bytes:
    """The content of pages is damaged below its packing: numbers, operators, texts."""

    def change(match: re.Match[bytes]) -> bytes:
        try:
            content = zlib.decompress(match[1])
        except zlib.error:
            return match[0]
        if rng.random() < 0.5:
            share = rng.choice((0.005, 0.2))
            content = _PDF_NUMBER.sub(lambda m: rng.choice(_PDF_NUMBERS) if rng.random() < share else m[0], content)
        else:
            content = rng.choice(BYTES)(content, rng)
        return b"stream\n" + zlib.compress(content) + b"\nendstream"

    return _STREAM.sub(change, data)


def pdf_objects(data: bytes, rng: Random) -> bytes:
    """Numbers of the document's objects outside of its streams are others: references, sizes, places, lengths."""
    pieces = re.split(rb"(stream\r?\n.*?endstream)", data, flags=re.DOTALL)
    share = rng.choice((0.001, 0.02))

    def other(match: re.Match[bytes]) -> bytes:
        wrong = rng.choice((rng.choice(_PDF_NUMBERS), str(rng.randrange(200)).encode()))
        return wrong if rng.random() < share else match[0]

    return b"".join(piece if piece.startswith(b"stream") else _PDF_NUMBER.sub(other, piece) for piece in pieces)


def pdf_names(data: bytes, rng: Random) -> bytes:
    """Names of the document's dictionaries are exchanged."""
    names = sorted(set(re.findall(rb"/[A-Z][A-Za-z]+", data)))
    if not names:
        return data
    for _ in range(rng.randint(1, 4)):
        data = data.replace(rng.choice(names), rng.choice(names), rng.choice((1, -1)))
    return data


def pdf_end_kept(data: bytes, rng: Random) -> bytes:
    """A stretch is lost or damaged and the end is there, so that the file does not look cut off."""
    return rng.choice(BYTES)(data, rng) + b"\nstartxref\n0\n%%EOF\n"


PDF: tuple[BytesMutation, ...] = (*BYTES, pdf_unpacked, pdf_unpacked, pdf_objects, pdf_names, pdf_end_kept)


# Long in one way

UNITS = (
    "0", "๑", "1,", "1,000,", "1.1.", "000,", "25", "2566", "2566 - ", "1 ", "1 000 ", "1,000 ", "15 000 - ",
    "5,000 บาท ", "- ", "–", " ", "\t", "\t\t1", " \t", "\t-", "\u00a0", "\u200b", "\ufeff", "\0", "\v", "\f", "\r",
    ".", "…", ". ", ".-", "(", ")", "((1)", "(1", "[", "[image", "“", "'", "<", "<<", ">", "<>", "</", "<t", "<td",
    "<td ", "<td>", "</td>", "<td rowspan=", "<td rowspan= >", "<td rowspan=9 colspan=9>", "<tr>", "<tr><td>",
    "<tr><td>1</td></tr>", "<table>", "<table><tr><td>", "</table>", "<table></table>", "<table><tr></tr>x", "<!--",
    "<!", "<?", "<![", "<![CDATA[", "<a ", "<a b=", "<a b='", "<script>", "<p>", "</p>", "<br>", "<br ", "<div>",
    "<ol>", "<li>", "<ol><li>", "<figure>", "<page_number>1</page_number>", "<https://", "<caption>x", "&", "&#",
    "&#1", "&amp;", "&lt;td&gt;", "&nbsp;", "|", "| ", "| - ", "|-", "|--", "| 1 |", "a|", "\\", "\\|", "|---|---|",
    ":-", "-:", "--", "-|", "#", "# ", "*", "* ", "**", "**a", "***", "_", "=", "~", "/", "//", ":", " : ", ";",
    ",", ", ", "@", "฿", "%", "ก", "ก ", "ก1", "ก 1 ", "่", "ี่", "่ี", "ำ", "ํ", "ํ่", "ำา", "ำ่", "เ", "เเ", "e\u0301",
    "\u0301\u0323", "\uf70a", "\ufffd", "x", "x ", "1x", "o0", "α", "а", "😀", "ละ", "ละ ", "ปีละ ", "ปี ", "ปี 2566 ",
    "ปี 2566 จำนวน 5,000 บาท ", "พ.ศ.", "พ.ศ. 2566 ", "พ.ศ. 2566 - 2570 ", "1 มกราคม 2566 ", "1/1/2566 ", "มกราคม ",
    "บาท", "บาท ", "1 บาท", "หนึ่ง", "หนึ่งแสน", "หนึ่งแสนบาทถ้วน ", "ล้าน", "จำนวน ", "จำนวน", "จำนวน 1 โครงการ ",
    "เป็นเงิน ", "งบประมาณ ", "ไม่ใช้งบประมาณ ", "ไม่เกิน ", "ไม่", "ร้อยละ ", "ร้อยละ 80 ", "80% ", "1 คน ", "1 คน/", "คน",
    "ครั้ง ", "1 ครั้ง/ปี ", "มากกว่า ", "ไม่น้อยกว่า ", "และ ", "หรือ ", "ถึง ", "1) ", "1. ", "1.1 ", "ก. ", "(1) ", "- ก ",
    "• ", "1) โครงการ ก ", "โครงการ", "โครงการ ", "โครงการ/", "/กิจกรรม", "มาตรการ ", "กิจกรรม ", "รวม", "รวม ",
    "รวมทั้งสิ้น ", "รวม จำนวน 1 โครงการ ", "มิติที่ 1 ", "มิติ", "1. การสร้างวัฒนธรรมสุจริต ", "1.1 การเสริมสร้างจิตสำนึก ",
    "ภารกิจตามมิติ ", "ลำดับที่ 1 ", "ลำดับที่ 1", "ส่วนที่ 1 ", "ส่วนที่ 3", "บทที่ 1", "คำนำ", "สารบัญ", "ภาคผนวก", "ประกาศ ",
    "ประกาศ ณ วันที่ 1 มกราคม พ.ศ. 2566 ", "แผนปฏิบัติการป้องกันการทุจริต", "แผนปฏิบัติการป้องกันการทุจริต | 1",
    "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570) ", "แผน", "ทุจริต ", "ชื่อ", "ชื่อโครงการ", "ชื่อโครงการ : ",
    "1. ชื่อโครงการ : โครงการอบรม", "2. หลักการและเหตุผล", "3. วัตถุประสงค์", "7. งบประมาณ", "7. งบประมาณ 5,000 บาท",
    "8. ผู้รับผิดชอบ", "9. ตัวชี้วัด", "ระยะเวลา 1 ปี ", "สถานที่ ", "เทศบาล", "เทศบาลตำบล", "เทศบาลตำบลตัวอย่าง ",
    "องค์การบริหารส่วนตำบล", "อบต.", "ตำบล", "ตำบล ก ", "อำเภอ ", "อำเภอเมือง จังหวัดลำปาง ", "จังหวัด", "จังหวัดลำปาง ",
    "นาย", "(นายก ข) ", "นายก", "จุดแข็ง", "จุดแข็ง (Strengths) ", "จุดอ่อน ", "โอกาส ", "อุปสรรค ", "SWOT ", "ความเสี่ยง",
    "ความเสี่ยง ", "risk score ", "วิสัยทัศน์ ", "พันธกิจ ", "เป้าหมาย ", "ประโยชน์ ", "ตัวชี้วัด ", "หน้า", "หน้า 1 ", "- 1 -",
    "---", "ๆ", "ๆ ละ ", "ฯ", "ฯลฯ ",
)  # fmt: skip
"""Short pieces that patterns look for: repeated, they show what goes back over what it has read."""


def repeated(unit: str, characters: int, *, on_lines: bool = False) -> str:
    """A piece over and over up to so many characters, on one line or on lines of its own."""
    unit = f"{unit}\n" if on_lines else unit
    return unit * max(1, characters // max(1, len(unit)))


def _before(text: str, mark: str, piece: str) -> str:
    place = text.index(mark)
    return text[:place] + piece + text[place:]


PLACES: dict[str, Callable[[str, str], str]] = {
    "first": lambda text, piece: f"{piece}\n{text}",
    "cover": lambda text, piece: _before(text, "\nคำนำ", f"\n{piece}\n"),
    "chapter": lambda text, piece: _before(text, "\nส่วนที่ ๒", f"\n{piece}\n"),
    "cell": lambda text, piece: _before(text, "๒๐,๐๐๐\t", piece),
    "item": lambda text, piece: _before(text, "๒) มาตรการ", piece),
    "title": lambda text, piece: _before(text, "โครงการอบรมคุณธรรมจริยธรรม\n\n๒.", piece),
    "field": lambda text, piece: _before(text, "\n๔. กลุ่มเป้าหมาย", f"\n{piece}\n"),
    "period": lambda text, piece: _before(text, "\n๗. งบประมาณ", f"\n{piece}\n"),
    "budget": lambda text, piece: _before(text, "ปีละ ๒๐,๐๐๐", piece),
    "unit": lambda text, piece: _before(text, "สำนักปลัดเทศบาล\n", piece),
    "last": lambda text, piece: f"{text}\n{piece}",
}
"""Where in ``tests/cases/clean.txt`` a piece stands."""
