"""From planned rates and times: how walks will end, how long they take, what a change would do."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from journey.files.given import Given
from journey.model.journey import Journey
from journey.problems.errors import look_up
from journey.states.exploring import explore
from journey.states.rates.chain import Chain
from journey.states.rates.outlook import Forecast


def forecast(target: Given) -> tuple[Forecast, ...]:
    """Work out, for each entry and each customer there, what the planned rates mean.

    Where every transition open in a state has a rate, the remainder is abandonment. Where one has
    none, the remainder is unknown: then everything that depends on it is left empty, and the
    transitions are named. Rates that sum to more than 1 are no plan, and nothing follows from them.

    Args:
        target: A path, a document, a journey or its states.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
    """
    return Chain(explore(target)).forecasts()


@dataclass(frozen=True)
class Change:
    """What a change would do to those who enter at one touchpoint as one customer.

    Attributes:
        before: The forecast as planned.
        after: The forecast with the change; None where the entry itself is gone.
    """

    before: Forecast
    after: Forecast | None

    def gain(self, outcomes: Collection[str]) -> float | None:
        """Return by how much the share that ends in some outcomes grows; None where unknown."""
        if not self.before.is_known or (self.after is not None and not self.after.is_known):
            return None
        after = self.after.conversion if self.after else {}
        return sum(after.get(id, 0.0) - self.before.conversion.get(id, 0.0) for id in outcomes)


def what_if(
    target: Given,
    *,
    remove: Iterable[str] = (),
    rates: Mapping[str, float] | None = None,
    improve: Mapping[str, float] | None = None,
) -> tuple[Change, ...]:
    """Compare the forecast with that of a changed journey.

    Args:
        target: A path, a document, a journey or its states, as planned.
        remove: Touchpoints that fail: who would have gone there abandons instead.
        rates: By the name of a transition, another rate for it.
        improve: By touchpoint, the share, from 0 to 1, of those who are lost there (who abandon, or
            take a transition of kind `fail` or `exit`) that goes on instead, spread over the other
            transitions in proportion to their rates.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
        UnknownTouchpoint: There is no such touchpoint.
        UnknownTransition: There is no such transition.
        ExcessiveRates: Another rate makes those open to somebody sum to more than 1.
        ValueError: A rate or a share is not from 0 to 1.
    """
    space = explore(target)
    journey = space.journey
    known = [point.id for point in journey.touchpoints]
    gone = frozenset(look_up("touchpoint", id, known) for id in remove)
    improve = {look_up("touchpoint", id, known): share for id, share in (improve or {}).items()}
    rates = dict(_rates(journey, rates or {}))
    before = Chain(space).forecasts()
    changed = Chain(space, gone, rates, improve)
    after = {each.entry: each for each in changed.forecasts()}
    for name in rates:
        changed.insist_on_a_whole(journey.transition(name).from_)
    return tuple(Change(each, after.get(each.entry)) for each in before)


def _rates(journey: Journey, rates: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    for name, rate in rates.items():
        known = look_up("transition", name, journey.transition_names)
        if not 0 <= rate <= 1:
            raise ValueError(f"the rate of {name!r} is from 0 to 1, not {rate!r}")
        yield known, rate
