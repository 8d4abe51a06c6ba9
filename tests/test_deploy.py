"""The files in deploy/ fit the program: its commands and options exist, it may do little, and writes where it says."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

import click
import pytest

from plan_extract import cli
from plan_extract.commands.codes import LOCKED, SET_ASIDE

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
OPERATIONS = ROOT / "docs" / "operations.md"
PROGRAM = Path(sys.executable).with_name("plan-extract")
PREFIX = "/usr/local/lib/plan-extract/bin"
RAW, STATE = "/srv/plans", "/var/lib/plan-extract"

Unit = dict[str, dict[str, list[str]]]


def unit(name: str) -> Unit:
    """A systemd unit: by section and key its values in their order; an empty value takes back those before it."""
    found: Unit = {}
    section: dict[str, list[str]] = {}
    for line in (DEPLOY / name).read_text(encoding="utf-8").splitlines():
        if head := re.fullmatch(r"\[(\w+)\]", line):
            section = found.setdefault(head[1], {})
        elif line and line[0] not in "#;":
            key, _, value = line.partition("=")
            section.setdefault(key, []).append(value)
    return found


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions with what follows them."""
    text = re.sub(r"\\\n", " ", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"))
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines]


def last(name: str) -> str:
    """What follows the last of a Dockerfile's instructions with a name."""
    return [rest for instruction, rest in instructions() if instruction == name][-1]


def jobs() -> list[str]:
    """The commands of the crontab, as the shell gets them."""
    lines = (DEPLOY / "plan-extract.cron").read_text(encoding="utf-8").splitlines()
    found = [line.split(maxsplit=6) for line in lines if re.match(r"[0-9*]", line)]
    assert {words[5] for words in found} == {"plan-extract"}  # the user
    return [words[6] for words in found]


def in_shell(text: str) -> Iterator[list[str]]:
    """The arguments of each call of the program in a piece of shell."""
    lexer = shlex.shlex(text, posix=True, punctuation_chars="();<>|&\n")
    lexer.whitespace, lexer.whitespace_split = " \t", True
    words: list[str] = []
    for word in [*lexer, "\n"]:
        if not set(word) <= set("();<>|&\n"):
            words.append(word)
            continue
        names = [Path(word).name for word in words]
        if "plan-extract" in names and words[0] not in ("docker", "cp", "chown", "useradd", "install"):
            # a number before > is no argument but a stream
            rest = words[names.index("plan-extract") + 1 :]
            yield rest[:-1] if word[0] == ">" and rest[-1].isdecimal() else rest
        words = []


def calls() -> Iterator[tuple[str, list[str]]]:
    """Every call of the program in deploy/, and in the blocks of docs/operations.md, with where it stands."""
    for key in ("ExecStart", "ExecStopPost"):
        for line in unit("plan-extract.service")["Service"][key]:
            yield key, shlex.split(line)[1:]
    for job in jobs():
        for args in in_shell(job):
            yield "cron", args
    yield "Docker", json.loads(last("ENTRYPOINT"))[1:] + json.loads(last("CMD"))
    for line in re.findall(r"^    (.*)$", OPERATIONS.read_text(encoding="utf-8"), re.MULTILINE):
        if re.search(r"plan-extract (run|status|quarantine)\b", line) and not line.startswith(("docker", "#")):
            for args in in_shell(line.partition("  #")[0]):
                yield "manual", args


def parsed(args: Sequence[str]) -> click.Context:
    """A call as the command line understands it. Raises ``click.UsageError`` where it does not."""
    command: click.Command = cli.cli
    words = list(args)
    while isinstance(command, click.Group):
        command = command.commands[words.pop(0)]
    return command.make_context(command.name, words)


@pytest.mark.parametrize(("where", "args"), list(calls()), ids=lambda value: value if isinstance(value, str) else "")
def test_every_call_is_understood(where: str, args: list[str]) -> None:
    assert parsed(args).params, where


def test_a_call_with_an_unknown_option_is_not_understood() -> None:
    with pytest.raises(click.UsageError):
        parsed(["run", RAW, "--out", STATE, "--no-such-option"])


def test_the_calls_were_found() -> None:
    places = [where for where, _ in calls()]
    assert [places.count(where) for where in ("ExecStart", "ExecStopPost", "cron", "Docker")] == [1, 1, 2, 1]
    assert places.count("manual") > 5


@pytest.mark.parametrize(
    "line",
    [
        "Type=oneshot",
        "User=plan-extract",
        "UMask=0022",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "AmbientCapabilities=",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "PrivateTmp=yes",
        "PrivateDevices=yes",
        "PrivateNetwork=yes",
        "IPAddressDeny=any",
        "RestrictAddressFamilies=none",
        "MemoryDenyWriteExecute=yes",
        "SystemCallFilter=@system-service",
    ],
)
def test_the_service_may_do_little(line: str) -> None:
    key, _, value = line.partition("=")
    assert value in unit("plan-extract.service")["Service"][key]


def test_the_service_has_bounds() -> None:
    service = unit("plan-extract.service")["Service"]
    assert {"MemoryMax", "TasksMax", "TimeoutStartSec", "Nice"} <= service.keys()
    assert service["OOMPolicy"] == ["continue"]  # a worker that is killed costs its file and not the run


def test_the_service_writes_where_it_says_and_nowhere_else() -> None:
    service = unit("plan-extract.service")["Service"]
    assert service["ReadWritePaths"] == [STATE] == [f"/var/lib/{name}" for name in service["StateDirectory"]]
    assert service["ReadOnlyPaths"] == [RAW]
    run, status = (parsed(args).params for where, args in calls() if where.startswith("Exec"))
    assert run["raw"] == RAW
    for path in (run["out"], status["output"]):
        assert Path(STATE) in Path(path).parents
    assert status["out"] == run["out"]
    # a collector opens all files that end so, and must not meet one in the making
    assert status["output"].suffix == ".prom"


