"""One policy: the walks that keep it, or the shortest one that breaks it."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from journey.facts.context import Context
from journey.model.amounts import parse_duration
from journey.model.funnel import Transition
from journey.model.patterns import parse_atom
from journey.model.policies import Policy
from journey.model.walk import Walk
from journey.pictures.diagram import Diagram, Edge, Link, Node, Sign
from journey.pictures.view import View, ViewOptions
from journey.pictures.views.funnel import FOLD_ABOVE, Highlight, start_of, unfolded
from journey.problems.errors import NothingToShow, look_up
from journey.states.policies.proving import UNARY, Verdict, prove, steps_within
from journey.words.phrases import Phrases
from journey.words.sentences import Sentence
from journey.words.terms import BOUND, ONCE, POLICIES, UNBOUND

_TITLE = Sentence("{journey:all}: {policy:all}", "{journey:all}: {policy:all}")
_HOLDS = Sentence("✓ holds on every complete walk", "✓ 끝까지 가는 모든 경로에서 지켜짐")
_VACUOUS = Sentence(
    "✓ holds, but no complete walk ever depends on it",
    "✓ 지켜지지만, 이 정책이 걸리는 경로가 없음",
)
_BROKEN = Sentence(
    "× broken; a shortest walk that breaks it has {steps} step{steps:s}",
    "× 지켜지지 않음 · 어기는 가장 짧은 경로는 {steps}걸음",
)
_LONG = Sentence(
    "× broken by walks that are too long to show",
    "× 지켜지지 않음 · 어기는 경로가 길어 보일 수 없음",
)
_FOR = Sentence("for {who:all}", "대상: {who:all}")
_TIMED = Sentence(
    "the bound of {within:all} is for measured walks; here any length counts",
    "{within:all} 제한은 측정한 경로에만 해당하며, 여기서는 길이를 보지 않음",
)
_STEP = Sentence("{number}. {who:all}", "{number}. {who:all}")
_FIRST, _SECOND = Sentence("◆ first event", "◆ 첫 사건"), Sentence("◇ second event", "◇ 둘째 사건")
_EVENT = Sentence("◆ event", "◆ 사건")
_KEYS = {
    "step": Sentence(
        "step of the walk that breaks it, and as whom", "어기는 경로의 순서와 그때의 고객"
    ),
    "◆": Sentence("the policy's first event", "정책의 첫 사건"),
    "◇": Sentence("the policy's second event", "정책의 둘째 사건"),
}
_WHICH = Sentence(
    "the view policy shows one policy: name it, such as --policy {example:plain}; "
    "known: {known:all}",
    "policy 그림은 정책 하나를 보여 줍니다. --policy {example:plain}처럼 고르세요. "
    "쓸 수 있는 이름: {known:all}",
)
_EMPTY = Sentence(
    "the journey has no policies: write what must hold on every walk under `policies`",
    "여정에 정책이 없습니다. 모든 경로에서 지켜져야 할 것을 `policies`에 쓰세요",
)


def draw(context: Context, options: ViewOptions) -> Diagram:
    """Draw the funnel faded, and in front of it a policy's events and walks.

    Of a broken policy that is a shortest complete walk that breaks it, step by step; of one that
    holds, its events and the shortest ways from one to the other. Stages of which nothing is in
    front are drawn as empty lanes.

    Raises:
        NothingToShow: The journey has no policies, or none is named.
        UnknownPolicy: There is no such policy.
    """
    policies = {policy.id: policy for policy in context.journey.policies}
    if not policies:
        raise NothingToShow(_EMPTY)
    if options.policy is None:
        raise NothingToShow(_WHICH, example=next(iter(policies)), known=tuple(policies))
    verdict = prove(context.space, policies[look_up("policy", options.policy, policies)])
    scene = _Scene(context, Phrases(context.journey, options.language), verdict)
    diagram = scene.diagram()
    phrases, policy = scene.phrases, verdict.policy
    title = phrases.say(_TITLE, journey=diagram.title, policy=phrases.title(policy))
    subtitle = " · ".join([scene.verdict_in_words(), *scene.conditions()])
    demand = scene.demand()
    why = phrases.text(policy.why)
    return replace(
        diagram,
        name=f"{context.journey.id}-{policy.id}",
        title=title,
        subtitle=f"{demand} — {why}" if why else demand,
        description=f"{title}. {demand}. {subtitle}. {scene.told()}".strip(),
        key=(*scene.key(diagram),),
        notes=(subtitle,),
    )


@dataclass(frozen=True)
class _Scene:
    context: Context
    phrases: Phrases
    verdict: Verdict

    @property
    def policy(self) -> Policy:
        return self.verdict.policy

    @property
    def walk(self) -> Walk | None:
        return self.verdict.walk

    @cached_property
    def events(self) -> tuple[frozenset[str], ...]:
        """For each of the policy's events, the touchpoints at which it may happen."""
        known = self.context.journey._touchpoints
        return tuple(
            frozenset(id for id in parse_atom(event).touchpoints if id in known)
            for event in self.policy.events
        )

    @cached_property
    def steps(self) -> dict[str, list[str]]:
        """For each touchpoint on the walk, when it is visited, and as whom where that changes."""
        found: dict[str, list[str]] = defaultdict(list)
        before = None
        for number, state in enumerate(self.walk.states if self.walk else (), 1):
            who = self.phrases.who(str(state.customer)) if state.customer != before else ""
            said = self.phrases.say(_STEP, number=number, who=who).strip()
            found[state.touchpoint].append(said)
            before = state.customer
        return dict(found)

    @cached_property
    def taken(self) -> frozenset[int]:
        """The transitions in front: those of the walk, or those that lead from event to event."""
        journey = self.context.journey
        if self.walk:
            numbers = journey._transitions
            return frozenset(
                id(journey.transitions[numbers[name]]) for name in self.walk.transitions
            )
        if self.policy.template in UNARY:
            return frozenset()
        return frozenset(id(way) for way in self.between())

    def between(self) -> Iterator[Transition]:
        """Return the transitions on the shortest ways from one event to the other."""
        space, edges = self.context.space, self.context.space.edges
        onward: dict[str, set[str]] = defaultdict(set)
        back: dict[str, set[str]] = defaultdict(set)
        ways = []
        for edge, number in enumerate(edges.numbers):
            source, target = edges.sources[edge], edges.targets[edge]
            if space.reached[source] & edges.who[edge] and not space.outcomes[source]:
                ends = space.touchpoint_ids[source], space.touchpoint_ids[target]
                onward[ends[0]].add(ends[1])
                back[ends[1]].add(ends[0])
                ways.append(self.context.journey.transitions[number])
        after, before = _distances(onward, self.events[0]), _distances(back, self.events[-1])
        least = min((after[id] for id in self.events[-1] if after.get(id)), default=0)
        for way in ways:
            if after.get(way.from_, least) + 1 + before.get(way.to, least) == least:
                yield way

    @cached_property
    def shown(self) -> frozenset[str]:
        """The touchpoints in front."""
        ids = set().union(*self.events) | set(self.steps)
        for way in self.context.journey.transitions:
            if id(way) in self.taken:
                ids |= {way.from_, way.to}
        return frozenset(ids)

    def diagram(self) -> Diagram:
        alone = len(self.phrases.touchpoints) > FOLD_ABOVE
        entered = self.walk.states[0].touchpoint if self.walk else ""
        part = Highlight(
            self.shown.__contains__,
            lambda way: id(way) in self.taken,
            lambda action: False,
            lambda pattern: False,
            drawn=lambda way: id(way) in self.taken,
            alone=alone,
        )
        whole = unfolded(self.phrases, part)
        there = {node.lane for node in whole.nodes if node.id in self.shown}
        nodes = tuple(self.node(n, entered) for n in whole.nodes if n.lane in there)
        kept = {node.id for node in nodes}
        edges = tuple(
            self.edge(edge, entered)
            for edge in whole.edges
            if edge.source in kept and edge.target in kept
        )
        lanes = tuple(replace(lane, faded=lane.id not in there) for lane in whole.lanes)
        return replace(whole, nodes=nodes, edges=edges, lanes=lanes)

    def node(self, node: Node, entered: str) -> Node:
        if node.id == start_of(entered) and entered:
            return replace(node, faded=False)
        if node.id not in self.shown or node.shape == "start":
            return node
        links = [Link(step, "fail") for step in self.steps.get(node.id, ())]
        links += [Link(said, "positive-ink") for said in self.roles(node.id)]
        accent = "fail" if node.id in self.steps else "positive-ink" if self.roles(node.id) else ""
        words = "; ".join(link.text for link in links)
        return replace(node, links=tuple(links), accent=accent, tip=f"{node.tip}: {words}")

    def roles(self, touchpoint: str) -> list[str]:
        """Say which of the policy's events a touchpoint is."""
        names = (_EVENT,) if len(self.events) == 1 else (_FIRST, _SECOND)
        return [
            self.phrases.say(name)
            for name, ids in zip(names, self.events, strict=True)
            if touchpoint in ids
        ]

    def edge(self, edge: Edge, entered: str) -> Edge:
        if edge.kind == "entry":
            begun = bool(entered) and edge.target == entered
            return replace(edge, lines=(), faded=not begun, accent="fail" if begun else "")
        if edge.faded:
            return edge
        return replace(edge, accent="fail" if self.walk else "positive-ink")

    def demand(self) -> str:
        """Say in words what the policy asks for."""
        policy, steps = self.policy, steps_within(self.policy)
        once = ONCE.get(policy.template) if (policy.times or 1) == 1 else None
        said = self.phrases.say(
            once or POLICIES[policy.template],
            first=self.called(policy.events[0]),
            second=self.called(policy.events[-1]),
            times=policy.times or 1,
            bound=UNBOUND if steps is None else BOUND,
            steps=steps,
        )
        return re.sub("`([^`]*)`", "“\\1”", said)

    def called(self, event: str) -> str:
        atom = parse_atom(event)
        places = " / ".join(self.phrases.touchpoints.get(id, id) for id in atom.touchpoints)
        return f"{places} ({self.phrases.who(atom.who)})" if atom.who else places

    def verdict_in_words(self) -> str:
        if self.verdict.holds:
            return self.phrases.say(_VACUOUS if self.verdict.vacuous else _HOLDS)
        if self.walk is None:
            return self.phrases.say(_LONG)
        return self.phrases.say(_BROKEN, steps=len(self.walk))

    def conditions(self) -> Iterator[str]:
        policy = self.policy
        if policy.for_ != "any":
            yield self.phrases.say(_FOR, who=self.phrases.who(policy.for_))
        if policy.within and parse_duration(policy.within).steps is None:
            yield self.phrases.say(_TIMED, within=self.phrases.duration(policy.within))

    def told(self) -> str:
        """Tell the walk for those who cannot see it."""
        if self.walk is None:
            return ""
        return " → ".join(self.phrases.touchpoints[s.touchpoint] for s in self.walk.states) + "."

    def key(self, diagram: Diagram) -> Iterator[Sign]:
        yield from diagram.key
        if self.walk:
            yield Sign("mark:1.", self.phrases.say(_KEYS["step"]))
        for mark in "◆◇"[: len(self.events)]:
            yield Sign(f"mark:{mark}", self.phrases.say(_KEYS[mark]))


def _distances(onward: Mapping[str, set[str]], start: Collection[str]) -> dict[str, int]:
    """Return in how many steps each touchpoint is reached."""
    found = dict.fromkeys(sorted(start), 0)
    front = list(found)
    while front:
        following = []
        for at in front:
            for after in sorted(onward.get(at, ())):
                if after not in found:
                    found[after] = found[at] + 1
                    following.append(after)
        front = following
    return found


VIEW = View("policy", draw, uses=("policy",))
