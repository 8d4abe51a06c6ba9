"""The report as a folder: whole or not at all, the same bytes each time, every link leads somewhere."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from little_room import run_where_files_end

from extract.ground.errors import UsageError
from plan_extract import cli
from plan_extract.run import pipeline
from plan_extract.site import build
from plan_extract.site.build import write_report
from plan_extract.site.common.file_names import file_name
from plan_extract.site.common.target_folder import MARK
from plan_extract.site.plan import plan_page
from report_pages import Page

pytestmark = pytest.mark.slow

CLEAN = (Path(__file__).parents[2] / "cases" / "clean.txt").read_text(encoding="utf-8")
ODD = ("a b#1%41", "ก/แผน?", "ก/a&b'\"<i>", "A", "a", "con", "-x", "a~b", "long" * 40)
"""Names that a URL, a file system or HTML takes for something else."""


def checksums(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def data_of(path: Path) -> list[list[object]]:
    """What a data file calls with."""
    content = path.read_text(encoding="utf-8")
    inside = content[content.index(",") + 1 : content.rindex(")")]
    found: list[list[object]] = json.loads(inside.replace(",\n]", "\n]"))
    return found


@pytest.fixture(scope="session")
def odd(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A dataset of plans with odd names, and its report."""
    raw, out = tmp_path_factory.mktemp("odd") / "raw", tmp_path_factory.mktemp("odd") / "out"
    for number, name in enumerate(ODD):
        path = raw / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(CLEAN.replace("๒๐,๐๐๐", f"{number + 11},๐๐๐"), encoding="utf-8")
    result = pipeline.run(raw, out)
    assert not result.quarantined
    write_report(out, out.with_name("report"))
    return out, out.with_name("report")


@pytest.mark.slow
def test_every_link_of_every_page_leads_to_something(report: Path, odd: tuple[Path, Path]) -> None:
    for folder in (report, odd[1]):
        pages = {path.resolve(): Page.read(path) for path in folder.rglob("*.html")}
        assert len(pages) > 3
        ids = {path: set(page.ids) for path, page in pages.items()}
        for path, page in pages.items():
            assert len(page.ids) == len(ids[path]), path
            for link in page.links:
                if link == "data:,":
                    continue
                name, fragment = urldefrag(link)
                there = (path.parent / unquote(name)).resolve() if name else path
                assert there.is_file(), f"{path.name}: {link}"
                if fragment:
                    assert fragment in ids[there], f"{path.name}: {link}"


@pytest.mark.slow
def test_every_label_and_description_is_there(report: Path) -> None:
    for path in report.rglob("*.html"):
        page = Page.read(path)
        ids = set(page.ids)
        for one in page.root.all():
            for name in ("for", "aria-labelledby", "aria-describedby"):
                assert set(one.attributes.get(name, "").split()) <= ids, (path.name, one.attributes)


@pytest.mark.slow
def test_nothing_comes_from_a_network_and_no_script_stands_in_a_page(report: Path) -> None:
    for path in report.rglob("*.html"):
        page = Page.read(path)
        assert not [link for link in page.links if "//" in link]
        assert all(one.attributes.get("src") and not one.content for one in page.root.all("script"))
        assert not page.root.all("style")
        handlers = [name for one in page.root.all() for name in one.attributes if name.startswith(("on", "style"))]
        assert not handlers


def test_odd_plan_ids_have_pages_of_their_own_on_any_file_system(odd: tuple[Path, Path]) -> None:
    names = [path.name for path in (odd[1] / "plan").iterdir()]
    assert len({name.lower() for name in names}) == len(names) == len(ODD)
    for plan_id in ODD:
        page = Page.read(odd[1] / "plan" / file_name(plan_id))
        assert plan_id in [one.text() for one in page.root.all("code")]


@pytest.mark.process
def test_the_same_dataset_gives_the_same_bytes_with_any_number_of_workers(
    odd: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "_AT_A_TIME", 4)
    write_report(odd[0], tmp_path / "again", workers=2)
    assert checksums(tmp_path / "again") == checksums(odd[1])


def test_only_some_plans_have_pages_and_the_report_says_so(published: Path, tmp_path: Path) -> None:
    made = write_report(published, tmp_path / "report", only=["003*", "004*"])
    assert (made.plans, made.all_plans) == (2, 5)
    assert len(list((tmp_path / "report" / "plan").iterdir())) == 2
    overview = Page.read(tmp_path / "report" / "index.html").root
    assert "2 of 5 plans" in overview.one("p", class_="note").text("en")
    listed = Page.read(tmp_path / "report" / "plans" / "1.html").root.one("table").all("tr")[1:]
    assert len(listed) == 5
    assert sum(bool(row.all("a")) for row in listed) == 2
    assert [plan[0] for plan in data_of(tmp_path / "report" / "data" / "plans.js")].count(None) == 3


