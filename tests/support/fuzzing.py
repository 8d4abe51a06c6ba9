"""Inputs that nobody would send, and what must hold for each: an outcome, nothing lost, nothing made up.

``made`` gives an input by its kind and number: the same again for the same seed. ``examined`` reads it and says what is
wrong, if anything is. ``tests/test_fuzz.py`` does so for some, ``benchmarks/fuzz.py`` for thousands.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import mutations
from mutations import BYTES, DOCX, ENCODED, PDF, PLACES, TEXT, UNITS

import pdf_files
from extract.ground.characters import arabic_digits, tame_references
from extract.ground.options import ReadOptions
from extract.readers import read_source
from extract.text.repair import repair
from fuzzed_trees import examined_tree
from normalize.store.encoded import EncodedPlan
from parsers.values.money.cells import broken_figure
from parsers.values.money.fields import parse_budget, parse_cell
from parsers.values.numerals import parse_decimal
from plan_extract.engine.outcome import Outcome
from plan_extract.engine.read_plan import read_single_file
from tree_recipes import made_tree

PROJECT = Path(__file__).parents[2]
RAW = PROJECT / "data" / "raw"
CASES = Path(__file__).parents[1] / "cases"
SHARED = PROJECT.parent / "shared"
PDFS = (SHARED / "renditions" / "seed001.pdf", *sorted((SHARED / "pdfs").glob("*.pdf")))
CODES = frozenset(
    (
        *("empty", "binary", "undecodable", "not_a_plan", "unsupported", "broken", "encrypted", "limits"),
        *("needs_ocr", "several_plans", "missing_part", "no_projects", "not_local"),
    )
)
"""What a single file may be set aside for."""

TREE = ".tree"
"""The suffix of a recipe of ``tree_recipes.py``."""

_OPTIONS = ReadOptions(ocr="never")
_PAGES = 4
_TRACE_LINES = 12
_LONG = 30_000
_WHOLE = 0.02
"""Of the inputs: those made of a whole plan. The others have a few hundred lines, which is as good and faster."""

_WRAPS = 5
_UNIT_SCALES = (1, 1000, 10_000, 100_000, 1_000_000)
_NUMBER = re.compile("[0-9][0-9,]*(?:[.][0-9]+)?")
_TAG = re.compile("<[^<>]*>")
_BEFORE_SATANG = re.compile(r"(?<=[0-9๐-๙])\.(?=[0-9๐-๙]{2}$)")
_NO_WORDING = re.compile(r"[\s\\*|${}]")


@dataclass(frozen=True)
class Input:
    """The content of a file, and the suffix of its name."""

    suffix: str
    data: bytes


@dataclass(frozen=True)
class Verdict:
    """``status`` is ``ok`` or the code of the quarantine; ``faults`` what must not be."""

    status: str
    faults: tuple[str, ...] = ()


@cache
def plans() -> tuple[str, ...]:
    """The texts of the real plans and of the small ones."""
    small = (path for path in sorted(CASES.rglob("*")) if path.suffix in (".txt", ".md"))
    return tuple(path.read_text(encoding="utf-8") for path in (*sorted(RAW.glob("*.txt")), *small))


@cache
def clean() -> str:
    """The small plan without any issue."""
    return (CASES / "clean.txt").read_text(encoding="utf-8")


def _plan(rng: Random) -> str:
    text = rng.choice(plans())
    if rng.random() < _WHOLE:
        return text
    lines = text.split("\n")
    start = rng.randrange(len(lines))
    return "\n".join([*lines[: rng.randint(5, 120)], *lines[start : start + rng.choice((20, 80, 200))]])


def _mutated(text: str, rng: Random) -> str:
    for mutation in rng.choices(TEXT, k=rng.choice((1, 1, 2, 3, 5))):
        text = mutation(text, rng)
    return text


def text_input(rng: Random) -> Input:
    """A text file: a damaged plan in some encoding, or random bytes."""
    suffix = rng.choice((".txt", ".txt", ".md"))
    if rng.random() < 0.03:
        return Input(suffix, mutations.random_bytes(rng))
    text = _mutated(_plan(rng), rng)
    data = rng.choice(ENCODED)(text, rng) if rng.random() < 0.15 else mutations.as_utf_8(text, rng)
    return Input(suffix, rng.choice(BYTES)(data, rng) if rng.random() < 0.15 else data)


def html_input(rng: Random) -> Input:
    """A web page, or a text file with HTML tables."""
    text = mutations.html_table(_plan(rng), rng)
    if rng.random() < 0.5:
        tag = rng.choice(("p", "div", "li", "h1", "td", "pre", "script", "x"))
        text = "\n".join(f"<{tag}>{line}</{tag}>" if "<" not in line else line for line in text.split("\n"))
    return Input(rng.choice((".html", ".html", ".htm", ".txt")), mutations.as_utf_8(_mutated(text, rng), rng))


def docx_input(rng: Random) -> Input:
    """A Word document of a plan, damaged before or after it is packed."""
    text = _plan(rng)
    data = mutations.word_document(_mutated(text, rng) if rng.random() < 0.3 else text)
    for mutation in rng.choices(DOCX, k=rng.choice((0, 1, 1, 2))):
        try:
            data = mutation(data, rng)
        except mutations.UNREADABLE:  # damaged so much already that nothing can be changed inside
            break
    return Input(rng.choice((".docx", ".docx", ".docx", ".doc")), data)


@cache
def first_pages(path: Path) -> bytes:
    """The first pages of a PDF as a file of their own."""
    import pypdfium2 as pdfium

    found = io.BytesIO()
    with pdfium.PdfDocument(path) as document, pdfium.PdfDocument.new() as few:
        few.import_pages(document, list(range(min(_PAGES, len(document)))))
        few.save(found)
    return found.getvalue()


def pdf_input(rng: Random) -> Input:
    """A PDF of a few pages: of a real one that lies beside the project, or made by hand."""
    here = [path for path in PDFS if path.exists()]
    if here and rng.random() < 0.7:
        data = first_pages(rng.choice([here[0], here[0], *here]))
    else:
        lines = rng.choices(["A page of letters 1,000", "Baht 5,000.00", "() Tj ET BT", "2566"], k=rng.randint(0, 30))
        content = [pdf_files.text(*lines), pdf_files.rulings(rng.randint(1, 9), rng.randint(1, 9))]
        data = pdf_files.pdf([pdf_files.content(*content, compressed=rng.random() < 0.5)] * rng.randint(1, 3))
    for mutation in rng.choices(PDF, k=rng.choice((1, 1, 2, 3))):
        data = mutation(data, rng)
    return Input(".pdf", data)


def long_input(rng: Random) -> Input:
    """The clean plan with a piece that stands thousands of times in one place."""
    head = rng.choice(("", "", rng.choice(UNITS)))
    piece = head + mutations.repeated(rng.choice(UNITS), _LONG, on_lines=rng.random() < 0.4)
    text = rng.choice(sorted(PLACES.items()))[1](clean(), piece)
    return Input(rng.choice((".txt", ".txt", ".html")), text.encode())


def tree_input(rng: Random) -> Input:
    """The recipe of a folder of files with hostile names, which changes from night to night."""
    return Input(TREE, made_tree(rng))


KINDS: dict[str, Callable[[Random], Input]] = {
    "text": text_input,
    "html": html_input,
    "docx": docx_input,
    "pdf": pdf_input,
    "long": long_input,
    "tree": tree_input,
}
"""The kinds of inputs that are made at random: files, and recipes of trees."""


def made(kind: str, number: int, seed: int = 0) -> Input:
    """Input ``number`` of a kind."""
    return KINDS[kind](Random(f"{seed}/{kind}/{number}"))


def examined(path: Path) -> Verdict:
    """What became of a file, and what is wrong with that; of a recipe, what is wrong with runs over its tree."""
    if path.suffix == TREE:
        return Verdict("ok", tuple(examined_tree(path.read_bytes(), clean().encode())))
    outcome = read_single_file(path, path.name, options=_OPTIONS)
    if outcome.is_fault and outcome.problem:
        return Verdict("fault", (outcome.problem.message, *(outcome.trace or "").splitlines()[-_TRACE_LINES:]))
    if outcome.status == "quarantined":
        problem = outcome.problem
        if problem is None or problem.code not in CODES or not (problem.message and problem.remedy):
            return Verdict("fault", (f"set aside without a reason: {problem}",))
        return Verdict(problem.code)
    return Verdict("ok", tuple(_faults(outcome, path)))


def _faults(outcome: Outcome, path: Path) -> list[str]:
    """What is wrong with the rows of a plan that was read."""
    faults = []
    lines = None
    if path.suffix not in (".pdf", ".docx", ".doc"):
        lines = read_source(path, path.name).lines
    whole = rows_of(outcome, "sources")[-1]["line_end"]
    if lines is not None and whole != len(lines):
        faults.append(f"{len(lines)} lines were read, {whole} published")
    faults += coverage_faults([(row["line_start"], row["line_end"]) for row in rows_of(outcome, "sections")], whole)
    for row in rows_of(outcome, "budget_lines"):
        if row["amount_baht"] is not None:
            faults += amount_faults(row, lines)
    return faults


def coverage_faults(spans: list[tuple[int, int]], last: int) -> list[str]:
    """Whether the spans cover the lines from 1 to ``last`` once."""
    covered = [line for start, end in sorted(spans) for line in range(start, end + 1)]
    return [] if covered == list(range(1, last + 1)) else ["the sections do not cover every line once"]


def rows_of(outcome: Outcome, table: str) -> list[dict[str, Any]]:
    """The rows of a table as they would be published."""
    assert isinstance(outcome.plan, EncodedPlan)
    if table not in outcome.plan.packed:
        return []
    rows: list[dict[str, Any]] = outcome.plan.batch(table).to_pylist()
    return rows


def amount_faults(row: dict[str, Any], lines: tuple[str, ...] | None) -> list[str]:
    """An amount is what its wording says, and its wording stands on its lines."""
    raw, amount = str(row["raw"]), row["amount_baht"]
    where = f"{row['source']} amount {amount} of {raw[:80]!r}, line {row['line_start']}"
    key = arabic_digits(raw)
    numbers = {Decimal(found.replace(",", "")) for found in _NUMBER.findall(key)}
    said = {parse_cell(raw).amount}
    said |= {number * scale for number in numbers for scale in _UNIT_SCALES}
    said |= {found.amount for found in parse_budget([raw], None).amounts}
    if row["alignment"] == "mended" and (figure := broken_figure(raw)):  # a total or a block says so
        said.add(parse_decimal(figure))
    faults = [] if amount in said or (amount == Decimal(0) and 0 in said) else [f"not what it says: {where}"]
    if lines is not None:
        # an amount has the line that it begins on; its บาท may stand below
        text = "".join(lines[row["line_start"] - 1 : row["line_end"] + _WRAPS])
        forms = (text, _TAG.sub("", text), repair(_unescaped(_TAG.sub("", text)))[0])
        if not any(_stands_in(raw, form) for form in forms):
            faults.append(f"not in the text: {where}")
    return faults


def _unescaped(text: str) -> str:
    """The text with its references as characters."""
    return html.unescape(tame_references(text))


def _stands_in(raw: str, text: str) -> bool:
    """Whether a wording stands in a text, whole or its words in their order: a cell may have several lines, and other
    cells stand between them; satang may stand in a column of their own, behind that of their baht.
    """
    if _wording(raw) in _wording(text):
        return True
    place = 0
    for word in _BEFORE_SATANG.sub(" ", raw).split():
        place = text.find(word, place) + len(word)
        if place < len(word):
            return False
    return True


def _wording(text: str) -> str:
    return _NO_WORDING.sub("", text)
