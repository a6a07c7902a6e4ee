"""What of a journey is certain, and what has to wait until a mistake of shape or name is mended."""

from collections.abc import Iterable

from journey.files.document import Document
from journey.files.yaml.declared import containers
from journey.problems.source import Path


def uncertain_in(document: Document) -> frozenset[Path]:
    """List the model paths of which nothing is certain, with `*` for each id."""
    paths = set(document.cut)
    for problem in document.problems:
        missing = problem.rule == "missing-key" and problem.values.get("key")
        if missing:
            paths.add((*problem.path, missing))
        elif problem.rule != "unknown-key":  # what such a key meant is among what was cut
            paths.add(problem.path)
    return frozenset(_shape(path) for path in paths if path)


def doubts(uncertain: Iterable[Path], reads: Iterable[str]) -> tuple[str, ...]:
    """Name those uncertain paths on which something rests, in their order.

    Args:
        uncertain: What `uncertain_in` returned.
        reads: The model paths that are read, `*` standing for any one step.
    """
    patterns = tuple(reads)
    found = (path for path in uncertain if any(_overlap(path, pattern) for pattern in patterns))
    return tuple(sorted({".".join(map(str, path)) for path in found}))


def uncertain_waivers(document: Document) -> frozenset[int]:
    """Return the numbers of the journey's waivers in which something is wrong."""
    written = document.entries.get(("waivers",), ())
    numbers = set()
    for problem in document.problems:
        if problem.path[:1] == ("waivers",) and len(problem.path) > 1:
            number = problem.path[1]
            # Names are looked up in the journey; what else is wrong has the number in the file.
            if problem.rule != "undeclared-name" and number in written:
                number = written.index(number)
            numbers.add(number)
    return frozenset(number for number in numbers if isinstance(number, int))


def _shape(path: Path) -> Path:
    """Return a path with `*` for each id, so that few are left to compare."""
    shape: list[str | int] = []
    known, where = containers(), ""
    for step in path:
        shape.append("*" if where in known else step)
        where = f"{where}.{shape[-1]}" if where else str(step)
    return tuple(shape)


def _overlap(path: Path, pattern: str) -> bool:
    """Tell whether an uncertain path is one that is read.

    Who reads a collection of parts reads which there are, not what they hold.
    """
    wanted = pattern.split(".")
    if len(path) > len(wanted) + 1 and pattern in containers():
        return False
    return all(want in ("*", step) for step, want in zip(path, wanted, strict=False))
