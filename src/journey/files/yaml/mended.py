"""A journey without what had a wrong shape."""

from collections.abc import Iterable, Sequence

from journey.model.journey import Journey
from journey.problems.findings import Finding
from journey.problems.source import Path


class Mended:
    """A journey without what had a wrong shape.

    Attributes:
        journey: What is left; None where nothing can be made of it.
        complaints: What was wrong, each with the place of it as the file numbers things.
        cut: The model paths of what was left out.
        declared: By kind, ids of parts that were left out whole.
        entries: For each list of arrows, the entry that each step came from; for each list of which
            something was left out, the numbers of what stayed.
        bare: The paths of parts of which only the id was written, in a list.
    """

    def __init__(self) -> None:
        self.journey: Journey | None = None
        self.complaints: list[tuple[Finding, Path]] = []
        self.cut: set[Path] = set()
        self.declared: dict[str, set[str]] = {}
        self.entries: dict[Path, Sequence[int]] = {}
        self.bare: set[Path] = set()

    def complain(self, finding: Finding, written: Path) -> None:
        """Add a finding, and count its place as uncertain; a key that is none has no place."""
        self.complaints.append((finding, written))
        if finding.rule not in ("missing-key", "unknown-key"):
            self.cut.add(finding.path)

    def declare(self, ids: Iterable[tuple[str, str]]) -> None:
        """Count ids, each with its kind, as declared."""
        for kind, id in ids:
            self.declared.setdefault(kind, set()).add(id)
