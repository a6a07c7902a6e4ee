"""What to draw, before choosing a language to draw it in.

A diagram speaks in roles, not in colours or coordinates: which those are is for a theme and a
layout to say.
"""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["touchpoint", "outcome", "start", "stage", "action", "chip", "count", "gap"]
"""What a node stands for: it decides the outline. A `gap` is something that is missing."""

Form = Literal["graph", "grid", "stack"]
"""How a diagram is laid out: as a graph, in lanes and columns, or as stages below each other."""

Taken = Literal["", "taken", "perhaps", "never"]
"""Whether something was taken, in a diagram that tells; empty in others."""

Weight = Literal["title", "strong", "detail", "note"]
"""How much a line of text matters: it decides size and colour."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text.

    Attributes:
        text: What it says.
        weight: How much it matters.
        tone: The role that colours it; that of its weight where none is named.
    """

    text: str
    weight: Weight = "detail"
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A connection that is named in a node instead of drawn.

    Attributes:
        text: Where to, or where from.
        kind: What it means: a kind of transition, or `from` where it comes from there.
        taken: Whether it was taken.
    """

    text: str
    kind: str = "forward"
    taken: Taken = ""


@dataclass(frozen=True, slots=True)
class Feeling:
    """How something feels to some customers.

    Attributes:
        who: What each of them is called.
        emotion: From -3 (anger) to 3 (delight).
    """

    who: tuple[str, ...]
    emotion: int


@dataclass(frozen=True, slots=True)
class Node:
    """Something that is connected.

    Attributes:
        id: Unique in the diagram; a touchpoint's or stage's id where it is one.
        lines: What it says.
        shape: What it stands for.
        tone: The role that colours it: `plain`, `positive`, `neutral`, `negative` or a phase.
        lane: The id of the lane in which it stands.
        tip: What it says when pointed at, and to a screen reader.
        truth: Whether it is a moment of truth.
        faded: Whether it stands back.
        links: Connections that are named here instead of drawn.
        taken: Whether it was visited.
        feelings: How it feels to those who are there; none where that is not known.
        column: The id of the column in which it stands, in a grid.
        accent: The role that marks its outline; none where it is not marked.
        breadth: How wide or large it is, from 0 to 1, where that says something.
    """

    id: str
    lines: tuple[Line, ...]
    shape: Shape = "touchpoint"
    tone: str = "plain"
    lane: str | None = None
    tip: str = ""
    truth: bool = False
    faded: bool = False
    links: tuple[Link, ...] = ()
    taken: Taken = ""
    feelings: tuple[Feeling, ...] = ()
    column: str = ""
    accent: str = ""
    breadth: float = 1.0


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a grid.

    Attributes:
        id: Unique among columns.
        title: What it is called.
        detail: What is said of it in small print.
        tone: The phase or role that colours it.
        tip: What it says when pointed at.
        abreast: How many of its cards stand beside each other.
        border: What the line on its left is called; none where there is no such line.
    """

    id: str
    title: str
    detail: str = ""
    tone: str = "plain"
    tip: str = ""
    abreast: int = 1
    border: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A stage, as a band across the diagram; lanes stand in their order.

    Attributes:
        id: Unique among lanes.
        title: What it is called.
        detail: What is said of it in small print.
        items: What is listed in it.
        tone: The phase that colours it.
        tip: What it says when pointed at.
        faded: Whether it stands back.
        border: What the line above it is called, such as "line of visibility"; none where there is
            no such line.
    """

    id: str
    title: str
    detail: str = ""
    items: tuple[tuple[str, str], ...] = ()
    tone: str = "plain"
    tip: str = ""
    faded: bool = False
    border: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A connection.

    Attributes:
        source: The id of the node it leaves.
        target: The id of the node it reaches.
        lines: What it says.
        kind: What it means: a kind of transition, `entry`, `serves`, or `leads` from one thing to
            what follows from it.
        backward: Whether it leads against the order of the diagram.
        tip: What it says when pointed at.
        faded: Whether it stands back.
        weight: How many transitions it stands for.
        taken: Whether it was taken.
        accent: The role that marks it; none where it is not marked.
    """

    source: str
    target: str
    lines: tuple[str, ...] = ()
    kind: str = "forward"
    backward: bool = False
    tip: str = ""
    faded: bool = False
    weight: int = 1
    taken: Taken = ""
    accent: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """One entry of the key: what a shape, a line or a mark means.

    Attributes:
        look: `edge:` and a kind, `node:` and a shape or tone, `trace:` and whether something was
            taken, `mark:` and a sign, also with `:` and the role of its colour, or `truth`.
        text: What it means.
    """

    look: str
    text: str


@dataclass(frozen=True)
class Diagram:
    """A diagram as a value.

    Attributes:
        name: What to call a file that holds it.
        title: Its heading.
        subtitle: What stands below the heading.
        description: What it shows, in sentences, for those who cannot see it.
        lanes: In order, first at the top.
        nodes: In the order in which they are to stand.
        edges: The connections between nodes.
        key: What its signs mean.
        notes: What the reader has to know, such as that stages are folded.
        language: The language of its texts.
        columns: In order, first on the left; in a grid only.
        form: How it is laid out.
    """

    name: str
    title: str
    subtitle: str = ""
    description: str = ""
    lanes: tuple[Lane, ...] = ()
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    key: tuple[Sign, ...] = ()
    notes: tuple[str, ...] = ()
    language: str = "en"
    columns: tuple[GridColumn, ...] = ()
    form: Form = "graph"
