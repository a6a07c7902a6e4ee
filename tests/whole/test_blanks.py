"""A text that shows nothing counts as missing, wherever it stands."""

import json
import re
from collections.abc import Iterator
from datetime import date
from types import NoneType
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import Document, Journey, check, read, reads
from journey.checking.rule import all_rules
from journey.coverage.covering import cover
from journey.model.anatomy import anatomy, parts_of
from journey.model.texts import is_blank, say
from journey.testing import journeys
from tests.amounts import is_quick
from tests.places import EXAMPLES

TODAY = date(2026, 11, 22)
EVERY_RULE = [rule for rule in all_rules().values() if rule.find]
BLANKS = ["", " ", "\t\n", "\u200b", "\u3000", "\ufeff", "\u2060\u00a0", "\u3164", "\u2800\u00ad"]
SEVERAL = [{"en": "", "ko": " "}, {"en": "\u200b"}]

Place = tuple[tuple[str | int, ...], str, bool]
"""The path of a part, the key of one of its texts, and whether that may be in languages."""


def texts_of(journey: Journey) -> Iterator[Place]:
    """List every field of a journey that holds words: texts, names of parts, events, rhythms."""
    for path, part in parts_of(journey):
        shape = anatomy(type(part))
        names = {each.field for each in shape.references if each.kind not in ("customer", "event")}
        for name, key in shape.keys.items():
            worded = name in shape.texts or name == "when"
            plain = get_args(type(part).model_fields[name].annotation) == (str, NoneType)
            if worded or plain or (name in names and not isinstance(getattr(part, name), tuple)):
                yield path, key, worded


def said(document: Document) -> tuple[set[tuple[object, ...]], list[str]]:
    assert document.journey is not None
    report = check(document, rules=EVERY_RULE, today=TODAY)
    figures = list(map(str, cover(document, today=TODAY).figures))
    return {(d.rule, d.path, d.message, d.cure) for d in report}, figures


def written(journey: Journey, place: Place, *values: Any) -> Document:
    """Read a journey with another value at a place, or with none."""
    path, key, _ = place
    data: Any = json.loads(journey.model_dump_json(by_alias=True, exclude_none=True))
    part = data
    for step in path:
        part = part[step]
    part.pop(key, None)
    if values:
        part[key] = values[0]
    text = json.dumps(data, ensure_ascii=False)
    # YAML knows no pairs of surrogates, and refuses some characters that JSON leaves as they are.
    return reads(re.sub(r"[^ -~]", lambda found: f"\\U{ord(found[0]):08x}", text), name="file")


@given(journeys(), st.data())
def test_a_blank_text_is_as_good_as_none(journey: Journey, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(list(texts_of(journey))))
    worded = place[2] and journey.languages  # texts in languages need these declared
    blank: Any = data.draw(st.sampled_from(BLANKS + SEVERAL * bool(worded)))

    assert said(written(journey, place, blank)) == said(written(journey, place))


@pytest.mark.parametrize("name", ["broken"] if is_quick() else ["online_store", "broken"])
def test_no_text_of_the_examples_is_missed(name: str) -> None:
    journey = read(EXAMPLES / f"{name}.journey.yaml").journey
    assert journey is not None
    kinds: dict[object, Place] = {}
    for place in texts_of(journey):
        shape = tuple(step for step in place[0] if step in Journey.model_fields)
        kinds.setdefault((shape, len(place[0]), place[1]), place)

    for place in kinds.values():
        assert said(written(journey, place, "\u200b")) == said(written(journey, place)), place


@given(st.text(), st.sampled_from(BLANKS))
def test_what_shows_nothing_adds_nothing(text: str, blank: str) -> None:
    assert is_blank(blank)
    assert is_blank(text + blank) == is_blank(blank + text) == is_blank(text)
    assert is_blank({"en": blank, "ko": text}) == is_blank(text)


@pytest.mark.parametrize("text", ["0", "-", ".", "\u0301", "👩\u200d🔧", "ㅤ가", "\ue000", "؀"])
def test_what_shows_something_is_not_blank(text: str) -> None:
    assert not is_blank(text)


def test_a_blank_language_is_passed_over() -> None:
    text = {"en": "", "ko": "왜", "fr": "\u200b"}

    assert [say(text, language) for language in ("en", "ko", "fr", None)] == ["왜"] * 4
    assert say({"en": " "}, "en", "shop") == "shop"


BLANK = """\
journey: shop
owner: cx
languages: [en, ko]
teams: {cx: CX}
customers:
  types: {guest: Anyone}
  situations: {looking: Looking around, gone: Not here}
  definitions: {guest/looking: " "}
  excluded: [{customer: guest/gone, reason: "\\u200B"}]
unused_phases: {exit: {en: "", ko: " "}, contact: " "}
stages:
  buy:
    phase: purchase
    owner: cx
    touchpoints: {cart: {entry: any, event: " "}, paid: {outcome: positive, event: paid}}
    actions:
      one: {when: "", every: "  "}
      two: {when: {event: "\\u3000"}}
      three: {when: {en: "", ko: ""}, within: 1 day}
transitions: [cart -> paid]
goals:
  task: {task: "", by: 2030-01-01, agreed: {date: 2026-01-01, by: cx}}
  late: {task: Rewrite, by: 2020-01-01, closed: {learned: " "}}
improvements:
  no: {from: torn, status: rejected, reason: "\\uFEFF"}
voc:
  wide: {kind: complaint, severity: 2, per_month: 3, heard_at: cart, cause: Rain}
  torn: {kind: complaint, parent: wide, severity: 5, cause: " "}
  wet: {kind: complaint, priority: low, heard_at: cart, cause: {text: ""}}
waivers: [{rule: blind-stage, at: buy, reason: " "}]
"""


def test_each_rule_that_wants_words_wants_them_to_say_something() -> None:
    report = check(reads(BLANK), rules=EVERY_RULE, today=TODAY)

    found = {(d.rule, d.path[-1]) for d in report}
    assert found >= {
        ("undefined-customer", "guest/looking"),
        ("missing-key", 0),
        ("missing-phase", "exit"),
        ("missing-phase", "contact"),
        ("unobserved-touchpoint", "cart"),
        ("action-without-trigger", "one"),
        ("action-without-trigger", "two"),
        ("action-without-trigger", "three"),
        ("action-without-deadline", "one"),
        ("action-without-deadline", "two"),
        ("incomplete-goal", "task"),
        ("goal-overdue", "by"),
        ("dropped-voice", "torn"),
        ("issue-without-cause", "cause"),
        ("waiver-without-reason", 0),
    }
    assert ("unobserved-touchpoint", "paid") not in found
    assert ("issue-without-cause", "torn") not in found  # it has its parent's


def test_a_needed_text_that_is_blank_is_missing() -> None:
    for reason in (', reason: "\u3000"', ", reason: {en: ''}", ""):
        text = BLANK.replace(', reason: "\\u200B"', reason)

        problems = [(p.rule, p.path) for p in reads(text).problems]

        assert problems == [("missing-key", ("customers", "excluded", 0))], reason
