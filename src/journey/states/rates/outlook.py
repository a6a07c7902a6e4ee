"""What planned rates and times say of those who enter at one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from journey.model.walk import State
from journey.words.notebook import html_table


@dataclass(frozen=True)
class Forecast:
    """What the plan says of those who enter at one touchpoint as one customer.

    Attributes:
        entry: The state in which they begin.
        conversion: For each outcome that they can reach, the share of them that ends there.
        abandoned: The share that goes no further somewhere on the way.
        trapped: The share that goes on for ever, or stands where nothing is open.
        visits: For each touchpoint, how often one of them is there on average; infinite where some
            go round for ever.
        seconds: How long a walk takes on average, whether it ends in an outcome or is abandoned;
            infinite where some never end, None where some transition's `takes` is missing.
        worth: By currency, what one of them is worth on average: the shares of the outcomes times
            what those are worth.
        missing_rates: The transitions whose missing `rate` the shares would need.
        excessive: The touchpoints at which the rates open to somebody sum to more than 1, each with
            the highest sum. Where there are any, or a rate is missing, all other figures are empty.
        missing_times: The transitions whose missing `takes` the time would need.
    """

    entry: State
    conversion: Mapping[str, float] = field(default_factory=dict)
    abandoned: float | None = None
    trapped: float | None = None
    visits: Mapping[str, float] = field(default_factory=dict)
    seconds: float | None = None
    worth: Mapping[str, float] = field(default_factory=dict)
    missing_rates: tuple[str, ...] = ()
    excessive: Mapping[str, float] = field(default_factory=dict)
    missing_times: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether the plan has every rate that the figures need, and none too many."""
        return not self.missing_rates and not self.excessive


class Forecasts(tuple[Forecast, ...]):
    """A forecast for each state in which walks begin, which a notebook shows as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        outcomes = list(dict.fromkeys(id for each in self for id in each.conversion))
        heads = ("entry", "customer", *outcomes, "abandoned", "trapped")
        rows = [
            (
                each.entry.touchpoint,
                each.entry.customer,
                *(
                    _share(each.conversion.get(id, 0.0 if each.is_known else None))
                    for id in outcomes
                ),
                _share(each.abandoned),
                _share(each.trapped),
            )
            for each in self
        ]
        return html_table(heads, rows)


def _share(share: float | None) -> str:
    return "?" if share is None else f"{share:.1%}"
