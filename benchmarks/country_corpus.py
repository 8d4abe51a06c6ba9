"""A national corpus made from the five plans of data/raw: a plan for each of the 7,850 local governments of Thailand.

Every file is one of the five with another name, place, years, digits and amounts, each changed all over the file:
totals agree where they did, and a project is found where one was. Plan k has the same bytes whatever the number of
plans, so a small corpus is the beginning of a large one.

    python benchmarks/country_corpus.py FOLDER
    python benchmarks/country_corpus.py FOLDER --plans 500 --seed 2
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

from extract.ground.characters import THAI_DIGITS, arabic_digits, thai_digits

PROJECT = Path(__file__).parent.parent
RAW = PROJECT / "data" / "raw"
PROVINCES = PROJECT / "parsers" / "rules" / "provinces.toml"
PLANS = 7850

SYLLABLES = (
    "บาง บ้าน หนอง ห้วย โคก ดอน นา บึง ท่า วัง คลอง เขา ป่า โนน แม่ ทุ่ง สัน ดง หาด ปาก",
    "แดง ขาว แก้ว ทอง งาม บัว ไผ่ ยาง สัก ตาล หว้า มะขาม ประดู่ สำโรง กระทุ่ม ช้าง เสือ กวาง หิน ทราย ลาด พลวง",
    " เหนือ ใต้ กลาง น้อย ใหญ่ หลวง คำ",
)
"""Names of places are made of one of each line; of the last also none."""

STYLES: Sequence[tuple[Callable[[str], str], Callable[[str], str]]] = (
    (str, str),
    (thai_digits, thai_digits),
    (arabic_digits, arabic_digits),
    (thai_digits, arabic_digits),
)
"""Digits of the text, and of its years and amounts: as printed, all Thai, all Arabic, mixed."""

OFFSETS = range(-3, 5)
FACTORS = (1, 2, 3, 5, 10)
CHANGES = (2, 3, 5)
"""Years are moved by an offset, amounts multiplied by a factor; a change makes each amount another one."""

_LETTERS = "[ก-ฺเ-๎]"
_DIGIT = "[0-9๐-๙]"
_PROVINCE = "องค์การบริหารส่วนจังหวัด"
_ORGANISATION = re.compile(
    rf"^[^\S\n]*(?P<kind>เทศบาลนคร|เทศบาลเมือง|เทศบาลตำบล|องค์การบริหารส่วนตำบล|{_PROVINCE})(?P<name>{_LETTERS}+)\s*$", re.M
)
_ADDRESS = re.compile(
    rf"(?:ตำบล\s*(?P<subdistrict>{_LETTERS}+)\s+)?อำเภอ\s*(?P<district>{_LETTERS}+)\s+จังหวัด\s*(?P<province>{_LETTERS}+)"
)
_NUMBER = re.compile(rf"{_DIGIT}+")
_AMOUNT = re.compile(
    rf"(?<!{_DIGIT})(?<!{_DIGIT}[.,]){_DIGIT}{{1,3}}(?:,{_DIGIT}{{3}})+(?:\.{_DIGIT}{{2}})?"
    rf"(?!{_DIGIT}|[.,]{_DIGIT}|\s?(?:แห่ง|คน|ฉบับ))"
)
"""What stands with a thousands separator and does not count people or things."""

_DECADES = "(?:[6๖][0-9๐-๙]|[7๗][0-5๐-๕])"
_YEAR = rf"(?<!{_DIGIT})(?<!{_DIGIT}[.,])[2๒][5๕]{_DECADES}(?!{_DIGIT}|[.,]{_DIGIT})"
_SHORT_YEAR = rf"{_DECADES}(?: ?- ?{_DECADES})?(?!{_DIGIT}|[.,]{_DIGIT})"
"""Years from 2560 to 2575; after the word year (``ปี ๖๗ - ๗๐``) also without the century."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a plan calls its organisation and where that is; ``subdistrict`` may be empty."""

    kind: str
    name: str
    subdistrict: str
    district: str
    province: str


@dataclass(frozen=True, slots=True)
class Template:
    """A plan in pieces: what stays, once for each of ``STYLES``, and between two such pieces one of ``slots``."""

    names: Names
    literals: Sequence[Sequence[bytes]]
    slots: Sequence[tuple[str, str]]
    order: Sequence[int]


