"""Arrange the action items of a journey into a playbook."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from math import fsum, inf

from journey.checking.found import findings_of
from journey.facts.asked import context_of, team_of
from journey.facts.context import Context
from journey.files.given import Given
from journey.files.settings.settings import Settings
from journey.model.funnel import Stage
from journey.model.operations import Action, EventTrigger, Maturity, Since
from journey.model.patterns import alternatives
from journey.model.texts import Text, is_blank, say
from journey.operating.playbook.cycle import chains_of
from journey.operating.playbook.dividing import hours_by_type, is_generic
from journey.operating.playbook.maturing import freed_by, steps_of
from journey.operating.playbook.offers import RULE as FREE_PATH
from journey.operating.playbook.offers import deals_of
from journey.operating.playbook.playbook import (
    KINDS,
    Basis,
    Freed,
    Group,
    Kind,
    Passage,
    Playbook,
    PlaybookItem,
    Prospect,
    TimeChain,
    Workload,
)
from journey.operating.playbook.reasons import maturing_text
from journey.words.sentences import Sentence, as_said

_RULES = ("automation-candidate", "automated-without-process", FREE_PATH)
"""The rules on which a playbook rests."""

_MATURITIES: tuple[Maturity, ...] = ("project", "process", "automated")


def operations(
    target: Given,
    *,
    settings: Settings | None = None,
    today: date | None = None,
    team: str | None = None,
) -> Playbook:
    """Arrange the action items of a journey into a playbook.

    Args:
        target: A path, a document, a journey, its states or its context.
        settings: What is configured: from how many hours on automation is worth while, and what
            maturing saves and costs.
        today: The date by which durations count; the computer's where none is given.
        team: The team whose playbook it is to be; None for all.

    Raises:
        HoldsNoJourney: The file or the document holds no journey.
        UnknownTeam: The journey has no such team.

    >>> from journey import Action, Journey, Stage
    >>> note = Action(id="note", maturity="process", hours_per_month=70)
    >>> shop = Journey(id="shop", stages=(Stage(id="buy", phase="purchase", actions=(note,)),))
    >>> operations(shop).candidates[0].steps[0].after
    Range(low=30.0, high=50.0)
    """
    context = context_of(target, today=today, settings=settings)
    return _Arranger(context, team_of(context.journey, team)).playbook()


class _Arranger:
    """Makes the playbook of one team, or of all."""

    def __init__(self, context: Context, team: str | None) -> None:
        self.context, self.journey, self.team = context, context.journey, team
        self.thresholds = context.settings.thresholds
        self.all = [
            (stage, action, _item(context, stage, action))
            for stage in self.journey.stages
            for action in stage.actions
        ]
        self.own = [each for each in self.all if team is None or each[2].owner == team]
        self.ids = {item.action for _, _, item in self.own}
        self.of_rules = findings_of(context, _RULES)

    def playbook(self) -> Playbook:
        items = tuple(item for _, _, item in self.own)
        helps = tuple(
            item for _, _, item in self.all if self.team in item.helpers and item.owner != self.team
        )
        candidates, others = self.prospects()
        chains = tuple(filter(self.concerns, chains_of(self.journey)))
        freed = tuple(self.freed(self.ids.union(*(chain.actions for chain in chains))))
        idle = {
            item.action
            for item in items
            if item.maturity in ("process", "automated") and not (item.human or item.frees)
        }
        return Playbook(
            name=self.journey.id,
            today=self.context.today,
            team=self.team,
            items=items,
            helps=helps,
            stages=tuple(self.stages()),
            teams=tuple(self.teams()),
            types=tuple(self.types()),
            tallies=tally(items),
            limit=self.thresholds.automation_hours,
            candidates=candidates,
            others=others,
            freed=freed,
            chains=chains,
            idle=tuple(item.action for item in items if item.action in idle),
            hasty=tuple(id for id in self.found("automated-without-process") if id in self.ids),
            deals=tuple(each for each in deals_of(self.context) if each.action in self.ids),
            bases=_bases(candidates + others, freed),
            uncertain=tuple(self.of_rules.uncertain),
        )

    def concerns(self, chain: TimeChain) -> bool:
        return not self.ids.isdisjoint(chain.actions)

    def found(self, rule: str) -> Iterator[str]:
        """List the action items of which a rule finds something."""
        for each in self.of_rules.findings:
            if each.rule == rule:
                yield str(each.values["action"])

    def stages(self) -> Iterator[Group]:
        for stage in self.journey.stages:
            items = [item for home, _, item in self.own if home is stage]
            if items:
                yield Group(stage.id, _ids(items), (), tally(items))

    def teams(self) -> Iterator[Group]:
        known: dict[str | None, None] = dict.fromkeys(each.id for each in self.journey.teams)
        known |= dict.fromkeys(item.owner for _, _, item in self.all if item.owner)
        for team in (*known, None):
            owned = [item for _, _, item in self.own if item.owner == team]
            helped = [item for _, _, item in self.all if team in item.helpers]
            if owned or (helped and self.team in (None, team)):
                yield Group(team, _ids(owned), _ids(helped), tally(owned))

    def types(self) -> Iterator[Group]:
        for type in (*(each.id for each in self.journey.customers.types), None):
            met = [item for _, _, item in self.own if type in (item.divided or (None,))]
            named = [item for item in met if type is None or not item.is_generic]
            rest = [item for item in met if item not in named]
            if met:
                counted = tally(met, partial(_part, type))
                yield Group(type, _ids(named), _ids(rest), counted)

    def prospects(self) -> tuple[tuple[Prospect, ...], tuple[Prospect, ...]]:
        """Return what is worth automating and what else could mature, the best first."""
        worth = set(self.found("automation-candidate"))
        made = []
        for _, action, item in self.own:
            if item.maturity in ("project", "process") and (
                not item.human or item.maturity == "project"
            ):
                steps = steps_of(action, self.thresholds)
                reason = maturing_text(action, steps)
                prospect = Prospect(
                    item.action, item.path, item.maturity, item.hours, steps, reason
                )
                made.append(prospect)
        made.sort(key=_rank)
        return (
            tuple(each for each in made if each.action in worth),
            tuple(each for each in made if each.action not in worth),
        )

    def freed(self, meant: Collection[str]) -> Iterator[Freed]:
        for _, action, item in self.all:
            if item.action in meant and item.maturity in ("process", "automated"):
                figure = freed_by(action, self.thresholds)
                yield Freed(
                    item.action,
                    item.path,
                    item.maturity,
                    figure.range if figure else None,
                    figure.by if figure else None,
                    item.frees,
                )


def tally(
    items: Iterable[PlaybookItem], part: Callable[[PlaybookItem], float] = lambda item: 1.0
) -> Mapping[Kind, Workload]:
    """Count items by kind.

    Args:
        items: What to count.
        part: Which part of an item's hours to count.
    """
    found: dict[Kind, list[PlaybookItem]] = {kind: [] for kind in KINDS}
    for item in items:
        found[item.kind].append(item)
    return {kind: _tally(each, part) for kind, each in found.items()}


def _tally(items: Sequence[PlaybookItem], part: Callable[[PlaybookItem], float]) -> Workload:
    said = [part(item) * item.hours for item in items if item.hours is not None]
    hours = fsum(said) if said or not items else None
    return Workload(len(items), hours, len(items) - len(said))


def _part(type: str | None, item: PlaybookItem) -> float:
    return 1.0 if type is None else item.divided[type]


def _rank(prospect: Prospect) -> tuple[float, float]:
    """Return by what prospects are ordered; of those that are equal the file's order stays."""
    if not prospect.steps:
        return inf, inf
    last = prospect.steps[-1]
    payback = last.payback.high if last.payback is not None else inf
    return -last.year.low, payback


