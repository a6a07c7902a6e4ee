"""What is written beside edges, and the ways to set it in lines."""

from journey.pictures.diagram import Edge, Link
from journey.pictures.fonts.typesetting import break_lines, text_width
from journey.pictures.theme.colours import line_role

SIZES = {"title": 12.5, "strong": 10.0, "detail": 9.5, "note": 8.5}
"""The size of each weight of text, in points."""

LABEL_ROOM = 128.0
"""How wide the text of an edge may be."""

NARROW_ROOM, WIDE_ROOM = 84.0, 190.0
"""How wide it may be where there is no room for it otherwise."""

DOT, INSET = "•\u00a0", "\u2002"
"""What stands before one of several labels, and before its second line."""


def label_lines(edge: Edge) -> list[str]:
    """Break what an edge says into lines."""
    return _set_label(edge, LABEL_ROOM)


def label_settings(edge: Edge) -> list[list[str]]:
    """Break what an edge says into lines in every way that may be tried, the best first."""
    settings = [_set_label(edge, room) for room in (LABEL_ROOM, NARROW_ROOM, WIDE_ROOM)]
    joined = " · ".join(edge.lines)
    if len(edge.lines) > 1 and text_width(joined, SIZES["detail"]) <= WIDE_ROOM:
        settings.append([joined])
    return [each for number, each in enumerate(settings) if each not in settings[:number]]


def _set_label(edge: Edge, room: float) -> list[str]:
    size = SIZES["detail"]
    lines: list[str] = []
    for text in edge.lines:
        bullet = DOT if text.startswith(DOT) else ""
        inset = INSET if bullet else ""
        broken = break_lines(
            text.removeprefix(bullet), size, room - text_width(inset, size), most=6
        )
        lines.append(bullet + broken[0])
        lines += [f"{inset}{line}" for line in broken[1:]]
    return lines


def link_role(link: Link) -> str:
    """Return the role that colours what a link says."""
    return link.taken or link.kind


def label_role(edge: Edge) -> str:
    """Return the role that colours what an edge says."""
    if edge.taken:
        return edge.taken
    return "muted" if edge.kind in ("forward", "leads") else edge.accent or line_role(edge.kind)
