"""Compare our DECLARE automata with other people's: python benchmarks/peers/declare.py.

Run by hand; nothing imports it. The peers are installed into a virtual environment in a temporary
folder (or are those of `--python`), run there as a program of its own, and are never dependencies:

| package | version | licence | what is asked |
|---|---|---|---|
| pm4py | 2.7.23.11 | AGPL-3.0-or-later | `pm4py.conformance_declare` |
| declare4py | 2.2.0 | none stated in its metadata or wheel | `MPDeclareAnalyzer`; its automata |

Declare4Py is told that vacuous traces are satisfied. It has no checkers of co-existence and the
successions, so both of the constraints that its source says they stand for are asked; its automata
are a text that its log generator has. Its negative constraints have more names: not response and
not precedence are our not_succession, not responded existence our not_co_existence, not chain
response and not chain precedence our not_chain_succession. No peer knows `within`, nor a visit
that is both events at once: every trace here is one activity after another.

A disagreement is known only where the peer answers what the definition in KNOWN answers.
Exit status: 0 all agree or differ as known, 1 something else differs, 2 the peers could not run.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from journey.states.policies.automata import automaton

PACKAGES = ("pm4py==2.7.23.11", "declare4py==2.2.0")
SEED = 2013
LETTERS = {"a": 1, "b": 2, "c": 0}

# Rows of the table, and the names that the peers have for them.
RELATIONS = ["responded_existence", "co_existence", "not_co_existence"] + [
    f"{kind}{relation}"
    for kind in ("", "alternate_", "chain_")
    for relation in ("response", "precedence", "succession")
]
NEGATIVE = ["not_succession", "not_chain_succession"]
PM4PY = {
    row: row.replace("alternate", "alt").replace("not", "non").replace("_", "")
    for row in RELATIONS + NEGATIVE
} | {"existence 1": "existence", "absence 1": "absence", "exactly 1": "exactly_one"}
PM4PY |= {"init": "init", "responded_existence": "responded_existence"}
BOTH = {  # what the checkers and the automata of Declare4Py both have
    f"{name.lower()} {n}": name + n for name in ("Existence", "Absence", "Exactly") for n in "123"
} | {
    row: row.replace("_", " ").title()
    for row in ["init", "end", *RELATIONS]
    if not row.endswith(("succession", "co_existence"))
}
for name in ("response", "precedence"):
    BOTH[f"not_succession (as {name})"] = f"Not {name.title()}"
    BOTH[f"not_chain_succession (as {name})"] = f"Not Chain {name.title()}"
BOTH["not_co_existence (as responded)"] = "Not Responded Existence"
CHECKERS = {
    row: name + ("[a, b]" if row in RELATIONS or row[:3] == "not" else "[a]")
    for row, name in BOTH.items()
}
for kind in ("", "Alternate ", "Chain "):
    row = f"{kind.lower().replace(' ', '_')}succession"
    CHECKERS[row] = f"{kind}Response[a, b] & {kind}Precedence[a, b]"
CHECKERS["co_existence"] = "Responded Existence[a, b] & Responded Existence[b, a]"
AUTOMATA = BOTH | {
    row: row.replace("_", " ").title() for row in RELATIONS + NEGATIVE if row.endswith("succession")
}
AUTOMATA |= {"co_existence": "Co-Existence", "not_co_existence": "Not Co-Existence"}
AUTOMATA |= {"existence 1": "Existence", "absence 1": "Absence"}
del AUTOMATA["exactly 3"]  # there is none
PEERS = {"pm4py": PM4PY, "Declare4Py, checkers": CHECKERS, "Declare4Py, automata": AUTOMATA}

CHILD = r"""
import json, re, sys
from importlib.metadata import metadata
import pandas, pm4py
from Declare4Py.D4PyEventLog import D4PyEventLog
from Declare4Py.ProcessMiningTasks.ASPLogGeneration.ASPUtils.asp_template import ASPTemplate
from Declare4Py.ProcessMiningTasks.ConformanceChecking.MPDeclareAnalyzer import MPDeclareAnalyzer
from Declare4Py.ProcessModels.DeclareModel import DeclareModel

traces, peers = json.load(open(sys.argv[1], encoding="utf-8"))
verdicts, versions = {}, {}
events = [(f"{n:06}", e) for n, trace in enumerate(traces) for e in trace]
log = pandas.DataFrame(events, columns=["case:concept:name", "concept:name"])
log["time:timestamp"] = pandas.date_range("2020-01-01", periods=len(log), freq="s", tz="UTC")

names = peers["pm4py"]
alone = ("existence", "absence", "exactly_one", "init")
model = {name: {"a" if name in alone else ("a", "b"): {}} for name in names.values()}
broken = [{name for name, _ in one["deviations"]} for one in pm4py.conformance_declare(log, model)]
verdicts["pm4py"] = {row: [name not in one for one in broken] for row, name in names.items()}

names = peers["Declare4Py, checkers"]
lines = sorted({one for name in names.values() for one in name.split(" & ")})
model = DeclareModel().parse_from_string("activity a\nactivity b\n" + "\n".join(
    one + (" | | |" if "," in one else " | |") for one in lines))
