"""Suites for a human tester: who to be, what to do, what to expect, boxes to tick."""

from collections.abc import Iterator

from journey.model.customers import Customer, CustomerType, Situation
from journey.model.funnel import Transition
from journey.model.journey import Journey
from journey.model.patterns import parse_atom
from journey.model.policies import Policy
from journey.model.texts import say
from journey.model.walk import Walk
from journey.states.policies.demand import demand
from journey.states.universe import Universe, universe_of
from journey.walks.scripts.phrases import OUT_OF_REACH, REASONS, least, totals
from journey.walks.suite import Suite
from journey.words.markdown import escape, words
from journey.words.phrases import Phrases
from journey.words.sentences import Sentence
from journey.words.terminal import Manner
from journey.words.terms import OUTCOMES

_TITLE = Sentence("Test script", "시험 대본")
_WALK = Sentence("Walk {number} of {count}", "경로 {number}/{count}")
_BEFORE = Sentence("Before you begin", "시작하기 전에")
_STEPS = Sentence("Steps", "걸음")
_WATCH = Sentence("Watch", "지켜볼 정책")
_TESTER = Sentence("Tester", "시험한 사람")
_DATE = Sentence("Date", "날짜")
_NOTES = Sentence("Notes", "메모")
_TYPE = Sentence("You are", "당신은")
_SITUATION = Sentence("You face", "상황은")
_NEEDS = Sentence("You need", "필요한 것은")
_PROMISE = Sentence("You were promised", "약속받은 것은")
_BEGIN = Sentence("Begin at", "시작하는 곳:")
_NOW = Sentence("you are now", "이제 당신은")
_EXPECT = Sentence("Expect", "기대:")
_END = Sentence("The walk has ended here", "여기서 경로가 끝남")
_TAKES = Sentence("takes {time:plain}", "{time:plain} 걸림")
_EVENT = Sentence("recorded as", "기록되는 이벤트:")
_VIA = Sentence("via {channels:plain}", "채널: {channels:plain}")
_DO: dict[str, Sentence] = {
    "forward": Sentence("Go on to", "다음으로 가기:"),
    "back": Sentence("Go back to", "되돌아가기:"),
    "retry": Sentence("Try again:", "다시 시도하기:"),
    "fail": Sentence("Let it fail:", "실패하게 하기:"),
    "claim": Sentence("Make a claim:", "클레임 걸기:"),
    "exit": Sentence("Leave:", "떠나기:"),
}


def write(suite: Suite, manner: Manner) -> str:
    """Write a section for each walk."""
    return "\n".join(_Script(suite, manner.language).lines()) + "\n"


