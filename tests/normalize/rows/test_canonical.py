"""The handbook's node of a project: by title, whatever number is printed, and none where it is not certain."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from normalize.rows.branches import branches_of
from normalize.rows.canonical import CanonicalNode, canonical_nodes
from parsers.records.plan import Project
from parsers.records.structure import Branch, Node
from parsers.structure.handbook import nodes_like, spellings

OPEN = Node("2", "การบริหารราชการด้วยความโปร่งใส")
PUBLIC = Node("3", "การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน")
DATA = Node("2.1", "การเปิดเผยข้อมูลสาธารณะขององค์กรปกครองส่วนท้องถิ่น")
OLD = Node("1", "การสร้างสังคมที่ไม่ทนต่อการทุจริต")


def node_of(*places: Branch) -> CanonicalNode:
    """The node of the first place of a plan."""
    return canonical_nodes(places)[0]


def test_a_whole_path() -> None:
    strategy = Node("2.1.2", "การเปิดเผยข้อมูลการบริหารเงินงบประมาณ")
    assert node_of(Branch(OPEN, DATA, strategy)) == CanonicalNode("2", "2.1", "2.1.2", "2566-2570")


def test_a_plan_that_counts_otherwise() -> None:
    """A strategy left out, so that those below it have the numbers of others."""
    strategy = Node("2.1.1", "การเปิดเผยข้อมูลการบริหารเงินงบประมาณ")
    assert node_of(Branch(OPEN, DATA, strategy)).strategy == "2.1.2"
    assert node_of(Branch(Node("1", OPEN.title), Node("1.1", DATA.title))).mission == "2.1"


def test_ocr_damage_and_narrow_cells_leave_the_title_known() -> None:
    damaged = Node("2.1", "การเปิดเผยข้อมูล สาธารณขององค์กรปกครอง สวนท้องถิ่น")
    assert node_of(Branch(None, damaged)) == CanonicalNode("2", "2.1", None, "2566-2570")
    cut = Node("1.1", "การเสริมสร้างจิตสำนึกและความตระหนักแก่บุคลากรทั้งข้าราชการการเมืองฝ่ายบริหาร")
    assert node_of(Branch(None, cut)) == CanonicalNode("1", "1.1", None, "2566-2570")


@pytest.mark.parametrize(
    "place",
    [
        Branch(),
        Branch(Node("2", None), Node("2.1", None)),  # a number alone says nothing
        Branch(Node("1", "ด้านการพัฒนาคนและสังคม"), Node("1.1", "ส่งเสริมกีฬา")),
        Branch(None, Node("2.1", "การ")),
    ],
)
def test_what_is_not_certain_is_none(place: Branch) -> None:
    assert node_of(place) == CanonicalNode()


def test_a_title_of_both_templates_has_the_one_that_the_plan_names() -> None:
    assert node_of(Branch(PUBLIC)) == CanonicalNode("3")
    assert node_of(Branch(PUBLIC), Branch(OPEN)).template == "2566-2570"
    assert node_of(Branch(PUBLIC), Branch(OLD)).template == "2561-2564"
    assert node_of(Branch(PUBLIC), Branch(OLD), Branch(OPEN)) == CanonicalNode("3")


def test_a_plan_that_mixes_the_templates() -> None:
    nodes = canonical_nodes((Branch(OLD), Branch(OPEN), Branch(PUBLIC)))
    assert [node.template for node in nodes] == ["2561-2564", "2566-2570", None]


def test_dimensions_of_one_template_over_missions_of_the_other() -> None:
    """The council's mission is 4.2 in the later template and 4.3 in the earlier one."""
    old = Node("4", "การเสริมสร้างและปรับปรุงกลไกในการตรวจสอบการปฏิบัติราชการขององค์กรปกครองส่วนท้องถิ่น")
    council = Branch(old, Node("4.2", "การส่งเสริมบทบาทการตรวจสอบของสภาท้องถิ่น"))
    assert node_of(council, Branch(old, DATA)) == CanonicalNode("4", "4.2", None, "2566-2570")
    assert node_of(council) == CanonicalNode("4", None, None, "2561-2564")


def test_a_title_that_stands_twice_is_the_one_below_its_mission() -> None:
    title = "เสริมสร้างจิตสำนึกและความตระหนักในความซื่อสัตย์สุจริต และการต่อต้านการทุจริต"
    public, young = ("การสร้างจิตสำนึกและความตระหนักแก่" + whom for whom in ("ประชาชนทุกภาคส่วนในท้องถิ่น", "เด็กและเยาวชน"))
    plan = Branch(OPEN)
    assert node_of(Branch(None, Node("1.2", public), Node("1.2.9", title)), plan).strategy == "1.2.3"
    assert node_of(Branch(None, Node("1.3", young), Node("1.3.9", title)), plan).strategy == "1.3.1"
    assert node_of(Branch(None, None, Node("1.3.1", title)), plan).strategy == "1.3.1"  # the number chooses
    assert node_of(Branch(None, None, Node("1.4.1", title)), plan) == CanonicalNode()


def test_codes_lead_to_each_other() -> None:
    """A strategy that is printed under another mission keeps its own path."""
    strategy = Node("1.1.1", "การเปิดเผยข้อมูลการบริหารเงินงบประมาณ")
    mission = Node("1.1", "การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน")
    assert node_of(Branch(Node("1", "การสร้างวัฒนธรรมสุจริต"), mission, strategy)) == CanonicalNode(
        "2", "2.1", "2.1.2", "2566-2570"
    )


@pytest.mark.parametrize("levels", [1, 2, 3])
def test_every_title_of_the_handbook_is_known_with_other_spaces(levels: int) -> None:
    titles = [title for title in spellings() if nodes_like(title, levels)]
    assert titles
    assert all(nodes_like(title.replace("การ", "การ "), levels) == nodes_like(title, levels) for title in titles)


Make = Callable[..., Any]


def project(table: Branch | None, detail: Branch | None, make_item: Make, make_detail: Make) -> Project:
    item = replace(make_item(), branch=table) if table else None
    return Project(1, item, replace(make_detail(), branch=detail) if detail else None, None, None)


def test_a_heading_that_stands_above_blocks_of_other_missions_adds_nothing(item: Make, detail: Make) -> None:
    """Part 3 lost the headings after its first: the strategy there is no longer that of the blocks below."""
    heading = Branch(Node("1", "ก"), Node("1.1", "ข"), Node("1.1.1", "ค"))
    first, other = Branch(Node("1", "ก"), Node("1.1", "ข")), Branch(Node("1", "ก"), Node("1.2", "ง"))
    sound = [project(first, heading, item, detail)]
    assert branches_of(sound)[0].strategy == Node("1.1.1", "ค")
    stale = [*sound, project(other, heading, item, detail)]
    assert [place.strategy for place in branches_of(stale)] == [None, None]
    assert branches_of([project(None, heading, item, detail)]) == [heading]
    assert branches_of([project(Branch(), heading, item, detail)]) == [heading]
