"""What a project's settings give with one hand and take with the other."""

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any, NamedTuple, TypeAlias

from journey.files.settings.settings import STANDARD, Settings, matches
from journey.model.amounts import read_range
from journey.problems.findings import Severity
from journey.words.sentences import Sentence

Rules: TypeAlias = Mapping[str, Severity | None]
"""The known rules by id, each with its own severity; None for what is found while reading."""

Keys: TypeAlias = tuple[str, ...]


class SettingsTable(NamedTuple):
    """One table of settings.

    Attributes:
        pattern: The pattern of paths for which it holds; empty for every file.
        values: What it says.
    """

    pattern: str
    values: Mapping[str, Any]

    @property
    def keys(self) -> Keys:
        """The keys that lead to the table."""
        return ("per_path", self.pattern) if self.pattern else ()

    @property
    def place(self) -> Sentence:
        """For which files it holds, in words."""
        return _PATHS.filled({"pattern": self.pattern}) if self.pattern else _EVERY_FILE


class Conflict(NamedTuple):
    """What cannot hold at once.

    Attributes:
        keys: The keys of the setting that takes back another one.
        words: What is wrong.
    """

    keys: Keys
    words: Sentence


_EVERY_FILE = Sentence("every file", "모든 파일")
_PATHS = Sentence("{pattern}", "{pattern}")
_ASLEEP_SELECTED = Sentence(
    "{pattern} names only rules that are off by themselves: select their ids",
    "{pattern}은(는) 기본으로 꺼진 규칙만 가리킵니다. `select`에 규칙의 id를 쓰세요",
)
_ASLEEP_GRADED = Sentence(
    "{pattern} names only rules that are off by themselves: write their ids",
    "{pattern}은(는) 기본으로 꺼진 규칙만 가리킵니다. 규칙의 id를 쓰세요",
)
_IGNORED, _TURNED_OFF = Sentence("ignored", "무시했습니다"), Sentence("turned off", "껐습니다")
_BOTH = Sentence("{pattern} is both selected and {how}", "{pattern}을(를) 선택하면서 {how}")
_HERE_AND_THERE = Sentence(
    "{pattern} is selected for {one}, but {how} for {other}",
    "{pattern}을(를) {one}에서는 선택하고 {other}에서는 {how}",
)
_GRADED_IGNORED = Sentence(
    "{pattern} is given a severity, but ignored",
    "{pattern}에 심각도를 정했지만 무시하도록 되어 있습니다",
)
_SHADOWED = Sentence(
    "{pattern} says nothing: {later} comes after it and holds for the same rules; write {later} "
    "first",
    "{pattern}은(는) 아무 효과가 없습니다. 뒤에 나오는 {later}이(가) 같은 규칙에 적용됩니다. "
    "{later}을(를) 먼저 쓰세요",
)
_LOW_ABOVE_HIGH = Sentence(
    "`low_pain` is above `high_pain`: no voice could be normal",
    "`low_pain`이 `high_pain`보다 커서 보통 우선순위인 VOC가 있을 수 없습니다",
)
_SMALL_ABOVE_LARGE = Sentence(
    "`wheel_small` is above `wheel_large`: a wheel would be both small and large",
    "`wheel_small`이 `wheel_large`보다 커서 작으면서 큰 휠이 생깁니다",
)
_ROOM = (
    ("low_pain", "high_pain", _LOW_ABOVE_HIGH),
    ("wheel_small", "wheel_large", _SMALL_ABOVE_LARGE),
)
"""Pairs of thresholds of which the first may not be above the second, and what to say of it."""

_SAVES_LESS = Sentence(
    "`automation_saves` is below `process_saves`: nothing would be worth automating",
    "`automation_saves`가 `process_saves`보다 작아 자동화할 만한 일이 있을 수 없습니다",
)
_NOTHING_LEFT = Sentence(
    "no rule is left in force: {names} {names:leaves|leave} nothing that could be found",
    "적용되는 규칙이 하나도 없습니다. {names}에서 모두 빠집니다",
)


def together(tables: Sequence[SettingsTable]) -> Settings:
    """Return what several tables say: a later one goes before an earlier one."""
    settings = STANDARD
    for table in tables:
        settings = settings.changed(table.values)
    return settings


def contradictions(tables: Sequence[SettingsTable], rules: Rules) -> list[Conflict]:
    """Find what the tables that hold for one file cannot mean at once.

    A table for some paths may narrow what holds for every file: it may ignore what that selects.
    Everything else that has no effect, or leaves no rule in force, is a contradiction.

    Args:
        tables: That for every file, then those for some paths in their order.
        rules: The known rules.
    """
    both = _Both(tables, rules)
    found = [*both.selected(), *both.graded(), *both.shadowed(), *both.figures()]
    return found or [*both.nothing()]