def test_only_a_file_set_aside_and_another_run_are_no_failure() -> None:
    (codes,) = unit("plan-extract.service")["Service"]["SuccessExitStatus"]
    assert {int(code) for code in codes.split()} == {SET_ASIDE, LOCKED}


def test_the_service_is_stopped_as_by_ctrl_c() -> None:
    service = unit("plan-extract.service")["Service"]
    assert (service["KillMode"], service["KillSignal"]) == (["mixed"], ["SIGINT"])
    assert last("STOPSIGNAL") == "SIGINT"


def test_the_timer_makes_up_for_a_night_that_it_missed() -> None:
    timer = unit("plan-extract.timer")
    assert timer["Timer"]["Persistent"] == ["true"]
    assert {"OnCalendar", "RandomizedDelaySec"} <= timer["Timer"].keys()
    assert timer["Install"]["WantedBy"] == ["timers.target"]


def analyzed(folder: Path, *args: str) -> None:
    """Let systemd judge the units, copied to a folder with a program that is there."""
    systemd_analyze = shutil.which("systemd-analyze")
    if systemd_analyze is None or not PROGRAM.is_file():
        pytest.skip("systemd is not installed")
    for name in ("plan-extract.service", "plan-extract.timer"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace(PREFIX, str(PROGRAM.parent)), encoding="utf-8")
    done = subprocess.run([systemd_analyze, *args], cwd=folder, capture_output=True, text=True, check=False)
    if "unrecognized option" in done.stderr:
        pytest.skip("this systemd is too old")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr


@pytest.mark.process
def test_systemd_finds_no_fault(tmp_path: Path) -> None:
    analyzed(tmp_path, "verify", "./plan-extract.service", "./plan-extract.timer")


@pytest.mark.process
def test_systemd_calls_the_service_safe(tmp_path: Path) -> None:
    analyzed(tmp_path, "security", "--offline=true", "--threshold=10", "./plan-extract.service")


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of the crontab as cron does, on folders of a test."""
    line = line.replace(RAW, shlex.quote(str(folder / "raw"))).replace(STATE, shlex.quote(str(folder)))
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "HOME": "/", "PYTHONUTF8": "1"}
    return subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False, env=environment)


@pytest.mark.process
@pytest.mark.skipif(os.name == "nt" or not PROGRAM.is_file(), reason="cron is of Unix, and runs the installed program")
def test_cron_sends_mail_where_something_is_wrong_and_only_then(tmp_path: Path) -> None:
    run, status = jobs()
    (tmp_path / "raw").mkdir()
    for name, data in (("one.txt", next((ROOT / "data" / "raw").glob("*.txt")).read_bytes()), ("two.txt", b"")):
        (tmp_path / "raw" / name).write_bytes(data)
    for line in (run, status):  # a file is set aside
        done = shell(line, tmp_path)
        assert (done.stdout, done.stderr) == ("", "")
    log = [json.loads(line) for line in (tmp_path / "run.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["stage"] for line in log] == ["look", "file", "file", "read", "publish"]
    last_run = tmp_path / "dataset" / ".last-run.json"
    last_run.write_text(json.dumps(json.loads(last_run.read_bytes()) | {"result": "failed"}), encoding="utf-8")
    assert "failed" in shell(status, tmp_path).stdout
    shutil.rmtree(tmp_path / "raw")
    assert "raw does not exist" in shell(run, tmp_path).stdout


def test_a_line_of_cron_has_no_percent_sign() -> None:
    """Cron makes a line end of it."""
    assert not [job for job in jobs() if "%" in job]


def test_the_container_is_not_root() -> None:
    user = last("USER").partition(":")[0]
    assert user.isdecimal()
    assert int(user) > 0
    assert any(f"--uid {user}" in rest for instruction, rest in instructions() if instruction == "RUN")


def test_the_container_has_what_the_program_needs() -> None:
    build = " ".join(rest for instruction, rest in instructions() if instruction == "RUN")
    assert "-c constraints.txt ." in build
    assert "tesseract-ocr tesseract-ocr-tha" in build
    assert set(json.loads(last("VOLUME"))) == {"/raw", "/out"}
    assert json.loads(last("ENTRYPOINT")) == ["plan-extract"]


def test_an_image_is_named_without_a_registry() -> None:
    images = [rest.split()[0] for instruction, rest in instructions() if instruction == "FROM"]
    assert images
    assert all(re.fullmatch(r"python:3\.\d+-slim", image) for image in images)


def test_what_is_copied_is_there_and_not_ignored() -> None:
    lines = (DEPLOY / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    taken = [line[1:] for line in lines if line.startswith("!")]
    assert lines.index("*") < lines.index(f"!{taken[0]}")
    copied = [rest.split()[:-1] for instruction, rest in instructions() if instruction == "COPY" and "--" not in rest]
    names = [name for some in copied for name in some]
    assert {"extract", "normalize", "parsers"} <= set(names)
    for name in names:
        assert (ROOT / name).exists()
        assert any(fnmatchcase(name, pattern) for pattern in taken), name


def test_the_files_name_no_machine() -> None:
    for path in [*DEPLOY.iterdir(), *(ROOT / "docs").glob("*.md")]:
        assert not re.search(r"/(work|home|root|Users|opt)/", path.read_text(encoding="utf-8")), path.name
