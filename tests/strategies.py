"""Journeys for property tests, built so that they are valid; nothing is filtered out."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from journey import (
    Action,
    Activation,
    Band,
    Cause,
    Channel,
    Closure,
    Customers,
    CustomerType,
    Decision,
    Definition,
    Effect,
    EventTrigger,
    Exclusion,
    Feedback,
    Goal,
    Guide,
    Improvement,
    Journey,
    LifecycleStep,
    Meaning,
    Metric,
    Mission,
    Offer,
    Policy,
    Promise,
    Review,
    Since,
    Situation,
    Stage,
    Team,
    Told,
    Touchpoint,
    Transition,
    UnusedPhase,
    Voice,
    Waiver,
    explore,
)
from journey.model.funnel import EXPECTED_PHASES, PHASES
from journey.model.policies import BINARY, BOUND, TIMED, UNARY
from journey.model.texts import is_blank
from journey.proving import prove

POOL = [
    "a",
    "b-2",
    "cart",
    "z_",
    "장바구니",
    "é",
    "Ä1",
    "no",
    "on",
    "yes",
    "null",
    "true",
    "n",
    "漢",
    "상품-상세",
    "x",
    "x1",
    "x-1",
    "x_1",
    "paid",
    "kept",
    "결제",
    "y",
    "any_one",
    "in",
    "end",
    "class",
    "가",
    "가나",
    "title",
    "entry",
    "주문_완료",
    "for_",
    "becomes",
    "node",
    "graph",
    "digraph",
    "subgraph",
    "edge",
    "strict",
    "p50",
    "ǆ",
    "ß",
    "µ",
    "ªº",
]
"""Ids that have gone wrong somewhere: keywords of YAML, DOT and Python, scripts, look-alikes."""

ids = st.sampled_from(POOL)

plain_texts = st.one_of(
    st.sampled_from(
        ["Cart", "장바구니", "no", "404", "012", "1e3", "null", "~", "a: b", "#x", "- a"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
texts = st.one_of(
    plain_texts, st.fixed_dictionaries({"en": plain_texts}, optional={"ko": plain_texts})
)
said = texts.map(lambda text: "Why" if is_blank(text) else text)
"""Texts that say something, where one is needed."""
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
durations = st.sampled_from(
    ["4 minutes", "2 days", "3 business days", "1시간", "2주", "PT90M", "P1DT2H"]
)
money = st.sampled_from(["52000 KRW", "9.99 EUR", "-1 USD"])
volumes = st.sampled_from(["12000 per month", "1 per day", "월 300"])
amounts = st.floats(-1e9, 1e9, allow_nan=False)
counts = st.floats(0, 1e6, allow_nan=False)
shares = st.floats(0, 1, allow_nan=False)
grades = st.integers(1, 5)


@cache
def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def some(names: Sequence[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of some names, each at most once, in any order."""
    return _some(tuple(names), most)


