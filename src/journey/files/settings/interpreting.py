"""A table of settings as a project wrote it: what it says, and everything that it cannot mean."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from fnmatch import fnmatchcase
from math import inf
from typing import Any, NamedTuple

from journey.files.settings.contradictions import Keys, Rules, SettingsTable, contradictions
from journey.files.settings.settings import FAIL_ON, Thresholds
from journey.model.amounts import parse_duration, read_range
from journey.model.patterns import parse_pattern
from journey.words.sentences import LANGUAGES, Sentence, joined
from journey.words.spelling import nearest
from journey.words.terms import FIGURES


class SettingMistake(NamedTuple):
    """What is wrong with a setting.

    Attributes:
        keys: The keys that lead to it.
        words: What is wrong, and what to do.
    """

    keys: Keys
    words: Sentence


_NO_TABLE = Sentence(
    "the configuration is a table of settings", "설정은 키와 값으로 된 표여야 합니다"
)
_UNKNOWN = Sentence("unknown key {key}", "알 수 없는 키 {key}")
_NO_RULE_LIKE = Sentence("no rule is named like {key}", "{key}에 맞는 규칙이 없습니다")
_NO_RULE = Sentence("no rule is named {key}", "{key}(이)라는 규칙이 없습니다")
_WHILE_READING = Sentence(
    "{key} is found while reading, and cannot be configured",
    "{key}은(는) 파일을 읽을 때 드러나는 것이라 설정할 수 없습니다",
)
_GUESS = Sentence("did you mean {guess}?", "{guess}을(를) 쓰려고 했나요?")
_KNOWN = Sentence("known keys: {known:all}", "쓸 수 있는 키: {known:all}")
_ONE_OF = Sentence("one of {known:all}", "쓸 수 있는 값: {known:all}")
_EXPLAIN = Sentence("`journey explain` lists them", "`journey explain`으로 규칙을 볼 수 있습니다")
_TEXT = Sentence("{key} is a text", "{key}에는 글을 쓰세요")
_TEXTS = Sentence(
    '{key} is a list of texts: {key:plain} = ["…"]',
    '{key}에는 글의 목록을 쓰세요: {key:plain} = ["…"]',
)
_TABLES = {
    "severity": Sentence(
        '`severity` is a table: severity = {{"stale-*" = "off"}}',
        '`severity`는 표입니다: severity = {{"stale-*" = "off"}}',
    ),
    "fail_under": Sentence(
        "`fail_under` is a table: fail_under = {{phases = 100}}",
        "`fail_under`는 표입니다: fail_under = {{phases = 100}}",
    ),
    "thresholds": Sentence(
        "`thresholds` is a table: thresholds = {{help_steps = 3}}",
        "`thresholds`는 표입니다: thresholds = {{help_steps = 3}}",
    ),
    "per_path": Sentence(
        "`per_path` is a table by pattern of paths", "`per_path`는 경로 패턴마다 쓰는 표입니다"
    ),
}
_NO_SEVERITY = Sentence("{value} is no severity", "{value}은(는) 심각도가 아닙니다")
_NO_CHOICE = Sentence(
    "{value} is none of the values of {key}", "{value}은(는) {key}에 쓸 수 없는 값입니다"
)
_PERCENTAGE = Sentence(
    "{key} is a percentage from 0 to 100", "{key}에는 0에서 100까지의 백분율을 쓰세요"
)
_STEPS = Sentence(
    "{key} is a whole number of steps from 0", "{key}에는 0 이상의 정수 걸음 수를 쓰세요"
)
_FIGURE = Sentence("{key} is a figure from 0", "{key}에는 0 이상의 수를 쓰세요")
_BETWEEN = {
    1: Sentence("{key} is a figure from 0 to 1", "{key}에는 0에서 1까지의 수를 쓰세요"),
    4: Sentence("{key} is a figure from 0 to 4", "{key}에는 0에서 4까지의 수를 쓰세요"),
}
_PATTERN = Sentence(
    "{key} is a pattern of customers, such as `vip` or `any/defective`, or a list of such",
    "{key}에는 `vip`나 `any/defective` 같은 고객 패턴이나 그 목록을 쓰세요",
)
_PART = Sentence(
    "{key} is a part of a whole, such as `0.3` or `[0.5, 0.7]`",
    "{key}에는 `0.3`이나 `[0.5, 0.7]`처럼 0에서 1까지의 비율이나 그 범위를 쓰세요",
)
_MONTHS = Sentence(
    "{key} is so many months of the first effort, such as `1` or `[0.5, 1.5]`",
    "{key}에는 `1`이나 `[0.5, 1.5]`처럼 첫 공수의 몇 달 치인지를 쓰세요",
)
_DURATION = Sentence(
    "{key} is a duration, such as `60 days`", "{key}에는 `60 days`나 `2주` 같은 기간을 쓰세요"
)


class Interpretation:
    """Reads one table, and collects every mistake with its keys.

    Attributes:
        mistakes: What is wrong, as it is met.
        per_path: What the table says differently for some paths, by their pattern.
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.mistakes: list[SettingMistake] = []
        self.per_path: dict[str, Mapping[str, Any]] = {}
        self._at: Keys = ()

    def wrong(self, words: Sentence, *keys: str, hint: Sentence | None = None, **v: object) -> None:
        """Note that something is wrong at some keys, of which the last is `{key}`."""
        values = {"key": keys[-1] if keys else "", **v}
        said = words.filled(values)
        if hint is not None:
            said = joined([said, hint.filled(values)], "; ")
        self.mistakes.append(SettingMistake((*self._at, *keys), said))

    def settings(self, table: Any, *, inner: bool = False) -> dict[str, Any]:
        """Read a table of settings, the whole one or what one pattern of paths says."""
        if not isinstance(table, dict):
            self.wrong(_NO_TABLE)
            return {}
        readers = {
            "paths": self.texts,
            "select": self.patterns,
            "ignore": self.patterns,
            "severity": self.severity,
            "fail_on": self.fail_on,
            "fail_under": self.fail_under,
            "thresholds": self.thresholds,
            "baseline": self.text,
            "language": self.language,
            "per_path": self.paths,
        }
        for name in ("paths", "per_path", "baseline", "language") if inner else ():
            del readers[name]
        values = {}
        for key, value in table.items():
            if key not in readers:
                self.unknown(key, readers)
            elif (read := readers[key](key, value)) is not None:
                values[key] = read
        values.pop("per_path", None)
        return values

    def unknown(self, key: str, known: Mapping[str, Any], *within: str) -> None:
        """Note a key that means nothing."""
        guess = nearest(key, known)
        hint = _GUESS if guess else _KNOWN
        name, names = ".".join((*within, key)), ", ".join(known)
        words = _UNKNOWN.filled({"key": name})
        self.wrong(words, *within, key, hint=hint, guess=guess, known=names)

    def text(self, key: str, value: Any) -> str | None:
        """Read a text."""
        if isinstance(value, str) and value:
            return value
        self.wrong(_TEXT, key)
        return None

    def texts(self, key: str, value: Any) -> tuple[str, ...] | None:
        """Read a list of texts."""
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.wrong(_TEXTS, key)
        return None

    def patterns(self, key: str, value: Any) -> tuple[str, ...] | None:
        """Read a list of patterns that name rules."""
        found = self.texts(key, value)
        if found is None:
            return None
        return tuple(pattern for pattern in found if self.is_known(pattern, key))

    def is_known(self, pattern: str, *keys: str) -> bool:
        """Insist that a pattern names a rule, and not only such as the loader needs."""
        named = [rule for rule in self.rules if fnmatchcase(rule, pattern)]
        if named and (keys[0] == "select" or any(self.rules[each] is not None for each in named)):
            return True
        if named:
            self.wrong(_WHILE_READING.filled({"key": pattern}), *keys)
        elif any(character in pattern for character in "*?["):
            self.wrong(_NO_RULE_LIKE.filled({"key": pattern}), *keys)
        else:
            guess = nearest(pattern, self.rules)
            words = _NO_RULE.filled({"key": pattern})
            self.wrong(words, *keys, hint=_GUESS if guess else _EXPLAIN, guess=guess)
        return False

    def severity(self, key: str, value: Any) -> dict[str, str] | None:
        """Read another severity by pattern."""
        if not isinstance(value, dict):
            self.wrong(_TABLES[key], key)
            return None
        known = ("error", "warning", "advice", "off")
        found = {}
        for pattern, name in value.items():
            if self.is_known(pattern, key, pattern) and name in known:
                found[pattern] = str(name)
            elif name not in known:
                self._no_choice(_NO_SEVERITY, name, known, key, pattern)
        return found

    def _no_choice(self, words: Sentence, value: Any, known: Sequence[str], *keys: str) -> None:
        guess = nearest(str(value), known)
        hint = _GUESS if guess else _ONE_OF
        self.wrong(words, *keys, hint=hint, value=str(value), guess=guess, known=", ".join(known))

    def choice(self, key: str, value: Any, known: Sequence[str]) -> str | None:
        """Read one of some values."""
        if value in known:
            return str(value)
        self._no_choice(_NO_CHOICE, value, known, key)
        return None

    def fail_on(self, key: str, value: Any) -> str | None:
        """Read the severity from which a check fails."""
        return self.choice(key, value, FAIL_ON)

    def language(self, key: str, value: Any) -> str | None:
        """Read the language of messages."""
        return self.choice(key, value, LANGUAGES)

    def fail_under(self, key: str, value: Any) -> dict[str, float] | None:
        """Read least percentages by figure."""
        if not isinstance(value, dict):
            self.wrong(_TABLES[key], key)
            return None
        for name, least in value.items():
            if name not in FIGURES:
                self.unknown(name, FIGURES, key)
            elif not _is_figure(least) or not 0 <= least <= 100:
                self.wrong(_PERCENTAGE, key, name)
        return dict(value)

    def thresholds(self, key: str, value: Any) -> dict[str, Any] | None:
        """Read the figures from which rules speak."""
        if not isinstance(value, dict):
            self.wrong(_TABLES[key], key)
            return None
        known = {each.name: each for each in fields(Thresholds)}
        found = {}
        for name, figure in value.items():
            if name not in known:
                self.unknown(name, known, key)
                continue
            demand = _demand(name, figure)
            if demand is not None:
                self.wrong(demand, key, name)
            else:
                found[name] = tuple(figure) if isinstance(figure, list) else figure
        return found

    def paths(self, key: str, value: Any) -> dict[str, Any] | None:
        """Read what is said differently for some paths."""
        if not isinstance(value, dict):
            self.wrong(_TABLES[key], key)
            return None
        for pattern, inner in value.items():
            self._at = (key, pattern)
            self.per_path[pattern] = self.settings(inner, inner=True)
            self._at = ()
        return value

    def contradictions(self, values: Mapping[str, Any]) -> None:
        """Find what cannot hold at once for every file, or where one pattern of paths holds."""
        whole = SettingsTable("", values)
        inner = [[whole, SettingsTable(*each)] for each in self.per_path.items()]
        for tables in ([whole], *inner):
            found = [SettingMistake(*each) for each in contradictions(tables, self.rules)]
            self.mistakes += [each for each in found if each not in self.mistakes]


