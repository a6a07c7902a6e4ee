"""Measure how the cost grows with a journey: python benchmarks/growing.py [what …].

Processor time, the least of several runs. An exponent of 1 is twice the time for twice the size.
"""

import argparse
import gc
import json
import math
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import yaml
from generated import journey_text

from journey import Checked, Document, check, operations, reads, suite_of
from journey.checking.reporter import all_reporters
from journey.words.terminal import Manner

TODAY = date(2026, 11, 22)
AIM = 1.1


def taken(what: Callable[[], object], runs: int) -> float:
    """Return the least processor time of some calls."""
    times = []
    for _ in range(runs):
        gc.collect()
        gc.disable()
        start = time.process_time()
        what()
        times.append(time.process_time() - start)
        gc.enable()
    return min(times)


def grow(
    name: str, sizes: Sequence[int], runs: int, make: Callable[[int], Callable[[], object]]
) -> list[float]:
    """Print the time at every size, and the exponent from each to the next."""
    times = [taken(make(size), runs) for size in sizes]
    for size, each in zip(sizes, times, strict=True):
        print(f"{name:<44} {size:>8} {each * 1000:10.1f} ms", flush=True)
    for (small, before), (large, after) in pairwise(zip(sizes, times, strict=True)):
        power = math.log(after / before) / math.log(large / small)
        met = "met" if power <= AIM else "MISSED"
        print(f"  from {small} to {large}: exponent {power:.2f}, aim {AIM} {met}", flush=True)
    return times


def stages(count: int, indent: int | None) -> Checked:
    """Check a journey that has something to be said of every stage, written as JSON."""
    parts = {f"s{n}": {"phase": "use", "touchpoints": {f"t{n}": "x"}} for n in range(count)}
    return check(reads(json.dumps({"journey": "j", "stages": parts}, indent=indent)), today=TODAY)


def lines(runs: int) -> None:
    """Write what was found in a file of one line, against the same with line breaks."""
    write = all_reporters()["text"].write

    def on(indent: int | None) -> Callable[[int], Callable[[], object]]:
        def made(count: int) -> Callable[[], object]:
            report = stages(count, indent)
            return lambda: write([report], Manner())

        return made

    sizes = [190, 380, 760]
    ours = grow("text report of one line, stages", sizes, runs, on(None))
    floor = grow("text report of many lines, stages", sizes, runs, on(1))
    print(f"  one line / many lines: {ours[-1] / floor[-1]:.2f}", flush=True)


def arrows(runs: int) -> None:
    """Read and check arrows that stand for 10 000 transitions each, as text of 800 bytes."""
    head = (
        "journey: j\ncustomers: {types: {t: x}, situations: {s: y}}\n"
        "stages: {g: {phase: use, touchpoints: {a: {entry: any}, b: {outcome: positive}}}}\n"
    )
    side = " | ".join(["a", "b"] * 50)

    def made(count: int) -> Callable[[], object]:
        text = f"{head}transitions:\n" + f"  - {side} -> {side}\n" * count
        return lambda: check(reads(text), today=TODAY)

    grow("read + check, arrows of 100 × 100 ends", [5, 10, 20], runs, made)


def customers(runs: int) -> None:
    """Check 200 touchpoints for ever more types in ever more situations."""

    def made(count: int) -> Callable[[], object]:
        width = math.isqrt(count)
        types, situations = ([f"{letter}{n}" for n in range(width)] for letter in "ts")
        text = journey_text(200, types=types, situations=situations)
        return lambda: check(reads(text), today=TODAY)

    grow("read + check, 200 touchpoints, customers", [225, 900, 3600], runs, made)


def made(size: int, *, busy: bool = False) -> Document:
    """Read a generated journey."""
    return reads(journey_text(size, busy=busy))


def asking(runs: int) -> None:
    """Ask generated journeys for what is found, for what a team does, and for walks."""
    sizes = [500, 1000, 2000, 4000]
    grow("read + check, touchpoints", sizes, runs, lambda n: lambda: check(made(n), today=TODAY))
    grow("operations", sizes, runs, lambda n: partial(operations, made(n, busy=True), today=TODAY))
    grow("suite_of", sizes[:-1], 1, lambda n: partial(suite_of, made(n)))


def findings(runs: int) -> None:
    """Read and check journeys with a finding at every touchpoint, against composing the text."""
    sizes = [5_000, 20_000]

    def text(count: int) -> str:
        points = "".join(f"      p{n}: {{title: P {n}, entry: any}}\n" for n in range(count))
        return (
            "journey: j\nowner: cx\nteams: {cx: CX}\n"
            "customers: {types: {t: x}, situations: {s: y}}\n"
            f"stages:\n  use:\n    owner: cx\n    phase: use\n    touchpoints:\n{points}"
        )

    def composed(source: str) -> object:
        return yaml.compose(source, Loader=yaml.CSafeLoader)

    ours = grow(
        "read + check, touchpoints, each found", sizes, runs, lambda n: partial(_all, text(n))
    )
    floor = grow("compose, touchpoints", sizes, runs, lambda n: partial(composed, text(n)))
    print(f"  read + check / compose: {ours[-1] / floor[-1]:.2f}, aim 2.5", flush=True)


def _all(text: str) -> int:
    report = check(reads(text), today=TODAY)
    assert len(report) > text.count("title")
    return len(report)


BENCHES: dict[str, Callable[[int], None]] = {
    "lines": lines,
    "arrows": arrows,
    "customers": customers,
    "asking": asking,
    "findings": findings,
}


def main() -> None:
    """Run all, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", default=list(BENCHES), metavar="what")
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    for name in chosen.what:
        BENCHES[name](chosen.runs)


if __name__ == "__main__":
    main()
