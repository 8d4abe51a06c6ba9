"""`plan-extract evaluate` and `gold new` at the command line: output, exit codes, one-line errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import damage
from plan_extract import cli

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parents[2] / "golden"
PLAN = next((Path(__file__).parents[3] / "data" / "raw").glob("000*.txt"))
Captured = pytest.CaptureFixture[str]


def raise_one_amount(tables: damage.Tables) -> None:
    row = next(row for row in tables["budget_lines"] if row["source"] == "table" and row["amount_baht"])
    row["amount_baht"] += 1


@pytest.fixture
def worse(damaged: damage.Damaged) -> Path:
    """A dataset with one wrong amount."""
    return damaged(raise_one_amount)


def call(*args: object) -> int:
    return cli.main([str(arg) for arg in args])


def is_one_line(text: str) -> bool:
    return text.startswith("plan-extract: ") and text.count("\n") == 1 and text.endswith(".\n")


def test_the_table_has_every_plan_and_all_together(published: Path, capsys: Captured) -> None:
    assert call("evaluate", published, GOLDEN) == 0
    said = capsys.readouterr()
    assert said.err == ""
    blocks = said.out.split("\n\n")
    assert [block.splitlines()[0] for block in blocks] == [
        "000_2459aad492833dd5",
        "004_81215c8761b8c3ed",
        "all plans",
        "No silent wrong amount",
    ]
    for block in blocks[:3]:
        assert "mean F1" in block
        assert "whole projects" in block


def test_json_has_the_numbers_of_the_table(worse: Path, capsys: Captured) -> None:
    assert call("evaluate", worse, GOLDEN, "--format", "json", "--verbose") == 0
    content = json.loads(capsys.readouterr().out)
    cells = content["overall"]["groups"]["budget_cell"]["normal"]
    assert (cells["right"], cells["missed"], cells["extra"]) == (342, 1, 0)
    assert cells["recall"] == round(342 / 343, 4)
    assert content["overall"]["projects"] == content["overall"]["whole_projects"]["normal"] + 1
    (missed,) = content["plans"]["000_2459aad492833dd5"]["missed"]
    assert missed["what"] == "item 3, 2562"
    assert missed["lines"] == [129, 129]
    (silent,) = content["overall"]["silent_wrong_amounts"]
    assert (silent["expected"], silent["found"]) == ("amount 3000000", "3000001")


def test_verbose_lists_a_miss_with_all_that_one_needs(worse: Path, capsys: Captured) -> None:
    call("evaluate", worse, GOLDEN, "--verbose", "--plan", "000")
    said = capsys.readouterr().out
    (line,) = (line for line in said.splitlines() if line.startswith("  budget_cell") and "item 3" in line)
    assert line.split() == ["budget_cell", "item", "3,", "2562", "amount", "3000000", "amount", "3000001", "129"]
    assert "004" not in said


def test_against_lists_what_was_lost(worse: Path, published: Path, capsys: Captured) -> None:
    assert call("evaluate", worse, GOLDEN, "--against", published, "--format", "json") == 0
    content = json.loads(capsys.readouterr().out)
    assert [change["group"] for change in content["lost"]] == ["budget_cell", "silent"]
    assert content["gained"] == []
    assert {row["change"] for row in content["rows"]} == {"gone"}


def test_without_gold_rows_are_compared(worse: Path, published: Path, capsys: Captured) -> None:
    assert call("evaluate", worse, "--against", published, "--plan", "000") == 0
    said = capsys.readouterr().out
    assert said.startswith("Rows: 0 new, 0 gone, 1 changed values\n")
    assert "3000000" in said
    assert "3000001" in said


def test_a_fallen_score_exits_1_and_says_how_to_see_and_record_it(
    worse: Path, published: Path, tmp_path: Path, capsys: Captured
) -> None:
    record = tmp_path / "scores.json"
    assert call("evaluate", published, GOLDEN, "--record", record) == 0
    assert call("evaluate", published, GOLDEN, "--baseline", record) == 0
    capsys.readouterr()
    assert call("evaluate", worse, GOLDEN, "--baseline", record) == 1
    said = capsys.readouterr()
    assert is_one_line(said.err)
    for words in ("1 silent wrong amount;", "budget_cell", "--against", f"--record {record}"):
        assert words in said.err
    assert "all plans" in said.out


def test_a_lower_record_made_on_purpose_is_held_but_a_silent_amount_never_passes(
    worse: Path, tmp_path: Path, capsys: Captured
) -> None:
    record = tmp_path / "scores.json"
    assert call("evaluate", worse, GOLDEN, "--record", record) == 0
    capsys.readouterr()
    assert call("evaluate", worse, GOLDEN, "--baseline", record) == 1
    assert "worse than asked for: 1 silent wrong amount. " in capsys.readouterr().err


def test_a_recorded_plan_that_is_not_judged_is_a_fall_unless_left_out_on_purpose(
    published: Path,
) -> None:
    record = GOLDEN / "scores.json"
    (one,) = GOLDEN.glob("000*.json")
    assert call("evaluate", published, one, "--baseline", record) == 1
    assert call("evaluate", published, GOLDEN, "--plan", "000", "--baseline", record) == 0


def test_the_record_is_the_same_each_time_and_holds(published: Path, tmp_path: Path, capsys: Captured) -> None:
    once, twice = tmp_path / "once.json", tmp_path / "twice.json"
    for record in (once, twice):
        assert call("evaluate", published, GOLDEN, "--record", record) == 0
    assert once.read_bytes() == twice.read_bytes()
    assert call("evaluate", published, GOLDEN, "--baseline", once) == 0
    assert capsys.readouterr().err == ""


def test_a_better_score_than_recorded_is_said(
    damaged: damage.Damaged, published: Path, tmp_path: Path, capsys: Captured
) -> None:
    def lose(tables: damage.Tables) -> None:
        del tables["projects"][0]

    record = tmp_path / "scores.json"
    call("evaluate", damaged(lose), GOLDEN, "--record", record)
    capsys.readouterr()
    assert call("evaluate", published, GOLDEN, "--baseline", record) == 0
    assert f"better than recorded. Keep what was won: --record {record}." in capsys.readouterr().err


@pytest.mark.parametrize(("least", "matching", "code"), [("0.99", "normal", 0), ("0.99", "strict", 1)])
def test_fail_under_holds_the_chosen_matching(published: Path, least: str, matching: str, code: int) -> None:
    assert call("evaluate", published, GOLDEN, "--fail-under", least, "--matching", matching) == code


def test_a_plan_that_is_missing_is_said_and_counts(damaged: damage.Damaged, capsys: Captured) -> None:
    def lose(tables: damage.Tables) -> None:
        for name in tables:
            tables[name] = [row for row in tables[name] if not row["plan_id"].startswith("004")]

    assert call("evaluate", damaged(lose), GOLDEN, "--format", "json") == 0
    said = capsys.readouterr()
    assert is_one_line(said.err)
    assert "004_81215c8761b8c3ed" in said.err
    assert json.loads(said.out)["plans"]["004_81215c8761b8c3ed"]["mean_f1"]["fuzzy"] == 0.0


def test_drafts_are_refused_or_loudly_counted(published: Path, tmp_path: Path, capsys: Captured) -> None:
    draft = tmp_path / "draft.json"
    assert call("gold", "new", PLAN, "-o", draft) == 0
    assert call("evaluate", published, draft) == 2
    capsys.readouterr()
    assert call("evaluate", published, draft, "--drafts") == 0
    assert "NOT REVIEWED" in capsys.readouterr().err


def test_gold_new_writes_beside_you_and_never_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    assert call("gold", "new", PLAN) == 0
    assert json.loads((tmp_path / f"{PLAN.stem}.json").read_text(encoding="utf-8"))["source"] == PLAN.name
    capsys.readouterr()
    assert call("gold", "new", PLAN) == 2
    assert is_one_line(capsys.readouterr().err)
    assert call("gold", "new", PLAN, "--force") == 0


def test_gold_without_a_word_what_to_do_is_one_line(capsys: Captured) -> None:
    assert call("gold") == 2
    assert is_one_line(capsys.readouterr().err)


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(["OUT"], id="nothing to evaluate by"),
        pytest.param(["absent", "GOLD"], id="a dataset that is not there"),
        pytest.param(["GOLD", "GOLD"], id="a folder that is no dataset"),
        pytest.param(["OUT", "absent"], id="gold that is not there"),
        pytest.param(["OUT", "OUT"], id="a folder without gold"),
        pytest.param(["OUT", "GOLD", "--plan", "999"], id="no gold about such a plan"),
        pytest.param(["OUT", "GOLD", "--against", "absent"], id="no other dataset"),
        pytest.param(["OUT", "--against", "OUT", "--fail-under", "0.9"], id="scores without gold"),
        pytest.param(["OUT", "GOLD", "--fail-under", "95"], id="a percentage"),
        pytest.param(["OUT", "GOLD", "--baseline", "absent"], id="no record"),
        pytest.param(["OUT", "GOLD", "--baseline", "NO_RECORD"], id="a file that is no record"),
        pytest.param(["OUT", "GOLD", "--plan", "000", "--record", "NO_RECORD"], id="a record of some plans"),
        pytest.param(["OUT", "GOLD", "--baseline", "NO_RECORD", "--record", "NO_RECORD"], id="a record and a baseline"),
        pytest.param(["OUT", "GOLD", "--ignore-provenance", "--record", "NO_RECORD"], id="a record of some facts"),
        pytest.param(["OUT", "--against", "OUT", "--same", "000"], id="half a pair"),
        pytest.param(["OUT", "GOLD", "--matching", "exact"], id="an unknown matching"),
    ],
)
def test_wrong_usage_exits_2_with_one_line(args: list[str], published: Path, tmp_path: Path, capsys: Captured) -> None:
    no_record = tmp_path / "no_record.json"
    no_record.write_text('{"plans": {"a": {"plan": {"strict": "1"}}}}', encoding="utf-8")
    places = {"OUT": str(published), "GOLD": str(GOLDEN), "NO_RECORD": str(no_record)}
    assert call("evaluate", *(places.get(arg, arg) for arg in args)) == 2
    said = capsys.readouterr()
    assert is_one_line(said.err)
    assert said.out == ""
    assert no_record.read_text(encoding="utf-8").startswith('{"plans"')