class _Script:
    """A test script under way: one suite in one language."""

    def __init__(self, suite: Suite, language: str) -> None:
        self.suite, self.language = suite, language
        self.journey: Journey = suite.journey
        self.phrases = Phrases(suite.journey, language)
        self.universe: Universe = universe_of(suite.journey.customers)
        customers = suite.journey.customers
        self.parts: dict[str, CustomerType | Situation] = {
            **{part.id: part for part in customers.types},
            **{part.id: part for part in customers.situations},
        }
        self.definitions = {one.customer: one for one in customers.definitions}
        self.channels = {part.id: self.phrases.title(part) for part in suite.journey.channels}

    def lines(self) -> Iterator[str]:
        """Yield the whole script."""
        title, detail = self.phrases.heading()
        yield f"# {self._said(_TITLE)}: {escape(title)}"
        yield from ("", escape(detail), "", escape(totals(self.suite, self.language)))
        yield from filter(None, [escape(least(self.suite, self.language))])
        yield from self._missed()
        for number, walk in enumerate(self.suite.walks, 1):
            yield from self._walk(number, walk)

    def _said(self, sentence: Sentence, **values: object) -> str:
        return escape(sentence.say(self.language, values))

    def _text(self, text: object) -> str:
        return escape(say(text, self.language))  # type: ignore[arg-type]

    def _missed(self) -> Iterator[str]:
        missed = self.suite.out_of_reach
        if missed:
            yield from ("", f"**{self._said(OUT_OF_REACH, count=len(missed))}**", "")
        for one in missed:
            why = self._said(REASONS[one.reason], steps=one.steps)
            yield f"- <code>{escape(str(one.target))}</code>: {why}"

    def _walk(self, number: int, walk: Walk) -> Iterator[str]:
        first = walk.states[0]
        heading = self._said(_WALK, number=number, count=len(self.suite))
        yield from ("", f"## {heading}: {self._called(first.customer)}", "")
        yield from (f"**{self._said(_BEFORE)}**", "", *self._before(first.customer), "")
        yield from (f"**{self._said(_STEPS)}**", "")
        yield f"1. [ ] {self._said(_BEGIN)} {self._place(first.touchpoint)}"
        who = first.customer
        for count, (state, name) in enumerate(
            zip(walk.states[1:], walk.transitions, strict=True), 2
        ):
            yield from self._step(count, self.journey.transition(name), state.customer, who)
            who = state.customer
        yield from self._end(walk)

    def _called(self, customer: Customer) -> str:
        definition = self.definitions.get(customer)
        if definition is not None and definition.title is not None:
            return self._text(definition.title)
        return escape(" · ".join(self._title(id) for id in customer))

    def _title(self, id: str) -> str:
        return self.phrases.title(self.parts[id])

    def _before(self, customer: Customer) -> Iterator[str]:
        """Say who the tester is to be."""
        for sentence, id in zip((_TYPE, _SITUATION), customer, strict=True):
            meaning = self._text(self.parts[id].definition)
            words = f"**{escape(self._title(id))}** (<code>{escape(id)}</code>)"
            yield f"- {self._said(sentence)} {words}{': ' if meaning else ''}{meaning}"
        definition = self.definitions.get(customer)
        if definition is not None and definition.needs is not None:
            yield f"- {self._said(_NEEDS)}: {self._text(definition.needs)}"
        if definition is not None and definition.promise and definition.promise.text:
            yield f"- {self._said(_PROMISE)}: {self._text(definition.promise.text)}"

    def _place(self, touchpoint: str) -> str:
        """Name a touchpoint, with its channels and its event."""
        title = escape(self.phrases.touchpoints[touchpoint])
        details = []
        channels = [self.channels.get(id, id) for id in self.journey.channels_of(touchpoint)]
        if channels:
            details.append(self._said(_VIA, channels=", ".join(channels)))
        if event := self.journey.touchpoint(touchpoint).event:
            details.append(f"{self._said(_EVENT)} <code>{escape(event)}</code>")
        return f"**{title}**" + (f" ({'; '.join(details)})" if details else "")

    def _step(
        self, number: int, transition: Transition, now: Customer, before: Customer
    ) -> Iterator[str]:
        target = escape(self.phrases.touchpoints[transition.to])
        said = f"{self._said(_DO[transition.kind])} **{target}**"
        if transition.takes:
            said += f" ({self._said(_TAKES, time=self.phrases.duration(transition.takes))})"
        expected = self._place(transition.to)
        yield f"{number}. [ ] {said}  "
        change = f"; {self._said(_NOW)} {self._called(now)}" if now != before else ""
        yield f"{' ' * len(f'{number}. ')}{self._said(_EXPECT)} {expected}{change}"

    def _end(self, walk: Walk) -> Iterator[str]:
        last = walk.states[-1]
        outcome = OUTCOMES[self.journey.touchpoint(last.touchpoint).outcome or "neutral"]
        yield f"{len(walk) + 2}. [ ] {self._said(_END)}: {self._said(outcome)}"
        policies = [policy for policy in self.journey.policies if self._concerns(policy, walk)]
        if policies:
            yield from ("", f"**{self._said(_WATCH)}**", "")
        for policy in policies:
            yield f"- [ ] {self._demand(policy)}"
        blanks = (_TESTER, _DATE, _NOTES)
        yield from ("", "  ".join(f"{self._said(blank)}: ________" for blank in blanks))

    def _concerns(self, policy: Policy, walk: Walk) -> bool:
        """Tell whether a policy is about a walk: it asks for something, or the walk meets it."""
        first = walk.states[0].customer
        if not self.universe.bit(first) & self.universe.set_of(policy.for_):
            return False
        if policy.template in ("existence", "exactly", "init", "end"):
            return True
        named = {id for event in policy.events for id in parse_atom(event).touchpoints}
        return any(state.touchpoint in named for state in walk.states)

    def _demand(self, policy: Policy) -> str:
        values = {
            **demand(policy),
            "first": self._event(policy.events[0]),
            "second": self._event(policy.events[-1]),
        }
        asked = Sentence("{demand}", "{demand}").say(self.language, values)
        why = self._text(policy.why)
        said = f"<code>{escape(policy.id)}</code>: {words(asked)}"
        return f"{said} ({why})" if why else said

    def _event(self, event: str) -> str:
        """Name what a policy is about by its titles."""
        atom = parse_atom(event)
        points = " / ".join(self.phrases.touchpoints.get(id, id) for id in atom.touchpoints)
        return points if atom.who is None else f"{points} ({self.phrases.who(atom.who)})"
