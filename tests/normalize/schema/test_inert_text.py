"""Texts of anybody's go into spreadsheets: none is run there, none is lost, and numbers stay numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.schema.inert_text import as_it_was, inert

LIVE_TEXTS = (
    '=HYPERLINK("http://example.org","กด")',
    "=cmd|' /C calc'!A0",
    "+66 2 123 4567",
    "-2+3+cmd|' /C calc'!A0",
    "- อบรม",
    "--",
    "-5-6",
    "-5\n",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "\ufeff=1",
    "＝1+1",
    *(f"{before}=1" for before in "\0\x0b\x0c\x1c\x7f\x85\u00ad\u1680\u2003\u200e\u202e\u2028\u3000"),
    "\0 \u200e@SUM(A1)",
    "'=1",
    "''=1",
)
TEXTS = ("", "-", " - ", "-5", "+5", "-1,000.50", "-๑,๐๐๐.๕๐", "-5%", "-1e5", "1-2", "โครงการ=1", "'60", "–", "ก\n=1")


@pytest.mark.parametrize("text", LIVE_TEXTS)
def test_what_a_spreadsheet_would_run_has_an_apostrophe_before_it(text: str) -> None:
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("text", TEXTS)
def test_numbers_a_lone_dash_and_all_other_texts_are_as_they_are(text: str) -> None:
    assert inert(text) == text


_ANY = st.text(st.sampled_from("'=+-@\t\r\n 0๑,.%eก\0\x0b\u2028\u200b\ufeff＝"), max_size=8) | st.text()


@given(_ANY)
def test_no_text_is_lost(text: str) -> None:
    assert as_it_was(inert(text)) == text
