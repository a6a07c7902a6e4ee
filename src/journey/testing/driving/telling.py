"""Tell where an application and its definition part: a short story, and a test to paste."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from keyword import iskeyword

from journey.model.customers import Customer
from journey.model.journey import Journey
from journey.model.policies import Policy
from journey.model.texts import say
from journey.model.walk import State, Walk
from journey.states.policies.demand import demand
from journey.states.universe import universe_of
from journey.testing.driving.mismatch import Mismatch
from journey.words.sentences import Sentence, as_said, clean, printable
from journey.words.spelling import nearest
from journey.words.terminal import wrap

WIDTH = 78
"""Longer lines of a story are broken."""

MOST = 24
"""A way of more touchpoints is told without its middle."""

_WHAT: Mapping[str, Sentence] = {
    "elsewhere": Sentence(
        "expected {expected:plain}, saw {seen:plain}",
        "{expected:plain}에 와야 하는데 {seen:plain}에 있습니다",
    ),
    "nowhere": Sentence(
        "expected {expected:plain}, saw no touchpoint",
        "{expected:plain}에 와야 하는데 어느 접점에도 있지 않습니다",
    ),
    "someone": Sentence(
        "expected {customer:plain}, saw {other:plain}",
        "고객은 {customer:plain}인데 애플리케이션은 {other:plain} 고객으로 봅니다",
    ),
    "raised": Sentence(
        "expected {expected:plain}, but the application raised {error}",
        "{expected:plain}에 와야 하는데 애플리케이션에서 오류가 났습니다: {error}",
    ),
    "refused": Sentence(
        "expected {expected:plain}, but the application does not let them go there{why}",
        "{expected:plain}에 와야 하는데 애플리케이션이 보내 주지 않습니다{why}",
    ),
    "policy": Sentence(
        "came to {expected:plain} as defined, which breaks a policy",
        "정의대로 {expected:plain}에 왔지만 정책을 어깁니다",
    ),
    "offered": Sentence(
        "the application also lets them go to {seen:plain}",
        "애플리케이션이 {seen:plain}에도 가게 해 줍니다",
    ),
}
_ENTRY = Sentence("at the entry", "유입")
_NOW = Sentence("now {who:plain}", "이제 {who:plain}")
_STEP = Sentence("the step was {place:arrow}", "이번 걸음은 {place:arrow}입니다")
_DEAD_END = Sentence(
    "it is their only way on: a dead end", "갈 수 있는 길이 이것뿐입니다. 막다른 길입니다"
)
_STAYED = Sentence("it stayed where it was", "애플리케이션은 제자리에 있습니다")
_UNKNOWN = Sentence("the journey has no touchpoint {seen}", "여정에 {seen} 접점이 없습니다")
_MEANT = Sentence(
    "the journey has no touchpoint {seen}; did you mean {guess}?",
    "여정에 {seen} 접점이 없습니다. {guess}을(를) 쓰려고 했나요?",
)
_CLOSED = Sentence(
    "{arrow:arrow} is not open to {customer}, only to {who}",
    "{arrow:arrow}은(는) {who}에게만 열려 있고 {customer}에게는 닫혀 있습니다",
)
_INSTEAD = Sentence(
    "it went by {arrow:arrow}, which is open too, but was not the step",
    "함께 열려 있지만 이번 걸음이 아닌 {arrow:arrow}(으)로 갔습니다",
)
_NO_WAY = Sentence(
    "no transition leads from {source} to {seen}", "{source}에서 {seen}에 가는 전이가 없습니다"
)
_BREAKS = Sentence("this breaks policy {policy}: {said}", "정책 {policy}을(를) 어깁니다: {said}")
_MODEL = Sentence(
    "the definition itself leads there: `journey check` finds it as policy-broken",
    "정의 자체가 이 길로 이끕니다. `journey check`가 policy-broken으로 찾습니다",
)


_LEAK = Sentence(
    "only after another walk, {walk:all}: something of it outlived `reset`",
    "다른 경로 {walk:all} 뒤에만 그렇습니다. 그 경로의 무언가가 `reset` 뒤에도 남았습니다",
)
_LASTING = Sentence(
    "this went well on the walk {walk:all} and failed ever since, also after `reset`: something "
    "of that walk outlived it",
    "{walk:all} 경로에서는 괜찮았지만 그 뒤로는 `reset` 뒤에도 계속 실패합니다. 그 경로의 무언가가 "
    "`reset` 뒤에도 남았습니다",
)
_NOT_ALONE = Sentence(
    "not on this walk alone: something of earlier walks outlived `reset`, or it is not certain",
    "이 경로만으로는 그렇지 않습니다. `reset` 뒤에도 남은 것이 있거나, 늘 그런 것은 아닙니다",
)


def tell(mismatch: Mismatch, language: str = "en", *, indent: int = 0) -> str:
    """Tell a mismatch as a short story: who, which way, what was expected and what was seen.

    Args:
        mismatch: What is told.
        language: `en` or `ko`.
        indent: How many columns of the first line are taken already.
    """
    who = person(mismatch.journey, mismatch.walk.states[0].customer, language)
    way = _way(mismatch, language)
    story = f"{'-' * indent}{who}: {way}: {_what(mismatch, language)}"
    lines = [line[indent if not n else 0 :] for n, line in enumerate(_folded(story, 0))]
    for note in _notes(mismatch, language):
        lines += _folded(note, 2)
    return "\n".join(lines)


def _folded(text: str, indent: int) -> list[str]:
    first, *others = wrap(text, WIDTH - indent - 2)
    return [" " * indent + first, *(" " * (indent + 2) + line for line in others)]


def _way(mismatch: Mismatch, language: str) -> str:
    """Return the touchpoints that were rightly come to, and who the customer became there."""
    came = mismatch.how in ("someone", "policy", "offered")
    states = mismatch.walk.states if came else mismatch.walk.states[:-1]
    if not states:
        return _ENTRY.say(language)
    shown, before = [], states[0].customer
    for state in states:
        now = state.customer
        text = state.touchpoint
        if now != before:
            whom = _changed(mismatch.journey, before, now, language)
            text += f" ({_NOW.say(language, {'who': whom})})"
        shown.append(text)
        before = now
    if len(shown) > MOST:
        half = MOST // 2
        shown[half:-half] = [f"… ({len(shown) - 2 * half}) …"]
    return " → ".join(shown)


def _what(mismatch: Mismatch, language: str) -> str:
    seen, error = mismatch.seen, mismatch.error
    how = "nowhere" if mismatch.how == "elsewhere" and seen is None else mismatch.how
    told = "" if error is None else clean(" ".join(str(error).split()))
    return _WHAT[how].say(
        language,
        {
            "expected": mismatch.expected.touchpoint,
            "seen": seen.touchpoint if isinstance(seen, State) else seen,
            "customer": mismatch.expected.customer,
            "other": seen.customer if isinstance(seen, State) else seen,
            "error": as_said(f"{type(error).__name__}: {told}" if told else type(error).__name__),
            "why": as_said(f": {told}" if told else ""),
        },
    )


def _notes(mismatch: Mismatch, language: str) -> Iterator[str]:
    """Say what is known of the cause, and which policies are broken."""
    if "#" in mismatch.place and mismatch.how not in ("policy", "offered"):
        yield _STEP.say(language, {"place": mismatch.place})
    if mismatch.how == "refused" and mismatch.only and mismatch.walk.transitions:
        yield _DEAD_END.say(language)
    yield from _cause(mismatch, language)
    for policy in mismatch.broken:
        yield _BREAKS.say(
            language, {"policy": policy.id, "said": as_said(_demanded(policy, language))}
        )
    if mismatch.how == "policy":
        yield _MODEL.say(language)
    if mismatch.after is not None:
        sentence = _LASTING if mismatch.lasting else _LEAK
        yield sentence.say(language, {"walk": mismatch.after.brief(MOST)})
    elif not mismatch.certain:
        yield _NOT_ALONE.say(language)


def _demanded(policy: Policy, language: str) -> str:
    values = demand(policy)
    sentence = values["demand"]
    said = sentence.say(language, values) if isinstance(sentence, Sentence) else policy.template
    why = " ".join(say(policy.why, language).split())
    return f"{said} ({clean(why)})" if why else said


def _cause(mismatch: Mismatch, language: str) -> Iterator[str]:
    """Say what the definition knows of the touchpoint that was seen."""
    seen = mismatch.seen.touchpoint if isinstance(mismatch.seen, State) else mismatch.seen
    if mismatch.how not in ("elsewhere", "offered") or seen is None:
        return
    journey, states = mismatch.journey, mismatch.walk.states
    if seen not in journey._touchpoints:
        guess = nearest(seen, journey._touchpoints)
        sentence = _UNKNOWN if guess is None else _MEANT
        yield sentence.say(language, {"seen": seen, "guess": guess})
        return
    here = states[-1] if mismatch.how == "offered" else states[-2] if len(states) > 1 else None
    if here is None:
        return
    if seen == here.touchpoint and mismatch.how == "elsewhere":
        yield _STAYED.say(language)
        return
    yield from _by(mismatch, here, seen, language)


def _by(mismatch: Mismatch, here: State, seen: str, language: str) -> Iterator[str]:
    """Say which transitions of the definition lead there, and for whom."""
    journey = mismatch.journey
    arrow = f"{here.touchpoint} -> {seen}"
    pairs = zip(journey.transition_names, journey.transitions, strict=True)
    found = [(name, one) for name, one in pairs if one.arrow == arrow]
    if not found:
        yield _NO_WAY.say(language, {"source": here.touchpoint, "seen": seen})
    universe = universe_of(journey.customers)
    for name, transition in found:
        values = {"arrow": name, "who": transition.for_, "customer": here.customer}
        is_open = universe.set_of(transition.for_) & universe.bit(here.customer)
        yield (_INSTEAD if is_open else _CLOSED).say(language, values)


def person(journey: Journey, customer: Customer, language: str = "en") -> str:
    """Return what people call a customer: by title where there is one, or else by id.

    A situation whose title goes on from the type, such as `holding a defective item`, does so.
    """
    customers = journey.customers
    definition = next((one for one in customers.definitions if one.id == str(customer)), None)
    named = _shown(say(definition.title, language)) if definition else ""
    if named:
        return _one(named) if language == "en" else named
    type_ = _title(customers.types, customer.type, language)
    situation = _title(customers.situations, customer.situation, language)
    if language == "ko":
        return f"{type_} ({situation})"
    lowered = _lowered(situation)
    is_titled = any(one.title for one in customers.situations if one.id == customer.situation)
    is_phrase = is_titled and " " in situation and lowered == situation
    goes_on = lowered.split(" ", maxsplit=1)[0].endswith("ing") or is_phrase
    return f"{_one(type_)} {lowered}" if goes_on else f"{_one(type_)} ({situation})"


def _changed(journey: Journey, before: Customer, now: Customer, language: str) -> str:
    if before.type == now.type:
        title = _title(journey.customers.situations, now.situation, language)
        return _lowered(title) if language == "en" else title
    if before.situation == now.situation:
        title = _title(journey.customers.types, now.type, language)
        return _one(title) if language == "en" else title
    return person(journey, now, language)


def _title(parts: Iterable[object], id: str, language: str) -> str:
    part = next((one for one in parts if getattr(one, "id", None) == id), None)
    return _shown(say(getattr(part, "title", None), language)) or id.replace("_", " ")


def _shown(text: str) -> str:
    return clean(" ".join(text.split()))


def _lowered(text: str) -> str:
    """Write a capital at the beginning small, unless the word is a name in capitals."""
    first = text.split(" ", maxsplit=1)[0]
    return text[:1].lower() + text[1:] if first[1:].islower() else text


def _one(text: str) -> str:
    """Put the English article before a word, where it is one.

    >>> _one("VIP"), _one("Newcomer"), _one("agent"), _one("SME"), _one("user"), _one("신규")
    ('a VIP', 'a newcomer', 'an agent', 'an SME', 'a user', '신규')
    """
    text = _lowered(text)
    if not text[:1].isascii() or not text[:1].isalpha():
        return text
    if text[:2].isupper():
        vowel = text[0] in "AEFHILMNORSX"
    else:
        vowel = text[0] in "aeio" or (text[0] == "u" and not re.match(r"u(?:ni|s[aeiu])", text))
    return f"{'an' if vowel else 'a'} {text}"


@dataclass(frozen=True)
class ModuleNames:
    """What a module calls the journey and the driver, and what the driver is.

    Attributes:
        journey: The name of the journey; None where it has none there.
        driver: The name of the driver, or of what makes it.
        makes: Whether the name is of what makes the driver.
        closes: Whether the driver is to be closed.
    """

    journey: str | None = None
    driver: str | None = None
    makes: bool = True
    closes: bool = False


def test_of(mismatch: Mismatch, names: ModuleNames) -> str:
    """Return a test that walks the same way without Hypothesis, to be pasted.

    Args:
        mismatch: Where the walk ends.
        names: What the module of the test calls things; what has no name there becomes an argument
            of the test, which for pytest is a fixture's value.
    """
    first = mismatch.walk.states[0]
    words = (*first.customer, "from", first.touchpoint, "to", mismatch.expected.touchpoint)
    title = re.sub(r"\W", "_", "_".join(("test", *words)))
    given = ", ".join(role for role in ("journey", "driver") if getattr(names, role) is None)
    imports = ["from journey.testing import drive"]
    journey, driver = names.journey or "journey", names.driver or "driver"
    body = [f"# {_what(mismatch, 'en')}"]
    if mismatch.after is None:
        body += _drive(mismatch.walk, journey, driver)
    else:
        both = [line for walk in (mismatch.after, mismatch.walk) for line in _drive(walk, journey)]
        if names.makes and names.closes:
            imports = ["from contextlib import closing", "", *imports]
            body += [f"with closing({driver}()) as app:", *(f"    {line}" for line in both)]
        else:
            body += [f"app = {driver}{'()' if names.makes else ''}", *both]
    return "\n".join([*imports, "", "", f"def {title}({given}):", *(f"    {one}" for one in body)])


def _drive(walk: Walk, journey: str, driver: str = "app") -> list[str]:
    """Return the call that drives a walk."""
    first = walk.states[0]
    steps = [f"        {_literal(name)}," for name in walk.transitions]
    return [
        "drive(",
        f"    {journey},",
        f"    {driver},",
        *(["    [", *steps, "    ],"] if steps else ["    [],"]),
        f"    customer={_literal(str(first.customer))},",
        *([] if steps else [f"    entry={_literal(first.touchpoint)},"]),
        ")",
    ]


def _literal(text: str) -> str:
    # What JSON and `printable` escape, Python reads back as the same characters.
    return printable(json.dumps(text, ensure_ascii=False))


def name_in(module: Mapping[str, object], wanted: object) -> str | None:
    """Return what a module calls a value; None where it has no name for it."""
    names = (name for name, value in module.items() if value is wanted)
    return next((name for name in names if name.isidentifier() and not iskeyword(name)), None)
