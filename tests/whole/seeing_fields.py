"""Which fields of a journey show: by changing one at a time, and looking at what changes."""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice
from typing import Annotated, Any, Literal, get_args, get_origin

import pydantic.warnings
from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from journey import (
    Journey,
    UnusedPhase,
    activation,
    assess,
    check,
    cover,
    dues,
    few_and_many,
    forecast,
    goals,
    improvements,
    operations,
    read,
    reads,
    voice,
    worths,
)
from journey.checking.rule import all_rules
from journey.facts.context import Context
from journey.files.export import all_exports
from journey.model.anatomy import anatomy
from journey.model.parts import Part
from journey.model.policies import BINARY, UNARY, Policy
from journey.operating.goals.text import tell_goals
from journey.operating.improvements.text import tell_improvements
from journey.operating.improvements.text_due import tell_dues
from journey.operating.playbook.text import tell_operations
from journey.operating.voices.text import tell_voice
from journey.pictures.view import ViewOptions, all_views
from journey.problems.errors import JourneyError
from journey.words.plain import plain
from journey.words.setting import set_lines
from journey.words.terminal import Manner
from tests.places import ROOT

TODAY = date(2026, 11, 22)
FAR = timedelta(days=3650)
TEMPLATES = frozenset((*UNARY, *BINARY))

Field = tuple[type[Part], str]
Step = str | int


@dataclass(frozen=True)
class Spot:
    """Where a part stands in a journey: fields, and numbers within their tuples."""

    part: Part
    steps: tuple[Step, ...]


def classes(model: type[Part] = Journey) -> tuple[type[Part], ...]:
    """List the classes of all parts that a journey can have."""
    found: dict[type[Part], None] = {model: None}
    for within in anatomy(model).within:
        if within.model not in found:
            found |= dict.fromkeys(classes(within.model))
    return tuple(found)


FIELDS: tuple[Field, ...] = tuple(
    (model, name) for model in classes() for name in model.model_fields
)


def spots(part: Part, steps: tuple[Step, ...] = ()) -> Iterator[Spot]:
    """List all parts within a part, and itself."""
    yield Spot(part, steps)
    for name in type(part).model_fields:
        value = part.__dict__[name]
        if isinstance(value, Part):
            yield from spots(value, (*steps, name))
        elif isinstance(value, tuple):
            for number, inner in enumerate(value):
                if isinstance(inner, Part):
                    yield from spots(inner, (*steps, name, number))


def changed(part: Any, steps: tuple[Step, ...], value: object) -> Any:
    """Return a part in which one value is another."""
    if not steps:
        return value
    first, rest = steps[0], steps[1:]
    if isinstance(first, int):
        inner = changed(part[first], rest, value)
        return (*part[:first], inner, *part[first + 1 :])
    return part.model_copy(update={first: changed(part.__dict__[first], rest, value)})


RATED = """\
journey: ferry
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:
  go:
    phase: purchase
    touchpoints:
      quay: {entry: any}
      across: {outcome: positive, worth: 5 EUR}
      away: {outcome: negative, worth: -1 EUR}
transitions:
  - quay -> across: {rate: 0.75, takes: 1 hour}
  - quay -> away: {rate: 0.25, takes: 1 minute}
"""
"""A journey of which everything can be forecast."""


@cache
def hosts() -> tuple[Journey, ...]:
    """Return journeys in which everything that a file may say is said."""
    found = [
        read(path).journey
        for path in (
            ROOT / "tests" / "whole" / "everything.journey.yaml",
            ROOT / "examples" / "broken.journey.yaml",
        )
    ]
    whole, broken = found
    assert whole is not None
    assert broken is not None
    exit_ = UnusedPhase(id="exit", reason="Nobody ever leaves")
    rated = reads(RATED).journey
    assert rated is not None
    finished = changed(broken, ("unused_phases",), (exit_,))
    return whole, broken, untitled(whole), finished, rated


def untitled(journey: Journey) -> Journey:
    """Return a journey whose parts are called by their ids."""
    for spot in [*spots(journey)]:
        if "title" in type(spot.part).model_fields:
            journey = changed(journey, (*spot.steps, "title"), None)
    return journey


@cache
def kind_of(field: Field) -> str | None:
    """Return what kind of part a field names, where it names any."""
    model, name = field
    return next((each.kind for each in anatomy(model).references if each.field == name), None)


@cache
def named() -> dict[str, dict[str, None]]:
    """Return for each kind of part the ids by which fields name one."""
    found: dict[str, dict[str, None]] = {}
    for host in hosts():
        for spot in spots(host):
            for reference in anatomy(type(spot.part)).references:
                value = spot.part.__dict__[reference.field]
                ids = value if isinstance(value, tuple) else (value,) if value else ()
                found.setdefault(reference.kind, {}).update(dict.fromkeys(ids))
    return found


PLAIN: tuple[object, ...] = (
    "Other words",
    " ",
    "2 years",
    "1 day",
    "5 steps",
    "1234 EUR",
    "vip",
    "vip/browsing",
    0,
    1,
    2,
    5,
    0.5,
    12345.0,
    True,
    False,
    date(2001, 1, 1),
    date(2026, 11, 25),
    date(2090, 1, 1),
)
"""Values of which those are tried in a field that may stand in it."""


