"""Every public verb takes a path, a document, a journey or what is made of one, and any form of a name."""

import inspect
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import Phase, find, settings

import journey
from journey import (
    Customer,
    Document,
    HoldsNoJourney,
    Journey,
    JourneyError,
    StateSpace,
    Transition,
    UnknownName,
    loads,
    testing,
)
from journey.facts.asked import context_of
from journey.facts.context import Context
from journey.files.given import Given
from journey.problems.errors import NotAJourney
from journey.walks.suite import Suite
from journey.words.plain import plain
from journey.words.terminal import Manner

TODAY = date(2026, 11, 22)
TEXT = """\
journey: 가게
owner: 운영
teams: {운영: 운영 팀, 물류: 물류 팀}
customers:
  types: {손님: 누구나, 단골: 오래된 손님}
  situations: {둘러봄: 둘러보는 중}
metrics: {전환율: {unit: ratio, better: higher, source: 로그, every: 1 week, owner: 운영}}
goals: {올리기: {metric: 전환율, target: 0.5, by: 2027-01-31, owner: 운영}}
activation: {metric: 전환율, bands: {낮음: {below: 0.1}, 높음: }}
stages:
  구매:
    phase: purchase
    touchpoints:
      장바구니: {entry: any, owner: 운영}
      결제: {moment_of_truth: true}
      완료: {outcome: positive, worth: 20 EUR}
      포기: {outcome: negative}
    actions: {감사: {title: 감사 인사, for: 단골, hours_per_month: 3}}
transitions:
  - 장바구니 -> 결제: {rate: 0.5}
  - 장바구니 -> 포기: {rate: 0.5}
  - 결제 -> 완료: {rate: 1}
policies: {결제_먼저: {precedence: [결제, 완료]}}
voc: {느림: {kind: complaint, severity: 4, per_month: 10, heard_at: [결제], owner: 물류}}
improvements: {빠르게: {from: 느림, status: shipped, shipped: 2026-11-01, owner: 물류}}
reviews: {주간: {every: 1 week, teams: [운영]}}
"""
SHOP = loads(TEXT)


