"""The page of a rule tells what to do about its own bad example."""

import re
from datetime import date

import pytest

from journey import check, reads
from journey.checking.explaining import page
from journey.checking.rule import Rule, all_rules
from journey.words.terminal import Manner


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.id)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_page_has_no_empty_placeholder_and_the_cure_of_its_bad_example(
    rule: Rule, language: str
) -> None:
    manner = Manner(language=language, width=10_000)

    told = page(rule.id, manner)

    head = told.split("\n\n    ")[0]
    assert not re.search(r"``(?! )|`\"\"`|“”|‘’| ,", head)
    if not rule.bad:
        return
    named = None if rule.severity else [rule]
    report = check(reads(rule.bad), rules=named, today=date(2026, 11, 22), language=language)
    cures = [found.cure for found in report if found.rule == rule.id]
    assert cures[0]
    assert cures[0] in told.replace("\n", " ")