@cache
def values_of(field: Field) -> tuple[Any, ...]:
    """Return values that a field may have: its own elsewhere, its default, its choices, plain ones."""
    model, name = field
    info = model.model_fields[name]
    tried: list[Any] = [
        spot.part.__dict__[name]
        for host in hosts()
        for spot in spots(host)
        if type(spot.part) is model
    ]
    if kind := kind_of(field):
        tried += [*named()[kind]] + [(id,) for id in named()[kind]]
    elif model is not Policy:
        tried += [*_choices(info.annotation), *PLAIN]
    if not info.is_required():
        tried.append(info.get_default(call_default_factory=True))
    adapter = _adapter(info)
    found: dict[str, Any] = {}
    for value in tried:
        if is_part_of(value) or _is_valid(adapter, value):
            found.setdefault(repr(value), value)
    return tuple(found.values())


def _adapter(info: FieldInfo) -> "TypeAdapter[Any]":
    with warnings.catch_warnings():
        # Outside of its model a field's key means nothing, which pydantic tells since 2.12.
        told = getattr(pydantic.warnings, "UnsupportedFieldAttributeWarning", UserWarning)
        warnings.simplefilter("ignore", told)
        form: Any = Annotated[info.annotation, info, *info.metadata]
        return TypeAdapter(form)


def is_part_of(value: object) -> bool:
    return isinstance(value, Part) or (
        isinstance(value, tuple) and any(isinstance(each, Part) for each in value)
    )


def _is_valid(adapter: "TypeAdapter[Any]", value: object) -> bool:
    try:
        return bool(adapter.validate_python(value) == value)
    except ValueError:
        return False


def _choices(annotation: Any) -> Iterator[object]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for inner in get_args(annotation):
            yield from _choices(inner)


def changes(field: Field) -> Iterator[tuple[Journey, Journey]]:
    """Yield pairs of journeys that differ in one field of one part."""
    model, name = field
    if model is Policy and name in (*TEMPLATES, "times"):
        yield from _policies(name)
        return
    ways = [
        [
            (host, (*spot.steps, name), value)
            for value in values_of(field)
            if value != spot.part.__dict__[name]
        ]
        for host in hosts()
        for spot in spots(host)
        if type(spot.part) is model
    ]
    # Each part in turn, and each with another value than the one before it.
    for turn in range(max(map(len, ways), default=0)):
        for number, options in enumerate(ways):
            if options and turn < len(options):
                host, steps, value = options[(turn + number) % len(options)]
                yield host, changed(host, steps, value)


def _policies(template: str) -> Iterator[tuple[Journey, Journey]]:
    """Change what a policy is about: without a template it would be none."""
    host = hosts()[0]
    events: Any = (("chat", "paid"), ("parcel", "kept"))
    if template in UNARY:
        events = ("chat", "paid")
    if template == "times":
        made = [Policy(id="p", absence="chat", times=each) for each in (2, 3)]
    else:
        made = [Policy.model_validate({"id": "p", template: each}) for each in events]
    one, two = (host.model_copy(update={"policies": (each,)}) for each in made)
    yield one, two


def found_in(journey: Journey) -> Iterator[Callable[[], object]]:
    """Yield what rules, coverage and operations say of a journey."""
    yield lambda: str(check(journey, rules=all_rules().values(), today=TODAY))
    # As plain data, in which a part is its id and nothing of what it merely holds.
    yield lambda: plain(improvements(journey, today=TODAY))
    yield lambda: plain(dues(journey, today=TODAY, within=FAR))
    yield lambda: plain(forecast(journey))
    yield lambda: repr(cover(journey, today=TODAY))
    yield lambda: plain(operations(journey, today=TODAY))
    yield lambda: plain(few_and_many(journey))
    yield lambda: plain(worths(journey))
    yield lambda: plain(voice(journey, today=TODAY))
    yield lambda: plain(goals(journey, today=TODAY))
    yield lambda: plain(activation(journey, today=TODAY))
    yield lambda: plain(assess(journey, today=TODAY))


def shown_of(journey: Journey) -> Iterator[Callable[[], object]]:
    """Yield every picture and every report of a journey."""
    for export in all_exports().values():
        yield lambda export=export: export.write(journey, "en")  # type: ignore[misc]
    policy = journey.policies[0].id if journey.policies else None
    for view in all_views().values():
        for options in (ViewOptions(), CHOSEN._replace(policy=policy)):
            yield lambda view=view, options=options: view.draw(  # type: ignore[misc]
                Context(journey, today=TODAY), options
            )
    yield lambda: tell_improvements(improvements(journey, today=TODAY), journey, "en")
    yield lambda: tell_operations(
        journey,
        operations(journey, today=TODAY),
        few_and_many(journey),
        worths(journey),
        "en",
    )
    yield lambda: tell_goals(
        goals(journey, today=TODAY), activation(journey, today=TODAY), journey, "en"
    )
    yield lambda: set_lines(
        tell_voice(voice(journey, today=TODAY), "en"), Manner(), everything=True
    )
    yield lambda: tell_dues(dues(journey, today=TODAY, within=FAR), journey, "en", until=TODAY)


CHOSEN = ViewOptions("ko", customer="vip/browsing", stage="help")


def outcome(thunk: Callable[[], object]) -> str:
    try:
        return repr(thunk())
    except JourneyError as error:
        return repr(error)


KINDS = {"found": found_in, "shown": shown_of}

_SEEN: dict[tuple[str, int, int], str] = {}


def differs(kind: str, host: Journey, other: Journey) -> bool:
    """Tell whether two journeys are answered, or drawn, differently."""
    before = list(KINDS[kind](host))
    for number, thunk in enumerate(KINDS[kind](other)):
        key = (kind, id(host), number)
        if host not in hosts() or key not in _SEEN:
            _SEEN[key] = outcome(before[number])
        if outcome(thunk) != _SEEN[key]:
            return True
    return False


def is_seen(kind: str, field: Field, most: int = 120) -> bool:
    """Tell whether some change of a field shows."""
    return any(differs(kind, *pair) for pair in islice(changes(field), most))
