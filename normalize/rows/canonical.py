"""Which node of the handbook's tree a project belongs to, whatever number its plan prints.

Titles decide; a number only chooses between nodes whose titles are alike. What is not certain is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsers.records.structure import Branch, Node
from parsers.structure.handbook import HandbookNode, nodes_like

Nodes = frozenset[HandbookNode]


@dataclass(frozen=True, slots=True)
class CanonicalNode:
    """The handbook's numbers from the dimension down, as far as they are certain, and the name of the template."""

    dimension: str | None = None
    mission: str | None = None
    strategy: str | None = None
    template: str | None = None


def canonical_nodes(branches: Sequence[Branch]) -> list[CanonicalNode]:
    """The node of each branch of one plan's own tree.

    A title that stands in both templates belongs to the one that all other titles of its level name (a plan may take
    its dimensions from one and its missions from the other), else to the one that the titles of all levels name. Where
    the dimension chooses one node for a mission's title and the printed number another, neither is certain.
    """
    candidates = {branch: _candidates(branch) for branch in dict.fromkeys(branches)}
    templates_named = [
        {_only_one(node.template for node in levels[n]) for levels in candidates.values()} - {None} for n in range(3)
    ]
    anywhere = _only_one(template for level in templates_named for template in level if template)
    template_of_level = [_only_one(template for template in level if template) for level in templates_named]
    node_of = {
        branch: _canonical_node(branch, [*map(_of_template, levels, template_of_level)], anywhere)
        for branch, levels in candidates.items()
    }
    return [node_of[branch] for branch in branches]


def _candidates(branch: Branch) -> tuple[Nodes, Nodes, Nodes]:
    nodes = (branch.dimension, branch.mission, branch.strategy)
    dimension, mission, strategy = (
        nodes_like(node.title, level) if node and node.title else frozenset() for level, node in enumerate(nodes, 1)
    )
    return dimension, mission, strategy


def _canonical_node(branch: Branch, levels: Sequence[Nodes], template: str | None) -> CanonicalNode:
    dimensions, missions, strategies = (_of_template(nodes, template) for nodes in levels)
    missions_below = _below_any(missions, dimensions)
    missions = (
        missions_below
        if _holds_printed_number(missions_below, branch.mission) or not _holds_printed_number(levels[1], branch.mission)
        else frozenset()
    )
    chosen = (
        _chosen_by_number(_below_any(strategies, missions or dimensions), branch.strategy)
        or _chosen_by_number(missions, branch.mission)
        or _chosen_by_number(dimensions, branch.dimension)
    )
    if not chosen:
        return CanonicalNode()
    parts = next(iter(chosen)).number.split(".")
    dimension, mission, strategy = (".".join(parts[:n]) if n <= len(parts) else None for n in (1, 2, 3))
    return CanonicalNode(dimension, mission, strategy, _only_one(node.template for node in chosen))


def _of_template(nodes: Nodes, template: str | None) -> Nodes:
    return frozenset(node for node in nodes if node.template == template) or nodes


def _below_any(nodes: Nodes, above: Nodes) -> Nodes:
    """Those of ``nodes`` that stand below one of ``above``; all where none does, because a lower title says more."""
    return frozenset(n for n in nodes if any(n.is_below(a) for a in above)) or nodes


def _chosen_by_number(nodes: Nodes, printed: Node | None) -> Nodes:
    """The nodes (of several templates) that have one number; of several numbers the printed one; else none."""
    if _only_one(node.number for node in nodes) is None and printed is not None:
        nodes = frozenset(node for node in nodes if node.number == printed.number)
    return nodes if _only_one(node.number for node in nodes) is not None else frozenset()


def _holds_printed_number(nodes: Nodes, printed: Node | None) -> bool:
    return printed is not None and any(node.number == printed.number for node in nodes)


def _only_one(values: Iterable[str]) -> str | None:
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None