def main() -> None:
    """Write the corpus and say how long that took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plans", type=int, default=PLANS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    started = time.perf_counter()
    make_corpus(options.folder, options.plans, options.seed)
    print(f"{options.plans:,} plans in {options.folder}, in {time.perf_counter() - started:.1f} s")


def make_corpus(folder: Path, plans: int, seed: int) -> None:
    """Write plans 1 to ``plans`` into a folder for each province: ``TH-92/0001_9d1b….txt``."""
    templates = [template(path.read_bytes().decode()) for path in sorted(RAW.glob("*.txt"))]
    if not templates:
        sys.exit(f"no plan in {RAW}")
    provinces = real_provinces()
    for iso in provinces.values():
        (folder / iso).mkdir(parents=True, exist_ok=True)
    for number in range(1, plans + 1):
        random = Random(f"{seed}/{number}")
        source = templates[number % len(templates)]
        names = other_names(source.names, tuple(provinces), random)
        path = folder / provinces[names.province] / f"{number:04d}_{random.getrandbits(64):016x}.txt"
        path.write_bytes(filled(source, names, random))


def change(folder: Path, names: Sequence[str], seed: int) -> None:
    """Write the files with these paths under ``folder`` anew, with other amounts.

    A file is replaced, not written over: it may be a hard link to one that is to stay.
    """
    for name in names:
        path = folder / name
        factor = Random(f"{seed}/{name}").choice(CHANGES)
        text = changed(path.read_bytes().decode(), factor)
        path.unlink()
        path.write_bytes(text.encode())


def changed(text: str, factor: int) -> str:
    """A plan with every amount times ``factor``."""
    return _AMOUNT.sub(lambda match: multiplied(match[0], factor), text)


def real_provinces() -> dict[str, str]:
    """Thai name to ISO code. Bangkok is left out: it has no อำเภอ and no provincial organisation."""
    rows = tomllib.loads(PROVINCES.read_text(encoding="utf-8"))["province"]
    return {row["thai"]: row["iso"] for row in rows if row["iso"] != "TH-10"}


def template(text: str) -> Template:
    """A plan taken apart at its names, years and amounts."""
    names = names_of(text)
    pieces: list[str] = []
    numbers: dict[tuple[str, str], int] = {}
    order: list[int] = []
    end = 0
    for match in _slots(names).finditer(text):
        kind = match.lastgroup or ""
        pieces.append(text[end : match.start(kind)])
        order.append(numbers.setdefault((kind, match[kind]), len(numbers)))
        end = match.end(kind)
    pieces.append(text[end:])
    literals = [[in_style(piece).encode() for piece in pieces] for in_style, _ in STYLES]
    return Template(names, literals, tuple(numbers), order)


def names_of(text: str) -> Names:
    """The organisation that most lines of their own name, and the place of the first address."""
    organisations = Counter((match["kind"], match["name"]) for match in _ORGANISATION.finditer(text))
    address = _ADDRESS.search(text)
    if not organisations or not address:
        sys.exit("a plan without an organisation or an address")
    (kind, name), _ = organisations.most_common(1)[0]
    return Names(kind, name, address["subdistrict"] or "", address["district"], address["province"])


def _slots(names: Names) -> re.Pattern[str]:
    """Names with a word before them, the longer first, then the organisation's name wherever it stands, also torn."""
    subdistrict = rf"ตำบล\s*(?P<subdistrict>{names.subdistrict})|" if names.subdistrict else ""
    return re.compile(
        rf"จังหวัด\s*(?P<province>{names.province})|อำเภอ\s*(?P<district>{names.district})(?!{_LETTERS})|{subdistrict}"
        rf"(?P<name>{' ?'.join(names.name)})|(?P<amount>{_AMOUNT.pattern})|"
        rf"(?P<year>{_YEAR})|ปี ?(?P<short_year>{_SHORT_YEAR})"
    )


def other_names(old: Names, provinces: Sequence[str], random: Random) -> Names:
    """Names that agree as the old ones do: a province's organisation and its capital's district are named after it."""
    province = random.choice(provinces)
    name = province if old.kind == _PROVINCE else made_up(random)
    subdistrict = name if old.subdistrict == old.name else made_up(random)
    capital = old.district in ("เมือง", f"เมือง{old.province}")
    district = f"เมือง{province}" if capital else made_up(random)
    return Names(old.kind, name, subdistrict, district, province)


def made_up(random: Random) -> str:
    """A name such as places have: ``หนองบัวเหนือ``."""
    return "".join(random.choice(words.split(" ")) for words in SYLLABLES)


def filled(source: Template, names: Names, random: Random) -> bytes:
    """The plan with other names, years, amounts and digits."""
    style, offset, factor = random.randrange(len(STYLES)), random.choice(OFFSETS), random.choice(FACTORS)
    new: Mapping[str, Callable[[str], str]] = {
        "province": lambda _: names.province,
        "district": lambda _: names.district,
        "subdistrict": lambda _: names.subdistrict,
        "name": lambda _: names.name,
        "amount": lambda printed: multiplied(printed, factor),
        "year": lambda printed: moved(printed, offset),
        "short_year": lambda printed: moved(printed, offset),
    }
    in_style = STYLES[style][1]
    values = [in_style(new[kind](printed)).encode() for kind, printed in source.slots]
    pieces = [b""] * (2 * len(source.order) + 1)
    pieces[::2] = source.literals[style]
    pieces[1::2] = [values[number] for number in source.order]
    return b"".join(pieces)


def multiplied(printed: str, factor: int) -> str:
    """An amount times ``factor``, as it was printed.

    >>> multiplied("๒๐,๐๐๐", 5), multiplied("490,580.50", 10)
    ('๑๐๐,๐๐๐', '4,905,805.00')
    """
    return _alike(f"{Decimal(printed.replace(',', '')) * factor:,}", printed)


def moved(printed: str, offset: int) -> str:
    """A year, or two of two digits, moved by ``offset``.

    >>> moved("2566", 4), moved("๖๗ - ๗๐", -3)
    ('2570', '๖๔ - ๖๗')
    """
    return _NUMBER.sub(lambda match: _alike(str(int(match[0]) + offset), match[0]), printed)


def _alike(number: str, printed: str) -> str:
    return thai_digits(number) if printed[0] in THAI_DIGITS else number


if __name__ == "__main__":
    main()
