"""File names, data for scripts, and words in two languages."""

from __future__ import annotations

import json
import re
import tomllib
from decimal import Decimal
from pathlib import Path
from string import Formatter

from hypothesis import given
from hypothesis import strategies as st

import plan_extract.site as site
from plan_extract.site.common.data_files import amount, as_script
from plan_extract.site.common.file_names import file_name

FOLDER = Path(site.__path__[0])
TEXTS = tomllib.loads((FOLDER / "texts.toml").read_text(encoding="utf-8"))


@given(st.lists(st.text(min_size=1), unique=True))
def test_names_are_safe_and_differ_even_where_case_is_not_told_apart(plan_ids: list[str]) -> None:
    names = [file_name(plan_id) for plan_id in plan_ids]
    assert len({name.lower() for name in names}) == len(plan_ids)
    assert all(re.fullmatch(r"[0-9a-z_~][0-9a-z_~-]{0,100}\.html", name) for name in names)


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists))
def test_data_in_a_script_are_data_and_nothing_else(data: object) -> None:
    written = as_script(data)
    assert json.loads(written) == data
    assert not re.search("[<>&\u2028\u2029]", written)


@given(st.decimals(min_value=0, max_value=10**15, places=2))
def test_amounts_in_scripts_are_exact(baht: Decimal) -> None:
    assert Decimal(str(amount(baht))) == baht


def test_every_text_has_both_languages_with_the_same_blanks() -> None:
    for section, texts in TEXTS.items():
        for name, (thai, english) in texts.items():
            assert thai.strip(), f"{section}.{name}"
            assert english.strip(), f"{section}.{name}"
            blanks = [{blank for _, blank, *_ in Formatter().parse(said) if blank} for said in (thai, english)]
            assert blanks[0] == blanks[1], f"{section}.{name}"
            assert thai == english or re.search("[ก-๛]", thai), f"{section}.{name}"
            assert not re.search("[ก-๛]", english), f"{section}.{name}"


def test_no_text_is_without_use() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in [*FOLDER.rglob("*.py"), *FOLDER.glob("templates/*")])
    words = set(re.findall(r"[a-z_]+", code))
    for section, texts in TEXTS.items():
        for name in texts:
            # "country.money_what" is asked for as "money" by what draws a figure
            named = name.removesuffix("_what").removesuffix("_chart")
            assert section == "dimension" or {name, named} & words, f"{section}.{name}"
