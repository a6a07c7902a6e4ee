"""Somebody can enter."""

from collections.abc import Iterator

from journey.checking.rule import SPACE, Choose, Rule
from journey.facts.context import Context
from journey.model.copies import with_touchpoint
from journey.model.journey import Journey
from journey.problems.findings import Finding, Severity
from journey.problems.source import Path
from journey.rules.customers.excluded_customer_arises import NOTES, why_none
from journey.states.space import StateSpace
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find a journey without an entry, and entries for nobody."""
    journey, universe = context.journey, context.space.universe
    entries = [point for point in journey.touchpoints if point.entry is not None]
    if not entries:
        yield Finding("no-entry", ("stages",))
        return
    if not universe.everyone:
        axis = "types" if not universe.types else "situations"
        case = "excluded" if universe.types and universe.situations else axis
        yield Finding("no-entry", ("customers",), case)
        return
    for point in entries:
        for number, pattern in enumerate(point.entry_patterns):
            if not universe.set_of(pattern):
                path = ("stages", journey.stage_of(point.id).id, "touchpoints", point.id, "entry")
                step = number if isinstance(point.entry, tuple) else pattern
                within = () if isinstance(point.entry, str) else (step,)
                yield _for_nobody(context.space, (*path, *within), point.id, pattern)


def _for_nobody(space: StateSpace, path: Path, touchpoint: str, pattern: str) -> Finding:
    """Tell why nobody is meant, at the pattern: the entry, an item of a list or a key."""
    values = {"touchpoint": touchpoint, "pattern": pattern}
    case = "nobody"
    related: tuple[tuple[Path, str], ...] = ()
    if meant := space.universe.grid(pattern):
        why, related = why_none(space, meant)
        case = f"{why}-out" if why else "out"
    whole = path[-1] == "entry"
    word = pattern if whole else ""
    return Finding("no-entry", path, case, values=values, word=word, key=not whole, related=related)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Take every entry away."""
    del choose
    for point in journey.touchpoints:
        if point.entry is not None:
            journey = with_touchpoint(journey, point.id, entry=None)
    return journey


RULE = Rule(
    id="no-entry",
    severity=Severity.ERROR,
    statement=Sentence(
        "Customers can enter: some touchpoint has an `entry`, and each entry is for somebody.",
        "고객이 들어올 수 있습니다: `entry`가 있는 고객 접점이 있고, 각 entry는 누군가를 위한 "
        "것입니다.",
    ),
    why=Sentence(
        "A journey that nobody can begin says nothing about any customer.",
        "아무도 시작할 수 없는 여정은 어느 고객에 대해서도 말해 주지 않습니다.",
    ),
    message=Words(
        Sentence(
            "nobody can enter this journey: no touchpoint has an `entry`",
            "아무도 이 여정에 들어올 수 없습니다: `entry`가 있는 고객 접점이 없습니다",
        ),
        types=Sentence(
            "nobody can enter this journey: it declares no customer types",
            "아무도 이 여정에 들어올 수 없습니다: 고객 유형이 선언되지 않았습니다",
        ),
        situations=Sentence(
            "nobody can enter this journey: it declares no situations",
            "아무도 이 여정에 들어올 수 없습니다: 고객 상황이 선언되지 않았습니다",
        ),
        excluded=Sentence(
            "nobody can enter this journey: every customer is excluded",
            "아무도 이 여정에 들어올 수 없습니다: 모든 고객이 제외되었습니다",
        ),
        nobody=Sentence(
            "the entry of {touchpoint} is for {pattern}, and there is no such customer",
            "{touchpoint}의 `entry`는 {pattern}을(를) 위한 것인데 그런 고객이 없습니다",
        ),
        out=Sentence(
            "the entry of {touchpoint} is for {pattern}, whom the journey excludes",
            "{touchpoint}의 `entry`는 {pattern}을(를) 위한 것인데 제외된 고객입니다",
        ),
        types_out=Sentence(
            "the entry of {touchpoint} is for {pattern}, but that situation is not open to that "
            "type",
            "{touchpoint}의 `entry`는 {pattern}을(를) 위한 것인데 그 유형에는 없는 상황입니다",
        ),
        both_out=Sentence(
            "the entry of {touchpoint} is for {pattern}, of whom the journey excludes some, and "
            "the situation is not open to the type of the others",
            "{touchpoint}의 `entry`는 {pattern}을(를) 위한 것인데 일부는 제외된 고객이고 나머지는 "
            "그 유형에는 없는 상황입니다",
        ),
    ),
    cure=Words(
        Sentence(
            "write `entry:` and who begins there at the touchpoint where customers first meet you",
            "고객이 처음 만나는 접점에 `entry:`와 누가 거기서 시작하는지 쓰세요",
        ),
        types=Sentence(
            "declare them under `customers: types`, with a definition for each",
            "`customers: types` 아래에 정의와 함께 선언하세요",
        ),
        situations=Sentence(
            "declare them under `customers: situations`, with a definition for each",
            "`customers: situations` 아래에 정의와 함께 선언하세요",
        ),
        excluded=Sentence(
            "look through `customers: excluded`, and the `types` of each situation",
            "`customers: excluded`와 각 상황의 `types`를 살펴보세요",
        ),
        nobody=Sentence("name a customer who is declared", "선언된 고객을 쓰세요"),
        out=Sentence(
            "name another customer, or drop the exclusion",
            "다른 고객을 쓰거나 제외를 없애세요",
        ),
        types_out=Sentence(
            "name another customer, or open the situation to the type",
            "다른 고객을 쓰거나 그 상황을 유형에 열어 주세요",
        ),
        both_out=Sentence("name another customer", "다른 고객을 쓰세요"),
    ),
    notes=NOTES,
    bad="""\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:  # <-
  buy:
    phase: purchase
    touchpoints:
      cart: Cart
      paid: {outcome: positive}
transitions: [cart -> paid]
""",
    good="""\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints:
      cart: {entry: any}
      paid: {outcome: positive}
transitions: [cart -> paid]
""",
    find=find,
    reads=SPACE,
    mutate=mutate,
)
