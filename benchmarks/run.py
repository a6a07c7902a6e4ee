"""Measure the library against the bare floor, and print ratios: python benchmarks/run.py.

Every ratio is of two measurements taken one right after the other, so that what else the machine
does touches both; minimum, median and maximum are over several such pairs.
"""

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import entry_points
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generated import journey_text

from journey.checking.rule import all_rules

ROOT = Path(__file__).parent.parent
STORE = ROOT / "examples" / "online_store.journey.yaml"
FIELDS = "a: int\n b: str = ''\n c: float | None = None\n d: tuple[str, ...] = ()"
MODELS = "\n".join(f"class M{n}(BaseModel):\n {FIELDS}" for n in range(20))


# Installed packages have their bytecode on the disk; a checkout has, if it may be written.
BYTECODE = tempfile.TemporaryDirectory()
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPYCACHEPREFIX": BYTECODE.name,
}


def seconds(*arguments: str) -> float:
    """Run a Python process and return how long it took."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], check=False, stdout=subprocess.DEVNULL, env=ENVIRONMENT
    )
    return time.perf_counter() - start


def pairs(
    ours: Callable[[], float], floor: Callable[[], float], runs: int
) -> tuple[list[float], list[float]]:
    """Measure two things in turn."""
    ours(), floor()  # files into the cache, bytecode onto the disk
    measured = [(ours(), floor()) for _ in range(runs)]
    return [a for a, _ in measured], [b for _, b in measured]


def show(name: str, ours: Sequence[float], floor: Sequence[float], aim: float, unit: str) -> None:
    """Print one row."""
    ratios = [a / b for a, b in zip(ours, floor, strict=True)]
    median = statistics.median(ratios)
    scale = 1000 if unit == "ms" else 1
    print(
        f"{name:<44} {min(ratios):5.2f} {median:5.2f} {max(ratios):5.2f}"
        f"   {statistics.median(ours) * scale:9.1f} {statistics.median(floor) * scale:9.1f}"
        f" {unit:<3}  aim {aim:g} {'met' if median <= aim else 'MISSED'}",
        flush=True,
    )


def imports(runs: int) -> None:
    """Import of `journey` and its Journey against Pydantic with 20 small models."""
    ours, floor = pairs(
        lambda: seconds("-c", "import journey; journey.Journey"),
        lambda: seconds("-c", f"from pydantic import BaseModel\n{MODELS}"),
        runs,
    )
    show("import journey.Journey / pydantic + 20 models", ours, floor, 1.3, "ms")


def process(runs: int) -> None:
    """`journey check` on the online store, as a process, against three imports."""
    ours, floor = pairs(
        lambda: seconds("-m", "journey", "check", str(STORE)),
        lambda: seconds("-c", "import pydantic, networkx, yaml"),
        runs,
    )
    show("journey check online_store / three imports", ours, floor, 1.2, "ms")


def child(what: str, path: Path, collector: str) -> tuple[float, float, float]:
    """Run one measurement in a process of its own."""
    script = str(Path(__file__).parent / "child.py")
    done = subprocess.run(
        [sys.executable, script, what, str(path), collector],
        check=True,
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
    )
    taken, peak, beyond = done.stdout.split()
    return float(taken), float(peak), float(beyond)


def reading(sizes: Sequence[int], runs: int) -> None:
    """Read and check generated journeys against composing the same text."""
    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder) / "warm.journey.yaml"
        warm.write_text(journey_text(16), encoding="utf-8")
        for collector in ("off", "on"):
            medians = []
            for size in sizes:
                path = Path(folder) / f"{size}.journey.yaml"
                path.write_text(journey_text(size), encoding="utf-8")
                many = runs if size < 100_000 else max(3, runs // 3)
                both = [
                    (child("journey", path, collector), child("compose", path, collector))
                    for _ in range(many)
                ]
                ours, floor = ([pair[side][0] for pair in both] for side in (0, 1))
                name = f"read + check / compose, {size}, collector {collector}"
                show(name, ours, floor, 2.0, "s")
                medians.append((size, statistics.median(ours)))
                for number, words in ((1, "  peak memory"), (2, "  of it beyond the imports")):
                    peaks = [[pair[side][number] for pair in both] for side in (0, 1)]
                    show(words, peaks[0], peaks[1], 1.0, "MiB")
            for (small, before), (large, after) in pairwise(medians):
                exponent = math.log(after / before) / math.log(large / small)
                print(f"  growth from {small} to {large}: exponent {exponent:.2f}, aim 1.1")


def rules(runs: int) -> None:
    """All rules together against the reading of the same journey, 10 000 touchpoints."""
    import gc

    from journey import check, reads

    text, day = journey_text(10_000), date(2026, 11, 22)
    gc.disable()
    check(reads(journey_text(16)), today=day)
    ours, floor = [], []
    for _ in range(runs):
        start = time.perf_counter()
        document = reads(text)
        middle = time.perf_counter()
        check(document, today=day)
        ours.append(time.perf_counter() - middle)
        floor.append(middle - start)
        del document
        gc.collect()
    gc.enable()
    show("all rules / reading, 10000", ours, floor, 1.0, "s")


def folder(runs: int) -> None:
    """A folder of 500 files on all cores against the same on one."""
    with tempfile.TemporaryDirectory() as where:
        for number in range(500):
            text = journey_text(60, seed=number).replace("generated", f"generated_{number}", 1)
            Path(where, f"{number:03}.journey.yaml").write_text(text, encoding="utf-8")
        one = "import os; os.cpu_count = lambda: 1; from journey.cli import run; "
        one += f"run(['check', {where!r}, '--fail-on', 'never'])"
        ours, floor = pairs(
            lambda: seconds("-m", "journey", "check", where, "--fail-on", "never"),
            lambda: seconds("-c", one),
            max(3, runs // 3),
        )
    cores = os.cpu_count() or 1
    show(f"500 files on {cores} cores / on one", ours, floor, 0.5 + 0.5 / cores, "s")


def drawing(runs: int) -> None:
    """Drawing the online store against the layout program alone.

    Alone on what it is given here; and alone on the same diagram as plain DOT, every way drawn and
    every label laid out, which is what a program that only writes DOT would ask of it.
    """
    from journey import Diagram, draw, read, render
    from journey.pictures.exporters.dot import for_layout, write
    from journey.pictures.theme.colours import STANDARD
    from journey.pictures.view import all_layouts
    from journey.pictures.views import funnel

    document = read(STORE)
    diagram = draw(document)
    assert isinstance(diagram, Diagram)
    source = for_layout(diagram, STANDARD).encode()
    crowded, funnel.CROWDED = funnel.CROWDED, 10**6
    whole = draw(document)
    assert isinstance(whole, Diagram)
    plain = write(whole, STANDARD).encode()
    funnel.CROWDED = crowded
    command = all_layouts()[0].find()
    if command is None:
        raise SystemExit("the embedded layout is not installed")

    def ours() -> float:
        start = time.perf_counter()
        render(draw(document))
        return time.perf_counter() - start

    def alone(dot: bytes) -> float:
        start = time.perf_counter()
        subprocess.run(command, input=dot, capture_output=True, check=True)
        return time.perf_counter() - start

    show("draw + render / layout alone", *pairs(ours, lambda: alone(source), runs), 1.2, "ms")
    show("draw + render / plain DOT alone", *pairs(ours, lambda: alone(plain), runs), 1.2, "ms")


def tests(runs: int) -> None:
    """Pytest with its plugin against pytest without: on nothing, and on 500 journey files."""
    plugin = () if entry_points(group="pytest11", name="journey") else ("-p", "_journey_pytest")
    plain = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
    with tempfile.TemporaryDirectory() as where:
        ours, floor = pairs(
            lambda: seconds(*plain, *plugin, "--rootdir", where, where),
            lambda: seconds(*plain, "-p", "no:journey", "--rootdir", where, where),
            max(20, runs),
        )
        show("pytest with its plugin / without, nothing", ours, floor, 1.05, "ms")
        for number in range(500):
            text = journey_text(60, seed=number)
            Path(where, f"{number:03}.journey.yaml").write_text(text, encoding="utf-8")
        count = len(tuple(all_rules()))
        for number in range(500):
            Path(where, f"test_{number:03}.py").write_text(
                "\n".join(f"def test_{n}(): pass" for n in range(count)), encoding="utf-8"
            )
        ours, floor = pairs(
            lambda: seconds(*plain, *plugin, "--co", "--ignore-glob=*.py", where),
            lambda: seconds(*plain, *plugin, "--co", "--ignore-glob=*.yaml", where),
            max(3, runs // 3),
        )
        show(f"collecting 500 files × {count} rules / functions", ours, floor, 1.1, "s")


def testing() -> None:
    """How fast journeys are generated, and how well walks shrink."""
    import generating

    generating.main()


def main() -> None:
    """Run all, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parts = ["import", "process", "reading", "rules", "folder", "drawing", "tests"]
    parts += ["testing"]
    parser.add_argument("--only", choices=parts)
    chosen = parser.parse_args()
    print(f"{'ratio':<44} {'min':>5} {'med':>5} {'max':>5}   {'ours':>9} {'floor':>9}")
    benches: dict[str, Callable[[], None]] = {
        "import": lambda: imports(chosen.runs),
        "process": lambda: process(chosen.runs),
        "rules": lambda: rules(chosen.runs),
        "folder": lambda: folder(chosen.runs),
        "drawing": lambda: drawing(chosen.runs),
        "tests": lambda: tests(chosen.runs),
        "testing": testing,
        "reading": lambda: reading(chosen.sizes, chosen.runs),
    }
    for name, bench in benches.items():
        if chosen.only in (None, name):
            bench()


if __name__ == "__main__":
    main()
