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


def canonical_nodes(places: Sequence[Branch]) -> list[CanonicalNode]:
    """The node of each place of one plan.

    A title that stands in both templates belongs to the one that all other titles of its level name (a plan may take
    its dimensions from one and its missions from the other), else to the one that the titles of all levels name. Where
    the dimension chooses one node for a mission's title and the printed number another, neither is certain.
    """
    candidates = {place: _candidates(place) for place in dict.fromkeys(places)}
    named = [{_only(node.template for node in levels[n]) for levels in candidates.values()} - {None} for n in range(3)]
    anywhere = _only(template for level in named for template in level if template)
    own = [_only(template for template in level if template) for level in named]
    found = {place: _node(place, [*map(_of_template, levels, own)], anywhere) for place, levels in candidates.items()}
    return [found[place] for place in places]


def _candidates(place: Branch) -> tuple[Nodes, Nodes, Nodes]:
    nodes = (place.dimension, place.mission, place.strategy)
    dimension, mission, strategy = (
        nodes_like(node.title, level) if node and node.title else frozenset() for level, node in enumerate(nodes, 1)
    )
    return dimension, mission, strategy


def _node(place: Branch, levels: Sequence[Nodes], template: str | None) -> CanonicalNode:
    dimensions, missions, strategies = (_of_template(nodes, template) for nodes in levels)
    below = _below(missions, dimensions)
    missions = below if _prints(below, place.mission) or not _prints(levels[1], place.mission) else frozenset()
    chosen = (
        _chosen(_below(strategies, missions or dimensions), place.strategy)
        or _chosen(missions, place.mission)
        or _chosen(dimensions, place.dimension)
    )
    if not chosen:
        return CanonicalNode()
    parts = next(iter(chosen)).number.split(".")
    dimension, mission, strategy = (".".join(parts[:n]) if n <= len(parts) else None for n in (1, 2, 3))
    return CanonicalNode(dimension, mission, strategy, _only(node.template for node in chosen))


def _of_template(nodes: Nodes, template: str | None) -> Nodes:
    return frozenset(node for node in nodes if node.template == template) or nodes


def _below(nodes: Nodes, above: Nodes) -> Nodes:
    """Those of ``nodes`` that stand below one of ``above``; all where none does, because a lower title says more."""
    return frozenset(n for n in nodes if any(n.is_below(a) for a in above)) or nodes


def _chosen(nodes: Nodes, printed: Node | None) -> Nodes:
    """The nodes (of several templates) that have one number; of several numbers the printed one; else none."""
    if _only(node.number for node in nodes) is None and printed is not None:
        nodes = frozenset(node for node in nodes if node.number == printed.number)
    return nodes if _only(node.number for node in nodes) is not None else frozenset()


def _prints(nodes: Nodes, printed: Node | None) -> bool:
    return printed is not None and any(node.number == printed.number for node in nodes)


def _only(values: Iterable[str]) -> str | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None
