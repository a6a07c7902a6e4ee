"""A journey as it was read: what it holds, what is wrong with it, and where it all stands."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from journey.diagnostics import Finding
from journey.model.journey import Journey
from journey.source import EMPTY, Path, SourceMap, Span

TRANSITIONS: Path = ("transitions",)
LIFECYCLE: Path = ("customers", "lifecycle")
ARROWS = (TRANSITIONS, LIFECYCLE)
"""The lists of arrows."""


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
    """

    name: str
    journey: Journey | None
    problems: tuple[Finding, ...] = ()
    source: SourceMap = EMPTY
    cut: frozenset[Path] = frozenset()
    entries: Mapping[Path, Sequence[int]] = field(default_factory=dict)

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
                return self._place_of_step(arrows, step, path[depth + 1 :], word, key=key)
        return self.source.locate(self._as_written(path), word, key=key)

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
        return span if span is None or word or rest else self._one_step(span, str(step))

    def _number_of(self, arrows: Path, name: str) -> int | None:
        if self.journey is None:
            return None
        if arrows == TRANSITIONS:
            return self.journey._transitions.get(name)
        steps = [f"{step.from_} -> {step.to}" for step in self.journey.customers.lifecycle]
        return steps.index(name) if name in steps else None

    def _one_step(self, span: Span, name: str) -> Span:
        """Narrow the place of a chain of arrows to one of its steps."""
        line = self.source.line(span.line)
        source, _, target = name.partition("#")[0].partition(" -> ")
        pattern = rf"(?<![\w-]){re.escape(source)}\s*->\s*{re.escape(target)}(?![\w-])"
        start = span.column - 1
        found = re.compile(pattern).search(line, start, start + span.length)
        if not found:
            return span
        return span._replace(column=found.start() + 1, length=found.end() - found.start())