def test_no_plan_like_the_pattern_is_a_mistake_and_nothing_is_written(published: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no plan is like nowhere"):
        write_report(published, tmp_path / "report", only=["nowhere*"])
    assert not list(tmp_path.iterdir())


def test_a_dataset_without_plans_has_a_report(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "nothing.txt").write_bytes(b"")
    pipeline.run(tmp_path / "raw", tmp_path / "out")
    write_report(tmp_path / "out", tmp_path / "report")
    assert "There are no plans" in Page.read(tmp_path / "report" / "index.html").root.one("main").text("en")
    for path in (tmp_path / "report").rglob("*.html"):
        Page.read(path)


@pytest.mark.slow
def test_a_report_is_replaced_whole(published: Path, report: Path, tmp_path: Path) -> None:
    there = tmp_path / "report"
    write_report(published, there, only=["003*"])
    write_report(published, there)
    assert checksums(there) == checksums(report)
    assert list(tmp_path.iterdir()) == [there]


@pytest.mark.parametrize("strange", ["notes.txt", "plan/notes.html", "static/mine/x.css"])
def test_a_file_that_is_not_the_reports_is_never_replaced(
    published: Path, report: Path, tmp_path: Path, strange: str
) -> None:
    there = tmp_path / "report"
    shutil.copytree(report, there)
    (there / strange).parent.mkdir(exist_ok=True)
    (there / strange).write_text("mine", encoding="utf-8")
    before = checksums(there)
    with pytest.raises(UsageError, match=strange):
        write_report(published, there)
    assert checksums(there) == before


def test_a_strangers_folder_is_refused_before_any_work(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "photos" / "2568").mkdir(parents=True)
    assert cli.main(["report", str(published), "--html", str(tmp_path / "photos")]) == 2
    assert "Give a new or empty folder" in capsys.readouterr().err
    assert (tmp_path / "photos" / "2568").is_dir()
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert cli.main(["report", str(published), "--html", str(tmp_path / "file")]) == 2
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_report_that_fails_leaves_the_old_one(
    published: Path, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "report"
    shutil.copytree(report, there)

    def broken(*_: object) -> str:
        raise RuntimeError("broken")

    monkeypatch.setattr(plan_page, "plan_page", broken)
    with pytest.raises(RuntimeError, match="broken"):
        write_report(published, there, workers=1)
    assert checksums(there) == checksums(report)
    assert list(tmp_path.iterdir()) == [there]


def test_the_command_tells_where_the_report_is(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "new" / "report"
    assert cli.main(["report", str(published), "--html", str(there), "--only", "003*", "--workers", "1"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("1 plan page of 5, ")
    assert str(there / "index.html") in said.out
    assert said.err == ""
    assert (there / MARK).is_file()


def test_no_dataset_is_the_users_to_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["report", str(tmp_path), "--html", str(tmp_path / "report")]) == 2
    assert "holds no dataset" in capsys.readouterr().err
    assert not (tmp_path / "report").exists()


@pytest.mark.parametrize("room", [200, 4_000, 100_000])
@pytest.mark.process
def test_where_nothing_more_can_be_written_the_old_report_stays_and_nothing_else(
    room: int, published: Path, report: Path, tmp_path: Path
) -> None:
    shutil.copytree(report, tmp_path / "report")
    (tmp_path / "temporary").mkdir()
    before = checksums(tmp_path)
    arguments = ["report", str(published), "--html", str(tmp_path / "report"), "--workers", "1"]
    done = run_where_files_end(room, arguments, tmp_path / "temporary")
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(rf"plan-extract: {tmp_path}/report cannot be written \(.+\)\. Make room, .*\n", done.stderr)
    assert checksums(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report", "temporary"]


def test_the_list_is_paged_and_holds_every_plan_once(
    odd: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "_ON_A_PAGE", 4)
    write_report(odd[0], tmp_path / "report")
    pages = [Page.read(tmp_path / "report" / "plans" / f"{number}.html") for number in (1, 2, 3)]
    assert not (tmp_path / "report" / "plans" / "4.html").exists()
    listed = [row.one("a").attributes["href"] for page in pages for row in page.root.one("tbody").all("tr")]
    assert sorted(listed) == sorted(f"../plan/{file_name(plan_id)}" for plan_id in ODD)
    assert "plans 5–8 of 9" in pages[1].root.one("p", id="shown").text("en")


def test_the_search_has_every_project_once_with_what_its_table_says(published: Path, report: Path) -> None:
    import pyarrow.parquet as pq

    projects = pq.read_table(published / "projects.parquet").to_pylist()
    lines = pq.read_table(published / "budget_lines.parquet").to_pylist()
    amounts = [line["amount_baht"] for line in lines if line["source"] == "table" and line["amount_baht"] is not None]
    files = sorted((report / "data").glob("projects-*.js"))
    assert len(files) == 5  # one a province
    plans = [plan for path in files for plan in data_of(path)]
    found = [(plan[0], project[0], project[1]) for plan in plans for project in plan[3]]  # type: ignore[attr-defined]
    expected = [(file_name(one["plan_id"]), one["ordinal"], one["title"] or one["table_title"]) for one in projects]
    assert sorted(found) == sorted(expected)
    cells = [cell for plan in plans for project in plan[3] for cell in project[3] or ()]  # type: ignore[attr-defined]
    assert sum(cell for cell in cells if isinstance(cell, int)) == sum(amounts)
    assert cells.count("?") == sum(line["status"] == "ambiguous" for line in lines)
    assert cells.count("-") == sum(line["source"] == "table" and line["status"] == "dash" for line in lines)