def _item(context: Context, stage: Stage, action: Action) -> PlaybookItem:
    parts = hours_by_type(context, stage, action)
    event = action.when.event if isinstance(action.when, EventTrigger) else None
    since, days = _since(action, context.today)
    return PlaybookItem(
        action=action.id,
        stage=stage.id,
        path=("stages", stage.id, "actions", action.id),
        at=action.at,
        patterns=() if is_generic(action) else alternatives(action.for_ or ()),
        divided={type: part for type, part in parts.items() if type is not None},
        when=None if isinstance(action.when, EventTrigger) else _said(action.when),
        event=event,
        every=None if is_blank(action.every) else action.every,
        owner=action.owner or stage.owner,
        helpers=action.with_,
        within=action.within,
        channels=stage.channels_of(action),
        metric=action.metric,
        maturity=action.maturity,
        since=since,
        days=days,
        passages=tuple(_passages(action.since or Since())),
        hours=action.hours_per_month,
        human=action.human,
        kind=_kind(action),
        price=action.offer.price if action.offer else None,
        frees=action.frees_time_for,
    )


def _kind(action: Action) -> Kind:
    if action.maturity == "automated":
        return "automated"
    if action.human:
        return "human"
    return "unknown" if action.maturity is None else "manual"


def _said(text: Text | None) -> Sentence | None:
    if is_blank(text):
        return None
    return as_said(say(text, "en"), say(text, "ko"))


def _since(action: Action, today: date) -> tuple[date | None, int | None]:
    day = getattr(action.since, action.maturity) if action.since and action.maturity else None
    if day is None or day > today:
        return None, None
    return day, (today - day).days


def _passages(since: Since) -> Iterator[Passage]:
    """List how long maturing took, from each day that is said to the next."""
    known = [(name, getattr(since, name)) for name in _MATURITIES]
    said = [(name, day) for name, day in known if day is not None]
    for (before, first), (after, last) in pairwise(said):
        if first <= last:
            yield Passage(before, after, (last - first).days)


def _bases(prospects: Sequence[Prospect], freed: Sequence[Freed]) -> tuple[Basis, ...]:
    used = {freed_.by for freed_ in freed}
    for prospect in prospects:
        for step in prospect.steps:
            used |= {step.saves_by, step.effort_by}
    order: tuple[Basis, ...] = ("estimate", "configuration", "file")
    return tuple(basis for basis in order if basis in used)


def _ids(items: Iterable[PlaybookItem]) -> tuple[str, ...]:
    return tuple(item.action for item in items)
