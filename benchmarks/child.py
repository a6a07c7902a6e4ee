"""One measurement in a process of its own.

Prints seconds, peak mebibytes, and how many of these came after the imports.
"""

import gc
import resource
import sys
import time
from datetime import date
from pathlib import Path


def compose(path: str) -> tuple[object, float]:
    """Compose the nodes of a file with PyYAML's C loader: the floor."""
    text = Path(path).read_bytes().decode()
    start = time.perf_counter()
    result = yaml.compose(text, Loader=yaml.CSafeLoader)
    return result, time.perf_counter() - start


def journey(path: str) -> tuple[object, float]:
    """Read a file and run every rule over it."""
    start = time.perf_counter()
    document = read(path)
    report = check(document, today=date(2026, 11, 22))
    taken = time.perf_counter() - start
    if document.problems or report.skipped:
        raise SystemExit(f"the generated journey is not sound: {report}")
    return (document, report), taken


def peak() -> float:
    """Return the most memory that this program has had, in mebibytes.

    Linux counts what the parent had before this program began into `ru_maxrss`, but not into VmHWM.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    what, path, collector = sys.argv[1:]
    if what == "journey":
        from journey import check, read
        from journey.checking.rule import all_rules

        # What is done once for a process is measured as a process, not here.
        all_rules()
        check(read(str(Path(path).parent / "warm.journey.yaml")), today=date(2026, 11, 22))
    else:
        import yaml
    if collector == "off":
        gc.disable()
    before = peak()
    kept, seconds = {"compose": compose, "journey": journey}[what](path)
    print(f"{seconds} {peak()} {peak() - before}")
