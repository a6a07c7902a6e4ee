"""The page of a rule."""

from datetime import date

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
_CURE = Sentence("Cure", "해결")


def page(id: str, manner: Manner) -> str:
    """Return what there is to say of a rule.

    Raises:
        UnknownRule: There is no such rule.
    """
    rules = all_rules()
    rule, language, paint = rules[look_up("rule", id, rules)], manner.language, manner.paint
    severity = str(rule.severity)
    name = paint(SEVERITIES[severity].say(language), severity)
    lines = [f"{paint(rule.id, 'rule')} ({name})", ""]
    lines += wrap(rule.statement.say(language), manner.width)
    lines += ["", *_headed(_WHY, rule.why.say(language), manner)]
    lines += ["", *_headed(_CURE, _cures(rule, language), manner)]
    for heading, example in ((_BAD, rule.bad), (_GOOD, rule.good)):
        if example:
            lines += ["", f"{heading.say(language)}:", ""]
            lines += [f"    {line}".rstrip() for line in example.splitlines()]
    return "\n".join(lines) + "\n"


def _cures(rule: Rule, language: str) -> str:
    """Return the cure of the bad example below; without one, what the rule says of all."""
    if rule.bad:
        # A rule that is off is run when it is named.
        named = None if rule.severity else [rule]
        report = check(reads(rule.bad), rules=named, today=_DAY, language=language)
        cure = next((found.cure for found in report if found.rule == rule.id), "")
        if cure:
            return cure
    return rule.cure.all[0].say(language, _Names())


class _Names(dict[str, str]):
    """Stands for values that a page of a rule does not have: each is shown as its own name."""

    def get(self, key: str, default: object = None) -> str:
        del default
        return f"<{key}>"


def _headed(heading: Sentence, text: str, manner: Manner) -> list[str]:
    return wrap(f"{heading.say(manner.language)}: {text}", manner.width)


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