def _is_figure(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _demand(name: str, value: Any) -> Sentence | None:
    """Return what a threshold has to be, where it is not that."""
    if name == "help_steps":
        whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return None if whole else _STEPS
    if name in ("automation_hours", "high_pain", "low_pain"):
        return None if _is_figure(value) and value >= 0 else _FIGURE
    if name.startswith("wheel_") or name == "guardrail_tolerance":
        most = 1 if name in ("wheel_round", "guardrail_tolerance") else 4
        return None if _is_figure(value) and 0 <= value <= most else _BETWEEN[most]
    if name.startswith(("process_", "automation_")):
        return _demand_of_maturing(name, value)
    if name == "definitions_for":
        patterns = value if isinstance(value, list) else [value]
        return None if patterns and all(map(_is_pattern, patterns)) else _PATTERN
    try:
        timed = isinstance(value, str) and parse_duration(value).steps is None
    except ValueError:
        timed = False
    return None if timed else _DURATION


def _demand_of_maturing(name: str, value: Any) -> Sentence | None:
    if name.endswith("_saves"):
        return None if _is_range(value, 1.0) else _PART
    unknown = name == "process_effort" and value == []
    return None if unknown or _is_range(value, inf) else _MONTHS


def _is_range(value: Any, most: float) -> bool:
    try:
        return not isinstance(value, str) and bool(read_range(value, most))
    except ValueError:
        return False


def _is_pattern(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(parse_pattern(value))
    except ValueError:
        return False
