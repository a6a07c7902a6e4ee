"""Divide the hours of action items among customer types, beside who brings the revenue."""

from collections.abc import Mapping
from datetime import date
from math import fsum

from journey.checking.found import Found, findings_of
from journey.facts.asked import context_of
from journey.facts.context import Context
from journey.files.given import Given
from journey.files.settings.settings import Settings
from journey.model.customers import CustomerType
from journey.model.funnel import Stage
from journey.model.operations import Action
from journey.operating.playbook.division import Division, Imbalance, TypeShare

RULE = "few-served-at-the-cost-of-many"


def few_and_many(target: Given, *, settings: Settings | None = None) -> Division:
    """Put each customer type's part of the revenue beside its part of the action items' hours.

    The hours of an action item are divided among the types of the customers who can meet it: whom
    `for` means, where they can be at the touchpoints of `at`, or at its stage. They are divided by
    the types' `share`; evenly where one of these types has none, or all are 0. Hours that no
    customer can meet are nobody's. Internal customers count apart: an action item that does not
    name customers, and that others than they can meet, is for those others alone; one that names
    both is divided by the number of types on either side, and then on each side as above.

    Args:
        target: A path, a document, a journey, its states or its context.
        settings: What is configured.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.

    >>> from journey import Journey
    >>> few_and_many(Journey(id="shop")).total
    0.0
    """
    # No figure here depends on the date.
    context = context_of(target, today=date.min, settings=settings)
    journey = context.journey
    hours: dict[str | None, list[float]] = {}
    for stage in journey.stages:
        for action in stage.actions:
            for type, share in hours_by_type(context, stage, action).items():
                said = hours.setdefault(type, [])
                if action.hours_per_month is not None:
                    said.append(share * action.hours_per_month)
    # Who meets nothing gets none; of who meets what says no hours nobody knows.
    sums = {type: fsum(each) if each else None for type, each in hours.items()}
    known = [type for type in journey.customers.types if not type.internal]
    whole = fsum(sums.get(type.id, 0.0) or 0.0 for type in known)
    found = findings_of(context, (RULE,))
    return Division(
        journey.id,
        tuple(_part(type, sums.get(type.id, 0.0), whole) for type in known),
        tuple(
            _part(type, sums.get(type.id, 0.0), 0.0)
            for type in journey.customers.types
            if type.internal
        ),
        sums.get(None) or 0.0,
        fsum(action.hours_per_month or 0.0 for action in journey.actions),
        tuple(action.id for action in journey.actions if action.hours_per_month is None),
        tuple(_imbalances(context, found)),
        uncertain=tuple(found.uncertain),
    )


def hours_by_type(context: Context, stage: Stage, action: Action) -> Mapping[str | None, float]:
    """Return which part of an action item's hours is for which type; None stands for nobody.

    The parts sum to 1; `few_and_many` says how they are found.
    """
    universe = context.space.universe
    who = met_by(context, stage, action)
    there = {customer.type for customer in universe.customers(who)}
    types = [type for type in context.journey.customers.types if type.id in there]
    own = [type for type in types if type.internal]
    others = [type for type in types if not type.internal]
    if others and is_generic(action):
        own = []
    found: dict[str | None, float] = {}
    for side in (others, own):
        weights = [type.share for type in side]
        known = [weight for weight in weights if weight is not None]
        whole = fsum(known) if len(known) == len(side) else 0.0
        for type in side:
            part = (type.share or 0.0) / whole if whole else 1 / len(side)
            found[type.id] = part * len(side) / (len(own) + len(others))
    return found or {None: 1.0}


def met_by(context: Context, stage: Stage, action: Action) -> int:
    """Return the set of the customers who can meet an action item at its stage."""
    return context.addressed(stage, action) & context.reached(stage)


def is_generic(action: Action) -> bool:
    """Tell whether an action item is for everyone."""
    return action.for_ is None or action.for_ == "any"


def _part(type: CustomerType, hours: float | None, whole: float) -> TypeShare:
    few = None
    if type.share is not None and type.revenue_share is not None:
        few = type.revenue_share > type.share
    share = hours / whole if whole and hours is not None else None
    return TypeShare(type.id, type.share, type.revenue_share, hours, share, few)


def _imbalances(context: Context, of_rule: Found) -> list[Imbalance]:
    """Explain what the rule finds, so that figures and findings never disagree."""
    journey = context.journey
    found = []
    for finding in of_rule.findings:
        stage, action = journey._actions[str(finding.values["action"])]
        universe = context.space.universe
        names = set(finding.values["customers"])
        without = tuple(who for who in universe if str(who) in names)
        there = {who.type for who in without}
        types = [type for type in journey.customers.types if type.id in there]
        found.append(
            Imbalance(
                action.id,
                stage.id,
                finding.path,
                action.owner or stage.owner,
                tuple(finding.values["types"]),
                action.hours_per_month,
                without,
                tuple(type.id for type in types),
                _sum([type.share for type in types]),
                _sum([type.revenue_share for type in types]),
            )
        )
    return found


def _sum(shares: list[float | None]) -> float | None:
    known = [share for share in shares if share is not None]
    return round(fsum(known), 9) if len(known) == len(shares) else None