class Shop:
    """Drives the journey by its own definition, and remembers what was asked of it."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.here = ""

    def reset(self) -> None:
        self.said.append("reset")

    def enter(self, touchpoint: str, customer: Customer) -> None:
        self.here = touchpoint
        self.said.append(f"{touchpoint} {customer}")

    def take(self, transition: Transition) -> None:
        self.here = transition.to
        self.said.append(transition.to)

    def observe(self) -> str:
        return self.here


def _drive(given: Given, **more: Any) -> list[str]:
    shop, walk = Shop(), ["장바구니 -> 결제", "결제 -> 완료"]
    who = more.pop("customer", "단골/둘러봄")
    testing.drive(given, shop, more.pop("walk", walk), customer=who, **more)
    return shop.said


def _drawn(strategy: Any) -> Any:
    once = settings(phases=[Phase.generate], database=None)  # what is found need not be small
    return find(strategy, lambda _: True, settings=once)


def _data(name: str, text: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


READINGS = _data(
    "readings.csv", "metric,date,value\n전환율,2026-11-01,0.2\n전환율,2026-11-08,0.3\n"
)
TICKETS = _data("tickets.csv", "type,time\n느림,2026-11-01\n느림,2026-11-03\n")

CALLS: dict[str, Callable[[Given, Path], Any]] = {
    "activation": lambda given, _: journey.activation(given),
    "assess": lambda given, _: journey.assess(given),
    "changes_since": lambda given, _: journey.changes_since(given, date(2026, 1, 1)),
    "check": lambda given, _: journey.check(given).diagnostics,
    "count_tickets": lambda given, folder: journey.count_tickets(
        journey.read_tickets(TICKETS(folder), SHOP), given
    ),
    "cover": lambda given, _: journey.cover(given),
    "cover_trace": lambda given, _: journey.cover_trace(
        given, journey.Trace((journey.Hit("장바구니", "단골", "1"),))
    ),
    "draw": lambda given, _: journey.draw(given),
    "dues": lambda given, _: journey.dues(given),
    "dump": lambda given, _: journey.dump(given),
    "explore": lambda given, _: list(journey.explore(given)),
    "export": lambda given, _: journey.export(given, "graphml"),
    "few_and_many": lambda given, _: journey.few_and_many(given),
    "forecast": lambda given, _: journey.forecast(given),
    "goals": lambda given, folder: journey.goals(
        given, journey.read_readings(READINGS(folder), SHOP)
    ),
    "graph_of": lambda given, _: sorted(journey.graph_of(given).edges(keys=True)),
    "improvements": lambda given, _: journey.improvements(given),
    "mandatory": lambda given, _: journey.mandatory(given),
    "operations": lambda given, _: journey.operations(given),
    "prove": lambda given, _: journey.prove(given, SHOP.policies[0]),
    "read_readings": lambda given, folder: journey.read_readings(READINGS(folder), given),
    "read_tickets": lambda given, folder: journey.read_tickets(TICKETS(folder), given),
    "report": lambda given, _: journey.report(given, "weekly"),
    "suite_of": lambda given, _: journey.suite_of(given),
    "voice": lambda given, _: journey.voice(given, touchpoints=True),
    "what_if": lambda given, _: journey.what_if(given, remove=["결제"]),
    "worths": lambda given, _: journey.worths(given),
    "testing.customers": lambda given, _: _drawn(testing.customers(given)),
    "testing.drive": lambda given, _: _drive(given),
    "testing.event_logs": lambda given, _: _drawn(testing.event_logs(given)),
    "testing.machine": lambda given, _: testing.machine(given, Shop).course.ways.entries,
    "testing.walks": lambda given, _: _drawn(testing.walks(given)),
}
"""For each verb that takes a journey, a call with as little else as can be."""


def _takes_a_journey(name: str, verb: Callable[..., Any]) -> bool:
    """Tell whether some parameter of a function is a journey in any form."""
    kinds = [each.annotation for each in inspect.signature(verb).parameters.values()]
    return any(
        kind == Given or kind in (Journey, Document, StateSpace, Journey | StateSpace)
        for kind in kinds
    )


def test_the_table_covers_every_public_function_that_takes_a_journey() -> None:
    verbs = {name: getattr(journey, name) for name in journey.__all__}
    verbs |= {f"testing.{name}": getattr(testing, name) for name in testing.__all__}

    taking = {
        name
        for name, verb in verbs.items()
        if inspect.isfunction(verb) and _takes_a_journey(name, verb)
    }

    assert taking == set(CALLS)
    for name in taking:
        kinds = [each.annotation for each in inspect.signature(verbs[name]).parameters.values()]
        assert kinds.count(Given) == 1, name


def _told(answer: Any) -> Any:
    """Return an answer without the name of a file and without places in it."""
    try:
        return _bare(plain(answer))
    except TypeError:
        return repr(answer)


def _bare(data: Any) -> Any:
    if isinstance(data, dict):
        return {k: _bare(each) for k, each in data.items() if k not in ("span", "trail", "line")}
    if isinstance(data, list):
        return [_bare(each) for each in data]
    return (
        re.sub(r"^.*shop\.journey\.yaml$|^가게$", "shop", data) if isinstance(data, str) else data
    )


@pytest.mark.parametrize("name", CALLS)
def test_a_verb_answers_alike_whatever_it_is_given(name: str, tmp_path: Path) -> None:
    path = tmp_path / "shop.journey.yaml"
    path.write_text(TEXT, encoding="utf-8")
    document = journey.read(path)
    shop = document.journey
    assert shop is not None and not document.problems
    read: list[Given] = [str(path), path, document, context_of(document)]
    built: list[Given] = [shop, journey.explore(shop), context_of(shop)]

    of_file = [_told(CALLS[name](given, tmp_path)) for given in read]
    of_journey = [_told(CALLS[name](given, tmp_path)) for given in built]

    assert of_file == of_file[:1] * len(read)
    assert of_journey == of_journey[:1] * len(built)
    # Where there is no file, findings stand worst first.
    if name not in ("check", "report"):
        assert of_file[0] == of_journey[0]


@pytest.mark.parametrize("name", [name for name in CALLS if name != "check"])
@pytest.mark.parametrize("text", ["- 1", "", "journey: [", "journey: shop\nformat: 9\n"])
def test_what_holds_no_journey_is_refused_with_its_first_problem(
    name: str, text: str, tmp_path: Path
) -> None:
    path = tmp_path / "bad.journey.yaml"
    path.write_text(text, encoding="utf-8")
    document = journey.read(path)
    said = []

    for given in (str(path), path, document):
        with pytest.raises(HoldsNoJourney) as caught:
            CALLS[name](given, tmp_path)
        said.append(caught.value)

    assert isinstance(said[0], JourneyError) and isinstance(said[0], ValueError)
    assert len({str(error) for error in said}) == 1
    first = journey.check(document).diagnostics[0]
    assert str(said[0]).startswith(f"{path} holds no journey: line {first.span.line}: ")  # type: ignore[union-attr]
    assert first.message in str(said[0]) and first.cure in str(said[0])
    assert journey.check(document, language="ko").diagnostics[0].message in said[0].say("ko")
    assert "여정이 없습니다" in said[0].say("ko")


def test_a_document_that_says_no_problem_is_refused_by_its_name() -> None:
    with pytest.raises(HoldsNoJourney) as caught:
        journey.cover(Document("empty", None))

    assert str(caught.value) == "empty holds no journey"


@pytest.mark.parametrize("name", CALLS)
def test_what_is_no_journey_at_all_is_refused(name: str, tmp_path: Path) -> None:
    for given in (None, 404, {"journey": "shop"}):
        with pytest.raises(NotAJourney, match="a path, a document, a journey") as caught:
            CALLS[name](given, tmp_path)  # type: ignore[arg-type]
        assert isinstance(caught.value, TypeError) and "여정" in caught.value.say("ko")


# Names

Named = Callable[[str], Any]


def _suite() -> Suite:
    return journey.suite_of(SHOP)


NAMED: dict[str, tuple[Named, str, str]] = {
    "goals team": (lambda name: journey.goals(SHOP, team=name), "운영", "team"),
    "improvements team": (lambda name: journey.improvements(SHOP, team=name), "물류", "team"),
    "dues team": (lambda name: journey.dues(SHOP, team=name), "운영", "team"),
    "operations team": (lambda name: journey.operations(SHOP, team=name), "운영", "team"),
    "voice team": (lambda name: journey.voice(SHOP, team=name), "물류", "team"),
    "report team": (lambda name: journey.report(SHOP, "weekly", team=name), "물류", "team"),
    "draw customer": (
        lambda name: journey.draw(SHOP, "customer", customer=name),
        "단골",
        "customer",
    ),
    "draw heatmap": (lambda name: journey.draw(SHOP, "heatmap", customer=name), "단골", "customer"),
    "draw stage": (lambda name: journey.draw(SHOP, stage=name), "구매", "stage"),
    "draw policy": (lambda name: journey.draw(SHOP, "policy", policy=name), "결제_먼저", "policy"),
    "suite_of customer": (lambda name: journey.suite_of(SHOP, customer=name), "단골", "customer"),
    "what_if remove": (lambda name: journey.what_if(SHOP, remove=[name]), "결제", "touchpoint"),
    "what_if improve": (
        lambda name: journey.what_if(SHOP, improve={name: 0.1}),
        "장바구니",
        "touchpoint",
    ),
    "what_if rates": (
        lambda name: journey.what_if(SHOP, rates={name: 0.4}),
        "장바구니 -> 결제",
        "transition",
    ),
    "customers who": (lambda name: _drawn(testing.customers(SHOP, who=name)), "단골", "customer"),
    "customers at": (lambda name: _drawn(testing.customers(SHOP, at=name)), "결제", "touchpoint"),
    "walks customer": (lambda name: _drawn(testing.walks(SHOP, customer=name)), "단골", "customer"),
    "machine customer": (
        lambda name: testing.machine(SHOP, Shop, customer=name).course.ways.entries,
        "단골",
        "customer",
    ),
    "drive customer": (lambda name: _drive(SHOP, customer=name), "단골/둘러봄", "customer"),
    "drive walk": (
        lambda name: _drive(SHOP, walk=["장바구니 -> 결제", name]),
        "결제 -> 완료",
        "transition",
    ),
}

WORDS: dict[str, tuple[Named, str, str]] = {
    "draw view": (lambda name: journey.draw(SHOP, name), "funnel", "view"),
    "render format": (lambda name: journey.render(journey.draw(SHOP), name), "mermaid", "format"),
    "render layout": (
        lambda name: journey.render(journey.draw(SHOP), layout=name),
        "embedded",
        "layout",
    ),
    "export format": (lambda name: journey.export(SHOP, name), "graphml", "format"),
    "script format": (lambda name: journey.script(_suite(), name), "markdown", "format"),
    "publish format": (
        lambda name: journey.publish(journey.report(SHOP, "weekly"), name),
        "html",
        "format",
    ),
    "report kind": (lambda name: journey.report(SHOP, name), "weekly", "kind of report"),  # type: ignore[arg-type]
    "suite_of cover": (lambda name: journey.suite_of(SHOP, name), "touchpoints", "criterion"),  # type: ignore[arg-type]
    "suite_of minimise": (
        lambda name: journey.suite_of(SHOP, minimise=name),  # type: ignore[arg-type]
        "walks",
        "aim",
    ),
    "check language": (lambda name: journey.check(SHOP, language=name), "ko", "language"),
    "draw language": (lambda name: journey.draw(SHOP, language=name), "ko", "language"),
    "export language": (
        lambda name: journey.export(SHOP, "actions", language=name),
        "ko",
        "language",
    ),
    "report language": (
        lambda name: journey.report(SHOP, "weekly", language=name),
        "ko",
        "language",
    ),
    "script language": (
        lambda name: journey.script(_suite(), manner=Manner(name)),
        "ko",
        "language",
    ),
    "machine language": (
        lambda name: testing.machine(SHOP, Shop, language=name).course.language,
        "ko",
        "language",
    ),
    "drive language": (lambda name: _drive(SHOP, language=name), "ko", "language"),
}


@pytest.mark.parametrize("case", [*NAMED, *WORDS])
def test_an_unknown_name_is_refused_with_the_nearest_one(case: str) -> None:
    call, name, kind = {**NAMED, **WORDS}[case]
    wrong = normalize("NFC", normalize("NFD", name)[:-1]) if case in NAMED else f"{name}o"

    with pytest.raises(UnknownName) as caught:
        call(wrong)

    error = caught.value
    assert (error.kind, error.name) == (kind, wrong)
    assert error.known and error.guess in (name, *error.known)
    assert str(error.guess) in error.say() and str(error.guess) in error.say("ko")
    assert not re.search(r"\b(no|named|known|did)\b", error.say("ko"))


@pytest.mark.parametrize("case", NAMED)
def test_a_name_in_decomposed_form_is_the_same_name(case: str) -> None:
    call, name, _ = NAMED[case]
    decomposed = normalize("NFD", name)
    assert decomposed != name

    assert repr(call(decomposed)) == repr(call(name))


@pytest.mark.parametrize("language", ["fr", "KO", "", "en-GB"])
def test_a_language_that_is_not_spoken_is_refused(language: str) -> None:
    for call, _, kind in WORDS.values():
        if kind == "language":
            with pytest.raises(journey.UnknownLanguage, match="known: en, ko"):
                call(language)


def test_a_context_keeps_its_day_unless_another_is_given() -> None:
    then = Context(SHOP, today=date(2026, 6, 1))

    assert journey.improvements(then).today == date(2026, 6, 1)
    assert journey.improvements(then, today=TODAY).today == TODAY
    assert context_of(then) is then
    assert context_of(then, today=TODAY).today == TODAY


def test_states_that_are_known_are_not_explored_again() -> None:
    space = journey.explore(SHOP)
    context = context_of(space)

    assert journey.explore(space) is space
    assert context.space is space and journey.explore(context) is space
    assert context_of(context, today=date(2026, 1, 1)).space is space


def test_the_help_of_a_verb_fits_on_a_line_or_two() -> None:
    longest: Sequence[str] = [
        name for name in journey.__all__ if inspect.isfunction(getattr(journey, name))
    ]

    for name in longest:
        said = str(inspect.signature(getattr(journey, name)))
        assert "Settings(" not in said and "Theme(" not in said, name
