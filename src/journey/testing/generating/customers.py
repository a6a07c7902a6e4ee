"""Make up who the customers are."""

from datetime import date

from journey.model.customers import Customers, CustomerType, Exclusion, LifecycleStep, Situation
from journey.model.patterns import alternatives
from journey.states.universe import Universe
from journey.testing.generating.chance import Chance
from journey.testing.generating.plan import JourneyPlan
from journey.testing.generating.pool import Ids
from journey.testing.generating.texts import Speaker


def populate(chance: Chance, plan: JourneyPlan, ids: Ids) -> Customers:
    """Make up types and situations, and exclusions that leave somebody."""
    types = ids.take("type", plan.types[0] + chance.one(range(1 + plan.types[1] - plan.types[0])))
    span = 1 + plan.situations[1] - plan.situations[0]
    situations = ids.take("situation", plan.situations[0] + chance.one(range(span)))
    if not plan.full and not chance.flip():
        return Customers(
            types=tuple(CustomerType(id=id) for id in types),
            situations=tuple(Situation(id=id) for id in situations),
        )
    chance.begin()
    say = Speaker(chance, plan)
    steps: tuple[LifecycleStep, ...] = ()
    if len(types) > 1 and chance.flip():
        steps = (LifecycleStep(from_=types[0], to=types[-1], when=say.perhaps()),)
    return Customers(
        types=tuple(_type(chance, say, id, number) for number, id in enumerate(types)),
        situations=tuple(
            Situation(
                id=id,
                title=say.perhaps(),
                definition=say.perhaps(),
                # The first type is in every situation, so that somebody exists.
                types=tuple(types[:1]) if number and not plan.full and chance.flip() else (),
                begins=chance.perhaps(("order_paid", "주문됨")),
                ends=chance.perhaps(("parcel_delivered", "배송됨")),
            )
            for number, id in enumerate(situations)
        ),
        excluded=_exclusions(chance, plan, types, situations),
        lifecycle=steps,
    )


def _type(chance: Chance, say: Speaker, id: str, number: int) -> CustomerType:
    return CustomerType(
        id=id,
        definition=say.perhaps(),
        title=say.perhaps(),
        share=chance.perhaps((0.25, 0.1)) if number < 4 else None,
        revenue_share=chance.perhaps((0.25, 0.05)) if number < 4 else None,
        internal=number > 0 and chance.flip(),
    )


def _exclusions(
    chance: Chance, plan: JourneyPlan, types: list[str], situations: list[str]
) -> tuple[Exclusion, ...]:
    """Exclude some pairs, and never the first."""
    pairs = [f"{type}/{situation}" for type in types for situation in situations][1:]
    chosen = tuple(pairs[-1:]) if plan.full else chance.some(pairs[:6])
    until, say = chance.perhaps((date(9999, 1, 1),)), Speaker(chance, plan)
    return tuple(Exclusion(customer=pair, reason=say.reason(), until=until) for pair in chosen)


def patterns_of(universe: Universe) -> dict[str | tuple[str, ...], int]:
    """Return patterns of customers, the plainest first, with whom each means; none means nobody."""
    types, situations = universe.types, universe.situations
    found: list[str | tuple[str, ...]] = ["any", *types, *situations, *map(str, universe)]
    if len(types) > 1:
        found += [f"{types[0]}|{types[-1]}", f"{types[-1]}|{types[0]}/any"]
    if len(situations) > 1:
        found += [f"any/{situations[0]}|{situations[-1]}", (types[-1], situations[-1])]
    return {
        who: universe.set_of(who) for who in found if all(map(universe.set_of, alternatives(who)))
    }