wrapped = D4PyEventLog()
wrapped.log, wrapped.activity_key = pm4py.convert_to_event_log(log), "concept:name"
states = MPDeclareAnalyzer(wrapped, model, True).run().get_metric("state").values.tolist()
assert all(len(state) == len(lines) for state in states)
verdicts["Declare4Py, checkers"] = {
    row: [all(state[lines.index(one)] for one in name.split(" & ")) for state in states]
    for row, name in names.items()}

step = re.findall(r'automaton\("(.+?)",(\w+),(\w),(\w+)\)', ASPTemplate.value)
step = {(name, state, letter): after for name, state, letter, after in step}
accepting = set(re.findall(r'accepting\("(.+?)",(\w+)\)', ASPTemplate.value))
binary = {name for name, _, letter in step if letter == "b"}  # to the others, b is c: what else is
def accepts(name, trace):
    state = "s_0"
    for event in trace if name in binary else trace.replace("b", "c"):
        state = step.get((name, state, event))
    return (name, state) in accepting
names = peers["Declare4Py, automata"]
verdicts["Declare4Py, automata"] = {row: [accepts(names[row], t) for t in traces] for row in names}

for package in ("pm4py", "declare4py"):
    said = metadata(package)
    versions[package] = said["Version"], said.get("License-Expression") or said.get("License")
json.dump([versions, verdicts], open(sys.argv[2], "w", encoding="utf-8"))
"""


def ours(row: str, trace: str) -> bool:
    """Tell whether a trace keeps the policy of a row, `exactly 2` or `response`, say."""
    template, _, rest = row.partition(" ")
    made = automaton(template, int(rest)) if rest.isdigit() else automaton(template)
    return made.accepts(LETTERS[event] for event in trace)


WHOLE = "pm4py negates the whole positive constraint: broken only where both occur and keep that"
ALONE = "its automata accept b first if nothing follows; b first and more is refused, as with us"
KNOWN: dict[tuple[str, str], tuple[Callable[..., bool], str]] = {
    ("pm4py", f"not_{row}"): (lambda t, row=row: "a" not in t or not ours(row, t), WHOLE)
    for row in ("succession", "chain_succession")
} | {
    ("Declare4Py, automata", row): (lambda t, row=row: t == "b" or ours(row, t), ALONE)
    for row in ("chain_precedence", "chain_succession")
}


def run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{done.stdout}{done.stderr}\nfailed: {' '.join(command[:3])} …")
        sys.exit(2)


def compare(traces: list[str], peer: str, row: str, theirs: list[bool], shown: int) -> int:
    """Print a row of the table, and return how many disagreements nothing explains."""
    mine = [ours(row, trace) for trace in traces]
    differ = [one for one in zip(traces, mine, theirs, strict=True) if one[1] != one[2]]
    defined, reason = KNOWN.get((peer, row), (lambda trace: ours(row, trace), ""))
    new = [one for one in differ if defined(one[0]) != one[2]]
    counts = (len(traces), sum(mine), len(traces) - len(differ), len(differ) - len(new), len(new))
    print(f"{peer:21} {row:35}", *(f"{count:6}" for count in counts))
    if reason:
        print(f"    {'known' if differ else 'known, but not seen'}: {reason}")
    for trace, kept, said in sorted(set(new or differ), key=lambda one: (len(one[0]), one))[:shown]:
        print(f"    {trace:9} ours {kept!s:5} theirs {said}")
    return len(new)


def main() -> int:
    parser = argparse.ArgumentParser(description="Compare our DECLARE automata with others.")
    parser.add_argument("--python", help="an interpreter that has the peers; none: install them")
    parser.add_argument("--traces", type=int, default=4000, help="how many")
    parser.add_argument("--shown", type=int, default=3, help="disagreements to print for each row")
    given = parser.parse_args()
    chance = random.Random(SEED)
    traces = ["".join(chance.choices("abc", k=chance.randint(1, 9))) for _ in range(given.traces)]
    with tempfile.TemporaryDirectory() as name:
        asked, answered = Path(name, "asked.json"), Path(name, "answered.json")
        python = given.python or str(Path(name, "bin", "python"))
        if not given.python:
            run(sys.executable, "-m", "venv", name)
            run(python, "-m", "pip", "install", "--quiet", *PACKAGES)
        asked.write_text(json.dumps([traces, PEERS]), encoding="utf-8")
        run(python, "-I", "-c", CHILD, str(asked), str(answered))
        versions, verdicts = json.loads(answered.read_text(encoding="utf-8"))
    for package, (version, licence) in versions.items():
        print(f"{package} {version}, licence in its metadata: {licence or 'none stated'}")
    print(f"{len(traces)} traces, {len(set(traces))} of them different, seed {SEED}\n")
    print(f"{'peer':21} {'template':35} traces   kept  agree  known    new")
    new = sum(
        compare(traces, peer, row, theirs, given.shown)
        for peer, rows in verdicts.items()
        for row, theirs in sorted(rows.items())
    )
    print(f"\n{new} disagreements that no known difference explains")
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main())
