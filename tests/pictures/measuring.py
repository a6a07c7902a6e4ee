"""What stands where in a finished picture, read from its SVG alone."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from journey.pictures.fonts.typesetting import text_width
from journey.pictures.svg.lettering import Box

SVG = "{http://www.w3.org/2000/svg}"
_MOVED = re.compile(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_STEP = re.compile(r"([MHVLQC])([^MHVLQCZz]*)")

Point = tuple[float, float]


class Group(NamedTuple):
    """What is drawn together: the ground that it covers, its texts, and what it is called."""

    title: str
    ground: Box | None
    texts: tuple[tuple[str, Box], ...]


def groups(svg: str) -> Iterator[Group]:
    """Return the groups of a picture, and last what stands in none."""
    root = ET.fromstring(svg)
    yield from _groups(root, 0.0, 0.0)


def _groups(parent: ET.Element, x: float, y: float) -> Iterator[Group]:
    loose = []
    for child in parent:
        if child.tag == f"{SVG}g":
            moved = _MOVED.search(child.get("transform", ""))
            turned = "rotate" in child.get("transform", "")
            dx, dy = (float(moved[1]), float(moved[2])) if moved else (0.0, 0.0)
            if not turned:
                yield from _groups(child, x + dx, y + dy)
        else:
            loose.append(child)
    title = next((each.text or "" for each in loose if each.tag == f"{SVG}title"), "")
    grounds = [box for each in loose if (box := _ground(each, x, y)) is not None]
    found = tuple(
        ("".join(each.itertext()), _text_box(each, x, y))
        for each in loose
        if each.tag == f"{SVG}text"
    )
    is_group = parent.tag == f"{SVG}g"
    yield Group(title, grounds[0] if grounds and is_group else None, found)


def _ground(shape: ET.Element, x: float, y: float) -> Box | None:
    """Return what a filled shape covers; a circle may be smaller than what it says."""
    if shape.tag == f"{SVG}rect":
        left, top = float(shape.get("x", "0")) + x, float(shape.get("y", "0")) + y
        return Box(
            left, top, left + float(shape.get("width", "0")), top + float(shape.get("height", "0"))
        )
    if shape.tag in (f"{SVG}path", f"{SVG}polygon") and shape.get("fill") != "none":
        numbers = [float(n) for n in _NUMBER.findall(shape.get("d") or shape.get("points") or "")]
        xs, ys = numbers[::2], numbers[1::2]
        return Box(min(xs) + x, min(ys) + y, max(xs) + x, max(ys) + y)
    return None


def _text_box(shape: ET.Element, x: float, y: float) -> Box:
    size = float(shape.get("font-size", "10"))
    words = "".join(shape.itertext())
    width = text_width(words, size, bold=shape.get("font-weight") == "bold")
    left = float(shape.get("x", "0")) + x
    anchor = shape.get("text-anchor", "start")
    left -= {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    base = float(shape.get("y", "0")) + y
    return Box(left, base - 0.78 * size, left + width, base + 0.22 * size)


def is_inside(inner: Box, outer: Box, slack: float = 1.0) -> bool:
    return (
        outer.left - slack <= inner.left
        and inner.right <= outer.right + slack
        and outer.top - slack <= inner.top
        and inner.bottom <= outer.bottom + slack
    )


def canvas(svg: str) -> Box:
    root = ET.fromstring(svg)
    return Box(0, 0, float(root.get("width", "0")), float(root.get("height", "0")))


def pieces_of_lines(svg: str) -> Iterator[tuple[Point, Point]]:
    """Return the straight pieces of lines that are drawn on no ground, curves cut short."""
    for path in ET.fromstring(svg).iter(f"{SVG}path"):
        if path.get("fill") == "none":
            points = list(_points(path.get("d", "")))
            yield from pairwise(points)


def _points(d: str) -> Iterator[Point]:
    x = y = 0.0
    for step, rest in _STEP.findall(d):
        numbers = [float(n) for n in _NUMBER.findall(rest)]
        if step == "H":
            x = numbers[-1]
        elif step == "V":
            y = numbers[-1]
        else:
            x, y = numbers[-2:]
        yield x, y


def goes_through(one: Point, other: Point, box: Box, slack: float = 1.5) -> bool:
    """Tell whether a level or upright line goes through a box."""
    left, right = sorted((one[0], other[0]))
    top, bottom = sorted((one[1], other[1]))
    return (
        left < box.right - slack
        and box.left + slack < right + 0.01
        and top < box.bottom - slack
        and box.top + slack < bottom + 0.01
    )