@cache
def _some(names: tuple[str, ...], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    if not names:
        return st.just(())
    return st.lists(st.sampled_from(names), max_size=most, unique=True).map(tuple)


def one(names: Sequence[str]) -> st.SearchStrategy[str | None]:
    return _one(tuple(names))


@cache
def _one(names: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    return maybe(st.sampled_from(names)) if names else st.none()


@st.composite
def customers_parts(draw: st.DrawFn, names: list[str]) -> Customers:
    """Types and situations, and perhaps exclusions that leave somebody."""
    count = draw(st.integers(1, 3))
    types, situations = names[:count], names[count : count + draw(st.integers(1, 3))]
    pairs = [f"{t}/{s}" for t in types for s in situations]
    excluded = draw(st.lists(st.sampled_from(pairs), max_size=len(pairs) - 1, unique=True))
    return Customers(
        types=tuple(
            CustomerType(
                id=id,
                title=draw(maybe(texts)),
                definition=draw(maybe(texts)),
                share=draw(maybe(st.just(round(1 / 4, 2)))),
                internal=draw(st.booleans()),
            )
            for id in types
        ),
        situations=tuple(
            Situation(id=id, definition=draw(maybe(texts)), begins=draw(maybe(ids)))
            for id in situations
        ),
        excluded=tuple(
            Exclusion(
                customer=pair, reason=draw(said), until=draw(maybe(st.just(date(9999, 1, 1))))
            )
            for pair in excluded
        ),
        lifecycle=tuple(
            LifecycleStep(from_=a, to=b, when=draw(maybe(texts)))
            for a, b in draw(st.lists(st.tuples(*[st.sampled_from(types)] * 2), max_size=2))
        ),
    )


@st.composite
def journeys(draw: st.DrawFn, *, most: int = 8, extras: bool = True) -> Journey:
    """A valid journey: whoever enters can go everywhere, and from everywhere to a good end.

    Every customer enters at the first touchpoint; every other touchpoint is reached from an earlier
    one, and every one but outcomes leads to a later one, by transitions open to all. On this trunk
    grow others, with guards and changes of customer.
    """
    turn = draw(st.integers(0, len(POOL) - 1))
    names = POOL[turn:] + POOL[:turn]
    customers = draw(customers_parts(names[:6]))
    points = names[6 : 6 + draw(st.integers(3, most))]
    teams, channels, metrics = names[most + 6 : most + 8], names[most + 8 : most + 10], names[-4:]
    universe = _universe(customers)
    transitions = draw(_ways(points, universe))
    phases = draw(st.lists(st.sampled_from(PHASES), min_size=1, max_size=3))
    cuts = sorted(draw(st.lists(st.integers(1, len(points) - 1), max_size=len(phases) - 1)))
    groups = [points[a:b] for a, b in zip([0, *cuts], [*cuts, len(points)], strict=True)]
    groups = [group for group in groups if group]
    stages = tuple(
        Stage(
            id=f"{names[most + 10]}_{number}",
            phase=phases[min(number, len(phases) - 1)],
            title=draw(maybe(texts)),
            owner=teams[0],
            channels=draw(some(channels)),
            metrics=draw(some(metrics)),
            touchpoints=tuple(
                _point(draw, id, points, channels, metrics, universe) for id in group
            ),
            actions=(_action(draw, number, group, teams, channels, metrics),),
        )
        for number, group in enumerate(groups)
    )
    present = {stage.phase for stage in stages}
    journey = Journey(
        id=names[most + 11],
        languages=("en", "ko"),
        title=draw(maybe(texts)),
        version=draw(maybe(st.integers(0, 99))),
        owner=teams[0],
        unused_phases=tuple(
            UnusedPhase(id=phase, reason=draw(texts))
            for phase in EXPECTED_PHASES
            if phase not in present
        ),
        teams=tuple(Team(id=id, title=draw(maybe(texts))) for id in teams),
        channels=tuple(Channel(id=id, title=draw(maybe(texts))) for id in channels),
        customers=customers,
        metrics=tuple(_metric(draw, id, points, teams) for id in metrics),
        stages=stages,
        transitions=transitions,
    )
    return draw(_with_extras(journey, points, universe)) if extras else journey


def _universe(customers: Customers) -> list[str]:
    gone = {exclusion.customer for exclusion in customers.excluded}
    pairs = [f"{t.id}/{s.id}" for t in customers.types for s in customers.situations]
    return [pair for pair in pairs if pair not in gone]


@st.composite
def _ways(draw: st.DrawFn, points: list[str], universe: list[str]) -> tuple[Transition, ...]:
    """A trunk that is open to all, and branches; the last two touchpoints are outcomes."""
    inner, good, bad = points[:-2], points[-2], points[-1]
    steps = [Transition(from_=inner[-1], to=good), Transition(from_=inner[0], to=bad)]
    for number, id in enumerate(inner):
        if number:
            steps.append(Transition(from_=draw(st.sampled_from(inner[:number])), to=id))
        later = [*inner[number + 1 :], good]
        steps.append(Transition(from_=id, to=draw(st.sampled_from(later))))
    for source, target in draw(
        st.lists(st.tuples(st.sampled_from(inner), st.sampled_from(points)), max_size=6)
    ):
        steps.append(
            Transition(
                from_=source,
                to=target,
                for_=draw(st.sampled_from(["any", *universe])),
                becomes=draw(maybe(st.sampled_from(universe))),
                kind=draw(st.sampled_from(["forward", "back", "retry", "fail", "claim", "exit"])),
                rate=draw(maybe(st.just(0.01))),
                takes=draw(maybe(durations)),
            )
        )
    return tuple(draw(st.permutations(steps)))


def _point(
    draw: st.DrawFn,
    id: str,
    points: list[str],
    channels: list[str],
    metrics: list[str],
    universe: list[str],
) -> Touchpoint:
    outcome = {points[-2]: "positive", points[-1]: "negative"}.get(id)
    entry: Any = None
    if id == points[0]:
        entry = draw(st.sampled_from(["any", dict.fromkeys(universe), universe]))
        if isinstance(entry, dict):
            entry = {who: draw(maybe(volumes)) for who in entry}
    emotions = st.integers(-3, 3)
    return Touchpoint(
        id=id,
        title=draw(maybe(texts)),
        channels=draw(some(channels)),
        control=draw(maybe(st.sampled_from(["brand", "partner", "customer", "social"]))),
        entry=entry,
        outcome=outcome,  # type: ignore[arg-type]
        event=draw(maybe(plain_texts)),
        emotion=draw(
            maybe(emotions | st.dictionaries(st.sampled_from(universe), emotions, min_size=1))
        ),
        moment_of_truth=draw(st.booleans()),
        metrics=draw(some(metrics)),
        serves=draw(some(points, 1)),
        worth=draw(maybe(money)),
        reviewed=draw(maybe(days)),
    )


def _action(
    draw: st.DrawFn,
    number: int,
    here: list[str],
    teams: list[str],
    channels: list[str],
    metrics: list[str],
) -> Action:
    return Action(
        id=f"act{number}",
        title=draw(maybe(texts)),
        when=draw(maybe(texts | st.builds(EventTrigger, event=plain_texts))),
        every=draw(maybe(st.sampled_from(["day", "2 weeks", "parcel"]))),
        owner=draw(one(teams)),
        with_=draw(some(teams)),
        channels=draw(some(channels)),
        within=draw(maybe(durations)),
        metric=draw(one(metrics)),
        maturity=draw(maybe(st.sampled_from(["project", "process", "automated"]))),
        since=draw(maybe(st.builds(Since, process=maybe(days), automated=maybe(days)))),
        hours_per_month=draw(maybe(counts)),
        human=draw(st.booleans()),
        offer=draw(maybe(st.builds(Offer, price=maybe(money), uptake=maybe(shares)))),
    )


def _metric(draw: st.DrawFn, id: str, points: list[str], teams: list[str]) -> Metric:
    return Metric(
        id=id,
        title=draw(maybe(texts)),
        kind=draw(maybe(st.sampled_from(["csat", "ces", "nps", "other"]))),
        unit=draw(maybe(st.sampled_from(["ratio", "score", "money"]))),
        at=draw(some(points, 2)),
        owner=draw(one(teams)),
    )


@st.composite
def _with_extras(
    draw: st.DrawFn, journey: Journey, points: list[str], universe: list[str]
) -> Journey:
    """The parts of a journey that no walk depends on."""
    teams = [team.id for team in journey.teams]
    metrics = [metric.id for metric in journey.metrics]
    actions = [action.id for action in journey.actions]
    voices = ["voice1", "voice2"]
    decision = st.builds(Decision, date=maybe(days), by=some(teams))
    who = st.sampled_from(["any", *universe]) | st.just(
        tuple(universe) if len(universe) > 1 else "any"
    )
    customers = journey.customers.model_copy(
        update={
            "definitions": tuple(
                Definition(
                    id=pair,
                    needs=draw(maybe(texts)),
                    promise=draw(
                        maybe(
                            st.builds(Promise, text=maybe(texts), action=st.sampled_from(actions))
                        )
                    ),
                )
                for pair in draw(some(universe, 2))
            )
        }
    )
    changes = {
        "customers": customers,
        "follows": draw(st.sampled_from(["customer", "order", "case", "account"])),
        "reviewed": draw(maybe(days)),
        "review_every": draw(maybe(durations)),
        "mission": draw(
            maybe(
                st.builds(
                    Mission,
                    text=maybe(texts),
                    means=st.just((Meaning(id="value", title="Value"),)),
                )
            )
        ),
        "goals": (
            Goal(
                id="goal",
                metric=draw(one(metrics)),
                target=draw(maybe(amounts)),
                by=draw(maybe(days)),
                guardrail=draw(one(metrics)),
                owner=draw(one(teams)),
                agreed=draw(maybe(decision)),
                closed=draw(maybe(st.builds(Closure, date=maybe(days), learned=maybe(texts)))),
            ),
        ),
        "activation": draw(
            maybe(
                st.builds(
                    Activation,
                    metric=one(metrics),
                    for_=who,
                    bands=st.just(
                        (Band(id="low", below=1.0, actions=tuple(actions)), Band(id="high"))
                    ),
                )
            )
        ),
        "feedback": draw(
            st.lists(
                st.builds(
                    Feedback,
                    id=st.just("survey"),
                    at=some(points, 2),
                    for_=who,
                    metric=one(metrics),
                    owner=one(teams),
                    review_every=maybe(durations),
                ),
                max_size=1,
            ).map(tuple)
        ),
        "policies": draw(_policies(journey, points, universe)),
        "voc": tuple(
            Voice(
                id=id,
                title=draw(maybe(texts)),
                kind=draw(maybe(st.sampled_from(["complaint", "question", "wish", "praise"]))),
                parent="voice1" if id == "voice2" else None,
                heard_at=draw(some(points, 2)),
                caused_at=draw(some(points, 2)),
                cause=draw(maybe(st.builds(Cause, team=one(teams), text=maybe(texts)))),
                severity=draw(maybe(grades)),
                per_month=draw(maybe(counts)),
                action=draw(one(actions)),
                with_=draw(some(teams)),
            )
            for id in voices
        ),
        "improvements": (
            Improvement(
                id="better",
                title=draw(maybe(texts)),
                from_=draw(some(voices)),
                changes=draw(some([*points, *metrics, *actions], 2)),
                value=draw(maybe(grades)),
                status=draw(maybe(st.sampled_from(["proposed", "shipped", "rejected"]))),
                decided=draw(maybe(decision)),
                told=draw(maybe(st.builds(Told, internal=maybe(days)))),
                effect=draw(maybe(st.builds(Effect, voice=one(voices), before=maybe(amounts)))),
            ),
        ),
        "reviews": (Review(id="meeting", every=draw(maybe(durations)), teams=draw(some(teams))),),
        "guides": (Guide(id="guide", for_=draw(who), reviewed=draw(maybe(days))),),
        "waivers": draw(
            st.lists(
                st.builds(
                    Waiver,
                    rule=st.just("ignored-pain"),
                    at=st.sampled_from(points),
                    reason=st.just("They know"),
                ),
                max_size=1,
            ).map(tuple)
        ),
    }
    return journey.model_copy(update=changes)


@st.composite
def _policies(
    draw: st.DrawFn, journey: Journey, points: list[str], universe: list[str]
) -> tuple[Policy, ...]:
    """A policy of any template, if it holds; or else that every walk begins where walks begin."""

    def event() -> str:
        names = "|".join(draw(some(points, 2)) or (points[0],))
        return names + draw(st.sampled_from(["", f"@{universe[0]}"]))

    template = draw(st.sampled_from([*UNARY, *BINARY]))
    options: dict[str, Any] = {
        "id": "policy",
        template: event() if template in UNARY else (event(), event()),
        "why": draw(maybe(texts)),
    }
    if template in BOUND:
        options["within"] = draw(maybe(st.sampled_from(["5 steps", "3 days"])))
    if template in TIMED:
        options["times"] = draw(maybe(st.integers(1, 9)))
    policy = Policy.model_validate(options)
    if not prove(explore(journey), policy).holds:
        policy = Policy(id="policy", init=points[0], why=policy.why)
    return (policy,)