class _Both:
    """The tables that hold for one file, put together."""

    def __init__(self, tables: Sequence[SettingsTable], rules: Rules) -> None:
        self.tables, self.rules = tables, rules
        self.settings = together(tables)

    def origin(self, key: str, inner: str = "") -> int:
        """Return the number of the table whose word counts for a setting."""
        for number in range(len(self.tables) - 1, -1, -1):
            said = self.tables[number].values.get(key, ())
            if inner in said if inner else said:
                return number
        return 0

    def named(self, pattern: str) -> list[str]:
        """List the rules that a pattern names, but what is found while reading."""
        return [
            rule
            for rule, own in self.rules.items()
            if own is not None and fnmatchcase(rule, pattern)
        ]

    def in_force(self, rule: str) -> bool:
        own = self.rules[rule]
        if own is None:
            return matches(rule, self.settings.select)
        return self.settings.grade(rule, own) is not Severity.OFF

    def asleep(self, rule: str) -> bool:
        """Tell whether a rule is off by itself, and no id turns it on."""
        named = rule in self.settings.select or rule in self.settings.severity
        return self.rules[rule] is Severity.OFF and not named

    def at(self, number: int, *keys: str) -> Keys:
        return (*self.tables[number].keys, *keys)

    def selected(self) -> Iterator[Conflict]:
        """Find what is selected to no effect."""
        start = self.origin("select")
        if start == 0 and len(self.tables) > 1:
            return  # what holds for some paths narrows what holds for every file
        for pattern in self.settings.select:
            rules = [rule for rule in self.rules if fnmatchcase(rule, pattern)]
            off = self.settings.severity.get(pattern) == "off"
            if rules and (off or not any(map(self.in_force, rules))):
                yield self._taken_away(pattern, rules, start)

    def _taken_away(self, pattern: str, rules: Sequence[str], start: int) -> Conflict:
        ignored = [rule for rule in rules if matches(rule, self.settings.ignore)]
        if all(map(self.asleep, rules)) and not ignored:
            words = _ASLEEP_SELECTED.filled({"pattern": pattern})
            return Conflict(self.at(start, "select"), words)
        keys: Keys = ("ignore",)
        how = _IGNORED
        if not ignored:
            by = self._decider(pattern if pattern in self.settings.severity else rules[0])
            keys, how = ("severity", by), _TURNED_OFF
        end = self.origin(*keys)
        one, other = self.tables[start].place, self.tables[end].place
        values = {"pattern": pattern, "how": how, "one": one, "other": other}
        words = (_BOTH if start == end else _HERE_AND_THERE).filled(values)
        return Conflict(self.at(end, *keys), words)

    def _decider(self, rule: str) -> str:
        """Return the pattern that gives a rule its severity; empty where none does."""
        severity = self.settings.severity
        if rule in severity:
            return rule
        return next((each for each in reversed([*severity]) if fnmatchcase(rule, each)), "")

    def graded(self) -> Iterator[Conflict]:
        """Find severities for what is ignored, or for what only an id turns on."""
        end = self.origin("ignore")
        for pattern, name in self.settings.severity.items():
            rules, start = self.named(pattern), self.origin("severity", pattern)
            keys = self.at(start, "severity", pattern)
            if name == "off" or not rules:
                continue
            if start >= end and all(matches(rule, self.settings.ignore) for rule in rules):
                yield Conflict(keys, _GRADED_IGNORED.filled({"pattern": pattern}))
            elif all(map(self.asleep, rules)):
                yield Conflict(keys, _ASLEEP_GRADED.filled({"pattern": pattern}))

    def shadowed(self) -> Iterator[Conflict]:
        """Find patterns that say nothing, since a later one holds for the same rules."""
        severity = self.settings.severity
        for pattern, name in severity.items():
            start = self.origin("severity", pattern)
            deciders = [self._decider(r) for r in self.named(pattern) if not self.asleep(r)]
            if pattern in self.rules or pattern in deciders:
                continue
            for later in deciders:
                within = start == self.origin("severity", later)
                if within and later not in self.rules and severity[later] != name:
                    words = _SHADOWED.filled({"pattern": pattern, "later": later})
                    yield Conflict(self.at(start, "severity", pattern), words)
                    break

    def figures(self) -> Iterator[Conflict]:
        """Find figures that leave no room between them."""
        thresholds = self.settings.thresholds
        for low, high, words in _ROOM:
            if getattr(thresholds, low) > getattr(thresholds, high):
                first, second = (self.origin("thresholds", name) for name in (low, high))
                name = high if second > first else low
                yield Conflict(self.at(max(first, second), "thresholds", name), words)
        names = ("process_saves", "automation_saves")
        process, automation = (read_range(getattr(thresholds, name)) for name in names)
        if automation.high < process.low:
            first, last = (self.origin("thresholds", name) for name in names)
            later = names[last >= first]
            yield Conflict(self.at(max(first, last), "thresholds", later), _SAVES_LESS)

    def nothing(self) -> Iterator[Conflict]:
        """Find that no rule is left."""
        if any(map(self.in_force, self.rules)):
            return
        takers = [key for key in ("select", "ignore", "severity") if getattr(self.settings, key)]
        if takers:
            number, key = max((self.origin(key), key) for key in takers)
            words = _NOTHING_LEFT.filled({"names": takers})
            yield Conflict(self.at(number, key), words)
