"""Size of suites against their lower bound, and the time they take: python benchmarks/suites.py.

The generated journeys have twelve customers and, up to 1 000 touchpoints, five transitions to a
touchpoint; the last has 100 000 transitions.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generated import journey_text

from journey import explore, read, reads, suite_of
from journey.states.space import StateSpace
from journey.walks.suite import COVERS, Cover

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = ("online_store", "saas_subscription", "hospital_visit")


def generated(touchpoints: int, fifth: bool = True) -> str:
    """Write a generated journey, with a fifth transition to each touchpoint."""
    text = journey_text(touchpoints)
    if not fifth:
        return text
    more = [f"  - p{n} -> p{n * 7919 % touchpoints}" for n in range(touchpoints - 2)]
    return text.replace("voc:\n", "\n".join(more) + "\nvoc:\n")


def spaces(sizes: list[int], huge: bool) -> Iterator[tuple[str, StateSpace]]:
    """Yield journeys by name."""
    for name in NAMES:
        journey = read(EXAMPLES / f"{name}.journey.yaml").journey
        if journey is not None:
            yield name, explore(journey)
    texts = [(f"generated {size}", generated(size)) for size in sizes]
    if huge:
        texts.append(("generated 25000", generated(25_000, fifth=False)))
    for name, text in texts:
        journey = reads(text).journey
        if journey is not None:
            yield name, explore(journey)


def measure(name: str, space: StateSpace, cover: Cover, **wish: int) -> None:
    """Print one row."""
    start = time.perf_counter()
    suite = suite_of(space, cover, **wish)  # type: ignore[arg-type]
    seconds = time.perf_counter() - start
    extra = "".join(f" {key} {value}" for key, value in wish.items())
    over = suite.steps / max(1, suite.least_steps)
    print(
        f"{name:<18} {cover + extra:<25} {len(suite.targets):7}"
        f" {len(suite):6} {suite.least_walks:6}"
        f" {suite.steps:8} {suite.least_steps:8} {over:5.2f} {seconds:7.2f}",
        flush=True,
    )


def main() -> None:
    """Measure all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[100, 1_000])
    parser.add_argument("--huge", action="store_true", help="also 100 000 transitions")
    chosen = parser.parse_args()
    heads = (
        f"{'targets':>7} {'walks':>6} {'least':>6} {'steps':>8} {'least':>8} {'ratio':>5} {'s':>7}"
    )
    print(f"{'journey':<18} {'cover':<25} {heads}")
    for name, space in spaces(chosen.sizes, chosen.huge):
        if name == "generated 25000":
            measure(name, space, "transitions")
            measure(name, space, "transitions", max_length=50)
            continue
        for cover in COVERS:
            measure(name, space, cover)
        measure(name, space, "transitions", switch=1)
        measure(name, space, "transitions", max_length=30)


if __name__ == "__main__":
    main()
