"""RAW and OUT in a bucket give the tables that folders give. The service is moto's, a fake: it is not Amazon's."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from dataset_files import table_files
from moto.server import ThreadedMotoServer
from pyarrow.fs import FileSelector, FileType, S3FileSystem

from extract import sources
from extract.ground.errors import UsageError
from extract.ground.raw import is_bucket
from normalize.store.bucket import Bucket
from normalize.store.destination import PUBLISHED
from plan_extract import cli
from plan_extract.engine.pool import Processes
from plan_extract.run import pipeline

pytestmark = pytest.mark.slow

CLEAN = (Path(__file__).parent / "cases" / "clean.txt").read_text(encoding="utf-8")
NAMES = ("a.txt", "north/b.txt", "north/c (1).txt")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    service = ThreadedMotoServer(port=0, verbose=False)
    service.start()
    host, port = service.get_host_and_port()
    yield f"http://{host}:{port}"
    service.stop()


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch) -> S3FileSystem:
    """A file system with an empty bucket ``plans``; the environment is that of a user of the service."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_ENDPOINT_URL_S3": server,
    }.items():
        monkeypatch.setenv(name, value)
    system = S3FileSystem(endpoint_override=server, allow_bucket_creation=True, allow_bucket_deletion=True)
    if system.get_file_info("plans").type != FileType.NotFound:
        system.delete_dir_contents("plans")
    else:
        system.create_dir("plans")
    return system


@pytest.fixture
def raw(bucket: S3FileSystem, tmp_path: Path) -> Path:
    """The same sources in a folder, and in the bucket below ``raw``."""
    for name in NAMES:
        put(bucket, tmp_path / "raw", name, f"{CLEAN}\n{name}\n")
    put(bucket, tmp_path / "raw", "bad.txt", "")
    return tmp_path / "raw"


