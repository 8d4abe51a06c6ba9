"""The worked questions of the docs: their three forms agree, and the pages print what they answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from living_documents import QUESTIONS, QUESTIONS_TH, Answer, Question, anchor, ask, beside, questions
from plan_extract.run import pipeline

pytestmark = pytest.mark.slow

START, ASKED = questions(QUESTIONS)
_, ASKED_TH = questions(QUESTIONS_TH)
PAIRS = list(zip(ASKED, ASKED_TH, strict=True))
each_question = pytest.mark.parametrize("number", range(len(ASKED)), ids=lambda number: f"question-{number + 1}")

_MONEY = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d\d)?")
_LINK = re.compile(r"\(questions\.md#([^)]+)\)")


def _agreed(question: Question) -> Answer:
    """What the three forms answer about ``data/out``, which must be the same."""
    answers = {form: ask(question, form, START) for form in ("sql", "pandas", "polars")}
    sql = answers["sql"]
    for form, answer in answers.items():
        assert answer.columns == sql.columns, form
        # as text: 0, 0.0 and Decimal("0.00") are equal, but not the same answer
        assert [*map(repr, answer.rows)] == [*map(repr, sql.rows)], form
    return sql


@each_question
def test_all_forms_give_the_printed_answer(number: int, published: Path) -> None:
    with beside(published):
        answer = _agreed(ASKED[number])
    assert answer.rows, "an empty answer agrees with everything"
    assert ASKED[number].printed == answer.markdown()
    assert ASKED_TH[number].printed == answer.markdown()


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of small plans that lack much of what the five have: issues, dimensions, units of indicators."""
    raw, out = (tmp_path_factory.mktemp("elsewhere") / name for name in ("raw", "out"))
    raw.mkdir()
    for number, path in enumerate(sorted((Path(__file__).parent / "cases" / "dialects").iterdir())):
        text = path.read_text(encoding="utf-8")
        # an office each: of one office they would be the same plan
        own = text.replace("ตำบลตัวอย่าง", f"ตำบลตัวอย่าง{'กขคงจฉชซฌญฎฏฐฑฒณ'[number]}")
        (raw / path.name).write_text(own, encoding="utf-8")
    pipeline.run(raw, out)
    return out


@each_question
def test_all_forms_agree_about_other_plans(number: int, elsewhere: Path) -> None:
    """Nulls go last, groups of null stay, and columns are there without rows, in all three."""
    with beside(elsewhere):
        _agreed(ASKED[number])


@each_question
def test_what_is_said_is_in_the_answer(number: int) -> None:
    """An amount in the words below an answer would be forgotten when the answer moves."""
    for question in PAIRS[number]:
        assert set(_MONEY.findall(question.prose)) <= set(_MONEY.findall(question.printed)), question.title


@each_question
def test_thai_page_leads_to_the_code(number: int) -> None:
    asked, asked_th = PAIRS[number]
    assert asked_th.title.split(".")[0] == asked.title.split(".")[0] == str(number + 1)
    assert _LINK.findall(asked_th.prose) == [anchor(asked.title)]


def test_ten_questions() -> None:
    assert len(ASKED) == 10
