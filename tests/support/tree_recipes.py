"""What happens to a tree of files with names that nobody would choose, night after night.

``made_tree`` gives the recipe of one, the same again for the same random numbers; ``fuzzed_trees.py`` follows it.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from random import Random

from extract.ground.names import published_name

Step = tuple[str, str, str]
"""``put``, ``remove``, ``lock`` or ``deep``; the path with its bytes as signs; and what is put, or how deep."""

CONTENTS = {"empty": b"", "zeros": b"\0\0", "words": "ไม่ใช่แผน\n".encode(), "no UTF-8": b"\xa1\xfe\x80" * 40}
"""Of files that are no plans; ``plan`` is one."""

TWINS = (
    ("ท่\u0e38", "ท\u0e38\u0e48"),
    ("cafe\u0301", "café"),
    ("\u1100\u1161", "\uac00"),
    ("\u212b", "\u00c5"),
    ("a\nb", "a\\x0ab"),
    ("plan", "PLAN"),
    ("plan", "plan "),
    ("a\u200bb", "ab"),
    ("ปี๒๕๖๖", "ปี2566"),
)
_JOINING = ("a", "e", "ก", "ท", "\u0e48", "\u0e38", "\u0301", "é", "\u200b", "\u202e", "😀", " ")
_MEANING_MORE = ("%", "~", "\\", "'", '"', "*")
_UNSEEN = ("\n", "\t", "\r", "\x1b[2J", "\x7f", "\x85", "\u2028")
_WRITTEN_OUT = ("=1+1", "..", ".", "\\x0a", "~8ca072ef", "%2E", "$(id)")
_COUNTED = ("(1)", "(2)", "_part2", "_2of3", "1", "2", ".json", ".txt", ".md", ".parquet", "con", "ก" * 30, "{}", "..")
_PIECES = (*_JOINING, *_MEANING_MORE, *_UNSEEN, *_WRITTEN_OUT, *_COUNTED)
_USUAL = (".txt", ".txt", ".md", ".pdf", ".docx", ".html", ".TXT")
_SUFFIXES = (*_USUAL, ".json", ".xyz", "", ".", ".txt.txt", "." + "x" * 40)
_OURS = ("manifest.json", "corrections.csv", "projects.parquet", "quarantine", ".versions", "plan.json")
_KNOWN = (*_OURS, "-rf", "CON", "%")
_HOW_DEEP = (12, 60, 300, 1100, 2500)
_SHARE_DEEP = 0.05
_NIGHTS, _STEPS = 3, 9


def _bytes(name: str) -> str:
    """The bytes of a name, as signs that JSON has."""
    return os.fsencode(name).decode("latin-1")


def _joined(rng: Random) -> str:
    """Up to three folders and a file, of pieces that join, break lines, lead elsewhere or look like others."""
    names = ["".join(rng.choices(_PIECES, k=rng.randint(1, 5))) for _ in range(rng.choice((1, 1, 2, 3)))]
    return _bytes("/".join(names) + rng.choice(_SUFFIXES))


def _no_utf_8(rng: Random) -> str:
    name = bytes(rng.choice([code for code in range(1, 256) if code != 0x2F]) for _ in range(rng.randint(1, 40)))
    return name.decode("latin-1") + rng.choice(_SUFFIXES)


def _thai_of_1990(rng: Random) -> str:
    """A name in TIS-620, or as that is written out."""
    name = "แผน".encode("tis-620")
    return (name.decode("latin-1") if rng.random() < 0.5 else "\\xe1\\xbc\\xb9") + rng.choice((".txt", "/a.txt"))


def _long(rng: Random) -> str:
    """Names of about as many bytes as a file system takes, which begin alike."""
    sign, suffix = rng.choice(("ก", "x", "é", "e\u0301", "%", "\\", "\n")), rng.choice(_SUFFIXES)
    size = rng.choice((230, 240, 241, 250, 255)) - len(_bytes(suffix))
    name = _bytes(sign * (size // len(os.fsencode(sign))))
    folder = f"{name[:200].encode('latin-1').decode(errors='ignore')}"
    return name + suffix if rng.random() < 0.7 else f"{_bytes(folder)}/{name}{suffix}"


_NAMES: tuple[Callable[[Random], str], ...] = (_joined, _joined, _no_utf_8, _thai_of_1990, _long)


def _clash(rng: Random, taken: Sequence[str]) -> str:
    """A name that is in the way of another one: its folder, suffix, reason, normal form, what it becomes."""
    other = rng.choice(taken)
    name = os.fsdecode(other.encode("latin-1"))
    stem = other.rpartition(".")[0] or other
    return rng.choice(
        (
            *(f"{other}/x.txt", f"{other}.json/x.txt", f"{other}.json", f"{other}%", f"{stem}.md", f"{stem}.txt"),
            *(f"{stem} (2).txt", f"{stem}/{rng.choice(_KNOWN)}", other.partition("/")[0], f"{other}.txt"),
            *(_bytes(published_name(name)), _bytes(unicodedata.normalize("NFD", name))),
            *(_bytes(unicodedata.normalize("NFC", name)), rng.choice(_KNOWN)),
        )
    )


def _steps(rng: Random, taken: list[str]) -> Iterator[Step]:
    """What happens in one night; ``taken`` are the paths that were put so far."""
    for _ in range(rng.randint(2, _STEPS)):
        kind = rng.random()
        if taken and kind < 0.12:
            yield "remove", rng.choice(taken), ""
        elif taken and kind < 0.2:
            yield "lock", rng.choice(taken).rpartition("/")[0] or rng.choice(taken), ""
        else:
            if kind < 0.4:
                names = [_bytes(name) + rng.choice(_SUFFIXES[:2]) for name in rng.choice(TWINS)]
            elif taken and kind < 0.7:
                names = [_clash(rng, taken)]
            else:
                names = [rng.choice(_NAMES)(rng)]
            for name in names:
                taken.append(name)
                yield "put", name, "plan" if rng.random() < 0.25 else rng.choice(sorted(CONTENTS))
    if rng.random() < _SHARE_DEEP:
        yield "deep", rng.choice(("d", "deep", "ลึก")).encode().decode("latin-1"), str(rng.choice(_HOW_DEEP))


def made_tree(rng: Random) -> bytes:
    """The recipe of a tree: the steps of each of its nights, as JSON."""
    taken: list[str] = []
    nights = [list(_steps(rng, taken)) for _ in range(rng.randint(2, _NIGHTS))]
    return json.dumps(nights, indent=1).encode()
