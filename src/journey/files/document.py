"""A journey as it was read: what it holds, what is wrong with it, and where it all stands."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, product

from journey.model.journey import Journey
from journey.model.texts import nfc
from journey.problems.findings import Finding
from journey.problems.source import EMPTY, Path, SourceMap, Span

TRANSITIONS: Path = ("transitions",)
LIFECYCLE: Path = ("customers", "lifecycle")
ARROWS = (TRANSITIONS, LIFECYCLE)
"""The lists of arrows."""

_STOP = re.compile(r"[^\s\"'\->](?:[^\"'>-]|-(?!>))*(?<![\s-])")
_BAR = re.compile(r"\s*\|\s*")


@dataclass(frozen=True)
class Document:
    """What came of reading a file.

    Attributes:
        name: The file's name as it was given.
        journey: What it holds, without what could not be read; None where nothing could.
        problems: What is wrong with its shape and its names, in the file's order. Where there are
            none, the journey is whole.
        source: The text, and where each value stands.
        cut: The paths of what was left out of the journey because its shape was wrong.
        entries: For each list of arrows, by its path, the number of the entry that each step came
            from; for each list of which something was left out, the numbers of what stayed.
        read_to: The line after which nothing was read; None where all was.
    """

    name: str
    journey: Journey | None
    problems: tuple[Finding, ...] = ()
    source: SourceMap = EMPTY
    cut: frozenset[Path] = frozenset()
    entries: Mapping[Path, Sequence[int]] = field(default_factory=dict)
    read_to: int | None = None

    def __repr__(self) -> str:
        held = "no journey" if self.journey is None else repr(self.journey.id)
        return f"<Document {self.name!r}: {held}, {len(self.problems)} problems>"

    def locate(self, finding: Finding) -> Span | None:
        """Find the place of a finding; None for a journey that was built in Python."""
        if finding.span is not None:
            return finding.span
        return self.place_of(finding.path, finding.word, key=finding.key)

    def place_of(self, path: Path, word: str = "", *, key: bool = False) -> Span | None:
        """Find the place of a model path, or of its nearest ancestor that was written.

        Args:
            path: The path of a part or of a field.
            word: A word within it to point at.
            key: Whether to point at the key of a value.
        """
        for arrows in ARROWS:
            depth = len(arrows)
            if path[:depth] == arrows and len(path) > depth:
                step = path[depth]
                if isinstance(step, int):  # the number of an entry, as written
                    break
                return self._place_of_step(arrows, step, path[depth + 1 :], word, key=key)
        return self.source.locate(self._as_written(path), word, key=key)

    def place_of_touchpoint(self, id: str) -> Span | None:
        """Find the place of a touchpoint by its id; each is looked for once."""
        if id not in self._places:
            place = None
            if self.journey is not None and self.source is not EMPTY:
                stage = self.journey.stage_of(id).id
                place = self.place_of(("stages", stage, "touchpoints", id), key=True)
            self._places[id] = place
        return self._places[id]

    @cached_property
    def _places(self) -> dict[str, Span | None]:
        return {}

    def _as_written(self, path: Path) -> Path:
        """Return a path with the numbers that its items have in the file."""
        written = list(path)
        for depth, step in enumerate(path):
            numbers = self.entries.get(path[:depth])
            if numbers is not None and isinstance(step, int) and step < len(numbers):
                written[depth] = numbers[step]
        return tuple(written)

    def _place_of_step(
        self, arrows: Path, step: str | int, rest: Path, word: str, *, key: bool
    ) -> Span | None:
        entries = self.entries.get(arrows, ())
        number = self._number_of(arrows, str(step))
        if number is None or number >= len(entries):
            return self.source.locate(arrows)
        span = self.source.locate_entry((*arrows, entries[number]), rest, word, key=key)
        if span is None or word or rest:
            return span
        entry = (arrows, entries[number])
        if entry not in self._narrowed:
            self._narrowed[entry] = self._narrow(span, arrows, entries[number])
        return self._narrowed[entry].get(number, span)

    def _number_of(self, arrows: Path, name: str) -> int | None:
        if self.journey is None:
            return None
        if arrows == TRANSITIONS:
            return self.journey._transitions.get(name)
        steps = [f"{step.from_} -> {step.to}" for step in self.journey.customers.lifecycle]
        return steps.index(name) if name in steps else None

    @cached_property
    def _narrowed(self) -> dict[tuple[Path, int], dict[int, Span]]:
        return {}

    def _narrow(self, span: Span, arrows: Path, entry: int) -> dict[int, Span]:
        """Find the places of the steps of one entry within that of the entry."""
        if self.journey is None:
            return {}
        customers, entries = self.journey.customers, self.entries[arrows]
        steps = self.journey.transitions if arrows == TRANSITIONS else customers.lifecycle
        places: dict[tuple[str, str], list[Span]] = {}
        # Of a long line only this entry is looked at.
        first, last = self.source.bounds(span.line)
        start = first + span.column - 1
        end = min(start + span.length, last)
        stops = list(_STOP.finditer(self.source.text, start, end))
        for source, target in pairwise(stops):
            place = self.source.span(source.start(), target.end())
            for ends in product(_BAR.split(nfc(source[0])), _BAR.split(nfc(target[0]))):
                places.setdefault(ends, []).append(place)
        for found in places.values():
            found.reverse()
        first = bisect_left(entries, entry)
        found_at: dict[int, Span] = {}
        for number in range(first, bisect_right(entries, entry)):
            ends = (steps[number].from_, steps[number].to)
            if places.get(ends):
                found_at[number] = places[ends].pop()
        return found_at
