"""Compare suites of walks with @xstate/graph on the same graphs: python benchmarks/peers/xstate.py.

Each state of a journey (touchpoint × customer) becomes a state of a machine, each step an event of
its own, entries events of a first state, and outcomes final. npm installs the packages into a
folder that goes away. `getShortestPaths` walks to each state, `getSimplePaths` along every path
that comes to no state twice, of which there may be astronomically many.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from suites import spaces

from journey import suite_of
from journey.states.space import StateSpace
from journey.walks.charting import chart

PACKAGES = ("xstate@5", "@xstate/graph@3")
LIMIT = 60


def machine(space: StateSpace) -> dict[str, Any]:
    """Describe a state space as a machine of XState."""
    graph = chart(space).graph
    states: dict[str, Any] = {f"s{node}": {"on": {}} for node in range(graph.size)}
    for arc, (tail, head) in enumerate(zip(graph.tails, graph.heads, strict=True)):
        states[f"s{tail}"]["on"][f"arc{arc}"] = f"s{head}"
    for node in graph.ends:
        states[f"s{node}"] = {"type": "final"}
    begin = {f"begin{number}": f"s{node}" for number, node in enumerate(graph.starts)}
    return {"id": "journey", "initial": "begin", "states": {"begin": {"on": begin}, **states}}


def peer(folder: Path, text: str, how: str) -> str:
    """Run the peer and return its row."""
    command = ["node", "--max-old-space-size=4096", "xstate.mjs", how]
    try:
        done = subprocess.run(
            command,
            input=text,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            cwd=folder,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"not done after {LIMIT} s"
    if done.returncode:
        reason = next((x for x in done.stderr.splitlines() if "rror" in x), "no reason given")
        return f"failed: {reason.strip()[:60]}"
    found = json.loads(done.stdout)
    return (
        f"{found['walks']:7} walks ({found['complete']} complete), {found['steps']:8} steps, "
        f"{found['taken']:6} transitions taken, {found['seconds']:7.2f} s"
    )


def main() -> None:
    """Compare on the examples and on generated journeys."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", name, *PACKAGES]
        subprocess.run(npm, check=True, timeout=300)
        script = Path(__file__).parent / "xstate.mjs"
        (folder / "xstate.mjs").write_text(script.read_text(encoding="utf-8"), encoding="utf-8")
        for label, space in spaces([int(size) for size in sys.argv[1:]] or [100], huge=False):
            text = json.dumps(machine(space))
            count = len(chart(space).edges)
            print(f"{label}: {len(chart(space).states)} states, {count} transitions of states")
            for cover in ("pairs", "transitions"):
                start = time.perf_counter()
                suite = suite_of(space, cover)
                seconds = time.perf_counter() - start
                taken = {
                    (state, step)
                    for walk in suite.walks
                    for state, step in zip(walk.states, walk.transitions, strict=False)
                }
                print(
                    f"  journey, {cover:<15} {len(suite):7} walks (all complete), {suite.steps:8} "
                    f"steps, {len(taken):6} transitions taken, {seconds:7.2f} s",
                    flush=True,
                )
            for how in ("shortest", "simple"):
                print(f"  @xstate/graph {how:<10} {peer(folder, text, how)}", flush=True)


if __name__ == "__main__":
    main()
