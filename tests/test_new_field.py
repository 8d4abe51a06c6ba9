"""A field of the detail blocks is added in one file of rules; the schema, the checks and the run follow."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).parent.parent
PLAN = ROOT / "tests" / "cases" / "clean.txt"
NEW = """
[[field]]
code = "network"
label = "network"
label_th = "ภาคีเครือข่าย"

[[rule]]
id = "network"
field = "network"
name = "ภาคีเครือข่าย"
starts = ["ภาคี"]
pattern = '''^ภาคีเครือข่าย$'''
examples = ["ภาคีเครือข่าย"]
counterexamples = ["ภาคีเครือข่ายประชาชน"]
"""
BEFORE = "๙. ผลผลิต/ผลลัพธ์\n\nบุคลากรมีจิตสำนึกที่ดี"
AFTER = "๙. ภาคีเครือข่าย\n\n๑) แบบสอบถาม\n๓) รายงาน\n\n๑๐. ผลผลิต/ผลลัพธ์\n\nบุคลากรมีจิตสำนึกที่ดี"
RUN = "import sys; from plan_extract.cli import main; sys.exit(main(sys.argv[1:]))"


@pytest.mark.process
def test_a_plan_is_read_with_a_field_that_only_the_rules_know(tmp_path: Path) -> None:
    """The field's numbers jump, so that the checks must name it: that once ended the run."""
    house = tmp_path / "house"
    for package in ("extract", "normalize", "parsers", "plan_extract"):
        shutil.copytree(ROOT / package, house / package, ignore=shutil.ignore_patterns("__pycache__"))
    with (house / "parsers" / "rules" / "fields.toml").open("a", encoding="utf-8") as rules:
        rules.write(NEW)
    text = PLAN.read_text(encoding="utf-8")
    assert BEFORE in text
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "plan.txt").write_text(text.replace(BEFORE, AFTER), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", RUN, "run", str(tmp_path / "raw"), "--out", str(tmp_path / "out"), "--quiet"],
        env={**os.environ, "PYTHONPATH": str(house), "PYTHONUTF8": "1"},
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    items = pq.read_table(tmp_path / "out" / "project_items").to_pylist()
    assert [row["text"] for row in items if row["field"] == "network"] == ["แบบสอบถาม", "รายงาน"]
    issues = pq.read_table(tmp_path / "out" / "issues.parquet").to_pylist()
    assert "หมายเลขของรายการในภาคีเครือข่ายไม่เรียงกัน: 1 3" in [row["message_th"] for row in issues]
