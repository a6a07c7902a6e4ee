"""Journeys of any size, as text: four transitions to a touchpoint, twelve customers."""

import random
from collections.abc import Sequence

TYPES = ("newcomer", "regular", "vip")
SITUATIONS = ("browsing", "waiting", "using", "defective")
PHASES = ("pre_purchase", "purchase", "delivery", "use", "contact", "return", "loyalty", "exit")


def journey_text(
    touchpoints: int,
    seed: int = 0,
    types: Sequence[str] = TYPES,
    situations: Sequence[str] = SITUATIONS,
    *,
    busy: bool = False,
) -> str:
    """Write a journey that is sound: everybody can come everywhere, to help, and out again.

    Args:
        touchpoints: How many; at least 16.
        seed: Of the random choices.
        types: Ids of customer types, of which the third is internal.
        situations: Ids of their situations, the first that of those who enter.
        busy: Whether something is done at every touchpoint, and not only in every stage.
    """
    chance = random.Random(seed)
    lines = [
        "journey: generated",
        "owner: cx",
        "teams: {cx: CX team, logistics: Logistics}",
        "channels: {web: Web, app: App, chat: Live chat}",
        "metrics:",
        "  csat: {kind: csat, source: Survey, every: week}",
        "  conversion: {kind: other, source: Web analytics, every: day}",
        "customers:",
        "  types:",
        *(
            f"    {name}: {{definition: Who is {name}, share: {0.9 / len(types):g}, "
            f"internal: {'true' if number == 2 else 'false'}}}"
            for number, name in enumerate(types)
        ),
        "  situations:",
        *(f"    {name}: {{definition: Who is {name} now}}" for name in situations),
        "stages:",
    ]
    bounds = [touchpoints * number // len(PHASES) for number in range(len(PHASES) + 1)]
    for phase, first, last in zip(PHASES, bounds[:-1], bounds[1:], strict=True):
        lines += [
            f"  stage_{phase}:",
            f"    phase: {phase}",
            "    owner: cx",
            "    channel: [web, app]",
            "    metrics: [csat]",
            "    touchpoints:",
            *(
                _touchpoint(number, touchpoints, chance, situations[0])
                for number in range(first, last)
            ),
            "    actions:",
            f"      answer_{phase}: {{title: Answer, when: Asked for, within: 5 minutes}}",
            *(
                f"      do_{n}: {{title: Do, at: p{n}, when: Asked for, hours_per_month: 9}}"
                for n in range(first, last if busy else first)
            ),
        ]
    lines.append("transitions:")
    for number in range(touchpoints - 2):
        lines += _transitions(number, touchpoints, chance, bounds, (types, situations))
    lines.append("voc:")
    contact, loyalty = bounds[4], bounds[6]
    for number, first in enumerate(range(contact, loyalty, 50)):
        places = ", ".join(f"p{n}" for n in range(first, min(first + 50, loyalty)))
        lines.append(
            f"  voice{number}: {{kind: complaint, heard_at: [{places}], cause: {{team: cx}}, "
            "severity: 2, per_month: 9, owner: cx, action: answer_contact}"
        )
    return "\n".join(lines) + "\n"


def _touchpoint(number: int, touchpoints: int, chance: random.Random, first: str) -> str:
    options = [f"title: Touchpoint {number}"]
    if number == 0:
        options.append(f"entry: any/{first}")
    elif number == touchpoints - 2:
        options.append("outcome: positive")
    elif number == touchpoints - 1:
        options.append("outcome: negative")
    else:
        options.append(f"event: seen_{number}")
    if chance.random() < 0.3:
        options.append(f"emotion: {chance.randint(-2, 2)}")
    if chance.random() < 0.2:
        options.append("channel: chat")
    return f"      p{number}: {{{', '.join(options)}}}"


def _transitions(
    number: int,
    touchpoints: int,
    chance: random.Random,
    bounds: list[int],
    customers: tuple[Sequence[str], Sequence[str]],
) -> list[str]:
    types, situations = customers
    ahead = min(touchpoints - 1, number + 2 + chance.randrange(20))
    if bounds[1] <= number < bounds[4]:
        # Help is one step away from wherever customers buy, wait and use.
        ahead = bounds[4] + chance.randrange(bounds[5] - bounds[4])
    back = max(0, number - chance.randrange(1, 50))
    becomes = f"{types[number % len(types)]}/{situations[number % len(situations)]}"
    return [
        f"  - p{number} -> p{number + 1}",
        f"  - p{number} -> p{ahead}: {{rate: 0.2, takes: {1 + number % 9} minutes}}",
        f"  - p{number} -> p{back}: {{for: {chance.choice(types)}, kind: back, rate: 0.1}}",
        (
            f"  - p{number} -> p{chance.randrange(touchpoints)}: "
            f"{{for: any/{chance.choice(situations)}, becomes: {becomes}}}"
        ),
    ]
