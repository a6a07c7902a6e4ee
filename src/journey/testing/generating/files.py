"""Write journeys as YAML in the ways in which people do, and know where each value stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import Any, NamedTuple

from hypothesis import strategies as st

from journey.files.yaml.dumping import Shortener
from journey.files.yaml.events import scalar_of
from journey.model.journey import Journey
from journey.model.parts import Part
from journey.problems.source import Path
from journey.testing.generating.building import journeys
from journey.testing.generating.chance import Chance

ARROWS: tuple[Path, ...] = (("transitions",), ("customers", "lifecycle"))

COMMENTS = ("", "# checked with the team", "# 담당자 확인", "#", "# a: b -> c {[", "# 'twas")

_PLAIN = re.compile(r"[^\W_](?:[\w ./@|>-]*[\w.])?")


class Place(NamedTuple):
    """Where a value stands.

    Attributes:
        line: From 1.
        column: From 1, in code points.
    """

    line: int
    column: int


@dataclass(frozen=True)
class Written:
    """A journey as somebody may have written it.

    Attributes:
        text: The file.
        journey: What it holds.
        places: Where the value of each model path stands; that of a mapping is where its key is.
    """

    text: str
    journey: Journey
    places: Mapping[Path, Place] = field(repr=False)


def documents(of: st.SearchStrategy[Journey] | None = None) -> st.SearchStrategy[Written]:
    """Write journeys in any of the ways in which people write them.

    Short forms and long ones, chains and single arrows, block and flow, quotes of either kind,
    comments and empty lines, indents and ends of lines, top keys in any order.

    Args:
        of: The journeys; `journeys()` where it is left out.

    >>> from hypothesis import find
    >>> print(find(documents(), lambda written: True).text, end="")
    journey: shop
    customers:
      types:
        guest: {}
      situations:
        browsing: {}
    stages:
      buy:
        phase: purchase
        touchpoints:
          cart:
            entry: any
          paid:
            outcome: positive
    transitions:
      - cart -> paid
    """
    return _written(journeys() if of is None else of)


@st.composite
def _written(draw: st.DrawFn, of: st.SearchStrategy[Journey]) -> Written:
    journey = draw(of)
    chance = Chance(draw)
    loose = Loose(chance, frozenset(journey.languages) or None).part(journey)
    turn = chance.one(range(len(loose)))
    keys = [*loose][turn:] + [*loose][:turn]
    pen = Pen(chance, journey)
    pen.block({key: loose[key] for key in keys}, (), 0)
    return Written("".join(pen.written), journey, pen.places)


class Loose(Shortener):
    """Shortens what it likes to."""

    def __init__(self, chance: Chance, languages: frozenset[str] | None) -> None:
        super().__init__(languages)
        self.chance = chance

    def part(self, part: Part) -> dict[str, Any]:
        """Return a part's fields, `channels` under either of its names."""
        fields = super().part(part)
        if "channel" not in fields or self.chance.flip():
            return fields
        return {("channels" if key == "channel" else key): one for key, one in fields.items()}

    def field(self, key: str, value: Any, how: str | None) -> Any:
        """Return a field, a list of one name perhaps as the name alone."""
        plain = super().field(key, value, how)
        if how is None and isinstance(value, tuple) and len(value) == 1 and type(value[0]) is str:
            return self.chance.one((value[0], [value[0]]))
        return plain

    def short(self, part: Part) -> Any:
        """Return the text that stands for a part, or its fields."""
        return self.part(part) if self.chance.rarely() else super().short(part)

    def arrows(self, steps: Sequence[Part]) -> list[Any]:
        """Join steps, some of them, into chains and products."""
        entries: list[Any] = []
        start = 0
        while start < len(steps):
            number = self.chance.one((len(steps) - start, 1, 2, 3))
            if self.chance.rarely():
                entries += [self.part(step) for step in steps[start : start + number]]
            else:
                entries += super().arrows(steps[start : start + number])
            start += number
        return entries


