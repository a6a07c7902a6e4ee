"""SARIF by its official schema, and by what may not stand in it."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema
import pytest

from journey import Checked, Severity, check, read, reads
from journey.checking.baseline import baseline_of, hide
from journey.checking.reporters.sarif import write
from journey.checking.rule import all_rules
from journey.words.terminal import Manner
from tests.pictures.browsing import node_package
from tests.places import EXAMPLES

TODAY = date(2026, 11, 22)
SHOP = """\
journey: shop
customers: {types: {guest: Anyone}, situations: {looking: Looking around}}
stages:
  buy:
    phase: purchase
    touchpoints: {cart: {entry: any}, desk: Desk, paid: {outcome: positive}}
transitions: [cart -> desk | paid]
waivers: [{rule: ownerless-journey, at: shop, reason: They know, owner: cx}]
teams: {cx: CX}
"""
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def shop(language: str = "en") -> Checked:
    return check(reads(SHOP, name="shop.journey.yaml"), today=TODAY, language=language)


def hidden() -> Checked:
    (known,), _ = hide([shop()], baseline_of([shop()]))
    return known


def run_of(*reports: Checked, **manner: Any) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(write(reports, Manner(**manner)))["runs"][0]
    return run


@pytest.mark.parametrize("language", ["en", "ko"])
def test_it_is_valid_by_the_official_schema(language: str) -> None:
    schema = node_package("@microsoft/sarif-multitool-linux/sarif-2.1.0.json")
    names = ["online_store", "broken", "saas_subscription", "hospital_visit"]
    files = [EXAMPLES / f"{name}.journey.yaml" for name in names]
    examples = [check(read(file), today=TODAY, language=language) for file in files]

    text = write([*examples, shop(language), hidden()], Manner(language=language, notes=("told",)))

    data, official = json.loads(text), json.loads(schema.read_text(encoding="utf-8"))
    jsonschema.validate(data, official)
    data["runs"][0]["results"][0]["level"] = "grave"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, official)


def test_only_what_is_waived_or_known_is_suppressed() -> None:
    report = shop()
    open_, waived = (
        run_of(report)["results"][: len(report)],
        run_of(report)["results"][len(report) :],
    )

    assert len(open_) > 3 and len(waived) == len(report.waived) == 1
    assert [result for result in open_ if "suppressions" in result] == []
    assert [result["suppressions"] for result in waived] == [[{"kind": "inSource"}]]
    known = run_of(hidden())["results"]
    assert [result["suppressions"][0]["kind"] for result in known].count("external") == len(report)
    assert len(known) == len(report) + 1


def test_every_result_says_what_its_finding_says_and_no_more() -> None:
    told = shop()
    bare = tuple(replace(finding, cure="") for finding in told)
    report = replace(told, diagnostics=(*told, *bare))

    for finding, result in zip(report, run_of(report)["results"], strict=False):
        lines = result["message"]["text"].replace("{{", "{").replace("}}", "}").splitlines()
        assert result["ruleId"] == finding.rule
        assert result["level"] == LEVELS[finding.severity]
        assert [line.removeprefix("cure: ") for line in lines if line.startswith("cure:")] == (
            [finding.cure.replace("[", "\\[").replace("]", "\\]")] if finding.cure else []
        )
        assert any(line.startswith("walk:") for line in lines) == (finding.walk is not None)


def test_a_run_that_told_something_has_ended_well() -> None:
    assert "invocations" not in run_of(shop())
    (invocation,) = run_of(shop(), notes=("1 rule was not run",))["invocations"]

    assert invocation["executionSuccessful"] is True
    (told,) = invocation["toolExecutionNotifications"]
    assert told == {"level": "note", "message": {"text": "1 rule was not run"}}


def test_descriptions_are_english_and_help_is_both() -> None:
    known = all_rules()
    for rule in run_of(shop(), shop("ko"))["tool"]["driver"]["rules"]:
        told = known[rule["id"]]
        assert rule["shortDescription"] == {"text": told.statement.en}
        assert rule["fullDescription"] == {"text": f"{told.statement.en} {told.why.en}"}
        assert not re.search("[가-힣]", rule["fullDescription"]["text"])
        for said in (told.statement.en, told.why.en, told.statement.ko, told.why.ko):
            assert said in rule["help"]["text"] and said in rule["help"]["markdown"]