def put(bucket: S3FileSystem, folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    with bucket.open_output_stream(f"plans/raw/{name}") as stream:
        stream.write(text.encode())


def objects(bucket: S3FileSystem, below: str) -> dict[str, bytes]:
    infos: list[Any] = bucket.get_file_info(FileSelector(f"plans/{below}", recursive=True, allow_not_found=True))
    return {
        info.path.removeprefix(f"plans/{below}/"): bucket.open_input_stream(info.path).read()
        for info in infos
        if info.type == FileType.File
    }


def tables(bucket: S3FileSystem, below: str) -> dict[str, bytes]:
    return {name: data for name, data in objects(bucket, below).items() if name in PUBLISHED and ".parquet" in name}


def local_tables(out: Path) -> dict[str, bytes]:
    return table_files(out)


@pytest.mark.process
def test_a_bucket_gives_the_tables_that_a_folder_gives(bucket: S3FileSystem, raw: Path, tmp_path: Path) -> None:
    here = pipeline.run(raw, tmp_path / "out")
    there = pipeline.run("s3://plans/raw", "s3://plans/out", engine=Processes(2))
    assert [outcome.name for outcome in there.outcomes] == [outcome.name for outcome in here.outcomes]
    assert tables(bucket, "out") == local_tables(tmp_path / "out")
    version = json.loads(objects(bucket, "out")["manifest.json"])["version"]
    assert tables(bucket, f"out/{version}") == local_tables(tmp_path / "out")
    assert {"quarantine/files/bad.txt", "quarantine/reasons/bad.txt.json"} <= objects(bucket, "out").keys()


def test_only_what_changed_in_a_bucket_is_read_again(bucket: S3FileSystem, raw: Path, tmp_path: Path) -> None:
    pipeline.run("s3://plans/raw", "s3://plans/out")
    before = objects(bucket, "out")
    again = pipeline.run("s3://plans/raw", "s3://plans/out")
    assert (again.published, again.read) == (False, ())
    after = objects(bucket, "out")
    assert {name for name in before | after if before.get(name) != after.get(name)} <= {".last-run.json", ".seen.json"}
    put(bucket, raw, "a.txt", f"{CLEAN}\nchanged\n")
    put(bucket, raw, "bad.txt", f"{CLEAN}\nmended\n")
    changed = pipeline.run("s3://plans/raw", "s3://plans/out")
    assert [outcome.name for outcome in changed.read] == ["a.txt", "bad.txt"]
    pipeline.run(raw, tmp_path / "out")
    assert tables(bucket, "out") == local_tables(tmp_path / "out")
    assert not [name for name in objects(bucket, "out") if name.startswith("quarantine")]


def test_corrections_in_a_bucket_are_found_and_are_no_source(bucket: S3FileSystem, raw: Path, tmp_path: Path) -> None:
    sha256 = hashlib.sha256((raw / "a.txt").read_bytes()).hexdigest()
    rows = f"a,1,amount_baht[2566],20000,30000,ดูหน้า 3,{sha256}\nb,1,title,ก,ข,ดูหน้า 3,{sha256}\n"
    header = "plan_id,project,column,old,new,reason,source_sha256\n"
    put(bucket, raw, "corrections.csv", header + rows)
    there = pipeline.run("s3://plans/raw", "s3://plans/out")
    assert there.issues["warning", "corrected_by_hand"] == 1
    assert [(one.plan_id, one.line) for one in there.of_no_plan] == [("b", 3)]
    pipeline.run(raw, tmp_path / "out")
    assert tables(bucket, "out") == local_tables(tmp_path / "out")
    put(bucket, raw, "corrections.csv", f"{header}a\n")
    there = pipeline.run("s3://plans/raw", "s3://plans/out")
    assert there.warnings[0].startswith("no correction by hand is applied: corrections.csv, line 2: 1 cell")
    put(bucket, raw, "reviewed.csv", f"{header}a\n")
    with pytest.raises(UsageError, match=r"^s3://plans/raw/reviewed\.csv, line 2: 1 cell"):
        pipeline.run("s3://plans/raw", "s3://plans/out", corrections="s3://plans/raw/reviewed.csv")


def test_two_versions_stay(bucket: S3FileSystem, raw: Path) -> None:
    for number in range(4):
        put(bucket, raw, "a.txt", f"{CLEAN}\n{number}\n")
        pipeline.run("s3://plans/raw", "s3://plans/out")
    versions = {name.split("/")[1] for name in objects(bucket, "out") if name.startswith("versions/")}
    assert len(versions) == 2
    assert json.loads(objects(bucket, "out")["manifest.json"])["version"] == f"versions/{max(versions)}"


@pytest.mark.parametrize("at", [0, 10, 18, 19, 20, 30, 45])
def test_a_publish_that_is_cut_off_anywhere_leaves_a_version_that_is_whole(
    at: int, bucket: S3FileSystem, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who reads the manifest first and then its version never sees a half; the next run finishes the copies."""
    pipeline.run("s3://plans/raw", "s3://plans/out")
    old = tables(bucket, "out")
    put(bucket, raw, "a.txt", f"{CLEAN}\nchanged\n")
    pipeline.run(raw, tmp_path / "out")
    writes = 0

    def cut(method: str) -> None:
        original = getattr(Bucket, method)

        def counted(self: Bucket, *args: Any) -> Any:
            nonlocal writes
            writes += 1
            if writes > at:
                raise OSError(5, "the connection broke")
            return original(self, *args)

        monkeypatch.setattr(Bucket, method, counted)

    for method in ("_put", "write", "_copy"):
        cut(method)
    with suppress(UsageError):  # at the last steps the dataset is published already
        pipeline.run("s3://plans/raw", "s3://plans/out")
    version = json.loads(objects(bucket, "out")["manifest.json"])["version"]
    assert tables(bucket, f"out/{version}") in (old, local_tables(tmp_path / "out"))
    at = 1000
    pipeline.run("s3://plans/raw", "s3://plans/out")
    assert tables(bucket, "out") == local_tables(tmp_path / "out")


@pytest.mark.process
def test_an_address_is_told_from_a_path(raw: Path, tmp_path: Path) -> None:
    assert not is_bucket(str(raw))
    out = f"file://{tmp_path / 'out'}"
    assert cli.main(["run", f"file://{raw}", "--out", out, "--quiet"]) == 1
    assert (tmp_path / "out" / "plans.parquet").is_file()
    assert cli.main(["status", out]) == 0


def test_names_in_a_bucket_that_lead_elsewhere_stay_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An object may be called anything; a folder's file may not. The copy of one that is set aside stays in OUT.

    Names with dots for folders count as hidden, as those of a folder do.
    """
    (tmp_path / "empty.txt").write_bytes(b"")
    names = ["/up.txt", "a//up.txt", "../up.txt", "a/../../../up.txt", "a/./up.txt"]
    monkeypatch.setattr(sources, "bucket_files", lambda _url: ((tmp_path / "empty.txt", name) for name in names))
    result = pipeline.run("s3://plans/odd", tmp_path / "deep" / "er" / "out")
    assert [outcome.name for outcome in result.quarantined] == ["/up.txt", "a//up.txt"]
    found = {path for path in tmp_path.rglob("*up.txt") if path.is_file()}
    assert len(found) == 2
    assert all(path.is_relative_to(tmp_path / "deep" / "er" / "out" / "quarantine" / "files") for path in found)


@pytest.mark.usefixtures("bucket")
@pytest.mark.parametrize(
    "args", [["s3://"], ["s3:///"], ["s3://?region=x"], ["gs://"], ["s3://absent-bucket/x"], ["ftp://host/x"]]
)
def test_an_address_that_is_of_no_use_is_the_user_s_to_mend(
    args: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["run", *args, "--out", str(tmp_path / "out")]) == 2
    assert "Traceback" not in capsys.readouterr().err
