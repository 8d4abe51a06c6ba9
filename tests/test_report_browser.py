"""The report in a real browser, opened from the disk as a person does. Skipped where there is no Chromium."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright", reason="needs the package playwright")
pytest.importorskip("axe_playwright_python", reason="needs the package axe-playwright-python")

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

CHROMIUM = shutil.which("chromium")
PLAN = "plan/001_7eb38fa67ca7a04f.html"
KINDS = ["index.html", "plans/1.html", "projects.html", PLAN]
"""A page of every kind."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: apt install chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        with playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox) as launched:
            yield launched


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh profile. Whatever it logs as an error, and whatever it asks of a network, fails the test."""
    with browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce") as context:
        opened = context.new_page()
        wrong: list[str] = []

        def ask(request: Request) -> None:
            if not request.url.startswith(("file:", "data:")):
                wrong.append(request.url)

        opened.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        context.on("request", ask)
        yield opened
        assert not wrong


def visit(page: Page, report: Path, name: str) -> None:
    file, _, fragment = name.partition("#")
    page.goto((report / file).as_uri() + (f"#{fragment}" if fragment else ""))


def test_the_language_is_kept_on_the_next_page(page: Page, report: Path) -> None:
    visit(page, report, "index.html")
    expect(page.locator("h1")).to_have_text("แผนปฏิบัติการป้องกันการทุจริตขององค์กรปกครองส่วนท้องถิ่น", use_inner_text=True)
    assert page.locator("html").get_attribute("lang") == "th"
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Anti-corruption plans of Thai local governments", use_inner_text=True)
    assert page.title().startswith("Overview")
    page.get_by_role("link", name="All plans").click()
    expect(page.locator("h1")).to_have_text("All plans", use_inner_text=True)
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("button", name="ไทย").click()
    page.reload()
    expect(page.locator("h1")).to_have_text("แผนทั้งหมด", use_inner_text=True)


def test_without_a_script_everything_is_there_in_thai(browser: Browser, report: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        visit(page, report, PLAN)
        expect(page.get_by_role("heading", name="ตารางงบประมาณ")).to_be_visible()
        expect(page.get_by_role("heading", name="Budget table")).to_have_count(0)
        page.locator(".budget td a").first.click()
        assert page.url.endswith("#L143")
        expect(page.locator("#L143")).to_be_in_viewport()


def test_plans_are_filtered_by_name_place_and_issues(page: Page, report: Path) -> None:
    visit(page, report, "plans/1.html")
    rows = page.locator("#list tbody tr")
    expect(rows).to_have_count(5)
    page.get_by_label("ชื่อหน่วยงานหรือรหัสแผน").fill("เมืองจันทร์")
    expect(rows).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("พบ 1 แผน")
    page.get_by_role("button", name="ล้างตัวกรอง").click()
    expect(rows).to_have_count(5)
    page.get_by_label("ประเด็น").select_option("with_ambiguous")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("18")
    page.get_by_label("ประเด็น").select_option("")
    page.get_by_label("ปีงบประมาณ").select_option("2566")
    expect(rows).to_have_count(4)
    page.get_by_label("จังหวัด").select_option("ศรีสะเกษ")
    rows.get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("เทศบาลตำบลเมืองจันทร์")


def test_projects_are_found_and_lead_to_their_place(page: Page, report: Path) -> None:
    visit(page, report, "projects.html")
    expect(page.get_by_role("status")).to_have_text(
        "พบ 214 จาก 214 โครงการที่อ่านแล้ว · รวม 68,585,000 บาท · ไม่รวม 18 ช่องที่กำกวม"
    )
    page.get_by_role("button", name="English").click()
    page.get_by_label("Province").select_option(label="ศรีสะเกษ (25)")
    expect(page.get_by_role("status")).to_contain_text("25 of 25 projects loaded · 455,000 baht in all")
    page.get_by_label("From (baht)").fill("30000")
    page.get_by_label("Up to (baht)").fill("35000")
    expect(page.locator(".projects tbody tr")).to_have_count(3)
    expect(page.locator(".projects tbody")).to_contain_text("2569 (2026)0")
    page.get_by_label("Words of the title").fill("ไม่มีคำนี้")
    expect(page.get_by_role("status")).to_contain_text("0 of 25 projects")
    page.get_by_label("Words of the title").fill("กฎหมาย ระเบียบ")
    expect(page.locator(".projects tbody tr")).to_have_count(1)
    page.locator(".projects tbody a").click()
    assert page.url.endswith(f"{PLAN}#p3")
    expect(page.locator("#p3")).to_have_attribute("open", "")
    expect(page.locator("#p3")).to_be_in_viewport()


def test_only_the_chosen_provinces_projects_are_loaded(page: Page, report: Path, tmp_path: Path) -> None:
    shutil.copytree(report, tmp_path / "report")
    form = tmp_path / "report" / "projects.html"
    many = form.read_text(encoding="utf-8").replace('data-projects="214"', 'data-projects="337000"')
    form.write_text(many, encoding="utf-8")
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    page.goto(form.as_uri())
    expect(page.get_by_role("status")).to_have_text("ยังไม่ได้เลือกจังหวัด")
    page.get_by_label("จังหวัด").select_option(label="ลำปาง (42)")
    expect(page.get_by_role("status")).to_contain_text("พบ 42 จาก 42")
    assert [name for name in loaded if name.startswith("projects-")] == ["projects-3.js"]


def marked(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(".lines li.on", "all => all.map(line => line.id)")
    return found


def test_a_click_on_an_amount_shows_its_lines(page: Page, report: Path) -> None:
    visit(page, report, PLAN)
    page.locator(".budget td a", has_text="20,000").first.click()
    assert marked(page) == ["L144"]
    expect(page.locator("#L144")).to_be_in_viewport()
    expect(page.locator("#L144")).to_contain_text("๒๐,๐๐๐")
    expect(page.locator(".showing")).to_have_text("แสดงต้นฉบับ บรรทัด 144")
    assert page.url.endswith("#L144")
    page.locator("#p1 summary").click()
    page.locator("#p1 .at a").first.click()
    assert len(marked(page)) > 1
    first, last = page.url.rpartition("#")[2].split("-")
    assert (marked(page)[0], marked(page)[-1]) == (first, last)
    page.go_back()
    assert marked(page) == ["L144"]
    page.go_back()
    assert marked(page) == []
    page.go_forward()
    assert marked(page) == ["L144"]
    page.get_by_role("button", name="ปิดต้นฉบับ").click()
    assert marked(page) == []


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_keyboard_shows_lines_and_leads_back(page: Page, report: Path, key: str) -> None:
    visit(page, report, PLAN)
    value = page.locator(".budget td a").first
    value.focus()
    page.keyboard.press(key)
    assert marked(page) == ["L143"]
    page.keyboard.press("Tab")
    page.get_by_role("button", name="กลับไปที่ค่า").focus()
    page.keyboard.press("Enter")
    expect(value).to_be_focused()
    page.keyboard.press("Escape")
    assert marked(page) == []


def test_an_address_with_lines_shows_them(page: Page, report: Path) -> None:
    visit(page, report, f"{PLAN}#L120-L123")
    assert marked(page) == ["L120", "L121", "L122", "L123"]
    expect(page.locator("#L120")).to_be_in_viewport()
    visit(page, report, f"{PLAN}#L120")
    page.locator(".budget td a").first.click()
    assert marked(page) == ["L143"]
    colours = [
        page.locator(line).evaluate("line => getComputedStyle(line).backgroundColor") for line in ("#L120", "#L143")
    ]
    assert colours[0] != colours[1]
    for nonsense in ("#L9-L3", "#L0", "#L99999", "#%", "#nothing"):
        visit(page, report, f"{PLAN}{nonsense}")
        assert marked(page) == []


def test_an_issue_leads_to_its_lines_and_is_filtered(page: Page, report: Path) -> None:
    visit(page, report, PLAN)
    issues = page.locator("ol.issues > li:visible")
    expect(issues).to_have_count(31)
    page.get_by_label("ข้อสังเกต").uncheck()
    page.get_by_label("ควรตรวจสอบ").uncheck()
    expect(issues).to_have_count(4)
    expect(page.locator(".shown")).to_have_text("แสดง 4 จาก 31 ประเด็น")
    issues.nth(0).get_by_role("link").click()
    assert marked(page) == ["L159"]
    expect(page.locator("#L159")).to_be_in_viewport()
    issues.nth(3).get_by_role("link", name="โครงการ 3").click()
    expect(page.locator("#p3")).to_have_attribute("open", "")


def test_the_state_of_an_amount_is_told_where_a_pointer_rests(page: Page, report: Path) -> None:
    visit(page, report, PLAN)
    page.get_by_role("button", name="English").click()
    cell = page.locator(".budget td a").first
    cell.hover()
    assert cell.get_attribute("title") == "0 is printed; its own cell"


def test_on_a_narrow_screen_the_source_rises_over_the_page(page: Page, report: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    visit(page, report, PLAN)
    wide: bool = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide
    value = page.locator(".budget td a").first
    value.click()
    expect(page.locator("#L143")).to_be_in_viewport()
    expect(value).to_be_in_viewport()


def test_paper_has_all_of_it(page: Page, report: Path) -> None:
    visit(page, report, PLAN)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#p1 .items").first).to_be_visible()
    cut: int = page.eval_on_selector(".source-body", "pane => pane.scrollHeight - pane.clientHeight")
    assert cut <= 1
    expect(page.locator("nav.toc")).to_be_hidden()
    expect(page.locator("svg.chart")).to_be_visible()


def faults(page: Page, rules: dict[str, Any]) -> list[tuple[str, str]]:
    """What axe calls serious or critical, with the first place of each."""
    found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False, **rules}).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in {"serious", "critical"}]


@pytest.mark.parametrize("name", KINDS)
def test_axe_finds_no_serious_fault(page: Page, report: Path, name: str) -> None:
    visit(page, report, name)
    # The other lines and projects are like the first ones, and axe looks long at each.
    page.evaluate("""() => {
        document.querySelectorAll(".lines li:nth-child(n+40), #p3 ~ details, .issues li:nth-child(n+9)")
            .forEach(one => one.remove());
        document.querySelectorAll("details").forEach(project => { project.open = true; });
        document.querySelectorAll("a[href^='#p'], a[href^='#L']").forEach(link => { link.hash = "#main"; });
    }""")
    for language in ("th", "en"):
        assert page.locator("html").get_attribute("lang") == language
        assert not faults(page, {})
        page.locator("button.language").click()
    page.emulate_media(color_scheme="dark")
    assert not faults(page, {"runOnly": ["color-contrast"]})
