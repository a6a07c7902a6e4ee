"""Suites for a terminal: walks one below the other, what they do not meet, and the bounds."""

from collections.abc import Iterator

from journey.model.walk import Walk
from journey.walks.scripts.phrases import OUT_OF_REACH, REASONS, least, totals
from journey.walks.suite import Suite
from journey.words.sentences import Sentence, printable
from journey.words.terminal import Manner, wrap
from journey.words.terms import OUTCOMES

_STEPS = Sentence(
    "{who:plain} → {outcome} {end:plain}, {steps} step{steps:s}",
    "{who:plain} → {outcome} {end:plain}, {steps}걸음",
)


def write(suite: Suite, manner: Manner) -> str:
    """Write every walk, and then the sums."""
    digits = len(str(len(suite)))
    lines = []
    for number, walk in enumerate(suite.walks, 1):
        lines += [*_walk(suite, walk, number, digits, manner), ""]
    if suite.out_of_reach:
        lines += [*_missed(suite, manner), ""]
    language = manner.language
    for said in filter(None, (totals(suite, language), least(suite, language))):
        lines += wrap(said, manner.width)
    return "\n".join(lines) + "\n"


def _walk(suite: Suite, walk: Walk, number: int, digits: int, manner: Manner) -> Iterator[str]:
    first, last = walk.states[0], walk.states[-1]
    outcome = OUTCOMES[suite.journey.touchpoint(last.touchpoint).outcome or "neutral"]
    values = {"who": first.customer, "end": last.touchpoint, "steps": len(walk)}
    said = _STEPS.say(manner.language, {**values, "outcome": outcome})
    yield f"{manner.paint(str(number).rjust(digits), 'dim')}  {manner.paint(said, 'place')}"
    indent = " " * (digits + 2)
    for line in wrap(printable(" → ".join(steps(walk))), manner.width - len(indent)):
        yield indent + line


def steps(walk: Walk) -> list[str]:
    """Name touchpoints, customers where they change, and which of transitions that are alike."""
    shown = [str(walk.states[0])]
    for before, after, name in zip(walk.states, walk.states[1:], walk.transitions, strict=False):
        _, hash, number = name.partition("#")
        words = after.touchpoint if after.customer == before.customer else str(after)
        shown.append(f"#{number} {words}" if hash else words)
    return shown


def _missed(suite: Suite, manner: Manner) -> Iterator[str]:
    count = len(suite.out_of_reach)
    yield manner.paint(OUT_OF_REACH.say(manner.language, {"count": count}), "warning")
    for one in suite.out_of_reach:
        why = REASONS[one.reason].say(manner.language, {"steps": one.steps})
        first, *rest = wrap(printable(f"{one.target}: {why}"), manner.width - 4)
        yield f"  {first}"
        yield from (f"    {line}" for line in rest)
