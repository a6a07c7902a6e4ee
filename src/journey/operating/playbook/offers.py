"""Weigh what is sold: whom its free path leaves out, and what it is expected to bring."""

from collections.abc import Mapping
from dataclasses import dataclass

from journey.checking.found import findings_of
from journey.facts.context import Context
from journey.model.amounts import parse_money
from journey.model.funnel import Stage
from journey.model.operations import Action, Offer
from journey.model.walk import State
from journey.operating.playbook.dividing import met_by
from journey.operating.playbook.playbook import Deal, Freedom
from journey.states.rates.visits import Coming, comings
from journey.words.sentences import Sentence

RULE = "paid-without-free-path"

_NO_PRICE = Sentence("it says no price", "가격이 없습니다")
_NO_UPTAKE = Sentence("it says no `uptake`", "`uptake`(이용률)가 없습니다")
_NO_RATES = Sentence("no `rate` at {names}", "{names}에 `rate`가 없습니다")
_EXCESS = Sentence(
    "the rates sum to more than 1 at {names}", "{names}에서 `rate`의 합이 1을 넘습니다"
)
_NO_VOLUME = Sentence(
    "no volume is planned for {names}", "{names}의 유입 규모가 계획되지 않았습니다"
)


def deals_of(context: Context) -> tuple[Deal, ...]:
    """List what is sold, in the funnel's order.

    How many are offered it each month is how many of those who enter ever come to where it is
    offered, as somebody whom it is for, by planned rates and volumes.
    """
    sold = [
        (stage, action, action.offer)
        for stage in context.journey.stages
        for action in stage.actions
        if action.offer is not None
    ]
    coming = _coming(context, [(stage, action) for stage, action, _ in sold])
    faults = _faults(context)
    return tuple(
        _deal(context, _Sold(*each), faults.get(each[1].id), coming.get(each[1].id))
        for each in sold
    )


@dataclass(frozen=True)
class _Sold:
    stage: Stage
    action: Action
    offer: Offer


def _deal(context: Context, sold: _Sold, fault: Freedom | None, coming: Coming | None) -> Deal:
    offer, action = sold.offer, sold.action
    money = parse_money(offer.price) if offer.price is not None else None
    offered = coming.per_month if coming else None
    revenue = None
    if money is not None and offer.uptake is not None and offered is not None:
        revenue = offered * offer.uptake * float(money.amount)
    there = offer.free_path is None or offer.free_path in context.journey._actions
    free: Freedom = (fault or "free") if there else "undeclared"
    return Deal(
        action.id,
        ("stages", sold.stage.id, "actions", action.id, "offer"),
        offer.price,
        offer.free_path,
        free,
        tuple(context.space.universe.customers(_shut_out(context, sold))),
        offer.uptake,
        offered,
        revenue,
        money.currency if money else None,
        None if revenue is not None else _why(offer, coming),
    )


def _faults(context: Context) -> Mapping[str, Freedom]:
    """Return what the rule finds wrong with the free path of which action item."""
    named: Mapping[str, Freedom] = {"": "none", "itself": "itself", "sold": "sold"}
    found = findings_of(context, (RULE,))
    if found.uncertain:
        return dict.fromkeys(context.journey._actions, "unknown")
    return {str(each.values["action"]): named[each.case] for each in found.findings}


def _shut_out(context: Context, sold: _Sold) -> int:
    """Return the set of those who are offered what is sold and cannot meet its free path."""
    there = context.journey._actions.get(sold.offer.free_path or "")
    free = met_by(context, *there) if there else 0
    return met_by(context, sold.stage, sold.action) & ~free


def _coming(context: Context, sold: list[tuple[Stage, Action]]) -> Mapping[str, Coming]:
    """Return how many come to what is sold at a price, of which so many make use."""
    asked = [
        (stage, action)
        for stage, action in sold
        if action.offer and action.offer.price is not None and action.offer.uptake is not None
    ]
    if not asked:
        return {}
    found = comings(context.space, [_states(context, *each) for each in asked])
    return {action.id: each for (_, action), each in zip(asked, found, strict=True)}


def _states(context: Context, stage: Stage, action: Action) -> list[State]:
    space = context.space
    who = space.universe.set_of(action.for_)
    return [
        State(point.id, customer)
        for point in stage.touchpoints
        if not action.at or point.id in action.at
        for customer in space.universe.customers(who & space.reached[space.number_of(point.id)])
    ]


def _why(offer: Offer, coming: Coming | None) -> Sentence:
    """Say why nobody knows what it brings."""
    if offer.price is None:
        return _NO_PRICE
    if offer.uptake is None or coming is None:
        return _NO_UPTAKE
    if coming.missing_rates:
        return _NO_RATES.filled({"names": coming.missing_rates})
    if coming.excessive:
        return _EXCESS.filled({"names": coming.excessive})
    names = tuple(f"{state.touchpoint} ({state.customer})" for state in coming.missing_volumes)
    return _NO_VOLUME.filled({"names": names})