class Pen:
    """Writes plain values as YAML, and remembers where it wrote them."""

    def __init__(self, chance: Chance, journey: Journey) -> None:
        self.chance, self.journey = chance, journey
        self.written: list[str] = []
        self.places: dict[Path, Place] = {}
        self.line, self.column = 1, 1
        self.step = chance.one((2, 4, 3))
        self.end = chance.one(("\n", "\n", "\r\n"))
        self.calm = not chance.flip()
        self.is_literal = False
        self._names = iter(journey.transition_names)

    def put(self, text: str) -> Place:
        """Write a piece of a line, and return where."""
        place = Place(self.line, self.column)
        self.written.append(text)
        self.column += len(text)
        return place

    def turn(self) -> None:
        """End a line, and perhaps put a comment there or an empty line after it."""
        # Behind the last line of a literal text a comment would be a part of it.
        is_literal, self.is_literal = self.is_literal, False
        if not self.calm and self.chance.rarely() and (said := self.chance.one(COMMENTS)):
            self.put("" if is_literal else f" {said}")
        self._break()
        if not self.calm and self.chance.rarely():
            self.put(self.chance.one(COMMENTS))
            self._break()

    def _break(self) -> None:
        self.written.append(self.end)
        self.line, self.column = self.line + 1, 1

    def note(self, path: Path, place: Place) -> None:
        """Remember where a value stands."""
        written = tuple("channels" if step == "channel" else step for step in path)
        self.places.setdefault(written, place)

    def block(
        self, fields: Mapping[str, Any], path: Path, indent: int, *, begun: bool = False
    ) -> None:
        """Write a mapping, each key on a line of its own; the first may have begun already."""
        for number, (key, value) in enumerate(fields.items()):
            if number or not begun:
                self.put(" " * indent)
            place = self.put(self.scalar(key, flow=True))
            self.put(":")
            self._after(value, (*path, key), place, indent)

    def _after(self, value: Any, path: Path, key: Place, indent: int) -> None:
        """Write what stands behind a key, to the end of its lines."""
        if value is None:
            self.put(self.chance.one(("", " null", " ~")))
            self.turn()
        elif isinstance(value, dict | list) and value and not self._flows(value):
            self.turn()
            if isinstance(value, dict):
                self.note(path, key)
                self.block(value, path, indent + self.step)
            else:
                self._items(value, path, indent + self.chance.one((self.step, 0)))
        else:
            self.put(" ")
            self._one(value, path, key, indent=indent)
            self.turn()

    def _flows(self, value: Any) -> bool:
        # The plainest way comes first, and so is what examples shrink to.
        return self.chance.flip()

    def _items(self, items: Sequence[Any], path: Path, indent: int) -> None:
        """Write a list, each item on a line of its own."""
        for number, item in enumerate(items):
            self.put(" " * indent)
            place = self.put("-" + " " * self.chance.one((1, 1, 3)))
            if not number:
                self.note(path, place)
            if path in ARROWS:
                self._entry(item, path, number)
            elif isinstance(item, dict) and item and not self._flows(item):
                self.note((*path, number), Place(self.line, self.column))
                self.block(item, (*path, number), self.column - 1, begun=True)
            else:
                here = Place(self.line, self.column)
                self._one(item, (*path, number), here, indent=indent)
                self.turn()

    def _one(self, value: Any, path: Path, key: Place, *, indent: int | None = None) -> None:
        """Write a value within a line."""
        if isinstance(value, dict):
            self.note(path, key)
            self._flow_map(value, path)
        elif isinstance(value, list):
            place = self.put("[")
            self.note(path, place)
            for number, item in enumerate(value):
                self.put(", " if number else "")
                here = Place(self.line, self.column)
                if path in ARROWS:
                    self._flow_entry(item, path, number)
                else:
                    self._one(item, (*path, number), here)
            self.put("]")
        elif isinstance(value, str) and indent is not None and self._is_literal(value, path):
            self.note(path, self.put("|-"))
            self.is_literal = True
            for line in value.split("\n"):
                self._break()
                self.put(" " * (indent + self.step) + line)
        else:
            text = self.scalar(value, flow=indent is None)
            place = self.put(text)
            self.note(path, place)

    def _is_literal(self, text: str, path: Path) -> bool:
        lines = text.split("\n")
        return (
            len(lines) > 1
            and isinstance(path[-1], str)
            and all(line.isprintable() and line.strip() for line in lines)
            and not text.startswith(" ")
            and self.chance.flip()
        )

    def _flow_map(self, fields: Mapping[str, Any], path: Path) -> None:
        self.put("{")
        for number, (key, value) in enumerate(fields.items()):
            self.put(", " if number else "")
            place = self.put(self.scalar(key, flow=True))
            self.put(":" if value is None else ": ")
            if value is not None:
                self._one(value, (*path, key), place)
        self.put("}")

    def scalar(self, value: Any, *, flow: bool) -> str:
        """Return a scalar, in quotes if it needs some or somebody likes them."""
        if isinstance(value, bool):
            return "true" if value else "false"
        if not isinstance(value, str):
            return f"{value!r}" if isinstance(value, int | float) else str(value)
        del flow
        plain = bool(_PLAIN.fullmatch(value)) and isinstance(scalar_of(value), str)
        styles = [value] if plain else []
        if value.isprintable():
            styles.append("'" + value.replace("'", "''") + "'")
        styles.append('"' + "".join(map(_escaped, value)) + '"')
        return self.chance.one((styles[0], styles[0], *styles[1:]))

    # Arrows.

    def _entry(self, item: Any, path: Path, number: int) -> None:
        """Write an entry of a list of arrows on lines of its own."""
        if isinstance(item, str):
            self._arrow(item, path, {})
            self.turn()
        elif "from" in item:
            step = self._long(item, path, Place(self.line, self.column))
            with self._options([step], (*path, number)) as written:
                self.block(item, written, self.column - 1, begun=True)
        else:
            ((arrow, options),) = item.items()
            indent = self.column - 1
            with self._options(self._arrow(arrow, path, options), (*path, number)) as written:
                self.put(":")
                self._after(options, written, Place(self.line, self.column), indent)

    def _flow_entry(self, item: Any, path: Path, number: int) -> None:
        if isinstance(item, str):
            self._arrow(item, path, {})
        elif "from" in item:
            here = Place(self.line, self.column)
            step = self._long(item, path, Place(here.line, here.column + 1))
            with self._options([step], (*path, number)) as written:
                self._one(item, written, here)
        else:
            ((arrow, options),) = item.items()
            self.put("{")
            with self._options(self._arrow(arrow, path, options), (*path, number)) as written:
                self.put(": ")
                self._one(options, written, Place(self.line, self.column))
            self.put("}")

    @contextmanager
    def _options(self, steps: list[Path], entry: Path) -> Iterator[Path]:
        """Give each step of an arrow the places of the options that are written within."""
        yield entry
        for path in [path for path in self.places if path[: len(entry)] == entry]:
            place = self.places.pop(path)
            for step in steps if len(path) > len(entry) else ():
                self.note((*step, *path[len(entry) :]), place)

    def _long(self, item: Mapping[str, Any], path: Path, place: Place) -> Path:
        """Note the place of a step in its long form: where its first key stands."""
        step = self._step(path, item["from"], item["to"])
        self.note(step, place)
        return step

    def _arrow(self, arrow: str, path: Path, options: Any) -> list[Path]:
        """Write an arrow; return the paths of its steps, noted where their sources stand."""
        text = self.scalar(arrow, flow=True)
        place = self.put(text)
        at = place.column + (text[0] in "\"'")
        stops = []
        for stop in arrow.split(" -> "):
            stops.append((stop.split(" | "), Place(place.line, at)))
            at += len(stop) + len(" -> ")
        steps = []
        for (sources, here), (targets, _) in pairwise(stops):
            for source, target in product(sources, targets):
                steps.append(self._step(path, source, target))
                self.note(steps[-1], here)
        return steps

    def _step(self, path: Path, source: str, target: str) -> Path:
        """Return the path of the next step."""
        name = next(self._names) if path == ARROWS[0] else f"{source} -> {target}"
        return (*path, name)


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char == "\n":
        return "\\n"
    if char.isprintable():
        return char
    return f"\\U{ord(char):08x}"
