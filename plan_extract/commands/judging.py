"""The commands that tell how right a dataset is: ``evaluate``, ``gold``."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from extract.ground.errors import UsageError
from plan_extract.commands.arguments import DATASET, FILE, FOUND, WRITTEN
from plan_extract.commands.codes import CLEAN, PROGRAM


@click.command()
@click.argument("out", type=DATASET)
@click.argument("gold", required=False, type=click.Path(path_type=Path))
@click.option("--against", metavar="OTHER_OUT", type=DATASET, help="An older dataset: show what was lost and gained.")
@click.option("--plan", default="", metavar="SUBSTRING", help="Only plans with this in their key.")
@click.option(
    "--matching",
    type=click.Choice(["strict", "normal", "fuzzy"]),
    default="normal",
    show_default=True,
    help="By which matching misses and changes are listed and --fail-under is held.",
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--verbose", "-v", is_flag=True, help="List every miss and every changed row.")
@click.option("--fail-under", type=click.FloatRange(0, 1), help="Exit with 1 where the F1 of a group is lower.")
@click.option("--baseline", type=FOUND, help="Exit with 1 where a score is lower than recorded in this file.")
@click.option("--record", type=WRITTEN, help="Record the scores in this file.")
@click.option("--drafts", is_flag=True, help="Count gold that nobody has reviewed.")
@click.option("--same", multiple=True, metavar="NEW=OLD", help="The plan NEW of OUT is OLD in OTHER_OUT.")
@click.option("--ignore-provenance", is_flag=True, help="Leave lines and pages out, as for another file format.")
def evaluate(
    out: Path,
    gold: Path | None,
    against: Path | None,
    plan: str,
    matching: Literal["strict", "normal", "fuzzy"],
    form: str,
    verbose: bool,
    fail_under: float | None,
    baseline: Path | None,
    record: Path | None,
    drafts: bool,
    same: tuple[str, ...],
    ignore_provenance: bool,
) -> int:
    """Tell how right the dataset in OUT is by GOLD, a gold file or a folder of them.

    \b
    plan-extract evaluate OUT GOLD                      scores by group of facts
    plan-extract evaluate OUT GOLD --against OTHER_OUT  and the facts that a change lost and gained
    plan-extract evaluate OUT --against OTHER_OUT       the rows that are new, gone, changed

    With --fail-under or --baseline it exits with 1 where a score is too low or an amount silently wrong.
    """
    from plan_extract.evaluation import evaluate as evaluation
    from plan_extract.evaluation import record as records
    from plan_extract.evaluation import report

    if gold is None and against is None:
        raise UsageError("there is nothing to evaluate by", "Give GOLD, or --against OTHER_OUT.")
    if gold is None and not (fail_under is None and baseline is None and record is None):
        raise UsageError("scores need gold", "Give GOLD, or leave --fail-under, --baseline and --record out.")
    if record and (plan or drafts or baseline):
        raise UsageError(
            "a record is of all plans, by reviewed gold, and replaces a baseline",
            "Leave --plan, --drafts and --baseline out.",
        )
    if ignore_provenance and (record or baseline):
        raise UsageError("a record is of all facts", "Leave --ignore-provenance out.")
    pairs = dict(_pair(pair) for pair in same)
    golds = evaluation.chosen_gold(gold, plan=plan, drafts=drafts) if gold else []
    result = evaluation.evaluate(
        out, golds, against, plan=plan, same=pairs, matching=matching, by_lines=not ignore_provenance
    )
    problem = evaluation.shortfall(result, fail_under=fail_under, baseline=baseline, all_plans=not plan)
    render = report.as_json if form == "json" else report.as_text
    click.echo(render(result, verbose=verbose))
    for note in evaluation.notes(golds, result, baseline):
        click.echo(f"{PROGRAM}: {note}", err=True)
    if record:
        records.write_record(record, result.scores)
    if problem:
        raise problem
    return CLEAN


@click.group("gold", no_args_is_help=False)
def gold_files() -> None:
    """Make gold: what a person read in a plan, to evaluate by."""


@gold_files.command("new")
@FILE
@click.option("--output", "-o", type=WRITTEN, help="Where to write [default: FILE's name with .json, here].")
@click.option("--force", is_flag=True, help="Overwrite.")
def new_gold(file: Path, output: Path | None, force: bool) -> int:
    """Draft a gold file from what is read in FILE, for a person to correct."""
    from plan_extract.evaluation.draft import write_draft

    output = output or Path(f"{file.stem}.json")
    write_draft(file, output, force=force)
    click.echo(f"{output}: a draft. Correct every fact against the plan, then take its line 'draft' out.")
    return CLEAN


def _pair(pair: str) -> tuple[str, str]:
    new, equals, old = pair.partition("=")
    if not (new and equals and old):
        raise UsageError(f"--same {pair} names no two plans", "Write --same NEW=OLD.")
    return new, old
