"""Laws over every rule file."""

from datetime import date

import pytest

from journey import Checked, Severity
from journey.checking.identity import about
from journey.checking.rule import Rule, all_rules
from journey.checking.running import check
from journey.facts.context import Context
from journey.files.yaml.reading import reads

TODAY = date(2026, 11, 22)
RULES = list(all_rules().values())


def marked(text: str) -> list[int]:
    return [number for number, line in enumerate(text.splitlines(), 1) if line.endswith("# <-")]


def checked(rule: Rule, text: str, language: str = "en") -> Checked:
    # A rule that is off is run when it is named.
    rules = [rule] if rule.severity is Severity.OFF else None
    return check(reads(text), rules=rules, today=TODAY, language=language)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_rule_reports_its_bad_example_on_the_marked_lines(rule: Rule, language: str) -> None:
    if not rule.bad:
        pytest.skip("no text can show it")
    report = checked(rule, rule.bad, language)

    lines = sorted({d.span.line for d in report if d.rule == rule.id and d.span})

    assert lines == marked(rule.bad)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_reports_nothing_in_its_good_example(rule: Rule) -> None:
    report = checked(rule, rule.good)

    assert [str(d) for d in report if d.rule == rule.id] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_sentence_is_there_in_both_languages(rule: Rule) -> None:
    sentences = [rule.statement, rule.why, *rule.message.all, *rule.cure.all, *rule.notes.values()]

    assert all(sentence.en.strip() and sentence.ko.strip() for sentence in sentences)


NEAR = {"dead-transition", "unreachable-touchpoint"}
"""Rules that name customers who come near, and are about a transition or a touchpoint."""


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.find], ids=lambda rule: rule.id)
def test_who_and_what_a_finding_is_about_are_ids_in_its_values(rule: Rule) -> None:
    document = reads(rule.bad)
    assert document.journey is not None
    assert rule.find is not None
    findings = list(rule.find(Context(document.journey, today=TODAY)))

    for name in rule.about:
        assert any(finding.values.get(name) for finding in findings), name
    for finding in findings:
        assert "customers" not in finding.values or "customers" in rule.about or rule.id in NEAR
        assert all(" " not in id for id in about(finding.values, rule.about))
