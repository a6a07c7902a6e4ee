"""The page of a rule."""

from datetime import date
from typing import NamedTuple

from journey.checking.rule import Rule, all_rules
from journey.checking.running import check
from journey.files.yaml.reading import reads
from journey.problems.errors import look_up
from journey.words.sentences import Sentence
from journey.words.terminal import Manner, pad, wrap
from journey.words.terms import SEVERITIES

_DAY = date(2026, 11, 22)
"""The day on which bad examples are checked, so that a page is the same on any day."""

_WHY = Sentence("Why", "이유")
_BAD = Sentence("Bad", "나쁜 예")
_GOOD = Sentence("Good", "좋은 예")
_MESSAGE = Sentence("Message", "메시지")
_CURE = Sentence("Cure", "해결")


class Explanation(NamedTuple):
    """What there is to say of a rule, in one language.

    Attributes:
        severity: How grave a breach is.
        statement: What holds where the rule does.
        why: Why that matters.
        message: What is said of a breach.
        cure: What is to be done about it.
    """

    severity: str
    statement: str
    why: str
    message: str
    cure: str

    @property
    def headed(self) -> tuple[tuple[Sentence, str], ...]:
        """What stands under a heading of its own."""
        return (_WHY, self.why), (_MESSAGE, self.message), (_CURE, self.cure)


def explain(rule: Rule, language: str) -> Explanation:
    """Say what a rule asks for, and what it says of its own bad example."""
    message, cure = _said(rule, language)
    return Explanation(
        SEVERITIES[str(rule.severity)].say(language),
        rule.statement.say(language),
        rule.why.say(language),
        message,
        cure,
    )


def page(id: str, manner: Manner) -> str:
    """Return what there is to say of a rule.

    Raises:
        UnknownRule: There is no such rule.
    """
    rules = all_rules()
    rule, language, paint = rules[look_up("rule", id, rules)], manner.language, manner.paint
    told = explain(rule, language)
    lines = [f"{paint(rule.id, 'rule')} ({paint(told.severity, str(rule.severity))})", ""]
    lines += wrap(told.statement, manner.width)
    for heading, text in told.headed:
        lines += ["", *wrap(f"{heading.say(language)}: {text}", manner.width)]
    for heading, example in ((_BAD, rule.bad), (_GOOD, rule.good)):
        if example:
            lines += ["", f"{heading.say(language)}:", ""]
            lines += [f"    {line}".rstrip() for line in example.splitlines()]
    return "\n".join(lines) + "\n"


def _said(rule: Rule, language: str) -> tuple[str, str]:
    """Return message and cure of the bad example; without one, what the rule says of all."""
    if rule.bad:
        # A rule that is off is run when it is named.
        named = None if rule.severity else [rule]
        report = check(reads(rule.bad), rules=named, today=_DAY, language=language)
        found = next((one for one in report if one.rule == rule.id), None)
        if found is not None and found.cure:
            return found.message, found.cure
    return rule.message.all[0].say(language, _Names()), rule.cure.all[0].say(language, _Names())


class _Names(dict[str, str]):
    """Stands for values that a page of a rule does not have: each is shown as its own name."""

    def get(self, key: str, default: object = None) -> str:
        del default
        return f"<{key}>"


def list_rules(manner: Manner) -> str:
    """Return every rule with its severity and its statement, worst first."""
    rules = sorted(all_rules().values(), key=lambda rule: (-rule.severity, rule.id))
    widest = max(len(rule.id) for rule in rules)
    lines: list[str] = []
    for rule in rules:
        severity = str(rule.severity)
        name = pad(SEVERITIES[severity].say(manner.language), 8)
        indent = widest + 11
        first, *rest = wrap(rule.statement.say(manner.language), max(30, manner.width - indent))
        lines.append(
            f"{manner.paint(name, severity)} {manner.paint(rule.id.ljust(widest), 'rule')}  {first}"
        )
        lines += [" " * indent + line for line in rest]
    return "\n".join(lines) + "\n"
