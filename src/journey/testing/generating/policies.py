"""Make up policies that hold."""

from typing import Any

from journey.model.journey import Journey
from journey.model.policies import BINARY, BOUND, TIMED, UNARY, Policy
from journey.states.exploring import explore
from journey.states.policies.proving import prove
from journey.states.space import StateSpace
from journey.testing.generating.chance import Chance
from journey.testing.generating.plan import JourneyPlan
from journey.testing.generating.texts import Speaker


def police(chance: Chance, plan: JourneyPlan, journey: Journey) -> tuple[Policy, ...]:
    """Make up some policies that hold on a journey.

    Whatever is made up is decided exactly; one that does not hold gives way to one of its template
    that holds on every journey.
    """
    chance.begin()
    number = chance.one(range(3)) or int(plan.full)
    if not number:
        return ()
    space, say = explore(journey), Speaker(chance, plan)
    return tuple(_policy(chance, say, space, f"policy_{n + 1}") for n in range(number))


def _policy(chance: Chance, say: Speaker, space: StateSpace, id: str) -> Policy:
    chance.begin()
    template = chance.one((*UNARY, *BINARY))
    options: dict[str, Any] = {"id": id, "for": _who(chance, space), "why": say.perhaps()}
    options["title"] = say.perhaps()
    if template in BOUND:
        options["within"] = chance.perhaps(("9 steps", "3 days"))
    if template in TIMED:
        options["times"] = chance.perhaps((2, 3))
    events = [_event(chance, space) for _ in range(2 if template in BINARY else 1)]
    policy = Policy.model_validate(options | {template: _of(events)})
    if prove(space, policy).holds:
        return policy
    return Policy.model_validate(
        {"id": id, "title": policy.title, "why": policy.why} | _always(template, space)
    )


def _of(events: list[str]) -> Any:
    return events[0] if len(events) == 1 else tuple(events)


def _who(chance: Chance, space: StateSpace) -> str:
    return chance.one(("any", *space.universe.types, str(next(iter(space.universe)))))


def _event(chance: Chance, space: StateSpace) -> str:
    points = space.touchpoint_ids
    names = dict.fromkeys((chance.one(points), *chance.few(points)))
    return "|".join(names) + chance.one(("", "", f"@{_who(chance, space)}"))


def _always(template: str, space: StateSpace) -> dict[str, Any]:
    """Return a policy of a template that holds on every journey whose outcomes are final.

    A walk begins at an entry, ends at an outcome, and visits no other; nobody enters at an outcome.
    What follows a touchpoint at once is one of its successors, what comes before, a predecessor.
    """
    ids, edges = space.touchpoint_ids, space.edges
    outcomes = [number for number, outcome in enumerate(space.outcomes) if outcome]
    first, last = next(iter(space.entering)), outcomes[0]
    end = "|".join(ids[number] for number in outcomes)
    start = "|".join(ids[number] for number in space.entering)
    after = "|".join(dict.fromkeys(ids[edges.targets[edge]] for edge in edges.leaving[first]))
    before = "|".join(dict.fromkeys(ids[edges.sources[edge]] for edge in edges.reaching[last]))
    known: dict[str, Any] = {
        "existence": end,
        "exactly": end,
        "end": end,
        "init": start,
        "precedence": (start, end),
        "succession": (start, end),
        "co_existence": (start, end),
        "response": (ids[first], end),
        "responded_existence": (ids[first], end),
        "alternate_response": (ids[first], after),
        "chain_response": (ids[first], after),
        "alternate_precedence": (before, ids[last]),
        "chain_precedence": (before, ids[last]),
        "not_succession": (end, start),
        "not_chain_succession": (end, start),
    }
    if template in known:
        return {template: known[template]}
    if template in ("chain_succession", "alternate_succession"):
        # Of two that follow each other only, none is ever visited without the other.
        for source in range(len(ids)):
            targets = {edges.targets[edge] for edge in edges.leaving[source]}
            if len(targets) == 1 and not targets & {source, *space.entering}:
                target = min(targets)
                if {edges.sources[edge] for edge in edges.reaching[target]} == {source}:
                    return {template: (ids[source], ids[target])}
    # No more can be said of all journeys than that an outcome comes once.
    return {"absence": end, "times": 2}
